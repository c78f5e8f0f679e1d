//! What is carried over from the old tree to the new one.

use super::{disk::Disk, manifest::Manifest};
use std::{
    collections::BTreeSet,
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
};

/// The old tree and the new one, with what the old manifest lists.
pub(super) struct CarryOver<'a> {
    pub(super) disk: &'a Disk,
    pub(super) old: &'a Path,
    pub(super) new: &'a Path,
    pub(super) listed: Option<&'a Manifest>,
}

impl CarryOver<'_> {
    /// Gives the new tree every file of the old one that the old manifest does not list, and every
    /// empty folder. Files keep content, date and rights: they get a second name.
    ///
    /// Returns the paths that stand in the way: the user's file has the name of a new output, with
    /// other bytes.
    pub(super) fn run(&self) -> io::Result<Vec<PathBuf>> {
        let mut in_the_way = Vec::new();
        self.folder(Path::new(""), &mut in_the_way)?;
        Ok(in_the_way)
    }

    fn folder(&self, relative: &Path, in_the_way: &mut Vec<PathBuf>) -> io::Result<()> {
        let names = names(&self.old.join(relative))?;
        if names.is_empty() {
            self.adopt_folder(relative)?;
        }
        for path in names.into_iter().map(|name| relative.join(name)) {
            if fs::symlink_metadata(self.old.join(&path))?.is_dir() {
                self.folder(&path, in_the_way)?;
            } else if !self.is_listed(&path) && !self.file(&path)? {
                in_the_way.push(path);
            }
        }
        Ok(())
    }

    fn is_listed(&self, path: &Path) -> bool {
        let plain = path.to_str().map(|path| path.replace(std::path::MAIN_SEPARATOR, "/"));
        plain.is_some_and(|path| self.listed.is_some_and(|manifest| manifest.lists(&path)))
    }

    /// `false` when a new output is in the way.
    fn file(&self, path: &Path) -> io::Result<bool> {
        let (from, to) = (self.old.join(path), self.new.join(path));
        if fs::symlink_metadata(&to).is_ok() {
            return Ok(same_content(&from, &to));
        }
        if !self.adopt_folder(path.parent().unwrap_or(Path::new("")))? {
            return Ok(false);
        }
        self.disk.link_or_copy(&from, &to)?;
        Ok(true)
    }

    /// Makes the folder in the new tree, with the rights it has in the old one; `false` when a new
    /// output has its name.
    fn adopt_folder(&self, relative: &Path) -> io::Result<bool> {
        let to = self.new.join(relative);
        if to.is_dir() {
            return Ok(true);
        }
        let parent = relative.parent().unwrap_or(Path::new(""));
        if !self.adopt_folder(parent)? || fs::symlink_metadata(&to).is_ok() {
            return Ok(false);
        }
        self.disk.create_folders(&to)?;
        fs::set_permissions(&to, fs::metadata(self.old.join(relative))?.permissions())?;
        Ok(true)
    }
}

fn names(folder: &Path) -> io::Result<BTreeSet<OsString>> {
    fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name())).collect()
}

fn same_content(one: &Path, other: &Path) -> bool {
    let read = |path: &Path| fs::read(path).ok();
    one.is_file() && other.is_file() && read(one).is_some_and(|bytes| Some(bytes) == read(other))
}
