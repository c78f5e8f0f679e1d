//! What exactly is under review: campaign, version, date, authorisation, files with their hashes.

use super::{numbers::date, pack::Ground, result::say, words};
use crate::{
    qr::facts::DRAFT_MARK,
    script::model::Status,
    workspace::{Origin, Read},
};
use serde::Serialize;

/// The campaign as it stands.
#[derive(Debug, Serialize)]
pub struct Identity<'r> {
    /// Its id.
    pub id: &'r str,
    /// The substance.
    pub substance: &'r str,
    /// The version of its content.
    pub version: &'r str,
    /// The date of that version, as the campaign file gives it.
    pub date: String,
    /// How far it has come.
    pub status: &'static str,
    /// `PROJET` until it is approved.
    pub mark: Option<&'static str>,
    /// The agency's reference; empty for none.
    pub authorisation: &'r str,
    /// The laboratories, with their brands.
    pub laboratories: Vec<Laboratory<'r>>,
}

/// A laboratory.
#[derive(Debug, Serialize)]
pub struct Laboratory<'r> {
    /// Its name.
    pub name: &'r str,
    /// Its brands.
    pub brands: String,
}

/// A document that requirements come from.
#[derive(Debug, Serialize)]
pub struct SourceRow<'r> {
    /// The catalogue's id.
    pub catalogue: &'r str,
    /// Its title.
    pub title: &'r str,
    /// The document.
    pub document: &'r str,
    /// Its date.
    pub date: String,
    /// The section.
    pub section: &'r str,
    /// The places in it that the messages name, each once.
    pub references: Vec<&'r str>,
}

/// A file that was read.
#[derive(Debug, Serialize)]
pub struct FileRow {
    /// Its relative path.
    pub path: String,
    /// Where it came from, in words.
    pub origin: &'static str,
    /// Whether it is the campaign's own.
    pub own: bool,
    /// Whether it stands in for a shipped file.
    pub altered: bool,
    /// Its SHA-256.
    pub sha256: String,
}

/// The campaign, where there is one.
pub(super) fn campaign<'r>(ground: &Ground<'r>) -> Option<Identity<'r>> {
    let campaign = ground.campaign?;
    let (fr, en) = match campaign.status {
        Status::Draft => ("en préparation", "draft"),
        Status::Submitted => ("soumise", "submitted"),
        Status::Approved => ("approuvée", "approved"),
    };
    let laboratories = campaign.laboratories.iter();
    Some(Identity {
        id: &campaign.id,
        substance: &campaign.substance,
        version: &campaign.version,
        date: date(&campaign.date, ground.language),
        status: words::choose(ground.language, fr, en),
        mark: (campaign.status != Status::Approved).then_some(DRAFT_MARK),
        authorisation: &campaign.authorisation,
        laboratories: laboratories
            .map(|it| Laboratory { name: &it.name, brands: it.brands.join(", ") })
            .collect(),
    })
}

/// The catalogues in force.
pub(super) fn sources<'r>(ground: &Ground<'r>) -> Vec<SourceRow<'r>> {
    let row = |catalogue: &'r crate::check::catalogue::Catalogue| {
        let mut references: Vec<&str> = Vec::new();
        for reference in catalogue.messages.iter().map(|it| say(&it.reference, ground.language)) {
            if !references.contains(&reference) {
                references.push(reference);
            }
        }
        SourceRow {
            catalogue: &catalogue.catalogue,
            title: say(&catalogue.title, ground.language),
            document: say(&catalogue.source.document, ground.language),
            date: date(&catalogue.source.date, ground.language),
            section: &catalogue.source.section,
            references,
        }
    };
    ground.requirements.catalogues.iter().map(|it| row(it)).collect()
}

/// The files that decide what is under review: the campaign's own, and the shipped requirements and
/// words. What draws the pack itself is left out; the manifest of a build has every file.
pub(super) fn files(reads: &[Read], ground: &Ground<'_>) -> Vec<FileRow> {
    let kept = |it: &&Read| {
        let decides = it.path.starts_with("catalogues/") || it.path.starts_with("language/");
        decides || (it.origin == Origin::Campaign && !it.path.starts_with("templates/"))
    };
    let row = |it: &Read| FileRow {
        own: it.origin == Origin::Campaign,
        origin: match it.origin {
            Origin::Campaign => words::choose(ground.language, "campagne", "campaign"),
            Origin::Embedded => words::choose(ground.language, "programme", "program"),
        },
        path: it.path.clone(),
        altered: it.altered,
        sha256: it.sha256.clone(),
    };
    let mut rows: Vec<FileRow> = reads.iter().filter(kept).map(row).collect();
    rows.sort_by(|one, other| (!one.own, &one.path).cmp(&(!other.own, &other.path)));
    rows
}
