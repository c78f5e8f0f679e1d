//! The result of a check as JSON, `isoscript.check/1`: a shape of its own, read by other programs.

use crate::{
    check::{
        Altered, Review, ScriptReview,
        catalogue::RequiredIn,
        passage::Channel,
        verdict::{Evidence, MessageStatus, PointVerdict, Polarity, Status},
    },
    finding::{Finding, Severity},
    source::Sources,
    wording::Language,
};
use serde::Serialize;

#[derive(Serialize)]
struct CheckView<'r> {
    format: &'static str,
    altered: Vec<AlteredView<'r>>,
    scripts: Vec<ScriptView<'r>>,
    messages: Vec<MessageView<'r>>,
    findings: Vec<FindingView<'r>>,
}

/// A shipped catalogue or lexicon that the campaign replaces.
#[derive(Serialize)]
struct AlteredView<'r> {
    path: &'r str,
    sha256: &'r str,
}

#[derive(Serialize)]
struct ScriptView<'r> {
    path: &'r str,
    video: &'r str,
    seconds: f64,
    points: Vec<PointView<'r>>,
    findings: Vec<FindingView<'r>>,
}

#[derive(Serialize)]
struct PointView<'r> {
    id: &'r str,
    catalogue: &'r str,
    required: bool,
    declared: bool,
    status: Status,
    missing_parts: &'r [String],
    evidence: Vec<EvidenceView<'r>>,
}

#[derive(Serialize)]
struct EvidenceView<'r> {
    slide: &'r str,
    channel: &'static str,
    speaker: Option<&'r str>,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    quote: &'r str,
    polarity: Polarity,
    group: usize,
    parts: &'r [String],
}

#[derive(Serialize)]
struct MessageView<'r> {
    id: &'r str,
    catalogue: &'r str,
    required_in: RequiredIn,
    status: MessageStatus,
    missing: &'r [String],
}

#[derive(Serialize)]
struct FindingView<'r> {
    rule: &'r str,
    severity: Severity,
    message: &'r str,
    advice: &'r str,
    path: String,
    line: usize,
    column: usize,
    slide: Option<&'r str>,
}

/// The reviews as one JSON document, findings in `language`, with a line end at its end. Each comes
/// with the documents that it speaks of and the shipped files that its campaign replaces.
pub fn check_json<'r>(
    reviews: impl IntoIterator<Item = (&'r Review, &'r Sources, &'r [Altered])>,
    language: Language,
) -> String {
    let mut view = CheckView {
        format: "isoscript.check/1",
        altered: Vec::new(),
        scripts: Vec::new(),
        messages: Vec::new(),
        findings: Vec::new(),
    };
    for (review, sources, altered) in reviews {
        view.altered.extend(altered.iter().map(|it| AlteredView { path: &it.path, sha256: &it.sha256 }));
        view.scripts.extend(review.scripts.iter().map(|script| script_view(script, sources, language)));
        view.messages.extend(review.messages.iter().map(message_view));
        view.findings.extend(review.findings.iter().map(|it| finding_view(it, sources, language)));
    }
    // Strings and numbers only: writing them into memory cannot fail.
    let mut text = serde_json::to_string_pretty(&view).unwrap_or_default();
    text.push('\n');
    text
}

fn script_view<'r>(script: &'r ScriptReview, sources: &'r Sources, language: Language) -> ScriptView<'r> {
    ScriptView {
        path: &sources.document(script.document).path,
        video: &script.video,
        seconds: script.seconds,
        points: script.points.iter().map(|point| point_view(point, sources)).collect(),
        findings: script.findings.iter().map(|it| finding_view(it, sources, language)).collect(),
    }
}

fn point_view<'r>(point: &'r PointVerdict, sources: &'r Sources) -> PointView<'r> {
    PointView {
        id: &point.id,
        catalogue: &point.catalogue,
        required: point.required,
        declared: point.declared,
        status: point.status,
        missing_parts: &point.missing_parts,
        evidence: point.evidence.iter().map(|it| evidence_view(it, sources)).collect(),
    }
}

fn evidence_view<'r>(evidence: &'r Evidence, sources: &'r Sources) -> EvidenceView<'r> {
    let location = sources.locate(&evidence.place);
    EvidenceView {
        slide: &evidence.slide,
        channel: channel(evidence.channel),
        speaker: evidence.speaker.as_deref(),
        line: location.line,
        column: location.column,
        end_line: location.end_line,
        end_column: location.end_column,
        quote: if evidence.words.is_empty() { sources.quote(&evidence.place) } else { &evidence.words },
        polarity: evidence.polarity,
        group: evidence.group,
        parts: &evidence.parts,
    }
}

fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Slide => "slide",
        Channel::VoiceOver => "voice_over",
        Channel::Cast => "cast",
    }
}

fn message_view(message: &crate::check::verdict::MessageVerdict) -> MessageView<'_> {
    MessageView {
        id: &message.id,
        catalogue: &message.catalogue,
        required_in: message.required_in,
        status: message.status,
        missing: &message.missing,
    }
}

fn finding_view<'r>(finding: &'r Finding, sources: &Sources, language: Language) -> FindingView<'r> {
    let location = sources.locate(&finding.place);
    FindingView {
        rule: finding.rule,
        severity: finding.severity,
        message: finding.message.text(language),
        advice: finding.advice.text(language),
        path: location.path,
        line: location.line,
        column: location.column,
        slide: finding.slide.as_deref(),
    }
}
