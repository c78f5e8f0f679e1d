//! What a path given by the user means, and how its files are named afterwards.

#![expect(clippy::expect_used, reason = "a test stops where its files cannot be made")]

use isoscript::{
    script::{Target, Vocabulary, load, open},
    source::Sources,
};
use std::{fs, path::Path};

const SCRIPT: &str = "video: a\ntitle: b\nslides:\n  - id: c\n    text: d\n";
const CAMPAIGN: &str = "campaign: a\nsubstance: b\nscripts: [one.yaml]\n";

/// The videos and the names of the files that are read at `path`.
fn read(path: &Path) -> (Vec<String>, bool, String) {
    let (workspace, target) = open(path).expect("a path");
    let mut sources = Sources::default();
    let loaded = load(&workspace, &target, &Vocabulary::default(), &mut sources).expect("files");
    let videos = loaded.scripts.iter().map(|script| script.video.clone()).collect();
    let shown = loaded.scripts.first().map(|script| sources.document(script.document).path.clone());
    (videos, loaded.campaign.is_some(), shown.unwrap_or_default())
}

#[test]
fn a_folder_a_script_and_a_campaign_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file");
    file("one.yaml", SCRIPT);
    file("two.yml", &SCRIPT.replace("video: a", "video: two"));
    let shown = format!("{}/one.yaml", folder.path().display()).replace('\\', "/");

    assert_eq!(read(folder.path()), (vec!["a".to_owned(), "two".to_owned()], false, shown.clone()));
    assert_eq!(read(&folder.path().join("one.yaml")), (vec!["a".to_owned()], false, shown.clone()));

    file("campaign.yaml", CAMPAIGN);
    assert_eq!(read(folder.path()), (vec!["a".to_owned()], true, shown.clone()));
    assert_eq!(read(&folder.path().join("campaign.yaml")), (vec!["a".to_owned()], true, shown));
    let (videos, campaign, _) = read(&folder.path().join("two.yml"));
    assert_eq!((videos, campaign), (vec!["two".to_owned()], true));
}

#[test]
fn what_cannot_be_read_stops_the_program() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(open(&folder.path().join("missing")).is_err());
    let nothing = |target| {
        let (workspace, _) = open(folder.path()).expect("a folder");
        load(&workspace, &target, &Vocabulary::default(), &mut Sources::default()).expect_err("a failure")
    };
    let failure = nothing(Target::Folder);
    assert!(failure.wording.fr.contains("ne contient ni campaign.yaml ni script"), "{}", failure.wording.fr);
    fs::write(folder.path().join("large.yaml"), "a".repeat(9 << 20)).expect("a file");
    let failure = nothing(Target::Script("large.yaml".to_owned()));
    assert!(failure.wording.fr.contains("9,0 Mio"), "{}", failure.wording.fr);
}
