//! Reading on after a syntax error: what stopped the parser is replaced by as many bytes that do
//! not, so that every place in the rest of the file stays true.

use std::ops::Range;

/// What to put over some bytes of a text.
#[derive(Debug, Clone)]
pub(crate) enum Patch {
    /// Nothing but blanks; the lines are left out.
    Lines(Range<usize>),
    /// Blanks, within a line.
    Blank(Range<usize>),
    /// Letters.
    Letter(Range<usize>),
    /// A word, then blanks.
    Word(Range<usize>),
    /// Other signs for the colons.
    Colons(Range<usize>),
    /// A list of nothing.
    EmptyList(Range<usize>),
}

impl Patch {
    /// Leaves out the line that begins at `start`, and the lines below that belong to it.
    pub(crate) fn block(text: &str, start: usize) -> Self {
        let own = indentation(text, start);
        let mut end = line_end(text, start);
        while end < text.len() {
            let next = end + 1;
            let blank = text[next..line_end(text, next)].trim().is_empty();
            if !blank && indentation(text, next) <= own {
                break;
            }
            end = line_end(text, next);
        }
        Self::Lines(start..end)
    }

    /// The bytes that are replaced.
    pub(crate) fn bytes(&self) -> &Range<usize> {
        match self {
            Self::Lines(bytes) | Self::Blank(bytes) | Self::Letter(bytes) => bytes,
            Self::Word(bytes) | Self::Colons(bytes) | Self::EmptyList(bytes) => bytes,
        }
    }

    /// The text with the patch put over it, as long as before; `None` when nothing changes.
    pub(crate) fn apply(&self, text: &str) -> Option<String> {
        let old = text.get(self.bytes().clone())?;
        let new = match self {
            Self::Lines(_) => old
                .bytes()
                .map(|byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' })
                .collect(),
            Self::Blank(_) => " ".repeat(old.len()),
            Self::Letter(_) => "x".repeat(old.len()),
            Self::Word(_) => padded("x", old.len()),
            Self::Colons(_) => old.replace(':', ";"),
            Self::EmptyList(_) if old.len() > 1 => padded("[]", old.len()),
            Self::EmptyList(_) => padded("x", old.len()),
        };
        (new != old).then(|| [&text[..self.bytes().start], &new, &text[self.bytes().end..]].concat())
    }
}

fn padded(word: &str, length: usize) -> String {
    format!("{word:<length$}").chars().take(length).collect()
}

/// The byte at which the line of `at` begins.
pub(crate) fn line_start(text: &str, at: usize) -> usize {
    text.as_bytes()[..at.min(text.len())].iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1)
}

/// The byte at which the line of `at` ends, before its line feed.
pub(crate) fn line_end(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    text.as_bytes()[at..].iter().position(|byte| *byte == b'\n').map_or(text.len(), |end| at + end)
}

/// The line of `at`.
pub(crate) fn line_at(text: &str, at: usize) -> &str {
    &text[line_start(text, at)..line_end(text, at)]
}

/// How many bytes of blanks begin the line at `start`.
pub(crate) fn indentation(text: &str, start: usize) -> usize {
    text.as_bytes()[start.min(text.len())..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count()
}
