//! Retraction: what follows a statement and takes it back, in words that no claim of the point knows.

use super::claim::{Hit, Reading};
use crate::language::{Operator, Scoped};
use std::ops::Range;

/// How many pieces after the last that said the point are looked at.
const FARTHEST: usize = 3;

/// Whether what was said is taken back near it: an exception that may empty it (« sauf si », « à moins
/// d'avoir »), words that set it aside (« cette page date un peu »), or a sentence that begins with a
/// word that may turn its back (« or », « moi, je ») and denies something.
pub(super) fn is_taken_back(said: &[&Hit], reading: &Reading<'_>) -> bool {
    let mut deciding: Vec<(usize, Range<usize>)> = said.iter().flat_map(|hit| hit.spans.clone()).collect();
    deciding.sort_by_key(|(piece, tokens)| (*piece, tokens.end));
    let Some((last, tokens)) = deciding.last().cloned() else { return false };
    let slide = reading.pieces[last].slide;
    let after = (last + 1..reading.pieces.len()).take(FARTHEST);
    let near: Vec<usize> = after.filter(|at| reading.pieces[*at].slide <= slide + 1).collect();
    excepted(reading, last, &tokens)
        || near.first().is_some_and(|next| turns(reading, *next) && reading.pieces[*next].slide == slide)
        || near.iter().any(|at| named(reading, *at, "turn/aside").is_some())
}

/// Whether an exception follows the deciding words, in their sentence or at the head of the next one.
fn excepted(reading: &Reading<'_>, at: usize, tokens: &Range<usize>) -> bool {
    named(reading, at, "turn/except").is_some_and(|start| start >= tokens.end)
        || reading.pieces.get(at + 1).is_some_and(|next| {
            std::ptr::eq(next.prose, reading.pieces[at].prose)
                && named(reading, at + 1, "turn/except").is_some_and(|start| start <= 1)
        })
}

fn turns(reading: &Reading<'_>, at: usize) -> bool {
    let denies = |it: &Scoped| {
        !matches!(it.operator, Operator::Must | Operator::True | Operator::Possible | Operator::Condition)
    };
    named(reading, at, "turn/back").is_some_and(|start| start <= 1)
        && reading.pieces[at].operators.iter().any(denies)
}

/// Where the concept of this name is first met in a piece.
fn named(reading: &Reading<'_>, at: usize, name: &str) -> Option<usize> {
    let piece = &reading.pieces[at];
    let id = reading.lexicon.concept(name).filter(|id| piece.concepts.holds(*id))?;
    piece.mentions.iter().filter(|it| it.concept == id).map(|it| it.start).min()
}
