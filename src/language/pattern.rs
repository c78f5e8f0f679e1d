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

use super::token::Token;
use std::{collections::BTreeMap, rc::Rc};

/// One parsed pattern.
#[derive(Debug, Clone)]
pub(super) enum Node {
    /// One token.
    One(Atom),
    /// These, one after the other.
    Sequence(Vec<Node>),
    /// One of these.
    Either(Rc<Vec<Node>>),
    /// This, or nothing.
    Maybe(Rc<Node>),
    /// Up to so many words.
    Gap(usize),
}

/// What one token must be.
#[derive(Debug, Clone)]
pub(super) enum Atom {
    Word(String),
    Exact(String),
    Prefix(String),
    Verb(String),
    Number(f64),
    AnyNumber,
    NumberBut(Vec<f64>),
}

/// Regular endings, present to conditional, of verbs in -er and of most others once their stem is
/// written; `donn~` must not match `donnee`'s noun uses differently, so participles count.
const VERB_ENDINGS: &[&str] = &[
    "", "e", "es", "ons", "ez", "ent", "er", "ai", "as", "a", "ais", "ait", "ions", "iez", "aient", "erai",
    "eras", "era", "erons", "erez", "eront", "erais", "erait", "erions", "eriez", "eraient", "ant", "ee",
    "ees", "s", "t", "re", "rai", "ras", "ra", "rons", "rez", "ront", "rais", "rait", "raient", "ir", "is",
    "it", "issons", "issez", "issent", "irai", "iras", "ira", "irons", "irez", "iront", "irait", "iraient",
    "issant", "i", "ie", "ies",
];

const NEGATIONS: &[&str] =
    &["ne", "n", "pas", "plus", "jamais", "aucun", "aucune", "sans", "rien", "ni", "non", "zero"];

impl Atom {
    /// Whether `token` is one of the tokens this atom stands for.
    pub(super) fn matches(&self, token: &Token) -> bool {
        match self {
            Self::Word(word) => token
                .form
                .strip_prefix(word.as_str())
                .is_some_and(|rest| matches!(rest, "" | "s" | "x" | "e" | "es")),
            Self::Exact(word) => token.form == *word,
            Self::Prefix(stem) => token.form.starts_with(stem.as_str()),
            Self::Verb(stem) => {
                token.form.strip_prefix(stem.as_str()).is_some_and(|rest| VERB_ENDINGS.contains(&rest))
            }
            Self::Number(value) => token.number == Some(*value),
            Self::AnyNumber => token.number.is_some(),
            Self::NumberBut(values) => token.number.is_some_and(|number| !values.contains(&number)),
        }
    }

    /// The position after a token that matches at `end`, joints passed over.
    fn step(&self, tokens: &[Token], end: usize) -> Option<usize> {
        let at = skip_joints(tokens, end);
        tokens.get(at).filter(|token| self.matches(token)).map(|_| at + 1)
    }

    /// The letters every matching token begins with; `None` for numbers.
    pub(super) fn beginning(&self) -> Option<&str> {
        match self {
            Self::Word(word) | Self::Exact(word) | Self::Prefix(word) | Self::Verb(word) => Some(word),
            Self::Number(_) | Self::AnyNumber | Self::NumberBut(_) => None,
        }
    }
}

impl Node {
    /// The furthest token after a match that starts at `from`; `None` where there is none. Signs
    /// inside a word (apostrophe, hyphen) are passed over between the tokens of a pattern.
    pub(super) fn longest(&self, tokens: &[Token], from: usize) -> Option<usize> {
        let mut ends = vec![from];
        self.ends(tokens, &mut ends);
        ends.into_iter().max().filter(|end| *end > from)
    }

    /// Replaces each position in `ends` by the positions after a match that starts there.
    fn ends(&self, tokens: &[Token], ends: &mut Vec<usize>) {
        match self {
            Self::One(atom) => {
                *ends = ends.iter().filter_map(|end| atom.step(tokens, *end)).collect();
            }
            Self::Sequence(nodes) => {
                for node in nodes {
                    node.ends(tokens, ends);
                    if ends.is_empty() {
                        return;
                    }
                }
            }
            Self::Either(nodes) => {
                let mut all = Vec::new();
                for node in nodes.iter() {
                    if let Self::One(atom) = node {
                        all.extend(ends.iter().filter_map(|end| atom.step(tokens, *end)));
                        continue;
                    }
                    let mut own = ends.clone();
                    node.ends(tokens, &mut own);
                    all.extend(own);
                }
                all.sort_unstable();
                all.dedup();
                *ends = all;
            }
            Self::Maybe(node) => {
                let mut own = ends.clone();
                node.ends(tokens, &mut own);
                ends.extend(own);
                ends.sort_unstable();
                ends.dedup();
            }
            Self::Gap(words) => gap_ends(tokens, ends, *words),
        }
    }

    /// Whether a negation is among the words written.
    pub(super) fn writes_negation(&self) -> bool {
        match self {
            Self::One(Atom::Word(word) | Atom::Exact(word)) => NEGATIONS.contains(&word.as_str()),
            Self::Sequence(nodes) => nodes.iter().any(Self::writes_negation),
            Self::Either(nodes) => nodes.iter().any(Self::writes_negation),
            Self::Maybe(node) => node.writes_negation(),
            Self::One(_) | Self::Gap(_) => false,
        }
    }

    /// Every atom that a match may begin with.
    pub(super) fn beginnings<'a>(&'a self, out: &mut Vec<&'a Atom>) -> bool {
        match self {
            Self::One(atom) => {
                out.push(atom);
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

fn gap_ends(tokens: &[Token], ends: &mut Vec<usize>, words: usize) {
    let mut all = ends.clone();
    for start in ends.iter() {
        let mut at = *start;
        for _ in 0..words {
            at = skip_joints(tokens, at);
            if tokens.get(at).is_none_or(|token| token.sign) {
                break;
            }
            at += 1;
            all.push(at);
        }
    }
    all.sort_unstable();
    all.dedup();
    *ends = all;
}

/// Passes over an apostrophe, a hyphen, an opening or closing quotation mark between two words.
fn skip_joints(tokens: &[Token], mut at: usize) -> usize {
    while tokens
        .get(at)
        .is_some_and(|token| token.sign && matches!(token.form.as_str(), "'" | "-" | "«" | "»" | "\""))
    {
        at += 1;
    }
    at
}

/// Parses a pattern; `known` are the concepts that `<name>` may name.
///
/// # Errors
/// A sentence that says what is wrong with the pattern.
pub(super) fn parse(text: &str, known: &BTreeMap<String, Rc<Vec<Node>>>) -> Result<Node, String> {
    let spaced = text.replace('(', " ( ").replace(")?", " ) ? ").replace(')', " ) ").replace('|', " | ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut parser = Parser { words: &words, at: 0, known };
    let node = parser.sequence(false)?;
    match words.get(parser.at) {
        Some(word) => Err(format!("`{word}` stands alone in `{text}`")),
        None => Ok(node),
    }
}

struct Parser<'p> {
    words: &'p [&'p str],
    at: usize,
    known: &'p BTreeMap<String, Rc<Vec<Node>>>,
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
                    nodes.push(parse_word(word, exact, self.known)?);
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

fn parse_word(word: &str, exact: bool, known: &BTreeMap<String, Rc<Vec<Node>>>) -> Result<Node, String> {
    if let Some(plain) = word.strip_suffix('?').filter(|plain| !plain.is_empty()) {
        return Ok(Node::Maybe(Rc::new(parse_word(plain, exact, known)?)));
    }
    if let Some(name) = word.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
        let nodes =
            known.get(name).ok_or_else(|| format!("`<{name}>` names no concept written before it"))?;
        return Ok(Node::Either(Rc::clone(nodes)));
    }
    if let Some(words) = word.strip_prefix('_').and_then(|rest| rest.parse().ok()) {
        return Ok(Node::Gap(words));
    }
    parse_atom(word, exact).map(Node::One)
}

fn parse_atom(word: &str, exact: bool) -> Result<Atom, String> {
    if word == "#" {
        return Ok(Atom::AnyNumber);
    }
    if let Some(numbers) = word.strip_prefix("#!") {
        let values: Result<Vec<f64>, _> = numbers.split('!').map(str::parse).collect();
        return values.map(Atom::NumberBut).map_err(|_| format!("`{word}` is not a list of numbers"));
    }
    if let Some(number) = word.strip_prefix('#') {
        return number.parse().map(Atom::Number).map_err(|_| format!("`{word}` is not a number"));
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
