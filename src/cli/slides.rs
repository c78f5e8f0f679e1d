//! `isoscript slides`: the slides of the scripts, as images.

use super::{
    Environment, Exit, Terminal,
    arguments::SlidesOptions,
    outputs::{finish, publish, scope},
};
use crate::{
    failure::{Failure, Outcome},
    pipeline,
    slide::Studio,
};

pub(super) fn run(options: &SlidesOptions, environment: &Environment, terminal: &Terminal) -> Outcome<Exit> {
    let project = pipeline::read(&options.outputs.path)?;
    if project.loaded.scripts.is_empty() {
        return finish(&project, &[], terminal);
    }
    if !(0.05..=8.0).contains(&options.scale) {
        return Err(Failure::new("--scale va de 0,05 à 8.", "--scale goes from 0.05 to 8."));
    }
    let scope = scope(&options.outputs.path, &project, &[pipeline::slides_folder(options.scale)]);
    let (found, manifest) =
        publish((&options.outputs, environment, terminal), (&project, scope), |making| {
            project.slides(&Studio::new(&project.workspace)?, options.scale, making)
        })?;
    let exit = finish(&project, &found, terminal)?;
    terminal.written(&options.outputs.out, &manifest);
    Ok(exit)
}
