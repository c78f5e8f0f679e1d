//! The proof sheet as an HTML page: one file, no script, no network.

use super::ProofSheet;
use crate::{
    failure::{Failure, Outcome},
    qr::File,
    wording::Language,
    workspace::Workspace,
};
use serde::Serialize;
use tera::{Context, Tera};

/// The template's path under `assets/`.
const TEMPLATE: &str = "templates/qr-proof.html";

/// The sheet and what only a page on a screen shows.
#[derive(Serialize)]
struct View<'a> {
    sheet: &'a ProofSheet,
    lang: &'static str,
    picture: String,
    /// Whole millimetres along the piece, for its ruler.
    marks: Vec<u32>,
}

/// The template of the page, read once for all sheets.
#[derive(Debug)]
pub struct Template(Tera);

impl Template {
    /// Reads the template, the campaign's own in place of ours.
    ///
    /// # Errors
    /// The campaign's own template cannot be read or is wrong.
    pub fn read(workspace: &Workspace) -> Outcome<Self> {
        let asset = workspace.asset(TEMPLATE)?.ok_or_else(failure)?;
        let text = std::str::from_utf8(&asset.bytes).map_err(|cause| failure().because(cause))?;
        let mut tera = Tera::default();
        tera.autoescape_on(vec![".html"]);
        tera.add_raw_template("proof.html", text).map_err(|cause| failure().because(cause))?;
        Ok(Self(tera))
    }

    /// The page of a sheet, with the artwork's SVG file as it is written.
    ///
    /// # Errors
    /// The campaign's own template asks for what there is not.
    pub fn page(&self, sheet: &ProofSheet, files: &[File]) -> Outcome<Vec<u8>> {
        let svg = files.iter().find(|file| file.extension == "svg");
        let svg = svg.map(|file| String::from_utf8_lossy(&file.bytes)).unwrap_or_default();
        let lang = match sheet.language {
            Language::French => "fr",
            Language::English => "en",
        };
        let picture = svg.split_once("?>\n").map_or(String::new(), |(_, svg)| svg.to_owned());
        let marks = (0..=sheet.piece_mm[0].ceil() as u32).collect();
        let view = View { sheet, lang, picture, marks };
        let context = Context::from_serialize(&view).map_err(|cause| failure().because(cause))?;
        let html = self.0.render("proof.html", &context).map_err(|cause| failure().because(cause))?;
        Ok(html.into_bytes())
    }
}

fn failure() -> Failure {
    Failure::new("Le gabarit de l’épreuve est fautif.", "The template of the proof sheet is wrong.")
}
