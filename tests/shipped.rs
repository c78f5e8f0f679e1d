//! The shipped campaign: every required message is said, nothing is declared in vain, and turning
//! round the deciding words of any message changes its verdict.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

use isoscript::{
    check::{Library, Review, review, verdict::Status},
    script::{self, Target, Vocabulary},
    source::Sources,
    workspace::Workspace,
};
use serde::Deserialize;
use std::{collections::BTreeMap, fs, path::Path};

const FILES: [&str; 3] = ["campaign.yaml", "risks.yaml", "contraception.yaml"];

fn shipped() -> BTreeMap<String, Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts");
    FILES.iter().map(|name| ((*name).to_owned(), fs::read(folder.join(name)).unwrap())).collect()
}

fn check(files: BTreeMap<String, Vec<u8>>) -> Review {
    let workspace = Workspace::memory(files);
    let mut sources = Sources::default();
    let library = Library::load(&workspace, &mut sources).unwrap();
    let requirements = library.requirements(&[]).unwrap();
    let loaded = script::load(&workspace, &Target::Folder, &Vocabulary::default(), &mut sources).unwrap();
    assert_eq!(loaded.scripts.len(), 2, "{:?}", loaded.findings);
    review(loaded.campaign.as_ref(), &loaded.scripts, &requirements, &library.speech)
}

#[test]
fn every_required_message_is_said_and_nothing_is_declared_in_vain() {
    let review = check(shipped());
    for message in &review.messages {
        assert!(message.missing.is_empty(), "{}: {:?} is missing", message.id, message.missing);
    }
    for script in &review.scripts {
        let told: Vec<_> =
            script.findings.iter().map(|finding| (finding.rule, &finding.message.fr)).collect();
        assert!(told.is_empty(), "{}: {told:?}", script.video);
        for point in &script.points {
            assert!(!point.declared || point.status == Status::Present, "{}: {:?}", point.id, point.status);
            assert_ne!(point.status, Status::Contradicted, "{}", point.id);
        }
    }
}

#[test]
fn each_video_takes_about_three_minutes() {
    for script in &check(shipped()).scripts {
        assert!((160.0..=190.0).contains(&script.seconds), "{}: {} s", script.video, script.seconds);
    }
}

/// Words of a script and what turns them round.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Turn {
    script: String,
    point: String,
    words: String,
    turned: String,
}

#[test]
fn turning_round_the_deciding_words_changes_the_verdict() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/shipped/turned-round.yaml");
    let turns: Vec<Turn> = serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let mut unmoved = Vec::new();
    for turn in &turns {
        let mut files = shipped();
        let text = String::from_utf8(files[&turn.script].clone()).unwrap().replace('\u{a0}', " ");
        assert!(text.contains(&turn.words), "{} does not hold “{}”", turn.script, turn.words);
        files.insert(turn.script.clone(), text.replacen(&turn.words, &turn.turned, 1).into_bytes());
        let review = check(files);
        let video = turn.script.trim_end_matches(".yaml");
        let script = review.scripts.iter().find(|script| script.video == video).unwrap();
        let point = script.points.iter().find(|point| point.id == turn.point).unwrap();
        if point.status == Status::Present {
            unmoved.push(format!("{}: “{}” is still present", turn.point, turn.turned));
        }
    }
    assert!(unmoved.is_empty(), "{}", unmoved.join("\n"));
    let points: Vec<&str> = turns.iter().map(|turn| turn.point.as_str()).collect();
    let required = check(shipped());
    for message in required.messages.iter().filter(|it| it.id != "csp-4" && it.catalogue == "csp-2022-05-13")
    {
        assert!(
            points.iter().any(|point| point.starts_with(&message.id)),
            "{} is never turned round",
            message.id
        );
    }
}
