//! The command line: arguments, language, colours, progress, exit codes. Only this module prints,
//! and only it looks at the environment.
//!
//! One file per command, each with a `run`; [`arguments`] is the manual.

pub mod arguments;
mod build;
mod check;
mod completions;
pub mod diagnostics;
mod diff;
mod environment;
mod exit;
mod explain;
pub mod french;
mod inspect;
mod mistakes;
mod new;
mod outputs;
mod qr;
pub mod reference;
mod report;
mod schema;
mod slides;
mod summary;
mod terminal;
mod verdicts;

pub use environment::Environment;
pub use exit::Exit;
pub use terminal::Terminal;

use crate::failure::Outcome;
use arguments::{Arguments, Command};
use clap::FromArgMatches;
use std::process::ExitCode;

/// Runs the program on the arguments and the environment it was started with.
pub fn main() -> ExitCode {
    let environment = Environment::of_the_process();
    let language = environment.language(std::env::args_os());
    let terminal = Terminal::new(language);
    let parsed = arguments::command(language).try_get_matches();
    let exit = match parsed.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => run(&arguments, &environment, &terminal).unwrap_or_else(|failure| {
            terminal.failure(&failure);
            Exit::CouldNotRun
        }),
        Err(mistake) => mistakes::show(mistake, &terminal),
    };
    terminal.close(exit).into()
}

fn run(arguments: &Arguments, environment: &Environment, terminal: &Terminal) -> Outcome<Exit> {
    match &arguments.command {
        Command::New(options) => new::run(options, terminal),
        Command::Check(options) => check::run(options, terminal),
        Command::Slides(options) => slides::run(options, environment, terminal),
        Command::Qr(options) => qr::run(options, environment, terminal),
        Command::Inspect(options) => inspect::run(options, terminal),
        Command::Report(options) => report::run((options, arguments.lang), environment, terminal),
        Command::Diff(options) => diff::run(options, terminal),
        Command::Build(options) => build::run((options, arguments.lang), environment, terminal),
        Command::Explain(options) => explain::run(options, terminal),
        Command::Schema(options) => schema::run(options, terminal),
        Command::Completions(options) => completions::run(options, terminal),
    }
}
