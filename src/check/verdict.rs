//! Verdicts: per point and script, per message and campaign.

use super::{force::Force, passage::Channel};
use crate::place::Place;
use std::fmt;

/// What a script does with a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// The whole point is conveyed.
    Present,
    /// The opposite, a wrong figure or time, or the point made optional, is asserted.
    Contradicted,
    /// The words are there and the program cannot tell: a person must look.
    Unclear,
    /// Neither. Also half a point.
    Absent,
}

/// What a campaign does with a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum MessageStatus {
    /// Every point is present.
    Present,
    /// A point is contradicted.
    Contradicted,
    /// Some points are present, not all.
    Partial,
    /// A person must look.
    Unclear,
    /// No point is present.
    Absent,
}

/// What a quoted passage does for a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Polarity {
    /// It says it.
    Stated,
    /// It says the opposite.
    Contradicted,
    /// A person must look.
    Unclear,
}

/// A quoted passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The slide's id; empty for a character.
    pub slide: String,
    /// How it reaches the patient.
    pub channel: Channel,
    /// Who says it.
    pub speaker: Option<String>,
    /// Where it stands.
    pub place: Place,
    /// For a character, name and occupation; else empty, and the source at `place` is the quote.
    pub words: String,
    /// What it does.
    pub polarity: Polarity,
    /// Passages of one group count only together.
    pub group: usize,
    /// The parts of the point it carries, by id.
    pub parts: Vec<String>,
    /// What decided, so that a reader can contest it.
    pub reason: Reason,
}

/// Why a passage counts: the idea met in it, what is made of it and by which words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The idea whose force decided, by its name in the lexicon; empty for a character.
    pub idea: String,
    /// Its words; `None` for a character.
    pub words: Option<Place>,
    /// What is asserted of it.
    pub force: Force,
    /// The words that made its force: *ne … pas*, *facultatif*, *si*.
    pub operators: Vec<Place>,
    /// The ideas met with it, by name, each with its words.
    pub with: Vec<(String, Place)>,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} · {:?}", self.idea, self.force)
    }
}

/// The verdict on one point of one script.
#[derive(Debug, Clone)]
pub struct PointVerdict {
    /// The point's id.
    pub id: String,
    /// Its catalogue.
    pub catalogue: String,
    /// Whether it is required in this script.
    pub required: bool,
    /// Whether the author says that a slide conveys it.
    pub declared: bool,
    /// The verdict.
    pub status: Status,
    /// The parts that are missing, by id, where some are there.
    pub missing_parts: Vec<String>,
    /// The passages it rests on.
    pub evidence: Vec<Evidence>,
}

/// The verdict on one message over the whole campaign.
#[derive(Debug, Clone)]
pub struct MessageVerdict {
    /// The message's id.
    pub id: String,
    /// Its catalogue.
    pub catalogue: String,
    /// Where it is required.
    pub required_in: super::catalogue::RequiredIn,
    /// The verdict.
    pub status: MessageStatus,
    /// The points that are missing, by id.
    pub missing: Vec<String>,
}
