//! The address policy: one line of the table per address, refused for exactly these reasons.

use crate::campaign::{ADDRESS, campaign, every_placement, typesetter};
use isoscript::{finding::Severity, qr};

const TABLE: &str = include_str!("addresses.txt");

/// Lines `rule, rule | address`; `ok` for none. `\t` and the like are written as in Rust.
fn cases() -> impl Iterator<Item = (Vec<&'static str>, String)> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines.map(|line| {
        let (rules, address) = line.split_once(" | ").unwrap_or_else(|| panic!("{line}"));
        let rules = rules.trim().split(", ").filter(|rule| *rule != "ok").collect();
        (rules, address.replace("\\t", "\t").replace("\\u{a0}", "\u{a0}").replace("\\s", " "))
    })
}

#[test]
fn every_address_is_judged_for_the_right_reasons() {
    for (expected, address) in cases() {
        let findings = qr::address::check(campaign(&address, Vec::new()).qr.as_ref().unwrap());
        let found: Vec<_> = findings.iter().map(|finding| finding.rule).collect();
        assert_eq!(found, expected, "{address:?}");
        for finding in findings {
            assert!(finding.advice.fr.contains("Source"), "{}", finding.rule);
            assert!(finding.advice.en.contains("Source"), "{}", finding.rule);
        }
    }
}

#[test]
fn a_refused_address_gives_no_artwork() {
    let typesetter = typesetter();
    for (rules, address) in cases() {
        let (artworks, findings) = qr::artworks(&campaign(&address, every_placement()), &typesetter);
        let refused = findings.iter().any(|finding| finding.severity == Severity::Error);
        assert_eq!(artworks.is_empty(), refused, "{address:?} {rules:?}");
    }
}

#[test]
fn the_table_has_sixty_bad_addresses_and_the_shipped_one() {
    let (good, bad): (Vec<_>, Vec<_>) = cases().partition(|(rules, _)| rules.is_empty());
    assert!(bad.len() >= 60, "{}", bad.len());
    assert!(good.iter().any(|(_, address)| address == ADDRESS));
}
