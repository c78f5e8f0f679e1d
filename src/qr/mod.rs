//! QR artwork: from the approved address to a printable piece, in millimetres.
//!
//! [`artworks`] lays out one piece per placement, or one per placement and laboratory; [`files`]
//! writes it in every format and proves each file from its bytes before anything is released.

pub mod address;
pub mod advice;
pub mod artwork;
pub mod contour;
pub mod decoder;
pub mod facts;
mod index;
pub mod ladder;
pub mod lettering;
pub mod measure;
pub mod pack;
mod plan;
pub mod press;
pub mod proof;
pub mod readback;
pub mod record;
pub mod symbol;

pub use artwork::Artwork;
pub use facts::Facts;
pub use index::{Proven, index};
pub use plan::artworks;

use crate::{
    export::{eps, pdf, qr_png, svg, tiff},
    failure::Outcome,
};

/// One written and proven file of an artwork.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its format: `svg`, `pdf`, `eps`, `png`, `tiff`.
    pub extension: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Every file of an artwork, each proven from its bytes.
///
/// # Errors
/// A file cannot be written, or its proof fails; then there is none.
pub fn files(artwork: &Artwork) -> Outcome<Vec<File>> {
    let files = vec![
        File { extension: "svg", bytes: svg::svg(artwork) },
        File { extension: "pdf", bytes: pdf::pdf(artwork) },
        File { extension: "eps", bytes: eps::eps(artwork) },
        File { extension: "png", bytes: qr_png::png(artwork)? },
        File { extension: "tiff", bytes: tiff::tiff(artwork)? },
    ];
    files.iter().try_for_each(|file| proof::prove(artwork, file.extension, &file.bytes))?;
    Ok(files)
}
