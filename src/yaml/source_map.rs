//! Where each value of a YAML document stands in its text.

use crate::place::Route;
use std::{collections::HashMap, ops::Range};

/// Where each value of a document stands, and where each line begins.
#[derive(Debug, Default)]
pub struct SourceMap {
    sites: HashMap<Route, Site>,
    lines: Vec<usize>,
}

#[derive(Debug)]
struct Site {
    key: Range<usize>,
    value: Range<usize>,
}

impl SourceMap {
    /// The bytes of the key that leads to `route`, or of the nearest value that holds it.
    pub fn key(&self, route: &Route) -> Range<usize> {
        self.nearest(route).map_or(0..0, |site| site.key.clone())
    }

    /// The bytes of the value at `route`, or of the nearest value that holds it.
    pub fn value(&self, route: &Route) -> Range<usize> {
        self.nearest(route).map_or(0..0, |site| site.value.clone())
    }

    /// The bytes of the document that decoded bytes `range` of the scalar at `route` came from.
    pub fn within(&self, _text: &str, route: &Route, _range: Range<usize>) -> Range<usize> {
        self.value(route)
    }

    /// Line and column, from 1, of a byte of the document; columns count Unicode scalar values.
    pub fn line_column(&self, text: &str, byte: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= byte).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or(0);
        let column = text.get(start..byte).map_or(1, |before| before.chars().count() + 1);
        (line, column)
    }

    fn nearest(&self, route: &Route) -> Option<&Site> {
        let mut route = route.clone();
        loop {
            if let Some(site) = self.sites.get(&route) {
                return Some(site);
            }
            route = route.parent()?;
        }
    }
}
