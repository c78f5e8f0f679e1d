//! One form of address: a script that says *tu* does not say *vous* to the same person.
//!
//! Judged are the narrator, professionals, and what stands on screen; a patient may well say *vous*
//! to a doctor, and a professional *vous* to several people at once.

use crate::{
    finding::Finding,
    language::AddressWords,
    script::model::{Character, FormOfAddress, Line, Prose, Role, Script, Slide},
    wording::Wording,
};
use std::ops::Range;

/// The findings of one script, one for each text; none where it declares no form of address.
pub(super) fn of_script(script: &Script, words: &AddressWords) -> Vec<Finding> {
    let Some(declared) = script.form_of_address else { return Vec::new() };
    let of_slide = |slide: &Slide| {
        let judged: Vec<Finding> = judged(script, slide, declared)
            .filter_map(|prose| mixed(prose, &words.met(&prose.text, other(declared)), declared))
            .map(|finding| finding.on_slide(&slide.id))
            .collect();
        judged
    };
    script.slides.iter().flat_map(of_slide).collect()
}

fn other(form: FormOfAddress) -> FormOfAddress {
    match form {
        FormOfAddress::Familiar => FormOfAddress::Polite,
        FormOfAddress::Polite => FormOfAddress::Familiar,
    }
}

/// The texts of a slide that address the viewer.
fn judged<'s>(
    script: &'s Script,
    slide: &'s Slide,
    declared: FormOfAddress,
) -> impl Iterator<Item = &'s Prose> {
    let several = declared == FormOfAddress::Familiar && patients(script, slide) > 1;
    let heads = [&slide.title, &slide.highlight, &slide.text].into_iter().flatten();
    let lines = slide.balloons.iter().chain(&slide.voice_over);
    let spoken = lines.filter(move |line| speaks_to_viewer(script, line, several)).map(|line| &line.text);
    heads.chain(&slide.bullets).chain(spoken)
}

fn speaks_to_viewer(script: &Script, line: &Line, several: bool) -> bool {
    match script.character(&line.speaker).map(|it| it.role) {
        Some(Role::Narrator) => true,
        Some(Role::Doctor | Role::Pharmacist | Role::Nurse | Role::Midwife) => !several,
        _ => false,
    }
}

/// How many patients and relatives are seen or heard on a slide.
fn patients(script: &Script, slide: &Slide) -> usize {
    let there = |character: &&Character| {
        let id = &character.id;
        let speaks = slide.balloons.iter().chain(&slide.voice_over).any(|line| line.speaker == *id);
        matches!(character.role, Role::Patient | Role::Relative)
            && (speaks || slide.shows.iter().any(|shown| shown.text == *id))
    };
    script.characters.iter().filter(there).count()
}

fn mixed(prose: &Prose, met: &[Range<usize>], declared: FormOfAddress) -> Option<Finding> {
    let first = met.first()?;
    let word = prose.text.get(first.clone()).unwrap_or_default();
    let (says, key, wrong) = match declared {
        FormOfAddress::Familiar => ("tu", "familiar", "vous"),
        FormOfAddress::Polite => ("vous", "polite", "tu"),
    };
    let (more_fr, more_en) = more(met.len() - 1);
    let message = Wording::new(
        format!(
            "«\u{a0}{word}\u{a0}» s’adresse à «\u{a0}{wrong}\u{a0}», mais le script dit «\u{a0}{says}\u{a0}» («\u{a0}form_of_address: {key}\u{a0}»){more_fr}."
        ),
        format!(
            "`{word}` addresses “{wrong}”, but the script says “{says}” (`form_of_address: {key}`){more_en}."
        ),
    );
    Some(Finding::warning("form-of-address-mixed", prose.part(first.clone()), message).advise(Wording::new(
        format!("Écrivez ce texte avec «\u{a0}{says}\u{a0}», ou changez «\u{a0}form_of_address\u{a0}»."),
        format!("Write this text with “{says}”, or change `form_of_address`."),
    )))
}

/// How many more words of the text do so.
fn more(count: usize) -> (String, String) {
    match count {
        0 => (String::new(), String::new()),
        1 => {
            ("\u{202f}; un autre mot de ce texte aussi".into(), "; so does one more word of this text".into())
        }
        _ => (
            format!("\u{202f}; {count} autres mots de ce texte aussi"),
            format!("; so do {count} more words of this text"),
        ),
    }
}
