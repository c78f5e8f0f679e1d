//! Verdicts: is each required message said, contradicted, or missing?
//!
//! The engine knows neither isotretinoin nor sterility: catalogues and lexicons are data.

mod address;
pub mod cast;
pub mod catalogue;
pub mod claim;
pub mod discourse;
pub mod examples;
pub mod explain;
mod figures;
pub mod force;
mod hedge;
mod library;
mod notes;
pub mod passage;
mod people;
mod reach;
mod remarks;
mod requirements;
mod retraction;
mod review;
mod script_check;
mod two_channels;
pub mod verdict;

pub use figures::{FigureUse, figure_uses};
pub use library::{Altered, Library};
pub use requirements::{Manners, Requirements};
pub use review::{Review, ScriptReview, review};
pub use script_check::{names_of, verdicts};
