//! Promises for any content: glyphs in their place, captions free, the same bytes on any number of
//! threads.

use super::{load, studio};
use isoscript::{finding::Severity, slide, source::Sources};
use rayon::ThreadPoolBuilder;
use resvg::usvg::{Group, Node, Options, Tree};

const WORDS: [&str; 8] = [
    "hypercholestérolémie",
    "l’anticoagulation",
    "porte-à-faux",
    "3 bébés sur 10",
    "Qu’est-ce que c’est ?",
    "« un mois après l’arrêt »",
    "signalement.social-sante.gouv.fr",
    "à",
];

/// A script with one slide a layout, each with `bullets` points of `words` words.
fn script(layouts: &[String], bullets: usize, words: usize) -> String {
    let phrase =
        |seed: usize| (0..words).map(|it| WORDS[(seed * 3 + it) % WORDS.len()]).collect::<Vec<_>>().join(" ");
    let mut text = String::from("video: essai\ntitle: Essai\ncharacters:\n");
    for id in ["ana", "ben"] {
        text.push_str(&format!("  - {{id: {id}, name: {id}, role: patient, gender: female}}\n"));
    }
    text.push_str("slides:\n");
    for (index, layout) in layouts.iter().enumerate() {
        let points: Vec<String> = (0..bullets).map(|it| format!("\"{}\"", phrase(index + it))).collect();
        text.push_str(&format!("  - id: s{index}\n    layout: {layout}\n    title: \"{}\"\n", phrase(index)));
        if layout == "dialogue" {
            let said = |it: usize| {
                format!("{{speaker: {}, text: \"{}\"}}", ["ana", "ben"][it % 2], phrase(index + it))
            };
            let balloons: Vec<String> = (0..bullets).map(said).collect();
            text.push_str(&format!("    shows: [ana, ben]\n    balloons: [{}]\n", balloons.join(", ")));
        } else {
            text.push_str(&format!(
                "    count: 3\n    text: \"{}\"\n    bullets: [{}]\n",
                phrase(index + 5),
                points.join(", ")
            ));
        }
    }
    text
}

fn texts(group: &Group, found: &mut Vec<[f32; 4]>) {
    for node in group.children() {
        match node {
            Node::Group(inner) => texts(inner, found),
            Node::Path(path) if path.id().starts_with("text-") => {
                let it = path.abs_bounding_box();
                found.push([it.left(), it.top(), it.right(), it.bottom()]);
            }
            _ => {}
        }
    }
}

#[test]
fn every_text_stays_on_the_slide_and_over_the_captions() {
    let studio = studio();
    for (bullets, words) in (1..=12).flat_map(|bullets| [1, 3, 7, 20].map(|words| (bullets, words))) {
        let text = script(&studio.layouts(), bullets, words);
        let script = load(&studio, &text, &mut Sources::default());
        let rendered = studio.draw(None, &script).unwrap();
        for (slide, drawn) in script.slides.iter().zip(&rendered.slides) {
            let tree = Tree::from_str(&drawn.svg, &Options::default()).unwrap();
            let mut boxes = Vec::new();
            texts(tree.root(), &mut boxes);
            let what = format!("{}: {bullets} bullets of {words} words", slide.layout);
            let told = rendered
                .findings
                .iter()
                .any(|it| it.severity == Severity::Error && it.slide.as_deref() == Some(&slide.id));
            let outside = boxes.iter().any(|[left, top, right, bottom]| {
                *left < 0.0 || *top < 0.0 || *right > 1920.0 || *bottom > slide::CAPTION_LINE as f32 + 1.0
            });
            assert!(!outside || told, "{what}: {boxes:?}");
            assert!(told || boxes.len() >= 2, "{what}: {} texts drawn", boxes.len());
        }
    }
}

#[test]
fn the_same_bytes_come_out_on_any_number_of_threads() {
    let bytes = |threads| {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            let studio = studio();
            let script = load(&studio, &script(&studio.layouts(), 2, 2), &mut Sources::default());
            let rendered = studio.draw(None, &script).unwrap();
            let pictures: Vec<_> =
                rendered.slides.iter().map(|it| slide::png(&it.svg, 0.2).unwrap()).collect();
            (rendered, pictures)
        })
    };
    let (one, four) = (bytes(1), bytes(4));
    assert!(one.0 == four.0, "the drawings or findings differ");
    assert!(one.1 == four.1, "the pictures differ");
}
