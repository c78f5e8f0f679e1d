//! What a syntax error means to somebody who has never seen YAML.

use super::mistake::Mistake;
use crate::wording::Wording;
use granit_parser::ScanError;

/// Says what is wrong where the parser stopped.
pub(crate) fn explain(text: &str, error: &ScanError) -> Mistake {
    let at = error.marker().byte_offset().unwrap_or(0).min(text.len());
    let message = Wording::new("La mise en forme YAML est rompue ici.", "The YAML breaks off here.");
    Mistake::new("syntax", at..at, message)
}
