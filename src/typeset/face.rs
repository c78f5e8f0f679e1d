//! One font file: which characters it has, how it shapes a word, how its glyphs are drawn.

use super::outline::{Command, Pen, bounds};
use harfrust::{Direction, ShapeOptions, ShapePlan, ShaperData, UnicodeBuffer, script};
use skrifa::{
    FontRef, GlyphId, MetadataProvider,
    instance::{LocationRef, Size},
    outline::DrawSettings,
    raw::ReadError,
};
use std::{
    borrow::Cow,
    collections::HashMap,
    fmt,
    ops::Range,
    sync::{Arc, PoisonError, RwLock},
};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The letters that reach highest and lowest in French.
const TALLEST: &str = "ÀÂÉÈÊËÎÏÔÛÙÜŸÇçgjpqy";

/// How heavy the letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weight {
    /// For running text.
    Regular,
    /// For titles and what stands out.
    Bold,
}

/// Vertical measures of a face for a size of 1, all positive.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Metrics {
    /// From the baseline to the highest accent.
    pub ascent: f64,
    /// From the baseline to the lowest descender.
    pub descent: f64,
    /// The height of an unaccented capital.
    pub cap_height: f64,
}

/// The place of a weight's first face in the list of faces; its second comes next.
pub(super) fn first_of(weight: Weight) -> usize {
    match weight {
        Weight::Regular => 0,
        Weight::Bold => 2,
    }
}

/// A word as shaped, for a size of 1.
#[derive(Debug, Default)]
pub(super) struct Run {
    pub(super) advance: f64,
    pub(super) glyphs: Vec<RunGlyph>,
}

/// One glyph of a [`Run`].
#[derive(Debug)]
pub(super) struct RunGlyph {
    pub(super) face: usize,
    pub(super) id: u32,
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) advance: f64,
    /// Byte of the word that the glyph begins at.
    pub(super) at: usize,
}

/// A font file, ready to shape and draw.
pub(super) struct Face {
    bytes: Cow<'static, [u8]>,
    shaper: ShaperData,
    plan: ShapePlan,
    em: f64,
    pub(super) metrics: Metrics,
    outlines: RwLock<HashMap<u32, Arc<[Command]>>>,
}

impl fmt::Debug for Face {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Face").field("bytes", &self.bytes.len()).field("metrics", &self.metrics).finish()
    }
}

impl Face {
    /// Reads a TrueType or OpenType file.
    pub(super) fn new(bytes: Cow<'static, [u8]>) -> Result<Self, ReadError> {
        let font = FontRef::new(&bytes)?;
        let shaper = ShaperData::new(&font);
        let built = shaper.shaper(&font).build();
        let plan = ShapePlan::new(&built, Direction::LeftToRight, Some(script::LATIN), None, &[]);
        let measured = font.metrics(Size::unscaled(), LocationRef::default());
        let em = f64::from(measured.units_per_em.max(1));
        let ascent = f64::from(measured.ascent) / em;
        let metrics = Metrics {
            ascent,
            descent: -f64::from(measured.descent) / em,
            cap_height: measured.cap_height.map_or(ascent * 0.75, |height| f64::from(height) / em),
        };
        let mut face = Self { shaper, plan, em, metrics, outlines: RwLock::default(), bytes };
        face.reach(TALLEST);
        Ok(face)
    }

    /// Widens the vertical measures to the ink of these letters: a font's own stop short of an
    /// accented capital.
    fn reach(&mut self, letters: &str) {
        let mut ink = Vec::new();
        self.shape(letters, |id, _, _| ink.push(id));
        if let Some(seen) = bounds(ink.into_iter().flat_map(|id| self.draw(id))) {
            self.metrics.ascent = self.metrics.ascent.max(-seen.top);
            self.metrics.descent = self.metrics.descent.max(seen.bottom);
        }
    }

    /// The font file.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(super) fn font(&self) -> Option<FontRef<'_>> {
        FontRef::new(&self.bytes).ok()
    }

    /// Whether the face can draw a character with its accents, composed where it has them composed.
    fn covers(&self, cluster: &str) -> bool {
        let Some(font) = self.font() else { return false };
        let map = font.charmap();
        let has = |c: char| {
            map.map(c).is_some() || is_unseen(c) || (c == '\u{2011}' && map.map('\u{2010}').is_some())
        };
        cluster.nfc().all(has)
    }

    fn shape(&self, text: &str, mut each: impl FnMut(u32, usize, [f64; 3])) {
        let Some(font) = self.font() else { return };
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(script::LATIN);
        let shaped =
            self.shaper.shaper(&font).build().shape(buffer, ShapeOptions::new().plan(Some(&self.plan)));
        for (info, position) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
            let units = [position.x_advance, position.x_offset, position.y_offset];
            each(info.glyph_id, info.cluster as usize, units.map(|it| f64::from(it) / self.em));
        }
    }

    /// The outline of a glyph for a size of 1, its origin on the baseline.
    pub(super) fn outline(&self, id: u32) -> Arc<[Command]> {
        if let Some(outline) = self.outlines.read().unwrap_or_else(PoisonError::into_inner).get(&id) {
            return Arc::clone(outline);
        }
        let outline: Arc<[Command]> = self.draw(id).into();
        let mut outlines = self.outlines.write().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(outlines.entry(id).or_insert(outline))
    }

    fn draw(&self, id: u32) -> Vec<Command> {
        let mut pen = Pen::new(self.em);
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        let glyph = self.font().and_then(|font| font.outline_glyphs().get(GlyphId::new(id)));
        // A glyph whose data is damaged is drawn as far as it goes.
        let _ = glyph.map(|glyph| glyph.draw(settings, &mut pen));
        pen.commands
    }
}

/// White space and default-ignorable characters: no face needs to have them to set them.
fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{FEFF}')
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
        || matches!(c, '\u{FE00}'..='\u{FE0F}')
}

/// Shapes a word, each character by the first face of the weight that has it.
pub(super) fn shape(faces: &[Face], word: &str, weight: Weight) -> Run {
    let mut run = Run::default();
    for (face, range) in split(faces, word, weight) {
        let start = range.start;
        faces[face].shape(&word[range], |id, at, [advance, dx, dy]| {
            let x = run.advance + dx;
            run.glyphs.push(RunGlyph { face, id, x, y: -dy, advance, at: start + at });
            run.advance += advance;
        });
    }
    run
}

/// The word cut into stretches of one face each.
fn split(faces: &[Face], word: &str, weight: Weight) -> Vec<(usize, Range<usize>)> {
    let first = first_of(weight);
    let mut stretches: Vec<(usize, Range<usize>)> = Vec::new();
    for cluster in clusters(word) {
        let has = |face: &usize| faces[*face].covers(&word[cluster.clone()]);
        let face = (first..first + 2).find(has).unwrap_or(first);
        match stretches.last_mut() {
            Some((last, range)) if *last == face => range.end = cluster.end,
            _ => stretches.push((face, cluster)),
        }
    }
    stretches
}

/// Each character with the combining marks that follow it.
fn clusters(word: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut starts =
        word.char_indices().filter(|(at, c)| *at == 0 || !is_combining_mark(*c)).map(|(at, _)| at).peekable();
    std::iter::from_fn(move || {
        let start = starts.next()?;
        Some(start..starts.peek().copied().unwrap_or(word.len()))
    })
}
