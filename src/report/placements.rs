//! The QR artwork, with the figures of its proof.

use super::{numbers::length, words};
use crate::{
    digest::sha256,
    qr::{Artwork, Facts},
    script::model::PlacementKind,
    wording::Language,
};
use serde::Serialize;

/// An artwork, and its SVG file as it is delivered and proven.
#[derive(Debug, Clone)]
pub struct Piece {
    /// The artwork.
    pub artwork: Artwork,
    /// The bytes of its SVG file.
    pub svg: Vec<u8>,
}

/// One artwork as it is shown.
#[derive(Debug, Serialize)]
pub struct PieceView {
    /// Its id.
    pub id: String,
    /// What it is printed on.
    pub placement: &'static str,
    /// The laboratory that it is made for.
    pub laboratory: Option<String>,
    /// The SVG file without its XML declaration: what is shown is what is delivered.
    pub drawing: String,
    /// The payload, byte for byte.
    pub payload: String,
    /// Width and height.
    pub size: String,
    /// Side of the symbol, and of a module.
    pub symbol: String,
    /// Version, modules, error correction, mask.
    pub code: String,
    /// The modules left light around it.
    pub quiet_zone: usize,
    /// SHA-256 of the SVG file.
    pub sha256: String,
}

/// The artworks in the order of the plan.
pub(super) fn pieces(pieces: &[Piece], language: Language) -> Vec<PieceView> {
    pieces.iter().map(|piece| view(piece, language)).collect()
}

fn view(piece: &Piece, language: Language) -> PieceView {
    let facts = Facts::of(&piece.artwork);
    let mm = |value: f64| format!("{}\u{a0}mm", length(value, language));
    let module = match facts.module_px {
        Some(pixels) => format!("{pixels}\u{a0}px"),
        None => mm(facts.module_mm),
    };
    let text = String::from_utf8_lossy(&piece.svg);
    let level = format!("{:?}", facts.error_correction);
    PieceView {
        placement: placement(facts.kind, language),
        laboratory: piece.artwork.laboratory.as_ref().map(|it| it.name.clone()),
        drawing: text.split_once("?>\n").map_or(String::new(), |(_, svg)| svg.to_owned()),
        payload: facts.payload,
        size: format!("{} × {}", length(facts.width_mm, language), mm(facts.height_mm)),
        symbol: format!(
            "{} · {}",
            mm(facts.symbol_mm),
            words::choose(language, "module de ", "module of ").to_owned() + &module
        ),
        code: format!("{} · {} × {} · {level} · {}", facts.version, facts.modules, facts.modules, facts.mask),
        quiet_zone: facts.quiet_zone_modules,
        sha256: sha256(&piece.svg),
        id: facts.id,
    }
}

fn placement(kind: PlacementKind, language: Language) -> &'static str {
    let (fr, en) = match kind {
        PlacementKind::Box => ("boîte", "box"),
        PlacementKind::Insert => ("encart dans la boîte", "pack insert"),
        PlacementKind::PatientSheet => ("fiche d’information", "patient information sheet"),
        PlacementKind::PatientCard => ("carte patient", "patient card"),
        PlacementKind::Brochure => ("brochure", "brochure"),
        PlacementKind::Web => ("page web", "web page"),
    };
    words::choose(language, fr, en)
}
