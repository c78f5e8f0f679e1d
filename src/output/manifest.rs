//! `manifest.json`: the SHA-256 and size of each input and output. Nothing in it comes from a clock.

use super::{MANIFEST, is_plain};
use crate::{
    failure::{Failure, Outcome},
    script::model::{Campaign, Status},
    workspace::{Origin, Read},
};
use serde::{Deserialize, Serialize};
use std::{fs, io, ops::Not, path::Path};

const FORMAT: &str = "isoscript.manifest/1";

/// What stands in `manifest.json`. Lists are sorted by path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Always `isoscript.manifest/1`.
    format: String,
    /// The program that wrote the outputs, with its version.
    pub program: String,
    /// The campaign, when the outputs are a campaign's.
    pub campaign: Option<CampaignEntry>,
    /// The files read, relative to the campaign's folder or to the program's own assets.
    pub inputs: Vec<InputEntry>,
    /// The files written, relative to the manifest.
    pub outputs: Vec<OutputEntry>,
}

/// Which version of which campaign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CampaignEntry {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The date of this version, as the campaign file gives it.
    pub date: String,
    /// How far it has come.
    pub status: Status,
    /// The agency's reference, if there is one.
    pub authorisation: String,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct InputEntry {
    /// Its relative path.
    pub path: String,
    /// `campaign` for a file of the campaign's folder, `embedded` for one the program carries.
    pub origin: Origin,
    /// Its SHA-256, lower-case hexadecimal.
    pub sha256: String,
    /// Its size in bytes.
    pub size: usize,
    /// The campaign's file stands in for one the program carries, with other bytes.
    #[serde(default, skip_serializing_if = "Not::not")]
    pub altered: bool,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutputEntry {
    /// Its relative path.
    pub path: String,
    /// Its SHA-256, lower-case hexadecimal.
    pub sha256: String,
    /// Its size in bytes.
    pub size: usize,
    /// `PROJET` on artwork of a campaign that is not approved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marking: Option<String>,
    /// Made by an earlier run, from inputs that have changed since.
    #[serde(default, skip_serializing_if = "Not::not")]
    pub outdated: bool,
}

impl Manifest {
    /// A manifest of nothing yet.
    pub fn new(campaign: Option<&Campaign>, read: Vec<Read>) -> Self {
        let inputs = read.into_iter().map(InputEntry::of).collect();
        Self {
            format: FORMAT.to_owned(),
            program: concat!("isoscript ", env!("CARGO_PKG_VERSION")).to_owned(),
            campaign: campaign.map(CampaignEntry::of),
            inputs,
            outputs: Vec::new(),
        }
    }

    /// The manifest of the outputs in `folder`; `None` where there is no such file.
    ///
    /// # Errors
    /// The file cannot be read, or is not a manifest that this program wrote.
    pub fn read(folder: &Path) -> Outcome<Option<Self>> {
        let bytes = match fs::read(folder.join(MANIFEST)) {
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(cause) => return Err(foreign(folder).because(cause)),
            Ok(bytes) => bytes,
        };
        let manifest: Self =
            serde_json::from_slice(&bytes).map_err(|cause| foreign(folder).because(cause))?;
        let ours = manifest.format == FORMAT && manifest.outputs.iter().all(|output| is_plain(&output.path));
        if ours { Ok(Some(manifest)) } else { Err(foreign(folder)) }
    }

    /// Whether `path` is one of the outputs, or the manifest itself.
    pub fn lists(&self, path: &str) -> bool {
        let find = |output: &OutputEntry| output.path.as_str().cmp(path);
        path == MANIFEST || self.outputs.binary_search_by(find).is_ok()
    }

    /// The file's text: indented, one entry a line, with a line break at the end.
    pub(super) fn text(&self) -> serde_json::Result<String> {
        serde_json::to_string_pretty(self).map(|text| text + "\n")
    }

    /// Takes over what `earlier` lists outside this run, and marks what its inputs have left behind.
    pub(super) fn keep(&mut self, earlier: &Self, kept: impl Fn(&str) -> bool) {
        let outdated = self.differs_from(earlier);
        let kept = earlier.outputs.iter().filter(|output| kept(&output.path)).cloned();
        self.outputs
            .extend(kept.map(|output| OutputEntry { outdated: output.outdated || outdated, ..output }));
        let unread = |input: &&InputEntry| self.inputs.iter().all(|known| known.path != input.path);
        let unread: Vec<_> = earlier.inputs.iter().filter(unread).cloned().collect();
        self.inputs.extend(unread);
        self.inputs.sort();
        self.campaign = self.campaign.take().or_else(|| earlier.campaign.clone());
    }

    fn differs_from(&self, earlier: &Self) -> bool {
        let changed = |input: &InputEntry| {
            earlier.inputs.iter().any(|old| old.path == input.path && old.sha256 != input.sha256)
        };
        self.program != earlier.program || self.inputs.iter().any(changed)
    }
}

impl InputEntry {
    fn of(read: Read) -> Self {
        let Read { path, origin, sha256, size, altered } = read;
        Self { path, origin, sha256, size, altered }
    }
}

impl CampaignEntry {
    fn of(campaign: &Campaign) -> Self {
        Self {
            id: campaign.id.clone(),
            version: campaign.version.clone(),
            date: campaign.date.clone(),
            status: campaign.status,
            authorisation: campaign.authorisation.clone(),
        }
    }
}

fn foreign(folder: &Path) -> Failure {
    let path = folder.join(MANIFEST);
    Failure::new(
        format!(
            "« {} » n’est pas un fichier que isoscript a écrit : rien n’a été changé. Déplacez-le, ou donnez un autre dossier avec --out.",
            path.display()
        ),
        format!(
            "`{}` is not a file that isoscript wrote: nothing was changed. Move it, or give another folder with --out.",
            path.display()
        ),
    )
}
