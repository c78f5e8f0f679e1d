//! Ways to write the same text otherwise, none of which may change a verdict.

use unicode_normalization::UnicodeNormalization as _;

/// A name and what it does to a text.
pub(crate) type Variant = (&'static str, fn(&str) -> String);

/// Typographic variants: apostrophes, spaces, accents, ligatures, capitals, figures, cut words.
pub(crate) const VARIANTS: [Variant; 9] = [
    ("straight apostrophes", |text| text.replace('’', "'")),
    ("curly apostrophes", |text| text.replace('\'', "’")),
    ("ordinary spaces", |text| text.replace(['\u{a0}', '\u{202f}'], " ")),
    ("no space before signs", |text| {
        text.replace(['\u{a0}', '\u{202f}'], "").replace(" ?", "?").replace(" !", "!")
    }),
    ("decomposed accents", |text| text.nfd().collect()),
    ("no ligatures", |text| text.replace('œ', "oe").replace('Œ', "OE")),
    ("soft hyphens", |text| text.replace("tion", "\u{ad}tion")),
    ("capitals without accents", |text| {
        text.to_uppercase().nfd().filter(|it| !('\u{300}'..='\u{36f}').contains(it)).collect()
    }),
    ("figures in words", |text| {
        FIGURES.iter().fold(text.to_owned(), |text, (figure, word)| in_words(&text, figure, word))
    }),
];

const FIGURES: [(&str, &str); 4] = [("30", "trente"), ("10", "dix"), ("4", "quatre"), ("3", "trois")];

/// Replaces a figure that stands alone between spaces.
fn in_words(text: &str, figure: &str, word: &str) -> String {
    text.replace(&format!(" {figure} "), &format!(" {word} "))
}
