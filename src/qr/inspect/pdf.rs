//! Reading a returned PDF file: its first page, drawn by `hayro-interpret`.
//!
//! Transparency is drawn as if it were none, and text of fonts that the file does not embed is left
//! out; both are said. Nothing of this is used for the proof of what isoscript itself writes.

use super::{Drawn, Made, Returned, inks, svg};
use crate::{
    failure::{Failure, Outcome},
    wording::Wording,
};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, FillRule, GlyphDrawMode, Image, ImageData, InterpreterCache,
    InterpreterSettings, InterpreterWarning, LumaData, Paint, PathDrawMode, SoftMask,
    font::Glyph,
    hayro_syntax::{LoadPdfError, Pdf, page::Page},
    interpret_page,
};
use kurbo::{Affine, BezPath, PathEl, Rect, Shape as _};
use resvg::tiny_skia::{
    self, FilterQuality, Mask, PathBuilder, Pattern, Pixmap, PixmapPaint, SpreadMode, Stroke, Transform,
};
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// Points to the millimetre.
const POINTS: f64 = 72.0 / 25.4;

/// Reads a PDF file.
///
/// # Errors
/// The file is not PDF, is encrypted, or has no page.
pub(super) fn read(bytes: &[u8]) -> Outcome<Returned> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|cause| unreadable(&cause))?;
    let Some(page) = pdf.pages().iter().next() else { return Err(unreadable(&LoadPdfError::Invalid)) };
    let (width, height) = page.render_dimensions();
    let size = [f64::from(width) / POINTS, f64::from(height) / POINTS];
    let fineness = svg::fineness(size);
    let initial = initial(page, fineness / POINTS);
    let [across, down] = size.map(|side| (side * fineness).round().max(1.0) as u32);
    let mut canvas = Canvas::new(across, down).ok_or_else(|| unreadable(&LoadPdfError::Invalid))?;
    let font_missing = Arc::new(AtomicBool::new(false));
    let (noted, met) = (Arc::clone(&font_missing), Arc::clone(&font_missing));
    let settings = InterpreterSettings {
        font_resolver: Arc::new(move |_| {
            noted.store(true, Ordering::Relaxed);
            None
        }),
        warning_sink: Arc::new(move |warning| {
            met.fetch_or(matches!(warning, InterpreterWarning::UnsupportedFont), Ordering::Relaxed);
        }),
        ..InterpreterSettings::default()
    };
    let cache = InterpreterCache::new();
    let area = Rect::new(0.0, 0.0, f64::from(across), f64::from(down));
    let mut context = Context::new(initial, area, &cache, page.xref(), settings);
    interpret_page(page, &mut context, &mut canvas);
    let mut unread = canvas.unread();
    if font_missing.load(Ordering::Relaxed) {
        unread.push(Wording::new(
            "Du texte dont la police manque n’est pas dessiné ici.",
            "Text whose font is missing is not drawn here.",
        ));
    }
    if pdf.pages().len() > 1 {
        unread.push(Wording::new("Seule la première page est lue.", "Only the first page is read."));
    }
    let drawn: Vec<Drawn> = inks::on(page, initial);
    Ok(Returned { picture: svg::picture(&canvas.pixmap, 1.0 / fineness), made: Made::Drawing(drawn), unread })
}

fn initial(page: &Page<'_>, scale: f64) -> Affine {
    Affine::scale(scale) * Affine::new(page.initial_transform(true).as_coeffs())
}

fn unreadable(cause: &LoadPdfError) -> Failure {
    Failure::new("Le fichier PDF ne peut pas être lu.", "The PDF file cannot be read.")
        .because(format!("{cause:?}"))
}

/// Where a page is drawn.
struct Canvas {
    pixmap: Pixmap,
    /// The clips in force, each within the one before.
    clips: Vec<Option<Mask>>,
    transparent: bool,
    pattern: bool,
}

impl Canvas {
    fn new(width: u32, height: u32) -> Option<Self> {
        let mut pixmap = Pixmap::new(width, height)?;
        pixmap.fill(tiny_skia::Color::WHITE);
        Some(Self { pixmap, clips: Vec::new(), transparent: false, pattern: false })
    }

    fn unread(&self) -> Vec<Wording> {
        let transparent = Wording::new(
            "Le fichier emploie la transparence, dessinée ici comme s’il n’y en avait pas.",
            "The file uses transparency, drawn here as if there were none.",
        );
        let pattern = Wording::new("Un motif n’est pas dessiné ici.", "A pattern is not drawn here.");
        let all = [(self.transparent, transparent), (self.pattern, pattern)];
        all.into_iter().filter(|(met, _)| *met).map(|(_, wording)| wording).collect()
    }

    fn paint(&mut self, paint: &Paint<'_>) -> Option<tiny_skia::Paint<'static>> {
        let Paint::Color(color) = paint else {
            self.pattern = true;
            return None;
        };
        let [r, g, b, a] = color.to_rgba().to_rgba8();
        self.transparent |= a != 255;
        let mut paint = tiny_skia::Paint { anti_alias: true, ..tiny_skia::Paint::default() };
        paint.set_color_rgba8(r, g, b, 255);
        (a > 0).then_some(paint)
    }

    fn fill(&mut self, path: &BezPath, rule: &FillRule, paint: &Paint<'_>) {
        if let (Some(paint), Some(path)) = (self.paint(paint), skia(path)) {
            let mask = self.clips.last().and_then(Option::as_ref);
            self.pixmap.fill_path(&path, &paint, skia_rule(rule), Transform::identity(), mask);
        }
    }

    fn stroke(&mut self, path: &BezPath, transform: Affine, (width, paint): (f32, &Paint<'_>)) {
        if let (Some(paint), Some(path)) = (self.paint(paint), skia(path)) {
            let mask = self.clips.last().and_then(Option::as_ref);
            let stroke = Stroke { width, ..Stroke::default() };
            self.pixmap.stroke_path(&path, &paint, &stroke, skia_transform(transform), mask);
        }
    }

    /// Draws a picture whose pixels `transform` places.
    fn place(&mut self, pixels: &Pixmap, transform: Affine) {
        let mask = self.clips.last().and_then(Option::as_ref);
        let (transform, size) = (skia_transform(transform), (pixels.width() as f32, pixels.height() as f32));
        let quality = PixmapPaint { quality: FilterQuality::Bilinear, ..PixmapPaint::default() };
        let Some(area) = tiny_skia::Rect::from_xywh(0.0, 0.0, size.0, size.1) else { return };
        let shader =
            Pattern::new(pixels.as_ref(), SpreadMode::Pad, quality.quality, 1.0, Transform::identity());
        let paint = tiny_skia::Paint { shader, anti_alias: false, ..tiny_skia::Paint::default() };
        self.pixmap.fill_rect(area, &paint, transform, mask);
    }
}

impl<'a> Device<'a> for Canvas {
    fn set_soft_mask(&mut self, mask: Option<SoftMask<'a>>) {
        self.transparent |= mask.is_some();
    }

    fn set_blend_mode(&mut self, _: BlendMode) {}

    fn draw_path(&mut self, path: &BezPath, transform: Affine, paint: &Paint<'a>, mode: &PathDrawMode) {
        match mode {
            PathDrawMode::Fill(rule) => self.fill(&(transform * path.clone()), rule, paint),
            PathDrawMode::Stroke(stroke) => self.stroke(path, transform, (stroke.line_width, paint)),
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        let mut mask = self.clips.last().cloned().flatten();
        if let Some(path) = skia(&clip.path) {
            let (rule, identity) = (skia_rule(&clip.fill), Transform::identity());
            match &mut mask {
                Some(mask) => mask.intersect_path(&path, rule, true, identity),
                None => {
                    mask = Mask::new(self.pixmap.width(), self.pixmap.height());
                    if let Some(mask) = &mut mask {
                        mask.fill_path(&path, rule, true, identity);
                    }
                }
            }
        }
        self.clips.push(mask);
    }

    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'a>>, _: BlendMode) {
        self.transparent |= opacity < 1.0 || mask.is_some();
    }

    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        paint: &Paint<'a>,
        mode: &GlyphDrawMode,
    ) {
        if let (Glyph::Outline(outline), GlyphDrawMode::Fill) = (glyph, mode) {
            let path = transform * glyph_transform * outline.outline();
            self.fill(&path, &FillRule::NonZero, paint);
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, transform: Affine) {
        match image {
            Image::Raster(raster) => raster.with_rgba(
                |data, alpha| {
                    if let Some((pixels, scale)) = coloured(&data, alpha.as_ref()) {
                        self.place(&pixels, transform * scale);
                    }
                },
                None,
            ),
            Image::Stencil(stencil) => stencil.with_stencil(
                |data, paint| {
                    if let (Some(_), Some((pixels, scale))) = (self.paint(paint), stencilled(&data, paint)) {
                        self.place(&pixels, transform * scale);
                    }
                },
                None,
            ),
        }
    }

    fn pop_clip_path(&mut self) {
        self.clips.pop();
    }

    fn pop_transparency_group(&mut self) {}
}

fn scale((x, y): (f32, f32)) -> Affine {
    Affine::scale_non_uniform(f64::from(x), f64::from(y))
}

/// A picture over white, with the scale that its pixels need.
fn coloured(data: &ImageData, alpha: Option<&LumaData>) -> Option<(Pixmap, Affine)> {
    let rgb = |at: usize| match data {
        ImageData::Rgb(rgb) => [rgb.data[3 * at], rgb.data[3 * at + 1], rgb.data[3 * at + 2]],
        ImageData::Luma(luma) => [luma.data[at]; 3],
    };
    let same = alpha.filter(|alpha| (alpha.width, alpha.height) == (data.width(), data.height()));
    let covered = |at: usize| same.is_none_or(|alpha| alpha.data[at] >= 128);
    let pixels = (0..(data.width() * data.height()) as usize).flat_map(|at| {
        if covered(at) {
            let [r, g, b] = rgb(at);
            [r, g, b, 255]
        } else {
            [0; 4]
        }
    });
    Some((pixmap(pixels.collect(), data.width(), data.height())?, scale(data.scale_factors())))
}

fn stencilled(data: &LumaData, paint: &Paint<'_>) -> Option<(Pixmap, Affine)> {
    let Paint::Color(color) = paint else { return None };
    let [r, g, b, _] = color.to_rgba().to_rgba8();
    let pixels = data.data.iter().flat_map(|luma| if *luma >= 128 { [r, g, b, 255] } else { [0; 4] });
    Some((pixmap(pixels.collect(), data.width, data.height)?, scale(data.scale_factors)))
}

fn pixmap(pixels: Vec<u8>, width: u32, height: u32) -> Option<Pixmap> {
    Pixmap::from_vec(pixels, tiny_skia::IntSize::from_wh(width, height)?)
}

fn skia_rule(rule: &FillRule) -> tiny_skia::FillRule {
    match rule {
        FillRule::NonZero => tiny_skia::FillRule::Winding,
        FillRule::EvenOdd => tiny_skia::FillRule::EvenOdd,
    }
}

fn skia_transform(transform: Affine) -> Transform {
    let [a, b, c, d, e, f] = transform.as_coeffs().map(|part| part as f32);
    Transform::from_row(a, b, c, d, e, f)
}

fn skia(path: &BezPath) -> Option<tiny_skia::Path> {
    let mut builder = PathBuilder::new();
    for element in path.path_elements(0.1) {
        match element {
            PathEl::MoveTo(p) => builder.move_to(p.x as f32, p.y as f32),
            PathEl::LineTo(p) => builder.line_to(p.x as f32, p.y as f32),
            PathEl::QuadTo(a, p) => builder.quad_to(a.x as f32, a.y as f32, p.x as f32, p.y as f32),
            PathEl::CurveTo(a, b, p) => {
                builder.cubic_to(a.x as f32, a.y as f32, b.x as f32, b.y as f32, p.x as f32, p.y as f32);
            }
            PathEl::ClosePath => builder.close(),
        }
    }
    builder.finish()
}
