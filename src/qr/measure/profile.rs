//! Edges along a line through a picture.

use super::Grid;
use crate::qr::readback::Picture;

/// Points on a module, along a line.
const POINTS: f64 = 32.0;

/// Where a finder pattern's outer edge is looked for, in modules from its middle.
const OUTER_EDGE: [f64; 2] = [2.55, 4.45];

/// How far out, in modules, the dark of a finder pattern's ring ends along `place`, which gives the
/// pixel at so many modules from the pattern's middle. `None` where nothing ends there.
pub(super) fn edge_between(picture: &Picture, place: &dyn Fn(f64) -> [f64; 2]) -> Option<f64> {
    let [start, end] = OUTER_EDGE;
    let count = ((end - start) * POINTS) as usize;
    let points: Option<Vec<f64>> =
        (0..=count).map(|at| picture.at(place(start + at as f64 / POINTS))).collect();
    let points = points?;
    let light = points.iter().copied().fold(f64::MIN, f64::max);
    let dark = points.iter().copied().fold(f64::MAX, f64::min);
    let middle = (light + dark) / 2.0;
    let darkest = points.iter().position(|luma| *luma <= dark + (light - dark) * 0.1)?;
    let at = points[darkest..].windows(2).position(|pair| pair[0] <= middle && pair[1] > middle)?;
    let [before, after] = [points[darkest + at], points[darkest + at + 1]];
    let exact = (darkest + at) as f64 + (middle - before) / (after - before);
    (light - dark > 12.0).then_some(start + exact / POINTS)
}

/// The farthest that an edge along the middle of a row or column stands from the border of modules
/// that it belongs to, growth of the dark set aside, in modules.
pub(super) fn farthest_edge(picture: &Picture, grid: &Grid, middle: f64) -> f64 {
    let lines = (0..grid.modules).map(|line| line as f64 + 0.5);
    let rows = lines.clone().map(|y| deviation(picture, grid, middle, &|along| grid.place(along, y)));
    let columns = lines.map(|x| deviation(picture, grid, middle, &|along| grid.place(x, along)));
    rows.chain(columns).fold(0.0, f64::max)
}

fn deviation(picture: &Picture, grid: &Grid, middle: f64, place: &dyn Fn(f64) -> [f64; 2]) -> f64 {
    let count = ((grid.modules as f64 + 1.0) * POINTS) as usize;
    let at = |point: usize| point as f64 / POINTS - 0.5;
    let luma = |point: usize| picture.at(place(at(point))).unwrap_or(255.0);
    let (mut farthest, mut before) = (0.0_f64, luma(0));
    for point in 1..=count {
        let after = luma(point);
        if (before <= middle) != (after <= middle) {
            let exact = at(point) - (after - middle) / (after - before) / POINTS;
            // Growth moves the start of a bar back and its end on, by half of it each.
            let shifted = if after <= middle { grid.growth / 2.0 } else { -grid.growth / 2.0 };
            let border = exact + shifted;
            farthest = farthest.max((border - border.round()).abs());
        }
        before = after;
    }
    farthest
}
