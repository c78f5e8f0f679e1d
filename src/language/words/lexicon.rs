//! The lexicon: which words stand for which concept, sealed and ready to be met in texts.

use super::{
    pattern::{NodeId, Patterns},
    row::{Memory, Row, Symbol},
    token::Token,
};
use serde::{Deserialize, Serialize};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A concept of a [`Lexicon`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ConceptId(pub(super) u32);

/// Some concepts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConceptSet(Vec<u64>);

impl ConceptSet {
    /// Whether the concept is one of them.
    pub fn holds(&self, concept: ConceptId) -> bool {
        let (word, bit) = (concept.0 as usize / 64, concept.0 % 64);
        self.0.get(word).is_some_and(|bits| bits & (1 << bit) != 0)
    }

    /// Whether one of these is among them.
    pub fn holds_any(&self, concepts: &[ConceptId]) -> bool {
        concepts.iter().any(|concept| self.holds(*concept))
    }
}

impl FromIterator<ConceptId> for ConceptSet {
    fn from_iter<I: IntoIterator<Item = ConceptId>>(concepts: I) -> Self {
        let mut set = Vec::new();
        for concept in concepts {
            let (word, bit) = (concept.0 as usize / 64, concept.0 % 64);
            if set.len() <= word {
                set.resize(word + 1, 0_u64);
            }
            set[word] |= 1 << bit;
        }
        Self(set)
    }
}

/// A concept met in a text: tokens `start..end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// The concept.
    pub concept: ConceptId,
    /// Its first token.
    pub start: usize,
    /// The token after its last.
    pub end: usize,
    /// Whether a negation is among the words of its pattern (*ne peut plus avoir d'enfants*): then
    /// it is part of the concept, and no operator.
    pub own_negation: bool,
}

impl Mention {
    /// Whether this mention covers every token of `other`.
    pub fn covers(&self, other: &Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// Which words stand for which concept.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Lexicon {
    pub(super) names: Vec<String>,
    /// The concepts, each at the place that its name gives or after it.
    pub(super) by_name: ByName,
    /// Per concept, those that it hides.
    pub(super) hides: Vec<Vec<ConceptId>>,
    /// What stands for every other concept among those hidden.
    pub(super) everything: Option<ConceptId>,
    pub(super) patterns: Vec<Pattern>,
    pub(super) parts: Patterns,
    /// The lists of symbols that patterns refer to, one after the other.
    pub(super) lists: Vec<Symbol>,
    /// Per symbol, the patterns that are looked for where it is met: a list in `anchored`.
    pub(super) by_anchor: Vec<List>,
    pub(super) anchored: Vec<u32>,
    /// The words met so far.
    #[serde(skip)]
    pub(super) memory: Mutex<Memory>,
}

/// Concepts by name: a table twice as long as there are concepts, in which each stands at the place
/// that its name gives, or at the next free one.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct ByName(Vec<Option<ConceptId>>);

impl ByName {
    pub(super) fn new(names: &[String]) -> Self {
        let mut table = Self(vec![None; (names.len() * 2).next_power_of_two()]);
        for (id, name) in (0_u32..).zip(names) {
            let mut at = table.place(name);
            while table.0[at].is_some() {
                at = (at + 1) % table.0.len();
            }
            table.0[at] = Some(ConceptId(id));
        }
        table
    }

    /// The concepts whose names give this place, and perhaps others.
    fn candidates(&self, name: &str) -> impl Iterator<Item = ConceptId> {
        let from = self.place(name);
        let onwards = self.0[from.min(self.0.len())..].iter().chain(&self.0[..from.min(self.0.len())]);
        onwards.map_while(|it| *it)
    }

    /// FNV-1a of the name, folded to the table.
    fn place(&self, name: &str) -> usize {
        let mix = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        let hash = name.bytes().fold(0x811c_9dc5, mix);
        (hash ^ hash >> 15) as usize & self.0.len().saturating_sub(1)
    }
}

/// Some of a list kept elsewhere.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub(super) struct List {
    pub(super) start: u32,
    pub(super) end: u32,
}

impl List {
    fn of<T>(self, all: &[T]) -> &[T] {
        &all[self.start as usize..self.end as usize]
    }
}

/// One pattern of a concept.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct Pattern {
    pub(super) concept: ConceptId,
    pub(super) node: NodeId,
    pub(super) own_negation: bool,
    /// What a match may begin with.
    pub(super) beginnings: List,
    /// Groups of symbols, besides the rarest, of each of which a segment must hold one; empty for none.
    pub(super) needs: [List; 2],
}

/// The patterns still to be looked for, as bits.
struct Wanted(Vec<u64>);

impl Wanted {
    fn add(&mut self, patterns: &[u32]) {
        for pattern in patterns {
            self.0[*pattern as usize / 64] |= 1 << (pattern % 64);
        }
    }

    /// The first one at or after `from`.
    fn first_from(&self, from: usize) -> Option<usize> {
        let (first, bit) = (from / 64, from % 64);
        let here = self.0.get(first)? >> bit;
        if here != 0 {
            return Some(from + here.trailing_zeros() as usize);
        }
        let ahead = self.0[first + 1..].iter().position(|bits| *bits != 0)? + first + 1;
        Some(ahead * 64 + self.0[ahead].trailing_zeros() as usize)
    }
}

/// No pattern covers more tokens than this.
const LONGEST: usize = 24;

impl Lexicon {
    /// The concept of this name.
    pub fn concept(&self, name: &str) -> Option<ConceptId> {
        self.by_name.candidates(name).find(|id| self.name(*id) == name)
    }

    /// The name of a concept.
    pub fn name(&self, concept: ConceptId) -> &str {
        &self.names[concept.0 as usize]
    }

    /// Every concept met in `tokens`: per concept and place the longest match, in order of place.
    pub fn mentions(&self, tokens: &[Token]) -> Vec<Mention> {
        let mut row = Row::new(tokens, &self.parts.atoms, self.names.len(), &mut self.memory());
        let mut wanted = Wanted(vec![0_u64; self.patterns.len() / 64 + 1]);
        row.held().for_each(|atom| wanted.add(self.anchored_at(atom)));
        let mut found = Vec::new();
        let mut starts = Vec::new();
        // A pattern names only concepts written before it: theirs have been looked for.
        let mut next = wanted.first_from(0);
        while let Some(at) = next {
            self.meet(at, (&mut row, &mut wanted), &mut starts, &mut found);
            next = wanted.first_from(at + 1);
        }
        row.leave(&mut self.memory());
        self.keep(found)
    }

    /// What was kept; a thread that stopped while it held it left nothing half done.
    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn anchored_at(&self, symbol: Symbol) -> &[u32] {
        self.by_anchor[symbol as usize].of(&self.anchored)
    }

    /// Adds every match of a pattern, and the patterns to look for where its concept is met.
    fn meet(
        &self,
        at: usize,
        (row, wanted): (&mut Row, &mut Wanted),
        starts: &mut Vec<usize>,
        found: &mut Vec<Mention>,
    ) {
        let Pattern { concept, node, own_negation, beginnings, needs } = self.patterns[at];
        let missing = |needs: &List| {
            let group = needs.of(&self.lists);
            !group.is_empty() && !group.iter().any(|symbol| row.holds(*symbol))
        };
        if needs.iter().any(missing) {
            return;
        }
        starts.clear();
        starts.extend(beginnings.of(&self.lists).iter().flat_map(|symbol| row.places(*symbol)));
        starts.sort_unstable();
        starts.dedup();
        for start in starts.iter().copied() {
            let ends = self.parts.matches(node, row, start);
            let Some(farthest) = ends.checked_ilog2() else { continue };
            found.push(Mention { concept, start, end: start + farthest as usize, own_negation });
            if row.keep(concept, start, ends) {
                wanted.add(self.anchored_at(self.parts.symbol(concept)));
            }
        }
    }

    /// Drops mentions inside a longer one of the same concept, and mentions that another hides.
    fn keep(&self, mut found: Vec<Mention>) -> Vec<Mention> {
        // Of two patterns that cover the same words, the one that writes its negation speaks for both.
        found.sort_unstable_by_key(|it| (it.start, usize::MAX - it.end, it.concept, !it.own_negation));
        found.dedup_by_key(|it| (it.start, it.end, it.concept));
        let swallowed = |one: &Mention| {
            let near = |other: &&Mention| other.covers(one) && *other != one;
            let first = found.partition_point(|other| other.start + LONGEST < one.start);
            let mut others = found[first..].iter().take_while(|other| other.start <= one.start).filter(near);
            others.any(|other| other.concept == one.concept || self.hides(other.concept, one.concept))
        };
        found.iter().filter(|one| !swallowed(one)).copied().collect()
    }

    fn hides(&self, above: ConceptId, below: ConceptId) -> bool {
        let hidden = &self.hides[above.0 as usize];
        hidden.contains(&below) || self.everything.is_some_and(|all| hidden.contains(&all))
    }
}
