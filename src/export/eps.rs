//! An artwork as EPS: language level 2, DSC 3.0, one ink: black (DeviceCMYK 0 0 0 1) or one spot.
//!
//! Only plain operators, and no procedure but a spot's own: any interpreter of the last thirty
//! years draws it. The panel of no ink is painted before overprint is set: it always knocks out.

use super::{
    decimal::{decimal, push_decimal},
    press::{MAKER, POINTS_PER_MILLIMETRE, Stroke, strokes},
};
use crate::{
    qr::{artwork::Artwork, press::Printing},
    script::model::Ink,
};
use std::fmt::Write as _;

/// Decimals of a length in millimetres or points.
const PLACES: usize = 4;

/// The artwork as an EPS file.
pub fn eps(artwork: &Artwork) -> Vec<u8> {
    let mut eps = head(artwork);
    let (width, height) = points(artwork);
    let _ = writeln!(eps, "gsave\n0 0 0 0 setcmykcolor\n0 0 {} {} rectfill", number(width), number(height));
    set_ink(&mut eps, &artwork.printing);
    let millimetre = POINTS_PER_MILLIMETRE;
    let module = millimetre * artwork.sheet.module_mm;
    let _ = writeln!(eps, "gsave\n{}\nnewpath", downwards(module, height));
    draw_modules(&mut eps, artwork);
    let _ = writeln!(eps, "fill\ngrestore");
    if !artwork.lettering.outline.is_empty() {
        let _ = writeln!(eps, "gsave\n{}\nnewpath", downwards(millimetre, height));
        draw_lettering(&mut eps, artwork);
        let _ = writeln!(eps, "fill\ngrestore");
    }
    eps.push_str("grestore\nshowpage\n%%EOF\n");
    eps.into_bytes()
}

fn head(artwork: &Artwork) -> String {
    let (width, height) = points(artwork);
    let mut head = String::from("%!PS-Adobe-3.0 EPSF-3.0\n");
    let _ = writeln!(head, "%%BoundingBox: 0 0 {} {}", width.ceil(), height.ceil());
    let _ = writeln!(head, "%%HiResBoundingBox: 0 0 {} {}", number(width), number(height));
    let _ = writeln!(head, "%%Title: {}\n%%Creator: {MAKER}", artwork.file_stem());
    let _ = writeln!(head, "%%CreationDate: {}", printable(&artwork.edition.date));
    let _ = writeln!(head, "%%LanguageLevel: 2\n%%DocumentData: Clean7Bit");
    match &artwork.printing.ink {
        Ink::Black => head.push_str("%%DocumentProcessColors: Black\n"),
        Ink::Spot { name, cmyk } => {
            let (name, [c, m, y, k]) = (literal(name), cmyk.map(part));
            let _ =
                writeln!(head, "%%DocumentCustomColors: {name}\n%%CMYKCustomColor: {c} {m} {y} {k} {name}");
        }
    }
    head.push_str("%%EndComments\n");
    head
}

/// Sets the one ink; the procedure of a spot gives what stands in for it where it has no plate.
fn set_ink(eps: &mut String, printing: &Printing) {
    match &printing.ink {
        Ink::Black => eps.push_str("0 0 0 1 setcmykcolor\n"),
        Ink::Spot { name, cmyk } => {
            let (name, [c, m, y, k]) = (literal(name), cmyk.map(part));
            let tint = format!("{{dup {c} mul exch dup {m} mul exch dup {y} mul exch {k} mul}}");
            let _ = writeln!(eps, "[/Separation {name} /DeviceCMYK {tint}] setcolorspace\n1 setcolor");
        }
    }
    if printing.overprint {
        eps.push_str("true setoverprint\n");
    }
}

/// A string as PostScript writes it.
fn literal(text: &str) -> String {
    let escaped = printable(text).replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
    format!("({escaped})")
}

/// Per cent as a part of one.
fn part(percent: u32) -> String {
    decimal(f64::from(percent) / 100.0, 2)
}

/// Turns the axes so that they run in units of `scale` points from the top left corner.
fn downwards(scale: f64, height: f64) -> String {
    let (scale, height) = (decimal(scale, 8), number(height));
    format!("[{scale} 0 0 -{scale} 0 {height}] concat")
}

fn draw_modules(eps: &mut String, artwork: &Artwork) {
    for border in artwork.borders() {
        for (position, corner) in border.iter().enumerate() {
            step(eps, corner, if position == 0 { "moveto" } else { "lineto" });
        }
        eps.push_str("closepath\n");
    }
}

fn draw_lettering(eps: &mut String, artwork: &Artwork) {
    for stroke in strokes(&artwork.lettering.outline) {
        match stroke {
            Stroke::Move(point) => step(eps, &point, "moveto"),
            Stroke::Line(point) => step(eps, &point, "lineto"),
            Stroke::Curve(points) => step(eps, &points, "curveto"),
            Stroke::Close => eps.push_str("closepath\n"),
        }
    }
}

fn step(eps: &mut String, numbers: &[f64], operator: &str) {
    for number in numbers {
        push_decimal(eps, *number, PLACES);
        eps.push(' ');
    }
    eps.push_str(operator);
    eps.push('\n');
}

fn number(value: f64) -> String {
    decimal(value, PLACES)
}

/// Comments are 7-bit and end at the line's end.
fn printable(text: &str) -> String {
    text.chars().filter(|char| matches!(char, ' '..='~')).collect()
}

fn points(artwork: &Artwork) -> (f64, f64) {
    (artwork.sheet.width_mm() * POINTS_PER_MILLIMETRE, artwork.sheet.height_mm() * POINTS_PER_MILLIMETRE)
}
