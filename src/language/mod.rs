//! What is French: words, sentences, negation, the seconds they take to say.
