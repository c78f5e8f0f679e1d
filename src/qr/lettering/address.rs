//! Breaking an address into lines that can be typed off.
//!
//! A line ends after `/`, as French editors do; where a piece is still too wide, before `.`, `-`,
//! `?`, `&` and the like, so that the sign at the new line's head says that the address goes on. A
//! hyphen is never added: it would be taken for a part of the address.

/// The lines of an address, each within `width`. Where no such break is left, `anywhere` allows a
/// break between any two characters; without it the answer is `None`.
pub(super) fn lines(
    text: &str,
    width: f64,
    anywhere: bool,
    measure: impl Fn(&str) -> f64,
) -> Option<Vec<&str>> {
    let fits = |part: &str| measure(part) <= width;
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (line, left) = rest.split_at(line_end(rest, anywhere, &fits)?);
        lines.push(line);
        rest = left;
    }
    Some(lines)
}

/// Where the first line of `rest` ends: as late as the best kind of break allows.
fn line_end(rest: &str, anywhere: bool, fits: &impl Fn(&str) -> bool) -> Option<usize> {
    if fits(rest) {
        return Some(rest.len());
    }
    let last = |breaks: fn(u8, u8) -> bool| {
        let ends = rest.as_bytes().windows(2).enumerate().filter(|(_, pair)| breaks(pair[0], pair[1]));
        ends.map(|(at, _)| at + 1).rfind(|end| rest.get(..*end).is_some_and(fits))
    };
    let anyhow = || last(|_, _| true).or_else(|| rest.chars().next().map(char::len_utf8));
    last(after_slash).or_else(|| last(before_sign)).or_else(|| if anywhere { anyhow() } else { None })
}

fn after_slash(before: u8, after: u8) -> bool {
    before == b'/' && after != b'/'
}

fn before_sign(before: u8, after: u8) -> bool {
    b".-_~?&=#%".contains(&after) && before != b'/'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(text: &str, width: usize) -> Option<Vec<&str>> {
        lines(text, width as f64, false, |part| part.len() as f64)
    }

    #[test]
    fn lines_end_after_slashes_then_before_signs() {
        let address = "https://ansm.sante.fr/tableau-marr/isotretinoine";
        assert_eq!(broken(address, 60).unwrap(), [address]);
        assert_eq!(broken(address, 26).unwrap(), ["https://ansm.sante.fr/", "tableau-marr/isotretinoine"]);
        assert_eq!(
            broken(address, 22).unwrap(),
            ["https://ansm.sante.fr/", "tableau-marr/", "isotretinoine"]
        );
        assert_eq!(
            broken("https://a.fr/one-two-three", 9).unwrap(),
            ["https://", "a.fr/", "one-two", "-three"]
        );
        assert_eq!(broken(address, 12), None);
    }

    #[test]
    fn nothing_is_added_or_lost() {
        let address = "https://a.fr/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/é";
        for width in 0..40 {
            let lines = lines(address, f64::from(width), true, |part| part.len() as f64).unwrap();
            assert_eq!(lines.concat(), address);
        }
    }
}
