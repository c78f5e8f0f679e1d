//! What was read: areas in millimetres, and the picture they make.

use super::unexpected;
use crate::failure::Outcome;

/// The most pixels a picture may have: an artwork at press resolution has a few million.
const MOST_PIXELS: usize = 100_000_000;

/// A last pixel covered less than this is a rounding of the page size, not a pixel.
const SLIVER: f64 = 0.01;

/// A closed line, as its corners in millimetres from the top left, y downwards.
pub(super) type Polygon = Vec<[f64; 2]>;

/// What an area is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Nothing is printed: the light ground.
    Paper,
    /// 100 % black.
    Black,
    /// 100 % of the drawing's one spot colour.
    Spot,
}

/// A spot colour, as a file defines it.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// Its name.
    pub name: String,
    /// Cyan, magenta, yellow, black of what stands in for it, from 0 to 1.
    pub cmyk: [f64; 4],
}

/// One filled area, by the non-zero rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Fill {
    /// With what.
    pub ink: Ink,
    /// Whether it prints over what lies under it.
    pub overprint: bool,
    /// Its borders.
    pub polygons: Vec<Polygon>,
}

/// Everything a file draws, in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// Width of the page in millimetres.
    pub width_mm: f64,
    /// Height of the page in millimetres.
    pub height_mm: f64,
    /// The areas, the later over the earlier.
    pub fills: Vec<Fill>,
    /// The spot colour that the file defines, if it does.
    pub spot: Option<Spot>,
}

/// Pixels from the top left: 0 is black, 255 is light.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// One byte a pixel.
    pub luma: Vec<u8>,
    /// The side of a pixel in millimetres, as the file says it; `None` when it does not.
    pub pixel_mm: Option<f64>,
}

impl Drawing {
    /// What the page looks like at pixels of this size; a pixel is what its centre is.
    ///
    /// # Errors
    /// The picture would be too large.
    pub fn picture(&self, pixel_mm: f64) -> Outcome<Picture> {
        let count = |length: f64| (length / pixel_mm - SLIVER).ceil().max(1.0) as usize;
        let (width, height) = (count(self.width_mm), count(self.height_mm));
        if width.saturating_mul(height) > MOST_PIXELS {
            return Err(unexpected(&format!("{width} × {height} px")));
        }
        let mut picture =
            Picture { width, height, luma: vec![255; width * height], pixel_mm: Some(pixel_mm) };
        for fill in &self.fills {
            picture.paint(fill, pixel_mm);
        }
        Ok(picture)
    }
}

impl Picture {
    fn paint(&mut self, fill: &Fill, pixel_mm: f64) {
        let value = match fill.ink {
            Ink::Paper => 255,
            Ink::Black | Ink::Spot => 0,
        };
        let mut crossings = vec![Vec::new(); self.height];
        for polygon in &fill.polygons {
            let ends = polygon.iter().cycle().skip(1);
            for (from, to) in polygon.iter().zip(ends) {
                cross(&mut crossings, from.map(|it| it / pixel_mm), to.map(|it| it / pixel_mm));
            }
        }
        for (row, mut crossings) in crossings.into_iter().enumerate() {
            crossings.sort_by(|a, b| a.0.total_cmp(&b.0));
            let pixels = &mut self.luma[row * self.width..][..self.width];
            paint_row(pixels, &crossings, value);
        }
    }
}

/// Notes where the line from `from` to `to` crosses the middle of a row of pixels, and which way.
fn cross(crossings: &mut [Vec<(f64, i32)>], from: [f64; 2], to: [f64; 2]) {
    let (upper, lower, way) = if from[1] <= to[1] { (from, to, 1) } else { (to, from, -1) };
    let row_of = |y: f64| (y - 0.5).ceil().clamp(0.0, crossings.len() as f64) as usize;
    let slope = (lower[0] - upper[0]) / (lower[1] - upper[1]);
    let (first, end) = (row_of(upper[1]), row_of(lower[1]));
    for (row, crossings) in crossings.iter_mut().enumerate().take(end).skip(first) {
        let x = upper[0] + (row as f64 + 0.5 - upper[1]) * slope;
        crossings.push((x, way));
    }
}

fn paint_row(pixels: &mut [u8], crossings: &[(f64, i32)], value: u8) {
    let mut winding = 0;
    for pair in crossings.windows(2) {
        winding += pair[0].1;
        let column_of = |x: f64| (x - 0.5).ceil().clamp(0.0, pixels.len() as f64) as usize;
        let (start, end) = (column_of(pair[0].0), column_of(pair[1].0));
        if winding != 0 && start < end {
            pixels[start..end].fill(value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_stay_light_and_overlaps_stay_dark() {
        let square = |a: f64, b: f64| vec![[a, a], [b, a], [b, b], [a, b]];
        let hole = |a: f64, b: f64| square(a, b).into_iter().rev().collect();
        let fill = |polygons| Fill { ink: Ink::Black, overprint: false, polygons };
        let drawing = Drawing {
            width_mm: 5.0,
            height_mm: 5.0,
            fills: vec![fill(vec![square(0.0, 5.0), hole(1.0, 4.0)])],
            spot: None,
        };
        let picture = drawing.picture(1.0).unwrap();
        assert_eq!((picture.width, picture.height), (5, 5));
        assert_eq!(picture.luma.iter().filter(|luma| **luma == 0).count(), 16);
        let overlap = Drawing { fills: vec![fill(vec![square(0.0, 3.0), square(1.0, 4.0)])], ..drawing };
        assert_eq!(overlap.picture(1.0).unwrap().luma.iter().filter(|luma| **luma == 0).count(), 14);
    }

    #[test]
    fn an_endless_page_is_refused() {
        let drawing = Drawing { width_mm: 1e9, height_mm: 1e9, fills: Vec::new(), spot: None };
        assert!(drawing.picture(0.1).is_err());
    }
}
