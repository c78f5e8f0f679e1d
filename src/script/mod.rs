//! Scripts and campaigns: from YAML text to the validated model, plus findings.
//!
//! `raw` mirrors the files and never leaves this module; [`model`] is what the rest of the program
//! knows. [`open`] says what a path means, `load` reads it, `schema` is what an editor needs.

mod campaign;
mod cast;
mod format;
mod load;
mod look;
pub mod model;
mod press;
mod raw;
mod reader;
mod repeated;
mod schema;
mod slides;
mod text;
mod video;
mod vocabulary;

pub use load::{CAMPAIGN_FILE, Loaded, Target, load, open};
pub use schema::{campaign_schema, script_schema};
pub use vocabulary::{PointName, Vocabulary};
