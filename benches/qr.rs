//! What one artwork costs: the matrix alone, writing each format, proving it, measuring it and its
//! sheet, and the ladder. `.ci/peers` sets the whole beside other programs.

#![expect(clippy::unwrap_used, reason = "a benchmark stops where something is wrong")]

#[path = "../tests/suite/qr/campaign.rs"]
mod campaign;

use campaign::{ADDRESS, campaign, every_placement, typesetter};
use divan::{Bencher, black_box};
use isoscript::{
    export::{eps, pdf, proof_pdf::proof_pdf, qr_png, svg, tiff},
    qr::{self, Artwork, proof::prove, record::Record, sheet::ProofSheet, symbol::Symbol},
    script::model::ErrorCorrection,
};

const FORMATS: [&str; 5] = ["svg", "pdf", "eps", "png", "tiff"];

fn main() {
    divan::main();
}

fn on_box() -> Artwork {
    qr::artworks(&campaign(ADDRESS, every_placement()), &typesetter()).0.remove(0)
}

fn written(artwork: &Artwork, format: &str) -> Vec<u8> {
    match format {
        "svg" => svg::svg(artwork),
        "pdf" => pdf::pdf(artwork),
        "eps" => eps::eps(artwork),
        "png" => qr_png::png(artwork).unwrap(),
        _ => tiff::tiff(artwork).unwrap(),
    }
}

#[divan::bench]
fn matrix() -> Symbol {
    Symbol::encode(black_box(ADDRESS), ErrorCorrection::Q).unwrap()
}

#[divan::bench]
fn lay_out_every_placement(bencher: Bencher) {
    let (campaign, typesetter) = (campaign(ADDRESS, every_placement()), typesetter());
    bencher.bench_local(|| qr::artworks(&campaign, &typesetter).0);
}

#[divan::bench(args = FORMATS)]
fn write(bencher: Bencher, format: &str) {
    let artwork = on_box();
    bencher.bench_local(|| written(&artwork, format));
}

#[divan::bench(args = FORMATS)]
fn prove_file(bencher: Bencher, format: &str) {
    let artwork = on_box();
    let bytes = written(&artwork, format);
    bencher.bench_local(|| prove(&artwork, format, &bytes).unwrap());
}

#[divan::bench]
fn write_and_prove_one_artwork(bencher: Bencher) {
    let artwork = on_box();
    bencher.bench_local(|| qr::files(&artwork).unwrap());
}

#[divan::bench]
fn measure_every_file(bencher: Bencher) {
    let artwork = on_box();
    let files = qr::files(&artwork).unwrap();
    bencher.bench_local(|| Record::of(&artwork, &files).unwrap());
}

#[divan::bench]
fn proof_sheet_as_pdf(bencher: Bencher) {
    let (artwork, typesetter) = (on_box(), typesetter());
    let record = Record::of(&artwork, &qr::files(&artwork).unwrap()).unwrap();
    let sheet = ProofSheet::of(&artwork, &record);
    bencher.bench_local(|| proof_pdf(&sheet, &artwork.edition, &typesetter));
}

#[divan::bench(sample_count = 5)]
fn climb_the_ladder(bencher: Bencher) {
    let artwork = on_box();
    let record = Record::of(&artwork, &qr::files(&artwork).unwrap()).unwrap();
    bencher.bench_local(|| record.clone().climbed(&artwork, None).unwrap());
}
