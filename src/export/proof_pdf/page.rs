//! A page that is written on in millimetres, from the top left.

use super::fonts::Fonts;
use crate::{
    export::press::POINTS_PER_MILLIMETRE,
    qr::readback::{Drawing, Ink},
    typeset::{Extent, Shape, Typesetter, Weight},
};
use pdf_writer::{Content, Name, Str};

/// A4 in millimetres (ISO 216).
pub(super) const A4: [f64; 2] = [210.0, 297.0];

/// Points in a millimetre, for sizes of letters given in points.
const POINT: f64 = 1.0 / POINTS_PER_MILLIMETRE;

/// How letters look.
#[derive(Clone, Copy)]
pub(super) struct Type {
    pub(super) size: f64,
    pub(super) weight: Weight,
    /// 0 is black, 1 is white.
    pub(super) grey: f32,
}

/// What is written so far.
pub(super) struct Page<'t> {
    pub(super) content: Content,
    pub(super) fonts: Fonts,
    pub(super) typesetter: &'t Typesetter,
}

impl<'t> Page<'t> {
    pub(super) fn new(typesetter: &'t Typesetter) -> Self {
        Self { content: Content::new(), fonts: Fonts::default(), typesetter }
    }

    /// Writes one line with its baseline at `y`.
    pub(super) fn text(&mut self, [x, y]: [f64; 2], text: &str, look: Type) {
        let line = self.typesetter.line(text, look.weight, look.size * POINT);
        self.content.set_fill_gray(look.grey).begin_text();
        for (at, glyph) in line.glyphs.iter().enumerate() {
            let end = line.glyphs.get(at + 1).map_or(text.len(), |next| next.at.max(glyph.at));
            let says = text.get(glyph.at..end).unwrap_or_default();
            let face = self.typesetter.face_of(glyph);
            let number = self.fonts.number(face, glyph.id, says.trim_matches([' ', '\n']));
            let [left, base] = [points(x + glyph.x), points(A4[1] - y - glyph.y)];
            self.content.set_font(Name(&Fonts::name(face)), look.size as f32);
            self.content.set_text_matrix([1.0, 0.0, 0.0, 1.0, left, base]);
            self.content.show(Str(&number.to_be_bytes()));
        }
        self.content.end_text();
    }

    /// The lines that a text takes in this width.
    pub(super) fn lines(&self, text: &str, width: f64, look: Type) -> Vec<String> {
        let size = look.size * POINT;
        let shape = Shape { sizes: vec![size], weight: look.weight, leading: 1.2 };
        match self.typesetter.fit(text, Extent { width, height: f64::MAX }, &shape) {
            Ok(fitted) => fitted.lines.into_iter().map(|line| text[line.range].to_owned()).collect(),
            Err(_) => self.broken(text, width, look),
        }
    }

    /// A text without a place to break, such as an address: broken where the width ends.
    fn broken(&self, text: &str, width: f64, look: Type) -> Vec<String> {
        let mut lines = vec![String::new()];
        for char in text.chars() {
            let longer = lines.last().cloned().unwrap_or_default() + char.encode_utf8(&mut [0; 4]);
            match lines.last_mut() {
                Some(last) if self.width(&longer, look) <= width || last.is_empty() => *last = longer,
                _ => lines.push(char.to_string()),
            }
        }
        lines
    }

    /// The width of one line.
    pub(super) fn width(&self, text: &str, look: Type) -> f64 {
        self.typesetter.line(text, look.weight, look.size * POINT).advance
    }

    /// A line of this thickness.
    pub(super) fn rule(&mut self, from: [f64; 2], to: [f64; 2], (thickness, grey): (f64, f32)) {
        self.content.set_line_width(points(thickness)).set_stroke_gray(grey);
        self.content.move_to(points(from[0]), points(A4[1] - from[1]));
        self.content.line_to(points(to[0]), points(A4[1] - to[1])).stroke();
    }

    /// An empty box.
    pub(super) fn frame(
        &mut self,
        [x, y]: [f64; 2],
        [width, height]: [f64; 2],
        (thickness, grey): (f64, f32),
    ) {
        self.content.set_line_width(points(thickness)).set_stroke_gray(grey);
        let bottom = points(A4[1] - y - height);
        self.content.rect(points(x), bottom, points(width), points(height)).stroke();
    }

    /// A drawing that was read back, its corner at `x`, `y`.
    pub(super) fn drawing(&mut self, [x, y]: [f64; 2], drawing: &Drawing, scale: f64) {
        let place = |[h, v]: [f64; 2]| [points(x + h * scale), points(A4[1] - y - v * scale)];
        for fill in &drawing.fills {
            let grey = if fill.ink == Ink::Paper { 1.0 } else { 0.0 };
            self.content.set_fill_gray(grey);
            for polygon in &fill.polygons {
                for (at, point) in polygon.iter().enumerate() {
                    let [h, v] = place(*point);
                    if at == 0 {
                        self.content.move_to(h, v);
                    } else {
                        self.content.line_to(h, v);
                    }
                }
                self.content.close_path();
            }
            self.content.fill_nonzero();
        }
    }
}

/// Millimetres as points, to a thousandth.
pub(super) fn points(millimetres: f64) -> f32 {
    ((millimetres * POINTS_PER_MILLIMETRE * 1000.0).round() / 1000.0) as f32
}
