//! Patterns: matched against a segment, their parts in one arena.
//!
//! How they are written: [`super::notation`].

use super::{
    atom::{AtomId, AtomTable},
    lexicon::ConceptId,
    row::{Row, Symbol},
};
use serde::{Deserialize, Serialize};

/// The number of a part of a pattern in [`Patterns`].
pub(super) type NodeId = u32;

/// Some of the children kept in [`Patterns`].
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct Children {
    start: u32,
    end: u32,
}

/// A part of a pattern.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) enum Node {
    /// One token.
    One(AtomId),
    /// These, one after the other.
    Sequence(Children),
    /// One of these.
    Either(Children),
    /// This, or nothing.
    Maybe(NodeId),
    /// Up to so many words.
    Gap(u32),
    /// The words of a concept.
    Concept(ConceptId),
}

/// The parts of every pattern of a lexicon, and the atoms that they name.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Patterns {
    /// The atoms.
    pub(super) atoms: AtomTable,
    nodes: Vec<Node>,
    children: Vec<NodeId>,
}

/// How many tokens ahead of its first a pattern may reach: the positions after a match are bits.
const FARTHEST: usize = 63;

impl Patterns {
    /// Adds a part.
    pub(super) fn push(&mut self, node: Node) -> NodeId {
        self.nodes.push(node);
        NodeId::try_from(self.nodes.len() - 1).unwrap_or(NodeId::MAX)
    }

    /// Adds a part made of others.
    pub(super) fn add(&mut self, kind: impl Fn(Children) -> Node, parts: &[NodeId]) -> NodeId {
        let start = u32::try_from(self.children.len()).unwrap_or(u32::MAX);
        self.children.extend_from_slice(parts);
        let end = u32::try_from(self.children.len()).unwrap_or(u32::MAX);
        self.push(kind(Children { start, end }))
    }

    /// Adds a choice; its single words become one atom.
    pub(super) fn add_choice(&mut self, parts: &[NodeId]) -> NodeId {
        let (mut words, mut others) = (Vec::new(), Vec::new());
        for part in parts {
            match self.nodes[*part as usize] {
                Node::One(atom) => words.push(atom),
                _ => others.push(*part),
            }
        }
        if !words.is_empty() {
            let word = self.atoms.one_of(&words);
            others.insert(0, self.push(Node::One(word)));
        }
        match others[..] {
            [only] => only,
            _ => self.add(Node::Either, &others),
        }
    }

    fn children(&self, children: Children) -> &[NodeId] {
        &self.children[children.start as usize..children.end as usize]
    }

    /// The positions after the matches of `node` that start at `from`; bit `n` is token `from + n`.
    /// Signs inside a word (apostrophe, hyphen) are passed over between the tokens of a pattern.
    pub(super) fn matches(&self, node: NodeId, row: &Row, from: usize) -> u64 {
        self.ends(node, row, from, 1) & !1
    }

    /// The positions after a match that starts at one of `starts`; bit `n` is token `from + n`.
    fn ends(&self, node: NodeId, row: &Row, from: usize, starts: u64) -> u64 {
        let of = |node: &NodeId, starts| self.ends(*node, row, from, starts);
        match self.nodes[node as usize] {
            Node::One(atom) => moved(from, starts, |at| row.step(at, atom)),
            Node::Sequence(parts) => {
                self.children(parts).iter().fold(starts, |at, part| if at == 0 { 0 } else { of(part, at) })
            }
            Node::Either(parts) => self.children(parts).iter().fold(0, |ends, part| ends | of(part, starts)),
            Node::Maybe(part) => starts | of(&part, starts),
            Node::Concept(concept) => {
                places(starts).fold(0, |ends, offset| ends | row.step_concept(from + offset, concept, from))
            }
            Node::Gap(words) => {
                let step = |(all, last): (u64, u64), _| {
                    let next = moved(from, last, |at| row.step_word(at));
                    (all | next, next)
                };
                (0..words).fold((starts, starts), step).0
            }
        }
    }

    /// Whether a negation is among the words written; `negating` tells it of the concepts.
    pub(super) fn writes_negation(&self, node: NodeId, negating: &[bool]) -> bool {
        match self.nodes[node as usize] {
            Node::One(atom) => self.atoms.negates(atom),
            Node::Sequence(parts) | Node::Either(parts) => {
                self.children(parts).iter().any(|part| self.writes_negation(*part, negating))
            }
            Node::Maybe(part) => self.writes_negation(part, negating),
            Node::Concept(concept) => negating.get(concept.0 as usize).copied().unwrap_or(false),
            Node::Gap(_) => false,
        }
    }

    /// The symbol of a concept.
    pub(super) fn symbol(&self, concept: ConceptId) -> Symbol {
        Symbol::try_from(self.atoms.len()).unwrap_or(Symbol::MAX).saturating_add(concept.0)
    }

    /// Every symbol that a match may begin with; whether it may begin with what follows the node.
    pub(super) fn beginnings(&self, node: NodeId, out: &mut Vec<Symbol>) -> bool {
        match self.nodes[node as usize] {
            Node::One(atom) => {
                out.push(atom);
                false
            }
            Node::Concept(concept) => {
                out.push(self.symbol(concept));
                false
            }
            Node::Sequence(parts) => self.children(parts).iter().all(|part| self.beginnings(*part, out)),
            Node::Either(parts) => {
                // Every choice is asked, not only those up to the first open one.
                let choices = self.children(parts).iter();
                let open: Vec<bool> = choices.map(|part| self.beginnings(*part, out)).collect();
                open.contains(&true)
            }
            Node::Maybe(part) => {
                self.beginnings(part, out);
                true
            }
            Node::Gap(_) => true,
        }
    }

    /// Per part, groups of symbols of each of which a segment must hold one for it to match there, the
    /// rarest first: for each part of a sequence, the rarest words of each choice.
    pub(super) fn needs(&self, concepts: usize) -> Vec<Vec<Vec<Symbol>>> {
        let uses = self.uses(concepts);
        let cost = |group: &Vec<Symbol>| group.iter().map(|symbol| uses[*symbol as usize]).sum::<usize>();
        // A part is written after the parts it is made of.
        let mut needs: Vec<Vec<Vec<Symbol>>> = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            let first = |part: &NodeId| needs[*part as usize].first().cloned();
            let mut groups: Vec<Vec<Symbol>> = match node {
                Node::One(atom) => vec![vec![*atom]],
                Node::Concept(concept) => vec![vec![self.symbol(*concept)]],
                Node::Sequence(parts) => self.children(*parts).iter().filter_map(first).collect(),
                Node::Either(parts) => {
                    let choices = self.children(*parts).iter().map(first).collect::<Option<Vec<_>>>();
                    choices.map(|all| all.concat()).into_iter().collect()
                }
                Node::Maybe(_) | Node::Gap(_) => Vec::new(),
            };
            groups.sort_by_cached_key(cost);
            needs.push(groups);
        }
        needs
    }

    /// How many parts name each symbol.
    fn uses(&self, concepts: usize) -> Vec<usize> {
        let mut uses = vec![0; self.atoms.len() + concepts];
        for node in &self.nodes {
            match node {
                Node::One(atom) => uses[*atom as usize] += 1,
                Node::Concept(concept) => uses[self.symbol(*concept) as usize] += 1,
                _ => {}
            }
        }
        uses
    }
}

/// Each of the positions `starts`, moved by `step`.
fn moved(from: usize, starts: u64, step: impl Fn(usize) -> Option<usize>) -> u64 {
    places(starts).fold(0, |ends, offset| {
        let end = step(from + offset).map(|end| end - from).filter(|offset| *offset <= FARTHEST);
        end.map_or(ends, |offset| ends | 1 << offset)
    })
}

/// The numbers of the bits that are set.
fn places(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = bits.trailing_zeros() as usize;
        (bits != 0).then(|| {
            bits &= bits - 1;
            place
        })
    })
}
