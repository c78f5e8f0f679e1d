//! A mistake found before the file has a document id: a finding in the making.

use crate::{
    finding::{Finding, Severity},
    place::{DocumentId, Place, Spot},
    wording::Wording,
};
use std::ops::Range;

/// What is wrong with some bytes of a text.
#[derive(Debug, Clone)]
pub(crate) struct Mistake {
    rule: &'static str,
    severity: Severity,
    pub(crate) bytes: Range<usize>,
    message: Wording,
    advice: Wording,
    related: Option<(Range<usize>, Wording)>,
}

impl Mistake {
    /// An error at `bytes`.
    pub(crate) fn new(rule: &'static str, bytes: Range<usize>, message: Wording) -> Self {
        let (severity, advice) = (Severity::Error, Wording::default());
        Self { rule, severity, bytes, message, advice, related: None }
    }

    /// The same mistake, with what to do about it.
    pub(crate) fn advise(mut self, fr: impl Into<String>, en: impl Into<String>) -> Self {
        self.advice = Wording::new(fr, en);
        self
    }

    /// The same mistake, with a second place and a few words on it.
    pub(crate) fn see(mut self, bytes: Range<usize>, words: Wording) -> Self {
        self.related = Some((bytes, words));
        self
    }

    /// The finding, once the document has its id.
    pub(crate) fn in_document(self, document: DocumentId) -> Finding {
        let place = |bytes| Place { document, spot: Spot::Bytes(bytes) };
        Finding {
            rule: self.rule,
            severity: self.severity,
            message: self.message,
            advice: self.advice,
            place: place(self.bytes),
            slide: None,
            related: self.related.map(|(bytes, words)| (place(bytes), words)),
        }
    }
}

/// The most mistakes that are told of in one file; more would help nobody and cost memory.
pub(crate) const MOST_MISTAKES: usize = 200;

/// The mistakes of one file, at most [`MOST_MISTAKES`] of them.
#[derive(Debug, Default)]
pub(crate) struct Mistakes(Vec<Mistake>);

impl Mistakes {
    /// Notes one more.
    pub(crate) fn note(&mut self, mistake: Mistake) {
        if self.0.len() < MOST_MISTAKES {
            self.0.push(mistake);
        }
    }

    /// All of them, in the order they were noted.
    pub(crate) fn into_vec(self) -> Vec<Mistake> {
        self.0
    }
}
