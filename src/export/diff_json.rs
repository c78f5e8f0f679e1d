//! What changed between two versions as JSON, `isoscript.diff/1`.

use crate::report::diff::Diff;

/// The differences as one JSON document, with a line end at its end.
pub fn diff_json(diff: &Diff<'_>) -> String {
    // Strings and numbers only: writing them into memory cannot fail.
    let mut text = serde_json::to_string_pretty(diff).unwrap_or_default();
    text.push('\n');
    text
}
