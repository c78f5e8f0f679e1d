//! From a campaign's QR plan to its artworks, with what is wrong with them.

use super::{
    address,
    advice::Advice,
    artwork::{Artwork, Edition},
    contour::contours,
    lettering::{self, Fault, Setting},
    pack::{self, PackNames},
    press::{self, Printing},
    symbol::Symbol,
};
use crate::{
    finding::{Finding, Severity},
    place::Place,
    script::model::{Campaign, Laboratory, ModuleSize, Placement, QrPlan},
    typeset::Typesetter,
    wording::Wording,
};
use std::collections::BTreeMap;

/// The least module in millimetres: four dots of a 600 dpi printer (Denso Wave, size of a module).
const LEAST_MODULE_MM: f64 = 0.169;

/// Under this, in millimetres, phones begin to fail (GS1 General Specifications, QR code with
/// Digital Link, lower limit of the X-dimension).
const RELIABLE_MODULE_MM: f64 = 0.396;

/// The largest module in millimetres: beyond it this is no artwork for a pack or a leaflet.
const MOST_MODULE_MM: f64 = 5.0;

/// The pixels a module may have on the web.
const MODULE_PIXELS: std::ops::RangeInclusive<u32> = 2..=32;

/// Lays out every artwork of a campaign: one per placement, or one per placement and laboratory.
/// An address that breaks the policy gives findings and no artwork.
pub fn artworks(campaign: &Campaign, typesetter: &Typesetter) -> (Vec<Artwork>, Vec<Finding>) {
    let Some(plan) = &campaign.qr else { return (Vec::new(), Vec::new()) };
    let mut findings = address::check(plan);
    let symbol = match Symbol::encode(&plan.url.text, plan.error_correction) {
        Ok(symbol) => symbol,
        Err(failure) => {
            findings.push(Finding::error("qr-address-too-long", plan.url.place(), failure.wording));
            return (Vec::new(), findings);
        }
    };
    if findings.iter().any(|finding| finding.severity == Severity::Error) {
        return (Vec::new(), findings);
    }
    let desk = Desk { campaign, plan, typesetter, symbol };
    let artworks = desk.lay_out_all(&mut findings);
    (artworks, findings)
}

/// Everything the artworks of a campaign share.
struct Desk<'a> {
    campaign: &'a Campaign,
    plan: &'a QrPlan,
    typesetter: &'a Typesetter,
    symbol: Symbol,
}

impl Desk<'_> {
    fn lay_out_all(&self, findings: &mut Vec<Finding>) -> Vec<Artwork> {
        let mut artworks = Vec::new();
        let mut places: BTreeMap<String, Place> = BTreeMap::new();
        for placement in &self.plan.placements {
            let shared = match self.lay_out(placement) {
                Ok((artwork, found)) => {
                    note(findings, found);
                    artwork
                }
                Err(found) => {
                    note(findings, found);
                    continue;
                }
            };
            for artwork in self.for_laboratories(&shared, placement) {
                match places.insert(artwork.id.clone(), placement.place.clone()) {
                    None => artworks.push(artwork),
                    Some(first) => findings.push(same_id(&artwork.id, placement, first)),
                }
            }
        }
        artworks
    }

    /// The artwork of a placement with what should be known of it, or what stands in its way.
    fn lay_out(&self, placement: &Placement) -> Result<(Artwork, Vec<Finding>), Vec<Finding>> {
        let mut findings = pack::check(self.campaign, self.plan, placement);
        findings.extend(press::check(placement));
        findings.extend(check_module(placement));
        if pack::stops(&findings) {
            return Err(findings);
        }
        let found = self.symbol(placement).and_then(|symbol| self.set(placement, symbol));
        match found {
            Ok(artwork) => Ok((artwork, findings)),
            Err(fault) => {
                findings.push(*fault);
                Err(findings)
            }
        }
    }

    /// The code of a placement: the campaign's, or that of its own pack.
    fn symbol(&self, placement: &Placement) -> Result<Symbol, Box<Finding>> {
        let Some(cip) = &placement.pack.cip13 else { return Ok(self.symbol.clone()) };
        let payload = pack::payload(self.plan, placement);
        Symbol::encode(&payload, self.plan.error_correction)
            .map_err(|failure| Box::new(Finding::error("qr-address-too-long", cip.place(), failure.wording)))
    }

    fn set(&self, placement: &Placement, symbol: Symbol) -> Result<Artwork, Box<Finding>> {
        let module_mm = placement.module.millimetres();
        let setting = Setting { typesetter: self.typesetter, modules: symbol.modules, module_mm };
        let (sheet, lettering) = lettering::set(&setting, &placement.caption, &symbol.payload)
            .map_err(|fault| Box::new(caption_fault(placement, &fault)))?;
        Ok(Artwork {
            id: placement.id.clone(),
            edition: edition(self.campaign),
            placement: placement.id.clone(),
            kind: placement.kind,
            laboratory: None,
            pack: PackNames::of(&placement.pack),
            printing: Printing::of(placement),
            caption: placement.caption.clone(),
            contours: contours(&symbol),
            advice: Advice::on(&symbol),
            symbol,
            module: placement.module,
            sheet,
            lettering,
        })
    }

    fn for_laboratories(&self, shared: &Artwork, placement: &Placement) -> Vec<Artwork> {
        if placement.laboratories.is_empty() {
            return vec![shared.clone()];
        }
        let known = |id: &String| self.campaign.laboratories.iter().find(|laboratory| laboratory.id == *id);
        let laboratories = placement.laboratories.iter().filter_map(known);
        laboratories.map(|laboratory| for_laboratory(shared, laboratory)).collect()
    }
}

/// Adds what was found; what the plan says for all placements is told once.
fn note(findings: &mut Vec<Finding>, found: Vec<Finding>) {
    for finding in found {
        if !findings.contains(&finding) {
            findings.push(finding);
        }
    }
}

fn for_laboratory(shared: &Artwork, laboratory: &Laboratory) -> Artwork {
    let id = format!("{}-{}", shared.placement, laboratory.id);
    Artwork { id, laboratory: Some(laboratory.clone()), ..shared.clone() }
}

fn edition(campaign: &Campaign) -> Edition {
    Edition {
        campaign: campaign.id.clone(),
        substance: campaign.substance.clone(),
        language: campaign.language.clone(),
        version: campaign.version.clone(),
        date: campaign.date.clone(),
        status: campaign.status,
    }
}

/// An error where the module cannot be made, a warning where it can but may not scan.
fn check_module(placement: &Placement) -> Option<Finding> {
    match placement.module {
        ModuleSize::Pixels(pixels) if MODULE_PIXELS.contains(&pixels) => None,
        ModuleSize::Millimetres(side) if (RELIABLE_MODULE_MM..=MOST_MODULE_MM).contains(&side) => None,
        ModuleSize::Millimetres(side) if (LEAST_MODULE_MM..RELIABLE_MODULE_MM).contains(&side) => {
            Some(small_module(placement, side))
        }
        ModuleSize::Pixels(_) | ModuleSize::Millimetres(_) => Some(impossible_module(placement)),
    }
}

fn small_module(placement: &Placement, side: f64) -> Finding {
    let french = side.to_string().replace('.', ",");
    let message = Wording::new(
        format!("Un module de {french}\u{a0}mm est petit\u{202f}: tous les téléphones ne le liront pas."),
        format!("A module of {side} mm is small: not every phone will read it."),
    );
    let advice = Wording::new(
        "Prenez au moins 0,4\u{a0}mm, ou une adresse plus courte, qui prend moins de modules. (Source\u{a0}: GS1, 0,396\u{a0}mm)",
        "Use at least 0.4 mm, or a shorter address, which takes fewer modules. (Source: GS1, 0.396 mm)",
    );
    Finding::warning("qr-module-small", placement.place.clone(), message).advise(advice)
}

fn impossible_module(placement: &Placement) -> Finding {
    let message = Wording::new(
        "Le module doit mesurer de 0,169 à 5\u{a0}mm, ou de 2 à 32 pixels pour le web.",
        "The module must measure 0.169 to 5 mm, or 2 to 32 pixels for the web.",
    );
    Finding::error("qr-module-impossible", placement.place.clone(), message)
}

fn same_id(id: &str, placement: &Placement, first: Place) -> Finding {
    let message = Wording::new(
        format!("Deux visuels porteraient le même nom «\u{a0}{id}\u{a0}»\u{202f}; seul le premier est fait."),
        format!("Two artworks would have the same name `{id}`; only the first is made."),
    );
    let words = Wording::new("le premier est ici", "the first is here");
    Finding::error("qr-duplicate-artwork", placement.place.clone(), message).see(first, words)
}

fn caption_fault(placement: &Placement, fault: &Fault) -> Finding {
    match fault {
        Fault::Missing(missing) => {
            let chars: String = missing.iter().map(|missing| missing.character).collect();
            let message = Wording::new(
                format!("Aucune police n’a ces caractères de la légende\u{a0}: {chars}"),
                format!("No font has these characters of the caption: {chars}"),
            );
            Finding::error("qr-caption-missing-glyph", placement.place.clone(), message)
        }
        Fault::TooLong(lines) => {
            let message = Wording::new(
                format!(
                    "La légende prend plus de {lines} lignes, même à côté d’un code deux fois plus large."
                ),
                format!("The caption takes more than {lines} lines, even at twice the code’s width."),
            );
            let advice = Wording::new("Raccourcissez-la.", "Shorten it.");
            Finding::error("qr-caption-too-long", placement.place.clone(), message).advise(advice)
        }
    }
}
