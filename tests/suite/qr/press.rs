//! What the press is told: ink, overprint, printing condition, bar width reduction, pack.

use crate::campaign::{ADDRESS, CAPTION, campaign, placement, typesetter, workspace};
use isoscript::{
    place::Place,
    qr::{self, Artwork, File, readback},
    script::model::{Cmyk, Given, Ink, ModuleSize, OutputCondition, Placement, PlacementKind, Press, Prose},
};

const SWATCH: Cmyk = [100, 78, 0, 54];

fn on_box() -> Placement {
    placement("box", PlacementKind::Box, ModuleSize::Millimetres(0.5), CAPTION)
}

fn given<T>(value: T) -> Given<T> {
    Given { value, place: on_box().place }
}

fn spot(name: &str, cmyk: Cmyk) -> Given<Ink> {
    given(Ink::Spot { name: name.into(), cmyk })
}

fn printed(change: impl FnOnce(&mut Press)) -> (Option<Artwork>, Vec<&'static str>) {
    let mut on_box = on_box();
    change(&mut on_box.press);
    let (artworks, findings) = qr::artworks(&campaign(ADDRESS, vec![on_box]), &typesetter());
    (artworks.into_iter().next(), findings.iter().map(|finding| finding.rule).collect())
}

fn file<'f>(files: &'f [File], extension: &str) -> &'f File {
    files.iter().find(|file| file.extension == extension).unwrap()
}

fn text(files: &[File], extension: &str) -> String {
    String::from_utf8_lossy(&file(files, extension).bytes).into_owned()
}

#[test]
fn a_spot_colour_overprints_in_pdf_and_eps_and_is_proven() {
    let (artwork, rules) = printed(|press| {
        press.ink = spot("PANTONE 2767 (C)", SWATCH);
        press.overprint = true;
        press.output_condition = OutputCondition::Fogra52;
    });
    assert!(rules.is_empty(), "{rules:?}");
    let files = qr::files(&artwork.unwrap()).unwrap();
    for extension in ["pdf", "eps"] {
        let readback::Content::Drawing(drawing) =
            readback::read(extension, &file(&files, extension).bytes).unwrap()
        else {
            panic!("{extension} is a drawing")
        };
        let found = drawing.spot.unwrap();
        assert_eq!((found.name.as_str(), found.cmyk), ("PANTONE 2767 (C)", [1.0, 0.78, 0.0, 0.54]));
        let inks: Vec<_> = drawing.fills.iter().map(|fill| (fill.ink, fill.overprint)).collect();
        let (paper, spot) = ((readback::Ink::Paper, false), (readback::Ink::Spot, true));
        assert_eq!(inks, [paper, spot, spot], "{extension}");
    }
    assert!(text(&files, "pdf").contains("(FOGRA52)"));
    assert!(text(&files, "eps").contains("%%DocumentCustomColors: (PANTONE 2767 \\(C\\))\n"));
    assert!(text(&files, "svg").contains("fill=\"#000\""));
}

#[test]
fn the_index_states_ink_overprint_condition_reduction_and_pack() {
    let stated = |change: &dyn Fn(&mut Placement)| {
        let mut on_box = on_box();
        on_box.laboratories = vec!["arrow".into()];
        change(&mut on_box);
        let mut campaign = campaign(ADDRESS, vec![on_box]);
        campaign.laboratories[1].brands = vec!["Procuta".into()];
        let artwork = qr::artworks(&campaign, &typesetter()).0.remove(0);
        let proven = qr::Proven { files: qr::files(&artwork).unwrap(), artwork };
        String::from_utf8(qr::index(&workspace(), &campaign, &[proven]).unwrap()).unwrap()
    };
    let black = stated(&|_| ());
    assert!(black.contains("noir seul à 100\u{a0}%, en défonce sur fond non imprimé\u{202f}; FOGRA39"));
    let other = stated(&|on_box| {
        on_box.press.ink = spot("PANTONE 2767 C", SWATCH);
        on_box.press.overprint = true;
        on_box.press.bar_width_reduction_um = given(40);
        on_box.pack.brand = name("Procuta");
    });
    assert!(
        other
            .contains("PANTONE 2767 C, en surimpression sur fond non imprimé, barres maigries de 40\u{a0}µm")
    );
    assert!(other.contains("Arrow · Procuta") && !other.contains("noir seul"));
}

#[test]
fn another_spot_or_another_overprint_than_asked_is_noticed() {
    let (plain, _) = printed(|_| ());
    let (spotted, _) = printed(|press| press.ink = spot("PANTONE 2767 C", SWATCH));
    let (other, _) = printed(|press| press.ink = spot("PANTONE 2768 C", SWATCH));
    let (over, _) = printed(|press| press.overprint = true);
    let all = [plain, spotted, other, over].map(Option::unwrap);
    for (at, artwork) in all.iter().enumerate() {
        let files = qr::files(artwork).unwrap();
        for (other_at, other) in all.iter().enumerate() {
            for extension in ["pdf", "eps"] {
                let proven = qr::proof::prove(other, extension, &file(&files, extension).bytes);
                assert_eq!(proven.is_ok(), at == other_at, "{extension} {at} {other_at}");
            }
        }
    }
}

#[test]
fn bars_are_narrower_by_the_reduction_in_every_format_and_proven() {
    let (artwork, rules) = printed(|press| press.bar_width_reduction_um = given(50));
    assert!(rules.is_empty());
    let artwork = artwork.unwrap();
    let files = qr::files(&artwork).unwrap();
    let (plain, _) = printed(|_| ());
    let plain = plain.unwrap();
    for file in &files {
        assert!(qr::proof::prove(&plain, file.extension, &file.bytes).is_err(), "{}", file.extension);
        if let readback::Content::Drawing(drawing) = readback::read(file.extension, &file.bytes).unwrap() {
            let row = (artwork.sheet.top as f64 + 0.5) * 0.5;
            let [start, end] = drawing.across(&[row])[0][0];
            assert!((end - start - (3.5 - 0.05)).abs() < 0.001, "{} {start} {end}", file.extension);
            assert!((start - artwork.sheet.left as f64 * 0.5 - 0.025).abs() < 0.001);
        }
    }
    let (other, _) = printed(|press| press.bar_width_reduction_um = given(40));
    for extension in ["svg", "pdf", "eps"] {
        let bytes = &file(&files, extension).bytes;
        assert!(qr::proof::prove(other.as_ref().unwrap(), extension, bytes).is_err(), "{extension}");
    }
}

#[test]
fn what_cannot_be_printed_well_is_refused_with_the_reason() {
    let refused = |change: &dyn Fn(&mut Press)| printed(change).1;
    let black_on = |ground: Cmyk| refused(&|press| press.ground = given(ground));
    assert_eq!(black_on([0, 0, 0, 100]), ["qr-low-contrast"]);
    assert_eq!(black_on([80, 70, 60, 60]), ["qr-low-contrast"]);
    assert_eq!(black_on([100, 0, 0, 0]), ["qr-low-contrast"], "dark in red light");
    assert_eq!(black_on([0, 10, 30, 10]), [""; 0], "board");
    let inked = |cmyk: Cmyk, ground: Cmyk| {
        refused(&|press| {
            press.ink = spot("SPOT 1", cmyk);
            press.ground = given(ground);
        })
    };
    assert_eq!(inked([0, 0, 0, 0], [0, 0, 0, 90]), ["qr-inverted"]);
    assert_eq!(inked([0, 60, 100, 0], [0; 4]), ["qr-low-contrast"], "orange vanishes in red light");
    assert_eq!(inked([100, 0, 0, 0], [0; 4]), ["qr-low-contrast"], "cyan is light to a telephone");
    assert_eq!(inked(SWATCH, [0; 4]), [""; 0]);
    for name in ["All", "none", "BLACK", "Encre dorée"] {
        assert_eq!(refused(&|press| press.ink = spot(name, SWATCH)), ["qr-ink-name"], "{name}");
    }
    assert_eq!(refused(&|press| press.bar_width_reduction_um = given(101)), ["qr-reduction-too-large"]);
    assert_eq!(refused(&|press| press.bar_width_reduction_um = given(100)), [""; 0]);
}

#[test]
fn a_screen_has_no_ink_to_gain() {
    let mut web = placement("web", PlacementKind::Web, ModuleSize::Pixels(6), "");
    web.press.bar_width_reduction_um = given(50);
    let (artworks, findings) = qr::artworks(&campaign(ADDRESS, vec![web]), &typesetter());
    assert!(findings.is_empty());
    assert_eq!(artworks[0].printing.bar_width_reduction_um, 0);
}

fn packed(change: impl FnOnce(&mut Placement)) -> (Option<Artwork>, Vec<&'static str>) {
    let mut on_box = on_box();
    on_box.laboratories = vec!["arrow".into()];
    change(&mut on_box);
    let mut campaign = campaign(ADDRESS, vec![on_box]);
    campaign.laboratories[1].brands = vec!["Procuta".into()];
    let (artworks, findings) = qr::artworks(&campaign, &typesetter());
    (artworks.into_iter().next(), findings.iter().map(|finding| finding.rule).collect())
}

fn name(text: &str) -> Option<Prose> {
    let Place { document, .. } = on_box().place;
    Some(Prose { text: text.into(), document, route: isoscript::place::Route::root() })
}

#[test]
fn a_cip_makes_a_digital_link_that_every_file_says() {
    let (artwork, rules) = packed(|on_box| {
        on_box.id = "box-procuta-20".into();
        on_box.pack.brand = name("Procuta");
        on_box.pack.strength = name("20 mg");
        on_box.pack.cip13 = name("3400935783660");
    });
    assert_eq!(rules, ["qr-digital-link"]);
    let artwork = artwork.unwrap();
    assert_eq!(artwork.symbol.payload, format!("{ADDRESS}/01/03400935783660"));
    assert_eq!(artwork.lettering.address.lines.concat(), artwork.symbol.payload);
    assert_eq!(qr::files(&artwork).unwrap().len(), 5);
    assert_eq!(artwork.pack.spoken(), "Procuta 20 mg");
}

#[test]
fn what_is_wrong_with_a_pack_is_said() {
    let rules = |change: &dyn Fn(&mut Placement)| packed(change).1;
    assert_eq!(rules(&|it| it.pack.cip13 = name("3400935783661")), ["qr-cip-check-digit"]);
    assert_eq!(rules(&|it| it.pack.cip13 = name("340093578366")), ["qr-cip-digits"]);
    assert_eq!(rules(&|it| it.pack.cip13 = name("3400 93578 366 0")), ["qr-cip-digits"]);
    assert_eq!(rules(&|it| it.pack.cip13 = name("٣٤٠٠٩٣٥٧٨٣٦٦٠")), ["qr-cip-digits"]);
    assert_eq!(rules(&|it| it.pack.brand = name("Curacné")), ["qr-unknown-brand"]);
    assert_eq!(rules(&|it| it.pack.strength = name("20 mg")), ["qr-strength-not-in-name"]);
    let shared = |it: &mut Placement| {
        it.laboratories.clear();
        it.pack.strength = name("20 mg");
        it.id = "box-20".into();
    };
    assert_eq!(rules(&shared), ["qr-pack-shared"]);
}
