//! How long the program takes on the shipped campaign, process start included.
//!
//! Aims, on a machine of two cores: `check` under 30 ms on one thread; `report` without a cache
//! under 0.5 s and `build` under 1 s on two threads.

#![expect(clippy::expect_used, reason = "a measure that cannot go on says so")]

use std::process::{Command, Stdio};

fn main() {
    divan::main();
}

/// Both scripts checked, on one thread.
#[divan::bench(sample_count = 50, sample_size = 1)]
fn check() {
    run(&["check"], 1);
}

/// The review pack made anew, on two threads.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn report() {
    let out = tempfile::tempdir().expect("a folder");
    let folder = out.path().join("out");
    run(&["report", "--no-cache", "--out", folder.to_str().expect("a path")], 2);
}

/// Every output of the campaign made anew, on two threads.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn build() {
    let out = tempfile::tempdir().expect("a folder");
    let folder = out.path().join("out");
    run(&["build", "--no-cache", "--out", folder.to_str().expect("a path")], 2);
}

/// The same, the slides taken from the cache.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn build_again(bencher: divan::Bencher<'_, '_>) {
    let out = tempfile::tempdir().expect("a folder");
    let (folder, cache) = (out.path().join("out"), out.path().join("cache"));
    let arguments =
        ["build", "--cache", cache.to_str().expect("a path"), "--out", folder.to_str().expect("a path")];
    run(&arguments, 2);
    bencher.bench_local(|| run(&arguments, 2));
}

fn run(arguments: &[&str], threads: usize) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_isoscript"));
    command
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let status = command.env("RAYON_NUM_THREADS", threads.to_string()).status().expect("a run");
    assert!(status.code().is_some_and(|code| code < 2), "it could not run");
}
