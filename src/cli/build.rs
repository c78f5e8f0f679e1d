//! `isoscript build`: the check, every output, and their manifest.

use super::{
    Environment, Exit, Terminal,
    arguments::{BuildOptions, Tongue},
    check::Checked,
    outputs::{publish, scope},
    report::language,
};
use crate::{
    failure::Outcome,
    finding::Finding,
    output::Scope,
    pipeline::{self, Making, Project, Proof},
    slide::Studio,
};

pub(super) fn run(
    (options, asked): (&BuildOptions, Option<Tongue>),
    environment: &Environment,
    terminal: &Terminal,
) -> Outcome<Exit> {
    let checked = Checked::new(pipeline::read(&options.outputs.path)?, &[])?;
    terminal.print(&checked.table_text(terminal));
    let unsettled = pipeline::has_errors(checked.findings());
    if (options.strict && unsettled) || checked.project.is_empty() {
        checked.print_findings(terminal, &[]);
        return Ok(Exit::Errors);
    }
    let project = &checked.project;
    // A single script is one part of a campaign: the other parts stay.
    let scope = match options.outputs.path.is_file() {
        true => scope(&options.outputs.path, project, &[pipeline::slides_folder(1.0)]).and("qr"),
        false => Scope::Everything,
    };
    let whole = scope == Scope::Everything;
    let made = publish((&options.outputs, environment, terminal), (project, scope), |making| {
        let studio = Studio::new(&project.workspace)?;
        let found = make(project, &studio, making)?;
        // A pack speaks of a whole campaign: one script alone leaves it as it is.
        if whole && !project.loaded.scripts.is_empty() {
            project.report(checked.reviewed(), (&studio, language(asked, project)), making)?;
        }
        Ok(found)
    });
    let (found, manifest) = made?;
    checked.print_findings(terminal, &found);
    terminal.written(&options.outputs.out, &manifest);
    Ok(if unsettled || pipeline::has_errors(&found) { Exit::Errors } else { Exit::Clean })
}

fn make(project: &Project, studio: &Studio, making: Making<'_>) -> Outcome<Vec<Finding>> {
    let mut found = project.slides(studio, 1.0, making)?;
    found.extend(project.artwork(studio, &Proof::OfFiles, making)?);
    Ok(found)
}
