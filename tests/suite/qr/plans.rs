//! What is wrong with a plan is said, and what is right with it is made.

use crate::campaign::{ADDRESS, CAPTION, campaign, every_placement, placement, typesetter};
use isoscript::{
    qr,
    script::model::{ErrorCorrection, ModuleSize, Placement, PlacementKind},
};

fn rules_and_ids(placements: Vec<Placement>) -> (Vec<&'static str>, Vec<String>) {
    let (artworks, findings) = qr::artworks(&campaign(ADDRESS, placements), &typesetter());
    (findings.iter().map(|it| it.rule).collect(), artworks.into_iter().map(|it| it.id).collect())
}

fn boxed(module: ModuleSize, caption: &str) -> Vec<Placement> {
    vec![placement("box", PlacementKind::Box, module, caption)]
}

#[test]
fn one_artwork_for_each_placement_or_for_each_of_its_laboratories() {
    let (rules, ids) = rules_and_ids(every_placement());
    assert!(rules.is_empty());
    let expected =
        ["box-pierre-fabre", "box-arrow", "insert", "patient-sheet", "patient-card", "brochure", "web"];
    assert_eq!(ids, expected);
}

#[test]
fn joined_ids_that_meet_are_refused() {
    let mut placements = every_placement();
    placements[1].id = "box-arrow".into();
    let (rules, ids) = rules_and_ids(placements);
    assert_eq!(rules, ["qr-duplicate-artwork"]);
    assert_eq!(ids.iter().filter(|id| *id == "box-arrow").count(), 1);
}

#[test]
fn modules_too_small_or_impossible_are_said() {
    let millimetres = |side| rules_and_ids(boxed(ModuleSize::Millimetres(side), CAPTION));
    for side in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, 0.0, 1e-9, 0.1, 5.1, 1e300] {
        assert_eq!(millimetres(side), (vec!["qr-module-impossible"], vec![]), "{side}");
    }
    assert_eq!(millimetres(0.39), (vec!["qr-module-small"], vec![String::from("box")]));
    assert_eq!(millimetres(0.4).0, [""; 0]);
    for pixels in [0, 1, 33, u32::MAX] {
        assert_eq!(rules_and_ids(boxed(ModuleSize::Pixels(pixels), CAPTION)).0, ["qr-module-impossible"]);
    }
}

#[test]
fn captions_that_cannot_be_set_are_said() {
    let captioned = |caption: &str| rules_and_ids(boxed(ModuleSize::Millimetres(0.5), caption)).0;
    assert_eq!(captioned("👍"), ["qr-caption-missing-glyph"]);
    assert_eq!(captioned(&"mot ".repeat(80)), ["qr-caption-too-long"]);
    assert_eq!(captioned(&"x".repeat(400)), ["qr-caption-too-long"]);
    assert!(captioned("").is_empty());
    assert!(captioned("Œuf, à bientôt\u{202f}! «\u{a0}Ça\u{a0}»\u{a0}: 1er").is_empty());
}

#[test]
fn text_stands_under_the_quiet_zone_and_on_the_sheet() {
    let (artworks, _) = qr::artworks(&campaign(ADDRESS, every_placement()), &typesetter());
    for artwork in artworks {
        let ink = isoscript::typeset::bounds(artwork.lettering.outline.iter().copied()).unwrap();
        let quiet = (artwork.sheet.top + artwork.symbol.modules + qr::artwork::QUIET_ZONE) as f64;
        assert!(ink.top >= quiet * artwork.sheet.module_mm, "{}", artwork.id);
        assert!(ink.left > 0.0 && ink.right < artwork.sheet.width_mm(), "{}", artwork.id);
        assert!(ink.bottom < artwork.sheet.height_mm(), "{}", artwork.id);
        let (caption, address) = (&artwork.lettering.caption, &artwork.lettering.address);
        assert!(address.x_height_mm >= qr::lettering::LEAST_X_HEIGHT - 1e-9);
        assert!(caption.lines.is_empty() || caption.x_height_mm >= address.x_height_mm - 1e-9);
        assert_eq!(artwork.lettering.address.lines.concat(), ADDRESS);
    }
}

#[test]
fn an_address_beyond_the_largest_symbol_is_refused() {
    let mut long = campaign(&format!("{ADDRESS}/{}", "a".repeat(2953)), every_placement());
    long.qr.as_mut().unwrap().error_correction = ErrorCorrection::L;
    let (artworks, findings) = qr::artworks(&long, &typesetter());
    assert!(artworks.is_empty());
    assert!(findings.iter().any(|finding| finding.rule == "qr-address-too-long"));
}
