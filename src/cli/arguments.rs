//! The arguments. Doc comments here are the manual; [`super::french`] holds them in French.

use crate::wording::Language;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};

/// Patient-safety video scripts, checked against required messages, then drawn as slides and QR artwork.
#[derive(Debug, Parser)]
#[command(name = "isoscript", version, disable_help_flag = true, disable_version_flag = true)]
#[command(disable_help_subcommand = true, subcommand_required = true, arg_required_else_help = true)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,

    /// The language of what is printed; without it, the language of your session.
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub lang: Option<Tongue>,

    /// Print help.
    #[arg(short, long, global = true, action = clap::ArgAction::Help)]
    help: Option<bool>,

    /// Print the version.
    #[arg(short = 'V', long, action = clap::ArgAction::Version)]
    version: Option<bool>,
}

/// A language that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Tongue {
    /// French.
    Fr,
    /// English.
    En,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write the completion script of a shell to standard output.
    Completions(CompletionsOptions),
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsOptions {
    /// The shell.
    pub shell: clap_complete::Shell,
}

/// The whole command line, with its help in `language`.
pub fn command(language: Language) -> clap::Command {
    let command = Arguments::command();
    match language {
        Language::French => super::french::translated(command),
        Language::English => command,
    }
}
