//! Plain language, as information: two formulas and the longest sentences. No formula sees meaning.

use super::{
    matrix::anchor,
    numbers::decimal,
    pack::Ground,
    sentences::{sentences, words},
};
use crate::{language::Speech, script::model::Script};
use serde::Serialize;

/// How many of the longest sentences are shown for a video.
const LONGEST: usize = 5;

/// A word is long from this many letters on (Björnsson's LIX: more than six).
const LONG_WORD: usize = 7;

/// What is counted in the voice-over of a video.
#[derive(Debug, Serialize)]
pub struct PlainLanguage<'r> {
    /// The video's id.
    pub video: &'r str,
    /// Words spoken.
    pub words: usize,
    /// Sentences spoken.
    pub sentences: usize,
    /// Words a sentence.
    pub words_a_sentence: String,
    /// LIX: words a sentence, plus the share of words of more than six letters, in percent.
    pub lix: String,
    /// Kandel and Moles: 207 − 1.015 × words a sentence − 73.6 × syllables a word.
    pub kandel_moles: String,
    /// The longest sentences, longest first.
    pub longest: Vec<Sentence>,
}

/// A sentence, and how many words it has.
#[derive(Debug, Serialize)]
pub struct Sentence {
    /// Its words.
    pub text: String,
    /// How many.
    pub words: usize,
    /// The anchor of its slide.
    pub anchor: String,
    /// The number of its slide.
    pub slide: usize,
}

/// Video by video; a video without voice-over is left out.
pub(super) fn of_videos<'r>(ground: &Ground<'r>) -> Vec<PlainLanguage<'r>> {
    let scripts = ground.scripts.iter().enumerate();
    scripts.filter_map(|(at, script)| of_video(ground, at, script)).collect()
}

fn of_video<'r>(ground: &Ground<'r>, at: usize, script: &'r Script) -> Option<PlainLanguage<'r>> {
    let mut spoken = spoken(at, script);
    let count: usize = spoken.iter().map(|it| it.words).sum();
    if count == 0 {
        return None;
    }
    let figures = Figures::of(&spoken, ground.speech);
    let number = |value: f64| decimal(value, 1, ground.language);
    let sentences = spoken.len();
    // The sort keeps the order of the script among sentences of one length.
    spoken.sort_by_key(|it| std::cmp::Reverse(it.words));
    spoken.truncate(LONGEST);
    Some(PlainLanguage {
        video: &script.video,
        words: count,
        sentences,
        words_a_sentence: number(figures.words_a_sentence),
        lix: number(figures.lix()),
        kandel_moles: number(figures.kandel_moles()),
        longest: spoken,
    })
}

fn spoken(at: usize, script: &Script) -> Vec<Sentence> {
    let mut all = Vec::new();
    for (index, slide) in script.slides.iter().enumerate() {
        for line in &slide.voice_over {
            let text = &line.text.text;
            for range in sentences(text) {
                let text =
                    text.get(range).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
                let words = words(&text);
                if words > 0 {
                    all.push(Sentence { words, text, anchor: anchor(at, index), slide: index + 1 });
                }
            }
        }
    }
    all
}

struct Figures {
    words_a_sentence: f64,
    syllables_a_word: f64,
    long_percent: f64,
}

impl Figures {
    fn of(spoken: &[Sentence], speech: &Speech) -> Self {
        let words: usize = spoken.iter().map(|it| it.words).sum();
        let per_word = |count: usize| count as f64 / words.max(1) as f64;
        let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count();
        let long = spoken.iter().flat_map(|it| it.text.split_whitespace());
        let long = long.filter(|word| letters(word) >= LONG_WORD).count();
        let syllables: usize = spoken.iter().map(|it| speech.syllables(&it.text)).sum();
        Self {
            words_a_sentence: words as f64 / spoken.len().max(1) as f64,
            syllables_a_word: per_word(syllables),
            long_percent: per_word(long) * 100.0,
        }
    }

    fn lix(&self) -> f64 {
        self.words_a_sentence + self.long_percent
    }

    fn kandel_moles(&self) -> f64 {
        207.0 - 1.015 * self.words_a_sentence - 73.6 * self.syllables_a_word
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_formulas_are_the_published_ones() {
        let figures = Figures { words_a_sentence: 14.5, syllables_a_word: 1.65, long_percent: 22.5 };
        assert!((figures.lix() - 37.0).abs() < 1e-9);
        assert!((figures.kandel_moles() - 70.8425).abs() < 1e-9);
    }
}
