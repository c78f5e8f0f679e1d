//! The result of a check as a table for a spreadsheet: the matrix of points, videos and channels, then
//! the messages, the findings, and the files that were altered.
//!
//! It is made for people: words are in the language asked for, a byte order mark tells spreadsheets
//! that it is UTF-8, and French takes the semicolon that a French spreadsheet expects. Every cell is
//! quoted, and none is ever a formula.

use crate::{
    failure::{Failure, Outcome},
    report::{
        CheckResult,
        result::{EvidenceResult, FindingResult, MessageResult, PointResult, ScriptResult},
        words,
    },
    wording::Language,
};
use csv::{QuoteStyle, Terminator, WriterBuilder};

/// The columns, French and English.
const COLUMNS: [(&str, &str); 20] = [
    ("ligne", "row"),
    ("catalogue", "catalogue"),
    ("message", "message"),
    ("point", "point"),
    ("exigence", "requirement"),
    ("vidéo", "video"),
    ("canal", "channel"),
    ("requis", "required"),
    ("déclaré", "declared"),
    ("verdict", "verdict"),
    ("il manque", "missing"),
    ("dit dans ce canal", "said in this channel"),
    ("passages", "passages"),
    ("règle", "rule"),
    ("gravité", "severity"),
    ("constat", "finding"),
    ("conseil", "advice"),
    ("fichier", "file"),
    ("place", "place"),
    ("diapositive", "slide"),
];

/// The channels of a point said in words, with their names.
const SAID: [(&str, &str, &str); 2] = [("slide", "lu", "read"), ("voice_over", "entendu", "heard")];
/// The channel of a point that the cast decides.
const SEEN: [(&str, &str, &str); 1] = [("cast", "vu", "seen")];

type Row = [String; COLUMNS.len()];

/// The result as CSV (RFC 4180), with a byte order mark.
///
/// # Errors
/// Never in memory; the writer says so all the same.
pub fn check_csv(result: &CheckResult<'_>, language: Language) -> Outcome<String> {
    let bytes = table(result, language).map_err(|cause| {
        Failure::new("Le tableau ne peut pas être écrit.", "The table cannot be written.").because(cause)
    })?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn table(result: &CheckResult<'_>, language: Language) -> csv::Result<Vec<u8>> {
    let mut writer = WriterBuilder::new()
        .delimiter(if language == Language::French { b';' } else { b',' })
        .quote_style(QuoteStyle::Always)
        .terminator(Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(COLUMNS.map(|(fr, en)| words::choose(language, fr, en)))?;
    let rows = result.messages.iter().map(|it| message(it, language));
    let points = result.scripts.iter().flat_map(|script| script.points.iter().map(move |it| (script, it)));
    let rows = rows.chain(points.flat_map(|(script, it)| point(script, it, language)));
    let found = result.scripts.iter().flat_map(|script| script.findings.iter().map(|it| (script.video, it)));
    let found = found.chain(result.findings.iter().map(|it| ("", it)));
    let rows = rows.chain(found.map(|(video, it)| finding(video, it, language)));
    let altered = result.altered.iter().map(|it| {
        let kind = words::choose(language, "fichier remplacé", "altered file");
        row([("row", kind), ("file", it.path), ("finding", &format!("SHA-256 {}", it.sha256))])
    });
    for row in rows.chain(altered) {
        writer.write_record(row.iter().map(|cell| harmless(cell)))?;
    }
    writer.into_inner().map_err(|cause| cause.into_error().into())
}

fn message(message: &MessageResult<'_>, language: Language) -> Row {
    row([
        ("row", "message"),
        ("catalogue", message.catalogue),
        ("message", message.id),
        ("requirement", message.title),
        ("required", words::yes(message.asked, language)),
        ("verdict", words::status(message.status, language)),
        ("missing", &message.missing.join("\n")),
    ])
}

/// A row for each channel that can carry the point, whether it does or not.
fn point(script: &ScriptResult<'_>, point: &PointResult<'_>, language: Language) -> Vec<Row> {
    let channels: &[_] = if point.of_cast { &SEEN } else { &SAID };
    let of_channel = |(id, fr, en): &(&str, &str, &str)| {
        let passages: Vec<_> = point.evidence.iter().filter(|it| it.channel == *id).collect();
        let mut said: Vec<_> = passages.iter().map(|it| it.polarity).collect();
        said.sort();
        said.dedup();
        let said: Vec<_> = said.into_iter().map(|it| words::polarity(it, language)).collect();
        let quotes: Vec<_> = passages.iter().map(|it| quoted(script, it, language)).collect();
        row([
            ("row", "point"),
            ("catalogue", point.catalogue),
            ("message", point.message),
            ("point", point.id),
            ("requirement", point.requirement),
            ("video", script.video),
            ("channel", words::choose(language, fr, en)),
            ("required", words::yes(point.required, language)),
            ("declared", words::yes(point.declared, language)),
            ("verdict", words::status(point.status.into(), language)),
            ("missing", &point.missing_titles.join("\n")),
            ("said in this channel", &said.join("\n")),
            ("passages", &quotes.join("\n")),
            ("file", script.path),
        ])
    };
    channels.iter().map(of_channel).collect()
}

/// `“words” (slide, file:line:column)`.
fn quoted(script: &ScriptResult<'_>, passage: &EvidenceResult<'_>, language: Language) -> String {
    let (open, close) = words::quotation_marks(language);
    let EvidenceResult { slide, line, column, .. } = passage;
    format!("{open}{}{close} ({slide}, {}:{line}:{column})", passage.one_line(), script.path)
}

fn finding(video: &str, finding: &FindingResult<'_>, language: Language) -> Row {
    row([
        ("row", words::choose(language, "constat", "finding")),
        ("video", video),
        ("rule", finding.rule),
        ("severity", words::severity(finding.severity, language)),
        ("finding", finding.message),
        ("advice", finding.advice),
        ("file", &finding.path),
        // With its file: a spreadsheet takes a bare 2:8 for a time of day.
        ("place", &format!("{}:{}:{}", finding.path, finding.line, finding.column)),
        ("slide", finding.slide.unwrap_or_default()),
    ])
}

/// A row with these cells, by English name, and every other one empty.
fn row<const N: usize>(cells: [(&str, &str); N]) -> Row {
    COLUMNS.map(|(_, name)| {
        cells.iter().find(|(known, _)| *known == name).map_or(String::new(), |(_, text)| (*text).to_owned())
    })
}

/// A cell that no spreadsheet takes for a formula: one that opens with a sign that begins formulas, in
/// either width, gets an apostrophe before it (OWASP, CSV Injection). Control characters are spaces.
fn harmless(cell: &str) -> String {
    let visible = |c: char| if c.is_control() && c != '\n' { ' ' } else { c };
    let text: String = cell.chars().map(visible).collect();
    let begins = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if begins || cell.starts_with(['\t', '\r']) { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1", "＝1", "\u{1}=1", "\n=1"] {
            assert!(harmless(cell).starts_with('\''), "{cell:?}");
        }
        assert_eq!(harmless("l’été – 3 = 3"), "l’été – 3 = 3");
        assert_eq!(harmless("a\u{7}b\u{1b}c"), "a b c");
    }
}
