//! The sentences of a text, as bytes of it.

use crate::language::{Ending, segments};
use std::ops::Range;

/// The sentences, one after the other, each with the sign that ends it; together they hold every word.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut starts: Vec<usize> = Vec::new();
    let mut open = false;
    for segment in segments(text) {
        if !open {
            starts.push(segment.range().start);
        }
        open = segment.ending == Ending::Open;
    }
    if let Some(first) = starts.first_mut() {
        *first = 0;
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().copied().zip(ends).map(|(from, to)| trimmed(text, from..to)).collect()
}

/// How many words stand between blanks; a sign alone is none.
pub(super) fn words(text: &str) -> usize {
    text.split_whitespace().filter(|it| it.chars().any(char::is_alphanumeric)).count()
}

/// The range without what opens the next sentence (a quotation mark) and without blanks around.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = text.get(range.clone()).unwrap_or_default();
    let start = range.start + part.len() - part.trim_start().len();
    start..range.start + part.trim_end().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_in_a_sentence() {
        let text = "Oui. Le site : ansm.sante.fr, avec le Dr Martin ! Et après ?";
        let found: Vec<&str> = sentences(text).into_iter().map(|it| &text[it]).collect();
        assert_eq!(found, ["Oui.", "Le site : ansm.sante.fr, avec le Dr Martin !", "Et après ?"]);
        assert_eq!(words(text), 10);
        assert!(sentences("").is_empty());
    }
}
