//! Making a picture worse by where its pixels go: turned, tilted, curved, far away.

use super::PIXELS;
use crate::qr::readback::Picture;

/// The picture of a telephone that looks for a code, in pixels.
const PHONE: [usize; 2] = [1920, 1080];

/// How bright the table under the piece is.
const TABLE: u8 = 200;

/// Points that a pixel is the mean of, each way.
const POINTS: usize = 2;

/// A picture of this size, each point of which shows the point of `picture` that `from` gives, and
/// `around` where that is none.
fn drawn(
    picture: &Picture,
    [width, height]: [usize; 2],
    around: u8,
    from: impl Fn(f64, f64) -> [f64; 2],
) -> Picture {
    let mut luma = Vec::with_capacity(width * height);
    let part = |at: usize| (at as f64 + 0.5) / POINTS as f64;
    for (row, column) in (0..height).flat_map(|row| (0..width).map(move |column| (row, column))) {
        let points = (0..POINTS).flat_map(|y| (0..POINTS).map(move |x| (part(x), part(y))));
        let seen = points
            .map(|(x, y)| picture.at(from(column as f64 + x, row as f64 + y)).unwrap_or(f64::from(around)));
        luma.push((seen.sum::<f64>() / (POINTS * POINTS) as f64).round() as u8);
    }
    Picture { width, height, luma, pixel_mm: None }
}

fn middle(picture: &Picture) -> [f64; 2] {
    [picture.width as f64 / 2.0, picture.height as f64 / 2.0]
}

/// Turned clockwise by this many degrees, on white.
pub(super) fn turned(picture: &Picture, degrees: f64) -> Picture {
    let (sin, cos) = degrees.to_radians().sin_cos();
    let side = (picture.width as f64).hypot(picture.height as f64).ceil() as usize;
    let [x0, y0] = middle(picture);
    let centre = side as f64 / 2.0;
    drawn(picture, [side, side], 255, |x, y| {
        let (x, y) = (x - centre, y - centre);
        [x0 + x * cos + y * sin, y0 - x * sin + y * cos]
    })
}

/// The upper side shorter by this part: what a camera sees that looks along the sheet.
pub(super) fn tilted(picture: &Picture, shorter: f64) -> Picture {
    let ([x0, _], height) = (middle(picture), picture.height as f64);
    // In one-point perspective a row's scale falls in proportion to its place in the picture.
    let far = 1.0 - shorter;
    let seen_height = (height * (1.0 + far) / 2.0).round().max(1.0);
    drawn(picture, [picture.width, seen_height as usize], 255, |x, y| {
        let down = y / seen_height;
        let scale = far + (1.0 - far) * down;
        let along = (1.0 / far - 1.0 / scale) / (1.0 / far - 1.0);
        [x0 + (x - x0) / scale, along * height]
    })
}

/// Wrapped round an upright cylinder of which the piece covers this many degrees, seen from the front.
pub(super) fn curved(picture: &Picture, degrees: f64) -> Picture {
    let (half, [x0, _]) = (degrees.to_radians() / 2.0, middle(picture));
    let radius = x0 / half;
    let width = (2.0 * radius * half.sin()).round().max(1.0);
    drawn(picture, [width as usize, picture.height], 255, |x, y| {
        let angle = ((x - width / 2.0) / radius).clamp(-1.0, 1.0).asin();
        [x0 + angle * radius, y]
    })
}

/// Somewhere in a telephone's picture, with this many pixels left to a module.
pub(super) fn far(picture: &Picture, pixels: f64) -> Picture {
    let scale = PIXELS as f64 / pixels;
    let near = shrunk(picture, scale);
    let mut photo =
        Picture { width: PHONE[0], height: PHONE[1], luma: vec![TABLE; PHONE[0] * PHONE[1]], pixel_mm: None };
    let (left, top) =
        (PHONE[0].saturating_sub(near.width) * 3 / 5, PHONE[1].saturating_sub(near.height) * 2 / 5);
    let (width, height) = (near.width.min(PHONE[0]), near.height.min(PHONE[1]));
    for row in 0..height {
        let start = (top + row) * photo.width + left;
        photo.luma[start..start + width].copy_from_slice(&near.luma[row * near.width..][..width]);
    }
    photo
}

/// Each pixel the mean of those it stands for, as a sensor sees it.
fn shrunk(picture: &Picture, scale: f64) -> Picture {
    let size = [picture.width, picture.height].map(|side| (side as f64 / scale).ceil() as usize);
    let points = scale.ceil() as usize;
    let mut luma = Vec::with_capacity(size[0] * size[1]);
    for (row, column) in (0..size[1]).flat_map(|row| (0..size[0]).map(move |column| (row, column))) {
        let point = |at: usize, part: usize| (at as f64 + (part as f64 + 0.5) / points as f64) * scale;
        let all = (0..points).flat_map(|y| (0..points).map(move |x| (x, y)));
        let seen = all.map(|(x, y)| picture.at([point(column, x), point(row, y)]).unwrap_or(255.0));
        luma.push((seen.sum::<f64>() / (points * points) as f64).round() as u8);
    }
    Picture { width: size[0], height: size[1], luma, pixel_mm: None }
}
