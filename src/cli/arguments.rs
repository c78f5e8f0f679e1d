//! The arguments. Doc comments here are the manual; [`super::french`] holds them in French.

use crate::wording::Language;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

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
    /// Start a campaign: two scripts with every required message marked as to do, and no claim.
    New(NewOptions),
    /// Check scripts: is each required message present, contradicted, unclear or absent?
    Check(CheckOptions),
    /// Draw the slides of scripts as 1920×1080 images.
    Slides(SlidesOptions),
    /// Make the print-ready QR artwork of a campaign: SVG, PDF, EPS, PNG and TIFF.
    Qr(QrOptions),
    /// Inspect artwork files that came back: is each still the approved artwork?
    Inspect(InspectOptions),
    /// Make the review pack: verdicts, words and pictures in one HTML file.
    Report(OutputOptions),
    /// Tell what changed between two versions, verdicts first.
    Diff(DiffOptions),
    /// Check, then make every output, and a manifest of what was read and written.
    Build(BuildOptions),
    /// Explain a required message or point: its sources, and wordings that pass or do not.
    Explain(ExplainOptions),
    /// Print the JSON Schema of a file, for editors.
    Schema(SchemaOptions),
    /// Print the completion script of a shell.
    Completions(CompletionsOptions),
}

/// Arguments of `new`.
#[derive(Debug, Args)]
pub struct NewOptions {
    /// The folder of the campaign; it must be empty or not exist.
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,

    /// A laboratory of the campaign, by its name; may be given again.
    #[arg(long, value_name = "NAME")]
    pub laboratory: Vec<String>,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckOptions {
    /// Campaign folders, scripts, or folders of scripts.
    #[arg(value_name = "PATH", default_value = "scripts")]
    pub paths: Vec<PathBuf>,

    /// How the result is printed.
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: CheckFormat,

    /// A catalogue in force, in place of the campaign's; may be given again.
    #[arg(long, value_name = "ID")]
    pub catalogue: Vec<String>,

    /// Show optional messages too, and every passage.
    #[arg(long)]
    pub verbose: bool,
}

/// How the result of a check is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum CheckFormat {
    /// For people.
    #[default]
    Text,
    /// For programs: isoscript.check/1.
    Json,
    /// For spreadsheets: the matrix, in words.
    Csv,
    /// For code hosts: SARIF 2.1.0.
    Sarif,
    /// For continuous integration: JUnit XML.
    Junit,
}

/// Arguments of `slides`.
#[derive(Debug, Args)]
pub struct SlidesOptions {
    /// Where from and where to.
    #[command(flatten)]
    pub outputs: OutputOptions,

    /// Size of the images, as a multiple of 1920×1080.
    #[arg(long, value_name = "N", default_value = "1")]
    pub scale: f64,
}

/// Arguments of `qr`.
#[derive(Debug, Args)]
pub struct QrOptions {
    /// Where from and where to.
    #[command(flatten)]
    pub outputs: OutputOptions,

    /// Also take each code down a ladder of degradations, and note how far two decoders read it.
    #[arg(long)]
    pub proof: bool,

    /// A PNG of the same code drawn by another program, taken down the ladder beside ours.
    #[arg(long, value_name = "FILE", requires = "proof")]
    pub beside: Option<PathBuf>,
}

/// Arguments of `inspect`.
#[derive(Debug, Args)]
pub struct InspectOptions {
    /// What came back: PDF, SVG, PNG, TIFF or JPEG.
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,

    /// The placement or artwork to compare with; without it, the one that the file is named after.
    #[arg(long, value_name = "ID")]
    pub placement: Option<String>,

    /// The folder of the campaign.
    #[arg(long, value_name = "PATH", default_value = "scripts")]
    pub campaign: PathBuf,
}

/// Arguments of `build`.
#[derive(Debug, Args)]
pub struct BuildOptions {
    /// Where from and where to.
    #[command(flatten)]
    pub outputs: OutputOptions,

    /// Make nothing while there is something to settle.
    #[arg(long)]
    pub strict: bool,
}

/// Arguments of every command that writes outputs.
#[derive(Debug, Args)]
pub struct OutputOptions {
    /// A campaign folder, a script, or a folder of scripts.
    #[arg(value_name = "PATH", default_value = "scripts")]
    pub path: PathBuf,

    /// The folder of the outputs; what you put there yourself is left alone.
    #[arg(long, value_name = "DIR", default_value = "out")]
    pub out: PathBuf,

    /// The folder that remembers what was already made; without it, your own cache folder.
    #[arg(long, value_name = "DIR")]
    pub cache: Option<PathBuf>,

    /// Make everything anew, and remember nothing.
    #[arg(long, conflicts_with = "cache")]
    pub no_cache: bool,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainOptions {
    /// A message such as csp-1, or a point such as csp-1/not-sterile.
    #[arg(value_name = "ID")]
    pub id: String,
}

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub struct SchemaOptions {
    /// The kind of file.
    #[arg(value_enum, value_name = "KIND")]
    pub kind: SchemaKind,
}

/// A kind of file that has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaKind {
    /// campaign.yaml.
    Campaign,
    /// The script of a video.
    Script,
    /// A catalogue of required messages.
    Catalogue,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsOptions {
    /// The shell.
    pub shell: clap_complete::Shell,
}

/// Arguments of `diff`.
#[derive(Debug, Args)]
pub struct DiffOptions {
    /// The version before: a campaign folder, a script, or a folder of scripts.
    #[arg(value_name = "OLD")]
    pub old: PathBuf,

    /// The version after.
    #[arg(value_name = "NEW")]
    pub new: PathBuf,

    /// How the differences are printed.
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: DiffFormat,
}

/// How differences are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum DiffFormat {
    /// For people.
    #[default]
    Text,
    /// For programs: isoscript.diff/1.
    Json,
}

/// The whole command line, with its help in `language`.
pub fn command(language: Language) -> clap::Command {
    let command = Arguments::command();
    match language {
        Language::French => super::french::translated(command),
        Language::English => command,
    }
}
