//! Recognition: sentences a second on one core, and the time from nothing to the requirements.
//!
//! `cargo bench --bench recognition`; each passage of the bank is judged against every point.

#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark stops where it cannot go on; divan writes the harness"
)]

use isoscript::{
    check::{Library, Requirements, examples::script_of, verdicts},
    language::segments,
    script::model::Script,
    source::Sources,
    workspace::Workspace,
};
use std::{collections::BTreeMap, fs, path::Path};

fn main() {
    divan::main();
}

fn requirements() -> Requirements {
    let workspace = Workspace::memory(BTreeMap::new());
    let library = Library::load(&workspace, &mut Sources::default()).unwrap();
    library.requirements(&[]).unwrap()
}

/// The passages of the working bank, as scripts, and how many sentences they hold.
fn bank() -> (Vec<Script>, usize) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recognition/working");
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let file: serde_yaml::Value =
            serde_yaml::from_str(&fs::read_to_string(entry.unwrap().path()).unwrap()).unwrap();
        let passages = file["passages"].as_sequence().unwrap();
        texts.extend(passages.iter().map(|it| it["text"].as_str().unwrap().to_owned()));
    }
    let sentences =
        texts.iter().map(|text| text.lines().map(|line| segments(line).len()).sum::<usize>()).sum();
    (texts.iter().map(|text| script_of(text)).collect(), sentences)
}

#[divan::bench]
fn sentences(bencher: divan::Bencher) {
    let (requirements, (scripts, sentences)) = (requirements(), bank());
    bencher
        .counter(divan::counter::ItemsCount::new(sentences))
        .bench_local(|| scripts.iter().map(|script| verdicts(script, &requirements).len()).sum::<usize>());
}

#[divan::bench]
fn requirements_from_nothing() -> usize {
    requirements().points().count()
}
