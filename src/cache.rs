//! What has been made once is not made again: bytes kept by the content they were made from.
//!
//! A cache never changes an output. An entry is used only if its own hash, taken over its key and
//! its bytes, still holds; whatever else happens to it, the bytes are made again.

use sha2::{Digest, Sha256};
use std::{
    ffi::OsStr,
    fs, io,
    path::{Path, PathBuf},
    time::SystemTime,
};

/// The largest size of a cache folder, in bytes: some three thousand slides.
pub const LARGEST_CACHE: u64 = 256 * 1024 * 1024;

/// What turns a drawing into bytes: part of each [`Key`], so that another version of a dependency, or
/// another way of drawing, never meets old entries.
static RENDERER: [&[u8]; 3] =
    [include_bytes!("../Cargo.lock"), include_bytes!("slide/raster.rs"), include_bytes!("export/png.rs")];

const HASH: usize = 32;
const EXTENSION: &str = "made";

/// A folder of bytes already made, or none.
#[derive(Debug, Clone, Default)]
pub struct Cache {
    folder: Option<PathBuf>,
    limit: u64,
}

/// What some bytes were made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key([u8; HASH]);

impl Key {
    /// The key of bytes of this `kind`, made from these parts by this version of the program.
    pub fn of(kind: &str, parts: &[&[u8]]) -> Self {
        let mut hash = Sha256::new();
        let named = [kind.as_bytes(), env!("CARGO_PKG_VERSION").as_bytes()];
        for part in named.iter().chain(&RENDERER).chain(parts) {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        Self(hash.finalize().into())
    }

    fn file_name(self) -> String {
        let hex: String = self.0.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{hex}.{EXTENSION}")
    }
}

impl Cache {
    /// No cache: everything is made anew.
    pub fn none() -> Self {
        Self::default()
    }

    /// A cache in this folder, which is made when something is first kept.
    pub fn folder(folder: impl Into<PathBuf>) -> Self {
        Self { folder: Some(folder.into()), limit: LARGEST_CACHE }
    }

    /// The same cache, holding at most `bytes` bytes once [`Cache::trim`] has run.
    #[must_use]
    pub fn at_most(mut self, bytes: u64) -> Self {
        self.limit = bytes;
        self
    }

    /// The bytes kept under `key`, if they are there and whole.
    pub fn find(&self, key: Key) -> Option<Vec<u8>> {
        let mut bytes = fs::read(self.folder.as_ref()?.join(key.file_name())).ok()?;
        let body = bytes.len().checked_sub(HASH)?;
        let sealed = seal(key, bytes.get(..body)?) == *bytes.get(body..)?;
        bytes.truncate(body);
        sealed.then_some(bytes)
    }

    /// Keeps these bytes under `key`. A cache that cannot be written is as good as none.
    pub fn keep(&self, key: Key, bytes: &[u8]) {
        if let Some(folder) = &self.folder {
            let _ = put(folder, key, bytes);
        }
    }

    /// Removes the oldest entries until the cache is within its size.
    pub fn trim(&self) {
        let Some(folder) = &self.folder else { return };
        let mut entries = entries(folder).unwrap_or_default();
        entries.sort();
        let mut size: u64 = entries.iter().map(|entry| entry.size).sum();
        for entry in entries {
            if size <= self.limit {
                return;
            }
            size -= entry.size;
            let _ = fs::remove_file(entry.path);
        }
    }
}

/// An entry's age comes first, so that entries sort from the oldest.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    written: SystemTime,
    path: PathBuf,
    size: u64,
}

fn entries(folder: &Path) -> io::Result<Vec<Entry>> {
    let ours = |path: &Path| path.extension() == Some(OsStr::new(EXTENSION));
    let mut found = Vec::new();
    for path in fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| ours(path)) {
        if let Ok(about) = fs::metadata(&path) {
            found.push(Entry { written: about.modified()?, size: about.len(), path });
        }
    }
    Ok(found)
}

fn put(folder: &Path, key: Key, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let whole = folder.join(key.file_name());
    // Two runs that write one entry write the same bytes; the name of neither is ever half a file.
    let draft = folder.join(format!("{}.{}", key.file_name(), std::process::id()));
    fs::write(&draft, [bytes, &seal(key, bytes)].concat())?;
    fs::rename(&draft, whole).inspect_err(|_| drop(fs::remove_file(&draft)))
}

fn seal(key: Key, bytes: &[u8]) -> [u8; HASH] {
    Sha256::new().chain_update(key.0).chain_update(bytes).finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one() -> Key {
        Key::of("test", &[b"one"])
    }

    #[test]
    fn parts_are_told_apart() {
        assert_ne!(Key::of("a", &[b"bc", b"d"]), Key::of("a", &[b"b", b"cd"]));
        assert_ne!(Key::of("a", &[b"b"]), Key::of("b", &[b"b"]));
    }

    #[test]
    fn what_was_kept_is_found_until_it_is_damaged() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::folder(folder.path().join("cache"));
        assert_eq!(cache.find(one()), None);
        cache.keep(one(), b"bytes");
        assert_eq!(cache.find(one()), Some(b"bytes".to_vec()));
        let file = folder.path().join("cache").join(one().file_name());
        let kept = fs::read(&file).expect("an entry");
        for damaged in [b"".to_vec(), kept[1..].to_vec(), [b"x", kept.as_slice()].concat()] {
            fs::write(&file, damaged).expect("a damaged entry");
            assert_eq!(cache.find(one()), None);
        }
    }

    #[test]
    fn an_entry_under_another_name_is_not_used() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::folder(folder.path());
        let two = Key::of("test", &[b"two"]);
        cache.keep(two, b"two");
        fs::copy(folder.path().join(two.file_name()), folder.path().join(one().file_name())).expect("a copy");
        assert_eq!(cache.find(one()), None);
    }

    #[test]
    fn trimming_keeps_the_cache_within_its_size() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::folder(folder.path()).at_most(250);
        for part in 0..5_u8 {
            cache.keep(Key::of("test", &[&[part]]), &[part; 68]);
        }
        fs::write(folder.path().join("somebody-elses"), [0; 1000]).expect("a file");
        cache.trim();
        assert_eq!(entries(folder.path()).expect("entries").len(), 2);
        assert!(folder.path().join("somebody-elses").exists());
    }

    #[test]
    fn a_cache_that_cannot_be_written_is_as_good_as_none() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("file"), "").expect("a file");
        let cache = Cache::folder(folder.path().join("file/cache"));
        cache.keep(one(), b"bytes");
        assert_eq!(cache.find(one()), None);
        cache.trim();
    }
}
