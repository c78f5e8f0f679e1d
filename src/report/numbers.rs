//! Numbers, dates and times as a language writes them.

use crate::wording::Language;

/// A number with so many decimals.
pub(super) fn decimal(value: f64, places: usize, language: Language) -> String {
    let text = format!("{value:.places$}");
    if language == Language::French { text.replace('.', ",") } else { text }
}

/// Millimetres as they are, without needless decimals.
pub(super) fn length(value: f64, language: Language) -> String {
    if language == Language::French { value.to_string().replace('.', ",") } else { value.to_string() }
}

/// Minutes and seconds, `1:07`.
pub(super) fn clock(seconds: f64) -> String {
    let seconds = seconds.max(0.0).round() as u64;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// `2026-11-22` as *22 novembre 2026* or *22 November 2026*; anything else as it is.
pub(super) fn date(date: &str, language: Language) -> String {
    const MONTHS: [(&str, &str); 12] = [
        ("janvier", "January"),
        ("février", "February"),
        ("mars", "March"),
        ("avril", "April"),
        ("mai", "May"),
        ("juin", "June"),
        ("juillet", "July"),
        ("août", "August"),
        ("septembre", "September"),
        ("octobre", "October"),
        ("novembre", "November"),
        ("décembre", "December"),
    ];
    let parts: Option<Vec<usize>> = date.split('-').map(|part| part.parse().ok()).collect();
    let Some([year, month, day]) = parts.as_deref() else { return date.to_owned() };
    let Some((fr, en)) = month.checked_sub(1).and_then(|it| MONTHS.get(it)) else { return date.to_owned() };
    match (language, day) {
        (Language::French, 1) => format!("1er\u{a0}{fr} {year}"),
        (Language::French, _) => format!("{day}\u{a0}{fr} {year}"),
        (Language::English, _) => format!("{day}\u{a0}{en} {year}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times_are_written_out() {
        assert_eq!(date("2026-03-01", Language::French), "1er\u{a0}mars 2026");
        assert_eq!(date("2026-03-01", Language::English), "1\u{a0}March 2026");
        assert_eq!(date("2018", Language::French), "2018");
        assert_eq!((clock(66.6), clock(0.4)), ("1:07".to_owned(), "0:00".to_owned()));
        assert_eq!(decimal(3.25, 1, Language::French), "3,2");
    }
}
