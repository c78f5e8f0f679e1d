//! Claims met in a script: each head concept with its slots, its force, and what that does.

use super::{
    catalogue::{Claim, Effect},
    discourse::{Stance, stances},
    force::{Force, Standing, standing},
    passage::{Piece, pieces},
};
use crate::language::{ConceptId, Ending, Lexicon, Mention, Operator, Scoped, clause_of};
use crate::script::model::Script;
use std::ops::Range;

/// A claim with its names looked up.
#[derive(Debug)]
pub struct Frame {
    /// The concepts any of which is the head.
    pub head: Vec<ConceptId>,
    with: Vec<Slot>,
    unless: Vec<Slot>,
    /// The conditions that may be attached to it; any when `None`.
    conditions: Option<Vec<ConceptId>>,
    /// The parts it concerns, by position; empty for the whole point.
    pub parts: Vec<usize>,
    effects: Claim,
}

#[derive(Debug)]
struct Slot {
    any: Vec<ConceptId>,
    reach: Reach,
    asserted: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    Clause,
    Segment,
    /// The segment and those that a colon, an arrow or a dash joins to it.
    Sentence,
    /// The sentence, then what stands before it.
    Context,
}

/// A claim met in a script.
#[derive(Debug, Clone)]
pub struct Hit {
    /// What it does.
    pub effect: Effect,
    /// The parts it concerns, by position; empty for the whole point.
    pub parts: Vec<usize>,
    /// What decided: pieces, and tokens in each; the piece of the head first.
    pub spans: Vec<(usize, Range<usize>)>,
    /// It is what others say or believe, and nobody judges it where it stands.
    pub reported: bool,
    /// The force of the head, for the reader who asks why.
    pub force: Force,
    /// The concept of the head.
    pub head: ConceptId,
}

/// A script read: its pieces and what each does to its neighbours.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The pieces in spoken order.
    pub pieces: Vec<Piece<'a>>,
    /// The stance of each.
    pub stances: Vec<Stance>,
    /// Per slide, its first piece; the number of pieces for a slide that has none after it.
    pub slide_starts: Vec<usize>,
    /// The lexicon they were read with.
    pub lexicon: &'a Lexicon,
}

impl<'a> Reading<'a> {
    /// Reads a script with the words of a lexicon.
    pub fn new(script: &'a Script, lexicon: &'a Lexicon) -> Self {
        let pieces = pieces(script, lexicon);
        let stances = stances(&pieces, lexicon);
        let start = |slide: usize| pieces.partition_point(|piece| piece.slide < slide);
        let slide_starts = (0..script.slides.len()).map(start).collect();
        Self { pieces, stances, slide_starts, lexicon }
    }
}

impl Frame {
    /// Looks up the names of a claim.
    ///
    /// # Errors
    /// The name of a concept or part that does not exist.
    pub fn new(claim: &Claim, parts: &[String], lexicon: &Lexicon) -> Result<Self, String> {
        let position = |name: &String| parts.iter().position(|part| part == name).ok_or_else(|| name.clone());
        Ok(Self {
            head: concepts(&claim.head, lexicon)?,
            with: claim.with.iter().map(|slot| Slot::new(slot, lexicon)).collect::<Result<_, _>>()?,
            unless: claim.unless.iter().map(|slot| Slot::new(slot, lexicon)).collect::<Result<_, _>>()?,
            conditions: match &claim.only_if {
                Some(names) => Some(
                    names.iter().map(|it| concepts(it, lexicon)).collect::<Result<Vec<_>, _>>()?.concat(),
                ),
                None => None,
            },
            parts: claim.parts.iter().map(position).collect::<Result<_, _>>()?,
            effects: claim.clone(),
        })
    }

    /// The claim met with `head` in piece `at`, if its slots are filled.
    pub fn meet(&self, reading: &Reading<'_>, at: usize, head: &Mention) -> Option<Hit> {
        let piece = &reading.pieces[at];
        if self.unless.iter().any(|slot| slot.fill(reading, at, head).is_some()) {
            return None;
        }
        let mut filled = Vec::new();
        for slot in &self.with {
            filled.push(slot.fill(reading, at, head)?);
        }
        let here: Vec<Mention> =
            filled.iter().filter(|(place, _)| *place == at).map(|(_, mention)| *mention).collect();
        let standing = standing(piece, reading.stances[at], head, &here)?;
        let mut effect = self.effect(&standing);
        if effect == Effect::Says && self.hangs_on_a_condition(reading, at) {
            effect = Effect::Unclear;
        }
        let mut spans = spans(at, head, &filled, &standing);
        if let Some(answer) = reading.stances[at].answered_by {
            widen(&mut spans, answer, 0..reading.pieces[answer].tokens.len());
        }
        let (parts, head) = (self.parts.clone(), head.concept);
        Some(Hit { effect, parts, spans, reported: standing.reported, force: standing.force, head })
    }

    /// Whether a condition that the claim does not allow stands in the sentence.
    fn hangs_on_a_condition(&self, reading: &Reading<'_>, at: usize) -> bool {
        let Some(allowed) = &self.conditions else { return false };
        let pieces = std::iter::once(at).chain(joined(reading, at));
        pieces.into_iter().any(|there| {
            let piece = &reading.pieces[there];
            let conditions = piece.operators.iter().filter(|it| it.operator == Operator::Condition);
            let allows = |it: &Scoped| {
                let reach = it.cue.start..it.scope.end;
                piece
                    .mentions
                    .iter()
                    .any(|mention| reach.contains(&mention.start) && allowed.contains(&mention.concept))
            };
            conditions.into_iter().any(|it| !allows(it))
        })
    }

    fn effect(&self, standing: &Standing) -> Effect {
        let claim = &self.effects;
        let nothing = Effect::Nothing;
        let asserted = claim.asserted.unwrap_or(nothing);
        let effect = match standing.force {
            Force::Asserted | Force::Required => asserted,
            Force::Denied | Force::Barred | Force::Lacking => claim.denied.unwrap_or(nothing),
            Force::Possible => claim.possible.unwrap_or(asserted),
            Force::Optional => {
                claim.optional.unwrap_or(if asserted == Effect::Says { Effect::Contradicts } else { nothing })
            }
            Force::Uncertain => Effect::Unclear,
        };
        let unclear = if effect == nothing { nothing } else { Effect::Unclear };
        if standing.refuted && (standing.restricted || standing.conditional) {
            nothing
        } else if standing.conditional {
            claim.conditional.unwrap_or(nothing)
        } else if standing.restricted {
            claim.restricted.unwrap_or(unclear)
        } else {
            effect
        }
    }
}

impl Slot {
    fn new(text: &str, lexicon: &Lexicon) -> Result<Self, String> {
        let names = text.trim_start_matches(['@', '&', '~', '!']);
        let marks = &text[..text.len() - names.len()];
        let reaches = [('@', Reach::Clause), ('&', Reach::Sentence), ('~', Reach::Context)];
        let reach =
            reaches.into_iter().find(|(mark, _)| marks.contains(*mark)).map_or(Reach::Segment, |it| it.1);
        Ok(Self { any: concepts(names, lexicon)?, reach, asserted: marks.contains('!') })
    }

    /// The piece and mention that fill the slot: the nearest to the head in its piece, else the
    /// nearest before it in its context.
    fn fill(&self, reading: &Reading<'_>, at: usize, head: &Mention) -> Option<(usize, Mention)> {
        let piece = &reading.pieces[at];
        let clause = clause_of(&piece.clauses, head.start);
        let near = |it: &&Mention| self.reach != Reach::Clause || clause.contains(&it.start);
        let here = piece.mentions.iter().filter(|it| self.any.contains(&it.concept)).filter(near);
        let stands = |it: &&Mention| !self.asserted || !is_denied_apart(piece, it, head);
        let distance = |it: &&Mention| (it.start.abs_diff(head.start), it.start);
        if let Some(mention) = here.filter(stands).min_by_key(distance) {
            return Some((at, *mention));
        }
        let joined = joined(reading, at)
            .into_iter()
            .filter(|_| matches!(self.reach, Reach::Sentence | Reach::Context));
        let before = context(reading, at).filter(|_| self.reach == Reach::Context);
        joined.chain(before).find_map(|there| {
            let mentions = &reading.pieces[there].mentions;
            let found =
                mentions.iter().find(|it| self.any.contains(&it.concept) && self.holds(reading, there, it));
            found.map(|mention| (there, *mention))
        })
    }

    fn holds(&self, reading: &Reading<'_>, at: usize, mention: &Mention) -> bool {
        if !self.asserted {
            return true;
        }
        standing(&reading.pieces[at], reading.stances[at], mention, &[]).is_some_and(|it| {
            matches!(it.force, Force::Asserted | Force::Required | Force::Possible)
                && !it.reported
                && !it.conditional
        })
    }
}

/// Whether a negation reaches this mention and not the head (« prescrit, non pas au départ »).
fn is_denied_apart(piece: &Piece<'_>, mention: &Mention, head: &Mention) -> bool {
    let reaches = |it: &Scoped, at: &Mention| it.scope.contains(&at.start);
    let denies = |it: &&Scoped| matches!(it.operator, Operator::Not | Operator::Without);
    let inside = |it: &&Scoped| mention.start <= it.cue.start && it.cue.end <= mention.end;
    piece.operators.iter().filter(denies).any(|it| reaches(it, mention) && !reaches(it, head) && !inside(&it))
}

/// The other pieces of the same text that colons, arrows and dashes join to this one, nearest first.
fn joined(reading: &Reading<'_>, at: usize) -> Vec<usize> {
    let pieces = &reading.pieces;
    let same = |other: usize| std::ptr::eq(pieces[other].prose, pieces[at].prose);
    let open = |other: usize| pieces[other].ending == Ending::Open;
    let before = (0..at).rev().take_while(|other| same(*other) && open(*other)).take(FARTHEST_JOINED);
    let after =
        (at..pieces.len() - 1).take_while(|other| open(*other) && same(*other + 1)).map(|other| other + 1);
    before.chain(after.take(FARTHEST_JOINED)).collect()
}

/// The pieces that a piece leans on, nearest first: those before it on its slide, and the last of
/// the slide before when it opens its own with a question's answer or a pronoun.
fn context<'r>(reading: &'r Reading<'_>, at: usize) -> impl Iterator<Item = usize> + 'r {
    let slide = reading.pieces[at].slide;
    let first = reading.slide_starts.get(slide).copied().unwrap_or(0);
    let leans = leans(reading, first);
    (0..at).rev().take_while(move |before| {
        let there = reading.pieces[*before].slide;
        at - before <= FARTHEST_CONTEXT
            && (there == slide || (leans && there + 1 == slide && first - before <= 3))
    })
}

/// How many pieces on either side colons and arrows may join to a piece.
const FARTHEST_JOINED: usize = 6;

/// How many pieces back the context of a piece may lie.
const FARTHEST_CONTEXT: usize = 40;

fn leans(reading: &Reading<'_>, first: usize) -> bool {
    let names = ["pronoun", "answer/no", "answer/yes", "answer/false", "answer/true", "heading/fact"];
    let opening = reading.pieces.iter().skip(first).take(2);
    let leaning =
        |piece: &Piece<'_>| names.iter().any(|name| piece.begins_with(reading.lexicon, name).is_some());
    opening.filter(|piece| piece.slide == reading.pieces[first].slide).any(leaning)
}

fn concepts(names: &str, lexicon: &Lexicon) -> Result<Vec<ConceptId>, String> {
    names.split('|').map(|name| lexicon.concept(name.trim()).ok_or_else(|| name.trim().to_owned())).collect()
}

fn spans(
    at: usize,
    head: &Mention,
    filled: &[(usize, Mention)],
    standing: &Standing,
) -> Vec<(usize, Range<usize>)> {
    let mut spans: Vec<(usize, Range<usize>)> = vec![(at, head.start..head.end)];
    for (piece, mention) in filled {
        widen(&mut spans, *piece, mention.start..mention.end);
    }
    for cue in &standing.cues {
        widen(&mut spans, at, cue.clone());
    }
    spans
}

fn widen(spans: &mut Vec<(usize, Range<usize>)>, piece: usize, tokens: Range<usize>) {
    match spans.iter_mut().find(|(there, _)| *there == piece) {
        Some((_, span)) => *span = span.start.min(tokens.start)..span.end.max(tokens.end),
        None => spans.push((piece, tokens)),
    }
}
