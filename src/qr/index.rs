//! The index sheet: every artwork of a campaign on one page, with what a studio must know.

mod labels;

use super::{
    File,
    artwork::Artwork,
    facts::{DRAFT_MARK, Facts},
    words::Words,
};
use crate::{
    failure::{Failure, Outcome},
    script::model::{Campaign, PlacementKind, Status},
    workspace::Workspace,
};
use labels::Labels;
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
    language: String,
    labels: Labels,
    campaign: &'a str,
    substance: &'a str,
    version: &'a str,
    date: String,
    status: String,
    authorisation: &'a str,
    mark: Option<&'static str>,
    address: &'a str,
    artworks: Vec<ArtworkView>,
}

/// One artwork as the template sees it. Figures are written as the campaign's language writes them.
#[derive(Debug, Serialize)]
struct ArtworkView {
    id: String,
    placement: String,
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

/// The index sheet as HTML, in the campaign's language: one file, no script, no network.
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
    let words = Words::of(&campaign.language);
    View {
        language: words.say("fr", "en"),
        labels: Labels::new(&words),
        campaign: &campaign.id,
        substance: &campaign.substance,
        version: &campaign.version,
        date: words.date(&campaign.date),
        status: match campaign.status {
            Status::Draft => words.say("en préparation", "in preparation"),
            Status::Submitted => words.say("soumise", "submitted"),
            Status::Approved => words.say("approuvée", "approved"),
        },
        authorisation: &campaign.authorisation,
        mark: (campaign.status != Status::Approved).then_some(DRAFT_MARK),
        address: campaign.qr.as_ref().map(|plan| plan.url.text.as_str()).unwrap_or_default(),
        artworks: proven.iter().map(|it| artwork_view(it, &words)).collect(),
    }
}

fn artwork_view(proven: &Proven, words: &Words) -> ArtworkView {
    let artwork = &proven.artwork;
    let facts = Facts::of(artwork);
    let mm = |value: f64| words.millimetres(value, 3);
    let module = match facts.module_px {
        Some(pixels) => {
            let at = words.say("à 96\u{a0}ppp", "at 96\u{a0}ppi");
            format!("{pixels}\u{a0}px ({} {at})", mm(facts.module_mm))
        }
        None => mm(facts.module_mm),
    };
    let (side, quiet) = (mm(facts.symbol_mm), facts.quiet_zone_modules);
    let mask = words.say("masque", "mask");
    ArtworkView {
        placement: placement(facts.kind, words),
        laboratory: artwork.laboratory.as_ref().map(|laboratory| laboratory.name.clone()),
        pack: facts.pack.spoken(),
        ink: ink(&facts, words),
        ink_name: facts.ink.clone(),
        printed_mm: printed_mm(artwork),
        proof: format!("{}_proof", artwork.file_stem()),
        picture: picture(&proven.files),
        size: format!("{} × {}", words.number(facts.width_mm, 3), mm(facts.height_mm)),
        symbol: words.say(
            &format!("{side} de côté, plus {quiet} modules clairs de chaque côté"),
            &format!("{side} a side, and {quiet} light modules on each side"),
        ),
        module,
        version: format!("{} ({} × {1} modules), {mask} {}", facts.version, facts.modules, facts.mask),
        level: format!("{:?}", facts.error_correction),
        lettering: lettering(&facts, words),
        raster: words.number(facts.pixels_per_inch, 1) + &words.say("\u{a0}ppp", "\u{a0}ppi"),
        payload: facts.payload,
        files: proven.files.iter().map(|file| file_view(artwork, file, words)).collect(),
        id: facts.id,
    }
}

fn lettering(facts: &Facts, words: &Words) -> String {
    let mm = |value: f64| words.millimetres(value, 2);
    let address = format!("{} {}", words.say("adresse", "address"), mm(facts.address_x_height_mm));
    match facts.caption_x_height_mm {
        Some(caption) => format!("{} {}, {address}", words.say("légende", "caption"), mm(caption)),
        None => address,
    }
}

/// The one ink, whether it overprints, the printing condition and the bar width reduction.
fn ink(facts: &Facts, words: &Words) -> String {
    let name = match facts.ink.as_str() {
        "black" => words.say("noir seul à 100\u{a0}%", "black only, 100\u{a0}%"),
        spot => spot.to_owned(),
    };
    let over = match facts.overprint {
        true => words.say("en surimpression sur fond non imprimé", "overprinting unprinted ground"),
        false => words.say("en défonce sur fond non imprimé", "knocked out on unprinted ground"),
    };
    let reduction = match facts.bar_width_reduction_um {
        0 => String::new(),
        um => words
            .say(&format!(", barres maigries de {um}\u{a0}µm"), &format!(", bars reduced by {um}\u{a0}µm")),
    };
    let condition = facts.output_condition.name();
    format!("{name}, {over}{reduction}{} {condition}", words.say("\u{202f};", ";"))
}

/// The dark symbol is smaller by the bar width reduction.
fn printed_mm(artwork: &Artwork) -> String {
    let (sheet, modules) = (&artwork.sheet, artwork.symbol.modules as f64);
    let dark = modules * sheet.module_mm - f64::from(artwork.printing.bar_width_reduction_um) / 1000.0;
    format!("{dark:.3} {:.3} {:.3}", sheet.width_mm(), sheet.height_mm())
}

fn file_view(artwork: &Artwork, file: &File, words: &Words) -> FileView {
    let digest = Sha256::digest(&file.bytes);
    let name = format!("{}.{}", artwork.file_stem(), file.extension);
    FileView {
        href: format!("{}/{name}", artwork.id),
        bytes: words.bytes(file.bytes.len()),
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

fn placement(kind: PlacementKind, words: &Words) -> String {
    match kind {
        PlacementKind::Box => words.say("boîte", "box"),
        PlacementKind::Insert => words.say("notice", "pack insert"),
        PlacementKind::PatientSheet => words.say("fiche d’information", "patient information sheet"),
        PlacementKind::PatientCard => words.say("carte patient", "patient card"),
        PlacementKind::Brochure => words.say("brochure", "brochure"),
        PlacementKind::Web => words.say("page web", "web page"),
    }
}
