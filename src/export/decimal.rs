//! Numbers in drawing files: plain decimals, never exponents, no trailing zeros.

use std::fmt::Write as _;

/// The largest whole number that a float holds exactly.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Appends `value`, rounded to `places` decimals. A file holds thousands of these: they are counted in
/// whole numbers of the last decimal, which is ten times as fast as writing floats.
pub(super) fn push_decimal(text: &mut String, value: f64, places: usize) {
    let unit = u32::try_from(places).ok().and_then(|places| 10_u64.checked_pow(places));
    let counted = unit.map(|unit| (unit, (value * unit as f64).round()));
    match counted.filter(|(_, count)| count.abs() < EXACT) {
        Some((unit, count)) => push_count(text, count as i64, unit),
        None => {
            let _ = write!(text, "{value}");
        }
    }
}

/// Appends `count` of the units of which `unit` make one.
fn push_count(text: &mut String, count: i64, unit: u64) {
    if count < 0 {
        text.push('-');
    }
    let count = count.unsigned_abs();
    let _ = write!(text, "{}", count / unit);
    let (mut rest, mut place) = (count % unit, unit / 10);
    if rest > 0 {
        text.push('.');
    }
    while rest > 0 {
        text.push(char::from(b'0' + (rest / place) as u8));
        (rest, place) = (rest % place, place / 10);
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
            (0.05, "0.05"),
            (12.0001, "12.0001"),
            (-0.9999, "-0.9999"),
            (0.99999, "1"),
            (1e17, "100000000000000000"),
        ];
        for (value, text) in cases {
            assert_eq!(decimal(value, 4), text);
        }
    }
}
