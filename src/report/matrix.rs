//! Verdicts: in one glance, then point by point and video by video, with the words that made them.

use super::{
    marks::{self, Passage, Run},
    pack::Ground,
    result::say,
    words,
};
use crate::{
    check::{
        Review,
        catalogue::{Message, Point, RequiredIn},
        passage::Channel,
        verdict::{Evidence, MessageStatus, MessageVerdict, PointVerdict, Polarity, Status},
    },
    script::model::{Prose, Script},
};
use serde::Serialize;

/// A verdict as it is shown: a sign, a word, and the status for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// For programs and for colour.
    pub status: MessageStatus,
    /// The sign.
    pub sign: char,
    /// The word.
    pub word: &'static str,
}

/// A message in one glance.
#[derive(Debug, Serialize)]
pub struct MessageRow<'r> {
    /// Its id.
    pub id: &'r str,
    /// Its catalogue.
    pub catalogue: &'r str,
    /// Its title.
    pub title: &'r str,
    /// Where it is required, in words.
    pub scope: String,
    /// Whether it is required of one of these videos.
    pub asked: bool,
    /// Over the campaign.
    pub verdict: Verdict,
    /// For a viewer without sound.
    pub muted: Verdict,
    /// For a viewer without picture.
    pub blind: Verdict,
    /// Its points.
    pub points: Vec<PointRow<'r>>,
}

/// A point in one glance, and its requirement.
#[derive(Debug, Serialize)]
pub struct PointRow<'r> {
    /// Counted from 0 in the order of the requirements.
    pub number: usize,
    /// Its id.
    pub id: &'r str,
    /// Its catalogue.
    pub catalogue: &'r str,
    /// What must be conveyed.
    pub requirement: &'r str,
    /// What suffices and what contradicts.
    pub criteria: &'r str,
    /// The place in the source.
    pub reference: &'r str,
    /// The revision of the requirement.
    pub revision: u32,
    /// Whether it is required of one of these videos.
    pub asked: bool,
    /// Over the campaign.
    pub verdict: Verdict,
    /// In each video, in the order of the scripts.
    pub videos: Vec<Cell<'r>>,
}

/// A point in one video.
#[derive(Debug, Serialize)]
pub struct Cell<'r> {
    /// The video's id.
    pub video: &'r str,
    /// Whether it is required here, alone or among others.
    pub required: bool,
    /// Whether a slide declares it.
    pub declared: bool,
    /// What was found.
    pub verdict: Verdict,
    /// The missing parts, by title.
    pub missing: Vec<&'r str>,
    /// What was read.
    pub read: Vec<Quote>,
    /// What was heard.
    pub heard: Vec<Quote>,
    /// Who was seen.
    pub seen: Vec<Quote>,
    /// For a viewer without sound.
    pub muted: Verdict,
    /// For a viewer without picture.
    pub blind: Verdict,
}

/// The sentences of one text that carry a point.
#[derive(Debug, Serialize)]
pub struct Quote {
    /// The words, marked.
    pub runs: Vec<Run>,
    /// The anchor of the slide.
    pub anchor: String,
    /// The slide, by number and id.
    pub slide: String,
    /// Who says it.
    pub speaker: String,
    /// What it does, the gravest of it.
    pub polarity: Polarity,
    /// The sign for it.
    pub sign: char,
}

/// The whole matrix.
pub(super) fn messages<'r>(ground: &Ground<'r>) -> Vec<MessageRow<'r>> {
    let mut number = 0;
    let catalogues = ground.requirements.catalogues.iter();
    let all = catalogues.flat_map(|it| it.messages.iter().map(move |message| (it, message)));
    let verdicts = &ground.review.messages;
    let rows = all.zip(verdicts).enumerate().map(|(at, ((catalogue, message), verdict))| {
        let over = |review: &Review| shown(review.messages[at].status, ground);
        let asked = ground.scripts.iter().any(|script| message.concerns(&script.video));
        let points = message.points.iter().map(|point| {
            number += 1;
            point_row(ground, (number - 1, &catalogue.catalogue), (message, point), (verdict, asked))
        });
        MessageRow {
            id: &message.id,
            catalogue: &catalogue.catalogue,
            title: say(&message.title, ground.language),
            points: points.collect(),
            scope: scope(message, ground),
            asked,
            verdict: over(ground.review),
            muted: over(&ground.muted),
            blind: over(&ground.blind),
        }
    });
    rows.collect()
}

fn point_row<'r>(
    ground: &Ground<'r>,
    (number, catalogue): (usize, &'r str),
    (message, point): (&'r Message, &'r Point),
    (overall, asked): (&MessageVerdict, bool),
) -> PointRow<'r> {
    let videos = (0..ground.scripts.len()).map(|at| cell(ground, at, (number, point)));
    let statuses: Vec<Status> = ground.review.scripts.iter().map(|it| it.points[number].status).collect();
    PointRow {
        number,
        id: &point.id,
        catalogue,
        requirement: say(&point.requirement, ground.language),
        criteria: point.criteria.as_ref().map(|it| say(it, ground.language)).unwrap_or_default(),
        reference: say(&message.reference, ground.language),
        revision: message.revision,
        asked,
        verdict: shown(over_all(&statuses, overall.missing.contains(&point.id)).into(), ground),
        videos: videos.collect(),
    }
}

/// The verdict on a point over all scripts; whether it is missing was decided with its message.
fn over_all(statuses: &[Status], missing: bool) -> Status {
    let any = |status: Status| statuses.contains(&status);
    match missing {
        false => Status::Present,
        true if any(Status::Contradicted) => Status::Contradicted,
        true if any(Status::Unclear) => Status::Unclear,
        true => Status::Absent,
    }
}

fn cell<'r>(ground: &Ground<'r>, at: usize, (number, point): (usize, &'r Point)) -> Cell<'r> {
    let verdict: &PointVerdict = &ground.review.scripts[at].points[number];
    let alone = |review: &Review| shown(review.scripts[at].points[number].status.into(), ground);
    let missing = point.parts.iter().filter(|part| verdict.missing_parts.contains(&part.id));
    let quotes = |channel: Channel| quotes(ground, at, (number, verdict), channel);
    Cell {
        video: &ground.scripts[at].video,
        required: verdict.required,
        declared: verdict.declared,
        verdict: shown(verdict.status.into(), ground),
        missing: missing.map(|part| say(&part.title, ground.language)).collect(),
        read: quotes(Channel::Slide),
        heard: quotes(Channel::VoiceOver),
        seen: quotes(Channel::Cast),
        muted: alone(&ground.muted),
        blind: alone(&ground.blind),
    }
}

/// The passages of a point in one channel, text by text.
fn quotes(
    ground: &Ground<'_>,
    at: usize,
    (number, verdict): (usize, &PointVerdict),
    channel: Channel,
) -> Vec<Quote> {
    let script = &ground.scripts[at];
    let here: Vec<&Evidence> = verdict.evidence.iter().filter(|it| it.channel == channel).collect();
    if channel == Channel::Cast {
        return here.into_iter().map(|it| seen(script, at, it)).collect();
    }
    let mut found = Vec::new();
    for (index, slide) in script.slides.iter().enumerate() {
        let screen = slide.screen_texts().map(|prose| (prose, None));
        let lines = slide.voice_over.iter().map(|line| (&line.text, Some(line.speaker.as_str())));
        for (prose, speaker) in screen.chain(lines) {
            let passages = passages(&here, prose, number);
            let gravest =
                passages.iter().map(|it| it.polarity).max_by_key(|it| *it == Polarity::Contradicted);
            let Some(polarity) = gravest else { continue };
            found.push(Quote {
                runs: marks::excerpt(&prose.text, &passages),
                anchor: anchor(at, index),
                slide: format!("{} · {}", index + 1, slide.id),
                speaker: speaker.map(|id| name_of(script, id)).unwrap_or_default(),
                polarity,
                sign: marks::tag(number, polarity).sign,
            });
        }
    }
    found
}

/// The passages of some evidence in one text.
fn passages(evidence: &[&Evidence], prose: &Prose, point: usize) -> Vec<Passage> {
    let found = evidence
        .iter()
        .filter_map(|it| Some(Passage { range: marks::within(it, prose)?, polarity: it.polarity, point }));
    found.collect()
}

fn seen(script: &Script, at: usize, evidence: &Evidence) -> Quote {
    let index = script.slides.iter().position(|slide| slide.id == evidence.slide).unwrap_or(0);
    Quote {
        runs: vec![Run { text: evidence.words.clone(), mark: Some(evidence.polarity), ends: Vec::new() }],
        anchor: anchor(at, index),
        slide: format!("{} · {}", index + 1, evidence.slide),
        speaker: String::new(),
        polarity: evidence.polarity,
        sign: marks::tag(0, evidence.polarity).sign,
    }
}

/// The anchor of a slide: video and slide by number, whatever their ids hold.
pub(super) fn anchor(script: usize, slide: usize) -> String {
    format!("v{}-s{}", script + 1, slide + 1)
}

/// A character's name, else the id.
pub(super) fn name_of(script: &Script, id: &str) -> String {
    let named = script.character(id).map(|it| it.name.as_str()).filter(|name| !name.is_empty());
    named.unwrap_or(id).to_owned()
}

/// A verdict as it is shown.
pub(super) fn shown(status: MessageStatus, ground: &Ground<'_>) -> Verdict {
    Verdict { status, sign: words::mark(status), word: words::status(status, ground.language) }
}

fn scope(message: &Message, ground: &Ground<'_>) -> String {
    let videos = message.videos.join(", ");
    let choose = |fr: &str, en: &str| words::choose(ground.language, fr, en).to_owned();
    match (message.required_in, message.videos.is_empty()) {
        (RequiredIn::None, _) => choose("non requis, utile", "not required, worth having"),
        (RequiredIn::Any, true) => choose("dans une vidéo au moins", "in at least one video"),
        (RequiredIn::Every, true) => choose("dans chaque vidéo", "in every video"),
        (_, false) => choose(&format!("dans la vidéo {videos}"), &format!("in the video {videos}")),
    }
}
