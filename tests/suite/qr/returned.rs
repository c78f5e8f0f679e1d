//! What comes back from a studio: each way of going wrong has a file here, made from the approved
//! artwork, and is called by its name.

use crate::campaign::{ADDRESS, CAPTION, campaign, placement, typesetter};
use image::{DynamicImage, GrayImage, ImageFormat, imageops::FilterType};
use isoscript::{
    qr::{
        self, Artwork, File,
        inspect::{Inspection, Side, Verdict, inspect},
    },
    script::model::{Cmyk, ErrorCorrection, Given, Ink, ModuleSize, PlacementKind, Press},
};
use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref};
use std::{io::Cursor, sync::OnceLock};

fn made(address: &str, module: f64, press: impl FnOnce(&mut Press)) -> (Artwork, Vec<File>) {
    let mut on_box = placement("box", PlacementKind::Box, ModuleSize::Millimetres(module), CAPTION);
    press(&mut on_box.press);
    let artwork = qr::artworks(&campaign(address, vec![on_box]), &typesetter()).0.remove(0);
    let files = qr::files(&artwork).unwrap();
    (artwork, files)
}

fn approved() -> &'static (Artwork, Vec<File>) {
    static MADE: OnceLock<(Artwork, Vec<File>)> = OnceLock::new();
    MADE.get_or_init(|| made(ADDRESS, 0.5, |_| ()))
}

fn bytes<'f>(files: &'f [File], extension: &str) -> &'f [u8] {
    &files.iter().find(|file| file.extension == extension).unwrap().bytes
}

fn inspected(extension: &str, bytes: &[u8]) -> Inspection {
    let artworks = std::slice::from_ref(&approved().0);
    inspect(&format!("back.{extension}"), bytes, artworks, Some("box")).unwrap()
}

fn verdicts(extension: &str, bytes: &[u8]) -> Vec<Verdict> {
    inspected(extension, bytes).verdicts
}

/// The approved file with one text replaced everywhere.
fn altered(extension: &str, from: &str, to: &str) -> Vec<u8> {
    let bytes = bytes(&approved().1, extension);
    let mut altered = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at..].starts_with(from.as_bytes()) {
            altered.extend(to.as_bytes());
            at += from.len();
        } else {
            altered.push(bytes[at]);
            at += 1;
        }
    }
    assert_ne!(altered, bytes, "{extension} has no {from:?}");
    altered
}

fn picture() -> GrayImage {
    image::load_from_memory(bytes(&approved().1, "png")).unwrap().into_luma8()
}

/// Pixels to the metre of the approved PNG.
fn per_metre() -> u32 {
    let png = bytes(&approved().1, "png");
    png::Decoder::new(Cursor::new(png)).read_info().unwrap().info().pixel_dims.unwrap().xppu
}

/// A PNG file that says its size.
fn png(image: &DynamicImage, per_metre: u32) -> Vec<u8> {
    let image = image.to_rgb8();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, image.width(), image.height());
    encoder.set_color(png::ColorType::Rgb);
    let unit = png::Unit::Meter;
    encoder.set_pixel_dims(Some(png::PixelDimensions { xppu: per_metre, yppu: per_metre, unit }));
    encoder.write_header().unwrap().write_image_data(image.as_raw()).unwrap();
    bytes
}

fn pixels_of(change: impl FnOnce(&mut GrayImage)) -> Vec<Verdict> {
    let mut image = picture();
    change(&mut image);
    verdicts("png", &png(&image.into(), per_metre()))
}

/// Paints modules, counted from the symbol's corner.
fn paint(image: &mut GrayImage, [x, y, width, height]: [i64; 4], luma: u8) {
    let sheet = &approved().0.sheet;
    let pixels = i64::from(image.width()) / sheet.columns as i64;
    let pixel = |at: i64, first: usize| ((at + first as i64) * pixels) as u32;
    for row in pixel(y, sheet.top)..pixel(y + height, sheet.top) {
        for column in pixel(x, sheet.left)..pixel(x + width, sheet.left) {
            image.get_pixel_mut(column, row).0[0] = luma;
        }
    }
}

#[test]
fn what_comes_back_unchanged_is_the_same() {
    for extension in ["svg", "pdf", "png", "tiff"] {
        let inspection = inspected(extension, bytes(&approved().1, extension));
        assert_eq!(inspection.verdicts, [Verdict::Same], "{extension}");
        assert!(inspection.unread.is_empty());
        let module = inspection.measurement.unwrap().module_mm.unwrap();
        assert!((module[0] - 0.5).abs() < 0.001, "{extension} {module:?}");
    }
}

#[test]
fn another_address_is_called_wrong() {
    let other = "https://ansm.sante.fr/tableau-marr/isotretinoina";
    let (_, files) = made(other, 0.5, |_| ());
    for extension in ["svg", "pdf", "png", "tiff"] {
        let found = verdicts(extension, bytes(&files, extension));
        assert_eq!(found, [Verdict::WrongAddress(other.into())], "{extension}");
    }
}

#[test]
fn another_size_is_called_scaled() {
    let (_, larger) = made(ADDRESS, 0.52, |_| ());
    let (_, smaller) = made(ADDRESS, 0.49, |_| ());
    for extension in ["svg", "pdf", "png", "tiff"] {
        for (files, percent) in [(&larger, 4.0), (&smaller, -2.0)] {
            match verdicts(extension, bytes(files, extension)).as_slice() {
                [Verdict::Scaled(found)] => assert!((found - percent).abs() < 0.1, "{extension} {found}"),
                other => panic!("{extension}: {other:?}"),
            }
        }
    }
    let wider = DynamicImage::from(picture()).resize_exact(1050, 1700, FilterType::Triangle);
    let found = verdicts("png", &png(&wider, per_metre()));
    assert!(found.iter().any(|verdict| matches!(verdict, Verdict::Distorted(_))), "{found:?}");
}

#[test]
fn a_quiet_zone_that_is_cut_is_called_so_with_its_side() {
    let frame = |path: &str| altered("svg", "</svg>", &format!("<path d=\"{path}\"/></svg>"));
    let left = approved().0.sheet.left as f64 * 0.5;
    let bar = format!("M{} 2H{}V20H{}Z", left - 1.5, left - 1.0, left - 1.5);
    assert_eq!(verdicts("svg", &frame(&bar)), [Verdict::QuietZoneCut(Side::Left, 2.0)]);
    let found = pixels_of(|image| paint(image, [3, -3, 2, 1], 0));
    assert_eq!(found, [Verdict::QuietZoneCut(Side::Top, 2.0)]);
    let pixels = picture().width() / approved().0.sheet.columns as u32;
    let cropped =
        DynamicImage::from(picture()).crop_imm(0, pixels, picture().width(), picture().height() - pixels);
    let found = verdicts("png", &png(&cropped, per_metre()));
    assert_eq!(found, [Verdict::QuietZoneCut(Side::Top, 1.0)]);
    let pdf = altered("pdf", "0 0 0 1 k\n", "0 0 0 1 k 0 0 4 200 re f\n");
    let found = verdicts("pdf", &pdf);
    assert!(matches!(found.as_slice(), [Verdict::QuietZoneCut(Side::Left, _)]), "{found:?}");
}

#[test]
fn light_on_dark_and_mirrors_are_called_so() {
    assert_eq!(pixels_of(image::imageops::invert), [Verdict::Reversed]);
    let swapped = altered("svg", "fill=\"#000\"", "fill=\"#F1\"");
    let swapped = String::from_utf8(swapped).unwrap().replace("#fff", "#000").replace("#F1", "#fff");
    assert!(verdicts("svg", swapped.as_bytes()).contains(&Verdict::Reversed));
    let found = pixels_of(|image| *image = image::imageops::flip_horizontal(image));
    assert!(found.contains(&Verdict::Mirrored), "{found:?}");
    let found = pixels_of(|image| *image = image::imageops::rotate90(image));
    assert_eq!(found, [Verdict::Same], "turned is no fault");
}

/// A PDF page of the approved size with the code as a picture.
fn pdf_of_picture() -> Vec<u8> {
    let (sheet, image) = (&approved().0.sheet, picture());
    let [width, height] = [sheet.width_mm(), sheet.height_mm()].map(|side| (side * 72.0 / 25.4) as f32);
    let mut pdf = Pdf::new();
    let [catalog, pages, page, content, picture] = [1, 2, 3, 4, 5].map(Ref::new);
    pdf.catalog(catalog).pages(pages);
    pdf.pages(pages).kids([page]).count(1);
    let mut leaf = pdf.page(page);
    leaf.parent(pages).media_box(Rect::new(0.0, 0.0, width, height)).contents(content);
    leaf.resources().x_objects().pair(Name(b"P"), picture);
    leaf.finish();
    let mut drawing = Content::new();
    drawing.transform([width, 0.0, 0.0, height, 0.0, 0.0]).x_object(Name(b"P"));
    pdf.stream(content, &drawing.finish().into_vec());
    let mut object = pdf.image_xobject(picture, image.as_raw());
    object.width(image.width() as i32).height(image.height() as i32).bits_per_component(8);
    object.color_space().device_gray();
    object.finish();
    pdf.finish()
}

fn base64(bytes: &[u8]) -> String {
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let bits =
            chunk.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for at in 0..4 {
            let letter = letters[(bits >> (18 - 6 * at) & 63) as usize];
            text.push(if at <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

#[test]
fn a_picture_in_a_vector_file_is_called_a_raster() {
    assert_eq!(verdicts("pdf", &pdf_of_picture()), [Verdict::RasterInsteadOfVector]);
    let sheet = &approved().0.sheet;
    let (width, height) = (sheet.width_mm(), sheet.height_mm());
    let data = base64(bytes(&approved().1, "png"));
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}mm\" height=\"{height}mm\" \
         viewBox=\"0 0 {width} {height}\"><image width=\"{width}\" height=\"{height}\" \
         href=\"data:image/png;base64,{data}\"/></svg>"
    );
    assert!(verdicts("svg", svg.as_bytes()).contains(&Verdict::RasterInsteadOfVector));
}

#[test]
fn more_than_one_ink_is_called_so_and_another_ink_too() {
    let inks = |extension: &str, from: &str, to: &str| verdicts(extension, &altered(extension, from, to));
    let several =
        |names: &[&str]| vec![Verdict::MoreThanOneInk(names.iter().map(|it| (*it).into()).collect())];
    let rich = inks("pdf", "0 0 0 1 k", "0.6 0.4 0.4 1 k");
    assert_eq!(rich, several(&["Black", "Cyan", "Magenta", "Yellow"]));
    assert_eq!(inks("pdf", "0 0 0 1 k", "0 0 0 rg"), several(&["RGB"]));
    assert_eq!(inks("pdf", "0 0 0 1 k", "1 0 0 0.6 k"), several(&["Black", "Cyan"]));
    assert_eq!(inks("pdf", "0 0 0 1 k", "0 g"), [Verdict::Same], "grey is black");
    let swatch: Cmyk = [100, 78, 0, 54];
    let (_, spotted) = made(ADDRESS, 0.5, |press| {
        let place = press.ink.place.clone();
        press.ink = Given { value: Ink::Spot { name: "PANTONE 2767 C".into(), cmyk: swatch }, place };
    });
    assert_eq!(verdicts("pdf", bytes(&spotted, "pdf")), [Verdict::AnotherInk("PANTONE 2767 C".into())]);
    assert_eq!(inks("svg", "#000", "#10306a"), [Verdict::AnotherInk("#10306a".into())]);
    let mut coloured = DynamicImage::from(picture()).into_rgb8();
    for pixel in coloured.pixels_mut().filter(|pixel| pixel.0 == [0; 3]) {
        pixel.0 = [10, 30, 150];
    }
    let found = verdicts("png", &png(&coloured.into(), per_metre()));
    assert_eq!(found, several(&["#0a1e96", "Black"]));
}

#[test]
fn a_code_drawn_anew_is_called_so() {
    let mut stronger =
        campaign(ADDRESS, vec![placement("box", PlacementKind::Box, ModuleSize::Millimetres(0.5), CAPTION)]);
    stronger.qr.as_mut().unwrap().error_correction = ErrorCorrection::H;
    let artwork = qr::artworks(&stronger, &typesetter()).0.remove(0);
    let files = qr::files(&artwork).unwrap();
    assert_eq!(verdicts("pdf", bytes(&files, "pdf")), [Verdict::DrawnAnew]);
    // qrencode makes the very same modules of this address, at its own size.
    let by_qrencode = verdicts("png", include_bytes!("qrencode.png"));
    assert!(
        matches!(by_qrencode.as_slice(), [Verdict::Scaled(percent)] if *percent > 100.0),
        "{by_qrencode:?}"
    );
}

#[test]
fn damage_low_contrast_and_other_bars_are_called_so() {
    let stained = pixels_of(|image| paint(image, [14, 14, 6, 6], 255));
    assert!(
        matches!(stained.as_slice(), [Verdict::Damaged(modules, left)] if *modules > 5 && *left < 1.0),
        "{stained:?}"
    );
    let grey = pixels_of(|image| image.pixels_mut().for_each(|pixel| pixel.0[0] = pixel.0[0].max(140)));
    assert!(grey.iter().any(|verdict| matches!(verdict, Verdict::LowContrast(_))), "{grey:?}");
    let (_, reduced) = made(ADDRESS, 0.5, |press| press.bar_width_reduction_um.value = 80);
    for extension in ["pdf", "svg", "png"] {
        match verdicts(extension, bytes(&reduced, extension)).as_slice() {
            [Verdict::BarsChanged(percent)] => assert!((percent + 16.0).abs() < 4.5, "{extension} {percent}"),
            other => panic!("{extension} {other:?}"),
        }
    }
}

#[test]
fn a_jpeg_is_read_and_called_what_it_is() {
    let mut jpeg = Cursor::new(Vec::new());
    DynamicImage::from(picture()).write_to(&mut jpeg, ImageFormat::Jpeg).unwrap();
    assert_eq!(verdicts("jpg", jpeg.get_ref()), [Verdict::Lossy, Verdict::SizeUnknown]);
}

#[test]
fn what_holds_no_code_or_two_is_said() {
    assert_eq!(pixels_of(|image| image.pixels_mut().for_each(|pixel| pixel.0[0] = 255)), [Verdict::NoCode]);
    let found = pixels_of(|image| paint(image, [0, 0, 7, 7], 255));
    assert_eq!(found, [Verdict::NoCode], "a finder pattern is lost");
}

#[test]
fn what_cannot_be_read_is_a_failure() {
    let artworks = std::slice::from_ref(&approved().0);
    let fails = |name: &str, bytes: &[u8], placement: Option<&str>| {
        inspect(name, bytes, artworks, placement).is_err()
    };
    for (extension, name) in [("pdf", "a.pdf"), ("svg", "a.svg"), ("png", "a.png"), ("tiff", "a.tif")] {
        let whole = bytes(&approved().1, extension);
        assert!(fails(name, &whole[..40], None), "{name}");
        assert!(fails(name, b"", None), "{name}");
        assert!(fails(name, b"not this", None), "{name}");
        assert!(fails(name, whole, Some("bax")), "no such placement");
    }
    assert!(fails("a.jpg", b"\xff\xd8\xff\xe0", None));
    assert!(fails("a.indd", b"", None));
    assert!(fails("artwork", b"", None));
    assert!(!fails("renamed.pdf", bytes(&approved().1, "pdf"), None), "without a name, what says the same");
}
