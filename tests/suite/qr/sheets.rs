//! The proof sheets: what stands on them, in both views.

use crate::campaign::{ADDRESS, CAPTION, campaign, placement, typesetter, workspace};
use isoscript::{
    export::proof_pdf::proof_pdf,
    qr::{
        self, Artwork, File, readback,
        record::Record,
        sheet::{ProofSheet, Template},
    },
    script::model::{ModuleSize, PlacementKind, Status},
};
use std::{env, fs, path::Path};

fn made(
    kind: PlacementKind,
    module: ModuleSize,
    language: &str,
    status: Status,
) -> (Artwork, Vec<File>, ProofSheet) {
    let mut campaign = campaign(ADDRESS, vec![placement("piece", kind, module, CAPTION)]);
    (campaign.language, campaign.status) = (language.into(), status);
    let artwork = qr::artworks(&campaign, &typesetter()).0.remove(0);
    let files = qr::files(&artwork).unwrap();
    let sheet = ProofSheet::of(&artwork, &Record::of(&artwork, &files).unwrap());
    (artwork, files, sheet)
}

fn on_box(language: &str, status: Status) -> (Artwork, Vec<File>, ProofSheet) {
    made(PlacementKind::Box, ModuleSize::Millimetres(0.5), language, status)
}

#[test]
fn what_stands_on_a_sheet_is_as_accepted() {
    for language in ["fr", "en"] {
        let (_, files, sheet) = on_box(language, Status::Draft);
        let mut text = serde_json::to_string_pretty(&sheet).unwrap() + "\n";
        for (file, row) in files.iter().zip(&sheet.files.items) {
            assert_eq!(isoscript::digest::sha256(&file.bytes), row.sha256);
            text = text.replace(&row.sha256, "(its SHA-256)").replace(&row.bytes, "(its size)");
        }
        let path =
            Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/suite/qr/sheet.{language}.json"));
        if env::var_os("ISOSCRIPT_ACCEPT").is_some() {
            fs::write(&path, &text).unwrap();
        }
        assert_eq!(fs::read_to_string(path).unwrap_or_default(), text, "ISOSCRIPT_ACCEPT=1 accepts it");
    }
}

#[test]
fn the_html_page_says_all_that_the_sheet_says() {
    let (_, files, sheet) = on_box("fr", Status::Draft);
    let html =
        String::from_utf8(Template::read(&workspace()).unwrap().page(&sheet, &files).unwrap()).unwrap();
    let labels =
        sheet.code.items.iter().chain(&sheet.printing.items).flat_map(|row| [&row.label, &row.value]);
    let measured =
        sheet.measured.rows.iter().flat_map(|row| row.values.iter().chain([&row.label, &row.source]));
    let rules = sheet.rules.items.iter().chain(&sheet.signature.items);
    let files = sheet.files.items.iter().flat_map(|file| [&file.name, &file.sha256]);
    let heads = [&sheet.title, &sheet.edition, &sheet.notice, &sheet.ladder.note];
    let all = labels.chain(measured).chain(rules).chain(files).chain(heads);
    for text in all {
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let escaped = escaped.replace('"', "&quot;").replace('\'', "&#x27;");
        assert!(html.contains(&escaped) || html.contains(&escaped.replace('/', "&#x2F;")), "{text}");
    }
    assert!(html.contains("PROJET") && !html.contains("<script"));
    assert!(html.contains("width=\"24.5mm\""), "the SVG file itself stands on the page, at its own size");
}

#[test]
fn an_approved_campaign_has_no_mark() {
    let (artwork, files, sheet) = on_box("fr", Status::Approved);
    let html = Template::read(&workspace()).unwrap().page(&sheet, &files).unwrap();
    assert!(!String::from_utf8_lossy(&html).contains("PROJET"));
    assert_eq!(sheet.mark, None);
    let pdf = proof_pdf(&sheet, &artwork.edition, &typesetter());
    assert_eq!(pdf, proof_pdf(&sheet, &artwork.edition, &typesetter()), "the same bytes");
    assert!(pdf.starts_with(b"%PDF-1.7"));
}

#[test]
fn the_piece_on_a_sheet_is_the_one_of_its_pdf_file() {
    let (artwork, files, sheet) =
        made(PlacementKind::Brochure, ModuleSize::Millimetres(0.8), "fr", Status::Draft);
    let pdf = files.iter().find(|file| file.extension == "pdf").unwrap();
    let readback::Content::Drawing(drawing) = readback::read("pdf", &pdf.bytes).unwrap() else {
        panic!("a PDF is a drawing")
    };
    assert_eq!(sheet.piece, drawing);
    assert_eq!(sheet.piece_mm, [artwork.sheet.width_mm(), artwork.sheet.height_mm()]);
}
