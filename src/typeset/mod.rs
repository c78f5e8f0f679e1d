//! Text as outlines: shaping, line breaking and fitting, by the shaper that draws.
//!
//! Text is measured and drawn from the same shaped glyphs, so that a text that was measured to fit
//! is drawn as it was measured. It leaves as neutral [`Command`]s that every format can write: SVG,
//! PDF and EPS files hold no font and need none. Lengths are in the unit of the size asked for
//! (px on slides, mm on artwork); y grows downwards.
//!
//! The author's characters are never changed. White space other than no-break spaces counts as one
//! ordinary space; where lines break follows `breaks`.

mod breaks;
mod embed;
mod face;
mod fit;
mod line;
mod outline;
#[cfg(test)]
mod tests;

pub use face::{Metrics, Weight};
pub use fit::{Extent, Fitted, FittedLine, Overflow, Shape};
pub use line::{Glyph, Missing, ShapedLine};
pub use outline::{Bounds, Command, bounds, svg_path};

use crate::{
    failure::{Failure, Outcome},
    workspace::Workspace,
};
use breaks::LineEnds;
use face::{Face, Run};
use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

/// Regular and bold, each with the faces tried in turn for one character.
const FAMILIES: [[&str; 2]; 2] = [
    ["AtkinsonHyperlegibleNext_400Regular.ttf", "SourceSans3_400Regular.ttf"],
    ["AtkinsonHyperlegibleNext_700Bold.ttf", "SourceSans3_700Bold.ttf"],
];

/// The faces, and what they were already asked to shape. Shared between threads: what is kept is a
/// pure function of the faces, so the order of asking never shows.
#[derive(Debug)]
pub struct Typesetter {
    faces: Vec<Face>,
    line_ends: LineEnds,
    runs: RwLock<HashMap<(Weight, String), Arc<Run>>>,
}

impl Typesetter {
    /// Reads the faces, a campaign's own where it has one of the same name.
    ///
    /// # Errors
    /// A face cannot be read or is not a TrueType font; the list of line ends cannot be read.
    pub fn new(workspace: &Workspace) -> Outcome<Self> {
        let faces =
            FAMILIES.iter().flatten().map(|name| read_face(workspace, name)).collect::<Outcome<_>>()?;
        Ok(Self { faces, line_ends: LineEnds::read(workspace)?, runs: RwLock::default() })
    }

    /// The vertical measures of a weight, for a size of 1.
    pub fn metrics(&self, weight: Weight) -> Metrics {
        self.faces[face::first_of(weight)].metrics
    }

    fn run(&self, word: &str, weight: Weight) -> Arc<Run> {
        let key = (weight, word.to_owned());
        if let Some(run) = self.runs.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Arc::clone(run);
        }
        let run = Arc::new(face::shape(&self.faces, word, weight));
        let mut runs = self.runs.write().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(runs.entry(key).or_insert(run))
    }
}

fn read_face(workspace: &Workspace, name: &str) -> Outcome<Face> {
    let path = format!("fonts/{name}");
    let failure = || {
        Failure::new(
            format!("La police « {path} » ne peut pas être lue."),
            format!("The font `{path}` cannot be read."),
        )
    };
    let asset = workspace.asset(&path)?.ok_or_else(failure)?;
    Face::new(asset.bytes).map_err(|cause| failure().because(cause))
}
