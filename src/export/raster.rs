//! An artwork as pixels: a whole number of them for each module, the lettering around it smoothed.

use crate::{
    failure::{Failure, Outcome},
    qr::artwork::{Artwork, QUIET_ZONE},
    script::model::ModuleSize,
    typeset::Command,
};
use resvg::tiny_skia::{FillRule, Mask, Path, PathBuilder, Transform};

/// The least resolution of printed line art, in pixels to the inch: two raster dots to each dot of
/// a 600 dpi printer, so that lettering under 2 mm keeps its shape.
const LEAST_PIXELS_PER_INCH: f64 = 1200.0;

/// How many pixels a module takes, and what they measure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Resolution {
    /// Pixels on a module's side.
    pub pixels: u32,
    /// Pixels in a metre, rounded to a whole number.
    pub per_metre: u32,
    /// Pixels that a dark bar loses at its start and at its end: the bar width reduction, rounded to
    /// whole pixels, the odd one at the end.
    pub trimmed: [u32; 2],
}

/// How much ink each pixel takes, from the top left.
#[derive(Debug)]
pub(super) struct Inked {
    pub(super) width: u32,
    pub(super) height: u32,
    /// One byte a pixel: 0 none, 255 full.
    pub(super) coverage: Vec<u8>,
}

impl Resolution {
    /// What an artwork's raster files use. Print takes the fewest pixels that reach 1200 to the inch
    /// and, where there is such a number below 2400, make a whole number to the metre.
    pub fn of(artwork: &Artwork) -> Self {
        let module_mm = artwork.sheet.module_mm;
        let per_metre = |pixels: u32| f64::from(pixels) * 1000.0 / module_mm;
        let pixels = match artwork.module {
            ModuleSize::Pixels(pixels) => pixels,
            ModuleSize::Millimetres(_) => {
                let least = (LEAST_PIXELS_PER_INCH / 25.4 * module_mm).ceil().max(4.0) as u32;
                let exact = |pixels: &u32| (per_metre(*pixels) - per_metre(*pixels).round()).abs() < 1e-6;
                (least..2 * least).find(exact).unwrap_or(least)
            }
        };
        let reduction_mm = f64::from(artwork.printing.bar_width_reduction_um) / 1000.0;
        let trimmed = (reduction_mm * f64::from(pixels) / module_mm).round() as u32;
        let trimmed = [trimmed / 2, trimmed.div_ceil(2)];
        Self { pixels, per_metre: per_metre(pixels).round() as u32, trimmed }
    }
}

/// Draws the artwork at its resolution.
///
/// # Errors
/// The picture would be too large to draw.
pub(super) fn inked(artwork: &Artwork) -> Outcome<Inked> {
    let Resolution { pixels, trimmed, .. } = Resolution::of(artwork);
    let pixels = pixels as usize;
    let (width, height) = (artwork.sheet.columns * pixels, artwork.sheet.rows * pixels);
    let size = (u32::try_from(width).ok(), u32::try_from(height).ok());
    let (Some(wide), Some(high)) = size else { return Err(too_large()) };
    let mut mask = Mask::new(wide, high).ok_or_else(too_large)?;
    if let Some(path) = path(&artwork.lettering.outline) {
        let scale = (pixels as f64 / artwork.sheet.module_mm) as f32;
        mask.fill_path(&path, FillRule::Winding, true, Transform::from_scale(scale, scale));
    }
    let mut coverage = mask.take();
    draw_modules(&mut coverage, artwork, (width, pixels));
    if trimmed != [0, 0] {
        trim(&mut coverage, (width, trimmed), artwork, pixels);
    }
    Ok(Inked { width: wide, height: high, coverage })
}

fn draw_modules(coverage: &mut [u8], artwork: &Artwork, (width, pixels): (usize, usize)) {
    for row in 0..artwork.symbol.modules {
        let first = (artwork.sheet.top + row) * pixels * width;
        for column in (0..artwork.symbol.modules).filter(|column| artwork.symbol.is_dark(*column, row)) {
            let left = first + (artwork.sheet.left + column) * pixels;
            coverage[left..left + pixels].fill(255);
        }
        for line in 1..pixels {
            coverage.copy_within(first..first + width, first + line * width);
        }
    }
}

/// Keeps a dark pixel of the symbol only where everything within the trimmed pixels of it, towards
/// the start and towards the end, is dark too.
fn trim(coverage: &mut [u8], (width, trimmed): (usize, [u32; 2]), artwork: &Artwork, pixels: usize) {
    let [start, end] = trimmed.map(|it| it as usize);
    let last = (artwork.sheet.top + artwork.symbol.modules + QUIET_ZONE) * pixels * width;
    for step in [1, width] {
        let before = coverage[..last].to_vec();
        for at in (start * step..last - end * step).filter(|at| before[*at] != 0) {
            let mut around = (at - start * step..=at + end * step).step_by(step);
            if around.any(|at| before[at] == 0) {
                coverage[at] = 0;
            }
        }
    }
}

fn path(commands: &[Command]) -> Option<Path> {
    let mut path = PathBuilder::new();
    for command in commands {
        match *command {
            Command::MoveTo(x, y) => path.move_to(x as f32, y as f32),
            Command::LineTo(x, y) => path.line_to(x as f32, y as f32),
            Command::QuadTo(a, b, x, y) => path.quad_to(a as f32, b as f32, x as f32, y as f32),
            Command::CurveTo(a, b, c, d, x, y) => {
                let [a, b, c, d, x, y] = [a, b, c, d, x, y].map(|it| it as f32);
                path.cubic_to(a, b, c, d, x, y);
            }
            Command::Close => path.close(),
        }
    }
    path.finish()
}

fn too_large() -> Failure {
    Failure::new("Le visuel serait trop grand en pixels.", "The artwork would be too large in pixels.")
}
