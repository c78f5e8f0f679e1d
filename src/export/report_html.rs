//! The review pack as one HTML file: no script, no network, nothing beside it.
//!
//! Every text goes through one escape. The file is well-formed XML too, so that a test can read it
//! back without guessing.

use super::markup::escape;
use crate::{
    failure::{Failure, Outcome},
    report::Pack,
    wording::Language,
    workspace::Workspace,
};
use serde::Deserialize;
use std::collections::BTreeMap;
use tera::{Context, Tera};

const TEMPLATE: &str = "templates/report/index.html";
const STYLE: &str = "templates/report/style.css";
const WORDS: &str = "templates/report/words.yaml";

/// A label of the template, in both languages.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Label {
    fr: String,
    en: String,
}

/// The pack as HTML, its labels in `language`.
///
/// # Errors
/// A template, the style or the labels that the campaign brings are wrong.
pub fn report_html(workspace: &Workspace, pack: &Pack<'_>, language: Language) -> Outcome<Vec<u8>> {
    let template = asset(workspace, TEMPLATE)?;
    let labels = asset(workspace, WORDS)?;
    let labels: BTreeMap<String, Label> =
        serde_yaml::from_str(&labels).map_err(|cause| wrong(WORDS).because(cause))?;
    let say = |label: Label| if language == Language::French { label.fr } else { label.en };
    let labels: BTreeMap<String, String> = labels.into_iter().map(|(key, label)| (key, say(label))).collect();
    let mut context = Context::from_serialize(pack).map_err(|cause| wrong(TEMPLATE).because(cause))?;
    context.insert("w", &labels);
    context.insert("style", &asset(workspace, STYLE)?);
    let mut tera = Tera::default();
    tera.autoescape_on([".html"]);
    tera.set_escape_fn(escape);
    tera.add_raw_template("index.html", &template).map_err(|cause| wrong(TEMPLATE).because(cause))?;
    let html = tera.render("index.html", &context).map_err(|cause| wrong(TEMPLATE).because(cause))?;
    Ok(html.into_bytes())
}

fn asset(workspace: &Workspace, path: &str) -> Outcome<String> {
    let asset = workspace.asset(path)?.ok_or_else(|| wrong(path))?;
    String::from_utf8(asset.bytes.into_owned()).map_err(|cause| wrong(path).because(cause))
}

fn wrong(path: &str) -> Failure {
    Failure::new(
        format!("Le fichier du dossier de relecture «\u{a0}{path}\u{a0}» est fautif."),
        format!("The file `{path}` of the review pack is wrong."),
    )
}
