//! The result of a check as JUnit XML, for continuous integration: one test suite for each video, one
//! test case for each point and each finding, and a suite for what concerns no single video.
//!
//! A point fails where it is contradicted, or where the campaign lacks it; it is skipped where it is not
//! required. There is no standard: the shape is the one that Jenkins and GitLab read.

use super::markup::allowed;
use crate::{
    check::verdict::{MessageStatus, Status},
    failure::{Failure, Outcome},
    finding::Severity,
    report::{
        CheckResult,
        result::{EvidenceResult, FindingResult, MessageResult, PointResult, ScriptResult},
        words,
    },
    wording::Language,
};
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};
use std::io::{self, Cursor};

/// How a test case ended.
enum Ending {
    Passed,
    Failed(String),
    Skipped(String),
}

/// One test case.
struct Case {
    class: String,
    name: String,
    properties: Vec<(&'static str, String)>,
    ending: Ending,
    told: String,
}

/// The result as JUnit XML.
///
/// # Errors
/// Never in memory; the writer says so all the same.
pub fn junit(result: &CheckResult<'_>, language: Language) -> Outcome<String> {
    let bytes = written(result, language).map_err(|cause| {
        Failure::new("Le rapport JUnit ne peut pas être écrit.", "The JUnit report cannot be written.")
            .because(cause)
    })?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn written(result: &CheckResult<'_>, language: Language) -> io::Result<Vec<u8>> {
    let mut suites: Vec<(&str, Vec<Case>)> =
        result.scripts.iter().map(|script| (script.video, video(script, language))).collect();
    suites.push((words::choose(language, "campagne", "campaign"), campaign(result, language)));
    let total = |of: fn(&Ending) -> bool| {
        let cases = suites.iter().flat_map(|(_, cases)| cases);
        cases.filter(|it| of(&it.ending)).count().to_string()
    };
    let (tests, failures) = (total(|_| true), total(is_failed));
    let mut writer = Writer::new_with_indent(Cursor::new(Vec::new()), b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let counted = [("name", "isoscript"), ("tests", &tests), ("failures", &failures)];
    writer.create_element("testsuites").with_attributes(counted).write_inner_content(|writer| {
        suites.iter().try_for_each(|(name, cases)| suite(writer, name, cases))
    })?;
    let mut bytes = writer.into_inner().into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

fn video(script: &ScriptResult<'_>, language: Language) -> Vec<Case> {
    let points = script.points.iter().map(|it| point(it, language));
    points.chain(script.findings.iter().map(finding)).collect()
}

fn campaign(result: &CheckResult<'_>, language: Language) -> Vec<Case> {
    let messages = result.messages.iter().map(|it| message(it, language));
    let altered = result.altered.iter().map(|it| Case {
        class: "altered".to_owned(),
        name: it.path.to_owned(),
        properties: vec![("sha256", it.sha256.to_owned())],
        ending: Ending::Passed,
        told: String::new(),
    });
    messages.chain(result.findings.iter().map(finding)).chain(altered).collect()
}

fn point(point: &PointResult<'_>, language: Language) -> Case {
    let word = words::status(point.status.into(), language);
    let ending = match point.status {
        Status::Present => Ending::Passed,
        Status::Contradicted => Ending::Failed(word.to_owned()),
        _ if !point.required => {
            Ending::Skipped(words::choose(language, "non requis ici", "not required here").to_owned())
        }
        _ if point.fulfilled => Ending::Skipped(
            words::choose(language, "dit dans une autre vidéo", "said in another video").to_owned(),
        ),
        _ => Ending::Failed(word.to_owned()),
    };
    let quote = |it: &EvidenceResult<'_>| format!("{}:{} {}", it.line, it.column, it.one_line());
    let quotes: Vec<_> = point.evidence.iter().map(quote).collect();
    Case {
        class: point.catalogue.to_owned(),
        name: point.id.to_owned(),
        properties: vec![
            ("status", status(point.status.into()).to_owned()),
            ("required", point.required.to_string()),
            ("declared", point.declared.to_string()),
            ("missing_parts", point.missing_parts.join(" ")),
        ],
        ending,
        told: [vec![point.requirement.to_owned()], quotes].concat().join("\n"),
    }
}

fn message(message: &MessageResult<'_>, language: Language) -> Case {
    let word = words::status(message.status, language);
    let failed = message.asked && message.status != MessageStatus::Present;
    let ending = match message.status {
        MessageStatus::Present => Ending::Passed,
        MessageStatus::Contradicted => Ending::Failed(word.to_owned()),
        _ if failed => Ending::Failed(format!("{word}: {}", message.missing.join(", "))),
        _ => Ending::Skipped(words::choose(language, "non requis", "not required").to_owned()),
    };
    Case {
        class: message.catalogue.to_owned(),
        name: message.id.to_owned(),
        properties: vec![
            ("status", status(message.status).to_owned()),
            ("missing", message.missing.join(" ")),
        ],
        ending,
        told: message.title.to_owned(),
    }
}

fn finding(finding: &FindingResult<'_>) -> Case {
    let ending = match finding.severity {
        Severity::Error => Ending::Failed(finding.message.to_owned()),
        Severity::Warning | Severity::Note => Ending::Passed,
    };
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    Case {
        class: finding.rule.to_owned(),
        name: format!("{}:{}:{}", finding.path, finding.line, finding.column),
        properties: vec![
            ("severity", severity.to_owned()),
            ("slide", finding.slide.unwrap_or_default().to_owned()),
        ],
        ending,
        told: format!("{}\n{}", finding.message, finding.advice).trim().to_owned(),
    }
}

fn status(status: MessageStatus) -> &'static str {
    words::status(status, Language::English)
}

fn is_failed(ending: &Ending) -> bool {
    matches!(ending, Ending::Failed(_))
}

fn suite(writer: &mut Writer<Cursor<Vec<u8>>>, name: &str, cases: &[Case]) -> io::Result<()> {
    let count = |of: fn(&Ending) -> bool| cases.iter().filter(|it| of(&it.ending)).count().to_string();
    let (tests, failures) = (count(|_| true), count(is_failed));
    let skipped = count(|ending| matches!(ending, Ending::Skipped(_)));
    let name = allowed(name);
    let counted = [
        ("name", name.as_str()),
        ("tests", &tests),
        ("failures", &failures),
        ("errors", "0"),
        ("skipped", &skipped),
    ];
    writer
        .create_element("testsuite")
        .with_attributes(counted)
        .write_inner_content(|writer| cases.iter().try_for_each(|it| case(writer, it)))?;
    Ok(())
}

fn case(writer: &mut Writer<Cursor<Vec<u8>>>, case: &Case) -> io::Result<()> {
    let (class, name) = (allowed(&case.class), allowed(&case.name));
    let named = [("classname", class.as_str()), ("name", name.as_str())];
    writer.create_element("testcase").with_attributes(named).write_inner_content(|writer| {
        writer.create_element("properties").write_inner_content(|writer| {
            case.properties.iter().try_for_each(|(name, value)| {
                let value = allowed(value);
                let pair = [("name", *name), ("value", value.as_str())];
                writer.create_element("property").with_attributes(pair).write_empty().map(drop)
            })
        })?;
        let told = allowed(&case.told);
        match &case.ending {
            Ending::Failed(why) => {
                let why = allowed(why);
                let element = writer.create_element("failure").with_attribute(("message", why.as_str()));
                element.write_text_content(BytesText::new(&told))?;
            }
            Ending::Skipped(why) => {
                let element = writer.create_element("skipped").with_attribute(("message", why.as_str()));
                element.write_empty()?;
            }
            Ending::Passed => {}
        }
        if !is_failed(&case.ending) && !told.is_empty() {
            writer.create_element("system-out").write_text_content(BytesText::new(&told))?;
        }
        Ok(())
    })?;
    Ok(())
}
