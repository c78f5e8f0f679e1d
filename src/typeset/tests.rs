//! What a reader would see wrong: lines that end badly, glyphs that are not there.

use super::*;

fn typesetter() -> Typesetter {
    Typesetter::new(&Workspace::memory(Default::default())).unwrap()
}

fn body(sizes: &[f64]) -> Shape {
    Shape { sizes: sizes.to_vec(), weight: Weight::Regular, leading: 1.3 }
}

fn lines(text: &str, width: f64, size: f64) -> Vec<String> {
    let fitted = typesetter().fit(text, Extent { width, height: 2000.0 }, &body(&[size])).unwrap();
    fitted.lines.iter().map(|line| text[line.range.clone()].to_owned()).collect()
}

#[test]
fn no_line_ends_on_an_article_or_leaves_a_number_alone() {
    let text = "Ne fais pas comme 3 filles sur 10 : lis la notice dans la boîte";
    for width in (500..1600).step_by(25) {
        for line in lines(text, f64::from(width), 60.0) {
            let last = line.rsplit(' ').next().unwrap().to_lowercase();
            assert!(!["la", "ne", "3"].contains(&last.as_str()), "{width} px: {line}");
            assert!(!line.starts_with(':'), "{width} px: {line}");
        }
    }
}

#[test]
fn no_break_spaces_hold_and_have_a_width() {
    let text = "Que faire\u{202f}? Attends\u{a0}: lis «\u{a0}Bonjour\u{a0}»";
    for line in lines(text, 320.0, 60.0) {
        assert!(!line.starts_with(['?', ':', '»']) && !line.ends_with('«'), "{line}");
    }
    let set = typesetter();
    let width = |text: &str| set.line(text, Weight::Regular, 100.0).advance;
    assert!(width("a\u{202f}?") > width("a?") + 5.0);
    assert!(width("a\u{202f}?") < width("a\u{a0}?"));
    assert!((width("a\u{a0}b") - width("a b")).abs() < 5.0);
}

#[test]
fn lines_come_out_even() {
    let text = "Arrête tout de suite le traitement et consulte un médecin en urgence.";
    let set = typesetter();
    let fitted = set.fit(text, Extent { width: 1400.0, height: 900.0 }, &body(&[60.0])).unwrap();
    let shortest = fitted.lines.iter().map(|line| line.shaped.advance).fold(f64::MAX, f64::min);
    assert_eq!(fitted.lines.len(), 2);
    assert!(shortest > fitted.width * 0.8);
}

#[test]
fn a_character_of_the_second_face_leaves_the_others_in_the_first() {
    let line = typesetter().line("1ᵉʳ → été", Weight::Bold, 100.0);
    assert_eq!(line.missing, []);
    let alone = typesetter().line("été", Weight::Bold, 100.0);
    let tail = &line.glyphs[line.glyphs.len() - 3..];
    assert_eq!(
        tail.iter().map(|glyph| glyph.id).collect::<Vec<_>>(),
        alone.glyphs.iter().map(|glyph| glyph.id).collect::<Vec<_>>()
    );
}

#[test]
fn accents_may_be_composed_or_not() {
    let set = typesetter();
    let (composed, apart) =
        (set.line("é", Weight::Regular, 10.0), set.line("e\u{301}", Weight::Regular, 10.0));
    assert_eq!(composed.glyphs, apart.glyphs);
}

#[test]
fn a_character_that_no_face_has_is_named_with_its_place() {
    let line = typesetter().line("Bravo 👍 \u{7}", Weight::Regular, 10.0);
    let named: Vec<_> = line.missing.iter().map(|it| (it.character, it.at)).collect();
    assert_eq!(named, [('👍', 6), ('\u{7}', 11)]);
}

#[test]
fn an_overflow_says_by_how_much() {
    let set = typesetter();
    let room = Extent { width: 600.0, height: 120.0 };
    let long = set.fit("un deux trois ".repeat(30).trim(), room, &body(&[64.0, 48.0])).unwrap_err();
    assert!(long.wide == 0.0 && long.high > 100.0 && long.excess > 100);
    let wide = set.fit(&"anticonstitutionnellement".repeat(20), room, &body(&[48.0])).unwrap_err();
    assert!(wide.wide > 5000.0 && wide.drawn.width <= 600.0);
}

#[test]
fn an_empty_text_takes_no_room() {
    let fitted = typesetter().fit("  \n ", Extent { width: 10.0, height: 10.0 }, &body(&[48.0])).unwrap();
    assert_eq!((fitted.lines.len(), fitted.height), (0, 0.0));
}

#[test]
fn an_outline_stands_on_its_baseline() {
    let set = typesetter();
    let line = set.line("H", Weight::Bold, 100.0);
    let ink = bounds(set.outline(&line, 10.0, 200.0)).unwrap();
    let cap = set.metrics(Weight::Bold).cap_height * 100.0;
    assert!((ink.bottom - 200.0).abs() < 0.5 && (ink.top - (200.0 - cap)).abs() < 1.0 && ink.left > 10.0);
}
