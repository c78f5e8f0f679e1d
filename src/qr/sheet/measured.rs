//! What was measured of each file, beside its limit and where the limit comes from.

use crate::qr::words::Words;
use crate::{
    qr::{
        artwork::Artwork,
        decoder::Decoder,
        record::{FileRecord, Record},
    },
    script::model::ModuleSize,
};
use serde::Serialize;

/// The least module for telephones, in millimetres (GS1, QR code with Digital Link).
const LEAST_MODULE_MM: f64 = 0.396;

/// A table: a row for each figure, a column for each file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MeasuredTable {
    /// Its heading.
    pub heading: String,
    /// What stands over the columns: figure, each format, limit, source.
    pub heads: Vec<String>,
    /// The rows.
    pub rows: Vec<MeasuredRow>,
}

/// One figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MeasuredRow {
    /// What it is.
    pub label: String,
    /// Its value in each file.
    pub values: Vec<String>,
    /// What it must be.
    pub limit: String,
    /// Who says so.
    pub source: String,
    /// Whether every file holds it.
    pub held: bool,
}

impl MeasuredTable {
    pub(super) fn of(words: &Words, artwork: &Artwork, record: &Record) -> Self {
        let formats = record.files.iter().map(|file| file.extension.to_uppercase());
        let heads = [words.say("Grandeur", "Figure")].into_iter().chain(formats);
        let heads = heads.chain([words.say("Limite", "Limit"), words.say("Source", "Source")]);
        let table = Table { words, artwork, record };
        Self {
            heading: words
                .say("Mesuré sur les pixels de chaque fichier", "Measured on the pixels of each file"),
            heads: heads.collect(),
            rows: table.sizes().into_iter().chain(table.figures()).chain([table.decoded()]).collect(),
        }
    }
}

struct Table<'a> {
    words: &'a Words,
    artwork: &'a Artwork,
    record: &'a Record,
}

/// A figure of a file: how it is shown, and whether it is within its limit.
type Shown = (String, bool);

impl Table<'_> {
    fn row(
        &self,
        label: [&str; 2],
        limit: String,
        source: &str,
        of: impl Fn(&FileRecord) -> Shown,
    ) -> MeasuredRow {
        let shown: Vec<Shown> = self.record.files.iter().map(of).collect();
        MeasuredRow {
            label: self.words.say(label[0], label[1]),
            held: shown.iter().all(|(_, held)| *held),
            values: shown.into_iter().map(|(text, _)| text).collect(),
            limit,
            source: source.to_owned(),
        }
    }

    /// Page and module, in millimetres; on a screen, in pixels.
    fn sizes(&self) -> Vec<MeasuredRow> {
        let (words, sheet) = (self.words, &self.artwork.sheet);
        let asked = [sheet.width_mm(), sheet.height_mm()];
        let page = |file: &FileRecord| match file.size_mm {
            None => (String::from("—"), true),
            Some(found) => {
                let held = found.iter().zip(asked).all(|(found, asked)| (found - asked).abs() < 0.01);
                (format!("{}\u{a0}× {}", words.measured(found[0], 2), words.measured(found[1], 2)), held)
            }
        };
        let module = |file: &FileRecord| match (self.artwork.module, file.measurement.module_mm) {
            (ModuleSize::Millimetres(asked), Some([x, y])) => {
                let mean = (x + y) / 2.0;
                (words.measured(mean, 4), (mean - asked).abs() < 0.001 && mean > LEAST_MODULE_MM - 0.0005)
            }
            (ModuleSize::Pixels(asked), Some([x, _])) if file.size_mm.is_some() => {
                let pixels = x / ModuleSize::Pixels(1).millimetres();
                (words.measured(pixels, 2), (pixels - f64::from(asked)).abs() < 0.01)
            }
            _ => (words.measured(file.measurement.module_px[0], 2), true),
        };
        let limit = match self.artwork.module {
            ModuleSize::Millimetres(_) => format!("≥\u{a0}{}", words.number(LEAST_MODULE_MM, 3)),
            ModuleSize::Pixels(pixels) => pixels.to_string(),
        };
        let (source, unit) = match self.artwork.module {
            ModuleSize::Millimetres(_) => ("GS1", ["Module, mm", "Module, mm"]),
            ModuleSize::Pixels(_) => ("isoscript", ["Module, px à 96 ppp", "Module, px at 96 dpi"]),
        };
        vec![
            self.row(["Page, mm", "Page, mm"], words.say("± 0,01", "± 0.01"), "isoscript", page),
            self.row(unit, limit, source, module),
        ]
    }

    fn figures(&self) -> Vec<MeasuredRow> {
        let words = self.words;
        let percent = |value: f64| words.measured(value * 100.0, 1) + "\u{a0}%";
        let least = |sides: [f64; 4]| sides.into_iter().fold(f64::MAX, f64::min);
        let whole = || words.percent(1.0, 0);
        vec![
            self.row(
                ["Zone claire, modules", "Quiet zone, modules"],
                "≥\u{a0}4".into(),
                "ISO/IEC 18004",
                |file| {
                    let zone = least(file.measurement.quiet_zone);
                    (words.measured(zone, 1), zone >= 4.0)
                },
            ),
            self.row(["Contraste", "Contrast"], whole(), "isoscript", |file| {
                (percent(file.measurement.contrast), file.measurement.contrast > 0.999)
            }),
            self.row(["Module le plus faible", "Weakest module"], whole(), "isoscript", |file| {
                (percent(file.measurement.weakest_module), file.measurement.weakest_module > 0.99)
            }),
            self.row(
                ["Écart axial", "Axial non-uniformity"],
                "≤\u{a0}1\u{a0}%".into(),
                "isoscript",
                |file| (percent(file.measurement.axial), file.measurement.axial <= 0.01),
            ),
            self.row(
                ["Écart de grille, modules", "Grid non-uniformity, modules"],
                words.say("≤\u{a0}0,05", "≤\u{a0}0.05"),
                "isoscript",
                |file| (words.measured(file.measurement.grid, 2), file.measurement.grid <= 0.05),
            ),
            self.growth(),
            self.row(["Correction non utilisée", "Unused error correction"], whole(), "isoscript", |file| {
                (percent(file.measurement.unused_correction), file.measurement.unused_correction >= 1.0)
            }),
        ]
    }

    /// Wider or narrower bars, in micrometres; within a pixel of the reduction asked for.
    fn growth(&self) -> MeasuredRow {
        let (words, module) = (self.words, self.artwork.sheet.module_mm);
        let asked = -f64::from(self.artwork.printing.bar_width_reduction_um);
        let limit = format!("{}\u{a0}± {}", words.number(asked, 0), words.say("1 px", "1 px"));
        self.row(["Engraissement, µm", "Bar growth, µm"], limit, "isoscript", |file| {
            let (growth, pixel) = (file.measurement.growth, 1.0 / file.measurement.module_px[0]);
            let held = (growth - asked / 1000.0 / module).abs() <= pixel;
            (words.number(growth * module * 1000.0, 0), held)
        })
    }

    /// Nothing is written, this sheet neither, unless both decoders read each file.
    fn decoded(&self) -> MeasuredRow {
        let same = self.words.say("les deux", "both");
        self.row(["Contenu lu par", "Payload read by"], same, "isoscript", |file| {
            let names: Vec<&str> = file.read_by.iter().map(|decoder| decoder.name()).collect();
            (names.join(", "), file.read_by == Decoder::BOTH)
        })
    }
}
