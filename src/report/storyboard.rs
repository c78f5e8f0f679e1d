//! The scripts in two columns: what is seen and read, what is heard, and the points in their words.

use super::{
    marks::{self, Passage, Run},
    matrix::{anchor, name_of},
    numbers::{clock, decimal},
    pack::{Ground, Remark},
    sentences,
};
use crate::script::model::{Prose, Script, Slide};
use serde::Serialize;

/// One video.
#[derive(Debug, Serialize)]
pub struct Video<'r> {
    /// Its id.
    pub id: &'r str,
    /// Its anchor.
    pub anchor: String,
    /// Its file, as shown.
    pub path: &'r str,
    /// Its title.
    pub title: &'r str,
    /// How it compares with its target.
    pub timing: Timing,
    /// Its slides.
    pub slides: Vec<SlideRow<'r>>,
    /// What a person must know about, of no single slide.
    pub findings: Vec<Remark<'r>>,
}

/// How long a video takes to say.
#[derive(Debug, Serialize)]
pub struct Timing {
    /// Minutes and seconds.
    pub length: String,
    /// The target, when there is one.
    pub target: Option<String>,
    /// The difference in seconds, with its sign.
    pub difference: Option<String>,
    /// Words spoken.
    pub words: usize,
    /// Words a minute, pauses included.
    pub words_a_minute: String,
}

/// One slide.
#[derive(Debug, Serialize)]
pub struct SlideRow<'r> {
    /// Counted from 1.
    pub number: usize,
    /// Its id.
    pub id: &'r str,
    /// Its anchor.
    pub anchor: String,
    /// Its title, else nothing.
    pub title: &'r str,
    /// Who is pictured, by name.
    pub shows: Vec<String>,
    /// The picture as a data URI; empty where there is none.
    pub picture: String,
    /// When it begins, in minutes and seconds.
    pub start: String,
    /// How long it lasts, in seconds.
    pub seconds: String,
    /// What is read.
    pub screen: Vec<Spoken>,
    /// What is heard.
    pub lines: Vec<Spoken>,
    /// What the author says it conveys, and whether the video does.
    pub declared: Vec<Declared<'r>>,
    /// What a person must know about.
    pub findings: Vec<Remark<'r>>,
}

/// A text and who says it; nobody for what is only read.
#[derive(Debug, Serialize)]
pub struct Spoken {
    /// Who says it.
    pub speaker: String,
    /// The words, marked.
    pub runs: Vec<Run>,
}

/// A declared point.
#[derive(Debug, Serialize)]
pub struct Declared<'r> {
    /// As written.
    pub id: &'r str,
    /// Whether the video conveys it.
    pub found: bool,
}

/// The videos in the order of the scripts.
pub(super) fn videos<'r>(ground: &Ground<'r>) -> Vec<Video<'r>> {
    (0..ground.scripts.len()).map(|at| video(ground, at)).collect()
}

fn video<'r>(ground: &Ground<'r>, at: usize) -> Video<'r> {
    let (script, review) = (&ground.scripts[at], &ground.review.scripts[at]);
    let all: Vec<Remark<'r>> = ground.findings_in(script.document);
    let known = |id: Option<&str>| id.is_some_and(|id| script.slides.iter().any(|slide| slide.id == id));
    let (on_slides, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|it| known(it.finding.slide));
    let mut start = 0.0;
    let mut slides = Vec::with_capacity(script.slides.len());
    for (index, slide) in script.slides.iter().enumerate() {
        let seconds = ground.seconds(slide);
        let findings = on_slides.iter().filter(|it| it.finding.slide == Some(slide.id.as_str())).cloned();
        slides.push(SlideRow {
            findings: findings.collect(),
            start: clock(start),
            seconds: decimal(seconds, 0, ground.language),
            ..slide_row(ground, (at, index))
        });
        start += seconds;
    }
    Video {
        id: &script.video,
        anchor: format!("v{}", at + 1),
        path: &ground.sources.document(script.document).path,
        title: &script.title.text,
        timing: timing(ground, script, review.seconds),
        slides,
        findings: others,
    }
}

fn slide_row<'r>(ground: &Ground<'r>, (at, index): (usize, usize)) -> SlideRow<'r> {
    let script = &ground.scripts[at];
    let slide: &'r Slide = &script.slides[index];
    let marked = |prose: &Prose, speaker: Option<&str>| Spoken {
        speaker: speaker.map(|id| name_of(script, id)).unwrap_or_default(),
        runs: marks::runs(&prose.text, &passages(ground, at, prose)),
    };
    let heads = [&slide.title, &slide.highlight, &slide.text].into_iter().flatten();
    let texts = heads.chain(&slide.bullets).map(|prose| marked(prose, None));
    let balloons = slide.balloons.iter().map(|line| marked(&line.text, Some(&line.speaker)));
    let screen: Vec<Spoken> = texts.chain(balloons).collect();
    let lines: Vec<Spoken> =
        slide.voice_over.iter().map(|line| marked(&line.text, Some(&line.speaker))).collect();
    SlideRow {
        number: index + 1,
        id: &slide.id,
        anchor: anchor(at, index),
        title: slide.title.as_ref().map(|it| it.text.as_str()).unwrap_or_default(),
        shows: slide.shows.iter().map(|it| name_of(script, &it.text)).collect(),
        picture: ground.pictures.get(at).and_then(|it| it.get(index)).cloned().unwrap_or_default(),
        start: String::new(),
        seconds: String::new(),
        screen,
        lines,
        declared: declared(ground, at, slide),
        findings: Vec::new(),
    }
}

fn passages(ground: &Ground<'_>, at: usize, prose: &Prose) -> Vec<Passage> {
    let points = ground.review.scripts[at].points.iter().enumerate();
    let all = points.flat_map(|(number, point)| point.evidence.iter().map(move |it| (number, it)));
    let here = all.filter_map(|(point, it)| {
        Some(Passage { range: marks::within(it, prose)?, polarity: it.polarity, point })
    });
    here.collect()
}

fn declared<'r>(ground: &Ground<'r>, at: usize, slide: &'r Slide) -> Vec<Declared<'r>> {
    let points = &ground.review.scripts[at].points;
    let found = |id: &str| {
        use crate::check::{names_of, verdict::Status};
        let named = |catalogue: &str, point: &str| names_of(catalogue, point).iter().any(|it| it == id);
        points.iter().any(|it| it.status == Status::Present && named(&it.catalogue, &it.id))
    };
    slide.conveys.iter().map(|it| Declared { id: &it.text, found: found(&it.text) }).collect()
}

fn timing(ground: &Ground<'_>, script: &Script, seconds: f64) -> Timing {
    let lines = script.slides.iter().flat_map(|slide| &slide.voice_over);
    let words: usize = lines.map(|line| sentences::words(&line.text.text)).sum();
    let target = script.target_seconds.map(f64::from);
    let rate = if seconds > 0.0 { words as f64 * 60.0 / seconds } else { 0.0 };
    let signed = |target: f64| {
        let difference = (seconds - target).round();
        let sign = if difference < 0.0 { "−" } else { "+" };
        format!("{sign}{}\u{a0}s", decimal(difference.abs(), 0, ground.language))
    };
    Timing {
        length: clock(seconds),
        target: target.map(clock),
        difference: target.map(signed),
        words,
        words_a_minute: decimal(rate, 0, ground.language),
    }
}
