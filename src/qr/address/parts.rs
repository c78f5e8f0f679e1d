//! The parts of an address, as RFC 3986 cuts them.

use std::ops::Range;

/// Where each part of an address stands in its text, in bytes. Absent parts are empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parts<'a> {
    text: &'a str,
    /// What comes before `:`.
    pub(super) scheme: Range<usize>,
    /// User info, without its `@`.
    pub(super) user: Range<usize>,
    /// The host.
    pub(super) host: Range<usize>,
    /// The port with its `:`.
    pub(super) port: Range<usize>,
    /// The path.
    pub(super) path: Range<usize>,
    /// The query, without its `?`.
    pub(super) query: Range<usize>,
    /// The fragment, without its `#`.
    pub(super) fragment: Range<usize>,
}

/// One `name=value` of a query or fragment, and where it stands in the address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parameter<'a> {
    /// What comes before `=`.
    pub(super) name: &'a str,
    /// What comes after it; empty without `=`.
    pub(super) value: &'a str,
    /// Bytes of the address.
    pub(super) range: Range<usize>,
}

impl<'a> Parts<'a> {
    /// Cuts `text` into its parts. Anything can be cut; the rules say what is wrong with it.
    pub(super) fn of(text: &'a str) -> Self {
        let scheme = 0..text.find("://").unwrap_or(0);
        let start = if scheme.is_empty() { 0 } else { scheme.end + 3 };
        let authority_end = find(text, start..text.len(), &['/', '?', '#']);
        let fragment = find(text, authority_end..text.len(), &['#']);
        let path_end = find(text, authority_end..fragment, &['?']);
        let at = text[start..authority_end].rfind('@').map(|at| start + at);
        let user = start..at.unwrap_or(start);
        let host_start = at.map_or(start, |at| at + 1);
        let port = port_start(text, host_start..authority_end)..authority_end;
        let query = (path_end + 1).min(fragment)..fragment;
        let host = host_start..port.start;
        let path = authority_end..path_end;
        let fragment = (fragment + 1).min(text.len())..text.len();
        Self { text, scheme, user, host, port, path, query, fragment }
    }

    /// Whether the authority has an `@`, even with nothing before it.
    pub(super) fn has_user(&self) -> bool {
        !self.user.is_empty() || self.text[..self.host.start].ends_with('@')
    }

    /// The text of one part.
    pub(super) fn text(&self, part: &Range<usize>) -> &'a str {
        &self.text[part.clone()]
    }

    /// The parameters of the query, and of the fragment, where some statistics tools put theirs.
    pub(super) fn parameters(&self) -> impl Iterator<Item = Parameter<'a>> {
        [&self.query, &self.fragment].into_iter().flat_map(|part| {
            let mut start = part.start;
            self.text(part).split(['&', ';']).map(move |parameter| {
                let range = start..start + parameter.len();
                start = range.end + 1;
                let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
                Parameter { name, value, range }
            })
        })
    }
}

fn find(text: &str, range: Range<usize>, any: &[char]) -> usize {
    text[range.clone()].find(any).map_or(range.end, |at| range.start + at)
}

/// A port begins at the last `:` of host and port, unless that stands inside `[…]`.
fn port_start(text: &str, range: Range<usize>) -> usize {
    let inside = &text[range.clone()];
    let after_bracket = inside.rfind(']').map_or(0, |at| at + 1);
    inside[after_bracket..].find(':').map_or(range.end, |at| range.start + after_bracket + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> [&str; 6] {
        let parts = Parts::of(text);
        [&parts.scheme, &parts.user, &parts.host, &parts.port, &parts.path, &parts.query]
            .map(|part| parts.text(part))
    }

    #[test]
    fn every_part_is_found_and_absent_parts_are_empty() {
        assert_eq!(cut("https://u:p@a.fr:8/b/c?d=e#f"), ["https", "u:p", "a.fr", ":8", "/b/c", "d=e"]);
        assert_eq!(cut("https://a.fr"), ["https", "", "a.fr", "", "", ""]);
        assert_eq!(cut("https://[::1]:80/"), ["https", "", "[::1]", ":80", "/", ""]);
        assert_eq!(cut("https://a.fr#x?y"), ["https", "", "a.fr", "", "", ""]);
        assert_eq!(cut("https://a.fr?x"), ["https", "", "a.fr", "", "", "x"]);
        assert_eq!(cut("a.fr/b"), ["", "", "a.fr", "", "/b", ""]);
        assert_eq!(cut(""), [""; 6]);
    }

    #[test]
    fn parameters_know_where_they_stand() {
        let text = "https://a.fr/?a=1&utm_source=b;c#xtor=d";
        let found: Vec<_> =
            Parts::of(text).parameters().map(|it| (it.name, it.value, &text[it.range])).collect();
        let expected =
            [("a", "1", "a=1"), ("utm_source", "b", "utm_source=b"), ("c", "", "c"), ("xtor", "d", "xtor=d")];
        assert_eq!(found, expected);
    }
}
