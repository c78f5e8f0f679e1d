//! One line of text, shaped and placed.

use super::{
    Typesetter, Weight,
    face::Run,
    outline::{Bounds, Command, bounds},
};

/// A line of text, shaped.
#[derive(Debug, Clone, PartialEq)]
pub struct ShapedLine {
    /// The size of the letters, in the caller's unit.
    pub size: f64,
    /// From the line's start to its end, in the caller's unit.
    pub advance: f64,
    /// Its glyphs from left to right.
    pub glyphs: Vec<Glyph>,
    /// The characters that no face has; an empty box is drawn for each.
    pub missing: Vec<Missing>,
}

/// One glyph of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// The glyph's number in its face; 0 is the empty box of a missing character.
    pub id: u32,
    /// From the line's start to the glyph's origin.
    pub x: f64,
    /// From the baseline to the glyph's origin, downwards.
    pub y: f64,
    /// How far the glyph moves the line on.
    pub advance: f64,
    /// Byte of the text that the glyph begins at.
    pub at: usize,
    pub(super) face: usize,
}

/// A character that no face has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing {
    /// The character.
    pub character: char,
    /// Byte of the text that it begins at.
    pub at: usize,
}

impl Typesetter {
    /// Shapes `text` as one line, never broken.
    pub fn line(&self, text: &str, weight: Weight, size: f64) -> ShapedLine {
        let mut line = ShapedLine::empty(size);
        for word in text.split_whitespace_but_no_break() {
            if !line.glyphs.is_empty() {
                line.advance += self.space(weight) * size;
            }
            line.push(&self.run(word, weight), text, offset(text, word));
        }
        line
    }

    /// The outline of a line that starts at `x` on the baseline `y`.
    pub fn outline(&self, line: &ShapedLine, x: f64, y: f64) -> Vec<Command> {
        let mut commands = Vec::new();
        for glyph in &line.glyphs {
            let outline = self.faces[glyph.face].outline(glyph.id);
            commands.extend(outline.iter().map(|it| it.placed(line.size, x + glyph.x, y + glyph.y)));
        }
        commands
    }

    /// The rectangle that holds the ink of a line that starts at the origin; `None` without ink.
    pub fn ink(&self, line: &ShapedLine) -> Option<Bounds> {
        bounds(self.outline(line, 0.0, 0.0))
    }

    /// The width of an ordinary space for a size of 1.
    pub(super) fn space(&self, weight: Weight) -> f64 {
        self.run(" ", weight).advance
    }
}

impl ShapedLine {
    pub(super) fn empty(size: f64) -> Self {
        Self { size, advance: 0.0, glyphs: Vec::new(), missing: Vec::new() }
    }

    /// Adds a run that was shaped from `text` at byte `start`.
    pub(super) fn push(&mut self, run: &Run, text: &str, start: usize) {
        for glyph in &run.glyphs {
            let at = start + glyph.at;
            if glyph.id == 0
                && let Some(character) = text.get(at..).and_then(|rest| rest.chars().next())
            {
                self.missing.push(Missing { character, at });
            }
            let (x, y) = (self.advance + glyph.x * self.size, glyph.y * self.size);
            self.glyphs.push(Glyph {
                id: glyph.id,
                x,
                y,
                advance: glyph.advance * self.size,
                at,
                face: glyph.face,
            });
        }
        self.advance += run.advance * self.size;
    }
}

/// Whether a character parts words as an ordinary space does.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{202F}' | '\u{2007}')
}

/// Byte at which `part`, a slice of `text`, begins.
fn offset(text: &str, part: &str) -> usize {
    part.as_ptr() as usize - text.as_ptr() as usize
}

trait Words {
    fn split_whitespace_but_no_break(&self) -> impl Iterator<Item = &str>;
}

impl Words for str {
    fn split_whitespace_but_no_break(&self) -> impl Iterator<Item = &str> {
        self.split(is_space).filter(|word| !word.is_empty())
    }
}
