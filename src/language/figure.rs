//! Figures: shares (*3 sur 10*, *30 %*, *un tiers*) and lengths of time (*un mois*, *4 semaines*)
//! met in a sentence, with a value that can be compared.

use super::words::Token;
use schemars::JsonSchema;
use serde::Deserialize;
use std::ops::Range;

/// What a figure measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Measure {
    /// A part of a whole.
    Share,
    /// A length of time.
    Time,
}

/// How a figure is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// *3 sur 10*.
    OutOf,
    /// *30 %*, *trente pour cent*.
    Percent,
    /// *Un tiers*.
    Fraction,
    /// A number and a unit of time.
    Length,
}

/// A figure met among tokens.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What it measures.
    pub measure: Measure,
    /// How it is written.
    pub form: Form,
    /// The least it can mean: a part of one, or days.
    pub least: f64,
    /// The most it can mean: *un mois* is 28 to 31 days, *25 à 30 %* is what it says.
    pub most: f64,
    /// Its tokens.
    pub tokens: Range<usize>,
}

impl Figure {
    /// Whether both can mean the same.
    pub fn agrees_with(&self, other: &Self) -> bool {
        const ROUNDING: f64 = 0.000_1;
        self.measure == other.measure
            && self.least <= other.most + ROUNDING
            && other.least <= self.most + ROUNDING
    }
}

/// The figures among tokens, in order.
pub fn figures(tokens: &[Token]) -> Vec<Figure> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        let figure = ranged(tokens, at).or_else(|| single(tokens, at));
        at = figure.as_ref().map_or(at + 1, |it| it.tokens.end);
        found.extend(figure);
    }
    found
}

/// « 25 à 30 % », « un à deux mois », « 2 ou 3 sur 10 ».
fn ranged(tokens: &[Token], at: usize) -> Option<Figure> {
    let low = tokens.get(at)?.number?;
    matches!(tokens.get(at + 1)?.form.as_str(), "a" | "ou" | "et" | "-").then_some(())?;
    let figure = single(tokens, at + 2)?;
    let high = tokens.get(at + 2)?.number.filter(|high| *high > low)?;
    let least = figure.least * low / high;
    Some(Figure { least, tokens: at..figure.tokens.end, ..figure })
}

fn single(tokens: &[Token], at: usize) -> Option<Figure> {
    out_of(tokens, at)
        .or_else(|| percent(tokens, at))
        .or_else(|| fraction(tokens, at))
        .or_else(|| length(tokens, at))
}

/// « 3 sur 10 », « trois bébés exposés sur dix »: at most three words between.
fn out_of(tokens: &[Token], at: usize) -> Option<Figure> {
    const BETWEEN: usize = 3;
    let part = tokens.get(at)?.number?;
    let over = (at + 1..=at + 1 + BETWEEN).find(|it| tokens.get(*it).is_some_and(|it| it.form == "sur"))?;
    let plain = |token: &Token| !token.sign && token.number.is_none();
    tokens[at + 1..over].iter().all(plain).then_some(())?;
    let whole = tokens.get(over + 1)?.number.filter(|whole| *whole >= part && *whole > 1.0)?;
    Some(share(Form::OutOf, part / whole, at..over + 2))
}

fn percent(tokens: &[Token], at: usize) -> Option<Figure> {
    let number = tokens.get(at)?.number?;
    let decimals = decimals(tokens, at);
    let after = at + 1 + if decimals.is_some() { 2 } else { 0 };
    let value = (number + decimals.unwrap_or_default()) / 100.0;
    let form = |at: usize| tokens.get(at).map(|token| token.form.as_str());
    match (form(after), form(after + 1)) {
        (Some("%"), _) => Some(share(Form::Percent, value, at..after + 1)),
        (Some("pour"), Some("cent" | "100")) => Some(share(Form::Percent, value, at..after + 2)),
        _ => None,
    }
}

/// « 2,5 »: what stands behind the comma.
fn decimals(tokens: &[Token], at: usize) -> Option<f64> {
    let (comma, digits) = (tokens.get(at + 1)?, tokens.get(at + 2)?);
    let glued = comma.form == "," && !comma.spaced && !digits.spaced;
    let places = i32::try_from(digits.form.len()).ok()?;
    glued.then_some(digits.number? / 10_f64.powi(places))
}

/// « un tiers », « le quart », « deux tiers », « la moitié ».
fn fraction(tokens: &[Token], at: usize) -> Option<Figure> {
    let (first, second) = (tokens.get(at)?, tokens.get(at + 1)?);
    let times = match first.form.as_str() {
        "le" | "la" => 1.0,
        _ => first.number?,
    };
    let part = match second.form.as_str() {
        "moitie" => 2.0,
        "tiers" => 3.0,
        "quart" | "quarts" => 4.0,
        "cinquieme" | "cinquiemes" => 5.0,
        "dixieme" | "dixiemes" => 10.0,
        _ => return None,
    };
    Some(share(Form::Fraction, times / part, at..at + 2))
}

fn share(form: Form, value: f64, tokens: Range<usize>) -> Figure {
    Figure { measure: Measure::Share, form, least: value, most: value, tokens }
}

/// A number and a unit of time, in days. « Un jour » may be any day and « un an » is a length.
fn length(tokens: &[Token], at: usize) -> Option<Figure> {
    let (number, unit) = (tokens.get(at)?, tokens.get(at + 1)?);
    let count = number.number?;
    let (least, most) = match unit.form.as_str() {
        "jour" if number.form == "un" => return None,
        "jour" | "jours" | "j" => (1.0, 1.0),
        "semaine" | "semaines" => (7.0, 7.0),
        "mois" => (28.0, 31.0),
        "an" | "ans" | "annee" | "annees" => (365.0, 366.0),
        _ => return None,
    };
    let tokens = at..at + 2;
    Some(Figure {
        measure: Measure::Time,
        form: Form::Length,
        least: count * least,
        most: count * most,
        tokens,
    })
}

#[cfg(test)]
mod tests {
    use super::{super::words::tokenize, *};

    fn only(text: &str) -> Figure {
        let found = figures(&tokenize(text));
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        found[0].clone()
    }

    #[test]
    fn the_same_said_otherwise_agrees() {
        let pairs = [
            ("environ 3 bébés sur 10", "trente pour cent"),
            ("trois sur dix", "30 %"),
            ("25 à 30 %", "3 sur 10"),
            ("un mois", "4 semaines"),
            ("1 mois", "30 jours"),
            ("un an", "12 mois"),
            ("une femme sur 4", "un quart"),
            ("la moitié", "50 %"),
            ("2,5 %", "25 sur 1000"),
        ];
        for (one, other) in pairs {
            assert!(only(one).agrees_with(&only(other)), "{one}, {other}");
        }
    }

    #[test]
    fn another_figure_differs() {
        let pairs = [
            ("un mois", "cinq semaines"),
            ("un mois", "six mois"),
            ("3 sur 10", "un tiers"),
            ("3 sur 10", "25 %"),
            ("3 sur 10", "3 mois"),
        ];
        for (one, other) in pairs {
            assert!(!only(one).agrees_with(&only(other)), "{one}, {other}");
        }
    }

    #[test]
    fn what_is_no_figure_is_passed_over() {
        for text in ["un jour", "24 h/24", "le 3114", "une vidéo sur la pilule", "chaque mois"] {
            assert_eq!(figures(&tokenize(text)), [], "{text}");
        }
    }
}
