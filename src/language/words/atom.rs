//! Atoms: what one token of a pattern must be, numbered so that a token is compared with each once.

use super::token::Token;
use serde::{Deserialize, Serialize};
use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, LazyLock},
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
    /// What one of these atoms stands for.
    OneOf(Vec<AtomId>),
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
            Self::OneOf(_) => false,
        }
    }

    /// The letters every matching token begins with; `None` where there are none.
    fn beginning(&self) -> Option<&str> {
        match self {
            Self::Word(word) | Self::Exact(word) | Self::Prefix(word) | Self::Verb(word) => Some(word),
            Self::Number(_) | Self::AnyNumber | Self::NumberBut(_) | Self::OneOf(_) => None,
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
    /// Atoms with the choices that they are one of; in order once the table is sorted.
    by_member: Vec<(AtomId, AtomId)>,
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
            None => self.file_without_letters(&atom, id),
        }
        self.atoms.push(atom.clone());
        self.ids.insert(atom, id);
        id
    }

    fn file_without_letters(&mut self, atom: &Atom, id: AtomId) {
        match atom {
            Atom::OneOf(members) => self.by_member.extend(members.iter().map(|member| (*member, id))),
            _ => self.by_number.push(id),
        }
    }

    /// The atom that stands for what any of these does: a choice is compared with a token once.
    pub(super) fn one_of(&mut self, atoms: &[AtomId]) -> AtomId {
        let members = |id: &AtomId| match &self.atoms[*id as usize] {
            Atom::OneOf(members) => members.clone(),
            _ => vec![*id],
        };
        let mut all: Vec<AtomId> = atoms.iter().flat_map(members).collect();
        all.sort_unstable();
        all.dedup();
        match all[..] {
            [only] => only,
            _ => self.id(Atom::OneOf(all)),
        }
    }

    /// Puts the table in order, once every atom is known. What a choice is made of is then known by
    /// its members.
    pub(super) fn sort(&mut self) {
        self.by_letters.sort_unstable();
        self.by_member.sort_unstable();
        let choices = self.atoms.iter_mut().filter(|atom| matches!(atom, Atom::OneOf(_)));
        choices.for_each(|atom| *atom = Atom::OneOf(Vec::new()));
    }

    /// How many atoms there are.
    pub(super) fn len(&self) -> usize {
        self.atoms.len()
    }

    /// Whether the atom is a word of negation.
    pub(super) fn negates(&self, id: AtomId) -> bool {
        match self.atoms.get(id as usize) {
            Some(Atom::OneOf(members)) => members.iter().any(|member| self.negates(*member)),
            Some(atom) => atom.negates(),
            None => false,
        }
    }

    /// The atoms that a token is one of, in order.
    fn of(&self, token: &Token) -> Vec<AtomId> {
        let letters = letters(&token.form);
        let first = self.by_letters.partition_point(|filed| filed.0 < letters);
        let lettered = self.by_letters[first..].iter().take_while(|filed| filed.0 == letters);
        let numbered = if token.number.is_some() { self.by_number.as_slice() } else { &[] };
        let candidates = lettered.map(|filed| filed.1).chain(numbered.iter().copied());
        let mut ids: Vec<AtomId> = candidates.filter(|id| self.atoms[*id as usize].matches(token)).collect();
        let choices: Vec<AtomId> = ids.iter().flat_map(|id| self.choices(*id)).collect();
        ids.extend(choices);
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// The choices that an atom is one of.
    fn choices(&self, member: AtomId) -> impl Iterator<Item = AtomId> {
        let first = self.by_member.partition_point(|filed| filed.0 < member);
        self.by_member[first..].iter().take_while(move |filed| filed.0 == member).map(|filed| filed.1)
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
    ids: Arc<[AtomId]>,
    /// The same as bits, up to the last one.
    bits: Arc<[u64]>,
}

impl AtomSet {
    /// These, in order.
    fn new(ids: Arc<[AtomId]>) -> Self {
        let mut bits = vec![0_u64; ids.last().map_or(0, |last| *last as usize / 64 + 1)];
        for id in ids.iter() {
            bits[*id as usize / 64] |= 1 << (id % 64);
        }
        Self { ids, bits: bits.into() }
    }

    /// Whether the atom is one of them.
    pub(super) fn holds(&self, id: AtomId) -> bool {
        self.bits.get(id as usize / 64).is_some_and(|bits| bits & (1 << (id % 64)) != 0)
    }

    /// Them, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = AtomId> + '_ {
        self.ids.iter().copied()
    }
}

/// The words met so far, each with its atoms, so that a word is looked up once. Words that are the
/// same atoms share one set.
#[derive(Debug, Default)]
pub(super) struct KnownWords {
    words: HashMap<String, AtomSet>,
    sets: HashMap<Arc<[AtomId]>, AtomSet>,
}

/// More words than any language uses: beyond, what is known is forgotten.
const MOST_WORDS: usize = 200_000;

impl KnownWords {
    /// The atoms of a token, looked up where they are not known.
    pub(super) fn atoms(&mut self, token: &Token, table: &AtomTable) -> AtomSet {
        if let Some(known) = self.words.get(&token.form) {
            return known.clone();
        }
        if self.words.len() >= MOST_WORDS {
            *self = Self::default();
        }
        let ids: Arc<[AtomId]> = table.of(token).into();
        let set = self.sets.entry(Arc::clone(&ids)).or_insert_with(|| AtomSet::new(ids)).clone();
        self.words.insert(token.form.clone(), set.clone());
        set
    }
}
