//! Words: tokens and numbers, the notation of patterns, and the lexicon that patterns make up.
//!
//! This folder knows nothing of the rest of the program: the build seals the shipped lexicon with it.

mod atom;
mod draft;
mod lexicon;
mod notation;
mod number;
mod pattern;
mod row;
mod token;

pub use draft::{ConceptEntry, Draft, LexiconFile, Misspelt};
pub use lexicon::{ConceptId, ConceptSet, Lexicon, Mention};
pub use token::{Token, fold, tokenize};
