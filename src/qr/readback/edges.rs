//! Where a line through a drawing goes from light to dark and back, to the last digit of the file.

use super::picture::{Drawing, Fill, Ink};

/// The dark stretches of a line, start and end in millimetres, in order.
pub type Stretches = Vec<[f64; 2]>;

impl Drawing {
    /// Where level lines, at these millimetres from the top in ascending order, enter and leave the
    /// dark, counted from the left.
    pub fn across(&self, lines: &[f64]) -> Vec<Stretches> {
        self.stretches(lines, [0, 1])
    }

    /// The same for upright lines at these millimetres from the left, counted from the top.
    pub fn down(&self, lines: &[f64]) -> Vec<Stretches> {
        self.stretches(lines, [1, 0])
    }

    fn stretches(&self, lines: &[f64], axes: [usize; 2]) -> Vec<Stretches> {
        let mut all = vec![Stretches::new(); lines.len()];
        for fill in self.fills.iter().filter(|fill| fill.ink != Ink::Paper) {
            for (all, crossings) in all.iter_mut().zip(crossings(fill, lines, axes)) {
                all.extend(dark_between(crossings));
            }
        }
        for stretches in &mut all {
            stretches.sort_by(|a, b| a[0].total_cmp(&b[0]));
        }
        all
    }
}

/// Where the borders of an area cross each line, and which way.
fn crossings(fill: &Fill, lines: &[f64], [along, across]: [usize; 2]) -> Vec<Vec<(f64, i32)>> {
    let mut crossings = vec![Vec::new(); lines.len()];
    for polygon in &fill.polygons {
        for (from, to) in polygon.iter().zip(polygon.iter().cycle().skip(1)) {
            let (before, after) = (from[across], to[across]);
            let first = lines.partition_point(|line| *line < before.min(after));
            let end = lines.partition_point(|line| *line < before.max(after));
            let way = if before < after { 1 } else { -1 };
            for (line, crossings) in lines[first..end].iter().zip(&mut crossings[first..end]) {
                let part = (line - before) / (after - before);
                crossings.push((from[along] + part * (to[along] - from[along]), way));
            }
        }
    }
    crossings
}

/// What lies between crossings, by the non-zero rule.
fn dark_between(mut crossings: Vec<(f64, i32)>) -> Stretches {
    crossings.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut winding, mut start, mut stretches) = (0, 0.0, Vec::new());
    for (place, way) in crossings {
        if winding == 0 {
            start = place;
        }
        winding += way;
        if winding == 0 && place > start {
            stretches.push([start, place]);
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_leave_holes_out_and_keep_every_digit() {
        let square = |a: f64, b: f64| vec![[a, a], [b, a], [b, b], [a, b]];
        let hole = square(1.0, 4.0).into_iter().rev().collect();
        let fill = Fill { ink: Ink::Black, overprint: false, polygons: vec![square(0.25, 5.0), hole] };
        let drawing = Drawing { width_mm: 6.0, height_mm: 6.0, fills: vec![fill], spot: None };
        assert_eq!(drawing.across(&[2.0]), [[[0.25, 1.0], [4.0, 5.0]]]);
        assert_eq!(drawing.down(&[0.5, 5.5]), [vec![[0.25, 5.0]], vec![]]);
    }
}
