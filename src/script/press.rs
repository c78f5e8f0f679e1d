//! What the press is told of an artwork: ink, overprint, printing condition, bar width reduction.

use super::{raw::RawPress, reader::Reader};
use crate::{
    finding::Finding,
    place::{Place, Route},
    wording::Wording,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Cyan, magenta, yellow, black, in per cent.
pub type Cmyk = [u32; 4];

/// A value, and the place of the file that gives it or that would.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given<T> {
    /// The value.
    pub value: T,
    /// Where it is written; for a default, the plan or the placement.
    pub place: Place,
}

/// How an artwork is printed: what the placement says, else the plan, else the defaults.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Press {
    /// The one ink of code and text.
    pub ink: Given<Ink>,
    /// The colour of what the code is printed on; no ink for white stock.
    pub ground: Given<Cmyk>,
    /// Whether code and text print over what lies under them, in place of knocking it out.
    pub overprint: bool,
    /// The printing condition that the PDF names.
    pub output_condition: OutputCondition,
    /// By how much each dark bar is made narrower, both edges together, in micrometres.
    pub bar_width_reduction_um: Given<u32>,
}

/// The one ink of an artwork.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ink {
    /// Process black at 100 %.
    Black,
    /// A named spot colour at 100 %.
    Spot {
        /// Its name, which is the name of its plate.
        name: String,
        /// What stands in for it where it has no plate: on screens and proofs.
        cmyk: Cmyk,
    },
}

/// A characterised printing condition, by its name in the registry of the ICC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(description = "Condition d’impression, par son nom au registre de l’ICC.")]
pub enum OutputCondition {
    /// Offset on coated paper, ISO 12647-2:2004.
    #[default]
    #[serde(rename = "FOGRA39")]
    #[schemars(description = "Offset, papier couché (ISO 12647-2:2004).")]
    Fogra39,
    /// Offset on uncoated white paper, ISO 12647-2:2004.
    #[serde(rename = "FOGRA47")]
    #[schemars(description = "Offset, papier non couché blanc (ISO 12647-2:2004).")]
    Fogra47,
    /// Offset on premium coated paper, ISO 12647-2:2013.
    #[serde(rename = "FOGRA51")]
    #[schemars(description = "Offset, papier couché supérieur (ISO 12647-2:2013).")]
    Fogra51,
    /// Offset on wood-free uncoated paper, ISO 12647-2:2013.
    #[serde(rename = "FOGRA52")]
    #[schemars(description = "Offset, papier non couché sans bois (ISO 12647-2:2013).")]
    Fogra52,
}

impl OutputCondition {
    /// Its name in the registry.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fogra39 => "FOGRA39",
            Self::Fogra47 => "FOGRA47",
            Self::Fogra51 => "FOGRA51",
            Self::Fogra52 => "FOGRA52",
        }
    }

    /// What it is, in English, as files for press say it.
    pub fn description(self) -> &'static str {
        match self {
            Self::Fogra39 => "Offset, coated paper (ISO 12647-2:2004)",
            Self::Fogra47 => "Offset, uncoated white paper (ISO 12647-2:2004)",
            Self::Fogra51 => "Offset, premium coated paper (ISO 12647-2:2013)",
            Self::Fogra52 => "Offset, wood-free uncoated paper (ISO 12647-2:2013)",
        }
    }
}

impl Press {
    /// One black on white stock, knocked out, as written: what holds where a file says nothing.
    pub fn plain(place: &Place) -> Self {
        let ground = Given { value: [0; 4], place: place.clone() };
        let bar_width_reduction_um = Given { value: 0, place: place.clone() };
        let ink = Given { value: Ink::Black, place: place.clone() };
        let output_condition = OutputCondition::default();
        Self { ink, ground, overprint: false, output_condition, bar_width_reduction_um }
    }

    /// The same, but for what `raw`, written at `route`, says otherwise.
    pub(super) fn with(&self, raw: Option<RawPress>, route: &Route, reader: &mut Reader<'_>) -> Self {
        let Some(raw) = raw else { return self.clone() };
        let mut press = self.clone();
        if let Some(ink) = raw.ink {
            let route = route.key("ink");
            filled(&ink.spot, &route.key("spot"), reader);
            let value = Ink::Spot { name: ink.spot, cmyk: cmyk(&ink.cmyk, &route.key("cmyk"), reader) };
            press.ink = Given { value, place: reader.place(&route) };
        }
        if let Some(ground) = raw.ground_cmyk {
            let route = route.key("ground_cmyk");
            press.ground = Given { value: cmyk(&ground, &route, reader), place: reader.place(&route) };
        }
        if let Some(value) = raw.bar_width_reduction_um {
            let place = reader.place(&route.key("bar_width_reduction_um"));
            press.bar_width_reduction_um = Given { value, place };
        }
        press.overprint = raw.overprint.unwrap_or(press.overprint);
        press.output_condition = raw.output_condition.unwrap_or(press.output_condition);
        press
    }
}

fn filled(text: &str, route: &Route, reader: &mut Reader<'_>) {
    if text.trim().is_empty() {
        let message = Wording::new("Ce texte est vide.", "This text is empty.");
        reader.note(Finding::error("empty-text", reader.place(route), message));
    }
}

/// Four parts of at most 100 %; what is not so is told, and counts as no ink.
fn cmyk(parts: &[u32], route: &Route, reader: &mut Reader<'_>) -> Cmyk {
    if let Ok(parts) = Cmyk::try_from(parts)
        && parts.iter().all(|part| *part <= 100)
    {
        return parts;
    }
    let message = Wording::new(
        "Une couleur s’écrit en quatre parts de 0 à 100\u{a0}%\u{a0}: cyan, magenta, jaune, noir.",
        "A colour is written as four parts of 0 to 100 %: cyan, magenta, yellow, black.",
    );
    let advice = Wording::new("Par exemple\u{a0}: [100, 78, 0, 54].", "For example: [100, 78, 0, 54].");
    reader.note(Finding::error("cmyk-parts", reader.place(route), message).advise(advice));
    Cmyk::default()
}
