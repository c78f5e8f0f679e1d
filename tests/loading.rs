//! Loading: one folder per mistake, and the text that the author gets to see.
//!
//! `tests/suite/loading/<mistake>/` holds `expected.fr.txt`, sometimes `expected.en.txt`, and the
//! files as the author would have them. `ISOSCRIPT_ACCEPT=1` writes what came out.

#![expect(clippy::expect_used, reason = "a test stops where its case cannot be read")]

use isoscript::{
    cli::diagnostics,
    script::{self, PointName, Target, Vocabulary},
    source::Sources,
    wording::Language,
    workspace::Workspace,
};
use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};

/// Names enough for the cases; what really exists is no matter here.
fn vocabulary() -> Vocabulary {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let point =
        |catalogue: &str, point: &str| PointName { catalogue: catalogue.to_owned(), point: point.to_owned() };
    Vocabulary {
        layouts: names(&["title", "statement", "bullets", "dialogue", "n-in-ten", "closing"]),
        themes: names(&["calm", "night"]),
        pictures: names(&["calendar", "pill"]),
        catalogues: names(&["csp-2022-05-13", "isotretinoin-safety"]),
        points: vec![
            point("csp-2022-05-13", "csp-1/not-sterile"),
            point("csp-2022-05-13", "csp-2/condoms"),
            point("isotretinoin-safety", "safety/pregnancy-tests"),
            point("isotretinoin-safety", "csp-2/condoms"),
        ],
    }
}

/// The files of a case, without what is expected of it.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).expect("the case's folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let inputs = paths
        .filter(|path| !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("expected")));
    inputs
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, fs::read(path).expect("a readable file"))
        })
        .collect()
}

/// What the author sees of a folder of files.
fn seen(files: BTreeMap<String, Vec<u8>>, language: Language) -> String {
    let mut sources = Sources::default();
    match script::load(&Workspace::memory(files), &Target::Folder, &vocabulary(), &mut sources) {
        Ok(loaded) => {
            let mut text = diagnostics::render(&loaded.findings, &sources, language, false);
            let videos: Vec<&str> = loaded.scripts.iter().map(|script| script.video.as_str()).collect();
            let campaign = loaded.campaign.map_or("none", |_| "read");
            text.push_str(&format!("campaign: {campaign}; scripts read: {}\n", videos.join(" ")));
            text
        }
        Err(failure) => format!("{}\n", failure.wording.text(language)),
    }
}

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/loading");
    let entries = fs::read_dir(folder).expect("the cases");
    let mut cases: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    cases.sort();
    cases
}

#[test]
fn every_mistake_is_told_of_in_words_that_help() {
    let accept = env::var_os("ISOSCRIPT_ACCEPT").is_some();
    let mut wrong = Vec::new();
    for case in cases() {
        for (name, language) in
            [("expected.fr.txt", Language::French), ("expected.en.txt", Language::English)]
        {
            let expected = case.join(name);
            let wanted = expected.exists() || (accept && language == Language::French);
            if !wanted {
                continue;
            }
            let seen = seen(files(&case), language);
            if accept {
                fs::write(&expected, &seen).expect("a writable file");
            } else if fs::read_to_string(&expected).expect("a readable file") != seen {
                wrong.push(format!("{}:\n{seen}", expected.display()));
            }
        }
        assert!(case.join("expected.fr.txt").exists(), "{} expects nothing", case.display());
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
