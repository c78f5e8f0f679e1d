//! The review of a campaign or of loose scripts: every verdict, and what a person must know.

use super::{
    catalogue::{Message, RequiredIn},
    claim::Reading,
    remarks,
    requirements::Requirements,
    script_check::verdicts_on,
    verdict::{MessageStatus, MessageVerdict, PointVerdict, Status},
};
use crate::{
    finding::Finding,
    language::Speech,
    place::Place,
    script::model::{Campaign, Script},
};

/// The result of a check; console, JSON and report are views of it.
#[derive(Debug, Clone)]
pub struct Review {
    /// One for each script, in the order given.
    pub scripts: Vec<ScriptReview>,
    /// Every message of every catalogue in force, over all scripts.
    pub messages: Vec<MessageVerdict>,
    /// What concerns no single script.
    pub findings: Vec<Finding>,
}

/// The review of one script.
#[derive(Debug, Clone)]
pub struct ScriptReview {
    /// The script's document.
    pub document: crate::place::DocumentId,
    /// The video's id.
    pub video: String,
    /// How long it takes to say, in seconds.
    pub seconds: f64,
    /// Every point of every catalogue in force.
    pub points: Vec<PointVerdict>,
    /// What a person must know about.
    pub findings: Vec<Finding>,
}

/// Compares scripts with the requirements. It never fails: what is wrong is in the result.
pub fn review(
    campaign: Option<&Campaign>,
    scripts: &[Script],
    requirements: &Requirements,
    speech: &Speech,
) -> Review {
    let read = |script| Reading::new(script, &requirements.lexicon);
    let readings: Vec<Reading<'_>> = scripts.iter().map(read).collect();
    let reviews: Vec<ScriptReview> =
        readings.iter().map(|reading| script_review(reading, requirements, speech)).collect();
    let messages = requirements
        .catalogues
        .iter()
        .flat_map(|catalogue| catalogue.messages.iter().map(move |message| (catalogue, message)))
        .map(|(catalogue, message)| message_verdict(&catalogue.catalogue, message, &reviews))
        .collect();
    let mut review = Review { scripts: reviews, messages, findings: Vec::new() };
    for message in requirements.catalogues.iter().flat_map(|catalogue| &catalogue.messages) {
        require(message, campaign, scripts, &mut review);
    }
    super::figures::compare(&readings, campaign.is_some(), requirements, &mut review);
    review
}

fn script_review(reading: &Reading<'_>, requirements: &Requirements, speech: &Speech) -> ScriptReview {
    let script = reading.script;
    let points = verdicts_on(reading, requirements);
    let seconds = (speech.seconds(script) * 10.0).round() / 10.0;
    let findings = remarks::of_script(reading, &points, requirements, seconds);
    ScriptReview { document: script.document, video: script.video.clone(), seconds, points, findings }
}

/// The statuses of a point in the scripts it is required of; in all of them where it is required
/// of none of those that are there.
fn statuses<'r>(
    message: &Message,
    point: &str,
    reviews: &'r [ScriptReview],
) -> Vec<(&'r ScriptReview, &'r PointVerdict)> {
    let all =
        reviews.iter().filter_map(|script| Some((script, script.points.iter().find(|it| it.id == point)?)));
    let all: Vec<_> = all.collect();
    let concerned: Vec<_> =
        all.iter().copied().filter(|(script, _)| message.concerns(&script.video)).collect();
    if concerned.is_empty() { all } else { concerned }
}

fn campaign_status(message: &Message, point: &str, reviews: &[ScriptReview]) -> Status {
    let anywhere = reviews.iter().flat_map(|script| &script.points).filter(|it| it.id == point);
    if anywhere.clone().any(|it| it.status == Status::Contradicted) {
        return Status::Contradicted;
    }
    let there = statuses(message, point, reviews);
    let present = |(_, verdict): &(_, &PointVerdict)| verdict.status == Status::Present;
    let fulfilled = match message.required_in {
        RequiredIn::Every => !there.is_empty() && there.iter().all(present),
        RequiredIn::Any | RequiredIn::None => there.iter().any(present),
    };
    if fulfilled {
        Status::Present
    } else if there.iter().any(|(_, verdict)| verdict.status == Status::Unclear) {
        Status::Unclear
    } else {
        Status::Absent
    }
}

fn message_verdict(catalogue: &str, message: &Message, reviews: &[ScriptReview]) -> MessageVerdict {
    let points: Vec<(&str, Status)> = message
        .points
        .iter()
        .map(|point| (point.id.as_str(), campaign_status(message, &point.id, reviews)))
        .collect();
    let has = |status: Status| points.iter().any(|(_, it)| *it == status);
    let all = |status: Status| points.iter().all(|(_, it)| *it == status);
    let status = if has(Status::Contradicted) {
        MessageStatus::Contradicted
    } else if all(Status::Present) {
        MessageStatus::Present
    } else if has(Status::Present) {
        MessageStatus::Partial
    } else if has(Status::Unclear) {
        MessageStatus::Unclear
    } else {
        MessageStatus::Absent
    };
    let missing =
        points.iter().filter(|(_, it)| *it != Status::Present).map(|(id, _)| (*id).to_owned()).collect();
    MessageVerdict {
        id: message.id.clone(),
        catalogue: catalogue.to_owned(),
        required_in: message.required_in,
        status,
        missing,
    }
}

/// Findings for what a message requires and does not get. A contradiction or a doubt is a finding
/// where it stands; what is told here is that nothing is said at all.
fn require(message: &Message, campaign: Option<&Campaign>, scripts: &[Script], review: &mut Review) {
    let concerned: Vec<usize> =
        (0..scripts.len()).filter(|at| message.concerns(&review.scripts[*at].video)).collect();
    for point in &message.points {
        let verdicts: Vec<&PointVerdict> = concerned
            .iter()
            .filter_map(|at| review.scripts[*at].points.iter().find(|it| it.id == point.id))
            .collect();
        let silent = |it: &&PointVerdict| it.status == Status::Absent;
        let parts = |it: &&PointVerdict| it.missing_parts.clone();
        if message.required_in == RequiredIn::Every {
            let missing: Vec<(usize, Vec<String>)> = concerned
                .iter()
                .copied()
                .zip(&verdicts)
                .filter(|(_, it)| silent(it))
                .map(|(at, it)| (at, parts(it)))
                .collect();
            for (at, parts) in missing {
                review.scripts[at].findings.push(remarks::missing(point, &parts, scripts[at].title.place()));
            }
        } else if !verdicts.is_empty() && verdicts.iter().all(silent) {
            let parts: Vec<String> = verdicts.iter().flat_map(parts).collect();
            let alone = concerned.first().filter(|_| concerned.len() == 1);
            match (alone, campaign) {
                (Some(at), _) => review.scripts[*at].findings.push(remarks::missing(
                    point,
                    &parts,
                    scripts[*at].title.place(),
                )),
                (None, Some(campaign)) => {
                    review.findings.push(remarks::missing(point, &parts, remarks::scripts_of(campaign)));
                }
                (None, None) => review.findings.push(remarks::missing(
                    point,
                    &parts,
                    Place::whole(scripts[concerned[0]].document),
                )),
            }
        }
    }
}
