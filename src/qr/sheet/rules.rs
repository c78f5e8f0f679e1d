//! How to place an artwork, with where each rule comes from; what a change of the address would save.

use super::Section;
use crate::qr::words::Words;
use crate::{
    qr::{advice::Saving, artwork::Artwork, facts::Facts},
    script::model::{ModuleSize, PlacementKind},
};

/// The rules of a placement.
pub(super) fn of(words: &Words, artwork: &Artwork, facts: &Facts) -> Section<String> {
    let mut items = vec![words.say(
        "À l’échelle 1, foncé sur clair, jamais en négatif ni tramé\u{202f}; rien dans la zone claire (ISO/IEC 18004).",
        "At full size, dark on light, never reversed or screened; nothing in the quiet zone (ISO/IEC 18004).",
    )];
    if matches!(artwork.module, ModuleSize::Millimetres(_)) {
        items.push(on_press(words, artwork.kind));
    }
    items.push(words.say(
        "L’adresse en clair reste sous le code, et le code ne gêne pas la lecture des mentions obligatoires (EMA/493897/2015).",
        "The address in clear text stays under the code, and the code does not hinder reading statutory text (EMA/493897/2015).",
    ));
    if artwork.kind == PlacementKind::Box {
        items.push(words.say(
            "Plusieurs codes QR sur une boîte sont déconseillés (EMA/493897/2015)\u{202f}; loin du DataMatrix de sérialisation (usage).",
            "Several QR codes on one pack are not recommended (EMA/493897/2015); away from the serialisation DataMatrix (practice).",
        ));
    }
    items.extend(advice(words, facts));
    Section { heading: words.say("À la pose", "Placing it"), items }
}

fn on_press(words: &Words, kind: PlacementKind) -> String {
    match kind {
        PlacementKind::Box => words.say(
            "Hors des plis, rainages, perforations, pattes de collage, embossages (braille) et vernis brillants (usage).",
            "Off folds, creases, perforations, glue flaps, embossing (Braille) and glossy varnish (practice).",
        ),
        _ => words.say(
            "Hors des plis, des perforations et des vernis brillants\u{202f}; sur papier mince, rien d’imprimé au verso du code (usage).",
            "Off folds, perforations and glossy varnish; on thin paper nothing printed behind the code (practice).",
        ),
    }
}

/// What would make the code smaller; any other address must be approved first.
fn advice(words: &Words, facts: &Facts) -> Option<String> {
    let size = |saving: &Saving| {
        let side = saving.modules as f64 * facts.module_mm;
        format!("version {} ({})", saving.version, words.millimetres(side, 2))
    };
    let upper = facts.advice.upper_case.as_ref().map(|saving| {
        let text = words.say("avec protocole et hôte en capitales, ", "with scheme and host in upper case, ");
        text + &size(saving)
    });
    let shorter = facts.advice.shorter.as_ref().map(|saving| {
        let (fr, en) =
            if saving.characters == 1 { ("caractère", "character") } else { ("caractères", "characters") };
        let text = words.say("avec un chemin plus court de ", "with a path shorter by ");
        format!("{text}{}\u{a0}{}, {}", saving.characters, words.say(fr, en), size(saving))
    });
    let ways: Vec<String> = [upper, shorter].into_iter().flatten().collect();
    let head = words.say(
        "Conseil, sous réserve d’approbation de l’adresse\u{a0}: ",
        "Advice, if such an address were approved: ",
    );
    (!ways.is_empty()).then(|| format!("{head}{}.", ways.join(words.say("\u{202f}; ", "; ").as_str())))
}
