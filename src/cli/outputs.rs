//! What the commands that write outputs share: where they go, the cache, progress.

use super::{Environment, Exit, Terminal, arguments::OutputOptions, diagnostics, summary::Summary};
use crate::{
    cache::Cache,
    failure::Outcome,
    finding::Finding,
    output::{Disk, Manifest, Scope, Staging, Target},
    pipeline::{Making, Project, has_errors},
    script::CAMPAIGN_FILE,
};
use std::{
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
};

/// Builds outputs with `make` and swaps them in, unless it gives `None`: then nothing is written.
pub(super) fn publish<T>(
    (options, environment, terminal): (&OutputOptions, &Environment, &Terminal),
    (project, scope): (&Project, Scope),
    make: impl FnOnce(Making<'_>) -> Outcome<T>,
) -> Outcome<(T, Manifest)> {
    let disk = Disk::default();
    let target = Target::new(&options.out, folder_of(&options.path))?;
    let staging = Staging::begin(&disk, target, scope)?;
    let cache = cache(options, environment);
    let progress = Progress { watched: terminal.is_watched(), terminal, made: AtomicUsize::new(0) };
    let made = make(Making { outputs: &staging, cache: &cache, made: &|path| progress.made(path) });
    progress.clear();
    let made = made?;
    let manifest = Manifest::new(project.loaded.campaign.as_ref(), project.workspace.reads());
    Ok((made, staging.publish(manifest)?))
}

/// What a run on `path` makes anew: of a single script, its own folder of each of these kinds.
pub(super) fn scope(path: &Path, project: &Project, kinds: &[String]) -> Scope {
    let script = project.loaded.scripts.first().filter(|_| path.is_file() && !path.ends_with(CAMPAIGN_FILE));
    let own =
        |kind: &String| script.map_or_else(|| kind.clone(), |script| format!("{kind}/{}", script.video));
    Scope::Under(kinds.iter().map(own).collect())
}

fn folder_of(path: &Path) -> &Path {
    if path.is_dir() { path } else { path.parent().unwrap_or(Path::new("")) }
}

fn cache(options: &OutputOptions, environment: &Environment) -> Cache {
    if options.no_cache {
        return Cache::none();
    }
    let folder = options.cache.clone().or_else(|| environment.cache_folder());
    folder.map_or_else(Cache::none, Cache::folder)
}

/// A line on standard error that says how far a long run has come, when somebody watches.
struct Progress<'a> {
    watched: bool,
    terminal: &'a Terminal,
    made: AtomicUsize,
}

impl Progress<'_> {
    fn made(&self, path: &str) {
        let count = self.made.fetch_add(1, Ordering::Relaxed) + 1;
        if self.watched {
            self.terminal.tell(&format!("\r\x1b[K{count}  {path}"));
        }
    }

    fn clear(&self) {
        if self.watched {
            self.terminal.tell("\r\x1b[K");
        }
    }
}

/// Prints what was found in the files and in what was made, and the line that sums it up.
pub(super) fn finish(project: &Project, found: &[Finding], terminal: &Terminal) -> Outcome<Exit> {
    let findings: Vec<Finding> = project.loaded.findings.iter().chain(found).cloned().collect();
    terminal.print(&diagnostics::render(&findings, &project.sources, terminal.language, true));
    terminal.print(&Summary { findings: &findings, messages: None }.text(terminal.language));
    Ok(if has_errors(&findings) { Exit::Errors } else { Exit::Clean })
}
