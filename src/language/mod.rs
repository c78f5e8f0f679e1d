//! What is French: words, sentences, negation, the seconds they take to say.
//!
//! Nothing here knows isotretinoin or sterility: the words and their concepts are data, in
//! `assets/language/` and in the catalogues.

mod atom;
mod lexicon;
mod notation;
mod number;
mod operator;
mod pattern;
mod segment;
mod speech;
mod token;

pub use atom::KnownWords;
pub use lexicon::{ConceptEntry, ConceptId, Lexicon, LexiconFile, Mention};
pub use operator::{Operator, Scoped, clause_of, clauses, operators};
pub use segment::{Ending, Segment, segments};
pub use speech::{Speech, Spoken};
pub use token::{Token, fold, tokenize};
