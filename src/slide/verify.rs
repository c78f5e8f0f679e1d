//! Holding what was drawn against what the author wrote, glyph by glyph, for every slide.

use super::{CAPTION_LINE, LEAST_SIZE, WIDTH, place::Placed};
use crate::{
    finding::Finding,
    script::model::{Prose, Script, Slide},
    wording::Wording,
};
use std::ops::Range;

/// More words than these are not read in the time that a slide is shown.
const MOST_WORDS: usize = 35;
/// Ink may pass its box by this part of the size: the tail of a *j*, the overshoot of round letters.
const TOLERANCE: f64 = 0.1;

/// The findings about what was drawn of a slide.
pub(super) fn findings(script: &Script, index: usize, svg: &str, placed: &[Placed]) -> Vec<Finding> {
    let slide = &script.slides[index];
    let seen: Vec<&Placed> = shown(svg, placed);
    let mut found = Vec::new();
    for (text, prose) in slide.screen_texts().enumerate() {
        let of: Vec<&Placed> = seen.iter().copied().filter(|it| it.text == Some(text)).collect();
        found.extend(of.iter().filter_map(|it| overflow(prose, it)));
        found.extend(missing(prose, &of));
        found.extend(unseen(prose));
        if !of.iter().any(|it| it.overflow.is_some()) {
            found.extend(lost(slide, prose, &of));
        }
        found.extend(of.iter().filter_map(|it| strayed(slide, prose, it)));
    }
    found.extend(undrawn(script, slide, svg));
    found.extend(annex(slide, &seen));
    found.extend(wordy(slide));
    found.into_iter().map(|finding| finding.on_slide(&slide.id)).collect()
}

/// The texts whose drawing is in the SVG: one that a template set and then left out is not shown.
fn shown<'a>(svg: &str, placed: &'a [Placed]) -> Vec<&'a Placed> {
    let marks: Vec<usize> =
        svg.split("id=\"text-").skip(1).filter_map(|rest| rest.split('"').next()?.parse().ok()).collect();
    placed.iter().enumerate().filter(|(mark, _)| marks.contains(mark)).map(|(_, it)| it).collect()
}

fn overflow(prose: &Prose, placed: &Placed) -> Option<Finding> {
    let lost = placed.overflow?;
    let size = placed.size;
    let (message, advice) = if lost.wide > 0.0 {
        let by = lost.wide.ceil();
        (
            Wording::new(
                format!(
                    "Un mot dépasse de {by} px la largeur qu’il a, même à la plus petite taille ({size} px)."
                ),
                format!("A word is {by} px wider than its room, even at the least size ({size} px)."),
            ),
            Wording::new("Coupez ou remplacez ce mot.", "Cut the word or choose another."),
        )
    } else {
        let (by, excess) = (lost.high.ceil(), lost.excess);
        (
            Wording::new(
                format!(
                    "Le texte dépasse de {by} px la hauteur qu’il a, même à la plus petite taille ({size} px)."
                ),
                format!("The text is {by} px higher than its room, even at the least size ({size} px)."),
            ),
            Wording::new(
                format!("Retirez environ {excess} caractères, ou coupez la diapositive en deux."),
                format!("Take out about {excess} characters, or split the slide in two."),
            ),
        )
    };
    Some(Finding::error("text-overflow", prose.place(), message).advise(advice))
}

/// One finding for each run of characters that no font has.
fn missing(prose: &Prose, placed: &[&Placed]) -> Vec<Finding> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut at: Vec<_> = placed.iter().flat_map(|it| &it.missing).collect();
    at.sort_by_key(|it| it.at);
    for it in at {
        let end = it.at + it.character.len_utf8();
        match ranges.last_mut() {
            Some(last) if last.end >= it.at => last.end = end.max(last.end),
            _ => ranges.push(it.at..end),
        }
    }
    ranges.into_iter().map(|range| no_glyph(prose, range)).collect()
}

fn no_glyph(prose: &Prose, range: Range<usize>) -> Finding {
    let characters = prose.text.get(range.clone()).unwrap_or_default();
    let codes: Vec<String> = characters.chars().map(|it| format!("U+{:04X}", u32::from(it))).collect();
    let (seen, codes) = (characters.replace(char::is_control, "⍰"), codes.join(" "));
    let message = Wording::new(
        format!("Aucune police n’a de dessin pour « {seen} » ({codes})."),
        format!("No font has a drawing for `{seen}` ({codes})."),
    );
    Finding::error("missing-glyph", prose.part(range), message).advise(Wording::new(
        "Remplacez-le par un mot, ou par une image (`picture`).",
        "Put a word in its place, or a `picture`.",
    ))
}

/// Characters that no one sees and that do nothing here, or turn writing round elsewhere.
fn unseen(prose: &Prose) -> Vec<Finding> {
    let is_unseen = |c: char| matches!(c, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}');
    let each = prose.text.char_indices().filter(|(_, c)| is_unseen(*c)).map(|(at, character)| {
        let code = u32::from(character);
        Finding::warning(
            "invisible-character",
            prose.part(at..at + character.len_utf8()),
            Wording::new(
                format!("Un caractère invisible (U+{code:04X}) se trouve dans le texte."),
                format!("There is an invisible character (U+{code:04X}) in the text."),
            ),
        )
        .advise(Wording::new("Effacez-le : retapez le mot.", "Delete it: type the word again."))
    });
    each.collect()
}

/// A text, or a part of one, that the layout does not draw.
fn lost(slide: &Slide, prose: &Prose, placed: &[&Placed]) -> Option<Finding> {
    let covered = |at: usize| placed.iter().flat_map(|it| &it.drawn).any(|range| range.contains(&at));
    let mut gaps = prose.text.char_indices().filter(|(at, c)| !c.is_whitespace() && !covered(*at));
    let (first, _) = gaps.next()?;
    let layout = &slide.layout;
    let place = if placed.is_empty() { prose.place() } else { prose.part(first..prose.text.len()) };
    let message = Wording::new(
        format!("La mise en page « {layout} » ne montre pas ce texte."),
        format!("The layout `{layout}` does not show this text."),
    );
    Some(Finding::error("text-not-drawn", place, message).advise(Wording::new(
        "Choisissez une mise en page qui le montre, ou retirez-le.",
        "Choose a layout that shows it, or take it out.",
    )))
}

/// The characters and the picture that the layout does not draw: who is said to be shown must be.
fn undrawn(script: &Script, slide: &Slide, svg: &str) -> Vec<Finding> {
    let people = slide.shows.iter().filter(|id| script.character(&id.text).is_some());
    let people = people.filter(|id| !svg.contains(&format!("data-character=\"{}\"", id.text)));
    let picture = slide.picture.iter();
    let picture = picture.filter(|it| !svg.contains(&format!("data-picture=\"{}\"", it.text)));
    let layout = &slide.layout;
    let finding = |it: &Prose, (rule, fr, en): (&'static str, &str, &str)| {
        let name = &it.text;
        let message = Wording::new(
            format!("La mise en page « {layout} » ne montre pas {fr} « {name} »."),
            format!("The layout `{layout}` does not show the {en} `{name}`."),
        );
        Finding::error(rule, it.place(), message).advise(Wording::new(
            "Choisissez une autre mise en page, ou retirez ce nom.",
            "Choose another layout, or take the name out.",
        ))
    };
    let people = people.map(|it| finding(it, ("character-not-drawn", "le personnage", "character")));
    people.chain(picture.map(|it| finding(it, ("picture-not-drawn", "l’image", "picture")))).collect()
}

/// Text out of its box, in the captions' place or too small: a template's fault, said at the text.
fn strayed(slide: &Slide, prose: &Prose, placed: &Placed) -> Option<Finding> {
    let (ink, room, slack) = (placed.ink?, placed.room, TOLERANCE * placed.size);
    let outside = ink.left < room.left - slack
        || ink.right > room.right + slack
        || ink.top < room.top - slack
        || ink.bottom > room.bottom + slack
        || ink.left < 0.0
        || ink.right > WIDTH
        || ink.top < 0.0;
    let layout = &slide.layout;
    let (fr, en) = if placed.size < LEAST_SIZE {
        (
            format!("est composé à {} px, sous {LEAST_SIZE} px", placed.size),
            format!("is set at {} px, under {LEAST_SIZE} px", placed.size),
        )
    } else if ink.bottom > CAPTION_LINE {
        ("est à la place des sous-titres".to_owned(), "stands where captions go".to_owned())
    } else if outside {
        ("sort de son cadre".to_owned(), "leaves its box".to_owned())
    } else {
        return None;
    };
    let message = Wording::new(
        format!("Dans la mise en page « {layout} », ce texte {fr}."),
        format!("In the layout `{layout}`, this text {en}."),
    );
    Some(Finding::error("text-misplaced", prose.place(), message))
}

/// What the campaign adds to a slide and does not fit.
fn annex(slide: &Slide, placed: &[&Placed]) -> Option<Finding> {
    let lost = placed.iter().filter(|it| it.text.is_none()).find_map(|it| it.overflow)?;
    let (layout, by) = (&slide.layout, lost.wide.max(lost.high).ceil());
    let message = Wording::new(
        format!(
            "La mise en page « {layout} » n’a pas la place de l’annexe (version, laboratoires) : {by} px de trop."
        ),
        format!("The layout `{layout}` has no room for the annex (version, laboratories): {by} px too much."),
    );
    Some(Finding::error("text-overflow", slide.place.clone(), message))
}

fn wordy(slide: &Slide) -> Option<Finding> {
    let is_word = |it: &&str| it.chars().any(char::is_alphanumeric);
    let words: usize =
        slide.screen_texts().map(|it| it.text.split_whitespace().filter(is_word).count()).sum();
    if words <= MOST_WORDS {
        return None;
    }
    let message = Wording::new(
        format!("La diapositive porte {words} mots ; au-delà de {MOST_WORDS}, on ne la lit plus."),
        format!("The slide has {words} words; over {MOST_WORDS}, nobody reads it."),
    );
    Some(Finding::warning("too-many-words", slide.place.clone(), message).advise(Wording::new(
        "Gardez l’idée à l’écran et laissez le reste à la voix.",
        "Keep the idea on screen and leave the rest to the voice.",
    )))
}
