//! Reading an EPS file: its comments for the size, its operators for the drawing.

use super::{
    missing,
    operators::{Machine, Operator},
    picture::{Drawing, Fill, Spot},
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
    let mut defined = None;
    for line in text.lines().filter(|line| !line.starts_with('%')) {
        match line.strip_prefix("[/Separation (") {
            Some(rest) if defined.is_none() => defined = Some(spot(rest)?),
            _ => words(line).try_for_each(|word| carry_out(&mut machine, word, defined.is_some()))?,
        }
    }
    Ok(in_millimetres((machine.fills, defined), [width, height]))
}

fn carry_out(machine: &mut Machine, word: &str, has_spot: bool) -> Outcome<()> {
    match (word.parse::<f64>(), word) {
        (Ok(number), _) => {
            machine.number(number);
            Ok(())
        }
        (_, "setcolor") if has_spot => machine.operate(Operator::SetSpot),
        _ => operators(word)?.iter().try_for_each(|operator| machine.operate(*operator)),
    }
}

/// The definition of a spot colour, after `[/Separation (`: its name, then the procedure that
/// multiplies each of four parts by the tint.
fn spot(rest: &str) -> Outcome<Spot> {
    let (mut name, mut escaped, mut end) = (String::new(), false, None);
    for (at, char) in rest.char_indices() {
        match char {
            '\\' if !escaped => escaped = true,
            ')' if !escaped => {
                end = Some(at + 1);
                break;
            }
            _ => {
                escaped = false;
                name.push(char);
            }
        }
    }
    let after = &rest[end.ok_or_else(|| missing(")"))?..];
    let procedure = after.strip_prefix(" /DeviceCMYK {").and_then(|it| it.strip_suffix("}] setcolorspace"));
    let words: Vec<&str> = words(procedure.ok_or_else(|| unexpected(after))?).collect();
    match *words.as_slice() {
        ["dup", c, "mul", "exch", "dup", m, "mul", "exch", "dup", y, "mul", "exch", k, "mul"] => {
            let part = |word: &str| word.parse().map_err(|_| unexpected(word));
            Ok(Spot { name, cmyk: [part(c)?, part(m)?, part(y)?, part(k)?] })
        }
        _ => Err(unexpected(after)),
    }
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
        "true" => &[],
        "setoverprint" => &[Operator::Overprint],
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
fn in_millimetres((mut fills, spot): (Vec<Fill>, Option<Spot>), [width, height]: [f64; 2]) -> Drawing {
    let inch = |points: f64| points * 25.4 / 72.0;
    for point in fills.iter_mut().flat_map(|fill| &mut fill.polygons).flatten() {
        *point = [inch(point[0]), inch(height - point[1])];
    }
    Drawing { width_mm: inch(width), height_mm: inch(height), fills, spot }
}
