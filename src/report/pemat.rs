//! The PEMAT-A/V pre-check: what can be counted for an item, and the item left open for a person.
//!
//! The 17 items are those of AHRQ's PEMAT for audiovisual materials, restated. No score is given: a
//! person answers each item.

use super::{numbers::decimal, pack::Ground, sentences, storyboard::Video, words};
use crate::{
    check::verdict::{Polarity, Status},
    language::tokenize,
    script::model::{FormOfAddress, Script},
};
use serde::Serialize;
use std::collections::BTreeSet;

/// One item.
#[derive(Debug, Serialize)]
pub struct Item {
    /// Its number in the PEMAT.
    pub number: u32,
    /// Whether it is about actions; else about understanding.
    pub action: bool,
    /// The item, restated.
    pub text: &'static str,
    /// What was counted, video by video; empty where nothing can be.
    pub counted: Vec<String>,
    /// Whether it does not apply to a video.
    pub not_applicable: bool,
}

/// Number and item; those from 20 on are about actions.
const ITEMS: [(u32, &str, &str); 17] = [
    (1, "Le but du document est tout à fait évident.", "The purpose of the material is completely evident."),
    (3, "La langue est celle de tous les jours.", "The language is everyday language."),
    (
        4,
        "Les termes médicaux ne servent qu’à familiariser avec eux, et sont définis.",
        "Medical terms are used only to teach them, and are defined.",
    ),
    (5, "La voix active est employée.", "The active voice is used."),
    (8, "L’information est découpée en courtes parties.", "Information is broken into short sections."),
    (9, "Les parties ont des titres qui informent.", "Sections have informative headers."),
    (10, "L’ordre de l’information est logique.", "Information is in a logical sequence."),
    (11, "Le document se termine par un résumé.", "The material provides a summary."),
    (
        12,
        "Des repères visuels attirent l’attention sur les points clés.",
        "Visual cues draw attention to key points.",
    ),
    (13, "Le texte à l’écran se lit facilement.", "Text on the screen is easy to read."),
    (
        14,
        "Les mots s’entendent clairement, pas trop vite.",
        "Words can be heard clearly, and are not too fast.",
    ),
    (18, "Les illustrations sont claires et sobres.", "Illustrations are clear and uncluttered."),
    (
        19,
        "Les tableaux sont simples, leurs titres courts et clairs.",
        "Tables are simple, with short and clear headings.",
    ),
    (
        20,
        "Au moins une action est clairement demandée.",
        "At least one action that the viewer can take is clearly identified.",
    ),
    (21, "Le document s’adresse directement à la personne.", "The material addresses the viewer directly."),
    (
        22,
        "Chaque action est découpée en étapes explicites.",
        "Each action is broken into manageable, explicit steps.",
    ),
    (
        25,
        "Les graphiques et tableaux qui servent à agir sont expliqués.",
        "Charts and tables that are used to act are explained.",
    ),
];

/// The items, with what was counted.
pub(super) fn items(ground: &Ground<'_>, videos: &[Video<'_>]) -> Vec<Item> {
    let item = |(number, fr, en): &(u32, &'static str, &'static str)| Item {
        number: *number,
        action: *number >= 20,
        text: words::choose(ground.language, fr, en),
        counted: ground
            .scripts
            .iter()
            .enumerate()
            .filter_map(|(at, script)| {
                Some(format!("{} · {}", script.video, count(ground, videos, (*number, at))?))
            })
            .collect(),
        // AHRQ's tool itself excepts video from item 12.
        not_applicable: *number == 12,
    };
    ITEMS.iter().map(item).collect()
}

/// What can be counted for an item in a video.
fn count(ground: &Ground<'_>, videos: &[Video<'_>], (item, at): (u32, usize)) -> Option<String> {
    let (script, timing) = (&ground.scripts[at], &videos[at].timing);
    let slides = script.slides.len();
    let choose = |fr: String, en: String| {
        Some(if words::choose(ground.language, "fr", "en") == "fr" { fr } else { en })
    };
    match item {
        1 => {
            let first = script.slides.first()?.screen_texts().next()?.text.clone();
            choose(
                format!("la première diapositive annonce «\u{a0}{first}\u{a0}»"),
                format!("the first slide announces “{first}”"),
            )
        }
        8 => {
            let mean = ground.review.scripts[at].seconds / slides.max(1) as f64;
            let mean = decimal(mean, 0, ground.language);
            choose(
                format!("{slides} diapositives, {mean}\u{a0}s en moyenne"),
                format!("{slides} slides, {mean} s on average"),
            )
        }
        9 => {
            let titled = script.slides.iter().filter(|slide| slide.title.is_some()).count();
            choose(
                format!("{titled} diapositives sur {slides} ont un titre"),
                format!("{titled} of {slides} slides have a title"),
            )
        }
        11 => {
            let again = repeating(ground, at);
            let list = again.join(", ");
            // What is not found is not told: evidence does not hold every mention.
            (!again.is_empty()).then_some(())?;
            choose(
                format!("redisent au moins deux points déjà dits\u{a0}: {list}"),
                format!("say at least two earlier points again: {list}"),
            )
        }
        13 => {
            let most = script
                .slides
                .iter()
                .map(|slide| slide.screen_texts().map(|it| sentences::words(&it.text)).sum());
            let most: usize = most.max().unwrap_or(0);
            let share = decimal(narrated(script) * 100.0, 0, ground.language);
            choose(
                format!(
                    "{most} mots au plus sur une diapositive\u{202f}; {share}\u{a0}% des mots lus sont aussi dits"
                ),
                format!("at most {most} words on a slide; {share}% of the words read are also spoken"),
            )
        }
        14 => {
            let rate = &timing.words_a_minute;
            choose(
                format!("{rate} mots par minute, pauses comprises"),
                format!("{rate} words a minute, pauses included"),
            )
        }
        21 => match script.form_of_address? {
            FormOfAddress::Familiar => {
                choose("«\u{a0}tu\u{a0}» déclaré".to_owned(), "“tu” declared".to_owned())
            }
            FormOfAddress::Polite => {
                choose("«\u{a0}vous\u{a0}» déclaré".to_owned(), "“vous” declared".to_owned())
            }
        },
        _ => None,
    }
}

/// The slides that state at least two points which an earlier slide states, by number and id.
fn repeating(ground: &Ground<'_>, at: usize) -> Vec<String> {
    let (script, review) = (&ground.scripts[at], &ground.review.scripts[at]);
    let stated = |slide: &str| -> BTreeSet<&str> {
        let present = review.points.iter().filter(|it| it.status == Status::Present);
        let here = present
            .filter(|it| it.evidence.iter().any(|it| it.slide == slide && it.polarity == Polarity::Stated));
        here.map(|it| it.id.as_str()).collect()
    };
    let mut earlier: BTreeSet<&str> = BTreeSet::new();
    let mut found = Vec::new();
    for (index, slide) in script.slides.iter().enumerate() {
        let here = stated(&slide.id);
        if here.intersection(&earlier).count() >= 2 {
            found.push(format!("{} ({})", index + 1, slide.id));
        }
        earlier.extend(here);
    }
    found
}

/// The share of the words on screen that are spoken over the same slide.
fn narrated(script: &Script) -> f64 {
    let (mut read, mut said) = (0_usize, 0_usize);
    for slide in &script.slides {
        let lines = slide.voice_over.iter().flat_map(|line| tokenize(&line.text.text));
        let heard: BTreeSet<String> = lines.filter(|it| !it.sign).map(|it| it.form).collect();
        let texts = slide.screen_texts().flat_map(|prose| tokenize(&prose.text));
        for token in texts.filter(|it| !it.sign) {
            read += 1;
            said += usize::from(heard.contains(&token.form));
        }
    }
    said as f64 / read.max(1) as f64
}
