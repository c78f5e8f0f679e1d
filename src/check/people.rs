//! What is odd about the cast: an occupation that does not go with the role or the gender, an age
//! at which nobody has that role, somebody who never appears.

use super::requirements::Requirements;
use crate::{
    finding::Finding,
    language::Occupations,
    place::{Place, Spot},
    script::model::{Character, Gender, Role, Script},
    wording::{Wording, excerpt},
};

/// The findings on the characters of one script, in the order of the file.
pub(super) fn of_script(script: &Script, requirements: &Requirements) -> Vec<Finding> {
    let youngest = requirements.catalogues.iter().filter_map(|it| it.youngest_patient).max();
    let of_one = |character: &Character| {
        let occupations = &requirements.manners.occupations;
        [
            against_role(character, occupations),
            against_gender(character, occupations),
            practitioner_age(character, occupations),
            patient_age(character, youngest),
            never_appears(script, character),
        ]
    };
    script.characters.iter().flat_map(of_one).flatten().collect()
}

/// Patients and relatives have any occupation.
fn against_role(character: &Character, occupations: &Occupations) -> Option<Finding> {
    let judged = occupations.role(character.role).is_some() || character.role == Role::Other;
    let named = occupations.roles_of(&character.occupation);
    let other = *named.first()?;
    if !judged || named.contains(&character.role) {
        return None;
    }
    let (occupation, declared, other) = (excerpt(&character.occupation), name(character.role), name(other));
    let message = Wording::new(
        format!("Le métier «\u{a0}{occupation}\u{a0}» ne va pas avec «\u{a0}role: {declared}\u{a0}»."),
        format!("The occupation `{occupation}` does not go with `role: {declared}`."),
    );
    let advice = Wording::new(
        format!("Écrivez «\u{a0}role: {other}\u{a0}», ou corrigez le métier."),
        format!("Write `role: {other}`, or mend the occupation."),
    );
    Some(Finding::warning("occupation-against-role", field(character, "occupation"), message).advise(advice))
}

fn against_gender(character: &Character, occupations: &Occupations) -> Option<Finding> {
    let (fr, en, key) = match character.gender {
        Gender::Female => ("une femme", "a woman", "female"),
        Gender::Male => ("un homme", "a man", "male"),
        Gender::Unspecified => return None,
    };
    let said = occupations.gender_of(&character.occupation);
    if said == Gender::Unspecified || said == character.gender {
        return None;
    }
    let occupation = excerpt(&character.occupation);
    let message = Wording::new(
        format!(
            "Le métier «\u{a0}{occupation}\u{a0}» n’est pas écrit pour {fr} («\u{a0}gender: {key}\u{a0}»)."
        ),
        format!("The occupation `{occupation}` is not written for {en} (`gender: {key}`)."),
    );
    let place = field(character, "occupation");
    Some(Finding::warning("occupation-against-gender", place, message).advise(Wording::new(
        "Accordez le métier, ou corrigez «\u{a0}gender\u{a0}».",
        "Write the occupation in the other gender, or mend `gender`.",
    )))
}

fn practitioner_age(character: &Character, occupations: &Occupations) -> Option<Finding> {
    let (words, age) = (occupations.role(character.role)?, character.age?);
    let (role, least, most) = (name(character.role), words.from_age, words.to_age);
    let message = if age < least && occupations.is_practised(&character.occupation) {
        Wording::new(
            format!(
                "À {age}\u{a0}ans, personne n’exerce en France avec «\u{a0}role: {role}\u{a0}» ; nous comptons {least}\u{a0}ans au moins."
            ),
            format!("At {age}, nobody practises in France with `role: {role}`; we reckon {least} at least."),
        )
    } else if age > most {
        Wording::new(
            format!("«\u{a0}role: {role}\u{a0}» à {age}\u{a0}ans n’est guère plausible."),
            format!("`role: {role}` at the age of {age} is hardly plausible."),
        )
    } else {
        return None;
    };
    Some(implausible(character, message))
}

fn patient_age(character: &Character, youngest: Option<u32>) -> Option<Finding> {
    let (age, youngest) = (character.age?, youngest?);
    if character.role != Role::Patient || age >= youngest {
        return None;
    }
    let message = Wording::new(
        format!("Le médicament n’est pas indiqué avant {youngest}\u{a0}ans, et ce patient en a {age}."),
        format!("The medicine is not indicated before the age of {youngest}, and this patient is {age}."),
    );
    Some(implausible(character, message))
}

fn implausible(character: &Character, message: Wording) -> Finding {
    Finding::warning("implausible-age", field(character, "age"), message)
        .advise(Wording::new("Corrigez l’âge ou le rôle.", "Mend the age or the role."))
}

/// A narrator that the file does not list stands at the script's title, and need not speak.
fn never_appears(script: &Script, character: &Character) -> Option<Finding> {
    let unlisted = character.place == script.title.place();
    if unlisted || super::cast::first_slide(script, &character.id).is_some() {
        return None;
    }
    let name = excerpt(&character.name);
    let message = Wording::new(
        format!("Le personnage «\u{a0}{name}\u{a0}» n’est montré sur aucune diapositive et ne dit rien."),
        format!("The character `{name}` is shown on no slide and says nothing."),
    );
    Some(Finding::note("never-appears", character.place.clone(), message).advise(Wording::new(
        "Montrez-le avec «\u{a0}shows\u{a0}», donnez-lui une réplique, ou retirez-le.",
        "Show the character with `shows`, give a line to speak, or take the entry out.",
    )))
}

/// The value of one key of a character's entry.
fn field(character: &Character, key: &str) -> Place {
    match &character.place.spot {
        Spot::Value(route) | Spot::Key(route) => Place::value(character.place.document, route.key(key)),
        _ => character.place.clone(),
    }
}

/// The role as written in a file.
fn name(role: Role) -> &'static str {
    match role {
        Role::Patient => "patient",
        Role::Relative => "relative",
        Role::Doctor => "doctor",
        Role::Pharmacist => "pharmacist",
        Role::Nurse => "nurse",
        Role::Midwife => "midwife",
        Role::Other => "other",
        Role::Narrator => "narrator",
    }
}
