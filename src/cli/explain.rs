//! `isoscript explain`: a message or a point, its sources, and wordings that pass or do not.

use super::{Exit, Terminal, arguments::ExplainOptions};
use crate::{
    check::{Library, explain::explain},
    failure::{Failure, Outcome},
    source::Sources,
    workspace::Workspace,
};
use std::collections::BTreeMap;

pub(super) fn run(options: &ExplainOptions, terminal: &Terminal) -> Outcome<Exit> {
    let workspace = Workspace::memory(BTreeMap::new());
    let library = Library::load(&workspace, &mut Sources::default())?;
    match explain(&workspace, &library.catalogues, &options.id, terminal.language)? {
        Some(text) => terminal.print(&text),
        None => return Err(unknown(&options.id, &library)),
    }
    Ok(Exit::Clean)
}

fn unknown(id: &str, library: &Library) -> Failure {
    let messages = library.catalogues.iter().flat_map(|catalogue| &catalogue.messages);
    let points = messages.clone().flat_map(|message| &message.points).map(|point| point.id.as_str());
    let names: Vec<&str> = messages.map(|message| message.id.as_str()).chain(points).collect();
    let likely = |name: &&&str| strsim::jaro_winkler(id, name) > 0.8;
    let nearest = names
        .iter()
        .filter(likely)
        .max_by(|one, other| strsim::jaro_winkler(id, one).total_cmp(&strsim::jaro_winkler(id, other)));
    let (fr, en) = match nearest {
        Some(name) => {
            (format!("Vouliez-vous dire «\u{a0}{name}\u{a0}»\u{202f}?"), format!("Did you mean `{name}`?"))
        }
        None => (format!("Il y a\u{a0}: {}.", names.join(", ")), format!("There are: {}.", names.join(", "))),
    };
    Failure::new(
        format!("Aucun message ni point ne s’appelle «\u{a0}{id}\u{a0}». {fr}"),
        format!("No message or point is called `{id}`. {en}"),
    )
}
