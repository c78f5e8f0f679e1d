//! Slides of one video in two versions, by id, and their words.

use super::{Fate, FieldChange, fields, once};
use crate::script::model::{Line, Prose, Slide};
use serde::Serialize;
use similar::{Algorithm, ChangeTag, DiffOp, TextDiff, capture_diff_slices};
use std::collections::BTreeSet;

/// A slide that changed.
#[derive(Debug, Serialize)]
pub struct SlideChange<'r> {
    /// Its id.
    pub id: &'r str,
    /// What happened to it.
    pub fate: Fate,
    /// Its number before, from 1.
    pub number_before: Option<usize>,
    /// Its number after, from 1.
    pub number_after: Option<usize>,
    /// What is read, word by word; empty where nothing of it changed.
    pub screen: Vec<Piece>,
    /// What is heard, word by word; empty where nothing of it changed.
    pub voice_over: Vec<Piece>,
    /// Layout, picture, who is shown, what is declared.
    pub fields: Vec<FieldChange>,
}

/// Words that stayed, went or came.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// `same`, `removed` or `added`.
    pub change: &'static str,
    /// The words.
    pub words: String,
}

/// The slides that changed, in the order of the new version, then those that are gone.
pub(super) fn slides<'r>(old: &'r [Slide], new: &'r [Slide]) -> Vec<SlideChange<'r>> {
    let ids = |slides: &'r [Slide]| -> Vec<&'r str> { slides.iter().map(|it| it.id.as_str()).collect() };
    let (old_ids, new_ids) = (ids(old), ids(new));
    let mut still: BTreeSet<&str> = BTreeSet::new();
    for op in capture_diff_slices(Algorithm::Myers, &old_ids, &new_ids) {
        if let DiffOp::Equal { new_index, len, .. } = op {
            still.extend(&new_ids[new_index..new_index + len]);
        }
    }
    let change = |id: &'r str| {
        let (before, after) =
            (old_ids.iter().position(|it| *it == id), new_ids.iter().position(|it| *it == id));
        let pair = before.zip(after).map(|(before, after)| (&old[before], &new[after]));
        let mut change = SlideChange {
            id,
            fate: Fate::Changed,
            number_before: before.map(|it| it + 1),
            number_after: after.map(|it| it + 1),
            screen: pair.map(|(old, new)| pieces(&screen(old), &screen(new))).unwrap_or_default(),
            voice_over: pair.map(|(old, new)| pieces(&voice(old), &voice(new))).unwrap_or_default(),
            fields: pair.map(|(old, new)| fields(&looks(old), &looks(new))).unwrap_or_default(),
        };
        let same = change.screen.is_empty() && change.voice_over.is_empty() && change.fields.is_empty();
        change.fate = match pair {
            None if before.is_none() => Fate::Added,
            None => Fate::Removed,
            Some(_) if !same => Fate::Changed,
            Some(_) if !still.contains(id) => Fate::Moved,
            Some(_) => return None,
        };
        if let Some(slide) = after.filter(|_| before.is_none()).map(|at| &new[at]) {
            (change.screen, change.voice_over) = (pieces("", &screen(slide)), pieces("", &voice(slide)));
        }
        if let Some(slide) = before.filter(|_| after.is_none()).map(|at| &old[at]) {
            (change.screen, change.voice_over) = (pieces(&screen(slide), ""), pieces(&voice(slide), ""));
        }
        Some(change)
    };
    once(new_ids.iter().chain(&old_ids).copied()).into_iter().filter_map(change).collect()
}

fn looks(slide: &Slide) -> Vec<(String, String)> {
    let listed = |names: &[Prose]| names.iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join(", ");
    vec![
        ("layout".to_owned(), slide.layout.clone()),
        ("picture".to_owned(), slide.picture.as_ref().map(|it| it.text.clone()).unwrap_or_default()),
        ("count".to_owned(), slide.count.map(|it| it.to_string()).unwrap_or_default()),
        ("shows".to_owned(), listed(&slide.shows)),
        ("conveys".to_owned(), listed(&slide.conveys)),
    ]
}

fn screen(slide: &Slide) -> String {
    slide.screen_texts().map(|it| one_line(&it.text)).collect::<Vec<_>>().join(" / ")
}

fn voice(slide: &Slide) -> String {
    let line = |it: &Line| format!("{}: {}", it.speaker, one_line(&it.text.text));
    slide.voice_over.iter().map(line).collect::<Vec<_>>().join(" / ")
}

/// Words on one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of two texts, what stayed and what did not; nothing where they are the same.
fn pieces(old: &str, new: &str) -> Vec<Piece> {
    if old == new {
        return Vec::new();
    }
    let mut pieces: Vec<Piece> = Vec::new();
    for change in TextDiff::from_words(old, new).iter_all_changes() {
        let kind = match change.tag() {
            ChangeTag::Equal => "same",
            ChangeTag::Delete => "removed",
            ChangeTag::Insert => "added",
        };
        match pieces.last_mut().filter(|it| it.change == kind) {
            Some(last) => last.words.push_str(change.value()),
            None => pieces.push(Piece { change: kind, words: change.value().to_owned() }),
        }
    }
    pieces
}
