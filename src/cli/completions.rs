//! `isoscript completions SHELL`.

use super::{
    Exit, Terminal,
    arguments::{self, CompletionsOptions},
};
use crate::failure::Outcome;

pub(super) fn run(options: &CompletionsOptions, terminal: &Terminal) -> Outcome<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(
        options.shell,
        &mut arguments::command(terminal.language),
        "isoscript",
        &mut script,
    );
    terminal.print(&String::from_utf8_lossy(&script));
    Ok(Exit::Clean)
}
