//! `isoscript new`: a campaign to fill in.

use super::{Exit, Terminal, arguments::NewOptions};
use crate::{
    check::Library,
    failure::{Failure, Outcome},
    source::Sources,
    starter,
    wording::Language,
    workspace::Workspace,
};
use std::{collections::BTreeMap, fs, io, path::Path};

pub(super) fn run(options: &NewOptions, terminal: &Terminal) -> Outcome<Exit> {
    let folder = &options.folder;
    let library = Library::load(&Workspace::memory(BTreeMap::new()), &mut Sources::default())?;
    let name = std::path::absolute(folder).ok();
    let name = name.as_deref().and_then(Path::file_name).unwrap_or(folder.as_os_str()).to_string_lossy();
    let files = starter::files(&name, &options.laboratory, &library.catalogues)?;
    refuse_unless_empty(folder)?;
    for (path, text) in &files {
        write(&folder.join(path), text).map_err(|cause| unwritable(folder).because(cause))?;
    }
    let shown = folder.display();
    terminal.print(&match terminal.language {
        Language::French => format!(
            "{} fichiers dans {shown}.\nCe qui reste à écrire\u{a0}: isoscript check {shown}\nLes diapositives\u{a0}: isoscript build {shown}\n",
            files.len()
        ),
        Language::English => format!(
            "{} files in {shown}.\nWhat is still to be written: isoscript check {shown}\nThe slides: isoscript build {shown}\n",
            files.len()
        ),
    });
    Ok(Exit::Clean)
}

fn refuse_unless_empty(folder: &Path) -> Outcome<()> {
    match fs::read_dir(folder).map(|mut entries| entries.next().is_none()) {
        Ok(true) => Ok(()),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(()),
        Ok(false) => Err(Failure::new(
            format!(
                "Le dossier «\u{a0}{}\u{a0}» n’est pas vide\u{a0}: rien n’a été écrit.",
                folder.display()
            ),
            format!("The folder `{}` is not empty: nothing was written.", folder.display()),
        )),
        Err(cause) => Err(unwritable(folder).because(cause)),
    }
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::File::create_new(path).and_then(|mut file| io::Write::write_all(&mut file, text.as_bytes()))
}

fn unwritable(folder: &Path) -> Failure {
    Failure::new(
        format!("Le dossier «\u{a0}{}\u{a0}» ne peut pas être écrit.", folder.display()),
        format!("The folder `{}` cannot be written.", folder.display()),
    )
}
