//! Segments: the pieces of a text that assert one thing each, and how each of them ends.
//!
//! A segment ends at `.`, `!`, `?`, `…`, `;`, `:`, an arrow, a long dash between spaces or a
//! parenthesis. Commas are inside: they bound what an operator reaches, not what is asserted.

use super::words::{Token, tokenize};
use std::ops::Range;

/// How a segment ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// With a full stop, an exclamation mark, a semicolon, or the text.
    Full,
    /// With a question mark.
    Question,
    /// With a colon, an arrow or a dash: what follows belongs to it.
    Open,
}

/// One piece of a text.
#[derive(Debug, Clone)]
pub struct Segment {
    /// Its tokens, without the sign that ends it.
    pub tokens: Vec<Token>,
    /// How it ends.
    pub ending: Ending,
    /// Whether it stands between quotation marks.
    pub quoted: bool,
}

impl Segment {
    /// The bytes of the text it covers.
    pub fn range(&self) -> Range<usize> {
        match (self.tokens.first(), self.tokens.last()) {
            (Some(first), Some(last)) => first.range.start..last.range.end,
            _ => 0..0,
        }
    }

    /// How many of its tokens are words or numbers.
    pub fn words(&self) -> usize {
        self.tokens.iter().filter(|token| !token.sign).count()
    }
}

/// Cuts a text into segments.
pub fn segments(text: &str) -> Vec<Segment> {
    let tokens = tokenize(text);
    let mut cut = Cutter::default();
    for (at, token) in tokens.iter().enumerate() {
        match ending(&tokens, at) {
            Some(ending) => cut.close(ending),
            None => cut.push(token),
        }
    }
    cut.close(Ending::Full);
    cut.segments
}

/// A segment is cut after so many tokens: nobody says more in one breath, and what is looked for in
/// a segment takes time that grows faster than its length.
const LONGEST_SEGMENT: usize = 160;

#[derive(Default)]
struct Cutter {
    segments: Vec<Segment>,
    tokens: Vec<Token>,
    quotes: usize,
    quoted_from_start: bool,
}

impl Cutter {
    fn push(&mut self, token: &Token) {
        match token.form.as_str() {
            "«" => self.quotes += 1,
            "»" => self.quotes = self.quotes.saturating_sub(1),
            _ => {}
        }
        if self.tokens.is_empty() {
            self.quoted_from_start = self.quotes > 0;
        }
        self.tokens.push(token.clone());
        if self.tokens.len() >= LONGEST_SEGMENT {
            self.close(Ending::Open);
        }
    }

    fn close(&mut self, ending: Ending) {
        let tokens = std::mem::take(&mut self.tokens);
        if tokens.iter().any(|token| !token.sign || is_mark(token)) {
            self.segments.push(Segment { tokens, ending, quoted: self.quoted_from_start });
        } else if let (Some(last), Ending::Question) = (self.segments.last_mut(), ending) {
            last.ending = Ending::Question;
        }
    }
}

fn ending(tokens: &[Token], at: usize) -> Option<Ending> {
    let token = &tokens[at];
    if !token.sign {
        return None;
    }
    match token.form.as_str() {
        "." => (!is_abbreviation(tokens, at)).then_some(Ending::Full),
        "!" | "…" | "•" | ";" => Some(Ending::Full),
        "?" => Some(Ending::Question),
        "→" | "(" | ")" | "[" | "]" | "=" => Some(Ending::Open),
        ":" => Some(Ending::Open),
        "—" => Some(Ending::Open),
        "-" if token.spaced && tokens.get(at + 1).is_none_or(|next| next.spaced) => Some(Ending::Open),
        _ => None,
    }
}

/// A tick or a cross says yes or no by itself.
fn is_mark(token: &Token) -> bool {
    matches!(token.form.as_str(), "✔" | "✓" | "✅" | "☑" | "✘" | "✗" | "×" | "❌" | "✖")
}

/// A stop after `Dr`, `M`, an initial, or inside an address (`ansm.sante.fr`) ends nothing.
fn is_abbreviation(tokens: &[Token], at: usize) -> bool {
    let next = tokens.get(at + 1);
    if next.is_some_and(|next| !next.spaced && !next.sign) {
        return true;
    }
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    next.is_some()
        && before.is_some_and(|word| {
            matches!(word.form.as_str(), "dr" | "m" | "mme" | "pr" | "ex" | "env" | "cf" | "sem" | "min")
        })
}
