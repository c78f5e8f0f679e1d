//! The library: every catalogue there is, and the words of the language.

use super::{
    catalogue::{Catalogue, RecognitionFile},
    requirements::{Manners, Requirements},
};
use crate::{
    failure::{Failure, Outcome},
    finding::Finding,
    language::{LexiconFile, Speech},
    source::Sources,
    workspace::{Origin, Workspace},
    yaml,
};
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};
use std::sync::Arc;

/// Every catalogue there is, and the words of the language.
#[derive(Debug)]
pub struct Library {
    /// The catalogues, by name of file.
    pub catalogues: Vec<Arc<Catalogue>>,
    /// The shipped files that the campaign's folder replaces by others; named in every output.
    pub altered: Vec<Altered>,
    /// What is wrong with the campaign's own catalogues.
    pub findings: Vec<Finding>,
    /// How the language is spoken.
    pub speech: Speech,
    manners: Arc<Manners>,
    words: Vec<(String, LexiconFile)>,
    /// Whether words and catalogues are the shipped ones, all of them and no others: then the words
    /// are the sealed ones, whatever catalogues are in force.
    as_shipped: bool,
}

/// A shipped catalogue or lexicon that the campaign's folder replaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Altered {
    /// Its path, as shipped and as replaced.
    pub path: String,
    /// SHA-256 of the replacement, in hexadecimal.
    pub sha256: String,
}

const LEXICON: &str = "language/fr/lexicon";
const SPEECH: &str = "language/fr/speech.yaml";
const OCCUPATIONS: &str = "language/fr/occupations.yaml";
const ADDRESS: &str = "language/fr/address.yaml";

impl Library {
    /// Reads the catalogues and the words: the shipped ones, and those the campaign's folder adds.
    ///
    /// # Errors
    /// A file cannot be read, or a lexicon is not well formed.
    pub fn load(workspace: &Workspace, sources: &mut Sources) -> Outcome<Self> {
        let as_shipped = !workspace.brings(LEXICON) && !workspace.brings("catalogues");
        let occupations = read(workspace, OCCUPATIONS)?;
        let manners = Arc::new(Manners { occupations, address: read(workspace, ADDRESS)? });
        let mut library = Self {
            catalogues: Vec::new(),
            altered: Vec::new(),
            findings: Vec::new(),
            speech: read(workspace, SPEECH)?,
            manners,
            words: Vec::new(),
            as_shipped,
        };
        library.add_words(workspace)?;
        for name in workspace
            .assets("catalogues", "yaml")?
            .into_iter()
            .filter(|name| !name.ends_with(".examples.yaml"))
        {
            library.add_catalogue(workspace, &format!("catalogues/{name}"), sources)?;
        }
        Ok(library)
    }

    /// The requirements of these catalogues; of all when `ids` is empty. An unknown id is passed
    /// over: it is a finding where it is written.
    ///
    /// # Errors
    /// A pattern or a claim of a catalogue is wrong.
    pub fn requirements(&self, ids: &[&str]) -> Outcome<Requirements> {
        let requirements = self.without_manners(ids)?;
        Ok(Requirements { manners: Arc::clone(&self.manners), ..requirements })
    }

    fn without_manners(&self, ids: &[&str]) -> Outcome<Requirements> {
        let wanted = |it: &&Arc<Catalogue>| ids.is_empty() || ids.contains(&it.catalogue.as_str());
        let catalogues: Vec<Arc<Catalogue>> = self.catalogues.iter().filter(wanted).cloned().collect();
        if self.as_shipped {
            let lexicon = postcard::from_bytes(SEALED).map_err(|cause| unreadable(LEXICON).because(cause))?;
            return Requirements::with_lexicon(lexicon, catalogues);
        }
        Requirements::new(&self.words, catalogues)
    }

    fn add_words(&mut self, workspace: &Workspace) -> Outcome<()> {
        for name in workspace.assets(LEXICON, "yaml")? {
            let path = format!("{LEXICON}/{name}");
            note_altered(workspace, &path, &mut self.altered)?;
            if !self.as_shipped {
                let file = read(workspace, &path)?;
                self.words.push((path, file));
            }
        }
        Ok(())
    }

    /// A file as it was shipped, its words left out when they are sealed, or as the campaign has it.
    fn shipped<T: DeserializeOwned>(&self, workspace: &Workspace, path: &str) -> Outcome<T> {
        let digested = DIGESTED.iter().find(|it| self.as_shipped && it.0 == path);
        match digested {
            Some((_, json)) => serde_json::from_slice(json).map_err(|cause| unreadable(path).because(cause)),
            None => read(workspace, path),
        }
    }

    fn add_catalogue(&mut self, workspace: &Workspace, path: &str, sources: &mut Sources) -> Outcome<()> {
        let Some(asset) = workspace.asset(path)? else { return Ok(()) };
        if asset.origin == Origin::Embedded {
            let catalogue = self.shipped(workspace, path)?;
            return self.add_recognition(workspace, catalogue);
        }
        note_altered(workspace, path, &mut self.altered)?;
        let decoded = yaml::decode::<Catalogue>(&workspace.shown(path), &asset.bytes, sources);
        let sound = decoded.sound();
        self.findings.extend(decoded.findings);
        match decoded.value.filter(|_| sound) {
            Some(catalogue) => self.add_recognition(workspace, catalogue),
            None => Ok(()),
        }
    }

    /// Gives a catalogue the recognition files of its folder, the general one first.
    fn add_recognition(&mut self, workspace: &Workspace, mut catalogue: Catalogue) -> Outcome<()> {
        let folder = format!("catalogues/{}/fr", catalogue.catalogue);
        let mut names = workspace.assets(&folder, "yaml")?;
        names.sort_by_key(|name| name != "general.yaml");
        for name in names {
            let path = format!("{folder}/{name}");
            note_altered(workspace, &path, &mut self.altered)?;
            let file: RecognitionFile = self.shipped(workspace, &path)?;
            if let Err(point) = catalogue.recognise(file) {
                return Err(unreadable(&path).because(std::io::Error::other(point)));
            }
        }
        self.catalogues.push(Arc::new(catalogue));
        Ok(())
    }
}

/// The shipped catalogues as JSON, by path, without their words, rewritten when the program was built.
static DIGESTED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/digested.rs"));

/// The lexicon of the shipped words and catalogues, sealed when the program was built.
static SEALED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.sealed"));

fn read<T: DeserializeOwned>(workspace: &Workspace, path: &str) -> Outcome<T> {
    let asset = workspace.asset(path)?.ok_or_else(|| unreadable(path))?;
    serde_yaml::from_slice(&asset.bytes).map_err(|cause| unreadable(path).because(cause))
}

fn unreadable(path: &str) -> Failure {
    Failure::new(format!("« {path} » ne peut pas être lu."), format!("`{path}` cannot be read."))
}

fn note_altered(workspace: &Workspace, path: &str, altered: &mut Vec<Altered>) -> Outcome<()> {
    let Some(asset) = workspace.asset(path)? else { return Ok(()) };
    let own_recognition = asset.origin == Origin::Campaign && Workspace::joins_shipped_catalogue(path);
    if own_recognition || workspace.altered(path)? {
        let sha256 = Sha256::digest(&asset.bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        altered.push(Altered { path: path.to_owned(), sha256 });
    }
    Ok(())
}
