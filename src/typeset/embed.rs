//! Faces as documents embed them, so that a reader can select and search their text. Artwork never
//! does: its text is outlines.

use super::{Glyph, Typesetter};
use skrifa::{
    GlyphId, MetadataProvider,
    instance::{LocationRef, Size},
};

impl Typesetter {
    /// The number of the face that a glyph is drawn from.
    pub fn face_of(&self, glyph: &Glyph) -> usize {
        glyph.face
    }

    /// The bytes of a face's font file.
    pub fn face_bytes(&self, face: usize) -> Option<&[u8]> {
        Some(self.faces.get(face)?.bytes())
    }

    /// How far a glyph of a face moves the line on by itself, for a size of 1.
    pub fn own_advance(&self, face: usize, glyph: u32) -> Option<f64> {
        let font = self.faces.get(face)?.font()?;
        let em = f64::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em.max(1));
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        Some(f64::from(metrics.advance_width(GlyphId::new(glyph))?) / em)
    }
}
