//! Fitting a text into a box: the largest size, and the best lines at that size.
//!
//! Lines are chosen together, not one after the other: the sum of the squares of what each line
//! leaves free is the least, so that lines come out of even length, and each break that French
//! habits refuse costs more than any rag. Work grows with the number of words times the words of a
//! line.

use super::{
    Typesetter, Weight,
    breaks::{Piece, Tie},
    face::Run,
    line::ShapedLine,
};
use std::{ops::Range, sync::Arc};

/// The room that a text has.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Extent {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// How a text is set: the sizes it may take, its weight, its leading.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// The sizes to try, the preferred first, the least last.
    pub sizes: Vec<f64>,
    /// How heavy the letters are.
    pub weight: Weight,
    /// From one baseline to the next, for a size of 1.
    pub leading: f64,
}

/// A text that fits.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// The size it took.
    pub size: f64,
    /// Its lines from top to bottom.
    pub lines: Vec<FittedLine>,
    /// The longest line's width.
    pub width: f64,
    /// From the first line's ascent to the last line's descent.
    pub height: f64,
}

/// One line of a fitted text.
#[derive(Debug, Clone, PartialEq)]
pub struct FittedLine {
    /// The line; its glyphs' `at` counts in the whole text.
    pub shaped: ShapedLine,
    /// The bytes of the text on this line.
    pub range: Range<usize>,
    /// From the top of the text to the line's baseline.
    pub baseline: f64,
}

/// A text that does not fit, even at the least size.
#[derive(Debug, Clone, PartialEq)]
pub struct Overflow {
    /// By how much the longest word is too wide; 0 when every word fits.
    pub wide: f64,
    /// By how much the lines are too high; 0 when they fit.
    pub high: f64,
    /// How many characters are on the lines that do not fit.
    pub excess: usize,
    /// What can be drawn of it at the least size, too long words cut: too high, never too wide.
    pub drawn: Fitted,
}

const BOUND_COST: f64 = 1000.0;
const LONE_COST: f64 = 30.0;
/// A line of one word is too short under this part of the width.
const LONE_PART: f64 = 0.4;
const LOOSE_COST: f64 = 0.25;
const GOOD_COST: f64 = -0.08;
/// A smaller size is taken for better breaks down to this part of the largest that fits.
const WORTH: f64 = 0.74;

struct Measured {
    piece: Piece,
    run: Arc<Run>,
}

struct Broken {
    lines: Vec<Range<usize>>,
    strained: bool,
}

impl Typesetter {
    /// Fits `text` into `room`: the first of the sizes at which it fits, or a slightly smaller one
    /// where that spares a bad line end.
    ///
    /// # Errors
    /// The text does not fit at the least size; the overflow says by how much.
    pub fn fit(&self, text: &str, room: Extent, shape: &Shape) -> Result<Fitted, Overflow> {
        let measured = self.measure(text, shape.weight);
        let mut chosen: Option<(f64, Broken)> = None;
        for size in &shape.sizes {
            if chosen.as_ref().is_some_and(|(first, _)| *size < first * WORTH) {
                break;
            }
            let Some(broken) = self.broken_at(&measured, room, shape, *size) else { continue };
            let better = !broken.strained;
            if better || chosen.is_none() {
                chosen = Some((*size, broken));
            }
            if better {
                break;
            }
        }
        match chosen {
            Some((size, broken)) => Ok(self.set(text, &measured, &broken, (size, shape))),
            None => Err(self.overflow(text, measured, room, shape)),
        }
    }

    fn measure(&self, text: &str, weight: Weight) -> Vec<Measured> {
        let pieces = self.line_ends.pieces(text).into_iter();
        pieces.map(|piece| Measured { run: self.run(&text[piece.range.clone()], weight), piece }).collect()
    }

    fn broken_at(&self, measured: &[Measured], room: Extent, shape: &Shape, size: f64) -> Option<Broken> {
        let width = room.width / size;
        if measured.iter().any(|it| it.run.advance > width) {
            return None;
        }
        let broken = break_lines(measured, self.space(shape.weight), width);
        (self.height(broken.lines.len(), shape, size) <= room.height + 1e-6).then_some(broken)
    }

    /// The height of so many lines.
    fn height(&self, lines: usize, shape: &Shape, size: f64) -> f64 {
        let metrics = self.metrics(shape.weight);
        let between = lines.saturating_sub(1) as f64 * shape.leading;
        if lines == 0 { 0.0 } else { (between + metrics.ascent + metrics.descent) * size }
    }

    fn set(&self, text: &str, measured: &[Measured], broken: &Broken, how: (f64, &Shape)) -> Fitted {
        let (size, shape) = how;
        let (ascent, space) = (self.metrics(shape.weight).ascent, self.space(shape.weight));
        let lines = broken.lines.iter().enumerate().map(|(row, pieces)| FittedLine {
            shaped: set_line(text, &measured[pieces.clone()], space, size),
            range: measured[pieces.start].piece.range.start..measured[pieces.end - 1].piece.range.end,
            baseline: (ascent + row as f64 * shape.leading) * size,
        });
        let lines: Vec<_> = lines.collect();
        let width = lines.iter().map(|line| line.shaped.advance).fold(0.0, f64::max);
        Fitted { size, width, height: self.height(lines.len(), shape, size), lines }
    }

    fn overflow(&self, text: &str, measured: Vec<Measured>, room: Extent, shape: &Shape) -> Overflow {
        let size = shape.sizes.last().copied().unwrap_or(1.0);
        let widest = measured.iter().map(|it| it.run.advance * size).fold(0.0, f64::max);
        let cut = self.cut(text, measured, room.width / size, shape.weight);
        let broken = break_lines(&cut, self.space(shape.weight), room.width / size);
        let drawn = self.set(text, &cut, &broken, (size, shape));
        let over = drawn.lines.iter().filter(|line| self.bottom(line, shape, size) > room.height);
        let excess = over.map(|line| text[line.range.clone()].chars().count()).sum();
        let high = (drawn.height - room.height).max(0.0);
        Overflow { wide: (widest - room.width).max(0.0), high, excess, drawn }
    }

    fn bottom(&self, line: &FittedLine, shape: &Shape, size: f64) -> f64 {
        line.baseline + self.metrics(shape.weight).descent * size
    }

    /// Cuts the words that are wider than a line, character by character.
    fn cut(&self, text: &str, measured: Vec<Measured>, width: f64, weight: Weight) -> Vec<Measured> {
        let mut cut = Vec::with_capacity(measured.len());
        for it in measured {
            if it.run.advance <= width {
                cut.push(it);
                continue;
            }
            let (spaced, end) = (it.piece.spaced, it.piece.range.end);
            for (at, character) in text[it.piece.range.clone()].char_indices() {
                let start = it.piece.range.start + at;
                let range = start..start + character.len_utf8();
                let run = self.run(&text[range.clone()], weight);
                let spaced = spaced && range.end == end;
                cut.push(Measured { piece: Piece { range, spaced, tie: Tie::Free }, run });
            }
        }
        cut
    }
}

fn set_line(text: &str, pieces: &[Measured], space: f64, size: f64) -> ShapedLine {
    let mut line = ShapedLine::empty(size);
    for (position, it) in pieces.iter().enumerate() {
        line.push(&it.run, text, it.piece.range.start);
        if it.piece.spaced && position + 1 < pieces.len() {
            line.advance += space * size;
        }
    }
    line
}

/// The best lines of at most `width`; a piece wider than that has a line of its own.
fn break_lines(pieces: &[Measured], space: f64, width: f64) -> Broken {
    let count = pieces.len();
    let mut best: Vec<(f64, usize)> = vec![(f64::INFINITY, 0); count + 1];
    best[0].0 = 0.0;
    for end in 1..=count {
        let mut length = 0.0;
        for start in (0..end).rev() {
            let it = &pieces[start];
            length += it.run.advance + if it.piece.spaced && start + 1 < end { space } else { 0.0 };
            if length > width && start + 1 < end {
                break;
            }
            let cost = best[start].0 + line_cost(pieces, start..end, length / width);
            if cost < best[end].0 {
                best[end] = (cost, start);
            }
        }
    }
    let mut lines = Vec::new();
    let mut end = count;
    while end > 0 {
        lines.push(best[end].1..end);
        end = best[end].1;
    }
    lines.reverse();
    Broken { lines, strained: best[count].0 >= LONE_COST }
}

/// What a line costs; `filled` is the part of the width that it fills.
fn line_cost(pieces: &[Measured], line: Range<usize>, filled: f64) -> f64 {
    let rag = (1.0 - filled).max(0.0).powi(2);
    let last = line.end == pieces.len();
    let tie = match pieces[line.end - 1].piece.tie {
        _ if last => 0.0,
        Tie::Good => GOOD_COST,
        Tie::Free => 0.0,
        Tie::Loose => LOOSE_COST,
        Tie::Bound => BOUND_COST,
    };
    let whole = last && line.start == 0;
    let lone = line.len() == 1 && !whole && filled < LONE_PART;
    rag + tie + if lone { LONE_COST } else { 0.0 }
}
