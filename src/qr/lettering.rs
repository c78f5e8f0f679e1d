//! Caption and address under the code, as outlines.
//!
//! Both stand centred under the quiet zone, never in it. The sheet is as wide as the code with its
//! quiet zone where three lines of each can be read at that width, and grows evenly on both sides
//! where they cannot.

mod address;

use crate::{
    qr::artwork::Sheet,
    typeset::{Command, Extent, Fitted, Missing, Shape, ShapedLine, Typesetter, Weight},
};

/// The x-height aimed at, in millimetres. Our own choice: no text that we could read states one for
/// the words under a code.
pub const PREFERRED_X_HEIGHT: f64 = 1.4;

/// The least x-height, in millimetres; the address of a small code goes down to it, nothing goes
/// under it. Our own choice, as above.
pub const LEAST_X_HEIGHT: f64 = 1.2;

/// On a large piece the letters grow with the code: x-height to the code's width.
const X_HEIGHT_TO_WIDTH: f64 = 0.03;

/// From one size to try to the next smaller one.
const SIZE_STEP: f64 = 0.92;

/// From one baseline to the next, to the size of the letters.
const LEADING: f64 = 1.25;

/// Between the descenders of the caption and the accents of the address, to the caption's size.
const GAP: f64 = 0.25;

/// Lines that caption and address may each take before the sheet grows.
const FEW_LINES: usize = 3;

/// How far the sheet may grow, to the code's width.
const MOST_GROWTH: usize = 2;

/// Free modules left and right of the text, and under it.
const MARGIN: usize = 2;

/// The text under a code, laid out on its sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Lettering {
    /// The filled outlines, in millimetres from the sheet's top left corner.
    pub outline: Vec<Command>,
    /// The caption as broken into lines.
    pub caption: Text,
    /// The address as broken into lines.
    pub address: Text,
}

/// One of the two texts.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Its lines.
    pub lines: Vec<String>,
    /// The height of its lower-case x, in millimetres.
    pub x_height_mm: f64,
}

/// What is wrong with a caption.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// No face has these characters.
    Missing(Vec<Missing>),
    /// It takes more lines than this even on the widest sheet.
    TooLong(usize),
}

/// Sets caption and address under a symbol of `modules` on a side: the sheet they need, and their
/// outlines on it.
///
/// # Errors
/// The caption has characters that no face has, or is too long to stand under a code.
pub fn set(setting: &Setting, caption: &str, address: &str) -> Result<(Sheet, Lettering), Fault> {
    let least = setting.sheet(0, 0).columns;
    let widths = (least..=MOST_GROWTH * least).step_by(2);
    let mut found = widths.filter_map(|columns| setting.texts(caption, address, columns));
    let (columns, caption, address) = found.next().ok_or(Fault::TooLong(FEW_LINES))?;
    let missing = caption.missing();
    if !missing.is_empty() {
        return Err(Fault::Missing(missing));
    }
    Ok(setting.lay_out(columns, &caption, &address))
}

/// What text is set for.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// Who sets it.
    pub typesetter: &'a Typesetter,
    /// Modules on the symbol's side.
    pub modules: usize,
    /// The side of a module in millimetres.
    pub module_mm: f64,
}

/// Lines of one size, shaped.
struct Block {
    lines: Vec<(String, ShapedLine)>,
    size: f64,
    x_height_mm: f64,
}

impl Setting<'_> {
    fn sheet(&self, columns: usize, below: usize) -> Sheet {
        Sheet::around(self.modules, self.module_mm, [columns, below])
    }

    /// Both texts within `columns` modules, in few lines each; `None` where that is too narrow.
    fn texts(&self, caption: &str, address: &str, columns: usize) -> Option<(usize, Block, Block)> {
        let width = columns.checked_sub(2 * MARGIN)? as f64 * self.module_mm;
        let caption = self.caption(caption, width)?;
        let limit = if caption.lines.is_empty() { f64::INFINITY } else { caption.x_height_mm };
        let address = self.address(address, width, (columns, limit))?;
        Some((columns, caption, address))
    }

    fn caption(&self, text: &str, width: f64) -> Option<Block> {
        if text.trim().is_empty() {
            return Some(Block { lines: Vec::new(), size: 0.0, x_height_mm: 0.0 });
        }
        let sizes = self.sizes(Weight::Bold);
        let height = sizes[0] * LEADING * FEW_LINES as f64;
        let shape = Shape { sizes, weight: Weight::Bold, leading: LEADING };
        let Fitted { size, lines, .. } = self.typesetter.fit(text, Extent { width, height }, &shape).ok()?;
        let few = lines.len() <= FEW_LINES;
        let lines = lines.into_iter().map(|line| (text[line.range].to_owned(), line.shaped)).collect();
        few.then(|| Block { lines, size, x_height_mm: size * self.x_height(Weight::Bold) })
    }

    /// The address at the largest size that takes few lines, never larger than the caption. On the
    /// widest sheet it takes as many lines as it needs: an address is never left out.
    fn address(&self, text: &str, width: f64, (columns, limit): (usize, f64)) -> Option<Block> {
        let widest = columns + 2 > MOST_GROWTH * self.sheet(0, 0).columns;
        let block = |size: f64, broken_anywhere: bool| {
            let measure = |part: &str| self.typesetter.line(part, Weight::Regular, size).advance;
            let lines = address::lines(text, width, broken_anywhere, measure)?;
            let shaped = |line: &str| (line.to_owned(), self.typesetter.line(line, Weight::Regular, size));
            let lines: Vec<_> = lines.into_iter().map(shaped).collect();
            let few = lines.len() <= FEW_LINES || broken_anywhere;
            few.then(|| Block { lines, size, x_height_mm: size * self.x_height(Weight::Regular) })
        };
        let largest = limit.max(LEAST_X_HEIGHT) / self.x_height(Weight::Regular);
        let sizes: Vec<f64> = self.sizes(Weight::Regular).into_iter().map(|size| size.min(largest)).collect();
        let last = sizes.last().copied().filter(|_| widest);
        let readable = sizes.iter().find_map(|size| block(*size, false));
        readable.or_else(|| last.and_then(|size| block(size, true)))
    }

    /// The sizes to try, the preferred first.
    fn sizes(&self, weight: Weight) -> Vec<f64> {
        let x_height = self.x_height(weight);
        let largest = (X_HEIGHT_TO_WIDTH * self.sheet(0, 0).width_mm()).max(PREFERRED_X_HEIGHT);
        let steps = std::iter::successors(Some(largest), |height| Some(height * SIZE_STEP));
        let heights = steps.take_while(|height| *height > LEAST_X_HEIGHT).chain([LEAST_X_HEIGHT]);
        heights.map(|height| height / x_height).collect()
    }

    /// The height of a lower-case x for a size of 1.
    fn x_height(&self, weight: Weight) -> f64 {
        let x = self.typesetter.line("x", weight, 1.0);
        self.typesetter.ink(&x).map_or(0.5, |ink| -ink.top)
    }

    fn lay_out(&self, columns: usize, caption: &Block, address: &Block) -> (Sheet, Lettering) {
        let above = self.sheet(columns, 0);
        let (middle, top) = (above.width_mm() / 2.0, above.height_mm());
        let mut outline = Vec::new();
        let mut bottom = top;
        for (block, weight) in [(caption, Weight::Bold), (address, Weight::Regular)] {
            let gap = if bottom > top { GAP * caption.size } else { 0.0 };
            bottom = self.draw(&mut outline, block, [middle, bottom + gap], weight);
        }
        let below = ((bottom - top) / self.module_mm).ceil() as usize + MARGIN;
        let lettering = Lettering { outline, caption: caption.text(), address: address.text() };
        (self.sheet(columns, below), lettering)
    }

    /// Draws a block centred on `x`, its highest accent at `top`; gives where its descenders end.
    fn draw(&self, outline: &mut Vec<Command>, block: &Block, [x, top]: [f64; 2], weight: Weight) -> f64 {
        let metrics = self.typesetter.metrics(weight);
        let mut bottom = top;
        for (position, (_, line)) in block.lines.iter().enumerate() {
            let baseline = top + (metrics.ascent + position as f64 * LEADING) * block.size;
            outline.extend(self.typesetter.outline(line, x - line.advance / 2.0, baseline));
            bottom = baseline + metrics.descent * block.size;
        }
        bottom
    }
}

impl Block {
    fn missing(&self) -> Vec<Missing> {
        self.lines.iter().flat_map(|(_, line)| line.missing.clone()).collect()
    }

    fn text(&self) -> Text {
        Text {
            lines: self.lines.iter().map(|(text, _)| text.clone()).collect(),
            x_height_mm: self.x_height_mm,
        }
    }
}
