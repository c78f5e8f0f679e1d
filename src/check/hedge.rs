//! Hedges: what, in the very sentence that says a point, keeps it from being affirmed. « En principe »,
//! « si possible », « dans certains services », and the conditional of hearsay (« le traitement ne
//! rendrait pas stérile »).

use super::{
    claim::{Hit, Reading},
    passage::Piece,
};
use crate::language::{Operator, Token};
use std::ops::Range;

/// Whether a sentence that says the point hedges it, and nobody judges that sentence elsewhere.
pub(super) fn is_hedged(said: &[&Hit], reading: &Reading<'_>) -> bool {
    let hedge = reading.lexicon.concept("turn/hedge");
    let deciding = said.iter().flat_map(|hit| &hit.spans);
    deciding.filter(|(at, _)| reading.stances[*at].answer.is_none()).any(|(at, tokens)| {
        let piece = &reading.pieces[*at];
        hedge.is_some_and(|hedge| piece.concepts.holds(hedge)) || is_hearsay(piece, tokens)
    })
}

/// Whether one of these tokens is a verb in the conditional, which no condition asks for and no relative
/// clause needs (« le bébé que tu attendrais »).
fn is_hearsay(piece: &Piece<'_>, tokens: &Range<usize>) -> bool {
    let depends = |at: usize| {
        let before = &piece.tokens[at.saturating_sub(RELATIVE)..at];
        before.iter().any(|token| matches!(token.form.as_str(), "qui" | "que" | "qu" | "dont" | "si"))
    };
    let asked = piece.operators.iter().any(|it| it.operator == Operator::Condition);
    !asked && tokens.clone().any(|at| is_conditional(&piece.tokens[at]) && !depends(at))
}

/// How many tokens before its verb a relative word may stand.
const RELATIVE: usize = 4;

/// A third person of the conditional; *faudrait*, *devrait* and their like advise, and report nothing.
fn is_conditional(token: &Token) -> bool {
    let form = token.form.as_str();
    let ending = form.ends_with("rait") || form.ends_with("raient");
    let advises =
        ["faudrai", "devrai", "pourrai", "voudrai", "vaudrai", "saurai", "aimerai", "serai", "aurai"];
    let other = ["distrait", "extrait", "portrait", "retrait", "attrait"];
    ending
        && form.len() > 5
        && !form.ends_with("parait")
        && !other.contains(&form)
        && !advises.iter().any(|stem| form.starts_with(stem))
}
