//! The program as its users run it: arguments, what is printed where, exit codes.
//!
//! A case is a folder of `tests/suite/cli` with `command` (one argument a line; `$OUT` is a fresh
//! folder), the files it runs on, and `expected` (exit code, standard output, standard error).

#![expect(clippy::expect_used, reason = "a test that cannot go on says so")]

use isoscript::{cli, wording::Language};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

#[test]
fn each_case_prints_what_is_expected() {
    let suite = root().join("tests/suite/cli");
    let mut cases: Vec<_> =
        fs::read_dir(&suite).expect("the suite").map(|it| it.expect("a case").path()).collect();
    cases.sort();
    assert!(!cases.is_empty());
    let failed: Vec<_> =
        cases.iter().filter_map(|case| compare(&case.join("expected"), &transcript(case)).err()).collect();
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
}

#[test]
fn the_reference_is_the_command_line() {
    let text = cli::reference::markdown(&cli::arguments::command(Language::English));
    compare(&root().join("docs/commands.md"), &text).expect("docs/commands.md is up to date");
}

#[test]
fn the_arguments_hold_together() {
    for language in [Language::French, Language::English] {
        cli::arguments::command(language).debug_assert();
    }
}

#[cfg(unix)]
#[test]
fn a_reader_who_leaves_early_is_no_failure() {
    let shell = format!("{} completions bash | head -c 1", env!("CARGO_BIN_EXE_isoscript"));
    let output = Command::new("sh").args(["-c", &shell]).output().expect("a shell");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.stdout.len(), 1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_failure() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("the device");
    let status = isoscript(&["completions", "bash"]).stdout(full).output().expect("a run");
    assert_eq!(status.status.code(), Some(2));
    assert!(!status.stderr.is_empty());
}

/// Runs a case and writes down what came of it.
fn transcript(case: &Path) -> String {
    let out = tempfile::tempdir().expect("a folder");
    let command = fs::read_to_string(case.join("command")).expect("the case's command");
    let arguments: Vec<_> =
        command.lines().map(|line| line.replace("$OUT", &out.path().to_string_lossy())).collect();
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    let Output { status, stdout, stderr } = isoscript(&arguments).current_dir(case).output().expect("a run");
    let clean = |bytes: Vec<u8>| {
        String::from_utf8(bytes).expect("UTF-8").replace(&*out.path().to_string_lossy(), "$OUT")
    };
    let code = status.code().map_or("none".to_owned(), |code| code.to_string());
    format!("exit {code}\n--- standard output\n{}--- standard error\n{}", clean(stdout), clean(stderr))
}

fn isoscript(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_isoscript"));
    command.args(arguments).env_clear().env("COLUMNS", "100");
    command
}

fn compare(file: &Path, text: &str) -> Result<(), String> {
    if std::env::var_os("ISOSCRIPT_ACCEPT").is_some() {
        fs::write(file, text).expect("the file can be written");
        return Ok(());
    }
    let expected = fs::read_to_string(file).unwrap_or_default();
    if expected == text {
        return Ok(());
    }
    Err(format!("{}\nis not what came out (ISOSCRIPT_ACCEPT=1 accepts it):\n{text}", file.display()))
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
