//! The result of a check as JSON, `isoscript.check/1`: a shape of its own, read by other programs.

use crate::report::CheckResult;

/// The result as one JSON document, with a line end at its end.
pub fn check_json(result: &CheckResult<'_>) -> String {
    // Strings and numbers only: writing them into memory cannot fail.
    let mut text = serde_json::to_string_pretty(result).unwrap_or_default();
    text.push('\n');
    text
}
