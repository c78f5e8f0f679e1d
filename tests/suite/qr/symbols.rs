//! Every version at every level, and payloads of every length: encoded, drawn, written in one of the
//! formats in turn, read back.

use crate::campaign::typesetter;
use isoscript::{
    export::{eps, pdf, qr_png, svg, tiff},
    qr::{
        advice::Advice,
        artwork::{Artwork, Edition},
        contour::contours,
        lettering::{self, Setting},
        pack::PackNames,
        press::Printing,
        proof::prove,
        symbol::Symbol,
    },
    script::model::{ErrorCorrection, Ink, ModuleSize, OutputCondition, PlacementKind, Status},
    typeset::Typesetter,
};
use qrcode::{EcLevel, Version, bits::encode_auto};

fn artwork(typesetter: &Typesetter, symbol: Symbol) -> Artwork {
    let module = ModuleSize::Pixels(2);
    let setting = Setting { typesetter, modules: symbol.modules, module_mm: module.millimetres() };
    let (sheet, lettering) = lettering::set(&setting, "", "https://ansm.sante.fr/").unwrap();
    Artwork {
        id: "web".into(),
        edition: Edition {
            campaign: "campaign".into(),
            substance: "substance".into(),
            language: "fr".into(),
            version: "1".into(),
            date: "2026-11-22".into(),
            status: Status::Draft,
        },
        placement: "web".into(),
        kind: PlacementKind::Web,
        laboratory: None,
        pack: PackNames::default(),
        printing: Printing {
            ink: Ink::Black,
            overprint: false,
            output_condition: OutputCondition::default(),
            bar_width_reduction_um: 0,
        },
        caption: String::new(),
        contours: contours(&symbol),
        advice: Advice::default(),
        symbol,
        module,
        sheet,
        lettering,
    }
}

/// Writes one of the files and proves it, which decodes it with both decoders.
fn assert_scans(artwork: &Artwork, format: usize) {
    let (extension, bytes) = match format % 5 {
        0 => ("svg", svg::svg(artwork)),
        1 => ("pdf", pdf::pdf(artwork)),
        2 => ("eps", eps::eps(artwork)),
        3 => ("png", qr_png::png(artwork).unwrap()),
        _ => ("tiff", tiff::tiff(artwork).unwrap()),
    };
    let what = format!("{extension}, version {} {:?}", artwork.symbol.version, artwork.symbol.level);
    prove(artwork, extension, &bytes).unwrap_or_else(|failure| panic!("{what}: {failure}"));
}

/// The longest text, all lower-case letters, that fits into this version at this level.
fn longest(version: i16, level: EcLevel) -> String {
    let fits = |length: usize| {
        let bits = encode_auto("x".repeat(length).as_bytes(), level);
        bits.is_ok_and(|bits| matches!(bits.version(), Version::Normal(needed) if needed <= version))
    };
    let (mut most, mut least) = (3000_usize, 1_usize);
    while least + 1 < most {
        let middle = least.midpoint(most);
        if fits(middle) { least = middle } else { most = middle }
    }
    "x".repeat(least)
}

fn every_version(level: ErrorCorrection, crate_level: EcLevel) {
    let typesetter = typesetter();
    for version in 1..=40 {
        let symbol = Symbol::encode(&longest(version, crate_level), level).unwrap();
        assert_eq!((symbol.version, symbol.level), (version as u32, level));
        assert_eq!(symbol.modules, 17 + 4 * version as usize);
        assert_scans(&artwork(&typesetter, symbol), version as usize + level as usize);
    }
}

#[test]
fn every_version_at_level_l() {
    every_version(ErrorCorrection::L, EcLevel::L);
}

#[test]
fn every_version_at_level_m() {
    every_version(ErrorCorrection::M, EcLevel::M);
}

#[test]
fn every_version_at_level_q() {
    every_version(ErrorCorrection::Q, EcLevel::Q);
}

#[test]
fn every_version_at_level_h() {
    every_version(ErrorCorrection::H, EcLevel::H);
}

/// Marsaglia's xorshift: the same payloads on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

#[test]
fn random_payloads_scan() {
    let letters = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#[]@!$&'()*+,;=% ";
    let levels = [ErrorCorrection::L, ErrorCorrection::M, ErrorCorrection::Q, ErrorCorrection::H];
    let typesetter = typesetter();
    let mut random = Random(0x1507_2E71_0123_4567);
    for format in 0..40 {
        let length = 1 + random.below(200);
        let payload: String = (0..length).map(|_| char::from(letters[random.below(letters.len())])).collect();
        let symbol = Symbol::encode(&payload, levels[random.below(4)]).unwrap();
        assert_scans(&artwork(&typesetter, symbol), format);
    }
}

#[test]
fn version_level_and_mask_are_those_that_a_decoder_reads() {
    for length in [10, 50, 90, 200] {
        let symbol = Symbol::encode(&"x".repeat(length), ErrorCorrection::M).unwrap();
        let side = symbol.modules;
        let grid = rqrr::SimpleGrid::from_func(side, |x, y| symbol.is_dark(x, y));
        let (read, _) = rqrr::Grid::new(grid).decode().unwrap();
        assert_eq!((read.version.0 as u32, read.mask), (symbol.version, u16::from(symbol.mask)));
        let bits = match symbol.level {
            ErrorCorrection::M => 0,
            ErrorCorrection::L => 1,
            ErrorCorrection::H => 2,
            ErrorCorrection::Q => 3,
        };
        assert_eq!(read.ecc_level, bits);
    }
}
