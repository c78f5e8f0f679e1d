//! The proof sheet of an artwork: what a studio files and signs, as plain values.
//!
//! The A4 page and the HTML page are two views of one [`ProofSheet`] and cannot disagree.

mod html;
mod ladder;
mod measured;
mod rules;

pub use html::Template;
pub use ladder::LadderTable;
pub use measured::{MeasuredRow, MeasuredTable};

use super::{
    artwork::Artwork,
    facts::{DRAFT_MARK, Facts},
    readback::Drawing,
    record::Record,
    words::Words,
};
use crate::{
    script::model::{ErrorCorrection, Ink, ModuleSize, Status},
    wording::Language,
};
use serde::Serialize;

/// Everything on a proof sheet, worded and rounded.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProofSheet {
    /// The language of every word on it.
    pub language: Language,
    /// `PROJET` until the campaign is approved.
    pub mark: Option<&'static str>,
    /// What the sheet is.
    pub title: String,
    /// Which campaign, version, date, state.
    pub edition: String,
    /// The piece as its PDF draws it; the HTML page shows the SVG file.
    #[serde(skip)]
    pub piece: Drawing,
    /// Width and height of the piece, in millimetres.
    pub piece_mm: [f64; 2],
    /// Whether it is shown on screens and not printed.
    pub for_screens: bool,
    /// What the picture of the piece is.
    pub piece_note: String,
    /// What the code says, and what it is.
    pub code: Section<Row>,
    /// How it is printed.
    pub printing: Section<Row>,
    /// What was measured of each file.
    pub measured: MeasuredTable,
    /// How far down the ladder it is read; without the ladder, how to have it.
    pub ladder: LadderTable,
    /// The files and their digests.
    pub files: Section<FileRow>,
    /// How to place it, and what a change of the address would save.
    pub rules: Section<String>,
    /// What this sheet is not.
    pub notice: String,
    /// What is signed.
    pub signature: Section<String>,
}

/// A heading with what stands under it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Section<T> {
    /// The heading.
    pub heading: String,
    /// What stands under it.
    pub items: Vec<T>,
}

/// A label and its value.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// The label.
    pub label: String,
    /// The value.
    pub value: String,
}

/// A file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FileRow {
    /// Its name.
    pub name: String,
    /// Its size.
    pub bytes: String,
    /// Its SHA-256.
    pub sha256: String,
}

impl ProofSheet {
    /// The sheet of an artwork from the record of its proof.
    pub fn of(artwork: &Artwork, record: &Record) -> Self {
        let words = Words::of(&artwork.edition.language);
        let facts = Facts::of(artwork);
        let printed = matches!(artwork.module, ModuleSize::Millimetres(_));
        Self {
            language: words.0,
            mark: artwork.is_draft().then_some(DRAFT_MARK),
            title: format!("{}{}", words.say("Épreuve de code QR\u{a0}: ", "QR code proof: "), artwork.id),
            edition: edition(&words, artwork),
            piece: record.drawing.clone(),
            piece_mm: [artwork.sheet.width_mm(), artwork.sheet.height_mm()],
            for_screens: !printed,
            piece_note: piece_note(&words, printed),
            code: code(&words, artwork, &facts),
            printing: printing(&words, artwork, &facts),
            measured: MeasuredTable::of(&words, artwork, record),
            ladder: LadderTable::of(&words, record),
            files: files(&words, artwork, record),
            rules: rules::of(&words, artwork, &facts),
            notice: words.say(
                "Ces valeurs sont mesurées sur les fichiers. Ce n’est pas une note ISO/IEC 15415\u{a0}: elle ne s’obtient que sur la pièce imprimée, avec un vérificateur.",
                "These figures are measured on the files. This is no ISO/IEC 15415 grade: that takes the printed piece and a verifier.",
            ),
            signature: signature(&words),
        }
    }
}

fn edition(words: &Words, artwork: &Artwork) -> String {
    let edition = &artwork.edition;
    let status = match edition.status {
        Status::Draft => words.say("en préparation", "in preparation"),
        Status::Submitted => words.say("soumise", "submitted"),
        Status::Approved => words.say("approuvée", "approved"),
    };
    let laboratory = artwork.laboratory.as_ref().map(|laboratory| laboratory.name.clone());
    let pack = Some(artwork.pack.spoken()).filter(|spoken| !spoken.is_empty());
    let version = [words.say("version", "version"), edition.version.clone()].join(" ");
    let campaign = format!(
        "{} {} ({}), {version}, {}, {status}",
        words.say("Campagne", "Campaign"),
        edition.substance,
        edition.campaign,
        words.date(&edition.date),
    );
    [Some(campaign), laboratory, pack].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn piece_note(words: &Words, printed: bool) -> String {
    if printed {
        words.say(
            "À l’échelle 1\u{202f}; la règle compte des millimètres.",
            "At full size; the ruler counts millimetres.",
        )
    } else {
        words.say("À l’écran, la taille dépend de l’appareil.", "On a screen the size is the device’s.")
    }
}

fn row(label: String, value: impl Into<String>) -> Row {
    Row { label, value: value.into() }
}

fn code(words: &Words, artwork: &Artwork, facts: &Facts) -> Section<Row> {
    let level = match facts.error_correction {
        ErrorCorrection::L => "L",
        ErrorCorrection::M => "M",
        ErrorCorrection::Q => "Q",
        ErrorCorrection::H => "H",
    };
    let symbol = format!(
        "{} {} ({}\u{a0}× {2} modules), {} {level}, {} {}",
        words.say("version", "version"),
        facts.version,
        facts.modules,
        words.say("correction", "error correction"),
        words.say("masque", "mask"),
        facts.mask
    );
    let module = match facts.module_px {
        Some(pixels) => format!("{pixels}\u{a0}px"),
        None => words.millimetres(facts.module_mm, 3),
    };
    let size =
        format!("{}\u{a0}× {}", words.number(facts.width_mm, 2), words.millimetres(facts.height_mm, 2));
    let digest = crate::digest::sha256(artwork.symbol.payload.as_bytes());
    let items = vec![
        row(words.say("Contenu", "Payload"), facts.payload.clone()),
        row(words.say("SHA-256 du contenu", "SHA-256 of the payload"), digest),
        row(words.say("Symbole", "Symbol"), symbol),
        row(words.say("Module", "Module"), module),
        row(words.say("Côté du symbole", "Side of the symbol"), words.millimetres(facts.symbol_mm, 2)),
        row(
            words.say("Zone claire", "Quiet zone"),
            format!(
                "{} modules, {}",
                facts.quiet_zone_modules,
                words.say("dans le fichier", "inside the file")
            ),
        ),
        row(words.say("Page du fichier", "Page of the file"), size),
        row(words.say("Hauteur d’x", "x-height"), x_heights(words, facts)),
    ];
    Section { heading: words.say("Le code", "The code"), items }
}

fn x_heights(words: &Words, facts: &Facts) -> String {
    let address = words.say("adresse", "address") + " " + &words.millimetres(facts.address_x_height_mm, 2);
    match facts.caption_x_height_mm {
        Some(caption) => {
            format!("{} {}, {address}", words.say("légende", "caption"), words.millimetres(caption, 2))
        }
        None => address,
    }
}

fn printing(words: &Words, artwork: &Artwork, facts: &Facts) -> Section<Row> {
    let (ink, raster) = match &artwork.printing.ink {
        Ink::Black => (words.say("noir seul à 100\u{a0}%", "black alone, 100 %"), None),
        Ink::Spot { name, cmyk: [c, m, y, k] } => {
            let stand_in = words.say("sans plaque\u{a0}: C M J N", "without its plate: C M Y K");
            let black = words.say(
                "SVG, PNG, TIFF en noir\u{a0}: donnez-leur le ton direct dans la maquette",
                "SVG, PNG and TIFF are black: give them the spot in the layout",
            );
            (format!("{name}, 100\u{a0}% ({stand_in} {c} {m} {y} {k})"), Some(black))
        }
    };
    let over = if facts.overprint {
        words.say("surimpression, sur un fond qui défonce", "overprint, on a panel that knocks out")
    } else {
        words.say("défonce", "knock-out")
    };
    let condition = artwork.printing.output_condition;
    let reduction = match facts.bar_width_reduction_um {
        0 => words.say("aucun", "none"),
        um => format!(
            "{um}\u{a0}µm ({}\u{a0}px {})",
            facts.bar_width_reduction_px,
            words.say("en PNG et TIFF", "in PNG and TIFF")
        ),
    };
    let mut items = vec![
        row(words.say("Encre", "Ink"), ink),
        row(words.say("Superposition", "Overprint"), over),
        row(words.say("Condition d’impression", "Output condition"), condition.name()),
        row(words.say("Maigri des barres", "Bar width reduction"), reduction),
    ];
    items.extend(raster.map(|text| row(words.say("Autres fichiers", "Other files"), text)));
    Section { heading: words.say("L’impression", "Printing"), items }
}

fn files(words: &Words, artwork: &Artwork, record: &Record) -> Section<FileRow> {
    let file = |file: &super::record::FileRecord| FileRow {
        name: format!("{}.{}", artwork.file_stem(), file.extension),
        bytes: words.bytes(file.bytes),
        sha256: file.sha256.clone(),
    };
    Section {
        heading: words.say("Les fichiers (SHA-256)", "The files (SHA-256)"),
        items: record.files.iter().map(file).collect(),
    }
}

fn signature(words: &Words) -> Section<String> {
    Section {
        heading: words.say("Bon à tirer", "Approval"),
        items: vec![
            words.say("Nom et fonction", "Name and position"),
            words.say("Date", "Date"),
            words.say("Signature", "Signature"),
        ],
    }
}
