//! Where everything printed goes through.

use super::Exit;
use crate::{
    failure::Failure,
    output::Manifest,
    wording::{Language, Wording},
};
use clap::builder::styling::{AnsiColor, Style};
use std::{
    error::Error as _,
    io::{self, IsTerminal, Write},
    path::Path,
    sync::OnceLock,
};

/// Standard output and standard error, and the language to speak there. Colours are dropped where
/// `NO_COLOR` is set or nobody is looking.
#[derive(Debug)]
pub struct Terminal {
    /// The language of what is printed.
    pub language: Language,
    broken: OnceLock<io::ErrorKind>,
}

impl Terminal {
    /// A terminal that speaks `language`.
    pub fn new(language: Language) -> Self {
        Self { language, broken: OnceLock::new() }
    }

    /// Prints to standard output. Once nobody reads it any more, the rest is dropped.
    pub fn print(&self, text: &str) {
        if self.broken.get().is_some() {
            return;
        }
        let mut output = anstream::stdout().lock();
        if let Err(cause) = output.write_all(text.as_bytes()).and_then(|()| output.flush()) {
            self.broken.get_or_init(|| cause.kind());
        }
    }

    /// Prints to standard error; that it cannot be told is not told.
    pub fn tell(&self, text: &str) {
        let _ = anstream::stderr().lock().write_all(text.as_bytes());
    }

    /// The sentence in the language spoken here.
    pub fn say<'a>(&self, wording: &'a Wording) -> &'a str {
        wording.text(self.language)
    }

    /// Tells where the outputs are, and how many.
    pub fn written(&self, out: &Path, manifest: &Manifest) {
        let (count, out) = (manifest.outputs.len(), out.display());
        self.print(&match self.language {
            Language::French if count < 2 => format!("{count} fichier dans {out}.\n"),
            Language::French => format!("{count} fichiers dans {out}.\n"),
            Language::English if count == 1 => format!("1 file in {out}.\n"),
            Language::English => format!("{count} files in {out}.\n"),
        });
    }

    /// Tells what stopped the program, and why.
    pub fn failure(&self, failure: &Failure) {
        let style = AnsiColor::Red.on_default().bold();
        let (head, because) = match self.language {
            Language::French => ("erreur", "cause"),
            Language::English => ("error", "cause"),
        };
        let colon = self.colon();
        let mut text = format!("{}{colon}{}\n", styled(style, head), self.say(&failure.wording));
        let mut cause = failure.source();
        while let Some(beneath) = cause {
            text.push_str(&format!("  {because}{colon}{beneath}\n"));
            cause = beneath.source();
        }
        self.tell(&text);
    }

    /// Whether somebody watches standard error, so that progress is worth showing.
    pub fn is_watched(&self) -> bool {
        io::stderr().is_terminal()
    }

    /// A colon and a space, as the language sets them.
    pub fn colon(&self) -> &'static str {
        match self.language {
            Language::French => "\u{a0}: ",
            Language::English => ": ",
        }
    }

    /// The exit code, when standard output took everything or its reader left early.
    pub(super) fn close(&self, exit: Exit) -> Exit {
        match self.broken.get() {
            None | Some(io::ErrorKind::BrokenPipe) => exit,
            Some(&kind) => {
                let failure = Failure::new(
                    "La sortie standard ne peut pas être écrite.",
                    "Standard output cannot be written.",
                );
                self.failure(&failure.because(io::Error::from(kind)));
                Exit::CouldNotRun
            }
        }
    }
}

/// The text between the escape sequences of `style`.
pub(super) fn styled(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}
