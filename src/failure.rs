//! Failures: what stops the program, with its cause.

use crate::wording::{Language, Wording};
use std::{error::Error, fmt};

/// What stopped the program: one sentence in both languages, and the cause beneath it.
#[derive(Debug)]
pub struct Failure {
    /// What could not be done.
    pub wording: Wording,
    cause: Option<Box<dyn Error + Send + Sync>>,
}

/// The result of what can be stopped.
pub type Outcome<T> = Result<T, Failure>;

impl Failure {
    /// A failure with no cause beneath it.
    pub fn new(fr: impl Into<String>, en: impl Into<String>) -> Self {
        Self { wording: Wording::new(fr, en), cause: None }
    }

    /// The same failure, with the cause beneath it.
    #[must_use]
    pub fn because(mut self, cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.cause = Some(cause.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.wording.text(Language::English))
    }
}

impl Error for Failure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.cause.as_deref().map(|cause| cause as _)
    }
}
