//! What an inspection may say of a file.

use crate::{finding::Severity, wording::Wording};

/// A side of the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Side {
    Top,
    Right,
    Bottom,
    Left,
}

/// One thing that is so of a returned file.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// It is the approved artwork.
    Same,
    /// No decoder reads a code.
    NoCode,
    /// The code says something else.
    WrongAddress(String),
    /// The code is larger or smaller, by this many per cent.
    Scaled(f64),
    /// Its rows and columns are not scaled alike: width to height.
    Distorted(f64),
    /// The quiet zone lacks this many modules on this side.
    QuietZoneCut(Side, f64),
    /// It is light on dark.
    Reversed,
    /// It is seen as in a mirror.
    Mirrored,
    /// A vector file holds the code as a picture of pixels.
    RasterInsteadOfVector,
    /// The code takes these inks, where one was approved.
    MoreThanOneInk(Vec<String>),
    /// The code takes one ink, but this one.
    AnotherInk(String),
    /// The address is right and the modules are others: it was encoded anew.
    DrawnAnew,
    /// So many modules are wrong, with this part of the error correction left.
    Damaged(usize, f64),
    /// Contrast of light to dark modules, of 1.
    LowContrast(f64),
    /// The bars are wider by so many per cent of a module than approved; narrower below 0.
    BarsChanged(f64),
    /// Only one decoder reads it: the other one is named.
    NotReadBy(&'static str),
    /// The file does not say its size.
    SizeUnknown,
    /// The format loses detail: good for a look, not for print.
    Lossy,
}

impl Verdict {
    /// How much it weighs.
    pub fn severity(&self) -> Severity {
        match self {
            Self::Same | Self::SizeUnknown => Severity::Note,
            Self::Lossy | Self::NotReadBy(_) | Self::BarsChanged(_) => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// What it says.
    pub fn wording(&self) -> Wording {
        let say = |fr: &str, en: &str| Wording::new(fr, en);
        match self {
            Self::Same => say("Conforme au visuel approuvé.", "Same as the approved artwork."),
            Self::NoCode => say("Aucun code ne se lit.", "No code can be read."),
            Self::WrongAddress(found) => {
                Wording::new(format!("Mauvaise adresse\u{a0}: {found}"), format!("Wrong address: {found}"))
            }
            Self::Scaled(percent) => Wording::new(
                format!("Mis à l’échelle\u{a0}: {}\u{a0}%.", signed(*percent).replace('.', ",")),
                format!("Scaled by {} %.", signed(*percent)),
            ),
            Self::Distorted(ratio) => Wording::new(
                format!("Déformé\u{a0}: {}\u{a0}% plus large que haut.", signed(*ratio).replace('.', ",")),
                format!("Distorted: {} % wider than high.", signed(*ratio)),
            ),
            Self::QuietZoneCut(side, modules) => cut(*side, *modules),
            Self::Reversed => say(
                "Inversé\u{a0}: clair sur foncé. Plusieurs lecteurs ne le lisent pas.",
                "Reversed: light on dark. Several readers do not read it.",
            ),
            Self::Mirrored => say("En miroir.", "Mirrored."),
            Self::RasterInsteadOfVector => say(
                "Le code est une image de pixels au lieu d’un tracé.",
                "The code is a raster instead of vector.",
            ),
            Self::MoreThanOneInk(inks) => Wording::new(
                format!("Plus d’une encre dans le code\u{a0}: {}.", inks.join(", ")),
                format!("More than one ink in the code: {}.", inks.join(", ")),
            ),
            Self::AnotherInk(ink) => {
                Wording::new(format!("Une autre encre\u{a0}: {ink}."), format!("Another ink: {ink}."))
            }
            Self::DrawnAnew => say(
                "L’adresse est la bonne, mais le code a été refait\u{a0}: d’autres modules.",
                "The address is right, but the code was drawn anew: other modules.",
            ),
            other => other.figure(),
        }
    }

    /// What the verdicts say that are about a figure.
    fn figure(&self) -> Wording {
        match self {
            Self::Damaged(modules, left) => {
                let left = (left * 100.0).round();
                Wording::new(
                    format!(
                        "Modules faux\u{a0}: {modules}\u{202f}; correction d’erreur restante\u{a0}: {left}\u{a0}%."
                    ),
                    format!("Wrong modules: {modules}; error correction left: {left} %."),
                )
            }
            Self::LowContrast(contrast) => {
                let percent = (contrast * 100.0).round();
                Wording::new(
                    format!("Contraste faible\u{a0}: {percent}\u{a0}%."),
                    format!("Low contrast: {percent} %."),
                )
            }
            Self::BarsChanged(percent) => Wording::new(
                format!(
                    "Barres engraissées de {}\u{a0}% de module par rapport au visuel approuvé.",
                    signed(*percent).replace('.', ",")
                ),
                format!("Bars wider by {} % of a module than in the approved artwork.", signed(*percent)),
            ),
            Self::NotReadBy(decoder) => Wording::new(
                format!("{decoder} ne le lit pas\u{a0}: il se lit avec peu de marge."),
                format!("{decoder} does not read it: it reads with little to spare."),
            ),
            Self::SizeUnknown => Wording::new(
                "Le fichier ne dit pas sa taille\u{a0}: l’échelle n’est pas jugée.",
                "The file does not say its size: its scale is not judged.",
            ),
            Self::Lossy => Wording::new(
                "Le JPEG perd du détail\u{a0}: bon pour regarder, pas pour imprimer.",
                "JPEG loses detail: good for a look, not for print.",
            ),
            _ => Wording::default(),
        }
    }
}

fn cut(side: Side, modules: f64) -> Wording {
    let (fr, en) = match side {
        Side::Top => ("en haut", "at the top"),
        Side::Right => ("à droite", "on the right"),
        Side::Bottom => ("en bas", "at the bottom"),
        Side::Left => ("à gauche", "on the left"),
    };
    let figure = format!("{modules:.1}");
    let figure = figure.strip_suffix(".0").unwrap_or(&figure);
    let (plural_fr, plural_en) =
        (if modules < 2.0 { "" } else { "s" }, if modules == 1.0 { "" } else { "s" });
    Wording::new(
        format!("Zone claire entamée de {} module{plural_fr} {fr}.", figure.replace('.', ",")),
        format!("Quiet zone cut by {figure} module{plural_en} {en}."),
    )
}

/// A figure with its sign.
fn signed(value: f64) -> String {
    format!("{value:+.1}").replace('-', "\u{2212}")
}
