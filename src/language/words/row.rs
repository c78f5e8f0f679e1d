//! A row: the tokens of one segment, ready to be compared with patterns, and what was met there.

use super::{
    atom::{AtomId, AtomSet, AtomTable, KnownWords},
    lexicon::ConceptId,
    token::Token,
};

/// What a pattern may ask of a segment: an atom, or a concept, numbered after the atoms.
pub(super) type Symbol = u32;

/// What is kept from row to row.
#[derive(Debug, Default)]
pub(super) struct Memory {
    known: KnownWords,
    /// Tables for [`Row::last`], all of it 0.
    spare: Vec<Vec<u32>>,
}

/// The tokens of a segment, ready to be compared with patterns.
#[derive(Debug)]
pub(super) struct Row {
    /// Per token, its atoms.
    atoms: Vec<AtomSet>,
    /// Per position, the first token there or after it that is no joint.
    next: Vec<usize>,
    sign: Vec<bool>,
    /// How many atoms there are: where the concepts begin among the symbols.
    first_concept: usize,
    /// Per symbol, the last place in `places` where it was met, counted from 1; 0 for none.
    last: Vec<u32>,
    places: Vec<Met>,
}

/// Where a symbol was met.
#[derive(Debug)]
struct Met {
    symbol: Symbol,
    start: usize,
    /// The positions after it; bit `n` is token `start + n`.
    ends: u64,
    /// The place where the same symbol was met before, counted from 1; 0 for none.
    before: u32,
}

impl Row {
    /// The tokens, looked up; no concept is met yet.
    pub(super) fn new(tokens: &[Token], table: &AtomTable, concepts: usize, memory: &mut Memory) -> Self {
        let mut next = vec![tokens.len(); tokens.len() + 1];
        for at in (0..tokens.len()).rev() {
            next[at] = if is_joint(&tokens[at]) { next[at + 1] } else { at };
        }
        let mut row = Self {
            atoms: tokens.iter().map(|token| memory.known.atoms(token, table)).collect(),
            next,
            sign: tokens.iter().map(|token| token.sign).collect(),
            first_concept: table.len(),
            last: memory.spare.pop().unwrap_or_else(|| vec![0; table.len() + concepts]),
            places: Vec::new(),
        };
        for at in 0..tokens.len() {
            let atoms = row.atoms[at].clone();
            atoms.iter().for_each(|atom| row.add(atom, at, 0b10));
        }
        row
    }

    /// Gives back what the next row can use.
    pub(super) fn leave(mut self, memory: &mut Memory) {
        self.places.iter().for_each(|it| self.last[it.symbol as usize] = 0);
        memory.spare.push(self.last);
    }

    fn add(&mut self, symbol: Symbol, start: usize, ends: u64) {
        let last = &mut self.last[symbol as usize];
        self.places.push(Met { symbol, start, ends, before: *last });
        *last = u32::try_from(self.places.len()).unwrap_or(0);
    }

    /// The atoms that some token is one of; some of them more than once.
    pub(super) fn held(&self) -> impl Iterator<Item = AtomId> {
        self.atoms.iter().flat_map(AtomSet::iter)
    }

    /// Whether some token is one of an atom, or whether a concept was met.
    pub(super) fn holds(&self, symbol: Symbol) -> bool {
        self.last[symbol as usize] != 0
    }

    /// The tokens that are one of an atom, or where a concept was met, the last one first.
    pub(super) fn places(&self, symbol: Symbol) -> impl Iterator<Item = usize> {
        self.met(symbol).map(|it| it.start)
    }

    fn met(&self, symbol: Symbol) -> impl Iterator<Item = &Met> {
        let place = |number: u32| self.places.get((number as usize).checked_sub(1)?);
        std::iter::successors(place(self.last[symbol as usize]), move |it| place(it.before))
    }

    /// The symbol of a concept.
    fn symbol(&self, concept: ConceptId) -> Symbol {
        Symbol::try_from(self.first_concept).unwrap_or(Symbol::MAX).saturating_add(concept.0)
    }

    /// Keeps a match of a concept; whether it is the first one.
    pub(super) fn keep(&mut self, concept: ConceptId, start: usize, ends: u64) -> bool {
        let symbol = self.symbol(concept);
        let first = !self.holds(symbol);
        self.add(symbol, start, ends);
        first
    }

    /// The position after the token at `at`, joints passed over, if it is one of `atom`.
    pub(super) fn step(&self, at: usize, atom: AtomId) -> Option<usize> {
        let at = *self.next.get(at)?;
        self.atoms.get(at).filter(|set| set.holds(atom)).map(|_| at + 1)
    }

    /// The position after the word at `at`, joints passed over.
    pub(super) fn step_word(&self, at: usize) -> Option<usize> {
        let at = *self.next.get(at)?;
        self.sign.get(at).filter(|sign| !**sign).map(|_| at + 1)
    }

    /// The positions after the matches of a concept at `at`, joints passed over; bit `n` is token
    /// `from + n`.
    pub(super) fn step_concept(&self, at: usize, concept: ConceptId, from: usize) -> u64 {
        let Some(at) = self.next.get(at).copied() else { return 0 };
        let here = self.met(self.symbol(concept)).filter(|it| it.start == at);
        let moved = |it: &Met| it.ends.checked_shl(u32::try_from(at - from).unwrap_or(u32::MAX));
        here.filter_map(moved).fold(0, |all, ends| all | ends)
    }
}

/// An apostrophe, a hyphen, an opening or closing quotation mark between two words.
fn is_joint(token: &Token) -> bool {
    token.sign && matches!(token.form.as_str(), "'" | "-" | "«" | "»" | "\"")
}
