//! The reference of the commands, `docs/commands.md`, written from the command line itself.

use clap::{Arg, Command};
use std::fmt::Write as _;

/// The reference of this command line, in Markdown.
pub fn markdown(command: &Command) -> String {
    let mut text = String::from(
        "# Commands\n\nWritten from the program's own arguments: `ISOSCRIPT_ACCEPT=1 cargo test --test cli` renews it.\n\n",
    );
    text.push_str(
        "Exit code 0: no error. 1: findings of severity error. 2: it could not run (usage, unreadable file, nothing found).\n\n",
    );
    let _ = writeln!(text, "For every command:\n");
    options(&mut text, command);
    for command in command.get_subcommands() {
        section(&mut text, command);
    }
    text
}

fn section(text: &mut String, command: &Command) {
    let mut named = command.clone().bin_name(format!("isoscript {}", command.get_name()));
    let usage = named.render_usage().to_string().replacen("Usage: ", "", 1);
    let _ = writeln!(text, "\n## {}\n", command.get_name());
    let _ = writeln!(text, "{}.\n\n```\n{usage}\n```\n", about(command));
    options(text, command);
}

fn about(command: &Command) -> String {
    command.get_long_about().or(command.get_about()).map(ToString::to_string).unwrap_or_default()
}

fn options(text: &mut String, command: &Command) {
    for argument in command.get_arguments() {
        let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
        let _ = writeln!(text, "- `{}`: {help}.{}", name(argument), values(argument));
    }
}

fn name(argument: &Arg) -> String {
    let value = argument.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
    let value = value.filter(|_| argument.get_action().takes_values());
    match (argument.get_long(), value) {
        (Some(long), Some(value)) => format!("--{long} {value}"),
        (Some(long), None) => format!("--{long}"),
        (None, value) => value.unwrap_or_default(),
    }
}

fn values(argument: &Arg) -> String {
    let default: Vec<_> = argument.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    let choices = argument.get_possible_values();
    let choices: Vec<_> = choices.iter().map(|value| format!("`{}`", value.get_name())).collect();
    let mut text = String::new();
    if !choices.is_empty() && argument.get_action().takes_values() {
        let _ = write!(text, " One of {}.", choices.join(", "));
    }
    if !default.is_empty() && argument.get_action().takes_values() {
        let _ = write!(text, " Default: `{}`.", default.join(", "));
    }
    text
}
