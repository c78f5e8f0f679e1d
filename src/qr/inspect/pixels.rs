//! Reading returned pictures of pixels: PNG, JPEG, TIFF.

use super::{BLACK, Made, Returned};
use crate::{
    failure::{Failure, Outcome},
    qr::readback::{Picture, pixel_mm},
};
use image::{ImageFormat, RgbImage};
use std::io::Cursor;
use tiff::{
    ColorType,
    decoder::{Decoder, DecodingResult, ifd::Value},
    tags::Tag,
};

/// How far apart the channels of a pixel must be for it to be coloured: more than JPEG makes of grey.
const COLOURED: u8 = 60;

/// The part of the pixels that may be coloured by chance.
const FEW: f64 = 0.002;

/// What a grey or colourless picture may weigh of an ink that is not black.
const LEAST_INK: f64 = 0.004;

/// Reads a PNG file.
///
/// # Errors
/// The file is not PNG.
pub(super) fn png(bytes: &[u8]) -> Outcome<Returned> {
    let side = pixel_mm(bytes).ok().flatten();
    coloured(bytes, ImageFormat::Png, side)
}

/// Reads a JPEG file.
///
/// # Errors
/// The file is not JPEG.
pub(super) fn jpeg(bytes: &[u8]) -> Outcome<Returned> {
    coloured(bytes, ImageFormat::Jpeg, jfif_pixel_mm(bytes))
}

fn coloured(bytes: &[u8], format: ImageFormat, pixel_mm: Option<f64>) -> Outcome<Returned> {
    let image =
        image::load_from_memory_with_format(bytes, format).map_err(|cause| unreadable().because(cause))?;
    // What is transparent is paper.
    let mut image = image.into_rgba8();
    for pixel in image.pixels_mut() {
        let alpha = u16::from(pixel.0[3]);
        let over = |channel: u8| ((u16::from(channel) * alpha + 255 * (255 - alpha)) / 255) as u8;
        pixel.0 = [over(pixel.0[0]), over(pixel.0[1]), over(pixel.0[2]), 255];
    }
    let image = image::DynamicImage::from(image).into_rgb8();
    let (width, height) = (image.width() as usize, image.height() as usize);
    let inks = colours(&image);
    let picture =
        Picture { width, height, luma: image::DynamicImage::from(image).into_luma8().into_raw(), pixel_mm };
    let made = Made::Pixels { inks, lossy: format == ImageFormat::Jpeg };
    Ok(Returned { picture, made, unread: Vec::new() })
}

/// Black, and the colour that is met most where more than a few pixels are coloured.
fn colours(image: &RgbImage) -> Vec<String> {
    let spread = |rgb: [u8; 3]| rgb.iter().max().unwrap_or(&0) - rgb.iter().min().unwrap_or(&0);
    let coloured: Vec<[u8; 3]> =
        image.pixels().map(|pixel| pixel.0).filter(|rgb| spread(*rgb) > COLOURED).collect();
    if (coloured.len() as f64) < FEW * f64::from(image.width()) * f64::from(image.height()) {
        return vec![BLACK.to_owned()];
    }
    let count = coloured.len() as u64;
    let mean =
        [0, 1, 2].map(|channel| coloured.iter().map(|rgb| u64::from(rgb[channel])).sum::<u64>() / count);
    vec![BLACK.to_owned(), format!("#{:02x}{:02x}{:02x}", mean[0], mean[1], mean[2])]
}

/// The JFIF segment: after the mark, its length and name come version, unit (1 for the inch, 2 for
/// the centimetre) and density across (JFIF 1.02).
fn jfif_pixel_mm(bytes: &[u8]) -> Option<f64> {
    let at = bytes.windows(5).take(64).position(|window| window == b"JFIF\0")?;
    let density = bytes.get(at + 8..at + 10)?;
    let density = f64::from(u16::from_be_bytes([density[0], density[1]]));
    let unit = match bytes.get(at + 7)? {
        1 => 25.4,
        2 => 10.0,
        _ => return None,
    };
    (density > 0.0).then_some(unit / density)
}

/// Reads a TIFF file: line art, grey, RGB or CMYK, of eight bits at most.
///
/// # Errors
/// The file is not such a TIFF.
pub(super) fn tiff(bytes: &[u8]) -> Outcome<Returned> {
    let mut decoder = Decoder::new(Cursor::new(bytes)).map_err(|cause| unreadable().because(cause))?;
    let (width, height) = decoder.dimensions().map_err(|cause| unreadable().because(cause))?;
    let (width, height) = (width as usize, height as usize);
    let color = decoder.colortype().map_err(|cause| unreadable().because(cause))?;
    let DecodingResult::U8(data) = decoder.read_image().map_err(|cause| unreadable().because(cause))? else {
        return Err(unreadable());
    };
    let (luma, inks): (Vec<u8>, Vec<String>) = match color {
        ColorType::Gray(1) => {
            let rows = data.chunks(width.div_ceil(8).max(1));
            let bits = rows.flat_map(|row| (0..width).map(|at| (row[at / 8] >> (7 - at % 8) & 1) * 255));
            (bits.collect(), vec![BLACK.to_owned()])
        }
        ColorType::Gray(8) => (data, vec![BLACK.to_owned()]),
        ColorType::RGB(8) => {
            let image = RgbImage::from_raw(width as u32, height as u32, data).ok_or_else(unreadable)?;
            let inks = colours(&image);
            (image::DynamicImage::from(image).into_luma8().into_raw(), inks)
        }
        ColorType::CMYK(8) => cmyk(&data),
        _ => return Err(unreadable()),
    };
    if luma.len() != width * height {
        return Err(unreadable());
    }
    let picture = Picture { width, height, luma, pixel_mm: resolution(&mut decoder) };
    Ok(Returned { picture, made: Made::Pixels { inks, lossy: false }, unread: Vec::new() })
}

fn cmyk(data: &[u8]) -> (Vec<u8>, Vec<String>) {
    let pixels = data.chunks_exact(4);
    let count = pixels.len().max(1) as f64;
    let weight = |ink: usize| pixels.clone().map(|pixel| f64::from(pixel[ink]) / 255.0).sum::<f64>() / count;
    let names = ["Cyan", "Magenta", "Yellow", BLACK];
    let inks = (0..4).filter(|ink| weight(*ink) > LEAST_INK).map(|ink| names[ink].to_owned()).collect();
    let luma = |pixel: &[u8]| {
        let light = |ink: u8| 255.0 - f64::from(ink);
        let colour = (light(pixel[0]) * 0.2126 + light(pixel[1]) * 0.7152 + light(pixel[2]) * 0.0722) / 255.0;
        (colour * light(pixel[3])).round() as u8
    };
    (pixels.clone().map(luma).collect(), inks)
}

/// The side of a pixel from the resolution in pixels to the inch or the centimetre.
fn resolution(decoder: &mut Decoder<Cursor<&[u8]>>) -> Option<f64> {
    let unit = match decoder.get_tag(Tag::ResolutionUnit).ok().and_then(|unit| unit.into_u16().ok()) {
        Some(3) => 10.0,
        Some(2) | None => 25.4,
        Some(_) => return None,
    };
    match decoder.get_tag(Tag::XResolution).ok()? {
        Value::Rational(pixels, units) if pixels > 0 => Some(unit * f64::from(units) / f64::from(pixels)),
        _ => None,
    }
}

fn unreadable() -> Failure {
    Failure::new("Le fichier reçu ne peut pas être lu.", "The returned file cannot be read.")
}
