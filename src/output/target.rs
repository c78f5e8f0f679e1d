//! The folder that outputs go to, and the names used beside it.

use crate::failure::{Failure, Outcome};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// A folder that may be given outputs.
#[derive(Debug, Clone)]
pub struct Target {
    /// The folder itself, its parent free of symbolic links.
    pub(super) folder: PathBuf,
    /// Where the new tree is built, and where the old one goes after an exchange.
    pub(super) staging: PathBuf,
    /// Where the old tree waits on a system that cannot exchange folders.
    pub(super) aside: PathBuf,
    /// The file that keeps two builds of the same folder apart.
    pub(super) lock: PathBuf,
    /// The folder as the user named it.
    pub(super) shown: String,
}

impl Target {
    /// Makes sure that outputs may go to `folder`, while the scripts are read from `scripts`.
    ///
    /// # Errors
    /// The folder is a file, the root, the folder the program was started in or one that holds
    /// it, or it is, or holds, the scripts: swapping it would take the user's own work along.
    pub fn new(folder: &Path, scripts: &Path) -> Outcome<Self> {
        let shown = folder.display().to_string();
        let real = resolve(folder).map_err(|cause| unusable(&shown).because(cause))?;
        if real.exists() && !real.is_dir() {
            return Err(refuse(&shown, "c’est un fichier", "it is a file"));
        }
        for (kept, fr, en) in [
            (scripts, "il contient les scripts", "it holds the scripts"),
            (Path::new("."), "il contient le dossier courant", "it holds the current folder"),
        ] {
            let kept = fs::canonicalize(kept).ok();
            if kept.is_some_and(|kept| kept.starts_with(&real)) {
                return Err(refuse(&shown, fr, en));
            }
        }
        Self::beside(real, shown)
    }

    fn beside(real: PathBuf, shown: String) -> Outcome<Self> {
        let (Some(parent), Some(name)) = (real.parent(), real.file_name().and_then(|name| name.to_str()))
        else {
            return Err(refuse(&shown, "il n’a pas de nom utilisable", "it has no usable name"));
        };
        let hidden = |end: &str| parent.join(format!(".{name}.isoscript-{end}"));
        let (staging, aside, lock) = (hidden("new"), hidden("old"), hidden("lock"));
        Ok(Self { folder: real, staging, aside, lock, shown })
    }

    /// The failure of a step on this folder.
    pub(super) fn failed(&self, cause: io::Error) -> Failure {
        unusable(&self.shown).because(cause)
    }
}

/// The folder with the symbolic links of what exists of it resolved.
fn resolve(folder: &Path) -> io::Result<PathBuf> {
    match fs::canonicalize(folder) {
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => {}
        resolved => return resolved,
    }
    let whole = std::path::absolute(folder)?;
    let steps: Vec<_> = whole.components().collect();
    for known in (1..steps.len()).rev() {
        let head: PathBuf = steps.iter().take(known).collect();
        if let Ok(head) = fs::canonicalize(&head) {
            return Ok(steps.iter().skip(known).fold(head, |path, step| path.join(step)));
        }
    }
    Ok(whole)
}

fn unusable(shown: &str) -> Failure {
    Failure::new(
        format!("Le dossier de sortie « {shown} » ne peut pas être écrit."),
        format!("The output folder `{shown}` cannot be written."),
    )
}

fn refuse(shown: &str, fr: &str, en: &str) -> Failure {
    Failure::new(
        format!(
            "« {shown} » ne peut pas recevoir les sorties : {fr}. Donnez un autre dossier avec --out, par exemple --out out."
        ),
        format!(
            "`{shown}` cannot take the outputs: {en}. Give another folder with --out, such as --out out."
        ),
    )
}
