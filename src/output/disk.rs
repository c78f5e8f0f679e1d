//! The file system, one step at a time.
//!
//! Every change goes through here, and a hook may stop the program just before any of them: that is
//! how the tests interrupt a build everywhere.

use std::{
    fmt,
    fs::{self, File},
    io,
    path::Path,
};

/// A change to the file system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A folder is made.
    CreateFolder,
    /// A file is written.
    Write,
    /// A file gets a second name, or is copied where that cannot be.
    Link,
    /// What was written is pushed to the disk.
    Sync,
    /// Something gets another name.
    Rename,
    /// Two folders swap names.
    Exchange,
    /// A file or an empty folder is removed.
    Remove,
}

type Hook = Box<dyn Fn(Step, &Path) -> io::Result<()> + Send + Sync>;

/// How files are changed: as the system does, or interrupted where a hook says.
#[derive(Default)]
pub struct Disk {
    before: Option<Hook>,
    without_exchange: bool,
}

impl fmt::Debug for Disk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Disk").field("without_exchange", &self.without_exchange).finish_non_exhaustive()
    }
}

impl Disk {
    /// A disk that asks `before` ahead of each step; an error means that the step is not taken.
    pub fn interrupted(before: impl Fn(Step, &Path) -> io::Result<()> + Send + Sync + 'static) -> Self {
        Self { before: Some(Box::new(before)), without_exchange: false }
    }

    /// The same disk, as on a system that cannot exchange two folders.
    #[must_use]
    pub fn without_exchange(mut self) -> Self {
        self.without_exchange = true;
        self
    }

    pub(super) fn create_folders(&self, path: &Path) -> io::Result<()> {
        if path.is_dir() {
            return Ok(());
        }
        self.about_to(Step::CreateFolder, path)?;
        fs::create_dir_all(path)
    }

    pub(super) fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.about_to(Step::Write, path)?;
        fs::write(path, bytes)
    }

    pub(super) fn link_or_copy(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.about_to(Step::Link, to)?;
        if fs::hard_link(from, to).is_ok() {
            return Ok(());
        }
        let about = fs::symlink_metadata(from)?;
        if about.is_symlink() {
            return copy_symlink(from, to);
        }
        fs::copy(from, to)?;
        File::options().write(true).open(to)?.set_modified(about.modified()?)
    }

    pub(super) fn sync(&self, path: &Path) -> io::Result<()> {
        self.about_to(Step::Sync, path)?;
        match File::open(path) {
            Ok(file) => file.sync_all().or_else(tolerate_unsupported),
            Err(cause) => tolerate_unsupported(cause),
        }
    }

    pub(super) fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.about_to(Step::Rename, from)?;
        fs::rename(from, to)
    }

    /// Swaps two folders in one step; an error of kind `Unsupported` where the system cannot.
    pub(super) fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.about_to(Step::Exchange, one)?;
        if self.without_exchange {
            return Err(io::ErrorKind::Unsupported.into());
        }
        exchange(one, other)
    }

    /// Removes a file, or a folder with all that is in it; what is not there is removed already.
    pub(super) fn remove(&self, path: &Path) -> io::Result<()> {
        let about = match fs::symlink_metadata(path) {
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(()),
            about => about?,
        };
        if !about.is_dir() {
            self.about_to(Step::Remove, path)?;
            return fs::remove_file(path);
        }
        for entry in fs::read_dir(path)? {
            self.remove(&entry?.path())?;
        }
        self.about_to(Step::Remove, path)?;
        fs::remove_dir(path)
    }

    fn about_to(&self, step: Step, path: &Path) -> io::Result<()> {
        self.before.as_ref().map_or(Ok(()), |before| before(step, path))
    }
}

/// Some systems cannot open or sync a folder; nothing can be done about it there.
fn tolerate_unsupported(cause: io::Error) -> io::Result<()> {
    use io::ErrorKind::{InvalidInput, PermissionDenied, Unsupported};
    match cause.kind() {
        InvalidInput | PermissionDenied | Unsupported => Ok(()),
        _ => Err(cause),
    }
}

#[cfg(any(target_os = "linux", target_os = "android", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::{
        fs::{CWD, RenameFlags, renameat_with},
        io::Errno,
    };
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => Err(io::ErrorKind::Unsupported.into()),
        done => Ok(done?),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_os = "macos")))]
fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(unix)]
fn copy_symlink(from: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(from)?, to)
}

#[cfg(not(unix))]
fn copy_symlink(from: &Path, to: &Path) -> io::Result<()> {
    fs::copy(from, to).map(drop)
}
