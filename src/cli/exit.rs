//! Exit codes.

use std::process::ExitCode;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// 0: no error.
    Clean,
    /// 1: there are findings of severity error.
    Errors,
    /// 2: it could not run: wrong usage, an unreadable file, nothing found.
    CouldNotRun,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Clean => Self::SUCCESS,
            Exit::Errors => Self::from(1),
            Exit::CouldNotRun => Self::from(2),
        }
    }
}
