//! Outputs, whole or not at all.
//!
//! A tree is built beside the folder that was asked for and swapped in with one exchange, so that
//! whoever looks at that folder, at any moment, sees the old outputs or the new ones. What the
//! previous manifest does not list belongs to the user and is carried over untouched.
//!
//! Not here: what the outputs are ([`crate::pipeline`]), and where they go (the command line).

mod carry;
mod disk;
mod manifest;
mod staging;
mod target;

pub use disk::{Disk, Step};
pub use manifest::{CampaignEntry, InputEntry, Manifest, OutputEntry};
pub use staging::{Scope, Staging};
pub use target::Target;

/// The name of the manifest, at the top of the outputs.
pub const MANIFEST: &str = "manifest.json";

/// Whether this is a plain relative path with `/`: no empty step, no `.` or `..`, no `\`.
fn is_plain(path: &str) -> bool {
    let plain = |step: &str| !matches!(step, "" | "." | "..") && !step.contains(['\\', '\0', ':']);
    path.split('/').all(plain)
}
