//! What is French: words, sentences, negation, the seconds they take to say.
//!
//! Nothing here knows isotretinoin or sterility: the words and their concepts are data, in
//! `assets/language/` and in the catalogues.

mod clause;
mod operator;
mod segment;
mod speech;
mod words;

pub use clause::{clause_of, clauses};
pub use operator::{Operator, Scoped, operators};
pub use segment::{Ending, Segment, segments};
pub use speech::{Speech, Spoken};
pub use words::{
    ConceptEntry, ConceptId, ConceptSet, Draft, KnownWords, Lexicon, LexiconFile, Mention, Misspelt, Token,
    fold, tokenize,
};
