//! A proof sheet as one A4 page: the code at full size with a ruler, the figures, room to sign.
//!
//! Its text is letters of embedded faces, so that the address and the digests can be selected; it
//! is a record and no artwork.

mod fonts;
mod layout;
mod page;

use crate::{
    export::press::{MAKER, date},
    qr::{artwork::Edition, sheet::ProofSheet},
    typeset::Typesetter,
    wording::Language,
};
use flate2::{Compression, write::ZlibEncoder};
use page::{A4, Page, points};
use pdf_writer::{Date, Filter, Finish as _, Name, Pdf, Rect, Ref, TextStr};
use sha2::{Digest as _, Sha256};
use std::io::Write as _;

/// The objects of the file; the faces come after them.
const CATALOG: Ref = Ref::new(1);
const PAGES: Ref = Ref::new(2);
const PAGE: Ref = Ref::new(3);
const CONTENT: Ref = Ref::new(4);
const INFO: Ref = Ref::new(5);
const FONTS: Ref = Ref::new(6);

/// The sheet as a PDF file, dated as its campaign is.
pub fn proof_pdf(sheet: &ProofSheet, edition: &Edition, typesetter: &Typesetter) -> Vec<u8> {
    let page = layout::set(sheet, typesetter);
    let Page { content, fonts, .. } = page;
    let content = content.finish().into_vec();
    let mut pdf = Pdf::new();
    pdf.set_version(1, 7);
    let id = Sha256::digest(&content)[..16].to_vec();
    pdf.set_file_id((id.clone(), id));
    let mut catalog = pdf.catalog(CATALOG);
    catalog.pages(PAGES).lang(TextStr(if sheet.language == Language::French { "fr" } else { "en" }));
    catalog.insert(Name(b"ViewerPreferences")).dict().pair(Name(b"PrintScaling"), Name(b"None"));
    catalog.finish();
    pdf.pages(PAGES).kids([PAGE]).count(1);
    let mut leaf = pdf.page(PAGE);
    leaf.parent(PAGES).media_box(Rect::new(0.0, 0.0, points(A4[0]), points(A4[1]))).contents(CONTENT);
    let mut resources = leaf.resources();
    let mut names = resources.fonts();
    for (face, id) in fonts.objects(FONTS) {
        names.pair(Name(&fonts::Fonts::name(face)), id);
    }
    names.finish();
    resources.finish();
    leaf.finish();
    pdf.stream(CONTENT, &packed(&content)).filter(Filter::FlateDecode);
    fonts.write(&mut pdf, FONTS, typesetter);
    write_info(&mut pdf, sheet, edition);
    pdf.finish()
}

fn write_info(pdf: &mut Pdf, sheet: &ProofSheet, edition: &Edition) {
    let mut info = pdf.document_info(INFO);
    info.title(TextStr(&sheet.title)).creator(TextStr(MAKER)).producer(TextStr(MAKER));
    if let Some((year, month, day)) = date(&edition.date) {
        let noon = Date::new(year).month(month).day(day).hour(12).minute(0).second(0);
        info.creation_date(noon.utc_offset_hour(0).utc_offset_minute(0));
    }
}

/// Deflated, with a zlib head; what cannot be deflated in memory does not exist.
fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}
