//! Findings: what a person must know about, with a place and advice.
//!
//! A finding is data. What is wrong with a script is collected, all of it; only what stops the
//! program is an error.

use crate::{place::Place, wording::Wording};
use serde::Serialize;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Must be settled; the exit code is 1.
    Error,
    /// Should be looked at.
    Warning,
    /// Good to know.
    Note,
}

/// One finding about a user's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule, in kebab-case: `unknown-key`, `text-overflow`… `isoscript explain RULE` tells of it.
    pub rule: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong, one sentence.
    pub message: Wording,
    /// What to do about it; empty when the message says it.
    pub advice: Wording,
    /// Where it is. For something missing, what should hold it.
    pub place: Place,
    /// The slide it touches, by id, when there is one.
    pub slide: Option<String>,
    /// A second place worth showing, with a few words on it (a first definition, a contradiction).
    pub related: Option<(Place, Wording)>,
}

impl Finding {
    /// A finding of severity error at `place`.
    pub fn error(rule: &'static str, place: Place, message: Wording) -> Self {
        Self::new(rule, Severity::Error, place, message)
    }

    /// A finding of severity warning at `place`.
    pub fn warning(rule: &'static str, place: Place, message: Wording) -> Self {
        Self::new(rule, Severity::Warning, place, message)
    }

    /// A finding of severity note at `place`.
    pub fn note(rule: &'static str, place: Place, message: Wording) -> Self {
        Self::new(rule, Severity::Note, place, message)
    }

    fn new(rule: &'static str, severity: Severity, place: Place, message: Wording) -> Self {
        Self { rule, severity, message, advice: Wording::default(), place, slide: None, related: None }
    }

    /// The same finding, with what to do about it.
    #[must_use]
    pub fn advise(mut self, advice: Wording) -> Self {
        self.advice = advice;
        self
    }

    /// The same finding, about the slide of this id.
    #[must_use]
    pub fn on_slide(mut self, slide: impl Into<String>) -> Self {
        self.slide = Some(slide.into());
        self
    }

    /// The same finding, with a second place and a few words on it.
    #[must_use]
    pub fn see(mut self, place: Place, words: Wording) -> Self {
        self.related = Some((place, words));
        self
    }
}
