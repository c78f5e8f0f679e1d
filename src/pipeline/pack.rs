//! The review pack: pictures, portraits and artwork put beside what the check found.

use super::{Making, Project};
use crate::{
    export::{report_html, svg},
    failure::Outcome,
    finding::Finding,
    qr::{self, proof},
    report::{Material, Pack, Piece, Portrait, Reviewed},
    script::model::{Campaign, Script},
    slide::{self, SlideImage, Studio},
    wording::Language,
};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Where the pack goes among the outputs.
pub const PACK: &str = "report/index.html";

/// The scale of the pictures in the pack: 960 px wide.
const SCALE: f64 = 0.5;

impl Project {
    /// The language of what is written about this project: its campaign's, else its first script's.
    pub fn language(&self) -> Language {
        let campaign = self.loaded.campaign.iter().map(|it| it.language.as_str());
        let mut tags = campaign.chain(self.loaded.scripts.iter().map(|it| it.language.as_str()));
        tags.next().and_then(Language::from_tag).unwrap_or_default()
    }

    /// Makes the review pack, and gives what is wrong with the slides and the artwork in it.
    ///
    /// # Errors
    /// A template or a font is wrong, an artwork does not decode, or the pack cannot be written.
    pub fn report(
        &self,
        reviewed: Reviewed<'_>,
        (studio, language): (&Studio, Language),
        making: Making<'_>,
    ) -> Outcome<Vec<Finding>> {
        let campaign = self.loaded.campaign.as_ref();
        let (mut pictures, mut portraits, mut found) = (Vec::new(), Vec::new(), Vec::new());
        for (at, script) in self.loaded.scripts.iter().enumerate() {
            let drawn = studio.draw(campaign, script)?;
            portraits.extend(of_characters((at, script), &drawn.slides));
            let picture = |slide: &SlideImage| Ok(uri("image/png", &making.picture(slide, SCALE)?));
            pictures.push(drawn.slides.par_iter().map(picture).collect::<Outcome<Vec<_>>>()?);
            found.extend(drawn.findings);
        }
        let artworks = match campaign {
            Some(campaign) => pieces(campaign, studio, &mut found)?,
            None => Vec::new(),
        };
        let reads = self.workspace.reads();
        let pack = Pack::of(&Material {
            campaign,
            scripts: &self.loaded.scripts,
            reviewed,
            speech: &self.catalogues.speech,
            reads: &reads,
            pictures: &pictures,
            portraits: &portraits,
            artworks: &artworks,
            found: &found,
            language,
        });
        making.outputs.write(PACK, &report_html(&self.workspace, &pack, language)?)?;
        (making.made)(PACK);
        Ok(found)
    }
}

/// The artwork, each with its SVG file, proven from its bytes.
fn pieces(campaign: &Campaign, studio: &Studio, found: &mut Vec<Finding>) -> Outcome<Vec<Piece>> {
    let (artworks, findings) = qr::artworks(campaign, studio.typesetter());
    found.extend(findings);
    let piece = |artwork: qr::Artwork| Piece { svg: svg::svg(&artwork), artwork };
    let pieces: Vec<Piece> = artworks.into_par_iter().map(piece).collect();
    // Laboratories that share an artwork share its bytes: the same file is proven once.
    let distinct: BTreeMap<&[u8], &qr::Artwork> =
        pieces.iter().map(|it| (it.svg.as_slice(), &it.artwork)).collect();
    let proven = |(svg, artwork)| proof::prove(artwork, "svg", svg).map(|_| ());
    distinct.into_par_iter().try_for_each(proven)?;
    Ok(pieces)
}

/// The portrait of each character, from the first slide that draws the character.
fn of_characters((at, script): (usize, &Script), slides: &[SlideImage]) -> Vec<Portrait> {
    let portrait = |id: &String| {
        let shows = |index: usize| script.slides[index].shows.iter().any(|it| it.text == *id);
        let mut shown = (0..slides.len()).filter(|index| shows(*index));
        let svg = shown.find_map(|index| slide::portrait(&slides[index].svg, id))?;
        let picture = uri("image/svg+xml", svg.as_bytes());
        Some(Portrait { script: at, character: id.clone(), picture })
    };
    script.characters.iter().filter_map(|it| portrait(&it.id)).collect()
}

fn uri(kind: &str, bytes: &[u8]) -> String {
    format!("data:{kind};base64,{}", BASE64_STANDARD.encode(bytes))
}
