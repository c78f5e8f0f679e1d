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
pub mod inspect;
pub mod ladder;
pub mod lettering;
pub mod measure;
pub mod pack;
mod plan;
pub mod press;
pub mod proof;
pub mod readback;
pub mod record;
pub mod sheet;
pub mod symbol;
mod words;

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
    /// The decoders that read the approved address in it: both, or it would not be there.
    pub read_by: Vec<decoder::Decoder>,
}

/// Every file of an artwork, each proven from its bytes.
///
/// # Errors
/// A file cannot be written, or its proof fails; then there is none.
pub fn files(artwork: &Artwork) -> Outcome<Vec<File>> {
    let written = [
        ("svg", svg::svg(artwork)),
        ("pdf", pdf::pdf(artwork)),
        ("eps", eps::eps(artwork)),
        ("png", qr_png::png(artwork)?),
        ("tiff", tiff::tiff(artwork)?),
    ];
    let proven = written.into_iter().map(|(extension, bytes)| {
        let read_by = proof::prove(artwork, extension, &bytes)?;
        Ok(File { extension, bytes, read_by })
    });
    proven.collect()
}
