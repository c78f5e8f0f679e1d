//! Where each value of a YAML document stands in its text.

use super::node::{Content, Found, Node};
use crate::place::Route;
use std::ops::Range;

/// A column is counted from the nearest of these steps, so that a very long line stays cheap.
const STRIDE: usize = 4096;

/// Where each value of a document stands, and where each line begins.
#[derive(Debug, Default)]
pub struct SourceMap {
    root: Option<Node>,
    /// The byte each line begins at.
    lines: Vec<usize>,
    /// How many characters begin before each multiple of [`STRIDE`].
    characters: Vec<usize>,
}

impl SourceMap {
    /// The map of a text that was read as `root`; `None` where it could not be read.
    pub(crate) fn new(text: &str, root: Option<Node>) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let lines = std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect();
        let counts = text.as_bytes().chunks(STRIDE).map(count_characters);
        let characters = std::iter::once(0)
            .chain(counts.scan(0, |sum, count| {
                *sum += count;
                Some(*sum)
            }))
            .collect();
        Self { root, lines, characters }
    }

    /// The tree of the document, where it could be read.
    pub(crate) fn root(&self) -> Option<&Node> {
        self.root.as_ref()
    }

    /// The decoded text at `route`, if it is a scalar.
    pub fn text(&self, route: &Route) -> Option<&str> {
        match &self.root.as_ref()?.exact(route)?.content {
            Content::Scalar(scalar) => Some(&scalar.text),
            _ => None,
        }
    }

    /// The item of the list at `route` that byte `byte` stands in, or after which it stands.
    pub fn item_at(&self, route: &Route, byte: usize) -> Option<usize> {
        match &self.root.as_ref()?.exact(route)?.content {
            Content::List(items) => items.partition_point(|item| item.bytes.start <= byte).checked_sub(1),
            _ => None,
        }
    }

    /// The bytes of the key that leads to `route`, or of the nearest value that holds it.
    pub fn key(&self, route: &Route) -> Range<usize> {
        match self.nearest(route) {
            Some(Found { entry: Some(entry), .. }) => entry.key_bytes.clone(),
            Some(Found { node, .. }) => node.bytes.clone(),
            None => 0..0,
        }
    }

    /// The bytes of the value at `route`, or of the nearest value that holds it; of a value that
    /// is empty, the bytes of its key.
    pub fn value(&self, route: &Route) -> Range<usize> {
        match self.nearest(route) {
            Some(Found { entry: Some(entry), node }) if node.bytes.is_empty() => entry.key_bytes.clone(),
            Some(Found { node, .. }) => node.bytes.clone(),
            None => 0..0,
        }
    }

    /// The bytes of the document that decoded bytes `range` of the scalar at `route` came from.
    pub fn within(&self, route: &Route, range: Range<usize>) -> Range<usize> {
        let Some(found) = self.nearest(route) else { return 0..0 };
        let Content::Scalar(scalar) = &found.node.content else { return self.value(route) };
        scalar.runs.source_of(&range).unwrap_or_else(|| self.value(route))
    }

    /// Line and column, from 1, of a byte of the document; columns count Unicode scalar values.
    pub fn line_column(&self, text: &str, byte: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= byte).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or(0);
        let column = self.characters_before(text, byte) - self.characters_before(text, start) + 1;
        (line, column)
    }

    fn characters_before(&self, text: &str, byte: usize) -> usize {
        let byte = byte.min(text.len());
        let stride = byte / STRIDE;
        let counted = self.characters.get(stride).copied().unwrap_or(0);
        counted + text.as_bytes().get(stride * STRIDE..byte).map_or(0, count_characters)
    }

    fn nearest(&self, route: &Route) -> Option<Found<'_>> {
        Some(self.root.as_ref()?.nearest(route))
    }
}

/// How many characters begin in these bytes of UTF-8.
fn count_characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}
