//! A tree of outputs being built beside the folder it will replace.

use super::{
    MANIFEST,
    carry::CarryOver,
    disk::Disk,
    is_plain,
    manifest::{Manifest, OutputEntry},
    target::Target,
};
use crate::{
    digest::sha256,
    failure::{Failure, Outcome},
};
use std::{
    collections::BTreeMap,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

/// Which outputs a run makes anew; what an earlier run made outside it stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// All of them.
    Everything,
    /// Those under these folders, given as `slides/risks` or `qr`.
    Under(Vec<String>),
}

/// Outputs being built. Dropped before [`Staging::publish`], it leaves nothing behind.
#[derive(Debug)]
pub struct Staging<'d> {
    disk: &'d Disk,
    target: Target,
    scope: Scope,
    previous: Option<Manifest>,
    written: Mutex<BTreeMap<String, OutputEntry>>,
    _lock: Lock,
}

impl Scope {
    /// This scope, and what is under another folder.
    #[must_use]
    pub fn and(self, folder: &str) -> Self {
        match self {
            Self::Everything => self,
            Self::Under(mut folders) => {
                folders.push(folder.to_owned());
                Self::Under(folders)
            }
        }
    }

    fn covers(&self, path: &str) -> bool {
        match self {
            Self::Everything => true,
            Self::Under(folders) => folders
                .iter()
                .any(|folder| path.strip_prefix(folder.as_str()).is_some_and(|rest| rest.starts_with('/'))),
        }
    }
}

impl<'d> Staging<'d> {
    /// Sets right what an interrupted run left, and opens an empty tree beside the target. Waits
    /// while another run writes to the same target.
    ///
    /// # Errors
    /// The place cannot be written, or the target holds a manifest that is not ours.
    pub fn begin(disk: &'d Disk, target: Target, scope: Scope) -> Outcome<Self> {
        let failed = |cause| target.failed(cause);
        if let Some(parent) = target.folder.parent() {
            disk.create_folders(parent).map_err(failed)?;
        }
        let lock = Lock::take(disk, &target.lock).map_err(failed)?;
        recover(disk, &target).map_err(failed)?;
        let previous = Manifest::read(&target.folder)?;
        disk.create_folders(&target.staging).map_err(failed)?;
        if let Ok(about) = fs::metadata(&target.folder) {
            fs::set_permissions(&target.staging, about.permissions()).map_err(failed)?;
        }
        Ok(Self { disk, target, scope, previous, written: Mutex::default(), _lock: lock })
    }

    /// Writes one output. `path` is relative, with `/`. May be called from several threads.
    ///
    /// # Errors
    /// The file cannot be written; two outputs have one path; the path leaves the tree or the scope.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Outcome<()> {
        if !is_plain(path) || path == MANIFEST || !self.scope.covers(path) {
            return Err(misplaced(path));
        }
        let entry = OutputEntry {
            path: path.to_owned(),
            sha256: sha256(bytes),
            size: bytes.len(),
            marking: None,
            outdated: false,
        };
        if self.written().insert(path.to_owned(), entry).is_some() {
            return Err(misplaced(path));
        }
        self.put(path, bytes).map_err(|cause| self.target.failed(cause))
    }

    /// The same, for artwork of a campaign that is not approved: the manifest says `marking`.
    ///
    /// # Errors
    /// As [`Staging::write`].
    pub fn write_marked(&self, path: &str, bytes: &[u8], marking: &str) -> Outcome<()> {
        self.write(path, bytes)?;
        if let Some(entry) = self.written().get_mut(path) {
            entry.marking = Some(marking.to_owned());
        }
        Ok(())
    }

    /// Completes `manifest` with what was written and what stays from before, and swaps the tree in.
    ///
    /// # Errors
    /// A step on the disk failed, or a file of the user stands where an output goes; the target is
    /// then as it was.
    pub fn publish(self, mut manifest: Manifest) -> Outcome<Manifest> {
        manifest.outputs = self.written().values().cloned().collect();
        if let Some(previous) = &self.previous {
            manifest
                .keep(previous, |path| !self.scope.covers(path) && self.target.folder.join(path).is_file());
        }
        manifest.outputs.sort_by(|one, other| one.path.cmp(&other.path));
        self.fill(&manifest)?;
        self.swap().map_err(|cause| self.target.failed(cause))?;
        Ok(manifest)
    }

    /// Brings the tree to its final state, on the disk.
    fn fill(&self, manifest: &Manifest) -> Outcome<()> {
        let failed = |cause| self.target.failed(cause);
        let text = manifest.text().map_err(|cause| failed(cause.into()))?;
        let made = self.written().keys().cloned().collect::<Vec<_>>();
        self.link_kept(manifest).map_err(failed)?;
        self.put(MANIFEST, text.as_bytes()).map_err(failed)?;
        if self.target.folder.is_dir() {
            let in_the_way = self.carry_over(&self.target.folder, &self.target.staging).map_err(failed)?;
            in_the_way.first().map_or(Ok(()), |path| Err(occupied(&self.target.folder.join(path))))?;
        }
        for path in made.iter().map(String::as_str).chain([MANIFEST]) {
            self.disk.sync(&self.target.staging.join(path)).map_err(failed)?;
        }
        self.disk.sync(&self.target.staging).map_err(failed)
    }

    fn link_kept(&self, manifest: &Manifest) -> io::Result<()> {
        let written = self.written();
        for output in manifest.outputs.iter().filter(|output| !written.contains_key(&output.path)) {
            let to = self.target.staging.join(&output.path);
            self.disk.create_folders(to.parent().unwrap_or(&self.target.staging))?;
            self.disk.link_or_copy(&self.target.folder.join(&output.path), &to)?;
        }
        Ok(())
    }

    /// Puts the new tree in the old one's place, then clears the old one away.
    fn swap(&self) -> io::Result<()> {
        let Target { folder, staging, aside, .. } = &self.target;
        if !folder.exists() {
            self.disk.rename(staging, folder)?;
            return self.sync_parent();
        }
        match self.disk.exchange(folder, staging) {
            Err(cause) if cause.kind() == io::ErrorKind::Unsupported => {
                self.disk.rename(folder, aside)?;
                if let Err(cause) = self.disk.rename(staging, folder) {
                    self.disk.rename(aside, folder)?;
                    return Err(cause);
                }
                self.disk.rename(aside, staging)?;
            }
            done => done?,
        }
        self.sync_parent()?;
        // A file that appeared in the old tree while the new one was being built is not lost.
        self.carry_over(staging, folder)?;
        self.disk.remove(staging)
    }

    fn carry_over(&self, old: &Path, new: &Path) -> io::Result<Vec<PathBuf>> {
        CarryOver { disk: self.disk, old, new, listed: self.previous.as_ref() }.run()
    }

    fn sync_parent(&self) -> io::Result<()> {
        self.target.folder.parent().map_or(Ok(()), |parent| self.disk.sync(parent))
    }

    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let whole = self.target.staging.join(path);
        self.disk.create_folders(whole.parent().unwrap_or(&self.target.staging))?;
        self.disk.write(&whole, bytes)
    }

    fn written(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, OutputEntry>> {
        self.written.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Staging<'_> {
    fn drop(&mut self) {
        // What cannot be cleared now is cleared by the next run.
        let _ = self.disk.remove(&self.target.staging);
        let _ = self.disk.remove(&self.target.lock);
    }
}

/// Restores the target from what an interrupted run left, and clears the rest away. Only a whole
/// tree ever has the name `aside`.
fn recover(disk: &Disk, target: &Target) -> io::Result<()> {
    disk.remove(&target.staging)?;
    if !target.aside.exists() {
        return Ok(());
    }
    if !target.folder.exists() {
        return disk.rename(&target.aside, &target.folder);
    }
    let listed = Manifest::read(&target.aside).ok().flatten();
    CarryOver { disk, old: &target.aside, new: &target.folder, listed: listed.as_ref() }.run()?;
    disk.rename(&target.aside, &target.staging)?;
    disk.remove(&target.staging)
}

/// Held while a target is being written; the system lets go of it if the program dies.
#[derive(Debug)]
struct Lock(#[expect(dead_code, reason = "the open file is the lock")] File);

impl Lock {
    fn take(disk: &Disk, path: &Path) -> io::Result<Self> {
        loop {
            disk.write(path, b"")?;
            let file = File::open(path)?;
            wait_for(&file)?;
            if is_still_at(&file, path) {
                return Ok(Self(file));
            }
        }
    }
}

#[cfg(unix)]
fn wait_for(file: &File) -> io::Result<()> {
    use rustix::{
        fs::{FlockOperation, flock},
        io::Errno,
    };
    loop {
        match flock(file, FlockOperation::LockExclusive) {
            Err(Errno::INTR) => {}
            // A file system without locks: builds of one target must then be kept apart by hand.
            Err(Errno::NOTSUP | Errno::NOSYS | Errno::NOLCK) => return Ok(()),
            done => return Ok(done?),
        }
    }
}

#[cfg(unix)]
fn is_still_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |about: fs::Metadata| (about.dev(), about.ino());
    file.metadata().ok().map(id) == fs::metadata(path).ok().map(id)
}

#[cfg(not(unix))]
fn wait_for(_file: &File) -> io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
fn is_still_at(_file: &File, _path: &Path) -> bool {
    true
}

fn misplaced(path: &str) -> Failure {
    Failure::new(
        format!("La sortie « {path} » n’a pas de place : son chemin est déjà pris ou sort du dossier."),
        format!("The output `{path}` has no place: its path is taken or leaves the folder."),
    )
}

fn occupied(path: &Path) -> Failure {
    let path = path.display();
    Failure::new(
        format!(
            "« {path} » n’est pas un fichier que isoscript a écrit, et une sortie doit porter ce nom : rien n’a été changé. Déplacez-le, ou donnez un autre dossier avec --out."
        ),
        format!(
            "`{path}` is not a file that isoscript wrote, and an output needs its name: nothing was changed. Move it, or give another folder with --out."
        ),
    )
}
