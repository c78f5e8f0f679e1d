//! Reading an EPS file: its comments for the size, its operators for the drawing.

use super::{
    missing,
    operators::{Machine, Operator},
    picture::{Drawing, Fill},
    unexpected,
};
use crate::failure::Outcome;

/// Reads the drawing of an EPS file.
///
/// # Errors
/// The file is not EPS, has no exact bounding box, or uses an operator that is not known here.
pub(super) fn read(bytes: &[u8]) -> Outcome<Drawing> {
    let text = std::str::from_utf8(bytes).map_err(|_| unexpected("8-bit data"))?;
    if !text.starts_with("%!PS-Adobe-3.0 EPSF-3.0\n") {
        return Err(missing("%!PS-Adobe-3.0 EPSF-3.0"));
    }
    let [width, height] = bounding_box(text)?;
    let mut machine = Machine::new();
    for word in text.lines().filter(|line| !line.starts_with('%')).flat_map(words) {
        match word.parse::<f64>() {
            Ok(number) => machine.number(number),
            Err(_) => operators(word)?.iter().try_for_each(|operator| machine.operate(*operator))?,
        }
    }
    Ok(in_millimetres(machine.fills, [width, height]))
}

/// Brackets only group numbers here.
fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|char: char| char.is_ascii_whitespace() || "[]".contains(char)).filter(|word| !word.is_empty())
}

fn operators(word: &str) -> Outcome<&'static [Operator]> {
    Ok(match word {
        "moveto" => &[Operator::Move],
        "lineto" => &[Operator::Line],
        "curveto" => &[Operator::Curve],
        "closepath" => &[Operator::Close],
        "fill" => &[Operator::Fill],
        "rectfill" => &[Operator::Rectangle, Operator::Fill],
        "setcmykcolor" => &[Operator::SetInk],
        "gsave" => &[Operator::Save],
        "grestore" => &[Operator::Restore],
        "concat" => &[Operator::Transform],
        "newpath" | "showpage" => &[Operator::Nothing],
        _ => return Err(unexpected(word)),
    })
}

fn bounding_box(text: &str) -> Outcome<[f64; 2]> {
    let line = text.lines().find_map(|line| line.strip_prefix("%%HiResBoundingBox:"));
    let numbers: Vec<f64> = line.into_iter().flat_map(words).filter_map(|word| word.parse().ok()).collect();
    match *numbers.as_slice() {
        [0.0, 0.0, width, height] if width > 0.0 && height > 0.0 => Ok([width, height]),
        _ => Err(missing("%%HiResBoundingBox")),
    }
}

/// PostScript measures in points from the bottom left.
fn in_millimetres(mut fills: Vec<Fill>, [width, height]: [f64; 2]) -> Drawing {
    let inch = |points: f64| points * 25.4 / 72.0;
    for point in fills.iter_mut().flat_map(|fill| &mut fill.polygons).flatten() {
        *point = [inch(point[0]), inch(height - point[1])];
    }
    Drawing { width_mm: inch(width), height_mm: inch(height), fills }
}
