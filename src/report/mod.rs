//! What a check found, as plain values for people and programs: exporters turn them into bytes.
//!
//! Console, JSON, CSV, SARIF, JUnit and the review pack are views of one result, so that none can
//! say what another does not.

pub mod result;
pub mod words;

pub use result::{CheckResult, Reviewed};
