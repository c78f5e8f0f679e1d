//! The written files of a campaign with every kind of placement.

use crate::{
    campaign::{ADDRESS, campaign, every_placement, typesetter, workspace},
    decoders::{Luma, assert_both_read},
};
use isoscript::{
    qr::{self, Artwork, Facts, File, Proven, readback},
    script::model::{Campaign, ModuleSize, Status},
};
use resvg::{tiny_skia, usvg};
use std::{env, fs, io::Cursor, path::Path, sync::OnceLock};
use tiff::{decoder::ifd::Value, tags::Tag};

/// Every artwork with its proven files, made once for all tests.
fn every_artwork() -> &'static [(Artwork, Vec<File>)] {
    static MADE: OnceLock<Vec<(Artwork, Vec<File>)>> = OnceLock::new();
    MADE.get_or_init(|| {
        let (artworks, findings) = qr::artworks(&campaign(ADDRESS, every_placement()), &typesetter());
        assert!(findings.is_empty(), "{findings:?}");
        let made = |artwork| (qr::files(&artwork).unwrap(), artwork);
        artworks.into_iter().map(made).map(|(files, artwork)| (artwork, files)).collect()
    })
}

/// Pixels of a file, by programs that this project did not write where there is one among the
/// test's dependencies: resvg draws SVG, png reads PNG.
fn picture(file: &File, artwork: &Artwork) -> Luma {
    match file.extension {
        "svg" => drawn_by_resvg(&file.bytes),
        "png" => {
            let image = image::load_from_memory(&file.bytes).unwrap().into_luma8();
            (image.width() as usize, image.height() as usize, image.into_raw())
        }
        _ => {
            let picture = match readback::read(file.extension, &file.bytes).unwrap() {
                readback::Content::Drawing(drawing) => {
                    drawing.picture(artwork.sheet.module_mm / 5.0).unwrap()
                }
                readback::Content::Picture(picture) => picture,
            };
            (picture.width, picture.height, picture.luma)
        }
    }
}

fn drawn_by_resvg(svg: &[u8]) -> Luma {
    let tree = usvg::Tree::from_data(svg, &usvg::Options::default()).unwrap();
    let scale = 500.0 / tree.size().width();
    let (width, height) = (500, (tree.size().height() * scale).ceil() as u32);
    let mut pixmap = tiny_skia::Pixmap::new(width, height).unwrap();
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    let luma = pixmap.pixels().iter().map(|pixel| pixel.red()).collect();
    (width as usize, height as usize, luma)
}

#[test]
fn every_file_scans_with_two_decoders() {
    for (artwork, files) in every_artwork() {
        for file in files {
            let what = artwork.path(file.extension);
            assert_both_read(&picture(file, artwork), ADDRESS, &what);
        }
    }
}

/// The text between two marks.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let from = text.find(start).unwrap_or_else(|| panic!("{start}")) + start.len();
    &text[from..from + text[from..].find(end).unwrap()]
}

fn numbers(text: &str) -> Vec<f64> {
    text.split_ascii_whitespace().map(|word| word.parse().unwrap()).collect()
}

/// Width and height as the file states them, in millimetres.
fn stated_size(file: &File) -> [f64; 2] {
    let text = String::from_utf8_lossy(&file.bytes);
    let inch = |points: f64| points / 72.0 * 25.4;
    match file.extension {
        "svg" => ["width=\"", "height=\""].map(|name| between(&text, name, "mm\"").parse().unwrap()),
        "pdf" => {
            let boxes = ["/MediaBox", "/TrimBox", "/BleedBox"];
            let boxes = boxes.map(|name| numbers(between(&text[text.find(name).unwrap()..], "[", "]")));
            assert!(boxes[0] == boxes[1] && boxes[1] == boxes[2], "{boxes:?}");
            assert_eq!(boxes[0][..2], [0.0, 0.0]);
            [inch(boxes[0][2]), inch(boxes[0][3])]
        }
        "eps" => {
            let sheet = numbers(between(&text, "%%HiResBoundingBox:", "\n"));
            [inch(sheet[2]), inch(sheet[3])]
        }
        "png" => {
            let reader = png::Decoder::new(Cursor::new(&file.bytes)).read_info().unwrap();
            let (info, density) = (reader.info(), reader.info().pixel_dims.unwrap());
            assert_eq!((density.unit, density.xppu), (png::Unit::Meter, density.yppu));
            [info.width, info.height].map(|side| f64::from(side) * 1000.0 / f64::from(density.xppu))
        }
        "tiff" => {
            let mut decoder = tiff::decoder::Decoder::new(Cursor::new(&file.bytes)).unwrap();
            let (width, height) = decoder.dimensions().unwrap();
            let Value::Rational(inch, parts) = decoder.get_tag(Tag::XResolution).unwrap() else {
                panic!("no ratio")
            };
            [width, height].map(|side| f64::from(side) * 25.4 * f64::from(parts) / f64::from(inch))
        }
        other => panic!("{other}"),
    }
}

#[test]
fn every_file_states_the_size_asked_for() {
    for (artwork, files) in every_artwork() {
        if let ModuleSize::Pixels(_) = artwork.module {
            continue;
        }
        let wanted = [artwork.sheet.width_mm(), artwork.sheet.height_mm()];
        let symbol = artwork.symbol.modules as f64 * artwork.module.millimetres();
        assert!((Facts::of(artwork).symbol_mm - symbol).abs() < 0.001);
        for file in files {
            for (stated, wanted) in stated_size(file).into_iter().zip(wanted) {
                assert!(
                    (stated - wanted).abs() < 0.01,
                    "{}: {stated} {wanted}",
                    artwork.path(file.extension)
                );
            }
        }
    }
}

#[test]
fn the_pdf_holds_one_black_and_nothing_that_press_refuses() {
    for (_, files) in every_artwork() {
        let pdf = files.iter().find(|file| file.extension == "pdf").unwrap();
        let text = String::from_utf8_lossy(&pdf.bytes);
        let refused = [
            "/Font",
            "/XObject",
            "/ExtGState",
            "/ColorSpace",
            "/Group",
            "/SMask",
            "/Encrypt",
            "/JavaScript",
            "RGB",
        ];
        for refused in refused {
            assert!(!text.contains(refused), "{refused}");
        }
        for wanted in [
            "%PDF-1.4",
            "/GTS_PDFX",
            "(PDF/X-1a:2003)",
            "(FOGRA39)",
            "(http://www.color.org)",
            "/Trapped",
            "/ID",
        ] {
            assert!(text.contains(wanted), "{wanted}");
        }
        let content = between(&text, "stream\n", "endstream");
        let inks: Vec<_> = content.lines().filter(|line| line.ends_with(" k")).collect();
        assert_eq!(inks, ["0 0 0 0 k", "0 0 0 1 k"]);
        let known = ["m", "l", "c", "h", "f", "k", "q", "Q", "cm", "re"];
        let words = content.split_ascii_whitespace().filter(|word| word.parse::<f64>().is_err());
        assert_eq!(words.filter(|word| !known.contains(word)).count(), 0);
    }
}

#[test]
fn the_same_campaign_gives_the_same_bytes() {
    let (artworks, _) = qr::artworks(&campaign(ADDRESS, every_placement()), &typesetter());
    for (artwork, (_, files)) in artworks.iter().zip(every_artwork()).step_by(6) {
        assert_eq!(&qr::files(artwork).unwrap(), files, "{}", artwork.id);
    }
}

#[test]
fn facts_and_lines_are_as_accepted() {
    let mut text = String::new();
    for (artwork, _) in every_artwork() {
        text += &serde_json::to_string_pretty(&Facts::of(artwork)).unwrap();
        text += "\n";
        for line in artwork.lettering.caption.lines.iter().chain(&artwork.lettering.address.lines) {
            text += &format!("    {line}\n");
        }
    }
    assert_accepted("artworks.txt", &text);
}

#[test]
fn the_index_names_every_file_and_marks_what_is_not_approved() {
    let mut campaign = campaign(ADDRESS, every_placement());
    let proven = every_artwork().iter().cloned().map(|(artwork, files)| Proven { artwork, files });
    let proven: Vec<_> = proven.collect();
    let html =
        |campaign: &Campaign| String::from_utf8(qr::index(&workspace(), campaign, &proven).unwrap()).unwrap();
    let draft = html(&campaign);
    for Proven { artwork, files } in &proven {
        assert!(draft.contains(&format!("id=\"{}\"", artwork.id)));
        for file in files {
            let name = artwork.path(file.extension);
            assert!(draft.contains(&format!("href=\"{}\"", &name["qr/".len()..])), "{name}");
        }
    }
    assert_eq!(draft.matches("PROJET").count(), 2 + proven.len());
    campaign.status = Status::Approved;
    assert!(!html(&campaign).contains("PROJET"));
}

/// Compares with a file beside this one; `ISOSCRIPT_ACCEPT=1` accepts what is found.
fn assert_accepted(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/qr").join(name);
    if env::var_os("ISOSCRIPT_ACCEPT").is_some() {
        fs::write(&path, found).unwrap();
    }
    let accepted = fs::read_to_string(&path).unwrap_or_default();
    let differing = found.lines().zip(accepted.lines()).find(|(found, accepted)| found != accepted);
    assert_eq!(differing, None, "{name}; ISOSCRIPT_ACCEPT=1 accepts what is found");
    assert_eq!(found.len(), accepted.len(), "{name}; ISOSCRIPT_ACCEPT=1 accepts what is found");
}
