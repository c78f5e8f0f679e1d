//! The proof of one file: from its bytes alone, it scans and it measures what was asked for.
//!
//! The file is read back by [`super::readback`], compared module by module and millimetre by
//! millimetre with the artwork, and decoded by two decoders that share no code: each reads
//! pictures that the other does not.

mod drawing;

use super::{
    artwork::{Artwork, QUIET_ZONE},
    decoder::Decoder,
    readback::{self, Content, Picture},
};
use crate::{
    export::Resolution,
    failure::{Failure, Outcome},
    script::model::ModuleSize,
};

/// Pixels on a module's side in the picture made of a drawing.
const PIXELS: usize = 4;

/// The least pixels on a module's side that the decoders are given of a picture that has more.
const DECODED: usize = 8;

/// How far a length may be from the one asked for, in millimetres.
const TOLERANCE_MM: f64 = 0.01;

/// Proves the file of this extension, and gives the decoders that read the approved address in it.
///
/// # Errors
/// The file cannot be read back, does not scan to the approved address, or does not have the size,
/// the modules and the quiet zone that were asked for.
pub fn prove(artwork: &Artwork, extension: &str, bytes: &[u8]) -> Outcome<Vec<Decoder>> {
    let (picture, pixels) =
        picture(artwork, extension, bytes).map_err(|cause| unproven(artwork, extension, cause))?;
    check_size(artwork, &picture, pixels)
        .and_then(|()| check_modules(artwork, &picture, pixels))
        .and_then(|()| check_decoders(artwork, &sampled(&picture, pixels)))
        .map_err(|cause| unproven(artwork, extension, cause))
}

/// The picture to prove, and the pixels on a module's side in it.
fn picture(artwork: &Artwork, extension: &str, bytes: &[u8]) -> Outcome<(Picture, usize)> {
    match readback::read(extension, bytes)? {
        Content::Drawing(drawing) => {
            check_length(artwork.sheet.width_mm(), drawing.width_mm)?;
            check_length(artwork.sheet.height_mm(), drawing.height_mm)?;
            drawing::check_inks(artwork, extension, &drawing)?;
            drawing::check_edges(artwork, &drawing)?;
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
/// what lies outside it. Only the text may follow, under the quiet zone. In a picture of pixels the
/// bar width reduction is a whole number of them; in one made of a drawing it is less than one.
fn check_modules(artwork: &Artwork, picture: &Picture, pixels: usize) -> Outcome<()> {
    let (symbol, sheet) = (&artwork.symbol, &artwork.sheet);
    let trimmed = if pixels == PIXELS { [0, 0] } else { Resolution::of(artwork).trimmed };
    let [start, end] = trimmed.map(|it| it as usize);
    let dark = |row: usize, column: usize| {
        let inside = row >= sheet.top && column >= sheet.left;
        inside && symbol.is_dark(column - sheet.left, row - sheet.top)
    };
    let rows = sheet.top + symbol.modules + QUIET_ZONE;
    for (row, column) in (0..rows).flat_map(|row| (0..sheet.columns).map(move |column| (row, column))) {
        let luma = if dark(row, column) { 0 } else { 255 };
        let is_right = if trimmed == [0, 0] {
            is_even(picture, [column, row], (pixels, luma))
        } else {
            is_trimmed(picture, [column, row], (pixels, [start, end]), &dark)
        };
        if !is_right {
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

/// Whether each pixel of a cell is dark exactly where the modules of all pixels around it, as far as
/// bars are trimmed, are dark.
fn is_trimmed(
    picture: &Picture,
    [column, row]: [usize; 2],
    (pixels, [start, end]): (usize, [usize; 2]),
    dark: &impl Fn(usize, usize) -> bool,
) -> bool {
    let near = |at: usize| [at.saturating_sub(start), at, at + end].map(|at| at / pixels);
    let is_right = |y: usize, x: usize| {
        let (rows, columns) = (near(y), near(x));
        let inked = rows.iter().all(|row| columns.iter().all(|column| dark(*row, *column)));
        picture.luma[y * picture.width + x] == if inked { 0 } else { 255 }
    };
    let cell = |at: usize| at * pixels..(at + 1) * pixels;
    cell(row).all(|y| cell(column).all(|x| is_right(y, x)))
}

/// The picture with fewer pixels on a module's side, but at least [`DECODED`]: every so-many-th of them,
/// each as the file has it. Every pixel of every module was compared before.
fn sampled(picture: &Picture, pixels: usize) -> Picture {
    let step = (pixels / DECODED).max(1);
    let rows = picture.luma.chunks(picture.width).skip(step / 2).step_by(step);
    let luma: Vec<u8> = rows.flat_map(|row| row.iter().skip(step / 2).step_by(step).copied()).collect();
    let width = (picture.width - step / 2).div_ceil(step);
    Picture { width, height: luma.len() / width.max(1), luma, pixel_mm: None }
}

/// Both decoders read one code, and its payload is the approved address byte for byte.
fn check_decoders(artwork: &Artwork, picture: &Picture) -> Outcome<Vec<Decoder>> {
    let payload = artwork.symbol.payload.as_bytes();
    let reading = |decoder: Decoder| match decoder.read(picture) {
        Some(read) if read == payload => Ok(decoder),
        other => {
            let shown =
                other.map_or(String::from("—"), |bytes| String::from_utf8_lossy(&bytes).into_owned());
            Err(different(&format!("{shown} ({})", decoder.name())))
        }
    };
    Decoder::BOTH.into_iter().map(reading).collect()
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
