//! What can be measured of a code in a picture: size, quiet zone, contrast, evenness, and how much
//! of the error correction is left.
//!
//! The parameters are those that ISO/IEC 15415 grades on a printed code. Here they are measured on
//! a file or a scan, without a calibrated device: they are figures and never a grade.

mod codewords;
mod grid;
mod profile;

pub use codewords::unused_correction;
pub use grid::Grid;

use super::{artwork::QUIET_ZONE, readback::Picture, symbol::Symbol};
use serde::Serialize;

/// How far out the quiet zone is looked for, in modules.
const FARTHEST: usize = 12;

/// Parts of a module that the quiet zone is counted in.
const PARTS: usize = 8;

/// The figures of one code.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Measurement {
    /// The side of a module in pixels, along its rows and along its columns.
    pub module_px: [f64; 2],
    /// The same in millimetres, where the file says what a pixel measures.
    pub module_mm: Option<[f64; 2]>,
    /// Light modules above, right of, below and left of the symbol; at most 12 are looked for.
    pub quiet_zone: [f64; 4],
    /// Lightest light module less darkest dark one, of 1.
    pub contrast: f64,
    /// The module nearest to the threshold, as a part of half the contrast: 1 is as far as can be.
    pub weakest_module: f64,
    /// The two sides of a module apart, to their mean (axial non-uniformity).
    pub axial: f64,
    /// The farthest that an edge stands from its place, in modules (grid non-uniformity).
    pub grid: f64,
    /// By how much a dark bar is wider than its modules, in modules; negative where it is narrower.
    pub growth: f64,
    /// Modules that are not what the approved symbol has.
    pub wrong_modules: usize,
    /// The part of the error correction that is left, of 1, in the block that needs most.
    pub unused_correction: f64,
    /// Degrees that the code is turned clockwise.
    pub turned: f64,
}

/// Measures the code that stands at `grid`; `symbol` is what it must be. `None` where its finder
/// patterns are not where the grid has them.
pub fn measure(picture: &Picture, grid: &Grid, symbol: &Symbol) -> Option<Measurement> {
    let grid = grid.refined(picture)?;
    let (sides, growth) = (grid.sides(), grid.growth);
    let lumas = module_lumas(picture, &grid);
    let dark = |at: usize| symbol.is_dark(at % symbol.modules, at / symbol.modules);
    let (lightest, darkest) = (fold(&lumas, f64::max), fold(&lumas, f64::min));
    let middle = (lightest + darkest) / 2.0;
    let wrong: Vec<bool> = lumas.iter().enumerate().map(|(at, luma)| (*luma < middle) != dark(at)).collect();
    let margin = |luma: &f64| (luma - middle).abs() / ((lightest - darkest) / 2.0).max(1e-9);
    Some(Measurement {
        module_px: sides,
        module_mm: picture.pixel_mm.map(|pixel| sides.map(|side| side * pixel)),
        quiet_zone: grid.quiet_zone(picture, middle),
        contrast: (lightest - darkest) / 255.0,
        weakest_module: lumas.iter().map(margin).fold(1.0, f64::min),
        axial: (sides[0] - sides[1]).abs() / ((sides[0] + sides[1]) / 2.0),
        grid: profile::farthest_edge(picture, &grid, middle),
        growth,
        wrong_modules: wrong.iter().filter(|wrong| **wrong).count(),
        unused_correction: unused_correction(symbol, &wrong),
        turned: grid.turned(),
    })
}

fn fold(values: &[f64], of: fn(f64, f64) -> f64) -> f64 {
    values.iter().copied().reduce(of).unwrap_or_default()
}

/// The luma of each module, row by row: the mean of nine points within the middle half of it.
pub fn module_lumas(picture: &Picture, grid: &Grid) -> Vec<f64> {
    let offsets = [-0.2, 0.0, 0.2];
    let luma = |column: usize, row: usize| {
        let points = offsets.iter().flat_map(|y| offsets.iter().map(move |x| (x, y)));
        let sum: f64 = points
            .map(|(x, y)| picture.at(grid.place(column as f64 + 0.5 + x, row as f64 + 0.5 + y)))
            .map(|luma| luma.unwrap_or(255.0))
            .sum();
        sum / 9.0
    };
    let all = (0..grid.modules).flat_map(|row| (0..grid.modules).map(move |column| (column, row)));
    all.map(|(column, row)| luma(column, row)).collect()
}

impl Grid {
    /// On each side, from the top clockwise: how far out every point is light and on the picture. What
    /// is dark beyond a corner alone counts above or below; that the picture ends there, only on its
    /// side.
    fn quiet_zone(&self, picture: &Picture, middle: f64) -> [f64; 4] {
        let side = self.modules as f64;
        let luma = |[x, y]: [f64; 2]| picture.at(self.place(x, y));
        let clear = |place: &dyn Fn(f64, f64) -> [f64; 2], corners: bool| {
            let is_free = |out: f64| {
                let reach = if corners { out } else { 0.0 };
                let count = ((side + 2.0 * reach) * 4.0) as usize;
                (0..=count).map(|at| (at as f64 / 4.0 - reach).min(side + reach)).all(|along| {
                    let beyond = along < 0.0 || along > side;
                    luma(place(along, out)).map_or(beyond, |luma| luma > middle)
                })
            };
            let steps = (0..FARTHEST * PARTS).map(|step| (step as f64 + 0.5) / PARTS as f64);
            steps.take_while(|out| is_free(*out)).count() as f64 / PARTS as f64
        };
        let right = clear(&|along, out| [side + out, along], false);
        let left = clear(&|along, out| [-out, along], false);
        let corners = right.min(left) >= QUIET_ZONE as f64;
        let top = clear(&|along, out| [along, -out], corners);
        [top, right, clear(&|along, out| [along, side + out], corners), left]
    }
}
