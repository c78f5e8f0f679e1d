//! Notes that a catalogue attaches to the way a point is said: stronger than its source, a figure
//! better written otherwise.

use super::{
    catalogue::{Note, Point},
    requirements::Requirements,
    verdict::{PointVerdict, Polarity, Status},
};
use crate::{
    finding::Finding,
    language::{KnownWords, Lexicon, segments},
    script::model::{Script, Slide},
    wording::Wording,
};

/// The notes that apply where the point is said.
pub(super) fn of_point(
    script: &Script,
    verdict: &PointVerdict,
    point: &Point,
    requirements: &Requirements,
) -> Vec<Finding> {
    if verdict.status != Status::Present {
        return Vec::new();
    }
    point.notes.iter().filter_map(|note| note_on(script, verdict, note, &requirements.lexicon)).collect()
}

fn note_on(script: &Script, verdict: &PointVerdict, note: &Note, lexicon: &Lexicon) -> Option<Finding> {
    let stated: Vec<_> = verdict.evidence.iter().filter(|it| it.polarity == Polarity::Stated).collect();
    let slide_of = |id: &str| script.slides.iter().find(|slide| slide.id == id);
    let met =
        |names: &[String], id: &str| slide_of(id).is_some_and(|slide| mentions_any(slide, names, lexicon));
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

fn mentions_any(slide: &Slide, names: &[String], lexicon: &Lexicon) -> bool {
    let wanted: Vec<_> = names.iter().filter_map(|name| lexicon.concept(name)).collect();
    let spoken = slide.voice_over.iter().map(|line| &line.text);
    let mut known = KnownWords::default();
    slide.screen_texts().chain(spoken).flat_map(|prose| segments(&prose.text)).any(|segment| {
        lexicon.mentions(&segment.tokens, &mut known).iter().any(|it| wanted.contains(&it.concept))
    })
}
