//! A campaign's own templates, themes and pictures, right and broken.

use super::load;
use isoscript::{failure::Failure, slide::Studio, source::Sources, workspace::Workspace};
use std::{collections::BTreeMap, error::Error as _};

const SCRIPT: &str = "video: essai\ntitle: Essai\nslides:\n  - id: a\n    layout: statement\n    text: \"Bonjour\"\n    picture: sun\n";

fn with(path: &str, text: &str) -> Result<String, Failure> {
    let files = BTreeMap::from([(path.to_owned(), text.as_bytes().to_vec())]);
    let studio = Studio::new(&Workspace::memory(files))?;
    let script = load(&studio, SCRIPT, &mut Sources::default());
    Ok(studio.draw(None, &script)?.slides[0].svg.clone())
}

fn refusal(path: &str, text: &str) -> (String, String) {
    let failure = with(path, text).unwrap_err();
    let cause = failure.source().map(ToString::to_string).unwrap_or_default();
    (failure.wording.en, cause)
}

#[test]
fn a_template_of_the_campaign_replaces_ours() {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><desc>{{ slide.text.words }}</desc></svg>";
    assert!(with("templates/statement.svg", svg).unwrap().contains("<desc>Bonjour</desc>"));
}

#[test]
fn a_picture_of_the_campaign_replaces_ours() {
    let svg = "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\" fill=\"#123456\"><path d=\"M0 0h10v10z\"/></svg>";
    let drawn = with("pictures/sun.svg", svg).unwrap();
    assert!(drawn.contains("viewBox=\"0 0 10 10\"") && drawn.contains("fill=\"#123456\""));
}

#[test]
fn a_broken_template_is_named_with_its_own_line() {
    let (said, cause) = refusal("templates/statement.svg", "<svg>\n{{ slide.txet }}\n</svg>");
    assert_eq!(said, "The template `templates/statement.svg` is not valid, line 2.");
    assert!(cause.contains("txet"), "{cause}");
    let (said, _) = refusal("templates/statement.svg", "<svg>\n\n{% if slide.text %}</svg>");
    assert_eq!(said, "The template `templates/statement.svg` is not valid, line 3.");
    let wrong_style =
        "{% set it = fit(text=slide.text, style=\"huge\", x=0, y=0, width=9, height=9, ink=\"#000\") %}";
    let (said, cause) = refusal("templates/statement.svg", wrong_style);
    assert_eq!(said, "The template `templates/statement.svg` is not valid, line 1.");
    assert!(cause.contains("no style `huge`"), "{cause}");
}

#[test]
fn a_broken_theme_or_picture_is_named() {
    let (said, cause) = refusal("themes/calm.yaml", "colors: {paper: \"#fff\"}\ntints: 3\n");
    assert_eq!(said, "The theme `themes/calm.yaml` is not valid.");
    assert!(cause.contains("line 2"), "{cause}");
    let (said, _) = refusal("pictures/sun.svg", "<svg");
    assert_eq!(said, "The picture `pictures/sun.svg` is not a readable SVG file.");
}
