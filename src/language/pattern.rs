//! Patterns: how a lexicon writes the words of a concept.
//!
//! Words are written without accents, separated by spaces.
//!
//! | written | matches |
//! |---|---|
//! | `capsule` | the word, also with `s`, `x`, `e` or `es` at its end |
//! | `=le`, `=( le \| la )` | exactly this word, one of these words exactly |
//! | `steril*` | every word that begins so |
//! | `donn~` | every form of a regular verb with this stem (`donner`, `donnez`, `donnera`…) |
//! | `#3`, `#`, `#!1!30` | the number 3 (digits or words), any number, any but 1 and 30 |
//! | `( a \| b c )` | one of these |
//! | `a?`, `( … )?` | this or nothing |
//! | `_2` | up to two words, whatever they are |
//! | `<month>` | the words of another concept |

use super::atom::{Atom, AtomId, AtomTable, Row};
use std::{collections::BTreeMap, rc::Rc};

/// One parsed pattern.
#[derive(Debug, Clone)]
pub(super) enum Node {
    /// One token.
    One(AtomId),
    /// These, one after the other.
    Sequence(Vec<Node>),
    /// One of these.
    Either(Rc<Vec<Node>>),
    /// This, or nothing.
    Maybe(Rc<Node>),
    /// Up to so many words.
    Gap(usize),
}

/// How many tokens ahead of its first a pattern may reach: the positions after a match are bits.
const FARTHEST: usize = 63;

impl Node {
    /// The furthest token after a match that starts at `from`; `None` where there is none. Signs
    /// inside a word (apostrophe, hyphen) are passed over between the tokens of a pattern.
    pub(super) fn longest(&self, row: &Row, from: usize) -> Option<usize> {
        let ends = self.ends(row, from, 1);
        let farthest = ends.checked_ilog2()? as usize;
        (farthest > 0).then_some(from + farthest)
    }

    /// The positions after a match that starts at one of `starts`; bit `n` is token `from + n`.
    fn ends(&self, row: &Row, from: usize, starts: u64) -> u64 {
        match self {
            Self::One(atom) => moved(from, starts, |at| row.step(at, *atom)),
            Self::Sequence(nodes) => {
                nodes.iter().fold(starts, |at, node| if at == 0 { 0 } else { node.ends(row, from, at) })
            }
            Self::Either(nodes) => nodes.iter().fold(0, |ends, node| ends | node.ends(row, from, starts)),
            Self::Maybe(node) => starts | node.ends(row, from, starts),
            Self::Gap(words) => {
                let step = |(all, last): (u64, u64), _| {
                    let next = moved(from, last, |at| row.step_word(at));
                    (all | next, next)
                };
                (0..*words).fold((starts, starts), step).0
            }
        }
    }

    /// Whether a negation is among the words written.
    pub(super) fn writes_negation(&self, table: &AtomTable) -> bool {
        match self {
            Self::One(atom) => table.negates(*atom),
            Self::Sequence(nodes) => nodes.iter().any(|node| node.writes_negation(table)),
            Self::Either(nodes) => nodes.iter().any(|node| node.writes_negation(table)),
            Self::Maybe(node) => node.writes_negation(table),
            Self::Gap(_) => false,
        }
    }

    /// Every atom that a match may begin with; whether it may begin with what follows the node.
    pub(super) fn beginnings(&self, out: &mut Vec<AtomId>) -> bool {
        match self {
            Self::One(atom) => {
                out.push(*atom);
                false
            }
            Self::Sequence(nodes) => nodes.iter().all(|node| node.beginnings(out)),
            Self::Either(nodes) => {
                // Every choice is asked, not only those up to the first open one.
                let open: Vec<bool> = nodes.iter().map(|node| node.beginnings(out)).collect();
                open.contains(&true)
            }
            Self::Maybe(node) => {
                node.beginnings(out);
                true
            }
            Self::Gap(_) => true,
        }
    }
}

/// The largest group of atoms that is looked through before a pattern is tried.
const LARGEST_GROUP: usize = 24;

impl Node {
    /// Groups of atoms, of each of which a segment must hold one for the pattern to match in it.
    pub(super) fn needs(&self) -> Vec<Vec<AtomId>> {
        let Self::Sequence(nodes) = self else { return Vec::new() };
        let group = |node: &Self| {
            let mut atoms = Vec::new();
            let open = node.beginnings(&mut atoms);
            (!open && atoms.len() <= LARGEST_GROUP).then_some(atoms)
        };
        let mut groups: Vec<Vec<AtomId>> = nodes.iter().filter_map(group).collect();
        groups.sort_by_key(Vec::len);
        groups
    }
}

/// Each of the positions `starts`, moved by `step`.
fn moved(from: usize, starts: u64, step: impl Fn(usize) -> Option<usize>) -> u64 {
    let (mut left, mut ends) = (starts, 0_u64);
    while left != 0 {
        let at = from + left.trailing_zeros() as usize;
        left &= left - 1;
        if let Some(offset) = step(at).map(|end| end - from).filter(|offset| *offset <= FARTHEST) {
            ends |= 1 << offset;
        }
    }
    ends
}

/// Parses a pattern; `known` are the concepts that `<name>` may name.
///
/// # Errors
/// A sentence that says what is wrong with the pattern.
pub(super) fn parse(
    text: &str,
    known: &BTreeMap<String, Rc<Vec<Node>>>,
    atoms: &mut AtomTable,
) -> Result<Node, String> {
    let words = words(text);
    let mut parser = Parser { words: &words, at: 0, known, atoms };
    let node = parser.sequence(false)?;
    match words.get(parser.at) {
        Some(word) => Err(format!("`{word}` stands alone in `{text}`")),
        None => Ok(node),
    }
}

/// The words and signs of a written pattern; a `?` that follows a parenthesis is a sign of its own.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let sign = matches!(first, '(' | ')' | '|') || (first == '?' && words.last() == Some(&")"));
        let end = if sign {
            1
        } else {
            rest.find(|it: char| it.is_whitespace() || matches!(it, '(' | ')' | '|')).unwrap_or(rest.len())
        };
        words.push(&rest[..end]);
        rest = rest[end..].trim_start();
    }
    words
}

struct Parser<'p> {
    words: &'p [&'p str],
    at: usize,
    known: &'p BTreeMap<String, Rc<Vec<Node>>>,
    atoms: &'p mut AtomTable,
}

impl Parser<'_> {
    /// A sequence up to the end of its group; in an `exact` group (`=( … )`) words have no endings.
    fn sequence(&mut self, exact: bool) -> Result<Node, String> {
        let mut nodes = Vec::new();
        while let Some(&word) = self.words.get(self.at) {
            let group_next = self.words.get(self.at + 1) == Some(&"(");
            match word {
                ")" | "|" | "?" => break,
                "(" => nodes.push(self.group(exact)?),
                "=" if group_next => {
                    self.at += 1;
                    nodes.push(self.group(true)?);
                }
                _ => {
                    self.at += 1;
                    nodes.push(parse_word(word, exact, self.known, self.atoms)?);
                }
            }
        }
        Ok(if nodes.len() == 1 { nodes.remove(0) } else { Node::Sequence(nodes) })
    }

    fn group(&mut self, exact: bool) -> Result<Node, String> {
        let mut choices = Vec::new();
        loop {
            self.at += 1;
            choices.push(self.sequence(exact)?);
            match self.words.get(self.at) {
                Some(&"|") => {}
                Some(&")") => break,
                _ => return Err("a parenthesis is not closed".to_owned()),
            }
        }
        self.at += 1;
        let group = Node::Either(Rc::new(choices));
        if self.words.get(self.at) == Some(&"?") {
            self.at += 1;
            return Ok(Node::Maybe(Rc::new(group)));
        }
        Ok(group)
    }
}

fn parse_word(
    word: &str,
    exact: bool,
    known: &BTreeMap<String, Rc<Vec<Node>>>,
    atoms: &mut AtomTable,
) -> Result<Node, String> {
    if let Some(plain) = word.strip_suffix('?').filter(|plain| !plain.is_empty()) {
        return Ok(Node::Maybe(Rc::new(parse_word(plain, exact, known, atoms)?)));
    }
    if let Some(name) = word.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
        let nodes =
            known.get(name).ok_or_else(|| format!("`<{name}>` names no concept written before it"))?;
        return Ok(Node::Either(Rc::clone(nodes)));
    }
    if let Some(words) = word.strip_prefix('_').and_then(|rest| rest.parse().ok()) {
        return Ok(Node::Gap(words));
    }
    parse_atom(word, exact).map(|atom| Node::One(atoms.id(atom)))
}

fn parse_atom(word: &str, exact: bool) -> Result<Atom, String> {
    if word == "#" {
        return Ok(Atom::AnyNumber);
    }
    if let Some(numbers) = word.strip_prefix("#!") {
        let values: Result<Vec<f64>, _> = numbers.split('!').map(str::parse::<f64>).collect();
        return values
            .map(|it| Atom::NumberBut(it.into_iter().map(f64::to_bits).collect()))
            .map_err(|_| format!("`{word}` is not a list of numbers"));
    }
    if let Some(number) = word.strip_prefix('#') {
        return number
            .parse::<f64>()
            .map(|it| Atom::Number(it.to_bits()))
            .map_err(|_| format!("`{word}` is not a number"));
    }
    if matches!(word, "*" | "~") {
        return Err(format!("a `{word}` stands alone"));
    }
    if let Some(stem) = word.strip_suffix('*') {
        return Ok(Atom::Prefix(stem.to_owned()));
    }
    if let Some(stem) = word.strip_suffix('~') {
        return Ok(Atom::Verb(stem.to_owned()));
    }
    Ok(match word.strip_prefix('=') {
        Some("") => return Err("a `=` stands alone".to_owned()),
        Some(form) => Atom::Exact(form.to_owned()),
        None if exact => Atom::Exact(word.to_owned()),
        None => Atom::Word(word.to_owned()),
    })
}
