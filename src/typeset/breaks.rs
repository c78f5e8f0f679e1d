//! Where a line may break, and where it had better not.
//!
//! The breaks are those of Unicode (UAX #14), no-break spaces kept. French habits are laid over
//! them: no line ends on an article, on *ne* or on a one-letter word; a number stays with what it
//! counts; sentence marks stay with their word even after an ordinary space; a word with a hyphen, or
//! an address, is not cut.

use super::line::is_space;
use crate::{
    failure::{Failure, Outcome},
    workspace::Workspace,
};
use icu_segmenter::{LineSegmenter, options::LineBreakOptions};
use serde::Deserialize;
use std::{collections::BTreeSet, ops::Range};

const LINE_ENDS: &str = "language/fr/line-ends.yaml";

/// What may stand between two pieces at a line's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tie {
    /// A line ends well here: after a comma, a colon, a full stop.
    Good,
    /// A line may end here.
    Free,
    /// A line had better not end here.
    Loose,
    /// A line ends here only where nothing else fits.
    Bound,
}

/// A stretch of text that stays on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) range: Range<usize>,
    /// Whether white space follows, which is not drawn at a line's end.
    pub(super) spaced: bool,
    pub(super) tie: Tie,
}

/// The words that should not end a line.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LineEnds {
    never: BTreeSet<String>,
    avoid: BTreeSet<String>,
}

impl LineEnds {
    pub(super) fn read(workspace: &Workspace) -> Outcome<Self> {
        let failure = || {
            Failure::new(
                format!("Le fichier « {LINE_ENDS} » ne peut pas être lu."),
                format!("The file `{LINE_ENDS}` cannot be read."),
            )
        };
        let asset = workspace.asset(LINE_ENDS)?.ok_or_else(failure)?;
        serde_yaml::from_slice(&asset.bytes).map_err(|cause| failure().because(cause))
    }

    /// Cuts a text into pieces, in order, white space left out.
    pub(super) fn pieces(&self, text: &str) -> Vec<Piece> {
        let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
        let mut pieces: Vec<Piece> = Vec::new();
        let mut start = 0;
        for end in segmenter.segment_str(text).filter(|end| *end > 0) {
            let whole = &text[start..end];
            let kept = whole.trim_end_matches(is_space);
            let lead = kept.len() - kept.trim_start_matches(is_space).len();
            let (from, to) = (start + lead, start + kept.len());
            let spaced = kept.len() < whole.len();
            start = end;
            if from < to {
                pieces.push(Piece { range: from..to, spaced, tie: Tie::Free });
            } else if let Some(last) = pieces.last_mut() {
                last.spaced = true;
            }
        }
        self.bind(text, &mut pieces);
        pieces
    }

    fn bind(&self, text: &str, pieces: &mut [Piece]) {
        for position in 1..pieces.len() {
            let (before, after) =
                (&text[pieces[position - 1].range.clone()], &text[pieces[position].range.clone()]);
            let hyphen = !pieces[position - 1].spaced;
            pieces[position - 1].tie = if hyphen { Tie::Bound } else { self.tie(before, after) };
        }
    }

    fn tie(&self, before: &str, after: &str) -> Tie {
        let word = before.trim_start_matches(['«', '(', '“', '\u{A0}', '\u{202F}']).to_lowercase();
        let lone = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
        let marks =
            after.starts_with([';', ':', '!', '?', '»', '%', ')', '…']) || before.ends_with(['«', '(']);
        if marks || lone || counts(&word) || self.never.contains(&word) {
            Tie::Bound
        } else if self.avoid.contains(&word) {
            Tie::Loose
        } else if before.ends_with([',', ';', ':', '.', '!', '?', '…']) {
            Tie::Good
        } else {
            Tie::Free
        }
    }
}

/// Whether a word is a number that counts what follows it: up to three digits; a longer one is a
/// year or a telephone number.
fn counts(word: &str) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    (1..=3).contains(&digits)
        && word.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '–' | '-' | '/'))
        && word.ends_with(|c: char| c.is_ascii_digit())
}
