//! Reading YAML so that a medical writer can live with it.
//!
//! One pass over the parser's events gives every value its place and collects what YAML itself
//! makes wrong; the tree is then compared with the schema of the type that is wanted, and what fits
//! is decoded by serde. All mistakes of a file come out in one run.

mod blanks;
mod encoding;
mod indent;
mod mistake;
mod node;
mod patch;
#[cfg(test)]
mod places;
mod published;
mod recovery;
mod scalar;
mod scan;
mod schema;
mod shape;
mod source_map;
mod structure;
mod suggestion;
mod syntax;
mod words;

pub use blanks::Blanks;
pub use published::schema_text;
pub use source_map::SourceMap;
pub use suggestion::nearest;

use crate::{
    finding::{Finding, Severity},
    place::{DocumentId, Place},
    source::{Document, Sources},
    wording::Wording,
};
use mistake::Mistake;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::ops::Range;

/// A file read as a `T`.
#[derive(Debug)]
pub struct Decoded<T> {
    /// The document, now among the sources; every finding points into it.
    pub document: DocumentId,
    /// The value. Where the file is wrong it holds blanks, so that more mistakes can be looked for;
    /// only a value without errors, [`Decoded::sound`], is what the file says.
    pub value: Option<T>,
    /// What is wrong with the file.
    pub findings: Vec<Finding>,
    blanks: Blanks,
}

impl<T> Decoded<T> {
    /// Whether the value is what the file says: nothing was wrong.
    pub fn sound(&self) -> bool {
        self.value.is_some() && self.findings.iter().all(|finding| finding.severity != Severity::Error)
    }

    /// What of the value is a blank.
    pub fn blanks(&self) -> &Blanks {
        &self.blanks
    }
}

/// Reads the bytes of a YAML file as a `T`: all its mistakes are found, and the document is added
/// to the sources under the name `shown`.
///
/// The schema of `T` says what may stand where. Structs should `deny_unknown_fields`; a key marked
/// `#[schemars(extend("x-prose" = true))]` is text that a person reads or hears.
pub fn decode<T: DeserializeOwned + JsonSchema>(
    shown: &str,
    bytes: &[u8],
    sources: &mut Sources,
) -> Decoded<T> {
    let encoding::Text { text, mistakes: garbled } = encoding::decode(bytes);
    let recovery::Recovered { root, mistakes, gaps } = recovery::read(&text);
    let mistakes: Vec<Mistake> = garbled.into_iter().chain(mistakes).collect();
    let map = SourceMap::new(&text, root);
    let document = sources.add(Document { path: shown.to_owned(), text, map });
    let mut decoded = Decoded { document, value: None, findings: Vec::new(), blanks: Blanks::default() };
    decoded.findings.extend(mistakes.into_iter().map(|mistake| mistake.in_document(document)));
    decoded.take_shape(sources.document(document), &gaps);
    decoded
}

impl<T: DeserializeOwned + JsonSchema> Decoded<T> {
    fn take_shape(&mut self, document: &Document, gaps: &[Range<usize>]) {
        let Some(root) = document.map.root() else {
            if self.findings.is_empty() {
                self.findings.push(empty_file(self.document));
            }
            return;
        };
        let schema = schemars::schema_for!(T).to_value();
        let reading =
            shape::read(self.document, &shape::Written { text: &document.text, root, gaps }, &schema);
        self.findings.extend(reading.findings);
        self.blanks = reading.blanks;
        match serde_yaml::from_value(reading.value) {
            Ok(value) => self.value = Some(value),
            Err(error) => self.findings.push(unreadable(self.document, &error)),
        }
    }
}

fn empty_file(document: DocumentId) -> Finding {
    let message = Wording::new("Le fichier est vide.", "The file is empty.");
    Finding::error("empty-file", Place::whole(document), message)
}

/// What serde refuses though the schema allows it.
fn unreadable(document: DocumentId, error: &serde_yaml::Error) -> Finding {
    let message = Wording::new(
        format!("Le fichier ne peut pas être lu : {error}."),
        format!("The file cannot be read: {error}."),
    );
    Finding::error("unreadable-value", Place::whole(document), message)
}

/// A text that a person reads or hears; a file that cuts it short by accident is told of.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline, extend("x-prose" = true))]
pub struct Words(pub String);
