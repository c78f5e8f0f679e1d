//! The proof sheet as an HTML page: one file, no script, no network.

use super::ProofSheet;
use crate::{
    failure::{Failure, Outcome},
    qr::File,
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

/// The page of a sheet, with the artwork's SVG file as it is written.
///
/// # Errors
/// The campaign's own template cannot be read or is wrong.
pub fn html(workspace: &Workspace, sheet: &ProofSheet, files: &[File]) -> Outcome<Vec<u8>> {
    let failure =
        || Failure::new("Le gabarit de l’épreuve est fautif.", "The template of the proof sheet is wrong.");
    let asset = workspace.asset(TEMPLATE)?.ok_or_else(failure)?;
    let template = std::str::from_utf8(&asset.bytes).map_err(|cause| failure().because(cause))?;
    let mut tera = Tera::default();
    tera.autoescape_on(vec![".html"]);
    tera.add_raw_template("proof.html", template).map_err(|cause| failure().because(cause))?;
    let svg = files.iter().find(|file| file.extension == "svg");
    let svg = svg.map(|file| String::from_utf8_lossy(&file.bytes)).unwrap_or_default();
    let lang = match sheet.language {
        crate::wording::Language::French => "fr",
        crate::wording::Language::English => "en",
    };
    let picture = svg.split_once("?>\n").map_or(String::new(), |(_, svg)| svg.to_owned());
    let marks = (0..=sheet.piece_mm[0].ceil() as u32).collect();
    let view = View { sheet, lang, picture, marks };
    let context = Context::from_serialize(&view).map_err(|cause| failure().because(cause))?;
    let html = tera.render("proof.html", &context).map_err(|cause| failure().because(cause))?;
    Ok(html.into_bytes())
}
