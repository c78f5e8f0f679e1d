//! Scripts and campaigns: from YAML text to the validated model, plus findings.
//!
//! `raw` mirrors the files and never leaves this module; [`model`] is what the rest of the program
//! knows.

pub mod model;
