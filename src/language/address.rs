//! The words that say *tu* or *vous* to whom one speaks. They are data of the language,
//! `assets/language/fr/address.yaml`.

use super::{
    segment::segments,
    words::{Token, fold},
};
use crate::script::model::FormOfAddress;
use serde::Deserialize;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization as _;

/// The words of both forms of address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddressWords {
    /// `isoscript.address/1`.
    #[serde(default)]
    pub format: Option<String>,
    /// *Tu*.
    pub familiar: FormWords,
    /// *Vous*.
    pub polite: FormWords,
    /// The words of `words` do not count after one of these (*rendez-vous*).
    pub unless_after: Vec<String>,
    /// The words of `words` do not count before one of these (*vous deux*).
    pub unless_before: Vec<String>,
}

/// The words of one form of address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormWords {
    /// Pronouns and possessives; `t'` only where it is elided.
    pub words: Vec<String>,
    /// Imperatives that can be nothing else, anywhere.
    pub imperatives: Vec<String>,
    /// Imperatives that can be nothing else where they open a sentence.
    pub openings: Vec<String>,
}

impl AddressWords {
    /// The bytes of the words of `text` that address somebody in this form, quotations left out.
    pub fn met(&self, text: &str, form: FormOfAddress) -> Vec<Range<usize>> {
        let words = match form {
            FormOfAddress::Familiar => &self.familiar,
            FormOfAddress::Polite => &self.polite,
        };
        let quoted = quotations(text);
        let outside = |range: &Range<usize>| !quoted.iter().any(|it| it.contains(&range.start));
        let segments = segments(text);
        let met = segments.iter().flat_map(|segment| self.met_in(text, &segment.tokens, words));
        met.filter(outside).collect()
    }

    fn met_in(&self, text: &str, tokens: &[Token], words: &FormWords) -> Vec<Range<usize>> {
        let first = opening(tokens);
        let counts = |at: &usize| {
            let written = written(text, &tokens[*at]);
            let pronoun = words.words.iter().any(|word| is_word(word, &written, tokens, *at));
            (pronoun && !self.is_excepted(tokens, *at))
                || words.imperatives.contains(&written)
                || (first == Some(*at) && words.openings.contains(&written))
        };
        (0..tokens.len()).filter(counts).map(|at| tokens[at].range.clone()).collect()
    }

    fn is_excepted(&self, tokens: &[Token], at: usize) -> bool {
        let forms = |tokens: &[Token]| -> Vec<String> {
            tokens.iter().filter(|it| !it.sign).map(|it| it.form.clone()).collect()
        };
        let (before, after) = (forms(&tokens[..at]), forms(&tokens[at + 1..]));
        let folded = |phrase: &String| phrase.split_whitespace().map(fold).collect::<Vec<_>>();
        self.unless_after.iter().any(|it| before.ends_with(&folded(it)))
            || self.unless_before.iter().any(|it| after.starts_with(&folded(it)))
    }
}

fn is_word(word: &str, written: &str, tokens: &[Token], at: usize) -> bool {
    match word.strip_suffix('\'') {
        Some(stem) => stem == written && tokens.get(at + 1).is_some_and(|next| next.form == "'"),
        None => word == written,
    }
}

/// The token as written, in lower case, its accents kept: « arrêté » is no « arrête ».
fn written(text: &str, token: &Token) -> String {
    text.get(token.range.clone()).unwrap_or_default().nfc().collect::<String>().to_lowercase()
}

/// The first word of a sentence, a *ne* before it left out.
fn opening(tokens: &[Token]) -> Option<usize> {
    (0..tokens.len()).find(|at| !tokens[*at].sign && !matches!(tokens[*at].form.as_str(), "ne" | "n"))
}

/// The bytes between quotation marks; a mark that is not closed reaches to the end.
fn quotations(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut open) = (Vec::new(), None);
    for (at, character) in text.char_indices() {
        match (character, open) {
            ('«' | '“', None) => open = Some(at),
            ('»' | '”', Some(start)) => {
                found.push(start..at);
                open = None;
            }
            _ => {}
        }
    }
    found.extend(open.map(|start| start..text.len()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn met(text: &str, form: FormOfAddress) -> Vec<&str> {
        let words: AddressWords = serde_yaml::from_str(include_str!("../../assets/language/fr/address.yaml"))
            .expect("well-formed data");
        words.met(text, form).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn vous_is_met() {
        let cases: [(&str, &[&str]); 7] = [
            ("Si vous êtes enceinte, prévenez votre médecin.", &["vous", "prévenez", "votre"]),
            ("Prends rendez-vous. Un rendez‑vous.", &[]),
            ("On entend « vous êtes stérile » ; c’est faux.", &[]),
            ("Vous deux, écoutez.", &[]),
            ("Dites-le à un proche.", &["Dites"]),
            ("Les choses dites et faites.", &[]),
            ("Parlez-en : vos proches voient.", &["Parlez", "vos"]),
        ];
        for (text, wanted) in cases {
            assert_eq!(met(text, FormOfAddress::Polite), wanted, "{text}");
        }
    }

    #[test]
    fn tu_is_met() {
        let cases: [(&str, &[&str]); 6] = [
            ("Si tu l’oublies, ton médecin t’aide.", &["tu", "ton", "t"]),
            ("Consulte un médecin.", &["Consulte"]),
            ("Elle consulte un médecin. Y a-t-il un risque ?", &[]),
            ("Arrêté du 5 mai.", &[]),
            ("Ne prends rien.", &["prends"]),
            ("Je prends la pilule.", &[]),
        ];
        for (text, wanted) in cases {
            assert_eq!(met(text, FormOfAddress::Familiar), wanted, "{text}");
        }
    }
}
