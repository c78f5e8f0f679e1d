//! The pack that a code is printed on: brand, strength, CIP, and the GS1 Digital Link made of it.

use crate::{
    finding::{Finding, Severity},
    script::model::{Campaign, Pack, Placement, Prose, QrPlan},
    wording::Wording,
};
use serde::Serialize;

/// What tells one pack from another, on index and proof sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct PackNames {
    /// The brand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub brand: Option<String>,
    /// The strength.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strength: Option<String>,
    /// The pack's number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cip13: Option<String>,
}

impl PackNames {
    /// The names of a placement's pack.
    pub fn of(pack: &Pack) -> Self {
        let text = |name: &Option<Prose>| name.as_ref().map(|name| name.text.clone());
        Self { brand: text(&pack.brand), strength: text(&pack.strength), cip13: text(&pack.cip13) }
    }

    /// Brand and strength as one says them; empty for neither.
    pub fn spoken(&self) -> String {
        let words: Vec<&str> =
            [&self.brand, &self.strength].into_iter().flatten().map(String::as_str).collect();
        words.join(" ")
    }
}

/// What the code of a placement says: the approved address, or the GS1 Digital Link under it:
/// `<address>/01/<GTIN-14>`, where the GTIN-14 is the CIP13 after a 0 (GS1 Digital Link URI syntax).
pub fn payload(plan: &QrPlan, placement: &Placement) -> String {
    let address = &plan.url.text;
    match &placement.pack.cip13 {
        Some(cip) => format!("{}/01/0{}", address.strip_suffix('/').unwrap_or(address), cip.text),
        None => address.clone(),
    }
}

/// Everything wrong with what a placement says of its pack.
pub fn check(campaign: &Campaign, plan: &QrPlan, placement: &Placement) -> Vec<Finding> {
    let pack = &placement.pack;
    let mut findings = Vec::new();
    let names = [&pack.brand, &pack.strength, &pack.cip13];
    if let Some(first) = names.into_iter().flatten().next()
        && placement.laboratories.len() != 1
    {
        findings.push(shared(first));
    }
    findings.extend(pack.brand.as_ref().and_then(|brand| check_brand(campaign, placement, brand)));
    findings.extend(pack.strength.as_ref().and_then(|strength| check_name(placement, strength)));
    findings.extend(pack.cip13.as_ref().map_or(Vec::new(), |cip| check_cip(plan, cip)));
    findings
}

/// Whether one of them stands in the way of the artwork.
pub fn stops(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

fn shared(name: &Prose) -> Finding {
    let message = Wording::new(
        "Une boîte n’a qu’un titulaire\u{a0}: cet emplacement doit nommer un laboratoire, et un seul.",
        "A pack has one holder: this placement must name one laboratory, and only one.",
    );
    let advice = Wording::new(
        "Faites un emplacement par boîte, avec «\u{a0}laboratories: […]\u{a0}» d’un seul nom.",
        "Make one placement for each pack, with `laboratories: […]` of one name.",
    );
    Finding::error("qr-pack-shared", name.place(), message).advise(advice)
}

fn check_brand(campaign: &Campaign, placement: &Placement, brand: &Prose) -> Option<Finding> {
    let owners = campaign.laboratories.iter().filter(|it| placement.laboratories.contains(&it.id));
    let brands: Vec<&str> = owners.flat_map(|owner| &owner.brands).map(String::as_str).collect();
    if brands.contains(&brand.text.as_str()) {
        return None;
    }
    let (text, known) = (&brand.text, brands.join(", "));
    let message = Wording::new(
        format!("Le laboratoire de cet emplacement n’a pas de marque «\u{a0}{text}\u{a0}»."),
        format!("The laboratory of this placement has no brand `{text}`."),
    );
    let advice = if brands.is_empty() {
        Wording::new(
            "Donnez d’abord ses marques dans «\u{a0}brands\u{a0}».",
            "Give its brands first, in `brands`.",
        )
    } else {
        Wording::new(format!("Ses marques\u{a0}: {known}."), format!("Its brands: {known}."))
    };
    Some(Finding::error("qr-unknown-brand", brand.place(), message).advise(advice))
}

/// File names come from the placement's id: two strengths of one brand must differ there.
fn check_name(placement: &Placement, strength: &Prose) -> Option<Finding> {
    let number: String = strength.text.chars().take_while(char::is_ascii_digit).collect();
    let mut parts = placement.id.split(|char: char| !char.is_ascii_digit());
    if number.is_empty() || parts.any(|part| part == number) {
        return None;
    }
    let (id, text) = (&placement.id, &strength.text);
    let message = Wording::new(
        format!("Les fichiers de cet emplacement s’appelleront «\u{a0}{id}\u{a0}», sans le dosage {text}."),
        format!("The files of this placement will be called `{id}`, without the strength {text}."),
    );
    let advice = Wording::new(
        format!("Un nom qui le dit évite d’en prendre un pour un autre\u{a0}: «\u{a0}{id}-{number}\u{a0}»."),
        format!("A name that says it keeps one from being taken for another: `{id}-{number}`."),
    );
    Some(Finding::warning("qr-strength-not-in-name", strength.place(), message).advise(advice))
}

fn check_cip(plan: &QrPlan, cip: &Prose) -> Vec<Finding> {
    let digits: Vec<u32> = cip.text.chars().filter_map(|char| char.to_digit(10)).collect();
    if digits.len() != 13 || cip.text.chars().count() != 13 {
        let message = Wording::new("Un code CIP compte 13 chiffres.", "A CIP has 13 digits.");
        let advice = Wording::new(
            "Écrivez-les sans espace, entre guillemets.",
            "Write them without a space, in quotes.",
        );
        return vec![Finding::error("qr-cip-digits", cip.place(), message).advise(advice)];
    }
    let check = check_digit(&digits[..12]);
    if check != digits[12] {
        let message = Wording::new(
            format!("La clé de ce code CIP est {}, et non {}\u{a0}: un chiffre est faux.", check, digits[12]),
            format!(
                "The check digit of this CIP is {}, not {}: one of its digits is wrong.",
                check, digits[12]
            ),
        );
        let advice = Wording::new(
            "Recopiez-le de la boîte ou de l’autorisation. (Source\u{a0}: GS1, clé modulo 10)",
            "Copy it from the pack or the authorisation. (Source: GS1, check digit modulo 10)",
        );
        return vec![Finding::error("qr-cip-check-digit", cip.place(), message).advise(advice)];
    }
    if plan.url.text.contains(['?', '#']) {
        let message = Wording::new(
            "Un GS1 Digital Link se forme sous une adresse sans «\u{a0}?\u{a0}» ni «\u{a0}#\u{a0}».",
            "A GS1 Digital Link is formed under an address without `?` or `#`.",
        );
        return vec![Finding::error("qr-digital-link-address", plan.url.place(), message)];
    }
    vec![to_be_served(cip)]
}

fn to_be_served(cip: &Prose) -> Finding {
    let message = Wording::new(
        format!("Ce code mènera à l’adresse approuvée suivie de «\u{a0}/01/0{}\u{a0}».", cip.text),
        format!("This code will lead to the approved address followed by `/01/0{}`.", cip.text),
    );
    let advice = Wording::new(
        "Le site doit répondre à cette adresse et elle doit être approuvée\u{202f}: isoscript, sans réseau, ne le vérifie pas. (Source\u{a0}: GS1 Digital Link)",
        "The site must answer there and the address must be approved: isoscript, without network, does not check it. (Source: GS1 Digital Link)",
    );
    Finding::note("qr-digital-link", cip.place(), message).advise(advice)
}

/// The last digit of a GTIN: weights 3 and 1 by turns from the right, up to the next ten (GS1
/// General Specifications, check digit calculation).
fn check_digit(digits: &[u32]) -> u32 {
    let weighted = digits.iter().rev().enumerate().map(|(at, digit)| digit * if at % 2 == 0 { 3 } else { 1 });
    (10 - weighted.sum::<u32>() % 10) % 10
}

#[cfg(test)]
mod tests {
    use super::check_digit;

    #[test]
    fn the_check_digit_is_that_of_real_packs() {
        for cip in ["3400935783660", "3400935813169", "3400935784032"] {
            let digits: Vec<u32> = cip.chars().filter_map(|char| char.to_digit(10)).collect();
            assert_eq!(check_digit(&digits[..12]), digits[12], "{cip}");
        }
        assert_eq!(check_digit(&[0; 12]), 0);
    }
}
