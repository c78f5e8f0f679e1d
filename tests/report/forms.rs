//! Readers of the forms of a result that share nothing with what writes them.

use crate::facts::{Facts, Point};
use resvg::usvg::roxmltree::{Document, Node};
use serde_json::Value;
use std::{collections::BTreeSet, fs, path::Path};

pub(crate) fn json(result: &Value) -> Facts {
    let mut facts = Facts::default();
    let mut told: Vec<&Value> = list(&result["findings"]).collect();
    for script in list(&result["scripts"]) {
        for point in list(&script["points"]) {
            facts.point(text(&script["video"]), text(&point["id"]), text(&point["status"]));
        }
        told.extend(list(&script["findings"]));
    }
    for finding in told {
        let place = format!("{}:{}:{}", text(&finding["path"]), finding["line"], finding["column"]);
        facts.finding(text(&finding["severity"]), text(&finding["rule"]), &place);
    }
    take_run(&mut facts, &result["messages"], &result["altered"]);
    facts
}

/// Per point, the verdict over all scripts, as the messages' missing points have it.
pub(crate) fn overall(result: &Value) -> BTreeSet<Point> {
    let scripts = || list(&result["scripts"]).flat_map(|script| list(&script["points"]));
    let missing: BTreeSet<&str> =
        list(&result["messages"]).flat_map(|it| list(&it["missing"])).map(text).collect();
    let status = |id: &str| {
        let has = |status: &str| scripts().any(|it| it["id"] == id && it["status"] == status);
        match missing.contains(id) {
            false => "present",
            true if has("contradicted") => "contradicted",
            true if has("unclear") => "unclear",
            true => "absent",
        }
    };
    let point = |id: &str| Point { video: String::new(), id: id.to_owned(), status: status(id).to_owned() };
    scripts().map(|it| point(text(&it["id"]))).collect()
}

pub(crate) fn sarif(log: &str) -> Facts {
    let log: Value = serde_json::from_str(log).expect("JSON");
    let run = &log["runs"][0];
    let mut facts = Facts::default();
    for result in list(&run["results"]) {
        let rule = text(&result["ruleId"]);
        if let Some(video) = result["properties"]["video"].as_str() {
            let id = rule.split_once(':').expect("a catalogue").1;
            facts.point(video, id, text(&result["properties"]["status"]));
            assert_eq!(result["level"], "none", "a verdict raises no alarm of its own");
            continue;
        }
        let location = &result["locations"][0]["physicalLocation"];
        let (path, region) = (decoded(text(&location["artifactLocation"]["uri"])), &location["region"]);
        let place = format!("{path}:{}:{}", region["startLine"], region["startColumn"]);
        facts.finding(text(&result["level"]), rule, &place);
    }
    take_run(&mut facts, &run["properties"]["messages"], &run["properties"]["altered"]);
    facts
}

fn take_run(facts: &mut Facts, messages: &Value, altered: &Value) {
    let message = |it: &Value| format!("{} {}", text(&it["id"]), text(&it["status"]));
    facts.messages = list(messages).map(message).collect();
    facts.altered =
        list(altered).map(|it| format!("{} {}", text(&it["path"]), text(&it["sha256"]))).collect();
}

pub(crate) fn csv(table: &str, separator: u8) -> Facts {
    let mut facts = Facts::default();
    let rows = rows(table, separator);
    let (head, rows) = rows.split_first().expect("a head");
    let column = |fr: &str, en: &str| head.iter().position(|it| it == fr || it == en).expect("a column");
    let [kind, message, point] =
        [column("ligne", "row"), column("message", "message"), column("point", "point")];
    let [video, verdict] = [column("vidéo", "video"), column("verdict", "verdict")];
    let [rule, severity] = [column("règle", "rule"), column("gravité", "severity")];
    let [file, place, told] =
        [column("fichier", "file"), column("place", "place"), column("constat", "finding")];
    for row in rows {
        match row[kind].as_str() {
            "message" => drop(facts.messages.insert(format!("{} {}", row[message], english(&row[verdict])))),
            "point" => facts.point(&row[video], &row[point], english(&row[verdict])),
            "finding" | "constat" => {
                assert!(row[place].starts_with(&row[file]));
                facts.finding(english(&row[severity]), &row[rule], &row[place]);
            }
            _ => drop(facts.altered.insert(format!("{} {}", row[file], row[told].replace("SHA-256 ", "")))),
        }
    }
    facts
}

pub(crate) fn rows(table: &str, separator: u8) -> Vec<Vec<String>> {
    let table = table.trim_start_matches('\u{feff}');
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).has_headers(false).from_reader(table.as_bytes());
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

fn english(word: &str) -> &str {
    match word {
        "présent" => "present",
        "contredit" => "contradicted",
        "partiel" => "partial",
        "à relire" => "unclear",
        "erreur" => "error",
        "avertissement" => "warning",
        other => other,
    }
}

pub(crate) fn junit(report: &str) -> Facts {
    let document = Document::parse(report).expect("XML");
    let mut facts = Facts::default();
    for suite in elements(document.root_element(), "testsuite") {
        let video = attribute(suite, "name");
        for case in elements(suite, "testcase") {
            let (class, name) = (attribute(case, "classname"), attribute(case, "name"));
            let property = |wanted: &str| {
                let mut all = case.descendants().filter(|it| it.has_tag_name("property"));
                all.find(|it| it.attribute("name") == Some(wanted)).map(|it| attribute(it, "value"))
            };
            match (property("status"), property("severity"), property("required")) {
                (Some(status), None, Some(_)) => facts.point(video, name, status),
                (Some(status), None, None) => drop(facts.messages.insert(format!("{name} {status}"))),
                (None, Some(severity), None) => facts.finding(severity, class, name),
                _ => drop(facts.altered.insert(format!("{name} {}", property("sha256").expect("a hash")))),
            }
        }
        let failed = elements(suite, "testcase").filter(|it| elements(*it, "failure").count() == 1).count();
        assert_eq!(attribute(suite, "failures"), failed.to_string());
    }
    facts
}

/// The console in English, with every passage.
pub(crate) fn console(text: &str) -> Facts {
    const WORDS: [&str; 5] = ["present", "contradicted", "partial", "unclear", "absent"];
    let mut facts = Facts::default();
    let mut rule: Option<(String, String)> = None;
    for line in text.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        if let [path, "·", "SHA-256", hash] = words.as_slice() {
            facts.altered.insert(format!("{path} {hash}"));
        } else if let Some((severity, id)) = opening(line) {
            rule = Some((severity.to_owned(), id.to_owned()));
        } else if let Some(place) = line.trim_start().strip_prefix("--> ") {
            let (severity, id) = rule.take().expect("a finding before its place");
            let whole = place.rsplit(':').next().is_some_and(|it| it.parse::<usize>().is_err());
            let place = if whole { format!("{place}:1:1") } else { place.to_owned() };
            facts.finding(&severity, &id, &place);
        } else if let [mark, status, id, ..] = words.as_slice()
            && mark.chars().count() == 1
            && WORDS.contains(status)
        {
            match line.starts_with(' ') {
                true => facts.point("", id, status),
                false => drop(facts.messages.insert(format!("{id} {status}"))),
            }
        }
    }
    facts
}

/// `error[rule]: …`
fn opening(line: &str) -> Option<(&str, &str)> {
    let (severity, rest) = line.split_once('[')?;
    let (rule, _) = rest.split_once("]: ")?;
    ["error", "warning", "note"].contains(&severity).then_some((severity, rule))
}

/// Whether the snippet of a SARIF location is what the file holds there, in code points; `false`
/// where it has none or spans lines.
pub(crate) fn quotes_the_file(location: &Value, case: &Path) -> bool {
    let region = &location["region"];
    let Some(snippet) = region["snippet"]["text"].as_str().filter(|it| !it.contains('\n')) else {
        return false;
    };
    let file = case.join(decoded(text(&location["artifactLocation"]["uri"])));
    let file = fs::read_to_string(file).expect("the file");
    let number = |key: &str| usize::try_from(region[key].as_u64().expect("a number")).expect("it fits");
    let line = file.lines().nth(number("startLine") - 1).expect("the line");
    let (from, to) = (number("startColumn") - 1, number("endColumn") - 1);
    let there: String = line.chars().take(to).skip(from).collect();
    if region["startLine"] != region["endLine"] || !line.contains(snippet) {
        return false;
    }
    assert_eq!(there, snippet);
    true
}

fn decoded(uri: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = uri.bytes();
    while let Some(byte) = rest.next() {
        let mut digit = || char::from(rest.next().expect("a digit")).to_digit(16).expect("a digit");
        bytes.push(if byte == b'%' { u8::try_from(digit() * 16 + digit()).expect("a byte") } else { byte });
    }
    String::from_utf8(bytes).expect("UTF-8")
}

pub(crate) fn elements<'a, 'i>(node: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |it| it.has_tag_name(name))
}

pub(crate) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> &'a str {
    node.attribute(name).expect("the attribute")
}

fn list(value: &Value) -> std::slice::Iter<'_, Value> {
    value.as_array().expect("a list").iter()
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}
