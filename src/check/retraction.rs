//! Retraction: what follows a statement and takes it back, in words that no claim of the point knows.

use super::claim::{Hit, Reading};
use crate::language::{Operator, Scoped};

/// How many pieces after the last that said the point are looked at.
const FARTHEST: usize = 3;

/// Whether what was said is taken back near it: an exception that may empty it (« sauf si », « à moins
/// d'avoir »), words that set it aside (« cette page date un peu »), a sentence that turns its back on
/// it (« or », « moi, je », « toutefois ») and denies something, or one that tells that something else
/// was meant (« je parlais de l'alcool »).
pub(super) fn is_taken_back(said: &[&Hit], reading: &Reading<'_>) -> bool {
    let heads = said.iter().filter_map(|hit| hit.spans.first().map(|(at, tokens)| (*at, tokens.end)));
    let Some((last, end)) = heads.max() else { return false };
    let slide = reading.pieces[last].slide;
    let after = (last + 1..reading.pieces.len()).take(FARTHEST);
    let near: Vec<usize> = after.filter(|at| reading.pieces[*at].slide <= slide + 1).collect();
    let next = near.first().filter(|next| reading.pieces[**next].slide == slide);
    let sets_aside = |at: &usize| !named(reading, *at, "turn/aside").is_empty();
    let of_head = |hit: &&Hit| hit.spans.first().filter(|(at, _)| *at == last).map(|_| hit.words.end);
    excepted(reading, last, said.iter().filter_map(of_head).max().unwrap_or(end))
        || named(reading, last, "turn/aside").iter().any(|start| *start >= end)
        || near.iter().any(sets_aside)
        || near.iter().take(2).any(|at| turns(reading, *at, "turn/contrast", usize::MAX))
        || next.is_some_and(|next| turns(reading, *next, "turn/back", 1))
        || next.is_some_and(|next| !named(reading, *next, "turn/other").is_empty())
}

/// Whether an exception follows token `head`, in its sentence or at the head of the next one.
fn excepted(reading: &Reading<'_>, at: usize, head: usize) -> bool {
    let excepts = |at: usize| named(reading, at, "turn/except");
    excepts(at).iter().any(|start| *start >= head)
        || reading.pieces.get(at + 1).is_some_and(|next| {
            std::ptr::eq(next.prose, reading.pieces[at].prose)
                && excepts(at + 1).iter().any(|start| *start <= 1)
        })
}

/// Whether the piece denies something and has these words, at its token `latest` or before.
fn turns(reading: &Reading<'_>, at: usize, words: &str, latest: usize) -> bool {
    let denies = |it: &Scoped| {
        !matches!(it.operator, Operator::Must | Operator::True | Operator::Possible | Operator::Condition)
    };
    named(reading, at, words).iter().any(|start| *start <= latest)
        && reading.pieces[at].operators.iter().any(denies)
}

/// Where the concept of this name is met in a piece.
fn named(reading: &Reading<'_>, at: usize, name: &str) -> Vec<usize> {
    let piece = &reading.pieces[at];
    let Some(id) = reading.lexicon.concept(name) else { return Vec::new() };
    piece.mentions.iter().filter(|it| it.concept == id).map(|it| it.start).collect()
}
