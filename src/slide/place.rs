//! Setting texts in a template's boxes.
//!
//! Templates call `fit`, `stack` and `common_size`; what each `fit` laid out is recorded, so that it
//! can be held against what the author wrote.

use super::{scene::Words, theme::Theme};
use crate::typeset::{
    Bounds, Command, Extent, Fitted, FittedLine, Missing, Overflow, Shape, Typesetter, bounds, svg_path,
};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A box and how a text stands in it, as a template writes it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    text: Words,
    style: String,
    x: f64,
    y: f64,
    width: f64,
    height: f64,
    #[serde(default)]
    align: Align,
    #[serde(default)]
    valign: Vertical,
    ink: String,
    /// One size instead of the style's.
    #[serde(default)]
    size: Option<f64>,
}

/// Where the lines stand across the box.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Align {
    #[default]
    Start,
    Middle,
    End,
}

/// Where the lines stand down the box; the middle is the optical one, of capitals and baselines.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Vertical {
    #[default]
    Top,
    Middle,
    Bottom,
}

/// A text as set, for the template: where it came to stand, and its drawing.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Set {
    /// The element that draws it.
    pub(super) svg: String,
    pub(super) size: f64,
    lines: usize,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    /// The top of the first line's capitals.
    cap: f64,
    /// The first line's baseline.
    baseline: f64,
}

/// A text as set, for whoever verifies it.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    /// Which of the slide's screen texts; `None` for what the campaign adds.
    pub(super) text: Option<usize>,
    /// The bytes of that text that have glyphs.
    pub(super) drawn: Vec<Range<usize>>,
    pub(super) missing: Vec<Missing>,
    pub(super) size: f64,
    /// The box.
    pub(super) room: Bounds,
    /// The ink of all its glyphs.
    pub(super) ink: Option<Bounds>,
    pub(super) overflow: Option<Lost>,
}

/// What an overflow loses.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lost {
    pub(super) wide: f64,
    pub(super) high: f64,
    pub(super) excess: usize,
}

/// Where the texts of a list stand, for the template.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Row {
    y: f64,
    height: f64,
    size: f64,
}

/// A list of texts set one under the other, as a template writes it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stacked {
    texts: Vec<Words>,
    style: String,
    y: f64,
    width: f64,
    height: f64,
    /// Room over and under each text.
    #[serde(default)]
    pad: f64,
    /// Room between two texts.
    gap: f64,
    #[serde(default)]
    valign: Vertical,
    /// One size instead of the style's.
    #[serde(default)]
    size: Option<f64>,
}

/// Texts that are to share a size, each in a box of its own, as a template writes it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Shared {
    texts: Vec<Words>,
    style: String,
    width: f64,
    height: f64,
}

impl Stacked {
    /// The height of a list of texts of these heights, closed up to `close`.
    fn total(&self, heights: &[f64], close: f64) -> f64 {
        let count = heights.len() as f64;
        heights.iter().sum::<f64>() + (2.0 * self.pad * count + self.gap * (count - 1.0).max(0.0)) * close
    }
}

impl Vertical {
    /// What of the spare room comes first.
    fn before(self, spare: f64) -> f64 {
        match self {
            Self::Top => 0.0,
            Self::Middle => spare / 2.0,
            Self::Bottom => spare,
        }
    }
}

/// Sets texts for one theme.
pub(super) struct Setter<'a> {
    pub(super) typesetter: &'a Typesetter,
    pub(super) theme: &'a Theme,
}

impl Setter<'_> {
    fn shape(&self, style: &str, size: Option<f64>) -> Result<Shape, String> {
        let styles = &self.theme.styles;
        let found = styles.get(style).ok_or_else(|| {
            let known: Vec<_> = styles.keys().map(String::as_str).collect();
            format!("no style `{style}` in the theme; it has {}", known.join(", "))
        })?;
        let mut shape = found.shape();
        if let Some(size) = size {
            shape.sizes = vec![size];
        }
        Ok(shape)
    }

    /// Sets one text; `mark` tells its element from the others.
    pub(super) fn fit(&self, wanted: &Wanted, mark: usize) -> Result<(Set, Placed), String> {
        let shape = self.shape(&wanted.style, wanted.size)?;
        let room = Extent { width: wanted.width, height: wanted.height };
        let fitted = self.typesetter.fit(&wanted.text.words, room, &shape);
        let (fitted, overflow) = match fitted {
            Ok(fitted) => (fitted, None),
            Err(Overflow { wide, high, excess, drawn }) => (drawn, Some(Lost { wide, high, excess })),
        };
        let top = wanted.y + self.offset(wanted, &shape, &fitted);
        let floor = wanted.height + 1.0 - self.typesetter.metrics(shape.weight).descent * fitted.size;
        let kept = |line: &&FittedLine| overflow.is_none() || line.baseline <= floor;
        let lines: Vec<Laid> = fitted.lines.iter().filter(kept).map(|line| Laid::new(wanted, line)).collect();
        let outline = self.outline(&lines, top);
        let ink = bounds(outline.iter().copied());
        let placed = Placed::new(wanted, &lines, (fitted.size, ink, overflow));
        let svg = element(wanted, &outline, placed.overflow.is_some(), mark);
        Ok((self.set(wanted, &shape, &fitted, (svg, &lines, top)), placed))
    }

    fn outline(&self, lines: &[Laid], top: f64) -> Vec<Command> {
        let each =
            lines.iter().map(|it| self.typesetter.outline(&it.line.shaped, it.x, top + it.line.baseline));
        each.flatten().collect()
    }

    fn set(&self, wanted: &Wanted, shape: &Shape, fitted: &Fitted, how: (String, &[Laid], f64)) -> Set {
        let (svg, lines, top) = how;
        let baseline = top + fitted.lines.first().map_or(0.0, |line| line.baseline);
        Set {
            svg,
            size: fitted.size,
            lines: lines.len(),
            left: lines.iter().map(|it| it.x).reduce(f64::min).unwrap_or(wanted.x),
            right: lines.iter().map(Laid::right).reduce(f64::max).unwrap_or(wanted.x),
            top,
            bottom: top + fitted.height,
            cap: baseline - self.typesetter.metrics(shape.weight).cap_height * fitted.size,
            baseline,
        }
    }

    /// From the top of the box to the top of the text.
    fn offset(&self, wanted: &Wanted, shape: &Shape, fitted: &Fitted) -> f64 {
        let spare = (wanted.height - fitted.height).max(0.0);
        let metrics = self.typesetter.metrics(shape.weight);
        match wanted.valign {
            Vertical::Top => 0.0,
            Vertical::Bottom => spare,
            Vertical::Middle => {
                let above = (metrics.ascent - metrics.cap_height) * fitted.size;
                let seen = fitted.height - above - metrics.descent * fitted.size;
                ((wanted.height - seen) / 2.0 - above).clamp(0.0, spare)
            }
        }
    }

    /// Sets a list at the largest size at which all of it fits, closing it up where that helps. When
    /// nothing fits, the list runs at its least size and the last texts have no room left.
    pub(super) fn stack(&self, wanted: &Stacked) -> Result<Vec<Row>, String> {
        let shape = self.shape(&wanted.style, wanted.size)?;
        let least = shape.sizes.last().copied().unwrap_or(1.0);
        let at_close = |closes: &'static [f64]| {
            shape.sizes.iter().flat_map(move |size| closes.iter().map(move |close| (*size, *close)))
        };
        let mut tried = at_close(&[1.0, 0.75]).chain(at_close(&[0.5]));
        let heights = |size| self.heights(&wanted.texts, wanted.width, &at(&shape, size));
        let fitting = tried.find_map(|(size, close)| {
            let heights = heights(size)?;
            (wanted.total(&heights, close) <= wanted.height).then_some((heights, size, close))
        });
        let (heights, size, close) = fitting.unwrap_or_else(|| {
            let each = wanted.height / wanted.texts.len().max(1) as f64;
            (heights(least).unwrap_or_else(|| vec![each; wanted.texts.len()]), least, 0.5)
        });
        let spare = (wanted.height - wanted.total(&heights, close)).max(0.0);
        let (mut y, floor) = (wanted.y + wanted.valign.before(spare), wanted.y + wanted.height);
        let rows = heights.into_iter().map(|height| {
            let height = (height + 2.0 * wanted.pad * close).min(floor - y).max(0.0);
            let row = Row { y, height, size };
            y = (y + height + wanted.gap * close).min(floor);
            row
        });
        Ok(rows.collect())
    }

    /// The largest size at which each text fits a box of these measures; the least when none does.
    pub(super) fn common_size(&self, wanted: &Shared) -> Result<f64, String> {
        let shape = self.shape(&wanted.style, None)?;
        let fits = |size: &&f64| {
            let heights = self.heights(&wanted.texts, wanted.width, &at(&shape, **size));
            heights.is_some_and(|heights| heights.iter().all(|height| *height <= wanted.height))
        };
        Ok(shape.sizes.iter().find(fits).or(shape.sizes.last()).copied().unwrap_or(1.0))
    }

    fn heights(&self, texts: &[Words], width: f64, shape: &Shape) -> Option<Vec<f64>> {
        let room = Extent { width, height: f64::MAX };
        texts.iter().map(|it| Some(self.typesetter.fit(&it.words, room, shape).ok()?.height)).collect()
    }
}

/// A line and where it begins.
struct Laid<'a> {
    line: &'a FittedLine,
    x: f64,
}

impl<'a> Laid<'a> {
    fn new(wanted: &Wanted, line: &'a FittedLine) -> Self {
        Self { line, x: wanted.x + across(wanted, line.shaped.advance) }
    }

    fn right(&self) -> f64 {
        self.x + self.line.shaped.advance
    }
}

impl Placed {
    fn new(wanted: &Wanted, lines: &[Laid], how: (f64, Option<Bounds>, Option<Lost>)) -> Self {
        let (size, ink, overflow) = how;
        let Wanted { text: Words { text, start, .. }, x, y, width, height, .. } = *wanted;
        let missing = lines.iter().flat_map(|it| &it.line.shaped.missing);
        Self {
            text,
            drawn: lines.iter().map(|it| it.line.range.start + start..it.line.range.end + start).collect(),
            missing: missing.map(|it| Missing { at: it.at + start, ..*it }).collect(),
            size,
            room: Bounds { left: x, top: y, right: x + width, bottom: y + height },
            ink,
            overflow,
        }
    }
}

fn at(shape: &Shape, size: f64) -> Shape {
    Shape { sizes: vec![size], ..shape.clone() }
}

fn across(wanted: &Wanted, advance: f64) -> f64 {
    match wanted.align {
        Align::Start => 0.0,
        Align::Middle => (wanted.width - advance) / 2.0,
        Align::End => wanted.width - advance,
    }
}

/// The path that draws a text; over a text that does not fit stands a red bar, so that a draft shows
/// where words are missing.
fn element(wanted: &Wanted, outline: &[Command], overflows: bool, mark: usize) -> String {
    let mut svg =
        format!("<path id=\"text-{mark}\" fill=\"{}\" d=\"{}\"/>", escape(&wanted.ink), svg_path(outline));
    if overflows {
        let (x, y, width) = (wanted.x, wanted.y + wanted.height - 12.0, wanted.width);
        svg.push_str(&format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"12\" fill=\"#d6002a\"/>"
        ));
    }
    svg
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
