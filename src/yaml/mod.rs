//! Reading YAML so that a medical writer can live with it.
//!
//! One pass over the parser's events gives every value its place and collects what YAML itself
//! makes wrong; the file is then compared with its schema, and only then decoded by serde.

mod source_map;

pub use source_map::SourceMap;
