//! The only door to files: a campaign's folder, over the assets that the binary carries.
//!
//! Themes, templates, pictures and fonts of the same relative name in the campaign's folder replace
//! the embedded ones. Catalogues and lexicons may only be added: see [`Workspace::altered`].

use crate::{
    digest::sha256,
    failure::{Failure, Outcome},
};
use include_dir::{Dir, include_dir};
use serde::{Deserialize, Serialize};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: u64 = 8 * 1024 * 1024;

static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets");

/// A campaign's folder, over the embedded assets.
#[derive(Debug, Clone)]
pub struct Workspace {
    root: Root,
    shown: String,
    reads: Arc<Mutex<BTreeMap<String, Noted>>>,
}

/// A file that was read through a workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// Its path, relative to the campaign's folder or to the embedded assets.
    pub path: String,
    /// Where it came from.
    pub origin: Origin,
    /// Its SHA-256, lower-case hexadecimal.
    pub sha256: String,
    /// Its size in bytes.
    pub size: usize,
    /// Whether it stands in for an embedded file of other bytes.
    pub altered: bool,
}

/// What is noted of a file as it is read; an embedded one is hashed only when somebody asks.
#[derive(Debug, Clone)]
enum Noted {
    Embedded(&'static [u8]),
    Campaign { sha256: String, size: usize, altered: bool },
}

#[derive(Debug, Clone)]
enum Root {
    Folder(PathBuf),
    Memory(BTreeMap<String, Vec<u8>>),
}

/// Where an asset came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The binary carries it.
    Embedded,
    /// The campaign's folder holds it.
    Campaign,
}

/// An asset's bytes and where they came from.
#[derive(Debug, Clone)]
pub struct Asset {
    /// The bytes.
    pub bytes: Cow<'static, [u8]>,
    /// Where they came from.
    pub origin: Origin,
}

impl Workspace {
    /// A folder on disk; `shown` is how the user named it.
    pub fn folder(path: impl Into<PathBuf>, shown: impl Into<String>) -> Self {
        Self { root: Root::Folder(path.into()), shown: shown.into(), reads: Arc::default() }
    }

    /// A folder held in memory, keyed by relative path with `/`.
    pub fn memory(files: BTreeMap<String, Vec<u8>>) -> Self {
        Self { root: Root::Memory(files), shown: String::new(), reads: Arc::default() }
    }

    /// The path that a file of this folder is shown by: as the user named the folder, then the
    /// file's relative path, with `/`.
    pub fn shown(&self, relative: &str) -> String {
        let base = self.shown.trim_end_matches('/').replace('\\', "/");
        match (base.as_str(), self.shown.starts_with('/')) {
            ("", true) => format!("/{relative}"),
            ("" | ".", false) => relative.to_owned(),
            _ => format!("{base}/{relative}"),
        }
    }

    /// Whether the folder has this file.
    pub fn has(&self, relative: &str) -> bool {
        match &self.root {
            Root::Folder(folder) => folder.join(relative).is_file(),
            Root::Memory(files) => files.contains_key(relative),
        }
    }

    /// Reads a file of the folder.
    ///
    /// # Errors
    /// The file cannot be read, or is larger than [`LARGEST_FILE`].
    pub fn read(&self, relative: &str) -> Outcome<Vec<u8>> {
        let bytes = self.read_unnoted(relative)?;
        let altered = embedded(relative).is_some_and(|shipped| shipped != bytes);
        let noted = Noted::Campaign { sha256: sha256(&bytes), size: bytes.len(), altered };
        self.note(relative, noted);
        Ok(bytes)
    }

    fn read_unnoted(&self, relative: &str) -> Outcome<Vec<u8>> {
        match &self.root {
            Root::Folder(folder) => read_limited(&folder.join(relative), &self.shown(relative)),
            Root::Memory(files) => files.get(relative).cloned().ok_or_else(|| {
                unreadable(&self.shown(relative)).because(io::Error::from(io::ErrorKind::NotFound))
            }),
        }
    }

    /// The files directly in `folder` (empty for the top) with this extension, sorted by name.
    ///
    /// # Errors
    /// The folder cannot be listed. A folder that does not exist has no files.
    pub fn list(&self, folder: &str, extension: &str) -> Outcome<Vec<String>> {
        let names = match &self.root {
            Root::Folder(root) => list_folder(&root.join(folder), &self.shown(folder))?,
            Root::Memory(files) => list_memory(files, folder),
        };
        let wanted = |name: &String| Path::new(name).extension().is_some_and(|it| it == extension);
        Ok(names.into_iter().filter(wanted).collect())
    }

    /// An asset by its path under `assets/`: the campaign's own where it has one, else the
    /// embedded one, else `None`.
    ///
    /// # Errors
    /// The campaign's own file exists and cannot be read.
    pub fn asset(&self, path: &str) -> Outcome<Option<Asset>> {
        if self.has(path) {
            let bytes = Cow::Owned(self.read(path)?);
            return Ok(Some(Asset { bytes, origin: Origin::Campaign }));
        }
        Ok(embedded(path).map(|bytes| {
            self.note(path, Noted::Embedded(bytes));
            Asset { bytes: Cow::Borrowed(bytes), origin: Origin::Embedded }
        }))
    }

    /// Every file that was read so far through this workspace or a clone of it, sorted by path.
    pub fn reads(&self) -> Vec<Read> {
        let reads = self.reads.lock().unwrap_or_else(PoisonError::into_inner);
        reads.iter().map(|(path, noted)| noted.read(path)).collect()
    }

    fn note(&self, path: &str, noted: Noted) {
        self.reads.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), noted);
    }

    /// The names of the assets directly in a folder of `assets/` with this extension, embedded and
    /// campaign's together, sorted.
    ///
    /// # Errors
    /// The campaign's folder cannot be listed.
    pub fn assets(&self, folder: &str, extension: &str) -> Outcome<Vec<String>> {
        let own = self.list(folder, extension)?;
        let names: BTreeSet<String> = own.into_iter().chain(embedded_names(folder, extension)).collect();
        Ok(names.into_iter().collect())
    }

    /// Whether the campaign has a folder of this name, of whatever it may hold.
    pub fn brings(&self, folder: &str) -> bool {
        match &self.root {
            Root::Folder(root) => root.join(folder).is_dir(),
            Root::Memory(files) => files.keys().any(|path| path.starts_with(&format!("{folder}/"))),
        }
    }

    /// Whether a file under `catalogues/<id>/` speaks for a catalogue that the binary carries, and is
    /// not one of its own files.
    pub fn joins_shipped_catalogue(path: &str) -> bool {
        let catalogue = path.split('/').nth(1).unwrap_or_default();
        let shipped = embedded(&format!("catalogues/{catalogue}.yaml")).is_some();
        path.starts_with("catalogues/") && shipped && embedded(path).is_none()
    }

    /// Whether the campaign's folder brings its own version of an embedded file, with other bytes.
    ///
    /// # Errors
    /// The campaign's own file exists and cannot be read.
    pub fn altered(&self, path: &str) -> Outcome<bool> {
        match (self.asset(path)?, embedded(path)) {
            (Some(asset), Some(shipped)) => Ok(asset.bytes.as_ref() != shipped),
            _ => Ok(false),
        }
    }
}

impl Noted {
    fn read(&self, path: &str) -> Read {
        let path = path.to_owned();
        match self {
            Self::Embedded(bytes) => Read {
                path,
                origin: Origin::Embedded,
                sha256: sha256(bytes),
                size: bytes.len(),
                altered: false,
            },
            Self::Campaign { sha256, size, altered } => Read {
                path,
                origin: Origin::Campaign,
                sha256: sha256.clone(),
                size: *size,
                altered: *altered,
            },
        }
    }
}

/// The embedded asset of this path under `assets/`.
pub fn embedded(path: &str) -> Option<&'static [u8]> {
    EMBEDDED.get_file(path).map(include_dir::File::contents)
}

fn embedded_names(folder: &str, extension: &str) -> Vec<String> {
    let files = EMBEDDED.get_dir(folder).map(Dir::files).into_iter().flatten();
    files
        .map(include_dir::File::path)
        .filter(|path| path.extension().is_some_and(|it| it == extension))
        .filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()))
        .collect()
}

fn read_limited(path: &Path, shown: &str) -> Outcome<Vec<u8>> {
    let size = fs::metadata(path).map_err(|cause| unreadable(shown).because(cause))?.len();
    if size > LARGEST_FILE {
        return Err(too_large(shown, size));
    }
    fs::read(path).map_err(|cause| unreadable(shown).because(cause))
}

fn unreadable(shown: &str) -> Failure {
    Failure::new(
        format!("Le fichier « {shown} » ne peut pas être lu."),
        format!("The file `{shown}` cannot be read."),
    )
}

fn too_large(shown: &str, size: u64) -> Failure {
    let mib = size as f64 / (1024.0 * 1024.0);
    let french = format!("{mib:.1}").replace('.', ",");
    Failure::new(
        format!("Le fichier « {shown} » pèse {french} Mio ; la limite est de 8 Mio."),
        format!("The file `{shown}` is {mib:.1} MiB; the limit is 8 MiB."),
    )
}

fn list_folder(folder: &Path, shown: &str) -> Outcome<Vec<String>> {
    let failure = || {
        Failure::new(
            format!("Le dossier « {shown} » ne peut pas être parcouru."),
            format!("The folder `{shown}` cannot be listed."),
        )
    };
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(cause) => return Err(failure().because(cause)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|cause| failure().because(cause))?;
        if entry.path().is_file()
            && let Ok(name) = entry.file_name().into_string()
        {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

fn list_memory(files: &BTreeMap<String, Vec<u8>>, folder: &str) -> Vec<String> {
    let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let inside = files.keys().filter_map(|path| path.strip_prefix(&prefix));
    inside.filter(|rest| !rest.contains('/')).map(str::to_owned).collect()
}
