//! An artwork as PDF for press, after PDF/X-1a:2003 (ISO 15930-4).
//!
//! PDF 1.4; one page whose media, bleed and trim boxes are the artwork's own size, since nothing
//! of it reaches a trimmed edge; one ink, 100 % black in DeviceCMYK or one spot, on a panel of no
//! ink that always knocks out; no font, no transparency, no picture; the printing condition is
//! named by its entry in the ICC registry. The identifier is a digest of the drawing and the dates are the campaign's,
//! so the same artwork gives the same bytes.

use super::press::{MAKER, POINTS_PER_MILLIMETRE, Stroke, date, strokes};
use crate::{
    qr::{artwork::Artwork, press::Printing},
    script::model::Ink,
};
use pdf_writer::{
    Content, Date, Name, Pdf, Rect, Ref, TextStr,
    types::{OutputIntentSubtype, OverprintMode, TrappingStatus},
    writers::{ExponentialFunction, ExtGraphicsState, Resources},
};
use sha2::{Digest as _, Sha256};

/// The objects of the file.
const CATALOG: Ref = Ref::new(1);
const PAGES: Ref = Ref::new(2);
const PAGE: Ref = Ref::new(3);
const CONTENT: Ref = Ref::new(4);
const INFO: Ref = Ref::new(5);

/// What the page's resources are called.
const SPOT: Name = Name(b"Spot");
const OVERPRINT: Name = Name(b"Overprint");

/// The artwork as a PDF file.
pub fn pdf(artwork: &Artwork) -> Vec<u8> {
    let content = drawing(artwork);
    let mut pdf = Pdf::new();
    pdf.set_version(1, 4);
    let id = identifier(artwork, &content);
    pdf.set_file_id((id.clone(), id));
    write_catalog(&mut pdf, artwork);
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

fn write_catalog(pdf: &mut Pdf, artwork: &Artwork) {
    let condition = artwork.printing.output_condition;
    let mut catalog = pdf.catalog(CATALOG);
    catalog.pages(PAGES);
    let mut intents = catalog.output_intents();
    let mut intent = intents.push();
    intent.subtype(OutputIntentSubtype::PDFX);
    intent.output_condition(TextStr(condition.description()));
    intent.output_condition_identifier(TextStr(condition.name()));
    intent.registry_name(TextStr("http://www.color.org"));
    intent.info(TextStr(condition.description()));
}

fn write_page(pdf: &mut Pdf, artwork: &Artwork) {
    let (width, height) = points(artwork);
    let sheet = Rect::new(0.0, 0.0, width as f32, height as f32);
    pdf.pages(PAGES).kids([PAGE]).count(1);
    let mut page = pdf.page(PAGE);
    page.parent(PAGES).media_box(sheet).bleed_box(sheet).trim_box(sheet).contents(CONTENT);
    write_resources(&mut page.resources(), &artwork.printing);
}

fn write_resources(resources: &mut Resources<'_>, printing: &Printing) {
    if let Ink::Spot { name, cmyk } = &printing.ink {
        let mut spaces = resources.color_spaces();
        let mut spot = spaces.insert(SPOT).array();
        spot.item(Name(b"Separation")).item(Name(name.as_bytes())).item(Name(b"DeviceCMYK"));
        let mut tint = spot.push().start::<ExponentialFunction<'_>>();
        let solid = cmyk.map(|part| part as f32 / 100.0);
        tint.domain([0.0, 1.0]).range([0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0]);
        tint.c0([0.0; 4]).c1(solid).n(1.0);
    }
    if printing.overprint {
        let mut states = resources.ext_g_states();
        let mut state = states.insert(OVERPRINT).start::<ExtGraphicsState<'_>>();
        state.overprint(true).overprint_fill(true).overprint_mode(OverprintMode::IgnoreZeroChannel);
    }
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
    set_ink(&mut content, &artwork.printing);
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

fn set_ink(content: &mut Content, printing: &Printing) {
    match printing.ink {
        Ink::Black => content.set_fill_cmyk(0.0, 0.0, 0.0, 1.0),
        Ink::Spot { .. } => content.set_fill_color_space(SPOT).set_fill_color([1.0]),
    };
    if printing.overprint {
        content.set_parameters(OVERPRINT);
    }
}

fn draw_modules(content: &mut Content, artwork: &Artwork) {
    for border in artwork.borders() {
        for (position, [x, y]) in border.into_iter().enumerate() {
            let (x, y) = (rounded(x), rounded(y));
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
            Stroke::Move([x, y]) => content.move_to(rounded(x), rounded(y)),
            Stroke::Line([x, y]) => content.line_to(rounded(x), rounded(y)),
            Stroke::Curve(points) => {
                let [a, b, c, d, x, y] = points.map(rounded);
                content.cubic_to(a, b, c, d, x, y)
            }
            Stroke::Close => content.close_path(),
        };
    }
    content.fill_nonzero();
}

/// A length rounded to a ten-thousandth of its unit: of a millimetre, or of a module.
fn rounded(value: f64) -> f32 {
    ((value * 10_000.0).round() / 10_000.0) as f32
}

fn points(artwork: &Artwork) -> (f64, f64) {
    (artwork.sheet.width_mm() * POINTS_PER_MILLIMETRE, artwork.sheet.height_mm() * POINTS_PER_MILLIMETRE)
}
