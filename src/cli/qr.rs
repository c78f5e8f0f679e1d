//! `isoscript qr`: the QR artwork of a campaign.

use super::{
    Environment, Exit, Terminal,
    arguments::OutputOptions,
    outputs::{finish, publish},
};
use crate::{
    failure::{Failure, Outcome},
    output::Scope,
    pipeline,
    slide::Studio,
};

pub(super) fn run(options: &OutputOptions, environment: &Environment, terminal: &Terminal) -> Outcome<Exit> {
    let project = pipeline::read(&options.path)?;
    let plan = project.loaded.campaign.as_ref().map(|campaign| campaign.qr.is_some());
    match plan {
        None if pipeline::has_errors(&project.loaded.findings) => return finish(&project, &[], terminal),
        None | Some(false) => return Err(no_plan(&options.path.display().to_string())),
        Some(true) => {}
    }
    let scope = Scope::Under(vec!["qr".to_owned()]);
    let (found, manifest) = publish((options, environment, terminal), (&project, scope), |making| {
        project.artwork(&Studio::new(&project.workspace)?, making)
    })?;
    let exit = finish(&project, &found, terminal)?;
    terminal.written(&options.out, &manifest);
    Ok(exit)
}

fn no_plan(path: &str) -> Failure {
    Failure::new(
        format!("«\u{a0}{path}\u{a0}» n’a pas de campagne avec une section qr\u{a0}: rien à dessiner."),
        format!("`{path}` has no campaign with a qr section: nothing to draw."),
    )
}
