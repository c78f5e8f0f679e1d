//! The dark modules as closed contours: one path, without an edge between two dark modules.
//!
//! Rectangles laid side by side show hairlines where a viewer smooths their common edges. The
//! contours follow only the border between dark and light, so there is no common edge to smooth.

use crate::qr::symbol::Symbol;

/// A corner of the module grid: column and row, counted from the symbol's top left corner.
pub type Corner = (usize, usize);

/// One closed contour: its corners in order, the last one joined to the first. Dark is on the
/// right hand of the way, so outer borders and holes turn opposite ways.
pub type Contour = Vec<Corner>;

/// The direction of one step along a border.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heading {
    East,
    South,
    West,
    North,
}

impl Heading {
    fn step(self, (column, row): Corner) -> Corner {
        match self {
            Self::East => (column + 1, row),
            Self::South => (column, row + 1),
            Self::West => (column - 1, row),
            Self::North => (column, row - 1),
        }
    }

    /// Right turn first: two dark modules that meet only at a corner stay two contours.
    fn turns(self) -> [Self; 3] {
        match self {
            Self::East => [Self::South, Self::East, Self::North],
            Self::South => [Self::West, Self::South, Self::East],
            Self::West => [Self::North, Self::West, Self::South],
            Self::North => [Self::East, Self::North, Self::West],
        }
    }
}

/// The borders still to be walked: a bit per heading at each corner, row by row.
struct Borders {
    side: usize,
    headings: Vec<u8>,
    finished: usize,
}

/// The contours of the symbol's dark modules, top to bottom.
pub fn contours(symbol: &Symbol) -> Vec<Contour> {
    let mut borders = Borders::of(symbol);
    let mut contours = Vec::new();
    while let Some((start, heading)) = borders.first() {
        contours.push(borders.walk(start, heading));
    }
    contours
}

impl Borders {
    fn of(symbol: &Symbol) -> Self {
        let side = symbol.modules + 1;
        let mut borders = Self { side, headings: vec![0; side * side], finished: 0 };
        for row in 0..symbol.modules {
            for column in (0..symbol.modules).filter(|column| symbol.is_dark(*column, row)) {
                borders.add_module(symbol, column, row);
            }
        }
        borders
    }

    fn add_module(&mut self, symbol: &Symbol, column: usize, row: usize) {
        if row == 0 || !symbol.is_dark(column, row - 1) {
            self.add((column, row), Heading::East);
        }
        if !symbol.is_dark(column + 1, row) {
            self.add((column + 1, row), Heading::South);
        }
        if !symbol.is_dark(column, row + 1) {
            self.add((column + 1, row + 1), Heading::West);
        }
        if column == 0 || !symbol.is_dark(column - 1, row) {
            self.add((column, row + 1), Heading::North);
        }
    }

    fn add(&mut self, (column, row): Corner, heading: Heading) {
        self.headings[row * self.side + column] |= 1 << heading as u8;
    }

    /// The topmost, then leftmost border left: every corner before it is finished for good.
    fn first(&mut self) -> Option<(Corner, Heading)> {
        let left = self.headings[self.finished..].iter().position(|headings| *headings != 0)?;
        self.finished += left;
        let corner = (self.finished % self.side, self.finished / self.side);
        let all = [Heading::East, Heading::South, Heading::West, Heading::North];
        let heading =
            all.into_iter().find(|heading| self.headings[self.finished] & (1 << *heading as u8) != 0)?;
        Some((corner, heading))
    }

    fn take(&mut self, (column, row): Corner, heading: Heading) -> bool {
        let headings = &mut self.headings[row * self.side + column];
        let found = *headings & (1 << heading as u8) != 0;
        *headings &= !(1 << heading as u8);
        found
    }

    fn walk(&mut self, start: Corner, first: Heading) -> Contour {
        let mut contour = vec![start];
        let (mut at, mut heading) = (start, first);
        self.take(start, first);
        loop {
            at = heading.step(at);
            let next = heading.turns().into_iter().find(|turn| self.take(at, *turn));
            let Some(next) = next else { return contour };
            if next != heading {
                contour.push(at);
            }
            heading = next;
        }
    }
}

/// The corners of a contour with each border moved `by` modules towards the dark, which is on the
/// right hand of the way.
pub fn inset(contour: &[Corner], by: f64) -> impl Iterator<Item = [f64; 2]> {
    let count = contour.len();
    (0..count).map(move |at| {
        let [before, here, after] = [at + count - 1, at, at + 1].map(|at| contour[at % count]);
        let [ax, ay] = right_hand(before, here);
        let [bx, by_] = right_hand(here, after);
        [here.0 as f64 + (ax + bx) * by, here.1 as f64 + (ay + by_) * by]
    })
}

/// The unit step to the right of the way from one corner to the next; y grows downwards.
fn right_hand(from: Corner, to: Corner) -> [f64; 2] {
    let sign = |from: usize, to: usize| (to > from) as i32 - (to < from) as i32;
    [f64::from(-sign(from.1, to.1)), f64::from(sign(from.0, to.0))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::model::ErrorCorrection;

    /// Twice the signed area of a contour, y downwards: positive when dark lies inside.
    fn doubled_area(contour: &Contour) -> i64 {
        let pairs = contour.iter().zip(contour.iter().cycle().skip(1));
        pairs.map(|(a, b)| a.0 as i64 * b.1 as i64 - b.0 as i64 * a.1 as i64).sum()
    }

    #[test]
    fn contours_enclose_exactly_the_dark_modules() {
        let symbol = Symbol::encode("https://ansm.sante.fr/isotretinoine", ErrorCorrection::Q).unwrap();
        let dark = (0..symbol.modules.pow(2))
            .filter(|at| symbol.is_dark(at % symbol.modules, at / symbol.modules))
            .count();
        let area: i64 = contours(&symbol).iter().map(doubled_area).sum();
        assert_eq!(area, 2 * dark as i64);
    }

    #[test]
    fn an_inset_contour_loses_its_length_times_the_inset() {
        let symbol = Symbol::encode("https://ansm.sante.fr/isotretinoine", ErrorCorrection::Q).unwrap();
        for contour in contours(&symbol) {
            let corners: Vec<_> = inset(&contour, 0.01).collect();
            let pairs = |at: usize| (corners[at], corners[(at + 1) % corners.len()]);
            let area = (0..corners.len()).map(pairs).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum::<f64>();
            let length: usize = (0..contour.len())
                .map(|at| (contour[at], contour[(at + 1) % contour.len()]))
                .map(|(a, b)| a.0.abs_diff(b.0) + a.1.abs_diff(b.1))
                .sum();
            let lost = doubled_area(&contour) as f64 - area;
            assert!((lost - 0.02 * length as f64).abs() < 0.0009, "{lost} {length}");
        }
    }

    #[test]
    fn every_corner_of_a_contour_is_a_turn() {
        let symbol = Symbol::encode("https://ansm.sante.fr/isotretinoine", ErrorCorrection::Q).unwrap();
        for contour in contours(&symbol) {
            assert_eq!(contour.len() % 2, 0);
            for (at, corner) in contour.iter().enumerate() {
                let next = contour[(at + 1) % contour.len()];
                let after = contour[(at + 2) % contour.len()];
                assert_ne!(corner.0 == next.0, next.0 == after.0, "{contour:?}");
            }
        }
    }
}
