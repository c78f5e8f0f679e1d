//! What changed between two versions: verdicts first, with the words that made them, then slide by
//! slide, cast and QR code. A slide that moved is no slide deleted and added.

mod slides;

pub use slides::{Piece, SlideChange};

use super::result::{CheckResult, PointResult, ScriptResult};
use crate::{
    check::verdict::{MessageStatus, Status},
    script::model::{Campaign, Character, Script},
};
use serde::Serialize;
use slides::{one_line, slides};
use std::collections::BTreeSet;

/// One version: what was checked, and what the check found.
#[derive(Debug, Clone, Copy)]
pub struct Version<'r> {
    /// The campaign, when there is one.
    pub campaign: Option<&'r Campaign>,
    /// The scripts, in the order of the result's.
    pub scripts: &'r [Script],
    /// What the check found.
    pub result: &'r CheckResult<'r>,
}

/// What changed; empty lists where nothing did.
#[derive(Debug, Serialize)]
pub struct Diff<'r> {
    /// Always `isoscript.diff/1`.
    pub format: &'static str,
    /// Messages whose verdict over the campaign changed.
    pub messages: Vec<MessageChange<'r>>,
    /// Points whose verdict in a video changed.
    pub points: Vec<PointChange<'r>>,
    /// Values of the campaign that changed: version, date, address of the QR code, placements.
    pub campaign: Vec<FieldChange>,
    /// Videos that changed.
    pub videos: Vec<VideoChange<'r>>,
}

/// A message whose verdict changed; `null` where one version does not have it.
#[derive(Debug, Serialize)]
pub struct MessageChange<'r> {
    /// Its id.
    pub id: &'r str,
    /// Its catalogue.
    pub catalogue: &'r str,
    /// Before.
    pub before: Option<MessageStatus>,
    /// After.
    pub after: Option<MessageStatus>,
}

/// A point whose verdict changed.
#[derive(Debug, Serialize)]
pub struct PointChange<'r> {
    /// The video's id.
    pub video: &'r str,
    /// The point's id.
    pub id: &'r str,
    /// Its catalogue.
    pub catalogue: &'r str,
    /// Whether it is required there, in the version that has it.
    pub required: bool,
    /// Before; `null` where the video is new.
    pub before: Option<Status>,
    /// After; `null` where the video is gone.
    pub after: Option<Status>,
    /// The words that it rested on, and no longer does.
    pub words_before: Vec<Words<'r>>,
    /// The words that it rests on, and did not before.
    pub words_after: Vec<Words<'r>>,
}

/// Words on a slide.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Words<'r> {
    /// The slide's id.
    pub slide: &'r str,
    /// The words, on one line.
    pub quote: String,
}

/// A value that changed; empty where one version has none.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct FieldChange {
    /// Its name, as the files have it.
    pub name: String,
    /// Before.
    pub before: String,
    /// After.
    pub after: String,
}

/// What happened to a video or a slide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Fate {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It stands elsewhere, with the same content.
    Moved,
    /// Its content changed; it may have moved too.
    Changed,
}

/// A video that changed.
#[derive(Debug, Serialize)]
pub struct VideoChange<'r> {
    /// Its id.
    pub video: &'r str,
    /// What happened to it.
    pub fate: Fate,
    /// Seconds before.
    pub seconds_before: Option<f64>,
    /// Seconds after.
    pub seconds_after: Option<f64>,
    /// Title, target, form of address, and the cast as `characters.<id>.<key>`.
    pub fields: Vec<FieldChange>,
    /// Slides that changed, in the order of the new version, then those that are gone.
    pub slides: Vec<SlideChange<'r>>,
}

impl<'r> Diff<'r> {
    /// Compares two versions.
    pub fn of(old: Version<'r>, new: Version<'r>) -> Self {
        Self {
            format: "isoscript.diff/1",
            messages: messages(old.result, new.result),
            points: points(old.result, new.result),
            campaign: campaign(old.campaign, new.campaign),
            videos: videos(old, new),
        }
    }

    /// Whether nothing changed that a reviewer must know of.
    pub fn is_empty(&self) -> bool {
        self.messages.is_empty()
            && self.points.is_empty()
            && self.campaign.is_empty()
            && self.videos.is_empty()
    }

    /// Whether a message or a required point was present and is not any more, or is contradicted now.
    pub fn lost_something(&self) -> bool {
        let message = |it: &MessageChange<'_>| {
            it.after == Some(MessageStatus::Contradicted) || it.before == Some(MessageStatus::Present)
        };
        let point = |it: &PointChange<'_>| {
            it.after == Some(Status::Contradicted) || (it.required && it.before == Some(Status::Present))
        };
        self.messages.iter().any(message) || self.points.iter().any(point)
    }
}

fn messages<'r>(old: &'r CheckResult<'r>, new: &'r CheckResult<'r>) -> Vec<MessageChange<'r>> {
    let status = |result: &CheckResult<'_>, key: (&str, &str)| {
        result.messages.iter().find(|it| (it.catalogue, it.id) == key).map(|it| it.status)
    };
    let keys = new.messages.iter().chain(&old.messages).map(|it| (it.catalogue, it.id));
    let change = |key: (&'r str, &'r str)| MessageChange {
        catalogue: key.0,
        id: key.1,
        before: status(old, key),
        after: status(new, key),
    };
    once(keys).into_iter().map(change).filter(|it| it.before != it.after).collect()
}

fn points<'r>(old: &'r CheckResult<'r>, new: &'r CheckResult<'r>) -> Vec<PointChange<'r>> {
    type Key<'k> = (&'k str, &'k str, &'k str);
    fn keys<'k>(result: &'k CheckResult<'k>) -> impl Iterator<Item = Key<'k>> {
        let scripts = result.scripts.iter();
        scripts.flat_map(|script| script.points.iter().map(|it| (script.video, it.catalogue, it.id)))
    }
    let point =
        |result: &'r CheckResult<'r>, (video, catalogue, id): Key<'r>| -> Option<&'r PointResult<'r>> {
            let script: &ScriptResult<'r> = result.scripts.iter().find(|it| it.video == video)?;
            script.points.iter().find(|it| (it.catalogue, it.id) == (catalogue, id))
        };
    let change = |key: Key<'r>| {
        let (before, after) = (point(old, key), point(new, key));
        let (said, says) = (quotes(before), quotes(after));
        let only = |these: &BTreeSet<(&'r str, String)>, others: &BTreeSet<(&'r str, String)>| {
            these.difference(others).map(|(slide, quote)| Words { slide, quote: quote.clone() }).collect()
        };
        PointChange {
            video: key.0,
            catalogue: key.1,
            id: key.2,
            required: after.or(before).is_some_and(|it| it.required),
            before: before.map(|it| it.status),
            after: after.map(|it| it.status),
            words_before: only(&said, &says),
            words_after: only(&says, &said),
        }
    };
    once(keys(new).chain(keys(old))).into_iter().map(change).filter(|it| it.before != it.after).collect()
}

fn quotes<'r>(point: Option<&'r PointResult<'r>>) -> BTreeSet<(&'r str, String)> {
    point.iter().flat_map(|it| &it.evidence).map(|it| (it.slide, it.one_line())).collect()
}

fn campaign(old: Option<&Campaign>, new: Option<&Campaign>) -> Vec<FieldChange> {
    let values = |campaign: Option<&Campaign>| -> Vec<(String, String)> {
        let Some(it) = campaign else { return Vec::new() };
        let mut values = vec![
            ("substance".to_owned(), it.substance.clone()),
            ("version".to_owned(), it.version.clone()),
            ("date".to_owned(), it.date.clone()),
            ("status".to_owned(), format!("{:?}", it.status).to_lowercase()),
            ("authorisation".to_owned(), it.authorisation.clone()),
        ];
        if let Some(plan) = &it.qr {
            values.push(("qr.url".to_owned(), plan.url.text.clone()));
            values.push(("qr.error_correction".to_owned(), format!("{:?}", plan.error_correction)));
            values.extend(plan.placements.iter().map(|placement| {
                let module = placement.module.millimetres();
                let value = format!("{:?}, {module:.3} mm, {}", placement.kind, placement.caption);
                (format!("qr.placements.{}", placement.id), value)
            }));
        }
        values
    };
    fields(&values(old), &values(new))
}

fn videos<'r>(old: Version<'r>, new: Version<'r>) -> Vec<VideoChange<'r>> {
    let find = |version: Version<'r>, video: &str| -> Option<(&'r Script, f64)> {
        let at = version.scripts.iter().position(|it| it.video == video)?;
        Some((&version.scripts[at], version.result.scripts.get(at)?.seconds))
    };
    let names = new.scripts.iter().chain(old.scripts).map(|it| it.video.as_str());
    let change = |name: &'r str| {
        let (before, after) = (find(old, name), find(new, name));
        let fate = match (&before, &after) {
            (None, _) => Fate::Added,
            (_, None) => Fate::Removed,
            _ => Fate::Changed,
        };
        let both = before.zip(after);
        let change = VideoChange {
            video: name,
            fate,
            seconds_before: before.map(|it| it.1),
            seconds_after: after.map(|it| it.1),
            fields: both.map(|(old, new)| fields(&values(old.0), &values(new.0))).unwrap_or_default(),
            slides: both.map(|(old, new)| slides(&old.0.slides, &new.0.slides)).unwrap_or_default(),
        };
        let same = fate == Fate::Changed && change.fields.is_empty() && change.slides.is_empty();
        (!same).then_some(change)
    };
    once(names).into_iter().filter_map(change).collect()
}

/// What a script says beside its slides, by name.
fn values(script: &Script) -> Vec<(String, String)> {
    let mut values = vec![
        ("title".to_owned(), one_line(&script.title.text)),
        ("target_seconds".to_owned(), script.target_seconds.map(|it| it.to_string()).unwrap_or_default()),
        (
            "form_of_address".to_owned(),
            script.form_of_address.map(|it| format!("{it:?}").to_lowercase()).unwrap_or_default(),
        ),
    ];
    for character in &script.characters {
        let Character { id, name, role, occupation, gender, age, .. } = character;
        let own = |key: &str| format!("characters.{id}.{key}");
        values.push((own("name"), name.clone()));
        values.push((own("role"), format!("{role:?}").to_lowercase()));
        values.push((own("occupation"), occupation.clone()));
        values.push((own("gender"), format!("{gender:?}").to_lowercase()));
        values.push((own("age"), age.map(|it| it.to_string()).unwrap_or_default()));
    }
    values
}

fn fields(old: &[(String, String)], new: &[(String, String)]) -> Vec<FieldChange> {
    let value = |values: &[(String, String)], name: &str| {
        values.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let names = once(new.iter().chain(old).map(|(name, _)| name.as_str()));
    let change =
        |name: &str| FieldChange { name: name.to_owned(), before: value(old, name), after: value(new, name) };
    names.into_iter().map(change).filter(|it| it.before != it.after).collect()
}

/// Each once, in the order of first appearance.
fn once<T: Ord + Copy>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut met = BTreeSet::new();
    all.filter(|it| met.insert(*it)).collect()
}
