//! From bytes to text: what is not UTF-8 is named, and still read where that can be done.

use super::mistake::Mistake;
use crate::wording::Wording;
use std::ops::Range;

/// A text, and what was wrong with its bytes.
#[derive(Debug)]
pub(crate) struct Text {
    /// The text, without a byte order mark.
    pub(crate) text: String,
    /// What was wrong.
    pub(crate) mistakes: Vec<Mistake>,
}

/// Windows-1252, bytes 0x80 to 0x9F; the five that it leaves open are the C1 controls.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// How many damaged characters are told of.
const MOST_DAMAGED: usize = 20;

/// Makes text of the bytes of a file.
pub(crate) fn decode(bytes: &[u8]) -> Text {
    if let Some(text) = utf16(bytes) {
        return Text { text, mistakes: vec![wrong("UTF-16", 0..0)] };
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Text { text: text.to_owned(), mistakes: Vec::new() },
        Err(error) if bytes[..error.valid_up_to()].is_ascii() && !has_sequence(bytes) => {
            let at = error.valid_up_to();
            let text: String = bytes.iter().map(|byte| windows_1252(*byte)).collect();
            let end = at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            Text { text, mistakes: vec![wrong("Latin-1 (Windows-1252)", at..end)] }
        }
        Err(_) => mended(bytes),
    }
}

/// UTF-8 with damaged characters, each replaced by U+FFFD.
fn mended(bytes: &[u8]) -> Text {
    let mut text = String::with_capacity(bytes.len());
    let mut mistakes = Vec::new();
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            if mistakes.len() < MOST_DAMAGED {
                mistakes.push(damaged(text.len()));
            }
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }
    Text { text, mistakes }
}

/// UTF-16, known by its mark, or by every other byte being zero as in text of Western letters.
fn utf16(bytes: &[u8]) -> Option<String> {
    let (little, body) = match bytes {
        [0xFF, 0xFE, body @ ..] => (true, body),
        [0xFE, 0xFF, body @ ..] => (false, body),
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => (true, bytes),
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => (false, bytes),
        _ => return None,
    };
    let unit = if little { u16::from_le_bytes } else { u16::from_be_bytes };
    let units = body.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    Some(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
}

/// Whether some accented letter or sign is written in UTF-8: then the file is UTF-8, damaged.
fn has_sequence(bytes: &[u8]) -> bool {
    bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii())
}

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS_1252[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

fn wrong(name: &str, bytes: Range<usize>) -> Mistake {
    let message = Wording::new(
        format!("Le fichier est enregistré en {name} ; il doit l’être en UTF-8."),
        format!("The file is saved as {name}; it must be saved as UTF-8."),
    );
    Mistake::new("not-utf8", bytes, message).advise(
        "Dans l’éditeur : « Enregistrer sous », puis choisissez l’encodage UTF-8.",
        "In the editor: “Save as”, then choose the encoding UTF-8.",
    )
}

fn damaged(at: usize) -> Mistake {
    let message = Wording::new(
        "Ce caractère est abîmé : ses octets ne sont pas de l’UTF-8.",
        "This character is damaged: its bytes are not UTF-8.",
    );
    let sign = at..at + char::REPLACEMENT_CHARACTER.len_utf8();
    Mistake::new("not-utf8", sign, message).advise(
        "Retapez le caractère, puis enregistrez en UTF-8.",
        "Type the character again, then save as UTF-8.",
    )
}
