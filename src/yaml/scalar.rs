//! From a part of a scalar's decoded text back to the bytes it was written as.
//!
//! A scalar is cut into runs. A copied run stands in the file as in the text; any other run is one
//! thing that was written differently: an escape, a doubled quote, a folded line end. The
//! indentation of block scalars belongs to no run.

use granit_parser::ScalarStyle;
use std::ops::Range;

/// The runs of one scalar, in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Runs(Vec<Run>);

#[derive(Debug, Clone)]
struct Run {
    /// Bytes of the decoded text.
    decoded: Range<usize>,
    /// Bytes of the document.
    source: Range<usize>,
    copied: bool,
}

impl Run {
    fn start_of(&self, decoded: usize) -> usize {
        if self.copied { self.source.start + (decoded - self.decoded.start) } else { self.source.start }
    }

    fn end_of(&self, decoded: usize) -> usize {
        if self.copied { self.source.start + (decoded - self.decoded.start) } else { self.source.end }
    }
}

impl Runs {
    /// Aligns the decoded text with `bytes` of the document. No run comes out when the two do not
    /// fit, so that a wrong place is never shown. `indent` is the indentation of a block scalar.
    pub(crate) fn align(document: &str, bytes: &Range<usize>, decoded: &str, form: Form) -> Self {
        let raw = document.get(bytes.clone()).unwrap_or_default();
        let mut aligner = Aligner { raw, offset: bytes.start, decoded, read: 0, told: 0, runs: Vec::new() };
        let fits = match form.style {
            ScalarStyle::Literal => aligner.block(form.indent, false),
            ScalarStyle::Folded => aligner.block(form.indent, true),
            style => aligner.flow(style),
        };
        Self(fits.map(|()| aligner.runs).unwrap_or_default())
    }

    /// The bytes of the document that bytes `range` of the decoded text came from.
    pub(crate) fn source_of(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let first = self.0.get(self.0.partition_point(|run| run.decoded.end <= range.start))?;
        let start = first.start_of(range.start.max(first.decoded.start));
        if range.is_empty() {
            return Some(start..start);
        }
        let last = self.0.partition_point(|run| run.decoded.start < range.end).checked_sub(1)?;
        let last = self.0.get(last)?;
        let end = last.end_of(range.end.min(last.decoded.end));
        Some(start..end.max(start))
    }
}

/// How a scalar was written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Form {
    /// Plain, quoted, literal or folded.
    pub(crate) style: ScalarStyle,
    /// Of a block scalar, the indentation of its text.
    pub(crate) indent: usize,
}

struct Aligner<'a> {
    raw: &'a str,
    offset: usize,
    decoded: &'a str,
    read: usize,
    told: usize,
    runs: Vec<Run>,
}

const BLANKS: [char; 4] = [' ', '\t', '\r', '\n'];

impl<'a> Aligner<'a> {
    fn flow(&mut self, style: ScalarStyle) -> Option<()> {
        let quote = match style {
            ScalarStyle::DoubleQuoted => Some('"'),
            ScalarStyle::SingleQuoted => Some('\''),
            _ => None,
        };
        self.read = quote.map_or(0, char::len_utf8);
        let special = |c: char| BLANKS.contains(&c) || (c == '\\' && quote == Some('"')) || Some(c) == quote;
        while self.told < self.decoded.len() {
            let rest = self.rest()?;
            match rest.chars().next()? {
                '\\' if quote == Some('"') => self.escape(rest)?,
                '\'' if quote == Some('\'') => self.changed(2, 1)?,
                c if BLANKS.contains(&c) => self.blanks(rest)?,
                _ => self.copy(rest.find(special).unwrap_or(rest.len()))?,
            }
        }
        Some(())
    }

    /// Blanks between words: kept on one line, folded around a line end.
    fn blanks(&mut self, rest: &str) -> Option<()> {
        let stretch = rest.len() - rest.trim_start_matches(BLANKS).len();
        match line_breaks(&rest[..stretch]) {
            0 => self.copy(stretch),
            breaks => self.changed(stretch, folded(breaks)),
        }
    }

    /// A backslash and what it stands for.
    fn escape(&mut self, rest: &str) -> Option<()> {
        let after = rest.get(1..)?;
        let length = match after.chars().next()? {
            '\r' | '\n' => {
                let stretch = after.len() - after.trim_start_matches(BLANKS).len();
                return self.changed(1 + stretch, line_breaks(&after[..stretch]) - 1);
            }
            'x' => 4,
            'u' if is_high_surrogate(after) => 12,
            'u' => 6,
            'U' => 10,
            c => 1 + c.len_utf8(),
        };
        let told = self.decoded.get(self.told..)?.chars().next()?.len_utf8();
        self.changed(length, told)
    }

    fn block(&mut self, indent: usize, fold: bool) -> Option<()> {
        // Empty lines at the head of the text stand before the bytes that the parser gives.
        self.told = self.decoded.len() - self.decoded.trim_start_matches('\n').len();
        while self.told < self.decoded.len() {
            let rest = self.raw.get(self.read..)?;
            if rest.is_empty() {
                // The end of the file stands for the last line end.
                return self.changed(0, self.decoded.len() - self.told);
            }
            let line = rest.split('\n').next()?;
            let words = line.strip_suffix('\r').unwrap_or(line);
            self.copy(words.len())?;
            let rest = &rest[words.len()..];
            if fold { self.folded_end(rest, indent)? } else { self.kept_end(rest, indent)? }
        }
        Some(())
    }

    /// The end of a line of a literal scalar, and the indentation of the next.
    fn kept_end(&mut self, rest: &str, indent: usize) -> Option<()> {
        let length = break_length(rest);
        if length > 0 && self.told < self.decoded.len() {
            self.changed(length, 1)?;
            self.read += indentation(&rest[length..], indent);
        }
        Some(())
    }

    /// The end of a line of a folded scalar, the empty lines after it, and the next indentation.
    fn folded_end(&mut self, rest: &str, indent: usize) -> Option<()> {
        if self.told == self.decoded.len() || rest.is_empty() {
            return Some(());
        }
        let mut length = break_length(rest);
        while length < rest.len() {
            let line = &rest[length..];
            let spaces = line.len() - line.trim_start_matches(' ').len();
            match break_length(&line[spaces..]) {
                0 => break,
                end => length += spaces + end,
            }
        }
        length += indentation(&rest[length..], indent);
        let told = self.decoded.get(self.told..)?;
        let ends = told.len() - told.trim_start_matches('\n').len();
        self.changed(length, ends.max(1))
    }

    fn rest(&self) -> Option<&'a str> {
        self.raw.get(self.read..)
    }

    fn copy(&mut self, length: usize) -> Option<()> {
        let same = self.raw.get(self.read..self.read + length)?
            == self.decoded.get(self.told..self.told + length)?;
        if !same {
            return None;
        }
        let source = self.offset + self.read;
        match self.runs.last_mut() {
            Some(run) if run.copied && run.source.end == source => {
                run.source.end += length;
                run.decoded.end += length;
            }
            _ if length == 0 => {}
            _ => self.push(length, length, true),
        }
        self.read += length;
        self.told += length;
        Some(())
    }

    /// `length` bytes of the file that stand for `told` bytes of the text.
    fn changed(&mut self, length: usize, told: usize) -> Option<()> {
        self.decoded.get(self.told..self.told + told)?;
        self.raw.get(self.read..self.read + length)?;
        if told > 0 {
            self.push(length, told, false);
        }
        self.read += length;
        self.told += told;
        Some(())
    }

    fn push(&mut self, length: usize, told: usize, copied: bool) {
        let source = self.offset + self.read;
        self.runs.push(Run { decoded: self.told..self.told + told, source: source..source + length, copied });
    }
}

/// How many bytes a fold of this many line ends comes out as: one space, or one line end fewer.
fn folded(breaks: usize) -> usize {
    if breaks == 1 { 1 } else { breaks - 1 }
}

fn line_breaks(blanks: &str) -> usize {
    let lone = blanks.matches('\r').count() - blanks.matches("\r\n").count();
    blanks.matches('\n').count() + lone
}

fn break_length(text: &str) -> usize {
    if text.starts_with("\r\n") { 2 } else { usize::from(text.starts_with(['\n', '\r'])) }
}

fn indentation(line: &str, most: usize) -> usize {
    line.bytes().take(most).take_while(|byte| *byte == b' ').count()
}

fn is_high_surrogate(escape: &str) -> bool {
    let code = escape.get(1..5).and_then(|digits| u32::from_str_radix(digits, 16).ok());
    code.is_some_and(|code| (0xD800..0xDC00).contains(&code))
}
