//! How much longer ten slides take than drawing the same ten SVGs by hand, on one thread.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a bench prints, and stops when it cannot run")]

use isoscript::{
    script::{self, Target, Vocabulary, model::Script},
    slide::{self, Studio},
    source::Sources,
    workspace::Workspace,
};
use png::{BitDepth, ColorType, Compression, Encoder};
use rayon::ThreadPoolBuilder;
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree},
};
use std::{
    collections::BTreeMap,
    hint::black_box,
    time::{Duration, Instant},
};

/// The most that all of it may take, in times of the floor.
const LIMIT: f64 = 1.6;

fn main() {
    ThreadPoolBuilder::new().num_threads(1).build_global().unwrap();
    ratio();
    divan::main();
}

fn workspace() -> Workspace {
    let text = include_bytes!("../tests/suite/slides/ten.yaml").to_vec();
    Workspace::memory(BTreeMap::from([("ten.yaml".to_owned(), text)]))
}

fn script(workspace: &Workspace) -> Script {
    let target = Target::Script("ten.yaml".to_owned());
    let loaded = script::load(workspace, &target, &Vocabulary::default(), &mut Sources::default());
    loaded.unwrap().scripts.remove(0)
}

/// From files to PNG: fonts, templates, script, layout, drawing, encoding.
fn all() -> usize {
    let workspace = workspace();
    let script = script(&workspace);
    let rendered = Studio::new(&workspace).unwrap().draw(None, &script).unwrap();
    rendered.slides.iter().map(|it| slide::png(&it.svg, 1.0).unwrap().len()).sum()
}

/// The floor: the same SVGs parsed, drawn and encoded at the same settings.
fn floor(drawings: &[String]) -> usize {
    drawings.iter().map(|svg| by_hand(svg).len()).sum()
}

fn by_hand(svg: &str) -> Vec<u8> {
    let tree = Tree::from_str(svg, &Options::default()).unwrap();
    let mut pixels = Pixmap::new(1920, 1080).unwrap();
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    let rgb: Vec<u8> = pixels.data().chunks_exact(4).flat_map(|it| [it[0], it[1], it[2]]).collect();
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 1920, 1080);
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    encoder.write_header().unwrap().write_image_data(&rgb).unwrap();
    bytes
}

fn drawings() -> Vec<String> {
    let workspace = workspace();
    let script = script(&workspace);
    let rendered = Studio::new(&workspace).unwrap().draw(None, &script).unwrap();
    rendered.slides.into_iter().map(|it| it.svg).collect()
}

fn ratio() {
    let drawings = drawings();
    assert_eq!(drawings.len(), 10);
    let timed = |work: &dyn Fn() -> usize| {
        let start = Instant::now();
        black_box(work());
        start.elapsed()
    };
    let mut times: [Vec<Duration>; 2] = Default::default();
    for _ in 0..11 {
        times[0].push(timed(&all));
        times[1].push(timed(&|| floor(&drawings)));
    }
    let [all, floor] = times.map(|mut it| {
        it.sort();
        it[it.len() / 2]
    });
    let ratio = all.as_secs_f64() / floor.as_secs_f64();
    println!("ten slides {all:?}, floor {floor:?}: {ratio:.2} times the floor (limit {LIMIT})");
    assert!(ratio <= LIMIT, "over the limit");
}

#[divan::bench]
fn ten_slides() -> usize {
    all()
}

#[divan::bench]
fn layout_alone() -> usize {
    drawings().len()
}

#[divan::bench]
fn floor_of_ten(bencher: divan::Bencher) {
    let drawings = drawings();
    bencher.bench_local(|| floor(&drawings));
}
