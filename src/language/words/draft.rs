//! A lexicon being written: concepts added file by file, then sealed.

use super::{
    lexicon::{ByName, ConceptId, Lexicon, List, Pattern},
    notation::{Known, parse},
    pattern::{NodeId, Patterns},
    row::Symbol,
};
use schemars::JsonSchema;
use serde::Deserialize;
use std::{
    collections::{BTreeMap, HashMap},
    sync::Mutex,
};

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
    /// this one is dropped. `*` is every other concept.
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
    /// Each pattern with its concept, and whether a negation is among its words.
    patterns: Vec<(ConceptId, NodeId, bool)>,
    known: Known,
    /// Per concept, whether a negation is among its words.
    negating: Vec<bool>,
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
        let first = self.patterns.len();
        for words in &entry.words {
            let misspelt = |cause| Misspelt { concept: entry.concept.clone(), cause };
            let node = parse(words, &self.known, &mut self.parts).map_err(misspelt)?;
            self.patterns.push((id, node, self.parts.writes_negation(node, &self.negating)));
        }
        self.negating.resize(self.names.len(), false);
        self.negating[id.0 as usize] |= self.patterns[first..].iter().any(|(.., negates)| *negates);
        self.known.insert(entry.concept.clone(), id);
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

    /// Files every pattern under its rarest words or concepts: what is met in a segment is looked for
    /// where those are.
    pub fn seal(mut self) -> Lexicon {
        self.parts.atoms.sort();
        let mut lists = Lists::default();
        let (patterns, by_anchor, anchored) = self.filed(&mut lists);
        let ids = (0_u32..).zip(&self.names).map(|(id, _)| ConceptId(id));
        let hides = ids.map(|id| self.hides.remove(&id).unwrap_or_default()).collect();
        Lexicon {
            everything: self.ids.get("*").copied(),
            by_name: ByName::new(&self.names),
            names: self.names,
            hides,
            patterns,
            parts: self.parts,
            lists: lists.0,
            by_anchor,
            anchored,
            memory: Mutex::default(),
        }
    }

    /// The patterns, and per symbol those that are looked for where it is met.
    fn filed(&self, lists: &mut Lists) -> (Vec<Pattern>, Vec<List>, Vec<u32>) {
        let needs = self.parts.needs(self.names.len());
        let mut filed: BTreeMap<Symbol, Vec<u32>> = BTreeMap::new();
        let mut patterns = Vec::with_capacity(self.patterns.len());
        for (at, (concept, node, own_negation)) in (0_u32..).zip(&self.patterns) {
            let mut beginnings = Vec::new();
            self.parts.beginnings(*node, &mut beginnings);
            beginnings.sort_unstable();
            beginnings.dedup();
            let mut groups = needs[*node as usize].iter();
            for symbol in groups.next().unwrap_or(&beginnings) {
                filed.entry(*symbol).or_default().push(at);
            }
            let needs =
                [groups.next(), groups.next()].map(|group| group.map_or(List::default(), |it| lists.add(it)));
            let beginnings = lists.add(&beginnings);
            let (concept, node, own_negation) = (*concept, *node, *own_negation);
            patterns.push(Pattern { concept, node, own_negation, beginnings, needs });
        }
        let mut anchored = Lists::default();
        let symbols = 0..self.parts.atoms.len() + self.names.len();
        let of = |symbol| filed.get(&Symbol::try_from(symbol).unwrap_or(Symbol::MAX));
        let by_anchor = symbols.map(|symbol| of(symbol).map_or(List::default(), |it| anchored.add(it)));
        let by_anchor = by_anchor.collect();
        (patterns, by_anchor, anchored.0)
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
