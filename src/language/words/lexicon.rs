//! The lexicon: which words stand for which concept, sealed and ready to be met in texts.

use super::{
    atom::{AtomId, KnownWords, Row},
    pattern::{NodeId, Patterns},
    token::Token,
};
use serde::{Deserialize, Serialize};

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

    /// Whether a concept is in both.
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(one, other)| one & other != 0)
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
    /// The concepts in order of their names.
    pub(super) by_name: Vec<ConceptId>,
    /// Per concept, those that it hides.
    pub(super) hides: Vec<Vec<ConceptId>>,
    pub(super) patterns: Vec<Pattern>,
    pub(super) parts: Patterns,
    /// The lists of atoms that patterns refer to, one after the other.
    pub(super) lists: Vec<AtomId>,
    /// Per atom, the patterns that are looked for where it is met: a list in `anchored`.
    pub(super) by_anchor: Vec<List>,
    pub(super) anchored: Vec<u32>,
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
    /// Groups of atoms, besides the rarest, of each of which a segment must hold one; empty for none.
    pub(super) needs: [List; 2],
}

/// No pattern covers more tokens than this.
const LONGEST: usize = 24;

impl Lexicon {
    /// The concept of this name.
    pub fn concept(&self, name: &str) -> Option<ConceptId> {
        let at = self.by_name.binary_search_by(|id| self.name(*id).cmp(name)).ok()?;
        Some(self.by_name[at])
    }

    /// The name of a concept.
    pub fn name(&self, concept: ConceptId) -> &str {
        &self.names[concept.0 as usize]
    }

    /// Every concept met in `tokens`: per concept and place the longest match, in order of place.
    /// `known` keeps what was looked up, from segment to segment.
    pub fn mentions(&self, tokens: &[Token], known: &mut KnownWords) -> Vec<Mention> {
        let row = Row::new(tokens, &self.parts.atoms, known);
        let mut found = Vec::new();
        let mut tried = vec![0_u64; self.patterns.len() / 64 + 1];
        for atom in row.held() {
            for pattern in self.by_anchor[atom as usize].of(&self.anchored) {
                let (word, bit) = (*pattern as usize / 64, 1 << (pattern % 64));
                if tried[word] & bit == 0 {
                    tried[word] |= bit;
                    self.meet(&self.patterns[*pattern as usize], &row, &mut found);
                }
            }
        }
        self.keep(found)
    }

    /// Adds every match of a pattern.
    fn meet(&self, pattern: &Pattern, row: &Row, found: &mut Vec<Mention>) {
        let Pattern { concept, node, own_negation, beginnings, needs } = *pattern;
        let missing = |needs: &List| {
            let group = needs.of(&self.lists);
            !group.is_empty() && !group.iter().any(|atom| row.holds(*atom))
        };
        if needs.iter().any(missing) {
            return;
        }
        for start in beginnings.of(&self.lists).iter().flat_map(|atom| row.places(*atom)) {
            if let Some(end) = self.parts.longest(node, row, start) {
                found.push(Mention { concept, start, end, own_negation });
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
        self.hides[above.0 as usize].contains(&below)
    }
}
