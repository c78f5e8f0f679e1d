//! What is wrong with a document's structure though its syntax is right: keys written twice, and
//! the parts of YAML that this program refuses because they hide what a file says.

use super::mistake::Mistake;
use crate::wording::{Wording, excerpt};
use std::ops::Range;

/// A key that occurs twice in one place; `first` is where it occurred before.
pub(crate) fn duplicate_key(key: &str, bytes: Range<usize>, first: Range<usize>) -> Mistake {
    let key = excerpt(key);
    let message = Wording::new(
        format!("La clé « {key} » est écrite deux fois au même endroit."),
        format!("The key `{key}` is written twice in the same place."),
    );
    Mistake::new("duplicate-key", bytes, message)
        .see(first, Wording::new("écrite ici une première fois", "first written here"))
        .advise(
            "Gardez une seule des deux, ou commencez un nouvel élément par un tiret si c’en est un autre.",
            "Keep one of the two, or begin a new item with a dash if it is another one.",
        )
}

/// A second document in the same file.
pub(crate) fn second_document(bytes: Range<usize>) -> Mistake {
    let message = Wording::new(
        "Un second document commence ici ; un fichier n’en contient qu’un.",
        "A second document begins here; a file holds only one.",
    );
    Mistake::new("second-document", bytes, message).advise(
        "Supprimez la ligne « --- » (ou « ... »), ou mettez la suite dans un autre fichier.",
        "Delete the `---` (or `...`) line, or put what follows in another file.",
    )
}

/// An alias, `*name`.
pub(crate) fn alias(text: &str, bytes: &Range<usize>) -> Mistake {
    let written = excerpt(text.get(bytes.clone()).unwrap_or_default());
    let message = Wording::new(
        format!(
            "« {written} » est lu comme un renvoi YAML, qui n’est pas accepté ici : chaque texte s’écrit en clair."
        ),
        format!(
            "`{written}` is read as a YAML alias, which is not accepted here: every text is written out."
        ),
    );
    Mistake::new("alias", bytes.clone(), message).advise(
        "Si c’est un texte qui commence par « * », mettez-le entre guillemets : \"*…\".",
        "If it is a text that begins with `*`, put it in quotes: \"*…\".",
    )
}

/// An anchor, `&name`.
pub(crate) fn anchor(bytes: Range<usize>) -> Mistake {
    let message = Wording::new(
        "« & » en début de valeur est lu comme une ancre YAML, qui n’est pas acceptée ici : chaque texte s’écrit en clair.",
        "`&` at the beginning of a value is read as a YAML anchor, which is not accepted here: every text is written out.",
    );
    Mistake::new("anchor", bytes, message).advise(
        "Si c’est un texte, mettez-le entre guillemets : \"&…\" ; sinon, supprimez l’ancre.",
        "If it is a text, put it in quotes: \"&…\"; otherwise delete the anchor.",
    )
}

/// A tag, `!name`.
pub(crate) fn tag(bytes: Range<usize>) -> Mistake {
    let message = Wording::new(
        "« ! » en début de valeur est lu comme un type YAML, qui n’est pas accepté ici.",
        "`!` at the beginning of a value is read as a YAML tag, which is not accepted here.",
    );
    Mistake::new("tag", bytes, message).advise(
        "Si c’est un texte, mettez-le entre guillemets : \"!…\" ; sinon, supprimez-le.",
        "If it is a text, put it in quotes: \"!…\"; otherwise delete it.",
    )
}

/// A merge key, `<<`.
pub(crate) fn merge_key(bytes: Range<usize>) -> Mistake {
    let message = Wording::new(
        "La fusion YAML « << » n’est pas acceptée : un relecteur doit voir chaque texte là où il sert.",
        "The YAML merge key `<<` is not accepted: a reviewer must see each text where it is used.",
    );
    Mistake::new("merge-key", bytes, message)
        .advise("Recopiez les clés voulues à cet endroit.", "Copy the keys that you want to this place.")
}

/// A key that is a list or a mapping, or is introduced by `?`.
pub(crate) fn complex_key(bytes: Range<usize>) -> Mistake {
    let message = Wording::new(
        "Une clé s’écrit d’un mot suivi de « : » ; cette forme-ci (« ? », crochets ou accolades) n’est pas acceptée.",
        "A key is written as one word followed by `:`; this form (`?`, brackets or braces) is not accepted.",
    );
    Mistake::new("complex-key", bytes, message).advise(
        "Si c’est un texte qui commence par « ? », « [ » ou « { », mettez-le entre guillemets.",
        "If it is a text that begins with `?`, `[` or `{`, put it in quotes.",
    )
}

/// A colon with no key before it.
pub(crate) fn no_key(bytes: Range<usize>) -> Mistake {
    let message = Wording::new("Il manque une clé devant « : ».", "There is no key before `:`.");
    Mistake::new("no-key", bytes, message).advise(
        "Écrivez la clé, puis « : », puis la valeur ; un texte qui commence par « : » se met entre guillemets.",
        "Write the key, then `:`, then the value; put a text that begins with `:` in quotes.",
    )
}

/// More values than any file of this program needs.
pub(crate) fn too_many(bytes: Range<usize>) -> Mistake {
    let message = Wording::new(
        "Le fichier contient plus de 100 000 valeurs ; la suite n’est pas lue.",
        "The file holds more than 100,000 values; the rest is not read.",
    );
    Mistake::new("too-large", bytes, message)
}
