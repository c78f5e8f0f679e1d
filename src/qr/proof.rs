//! The proof of one file: from its bytes alone, it scans and it measures what was asked for.
//!
//! The file is read back by [`super::readback`], compared module by module and millimetre by
//! millimetre with the artwork, and decoded by two decoders that share no code: each reads
//! pictures that the other does not.

use super::{
    artwork::{Artwork, QUIET_ZONE},
    readback::{self, Content, Picture},
};
use crate::{
    export::Resolution,
    failure::{Failure, Outcome},
    script::model::ModuleSize,
};
use rqrr::PreparedImage;
use rxing::{BarcodeFormat, helpers::detect_in_luma};

/// Pixels on a module's side in the picture made of a drawing.
const PIXELS: usize = 4;

/// How far a length may be from the one asked for, in millimetres.
const TOLERANCE_MM: f64 = 0.01;

/// Proves the file of this extension.
///
/// # Errors
/// The file cannot be read back, does not scan to the approved address, or does not have the size,
/// the modules and the quiet zone that were asked for.
pub fn prove(artwork: &Artwork, extension: &str, bytes: &[u8]) -> Outcome<()> {
    let (picture, pixels) =
        picture(artwork, extension, bytes).map_err(|cause| unproven(artwork, extension, cause))?;
    let checks = [check_size, check_modules, check_decoders];
    checks
        .iter()
        .try_for_each(|check| check(artwork, &picture, pixels))
        .map_err(|cause| unproven(artwork, extension, cause))
}

/// The picture to prove, and the pixels on a module's side in it.
fn picture(artwork: &Artwork, extension: &str, bytes: &[u8]) -> Outcome<(Picture, usize)> {
    match readback::read(extension, bytes)? {
        Content::Drawing(drawing) => {
            check_length(artwork.sheet.width_mm(), drawing.width_mm)?;
            check_length(artwork.sheet.height_mm(), drawing.height_mm)?;
            Ok((drawing.picture(artwork.sheet.module_mm / PIXELS as f64)?, PIXELS))
        }
        Content::Picture(picture) => Ok((picture, Resolution::of(artwork).pixels as usize)),
    }
}

/// The size of the picture, in modules and in millimetres. A picture for the web has no
/// millimetres of its own.
fn check_size(artwork: &Artwork, picture: &Picture, pixels: usize) -> Outcome<()> {
    let sheet = &artwork.sheet;
    if [picture.width, picture.height] != [sheet.columns * pixels, sheet.rows * pixels] {
        return Err(different(&format!("{} × {} px", picture.width, picture.height)));
    }
    match artwork.module {
        ModuleSize::Pixels(_) => Ok(()),
        ModuleSize::Millimetres(_) => {
            let pixel_mm = picture.pixel_mm.ok_or_else(|| different("—"))?;
            check_length(sheet.width_mm(), picture.width as f64 * pixel_mm)?;
            check_length(sheet.height_mm(), picture.height as f64 * pixel_mm)
        }
    }
}

fn check_length(wanted: f64, found: f64) -> Outcome<()> {
    if (wanted - found).abs() < TOLERANCE_MM { Ok(()) } else { Err(different(&format!("{found:.3} mm"))) }
}

/// Every pixel of every module, and of everything beside it: the quiet zone and, on a wide sheet,
/// what lies outside it. Only the text may follow, under the quiet zone.
fn check_modules(artwork: &Artwork, picture: &Picture, pixels: usize) -> Outcome<()> {
    let (symbol, sheet) = (&artwork.symbol, &artwork.sheet);
    let rows = sheet.top + symbol.modules + QUIET_ZONE;
    for (row, column) in (0..rows).flat_map(|row| (0..sheet.columns).map(move |column| (row, column))) {
        let inside = row >= sheet.top && column >= sheet.left;
        let dark = inside && symbol.is_dark(column - sheet.left, row - sheet.top);
        if !is_even(picture, [column, row], (pixels, if dark { 0 } else { 255 })) {
            return Err(different(&format!("module {}, {}", column + 1, row + 1)));
        }
    }
    Ok(())
}

/// Whether a cell of the module grid has this luma all over.
fn is_even(picture: &Picture, [column, row]: [usize; 2], (pixels, luma): (usize, u8)) -> bool {
    (row * pixels..(row + 1) * pixels).all(|line| {
        let start = line * picture.width + column * pixels;
        picture.luma[start..start + pixels].iter().all(|pixel| *pixel == luma)
    })
}

/// Both decoders read one code, and its payload is the approved address byte for byte.
fn check_decoders(artwork: &Artwork, picture: &Picture, _pixels: usize) -> Outcome<()> {
    let payload = artwork.symbol.payload.as_bytes();
    for (decoder, decoded) in [("rqrr", rqrr_reads(picture)), ("rxing", rxing_reads(picture))] {
        if decoded.as_deref() != Some(payload) {
            let shown =
                decoded.map_or(String::from("—"), |bytes| String::from_utf8_lossy(&bytes).into_owned());
            return Err(different(&format!("{shown} ({decoder})")));
        }
    }
    Ok(())
}

/// What rqrr reads in the picture; `None` for nothing, or for more than one code.
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

/// What rxing reads in the picture. It gives text; an address is ASCII, which is the same in bytes.
fn rxing_reads(picture: &Picture) -> Option<Vec<u8>> {
    let size = (u32::try_from(picture.width).ok()?, u32::try_from(picture.height).ok()?);
    let read = detect_in_luma(picture.luma.clone(), size.0, size.1, Some(BarcodeFormat::QR_CODE)).ok()?;
    Some(read.getText().as_bytes().to_vec())
}

fn different(found: &str) -> Failure {
    Failure::new(
        format!("Ce qui est relu diffère du visuel demandé\u{a0}: {found}."),
        format!("What is read back differs from the artwork asked for: {found}."),
    )
}

fn unproven(artwork: &Artwork, extension: &str, cause: Failure) -> Failure {
    let path = artwork.path(extension);
    Failure::new(
        format!("La preuve de «\u{a0}{path}\u{a0}» échoue\u{202f}: rien n’est écrit."),
        format!("The proof of `{path}` fails: nothing is written."),
    )
    .because(cause)
}
