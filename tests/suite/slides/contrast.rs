//! Every text of every layout and theme against the ground it really stands on, from rendered pixels.
//! At least 4.5:1 (RGAA 3.2, WCAG 2.1 criterion 1.4.3), and 7:1 (1.4.6) in the theme `contrast`.

use super::{campaign, cases, load, name, studio};
use isoscript::{slide, source::Sources};
use resvg::usvg::{Color, Group, Node, Options, Paint, Tree};
use std::fs;

struct Ink {
    color: [u8; 3],
    bounds: [f32; 4],
}

fn inks(group: &Group, found: &mut Vec<Ink>) {
    for node in group.children() {
        match node {
            Node::Group(inner) => inks(inner, found),
            Node::Path(path) if path.id().starts_with("text-") => {
                let Some(Paint::Color(Color { red, green, blue })) = path.fill().map(|it| it.paint()) else {
                    continue;
                };
                let it = path.abs_bounding_box();
                found.push(Ink {
                    color: [*red, *green, *blue],
                    bounds: [it.left(), it.top(), it.right(), it.bottom()],
                });
            }
            _ => {}
        }
    }
}

/// The drawing without its texts.
fn ground(svg: &str) -> String {
    let mut parts = svg.split("<path id=\"text-");
    let mut kept = parts.next().unwrap().to_owned();
    kept.extend(parts.map(|part| part.split_once("/>").unwrap().1));
    kept
}

/// Relative luminance, WCAG 2.1.
fn luminance(color: [u8; 3]) -> f64 {
    let [red, green, blue] = color.map(|it| {
        let it = f64::from(it) / 255.0;
        if it <= 0.04045 { it / 12.92 } else { ((it + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn every_text_stands_out_from_its_ground() {
    let studio = studio();
    for case in cases("pictures") {
        let text = fs::read_to_string(case.join("script.yaml")).unwrap();
        for theme in studio.themes() {
            let mut script = load(&studio, &text, &mut Sources::default());
            script.theme.clone_from(&theme);
            let drawn = studio.draw(Some(&campaign(&script)), &script).unwrap();
            let svg = &drawn.slides[0].svg;
            let least = if theme == "contrast" { 7.0 } else { 4.5 };
            let mut texts = Vec::new();
            inks(Tree::from_str(svg, &Options::default()).unwrap().root(), &mut texts);
            let pixels = image::load_from_memory(&slide::png(&ground(svg), 0.25).unwrap()).unwrap().to_rgb8();
            assert!(!texts.is_empty());
            for Ink { color, bounds } in texts {
                let [left, top, right, bottom] = bounds.map(|it| (it / 4.0) as u32);
                let under = (top..=bottom).flat_map(|y| (left..=right).map(move |x| (x, y)));
                let worst =
                    under.map(|(x, y)| contrast(color, pixels.get_pixel(x, y).0)).fold(f64::MAX, f64::min);
                assert!(
                    worst >= least,
                    "{} in {theme}: {worst:.1}:1 for {color:?} at {bounds:?}",
                    name(&case)
                );
            }
        }
    }
}
