//! Notes that a catalogue attaches to the way a point is said: stronger than its source, a figure
//! better written otherwise.

use super::{
    catalogue::{Note, Point},
    claim::Reading,
    verdict::{PointVerdict, Polarity, Status},
};
use crate::{finding::Finding, wording::Wording};

/// The notes that apply where the point is said.
pub(super) fn of_point(reading: &Reading<'_>, verdict: &PointVerdict, point: &Point) -> Vec<Finding> {
    if verdict.status != Status::Present {
        return Vec::new();
    }
    point.notes.iter().filter_map(|note| note_on(reading, verdict, note)).collect()
}

fn note_on(reading: &Reading<'_>, verdict: &PointVerdict, note: &Note) -> Option<Finding> {
    let stated: Vec<_> = verdict.evidence.iter().filter(|it| it.polarity == Polarity::Stated).collect();
    let slide_of = |id: &str| reading.script.slides.iter().position(|slide| slide.id == id);
    let met =
        |names: &[String], id: &str| slide_of(id).is_some_and(|slide| mentions_any(reading, slide, names));
    let unless = !note.unless.is_empty() && stated.iter().any(|it| met(&note.unless, &it.slide));
    let evidence = stated.iter().find(|it| note.when.is_empty() || met(&note.when, &it.slide))?;
    if unless {
        return None;
    }
    let message = Wording::new(
        format!("{}\u{a0}: {}", verdict.id, note.message.fr),
        format!("{}: {}", verdict.id, note.message.en),
    );
    Some(
        Finding::note("said-otherwise-than-source", evidence.place.clone(), message)
            .on_slide(&evidence.slide),
    )
}

fn mentions_any(reading: &Reading<'_>, slide: usize, names: &[String]) -> bool {
    let wanted: Vec<_> = names.iter().filter_map(|name| reading.lexicon.concept(name)).collect();
    reading.on(slide).iter().any(|piece| piece.concepts.holds_any(&wanted))
}
