//! The lexicon: which words stand for which concept.

use super::{
    atom::{AtomId, KnownWords, Row},
    notation::{Known, parse},
    pattern::{NodeId, Patterns},
    token::Token,
};
use crate::failure::{Failure, Outcome};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::HashMap;

/// A concept of a [`Lexicon`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConceptId(u32);

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

/// A lexicon file: concepts in the order written; a pattern may name concepts written before it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LexiconFile {
    /// `isoscript.lexicon/1`.
    #[serde(default)]
    pub format: Option<String>,
    /// The concepts.
    pub concepts: Vec<ConceptEntry>,
}

/// One concept of a lexicon file.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConceptEntry {
    /// The concept's name.
    pub concept: String,
    /// Its patterns.
    pub words: Vec<String>,
    /// Concepts that are not meant where this one is met: a mention of theirs inside a mention of
    /// this one is dropped.
    #[serde(default)]
    pub hides: Vec<String>,
}

/// Which words stand for which concept, ready to be met in texts.
#[derive(Debug, Default)]
pub struct Lexicon {
    names: Vec<String>,
    ids: HashMap<String, ConceptId>,
    hides: HashMap<ConceptId, Vec<ConceptId>>,
    patterns: Vec<Pattern>,
    known: Known,
    parts: Patterns,
    /// Per atom, the patterns that may begin with it.
    by_beginning: HashMap<AtomId, Vec<usize>>,
}

impl Lexicon {
    /// Adds the concepts of one file. A concept met again gains words.
    ///
    /// # Errors
    /// A pattern is not well formed, or names an unknown concept.
    pub fn add(&mut self, file: &str, entries: &[ConceptEntry]) -> Outcome<()> {
        entries.iter().try_for_each(|entry| self.add_concept(file, entry))
    }

    /// The concept of this name.
    pub fn concept(&self, name: &str) -> Option<ConceptId> {
        self.ids.get(name).copied()
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
        for (start, atoms) in row.atoms.iter().enumerate() {
            let patterns = atoms.0.iter().filter_map(|atom| self.by_beginning.get(atom)).flatten();
            for Pattern { concept, node, own_negation, needs } in patterns.map(|at| &self.patterns[*at]) {
                if needs.iter().any(|group| !group.iter().any(|atom| row.holds(*atom))) {
                    continue;
                }
                if let Some(end) = self.parts.longest(*node, &row, start) {
                    found.push(Mention { concept: *concept, start, end, own_negation: *own_negation });
                }
            }
        }
        self.keep(found)
    }

    fn add_concept(&mut self, file: &str, entry: &ConceptEntry) -> Outcome<()> {
        let id = self.id(&entry.concept);
        let mut nodes = Vec::with_capacity(entry.words.len());
        for words in &entry.words {
            let node = parse(words, &self.known, &mut self.parts)
                .map_err(|cause| broken(file, &entry.concept, &cause))?;
            self.index(id, node);
            nodes.push(node);
        }
        self.known.entry(entry.concept.clone()).or_default().extend(nodes);
        let hidden: Vec<ConceptId> = entry.hides.iter().map(|name| self.id(name)).collect();
        self.hides.entry(id).or_default().extend(hidden);
        Ok(())
    }

    fn id(&mut self, name: &str) -> ConceptId {
        if let Some(id) = self.ids.get(name) {
            return *id;
        }
        let id = ConceptId(u32::try_from(self.names.len()).unwrap_or(u32::MAX));
        self.names.push(name.to_owned());
        self.ids.insert(name.to_owned(), id);
        id
    }

    fn index(&mut self, concept: ConceptId, node: NodeId) {
        let mut atoms = Vec::new();
        self.parts.beginnings(node, &mut atoms);
        atoms.sort_unstable();
        atoms.dedup();
        for atom in atoms {
            self.by_beginning.entry(atom).or_default().push(self.patterns.len());
        }
        let own_negation = self.parts.writes_negation(node);
        let needs = self.parts.needs(node);
        self.patterns.push(Pattern { concept, node, own_negation, needs });
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
        self.hides.get(&above).is_some_and(|hidden| hidden.contains(&below))
    }
}

#[derive(Debug)]
struct Pattern {
    concept: ConceptId,
    node: NodeId,
    own_negation: bool,
    /// Groups of atoms of each of which a segment must hold one.
    needs: Vec<Vec<AtomId>>,
}

/// No pattern covers more tokens than this.
const LONGEST: usize = 24;

fn broken(file: &str, concept: &str, cause: &str) -> Failure {
    Failure::new(
        format!("Le lexique « {file} » : le concept « {concept} » est mal écrit ({cause})."),
        format!("The lexicon `{file}`: the concept `{concept}` is not well formed ({cause})."),
    )
}
