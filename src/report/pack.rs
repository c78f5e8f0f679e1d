//! The review pack as plain values: everything a committee opens, in the order in which it asks.

use super::{
    cast::{self, Cast},
    identity::{self, FileRow, Identity, SourceRow},
    matrix::{self, MessageRow, anchor},
    pemat::{self, Item},
    placements::{self, Piece, PieceView},
    plain_language::{self, PlainLanguage},
    result::{AlteredFile, FindingResult, Reviewed, say},
    storyboard::{self, Video},
    words,
};
use crate::{
    check::{self, Requirements, Review, figure_uses, verdict::MessageStatus},
    finding::{Finding, Severity},
    language::Speech,
    place::DocumentId,
    script::model::{Campaign, Script, Slide},
    source::Sources,
    wording::Language,
    workspace::Read,
};
use serde::Serialize;

/// What a pack is made of.
#[derive(Debug)]
pub struct Material<'r> {
    /// The campaign, when there is one.
    pub campaign: Option<&'r Campaign>,
    /// Its scripts.
    pub scripts: &'r [Script],
    /// What the check found.
    pub reviewed: Reviewed<'r>,
    /// How the language is spoken.
    pub speech: &'r Speech,
    /// The files that were read.
    pub reads: &'r [Read],
    /// Per script and slide, the picture as a data URI.
    pub pictures: &'r [Vec<String>],
    /// Portraits of the characters.
    pub portraits: &'r [Portrait],
    /// The QR artwork.
    pub artworks: &'r [Piece],
    /// What was found in drawing slides and artwork.
    pub found: &'r [Finding],
    /// The language of the pack's own words.
    pub language: Language,
}

/// A character's portrait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Portrait {
    /// The script, counted from 0.
    pub script: usize,
    /// The character's id.
    pub character: String,
    /// A data URI.
    pub picture: String,
}

/// What the parts of a pack are made from.
pub(super) struct Ground<'r> {
    pub(super) campaign: Option<&'r Campaign>,
    pub(super) scripts: &'r [Script],
    pub(super) review: &'r Review,
    pub(super) requirements: &'r Requirements,
    pub(super) sources: &'r Sources,
    pub(super) speech: &'r Speech,
    /// The review of the same scripts without voice-over.
    pub(super) muted: Review,
    /// The review of the same scripts without anything on screen.
    pub(super) blind: Review,
    pub(super) pictures: &'r [Vec<String>],
    pub(super) portraits: &'r [Portrait],
    pub(super) found: &'r [Finding],
    pub(super) language: Language,
}

/// The pack.
#[derive(Debug, Serialize)]
pub struct Pack<'r> {
    /// `fr` or `en`.
    pub lang: &'static str,
    /// The program that made it, with its version.
    pub program: &'static str,
    /// The campaign, when there is one.
    pub campaign: Option<Identity<'r>>,
    /// Shipped files that the campaign replaces.
    pub altered: Vec<AlteredFile<'r>>,
    /// How many required messages there are, and how many are present: as asked for, without sound,
    /// without picture.
    pub counts: Counts,
    /// Every message.
    pub messages: Vec<MessageRow<'r>>,
    /// The ids of the points, in the order of the requirements.
    pub point_ids: Vec<&'r str>,
    /// The videos.
    pub videos: Vec<Video<'r>>,
    /// Findings that concern no script.
    pub findings: Vec<Remark<'r>>,
    /// The casts.
    pub casts: Vec<Cast<'r>>,
    /// The points that the cast decides, counted from 0.
    pub cast_points: Vec<usize>,
    /// Figures that must be the same everywhere.
    pub figures: Vec<FigureRow<'r>>,
    /// Plain language, as information.
    pub plain_language: Vec<PlainLanguage<'r>>,
    /// The PEMAT-A/V pre-check.
    pub pemat: Vec<Item>,
    /// What is open for medical review.
    pub open_points: Vec<OpenPointRow<'r>>,
    /// The QR artwork.
    pub artworks: Vec<PieceView>,
    /// Where requirements come from.
    pub sources: Vec<SourceRow<'r>>,
    /// The files that were read.
    pub files: Vec<FileRow>,
}

/// How many.
#[derive(Debug, Serialize)]
pub struct Counts {
    /// Required messages.
    pub asked: usize,
    /// Of these, present.
    pub present: usize,
    /// Of these, present without sound.
    pub muted: usize,
    /// Of these, present without picture.
    pub blind: usize,
    /// Findings to settle.
    pub errors: usize,
    /// Findings to look at.
    pub warnings: usize,
    /// Findings good to know.
    pub notes: usize,
}

/// A finding as it is shown.
#[derive(Debug, Clone, Serialize)]
pub struct Remark<'r> {
    /// The finding.
    #[serde(flatten)]
    pub finding: FindingResult<'r>,
    /// How much it weighs, in words.
    pub word: &'static str,
    /// Whether it came of drawing and not of the check.
    pub drawn: bool,
}

/// A figure that must be the same everywhere, and where it is said.
#[derive(Debug, Serialize)]
pub struct FigureRow<'r> {
    /// What it is the figure of.
    pub title: &'r str,
    /// The form to write it in, where there is one.
    pub form: &'r str,
    /// Where it is said.
    pub uses: Vec<FigurePlace<'r>>,
}

/// Where a figure is said.
#[derive(Debug, Serialize)]
pub struct FigurePlace<'r> {
    /// The words.
    pub words: String,
    /// The video's id.
    pub video: &'r str,
    /// The slide, by number.
    pub slide: usize,
    /// Its anchor.
    pub anchor: String,
}

/// Something left open.
#[derive(Debug, Serialize)]
pub struct OpenPointRow<'r> {
    /// What is open.
    pub text: &'r str,
    /// The points it concerns, with their number where they are in force.
    pub points: Vec<(&'r str, Option<usize>)>,
}

impl<'r> Pack<'r> {
    /// Puts the pack together.
    pub fn of(material: &Material<'r>) -> Self {
        let Material { reads, artworks, language, .. } = *material;
        let altered = material.reviewed.altered.iter();
        let altered = altered.map(|it| AlteredFile { path: &it.path, sha256: &it.sha256 }).collect();
        let ground = Ground::of(material);
        let messages = matrix::messages(&ground);
        let videos = storyboard::videos(&ground);
        Self {
            lang: words::choose(language, "fr", "en"),
            program: concat!("isoscript ", env!("CARGO_PKG_VERSION")),
            campaign: identity::campaign(&ground),
            altered,
            counts: Counts::of(&ground, &messages),
            findings: ground.general_findings(),
            casts: cast::casts(&ground),
            cast_points: cast::points(&ground),
            figures: figures(&ground),
            plain_language: plain_language::of_videos(&ground),
            pemat: pemat::items(&ground, &videos),
            open_points: open_points(&ground),
            artworks: placements::pieces(artworks, language),
            sources: identity::sources(&ground),
            files: identity::files(reads, &ground),
            point_ids: ground.requirements.points().map(|(_, _, it)| it.id.as_str()).collect(),
            messages,
            videos,
        }
    }
}

impl<'r> Ground<'r> {
    fn of(material: &Material<'r>) -> Self {
        let Material { campaign, scripts, reviewed, speech, .. } = *material;
        let again = |change: fn(&mut Slide)| {
            let mut scripts = scripts.to_vec();
            scripts.iter_mut().flat_map(|script| &mut script.slides).for_each(change);
            check::review(campaign, &scripts, reviewed.requirements, speech)
        };
        let (muted, blind) = rayon::join(|| again(without_sound), || again(without_picture));
        Self {
            campaign,
            scripts,
            review: reviewed.review,
            requirements: reviewed.requirements,
            sources: reviewed.sources,
            speech,
            muted,
            blind,
            pictures: material.pictures,
            portraits: material.portraits,
            found: material.found,
            language: material.language,
        }
    }

    /// The seconds of a slide, its pause included.
    pub(super) fn seconds(&self, slide: &Slide) -> f64 {
        let spoken: f64 = slide.voice_over.iter().map(|line| self.speech.text_seconds(&line.text.text)).sum();
        spoken + self.speech.slide_pause_seconds
    }

    /// What a person must know of a script's file, check first, then drawing.
    pub(super) fn findings_in(&self, document: DocumentId) -> Vec<Remark<'r>> {
        let reviews = self.review.scripts.iter().filter(|it| it.document == document);
        let checked = reviews.flat_map(|it| &it.findings).map(|it| self.remark(it, false));
        let drawn = self.found.iter().filter(|it| it.place.document == document);
        checked.chain(drawn.map(|it| self.remark(it, true))).collect()
    }

    fn general_findings(&self) -> Vec<Remark<'r>> {
        let of_script =
            |it: &&Finding| self.scripts.iter().any(|script| script.document == it.place.document);
        let checked = self.review.findings.iter().map(|it| self.remark(it, false));
        let drawn = self.found.iter().filter(|it| !of_script(it));
        checked.chain(drawn.map(|it| self.remark(it, true))).collect()
    }

    fn remark(&self, finding: &'r Finding, drawn: bool) -> Remark<'r> {
        let word = words::severity(finding.severity, self.language);
        Remark { finding: FindingResult::of(finding, self.sources, self.language), word, drawn }
    }
}

impl Counts {
    fn of(ground: &Ground<'_>, messages: &[MessageRow<'_>]) -> Self {
        let asked: Vec<_> = messages.iter().filter(|it| it.asked).collect();
        let present = |of: fn(&MessageRow<'_>) -> MessageStatus| {
            asked.iter().filter(|it| of(it) == MessageStatus::Present).count()
        };
        let scripts = ground.review.scripts.iter().flat_map(|it| &it.findings);
        let all: Vec<_> = scripts.chain(&ground.review.findings).chain(ground.found).collect();
        let count = |severity: Severity| all.iter().filter(|it| it.severity == severity).count();
        Self {
            asked: asked.len(),
            present: present(|it| it.verdict.status),
            muted: present(|it| it.muted.status),
            blind: present(|it| it.blind.status),
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
        }
    }
}

fn without_sound(slide: &mut Slide) {
    slide.voice_over.clear();
}

fn without_picture(slide: &mut Slide) {
    (slide.title, slide.text, slide.highlight) = (None, None, None);
    slide.bullets.clear();
    slide.balloons.clear();
    slide.shows.clear();
}

fn figures<'r>(ground: &Ground<'r>) -> Vec<FigureRow<'r>> {
    let uses = figure_uses(ground.scripts, ground.requirements);
    let place = |it: &check::FigureUse| {
        let script = &ground.scripts[it.script];
        let slide = script.slides.iter().position(|slide| slide.id == it.slide).unwrap_or(0);
        let words = it.words.split_whitespace().collect::<Vec<_>>().join(" ");
        FigurePlace { words, video: &script.video, slide: slide + 1, anchor: anchor(it.script, slide) }
    };
    let rules = ground.requirements.figure_rules().enumerate();
    rules
        .map(|(at, rule)| FigureRow {
            title: say(&rule.title, ground.language),
            form: rule.form.as_ref().map(|it| say(it, ground.language)).unwrap_or_default(),
            uses: uses.iter().filter(|it| it.rule == at).map(place).collect(),
        })
        .collect()
}

fn open_points<'r>(ground: &Ground<'r>) -> Vec<OpenPointRow<'r>> {
    let number = |id: &str| {
        let named =
            |catalogue: &str, point: &str| check::names_of(catalogue, point).iter().any(|it| it == id);
        let mut points = ground.requirements.points();
        points.position(|(catalogue, _, point)| named(&catalogue.catalogue, &point.id))
    };
    let open = ground.campaign.iter().flat_map(|campaign| &campaign.open_points);
    open.map(|it| OpenPointRow {
        text: &it.text.text,
        points: it.points.iter().map(|point| (point.text.as_str(), number(&point.text))).collect(),
    })
    .collect()
}
