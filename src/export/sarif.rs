//! The result of a check as SARIF 2.1.0 (OASIS Standard, errata 01), for code hosts and editors.
//!
//! A finding is a result of its own level. So is the verdict on each point of each script, with kind
//! `pass`, `fail`, `review`, `informational` or `notApplicable` and level `none`: what must be settled is
//! raised once, by the finding. Messages and altered files are in the run's property bag.

use crate::{
    check::verdict::Status,
    finding::Severity,
    report::{
        CheckResult,
        result::{EvidenceResult, FindingResult, PointResult, ScriptResult},
        words,
    },
    wording::Language,
};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The result as one SARIF log, with a line end at its end.
pub fn sarif(result: &CheckResult<'_>, language: Language) -> String {
    let rules = rules(result);
    let index = |rule: &str| rules.keys().position(|known| known == rule);
    let verdicts = result
        .scripts
        .iter()
        .flat_map(|script| script.points.iter().map(|point| verdict(script, point, language)));
    let findings = result.all_findings().map(finding);
    let results: Vec<Value> = verdicts
        .chain(findings)
        .map(|(rule, mut result)| {
            result["ruleIndex"] = json!(index(&rule));
            result["ruleId"] = json!(rule);
            result
        })
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "isoscript",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": words::choose(language, "fr", "en"),
                "rules": rules.values().collect::<Vec<_>>(),
            }},
            "language": words::choose(language, "fr", "en"),
            "columnKind": "unicodeCodePoints",
            "artifacts": artifacts(result),
            "results": results,
            "properties": {"messages": &result.messages, "altered": &result.altered},
        }],
    });
    // Strings and numbers only: writing them into memory cannot fail.
    let mut text = serde_json::to_string_pretty(&log).unwrap_or_default();
    text.push('\n');
    text
}

/// Points by `catalogue:point`, and the rules of findings, each once, sorted.
fn rules(result: &CheckResult<'_>) -> BTreeMap<String, Value> {
    let points = result.scripts.iter().flat_map(|script| &script.points);
    let points = points.map(|it| {
        let id = rule_of(it);
        let rule = json!({"id": id, "name": it.id, "shortDescription": {"text": text(it.requirement)}});
        (id, rule)
    });
    let findings = result.all_findings().map(|it| (it.rule.to_owned(), json!({"id": it.rule})));
    findings.chain(points).collect()
}

fn rule_of(point: &PointResult<'_>) -> String {
    format!("{}:{}", point.catalogue, point.id)
}

fn verdict(script: &ScriptResult<'_>, point: &PointResult<'_>, language: Language) -> (String, Value) {
    let word = words::status(point.status.into(), language);
    let places: Vec<Value> = point.evidence.iter().map(|it| quoted(script, it)).collect();
    let whole = json!({"physicalLocation": {"artifactLocation": {"uri": uri(script.path)}}});
    let mut result = json!({
        "kind": kind(point),
        "level": "none",
        "message": {"text": text(&format!("{} · {} · {word}", script.video, point.requirement))},
        "locations": [places.first().unwrap_or(&whole)],
        "properties": {
            "video": script.video,
            "status": point.status,
            "required": point.required,
            "declared": point.declared,
            "missing_parts": point.missing_parts,
        },
    });
    if places.len() > 1 {
        result["relatedLocations"] = json!(places[1..]);
    }
    (rule_of(point), result)
}

/// SARIF 2.1.0, 3.27.9. What another video of the campaign conveys is no failure of this one.
fn kind(point: &PointResult<'_>) -> &'static str {
    match point.status {
        Status::Present => "pass",
        Status::Contradicted => "fail",
        Status::Unclear => "review",
        Status::Absent if !point.required => "notApplicable",
        Status::Absent if point.fulfilled => "informational",
        Status::Absent => "fail",
    }
}

fn quoted(script: &ScriptResult<'_>, passage: &EvidenceResult<'_>) -> Value {
    let EvidenceResult { line, column, end_line, end_column, .. } = passage;
    json!({
        "physicalLocation": {
            "artifactLocation": {"uri": uri(script.path)},
            "region": {
                "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column,
                "snippet": {"text": passage.quote},
            },
        },
        "logicalLocations": [{"name": passage.slide, "kind": "slide"}],
        "message": {"text": text(&passage.one_line())},
        "properties": {"channel": passage.channel, "polarity": passage.polarity, "group": passage.group},
    })
}

fn finding(finding: &FindingResult<'_>) -> (String, Value) {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let said = [finding.message, finding.advice];
    let said: Vec<_> = said.into_iter().filter(|it| !it.is_empty()).collect();
    let FindingResult { line, column, end_line, end_column, .. } = finding;
    let mut location = json!({"physicalLocation": {
        "artifactLocation": {"uri": uri(&finding.path)},
        "region": {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column},
    }});
    if let Some(slide) = finding.slide {
        location["logicalLocations"] = json!([{"name": slide, "kind": "slide"}]);
    }
    let result = json!({
        "kind": "fail",
        "level": level,
        "message": {"text": text(&said.join(" "))},
        "locations": [location],
        "properties": {"message": finding.message, "advice": finding.advice},
    });
    (finding.rule.to_owned(), result)
}

/// A message is never empty (SARIF 2.1.0, 3.11).
fn text(text: &str) -> &str {
    if text.is_empty() { "–" } else { text }
}

fn artifacts(result: &CheckResult<'_>) -> Vec<Value> {
    let paths = result.scripts.iter().map(|script| script.path.to_owned());
    let paths: BTreeSet<String> = paths.chain(result.all_findings().map(|it| it.path.clone())).collect();
    paths.iter().map(|path| json!({"location": {"uri": uri(path)}, "encoding": "UTF-8"})).collect()
}

/// A path as a reference (RFC 3986): what it does not allow unescaped is percent-encoded.
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    path.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_path_is_a_reference() {
        assert_eq!(uri("scripts/l’été 1.yaml"), "scripts/l%E2%80%99%C3%A9t%C3%A9%201.yaml");
        assert_eq!(uri("C:/a?b#c"), "C%3A/a%3Fb%23c");
    }
}
