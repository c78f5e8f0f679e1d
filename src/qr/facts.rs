//! What is known of an artwork, for the manifest and the index sheet.

use super::{
    advice::Advice,
    artwork::{Artwork, QUIET_ZONE},
    pack::PackNames,
};
use crate::{
    export::Resolution,
    script::model::{ErrorCorrection, Ink, ModuleSize, OutputCondition, PlacementKind},
};
use serde::Serialize;

/// The facts of one artwork. Lengths are millimetres, rounded to a thousandth.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Facts {
    /// Its id.
    pub id: String,
    /// `PROJET` until the campaign is approved; absent then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mark: Option<&'static str>,
    /// The placement's id.
    pub placement: String,
    /// What it is printed on or shown by.
    pub kind: PlacementKind,
    /// The laboratory's id, when it is made for one.
    pub laboratory: Option<String>,
    /// The pack's names, as far as the plan says them.
    #[serde(flatten)]
    pub pack: PackNames,
    /// What the code says.
    pub payload: String,
    /// The symbol's version.
    pub version: u32,
    /// Modules on the symbol's side.
    pub modules: usize,
    /// Error correction reached.
    pub error_correction: ErrorCorrection,
    /// The mask pattern.
    pub mask: u8,
    /// The side of a module.
    pub module_mm: f64,
    /// The side of a module in pixels, on the web.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub module_px: Option<u32>,
    /// Light modules around the symbol.
    pub quiet_zone_modules: usize,
    /// The symbol without its quiet zone.
    pub symbol_mm: f64,
    /// Width of the file's page.
    pub width_mm: f64,
    /// Height of the file's page.
    pub height_mm: f64,
    /// Height of a lower-case x of the caption; absent without a caption.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption_x_height_mm: Option<f64>,
    /// Height of a lower-case x of the address.
    pub address_x_height_mm: f64,
    /// Resolution of the raster files.
    pub pixels_per_inch: f64,
    /// The one ink of PDF and EPS: `black`, or the name of a spot colour.
    pub ink: String,
    /// Whether it prints over what lies under it.
    pub overprint: bool,
    /// The printing condition that the PDF names.
    pub output_condition: OutputCondition,
    /// By how much each dark bar is narrower than its modules.
    pub bar_width_reduction_um: u32,
    /// The same in the raster files, in whole pixels.
    pub bar_width_reduction_px: u32,
    /// What a change of the address would save.
    pub advice: Advice,
}

/// What stands beside everything that is not approved.
pub const DRAFT_MARK: &str = "PROJET";

impl Facts {
    /// The facts of an artwork.
    pub fn of(artwork: &Artwork) -> Self {
        let (symbol, sheet, lettering) = (&artwork.symbol, &artwork.sheet, &artwork.lettering);
        let (printing, resolution) = (&artwork.printing, Resolution::of(artwork));
        Self {
            id: artwork.id.clone(),
            mark: artwork.is_draft().then_some(DRAFT_MARK),
            placement: artwork.placement.clone(),
            kind: artwork.kind,
            laboratory: artwork.laboratory.as_ref().map(|laboratory| laboratory.id.clone()),
            pack: artwork.pack.clone(),
            payload: symbol.payload.clone(),
            version: symbol.version,
            modules: symbol.modules,
            error_correction: symbol.level,
            mask: symbol.mask,
            module_mm: thousandth(sheet.module_mm),
            module_px: if let ModuleSize::Pixels(pixels) = artwork.module { Some(pixels) } else { None },
            quiet_zone_modules: QUIET_ZONE,
            symbol_mm: thousandth(symbol.modules as f64 * sheet.module_mm),
            width_mm: thousandth(sheet.width_mm()),
            height_mm: thousandth(sheet.height_mm()),
            caption_x_height_mm: Some(thousandth(lettering.caption.x_height_mm))
                .filter(|height| *height > 0.0),
            address_x_height_mm: thousandth(lettering.address.x_height_mm),
            pixels_per_inch: thousandth(f64::from(resolution.per_metre) * 0.0254),
            ink: match &printing.ink {
                Ink::Black => String::from("black"),
                Ink::Spot { name, .. } => name.clone(),
            },
            overprint: printing.overprint,
            output_condition: printing.output_condition,
            bar_width_reduction_um: printing.bar_width_reduction_um,
            bar_width_reduction_px: resolution.trimmed.iter().sum(),
            advice: artwork.advice.clone(),
        }
    }
}

fn thousandth(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}
