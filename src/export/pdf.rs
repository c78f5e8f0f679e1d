//! An artwork as PDF for press, after PDF/X-1a:2003 (ISO 15930-4).
//!
//! PDF 1.4; one page whose media, bleed and trim boxes are the artwork's own size, since nothing
//! of it reaches a trimmed edge; 100 % black in DeviceCMYK on a panel of no ink, knocked out (no
//! overprint); no font, no transparency, no picture; the printing condition is named by its entry
//! in the ICC registry. The identifier is a digest of the drawing and the dates are the campaign's,
//! so the same artwork gives the same bytes.

use super::press::{MAKER, POINTS_PER_MILLIMETRE, Stroke, date, strokes};
use crate::qr::artwork::Artwork;
use pdf_writer::{
    Content, Date, Finish as _, Name, Pdf, Rect, Ref, TextStr,
    types::{OutputIntentSubtype, TrappingStatus},
};
use sha2::{Digest as _, Sha256};

/// Offset on coated paper, ISO 12647-2:2004, as registered by the ICC.
const PRINTING_CONDITION: &str = "FOGRA39";

/// The objects of the file.
const CATALOG: Ref = Ref::new(1);
const PAGES: Ref = Ref::new(2);
const PAGE: Ref = Ref::new(3);
const CONTENT: Ref = Ref::new(4);
const INFO: Ref = Ref::new(5);

/// The artwork as a PDF file.
pub fn pdf(artwork: &Artwork) -> Vec<u8> {
    let content = drawing(artwork);
    let mut pdf = Pdf::new();
    pdf.set_version(1, 4);
    let id = identifier(artwork, &content);
    pdf.set_file_id((id.clone(), id));
    write_catalog(&mut pdf);
    write_page(&mut pdf, artwork);
    pdf.stream(CONTENT, &content);
    write_info(&mut pdf, artwork);
    pdf.finish()
}

fn identifier(artwork: &Artwork, content: &[u8]) -> Vec<u8> {
    let mut digest = Sha256::new();
    digest.update(artwork.file_stem());
    digest.update(&artwork.edition.version);
    digest.update(content);
    digest.finalize()[..16].to_vec()
}

fn write_catalog(pdf: &mut Pdf) {
    let mut catalog = pdf.catalog(CATALOG);
    catalog.pages(PAGES);
    let mut intents = catalog.output_intents();
    let mut intent = intents.push();
    intent.subtype(OutputIntentSubtype::PDFX);
    intent.output_condition(TextStr("Offset, coated paper (ISO 12647-2:2004)"));
    intent.output_condition_identifier(TextStr(PRINTING_CONDITION));
    intent.registry_name(TextStr("http://www.color.org"));
    intent.info(TextStr("Coated FOGRA39 (ISO 12647-2:2004)"));
}

fn write_page(pdf: &mut Pdf, artwork: &Artwork) {
    let (width, height) = points(artwork);
    let sheet = Rect::new(0.0, 0.0, width as f32, height as f32);
    pdf.pages(PAGES).kids([PAGE]).count(1);
    let mut page = pdf.page(PAGE);
    page.parent(PAGES).media_box(sheet).bleed_box(sheet).trim_box(sheet).contents(CONTENT);
    page.resources().finish();
}

fn write_info(pdf: &mut Pdf, artwork: &Artwork) {
    let title = artwork.file_stem();
    let mut info = pdf.document_info(INFO);
    info.title(TextStr(&title)).subject(TextStr(&artwork.symbol.payload));
    info.creator(TextStr(MAKER)).producer(TextStr(MAKER)).trapped(TrappingStatus::NotTrapped);
    info.pair(Name(b"GTS_PDFXVersion"), TextStr("PDF/X-1a:2003"));
    if let Some((year, month, day)) = date(&artwork.edition.date) {
        let noon = Date::new(year).month(month).day(day).hour(12).minute(0).second(0);
        let noon = noon.utc_offset_hour(0).utc_offset_minute(0);
        info.creation_date(noon).modified_date(noon);
    }
}

/// The page's operators: the panel in points, then everything in millimetres from the top left.
fn drawing(artwork: &Artwork) -> Vec<u8> {
    let (width, height) = points(artwork);
    let mut content = Content::new();
    content.set_fill_cmyk(0.0, 0.0, 0.0, 0.0).rect(0.0, 0.0, width as f32, height as f32).fill_nonzero();
    content.set_fill_cmyk(0.0, 0.0, 0.0, 1.0);
    let scale = (POINTS_PER_MILLIMETRE * artwork.sheet.module_mm) as f32;
    content.save_state().transform([scale, 0.0, 0.0, -scale, 0.0, height as f32]);
    draw_modules(&mut content, artwork);
    content.restore_state();
    if !artwork.lettering.outline.is_empty() {
        let scale = POINTS_PER_MILLIMETRE as f32;
        content.save_state().transform([scale, 0.0, 0.0, -scale, 0.0, height as f32]);
        draw_lettering(&mut content, artwork);
        content.restore_state();
    }
    content.finish().into_vec()
}

fn draw_modules(content: &mut Content, artwork: &Artwork) {
    for contour in &artwork.contours {
        for (position, (x, y)) in contour.iter().enumerate() {
            let (x, y) = ((x + artwork.sheet.left) as f32, (y + artwork.sheet.top) as f32);
            if position == 0 {
                content.move_to(x, y)
            } else {
                content.line_to(x, y)
            };
        }
        content.close_path();
    }
    content.fill_nonzero();
}

fn draw_lettering(content: &mut Content, artwork: &Artwork) {
    for stroke in strokes(&artwork.lettering.outline) {
        match stroke {
            Stroke::Move([x, y]) => content.move_to(micrometres(x), micrometres(y)),
            Stroke::Line([x, y]) => content.line_to(micrometres(x), micrometres(y)),
            Stroke::Curve(points) => {
                let [a, b, c, d, x, y] = points.map(micrometres);
                content.cubic_to(a, b, c, d, x, y)
            }
            Stroke::Close => content.close_path(),
        };
    }
    content.fill_nonzero();
}

/// A length in millimetres, rounded to a tenth of a micrometre.
fn micrometres(value: f64) -> f32 {
    ((value * 10_000.0).round() / 10_000.0) as f32
}

fn points(artwork: &Artwork) -> (f64, f64) {
    (artwork.sheet.width_mm() * POINTS_PER_MILLIMETRE, artwork.sheet.height_mm() * POINTS_PER_MILLIMETRE)
}
