//! "Did you mean…": the known name that a wrong one is nearest to.

/// Names less alike than this (Jaro-Winkler, 0 to 1) are not worth proposing.
const LEAST_LIKENESS: f64 = 0.82;

/// The known name that `written` most probably stands for.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // A name is short; comparing a long text with every name would cost time and mean nothing.
    if written.chars().count() > 80 {
        return None;
    }
    let written = plain(written);
    let liked = known.into_iter().map(|name| (likeness(&written, &plain(name)), name));
    let best = liked.fold(None, |best: Option<(f64, &str)>, (likeness, name)| match best {
        Some((most, _)) if most >= likeness => best,
        _ => Some((likeness, name)),
    });
    best.filter(|(likeness, _)| *likeness >= LEAST_LIKENESS).map(|(_, name)| name)
}

fn likeness(written: &str, name: &str) -> f64 {
    if written == name { 1.0 } else { strsim::jaro_winkler(written, name) }
}

/// The name without what people vary: capitals, `-`, `_` and blanks.
fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| !matches!(c, '-' | '_') && !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    const KEYS: [&str; 5] = ["title", "voice_over", "bullets", "speaker", "text"];

    #[test]
    fn a_slip_of_the_pen_is_recognised() {
        assert_eq!(nearest("titel", KEYS), Some("title"));
        assert_eq!(nearest("voice-over", KEYS), Some("voice_over"));
        assert_eq!(nearest("Bullet", KEYS), Some("bullets"));
    }

    #[test]
    fn another_word_is_not() {
        assert_eq!(nearest("colour", KEYS), None);
        assert_eq!(nearest(&"title".repeat(1000), KEYS), None);
    }
}
