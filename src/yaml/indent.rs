//! What is said of a line that begins in the wrong place.

use super::{
    mistake::Mistake,
    patch::{Patch, indentation, line_at, line_end, line_start},
    scan::Stop,
    syntax::{Explanation, with},
};
use crate::wording::{Wording, excerpt};
use std::ops::Range;

/// A tab among the blanks that begin a line.
pub(super) fn tab(text: &str, at: usize) -> Explanation {
    // The parser stops at the text before the tab; the tab begins a line at or after it.
    let mut start = line_start(text, at);
    while !text[start..line_end(text, start)].chars().take_while(|c| c.is_whitespace()).any(|c| c == '\t') {
        let next = line_end(text, start) + 1;
        if next >= text.len() {
            start = line_start(text, at);
            break;
        }
        start = next;
    }
    let blanks = start..start + indentation(text, start);
    let message = Wording::new(
        "Une tabulation sert ici de retrait ; YAML n’accepte que des espaces.",
        "A tab is used for indentation here; YAML accepts only spaces.",
    );
    let mistake = Mistake::new("tab", blanks, message).advise(
        "Remplacez la tabulation par autant d’espaces que les lignes voisines.",
        "Replace the tab by as many spaces as the neighbouring lines have.",
    );
    with(mistake, Patch::block(text, start))
}

/// A no-break space among the blanks that begin the line of `at`.
pub(super) fn no_break_space(text: &str, at: usize) -> Option<Explanation> {
    let start = line_start(text, at);
    let line = line_at(text, at);
    let found = line.find(['\u{A0}', '\u{202F}']).filter(|found| line[..*found].trim().is_empty())?;
    let sign = start + found..start + found + line[found..].chars().next().map_or(0, char::len_utf8);
    let message = Wording::new(
        "Une espace insécable s’est glissée dans le retrait de cette ligne.",
        "A no-break space slipped into the indentation of this line.",
    );
    let mistake = Mistake::new("indentation", sign, message).advise(
        "Effacez les blancs au début de la ligne et retapez-les avec la barre d’espace.",
        "Delete the blanks that begin the line and type them again with the space bar.",
    );
    Some(with(mistake, Patch::block(text, start)))
}

/// A line that should be the text of the `|` or `>` above it, and is not indented.
pub(super) fn block_text(text: &str, at: usize) -> Option<Explanation> {
    let start = line_start(text, at);
    let above = text[..start].trim_end();
    let header = above.rsplit('\n').next()?.rsplit(' ').next()?;
    if !matches!(header, "|" | ">" | "|-" | ">-" | "|+" | ">+") {
        return None;
    }
    let message = Wording::new(
        format!("Le texte annoncé par « {header} » n’est pas en retrait."),
        format!("The text that `{header}` announces is not indented."),
    );
    let mistake = Mistake::new("block-text", whole_line(text, start), message).advise(
        "Mettez deux espaces de plus que la ligne du dessus devant chacune de ses lignes.",
        "Put two more spaces than the line above has before each of its lines.",
    );
    Some(with(mistake, Patch::block(text, start)))
}

/// The key at the head of the line, when the parser took the line for more of the text above it.
pub(super) fn swallowed_key(text: &str, colon: usize) -> Option<Range<usize>> {
    let start = line_start(text, colon);
    let begin = start + indentation(text, start);
    let key = text.get(begin..colon)?;
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    (is_key && begin > start).then_some(begin..colon)
}

/// A key that the parser took for more of the text above it.
pub(super) fn too_far(text: &str, key: Range<usize>) -> Explanation {
    let name = excerpt(&text[key.clone()]);
    let message = Wording::new(
        format!("« {name} » est trop en retrait : la ligne est lue comme la suite du texte précédent."),
        format!("`{name}` is indented too far: the line is read as more of the text above it."),
    );
    let patch = Patch::block(text, line_start(text, key.start));
    let mistake = Mistake::new("indentation", key, message).advise(
        "Alignez-la sur les autres clés du même élément ; si elle fait partie du texte, mettez le texte entre guillemets.",
        "Align it with the other keys of the same item; if it belongs to the text, put the text in quotes.",
    );
    with(mistake, patch)
}

/// A line that does not fit the lists and keys above it; `None` when the line's head is right.
pub(super) fn unaligned(text: &str, at: usize, stop: &Stop) -> Option<Explanation> {
    let start = line_start(text, at);
    let have = indentation(text, start);
    let line = &text[start + have..line_end(text, at)];
    let aligned = stop.starts.iter().any(|it| column(text, *it) == have);
    if line.starts_with('-') && !line[1..].starts_with([' ', '-']) && line.len() > 1 {
        return Some(glued_dash(text, start));
    }
    if text[start + have..at].trim_matches(['-', ' ']).is_empty() && !aligned {
        return Some(wrong_indent(text, start, stop));
    }
    if line.starts_with("- ") {
        return Some(unexpected_dash(text, start));
    }
    (aligned && start + have == at).then(|| missing_dash(text, start))
}

fn column(text: &str, at: usize) -> usize {
    at - line_start(text, at)
}

fn wrong_indent(text: &str, start: usize, stop: &Stop) -> Explanation {
    let have = indentation(text, start);
    let message = Wording::new(
        format!(
            "Cette ligne a {have} espace{} de retrait, ce qui ne l’aligne sur rien de ce qui précède.",
            plural(have)
        ),
        format!("This line is indented by {have} space{}, which aligns it with nothing above.", plural(have)),
    );
    let mut mistake = Mistake::new("indentation", whole_line(text, start), message);
    let distance = |it: &usize| (column(text, *it).abs_diff(have), usize::MAX - *it);
    if let Some(near) = stop.starts.iter().copied().min_by_key(distance) {
        let (want, number) = (column(text, near), text[..near].matches('\n').count() + 1);
        let word: String =
            text[near..].chars().take_while(|c| !c.is_whitespace() && *c != ':').take(40).collect();
        mistake = mistake.advise(
            format!(
                "Mettez-lui {want} espace{}, comme à « {word} » (ligne {number}), si elle va avec.",
                plural(want)
            ),
            format!(
                "Give it {want} space{}, like `{word}` (line {number}), if it goes with that.",
                plural(want)
            ),
        );
    }
    with(mistake, Patch::block(text, start))
}

fn whole_line(text: &str, start: usize) -> Range<usize> {
    let begin = start + indentation(text, start);
    begin..begin + line_at(text, start).trim().len()
}

fn glued_dash(text: &str, start: usize) -> Explanation {
    let dash = start + indentation(text, start);
    let message = Wording::new("Il manque une espace après le tiret.", "There is no space after the dash.");
    let mistake = Mistake::new("dash", dash..dash + 1, message)
        .advise("Écrivez « - », une espace, puis la suite.", "Write `-`, a space, then the rest.");
    with(mistake, Patch::block(text, start))
}

fn plural(count: usize) -> &'static str {
    if count > 1 { "s" } else { "" }
}

fn unexpected_dash(text: &str, start: usize) -> Explanation {
    let dash = start + indentation(text, start);
    let message = Wording::new(
        "Ce tiret commence un élément de liste là où une clé est attendue.",
        "This dash begins an item of a list where a key is expected.",
    );
    let mistake = Mistake::new("dash", dash..dash + 1, message).advise(
        "Alignez-le sur les autres tirets de sa liste, ou enlevez-le.",
        "Align it with the other dashes of its list, or remove it.",
    );
    with(mistake, Patch::block(text, start))
}

fn missing_dash(text: &str, start: usize) -> Explanation {
    let message = Wording::new(
        "Cette ligne est alignée sur les tirets d’une liste, mais ne commence pas par un tiret.",
        "This line is aligned with the dashes of a list, but does not begin with a dash.",
    );
    let mistake = Mistake::new("indentation", whole_line(text, start), message).advise(
        "Commencez un nouvel élément par « - », ou alignez la ligne sur les clés de l’élément précédent.",
        "Begin a new item with `- `, or align the line with the keys of the item before.",
    );
    with(mistake, Patch::block(text, start))
}
