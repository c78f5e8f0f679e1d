//! Text as markup holds it: escaped, and without the characters that XML does not know.

use std::io::{self, Write};

/// Writes text for an element or a quoted attribute of XML or HTML; a character that XML 1.0 cannot
/// hold (2.2, Char) becomes U+FFFD.
///
/// # Errors
/// `out` cannot be written.
pub fn escape(text: &str, out: &mut dyn Write) -> io::Result<()> {
    for character in text.chars() {
        match character {
            '&' => out.write_all(b"&amp;")?,
            '<' => out.write_all(b"&lt;")?,
            '>' => out.write_all(b"&gt;")?,
            '"' => out.write_all(b"&quot;")?,
            '\'' => out.write_all(b"&#39;")?,
            _ => write!(out, "{}", allowed_char(character))?,
        }
    }
    Ok(())
}

/// Text without what XML 1.0 cannot hold, which becomes U+FFFD.
pub fn allowed(text: &str) -> String {
    text.chars().map(allowed_char).collect()
}

fn allowed_char(character: char) -> char {
    match character {
        '\t' | '\n' | '\r' | ' '..='~' | '\u{A0}'..='\u{FFFD}' | '\u{10000}'.. => character,
        _ => '\u{FFFD}',
    }
}
