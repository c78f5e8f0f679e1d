//! Reading a PDF file: one page, its boxes, its operators.

use super::{
    missing,
    operators::{Machine, Operator},
    pdf_objects::{Dictionary, File, Object},
    picture::{Drawing, Fill, Spot},
    unexpected,
};
use crate::failure::Outcome;

/// Reads the drawing of a one-page PDF file.
///
/// # Errors
/// The file is not a PDF of one page, its boxes differ, it brings resources that an artwork has not
/// (fonts, pictures, a second colour), or it uses an operator that is not known here.
pub(super) fn read(bytes: &[u8]) -> Outcome<Drawing> {
    if !bytes.starts_with(b"%PDF-1.4") {
        return Err(missing("%PDF-1.4"));
    }
    let file = File::open(bytes)?;
    let page = only_page(&file)?;
    let spot = resources(&file, &page)?;
    let [width, height] = sheet(&page)?;
    let content = std::str::from_utf8(file.stream(&page, "Contents")?).map_err(|_| unexpected("Contents"))?;
    let mut machine = Machine::new();
    let mut words = content.split_ascii_whitespace();
    while let Some(word) = words.next() {
        match (word.parse::<f64>(), word) {
            (Ok(number), _) => machine.number(number),
            (_, "/Spot") if spot.is_some() && words.next() == Some("cs") => {}
            (_, "/Overprint") if words.next() == Some("gs") => machine.operate(Operator::Overprint)?,
            (_, "scn") if spot.is_some() => machine.operate(Operator::SetSpot)?,
            _ => machine.operate(operator(word)?)?,
        }
    }
    Ok(in_millimetres((machine.fills, spot), [width, height]))
}

/// What the page brings: at most one spot colour and a state that sets overprint, under the names
/// that the content uses.
fn resources(file: &File, page: &Dictionary) -> Outcome<Option<Spot>> {
    let resources = file.dictionary(page, "Resources")?;
    let mut spot = None;
    for kind in resources.keys() {
        let entries = file.dictionary(&resources, kind)?;
        match (kind.as_str(), entries.keys().map(String::as_str).collect::<Vec<_>>().as_slice()) {
            ("ColorSpace", ["Spot"]) => spot = Some(separation(file.get(&entries, "Spot")?)?),
            ("ExtGState", ["Overprint"]) => check_overprint(&file.dictionary(&entries, "Overprint")?)?,
            _ => return Err(unexpected(kind)),
        }
    }
    Ok(spot)
}

/// `[/Separation /name /DeviceCMYK function]`, the function going straight from no ink to the whole.
fn separation(space: Object) -> Outcome<Spot> {
    let Object::Array(items) = space else { return Err(unexpected("ColorSpace")) };
    let [Object::Name(kind), Object::Name(name), Object::Name(alternate), Object::Dictionary(tint)] =
        items.as_slice()
    else {
        return Err(unexpected("ColorSpace"));
    };
    let parts = |key: &str| tint.get(key).and_then(numbers).unwrap_or_default();
    let straight = tint.get("FunctionType") == Some(&Object::Number(2.0))
        && tint.get("N") == Some(&Object::Number(1.0))
        && parts("C0") == [0.0; 4];
    let cmyk = <[f64; 4]>::try_from(parts("C1")).map_err(|_| unexpected("C1"))?;
    if kind != "Separation" || alternate != "DeviceCMYK" || !straight {
        return Err(unexpected(kind));
    }
    Ok(Spot { name: name.clone(), cmyk })
}

fn check_overprint(state: &Dictionary) -> Outcome<()> {
    let set = Object::Name(String::from("true"));
    let kind = Object::Name(String::from("ExtGState"));
    let allowed = [("Type", &kind), ("OP", &set), ("op", &set), ("OPM", &Object::Number(1.0))];
    for (key, value) in state {
        if !allowed.contains(&(key.as_str(), value)) {
            return Err(unexpected(key));
        }
    }
    if state.contains_key("op") { Ok(()) } else { Err(missing("op")) }
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
fn in_millimetres((mut fills, spot): (Vec<Fill>, Option<Spot>), [width, height]: [f64; 2]) -> Drawing {
    let inch = |points: f64| points * 25.4 / 72.0;
    for point in fills.iter_mut().flat_map(|fill| &mut fill.polygons).flatten() {
        *point = [inch(point[0]), inch(height - point[1])];
    }
    Drawing { width_mm: inch(width), height_mm: inch(height), fills, spot }
}
