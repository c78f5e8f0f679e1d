//! Making a picture worse where it stands: blur, ink, noise, contrast, stains, JPEG.

use super::{PIXELS, Piece, chance::Chance};
use crate::qr::readback::Picture;
use image::{ExtendedColorType, ImageFormat, codecs::jpeg::JpegEncoder};

/// The seeds of noise and stains: any fixed numbers do.
const NOISE_SEED: u64 = 0x1507_2E71_0123_4567;
const STAIN_SEED: u64 = 0x1507_57A1_89AB_CDEF;

/// Parts of a pixel that ink is spread by.
const PARTS: usize = 4;

fn with(picture: &Picture, luma: Vec<u8>) -> Picture {
    Picture { luma, ..*picture }
}

/// Gaussian blur of this deviation in pixels, across then down.
pub(super) fn blurred(picture: &Picture, deviation: f64) -> Picture {
    let reach = (3.0 * deviation).ceil() as isize;
    let weight = |at: isize| (-0.5 * (at as f64 / deviation).powi(2)).exp();
    let weights: Vec<f64> = (-reach..=reach).map(weight).collect();
    let total: f64 = weights.iter().sum();
    let (width, height) = (picture.width as isize, picture.height as isize);
    let pass = |luma: &[f64], [h, v]: [isize; 2]| -> Vec<f64> {
        let pixel = |x: isize, y: isize| luma[(y * width + x) as usize];
        let blurred = |x: isize, y: isize| {
            let around = weights.iter().zip(-reach..=reach);
            let near = |at: isize| pixel((x + at * h).clamp(0, width - 1), (y + at * v).clamp(0, height - 1));
            around.map(|(weight, at)| weight * near(at)).sum::<f64>() / total
        };
        (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| blurred(x, y)).collect()
    };
    let luma: Vec<f64> = picture.luma.iter().map(|luma| f64::from(*luma)).collect();
    let luma = pass(&pass(&luma, [1, 0]), [0, 1]);
    with(picture, luma.into_iter().map(|luma| luma.round() as u8).collect())
}

/// Moves every dark edge outwards by this part of a module; inwards where it is negative. The part
/// of a pixel that is left over makes it grey.
pub(super) fn spread(picture: &Picture, part: f64) -> Picture {
    let reach = (part.abs() * (PIXELS * PARTS) as f64).round() as usize;
    let (whole, rest) = (reach / PARTS, reach % PARTS);
    let grown = |reach: usize| -> Vec<u8> {
        let choose = if part > 0.0 { u8::min } else { u8::max };
        let across = farthest(&picture.luma, (picture.width, 1), reach, choose);
        farthest(&across, (picture.width, picture.width), reach, choose)
    };
    let (less, more) = (grown(whole), grown(whole + usize::from(rest > 0)));
    let mixed = |(less, more): (u8, u8)| {
        let (less, more) = (usize::from(less), usize::from(more));
        ((less * (PARTS - rest) + more * rest) / PARTS) as u8
    };
    with(picture, less.into_iter().zip(more).map(mixed).collect())
}

/// Each pixel as the chosen one of those within `reach` before and after it, `step` apart.
fn farthest(luma: &[u8], (width, step): (usize, usize), reach: usize, choose: fn(u8, u8) -> u8) -> Vec<u8> {
    let line =
        |at: usize| if step == 1 { at / width * width..(at / width + 1) * width } else { 0..luma.len() };
    let chosen = |at: usize| {
        let inside = line(at);
        let start = at.saturating_sub(reach * step).max(inside.start + (at - inside.start) % step);
        let end = (at + reach * step).min(inside.end - 1);
        (start..=end).step_by(step).map(|near| luma[near]).fold(luma[at], choose)
    };
    (0..luma.len()).map(chosen).collect()
}

/// Gaussian noise of this deviation, of 1.
pub(super) fn noisy(picture: &Picture, deviation: f64) -> Picture {
    let mut chance = Chance::new(NOISE_SEED);
    let noisy = |luma: &u8| (f64::from(*luma) + 255.0 * deviation * chance.normal()).round() as u8;
    with(picture, picture.luma.iter().map(noisy).collect())
}

/// Dark raised until this part of the contrast is left.
pub(super) fn greyed(picture: &Picture, left: f64) -> Picture {
    let greyed = |luma: &u8| (255.0 - (255.0 - f64::from(*luma)) * left).round() as u8;
    with(picture, picture.luma.iter().map(greyed).collect())
}

/// A light square of this part of the symbol's area, somewhere off the three finder patterns.
pub(super) fn stained(piece: &Piece<'_>, area: f64, place: u64) -> Picture {
    let modules = piece.grid.modules as f64;
    let side = modules * area.sqrt();
    let mut chance = Chance::new(STAIN_SEED + place);
    let clear = 8.0;
    let free = |[x, y]: [f64; 2]| {
        let (near_left, near_top) = (x < clear, y < clear);
        let (far_right, far_down) = (x + side > modules - clear, y + side > modules - clear);
        ![near_left && near_top, far_right && near_top, near_left && far_down].contains(&true)
    };
    let mut corners = (0..1000).map(|_| [0, 1].map(|_| chance.part() * (modules - side)));
    let [x, y] = corners.find(|corner| free(*corner)).unwrap_or([modules - side; 2]);
    let mut stained = piece.picture.clone();
    let pixel = |at: f64, origin: f64| (origin + at * PIXELS as f64).round() as usize;
    let [left, top] = piece.grid.origin;
    for row in pixel(y, top)..pixel(y + side, top).min(stained.height) {
        let (start, end) = (pixel(x, left), pixel(x + side, left).min(stained.width));
        stained.luma[row * stained.width + start..row * stained.width + end].fill(255);
    }
    stained
}

/// Saved as JPEG at this quality and read again; `None` where the picture is too large for that.
pub(super) fn compressed(picture: &Picture, quality: u8) -> Option<Picture> {
    let (width, height) = (u32::try_from(picture.width).ok()?, u32::try_from(picture.height).ok()?);
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
    encoder.encode(&picture.luma, width, height, ExtendedColorType::L8).ok()?;
    let read = image::load_from_memory_with_format(&bytes, ImageFormat::Jpeg).ok()?;
    Some(with(picture, read.into_luma8().into_raw()))
}
