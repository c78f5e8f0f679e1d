//! Reading a PDF file: one page, its boxes, its operators.

use super::{
    missing,
    operators::{Machine, Operator},
    pdf_objects::{Dictionary, File, Object},
    picture::{Drawing, Fill},
    unexpected,
};
use crate::failure::Outcome;

/// Reads the drawing of a one-page PDF file.
///
/// # Errors
/// The file is not a PDF of one page, its boxes differ, it brings resources (fonts, pictures,
/// colour spaces), or it uses an operator that is not known here.
pub(super) fn read(bytes: &[u8]) -> Outcome<Drawing> {
    if !bytes.starts_with(b"%PDF-1.4") {
        return Err(missing("%PDF-1.4"));
    }
    let file = File::open(bytes)?;
    let page = only_page(&file)?;
    if let Some((key, _)) = file.dictionary(&page, "Resources")?.first_key_value() {
        return Err(unexpected(key));
    }
    let [width, height] = sheet(&page)?;
    let content = std::str::from_utf8(file.stream(&page, "Contents")?).map_err(|_| unexpected("Contents"))?;
    let mut machine = Machine::new();
    for word in content.split_ascii_whitespace() {
        match word.parse::<f64>() {
            Ok(number) => machine.number(number),
            Err(_) => machine.operate(operator(word)?)?,
        }
    }
    Ok(in_millimetres(machine.fills, [width, height]))
}

fn only_page(file: &File) -> Outcome<Dictionary> {
    let catalog = file.dictionary(&file.trailer, "Root")?;
    let pages = file.dictionary(&catalog, "Pages")?;
    let Object::Array(kids) = file.get(&pages, "Kids")? else { return Err(missing("Kids")) };
    let [page] = kids.as_slice() else { return Err(unexpected("Kids")) };
    file.dictionary(&Dictionary::from([(String::from("Page"), page.clone())]), "Page")
}

/// Width and height in points; every box must be the same.
fn sheet(page: &Dictionary) -> Outcome<[f64; 2]> {
    let boxes = ["MediaBox", "TrimBox", "BleedBox"].map(|key| page.get(key).and_then(numbers));
    match &boxes {
        [Some(media), Some(trim), Some(bleed)] if media == trim && trim == bleed => match *media.as_slice() {
            [0.0, 0.0, width, height] if width > 0.0 && height > 0.0 => Ok([width, height]),
            _ => Err(unexpected("MediaBox")),
        },
        _ => Err(missing("MediaBox = TrimBox = BleedBox")),
    }
}

fn numbers(object: &Object) -> Option<Vec<f64>> {
    let Object::Array(items) = object else { return None };
    items.iter().map(|item| if let Object::Number(number) = item { Some(*number) } else { None }).collect()
}

fn operator(word: &str) -> Outcome<Operator> {
    Ok(match word {
        "m" => Operator::Move,
        "l" => Operator::Line,
        "c" => Operator::Curve,
        "re" => Operator::Rectangle,
        "h" => Operator::Close,
        "f" => Operator::Fill,
        "k" => Operator::SetInk,
        "q" => Operator::Save,
        "Q" => Operator::Restore,
        "cm" => Operator::Transform,
        _ => return Err(unexpected(word)),
    })
}

/// PDF measures in points from the bottom left.
fn in_millimetres(mut fills: Vec<Fill>, [width, height]: [f64; 2]) -> Drawing {
    let inch = |points: f64| points * 25.4 / 72.0;
    for point in fills.iter_mut().flat_map(|fill| &mut fill.polygons).flatten() {
        *point = [inch(point[0]), inch(height - point[1])];
    }
    Drawing { width_mm: inch(width), height_mm: inch(height), fills }
}
