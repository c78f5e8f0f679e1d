//! Reading pictures of pixels.

use super::{missing, picture::Picture, unexpected};
use crate::failure::Outcome;
use image::ImageFormat;
use std::io::Cursor;
use tiff::{
    ColorType, TiffError,
    decoder::{Decoder, DecodingResult, ifd::Value},
    tags::{ResolutionUnit, Tag},
};

/// Reads a PNG file: its pixels as luma, and the size its `pHYs` chunk gives a pixel.
///
/// # Errors
/// The file is not PNG, or its pixels are not square.
pub(super) fn png(bytes: &[u8]) -> Outcome<Picture> {
    let image = image::load_from_memory_with_format(bytes, ImageFormat::Png)
        .map_err(|cause| missing("PNG").because(cause))?
        .into_luma8();
    let (width, height) = (image.width() as usize, image.height() as usize);
    Ok(Picture { width, height, luma: image.into_raw(), pixel_mm: pixel_mm(bytes)? })
}

/// The `pHYs` chunk: pixels per metre across and down, then the unit, 1 for the metre
/// (PNG, 11.3.4.3). Chunks are length, name, data, checksum, after a signature of 8 bytes.
pub(crate) fn pixel_mm(bytes: &[u8]) -> Outcome<Option<f64>> {
    let mut rest = bytes.get(8..).unwrap_or_default();
    while let Some((head, body)) = rest.split_first_chunk::<8>() {
        let [l0, l1, l2, l3, name @ ..] = *head;
        let length = u32::from_be_bytes([l0, l1, l2, l3]) as usize;
        if &name == b"pHYs" {
            return density(body.get(..length).unwrap_or_default()).map(Some);
        }
        rest = body.get(length.saturating_add(4)..).unwrap_or_default();
    }
    Ok(None)
}

fn density(data: &[u8]) -> Outcome<f64> {
    match *data {
        [a, b, c, d, e, f, g, h, 1] if [a, b, c, d] == [e, f, g, h] => {
            let per_metre = u32::from_be_bytes([a, b, c, d]);
            Ok(1000.0 / f64::from(per_metre.max(1)))
        }
        _ => Err(missing("pHYs")),
    }
}

/// Reads a TIFF file: its pixels as luma, and the size its resolution gives a pixel.
///
/// # Errors
/// The file is not TIFF, is not grey or line art, or its pixels are not square.
pub(super) fn tiff(bytes: &[u8]) -> Outcome<Picture> {
    let not_tiff = |cause: TiffError| missing("TIFF").because(cause);
    let mut decoder = Decoder::new(Cursor::new(bytes)).map_err(not_tiff)?;
    let (width, height) = decoder.dimensions().map_err(not_tiff)?;
    let (width, height) = (width as usize, height as usize);
    let color = decoder.colortype().map_err(not_tiff)?;
    let DecodingResult::U8(data) = decoder.read_image().map_err(not_tiff)? else {
        return Err(unexpected("16 bit"));
    };
    let luma = match color {
        ColorType::Gray(1) => unpacked(&data, width),
        ColorType::Gray(8) => data,
        other => return Err(unexpected(&format!("{other:?}"))),
    };
    if luma.len() != width * height {
        return Err(missing("TIFF"));
    }
    Ok(Picture { width, height, luma, pixel_mm: Some(inch_part(&mut decoder)?) })
}

/// One byte a pixel from one bit a pixel, the leftmost first.
fn unpacked(rows: &[u8], width: usize) -> Vec<u8> {
    let mut luma = Vec::with_capacity(rows.len() * 8);
    for row in rows.chunks(width.div_ceil(8).max(1)) {
        let end = luma.len() + width;
        for byte in row {
            luma.extend_from_slice(&std::array::from_fn::<u8, 8, _>(|bit| (byte >> (7 - bit) & 1) * 255));
        }
        luma.truncate(end);
    }
    luma
}

/// The side of a pixel in millimetres, from the resolution in pixels to the inch.
fn inch_part(decoder: &mut Decoder<Cursor<&[u8]>>) -> Outcome<f64> {
    let mut tag = |tag: Tag| decoder.get_tag(tag).map_err(|cause| missing("resolution").because(cause));
    let inch = tag(Tag::ResolutionUnit)?.into_u16().is_ok_and(|unit| unit == ResolutionUnit::Inch.to_u16());
    match (tag(Tag::XResolution)?, tag(Tag::YResolution)?) {
        (Value::Rational(across, parts), Value::Rational(down, down_parts))
            if inch && [across, parts] == [down, down_parts] && across > 0 =>
        {
            Ok(25.4 * f64::from(parts) / f64::from(across))
        }
        _ => Err(missing("resolution")),
    }
}
