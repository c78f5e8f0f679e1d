//! What the press may be asked for: one dark ink on a light ground, and a reduction that leaves
//! enough of each bar.

use crate::{
    finding::Finding,
    place::Place,
    script::model::{Cmyk, Given, Ink, ModuleSize, OutputCondition, Placement, Press},
    wording::Wording,
};

/// The least contrast of ground to ink, as a ratio of luminances. Our own choice, where guides for
/// printed codes begin; no standard states it.
const LEAST_CONTRAST: f64 = 4.0;

/// What is added to both luminances before they are divided: light that any surface sends back.
const FLARE: f64 = 0.05;

/// The most a bar may lose, to the module's side. Our own choice: with more, the light gaps grow
/// wider than what ink on paper closes.
const MOST_REDUCTION: f64 = 0.2;

/// How an artwork is printed, decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printing {
    /// The one ink of code and text, in PDF and EPS files.
    pub ink: Ink,
    /// Whether it prints over what lies under it.
    pub overprint: bool,
    /// The printing condition that the PDF names.
    pub output_condition: OutputCondition,
    /// By how much each dark bar is narrower than its modules, both edges together, in micrometres.
    pub bar_width_reduction_um: u32,
}

impl Printing {
    /// What is printed at a placement. A screen has no ink to gain.
    pub fn of(placement: &Placement) -> Self {
        let press = &placement.press;
        let printed = matches!(placement.module, ModuleSize::Millimetres(_));
        Self {
            ink: press.ink.value.clone(),
            overprint: press.overprint,
            output_condition: press.output_condition,
            bar_width_reduction_um: if printed { press.bar_width_reduction_um.value } else { 0 },
        }
    }

    /// By how much each edge of the dark moves inwards, in modules.
    pub fn inset(&self, module_mm: f64) -> f64 {
        f64::from(self.bar_width_reduction_um) / 2000.0 / module_mm
    }
}

/// Everything that the press may not be asked for at this placement.
pub fn check(placement: &Placement) -> Vec<Finding> {
    let press = &placement.press;
    let reduction = check_reduction(placement, &press.bar_width_reduction_um);
    [check_name(&press.ink), check_contrast(press), reduction].into_iter().flatten().collect()
}

/// `All` and `None` have a meaning of their own in PDF (ISO 32000-1, 8.6.6.4), and a process colour
/// is no spot.
fn check_name(ink: &Given<Ink>) -> Option<Finding> {
    let Ink::Spot { name, .. } = &ink.value else { return None };
    let reserved = ["all", "none", "cyan", "magenta", "yellow", "black"];
    if !reserved.contains(&name.to_lowercase().as_str()) && name.chars().all(|char| matches!(char, ' '..='~'))
    {
        return None;
    }
    let message = Wording::new(
        format!("«\u{a0}{name}\u{a0}» n’est pas le nom d’un ton direct."),
        format!("`{name}` is not the name of a spot colour."),
    );
    let advice = Wording::new(
        "Prenez le nom du nuancier, en ASCII, par exemple PANTONE 2767 C\u{202f}; pour le noir, ôtez «\u{a0}ink\u{a0}».",
        "Use the name of the swatch, in ASCII, such as PANTONE 2767 C; for black, remove `ink`.",
    );
    Some(Finding::error("qr-ink-name", ink.place.clone(), message).advise(advice))
}

fn check_contrast(press: &Press) -> Option<Finding> {
    let ink = match &press.ink.value {
        Ink::Black => [0, 0, 0, 100],
        Ink::Spot { cmyk, .. } => *cmyk,
    };
    let place = if press.ink.value == Ink::Black { &press.ground.place } else { &press.ink.place };
    let ratios = [luminance, red].map(|light| (light(press.ground.value) + FLARE) / (light(ink) + FLARE));
    if ratios[0] < 1.0 {
        let message = Wording::new(
            "Le code serait clair sur fond sombre\u{a0}: plusieurs lecteurs ne lisent pas un code inversé.",
            "The code would be light on dark: several readers do not read an inverted code.",
        );
        let advice = Wording::new(
            "Imprimez foncé sur clair\u{202f}; sur un fond sombre, réservez un panneau clair, zone claire comprise.",
            "Print dark on light; on a dark ground, leave a light panel, quiet zone included.",
        );
        return Some(Finding::error("qr-inverted", place.clone(), message).advise(advice));
    }
    let least = ratios[0].min(ratios[1]);
    let in_red = ratios[1] < ratios[0];
    (least < LEAST_CONTRAST).then(|| low_contrast(least, in_red, place))
}

fn low_contrast(ratio: f64, in_red: bool, place: &Place) -> Finding {
    let (en, fr) = (format!("{ratio:.1}"), format!("{ratio:.1}").replace('.', ","));
    let (light_fr, light_en) = if in_red {
        (" à la lumière rouge des lecteurs", " in the red light of readers")
    } else {
        ("", "")
    };
    let message = Wording::new(
        format!("Le contraste estimé{light_fr} n’est que de {fr}\u{a0}: 1."),
        format!("The contrast{light_en} is estimated at only {en}: 1."),
    );
    let advice = Wording::new(
        "Il en faut 4\u{a0}: 1 au moins (seuil choisi par isoscript, d’après la pratique)\u{202f}: une encre plus foncée, avec du cyan ou du noir, sur un support plus clair.",
        "At least 4: 1 is needed (isoscript’s own limit, after practice): a darker ink, with cyan or black, on a lighter ground.",
    );
    Finding::error("qr-low-contrast", place.clone(), message).advise(advice)
}

/// What a colour sends back of red light, from 0 to 1: cyan and black hold it back.
fn red([cyan, _, _, black]: Cmyk) -> f64 {
    light(cyan) * light(black)
}

/// The luminance of a colour from 0 to 1, its inks taken as filters one over the other; weights of
/// red, green and blue as in ITU-R BT.709. An estimate: only a print can be measured.
fn luminance([cyan, magenta, yellow, black]: Cmyk) -> f64 {
    (0.2126 * light(cyan) + 0.7152 * light(magenta) + 0.0722 * light(yellow)) * light(black)
}

fn light(percent: u32) -> f64 {
    1.0 - f64::from(percent) / 100.0
}

fn check_reduction(placement: &Placement, reduction: &Given<u32>) -> Option<Finding> {
    let ModuleSize::Millimetres(side) = placement.module else { return None };
    let most = (side * 1000.0 * MOST_REDUCTION).floor();
    if reduction.value == 0 || f64::from(reduction.value) <= most {
        return None;
    }
    let value = reduction.value;
    let message = Wording::new(
        format!("Un maigri de {value}\u{a0}µm est trop fort pour ce module."),
        format!("A reduction of {value} µm is too much for this module."),
    );
    let advice = Wording::new(
        format!("Au plus {most}\u{a0}µm ici, un cinquième du module (limite choisie par isoscript)."),
        format!("At most {most} µm here, a fifth of the module (isoscript’s own limit)."),
    );
    Some(Finding::error("qr-reduction-too-large", reduction.place.clone(), message).advise(advice))
}
