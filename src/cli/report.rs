//! `isoscript report`: the review pack.

use super::{
    Environment, Exit, Terminal,
    arguments::{OutputOptions, Tongue},
    check::Checked,
    outputs::publish,
};
use crate::{
    failure::Outcome,
    output::Scope,
    pipeline::{self, Project},
    slide::Studio,
    wording::Language,
};

pub(super) fn run(
    (options, asked): (&OutputOptions, Option<Tongue>),
    environment: &Environment,
    terminal: &Terminal,
) -> Outcome<Exit> {
    let checked = Checked::new(pipeline::read(&options.path)?, &[])?;
    if checked.project.loaded.scripts.is_empty() {
        checked.print_findings(terminal, &[]);
        return Ok(Exit::Errors);
    }
    let project = &checked.project;
    let scope = Scope::Under(vec!["report".to_owned()]);
    let (found, manifest) = publish((options, environment, terminal), (project, scope), |making| {
        let studio = Studio::new(&project.workspace)?;
        project.report(checked.reviewed(), (&studio, language(asked, project)), making)
    })?;
    checked.print_findings(terminal, &found);
    terminal.written(&options.out, &manifest);
    let errors = pipeline::has_errors(checked.findings().chain(&found));
    Ok(if errors { Exit::Errors } else { Exit::Clean })
}

/// What is written follows the campaign's language, unless another is asked for.
pub(super) fn language(asked: Option<Tongue>, project: &Project) -> Language {
    match asked {
        Some(Tongue::Fr) => Language::French,
        Some(Tongue::En) => Language::English,
        None => project.language(),
    }
}
