//! What is French: words, sentences, negation, the seconds they take to say.
//!
//! Nothing here knows isotretinoin or sterility: the words and their concepts are data, in
//! `assets/language/` and in the catalogues.

mod address;
mod clause;
mod figure;
mod occupation;
mod operator;
mod segment;
mod speech;
mod words;

pub use address::{AddressWords, FormWords};
pub use clause::{clause_of, clauses};
pub use figure::{Figure, Form, Measure, figures};
pub use occupation::{GenderedWords, Occupations, RoleWords};
pub use operator::{Operator, Scoped, operators};
pub use segment::{Ending, Segment, segments};
pub use speech::{Speech, Spoken};
pub use words::{
    ConceptEntry, ConceptId, ConceptSet, Draft, Lexicon, LexiconFile, Mention, Misspelt, Token, fold,
    tokenize,
};
