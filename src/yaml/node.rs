//! The tree of a YAML document: what was written, and the bytes it was written at.

use super::scalar::Runs;
use crate::place::{Route, Step};
use granit_parser::ScalarStyle;
use std::ops::Range;

/// One value of a document.
#[derive(Debug)]
pub(crate) struct Node {
    /// The bytes of the value, quotes included; of a block scalar, the bytes of its text.
    pub(crate) bytes: Range<usize>,
    /// What it is.
    pub(crate) content: Content,
}

/// What a value is.
#[derive(Debug)]
pub(crate) enum Content {
    /// A text, number or word.
    Scalar(Scalar),
    /// A list.
    List(Vec<Node>),
    /// Keys and their values.
    Map(Map),
    /// Nothing: a key or a dash with no value behind it.
    Empty,
    /// Something this program does not read (an alias, say); a finding tells of it already.
    Refused,
}

/// A text, number or word.
#[derive(Debug)]
pub(crate) struct Scalar {
    /// The text with escapes and indentation undone.
    pub(crate) text: String,
    /// How it was written.
    pub(crate) style: ScalarStyle,
    /// Where its parts stand in the file.
    pub(crate) runs: Runs,
}

/// Keys and their values, in the order of the file; no key twice.
#[derive(Debug)]
pub(crate) struct Map {
    entries: Vec<Entry>,
    /// Positions in `entries`, in the order of the keys.
    sorted: Vec<usize>,
}

/// A key and its value.
#[derive(Debug)]
pub(crate) struct Entry {
    /// The key.
    pub(crate) key: String,
    /// The bytes of the key.
    pub(crate) key_bytes: Range<usize>,
    /// The value.
    pub(crate) value: Node,
}

impl Map {
    /// Puts entries together; no key may occur twice.
    pub(crate) fn new(entries: Vec<Entry>) -> Self {
        let mut sorted: Vec<usize> = (0..entries.len()).collect();
        sorted.sort_by(|a, b| entries[*a].key.cmp(&entries[*b].key));
        Self { entries, sorted }
    }

    /// The entries in the order of the file.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry of this key.
    pub(crate) fn entry(&self, key: &str) -> Option<&Entry> {
        let position = self.sorted.binary_search_by(|at| self.entries[*at].key.as_str().cmp(key)).ok()?;
        Some(&self.entries[self.sorted[position]])
    }
}

/// What a route leads to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found<'a> {
    /// The last key on the way, if the last step is a key.
    pub(crate) entry: Option<&'a Entry>,
    /// The value.
    pub(crate) node: &'a Node,
}

impl Node {
    /// The value at `route`, or the nearest value that holds it.
    pub(crate) fn nearest(&self, route: &Route) -> Found<'_> {
        let mut found = Found { entry: None, node: self };
        for step in &route.0 {
            match found.node.step(step) {
                Some(next) => found = next,
                None => break,
            }
        }
        found
    }

    /// The value at `route`, if there is one.
    pub(crate) fn exact(&self, route: &Route) -> Option<&Self> {
        route.0.iter().try_fold(self, |node, step| node.step(step).map(|found| found.node))
    }

    fn step(&self, step: &Step) -> Option<Found<'_>> {
        match (step, &self.content) {
            (Step::Key(key), Content::Map(map)) => {
                map.entry(key).map(|entry| Found { entry: Some(entry), node: &entry.value })
            }
            (Step::Item(index), Content::List(items)) => {
                items.get(*index).map(|node| Found { entry: None, node })
            }
            _ => None,
        }
    }
}
