//! The `format:` key: which kind of file this is, in which edition.

use crate::{
    finding::Finding,
    place::Place,
    wording::{Wording, excerpt},
};

/// The edition of every format that this program reads.
const EDITION: u32 = 1;

/// What is wrong with the value of `format:` for a file of this kind; absent means edition 1.
pub(super) fn fault(format: &str, kind: &str, place: Place) -> Option<Finding> {
    let right = format!("isoscript.{kind}/{EDITION}");
    if format.is_empty() || format == right {
        return None;
    }
    let written = excerpt(format);
    let known = format.strip_prefix("isoscript.").and_then(|rest| rest.split_once('/'));
    let edition = known.and_then(|(kind, edition)| Some((kind, edition.parse::<u32>().ok()?)));
    let message = match edition {
        Some((other, edition)) if other == kind && edition > EDITION => Wording::new(
            format!("Le fichier est de la forme « {written} », plus récente que ce programme."),
            format!("The file has the format `{written}`, which is newer than this program."),
        ),
        Some((other, _)) if other != kind => Wording::new(
            format!("Le fichier se dit « {written} » ; c’est « {right} » qui est attendu ici."),
            format!("The file says that it is `{written}`; `{right}` is expected here."),
        ),
        _ => Wording::new(
            format!("La forme « {written} » est inconnue."),
            format!("The format `{written}` is unknown."),
        ),
    };
    let advice = Wording::new(
        format!("Ce programme lit « {right} » ; la ligne peut être omise."),
        format!("This program reads `{right}`; the line may be left out."),
    );
    Some(Finding::error("format", place, message).advise(advice))
}
