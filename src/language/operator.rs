//! Operators: what turns a statement round, weakens it, or makes it a wish, a rule or a doubt.
//!
//! The mechanism is the published one (a cue, a scope, a terminator, pseudo-cues); the cues are
//! data, `assets/language/fr/lexicon/operators.yaml`, and French's two-part negation is code, below.

use super::{
    clause::clause_of,
    words::{ConceptId, Lexicon, Mention, Token},
};
use std::ops::Range;

/// What an operator does to the statement in its scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Operator {
    /// It is not so.
    Not,
    /// It is missing (*sans*).
    Without,
    /// It can be so.
    Possible,
    /// It must be so.
    Must,
    /// It may be done or left (*facultatif*, *si tu veux*).
    Optional,
    /// It must not be so (*interdit*).
    Forbidden,
    /// It is false that.
    False,
    /// It is true that.
    True,
    /// Somebody says or believes it.
    Reported,
    /// Only if, or when: it is not asserted.
    Condition,
    /// Only this (*seulement*, *ne … que*).
    Only,
    /// The words are there for the contrast (*pas seulement*, *n'oublie pas que*): no operator.
    Pseudo,
}

impl Operator {
    /// The operator of a concept of the operators' lexicon: `op/not`, `op/possible`…
    pub fn of_concept(name: &str) -> Option<Self> {
        Some(match name.strip_prefix("op/")?.split('/').next()? {
            "not" => Self::Not,
            "possible" => Self::Possible,
            "must" => Self::Must,
            "optional" => Self::Optional,
            "forbidden" => Self::Forbidden,
            "false" => Self::False,
            "true" => Self::True,
            "reported" => Self::Reported,
            "condition" => Self::Condition,
            "only" => Self::Only,
            "pseudo" => Self::Pseudo,
            _ => return None,
        })
    }
}

/// An operator met in a segment, with the tokens it reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scoped {
    /// What it does.
    pub operator: Operator,
    /// The tokens of its cue.
    pub cue: Range<usize>,
    /// The tokens it reaches.
    pub scope: Range<usize>,
    /// Whether the lexicon words it (*empêcher de*), and not *ne … pas*, *sans*, *ni*.
    pub worded: bool,
}

/// The operators of a segment, in order of their cues.
pub fn operators(
    tokens: &[Token],
    mentions: &[Mention],
    clauses: &[Range<usize>],
    lexicon: &Lexicon,
) -> Vec<Scoped> {
    let cues: Vec<(Operator, &str, Range<usize>)> = mentions
        .iter()
        .filter_map(|it| {
            let name = lexicon.name(it.concept);
            Some((Operator::of_concept(name)?, name, it.start..it.end))
        })
        .collect();
    let hidden = |at: usize| cues.iter().any(|(_, _, cue)| cue.contains(&at) && cue.len() > 1);
    let mut found = negations(tokens, clauses, hidden);
    widen_to_subjects(&mut found, (tokens, mentions), clauses, lexicon.concept("verb/existence"));
    for (operator, name, cue) in &cues {
        let covered = cues
            .iter()
            .any(|(_, _, other)| other.len() > cue.len() && other.start <= cue.start && cue.end <= other.end);
        if *operator == Operator::Pseudo || covered {
            continue;
        }
        let mut scope = scope(name, cue, clauses, tokens);
        let contrasts = *operator == Operator::False && tokens[cue.start].form == "contrairement";
        if contrasts || (*operator == Operator::Condition && !name.ends_with("/on")) {
            // A condition, « contrairement à ce que », end at their comma: what follows is the statement.
            let comma = tokens[scope.clone()].iter().position(|token| token.sign && token.form == ",");
            scope.end = comma.map_or(scope.end, |comma| scope.start + comma);
        }
        found.push(Scoped { operator: *operator, cue: cue.clone(), scope, worded: true });
    }
    found.sort_by_key(|it| it.cue.start);
    found
}

/// « Les troubles n'existent pas »: a verb that says of its subject whether it is carries its
/// negation to it, unless the subject has its own (« aucun trouble n'a jamais été signalé »).
fn widen_to_subjects(
    found: &mut [Scoped],
    (tokens, mentions): (&[Token], &[Mention]),
    clauses: &[Range<usize>],
    existence: Option<ConceptId>,
) {
    let cues: Vec<usize> = found.iter().map(|it| it.cue.start).collect();
    let verbs: Vec<usize> =
        mentions.iter().filter(|it| Some(it.concept) == existence).map(|it| it.start).collect();
    for negation in found.iter_mut().filter(|it| it.operator == Operator::Not) {
        let subject = clause_of(clauses, negation.cue.start).start..negation.cue.start;
        let alone = !cues.iter().any(|cue| subject.contains(cue));
        // « Toutes les méthodes ne vont pas ensemble » denies that all do.
        let first = tokens[subject.clone()].iter().find(|it| !it.sign);
        let all = first.is_some_and(|it| matches!(it.form.as_str(), "tous" | "toutes"));
        if alone && (all || verbs.iter().any(|verb| negation.cue.contains(verb))) {
            negation.scope.start = negation.scope.start.min(subject.start);
        }
    }
}

/// A cue named `…/back` reaches what stands before it in its clause, `…/all` the whole segment,
/// `…/clause` its clause on both sides, any other what follows it up to the end of its clause. A
/// judgement that takes up what stands before it (« …, c'est faux ») reaches the whole of it.
fn scope(name: &str, cue: &Range<usize>, clauses: &[Range<usize>], tokens: &[Token]) -> Range<usize> {
    let clause = clause_of(clauses, cue.start);
    let takes_up = clause.start > 0 && takes_up(tokens, clause.start);
    match name.rsplit('/').next() {
        Some("back") if takes_up => 0..cue.start,
        Some("clause") if takes_up => 0..clause.end,
        Some("back") => clause.start..cue.start,
        Some("all") => 0..tokens.len(),
        Some("clause") => clause,
        Some("on") => cue.end..tokens.len(),
        _ => cue.end..clause.end.max(cue.end),
    }
}

/// Whether the clause that starts at `at` begins with a pronoun for all that stands before it.
fn takes_up(tokens: &[Token], at: usize) -> bool {
    let mut words = tokens[at..].iter().filter(|token| !token.sign).map(|token| token.form.as_str());
    match words.next() {
        Some("c") => true,
        Some("ce" | "ca" | "cela" | "ceci") => words
            .next()
            .is_some_and(|next| matches!(next, "n" | "ne" | "est" | "serait" | "c" | "reste" | "sera")),
        _ => false,
    }
}

const SECOND_PARTS: &[&str] = &[
    "pas",
    "plus",
    "jamais",
    "aucun",
    "aucune",
    "aucunement",
    "rien",
    "personne",
    "nullement",
    "guere",
    "point",
    "ni",
    "nul",
    "nulle",
];

/// French negation: *ne … pas*, *personne ne*, a bare *pas*, *aucun*, *sans*, *ni*; *ne … que* is
/// a restriction.
fn negations(tokens: &[Token], clauses: &[Range<usize>], hidden: impl Fn(usize) -> bool) -> Vec<Scoped> {
    let mut found = Vec::new();
    let mut used = vec![false; tokens.len()];
    for at in 0..tokens.len() {
        if hidden(at) || used[at] || !is_ne(tokens, at) {
            continue;
        }
        let clause = clause_of(clauses, at);
        let Some((operator, second)) = second_part(tokens, at, &hidden) else {
            // « Ne saurait rendre triste » needs no second part.
            if tokens.get(at + 1).is_some_and(|next| next.form.starts_with("saur")) {
                found.push(Scoped {
                    operator: Operator::Not,
                    cue: at..at + 2,
                    scope: at..clause.end,
                    worded: false,
                });
            }
            continue;
        };
        if second < at {
            let scope = clause_of(clauses, second).start.min(second)..clause.end;
            used[second] = true;
            found.push(Scoped { operator, cue: second..at + 1, scope, worded: false });
            continue;
        }
        used[second] = true;
        mark_chain(tokens, second, clause.end, &mut used);
        let end = if second < clause.end { clause.end } else { clause_of(clauses, second).end };
        found.push(Scoped { operator, cue: at..second + 1, scope: at..end, worded: false });
    }
    for at in 0..tokens.len() {
        if hidden(at) || used[at] {
            continue;
        }
        if let Some(scope) = bare(tokens, at, &clause_of(clauses, at)) {
            mark_chain(tokens, at, scope.end, &mut used);
            let operator = if tokens[at].form == "sans" { Operator::Without } else { Operator::Not };
            found.push(Scoped { operator, cue: at..at + 1, scope, worded: false });
        }
    }
    found
}

fn is_ne(tokens: &[Token], at: usize) -> bool {
    match tokens[at].form.as_str() {
        "ne" => true,
        "n" => tokens.get(at + 1).is_some_and(|next| next.form == "'"),
        _ => false,
    }
}

/// *ni … ni*, *pas … ni*, *jamais … rien*: further parts of one negation, no negation of their own.
fn mark_chain(tokens: &[Token], from: usize, end: usize, used: &mut [bool]) {
    for at in from + 1..end.min(tokens.len()) {
        if matches!(
            tokens[at].form.as_str(),
            "ni" | "aucun" | "aucune" | "jamais" | "rien" | "personne" | "plus" | "pas"
        ) && !is_ne_near(tokens, at)
        {
            used[at] = true;
        }
    }
}

fn is_ne_near(tokens: &[Token], at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|before| is_ne(tokens, before))
}

/// The other part of a *ne* at `at`, and what the two do together.
fn second_part(tokens: &[Token], at: usize, hidden: &impl Fn(usize) -> bool) -> Option<(Operator, usize)> {
    let reach = (at + 12).min(tokens.len());
    let mut que = None;
    for (next, token) in tokens.iter().enumerate().take(reach).skip(at + 1) {
        let form = token.form.as_str();
        if hidden(next) {
            continue;
        }
        if SECOND_PARTS.contains(&form) {
            let restricted = que.is_some_and(|que| que < next);
            return Some(if restricted {
                (Operator::Only, que.unwrap_or(next))
            } else {
                (Operator::Not, next)
            });
        }
        if matches!(form, "que" | "qu") && que.is_none() {
            que = Some(next);
        }
        if matches!(form, "mais" | "car" | "donc") || (form == "," && !is_aside(tokens, next)) {
            break;
        }
    }
    let left = (at.saturating_sub(8)..at).rev().find(|before| {
        matches!(
            tokens[*before].form.as_str(),
            "aucun" | "aucune" | "rien" | "personne" | "jamais" | "nul" | "nulle" | "ni" | "pas"
        ) && !hidden(*before)
    });
    if let Some(left) = left {
        return Some((Operator::Not, left));
    }
    que.map(|que| (Operator::Only, que))
}

/// Whether the comma at `at` opens or closes a few words that stand apart (« ne la rédige, en réalité,
/// qu'à… »).
fn is_aside(tokens: &[Token], at: usize) -> bool {
    let near = |from: usize, to: usize| {
        tokens[from.min(tokens.len())..to.min(tokens.len())].iter().any(|token| token.form == ",")
    };
    let goes_on = |comma: usize| {
        tokens.get(comma + 1).is_some_and(|next| matches!(next.form.as_str(), "qu" | "que" | "pas" | "plus"))
    };
    let closing = (at + 2..at + 6).find(|next| tokens.get(*next).is_some_and(|token| token.form == ","));
    closing.is_some_and(goes_on) || (goes_on(at) && near(at.saturating_sub(5), at))
}

/// A negation without *ne* at `at`, with what it reaches.
fn bare(tokens: &[Token], at: usize, clause: &Range<usize>) -> Option<Range<usize>> {
    let next = tokens.get(at + 1).map(|token| token.form.as_str());
    let before = at.checked_sub(1).map(|it| tokens[it].form.as_str());
    match tokens[at].form.as_str() {
        // « Pas de match, duo interdit » denies a noun, up to the comma.
        "pas" if matches!(next, Some("de" | "d")) && before.is_none_or(|it| it == ",") => {
            let comma = tokens[at..clause.end].iter().position(|token| token.sign && token.form == ",");
            Some(at..comma.map_or(clause.end, |comma| at + comma))
        }
        "pas" | "jamais" | "nullement" | "aucunement" => {
            // After a verb, « pas » also turns that verb round (« ça rend pas stérile »).
            Some(at.saturating_sub(usize::from(before.is_some_and(|it| it != "," && it != "et")))..clause.end)
        }
        "aucun" | "aucune" | "zero" | "nul" | "nulle" => Some(clause.clone()),
        "sans" | "ni" | "hors" => Some(at..clause.end),
        "non" if !matches!(next, Some("," | "-") | None) => Some(at..clause.end),
        "plus" if before.is_some_and(is_modal) && next.is_some_and(is_infinitive) => Some(at - 1..clause.end),
        "plus" if before == Some("de") && next.is_some_and(is_infinitive) => Some(at..clause.end),
        "plus" if before == Some("est") && next.is_some_and(is_need) => Some(at - 1..clause.end),
        "plus"
            if matches!(next, Some("de" | "d" | "aucun" | "aucune" | "jamais" | "rien"))
                && ends_a_count(before) =>
        {
            Some(at..clause.end)
        }
        _ => None,
    }
}

/// What stands before a « plus de » that means « no more »: nothing, or *(y) a*. After other words
/// it is an amount (« un peu plus de », « pour plus de »).
fn ends_a_count(before: Option<&str>) -> bool {
    matches!(
        before,
        None | Some(
            "," | "a"
                | "et"
                | "mais"
                | "alors"
                | "donc"
                | "avons"
                | "ai"
                | "as"
                | "avez"
                | "ont"
                | "aura"
                | "auras"
                | "aurez"
                | "aurai"
                | "aurais"
                | "auront"
                | "-"
                | "puis"
                | "«"
        )
    )
}

fn is_modal(word: &str) -> bool {
    ["pourr", "peu", "pouv", "doi", "dev", "va", "vas", "veu"].iter().any(|stem| word.starts_with(stem))
}

/// What « c'est plus » denies rather than compares: a need or a rule.
fn is_need(word: &str) -> bool {
    ["obligat", "necess", "utile", "indispens", "possible", "interdi", "permis", "valable", "la", "le", "un"]
        .iter()
        .any(|stem| word.starts_with(stem))
}

fn is_infinitive(word: &str) -> bool {
    word.len() > 3 && ["er", "ir", "re"].iter().any(|ending| word.ends_with(ending))
}
