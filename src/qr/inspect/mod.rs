//! Inspecting an artwork that came back: is it still the approved one?
//!
//! What a studio returns was made by programs that are not ours. It is read by tolerant readers,
//! drawn as pixels, and its code is found, decoded and measured there. What was not read is said.

mod compare;
mod found;
mod inks;
mod pdf;
mod pixels;
mod svg;
mod verdict;

pub use compare::inspect;
pub use verdict::{Side, Verdict};

use super::{measure::Measurement, readback::Picture};
use crate::wording::Wording;

/// What an inspection found.
#[derive(Debug, Clone, PartialEq)]
pub struct Inspection {
    /// The artwork it was compared with, by id.
    pub artwork: String,
    /// What is so; [`Verdict::Same`] alone where nothing differs.
    pub verdicts: Vec<Verdict>,
    /// What was measured, where a code was found and could be measured.
    pub measurement: Option<Measurement>,
    /// What the readers left out.
    pub unread: Vec<Wording>,
}

/// A file as it was read.
#[derive(Debug)]
struct Returned {
    /// What it looks like.
    picture: Picture,
    /// What it is made of.
    made: Made,
    /// What the readers left out.
    unread: Vec<Wording>,
}

/// What a file is made of.
#[derive(Debug)]
enum Made {
    /// Pixels; JPEG loses some of what they were.
    Pixels {
        /// Inks or colours beside black.
        inks: Vec<String>,
        /// Whether the format loses detail.
        lossy: bool,
    },
    /// Areas and pictures, in the order they were drawn.
    Drawing(Vec<Drawn>),
}

/// Something drawn: where, with what.
#[derive(Debug, Clone)]
struct Drawn {
    /// Left, top, right, bottom, in pixels of the picture.
    bounds: [f64; 4],
    /// The inks it takes: process colours and spots by name; none for bare paper. A picture names
    /// its colour space.
    inks: Vec<String>,
    /// Whether it is a picture of pixels.
    is_picture: bool,
}

/// Black, as an ink is called here.
const BLACK: &str = "Black";

/// What is printed by four inks where it should be one.
const RGB: &str = "RGB";
