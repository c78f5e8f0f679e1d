//! `isoscript check`: verdicts and findings.

use super::{
    Exit, Terminal,
    arguments::{CheckFormat, CheckOptions},
    diagnostics,
    summary::Summary,
    verdicts::Table,
};
use crate::{
    check::{Requirements, Review},
    export::{check_csv, check_json, junit, sarif},
    failure::Outcome,
    finding::Finding,
    pipeline::{self, Project},
    report::{CheckResult, Reviewed},
    script::{self, Target},
};
use std::path::{Path, PathBuf};

pub(super) fn run(options: &CheckOptions, terminal: &Terminal) -> Outcome<Exit> {
    let checked: Vec<Checked> = projects(&options.paths)?
        .into_iter()
        .map(|project| Checked::new(project, &options.catalogue))
        .collect::<Outcome<_>>()?;
    let language = terminal.language;
    let result = CheckResult::of(checked.iter().map(Checked::reviewed), language);
    match options.format {
        CheckFormat::Text => checked.iter().for_each(|it| it.print(terminal, options.verbose)),
        CheckFormat::Json => terminal.print(&check_json(&result)),
        CheckFormat::Csv => terminal.print(&check_csv(&result, language)?),
        CheckFormat::Sarif => terminal.print(&sarif(&result, language)),
        CheckFormat::Junit => terminal.print(&junit(&result, language)?),
    }
    let errors = checked.iter().any(|it| pipeline::has_errors(it.findings()));
    // The process ends here: giving back its words one by one would take as long as reading them.
    std::mem::forget(checked);
    Ok(if errors { Exit::Errors } else { Exit::Clean })
}

/// A project compared with its requirements.
pub(super) struct Checked {
    pub(super) project: Project,
    pub(super) requirements: Requirements,
    pub(super) review: Review,
}

impl Checked {
    pub(super) fn new(project: Project, catalogues: &[String]) -> Outcome<Self> {
        let requirements = project.requirements(catalogues)?;
        let review = project.review(&requirements);
        Ok(Self { project, requirements, review })
    }

    /// What every form of the result is made from.
    pub(super) fn reviewed(&self) -> Reviewed<'_> {
        let Self { project, requirements, review } = self;
        let altered = &project.catalogues.altered;
        Reviewed { review, sources: &project.sources, requirements, altered }
    }

    /// Every finding, script by script, then what concerns no single script.
    pub(super) fn findings(&self) -> impl Iterator<Item = &Finding> {
        let scripts = self.review.scripts.iter().flat_map(|script| &script.findings);
        scripts.chain(&self.review.findings)
    }

    /// Prints the verdicts, the findings, and one line that sums them up.
    pub(super) fn print(&self, terminal: &Terminal, verbose: bool) {
        let table = self.table(terminal, verbose);
        terminal.print(&table.text());
        self.print_findings(terminal, &[]);
    }

    /// Prints the findings, with `more` that came after the check, and the line that sums all up.
    pub(super) fn print_findings(&self, terminal: &Terminal, more: &[Finding]) {
        let findings: Vec<Finding> = self.findings().chain(more).cloned().collect();
        terminal.print(&diagnostics::render(&findings, &self.project.sources, terminal.language, true));
        let messages = Some(self.table(terminal, false).count());
        terminal.print(&Summary { findings: &findings, messages }.text(terminal.language));
    }

    /// The verdicts alone.
    pub(super) fn table_text(&self, terminal: &Terminal) -> String {
        self.table(terminal, false).text()
    }

    fn table<'a>(&'a self, terminal: &'a Terminal, verbose: bool) -> Table<'a> {
        let Self { project, requirements, review } = self;
        let altered = &project.catalogues.altered;
        Table { terminal, sources: &project.sources, requirements, altered, review, verbose }
    }
}

/// One project for each folder; scripts of one folder are checked together.
fn projects(paths: &[PathBuf]) -> Outcome<Vec<Project>> {
    let mut projects: Vec<(PathBuf, Project)> = Vec::new();
    for path in paths {
        let folder = if path.is_dir() { path.as_path() } else { path.parent().unwrap_or(Path::new("")) };
        let known = projects.iter_mut().find(|(known, _)| known == folder && !path.is_dir());
        match known {
            Some((_, project)) => {
                let (_, target) = script::open(path)?;
                if target != Target::Folder {
                    project.add(&target)?;
                }
            }
            None => projects.push((folder.to_owned(), pipeline::read(path)?)),
        }
    }
    Ok(projects.into_iter().map(|(_, project)| project).collect())
}
