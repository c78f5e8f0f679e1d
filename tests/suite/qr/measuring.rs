//! What is measured of the written files, and how far the ladder goes.

use crate::campaign::{ADDRESS, CAPTION, campaign, placement, typesetter};
use isoscript::{
    qr::{
        self, Artwork, File,
        measure::{Grid, Measurement, measure},
        readback::Picture,
        record::{Beside, Record},
    },
    script::model::{Given, ModuleSize, PlacementKind},
};
use std::{fmt::Write as _, fs, path::Path, sync::OnceLock};

fn made(reduction: u32) -> (Artwork, Vec<File>) {
    let mut on_box = placement("box", PlacementKind::Box, ModuleSize::Millimetres(0.5), CAPTION);
    on_box.press.bar_width_reduction_um = Given { value: reduction, place: on_box.place.clone() };
    let artwork = qr::artworks(&campaign(ADDRESS, vec![on_box]), &typesetter()).0.remove(0);
    let files = qr::files(&artwork).unwrap();
    (artwork, files)
}

fn plain() -> &'static (Artwork, Vec<File>) {
    static MADE: OnceLock<(Artwork, Vec<File>)> = OnceLock::new();
    MADE.get_or_init(|| made(0))
}

fn near(found: f64, wanted: f64, tolerance: f64) -> bool {
    (found - wanted).abs() <= tolerance
}

#[test]
fn every_file_measures_what_was_asked_for() {
    let (artwork, files) = plain();
    let record = Record::of(artwork, files).unwrap();
    for file in &record.files {
        let (what, found) = (file.extension, &file.measurement);
        let [width, height] = file.size_mm.unwrap();
        assert!(near(width, artwork.sheet.width_mm(), 0.001), "{what} {width}");
        assert!(near(height, artwork.sheet.height_mm(), 0.001), "{what} {height}");
        let module = found.module_mm.unwrap();
        assert!(near(module[0], 0.5, 0.0005) && near(module[1], 0.5, 0.0005), "{what} {module:?}");
        assert_eq!(found.quiet_zone[0], 4.0, "{what}");
        assert!(found.quiet_zone.iter().all(|side| *side >= 4.0), "{what} {:?}", found.quiet_zone);
        assert_eq!((found.contrast, found.wrong_modules, found.unused_correction), (1.0, 0, 1.0), "{what}");
        assert!(found.weakest_module > 0.999 && found.axial < 0.001, "{what} {found:?}");
        assert!(
            found.grid < 0.02 && found.growth.abs() < 0.01 && found.turned.abs() < 0.01,
            "{what} {found:?}"
        );
    }
}

#[test]
fn a_bar_width_reduction_is_measured_as_such() {
    let (artwork, files) = made(50);
    for file in Record::of(&artwork, &files).unwrap().files {
        let found = file.measurement;
        assert!(near(found.growth, -0.1, 0.045), "{} {}", file.extension, found.growth);
        let module = found.module_mm.unwrap();
        assert!(near(module[0], 0.5, 0.001), "{} {module:?}", file.extension);
        assert!(found.grid < 0.045, "{} {}", file.extension, found.grid);
    }
}

/// The artwork's PNG as pixels, and its code's place.
fn picture() -> (Picture, Grid) {
    let (artwork, files) = plain();
    let png = files.iter().find(|file| file.extension == "png").unwrap();
    let image = image::load_from_memory(&png.bytes).unwrap().into_luma8();
    let (width, height) = (image.width() as usize, image.height() as usize);
    let pixels = width / artwork.sheet.columns;
    let origin = [artwork.sheet.left * pixels, artwork.sheet.top * pixels].map(|it| it as f64);
    let picture = Picture { width, height, luma: image.into_raw(), pixel_mm: None };
    (picture, Grid::upright(artwork.symbol.modules, origin, pixels as f64))
}

fn measured(change: impl FnOnce(&mut Picture, &Grid)) -> Measurement {
    let (mut picture, grid) = picture();
    change(&mut picture, &grid);
    measure(&picture, &grid, &plain().0.symbol).unwrap()
}

fn fill(picture: &mut Picture, grid: &Grid, [left, top, width, height]: [f64; 4], luma: u8) {
    let pixel = |x: f64, y: f64| grid.place(x, y).map(|it| it.round() as usize);
    let ([left, top], [right, bottom]) = (pixel(left, top), pixel(left + width, top + height));
    for row in top..bottom {
        picture.luma[row * picture.width + left..row * picture.width + right].fill(luma);
    }
}

#[test]
fn what_is_done_to_a_picture_is_what_is_measured() {
    let quiet = measured(|picture, grid| fill(picture, grid, [10.0, -3.0, 1.0, 1.0], 0));
    assert_eq!(quiet.quiet_zone[0], 2.0);
    let grey = measured(|picture, _| picture.luma.iter_mut().for_each(|luma| *luma = (*luma).max(102)));
    assert!(near(grey.contrast, 0.6, 0.001), "{}", grey.contrast);
    let stained = measured(|picture, grid| fill(picture, grid, [12.0, 12.0, 6.0, 6.0], 255));
    assert!(stained.wrong_modules > 5 && stained.unused_correction < 0.9);
    let worse = measured(|picture, grid| fill(picture, grid, [12.0, 12.0, 12.0, 12.0], 255));
    assert!(worse.unused_correction < stained.unused_correction);
    let weak = measured(|picture, grid| fill(picture, grid, [20.0, 20.0, 1.0, 1.0], 140));
    assert!(weak.weakest_module < 0.15, "{}", weak.weakest_module);
    let (wide, grid) = picture();
    let luma = wide.luma.chunks(wide.width).flat_map(|row| [row, row].concat()).collect();
    let tall = Picture { height: 2 * wide.height, luma, ..wide };
    let steps = [grid.steps[0], grid.steps[1].map(|it| 2.0 * it)];
    let grid = Grid { origin: [grid.origin[0], 2.0 * grid.origin[1]], steps, ..grid };
    let found = measure(&tall, &grid, &plain().0.symbol).unwrap();
    assert!(near(found.axial, 2.0 / 3.0, 0.001), "{}", found.axial);
}

#[test]
fn a_grid_that_is_a_little_off_finds_its_way() {
    let (picture, grid) = picture();
    let exact = measure(&picture, &grid, &plain().0.symbol).unwrap();
    let off = Grid {
        origin: grid.origin.map(|it| it + 5.0),
        steps: grid.steps.map(|step| step.map(|it| it * 1.004)),
        ..grid
    };
    let found = measure(&picture, &off, &plain().0.symbol).unwrap();
    assert!(near(found.module_px[0], exact.module_px[0], 0.005), "{found:?} {exact:?}");
    let seen = Grid::seen(&picture).unwrap();
    let found = measure(&picture, &seen, &plain().0.symbol).unwrap();
    assert!(near(found.module_px[1], exact.module_px[1], 0.005), "{found:?} {exact:?}");
}

/// The same address drawn by qrencode 4.1.1: `qrencode -s 10 -m 4 -l Q -o qrencode.png ADDRESS`.
const QRENCODE: &[u8] = include_bytes!("qrencode.png");

#[test]
fn the_ladder_is_as_accepted_beside_qrencode() {
    let (artwork, files) = plain();
    let beside = Beside::read(QRENCODE).unwrap();
    let record = Record::of(artwork, files).unwrap().climbed(artwork, Some(&beside)).unwrap();
    let climb = record.ladder.unwrap();
    let mut text = String::from("degradation: steps; read by rqrr, rxing; qrencode's by rqrr, rxing\n");
    for (own, other) in climb.own.iter().zip(climb.beside.unwrap()) {
        let _ = writeln!(text, "{:?}: {:?}; {:?}; {:?}", own.degradation, own.steps, own.read, other.read);
        if !own.correction_left.is_empty() {
            let _ = writeln!(text, "    unused error correction: {:.2?}", own.correction_left);
            let falling = own.correction_left.windows(2).all(|pair| pair[0] >= pair[1]);
            assert!(falling && own.correction_left[0] < 1.0, "{:?}", own.correction_left);
        }
        assert!(own.read.iter().all(|read| *read > 0), "{:?} is not read at its first step", own.degradation);
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/qr/ladder.txt");
    if std::env::var_os("ISOSCRIPT_ACCEPT").is_some() {
        fs::write(&path, &text).unwrap();
    }
    assert_eq!(
        fs::read_to_string(path).unwrap_or_default(),
        text,
        "ISOSCRIPT_ACCEPT=1 accepts what is found"
    );
}
