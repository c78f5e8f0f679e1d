//! What a syntax error means to somebody who has never seen YAML, and how to read on after it.

use super::{
    indent,
    mistake::Mistake,
    patch::{Patch, line_at, line_end, line_start},
    scan::Stop,
    structure,
};
use crate::wording::{Wording, excerpt};
use granit_parser::ErrorKind;

/// What stopped the parser, and what to put in its place to read on; no patch means that nothing
/// sensible can be read after it.
pub(crate) struct Explanation {
    pub(crate) mistake: Mistake,
    pub(crate) patch: Option<Patch>,
}

/// Explains where the parser stopped.
pub(crate) fn explain(text: &str, stop: &Stop) -> Explanation {
    use ErrorKind as K;
    let at = stop.at.min(text.len());
    if let Some(alias) =
        stop.alias.clone().filter(|alias| line_start(text, alias.start) == line_start(text, at))
    {
        let patch = Patch::Letter(alias.start..alias.start + 1);
        return Explanation { mistake: structure::alias(text, &alias), patch: Some(patch) };
    }
    if let Some(explanation) = indent::no_break_space(text, at) {
        return explanation;
    }
    match &stop.kind {
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabInIndentation
        | K::TabInPlainScalar
        | K::TabAtBlockScalarStart => indent::tab(text, at),
        K::MappingValueNotAllowed => match indent::swallowed_key(text, at) {
            Some(key) => indent::too_far(text, key),
            None => colon(text, at),
        },
        K::InvalidColonPlacement
        | K::ExpectedFlowMappingSeparator
        | K::ExpectedFlowSequenceSeparator
        | K::UnclosedFlowCollection { .. }
        | K::MismatchedFlowCollectionEnd { .. }
        | K::UnexpectedEofFlowSequence
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofImplicitFlowMapping
        | K::InvalidFlowScalarIndent => bracket(text, stop.bracket.unwrap_or(at)),
        K::MisplacedFlowCollectionEnd => reserved(text, at),
        K::UnclosedQuotedScalar | K::DocumentIndicatorInQuotedScalar | K::InvalidQuotedScalarIndent => {
            open_quote(text, quote_from(text, stop.after).unwrap_or(at))
        }
        K::InvalidTrailingDoubleQuotedScalar | K::InvalidTrailingSingleQuotedScalar => {
            match quote_from(text, stop.after) {
                Some(quote) if line_start(text, quote) != line_start(text, at) => open_quote(text, quote),
                _ => after_quote(text, at, &stop.kind),
            }
        }
        K::CommentNotSeparated => after_quote(text, at, &stop.kind),
        K::UnknownQuotedScalarEscape
        | K::InvalidQuotedScalarHexEscape
        | K::InvalidUnicodeEscape
        | K::InvalidLowSurrogate
        | K::InvalidLowSurrogateHexEscape
        | K::MissingLowSurrogate
        | K::UnpairedLowSurrogate => backslash(text, at),
        K::UnexpectedCharacter { character } if !character.is_control() => reserved(text, at),
        K::UnexpectedCharacter { .. } | K::BomInsideDocument => invisible(text, at),
        K::InvalidBlockScalarHeader | K::ZeroBlockScalarIndent => block_header(text, at),
        K::BlockSequenceEntryNotAllowed => dash_in_line(text, at),
        K::DirectiveDisallowed => directive(text, at),
        K::SimpleKeyExpected | K::InvalidSimpleKey => {
            indent::block_text(text, at).unwrap_or_else(|| no_colon(text, at))
        }
        K::ExpectedBlockMappingKey
        | K::ExpectedBlockSequenceEntry
        | K::InvalidIndentation
        | K::InvalidBlockScalarIndent => {
            indent::unaligned(text, at, stop).unwrap_or_else(|| after_value(text, at))
        }
        K::RecursionLimitExceeded => too_deep(text, at),
        K::CommentInterceptedScalar => comment(text, at),
        _ => match value_from(text, stop.after) {
            Some(value) if text[value..].starts_with(['*', '&', '!', '?']) => reserved(text, value),
            _ => unknown(text, at),
        },
    }
}

pub(super) fn with(mistake: Mistake, patch: Patch) -> Explanation {
    Explanation { mistake, patch: Some(patch) }
}

fn colon(text: &str, at: usize) -> Explanation {
    let message = Wording::new(
        "Un « : » suivi d’une espace, dans un texte sans guillemets, est lu comme la fin d’une clé.",
        "A `:` followed by a space, in a text without quotes, is read as the end of a key.",
    );
    let before = &text[line_start(text, at)..at];
    let word = before.rsplit(' ').next().unwrap_or_default();
    let key_like = !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let (fr, en) = match (key_like, in_quotes(text, at)) {
        (true, _) => (
            format!(
                "Si « {word} » est une clé, passez à la ligne avant ; sinon, mettez tout le texte entre guillemets."
            ),
            format!(
                "If `{word}` is a key, start a new line before it; otherwise put the whole text in quotes."
            ),
        ),
        (false, Some(line)) => {
            (format!("Mettez le texte entre guillemets : {line}"), format!("Put the text in quotes: {line}"))
        }
        (false, None) => {
            ("Mettez tout le texte entre guillemets.".to_owned(), "Put the whole text in quotes.".to_owned())
        }
    };
    let mistake = Mistake::new("unquoted-colon", at..at + 1, message).advise(fr, en);
    with(mistake, Patch::Colons(at..line_end(text, at)))
}

/// The line of `at` with its text in quotes, when the line has a key and its text no quotes yet.
fn in_quotes(text: &str, at: usize) -> Option<String> {
    let before = &text[line_start(text, at)..at];
    let (key, _) = before.trim_start_matches([' ', '-']).split_once(": ")?;
    let value = line_at(text, at).split_once(": ")?.1.trim();
    (!value.contains('"') && !key.contains(' ')).then(|| format!("{key}: \"{}\"", excerpt(value)))
}

fn bracket(text: &str, at: usize) -> Explanation {
    let sign = excerpt(&text[at..line_end(text, at)].chars().take(1).collect::<String>());
    let message = Wording::new(
        format!("« {sign} » s’ouvre ici et ne se ferme pas comme il faut."),
        format!("`{sign}` opens here and is not closed as it should be."),
    );
    let mistake = Mistake::new("unclosed-bracket", at..(at + 1).min(text.len()), message).advise(
        "Fermez la liste par « ] » (ou « } »), séparez les éléments par des virgules, et mettez entre guillemets un texte qui contient « : », « , » ou un crochet.",
        "Close the list with `]` (or `}`), separate the items with commas, and put a text that holds `:`, `,` or a bracket in quotes.",
    );
    with(mistake, Patch::EmptyList(at..line_end(text, at)))
}

/// The quotation mark that opens the value after `from`.
fn quote_from(text: &str, from: usize) -> Option<usize> {
    value_from(text, from).filter(|at| text[*at..].starts_with(['"', '\'']))
}

/// Where the value after `from` begins.
fn value_from(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let value = rest.trim_start_matches([' ', '\t', '\n', '\r', ':', '-', ',', '[', '{']);
    Some(from + rest.len() - value.len())
}

/// A comment in the middle of a text over several lines.
fn comment(text: &str, at: usize) -> Explanation {
    let line = line_start(text, at);
    let sign = text[line..line_end(text, at)].find(" #").map_or(at, |found| line + found + 1);
    let message = Wording::new(
        "Ce qui suit « # » est un commentaire, au milieu d’un texte qui continue à la ligne suivante.",
        "What follows `#` is a comment, in the middle of a text that goes on in the next line.",
    );
    let mistake = Mistake::new("text-cut", sign..line_end(text, at), message).advise(
        "Mettez tout le texte entre guillemets, ou le commentaire sur une ligne à lui.",
        "Put the whole text in quotes, or the comment on a line of its own.",
    );
    with(mistake, Patch::Letter(sign..sign + 1))
}

fn open_quote(text: &str, at: usize) -> Explanation {
    let message = Wording::new(
        "Le guillemet ouvert ici n’est pas fermé à la fin du texte.",
        "The quotation mark that opens here is not closed at the end of the text.",
    );
    let mistake = Mistake::new("unclosed-quote", at..(at + 1).min(text.len()), message).advise(
        "Ajoutez le même guillemet à la fin du texte, ou enlevez celui-ci.",
        "Add the same quotation mark at the end of the text, or remove this one.",
    );
    with(mistake, Patch::Word(at..line_end(text, at)))
}

fn after_quote(text: &str, at: usize, kind: &ErrorKind) -> Explanation {
    let message = Wording::new(
        "Le texte entre guillemets est fini, et quelque chose suit encore sur la ligne.",
        "The text in quotes has ended, and something still follows on the line.",
    );
    let (fr, en) = match kind {
        ErrorKind::InvalidTrailingSingleQuotedScalar => (
            "Une apostrophe droite a fermé le texte : doublez-la (''), écrivez ’, ou entourez le texte de guillemets doubles (\").",
            "A straight apostrophe closed the text: double it (''), write ’, or use double quotes (\").",
        ),
        ErrorKind::CommentNotSeparated => (
            "Si c’est un commentaire, mettez une espace avant « # » ; si c’est du texte, mettez-le dans les guillemets.",
            "If it is a comment, put a space before `#`; if it is text, put it inside the quotes.",
        ),
        _ => (
            "Entourez tout le texte de guillemets, et écrivez « » ou \\\" pour ceux de l’intérieur.",
            "Put quotes around the whole text, and write “ ” or \\\" for those inside it.",
        ),
    };
    let rest = at..line_end(text, at);
    let mistake = Mistake::new("text-after-quote", rest.clone(), message).advise(fr, en);
    with(mistake, Patch::Blank(rest))
}

fn backslash(text: &str, at: usize) -> Explanation {
    let rest = &text[at..];
    let escapes = "0abtnvfre \"/\\N_LPxuU\n\r\t";
    let mut signs = rest.char_indices().peekable();
    let mut found = None;
    while let Some((position, c)) = signs.next() {
        if c == '\\' {
            match signs.next() {
                Some((_, next)) if escapes.contains(next) && !matches!(next, 'x' | 'u' | 'U') => {}
                _ => {
                    found = Some(at + position);
                    break;
                }
            }
        }
    }
    let sign = found.unwrap_or(at);
    let message = Wording::new(
        "Entre guillemets doubles, « \\ » annonce un code ; celui-ci n’existe pas.",
        "In double quotes, `\\` announces a code; there is no such code.",
    );
    let mistake = Mistake::new("backslash", sign..(sign + 1).min(text.len()), message).advise(
        "Écrivez « \\\\ » pour une barre oblique inverse, ou entourez le texte d’apostrophes.",
        "Write `\\\\` for a backslash, or put the text in single quotes.",
    );
    with(mistake, Patch::Letter(sign..sign + 1))
}

fn reserved(text: &str, at: usize) -> Explanation {
    let sign = text[at..].chars().next().unwrap_or(' ');
    let message = Wording::new(
        format!("Un texte sans guillemets ne peut pas commencer par « {sign} »."),
        format!("A text without quotes cannot begin with `{sign}`."),
    );
    let bytes = at..at + sign.len_utf8();
    let mistake = Mistake::new("reserved-character", bytes.clone(), message)
        .advise("Mettez tout le texte entre guillemets.", "Put the whole text in quotes.");
    with(mistake, Patch::Letter(bytes))
}

fn invisible(text: &str, at: usize) -> Explanation {
    let sign = text[at..].chars().next().unwrap_or(' ');
    let code = u32::from(sign);
    let message = Wording::new(
        format!("Un caractère invisible ou de commande (U+{code:04X}) s’est glissé ici."),
        format!("An invisible or control character (U+{code:04X}) slipped in here."),
    );
    let bytes = at..at + sign.len_utf8();
    let mistake = Mistake::new("invisible-character", bytes.clone(), message).advise(
        "Effacez-le, en retapant au besoin la ligne.",
        "Delete it, typing the line again if need be.",
    );
    with(mistake, Patch::Letter(bytes))
}

fn block_header(text: &str, at: usize) -> Explanation {
    let message = Wording::new(
        "Après « | » ou « > », le texte commence à la ligne suivante.",
        "After `|` or `>`, the text begins on the next line.",
    );
    let mistake = Mistake::new("block-text", at..(at + 1).min(text.len()), message).advise(
        "Passez à la ligne et mettez le texte en retrait ; si « > » fait partie du texte, mettez-le entre guillemets.",
        "Start a new line and indent the text; if `>` belongs to the text, put it in quotes.",
    );
    with(mistake, Patch::Letter(at..at + 1))
}

fn dash_in_line(text: &str, at: usize) -> Explanation {
    let message = Wording::new(
        "Un tiret qui commence un élément de liste doit être le premier signe de sa ligne.",
        "A dash that begins an item of a list must come first on its line.",
    );
    let mistake = Mistake::new("dash", at..(at + 1).min(text.len()), message).advise(
        "Passez à la ligne avant le tiret ; si le texte commence par un tiret, mettez-le entre guillemets.",
        "Start a new line before the dash; if the text begins with a dash, put it in quotes.",
    );
    with(mistake, Patch::Letter(at..at + 1))
}

fn directive(text: &str, at: usize) -> Explanation {
    let line = at..line_end(text, at);
    let message = Wording::new(
        "Une ligne qui commence par « % » est une directive YAML, qui n’est pas acceptée ici.",
        "A line that begins with `%` is a YAML directive, which is not accepted here.",
    );
    let mistake =
        Mistake::new("directive", line.clone(), message).advise("Supprimez la ligne.", "Delete the line.");
    with(mistake, Patch::Blank(line))
}

/// A line that should begin with a key and a colon.
fn no_colon(text: &str, at: usize) -> Explanation {
    let line = at..at + text[at..line_end(text, at)].trim_end().len();
    let written = line_at(text, at).trim();
    let glued = written.trim_start_matches("- ").split_once(':').filter(|(key, _)| !key.contains(' '));
    let message = match glued {
        Some((key, _)) => {
            let key = excerpt(key);
            Wording::new(
                format!("Il manque une espace après « {key}: »."),
                format!("There is no space after `{key}:`."),
            )
        }
        None => Wording::new(
            "Cette ligne n’est ni une clé suivie de « : », ni un élément de liste, ni la suite d’un texte.",
            "This line is neither a key followed by `:`, nor an item of a list, nor more of a text.",
        ),
    };
    let (fr, en) = match glued {
        Some((_, value)) if value.starts_with('\u{a0}') || value.starts_with('\u{202f}') => (
            "L’espace après « : » est insécable ; remplacez-la par une espace ordinaire.",
            "The space after `:` is a no-break one; replace it by an ordinary space.",
        ),
        Some(_) => (
            "Écrivez la clé, « : », une espace, puis la valeur.",
            "Write the key, `:`, a space, then the value.",
        ),
        None => (
            "Si c’est la suite d’un texte, mettez-la en retrait ; si c’est une note pour vous, commencez-la par « # ».",
            "If it is more of a text, indent it; if it is a note to yourself, begin it with `#`.",
        ),
    };
    let patch = Patch::block(text, line_start(text, at));
    with(Mistake::new("not-a-key", line, message).advise(fr, en), patch)
}

fn after_value(text: &str, at: usize) -> Explanation {
    let rest = at..at + text[at..line_end(text, at)].trim_end().len();
    let message = Wording::new(
        "La valeur est finie, et quelque chose suit encore sur la ligne.",
        "The value has ended, and something still follows on the line.",
    );
    let mistake = Mistake::new("text-after-value", rest.clone(), message).advise(
        "Entourez tout le texte de guillemets, ou supprimez ce qui dépasse.",
        "Put quotes around the whole text, or delete what is left over.",
    );
    with(mistake, Patch::Blank(rest))
}

fn too_deep(text: &str, at: usize) -> Explanation {
    let message = Wording::new(
        "Listes et clés sont emboîtées trop profondément ; aucun fichier n’a besoin de plus de 255 niveaux.",
        "Lists and keys are nested too deeply; no file needs more than 255 levels.",
    );
    let mistake = Mistake::new("too-deep", at..(at + 1).min(text.len()), message);
    Explanation { mistake, patch: None }
}

fn unknown(text: &str, at: usize) -> Explanation {
    let end = text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
    let message = Wording::new(
        "La mise en forme YAML est rompue ici ; la suite n’a pas pu être lue.",
        "The YAML breaks off here; what follows could not be read.",
    );
    let mistake = Mistake::new("syntax", at..end, message).advise(
        "Comparez la ligne à ses voisines : retrait, « : » suivi d’une espace, guillemets fermés.",
        "Compare the line with its neighbours: indentation, `:` followed by a space, closed quotes.",
    );
    Explanation { mistake, patch: None }
}
