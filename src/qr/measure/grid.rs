//! Where a symbol stands in a picture, to a part of a pixel.

use super::profile::edge_between;
use crate::qr::readback::Picture;
use rqrr::PreparedImage;

/// Modules on the side of a finder pattern (ISO/IEC 18004, 6.3.3).
const FINDER: f64 = 7.0;

/// Lines that each side of a finder pattern is looked for on, in modules from its middle.
const LINES: [f64; 5] = [-1.0, -0.5, 0.0, 0.5, 1.0];

/// A symbol's place: the way from a module to a pixel. Straight lines stay straight and parallel:
/// it suits files and flat scans, not photographs at an angle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Grid {
    /// Modules on the symbol's side.
    pub modules: usize,
    /// The symbol's top left corner, in pixels.
    pub origin: [f64; 2],
    /// One module along a row, and one along a column, in pixels.
    pub steps: [[f64; 2]; 2],
    /// By how much a dark bar is wider than its modules, in modules.
    pub growth: f64,
}

impl Picture {
    /// The luma at a point, smoothed between the pixels around it; `None` off the picture.
    pub fn at(&self, [x, y]: [f64; 2]) -> Option<f64> {
        if x < 0.0 || y < 0.0 || x >= self.width as f64 || y >= self.height as f64 {
            return None;
        }
        let (x, y) = ((x - 0.5).max(0.0), (y - 0.5).max(0.0));
        let (column, row) = (x as usize, y as usize);
        let (right, below) = ((column + 1).min(self.width - 1), (row + 1).min(self.height - 1));
        let (h, v) = (x - column as f64, y - row as f64);
        let luma = |column: usize, row: usize| f64::from(self.luma[row * self.width + column]);
        let upper = luma(column, row) * (1.0 - h) + luma(right, row) * h;
        let lower = luma(column, below) * (1.0 - h) + luma(right, below) * h;
        Some(upper * (1.0 - v) + lower * v)
    }
}

impl Grid {
    /// An upright symbol with modules of `pixels` on a side, its corner at `origin`.
    pub fn upright(modules: usize, origin: [f64; 2], pixels: f64) -> Self {
        Self { modules, origin, steps: [[pixels, 0.0], [0.0, pixels]], growth: 0.0 }
    }

    /// The one symbol that `rqrr` sees in the picture; `None` for none or several.
    pub fn seen(picture: &Picture) -> Option<Self> {
        let pixel = |x: usize, y: usize| picture.luma[y * picture.width + x];
        let mut prepared = PreparedImage::prepare_from_greyscale(picture.width, picture.height, pixel);
        let grids = prepared.detect_grids();
        let decoded = |grid: &&_| rqrr::Grid::decode_to(*grid, Vec::new()).is_ok();
        let found: Vec<_> = grids.iter().filter(decoded).collect();
        let [grid] = found.as_slice() else { return None };
        let modules = rqrr::BitGrid::size(&grid.grid);
        let corner = |at: usize| [f64::from(grid.bounds[at].x), f64::from(grid.bounds[at].y)];
        let (origin, right, below) = (corner(0), corner(1), corner(3));
        // rqrr's bounds reach one module beyond the symbol.
        let reach = modules as f64 + 1.0;
        let step = |end: [f64; 2]| [0, 1].map(|axis| (end[axis] - origin[axis]) / reach);
        Some(Self { modules, origin, steps: [step(right), step(below)], growth: 0.0 })
    }

    /// The pixel under a point given in modules from the symbol's corner.
    pub fn place(&self, x: f64, y: f64) -> [f64; 2] {
        [0, 1].map(|axis| self.origin[axis] + x * self.steps[0][axis] + y * self.steps[1][axis])
    }

    /// The side of a module in pixels, along rows and along columns.
    pub fn sides(&self) -> [f64; 2] {
        self.steps.map(|[x, y]| x.hypot(y))
    }

    /// Degrees that rows are turned clockwise.
    pub fn turned(&self) -> f64 {
        self.steps[0][1].atan2(self.steps[0][0]).to_degrees()
    }

    /// The same grid, moved and scaled to where the three finder patterns are. From pattern to
    /// pattern the same edges are compared, so that fatter bars do not count as larger modules.
    pub fn refined(&self, picture: &Picture) -> Option<Self> {
        self.closer(picture)?.closer(picture)
    }

    fn closer(&self, picture: &Picture) -> Option<Self> {
        let far = self.modules as f64 - FINDER / 2.0;
        let near = FINDER / 2.0;
        let [first, right, below] =
            [[near, near], [far, near], [near, far]].map(|middle| self.finder(picture, middle));
        let ((first, wide), (right, wide_right), (below, wide_below)) = (first?, right?, below?);
        let between = far - near;
        let steps = [right, below].map(|end| [0, 1].map(|axis| (end[axis] - first[axis]) / between));
        let origin = [0, 1].map(|axis| first[axis] - near * (steps[0][axis] + steps[1][axis]));
        let moved = Self { modules: self.modules, origin, steps, growth: 0.0 };
        // Widths were met in modules of the old grid.
        let scale = self.sides()[0] / moved.sides()[0];
        let growth = (wide + wide_right + wide_below) / 3.0 * scale - FINDER;
        Some(Self { growth, ..moved })
    }

    /// The middle of the finder pattern near `middle`, in pixels, and its mean width in modules.
    fn finder(&self, picture: &Picture, [x, y]: [f64; 2]) -> Option<([f64; 2], f64)> {
        let across = LINES.iter().map(|line| {
            let place = |out: f64| self.place(x + out, y + line);
            edge_between(picture, &place).zip(edge_between(picture, &|out| place(-out)))
        });
        let down = LINES.iter().map(|line| {
            let place = |out: f64| self.place(x + line, y + out);
            edge_between(picture, &place).zip(edge_between(picture, &|out| place(-out)))
        });
        let (right, left) = mean(across.collect::<Option<Vec<_>>>()?);
        let (below, above) = mean(down.collect::<Option<Vec<_>>>()?);
        let middle = self.place(x + (right - left) / 2.0, y + (below - above) / 2.0);
        Some((middle, (right + left + below + above) / 2.0))
    }
}

fn mean(pairs: Vec<(f64, f64)>) -> (f64, f64) {
    let count = pairs.len() as f64;
    let sum = pairs.into_iter().fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
    (sum.0 / count, sum.1 / count)
}
