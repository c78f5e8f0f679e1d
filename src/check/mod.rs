//! Verdicts: is each required message said, contradicted, or missing?
//!
//! The engine knows neither isotretinoin nor sterility: catalogues and lexicons are data.

pub mod cast;
pub mod catalogue;
pub mod claim;
pub mod discourse;
pub mod examples;
pub mod explain;
pub mod force;
mod library;
mod notes;
pub mod passage;
mod reach;
mod remarks;
mod requirements;
mod retraction;
mod review;
mod script_check;
pub mod verdict;

pub use library::{Altered, Library};
pub use requirements::Requirements;
pub use review::{Review, ScriptReview, review};
pub use script_check::{names_of, verdicts};
