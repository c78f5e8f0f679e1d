//! Numbers in drawing files: plain decimals, never exponents, no trailing zeros.

use std::fmt::Write as _;

/// Appends `value`, rounded to `places` decimals.
pub(super) fn push_decimal(text: &mut String, value: f64, places: usize) {
    let start = text.len();
    let _ = write!(text, "{value:.places$}");
    if text[start..].contains('.') {
        let kept = text.trim_end_matches('0').trim_end_matches('.').len();
        text.truncate(kept);
    }
    if &text[start..] == "-0" {
        text.replace_range(start.., "0");
    }
}

/// `value`, rounded to `places` decimals.
pub(super) fn decimal(value: f64, places: usize) -> String {
    let mut text = String::new();
    push_decimal(&mut text, value, places);
    text
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn decimals_are_short_and_plain() {
        let cases = [
            (0.5, "0.5"),
            (22.5, "22.5"),
            (-0.00001, "0"),
            (1e-9, "0"),
            (100.0, "100"),
            (-3.24159, "-3.2416"),
        ];
        for (value, text) in cases {
            assert_eq!(decimal(value, 4), text);
        }
    }
}
