//! Examples: sentences that must come out present, contradicted, absent or unclear, read by the tests and
//! by `explain` only.

use crate::{
    place::{DocumentId, Place, Route},
    script::model::{Character, Gender, Line, Look, Prose, Role, Script, Slide},
};
use serde::Deserialize;

/// An examples file, `assets/catalogues/<id>.examples.yaml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExamplesFile {
    /// `isoscript.examples/1`.
    #[serde(default)]
    pub format: Option<String>,
    /// The examples, per point.
    pub examples: Vec<PointExamples>,
}

/// The examples of one point.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PointExamples {
    /// The point's id.
    pub point: String,
    /// Passages that convey it.
    #[serde(default)]
    pub present: Vec<String>,
    /// Passages that say the opposite.
    #[serde(default)]
    pub contradicted: Vec<String>,
    /// Passages that do neither.
    #[serde(default)]
    pub absent: Vec<String>,
    /// Passages that a person must judge.
    #[serde(default)]
    pub unclear: Vec<String>,
}

/// Reads an example as a script. In an example of several lines, `# ` begins a slide's title, `- `
/// a bullet, `> ` a line by another speaker; `---` begins another slide; any other line is spoken
/// by the doctor.
pub fn script_of(example: &str) -> Script {
    let document = DocumentId(0);
    let mut slides = vec![slide(document, 0)];
    for (number, text) in example.lines().map(str::trim).filter(|line| !line.is_empty()).enumerate() {
        if text == "---" {
            slides.push(slide(document, slides.len()));
            continue;
        }
        let at = slides.len() - 1;
        read_line(text, &Route::root().key("example").item(number), &mut slides[at]);
    }
    Script {
        document,
        video: "example".to_owned(),
        title: prose(document, "", &Route::root()),
        language: "fr".to_owned(),
        target_seconds: None,
        form_of_address: None,
        theme: "calm".to_owned(),
        characters: vec![doctor(document)],
        slides,
    }
}

fn read_line(text: &str, route: &Route, slide: &mut Slide) {
    let document = slide.place.document;
    let (speaker, words) = match text.split_once(' ') {
        Some(("#", title)) => {
            slide.title = Some(prose(document, title, route));
            return;
        }
        Some(("-", bullet)) => {
            slide.bullets.push(prose(document, bullet, route));
            return;
        }
        Some((">", words)) => ("other", words),
        _ => ("doctor", text),
    };
    slide.voice_over.push(Line { speaker: speaker.to_owned(), text: prose(document, words, route) });
}

fn prose(document: DocumentId, text: &str, route: &Route) -> Prose {
    Prose { text: text.to_owned(), document, route: route.clone() }
}

fn slide(document: DocumentId, index: usize) -> Slide {
    Slide {
        place: Place::whole(document),
        id: format!("slide-{}", index + 1),
        layout: "statement".to_owned(),
        title: None,
        text: None,
        highlight: None,
        bullets: Vec::new(),
        balloons: Vec::new(),
        count: None,
        picture: None,
        shows: Vec::new(),
        conveys: Vec::new(),
        voice_over: Vec::new(),
    }
}

fn doctor(document: DocumentId) -> Character {
    Character {
        place: Place::whole(document),
        id: "doctor".to_owned(),
        name: String::new(),
        role: Role::Doctor,
        occupation: String::new(),
        gender: Gender::Unspecified,
        age: None,
        look: Look::default(),
    }
}
