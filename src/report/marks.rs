//! The words that carry a point, marked in the text they stand in.

use super::sentences::sentences;
use crate::{
    check::verdict::{Evidence, Polarity},
    place::Spot,
    script::model::Prose,
};
use serde::Serialize;
use std::{collections::BTreeSet, ops::Range};

/// A passage of one text: its bytes, what it does, and for which point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Passage {
    pub(super) range: Range<usize>,
    pub(super) polarity: Polarity,
    /// The point, counted from 0 in the order of the requirements.
    pub(super) point: usize,
}

/// A piece of a text that is marked or not, all of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Run {
    /// The words.
    pub text: String,
    /// `stated`, `contradicted` or `unclear`, where they are marked; the gravest of them.
    pub mark: Option<Polarity>,
    /// The points whose last passage in the text ends here.
    pub ends: Vec<Tag>,
}

/// A point named behind its passage.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Tag {
    /// The point, counted from 0 in the order of the requirements.
    pub point: usize,
    /// What the passage does.
    pub polarity: Polarity,
    /// The sign for it.
    pub sign: char,
}

/// The bytes of a text that a piece of evidence covers, where it stands in that text.
pub(super) fn within(evidence: &Evidence, prose: &Prose) -> Option<Range<usize>> {
    match &evidence.place.spot {
        Spot::Within(route, range) if evidence.place.document == prose.document && *route == prose.route => {
            prose.text.get(range.clone()).map(|_| range.clone())
        }
        _ => None,
    }
}

/// The text cut where passages begin and end.
pub(super) fn runs(text: &str, passages: &[Passage]) -> Vec<Run> {
    part(text, 0..text.len(), passages)
}

/// The sentences that hold passages, with « […] » where others are left out.
pub(super) fn excerpt(text: &str, passages: &[Passage]) -> Vec<Run> {
    let meets = |sentence: &Range<usize>| {
        passages.iter().any(|it| it.range.start < sentence.end && sentence.start < it.range.end)
    };
    let mut found: Vec<Run> = Vec::new();
    let mut left_out = false;
    for sentence in sentences(text) {
        if !meets(&sentence) {
            left_out = true;
            continue;
        }
        if !found.is_empty() {
            found.push(plain(if left_out { " […] " } else { " " }));
        }
        left_out = false;
        found.extend(part(text, sentence, passages));
    }
    found
}

fn part(text: &str, whole: Range<usize>, passages: &[Passage]) -> Vec<Run> {
    let edges = passages.iter().flat_map(|it| [it.range.start, it.range.end]);
    let inside = |it: &usize| whole.contains(it);
    let cuts: BTreeSet<usize> = edges.filter(inside).chain([whole.start, whole.end]).collect();
    let cuts: Vec<usize> = cuts.into_iter().collect();
    let pieces = cuts.windows(2).map(|pair| pair[0]..pair[1]);
    let mut runs: Vec<Run> = pieces.map(|piece| run(text, piece, passages)).collect();
    // A point is named once in a text, behind the last of its passages.
    let mut named = BTreeSet::new();
    runs.iter_mut().rev().for_each(|run| run.ends.retain(|it| named.insert(it.clone())));
    between_words(runs)
}

/// The same runs, with each tag moved to the end of the word that it would cut in two.
fn between_words(runs: Vec<Run>) -> Vec<Run> {
    let mut found: Vec<Run> = Vec::with_capacity(runs.len());
    for mut run in runs {
        let waiting = found.last_mut().map(|it| std::mem::take(&mut it.ends)).unwrap_or_default();
        let cut = run.text.find(char::is_whitespace).unwrap_or(run.text.len());
        if waiting.is_empty() || cut == 0 {
            if let Some(last) = found.last_mut() {
                last.ends = waiting;
            }
            found.push(run);
            continue;
        }
        let rest = run.text.split_off(cut);
        let ends = std::mem::take(&mut run.ends);
        found.push(Run { ends: waiting, ..run.clone() });
        match found.last_mut().filter(|_| rest.is_empty()) {
            Some(last) => last.ends.extend(ends),
            None => found.push(Run { text: rest, mark: run.mark, ends }),
        }
    }
    found
}

fn run(text: &str, piece: Range<usize>, passages: &[Passage]) -> Run {
    let over = passages.iter().filter(|it| it.range.start < piece.end && piece.start < it.range.end);
    let mark = over.clone().map(|it| it.polarity).max_by_key(|it| gravity(*it));
    let ends: BTreeSet<Tag> =
        over.filter(|it| it.range.end == piece.end).map(|it| tag(it.point, it.polarity)).collect();
    let text = text.get(piece).unwrap_or_default().to_owned();
    Run { text, mark, ends: ends.into_iter().collect() }
}

/// A point's tag.
pub(super) fn tag(point: usize, polarity: Polarity) -> Tag {
    let sign = match polarity {
        Polarity::Stated => '✓',
        Polarity::Contradicted => '✗',
        Polarity::Unclear => '?',
    };
    Tag { point, polarity, sign }
}

fn plain(text: &str) -> Run {
    Run { text: text.to_owned(), mark: None, ends: Vec::new() }
}

fn gravity(polarity: Polarity) -> u8 {
    match polarity {
        Polarity::Stated => 0,
        Polarity::Unclear => 1,
        Polarity::Contradicted => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passage(range: Range<usize>, polarity: Polarity, point: usize) -> Passage {
        Passage { range, polarity, point }
    }

    #[test]
    fn overlapping_passages_lose_no_word() {
        let text = "L’été, il fait beau. Et froid. Puis chaud.";
        let start = |words: &str| text.find(words).unwrap_or(0);
        let passages = [
            passage(0..start(" beau"), Polarity::Stated, 0),
            passage(start("il")..start("."), Polarity::Contradicted, 1),
            passage(start("Puis")..text.len(), Polarity::Unclear, 0),
        ];
        let cut = runs(text, &passages);
        assert_eq!(cut.iter().map(|it| it.text.as_str()).collect::<String>(), text);
        let marked: Vec<_> = cut.iter().map(|it| (it.text.as_str(), it.mark)).collect();
        assert_eq!(marked[0], ("L’été, ", Some(Polarity::Stated)));
        assert_eq!(marked[1], ("il fait", Some(Polarity::Contradicted)));
        let named: Vec<_> = cut.iter().flat_map(|it| it.ends.clone()).collect();
        assert_eq!(named.len(), 3, "{named:?}");
        let short: String = excerpt(text, &passages).iter().map(|it| it.text.as_str()).collect();
        assert_eq!(short, "L’été, il fait beau. […] Puis chaud.");
    }
}
