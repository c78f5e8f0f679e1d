//! What is said of a value that does not fit its schema.

use super::{
    node::{Content, Node},
    schema::{Fields, Shape},
    suggestion,
};
use crate::{
    finding::Finding,
    place::{Place, Step},
    wording::{Wording, excerpt},
};
use granit_parser::ScalarStyle;

/// What a sentence is about: a key, an item of a list, or the whole file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Subject<'r> {
    key: Option<&'r str>,
    item: Option<usize>,
}

impl<'r> Subject<'r> {
    /// The subject that these steps lead to.
    pub(crate) fn of(steps: &'r [Step]) -> Self {
        let key = steps.iter().rev().find_map(|step| match step {
            Step::Key(key) => Some(key.as_str()),
            Step::Item(_) => None,
        });
        let item = match steps.last() {
            Some(Step::Item(index)) => Some(index + 1),
            _ => None,
        };
        Self { key, item }
    }

    fn key_or(self, other: &str) -> String {
        self.key.map_or_else(|| other.to_owned(), excerpt)
    }

    /// The subject at the head of a sentence.
    fn head(self) -> Wording {
        match (self.key.map(excerpt), self.item) {
            (Some(key), Some(item)) => {
                Wording::new(format!("L’élément {item} de « {key} »"), format!("Item {item} of `{key}`"))
            }
            (Some(key), None) => Wording::new(format!("« {key} »"), format!("`{key}`")),
            (None, Some(item)) => Wording::new(format!("L’élément {item}"), format!("Item {item}")),
            (None, None) => Wording::new("Le fichier", "The file"),
        }
    }
}

/// What the author of an unknown key probably meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meant<'s> {
    /// This key, here.
    Here(&'s str),
    /// The same key, in the value of another key; `None` at the head of the file.
    Elsewhere(Option<&'s str>),
    /// Nothing that we know of.
    Nothing,
}

/// What the author of the unknown key `written` probably meant.
pub(crate) fn meant_key<'s>(
    written: &str,
    fields: Fields<'s>,
    homes: &[(&str, Option<&'s str>)],
) -> Meant<'s> {
    let trimmed = written.trim().trim_start_matches('-').trim();
    if let Some((key, _)) = fields.all().find(|(key, _)| *key == trimmed) {
        return Meant::Here(key);
    }
    if let Some(key) = fields.by_alias(&trimmed.to_lowercase()) {
        return Meant::Here(key);
    }
    if let Some((_, home)) = homes.iter().find(|(key, _)| *key == trimmed) {
        return Meant::Elsewhere(*home);
    }
    suggestion::nearest(written, fields.all().map(|(key, _)| key)).map_or(Meant::Nothing, Meant::Here)
}

/// A key that does not belong where it is.
pub(crate) fn unknown_key(place: Place, written: &str, meant: Meant<'_>, known: &[&str]) -> Finding {
    let key = excerpt(written);
    if let Meant::Elsewhere(home) = meant {
        return misplaced_key(place, &key, home);
    }
    let message = Wording::new(
        format!("La clé « {key} » est inconnue ici."),
        format!("The key `{key}` is unknown here."),
    );
    Finding::error("unknown-key", place, message).advise(match meant {
        Meant::Here(other) if written.trim_end() == other => Wording::new(
            format!("Une espace insécable s’est glissée dans la clé ; écrivez « {other}: » sans elle."),
            format!("A no-break space slipped into the key; write `{other}:` without it."),
        ),
        Meant::Here(other) if written.trim_start_matches('-').trim() == other => Wording::new(
            format!("Il manque une espace après le tiret ; écrivez « - {other}: »."),
            format!("There is no space after the dash; write `- {other}:`."),
        ),
        Meant::Here(other) => {
            Wording::new(format!("Vouliez-vous écrire « {other} » ?"), format!("Did you mean `{other}`?"))
        }
        _ => Wording::new(
            format!("Clés possibles : {}.", known.join(", ")),
            format!("Possible keys: {}.", known.join(", ")),
        ),
    })
}

fn misplaced_key(place: Place, key: &str, home: Option<&str>) -> Finding {
    let (fr, en) = match home {
        Some(home) => (format!("sous « {home} »"), format!("under `{home}`")),
        None => (
            "au premier niveau du fichier, sans retrait".to_owned(),
            "at the top level of the file, not indented".to_owned(),
        ),
    };
    let message = Wording::new(
        format!("La clé « {key} » n’est pas à sa place ; elle s’écrit {fr}."),
        format!("The key `{key}` is out of place; it is written {en}."),
    );
    Finding::error("misplaced-key", place, message).advise(Wording::new(
        "Vérifiez le retrait : le nombre d’espaces au début de la ligne dit à quoi la clé appartient.",
        "Check the indentation: the number of spaces that begin the line says what the key belongs to.",
    ))
}

/// A key that must be there and is not.
pub(crate) fn missing_key(place: Place, subject: &Subject<'_>, key: &str) -> Finding {
    let head = subject.head();
    let message = match (subject.key, subject.item) {
        (None, None) => Wording::new(
            format!("Il manque la clé « {key} » au premier niveau du fichier."),
            format!("The key `{key}` is missing at the top level of the file."),
        ),
        _ => Wording::new(
            format!("{} n’a pas de clé « {key} ».", head.fr),
            format!("{} has no key `{key}`.", head.en),
        ),
    };
    Finding::error("missing-key", place, message)
        .advise(Wording::new(format!("Ajoutez une ligne « {key}: … »."), format!("Add a line `{key}: …`.")))
}

/// A key or dash with nothing behind it.
pub(crate) fn empty_value(
    place: Place,
    subject: &Subject<'_>,
    shape: &Shape<'_>,
    commented: bool,
) -> Finding {
    let head = subject.head();
    let message = Wording::new(format!("{} est vide.", head.fr), format!("{} is empty.", head.en));
    let advice = match (commented, shape) {
        (true, _) => Wording::new(
            "Tout ce qui suit « # » est un commentaire ; si c’est le texte, mettez-le entre guillemets.",
            "All that follows `#` is a comment; if it is the text, put it in quotes.",
        ),
        (_, Shape::List(_)) => Wording::new(
            "Ajoutez au moins un élément, un tiret par élément, ou supprimez la ligne.",
            "Add at least one item, one dash an item, or delete the line.",
        ),
        _ => Wording::new("Écrivez une valeur, ou supprimez la ligne.", "Write a value, or delete the line."),
    };
    Finding::error("empty-value", place, message).advise(advice)
}

/// A value of another kind than expected.
pub(crate) fn wrong_type(place: Place, subject: &Subject<'_>, shape: &Shape<'_>, node: &Node) -> Finding {
    let (head, want, have) = (subject.head(), expected(shape), actual(node));
    let message = Wording::new(
        format!("{} attend {}, et non {}.", head.fr, want.fr, have.fr),
        format!("{} takes {}, not {}.", head.en, want.en, have.en),
    );
    Finding::error("wrong-type", place, message).advise(right_type(*subject, shape, node))
}

fn expected(shape: &Shape<'_>) -> Wording {
    match shape {
        Shape::Text { .. } => Wording::new("un texte", "a text"),
        Shape::Integer { least, most } => whole_number(*least, *most),
        Shape::Number => Wording::new("un nombre", "a number"),
        Shape::Switch => Wording::new("true ou false", "true or false"),
        Shape::Choice(words) => {
            Wording::new(format!("un mot parmi {}", words.join(", ")), format!("one of {}", words.join(", ")))
        }
        Shape::List(_) => Wording::new("une liste", "a list"),
        Shape::Fields(_) | Shape::Table(_) => {
            Wording::new("des clés et leurs valeurs", "keys and their values")
        }
        Shape::Anything => Wording::new("une valeur", "a value"),
    }
}

fn whole_number(least: Option<i64>, most: Option<i64>) -> Wording {
    match (least, most) {
        (Some(least), Some(most)) => Wording::new(
            format!("un nombre entier de {least} à {most}"),
            format!("a whole number from {least} to {most}"),
        ),
        (Some(least), None) if least > 0 => Wording::new(
            format!("un nombre entier d’au moins {least}"),
            format!("a whole number of at least {least}"),
        ),
        (Some(0), None) => Wording::new("un nombre entier, zéro ou plus", "a whole number, zero or more"),
        _ => Wording::new("un nombre entier", "a whole number"),
    }
}

fn actual(node: &Node) -> Wording {
    match &node.content {
        Content::List(_) => Wording::new("une liste", "a list"),
        Content::Map(_) => Wording::new("des clés et leurs valeurs", "keys and their values"),
        Content::Scalar(scalar) => {
            let text = excerpt(&scalar.text);
            Wording::new(format!("« {text} »"), format!("`{text}`"))
        }
        Content::Empty | Content::Refused => Wording::new("rien", "nothing"),
    }
}

fn right_type(subject: Subject<'_>, shape: &Shape<'_>, node: &Node) -> Wording {
    let key = subject.key_or("…");
    match (shape, &node.content) {
        (Shape::List(_), Content::Scalar(scalar)) => {
            let text = excerpt(&scalar.text);
            Wording::new(
                format!("Mettez des crochets, même pour un seul élément : {key}: [\"{text}\"]."),
                format!("Use brackets, even for a single item: {key}: [\"{text}\"]."),
            )
        }
        (Shape::List(_), _) => Wording::new(
            "Commencez chaque élément par un tiret et une espace : « - ».",
            "Begin each item with a dash and a space: `- `.",
        ),
        (Shape::Text { .. }, Content::List(_)) => Wording::new(
            "Écrivez un seul texte, sans tiret ; un texte qui commence par « [ » se met entre guillemets.",
            "Write a single text, without a dash; put a text that begins with `[` in quotes.",
        ),
        (Shape::Text { .. }, _) => Wording::new(
            "Un texte qui contient « : » ou commence par « { » se met entre guillemets.",
            "Put a text that contains `: ` or begins with `{` in quotes.",
        ),
        (Shape::Integer { .. } | Shape::Number, Content::Scalar(scalar))
            if scalar.style != ScalarStyle::Plain =>
        {
            Wording::new("Écrivez le nombre sans guillemets.", "Write the number without quotes.")
        }
        (Shape::Integer { .. }, Content::Scalar(scalar)) if scalar.text.parse::<i64>().is_ok() => {
            Wording::default()
        }
        (Shape::Integer { most, .. }, _) => {
            let number = most.map_or(180, |most| most.min(33));
            Wording::new(
                format!("Écrivez-le en chiffres, sans unité ni espace : « {key}: {number} », par exemple."),
                format!("Write it in digits, without unit or space: `{key}: {number}`, for example."),
            )
        }
        (Shape::Number, _) => Wording::new(
            format!(
                "Écrivez-le en chiffres, sans unité, avec un point décimal : « {key}: 0.5 », par exemple."
            ),
            format!("Write it in digits, without unit, with a decimal point: `{key}: 0.5`, for example."),
        ),
        (Shape::Switch, _) => {
            Wording::new("Écrivez true (oui) ou false (non).", "Write true (yes) or false (no).")
        }
        (Shape::Fields(fields), _) => {
            let keys: Vec<&str> = fields.all().map(|(key, _)| key).collect();
            Wording::new(
                format!("Clés possibles : {}.", keys.join(", ")),
                format!("Possible keys: {}.", keys.join(", ")),
            )
        }
        _ => Wording::default(),
    }
}

/// A word that was written where only some are allowed.
pub(crate) struct Asked<'a> {
    pub(crate) written: &'a str,
    pub(crate) known: &'a [&'a str],
    /// The word that it is another name of.
    pub(crate) meant: Option<&'a str>,
}

/// A word that is not among those allowed.
pub(crate) fn unknown_value(place: Place, subject: &Subject<'_>, asked: &Asked<'_>) -> Finding {
    let (head, text, all) = (subject.head(), excerpt(asked.written), asked.known.join(", "));
    let message = Wording::new(
        format!("{} ne peut pas valoir « {text} ».", head.fr),
        format!("{} cannot be `{text}`.", head.en),
    );
    let meant = asked.meant.or_else(|| suggestion::nearest(asked.written, asked.known.iter().copied()));
    Finding::error("unknown-value", place, message).advise(match meant {
        Some(meant) => Wording::new(
            format!("Vouliez-vous écrire « {meant} » ? Valeurs possibles : {all}."),
            format!("Did you mean `{meant}`? Possible values: {all}."),
        ),
        None => Wording::new(format!("Valeurs possibles : {all}."), format!("Possible values: {all}.")),
    })
}

/// A text that ends before ` #`.
pub(crate) fn cut_by_hash(place: Place, text: &str) -> Finding {
    let end: String = text.chars().rev().take(24).collect::<Vec<_>>().into_iter().rev().collect();
    let end = excerpt(&end);
    let message = Wording::new(
        format!(
            "Le texte s’arrête à « {end} » : ce qui suit « # » est un commentaire et ne sera ni dit ni montré."
        ),
        format!(
            "The text stops at `{end}`: what follows `#` is a comment and will be neither said nor shown."
        ),
    );
    Finding::error("text-cut", place, message).advise(Wording::new(
        "Mettez tout le texte entre guillemets, ou le commentaire sur une ligne à lui.",
        "Put the whole text in quotes, or the comment on a line of its own.",
    ))
}
