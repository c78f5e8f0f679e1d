//! Words and figures of what is written for a studio, in the campaign's language.

use crate::wording::Language;

/// Words in one language.
pub(in crate::qr) struct Words(pub(in crate::qr) Language);

impl Words {
    /// The words of a language tag; French where it is unknown.
    pub(in crate::qr) fn of(tag: &str) -> Self {
        Self(Language::from_tag(tag).unwrap_or_default())
    }

    /// The sentence of the language.
    pub(in crate::qr) fn say(&self, fr: &str, en: &str) -> String {
        match self.0 {
            Language::French => fr.to_owned(),
            Language::English => en.to_owned(),
        }
    }

    /// A figure with at most so many decimals.
    pub(in crate::qr) fn number(&self, value: f64, places: usize) -> String {
        let text = format!("{value:.places$}");
        let text = if places > 0 { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
        let text = if text == "-0" { "0" } else { text };
        match self.0 {
            Language::French => text.replace('.', ",").replace('-', "\u{2212}"),
            Language::English => text.replace('-', "\u{2212}"),
        }
    }

    /// A figure with exactly so many decimals, as it was measured.
    pub(in crate::qr) fn measured(&self, value: f64, places: usize) -> String {
        let text =
            format!("{:.places$}", if value.abs() < 0.5 / 10_f64.powi(places as i32) { 0.0 } else { value });
        match self.0 {
            Language::French => text.replace('.', ",").replace('-', "\u{2212}"),
            Language::English => text.replace('-', "\u{2212}"),
        }
    }

    /// A length.
    pub(in crate::qr) fn millimetres(&self, value: f64, places: usize) -> String {
        self.number(value, places) + "\u{a0}mm"
    }

    /// A part of one, in per cent.
    pub(in crate::qr) fn percent(&self, value: f64, places: usize) -> String {
        self.number(value * 100.0, places) + "\u{a0}%"
    }

    /// A size, thousands parted.
    pub(in crate::qr) fn bytes(&self, value: usize) -> String {
        let digits = value.to_string();
        let mut grouped = String::new();
        for (position, digit) in digits.chars().enumerate() {
            if position > 0 && (digits.len() - position).is_multiple_of(3) {
                grouped.push('\u{202f}');
            }
            grouped.push(digit);
        }
        grouped + &self.say("\u{a0}octets", "\u{a0}bytes")
    }

    /// `2026-11-22` as the language writes it; anything else as it is.
    pub(in crate::qr) fn date(&self, date: &str) -> String {
        match (self.0, date.split('-').collect::<Vec<_>>().as_slice()) {
            (Language::French, [year, month, day]) => format!("{day}/{month}/{year}"),
            _ => date.to_owned(),
        }
    }
}
