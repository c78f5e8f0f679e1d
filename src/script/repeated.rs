//! Names that may occur once only.

use super::reader::Reader;
use crate::{
    finding::Finding,
    place::Place,
    wording::{Wording, excerpt},
};
use std::collections::HashMap;

/// What is said of a name that is met twice: the rule, and the head of the sentence.
pub(super) struct Twice {
    pub(super) rule: &'static str,
    /// "Deux diapositives ont l’identifiant", in French.
    pub(super) fr: &'static str,
    /// "Two slides have the id", in English.
    pub(super) en: &'static str,
}

/// The names met so far, each with its first place.
pub(super) struct Repeated {
    what: &'static Twice,
    first: HashMap<String, Place>,
}

impl Repeated {
    /// None met yet.
    pub(super) fn new(what: &'static Twice) -> Self {
        Self { what, first: HashMap::new() }
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
        let message =
            Wording::new(format!("{} « {name} ».", self.what.fr), format!("{} `{name}`.", self.what.en));
        let words = Wording::new("la première fois ici", "first here");
        Some(Finding::error(self.what.rule, place, message).see(first.clone(), words))
    }
}
