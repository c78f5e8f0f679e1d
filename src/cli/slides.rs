//! `isoscript slides`: the slides of the scripts, as images.

use super::{
    Environment, Exit, Terminal,
    arguments::SlidesOptions,
    outputs::{finish, publish},
};
use crate::{
    failure::{Failure, Outcome},
    output::Scope,
    pipeline,
    script::Target,
    slide::Studio,
};

pub(super) fn run(options: &SlidesOptions, environment: &Environment, terminal: &Terminal) -> Outcome<Exit> {
    let project = pipeline::read(&options.outputs.path)?;
    let folder = pipeline::slides_folder(options.scale);
    let only = matches!(crate::script::open(&options.outputs.path)?.1, Target::Script(_));
    let scope = match project.loaded.scripts.first() {
        None => return finish(&project, &[], terminal),
        Some(script) if only => format!("{folder}/{}", script.video),
        Some(_) => folder,
    };
    if !(0.05..=8.0).contains(&options.scale) {
        return Err(Failure::new("--scale va de 0,05 à 8.", "--scale goes from 0.05 to 8."));
    }
    let scope = Scope::Under(vec![scope]);
    let (found, manifest) =
        publish((&options.outputs, environment, terminal), (&project, scope), |making| {
            project.slides(&Studio::new(&project.workspace)?, options.scale, making)
        })?;
    let exit = finish(&project, &found, terminal)?;
    terminal.written(&options.outputs.out, &manifest);
    Ok(exit)
}
