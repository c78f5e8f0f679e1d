//! Discourse: what one segment does to another. A question and its answer, a belief and its
//! correction, a heading and what it announces.

use super::passage::Piece;
use crate::language::{ConceptId, Ending, Lexicon, Mention, Operator};

/// What the segments around a segment do to what it says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stance {
    /// It asks.
    pub question: bool,
    /// It tells what others say or believe.
    pub reported: bool,
    /// It is answered or judged elsewhere: `true` for yes or true.
    pub answer: Option<bool>,
    /// The answer is *no* to a question, and not *false* said of a statement: a negative question is
    /// confirmed by it. Or it is *si*, and turns a negative question round.
    pub confirmed: bool,
    /// It is made optional elsewhere (« … : pas toujours nécessaire »).
    pub optional: bool,
    /// What follows takes it back, in words that cannot be tied to it for sure.
    pub doubted: bool,
    /// The piece that answers or judges it.
    pub answered_by: Option<usize>,
    /// It speaks of something else: another medicine, another disease; or only announces what will
    /// be said.
    pub elsewhere: bool,
}

/// The stance of every piece.
pub fn stances(pieces: &[Piece<'_>], lexicon: &Lexicon) -> Vec<Stance> {
    let mut stances: Vec<Stance> = pieces.iter().map(own_stance(lexicon)).collect();
    for at in (1..pieces.len()).rev() {
        // « Une cape et un préservatif : ça va, non ? » asks as a whole.
        let (before, piece) = (&pieces[at - 1], &pieces[at]);
        let same = std::ptr::eq(before.prose, piece.prose) && before.ending == Ending::Open;
        let asks = stances[at].question && piece.ending == Ending::Question;
        stances[at - 1].question |= same && asks && before.begins_with(lexicon, "heading/myth").is_none();
    }
    stray(pieces, lexicon, &mut stances);
    for at in 0..pieces.len() {
        announce(pieces, lexicon, at, &mut stances);
    }
    for at in 0..pieces.len() {
        let Some(verdict) = verdict(&pieces[at], lexicon) else { continue };
        if let Some(target) = target(pieces, &stances, at, verdict, lexicon) {
            match verdict.kind {
                Kind::Optional => stances[target].optional = true,
                Kind::Yes | Kind::True | Kind::Contrary => stances[target].answer = Some(true),
                Kind::No | Kind::False => stances[target].answer = Some(false),
                Kind::Perhaps => {
                    stances[target].answer = Some(true);
                    stances[target].doubted = true;
                }
            }
            stances[target].confirmed = matches!(verdict.kind, Kind::No | Kind::Contrary);
            stances[target].answered_by = Some(at);
        }
    }
    take_back(pieces, lexicon, &mut stances);
    stances
}

/// « Sous statine, … », « Ma tante prend du thalidomide : elle, … »: another subject is spoken of,
/// up to the end of what colons join and as long as the sentences after it go on with a pronoun,
/// unless the campaign's own is named there. « Nous en parlerons » says nothing yet.
fn stray(pieces: &[Piece<'_>], lexicon: &Lexicon, stances: &mut [Stance]) {
    let has = |piece: &Piece<'_>, name: &str| {
        lexicon.concept(name).is_some_and(|id| piece.mentions.iter().any(|it| it.concept == id))
    };
    for at in 0..pieces.len() {
        let piece = &pieces[at];
        let own = has(piece, "subject/own");
        let goes_on =
            at > 0 && stances[at - 1].elsewhere && std::ptr::eq(pieces[at - 1].prose, piece.prose) && {
                pieces[at - 1].ending == Ending::Open
                    || piece.begins_with(lexicon, "subject/taken-up").is_some()
                    || pieces[at - 1].ending == Ending::Question
            };
        let announces = has(piece, "subject/announced");
        stances[at].elsewhere = announces || (!own && (has(piece, "subject/other") || goes_on));
        if announces && at > 0 && pieces[at - 1].ending == Ending::Open && same_text(pieces, at) {
            stances[at - 1].elsewhere = true;
        }
    }
}

fn same_text(pieces: &[Piece<'_>], at: usize) -> bool {
    std::ptr::eq(pieces[at - 1].prose, pieces[at].prose)
}

/// « …, mais ce n'est pas le cas », « on l'a longtemps dit »: what stands before, on the slide, is
/// no longer sure, unless it was judged already.
fn take_back(pieces: &[Piece<'_>], lexicon: &Lexicon, stances: &mut [Stance]) {
    let Some(cue) = lexicon.concept("judge/doubt") else { return };
    for at in 0..pieces.len() {
        let Some(mention) = pieces[at].mentions.iter().find(|it| it.concept == cue) else { continue };
        let judged = stances[at.saturating_sub(6)..=at].iter().any(|it| it.answered_by == Some(at));
        if judged {
            continue;
        }
        let same_text = |other: usize| std::ptr::eq(pieces[other].prose, pieces[at].prose);
        let reach = (0..at).rev().take_while(|it| pieces[*it].slide == pieces[at].slide && at - it <= 2);
        let earlier: Vec<usize> = reach.filter(|it| same_text(*it) || at - it == 1).collect();
        for before in earlier {
            stances[before].doubted |= stances[before].answer.is_none();
        }
        stances[at].doubted |= mention.start > 3;
    }
}

fn own_stance<'a>(lexicon: &'a Lexicon) -> impl Fn(&Piece<'a>) -> Stance {
    let named = |name: &str| lexicon.concept(name);
    let (quiz, indirect) = (named("heading/true-or-false"), named("heading/indirect-question"));
    let (rhetorical, tag) = (named("heading/rhetorical"), named("heading/tag"));
    move |piece| {
        let has = |id: Option<ConceptId>| piece.mentions.iter().any(|it| Some(it.concept) == id);
        let words = piece.tokens.iter().rposition(|token| !token.sign).map_or(0, |last| last + 1);
        let ends = |it: &Mention| Some(it.concept) == tag && it.end == words && it.start > 2;
        let asks = piece.ending == Ending::Question && !has(quiz) && !has(rhetorical);
        let asks = asks && !piece.mentions.iter().any(ends);
        let question = asks || has(indirect);
        let reported = piece.operators.iter().any(|it| it.operator == Operator::Reported);
        Stance { question, reported, ..Stance::default() }
    }
}

/// « Idée reçue : », « On entend souvent ceci : », « Vrai ou faux ? » make reports of what follows
/// in the same text, or on the same slide when they are its title.
fn announce(pieces: &[Piece<'_>], lexicon: &Lexicon, at: usize, stances: &mut [Stance]) {
    let piece = &pieces[at];
    let named =
        |name: &str| lexicon.concept(name).is_some_and(|id| piece.mentions.iter().any(|it| it.concept == id));
    let myth = named("heading/myth") && piece.words() <= 6;
    let quiz = named("heading/true-or-false") && piece.words() <= 6;
    if !(myth || quiz) {
        return;
    }
    let follows = pieces.get(at + 1).is_some_and(|next| next.slide == piece.slide);
    let fact = pieces.get(at + 1).is_some_and(|next| begins_with_fact(next, lexicon));
    if follows && !fact && (piece.heading || piece.ending != Ending::Full || piece.words() <= 3) {
        stances[at + 1].reported = true;
    }
}

fn begins_with_fact(piece: &Piece<'_>, lexicon: &Lexicon) -> bool {
    piece.begins_with(lexicon, "heading/fact").is_some()
}

/// What a word of answer or judgement at the head of a piece does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Yes,
    No,
    /// *C'est vrai*: it judges a statement, and not only answers a question.
    True,
    False,
    Optional,
    /// *Si*, after a negative question.
    Contrary,
    /// *Peut-être*, *ça dépend*, *parfois*.
    Perhaps,
}

#[derive(Debug, Clone, Copy)]
struct Verdict {
    kind: Kind,
    /// Nothing follows it in the piece.
    alone: bool,
}

fn verdict(piece: &Piece<'_>, lexicon: &Lexicon) -> Option<Verdict> {
    let kinds = [
        ("answer/optional", Kind::Optional),
        ("answer/perhaps", Kind::Perhaps),
        ("answer/contrary", Kind::Contrary),
        ("answer/no", Kind::No),
        ("answer/yes", Kind::Yes),
        ("answer/false", Kind::False),
        ("answer/true", Kind::True),
    ];
    if piece.ending == Ending::Question {
        return None;
    }
    kinds.into_iter().find_map(|(name, kind)| {
        let end = piece.begins_with(lexicon, name)?;
        let rest = piece.tokens.get(end..).unwrap_or_default();
        let alone = rest.iter().all(|token| token.sign);
        let goes_on = [",", "»", "et", "mais", "car", "puisque", "parce"];
        let closed = rest.first().is_none_or(|next| goes_on.contains(&next.form.as_str()));
        (closed || piece.words() <= 4).then_some(Verdict { kind, alone })
    })
}

/// The piece that an answer at `at` is about: the nearest question, report or quotation before it;
/// a judgement, an answer that stands alone and another voice also reach a plain statement.
fn target(
    pieces: &[Piece<'_>],
    stances: &[Stance],
    at: usize,
    verdict: Verdict,
    lexicon: &Lexicon,
) -> Option<usize> {
    let piece = &pieces[at];
    let quiz = lexicon.concept("heading/true-or-false");
    let asks_to_judge = |before: &usize| pieces[*before].mentions.iter().any(|it| Some(it.concept) == quiz);
    let near = |before: &usize| pieces[*before].slide + 1 >= piece.slide && at - before <= 4;
    let open = |before: &usize| stances[*before].answer.is_none() && !asks_to_judge(before);
    let mut earlier = (0..at).rev().take_while(near).filter(open);
    if let Some(before) =
        (0..at).rev().find(|before| !asks_to_judge(before)).filter(|it| near(it) && open(it))
    {
        let stance = stances[before];
        let spoken = |at: usize| (pieces[at].speaker, pieces[at].channel);
        let other_voice = spoken(before) != spoken(at) && pieces[before].channel == piece.channel;
        let fragment = pieces[before].ending == Ending::Open && verdict.alone;
        let judges = matches!(verdict.kind, Kind::True | Kind::False)
            || (verdict.kind == Kind::Optional && verdict.alone);
        if stance.question || stance.reported || pieces[before].quoted || judges || other_voice || fragment {
            return Some(before);
        }
    }
    earlier.find(|before| stances[*before].question || stances[*before].reported)
}
