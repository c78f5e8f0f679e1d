//! One result, many forms: console, JSON, CSV, SARIF, JUnit and the pack state the same verdicts and
//! findings; and the pack is a page that everybody can read.
//!
//! A case is a folder of `tests/suite/report`; those of `tests/suite/findings` are taken too.

#![expect(clippy::expect_used, reason = "a test that cannot go on says so")]

#[path = "report/facts.rs"]
mod facts;
#[path = "report/forms.rs"]
mod forms;
#[path = "report/html.rs"]
mod html;
#[path = "report/page.rs"]
mod page;

use facts::{Facts, cases, isoscript, root, run};
use serde_json::Value;
use std::fs;

#[test]
fn every_form_states_the_same_verdicts_and_findings() {
    let mut told = 0;
    for case in cases(&["report", "findings"]) {
        let json: Value = serde_json::from_str(&run(&case, "json", "en")).expect("JSON");
        let facts = forms::json(&json);
        told += facts.findings.len();
        assert_eq!(forms::csv(&run(&case, "csv", "en"), b','), facts, "{} as CSV", case.display());
        assert_eq!(forms::csv(&run(&case, "csv", "fr"), b';'), facts, "{} as French CSV", case.display());
        assert_eq!(forms::sarif(&run(&case, "sarif", "fr")), facts, "{} as SARIF", case.display());
        assert_eq!(forms::junit(&run(&case, "junit", "fr")), facts, "{} as JUnit", case.display());
        let seen = forms::console(&run(&case, "text", "en"));
        assert_eq!(
            seen,
            Facts { points: forms::overall(&json), ..facts },
            "{} on the console",
            case.display()
        );
    }
    assert!(told > 40, "the cases have findings to state, not {told}");
}

#[test]
fn the_pack_states_what_the_check_does() {
    let shipped = root().join("scripts");
    for case in cases(&["report"]).into_iter().chain([shipped]) {
        let facts = forms::json(&serde_json::from_str(&run(&case, "json", "en")).expect("JSON"));
        for language in ["fr", "en"] {
            assert_eq!(html::facts(&html::pack(&case, language)), facts, "{} in {language}", case.display());
        }
    }
}

#[test]
fn the_cases_have_every_verdict() {
    let results = cases(&["report"]).into_iter().map(|case| run(&case, "json", "en"));
    let results: Vec<Facts> =
        results.map(|text| forms::json(&serde_json::from_str(&text).expect("JSON"))).collect();
    for status in ["present", "contradicted", "unclear", "absent"] {
        assert!(results.iter().any(|it| it.points.iter().any(|point| point.status == status)), "{status}");
    }
    assert!(results.iter().any(|it| it.messages.iter().any(|message| message.ends_with(" partial"))));
    assert!(results.iter().any(|it| !it.altered.is_empty()));
}

#[test]
fn sarif_holds_to_its_schema_and_counts_code_points() {
    let schema = fs::read_to_string(root().join("tests/sarif/sarif-schema-2.1.0.json")).expect("the schema");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let mut quotes = 0;
    for case in cases(&["report", "findings"]) {
        let log: Value = serde_json::from_str(&run(&case, "sarif", "en")).expect("JSON");
        let mistakes: Vec<_> = validator.iter_errors(&log).map(|it| it.to_string()).collect();
        assert!(mistakes.is_empty(), "{}: {mistakes:?}", case.display());
        assert_eq!(log["runs"][0]["columnKind"], "unicodeCodePoints");
        for result in log["runs"][0]["results"].as_array().expect("results") {
            let rule = &log["runs"][0]["tool"]["driver"]["rules"]
                [result["ruleIndex"].as_u64().expect("an index") as usize];
            assert_eq!(rule["id"], result["ruleId"]);
            for location in result["locations"].as_array().expect("locations") {
                quotes += usize::from(forms::quotes_the_file(&location["physicalLocation"], &case));
            }
        }
    }
    assert!(quotes > 20, "only {quotes} passages were held against their files");
}

#[test]
fn no_cell_of_the_table_is_a_formula() {
    let table = run(&root().join("tests/suite/report/hostile-text"), "csv", "fr");
    assert!(table.starts_with('\u{feff}'), "a spreadsheet is told that it is UTF-8");
    assert!(!table.contains(|c: char| c.is_control() && c != '\n' && c != '\r'));
    for row in forms::rows(&table, b';') {
        for cell in row {
            assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{cell}");
        }
    }
}

#[test]
fn the_exit_code_is_the_same_in_every_form() {
    let case = root().join("tests/suite/report/gaps-in-a-campaign");
    for format in ["text", "json", "csv", "sarif", "junit"] {
        let output = isoscript(&["check", ".", "--format", format]).current_dir(&case).output();
        assert_eq!(output.expect("a run").status.code(), Some(1), "{format}");
    }
}
