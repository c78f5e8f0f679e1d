//! Every layout in every theme, compared with a reference of 480 px, to 1 a channel.

use super::{campaign, cases, load, name, studio};
use image::{Rgb, RgbImage};
use isoscript::{slide, source::Sources};
use std::{env, fs, path::Path};

#[test]
fn each_layout_looks_as_it_should_in_each_theme() {
    let studio = studio();
    let mut drawn: Vec<String> = Vec::new();
    let mut wrong = Vec::new();
    for case in cases("pictures") {
        let text = fs::read_to_string(case.join("script.yaml")).unwrap();
        for theme in studio.themes() {
            let mut script = load(&studio, &text, &mut Sources::default());
            drawn.push(script.slides[0].layout.clone());
            script.theme.clone_from(&theme);
            let rendered = studio.draw(Some(&campaign(&script)), &script).unwrap();
            assert_eq!(rendered.findings, [], "{}", name(&case));
            let bytes = slide::png(&rendered.slides[0].svg, 0.25).unwrap();
            if !looks_like(&bytes, &case.join(format!("{theme}.png")), &format!("{}-{theme}", name(&case))) {
                wrong.push(format!("{} in {theme}", name(&case)));
            }
        }
    }
    assert!(wrong.is_empty(), "these look different (see {}): {wrong:#?}", env!("CARGO_TARGET_TMPDIR"));
    let undrawn: Vec<_> = studio.layouts().into_iter().filter(|it| !drawn.contains(it)).collect();
    assert!(undrawn.is_empty(), "no picture of {undrawn:?}");
}

/// Compares a picture with its reference; where they differ, writes reference, difference and picture
/// side by side.
fn looks_like(bytes: &[u8], reference: &Path, called: &str) -> bool {
    if env::var_os("ISOSCRIPT_ACCEPT").is_some() {
        fs::write(reference, bytes).unwrap();
        return true;
    }
    let seen = image::load_from_memory(bytes).unwrap().to_rgb8();
    let expected =
        image::open(reference).unwrap_or_else(|cause| panic!("{}: {cause}", reference.display())).to_rgb8();
    assert!(expected.width() <= 480, "{} is wider than 480 px", reference.display());
    let apart = |a: &Rgb<u8>, b: &Rgb<u8>| (0..3).map(|it| a.0[it].abs_diff(b.0[it])).max().unwrap_or(0);
    let alike = seen.dimensions() == expected.dimensions()
        && seen.pixels().zip(expected.pixels()).all(|(a, b)| apart(a, b) <= 1);
    if !alike {
        let (width, height) = expected.dimensions();
        let sheet = RgbImage::from_fn(width * 3, height, |x, y| {
            let (part, x) = (x / width, x % width);
            let (a, b) = (expected.get_pixel(x, y), seen.get_pixel_checked(x, y).unwrap_or(&Rgb([0; 3])));
            match part {
                0 => *a,
                1 => Rgb([255 - apart(a, b).saturating_mul(8); 3]),
                _ => *b,
            }
        });
        sheet.save(Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{called}.png"))).unwrap();
    }
    alike
}
