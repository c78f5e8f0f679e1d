//! Tokens: the words, numbers and signs of a text, normalised, each with its place in the text.
//!
//! Typography never changes a verdict, so a token's form is blind to case, accents, ligatures,
//! apostrophes, kinds of space, soft hyphens and a word cut by a hyphen at the end of a line.

use std::ops::Range;
use unicode_normalization::UnicodeNormalization as _;

/// One word, number or sign.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// The normalised form: lower case, no accents, `oe` for `œ`. A sign is its own form.
    pub form: String,
    /// The value, for digits and number words. `un` and `une` are 1.
    pub number: Option<f64>,
    /// Whether it is a sign and not a word.
    pub sign: bool,
    /// The bytes of the text it covers.
    pub range: Range<usize>,
    /// Whether white space stands before it.
    pub spaced: bool,
}

/// Cuts a text into tokens. Linear in its length.
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut reader = Reader { tokens: Vec::new(), word: String::new(), start: 0, spaced: true, cut: false };
    for (at, character) in text.char_indices() {
        reader.read(at, character);
    }
    reader.close(text.len());
    super::number::merge(reader.tokens)
}

/// The normalised form of a word, as tokens have it.
pub fn fold(word: &str) -> String {
    let mut form = String::with_capacity(word.len());
    word.chars().for_each(|character| fold_into(character, &mut form));
    form
}

struct Reader {
    tokens: Vec<Token>,
    word: String,
    start: usize,
    spaced: bool,
    /// The last word ended with a hyphen and a line end: the next one may continue it.
    cut: bool,
}

impl Reader {
    fn read(&mut self, at: usize, character: char) {
        if is_invisible(character) {
            return;
        }
        if character.is_alphanumeric() || is_mark(character) {
            if self.word.is_empty() {
                self.start = at;
            }
            let digit = character.is_ascii_digit();
            if self.word.chars().next_back().is_some_and(|last| last.is_ascii_digit() != digit) {
                self.close(at);
                self.start = at;
            }
            fold_into(character, &mut self.word);
            return;
        }
        if is_decimal_comma(character)
            && self.word.bytes().all(|byte| byte.is_ascii_digit())
            && !self.word.is_empty()
        {
            self.close(at);
            self.sign(at, character);
            return;
        }
        self.close(at);
        if character.is_whitespace() {
            self.cut |= self.ends_with_hyphen();
            self.spaced = true;
        } else {
            self.sign(at, character);
        }
    }

    fn ends_with_hyphen(&self) -> bool {
        self.tokens.last().is_some_and(|token| token.sign && token.form == "-" && !token.spaced)
    }

    fn sign(&mut self, at: usize, character: char) {
        let form = match character {
            '’' | '‘' | 'ʼ' | '´' | '`' => '\'',
            '‐' | '‑' => '-',
            '–' | '—' | '―' => '—',
            '⇒' | '➜' | '➔' | '➡' | '►' | '▶' => '→',
            '“' | '”' | '"' => '"',
            other => other,
        };
        let range = at..at + character.len_utf8();
        self.tokens.push(Token {
            form: form.to_string(),
            number: None,
            sign: true,
            range,
            spaced: self.spaced,
        });
        self.spaced = false;
        self.cut = false;
    }

    fn close(&mut self, end: usize) {
        if self.word.is_empty() {
            return;
        }
        let form = std::mem::take(&mut self.word);
        let continues = std::mem::take(&mut self.cut) && self.ends_with_hyphen() && !is_split_compound(&form);
        if continues && self.tokens.len() > 1 && !self.tokens[self.tokens.len() - 2].sign {
            self.tokens.pop();
            if let Some(word) = self.tokens.last_mut() {
                word.form.push_str(&form);
                word.range.end = end;
            }
        } else {
            let number = form.parse::<f64>().ok().filter(|_| form.bytes().all(|byte| byte.is_ascii_digit()));
            let range = self.start..end;
            self.tokens.push(Token { form, number, sign: false, range, spaced: self.spaced });
        }
        self.spaced = false;
    }
}

/// Words that follow a hyphen in French inversions and compounds, so that a line end there is no
/// cut word (« peut- être », « rend- elle »).
fn is_split_compound(form: &str) -> bool {
    matches!(
        form,
        "il" | "elle"
            | "on"
            | "ils"
            | "elles"
            | "tu"
            | "vous"
            | "nous"
            | "je"
            | "ce"
            | "la"
            | "ci"
            | "etre"
            | "t"
            | "le"
            | "les"
            | "moi"
            | "toi"
            | "lui"
            | "leur"
            | "en"
            | "y"
            | "vous-meme"
            | "meme"
            | "memes"
    )
}

fn is_invisible(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{202A}'..='\u{202E}' | '\u{FE0E}' | '\u{FE0F}')
}

fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}')
}

fn is_decimal_comma(character: char) -> bool {
    character == ','
}

fn fold_into(character: char, form: &mut String) {
    if character.is_ascii() {
        form.push(character.to_ascii_lowercase());
        return;
    }
    match character {
        'œ' | 'Œ' => form.push_str("oe"),
        'æ' | 'Æ' => form.push_str("ae"),
        'ﬁ' => form.push_str("fi"),
        'ﬂ' => form.push_str("fl"),
        'ᵉ' => form.push('e'),
        'ʳ' => form.push('r'),
        'ᵒ' => form.push('o'),
        _ => {
            let lower = character.to_lowercase();
            form.extend(lower.flat_map(|it| std::iter::once(it).nfd()).filter(|it| !is_mark(*it)));
        }
    }
}
