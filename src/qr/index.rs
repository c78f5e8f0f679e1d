//! The index sheet: every artwork of a campaign on one page, with what a studio must know.

use super::{
    File,
    artwork::Artwork,
    facts::{DRAFT_MARK, Facts},
};
use crate::{
    failure::{Failure, Outcome},
    script::model::{Campaign, PlacementKind, Status},
    workspace::Workspace,
};
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use tera::{Context, Tera};

/// The template's path under `assets/`.
const TEMPLATE: &str = "templates/qr-index.html";

/// An artwork with its proven files.
#[derive(Debug, Clone)]
pub struct Proven {
    /// The artwork.
    pub artwork: Artwork,
    /// Its files, as [`super::files`] gave them.
    pub files: Vec<File>,
}

/// The sheet as the template sees it.
#[derive(Debug, Serialize)]
struct View<'a> {
    campaign: &'a str,
    substance: &'a str,
    version: &'a str,
    date: String,
    status: &'static str,
    authorisation: &'a str,
    mark: Option<&'static str>,
    address: &'a str,
    artworks: Vec<ArtworkView>,
}

/// One artwork as the template sees it. Figures are written as French writes them.
#[derive(Debug, Serialize)]
struct ArtworkView {
    id: String,
    placement: &'static str,
    laboratory: Option<String>,
    pack: String,
    ink: String,
    ink_name: String,
    /// Symbol, width and height in millimetres as drawn; for programs that check the files.
    printed_mm: String,
    proof: String,
    picture: String,
    size: String,
    symbol: String,
    module: String,
    version: String,
    level: String,
    lettering: String,
    raster: String,
    payload: String,
    files: Vec<FileView>,
}

/// One file as the template sees it.
#[derive(Debug, Serialize)]
struct FileView {
    name: String,
    href: String,
    bytes: String,
    sha256: String,
}

/// The index sheet as HTML, in French: one file, no script, no network.
///
/// # Errors
/// The campaign's own template cannot be read or is wrong.
pub fn index(workspace: &Workspace, campaign: &Campaign, proven: &[Proven]) -> Outcome<Vec<u8>> {
    let failure = || {
        Failure::new(
            "Le gabarit de l’index des visuels est fautif.",
            "The template of the artwork index is wrong.",
        )
    };
    let asset = workspace.asset(TEMPLATE)?.ok_or_else(failure)?;
    let template = std::str::from_utf8(&asset.bytes).map_err(|cause| failure().because(cause))?;
    let mut tera = Tera::default();
    tera.autoescape_on(vec![".html"]);
    tera.add_raw_template("index.html", template).map_err(|cause| failure().because(cause))?;
    let context =
        Context::from_serialize(&view(campaign, proven)).map_err(|cause| failure().because(cause))?;
    let html = tera.render("index.html", &context).map_err(|cause| failure().because(cause))?;
    Ok(html.into_bytes())
}

fn view<'a>(campaign: &'a Campaign, proven: &[Proven]) -> View<'a> {
    View {
        campaign: &campaign.id,
        substance: &campaign.substance,
        version: &campaign.version,
        date: french_date(&campaign.date),
        status: match campaign.status {
            Status::Draft => "en préparation",
            Status::Submitted => "soumise",
            Status::Approved => "approuvée",
        },
        authorisation: &campaign.authorisation,
        mark: (campaign.status != Status::Approved).then_some(DRAFT_MARK),
        address: campaign.qr.as_ref().map(|plan| plan.url.text.as_str()).unwrap_or_default(),
        artworks: proven.iter().map(artwork_view).collect(),
    }
}

fn artwork_view(proven: &Proven) -> ArtworkView {
    let artwork = &proven.artwork;
    let facts = Facts::of(artwork);
    let module = match facts.module_px {
        Some(pixels) => format!("{pixels}\u{a0}px ({}\u{a0}mm à 96\u{a0}ppp)", french(facts.module_mm)),
        None => format!("{}\u{a0}mm", french(facts.module_mm)),
    };
    ArtworkView {
        placement: placement(facts.kind),
        laboratory: artwork.laboratory.as_ref().map(|laboratory| laboratory.name.clone()),
        pack: facts.pack.spoken(),
        ink: ink(&facts),
        ink_name: facts.ink.clone(),
        printed_mm: printed_mm(artwork),
        proof: format!("{}_proof", artwork.file_stem()),
        picture: picture(&proven.files),
        size: format!("{} × {}\u{a0}mm", french(facts.width_mm), french(facts.height_mm)),
        symbol: format!(
            "{} × {0}\u{a0}mm, plus {} modules clairs de chaque côté",
            french(facts.symbol_mm),
            facts.quiet_zone_modules
        ),
        module,
        version: format!("{} ({} × {1} modules), masque {}", facts.version, facts.modules, facts.mask),
        level: format!("{:?}", facts.error_correction),
        lettering: lettering(&facts),
        raster: format!("{}\u{a0}ppp", french((facts.pixels_per_inch * 10.0).round() / 10.0)),
        payload: facts.payload,
        files: proven.files.iter().map(|file| file_view(artwork, file)).collect(),
        id: facts.id,
    }
}

fn lettering(facts: &Facts) -> String {
    let address = format!("adresse {}\u{a0}mm", french(facts.address_x_height_mm));
    match facts.caption_x_height_mm {
        Some(caption) => format!("légende {}\u{a0}mm, {address}", french(caption)),
        None => address,
    }
}

/// The one ink, whether it overprints, the printing condition and the bar width reduction.
fn ink(facts: &Facts) -> String {
    let name = match facts.ink.as_str() {
        "black" => "noir seul à 100\u{a0}%",
        spot => spot,
    };
    let over = if facts.overprint { "en surimpression" } else { "en défonce" };
    let condition = facts.output_condition.name();
    let reduction = match facts.bar_width_reduction_um {
        0 => String::new(),
        um => format!(", barres maigries de {um}\u{a0}µm"),
    };
    format!("{name}, {over} sur fond non imprimé{reduction}\u{202f}; {condition}")
}

/// The dark symbol is smaller by the bar width reduction.
fn printed_mm(artwork: &Artwork) -> String {
    let (sheet, modules) = (&artwork.sheet, artwork.symbol.modules as f64);
    let dark = modules * sheet.module_mm - f64::from(artwork.printing.bar_width_reduction_um) / 1000.0;
    format!("{dark:.3} {:.3} {:.3}", sheet.width_mm(), sheet.height_mm())
}

fn file_view(artwork: &Artwork, file: &File) -> FileView {
    let digest = Sha256::digest(&file.bytes);
    let name = format!("{}.{}", artwork.file_stem(), file.extension);
    FileView {
        href: format!("{}/{name}", artwork.id),
        bytes: format!("{}\u{202f}octets", grouped(file.bytes.len())),
        sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
        name,
    }
}

/// The SVG file as it is written, without its XML declaration: what is shown is what is delivered.
fn picture(files: &[File]) -> String {
    let svg = files.iter().find(|file| file.extension == "svg");
    let text = svg.map(|file| String::from_utf8_lossy(&file.bytes)).unwrap_or_default();
    text.split_once("?>\n").map_or(String::new(), |(_, svg)| svg.to_owned())
}

fn placement(kind: PlacementKind) -> &'static str {
    match kind {
        PlacementKind::Box => "boîte",
        PlacementKind::Insert => "notice",
        PlacementKind::PatientSheet => "fiche d’information",
        PlacementKind::PatientCard => "carte patient",
        PlacementKind::Brochure => "brochure",
        PlacementKind::Web => "page web",
    }
}

fn french(value: f64) -> String {
    value.to_string().replace('.', ",")
}

/// Thousands parted by narrow no-break spaces.
fn grouped(value: usize) -> String {
    let digits = value.to_string();
    let mut grouped = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            grouped.push('\u{202f}');
        }
        grouped.push(digit);
    }
    grouped
}

/// `2026-11-22` as « 22/11/2026 »; anything else as it is.
fn french_date(date: &str) -> String {
    match date.split('-').collect::<Vec<_>>().as_slice() {
        [year, month, day] => format!("{day}/{month}/{year}"),
        _ => date.to_owned(),
    }
}
