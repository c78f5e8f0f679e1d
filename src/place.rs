//! Where something stands in a file, said symbolically.
//!
//! Checks name a place by its route of keys (`slides[2].voice_over[0].text`) and never count
//! columns. A place becomes file, line and column only where it is shown: see [`crate::source`].

use std::{fmt, ops::Range};

/// Which document of a [`crate::source::Sources`] a place is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocumentId(pub(crate) usize);

/// One step of a [`Route`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    /// The value of this key of a mapping.
    Key(String),
    /// This item of a list, counted from 0 as it stands in the file.
    Item(usize),
}

/// The way from the root of a YAML document to one of its values.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Route(pub Vec<Step>);

impl Route {
    /// The root of the document.
    pub fn root() -> Self {
        Self::default()
    }

    /// This route, then the value of `key`.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        self.then(Step::Key(key.to_owned()))
    }

    /// This route, then item `index` (from 0) of the list.
    #[must_use]
    pub fn item(&self, index: usize) -> Self {
        self.then(Step::Item(index))
    }

    /// The route without its last step; `None` at the root.
    pub fn parent(&self) -> Option<Self> {
        let (_, rest) = self.0.split_last()?;
        Some(Self(rest.to_vec()))
    }

    fn then(&self, step: Step) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if position == 0 => write!(f, "{key}")?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Item(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// What part of a document a [`Place`] points at.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Spot {
    /// The document as a whole.
    Whole,
    /// Bytes of the file, where it has no shape yet (a syntax error).
    Bytes(Range<usize>),
    /// The key that leads to this route.
    Key(Route),
    /// The value at this route.
    Value(Route),
    /// Bytes of the *decoded* text of the scalar at this route, escapes and indentation undone.
    Within(Route, Range<usize>),
}

/// Where something stands: a document and a spot in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Place {
    /// The document.
    pub document: DocumentId,
    /// The part of it.
    pub spot: Spot,
}

impl Place {
    /// The document as a whole.
    pub fn whole(document: DocumentId) -> Self {
        Self { document, spot: Spot::Whole }
    }

    /// The value at `route`.
    pub fn value(document: DocumentId, route: Route) -> Self {
        Self { document, spot: Spot::Value(route) }
    }

    /// The key that leads to `route`.
    pub fn key(document: DocumentId, route: Route) -> Self {
        Self { document, spot: Spot::Key(route) }
    }

    /// Whether this place, a part of a text, holds all of `other`.
    pub fn holds(&self, other: &Self) -> bool {
        match (&self.spot, &other.spot) {
            (Spot::Within(route, range), Spot::Within(inner_route, inner)) => {
                self.document == other.document
                    && route == inner_route
                    && range.start <= inner.start
                    && inner.end <= range.end
            }
            _ => self == other,
        }
    }

    /// Bytes `range` of the decoded text at `route`.
    pub fn within(document: DocumentId, route: Route, range: Range<usize>) -> Self {
        Self { document, spot: Spot::Within(route, range) }
    }
}
