//! The result of a check as plain values: what `isoscript.check/1` says, with the titles that people
//! need beside it. JSON is this as it is; every other form is made from it.

use crate::{
    check::{
        Altered, Requirements, Review, ScriptReview,
        catalogue::{Bilingual, Message, Point, RequiredIn},
        passage::Channel,
        verdict::{Evidence, MessageStatus, MessageVerdict, PointVerdict, Polarity, Status},
    },
    finding::{Finding, Severity},
    source::Sources,
    wording::Language,
};
use serde::Serialize;

/// A review, with what it takes to say where and of what it speaks.
#[derive(Debug, Clone, Copy)]
pub struct Reviewed<'r> {
    /// The review.
    pub review: &'r Review,
    /// The documents it speaks of.
    pub sources: &'r Sources,
    /// The requirements it was made with.
    pub requirements: &'r Requirements,
    /// The shipped files that its campaign replaces.
    pub altered: &'r [Altered],
}

/// Everything a check found, over one or more campaigns or folders.
#[derive(Debug, Serialize)]
pub struct CheckResult<'r> {
    /// Always `isoscript.check/1`.
    pub format: &'static str,
    /// The shipped catalogues and lexicons that a campaign replaces.
    pub altered: Vec<AlteredFile<'r>>,
    /// The scripts, in the order given.
    pub scripts: Vec<ScriptResult<'r>>,
    /// Every message of every catalogue in force.
    pub messages: Vec<MessageResult<'r>>,
    /// What concerns no single script.
    pub findings: Vec<FindingResult<'r>>,
}

/// A shipped catalogue or lexicon that the campaign replaces.
#[derive(Debug, Serialize)]
pub struct AlteredFile<'r> {
    /// Its path, as shipped and as replaced.
    pub path: &'r str,
    /// SHA-256 of the replacement.
    pub sha256: &'r str,
}

/// One script.
#[derive(Debug, Serialize)]
pub struct ScriptResult<'r> {
    /// Its file, as shown.
    pub path: &'r str,
    /// The video's id.
    pub video: &'r str,
    /// How long it takes to say.
    pub seconds: f64,
    /// Every point of every catalogue in force.
    pub points: Vec<PointResult<'r>>,
    /// What a person must know about.
    pub findings: Vec<FindingResult<'r>>,
}

/// One point in one script.
#[derive(Debug, Serialize)]
pub struct PointResult<'r> {
    /// Its id.
    pub id: &'r str,
    /// Its catalogue.
    pub catalogue: &'r str,
    /// Whether it is required in this script, alone or among others.
    pub required: bool,
    /// Whether the author says that a slide conveys it.
    pub declared: bool,
    /// The verdict.
    pub status: Status,
    /// The parts that are missing where some are there, by id.
    pub missing_parts: &'r [String],
    /// The passages it rests on.
    pub evidence: Vec<EvidenceResult<'r>>,
    /// The message it belongs to, by id.
    #[serde(skip)]
    pub message: &'r str,
    /// What must be conveyed.
    #[serde(skip)]
    pub requirement: &'r str,
    /// The missing parts, by title.
    #[serde(skip)]
    pub missing_titles: Vec<&'r str>,
    /// Whether the campaign as a whole conveys it where it is required.
    #[serde(skip)]
    pub fulfilled: bool,
    /// Whether the cast decides it, and no words.
    #[serde(skip)]
    pub of_cast: bool,
}

/// A quoted passage.
#[derive(Debug, Serialize)]
pub struct EvidenceResult<'r> {
    /// The slide's id.
    pub slide: &'r str,
    /// How it reaches the patient: `slide`, `voice_over`, `cast`.
    pub channel: &'static str,
    /// Who says it, by id.
    pub speaker: Option<&'r str>,
    /// First line, from 1.
    pub line: usize,
    /// First column, from 1, in Unicode scalar values.
    pub column: usize,
    /// Line of the end.
    pub end_line: usize,
    /// Column after the end.
    pub end_column: usize,
    /// The words.
    pub quote: &'r str,
    /// What it does.
    pub polarity: Polarity,
    /// Passages of one group count only together.
    pub group: usize,
    /// The parts it carries, by id.
    pub parts: &'r [String],
}

/// One message over the whole campaign.
#[derive(Debug, Serialize)]
pub struct MessageResult<'r> {
    /// Its id.
    pub id: &'r str,
    /// Its catalogue.
    pub catalogue: &'r str,
    /// Where it is required.
    pub required_in: RequiredIn,
    /// The verdict.
    pub status: MessageStatus,
    /// The points that are missing, by id.
    pub missing: &'r [String],
    /// Its title.
    #[serde(skip)]
    pub title: &'r str,
    /// Whether it is required of one of the videos that were checked.
    #[serde(skip)]
    pub asked: bool,
}

/// One finding.
#[derive(Debug, Clone, Serialize)]
pub struct FindingResult<'r> {
    /// The rule.
    pub rule: &'r str,
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong.
    pub message: &'r str,
    /// What to do about it.
    pub advice: &'r str,
    /// The file, as shown.
    pub path: String,
    /// First line, from 1.
    pub line: usize,
    /// First column, from 1.
    pub column: usize,
    /// The slide, by id.
    pub slide: Option<&'r str>,
    /// Line of the end.
    #[serde(skip)]
    pub end_line: usize,
    /// Column after the end.
    #[serde(skip)]
    pub end_column: usize,
}

impl<'r> CheckResult<'r> {
    /// The result of these reviews, findings and titles in `language`.
    pub fn of(reviews: impl IntoIterator<Item = Reviewed<'r>>, language: Language) -> Self {
        let mut result = Self {
            format: "isoscript.check/1",
            altered: Vec::new(),
            scripts: Vec::new(),
            messages: Vec::new(),
            findings: Vec::new(),
        };
        for reviewed in reviews {
            let Reviewed { review, sources, altered, .. } = reviewed;
            let replaced = altered.iter().map(|it| AlteredFile { path: &it.path, sha256: &it.sha256 });
            result.altered.extend(replaced);
            result.scripts.extend(review.scripts.iter().map(|it| ScriptResult::of(it, reviewed, language)));
            result.messages.extend(messages(reviewed, language));
            result.findings.extend(review.findings.iter().map(|it| FindingResult::of(it, sources, language)));
        }
        result
    }

    /// Every finding: script by script, then what concerns no single script.
    pub fn all_findings(&self) -> impl Iterator<Item = &FindingResult<'r>> {
        self.scripts.iter().flat_map(|script| &script.findings).chain(&self.findings)
    }
}

impl<'r> ScriptResult<'r> {
    fn of(script: &'r ScriptReview, reviewed: Reviewed<'r>, language: Language) -> Self {
        let Reviewed { sources, requirements, .. } = reviewed;
        let points = script.points.iter().zip(requirements.points());
        Self {
            path: &sources.document(script.document).path,
            video: &script.video,
            seconds: script.seconds,
            points: points
                .map(|(it, (_, message, point))| PointResult::of(it, (message, point), (reviewed, language)))
                .collect(),
            findings: script.findings.iter().map(|it| FindingResult::of(it, sources, language)).collect(),
        }
    }
}

impl<'r> PointResult<'r> {
    fn of(
        verdict: &'r PointVerdict,
        (message, point): (&'r Message, &'r Point),
        (reviewed, language): (Reviewed<'r>, Language),
    ) -> Self {
        let overall = |it: &&MessageVerdict| it.catalogue == verdict.catalogue && it.id == message.id;
        let overall = reviewed.review.messages.iter().find(overall);
        let missing = point.parts.iter().filter(|part| verdict.missing_parts.contains(&part.id));
        Self {
            id: &verdict.id,
            catalogue: &verdict.catalogue,
            required: verdict.required,
            declared: verdict.declared,
            status: verdict.status,
            missing_parts: &verdict.missing_parts,
            evidence: verdict.evidence.iter().map(|it| EvidenceResult::of(it, reviewed.sources)).collect(),
            message: &message.id,
            requirement: say(&point.requirement, language),
            missing_titles: missing.map(|part| say(&part.title, language)).collect(),
            fulfilled: overall.is_some_and(|it| !it.missing.contains(&verdict.id)),
            of_cast: point.cast.is_some(),
        }
    }
}

impl<'r> EvidenceResult<'r> {
    fn of(evidence: &'r Evidence, sources: &'r Sources) -> Self {
        let location = sources.locate(&evidence.place);
        Self {
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

    /// The words on one line.
    pub fn one_line(&self) -> String {
        self.quote.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
    }
}

impl<'r> FindingResult<'r> {
    /// The finding as it is shown.
    pub fn of(finding: &'r Finding, sources: &Sources, language: Language) -> Self {
        let location = sources.locate(&finding.place);
        Self {
            rule: finding.rule,
            severity: finding.severity,
            message: finding.message.text(language),
            advice: finding.advice.text(language),
            path: location.path,
            line: location.line,
            column: location.column,
            slide: finding.slide.as_deref(),
            end_line: location.end_line,
            end_column: location.end_column,
        }
    }
}

fn messages<'r>(reviewed: Reviewed<'r>, language: Language) -> impl Iterator<Item = MessageResult<'r>> {
    let catalogues = reviewed.requirements.catalogues.iter();
    let known = catalogues.flat_map(|it| it.messages.iter().map(move |message| (it, message)));
    known.zip(&reviewed.review.messages).map(move |((_, message), verdict)| MessageResult {
        id: &verdict.id,
        catalogue: &verdict.catalogue,
        required_in: verdict.required_in,
        status: verdict.status,
        missing: &verdict.missing,
        title: say(&message.title, language),
        asked: reviewed.review.scripts.iter().any(|script| message.concerns(&script.video)),
    })
}

fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Slide => "slide",
        Channel::VoiceOver => "voice_over",
        Channel::Cast => "cast",
    }
}

/// The words in `language`.
pub(super) fn say(words: &Bilingual, language: Language) -> &str {
    match language {
        Language::French => &words.fr,
        Language::English => &words.en,
    }
}
