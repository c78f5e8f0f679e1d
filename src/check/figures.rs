//! The same thing said with different figures, in one script or in two of a campaign. Which
//! concepts make figures comparable is data of the catalogues.

use super::{
    catalogue::FigureRule,
    claim::Reading,
    passage::Piece,
    requirements::{FigureConcepts, Requirements},
    review::Review,
};
use crate::{
    finding::Finding,
    language::{ConceptId, Ending, Figure, Mention, Operator, figures},
    place::Place,
    script::model::{Script, Slide},
    wording::{Wording, excerpt},
};
use std::ops::Range;

/// A figure of a rule, said somewhere.
struct Said<'s> {
    /// The rule, counted from 0.
    rule: usize,
    /// The script, counted from 0.
    script: usize,
    slide: &'s Slide,
    figure: Figure,
    words: &'s str,
    place: Place,
}

/// A figure of a catalogue's rule, where it is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureUse {
    /// The rule, counted from 0 in the order of the requirements.
    pub rule: usize,
    /// The script, counted from 0.
    pub script: usize,
    /// The slide's id.
    pub slide: String,
    /// The words.
    pub words: String,
}

/// Every figure that the catalogues' rules compare, in the order of the scripts.
pub fn figure_uses(scripts: &[Script], requirements: &Requirements) -> Vec<FigureUse> {
    let mut uses = Vec::new();
    for (index, script) in scripts.iter().enumerate() {
        let reading = Reading::new(script, &requirements.lexicon);
        uses.extend(said_in(&reading, index, requirements).into_iter().map(|said| FigureUse {
            rule: said.rule,
            script: index,
            slide: said.slide.id.clone(),
            words: said.words.to_owned(),
        }));
    }
    uses
}

/// Compares the figures of the scripts; of a campaign, with one another. What differs is a finding
/// where it is said second.
pub(super) fn compare(
    readings: &[Reading<'_>],
    together: bool,
    requirements: &Requirements,
    review: &mut Review,
) {
    let mut met: Vec<Said<'_>> = Vec::new();
    for (index, reading) in readings.iter().enumerate() {
        let from = if together { 0 } else { met.len() };
        for said in said_in(reading, index, requirements) {
            let first = met[from..].iter().find(|it| it.rule == said.rule);
            let told = met[from..].iter().any(|it| is_same(it, &said));
            if let Some(first) = first.filter(|_| !told) {
                let rule = requirements.figures[said.rule].rule(requirements);
                let finding = differing(first, &said, rule, &readings[first.script].script.video);
                review.scripts[index].findings.extend(finding);
            }
            if !told {
                met.push(said);
            }
        }
    }
}

/// Whether both say the same figure in the same form and script, so that what is wrong was told.
fn is_same(one: &Said<'_>, other: &Said<'_>) -> bool {
    one.rule == other.rule
        && one.script == other.script
        && one.figure.form == other.figure.form
        && one.figure.agrees_with(&other.figure)
}

fn differing(first: &Said<'_>, second: &Said<'_>, rule: &FigureRule, video: &str) -> Option<Finding> {
    let (here, there) = (excerpt(second.words), excerpt(first.words));
    let (title, slide) = (&rule.title, &first.slide.id);
    let where_fr = format!(
        "«\u{a0}{there}\u{a0}» sur la diapositive «\u{a0}{slide}\u{a0}» de la vidéo «\u{a0}{video}\u{a0}»"
    );
    let where_en = format!("“{there}” on the slide `{slide}` of the video `{video}`");
    let finding = if !first.figure.agrees_with(&second.figure) {
        let message = Wording::new(
            format!("Deux chiffres pour {}\u{a0}: ici «\u{a0}{here}\u{a0}», mais {where_fr}.", title.fr),
            format!("Two figures for {}: “{here}” here, but {where_en}.", title.en),
        );
        Finding::warning("figures-differ", second.place.clone(), message)
    } else if first.figure.form != second.figure.form {
        let message = Wording::new(
            format!(
                "Le même chiffre sous deux formes pour {}\u{a0}: ici «\u{a0}{here}\u{a0}», mais {where_fr}.",
                title.fr
            ),
            format!("The same figure in two forms for {}: “{here}” here, but {where_en}.", title.en),
        );
        Finding::note("figure-forms-differ", second.place.clone(), message)
    } else {
        return None;
    };
    let there = Wording::new("l’autre chiffre", "the other figure");
    Some(finding.advise(advice(rule)).on_slide(&second.slide.id).see(first.place.clone(), there))
}

fn advice(rule: &FigureRule) -> Wording {
    match &rule.form {
        Some(form) => Wording::new(&form.fr, &form.en),
        None => Wording::new("Écrivez partout le même chiffre.", "Write the same figure everywhere."),
    }
}

/// The figures that a rule compares, in the order of the script.
fn said_in<'s>(reading: &'s Reading<'_>, index: usize, requirements: &Requirements) -> Vec<Said<'s>> {
    let mut found = Vec::new();
    for (at, slide) in reading.script.slides.iter().enumerate() {
        let pieces = reading.on(at);
        let about = |rule: usize| is_about(&requirements.figures[rule].about, pieces);
        let about: Vec<bool> = (0..requirements.figures.len()).map(about).collect();
        for piece in pieces.iter().filter(|piece| is_asserted(piece)) {
            let measured = of_piece(piece, requirements).into_iter().filter(|(rule, _)| about[*rule]);
            found.extend(measured.map(|it| said(piece, (slide, index), it)));
        }
    }
    found
}

/// A question asserts nothing, and a quotation nothing of the script's own.
fn is_asserted(piece: &Piece<'_>) -> bool {
    piece.ending != Ending::Question && !piece.quoted
}

fn said<'s>(
    piece: &Piece<'s>,
    (slide, script): (&'s Slide, usize),
    (rule, figure): (usize, Figure),
) -> Said<'s> {
    let tokens = &piece.tokens[figure.tokens.clone()];
    let start = tokens.first().map_or(0, |it| it.range.start);
    let range = start..tokens.last().map_or(start, |it| it.range.end);
    let words = piece.prose.text.get(range.clone()).unwrap_or_default();
    Said { rule, script, slide, figure, words, place: piece.prose.part(range) }
}

/// The figures of a piece, each with the rule that it falls under.
fn of_piece(piece: &Piece<'_>, requirements: &Requirements) -> Vec<(usize, Figure)> {
    let all = figures(&piece.tokens);
    let mut found = Vec::new();
    for (rule, concepts) in requirements.figures.iter().enumerate() {
        let written = concepts.rule(requirements);
        let measured: Vec<&Figure> = all.iter().filter(|it| it.measure == written.measure).collect();
        let others: Vec<usize> = measured.iter().map(|it| it.tokens.start).collect();
        for figure in measured.iter().filter(|it| !is_denied(piece, &it.tokens)) {
            if concepts.concern(&figure.tokens, &others, &piece.mentions) {
                found.push((rule, (*figure).clone()));
            }
        }
    }
    found
}

/// Whether a figure is not asserted: a negation stands right before it, somebody believes it, or it is
/// judged false.
fn is_denied(piece: &Piece<'_>, figure: &Range<usize>) -> bool {
    piece.operators.iter().any(|it| match it.operator {
        Operator::Not => it.cue.end == figure.start,
        Operator::False | Operator::Reported => it.scope.contains(&figure.start),
        _ => false,
    })
}

impl FigureConcepts {
    /// Whether the concepts of the rule meet about a figure.
    fn concern(&self, figure: &Range<usize>, others: &[usize], mentions: &[Mention]) -> bool {
        let distance = |names: &[ConceptId]| {
            let met = mentions.iter().filter(|it| names.contains(&it.concept));
            met.filter(|it| !is_parted(figure, it, others)).map(|it| gap(figure, it)).min()
        };
        let near: Option<Vec<usize>> = self.near.iter().map(|names| distance(names)).collect();
        let Some(nearest) = near.and_then(|it| it.into_iter().min()) else { return false };
        let rather = distance(&self.rather).is_some_and(|it| it < nearest);
        !rather && !mentions.iter().any(|it| self.unless.contains(&it.concept))
    }
}

/// Whether another figure stands between.
fn is_parted(figure: &Range<usize>, mention: &Mention, others: &[usize]) -> bool {
    others.iter().any(|other| {
        (figure.end..mention.start).contains(other) || (mention.end..figure.start).contains(other)
    })
}

/// How many tokens stand between; those that overlap are nearer than neighbours.
fn gap(figure: &Range<usize>, mention: &Mention) -> usize {
    if mention.start >= figure.end {
        1 + mention.start - figure.end
    } else if figure.start >= mention.end {
        1 + figure.start - mention.end
    } else {
        0
    }
}

fn is_about(about: &[ConceptId], pieces: &[Piece<'_>]) -> bool {
    about.is_empty() || pieces.iter().any(|piece| piece.concepts.holds_any(about))
}
