//! A negation taken out of the words that decided.

use isoscript::{
    check::verdict::{Evidence, Polarity},
    place::{Route, Spot, Step},
};
use std::ops::Range;

/// How the reason of an evidence ends where a negation made it.
const DENIED: [&str; 3] = ["Denied", "Barred", "Lacking"];

/// How many words a passage may have whose negation is part of its concept, and no stray one beside it.
const LONGEST_CONCEPT: usize = 8;

/// The passage with the whole negation (*ne … pas*, *n'… jamais*) of its deciding words taken out,
/// where they are one passage that holds just one; else `None`.
pub(crate) fn without_its_negation(text: &str, evidence: &[Evidence]) -> Option<String> {
    let stated = evidence.iter().filter(|it| it.polarity == Polarity::Stated);
    let spots: Vec<(&Route, &Range<usize>)> = stated
        .map(|it| match &it.place.spot {
            Spot::Within(route, range) => Some((route, range)),
            _ => None,
        })
        .collect::<Option<_>>()?;
    let denied = |it: &Evidence| DENIED.iter().any(|force| it.reason.to_string().ends_with(force));
    let (route, spot) = *spots.first().filter(|first| spots.iter().all(|it| it == *first))?;
    let Some(Step::Item(number)) = route.0.last() else { return None };
    let mut lines: Vec<String> =
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let whole = lines.get(*number)?;
    let start = whole
        .find(|it: char| !matches!(it, '#' | '-' | '>' | ' '))
        .filter(|_| whole.starts_with(['#', '-', '>']))
        .unwrap_or(0);
    let words = whole.get(start + spot.start..start + spot.end)?;
    if !evidence.iter().any(denied) && words.split(' ').count() > LONGEST_CONCEPT {
        return None;
    }
    let turned = turn(words)?;
    let line = format!("{}{turned}{}", &whole[..start + spot.start], &whole[start + spot.end..]);
    lines[*number] = line;
    Some(lines.join("\n"))
}

/// Takes out one *ne … pas* that is the only negation of `words`.
fn turn(words: &str) -> Option<String> {
    let parts: Vec<&str> = words.split(' ').collect();
    let negates = |word: &str| {
        matches!(
            word,
            "pas"
                | "plus"
                | "jamais"
                | "aucun"
                | "aucune"
                | "rien"
                | "sans"
                | "ni"
                | "personne"
                | "nullement"
        )
    };
    let ne = |word: &str| word == "ne" || word.starts_with("n’") || word.starts_with("n'");
    let firsts: Vec<usize> = (0..parts.len()).filter(|at| ne(parts[*at])).collect();
    let seconds: Vec<usize> = (0..parts.len()).filter(|at| negates(parts[*at])).collect();
    let ([first], [second]) = (firsts.as_slice(), seconds.as_slice()) else { return None };
    let near = second > first && second - first <= 3 && matches!(parts[*second], "pas" | "jamais" | "plus");
    near.then(|| {
        let kept =
            parts.iter().enumerate().filter(|(at, word)| at != second && !(at == first && **word == "ne"));
        let bare = |word: &str| {
            word.strip_prefix("n’").or_else(|| word.strip_prefix("n'")).unwrap_or(word).to_owned()
        };
        kept.map(|(_, word)| bare(word)).collect::<Vec<_>>().join(" ")
    })
}
