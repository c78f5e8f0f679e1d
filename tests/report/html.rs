//! Reads the pack back. It is well-formed XML too, so any XML reader will do.

use crate::facts::{Facts, isoscript};
use resvg::usvg::roxmltree::{Document, Node, ParsingOptions};
use std::{fs, path::Path};

/// The pack of a case.
pub(crate) fn pack(case: &Path, language: &str) -> String {
    let out = tempfile::tempdir().expect("a folder");
    let folder = out.path().join("out");
    let output = isoscript(&["report", ".", "--no-cache", "--lang", language, "--out"])
        .arg(&folder)
        .current_dir(case)
        .output()
        .expect("a run");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code().is_some_and(|code| code < 2), "{}: {told}", case.display());
    fs::read_to_string(folder.join("report/index.html")).expect("the pack")
}

pub(crate) fn parsed(html: &str) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(html, options).expect("well-formed")
}

/// What the pack states; findings that came of drawing are no part of the check.
pub(crate) fn facts(html: &str) -> Facts {
    let document = parsed(html);
    let mut facts = Facts::default();
    for node in document.descendants().filter(Node::is_element) {
        let value = |name: &str| node.attribute(name);
        if let (Some(point), Some(video), Some(status)) =
            (value("data-point"), value("data-video"), value("data-status"))
        {
            facts.point(video, point, status);
        } else if let (Some(message), Some(status)) = (value("data-message"), value("data-status")) {
            facts.messages.insert(format!("{message} {status}"));
        } else if let (Some(rule), Some(severity), Some(place)) =
            (value("data-rule"), value("data-severity"), value("data-place"))
            && value("data-drawn") == Some("false")
        {
            facts.finding(severity, rule, place);
        } else if let (Some(path), Some(hash)) = (value("data-altered"), value("data-sha256")) {
            facts.altered.insert(format!("{path} {hash}"));
        }
    }
    facts
}

/// The whole text of an element, on one line.
pub(crate) fn text(node: Node<'_, '_>) -> String {
    let parts = node.descendants().filter(Node::is_text).filter_map(|it| it.text());
    parts.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}
