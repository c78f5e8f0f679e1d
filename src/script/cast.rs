//! The characters of a script, and who of them is named by slides and lines.

use super::{
    model::{Character, Gender, Look, Prose, Role},
    raw::RawCharacter,
    reader::{Kind, Reader, unknown},
    repeated::{Repeated, Twice},
    text::id_fault,
};
use crate::{
    finding::Finding,
    place::Route,
    wording::{Wording, excerpt},
};

/// The voice that is heard and not seen; every script has it.
pub(super) const NARRATOR: &str = "narrator";

const SPEAKER: Kind =
    Kind { rule: "unknown-speaker", fr: "Le personnage", en: "The speaker", feminine: false };
const CHARACTER: Kind =
    Kind { rule: "unknown-character", fr: "Le personnage", en: "The character", feminine: false };

const SAME_CHARACTER: Twice = Twice {
    rule: "duplicate-character",
    fr: "Deux personnages ont l’identifiant",
    en: "Two characters have the id",
};

/// The characters of a script.
pub(super) struct Cast {
    pub(super) characters: Vec<Character>,
    /// Whether all of them could be read, so that a name that is not among them is wrong.
    complete: bool,
}

impl Cast {
    /// Reads the characters; `language` is that of the script.
    pub(super) fn read(raw: Vec<RawCharacter>, language: &str, reader: &mut Reader<'_>) -> Self {
        let list = Route::root().key("characters");
        let mut ids = Repeated::new(&SAME_CHARACTER);
        let mut characters: Vec<Character> = Vec::with_capacity(raw.len() + 1);
        for (index, raw) in raw.into_iter().enumerate() {
            let route = list.item(index);
            let place = reader.place(&route.key("id"));
            if let Some(finding) = id_fault(&raw.id, place.clone()) {
                reader.note(finding);
            }
            ids.meet(&raw.id, place, reader);
            characters.push(character(raw, &route, reader));
        }
        if characters.iter().all(|character| character.id != NARRATOR) {
            characters.push(narrator(language, reader));
        }
        let ids = (0..characters.len()).map(|index| list.item(index).key("id"));
        let complete = !reader.is_blank(&list) && ids.into_iter().all(|id| !reader.is_blank(&id));
        Self { characters, complete }
    }

    /// Checks that a speaker is in the cast.
    pub(super) fn check_speaker(&self, name: &Prose, reader: &mut Reader<'_>) {
        self.check(name, &SPEAKER, reader);
    }

    /// Checks that a character shown on a slide is in the cast.
    pub(super) fn check_shown(&self, name: &Prose, reader: &mut Reader<'_>) {
        self.check(name, &CHARACTER, reader);
    }

    fn check(&self, name: &Prose, kind: &Kind, reader: &mut Reader<'_>) {
        if !self.complete || self.characters.iter().any(|character| character.id == name.text) {
            return;
        }
        let finding = match self.characters.iter().find(|character| character.name == name.text) {
            Some(character) => named_in_full(name, character, kind),
            None => unknown(name, self.characters.iter().map(|it| it.id.as_str()), kind),
        };
        reader.note(finding);
    }
}

fn named_in_full(name: &Prose, character: &Character, kind: &Kind) -> Finding {
    let (text, id) = (excerpt(&name.text), excerpt(&character.id));
    let message = Wording::new(
        format!("« {text} » est le nom affiché d’un personnage ; c’est son identifiant qu’il faut ici."),
        format!("`{text}` is the shown name of a character; its id is wanted here."),
    );
    Finding::error(kind.rule, name.place(), message)
        .advise(Wording::new(format!("Écrivez « {id} »."), format!("Write `{id}`.")))
}

fn character(raw: RawCharacter, route: &Route, reader: &Reader<'_>) -> Character {
    let name = if raw.name.is_empty() { raw.id.clone() } else { raw.name };
    Character {
        place: reader.place(route),
        id: raw.id,
        name,
        role: raw.role,
        occupation: raw.occupation,
        gender: raw.gender,
        age: raw.age,
        look: raw.look,
    }
}

/// The narrator of a script that does not list one.
fn narrator(language: &str, reader: &Reader<'_>) -> Character {
    let name = if language.starts_with("fr") { "Voix off" } else { "Narrator" };
    Character {
        place: reader.place(&Route::root().key("title")),
        id: NARRATOR.to_owned(),
        name: name.to_owned(),
        role: Role::Narrator,
        occupation: String::new(),
        gender: Gender::Unspecified,
        age: None,
        look: Look::default(),
    }
}
