//! Verdicts as a reader sees them: a passing script, a failing one and one that says half, per
//! point. The folder's name is the point's, with `-passing`, `-failing` or `-half`.
//!
//! `ISOSCRIPT_ACCEPT=1 cargo test --test check` writes what comes out now.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on says so")]

use isoscript::{
    check::{Library, Requirements, Review, review, verdict::Status},
    script::{self, Target, Vocabulary},
    source::Sources,
    workspace::Workspace,
};
use std::{collections::BTreeMap, env, fmt::Write as _, fs, path::PathBuf};

fn cases() -> Vec<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/suite/check");
    let mut cases: Vec<PathBuf> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

fn point_of(case: &str, requirements: &Requirements) -> String {
    let stem = case.rsplit_once('-').unwrap().0;
    let point = requirements.points().find(|(_, _, point)| point.id.replace('/', "-") == stem);
    point.unwrap_or_else(|| panic!("{case} names no point")).2.id.clone()
}

fn seen(review: &Review, sources: &Sources, point: &str) -> String {
    let mut text = String::new();
    let verdict = review.scripts[0].points.iter().find(|it| it.id == point).unwrap();
    writeln!(text, "{point}: {:?} {}", verdict.status, verdict.missing_parts.join(", ")).unwrap();
    for evidence in &verdict.evidence {
        let at = sources.locate(&evidence.place);
        let words = if evidence.words.is_empty() { sources.quote(&evidence.place) } else { &evidence.words };
        writeln!(text, "  {:?} {}:{} {words}", evidence.polarity, at.line, at.column).unwrap();
    }
    for finding in review.scripts[0].findings.iter().chain(&review.findings) {
        if finding.message.fr.contains(point) {
            let at = sources.locate(&finding.place);
            writeln!(text, "  {} {}:{} {}", finding.rule, at.line, at.column, finding.message.fr).unwrap();
        }
    }
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n") + "\n"
}

#[test]
fn each_case_comes_out_as_expected() {
    let library = Library::load(&Workspace::memory(BTreeMap::new()), &mut Sources::default()).unwrap();
    let requirements = library.requirements(&[]).unwrap();
    let mut wrong = Vec::new();
    for case in cases() {
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        let files = BTreeMap::from([("script.yaml".to_owned(), fs::read(case.join("script.yaml")).unwrap())]);
        let (workspace, mut sources) = (Workspace::memory(files), Sources::default());
        let loaded = script::load(&workspace, &Target::Folder, &Vocabulary::default(), &mut sources).unwrap();
        let review = review(None, &loaded.scripts, &requirements, &library.speech);
        let point = point_of(&name, &requirements);
        let status = review.scripts[0].points.iter().find(|it| it.id == point).unwrap().status;
        assert_eq!(status == Status::Present, name.ends_with("-passing"), "{name}: {status:?}");
        let found = seen(&review, &sources, &point);
        let expected = case.join("expected");
        if env::var_os("ISOSCRIPT_ACCEPT").is_some() {
            fs::write(&expected, &found).unwrap();
        }
        if fs::read_to_string(&expected).unwrap_or_default() != found {
            wrong.push(format!("{name}:\n{found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_point_has_a_passing_a_failing_and_a_half_case() {
    let library = Library::load(&Workspace::memory(BTreeMap::new()), &mut Sources::default()).unwrap();
    let requirements = library.requirements(&[]).unwrap();
    let names: Vec<String> =
        cases().iter().map(|case| case.file_name().unwrap().to_string_lossy().into_owned()).collect();
    for (_, _, point) in requirements.points() {
        for kind in ["passing", "failing", "half"] {
            let wanted = format!("{}-{kind}", point.id.replace('/', "-"));
            assert!(names.contains(&wanted), "{wanted} is missing");
        }
    }
    assert_eq!(names.len(), 3 * requirements.points().count());
}
