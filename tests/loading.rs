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

/// A good script, as every author begins with one.
const GOOD: &[u8] = include_bytes!("suite/loading/nothing-wrong/video.yaml");

/// What is found in a file of this text.
fn findings(text: &[u8]) -> usize {
    let mut sources = Sources::default();
    let files = BTreeMap::from([("video.yaml".to_owned(), text.to_vec())]);
    let loaded = script::load(&Workspace::memory(files), &Target::Folder, &vocabulary(), &mut sources);
    let loaded = loaded.expect("a file in memory can be read");
    for language in [Language::French, Language::English] {
        let shown = diagnostics::render(&loaded.findings, &sources, language, false);
        assert!(shown.len() < 2_000 * (loaded.findings.len() + 1), "{} bytes are shown", shown.len());
    }
    for finding in &loaded.findings {
        let location = sources.locate(&finding.place);
        assert!(location.line >= 1 && location.column >= 1 && location.bytes.start <= location.bytes.end);
        assert!(sources.document(finding.place.document).text.get(location.bytes.clone()).is_some());
    }
    loaded.findings.len()
}

/// Numbers that look random and are the same on every run (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

#[test]
fn no_broken_file_makes_it_panic_or_talk_without_end() {
    let pieces: [&[u8]; 26] = [
        b" ",
        b"\n",
        b"\t",
        b":",
        b": ",
        b" #",
        b"- ",
        b"\"",
        b"'",
        b"[",
        b"]",
        b"{",
        b"}",
        b"&a",
        b"*a",
        b"!",
        b"|",
        b">",
        b"\\",
        b"%",
        b"\r\n",
        "é".as_bytes(),
        b"\xE9",
        "\u{202F}".as_bytes(),
        b"---\n",
        b"<<: ",
    ];
    let mut numbers = Numbers(0x2026_1122);
    for _ in 0..2_000 {
        let mut text = GOOD.to_vec();
        for _ in 0..=numbers.below(4) {
            let at = numbers.below(text.len());
            let end = (at + numbers.below(12)).min(text.len());
            match numbers.below(3) {
                0 => drop(text.splice(at..at, pieces[numbers.below(pieces.len())].iter().copied())),
                1 => drop(text.drain(at..end)),
                _ => drop(text.splice(at..end, pieces[numbers.below(pieces.len())].iter().copied())),
            }
        }
        assert!(findings(&text) <= 500);
    }
}

#[test]
fn depth_is_refused_and_not_followed() {
    let deep = |piece: &str| format!("video: a\ntitle: b\nslides:\n  {}", piece.repeat(100_000));
    for piece in ["[", "- ", "{a: ", "[{a: ", "? "] {
        assert!(findings(deep(piece).as_bytes()) >= 1, "{piece}");
    }
    let stairs: String = (0..3_000).map(|level| format!("{}a:\n", " ".repeat(level))).collect();
    assert!(findings(stairs.as_bytes()) >= 1);
}

#[test]
fn long_lines_and_many_values_stay_cheap() {
    let long = "é ".repeat(500_000);
    assert_eq!(findings(format!("video: a\ntitle: b\nslides:\n  - id: a\n    text: {long}\n").as_bytes()), 0);
    assert!(
        findings(format!("video: a\ntitle: {long}: c\nslides: [{}]\n", "*a,".repeat(20_000)).as_bytes()) >= 1
    );
    assert!(findings(format!("video: a\nslides: [{}]\n", "x,".repeat(150_000)).as_bytes()) >= 1);
    let keys: String = (0..20_000).map(|key| format!("k{key}: v\n")).collect();
    assert!((100..=500).contains(&findings(keys.as_bytes())));
}
