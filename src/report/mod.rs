//! What a check found, as plain values for people and programs: exporters turn them into bytes.
//!
//! Console, JSON, CSV, SARIF, JUnit and the review pack are views of one result, so that none can
//! say what another does not.

mod cast;
pub mod diff;
mod identity;
mod marks;
mod matrix;
mod numbers;
mod pack;
mod pemat;
mod placements;
mod plain_language;
pub mod result;
mod sentences;
mod storyboard;
pub mod words;

pub use pack::{Material, Pack, Portrait};
pub use placements::Piece;
pub use result::{CheckResult, Reviewed};
