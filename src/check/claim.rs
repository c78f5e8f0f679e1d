//! Claims met in a script: each head concept with its slots, its force, and what that does.

use super::{
    catalogue::{Allowed, Claim, Effect},
    discourse::{Stance, stances},
    force::{Force, Standing, standing},
    passage::{Channel, Piece, pieces},
    reach::{Slot, concepts, joined, leans},
};
use crate::language::{ConceptId, ConceptSet, Lexicon, Mention, Operator, Scoped};
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
    effects: Effects,
}

/// What a claim does, by the force of its head: see [`Claim`].
#[derive(Debug)]
struct Effects {
    asserted: Effect,
    denied: Effect,
    possible: Option<Effect>,
    optional: Option<Effect>,
    restricted: Option<Effect>,
    conditional: Option<Effect>,
    always: Option<Effect>,
    clean: bool,
    allows: Vec<Allowed>,
}

impl Effects {
    fn of(claim: &Claim) -> Self {
        Self {
            asserted: claim.asserted.unwrap_or(Effect::Nothing),
            denied: claim.denied.unwrap_or(Effect::Nothing),
            possible: claim.possible,
            optional: claim.optional,
            restricted: claim.restricted,
            conditional: claim.conditional,
            always: claim.always,
            clean: claim.clean,
            allows: claim.allows.clone(),
        }
    }
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
    /// The words of the head, and those that made its force, as tokens of the first span's piece.
    pub words: Range<usize>,
    /// See `words`.
    pub operators: Vec<Range<usize>>,
    /// What was met with the head: the piece and the mention.
    pub with: Vec<(usize, Mention)>,
}

/// A script read: its pieces and what each does to its neighbours.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The script.
    pub script: &'a Script,
    /// The pieces in spoken order.
    pub pieces: Vec<Piece<'a>>,
    /// The stance of each.
    pub stances: Vec<Stance>,
    /// Per slide, its first piece; the number of pieces for a slide that has none after it.
    pub slide_starts: Vec<usize>,
    /// Per slide, whether it leans on the one before: it opens with an answer or a pronoun.
    pub leaning: Vec<bool>,
    /// Per slide, the concepts met on it and on its neighbours.
    pub around: Vec<ConceptSet>,
    /// The lexicon they were read with.
    pub lexicon: &'a Lexicon,
}

impl<'a> Reading<'a> {
    /// Reads a script with the words of a lexicon.
    pub fn new(script: &'a Script, lexicon: &'a Lexicon) -> Self {
        Self::of(pieces(script, lexicon), script, lexicon)
    }

    /// The same script, of which a patient meets one slide in one channel only.
    pub fn alone(&self, slide: usize, channel: Channel) -> Self {
        let met = self.pieces.iter().filter(|piece| piece.slide == slide && piece.channel == channel);
        Self::of(met.cloned().collect(), self.script, self.lexicon)
    }

    /// The pieces of a slide.
    pub fn on(&self, slide: usize) -> &[Piece<'a>] {
        let start = |slide: usize| self.slide_starts.get(slide).copied().unwrap_or(self.pieces.len());
        &self.pieces[start(slide)..start(slide + 1)]
    }

    fn of(pieces: Vec<Piece<'a>>, script: &'a Script, lexicon: &'a Lexicon) -> Self {
        let stances = stances(&pieces, lexicon);
        let start = |slide: usize| pieces.partition_point(|piece| piece.slide < slide);
        let slide_starts: Vec<usize> = (0..script.slides.len()).map(start).collect();
        let leaning = slide_starts.iter().map(|first| leans(&pieces, *first, lexicon)).collect();
        let near = |slide: usize| start(slide.saturating_sub(1))..start(slide + 2);
        let met = |slide: usize| pieces[near(slide)].iter().flat_map(|piece| &piece.mentions);
        let around =
            (0..script.slides.len()).map(|slide| met(slide).map(|it| it.concept).collect()).collect();
        Self { script, pieces, stances, slide_starts, leaning, around, lexicon }
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
            effects: Effects::of(claim),
        })
    }

    /// The claim met with `head` in piece `at`, if its slots are filled.
    pub fn meet(&self, reading: &Reading<'_>, at: usize, head: &Mention) -> Option<Hit> {
        let piece = &reading.pieces[at];
        let fills = |slot: &Slot| slot.fill(reading, at, head);
        let filled: Vec<(usize, Mention)> = self.with.iter().map(fills).collect::<Option<_>>()?;
        if self.unless.iter().any(|slot| fills(slot).is_some()) {
            return None;
        }
        let here: Vec<Mention> =
            filled.iter().filter(|(place, _)| *place == at).map(|(_, mention)| *mention).collect();
        let standing = standing(piece, reading.stances[at], head, &here)?;
        let mut effect = self.effect(&standing);
        let unsure = self.hangs_on_a_condition(reading, at)
            || (self.effects.clean && !self.is_clean(reading, (at, *head), &filled));
        if effect == Effect::Says && unsure {
            effect = Effect::Unclear;
        }
        let elsewhere = |place: &usize| reading.pieces[*place].slide != piece.slide;
        if effect != Effect::Says
            && effect != Effect::Nothing
            && filled.iter().any(|(place, _)| elsewhere(place))
        {
            effect = Effect::Nothing;
        }
        let mut spans = spans(at, head, &filled, &standing);
        if let Some(answer) = reading.stances[at].answered_by {
            widen(&mut spans, answer, 0..reading.pieces[answer].tokens.len());
        }
        let (parts, words, head) = (self.parts.clone(), head.start..head.end, head.concept);
        let Standing { reported, force, cues: operators, .. } = standing;
        Some(Hit { effect, parts, spans, reported, force, head, words, operators, with: filled })
    }

    /// Whether every operator over the words of the claim is among those it accounts for.
    fn is_clean(&self, reading: &Reading<'_>, head: (usize, Mention), filled: &[(usize, Mention)]) -> bool {
        let all: Vec<(usize, Mention)> = filled.iter().copied().chain([head]).collect();
        all.iter().all(|(at, mention)| {
            let (piece, stance) = (&reading.pieces[*at], reading.stances[*at]);
            let here = |it: &&(usize, Mention)| it.0 == *at;
            let within = |op: &Scoped| {
                all.iter().filter(here).any(|(_, it)| it.start <= op.cue.start && op.cue.end <= it.end)
            };
            let reaches = |op: &&Scoped| op.scope.contains(&mention.start) || op.scope.start == mention.end;
            let stray = |op: &Scoped| !within(op) && !self.accounts_for(op.operator);
            let judged = stance.answer == Some(false) || stance.optional || stance.doubted || stance.reported;
            !judged && !piece.operators.iter().filter(reaches).any(stray)
        })
    }

    fn accounts_for(&self, operator: Operator) -> bool {
        let allows = &self.effects.allows;
        match operator {
            Operator::Must | Operator::True | Operator::Pseudo => true,
            Operator::Not | Operator::Without | Operator::Forbidden => allows.contains(&Allowed::Negation),
            Operator::Condition => allows.contains(&Allowed::Condition),
            Operator::Only => allows.contains(&Allowed::Restriction),
            Operator::Possible => allows.contains(&Allowed::Possibility),
            Operator::False | Operator::Optional | Operator::Reported => false,
        }
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
        if let Some(always) = claim.always {
            return always;
        }
        let (nothing, asserted) = (Effect::Nothing, claim.asserted);
        let effect = match standing.force {
            Force::Asserted | Force::Required => asserted,
            Force::Denied | Force::Barred | Force::Lacking => claim.denied,
            Force::Possible => claim.possible.unwrap_or(asserted),
            Force::Optional => {
                claim.optional.unwrap_or(if asserted == Effect::Says { Effect::Contradicts } else { nothing })
            }
            Force::Uncertain => Effect::Unclear,
        };
        let unclear = if effect == nothing { nothing } else { Effect::Unclear };
        let kept = |written: Effect| if written == Effect::Kept { effect } else { written };
        if standing.refuted && (standing.restricted || standing.conditional) {
            nothing
        } else if standing.conditional {
            claim.conditional.map_or(nothing, kept)
        } else if standing.restricted {
            claim.restricted.map_or(unclear, kept)
        } else {
            effect
        }
    }
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
