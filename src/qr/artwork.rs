//! An artwork: one printable QR piece, laid out, with everything an exporter needs.
//!
//! The sheet is a whole number of modules wide and high, so that a raster has a whole number of
//! pixels for each module and for the sheet. Lengths are millimetres; x goes right and y goes
//! down from the sheet's top left corner.

use crate::{
    qr::{
        advice::Advice,
        contour::{Contour, inset},
        lettering::Lettering,
        pack::PackNames,
        press::Printing,
        symbol::Symbol,
    },
    script::model::{Laboratory, ModuleSize, PlacementKind, Status},
};

/// Light modules around the symbol, on each side (ISO/IEC 18004, 9.1).
pub const QUIET_ZONE: usize = 4;

/// What a CSS pixel measures: 96 to the inch (CSS Values and Units 4, 6.2).
const MILLIMETRES_PER_PIXEL: f64 = 25.4 / 96.0;

/// One printable QR piece.
#[derive(Debug, Clone)]
pub struct Artwork {
    /// `<placement>` or `<placement>-<laboratory>`, unique in the campaign.
    pub id: String,
    /// The campaign it belongs to.
    pub edition: Edition,
    /// The placement's id.
    pub placement: String,
    /// What it is printed on or shown by.
    pub kind: PlacementKind,
    /// The laboratory it is made for; `None` when all share it.
    pub laboratory: Option<Laboratory>,
    /// The pack it is printed on, as far as the plan says it.
    pub pack: PackNames,
    /// How it is printed.
    pub printing: Printing,
    /// The sentence under the code, as written; empty for none.
    pub caption: String,
    /// The code.
    pub symbol: Symbol,
    /// What a change of its address would save.
    pub advice: Advice,
    /// The borders of its dark modules, in modules from the symbol's corner.
    pub contours: Vec<Contour>,
    /// The side of a module, as asked for.
    pub module: ModuleSize,
    /// Size of the piece, and where the symbol stands on it.
    pub sheet: Sheet,
    /// Caption and address, as outlines.
    pub lettering: Lettering,
}

/// The state of the campaign that an artwork was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// The campaign's id.
    pub campaign: String,
    /// The substance, as written in texts.
    pub substance: String,
    /// The language of the content, a tag such as `fr`.
    pub language: String,
    /// The version of the content.
    pub version: String,
    /// The date of that version, `YYYY-MM-DD`.
    pub date: String,
    /// How far the campaign has come.
    pub status: Status,
}

/// Size of an artwork and the symbol's place on it, in modules.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sheet {
    /// The side of a module in millimetres.
    pub module_mm: f64,
    /// Width in modules.
    pub columns: usize,
    /// Height in modules.
    pub rows: usize,
    /// Modules left of the symbol, the quiet zone among them.
    pub left: usize,
    /// Modules above the symbol: the quiet zone.
    pub top: usize,
}

impl Artwork {
    /// The name of its files, without extension: `<campaign>_<artwork id>`.
    pub fn file_stem(&self) -> String {
        format!("{}_{}", self.edition.campaign, self.id)
    }

    /// Where a file of it stands in the output folder.
    pub fn path(&self, extension: &str) -> String {
        format!("qr/{}/{}.{extension}", self.id, self.file_stem())
    }

    /// Where its proof sheet stands in the output folder.
    pub fn proof_path(&self, extension: &str) -> String {
        format!("qr/{}/{}_proof.{extension}", self.id, self.file_stem())
    }

    /// The borders of the dark modules as they are printed: in modules from the sheet's corner, moved
    /// inwards by half the bar width reduction.
    pub fn borders(&self) -> impl Iterator<Item = Vec<[f64; 2]>> {
        let by = self.printing.inset(self.sheet.module_mm);
        let (left, top) = (self.sheet.left as f64, self.sheet.top as f64);
        let placed = move |[x, y]: [f64; 2]| [x + left, y + top];
        self.contours.iter().map(move |contour| inset(contour, by).map(placed).collect())
    }

    /// Whether it must be called a draft wherever it is listed: everything before approval.
    pub fn is_draft(&self) -> bool {
        self.edition.status != Status::Approved
    }
}

impl Sheet {
    /// A sheet for a symbol of `modules` on a side, `columns` wide, with `below` modules under the
    /// quiet zone. It is at least as wide as symbol and quiet zone, and keeps the symbol in the middle.
    pub fn around(modules: usize, module_mm: f64, [columns, below]: [usize; 2]) -> Self {
        let least = modules + 2 * QUIET_ZONE;
        let beside = columns.saturating_sub(least).div_ceil(2);
        let (left, top) = (QUIET_ZONE + beside, QUIET_ZONE);
        Self { module_mm, columns: least + 2 * beside, rows: least + below, left, top }
    }

    /// Width in millimetres.
    pub fn width_mm(&self) -> f64 {
        self.columns as f64 * self.module_mm
    }

    /// Height in millimetres.
    pub fn height_mm(&self) -> f64 {
        self.rows as f64 * self.module_mm
    }
}

impl ModuleSize {
    /// The side in millimetres; a pixel counts as a CSS pixel.
    pub fn millimetres(self) -> f64 {
        match self {
            Self::Millimetres(side) => side,
            Self::Pixels(side) => f64::from(side) * MILLIMETRES_PER_PIXEL,
        }
    }
}
