//! The faces of a document: each glyph that was used, embedded, and what it says.

use crate::typeset::Typesetter;
use pdf_writer::{
    Finish as _, Name, Pdf, Rect, Ref, Str,
    types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap},
};
use std::collections::BTreeMap;
use subsetter::GlyphRemapper;

/// Objects that a face takes.
const OBJECTS: i32 = 5;

/// Units of a PDF font to its size.
const UNITS: f64 = 1000.0;

const IDENTITY: SystemInfo =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// The faces used so far, by their number.
#[derive(Default)]
pub(super) struct Fonts {
    faces: BTreeMap<usize, Used>,
}

/// The glyphs of one face: their new numbers, and the text of each.
#[derive(Default)]
struct Used {
    remapper: GlyphRemapper,
    says: BTreeMap<u16, (u32, String)>,
}

impl Fonts {
    /// The number that a glyph has in the embedded face. `says` is the text that it stands for.
    pub(super) fn number(&mut self, face: usize, glyph: u32, says: &str) -> u16 {
        let used = self.faces.entry(face).or_default();
        let number = used.remapper.remap(u16::try_from(glyph).unwrap_or_default());
        used.says.entry(number).or_insert_with(|| (glyph, says.to_owned()));
        number
    }

    /// What the page calls a face.
    pub(super) fn name(face: usize) -> Vec<u8> {
        format!("F{face}").into_bytes()
    }

    /// The faces with the objects that hold them, from `first` on.
    pub(super) fn objects(&self, first: Ref) -> impl Iterator<Item = (usize, Ref)> {
        self.faces
            .keys()
            .enumerate()
            .map(move |(at, face)| (*face, Ref::new(first.get() + at as i32 * OBJECTS)))
    }

    /// Writes every face, cut down to its used glyphs. The faces were read when the program began, so
    /// one that cannot be cut down does not occur; it would be left out.
    pub(super) fn write(&self, pdf: &mut Pdf, first: Ref, typesetter: &Typesetter) {
        for (face, id) in self.objects(first) {
            let used = &self.faces[&face];
            let bytes = typesetter.face_bytes(face).unwrap_or_default();
            if let Ok(subset) = subsetter::subset(bytes, 0, &used.remapper) {
                used.write(pdf, (face, id), (&subset, typesetter));
            }
        }
    }
}

impl Used {
    fn write(&self, pdf: &mut Pdf, (face, id): (usize, Ref), (subset, typesetter): (&[u8], &Typesetter)) {
        let [cid, descriptor, file, text] = [1, 2, 3, 4].map(|step| Ref::new(id.get() + step));
        // Six capitals before a name say that a face was cut down (ISO 32000-1, 9.6.4).
        let name = format!("AAAAA{}+Face{face}", char::from(b'A' + face as u8 % 26));
        let name = Name(name.as_bytes());
        pdf.type0_font(id)
            .base_font(name)
            .encoding_predefined(Name(b"Identity-H"))
            .descendant_font(cid)
            .to_unicode(text);
        let mut font = pdf.cid_font(cid);
        font.subtype(CidFontType::Type2).base_font(name).system_info(IDENTITY);
        font.font_descriptor(descriptor).default_width(0.0).cid_to_gid_map_predefined(Name(b"Identity"));
        let mut widths = font.widths();
        for (number, (glyph, _)) in &self.says {
            let width = typesetter.own_advance(face, *glyph).unwrap_or_default() * UNITS;
            widths.consecutive(*number, [width as f32]);
        }
        widths.finish();
        font.finish();
        pdf.font_descriptor(descriptor)
            .name(name)
            .flags(FontFlags::SYMBOLIC)
            .bbox(Rect::new(-500.0, -500.0, 1500.0, 1500.0))
            .italic_angle(0.0)
            .ascent(950.0)
            .descent(-300.0)
            .cap_height(670.0)
            .stem_v(80.0)
            .font_file2(file);
        let packed = super::packed(subset);
        pdf.stream(file, &packed)
            .filter(pdf_writer::Filter::FlateDecode)
            .pair(Name(b"Length1"), subset.len() as i32);
        let mut map = UnicodeCmap::new(Name(b"Says"), IDENTITY);
        for (number, (_, says)) in &self.says {
            map.pair_with_multiple(*number, says.chars());
        }
        pdf.cmap(text, &map.finish());
    }
}
