//! A lexicon being written: concepts added file by file, then sealed.

use super::{
    atom::AtomId,
    lexicon::{ConceptId, Lexicon, List, Pattern},
    notation::{Known, parse},
    pattern::{NodeId, Patterns},
};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};

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

/// A pattern that is not well formed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misspelt {
    /// The concept.
    pub concept: String,
    /// What is wrong with it.
    pub cause: String,
}

/// A lexicon being written.
#[derive(Debug, Default)]
pub struct Draft {
    names: Vec<String>,
    ids: HashMap<String, ConceptId>,
    hides: HashMap<ConceptId, Vec<ConceptId>>,
    patterns: Vec<(ConceptId, NodeId)>,
    known: Known,
    parts: Patterns,
}

impl Draft {
    /// Adds the concepts of one file. A concept met again gains words.
    ///
    /// # Errors
    /// A pattern is not well formed, or names an unknown concept.
    pub fn add(&mut self, entries: &[ConceptEntry]) -> Result<(), Misspelt> {
        entries.iter().try_for_each(|entry| self.add_concept(entry))
    }

    fn add_concept(&mut self, entry: &ConceptEntry) -> Result<(), Misspelt> {
        let id = self.id(&entry.concept);
        let mut nodes = Vec::with_capacity(entry.words.len());
        for words in &entry.words {
            let misspelt = |cause| Misspelt { concept: entry.concept.clone(), cause };
            let node = parse(words, &self.known, &mut self.parts).map_err(misspelt)?;
            self.patterns.push((id, node));
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

    /// Files every pattern under its rarest words: what is met in a segment is looked for where
    /// those are.
    pub fn seal(mut self) -> Lexicon {
        self.parts.atoms.sort();
        let needs = self.parts.needs();
        let mut filed: BTreeMap<AtomId, Vec<u32>> = BTreeMap::new();
        let mut lists = Lists::default();
        let mut patterns = Vec::with_capacity(self.patterns.len());
        for (at, (concept, node)) in (0_u32..).zip(&self.patterns) {
            let mut beginnings = Vec::new();
            self.parts.beginnings(*node, &mut beginnings);
            beginnings.sort_unstable();
            beginnings.dedup();
            let mut groups = needs[*node as usize].iter();
            for atom in groups.next().unwrap_or(&beginnings) {
                filed.entry(*atom).or_default().push(at);
            }
            let needs =
                [groups.next(), groups.next()].map(|group| group.map_or(List::default(), |it| lists.add(it)));
            let own_negation = self.parts.writes_negation(*node);
            let beginnings = lists.add(&beginnings);
            patterns.push(Pattern { concept: *concept, node: *node, own_negation, beginnings, needs });
        }
        let mut anchored = Lists::default();
        let none = Vec::new();
        let atoms = (0..self.parts.atoms.len()).map(|atom| AtomId::try_from(atom).unwrap_or(AtomId::MAX));
        let by_anchor = atoms.map(|atom| anchored.add(filed.get(&atom).unwrap_or(&none))).collect();
        let ids = (0_u32..).zip(&self.names).map(|(id, _)| ConceptId(id));
        let hides = ids.clone().map(|id| self.hides.remove(&id).unwrap_or_default()).collect();
        let mut by_name: Vec<ConceptId> = ids.collect();
        by_name.sort_by_key(|id| &self.names[id.0 as usize]);
        Lexicon {
            by_name,
            names: self.names,
            hides,
            patterns,
            parts: self.parts,
            lists: lists.0,
            by_anchor,
            anchored: anchored.0,
        }
    }
}

#[derive(Default)]
struct Lists(Vec<u32>);

impl Lists {
    fn add(&mut self, list: &[u32]) -> List {
        let start = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        self.0.extend_from_slice(list);
        List { start, end: u32::try_from(self.0.len()).unwrap_or(u32::MAX) }
    }
}
