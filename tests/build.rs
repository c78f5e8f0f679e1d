//! The main job, end to end: a campaign from its files to its outputs.

#![expect(clippy::expect_used, reason = "a test that cannot go on says so")]

use isoscript::{digest::sha256, output::Manifest};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    process::{Command, Output},
};
use tempfile::TempDir;

#[test]
fn a_new_campaign_has_exactly_its_messages_to_write_and_can_be_built() {
    let place = TempDir::new().expect("a folder");
    assert_eq!(code(&run(place.path(), &["new", "x", "--laboratory", "Pierre Fabre"])), 0);
    let checked = run(place.path(), &["check", "x", "--format", "json"]);
    assert_eq!(code(&checked), 1);
    let checked: Value = serde_json::from_slice(&checked.stdout).expect("JSON");
    let messages = checked["messages"].as_array().expect("messages");
    let required: Vec<_> = messages.iter().filter(|message| message["required_in"] != "none").collect();
    assert!(required.len() >= 4 && required.iter().all(|message| message["status"] == "absent"));
    let missing: usize =
        required.iter().map(|message| message["missing"].as_array().map_or(0, Vec::len)).sum();
    let rules: Vec<&Value> = findings(&checked).map(|finding| &finding["rule"]).collect();
    assert!(rules.len() >= missing, "each missing point has a finding");
    assert!(rules.iter().all(|rule| *rule == "required-message-missing"), "{rules:?}");
    assert_eq!(code(&run(place.path(), &["build", "x", "--no-cache"])), 1);
    assert!(manifest(place.path()).outputs.iter().any(|output| output.path.ends_with("01-opening.png")));
    assert_eq!(code(&run(place.path(), &["new", "x"])), 2, "a folder that is not empty is refused");
}

#[test]
fn builds_are_alike_with_a_cache_without_and_with_a_damaged_one() {
    let place = campaign();
    assert_eq!(code(&run(place.path(), &["build", "--no-cache"])), 1, "the example lacks messages");
    let first = tree(&place.path().join("out"));
    for round in ["filled", "used", "damaged"] {
        if round == "damaged" {
            for entry in fs::read_dir(place.path().join("cache")).expect("a cache") {
                let path = entry.expect("an entry").path();
                let mut bytes = fs::read(&path).expect("an entry");
                bytes[20] ^= 1;
                fs::write(path, bytes).expect("a damaged entry");
            }
        }
        run(place.path(), &["build", "--out", round, "--cache", "cache"]);
        assert_eq!(tree(&place.path().join(round)), first, "with a cache that is {round}");
    }
    let alone = Command::new(env!("CARGO_BIN_EXE_isoscript"))
        .args(["build", "--out", "alone", "--no-cache"])
        .env("RAYON_NUM_THREADS", "1")
        .env("LC_ALL", "fr_FR.UTF-8")
        .current_dir(place.path())
        .output();
    assert_eq!(code(&alone.expect("a run")), 1);
    assert_eq!(tree(&place.path().join("alone")), first, "on one thread, in another locale");
}

#[test]
fn the_manifest_tells_of_each_file() {
    let place = campaign();
    run(place.path(), &["build", "--no-cache"]);
    let manifest = manifest(place.path());
    let mut files = tree(&place.path().join("out"));
    files.remove("manifest.json");
    assert!(manifest.outputs.iter().map(|output| &output.path).eq(files.keys()));
    for output in &manifest.outputs {
        let bytes = &files[&output.path];
        assert_eq!((&output.sha256, output.size), (&sha256(bytes), bytes.len()), "{}", output.path);
        assert_eq!(
            output.marking.as_deref(),
            output.path.starts_with("qr/").then_some("PROJET"),
            "{}",
            output.path
        );
    }
    for input in ["campaign.yaml", "short.yaml"] {
        let bytes = fs::read(place.path().join("scripts").join(input)).expect("an input");
        assert!(manifest.inputs.iter().any(|it| it.path == input && it.sha256 == sha256(&bytes)), "{input}");
    }
}

#[test]
fn one_kind_of_output_updates_its_own_part() {
    let place = campaign();
    run(place.path(), &["build", "--no-cache"]);
    let built = manifest(place.path());
    let script = place.path().join("scripts/short.yaml");
    let text = fs::read_to_string(&script).expect("the script").replace("Bonjour", "Bonsoir");
    fs::write(&script, text).expect("the script");
    run(place.path(), &["slides", "--no-cache"]);
    let drawn = manifest(place.path());
    let (old, new) = (&built.outputs, &drawn.outputs);
    assert!(old.iter().map(|it| &it.path).eq(new.iter().map(|it| &it.path)));
    for (old, new) in old.iter().zip(new) {
        let kept = !new.path.starts_with("slides/");
        assert_eq!(new.outdated, kept, "{} comes from inputs that have changed", new.path);
        assert_eq!(old.sha256 == new.sha256, kept || !new.path.contains("01-"), "{}", new.path);
    }
}

#[test]
fn a_single_script_leaves_the_slides_of_the_others() {
    let place = campaign();
    let scripts = place.path().join("scripts");
    let text = fs::read_to_string(scripts.join("short.yaml")).expect("the script");
    fs::write(scripts.join("other.yaml"), text.replace("video: short", "video: other")).expect("a script");
    let plan = fs::read_to_string(scripts.join("campaign.yaml")).expect("the campaign");
    fs::write(scripts.join("campaign.yaml"), plan.replace("[short.yaml]", "[short.yaml, other.yaml]"))
        .expect("it");
    run(place.path(), &["build", "--no-cache"]);
    let built = tree(&place.path().join("out"));
    assert!(built.contains_key("slides/other/01-opening.png"));
    for command in ["build", "slides"] {
        run(place.path(), &[command, "scripts/short.yaml", "--no-cache"]);
        assert!(tree(&place.path().join("out")).keys().eq(built.keys()), "after {command} of one script");
    }
}

#[test]
fn strict_makes_nothing_while_there_is_something_to_settle() {
    let place = campaign();
    assert_eq!(code(&run(place.path(), &["build", "--strict"])), 1);
    assert!(!place.path().join("out").exists());
}

#[test]
fn outputs_over_the_scripts_are_refused() {
    let place = campaign();
    for out in ["scripts", "."] {
        assert_eq!(code(&run(place.path(), &["build", "--out", out, "--no-cache"])), 2, "{out}");
    }
    assert!(place.path().join("scripts/campaign.yaml").exists());
}

/// A folder whose `scripts` hold a small campaign.
fn campaign() -> TempDir {
    let place = TempDir::new().expect("a folder");
    let scripts = place.path().join("scripts");
    fs::create_dir(&scripts).expect("a folder");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/build/short-campaign");
    for entry in fs::read_dir(source).expect("the campaign") {
        let path = entry.expect("a file").path();
        fs::copy(&path, scripts.join(path.file_name().expect("a name"))).expect("a copy");
    }
    place
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_isoscript"));
    command.args(arguments).current_dir(folder).env_clear().output().expect("a run")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("an exit code")
}

fn findings(checked: &Value) -> impl Iterator<Item = &Value> {
    let scripts = checked["scripts"].as_array().expect("scripts").iter();
    let lists = scripts.map(|script| &script["findings"]).chain([&checked["findings"]]);
    lists.flat_map(|list| list.as_array().expect("findings"))
}

fn manifest(folder: &Path) -> Manifest {
    Manifest::read(&folder.join("out")).expect("a manifest of ours").expect("a manifest")
}

fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                let relative = path.strip_prefix(folder).expect("inside").to_string_lossy().into_owned();
                found.insert(relative, fs::read(path).expect("a file"));
            }
        }
    }
    found
}
