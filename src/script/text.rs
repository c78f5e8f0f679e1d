//! What must not be in a text or an id: nothing at all, and characters that nobody sees.

use super::model::Prose;
use crate::{
    finding::Finding,
    place::Place,
    wording::{Wording, excerpt},
};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// What is wrong with a text as such.
pub(super) fn faults(prose: &Prose) -> Vec<Finding> {
    if prose.text.trim().is_empty() {
        return vec![empty(prose.place())];
    }
    let invisible = prose.text.char_indices().filter(|(_, c)| is_forbidden(*c));
    invisible.take(8).map(|(at, c)| forbidden(prose.part(at..at + c.len_utf8()), c)).collect()
}

fn empty(place: Place) -> Finding {
    let message = Wording::new("Ce texte est vide.", "This text is empty.");
    Finding::error("empty-text", place, message).advise(Wording::new(
        "Écrivez le texte, ou supprimez la ligne.",
        "Write the text, or delete the line.",
    ))
}

/// Controls other than line ends and tabs, marks that turn the writing direction round (Unicode
/// bidirectional algorithm, UAX 9), and characters without width that hide in pasted text.
fn is_forbidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{061C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}')
        || matches!(c, '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn forbidden(place: Place, c: char) -> Finding {
    let code = u32::from(c);
    let message = Wording::new(
        format!("Un caractère invisible ou de commande (U+{code:04X}) s’est glissé dans le texte."),
        format!("An invisible or control character (U+{code:04X}) slipped into the text."),
    );
    Finding::error("invisible-character", place, message).advise(Wording::new(
        "Effacez-le, en retapant au besoin les lettres de part et d’autre.",
        "Delete it, typing the letters on both sides again if need be.",
    ))
}

/// What is wrong with an id, which also names files: only `[a-z0-9-]`.
pub(super) fn id_fault(id: &str, place: Place) -> Option<Finding> {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !id.is_empty() && id.chars().all(allowed) {
        return None;
    }
    let written = excerpt(id);
    let message = Wording::new(
        format!(
            "L’identifiant « {written} » ne peut contenir que des minuscules sans accent, des chiffres et des tirets."
        ),
        format!("The id `{written}` may only hold lower-case letters without accents, digits and hyphens."),
    );
    let better = slug(id);
    let advice = match better.is_empty() {
        true => Wording::new("Par exemple : apres-le-traitement.", "For example: after-treatment."),
        false => Wording::new(
            format!("Écrivez par exemple « {better} »."),
            format!("Write for example `{better}`."),
        ),
    };
    Some(Finding::error("invalid-id", place, message).advise(advice))
}

/// The nearest id to a text.
fn slug(text: &str) -> String {
    let plain = text.replace(['œ', 'Œ'], "oe").to_lowercase();
    let letters = plain.chars().take(60).nfd().filter(|c| !is_combining_mark(*c));
    let joined: String = letters.map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    joined.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn an_id_is_proposed_in_plain_letters() {
        assert_eq!(slug("Après le traitement !"), "apres-le-traitement");
        assert_eq!(slug("cœur_1"), "coeur-1");
        assert_eq!(slug("…"), "");
    }
}
