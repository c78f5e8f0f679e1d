//! Reading an SVG file: its size, its filled paths.

use super::{
    missing, path_data,
    picture::{Drawing, Fill, Ink},
    unexpected,
};
use crate::failure::Outcome;
use resvg::usvg::roxmltree::{Document, Node};

/// Reads the drawing of an SVG file.
///
/// # Errors
/// The file is not SVG, is not sized in millimetres, or holds an element, an attribute or a colour
/// that is not known here.
pub(super) fn read(bytes: &[u8]) -> Outcome<Drawing> {
    let text = std::str::from_utf8(bytes).map_err(|_| unexpected("8-bit data"))?;
    let document = Document::parse(text).map_err(|cause| missing("svg").because(cause))?;
    let root = document.root_element();
    if root.tag_name().name() != "svg" {
        return Err(missing("svg"));
    }
    let (width_mm, height_mm) = (millimetres(&root, "width")?, millimetres(&root, "height")?);
    let unit = unit(&root, [width_mm, height_mm])?;
    let mut fills = Vec::new();
    for node in root.children().filter(Node::is_element) {
        match node.tag_name().name() {
            "title" | "desc" => {}
            "path" => fills.push(fill(&node, unit)?),
            other => return Err(unexpected(other)),
        }
    }
    Ok(Drawing { width_mm, height_mm, fills, spot: None })
}

fn millimetres(root: &Node, name: &str) -> Outcome<f64> {
    let value = root.attribute(name).and_then(|value| value.strip_suffix("mm"));
    value.and_then(|value| value.parse().ok()).filter(|value| *value > 0.0).ok_or_else(|| missing(name))
}

/// Millimetres in one unit of the drawing, which must be the same both ways.
fn unit(root: &Node, [width, height]: [f64; 2]) -> Outcome<f64> {
    let view = root.attribute("viewBox").unwrap_or_default();
    let numbers: Vec<f64> = view.split_ascii_whitespace().filter_map(|word| word.parse().ok()).collect();
    match *numbers.as_slice() {
        [0.0, 0.0, across, down] if (width / across - height / down).abs() < 1e-6 => Ok(width / across),
        _ => Err(missing("viewBox")),
    }
}

fn fill(path: &Node, unit: f64) -> Outcome<Fill> {
    let mut scale = unit;
    let mut fill = Fill { ink: Ink::Black, overprint: false, polygons: Vec::new() };
    for attribute in path.attributes() {
        match (attribute.name(), attribute.value()) {
            ("fill", "#000") => fill.ink = Ink::Black,
            ("fill", "#fff") => fill.ink = Ink::Paper,
            ("d", data) => fill.polygons = path_data::polygons(data)?,
            ("transform", value) => scale *= scale_of(value)?,
            (name, value) => return Err(unexpected(&format!("{name}=\"{value}\""))),
        }
    }
    for point in fill.polygons.iter_mut().flatten() {
        *point = point.map(|it| it * scale);
    }
    Ok(fill)
}

fn scale_of(value: &str) -> Outcome<f64> {
    let number = value.strip_prefix("scale(").and_then(|rest| rest.strip_suffix(')'));
    number.and_then(|number| number.parse().ok()).ok_or_else(|| unexpected(value))
}
