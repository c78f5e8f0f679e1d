//! Reading pictures of pixels.

use super::{missing, picture::Picture};
use crate::failure::Outcome;
use image::ImageFormat;

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
fn pixel_mm(bytes: &[u8]) -> Outcome<Option<f64>> {
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
