//! Findings as a person reads them in a terminal: the sentence, the line of the file with a caret
//! under what is meant, and what to do about it.

use crate::{
    finding::{Finding, Severity},
    place::{Place, Spot},
    source::{Location, Sources},
    wording::Language,
};
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use std::ops::Range;

/// The longest line that is shown whole, in characters.
const LONGEST: usize = 110;

/// How many characters of a longer line are shown before and after where it is wrong.
const BEFORE: usize = 40;
const AFTER: usize = 70;

/// Stands for what is cut off.
const ELLIPSIS: &str = "…";

/// Writes findings one after the other, each with its lines; `color` adds terminal colours.
pub fn render(findings: &[Finding], sources: &Sources, language: Language, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let mut text = String::new();
    for finding in findings {
        let group = group(finding, sources, language);
        text.push_str(&renderer.render(&[group]));
        text.push_str("\n\n");
    }
    text
}

fn group<'a>(finding: &'a Finding, sources: &'a Sources, language: Language) -> Group<'a> {
    let title = level(finding.severity, language).primary_title(finding.message.text(language));
    let mut group = title.id(finding.rule).elements(shown(&finding.place, sources, None));
    if let Some((place, words)) = &finding.related {
        group = group.elements(shown(place, sources, Some(words.text(language))));
    }
    if let Some(slide) = &finding.slide {
        let name = if language == Language::French { "diapositive" } else { "slide" };
        group = group.element(Level::NOTE.with_name(name).message(slide));
    }
    if !finding.advice.is_empty() {
        let name = if language == Language::French { "aide" } else { "help" };
        group = group.element(Level::HELP.with_name(name).message(finding.advice.text(language)));
    }
    group
}

fn level(severity: Severity, language: Language) -> Level<'static> {
    let french = language == Language::French;
    match severity {
        Severity::Error => Level::ERROR.with_name(if french { "erreur" } else { "error" }),
        Severity::Warning => Level::WARNING.with_name(if french { "avertissement" } else { "warning" }),
        Severity::Note => Level::NOTE.with_name("note"),
    }
}

/// Where a place is, and the line that it begins on. A second place carries a few words.
fn shown<'a>(place: &Place, sources: &'a Sources, words: Option<&'a str>) -> Vec<Element<'a>> {
    let location = sources.locate(place);
    let origin = Origin::path(location.path.clone());
    let text = &sources.document(place.document).text;
    if place.spot == Spot::Whole || text.is_empty() {
        return vec![origin.into()];
    }
    let (window, span) = window(text, &location);
    let kind = if words.is_none() { AnnotationKind::Primary } else { AnnotationKind::Context };
    let cut = window.starts_with(ELLIPSIS);
    let snippet = Snippet::source(window).line_start(location.line).annotation(kind.span(span).label(words));
    if !cut {
        return vec![snippet.path(location.path).into()];
    }
    // The column of a line that is cut at its head cannot be counted in what is left of it.
    let origin = origin.line(location.line).char_column(location.column);
    vec![origin.into(), snippet.into()]
}

/// The line that a place begins on, cut around it when it is long, and the place in what is left.
/// No more of the line is looked at than is shown.
fn window(text: &str, location: &Location) -> (String, Range<usize>) {
    let start = floor(text, location.bytes.start);
    let before: Vec<usize> = text[..start]
        .char_indices()
        .rev()
        .take_while(|(_, c)| *c != '\n')
        .take(LONGEST)
        .map(|(at, _)| at)
        .collect();
    let after: Vec<usize> = text[start..]
        .char_indices()
        .take_while(|(_, c)| *c != '\n')
        .take(LONGEST)
        .map(|(at, c)| start + at + c.len_utf8())
        .collect();
    let whole = before.len() + after.len() <= LONGEST;
    let reach = |side: &[usize], most: usize| {
        side.iter().take(if whole { LONGEST } else { most }).next_back().copied()
    };
    let (from, to) = (reach(&before, BEFORE).unwrap_or(start), reach(&after, AFTER).unwrap_or(start));
    let line_starts = from == 0 || text.as_bytes()[from - 1] == b'\n';
    let line_ends = to == text.len() || text.as_bytes()[to] == b'\n';
    let end = floor(text, location.bytes.end).clamp(start, to);
    let (head, tail) = (if line_starts { "" } else { ELLIPSIS }, if line_ends { "" } else { ELLIPSIS });
    let visible = text[from..to].trim_end_matches('\r');
    let shift = |byte: usize| (byte - from).min(visible.len()) + head.len();
    (format!("{head}{visible}{tail}"), shift(start)..shift(end))
}

/// The nearest character boundary at or before `byte`.
fn floor(text: &str, byte: usize) -> usize {
    let byte = byte.min(text.len());
    (0..=byte).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
