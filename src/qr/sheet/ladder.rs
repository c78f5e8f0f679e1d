//! The ladder as a table.

use crate::qr::words::Words;
use crate::qr::{
    ladder::{Degradation, Rung},
    record::{Climb, Record},
};
use serde::Serialize;

/// A table: a row for each degradation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LadderTable {
    /// Its heading.
    pub heading: String,
    /// What stands over the columns: degradation, steps, then a column for each drawing and decoder.
    pub heads: Vec<String>,
    /// The rows; none where the ladder was not asked for.
    pub rows: Vec<Vec<String>>,
    /// What to know of it.
    pub note: String,
}

impl LadderTable {
    pub(super) fn of(words: &Words, record: &Record) -> Self {
        let heading =
            words.say("Lu jusqu’à… (échelle de dégradations)", "Read up to… (ladder of degradations)");
        let Some(climb) = &record.ladder else {
            let note = words.say(
                "Échelle de dégradations non faite\u{a0}: «\u{a0}isoscript qr --proof\u{a0}» la fait.",
                "The ladder of degradations was not climbed: `isoscript qr --proof` does it.",
            );
            return Self { heading, heads: Vec::new(), rows: Vec::new(), note };
        };
        let mut heads = vec![words.say("Dégradation", "Degradation"), words.say("Échelons", "Steps")];
        heads.extend(["rqrr".into(), "rxing".into()]);
        if climb.beside.is_some() {
            heads.extend(["rqrr", "rxing"].map(|name| words.say("autre dessin, ", "other drawing, ") + name));
        }
        Self { heading, heads, rows: rows(words, climb), note: note(words, climb) }
    }
}

fn note(words: &Words, climb: &Climb) -> String {
    let head = words.say(
        "Échelons fixes, hasard semé\u{a0}: le même fichier donne les mêmes chiffres. Ce n’est pas une prévision d’impression.",
        "Fixed steps, seeded chance: the same file gives the same figures. It is no forecast of a print.",
    );
    let stained = climb.own.iter().find(|rung| !rung.correction_left.is_empty());
    let left = stained.map(|rung| {
        let pairs = rung.steps.iter().zip(&rung.correction_left);
        let pairs = pairs.map(|(step, left)| {
            format!("{}\u{a0}%\u{a0}→ {}", words.number(*step, 0), words.percent(*left, 0))
        });
        let left = words.say(
            " Correction non utilisée après une tache\u{a0}: ",
            " Unused error correction after a stain: ",
        );
        left + &pairs.collect::<Vec<_>>().join(", ") + "."
    });
    head + &left.unwrap_or_default()
}

fn rows(words: &Words, climb: &Climb) -> Vec<Vec<String>> {
    let row = |at: usize, own: &Rung| {
        let other = climb.beside.as_ref().and_then(|rungs| rungs.get(at));
        let steps: Vec<String> = own.steps.iter().map(|step| words.number(*step, 1)).collect();
        let read = |rung: &Rung| rung.read.map(|read| reached(words, rung, read));
        let mut cells = vec![name(words, own.degradation), steps.join(" · ")];
        cells.extend([Some(own), other].into_iter().flatten().flat_map(read));
        cells
    };
    climb.own.iter().enumerate().map(|(at, own)| row(at, own)).collect()
}

/// The last step that is read, and how many that makes.
fn reached(words: &Words, rung: &Rung, read: usize) -> String {
    match read.checked_sub(1).and_then(|last| rung.steps.get(last)) {
        Some(step) => format!("{} ({read}/{})", words.number(*step, 1), rung.steps.len()),
        None => format!("— (0/{})", rung.steps.len()),
    }
}

fn name(words: &Words, degradation: Degradation) -> String {
    match degradation {
        Degradation::Blur => words.say("Flou, écart type en modules", "Blur, deviation in modules"),
        Degradation::InkSpread => words.say("Encre qui s’étale, % de module", "Ink spread, % of a module"),
        Degradation::InkLoss => words.say("Encre qui manque, % de module", "Ink loss, % of a module"),
        Degradation::Rotation => words.say("Rotation, degrés", "Rotation, degrees"),
        Degradation::Perspective => words.say("Perspective, % de fuite", "Perspective, % shorter"),
        Degradation::Curve => words.say("Boîte courbe, degrés", "Curved pack, degrees"),
        Degradation::Noise => words.say("Grain, % du contraste", "Noise, % of contrast"),
        Degradation::LowContrast => words.say("Contraste laissé, %", "Contrast left, %"),
        Degradation::Damage => words.say("Tache claire, % du symbole", "Light stain, % of the symbol"),
        Degradation::Jpeg => words.say("JPEG, qualité", "JPEG, quality"),
        Degradation::Distance => {
            words.say("Photo 1920 × 1080, px par module", "1920 × 1080 photo, px a module")
        }
    }
}
