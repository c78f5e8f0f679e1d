//! A file that was altered after it was written is never proven.

use crate::campaign::{ADDRESS, CAPTION, campaign, placement, typesetter};
use isoscript::{
    export::{eps, pdf, qr_png, svg, tiff},
    qr::{self, Artwork, proof::prove},
    script::model::{ModuleSize, PlacementKind},
};

const FORMATS: [&str; 5] = ["svg", "pdf", "eps", "png", "tiff"];

fn artwork(address: &str) -> Artwork {
    let module = ModuleSize::Millimetres(0.5);
    let placements = vec![placement("box", PlacementKind::Box, module, CAPTION)];
    let (mut artworks, findings) = qr::artworks(&campaign(address, placements), &typesetter());
    assert!(findings.is_empty());
    artworks.remove(0)
}

fn bytes(artwork: &Artwork, extension: &str) -> Vec<u8> {
    match extension {
        "svg" => svg::svg(artwork),
        "pdf" => pdf::pdf(artwork),
        "eps" => eps::eps(artwork),
        "tiff" => tiff::tiff(artwork).unwrap(),
        _ => qr_png::png(artwork).unwrap(),
    }
}

/// Replaces the first `from` in a file of this format and asserts that the proof notices.
fn assert_noticed(extension: &str, from: &str, to: &str) {
    let artwork = artwork(ADDRESS);
    let bytes = bytes(&artwork, extension);
    prove(&artwork, extension, &bytes).unwrap();
    let at = bytes.windows(from.len()).position(|window| window == from.as_bytes());
    let at = at.unwrap_or_else(|| panic!("{extension} has no {from:?}"));
    let altered = [&bytes[..at], to.as_bytes(), &bytes[at + from.len()..]].concat();
    assert!(prove(&artwork, extension, &altered).is_err(), "{extension}: {from:?} → {to:?}");
}

/// Columns from the sheet's left edge to the symbol, and past its first finder pattern.
fn finder() -> (usize, usize) {
    let left = artwork(ADDRESS).sheet.left;
    (left, left + 7)
}

#[test]
fn a_moved_border_of_a_module_is_noticed() {
    let (left, right) = finder();
    let wrong = right + 1;
    assert_noticed("svg", &format!("d=\"M{left} 4H{right}V"), &format!("d=\"M{left} 4H{wrong}V"));
    assert_noticed("pdf", &format!("\n{left} 4 m\n{right} 4 l\n"), &format!("\n{left} 4 m\n{wrong} 4 l\n"));
    let eps = |right: usize| format!("\n{left} 4 moveto\n{right} 4 lineto\n");
    assert_noticed("eps", &eps(right), &eps(wrong));
}

#[test]
fn anything_beside_the_symbol_is_noticed() {
    let left = finder().0;
    assert_noticed("svg", "</svg>", "<path fill=\"#000\" d=\"M0 0H1V1H0Z\"/></svg>");
    assert_noticed("pdf", &format!("\n{left} 4 m\n"), &format!("\n{left} 2 m\n"));
    assert_noticed("eps", "\nshowpage", "\n0 0 0 1 setcmykcolor 0 90 9 9 rectfill\nshowpage");
}

#[test]
fn another_size_is_noticed() {
    let sheet = artwork(ADDRESS).sheet;
    let width = |width: f64| format!("width=\"{width}mm\"");
    assert_noticed("svg", &width(sheet.width_mm()), &width(sheet.width_mm() + 0.02));
    assert_noticed("svg", "transform=\"scale(0.5)\"", "transform=\"scale(0.49)\"");
    assert_noticed("pdf", "/TrimBox [0 0 6", "/TrimBox [0 0 5");
    assert_noticed("eps", "%%HiResBoundingBox: 0 0 6", "%%HiResBoundingBox: 0 0 5");
}

#[test]
fn another_ink_or_operator_is_noticed() {
    assert_noticed("svg", "fill=\"#000\"", "fill=\"#010101\"");
    assert_noticed("svg", "fill=\"#000\"", "fill=\"#000\" opacity=\"0.5\"");
    assert_noticed("pdf", "0 0 0 1 k", "1 1 1 1 k");
    assert_noticed("pdf", "0 0 0 1 k", "0 0 0 rg ");
    assert_noticed("eps", "0 0 0 1 setcmykcolor", "0 0 0 setrgbcolor");
    assert_noticed("eps", "0 0 0 1 setcmykcolor", "0.4 0 0 1 setcmykcolor");
}

#[test]
fn broken_files_are_noticed() {
    let artwork = artwork(ADDRESS);
    for extension in FORMATS {
        let bytes = bytes(&artwork, extension);
        for length in [0, 1, 20, bytes.len() / 2, bytes.len() - 10] {
            assert!(prove(&artwork, extension, &bytes[..length]).is_err(), "{extension} {length}");
        }
    }
}

#[test]
fn the_code_of_another_address_is_noticed() {
    let (approved, other) = (artwork(ADDRESS), artwork("https://ansm.sante.fr/tableau-marr/isotretinoina"));
    assert_eq!(approved.symbol.version, other.symbol.version);
    for extension in FORMATS {
        assert!(prove(&approved, extension, &bytes(&other, extension)).is_err(), "{extension}");
    }
}

#[test]
fn a_flipped_module_of_a_picture_is_noticed() {
    let artwork = artwork(ADDRESS);
    let bytes = bytes(&artwork, "png");
    let mut image = image::load_from_memory(&bytes).unwrap().into_luma8();
    let pixels = image.width() / artwork.sheet.columns as u32;
    let rewritten = |image: &image::GrayImage| {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, image.width(), image.height());
        encoder.set_color(png::ColorType::Grayscale);
        let per_metre = pixels * 2000;
        let unit = png::Unit::Meter;
        encoder.set_pixel_dims(Some(png::PixelDimensions { xppu: per_metre, yppu: per_metre, unit }));
        encoder.write_header().unwrap().write_image_data(image.as_raw()).unwrap();
        bytes
    };
    prove(&artwork, "png", &rewritten(&image)).unwrap();
    for (x, y) in (0..pixels).flat_map(|x| (0..pixels).map(move |y| (x, y))) {
        let pixel = image.get_pixel_mut(20 * pixels + x, 20 * pixels + y);
        pixel.0[0] = 255 - pixel.0[0];
    }
    assert!(prove(&artwork, "png", &rewritten(&image)).is_err());
}
