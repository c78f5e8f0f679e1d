//! A point that the cast decides: is one and the same person a woman, a professional, young, and
//! seen or heard?

use super::{
    catalogue::CastCriterion,
    force::Force,
    passage::Channel,
    verdict::{Evidence, Polarity, Reason, Status},
};
use crate::{
    language::fold,
    script::model::{Character, Gender, Script},
};

/// Whether one character fits; what is unknown leaves it to a person.
pub fn judge(script: &Script, criterion: &CastCriterion) -> (Status, Vec<String>, Vec<Evidence>) {
    let mut evidence = Vec::new();
    for character in script.characters.iter().filter(|it| criterion.roles.contains(&it.role)) {
        let Some(slide) = first_slide(script, &character.id) else { continue };
        let polarity = match fit(character, criterion) {
            Fit::Yes => Polarity::Stated,
            Fit::Perhaps => Polarity::Unclear,
            Fit::No => continue,
        };
        evidence.push(entry(character, slide, polarity, evidence.len() + 1));
    }
    let has = |polarity: Polarity| evidence.iter().any(|it: &Evidence| it.polarity == polarity);
    let status = match (has(Polarity::Stated), has(Polarity::Unclear)) {
        (true, _) => Status::Present,
        (_, true) => Status::Unclear,
        _ => Status::Absent,
    };
    if status == Status::Present {
        evidence.retain(|it| it.polarity == Polarity::Stated);
    }
    (status, Vec::new(), evidence)
}

enum Fit {
    Yes,
    Perhaps,
    No,
}

fn fit(character: &Character, criterion: &CastCriterion) -> Fit {
    let occupation = fold(&character.occupation);
    let names = |words: &[String]| {
        words.iter().any(|word| occupation.split(|c: char| !c.is_alphanumeric()).any(|it| it == fold(word)))
    };
    let wrong_gender = character.gender != criterion.gender && character.gender != Gender::Unspecified;
    let too_old = character.age.is_some_and(|age| age >= criterion.too_old);
    let too_young = character.age.is_some_and(|age| age < criterion.from_age);
    if wrong_gender || too_old || too_young {
        return Fit::No;
    }
    let young = character.age.is_some_and(|age| (criterion.from_age..=criterion.to_age).contains(&age));
    let sure = young && character.gender == criterion.gender;
    if sure && !names(&criterion.in_training) && !names(&criterion.other_gender) {
        Fit::Yes
    } else {
        Fit::Perhaps
    }
}

/// The first slide on which the character is shown or speaks.
pub(super) fn first_slide<'s>(script: &'s Script, id: &str) -> Option<&'s str> {
    let there = |slide: &&crate::script::model::Slide| {
        slide.shows.iter().any(|it| it.text == id)
            || slide.voice_over.iter().chain(&slide.balloons).any(|line| line.speaker == id)
    };
    script.slides.iter().find(there).map(|slide| slide.id.as_str())
}

fn entry(character: &Character, slide: &str, polarity: Polarity, group: usize) -> Evidence {
    let words = [character.name.as_str(), character.occupation.as_str()];
    Evidence {
        slide: slide.to_owned(),
        channel: Channel::Cast,
        speaker: Some(character.id.clone()),
        place: character.place.clone(),
        words: words.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", "),
        polarity,
        group,
        parts: Vec::new(),
        reason: Reason {
            idea: String::new(),
            words: None,
            force: Force::Asserted,
            operators: Vec::new(),
            with: Vec::new(),
        },
    }
}
