//! Who is seen or heard, and how the points that the cast decides come out for each of them.

use super::{marks, matrix::anchor, pack::Ground, words};
use crate::{
    check::passage::Channel,
    script::model::{Character, Gender, Role, Script},
    wording::Language,
};
use serde::Serialize;

/// The cast of a video.
#[derive(Debug, Serialize)]
pub struct Cast<'r> {
    /// The video's id.
    pub video: &'r str,
    /// Its characters.
    pub characters: Vec<Person<'r>>,
}

/// One character.
#[derive(Debug, Serialize)]
pub struct Person<'r> {
    /// The name as shown, else the id.
    pub name: &'r str,
    /// The portrait as a data URI; empty where no slide shows one.
    pub picture: String,
    /// What the character is to the patient.
    pub role: &'static str,
    /// The occupation as shown.
    pub occupation: &'r str,
    /// The gender.
    pub gender: &'static str,
    /// The age in years.
    pub age: Option<u32>,
    /// On how many slides the character is pictured.
    pub shown: usize,
    /// How many lines the character speaks.
    pub lines: usize,
    /// The anchor of the first slide that has the character; empty for none.
    pub first: String,
    /// For each point that the cast decides: the sign, or nothing where the character does not count.
    pub counts: Vec<Count>,
}

/// Whether a character counts for a point.
#[derive(Debug, Serialize)]
pub struct Count {
    /// The point, counted from 0 in the order of the requirements.
    pub point: usize,
    /// `✓`, `?` or `–`.
    pub sign: char,
    /// The word for it.
    pub word: &'static str,
}

/// The casts, video by video.
pub(super) fn casts<'r>(ground: &Ground<'r>) -> Vec<Cast<'r>> {
    let cast = |at: usize| {
        let script: &'r Script = &ground.scripts[at];
        let people = script.characters.iter().map(|it| person(ground, (at, script), it));
        Cast { video: &script.video, characters: people.collect() }
    };
    (0..ground.scripts.len()).map(cast).collect()
}

/// The points that the cast decides, counted from 0 in the order of the requirements.
pub(super) fn points(ground: &Ground<'_>) -> Vec<usize> {
    let all = ground.requirements.points().enumerate();
    all.filter(|(_, (_, _, point))| point.cast.is_some()).map(|(at, _)| at).collect()
}

fn person<'r>(
    ground: &Ground<'r>,
    (at, script): (usize, &'r Script),
    character: &'r Character,
) -> Person<'r> {
    let id = character.id.as_str();
    let shown = |slide: &crate::script::model::Slide| slide.shows.iter().any(|it| it.text == id);
    let lines = script.slides.iter().flat_map(|slide| &slide.voice_over);
    let there = |slide: &crate::script::model::Slide| {
        shown(slide) || slide.voice_over.iter().chain(&slide.balloons).any(|line| line.speaker == id)
    };
    let portrait = ground.portraits.iter().find(|it| it.script == at && it.character == id);
    Person {
        name: if character.name.is_empty() { id } else { &character.name },
        picture: portrait.map(|it| it.picture.clone()).unwrap_or_default(),
        role: role(character.role, ground.language),
        occupation: &character.occupation,
        gender: gender(character.gender, ground.language),
        age: character.age,
        shown: script.slides.iter().filter(|slide| shown(slide)).count(),
        lines: lines.filter(|line| line.speaker == id).count(),
        first: script.slides.iter().position(there).map(|index| anchor(at, index)).unwrap_or_default(),
        counts: points(ground).into_iter().map(|point| count(ground, (at, point), id)).collect(),
    }
}

/// What the verdict itself says of this character.
fn count(ground: &Ground<'_>, (at, point): (usize, usize), id: &str) -> Count {
    let evidence = &ground.review.scripts[at].points[point].evidence;
    let own = evidence.iter().find(|it| it.channel == Channel::Cast && it.speaker.as_deref() == Some(id));
    let sign = own.map_or('–', |it| marks::tag(point, it.polarity).sign);
    let (fr, en) = match sign {
        '✓' => ("répond au critère", "meets the criterion"),
        '?' => ("à juger par une personne", "a person must judge"),
        _ => ("non retenu", "does not count"),
    };
    Count { point, sign, word: words::choose(ground.language, fr, en) }
}

fn role(role: Role, language: Language) -> &'static str {
    let (fr, en) = match role {
        Role::Patient => ("patient ou patiente", "patient"),
        Role::Relative => ("proche", "relative or friend"),
        Role::Doctor => ("médecin", "doctor"),
        Role::Pharmacist => ("pharmacien ou pharmacienne", "pharmacist"),
        Role::Nurse => ("infirmier ou infirmière", "nurse"),
        Role::Midwife => ("sage-femme", "midwife"),
        Role::Other => ("autre", "other"),
        Role::Narrator => ("voix off", "narrator"),
    };
    words::choose(language, fr, en)
}

fn gender(gender: Gender, language: Language) -> &'static str {
    let (fr, en) = match gender {
        Gender::Female => ("femme", "woman"),
        Gender::Male => ("homme", "man"),
        Gender::Unspecified => ("non précisé", "not said"),
    };
    words::choose(language, fr, en)
}
