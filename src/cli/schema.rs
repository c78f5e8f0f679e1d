//! `isoscript schema`: the JSON Schema of a file, for editors.

use super::{
    Exit, Terminal,
    arguments::{SchemaKind, SchemaOptions},
};
use crate::{
    check::catalogue::catalogue_schema,
    failure::Outcome,
    script::{campaign_schema, script_schema},
};

pub(super) fn run(options: &SchemaOptions, terminal: &Terminal) -> Outcome<Exit> {
    terminal.print(&match options.kind {
        SchemaKind::Campaign => campaign_schema(),
        SchemaKind::Script => script_schema(),
        SchemaKind::Catalogue => catalogue_schema(),
    });
    Ok(Exit::Clean)
}
