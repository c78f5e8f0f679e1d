//! What a form of the result states, in one shape for all of them, and how the program is run.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// A verdict on a point; no video for a verdict over all of them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Point {
    pub(crate) video: String,
    pub(crate) id: String,
    pub(crate) status: String,
}

/// What a form states.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Facts {
    /// Verdicts on points.
    pub(crate) points: BTreeSet<Point>,
    /// Messages as `id status`.
    pub(crate) messages: BTreeSet<String>,
    /// Findings as `severity rule path:line:column`, sorted; the same one may stand twice.
    pub(crate) findings: Vec<String>,
    /// Altered files as `path sha256`.
    pub(crate) altered: BTreeSet<String>,
}

impl Facts {
    pub(crate) fn point(&mut self, video: &str, id: &str, status: &str) {
        let [video, id, status] = [video, id, status].map(str::to_owned);
        self.points.insert(Point { video, id, status });
    }

    pub(crate) fn finding(&mut self, severity: &str, rule: &str, place: &str) {
        self.findings.push(format!("{severity} {rule} {place}"));
        self.findings.sort();
    }
}

/// The cases of these suites.
pub(crate) fn cases(suites: &[&str]) -> Vec<PathBuf> {
    let folders = suites.iter().map(|suite| root().join("tests/suite").join(suite));
    let mut cases: Vec<_> = folders
        .flat_map(|it| fs::read_dir(it).expect("the suite"))
        .map(|it| it.expect("a case").path())
        .collect();
    cases.sort();
    cases.retain(|case| !case.to_string_lossy().ends_with("-not"));
    assert!(cases.len() > 4);
    cases
}

/// What `check` prints on the folder of a case.
pub(crate) fn run(case: &Path, format: &str, language: &str) -> String {
    let arguments = ["check", ".", "--format", format, "--lang", language, "--verbose"];
    let output = isoscript(&arguments).current_dir(case).output().expect("a run");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code().is_some_and(|code| code < 2), "{}: {told}", case.display());
    String::from_utf8(output.stdout).expect("UTF-8")
}

pub(crate) fn isoscript(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_isoscript"));
    command.args(arguments).env_clear().env("COLUMNS", "100");
    command
}

pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
