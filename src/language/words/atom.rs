//! Atoms: what one token of a pattern must be, numbered so that a token is compared with each once.

use super::token::Token;
use serde::{Deserialize, Serialize};
use std::{
    collections::{HashMap, HashSet},
    rc::Rc,
    sync::LazyLock,
};

/// What one token must be. Numbers are kept as their bits, so that atoms can be told apart.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) enum Atom {
    Word(String),
    Exact(String),
    Prefix(String),
    Verb(String),
    Number(u64),
    AnyNumber,
    NumberBut(Vec<u64>),
}

/// The number of an atom in a [`AtomTable`].
pub(super) type AtomId = u32;

/// Regular endings, present to conditional, of verbs in -er and of most others once their stem is
/// written; `donn~` must not match `donnee`'s noun uses differently, so participles count.
static VERB_ENDINGS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    HashSet::from([
        "", "e", "es", "ons", "ez", "ent", "er", "ai", "as", "a", "ais", "ait", "ions", "iez", "aient",
        "erai", "eras", "era", "erons", "erez", "eront", "erais", "erait", "erions", "eriez", "eraient",
        "ant", "ee", "ees", "s", "t", "re", "rai", "ras", "ra", "rons", "rez", "ront", "rais", "rait",
        "raient", "ir", "is", "it", "issons", "issez", "issent", "irai", "iras", "ira", "irons", "irez",
        "iront", "irait", "iraient", "issant", "i", "ie", "ies",
    ])
});

const NEGATIONS: &[&str] =
    &["ne", "n", "pas", "plus", "jamais", "aucun", "aucune", "sans", "rien", "ni", "non", "zero"];

impl Atom {
    /// Whether `token` is one of the tokens this atom stands for.
    fn matches(&self, token: &Token) -> bool {
        let rest = |stem: &str| token.form.strip_prefix(stem);
        let number = token.number.map(f64::to_bits);
        match self {
            Self::Word(word) => rest(word).is_some_and(|rest| matches!(rest, "" | "s" | "x" | "e" | "es")),
            Self::Exact(word) => token.form == *word,
            Self::Prefix(stem) => token.form.starts_with(stem.as_str()),
            Self::Verb(stem) => rest(stem).is_some_and(|rest| VERB_ENDINGS.contains(rest)),
            Self::Number(value) => number == Some(*value),
            Self::AnyNumber => number.is_some(),
            Self::NumberBut(values) => number.is_some_and(|number| !values.contains(&number)),
        }
    }

    /// The letters every matching token begins with; `None` for numbers.
    fn beginning(&self) -> Option<&str> {
        match self {
            Self::Word(word) | Self::Exact(word) | Self::Prefix(word) | Self::Verb(word) => Some(word),
            Self::Number(_) | Self::AnyNumber | Self::NumberBut(_) => None,
        }
    }

    fn negates(&self) -> bool {
        matches!(self, Self::Word(word) | Self::Exact(word) if NEGATIONS.contains(&word.as_str()))
    }
}

/// Every atom of a lexicon, numbered.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct AtomTable {
    atoms: Vec<Atom>,
    /// The first two letters of the words that an atom stands for, with the atom; in order once the
    /// table is sorted.
    by_letters: Vec<([u8; 2], AtomId)>,
    by_number: Vec<AtomId>,
    #[serde(skip)]
    ids: HashMap<Atom, AtomId>,
}

impl AtomTable {
    /// The number of an atom, new or known.
    pub(super) fn id(&mut self, atom: Atom) -> AtomId {
        if let Some(id) = self.ids.get(&atom) {
            return *id;
        }
        let id = AtomId::try_from(self.atoms.len()).unwrap_or(AtomId::MAX);
        match atom.beginning() {
            Some(word) => {
                // A word of one letter may go on: `d` is also `de` and `des`.
                let next: &[&str] = if word.len() == 1 { &["", "s", "x", "e"] } else { &[""] };
                self.by_letters.extend(next.iter().map(|more| (letters(&format!("{word}{more}")), id)));
            }
            None => self.by_number.push(id),
        }
        self.atoms.push(atom.clone());
        self.ids.insert(atom, id);
        id
    }

    /// Puts the table in order, once every atom is known.
    pub(super) fn sort(&mut self) {
        self.by_letters.sort_unstable();
    }

    /// How many atoms there are.
    pub(super) fn len(&self) -> usize {
        self.atoms.len()
    }

    /// Whether the atom is a word of negation.
    pub(super) fn negates(&self, id: AtomId) -> bool {
        self.atoms.get(id as usize).is_some_and(Atom::negates)
    }

    /// The atoms that a token is one of.
    fn of(&self, token: &Token) -> AtomSet {
        let letters = letters(&token.form);
        let first = self.by_letters.partition_point(|filed| filed.0 < letters);
        let lettered = self.by_letters[first..].iter().take_while(|filed| filed.0 == letters);
        let numbered = if token.number.is_some() { self.by_number.as_slice() } else { &[] };
        let candidates = lettered.map(|filed| filed.1).chain(numbered.iter().copied());
        AtomSet::new(candidates.filter(|id| self.atoms[*id as usize].matches(token)).collect())
    }
}

/// The first two letters of a word, by which atoms are filed.
fn letters(form: &str) -> [u8; 2] {
    let bytes = form.as_bytes();
    [bytes.first().copied().unwrap_or(0), bytes.get(1).copied().unwrap_or(0)]
}

/// The atoms that a word is one of.
#[derive(Debug, Clone)]
pub(super) struct AtomSet {
    /// In order.
    ids: Rc<[AtomId]>,
    /// Their numbers modulo 256, as bits: most atoms are ruled out by it.
    signature: [u64; 4],
}

impl AtomSet {
    fn new(mut ids: Vec<AtomId>) -> Self {
        ids.sort_unstable();
        let mut signature = [0; 4];
        for id in &ids {
            signature[*id as usize / 64 % 4] |= 1 << (id % 64);
        }
        Self { ids: ids.into(), signature }
    }

    fn holds(&self, id: AtomId) -> bool {
        self.signature[id as usize / 64 % 4] & (1 << (id % 64)) != 0 && self.ids.binary_search(&id).is_ok()
    }
}

/// The words met so far in a script, each with its atoms, so that a word is looked up once.
#[derive(Debug, Default)]
pub struct KnownWords(HashMap<String, AtomSet>);

/// The tokens of a segment, ready to be compared with patterns.
#[derive(Debug)]
pub(super) struct Row {
    /// Per token, its atoms.
    atoms: Vec<AtomSet>,
    /// Per position, the first token there or after it that is no joint.
    next: Vec<usize>,
    sign: Vec<bool>,
    /// The atoms of all tokens with the positions of those, in order.
    places: Vec<(AtomId, usize)>,
    /// The same atoms as bits.
    held: Vec<u64>,
}

impl Row {
    pub(super) fn new(tokens: &[Token], table: &AtomTable, known: &mut KnownWords) -> Self {
        let atoms: Vec<AtomSet> = tokens.iter().map(|token| known.atoms(token, table)).collect();
        let of = |(at, set): (usize, &AtomSet)| set.ids.iter().map(|atom| (*atom, at)).collect::<Vec<_>>();
        let mut places: Vec<(AtomId, usize)> = atoms.iter().enumerate().flat_map(of).collect();
        places.sort_unstable();
        let mut held = vec![0_u64; table.len() / 64 + 1];
        for (atom, _) in &places {
            held[*atom as usize / 64] |= 1 << (atom % 64);
        }
        let mut next = vec![tokens.len(); tokens.len() + 1];
        for at in (0..tokens.len()).rev() {
            next[at] = if is_joint(&tokens[at]) { next[at + 1] } else { at };
        }
        Self { atoms, next, sign: tokens.iter().map(|token| token.sign).collect(), places, held }
    }

    /// The atoms that some token is one of.
    pub(super) fn held(&self) -> impl Iterator<Item = AtomId> {
        self.places.chunk_by(|one, other| one.0 == other.0).map(|places| places[0].0)
    }

    /// Whether some token is one of `atom`.
    pub(super) fn holds(&self, atom: AtomId) -> bool {
        self.held[atom as usize / 64] & (1 << (atom % 64)) != 0
    }

    /// The tokens that are one of `atom`, in order.
    pub(super) fn places(&self, atom: AtomId) -> impl Iterator<Item = usize> {
        let held = if self.holds(atom) { self.places.as_slice() } else { &[] };
        let first = held.partition_point(|place| place.0 < atom);
        held[first..].iter().take_while(move |place| place.0 == atom).map(|place| place.1)
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
}

impl KnownWords {
    fn atoms(&mut self, token: &Token, table: &AtomTable) -> AtomSet {
        if let Some(known) = self.0.get(&token.form) {
            return known.clone();
        }
        let atoms = table.of(token);
        self.0.insert(token.form.clone(), atoms.clone());
        atoms
    }
}

/// An apostrophe, a hyphen, an opening or closing quotation mark between two words.
fn is_joint(token: &Token) -> bool {
    token.sign && matches!(token.form.as_str(), "'" | "-" | "«" | "»" | "\"")
}
