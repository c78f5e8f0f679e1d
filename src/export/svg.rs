//! An artwork as SVG: sized in millimetres, drawn in millimetres, one path for the modules.
//!
//! Black is `#000` on a `#fff` panel; there is no font, no style sheet and no reference to
//! anything outside the file. `title` and `desc` say what the picture is to those who do not see it
//! (RGAA 4.1, criterion 1.1).

use super::decimal::{decimal, push_decimal};
use crate::{qr::artwork::Artwork, typeset::Command, wording::Language};
use std::fmt::Write as _;

/// Decimals of a length in millimetres: a tenth of a micrometre.
const PLACES: usize = 4;

/// The artwork as an SVG document.
pub fn svg(artwork: &Artwork) -> Vec<u8> {
    let (width, height) = (length(artwork.sheet.width_mm()), length(artwork.sheet.height_mm()));
    let mut svg = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}mm\" height=\"{height}mm\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" xml:lang=\"{}\">",
        escaped(&artwork.edition.language)
    );
    let _ = writeln!(svg, "<title>{}</title>", escaped(&title(artwork)));
    let _ = writeln!(svg, "<desc>{}</desc>", escaped(&description(artwork)));
    let _ = writeln!(svg, "<path fill=\"#fff\" d=\"M0 0H{width}V{height}H0Z\"/>");
    let _ = writeln!(
        svg,
        "<path fill=\"#000\" transform=\"scale({})\" d=\"{}\"/>",
        decimal(artwork.sheet.module_mm, 8),
        modules(artwork)
    );
    if !artwork.lettering.outline.is_empty() {
        let _ = writeln!(svg, "<path fill=\"#000\" d=\"{}\"/>", outline(&artwork.lettering.outline));
    }
    svg.push_str("</svg>\n");
    svg.into_bytes()
}

fn title(artwork: &Artwork) -> String {
    match language(artwork) {
        Language::French => format!("Code QR\u{a0}: {}", artwork.symbol.payload),
        Language::English => format!("QR code: {}", artwork.symbol.payload),
    }
}

fn description(artwork: &Artwork) -> String {
    match (artwork.caption.is_empty(), language(artwork)) {
        (false, _) => artwork.caption.clone(),
        (true, Language::French) => String::from("L’adresse est écrite sous le code."),
        (true, Language::English) => String::from("The address is written under the code."),
    }
}

fn language(artwork: &Artwork) -> Language {
    Language::from_tag(&artwork.edition.language).unwrap_or_default()
}

/// The modules as path data, in modules from the sheet's corner: without a bar width reduction,
/// corners are whole numbers.
fn modules(artwork: &Artwork) -> String {
    let mut path = String::new();
    for border in artwork.borders() {
        let Some((start, corners)) = border.split_first() else { continue };
        step(&mut path, 'M', start);
        let mut x = start[0];
        for corner in corners {
            let (letter, way) = if corner[0] == x { ('V', corner[1]) } else { ('H', corner[0]) };
            step(&mut path, letter, &[way]);
            x = corner[0];
        }
        path.push('Z');
    }
    path
}

fn outline(commands: &[Command]) -> String {
    let mut path = String::new();
    for command in commands {
        match *command {
            Command::MoveTo(x, y) => step(&mut path, 'M', &[x, y]),
            Command::LineTo(x, y) => step(&mut path, 'L', &[x, y]),
            Command::QuadTo(a, b, x, y) => step(&mut path, 'Q', &[a, b, x, y]),
            Command::CurveTo(a, b, c, d, x, y) => step(&mut path, 'C', &[a, b, c, d, x, y]),
            Command::Close => path.push('Z'),
        }
    }
    path
}

fn step(path: &mut String, letter: char, numbers: &[f64]) {
    path.push(letter);
    for (position, number) in numbers.iter().enumerate() {
        if position > 0 {
            path.push(' ');
        }
        push_decimal(path, *number, PLACES);
    }
}

fn length(millimetres: f64) -> String {
    decimal(millimetres, PLACES)
}

/// Text for XML: markup escaped, characters that XML does not know left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            _ if char < ' ' || matches!(char, '\u{fffe}' | '\u{ffff}') => {}
            _ => escaped.push(char),
        }
    }
    escaped
}
