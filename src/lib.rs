//! isoscript: from a YAML script to a checked, drawn and printable patient-safety video campaign.
//!
//! The way through is one direction: [`workspace`] (files) → [`script`] (values and findings) →
//! [`check`] (verdicts) and [`slide`], [`qr`] (laid-out values) → [`export`] (bytes).
//! [`pipeline`] states the order on one screen. Nothing here touches a terminal, the
//! environment or a clock: only the command line, `cli`, does.
//!
//! # Words
//! A *campaign* is one substance with its videos, laboratories and QR placements. A *script* is
//! one video: *characters* and *slides*, each slide with what is on screen and the *lines* of
//! voice-over spoken over it. A *catalogue* holds required *messages*, each made of atomic
//! *points*. *Evidence* is a quoted passage with place, channel, speaker and polarity. A *finding*
//! is something a person must know about. A *placement* is where a QR code is printed or shown;
//! an *artwork* is the printable piece.

pub mod cache;
pub mod check;
pub mod cli;
pub mod digest;
pub mod export;
pub mod failure;
pub mod finding;
pub mod language;
pub mod output;
pub mod pipeline;
pub mod place;
pub mod qr;
pub mod report;
pub mod script;
pub mod slide;
pub mod source;
pub mod starter;
pub mod typeset;
pub mod wording;
pub mod workspace;
pub mod yaml;
