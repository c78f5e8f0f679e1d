//! An artwork as PNG: one bit a pixel for print, smoothed lettering for the web.
//!
//! A module is a whole number of pixels and `pHYs` says what they measure.

use super::raster::{Resolution, inked};
use crate::{
    failure::{Failure, Outcome},
    qr::artwork::Artwork,
    script::model::ModuleSize,
};
use png::{BitDepth, ColorType, Compression, Encoder, EncodingError, PixelDimensions, Unit};

/// The artwork as a PNG file.
///
/// # Errors
/// The picture would be too large to draw, or cannot be encoded.
pub fn png(artwork: &Artwork) -> Outcome<Vec<u8>> {
    let picture = inked(artwork)?;
    let (depth, data) = match artwork.module {
        ModuleSize::Millimetres(_) => (BitDepth::One, bits(&picture.coverage, picture.width as usize)),
        ModuleSize::Pixels(_) => (BitDepth::Eight, picture.coverage.iter().map(|ink| 255 - ink).collect()),
    };
    let per_metre = Resolution::of(artwork).per_metre;
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, picture.width, picture.height);
    encoder.set_color(ColorType::Grayscale);
    encoder.set_depth(depth);
    encoder.set_compression(Compression::Balanced);
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: per_metre, yppu: per_metre, unit: Unit::Meter }));
    write(encoder, &data).map_err(|cause| {
        Failure::new("L’image PNG ne peut pas être écrite.", "The PNG picture cannot be written.")
            .because(cause)
    })?;
    Ok(bytes)
}

fn write(encoder: Encoder<&mut Vec<u8>>, data: &[u8]) -> Result<(), EncodingError> {
    let mut writer = encoder.write_header()?;
    writer.write_image_data(data)?;
    writer.finish()
}

/// Rows of bits, 1 for light; a pixel is dark where ink covers at least half of it.
fn bits(coverage: &[u8], width: usize) -> Vec<u8> {
    let byte = |pixels: &[u8]| {
        let light = |(position, ink): (usize, &u8)| u8::from(*ink < 128) << (7 - position);
        pixels.iter().enumerate().map(light).sum()
    };
    coverage.chunks(width).flat_map(|row| row.chunks(8).map(byte)).collect()
}
