//! Force: what the operators around a concept make of it.

use super::{discourse::Stance, passage::Piece};
use crate::language::{Mention, Operator, Scoped};
use std::ops::Range;

/// What is asserted of a concept, all its operators accounted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Force {
    /// It is so.
    Asserted,
    /// It must be so.
    Required,
    /// It is not so.
    Denied,
    /// It must not be so.
    Barred,
    /// It is missing (*sans*).
    Lacking,
    /// It can be so.
    Possible,
    /// It may be done or left.
    Optional,
    /// The operators are there and their sum cannot be told.
    Uncertain,
}

/// The force of a concept and how it is hedged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// What is asserted.
    pub force: Force,
    /// It stands inside a condition.
    pub conditional: bool,
    /// It holds only so (*seulement*, *ne … que*).
    pub restricted: bool,
    /// It is judged false: what was restricted or conditional in it says nothing any more.
    pub refuted: bool,
    /// Others say or believe it, and nobody here judges it.
    pub reported: bool,
    /// The cues that decided, as tokens.
    pub cues: Vec<Range<usize>>,
}

/// What is asserted of `head` in `piece`; `None` for a question without an answer and
/// for what speaks of something else. `slots` are the
/// mentions that fill the claim: a cue inside one of them is part of its words.
pub fn standing(piece: &Piece<'_>, stance: Stance, head: &Mention, slots: &[Mention]) -> Option<Standing> {
    let unanswered = stance.answer.is_none() && !stance.optional;
    if stance.elsewhere || (stance.question && unanswered) {
        return None;
    }
    let chain = chain(piece, head, slots);
    let doubted = stance.doubted;
    let over = |operator: Operator| chain.iter().any(|it| it.operator == operator);
    let mut force = chain.iter().rev().fold(Force::Asserted, |force, it| apply(it.operator, force));
    if doubted {
        force = Force::Uncertain;
    }
    if stance.optional {
        force = apply(Operator::Optional, force);
    }
    if let Some(yes) = stance.answer {
        force = answered(force, stance.question, yes, stance.confirmed);
    }
    Some(Standing {
        force,
        conditional: over(Operator::Condition),
        restricted: over(Operator::Only),
        refuted: stance.answer == Some(false),
        reported: (stance.reported || over(Operator::Reported)) && stance.answer.is_none(),
        cues: chain.iter().map(|it| it.cue.clone()).collect(),
    })
}

/// The operators over `head`, outermost first: those whose scope holds it, and those that turn
/// round an operator standing behind it (« prêter n'est pas interdit »).
fn chain<'p>(piece: &'p Piece<'_>, head: &Mention, slots: &[Mention]) -> Vec<&'p Scoped> {
    let inside = |op: &Scoped| {
        let negates = matches!(op.operator, Operator::Not | Operator::Without);
        let within = |it: &Mention| it.start <= op.cue.start && op.cue.end <= it.end;
        let owns = |it: &Mention| within(it) && (it.own_negation || op.worded || !negates);
        owns(head) || slots.iter().any(owns)
    };
    let over_head: Vec<&Scoped> = piece
        .operators
        .iter()
        .filter(|it| {
            it.scope.contains(&head.start)
                || (it.scope.start > head.start
                    && it.scope.start < head.end
                    && it.cue.start <= head.end
                    && it.operator == Operator::Not)
        })
        .filter(|it| !inside(it))
        .collect();
    let behind = |it: &&&Scoped| it.cue.start >= head.end;
    let turned: Vec<&Scoped> = piece
        .operators
        .iter()
        .filter(|it| matches!(it.operator, Operator::Not | Operator::Possible))
        .filter(|it| !over_head.iter().any(|other| std::ptr::eq(*other, *it)) && !inside(it))
        .filter(|it| {
            over_head
                .iter()
                .filter(behind)
                .any(|op| op.operator != Operator::Not && it.scope.contains(&op.cue.start))
        })
        .collect();
    // « Aucun test n'est nécessaire »: the negation reaches the judgement behind the head.
    let under_negation = |it: &Scoped| {
        over_head.iter().any(|op| {
            op.operator == Operator::Not && op.cue.start < head.start && op.scope.contains(&it.cue.start)
        })
    };
    let rank = |it: &&Scoped| {
        let group = if turned.iter().any(|other| std::ptr::eq(*other, *it)) {
            0
        } else if it.cue.start < head.end {
            2
        } else if under_negation(it) {
            3
        } else {
            1
        };
        (group, it.cue.start, it.operator != Operator::Not)
    };
    let mut chain: Vec<&Scoped> = over_head.iter().chain(&turned).copied().collect();
    chain.sort_by_key(rank);
    chain
}

fn apply(operator: Operator, force: Force) -> Force {
    use Force::{Asserted, Barred, Denied, Lacking, Optional, Possible, Required, Uncertain};
    match (operator, force) {
        (_, Uncertain) => Uncertain,
        (Operator::Not, Asserted | Possible) => Denied,
        (Operator::Not, Required) => Optional,
        (Operator::Not | Operator::Forbidden | Operator::False, Lacking) => Required,
        (Operator::Without, Asserted | Required | Possible | Optional) => Lacking,
        (Operator::Without, _) => Uncertain,
        (Operator::Possible, Lacking) => Optional,
        (Operator::Must, Lacking) => Barred,
        (Operator::Optional, Lacking) => Optional,
        (Operator::Not, Denied) => Uncertain,
        (Operator::Not, Barred) => Possible,
        (Operator::Not, Optional) => Required,
        (Operator::False, Asserted | Required | Possible | Optional) => Denied,
        (Operator::False, Denied | Barred) => Asserted,
        (Operator::Possible, Asserted | Required | Possible) => Possible,
        (Operator::Possible, Optional) => Optional,
        (Operator::Possible, Denied) => Uncertain,
        (Operator::Possible, Barred) => Barred,
        (Operator::Must, Asserted | Required | Possible | Optional) => Required,
        (Operator::Must, Denied | Barred) => Barred,
        (Operator::Optional, Asserted | Required | Possible | Optional) => Optional,
        (Operator::Optional, Denied | Barred) => Uncertain,
        (Operator::Forbidden, Asserted | Required | Possible | Optional) => Barred,
        (Operator::Forbidden, Denied | Barred) => Required,
        (
            Operator::True | Operator::Reported | Operator::Condition | Operator::Only | Operator::Pseudo,
            force,
        ) => force,
    }
}

/// A question takes its force from the answer: *non* after a negative question confirms it, *si*
/// turns it round. A statement that is judged false is turned round.
fn answered(force: Force, question: bool, yes: bool, confirmed: bool) -> Force {
    match (question, yes, force) {
        (true, true, Force::Denied) if confirmed => Force::Asserted,
        (true, true, Force::Denied) => Force::Uncertain,
        (true, false, Force::Denied) if confirmed => Force::Denied,
        (_, false, force) => apply(Operator::False, force),
        (_, true, force) => force,
    }
}
