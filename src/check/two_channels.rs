//! What is read and what is heard on one slide: they must not say opposite things.

use super::{
    passage::Channel,
    verdict::{Evidence, PointVerdict, Polarity},
};
use crate::{
    finding::Finding,
    place::{Place, Spot},
    script::model::{Prose, Script, Slide},
    wording::{Wording, excerpt},
};

/// One finding for each slide and point that is said in one channel and contradicted in the other.
pub(super) fn of_script(script: &Script, points: &[PointVerdict]) -> Vec<Finding> {
    let of_slide = |slide: &Slide| -> Vec<Finding> {
        points.iter().filter_map(|point| disagreement(slide, point)).collect()
    };
    script.slides.iter().flat_map(of_slide).collect()
}

fn disagreement(slide: &Slide, point: &PointVerdict) -> Option<Finding> {
    let here = |polarity: Polarity| {
        point.evidence.iter().filter(move |it| it.slide == slide.id && it.polarity == polarity)
    };
    let mut pairs = here(Polarity::Contradicted)
        .flat_map(|against| here(Polarity::Stated).map(move |said| (said, against)))
        .filter(|(said, against)| said.channel != against.channel);
    let (said, against) = pairs.next()?;
    let (read, heard) = if against.channel == Channel::Slide { (against, said) } else { (said, against) };
    let (read, heard) = (quote(slide, read), quote(slide, heard));
    let message = Wording::new(
        format!(
            "La diapositive et la voix se contredisent sur {}\u{a0}: on lit «\u{a0}{read}\u{a0}», on entend «\u{a0}{heard}\u{a0}».",
            point.id
        ),
        format!(
            "The slide and the voice contradict each other on {}: one reads “{read}”, one hears “{heard}”.",
            point.id
        ),
    );
    let finding = Finding::warning("slide-against-voice", against.place.clone(), message)
        .on_slide(&slide.id)
        .see(said.place.clone(), Wording::new("le contraire", "the opposite"));
    Some(finding.advise(Wording::new(
        "Faites dire la même chose à l’écran et à la voix.",
        "Let the screen and the voice say the same.",
    )))
}

fn quote(slide: &Slide, evidence: &Evidence) -> String {
    let texts = slide.screen_texts().chain(slide.voice_over.iter().map(|line| &line.text));
    let words = texts.filter_map(|prose| words_at(prose, &evidence.place)).next();
    words.map_or_else(|| evidence.words.clone(), excerpt)
}

/// The words of a text at a place in it.
pub(super) fn words_at<'p>(prose: &'p Prose, place: &Place) -> Option<&'p str> {
    match &place.spot {
        Spot::Within(route, range) if prose.document == place.document && prose.route == *route => {
            prose.text.get(range.clone())
        }
        _ => None,
    }
}
