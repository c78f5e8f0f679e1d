//! From a path to a campaign and its scripts.

use super::{
    campaign::campaign,
    format,
    model::{Campaign, Prose, Script},
    raw::{RawCampaign, RawScript},
    reader::Reader,
    repeated::{Repeated, Twice},
    slides,
    video::script,
    vocabulary::Vocabulary,
};
use crate::{
    failure::{Failure, Outcome},
    finding::{Finding, Severity},
    place::{Place, Route},
    source::Sources,
    wording::{Wording, excerpt},
    workspace::Workspace,
    yaml::{self, Decoded},
};
use std::path::Path;

/// The name of a campaign's file in its folder.
pub const CAMPAIGN_FILE: &str = "campaign.yaml";

const SAME_SCRIPT: Twice =
    Twice { rule: "duplicate-script", fr: "« scripts » nomme deux fois", en: "`scripts` names twice" };
const SAME_VIDEO: Twice = Twice {
    rule: "duplicate-video",
    fr: "Deux scripts ont l’identifiant de vidéo",
    en: "Two scripts have the video id",
};

/// What of a folder is to be loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// All of it: the campaign and its scripts, or every script of a folder without a campaign.
    Folder,
    /// One script, by its file name; the folder's campaign, if there is one, still counts.
    Script(String),
}

/// What was loaded.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The campaign, if the folder has one that could be read.
    pub campaign: Option<Campaign>,
    /// The scripts that could be read, in the campaign's order, else by file name. A script with
    /// findings about what it refers to is among them; one whose shape is wrong is not.
    pub scripts: Vec<Script>,
    /// What is wrong with the files, file by file, in the order of each file.
    pub findings: Vec<Finding>,
}

/// The workspace that a path given by the user means, and what to load from it.
///
/// # Errors
/// There is nothing at this path.
pub fn open(path: &Path) -> Outcome<(Workspace, Target)> {
    let shown = path.to_string_lossy().into_owned();
    if path.is_dir() {
        return Ok((Workspace::folder(path, shown), Target::Folder));
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    match name {
        Some(name) if path.is_file() => {
            let folder = path.parent().unwrap_or(Path::new(""));
            let workspace = Workspace::folder(
                if folder.as_os_str().is_empty() { Path::new(".") } else { folder },
                folder.to_string_lossy(),
            );
            let target = if name == CAMPAIGN_FILE { Target::Folder } else { Target::Script(name) };
            Ok((workspace, target))
        }
        _ => Err(Failure::new(
            format!("Il n’y a ni fichier ni dossier « {shown} »."),
            format!("There is no file or folder `{shown}`."),
        )),
    }
}

/// Loads a campaign and its scripts, and finds everything that is wrong with their files.
///
/// # Errors
/// A file cannot be read from disk or is too large, or there is nothing to read.
pub fn load(
    workspace: &Workspace,
    target: &Target,
    vocabulary: &Vocabulary,
    sources: &mut Sources,
) -> Outcome<Loaded> {
    let mut loader = Loader { workspace, vocabulary, sources, loaded: Loaded::default() };
    let listed = if workspace.has(CAMPAIGN_FILE) { loader.campaign()? } else { None };
    match (target, listed) {
        (Target::Script(name), _) => loader.script(name)?,
        (Target::Folder, Some(listed)) => loader.listed(&listed)?,
        (Target::Folder, None) => loader.loose()?,
    }
    loader.same_videos();
    loader.put_in_order();
    Ok(loader.loaded)
}

struct Loader<'l> {
    workspace: &'l Workspace,
    vocabulary: &'l Vocabulary,
    sources: &'l mut Sources,
    loaded: Loaded,
}

impl Loader<'_> {
    /// Reads the campaign, and gives the scripts that it lists when that list could be read.
    fn campaign(&mut self) -> Outcome<Option<Vec<Prose>>> {
        let decoded: Decoded<RawCampaign> = self.decode(CAMPAIGN_FILE)?;
        let complete = !decoded.blanks().touch(&Route::root().key("scripts"));
        let format = |raw: &RawCampaign| raw.format.clone();
        let Some((campaign, sound)) = self.model(decoded, ("campaign", &format), campaign) else {
            return Ok(None);
        };
        let listed = complete.then(|| campaign.scripts.clone());
        self.loaded.campaign = sound.then_some(campaign);
        Ok(listed)
    }

    fn script(&mut self, name: &str) -> Outcome<()> {
        let decoded: Decoded<RawScript> = self.decode(name)?;
        let format = |raw: &RawScript| raw.format.clone();
        if let Some((script, true)) = self.model(decoded, ("script", &format), script) {
            self.loaded.scripts.push(script);
        }
        Ok(())
    }

    fn decode<T: serde::de::DeserializeOwned + schemars::JsonSchema>(
        &mut self,
        name: &str,
    ) -> Outcome<Decoded<T>> {
        let bytes = self.workspace.read(name)?;
        Ok(yaml::decode(&self.workspace.shown(name), &bytes, self.sources))
    }

    /// Makes the model of a file, and says whether its shape was right.
    fn model<R, M>(
        &mut self,
        mut decoded: Decoded<R>,
        (kind, format): (&str, &dyn Fn(&R) -> String),
        make: impl FnOnce(R, &mut Reader<'_>) -> M,
    ) -> Option<(M, bool)> {
        let place = Place::value(decoded.document, Route::root().key("format"));
        let raw = decoded.value.take();
        if let Some(fault) = raw.as_ref().and_then(|raw| format::fault(&format(raw), kind, place)) {
            // The rest was read by the rules of another format: what it says of itself is enough.
            self.loaded.findings.push(fault);
            return None;
        }
        let first = self.loaded.findings.len();
        self.loaded.findings.append(&mut decoded.findings);
        let sound = self.loaded.findings[first..].iter().all(|finding| finding.severity != Severity::Error);
        let mut reader = Reader::new(decoded.document, self.vocabulary, decoded.blanks());
        let made = raw.map(|raw| make(raw, &mut reader));
        self.loaded.findings.extend(reader.finish());
        slides::name(&mut self.loaded.findings[first..], self.sources);
        Some((made?, sound))
    }

    /// Puts the findings in the order of the files, and of the text in each.
    fn put_in_order(&mut self) {
        let sources = &*self.sources;
        self.loaded.findings.sort_by_key(|it| (it.place.document, sources.bytes(&it.place).start));
    }

    fn listed(&mut self, listed: &[Prose]) -> Outcome<()> {
        let mut read = Repeated::new(&SAME_SCRIPT);
        for name in listed {
            let finding = if self.inside(&name.text) {
                read.twice(&name.text, name.place())
            } else {
                Some(self.no_such_script(name))
            };
            match finding {
                Some(finding) => self.loaded.findings.push(finding),
                None => self.script(&name.text)?,
            }
        }
        self.forgotten(listed)
    }

    /// Tells of the scripts that lie in the folder and are not named by the campaign.
    fn forgotten(&mut self, listed: &[Prose]) -> Outcome<()> {
        let Some(campaign) = &self.loaded.campaign else { return Ok(()) };
        let place = Place::key(campaign.document, Route::root().key("scripts"));
        let mut names = self.loose_names()?;
        names.retain(|name| !listed.iter().any(|it| it.text == *name));
        let forgotten = names.iter().map(|name| {
            let message = Wording::new(
                format!("Le dossier contient « {name} », que la campagne ne nomme pas : ce fichier n’est ni vérifié ni dessiné."),
                format!("The folder holds `{name}`, which the campaign does not name: it is neither checked nor drawn."),
            );
            Finding::warning("script-not-listed", place.clone(), message).advise(Wording::new(
                format!("Ajoutez « {name} » à « scripts », ou rangez-le ailleurs."),
                format!("Add `{name}` to `scripts`, or keep it elsewhere."),
            ))
        });
        self.loaded.findings.extend(forgotten);
        Ok(())
    }

    /// Whether this is a file of the folder, and not one outside of it.
    fn inside(&self, name: &str) -> bool {
        let steps = Path::new(name).components();
        let plain = steps.clone().all(|step| matches!(step, std::path::Component::Normal(_)));
        plain && self.workspace.has(name)
    }

    fn no_such_script(&self, name: &Prose) -> Finding {
        let text = excerpt(&name.text);
        let message = Wording::new(
            format!("Le dossier de la campagne n’a pas de fichier « {text} »."),
            format!("The campaign's folder has no file `{text}`."),
        );
        let there = self.loose_names().unwrap_or_default();
        let finding = Finding::error("unknown-script", name.place(), message);
        match yaml::nearest(&name.text, there.iter().map(String::as_str)) {
            Some(meant) => finding.advise(Wording::new(
                format!("Vouliez-vous écrire « {meant} » ?"),
                format!("Did you mean `{meant}`?"),
            )),
            None if there.is_empty() => finding,
            None => finding.advise(Wording::new(
                format!("Fichiers du dossier : {}.", there.join(", ")),
                format!("Files of the folder: {}.", there.join(", ")),
            )),
        }
    }

    fn loose_names(&self) -> Outcome<Vec<String>> {
        let mut names = self.workspace.list("", "yaml")?;
        names.extend(self.workspace.list("", "yml")?);
        names.retain(|name| name != CAMPAIGN_FILE);
        names.sort();
        Ok(names)
    }

    fn loose(&mut self) -> Outcome<()> {
        let names = self.loose_names()?;
        if names.is_empty() && !self.workspace.has(CAMPAIGN_FILE) {
            let shown = self.workspace.shown("");
            let folder = if shown.is_empty() { "." } else { &shown };
            return Err(Failure::new(
                format!("Le dossier « {folder} » ne contient ni campaign.yaml ni script (.yaml)."),
                format!("The folder `{folder}` holds neither campaign.yaml nor a script (.yaml)."),
            ));
        }
        names.iter().try_for_each(|name| self.script(name))
    }

    /// Tells of videos that have the same id.
    fn same_videos(&mut self) {
        let mut videos = Repeated::new(&SAME_VIDEO);
        let places = self.loaded.scripts.iter().map(|script| {
            let place = Place::value(script.document, Route::root().key("video"));
            (script.video.clone(), place)
        });
        let twice: Vec<Finding> = places.filter_map(|(video, place)| videos.twice(&video, place)).collect();
        self.loaded.findings.extend(twice);
    }
}
