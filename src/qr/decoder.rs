//! The two decoders. They share no code, and each reads pictures that the other does not.

use super::readback::Picture;
use rqrr::PreparedImage;
use rxing::{BarcodeFormat, helpers::detect_in_luma};

/// A program that reads codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decoder {
    /// `rqrr`, after quirc.
    Rqrr,
    /// `rxing`, after ZXing.
    Rxing,
}

impl Decoder {
    /// Both.
    pub const BOTH: [Self; 2] = [Self::Rqrr, Self::Rxing];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rqrr => "rqrr",
            Self::Rxing => "rxing",
        }
    }

    /// The payload of the one code in the picture; `None` for nothing, or for more than one code.
    pub fn read(self, picture: &Picture) -> Option<Vec<u8>> {
        match self {
            Self::Rqrr => rqrr_reads(picture),
            Self::Rxing => rxing_reads(picture),
        }
    }
}

fn rqrr_reads(picture: &Picture) -> Option<Vec<u8>> {
    let pixel = |x: usize, y: usize| picture.luma[y * picture.width + x];
    let mut prepared = PreparedImage::prepare_from_greyscale(picture.width, picture.height, pixel);
    let decoded = prepared.detect_grids().into_iter().filter_map(|grid| {
        let mut bytes = Vec::new();
        grid.decode_to(&mut bytes).ok().map(|_| bytes)
    });
    let mut decoded: Vec<_> = decoded.collect();
    if decoded.len() == 1 { decoded.pop() } else { None }
}

/// It gives text; an address is ASCII, which is the same in bytes.
fn rxing_reads(picture: &Picture) -> Option<Vec<u8>> {
    let size = (u32::try_from(picture.width).ok()?, u32::try_from(picture.height).ok()?);
    let read = detect_in_luma(picture.luma.clone(), size.0, size.1, Some(BarcodeFormat::QR_CODE)).ok()?;
    Some(read.getText().as_bytes().to_vec())
}
