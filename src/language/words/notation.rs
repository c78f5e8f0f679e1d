//! Notation: how a lexicon writes the words of a concept.
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

use super::{
    atom::Atom,
    lexicon::ConceptId,
    pattern::{Node, NodeId, Patterns},
};
use std::collections::HashMap;

/// The concepts written so far, which `<name>` may name.
pub(super) type Known = HashMap<String, ConceptId>;

/// Parses a pattern into `patterns`; `known` are the concepts that `<name>` may name.
///
/// # Errors
/// A sentence that says what is wrong with the pattern.
pub(super) fn parse(text: &str, known: &Known, patterns: &mut Patterns) -> Result<NodeId, String> {
    let words = words(text);
    let mut parser = Parser { words: &words, at: 0, known, patterns, open: Vec::new() };
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
    known: &'p Known,
    patterns: &'p mut Patterns,
    /// The parts of the sequences and groups that are being read, innermost last.
    open: Vec<NodeId>,
}

impl Parser<'_> {
    /// A sequence up to the end of its group; in an `exact` group (`=( … )`) words have no endings.
    fn sequence(&mut self, exact: bool) -> Result<NodeId, String> {
        let first = self.open.len();
        while let Some(&word) = self.words.get(self.at) {
            let group_next = self.words.get(self.at + 1) == Some(&"(");
            let node = match word {
                ")" | "|" | "?" => break,
                "(" => self.group(exact)?,
                "=" if group_next => {
                    self.at += 1;
                    self.group(true)?
                }
                _ => {
                    self.at += 1;
                    self.word(word, exact)?
                }
            };
            self.open.push(node);
        }
        let node = match self.open[first..] {
            [only] => only,
            _ => self.patterns.add(Node::Sequence, &self.open[first..]),
        };
        self.open.truncate(first);
        Ok(node)
    }

    fn group(&mut self, exact: bool) -> Result<NodeId, String> {
        let first = self.open.len();
        loop {
            self.at += 1;
            let choice = self.sequence(exact)?;
            self.open.push(choice);
            match self.words.get(self.at) {
                Some(&"|") => {}
                Some(&")") => break,
                _ => return Err("a parenthesis is not closed".to_owned()),
            }
        }
        self.at += 1;
        let group = self.patterns.add_choice(&self.open[first..]);
        self.open.truncate(first);
        if self.words.get(self.at) == Some(&"?") {
            self.at += 1;
            return Ok(self.patterns.push(Node::Maybe(group)));
        }
        Ok(group)
    }

    fn word(&mut self, word: &str, exact: bool) -> Result<NodeId, String> {
        if let Some(plain) = word.strip_suffix('?').filter(|plain| !plain.is_empty()) {
            let node = self.word(plain, exact)?;
            return Ok(self.patterns.push(Node::Maybe(node)));
        }
        if let Some(name) = word.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
            let concept = self
                .known
                .get(name)
                .ok_or_else(|| format!("`<{name}>` names no concept written before it"))?;
            return Ok(self.patterns.push(Node::Concept(*concept)));
        }
        if let Some(words) = word.strip_prefix('_').and_then(|rest| rest.parse().ok()) {
            return Ok(self.patterns.push(Node::Gap(words)));
        }
        let atom = self.patterns.atoms.id(parse_atom(word, exact)?);
        Ok(self.patterns.push(Node::One(atom)))
    }
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
