//! What a change of the address would save. The payload stays the approved address, byte for byte:
//! another one, even in upper case, must be approved first.

use super::symbol::{Symbol, version_of};
use serde::Serialize;

/// What would make the code smaller, where something would.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Advice {
    /// Scheme and host in upper case, which lead to the same place (RFC 3986, 6.2.2.1) and take a
    /// denser mode; the path keeps its letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upper_case: Option<Saving>,
    /// A path that is shorter by so many characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shorter: Option<Saving>,
}

/// A smaller code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Saving {
    /// Characters to save; 0 where only the case changes.
    pub characters: usize,
    /// The address it takes; for a shorter path, the kind of address.
    pub payload: String,
    /// The version reached.
    pub version: u32,
    /// Modules on a side.
    pub modules: usize,
}

impl Advice {
    /// What would save at least one version, at the error correction that the code has now.
    pub fn on(symbol: &Symbol) -> Self {
        let saved = |payload: &str, characters: usize| {
            let version = version_of(payload, symbol.level)?;
            let modules = 17 + 4 * version as usize;
            let saving = Saving { characters, payload: payload.to_owned(), version, modules };
            (version < symbol.version).then_some(saving)
        };
        let (head, path) = symbol.payload.split_at(path_start(&symbol.payload));
        let upper_case = saved(&(head.to_ascii_uppercase() + path), 0);
        let mut ends = (1..path.len()).filter(|cut| path.is_char_boundary(path.len() - cut));
        let shorter = ends.find_map(|cut| saved(&symbol.payload[..symbol.payload.len() - cut], cut));
        Self { upper_case, shorter }
    }
}

/// Where the path begins: after scheme and host.
fn path_start(payload: &str) -> usize {
    let host = payload.find("://").map_or(0, |at| at + 3);
    payload[host..].find(['/', '?', '#']).map_or(payload.len(), |at| host + at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::model::ErrorCorrection;

    #[test]
    fn what_is_advised_is_what_the_encoder_gives() {
        let symbol =
            Symbol::encode("https://ansm.sante.fr/tableau-marr/isotretinoine", ErrorCorrection::Q).unwrap();
        let advice = Advice::on(&symbol);
        let upper = advice.upper_case.unwrap();
        assert_eq!(upper.payload, "HTTPS://ANSM.SANTE.FR/tableau-marr/isotretinoine");
        assert_eq!(Symbol::encode(&upper.payload, symbol.level).unwrap().version, upper.version);
        let shorter = advice.shorter.unwrap();
        assert_eq!(shorter.version, symbol.version - 1);
        let just_too_long = &symbol.payload[..shorter.payload.len() + 1];
        assert_eq!(version_of(just_too_long, symbol.level), Some(symbol.version));
        let small = Symbol::encode("https://a.fr/b", ErrorCorrection::L).unwrap();
        assert_eq!(Advice::on(&small), Advice::default());
    }
}
