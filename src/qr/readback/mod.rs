//! Reading written files back: from a file's bytes to what it draws, sharing no code with the
//! writers.
//!
//! The readers are small on purpose. They know the few operators that an artwork needs; anything
//! else in a file is a failure, never skipped: what is not understood is not proven.

mod edges;
mod eps;
mod operators;
mod path_data;
mod pdf;
mod pdf_objects;
mod picture;
mod raster;
mod svg;

pub use edges::Stretches;
pub use picture::{Drawing, Fill, Ink, Picture, Spot};
pub(crate) use raster::pixel_mm;

use crate::failure::{Failure, Outcome};

/// What a file holds: a drawing of areas, or a picture of pixels.
#[derive(Debug)]
pub enum Content {
    /// Areas, in millimetres.
    Drawing(Drawing),
    /// Pixels, with their size.
    Picture(Picture),
}

/// Reads a file of this extension: `svg`, `pdf`, `eps`, `png`, `tiff`.
///
/// # Errors
/// The bytes are not such a file, or it holds something that an artwork does not need.
pub fn read(extension: &str, bytes: &[u8]) -> Outcome<Content> {
    match extension {
        "svg" => svg::read(bytes).map(Content::Drawing),
        "pdf" => pdf::read(bytes).map(Content::Drawing),
        "eps" => eps::read(bytes).map(Content::Drawing),
        "png" => raster::png(bytes).map(Content::Picture),
        "tiff" => raster::tiff(bytes).map(Content::Picture),
        _ => Err(unexpected(extension)),
    }
}

/// The file holds something that the reader does not know.
fn unexpected(what: &str) -> Failure {
    let what: String = what.chars().take(80).collect();
    Failure::new(
        format!("Le fichier relu contient «\u{a0}{what}\u{a0}», inattendu dans un visuel."),
        format!("The file read back holds `{what}`, which an artwork does not need."),
    )
}

/// The file lacks something that every artwork has.
fn missing(what: &str) -> Failure {
    Failure::new(
        format!("Dans le fichier relu, «\u{a0}{what}\u{a0}» manque ou est illisible."),
        format!("In the file read back, `{what}` is missing or unreadable."),
    )
}
