//! What changed between two versions, as folders of cases: `old` and `new` (or `old.yaml` and
//! `new.yaml`), `command` (one argument a line) and `expected` (exit code and standard output).
//!
//! `ISOSCRIPT_ACCEPT=1 cargo test --test diff` writes what comes out now.

#![expect(clippy::expect_used, reason = "a test that cannot go on says so")]

use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

#[test]
fn each_case_tells_what_is_expected() {
    let suite = root().join("tests/suite/diff");
    let cases = fs::read_dir(&suite).expect("the suite").map(|it| it.expect("a case").path());
    let mut wrong = Vec::new();
    for case in cases {
        let command = fs::read_to_string(case.join("command")).expect("the case's command");
        let output = run(&case, &command.lines().collect::<Vec<_>>());
        let told = String::from_utf8(output.stdout).expect("UTF-8");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{}", case.display());
        let told = format!("exit {}\n{told}", output.status.code().expect("an exit code"));
        if std::env::var_os("ISOSCRIPT_ACCEPT").is_some() {
            fs::write(case.join("expected"), &told).expect("the file can be written");
        }
        if fs::read_to_string(case.join("expected")).unwrap_or_default() != told {
            wrong.push(format!("{}:\n{told}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_version_does_not_differ_from_itself() {
    let told = json(&root(), "scripts", "scripts");
    for list in ["messages", "points", "campaign", "videos"] {
        assert_eq!(told[list], Value::Array(Vec::new()), "{list}");
    }
}

#[test]
fn the_way_back_is_the_way_there_reversed() {
    for case in ["changed-word-flips-a-verdict", "renamed-character", "removed-slide", "moved-slide"] {
        let case = root().join("tests/suite/diff").join(case);
        let (there, back) = (json(&case, "old.yaml", "new.yaml"), json(&case, "new.yaml", "old.yaml"));
        for list in ["messages", "points"] {
            let pairs =
                there[list].as_array().expect("a list").iter().zip(back[list].as_array().expect("a list"));
            for (one, other) in pairs {
                assert_eq!((&one["before"], &one["after"]), (&other["after"], &other["before"]));
            }
        }
        let seconds = |told: &Value, key: &str| told["videos"][0][key].clone();
        assert_eq!(seconds(&there, "seconds_before"), seconds(&back, "seconds_after"));
    }
}

#[test]
fn no_word_of_either_version_is_lost() {
    let case = root().join("tests/suite/diff/changed-word-flips-a-verdict");
    let told = json(&case, "old.yaml", "new.yaml");
    let pieces = told["videos"][0]["slides"][0]["voice_over"].as_array().expect("pieces");
    let without = |change: &str| -> String {
        pieces
            .iter()
            .filter(|it| it["change"] != change)
            .map(|it| it["words"].as_str().expect("words"))
            .collect()
    };
    assert_eq!(without("added"), "ines: L’isotrétinoïne ne rend pas stérile.");
    assert_eq!(without("removed"), "ines: L’isotrétinoïne rend stérile.");
}

#[test]
fn nothing_there_is_a_failure() {
    let output = run(&root(), &["diff", "scripts", "nowhere"]);
    assert_eq!(output.status.code(), Some(2));
}

fn json(folder: &Path, old: &str, new: &str) -> Value {
    let output = run(folder, &["diff", old, new, "--format", "json"]);
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_isoscript"));
    command.args(arguments).env_clear().current_dir(folder).output().expect("a run")
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
