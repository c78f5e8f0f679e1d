//! Reach: where a claim looks for what must be met with its head.

use super::{
    claim::Reading,
    force::{Force, standing},
    passage::Piece,
};
use crate::language::{ConceptId, Ending, Lexicon, Mention, Operator, Scoped, clause_of};

/// What must be met with a head, or must not.
#[derive(Debug)]
pub(super) struct Slot {
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
    /// The context, then what follows it, on the slide and at the head of the next one.
    Neighbourhood,
}

impl Slot {
    pub(super) fn new(text: &str, lexicon: &Lexicon) -> Result<Self, String> {
        let names = text.trim_start_matches(['@', '&', '~', '^', '!']);
        let marks = &text[..text.len() - names.len()];
        let reaches = [
            ('@', Reach::Clause),
            ('&', Reach::Sentence),
            ('~', Reach::Context),
            ('^', Reach::Neighbourhood),
        ];
        let reach =
            reaches.into_iter().find(|(mark, _)| marks.contains(*mark)).map_or(Reach::Segment, |it| it.1);
        Ok(Self { any: concepts(names, lexicon)?, reach, asserted: marks.contains('!') })
    }

    /// The piece and mention that fill the slot: the nearest to the head in its piece, else the
    /// nearest before it in its context.
    pub(super) fn fill(&self, reading: &Reading<'_>, at: usize, head: &Mention) -> Option<(usize, Mention)> {
        let piece = &reading.pieces[at];
        if !reading.around[piece.slide].holds_any(&self.any) {
            return None;
        }
        let clause = clause_of(&piece.clauses, head.start);
        let near = |it: &&Mention| self.reach != Reach::Clause || clause.contains(&it.start);
        let meets = piece.concepts.holds_any(&self.any);
        let here =
            piece.mentions.iter().filter(|_| meets).filter(|it| self.any.contains(&it.concept)).filter(near);
        let stands = |it: &&Mention| !self.asserted || !is_denied_apart(piece, it, head);
        let distance = |it: &&Mention| (it.start.abs_diff(head.start), it.start);
        if let Some(mention) = here.filter(stands).min_by_key(distance) {
            return Some((at, *mention));
        }
        let wide = matches!(self.reach, Reach::Context | Reach::Neighbourhood);
        let joined = joined(reading, at).into_iter().filter(|_| wide || self.reach == Reach::Sentence);
        let before = context(reading, at).filter(|_| wide);
        let round = neighbourhood(reading, at).filter(|_| self.reach == Reach::Neighbourhood);
        joined.chain(before).chain(round).find_map(|there| {
            let mentions = Some(&reading.pieces[there])
                .filter(|piece| piece.concepts.holds_any(&self.any))
                .map_or(&[][..], |piece| &piece.mentions);
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
pub(super) fn joined(reading: &Reading<'_>, at: usize) -> Vec<usize> {
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
    let leans = reading.leaning.get(slide).copied().unwrap_or(false);
    (0..at).rev().take_while(move |before| {
        let there = reading.pieces[*before].slide;
        at - before <= FARTHEST_CONTEXT
            && (there == slide || (leans && there + 1 == slide && first - before <= 3))
    })
}

/// What stands round a piece, besides its context: what follows on its slide, nearest first, the
/// head of the slide after and the end of the slide before.
fn neighbourhood<'r>(reading: &'r Reading<'_>, at: usize) -> impl Iterator<Item = usize> + 'r {
    let slide = reading.pieces[at].slide;
    let on = move |other: &usize| reading.pieces[*other].slide;
    let after =
        (at + 1..reading.pieces.len()).take(FARTHEST_AFTER).take_while(move |other| on(other) <= slide + 1);
    let first = reading.slide_starts.get(slide).copied().unwrap_or(0);
    let before = (0..first).rev().take(FARTHEST_BEFORE).take_while(move |other| on(other) + 1 >= slide);
    after.chain(before)
}

/// How many pieces ahead the neighbourhood of a piece reaches.
const FARTHEST_AFTER: usize = 12;

/// How many pieces of the slide before belong to the neighbourhood of a piece.
const FARTHEST_BEFORE: usize = 6;

/// How many pieces on either side colons and arrows may join to a piece.
const FARTHEST_JOINED: usize = 6;

/// How many pieces back the context of a piece may lie.
const FARTHEST_CONTEXT: usize = 40;

/// Whether the slide whose first piece is `first` opens with an answer or a pronoun.
pub(super) fn leans(pieces: &[Piece<'_>], first: usize, lexicon: &Lexicon) -> bool {
    let names =
        ["subject/taken-up", "answer/no", "answer/yes", "answer/false", "answer/true", "heading/fact"];
    let opening = pieces.iter().skip(first).take(2);
    let leaning = |piece: &Piece<'_>| names.iter().any(|name| piece.begins_with(lexicon, name).is_some());
    opening.filter(|piece| piece.slide == pieces[first].slide).any(leaning)
}

pub(super) fn concepts(names: &str, lexicon: &Lexicon) -> Result<Vec<ConceptId>, String> {
    names.split('|').map(|name| lexicon.concept(name.trim()).ok_or_else(|| name.trim().to_owned())).collect()
}
