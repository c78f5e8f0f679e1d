//! What a template sees of a slide: plain values, built for it from the model.

use super::{CAPTION_LINE, HEIGHT, WIDTH, figure::Figure, picture::Pictures, theme::Theme};
use crate::script::model::{Campaign, Prose, Script, Slide, Status};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// One slide, for its template.
#[derive(Debug)]
pub(super) struct Scene {
    pub(super) slide: View,
    pub(super) page: Page,
    pub(super) theme: Arc<Theme>,
}

/// The page, in px at scale 1.
#[derive(Debug, Serialize)]
pub(super) struct Page {
    width: f64,
    height: f64,
    /// No text below this line.
    caption_line: f64,
    /// The tint of this slide.
    tint: String,
    /// The tint of the next slide.
    next_tint: String,
    /// Slides of the video.
    slides: usize,
    /// The word between two ways, in the language of the script.
    or: &'static str,
}

/// The slide's own content.
#[derive(Debug, Serialize)]
pub(super) struct View {
    /// Counted from 1.
    number: usize,
    pub(super) layout: String,
    title: Option<Words>,
    text: Option<Words>,
    highlight: Option<Words>,
    bullets: Vec<Words>,
    balloons: Vec<Balloon>,
    /// The balloons' texts alone, as a list of its own.
    balloon_texts: Vec<Words>,
    count: Option<u32>,
    picture: Option<String>,
    figures: Vec<Figure>,
    annex: Vec<Words>,
}

/// A speech balloon.
#[derive(Debug, Serialize)]
struct Balloon {
    /// Which of the slide's figures speaks, counted from 0; `None` when the speaker is not shown.
    speaker: Option<usize>,
    text: Words,
}

/// A text, or a part of one, that a template may set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Words {
    /// Which of the slide's screen texts it is, counted from 0; `None` for what the campaign adds.
    pub(super) text: Option<usize>,
    /// Byte of that text at which `words` begins.
    pub(super) start: usize,
    /// The words themselves.
    pub(super) words: String,
    /// What stands before a colon, the colon included, when there is one.
    #[serde(default)]
    lead: Option<Box<Words>>,
    /// What stands after that colon.
    #[serde(default)]
    rest: Option<Box<Words>>,
}

impl Scene {
    /// The scene of slide `index` (from 0).
    pub(super) fn new(
        campaign: Option<&Campaign>,
        script: &Script,
        index: usize,
        theme: &Arc<Theme>,
        pictures: &Pictures,
    ) -> Self {
        let tint = |step: usize| theme.tints.get((index + step) % theme.tints.len().max(1)).cloned();
        let page = Page {
            width: WIDTH,
            height: HEIGHT,
            caption_line: CAPTION_LINE,
            tint: tint(0).unwrap_or_default(),
            next_tint: tint(1).unwrap_or_default(),
            slides: script.slides.len(),
            or: if script.language.starts_with("fr") { "ou" } else { "or" },
        };
        let slide = View::new(campaign, script, index, pictures);
        Self { slide, page, theme: Arc::clone(theme) }
    }
}

impl View {
    fn new(campaign: Option<&Campaign>, script: &Script, index: usize, pictures: &Pictures) -> Self {
        let slide = &script.slides[index];
        let mut texts = slide.screen_texts().enumerate().map(|(text, prose)| Words::new(Some(text), prose));
        let mut next = |there: bool| if there { texts.next() } else { None };
        let title = next(slide.title.is_some());
        let highlight = next(slide.highlight.is_some());
        let text = next(slide.text.is_some());
        let bullets = slide.bullets.iter().filter_map(|_| next(true)).collect();
        let words: Vec<Words> = slide.balloons.iter().filter_map(|_| next(true)).collect();
        let picture = slide.picture.as_ref().map(|it| it.text.clone());
        Self {
            number: index + 1,
            layout: slide.layout.clone(),
            title: title.filter(Words::is_something),
            text: text.filter(Words::is_something),
            highlight: highlight.filter(Words::is_something),
            bullets,
            balloon_texts: words.clone(),
            balloons: balloons(slide, words),
            count: slide.count,
            picture: picture.filter(|name| pictures.has(name)),
            figures: figures(script, slide),
            annex: campaign.map(annex).unwrap_or_default(),
        }
    }
}

impl Words {
    fn new(text: Option<usize>, prose: &Prose) -> Self {
        let mut words = Self::bare(text, 0, &prose.text);
        if let Some((head, tail)) = at_colon(&prose.text) {
            words.lead = Some(Box::new(Self::bare(text, 0, head)));
            words.rest = Some(Box::new(Self::bare(text, prose.text.len() - tail.len(), tail)));
        }
        words
    }

    pub(super) fn bare(text: Option<usize>, start: usize, words: &str) -> Self {
        Self { text, start, words: words.to_owned(), lead: None, rest: None }
    }

    fn is_something(&self) -> bool {
        !self.words.trim().is_empty()
    }
}

/// The text cut after the first colon that white space follows; neither part is empty.
fn at_colon(text: &str) -> Option<(&str, &str)> {
    let colon = text.find(": ")? + 1;
    let (head, tail) = (&text[..colon], text[colon..].trim_start());
    (!tail.is_empty() && head.chars().any(char::is_alphanumeric)).then_some((head, tail))
}

fn balloons(slide: &Slide, words: Vec<Words>) -> Vec<Balloon> {
    let speaker = |id: &str| slide.shows.iter().position(|shown| shown.text == id);
    let each = slide.balloons.iter().zip(words);
    each.map(|(line, text)| Balloon { speaker: speaker(&line.speaker), text }).collect()
}

fn figures(script: &Script, slide: &Slide) -> Vec<Figure> {
    let mood = |id: &str| match slide.balloons.iter().find(|line| line.speaker == id) {
        Some(line) if line.text.text.trim_end().ends_with('?') => "asking",
        Some(_) => "speaking",
        None => "calm",
    };
    let shown = slide.shows.iter().filter_map(|id| script.character(&id.text));
    shown.map(|character| Figure::new(character, mood(&character.id))).collect()
}

/// What the closing slide says of the campaign: state, version and date; then the laboratories.
fn annex(campaign: &Campaign) -> Vec<Words> {
    let french = campaign.language.starts_with("fr");
    let state = match (campaign.status, french) {
        (Status::Draft, true) => "Projet",
        (Status::Submitted, true) => "Projet soumis",
        (Status::Approved, true) => "Version validée",
        (Status::Draft, false) => "Draft",
        (Status::Submitted, false) => "Submitted draft",
        (Status::Approved, false) => "Approved version",
    };
    let date = if french { french_date(&campaign.date) } else { campaign.date.clone() };
    let mut first = format!("{state} · version\u{a0}{}", campaign.version);
    for extra in [&date, &campaign.authorisation] {
        if !extra.is_empty() {
            first.push_str(" · ");
            first.push_str(extra);
        }
    }
    let names: Vec<&str> = campaign.laboratories.iter().map(|it| it.name.as_str()).collect();
    let lines = [first, names.join(" · ")];
    lines.iter().filter(|line| !line.is_empty()).map(|line| Words::bare(None, 0, line)).collect()
}

/// `2026-11-22` as *22 novembre 2026*; anything else as it is.
fn french_date(date: &str) -> String {
    const MONTHS: [&str; 12] = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];
    let parts: Option<Vec<usize>> = date.split('-').map(|part| part.parse().ok()).collect();
    let Some([year, month, day]) = parts.as_deref() else { return date.to_owned() };
    let Some(name) = month.checked_sub(1).and_then(|it| MONTHS.get(it)) else { return date.to_owned() };
    let day = if *day == 1 { "1er".to_owned() } else { day.to_string() };
    format!("{day}\u{a0}{name} {year}")
}
