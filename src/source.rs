//! The documents that were read, and the way from a symbolic place to file, line and column.

use crate::{
    place::{DocumentId, Place, Spot},
    yaml::SourceMap,
};
use std::ops::Range;

/// One document as read: its name, its text, and where its values stand.
#[derive(Debug)]
pub struct Document {
    /// The path as shown: as given on the command line plus the file's relative path, with `/`.
    pub path: String,
    /// The text, without a byte order mark.
    pub text: String,
    /// Where each value stands in the text.
    pub map: SourceMap,
}

/// Every document read in one run.
#[derive(Debug, Default)]
pub struct Sources {
    documents: Vec<Document>,
}

/// A place as it is shown. Lines and columns count from 1; columns count Unicode scalar values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The document's path as shown.
    pub path: String,
    /// First line.
    pub line: usize,
    /// First column.
    pub column: usize,
    /// Line of the end.
    pub end_line: usize,
    /// Column after the last character.
    pub end_column: usize,
    /// The same, as bytes of the document's text.
    pub bytes: Range<usize>,
}

impl Sources {
    /// Adds a document and gives the id that places use.
    pub fn add(&mut self, document: Document) -> DocumentId {
        self.documents.push(document);
        DocumentId(self.documents.len() - 1)
    }

    /// The document of this id. Ids come from [`Sources::add`] on the same value.
    pub fn document(&self, id: DocumentId) -> &Document {
        &self.documents[id.0]
    }

    /// The bytes of the document's text that `place` covers. A route that leads nowhere falls
    /// back to the nearest value that holds it.
    pub fn bytes(&self, place: &Place) -> Range<usize> {
        let document = self.document(place.document);
        match &place.spot {
            Spot::Whole => 0..0,
            Spot::Bytes(range) => range.clone(),
            Spot::Key(route) => document.map.key(route),
            Spot::Value(route) => document.map.value(route),
            Spot::Within(route, range) => document.map.within(route, range.clone()),
        }
    }

    /// Turns a place into file, line and column.
    pub fn locate(&self, place: &Place) -> Location {
        let document = self.document(place.document);
        let bytes = self.bytes(place);
        let (line, column) = document.map.line_column(&document.text, bytes.start);
        let (end_line, end_column) = document.map.line_column(&document.text, bytes.end);
        Location { path: document.path.clone(), line, column, end_line, end_column, bytes }
    }

    /// The source text that `place` covers, as written in the file.
    pub fn quote(&self, place: &Place) -> &str {
        let text = &self.document(place.document).text;
        text.get(self.bytes(place)).unwrap_or_default()
    }
}
