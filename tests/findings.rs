//! Findings on people, figures and form of address: per rule a case in which it fires, and a near
//! miss in which it does not, in a folder whose name ends with `-not`.
//!
//! `ISOSCRIPT_ACCEPT=1 cargo test --test findings` writes what comes out now.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

use isoscript::{
    check::{Library, review},
    finding::Finding,
    script::{self, Target, Vocabulary},
    source::Sources,
    workspace::Workspace,
};
use std::{
    collections::BTreeMap,
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

const RULES: [&str; 8] = [
    "occupation-against-role",
    "occupation-against-gender",
    "implausible-age",
    "never-appears",
    "form-of-address-mixed",
    "figures-differ",
    "figure-forms-differ",
    "slide-against-voice",
];

fn cases() -> Vec<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/suite/findings");
    let mut cases: Vec<PathBuf> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

fn files(case: &Path) -> BTreeMap<String, Vec<u8>> {
    let paths = fs::read_dir(case).unwrap().map(|entry| entry.unwrap().path());
    let yaml = paths.filter(|path| path.extension().is_some_and(|it| it == "yaml"));
    yaml.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(path).unwrap()))
        .collect()
}

fn found(case: &Path) -> String {
    let (workspace, mut sources) = (Workspace::memory(files(case)), Sources::default());
    let library = Library::load(&workspace, &mut sources).unwrap();
    let requirements = library.requirements(&[]).unwrap();
    let loaded = script::load(&workspace, &Target::Folder, &Vocabulary::default(), &mut sources).unwrap();
    let drawn = |it: &&Finding| matches!(it.rule, "unknown-theme" | "unknown-layout" | "unknown-catalogue");
    let wrong: Vec<_> = loaded.findings.iter().filter(|it| !drawn(it)).collect();
    assert!(wrong.is_empty(), "{}: {wrong:?}", case.display());
    let review = review(loaded.campaign.as_ref(), &loaded.scripts, &requirements, &library.speech);
    let findings = review.scripts.iter().flat_map(|script| &script.findings).chain(&review.findings);
    findings.filter(|it| RULES.contains(&it.rule)).map(|it| told(it, &sources)).collect()
}

fn told(finding: &Finding, sources: &Sources) -> String {
    let at = sources.locate(&finding.place);
    let mut text = String::new();
    let severity = format!("{:?}", finding.severity).to_lowercase();
    let slide = finding.slide.as_deref().unwrap_or("-");
    writeln!(text, "{severity}[{}] {}:{}:{} {slide}", finding.rule, at.path, at.line, at.column).unwrap();
    writeln!(text, "  {}\n  {}", finding.message.fr, finding.message.en).unwrap();
    writeln!(text, "  {}\n  {}", finding.advice.fr, finding.advice.en).unwrap();
    if let Some((place, words)) = &finding.related {
        let at = sources.locate(place);
        writeln!(text, "  {}:{}:{} {} | {}", at.path, at.line, at.column, words.fr, words.en).unwrap();
    }
    text
}

#[test]
fn each_case_comes_out_as_expected() {
    let mut wrong = Vec::new();
    for case in cases() {
        let (name, found) = (case.file_name().unwrap().to_string_lossy().into_owned(), found(&case));
        let expected = case.join("expected");
        if env::var_os("ISOSCRIPT_ACCEPT").is_some() {
            fs::write(&expected, &found).unwrap();
        }
        let as_named = found.is_empty() == name.ends_with("-not");
        if !as_named || fs::read_to_string(&expected).unwrap_or_default() != found {
            wrong.push(format!("{name}:\n{found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_fires_somewhere_and_somewhere_just_does_not() {
    let names: Vec<String> =
        cases().iter().map(|case| case.file_name().unwrap().to_string_lossy().into_owned()).collect();
    for rule in RULES {
        let has = |not: bool| names.iter().any(|it| it.starts_with(rule) && it.ends_with("-not") == not);
        assert!(has(true) && has(false), "{rule}");
    }
}
