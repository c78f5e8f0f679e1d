//! The policy on the address: what a code printed for years may point to.
//!
//! Each rule names its source in its advice. The address is never repaired: it is encoded byte for
//! byte, or refused.

use crate::{finding::Finding, place::Place, script::model::QrPlan, wording::Wording, workspace};
use std::ops::Range;

mod parts;
mod rules;

use parts::Parts;

/// Everything wrong with the plan's address, at its place. An error means no artwork.
pub fn check(plan: &QrPlan) -> Vec<Finding> {
    let address = Address { plan, text: &plan.url.text, parts: Parts::of(&plan.url.text) };
    let readable = !address.parts.scheme.is_empty();
    let rules = if readable { rules::ALL.as_slice() } else { rules::WITHOUT_SCHEME.as_slice() };
    rules.iter().flat_map(|rule| rule(&address)).collect()
}

/// The address with what the rules look at.
struct Address<'a> {
    plan: &'a QrPlan,
    text: &'a str,
    parts: Parts<'a>,
}

impl Address<'_> {
    /// The place of a part of the address; of all of it when the part is empty.
    fn at(&self, range: Range<usize>) -> Place {
        if range.is_empty() { self.plan.url.place() } else { self.plan.url.part(range) }
    }

    fn allows(&self, host: &str) -> bool {
        self.plan.allowed_hosts.iter().any(|allowed| allowed.eq_ignore_ascii_case(host))
    }
}

/// The lines of an embedded list, without comments and blank lines.
fn list(path: &str) -> impl Iterator<Item = &'static str> {
    let text =
        workspace::embedded(path).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
    text.lines().map(|line| line.split('#').next().unwrap_or_default().trim()).filter(|line| !line.is_empty())
}

/// Advice with the rule's source at its end, in both languages.
fn advice(fr: &str, en: &str, source: &str) -> Wording {
    Wording::new(format!("{fr} (Source\u{a0}: {source})"), format!("{en} (Source: {source})"))
}
