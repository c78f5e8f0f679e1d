//! The seconds a text takes to say: the syllables of its spoken form, and pauses.

use super::{
    segment::{Ending, segments},
    words::{Token, tokenize},
};
use crate::script::model::Script;
use serde::Deserialize;

/// How fast a language is spoken, and what is read otherwise than it is written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Speech {
    /// `isoscript.speech/1`.
    #[serde(default)]
    pub format: Option<String>,
    /// Syllables a second, short pauses included.
    pub syllables_per_second: f64,
    /// The pause after a sentence, in seconds.
    pub sentence_pause_seconds: f64,
    /// The pause after a slide, in seconds.
    pub slide_pause_seconds: f64,
    /// Signs and abbreviations with their spoken form.
    pub spoken: Vec<Spoken>,
}

/// A sign or abbreviation and how it is said.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spoken {
    /// As written, in lower case.
    pub written: String,
    /// As said.
    pub spoken: String,
}

impl Speech {
    /// The seconds of a whole script, its pauses included.
    pub fn seconds(&self, script: &Script) -> f64 {
        let lines = script.slides.iter().flat_map(|slide| &slide.voice_over);
        let spoken: f64 = lines.map(|line| self.text_seconds(&line.text.text)).sum();
        spoken + self.slide_pause_seconds * script.slides.len() as f64
    }

    /// The seconds of one text, with the pause after each sentence.
    pub fn text_seconds(&self, text: &str) -> f64 {
        let sentences = segments(text).iter().filter(|segment| segment.ending != Ending::Open).count();
        self.syllables(text) as f64 / self.syllables_per_second
            + self.sentence_pause_seconds * sentences as f64
    }

    /// The syllables of a text as it is said.
    pub fn syllables(&self, text: &str) -> usize {
        let tokens = tokenize(text);
        tokens.iter().enumerate().map(|(at, token)| self.token_syllables(text, &tokens, at, token)).sum()
    }

    fn token_syllables(&self, text: &str, tokens: &[Token], at: usize, token: &Token) -> usize {
        let written = text.get(token.range.clone()).unwrap_or_default();
        if let Some(entry) = self.spoken.iter().find(|entry| entry.written == token.form) {
            return words_syllables(&entry.spoken);
        }
        if token.form == "." && tokens.get(at + 1).is_some_and(|next| !next.spaced && !next.sign) {
            return 1;
        }
        match token.number {
            Some(number) if written.bytes().all(|byte| byte.is_ascii_digit()) => {
                number_syllables(number, written)
            }
            _ if token.sign => 0,
            _ if is_acronym(written) => written.chars().map(letter_syllables).sum(),
            _ => words_syllables(written),
        }
    }
}

fn is_acronym(written: &str) -> bool {
    let letters = written.chars().count();
    (2..=5).contains(&letters) && written.chars().all(char::is_uppercase)
}

/// French letters are one syllable, but for *y* (i grec) and *w* (double vé).
fn letter_syllables(letter: char) -> usize {
    match letter.to_ascii_lowercase() {
        'y' => 2,
        'w' => 3,
        _ => 1,
    }
}

/// Four digits that begin with no zero are said in pairs, as phone numbers are (« 31 14 »).
fn number_syllables(number: f64, written: &str) -> usize {
    if written.len() == 4 && (3000.0..10000.0).contains(&number) {
        return words_syllables(&in_words((number / 100.0) as u64))
            + words_syllables(&in_words(number as u64 % 100));
    }
    words_syllables(&in_words(number as u64))
}

/// A whole number in French words, up to the thousands of thousands.
fn in_words(number: u64) -> String {
    const UNITS: [&str; 17] = [
        "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
        "douze", "treize", "quatorze", "quinze", "seize",
    ];
    const TENS: [&str; 10] = [
        "",
        "dix",
        "vingt",
        "trente",
        "quarante",
        "cinquante",
        "soixante",
        "soixante",
        "quatre vingt",
        "quatre vingt",
    ];
    let joined = |head: &str, rest: u64| {
        if rest == 0 { head.to_owned() } else { format!("{head} {}", in_words(rest)) }
    };
    match number {
        0..=16 => UNITS.get(number as usize).copied().unwrap_or_default().to_owned(),
        17..=19 => joined("dix", number - 10),
        20..=99 => {
            let ten = (number / 10) as usize;
            let base = if ten == 7 || ten == 9 { ten - 1 } else { ten } as u64 * 10;
            joined(TENS.get(ten).copied().unwrap_or_default(), number - base)
        }
        100..=199 => joined("cent", number - 100),
        200..=999 => joined(&format!("{} cent", in_words(number / 100)), number % 100),
        1000..=1999 => joined("mille", number - 1000),
        2000..=999_999 => joined(&format!("{} mille", in_words(number / 1000)), number % 1000),
        _ => joined(&format!("{} millions", in_words((number / 1_000_000).min(999))), number % 1_000_000),
    }
}

fn words_syllables(words: &str) -> usize {
    words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(word_syllables).sum()
}

/// Vowel groups, without a mute *e* at the end (`-e`, `-es`, and `-ent` after a consonant where the
/// word is long enough to be a verb); elided words have none.
fn word_syllables(word: &str) -> usize {
    let lower = word.to_lowercase();
    let letters: Vec<char> = lower.chars().collect();
    let vowel = |c: char| "aàâäeéèêëiîïoôöuùûüyœæ".contains(c);
    let mut groups = 0;
    let mut inside = false;
    for (at, &letter) in letters.iter().enumerate() {
        let hiatus = inside
            && (matches!(letter, 'é' | 'ï' | 'ü' | 'ë')
                || (letter == 'o' && at > 0 && letters[at - 1] == 'é'));
        if vowel(letter) && (!inside || hiatus) {
            groups += 1;
        }
        inside = vowel(letter);
    }
    if groups > 1 && ends_mute(&letters, &vowel) {
        groups -= 1;
    }
    groups
}

fn ends_mute(letters: &[char], vowel: &impl Fn(char) -> bool) -> bool {
    let ending: String = letters.iter().rev().take(3).rev().collect();
    let before = |back: usize| letters.len().checked_sub(back).and_then(|at| letters.get(at)).copied();
    let consonant = |letter: Option<char>| letter.is_some_and(|it| !vowel(it));
    (ending.ends_with('e') && consonant(before(2)))
        || (ending.ends_with("es") && consonant(before(3)))
        || (ending == "ent" && letters.len() > 6 && consonant(before(4)) && !is_noun_in_ent(letters))
}

/// Nouns, adjectives and adverbs in *-ment*, *-cent*, *-dent*, *-lent*, *-rent*: their end is said.
fn is_noun_in_ent(letters: &[char]) -> bool {
    matches!(
        letters.len().checked_sub(4).and_then(|at| letters.get(at)),
        Some('m' | 'c' | 'd' | 'l' | 'g' | 'i' | 'u')
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_of_common_words() {
        let cases = [
            ("médicament", 4),
            ("capsule", 2),
            ("traitement", 3),
            ("isotrétinoïne", 6),
            ("grossesse", 2),
            ("mois", 1),
            ("enceinte", 2),
            ("l", 0),
            ("stérile", 2),
            ("bébés", 2),
        ];
        for (word, count) in cases {
            assert_eq!(word_syllables(word), count, "{word}");
        }
    }

    #[test]
    fn numbers_are_said_in_full() {
        assert_eq!(in_words(71), "soixante onze");
        assert_eq!(in_words(97), "quatre vingt dix sept");
        assert_eq!(in_words(2026), "deux mille vingt six");
        assert_eq!(number_syllables(3114.0, "3114"), words_syllables("trente et un quatorze") - 1);
    }
}
