//! Clauses: where a segment divides, so that a negation ends where its clause does.

use super::words::{Lexicon, Mention, Token};
use std::ops::Range;

/// The clause that token `at` stands in.
pub fn clause_of(clauses: &[Range<usize>], at: usize) -> Range<usize> {
    clauses.iter().find(|clause| clause.contains(&at)).cloned().unwrap_or(at..at)
}

/// Cuts a segment into clauses: at the conjunctions and relative words of the lexicon's
/// `clause-start`, and at a comma that a new subject or verb follows.
pub fn clauses(tokens: &[Token], mentions: &[Mention], lexicon: &Lexicon) -> Vec<Range<usize>> {
    let named = |name: &str| {
        let id = lexicon.concept(name);
        mentions.iter().filter(move |it| Some(it.concept) == id).map(|it| it.start)
    };
    let mut starts: Vec<usize> = named("clause-start").collect();
    let subjects: Vec<usize> = named("subject").chain(named("subject/noun")).collect();
    for (at, token) in tokens.iter().enumerate() {
        let next = at + 1;
        let joins = token.sign && token.form == "," || matches!(token.form.as_str(), "et" | "ou");
        if joins && (subjects.contains(&next) || opens_clause(tokens, next)) {
            starts.push(next);
        }
    }
    starts.extend(after_opening(tokens, mentions, lexicon));
    starts.push(0);
    starts.sort_unstable();
    starts.dedup();
    let ends = starts.iter().skip(1).copied().chain([tokens.len()]);
    starts
        .iter()
        .copied()
        .zip(ends)
        .filter(|(start, end)| start < end)
        .map(|(start, end)| start..end)
        .collect()
}

/// « Surtout pas, … », « Même si tu n'as pas …, … »: the clause that an answer or a conjunction opens
/// ends at its comma.
fn after_opening(tokens: &[Token], mentions: &[Mention], lexicon: &Lexicon) -> Option<usize> {
    let names = ["answer/no", "answer/yes", "answer/false", "answer/true", "opening"];
    let opens = |name: &str| {
        let id = lexicon.concept(name);
        mentions.iter().any(|it| Some(it.concept) == id && it.start == 0)
    };
    names.into_iter().find(|name| opens(name))?;
    tokens.iter().position(|token| token.sign && token.form == ",").map(|comma| comma + 1)
}

fn opens_clause(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| {
        matches!(
            token.form.as_str(),
            "ne" | "n"
                | "pas"
                | "jamais"
                | "non"
                | "oui"
                | "sans"
                | "ces"
                | "cette"
                | "personne"
                | "aucun"
                | "aucune"
                | "rien"
        )
    })
}
