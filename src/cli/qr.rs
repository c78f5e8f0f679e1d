//! `isoscript qr`: the QR artwork of a campaign.

use super::{
    Environment, Exit, Terminal,
    arguments::QrOptions,
    outputs::{finish, publish},
};
use crate::{
    failure::{Failure, Outcome},
    output::Scope,
    pipeline::{self, Proof},
    qr::record::Beside,
    slide::Studio,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

pub(super) fn run(options: &QrOptions, environment: &Environment, terminal: &Terminal) -> Outcome<Exit> {
    let proof = proof(options)?;
    let options = &options.outputs;
    let project = pipeline::read(&options.path)?;
    let plan = project.loaded.campaign.as_ref().map(|campaign| campaign.qr.is_some());
    match plan {
        None if pipeline::has_errors(&project.loaded.findings) => return finish(&project, &[], terminal),
        None | Some(false) => return Err(no_plan(&options.path.display().to_string())),
        Some(true) => {}
    }
    let scope = Scope::Under(vec!["qr".to_owned()]);
    let (found, manifest) = publish((options, environment, terminal), (&project, scope), |making| {
        project.artwork(&Studio::new(&project.workspace)?, &proof, making)
    })?;
    let exit = finish(&project, &found, terminal)?;
    terminal.written(&options.out, &manifest);
    Ok(exit)
}

fn proof(options: &QrOptions) -> Outcome<Proof> {
    if !options.proof {
        return Ok(Proof::OfFiles);
    }
    let read = |path: &PathBuf| {
        let bytes = fs::read(path).map_err(|cause| unreadable(path).because(cause))?;
        Beside::read(&bytes).map_err(|cause| unreadable(path).because(cause))
    };
    Ok(Proof::WithLadder { beside: options.beside.as_ref().map(read).transpose()? })
}

fn unreadable(path: &Path) -> Failure {
    let path = path.display();
    Failure::new(
        format!("«\u{a0}{path}\u{a0}» ne peut pas être comparé."),
        format!("`{path}` cannot be compared with."),
    )
}

fn no_plan(path: &str) -> Failure {
    Failure::new(
        format!("«\u{a0}{path}\u{a0}» n’a pas de campagne avec une section qr\u{a0}: rien à dessiner."),
        format!("`{path}` has no campaign with a qr section: nothing to draw."),
    )
}
