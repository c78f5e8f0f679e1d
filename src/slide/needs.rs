//! What a layout needs of a slide, and what of a slide it cannot show.

use super::template::Templates;
use crate::{
    finding::Finding,
    script::model::{Script, Slide},
    wording::Wording,
};

/// The findings about the layouts of a script's slides.
pub(super) fn findings(script: &Script, templates: &Templates) -> Vec<Finding> {
    let known: Vec<&str> = templates.layouts().collect();
    let each = |slide: &Slide| {
        let found = if known.contains(&slide.layout.as_str()) { needs(slide) } else { Vec::new() };
        found.into_iter().map(|finding| finding.on_slide(&slide.id)).collect::<Vec<_>>()
    };
    script.slides.iter().flat_map(each).collect()
}

/// What the slide lacks for its layout.
fn needs(slide: &Slide) -> Vec<Finding> {
    let bullets = slide.bullets.len();
    match slide.layout.as_str() {
        "title" if slide.title.is_none() => vec![lacks(slide, ("un titre", "a title"))],
        "statement" if slide.text.is_none() && slide.highlight.is_none() => {
            vec![lacks(slide, ("un texte (`text`) ou un chiffre (`highlight`)", "a `text` or a `highlight`"))]
        }
        "bullets" if !(1..=4).contains(&bullets) => {
            vec![counts(slide, ("de un à quatre points", "one to four bullets"))]
        }
        "steps" if !(2..=4).contains(&bullets) => {
            vec![counts(slide, ("de deux à quatre étapes", "two to four steps"))]
        }
        "comparison" if bullets != 2 => {
            vec![counts(slide, ("exactement deux points", "exactly two bullets"))]
        }
        "n-in-ten" => tenth(slide).into_iter().collect(),
        "dialogue" => dialogue(slide),
        _ => Vec::new(),
    }
}

fn tenth(slide: &Slide) -> Option<Finding> {
    match slide.count {
        Some(1..=10) => None,
        _ => Some(lacks(slide, ("un nombre (`count`) de 1 à 10", "a `count` from 1 to 10"))),
    }
}

fn dialogue(slide: &Slide) -> Vec<Finding> {
    let mut found = Vec::new();
    if !(1..=2).contains(&slide.shows.len()) {
        found.push(lacks(slide, ("un ou deux personnages (`shows`)", "one or two characters in `shows`")));
    }
    if !(1..=2).contains(&slide.balloons.len()) {
        found.push(lacks(slide, ("une ou deux bulles (`balloons`)", "one or two `balloons`")));
    }
    let silent =
        slide.balloons.iter().filter(|line| slide.shows.iter().all(|shown| shown.text != line.speaker));
    found.extend(silent.map(|line| {
        let speaker = &line.speaker;
        Finding::error(
            "speaker-not-shown",
            line.text.place(),
            Wording::new(
                format!("La bulle est de « {speaker} », que la diapositive ne montre pas."),
                format!("The balloon is spoken by `{speaker}`, whom the slide does not show."),
            ),
        )
        .advise(Wording::new(
            format!("Ajoutez {speaker} à « shows », ou changez de personnage."),
            format!("Add {speaker} to `shows`, or change the speaker."),
        ))
    }));
    found
}

fn lacks(slide: &Slide, (fr, en): (&str, &str)) -> Finding {
    let layout = &slide.layout;
    Finding::error(
        "layout-needs",
        slide.place.clone(),
        Wording::new(
            format!("La mise en page « {layout} » demande {fr}."),
            format!("The layout `{layout}` needs {en}."),
        ),
    )
}

fn counts(slide: &Slide, (fr, en): (&str, &str)) -> Finding {
    let (layout, found) = (&slide.layout, slide.bullets.len());
    let place = slide.bullets.last().map_or_else(|| slide.place.clone(), |last| last.place());
    Finding::error(
        "layout-needs",
        place,
        Wording::new(
            format!("La mise en page « {layout} » demande {fr} ; la diapositive en a {found}."),
            format!("The layout `{layout}` needs {en}; the slide has {found}."),
        ),
    )
    .advise(Wording::new(
        "Coupez la diapositive en deux, ou choisissez une autre mise en page.",
        "Split the slide in two, or choose another layout.",
    ))
}
