//! PNG files, by the png crate.

use crate::failure::{Failure, Outcome};
use png::{BitDepth, ColorType, Compression, Encoder, EncodingError, SrgbRenderingIntent};

/// An 8-bit RGB picture in sRGB: `pixels` holds three bytes a pixel, row after row.
///
/// # Errors
/// The number of bytes does not suit the measures.
pub fn rgb(width: u32, height: u32, pixels: &[u8]) -> Outcome<Vec<u8>> {
    write(width, height, pixels).map_err(|cause| {
        Failure::new("Une image ne peut pas être écrite.", "A picture cannot be written.").because(cause)
    })
}

fn write(width: u32, height: u32, pixels: &[u8]) -> Result<Vec<u8>, EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_source_srgb(SrgbRenderingIntent::Perceptual);
    encoder.set_compression(Compression::Balanced);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(pixels)?;
    writer.finish()?;
    Ok(bytes)
}
