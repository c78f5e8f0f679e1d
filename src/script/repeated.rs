//! Names that may occur once only.

use super::reader::Reader;
use crate::{
    finding::Finding,
    place::Place,
    wording::{Wording, excerpt},
};
use std::collections::HashMap;

/// The names met so far, each with its first place.
pub(super) struct Repeated {
    rule: &'static str,
    first: HashMap<String, Place>,
}

impl Repeated {
    /// None met yet; a name met twice is told of under this rule.
    pub(super) fn new(rule: &'static str) -> Self {
        Self { rule, first: HashMap::new() }
    }

    /// Meets a name in the file of `reader`. A name that is empty is told of elsewhere.
    pub(super) fn meet(&mut self, name: &str, place: Place, reader: &mut Reader<'_>) {
        if let Some(finding) = self.twice(name, place) {
            reader.note(finding);
        }
    }

    /// The finding, when this name was met before.
    pub(super) fn twice(&mut self, name: &str, place: Place) -> Option<Finding> {
        if name.is_empty() {
            return None;
        }
        let Some(first) = self.first.get(name) else {
            self.first.insert(name.to_owned(), place);
            return None;
        };
        let name = excerpt(name);
        let message = Wording::new(
            format!("« {name} » sert déjà d’identifiant ailleurs ; chacun doit avoir le sien."),
            format!("`{name}` is already used as an id elsewhere; each must have its own."),
        );
        let words = Wording::new("utilisé ici une première fois", "first used here");
        Some(Finding::error(self.rule, place, message).see(first.clone(), words))
    }
}
