//! What is read and what is heard on one slide: they must not say opposite things.
//!
//! A passage may be said in both together, a belief on screen and « faux » in the voice. So the
//! slide is judged once more, what is read alone and what is heard alone.

use super::{
    claim::Reading,
    passage::Channel,
    requirements::Requirements,
    script_check::verdicts_on,
    verdict::{Evidence, PointVerdict, Polarity},
};
use crate::{
    finding::Finding,
    place::{Place, Spot},
    script::model::{Prose, Slide},
    wording::{Wording, excerpt},
};

/// One finding for each slide and point that is said in one channel and contradicted in the other.
pub(super) fn of_script(
    reading: &Reading<'_>,
    points: &[PointVerdict],
    requirements: &Requirements,
) -> Vec<Finding> {
    let slides = 0..reading.script.slides.len();
    slides.flat_map(|slide| of_slide(reading, slide, (points, requirements))).collect()
}

fn of_slide(reading: &Reading<'_>, at: usize, (points, requirements): Judging<'_>) -> Vec<Finding> {
    let slide = &reading.script.slides[at];
    let doubtful: Vec<&PointVerdict> = points.iter().filter(|point| disagrees(slide, point)).collect();
    if doubtful.is_empty() {
        return Vec::new();
    }
    let alone = |channel: Channel| verdicts_on(&reading.alone(at, channel), requirements);
    let (read, heard) = (alone(Channel::Slide), alone(Channel::VoiceOver));
    let pair = |point: &PointVerdict| {
        let all = |channel: Channel, polarity: Polarity| {
            let alone = if channel == Channel::Slide { &read } else { &heard };
            here(slide, point, polarity)
                .filter(move |it| it.channel == channel && stands(it, &point.id, alone))
        };
        let of = |said: Channel, other: Channel| {
            let against = all(other, Polarity::Contradicted).next()?;
            Some((all(said, Polarity::Stated).find(|it| same_part(it, against))?, against))
        };
        let pair = of(Channel::Slide, Channel::VoiceOver).or_else(|| of(Channel::VoiceOver, Channel::Slide));
        pair.map(|pair| finding(slide, &point.id, pair))
    };
    doubtful.into_iter().filter_map(pair).collect()
}

/// The verdicts on the whole script, and what they rest on.
type Judging<'j> = (&'j [PointVerdict], &'j Requirements);

/// What says a point and what contradicts it.
type Pair<'p> = (&'p Evidence, &'p Evidence);

fn here<'p>(
    slide: &'p Slide,
    point: &'p PointVerdict,
    polarity: Polarity,
) -> impl Iterator<Item = &'p Evidence> {
    point.evidence.iter().filter(move |it| it.slide == slide.id && it.polarity == polarity)
}

/// Whether one channel may say the point and the other contradict it.
fn disagrees(slide: &Slide, point: &PointVerdict) -> bool {
    let has =
        |channel: Channel, polarity: Polarity| here(slide, point, polarity).any(|it| it.channel == channel);
    let against =
        |said: Channel, other: Channel| has(other, Polarity::Contradicted) && has(said, Polarity::Stated);
    against(Channel::Slide, Channel::VoiceOver) || against(Channel::VoiceOver, Channel::Slide)
}

/// Whether both are about one part of the point; a passage without parts is about all of it.
fn same_part(one: &Evidence, other: &Evidence) -> bool {
    one.parts.is_empty() || other.parts.is_empty() || one.parts.iter().any(|it| other.parts.contains(it))
}

/// Whether the passage still does the same where its channel stands alone.
fn stands(evidence: &Evidence, point: &str, alone: &[PointVerdict]) -> bool {
    let mut found = alone.iter().filter(|it| it.id == point).flat_map(|it| &it.evidence);
    let same = |place: &Place| place.holds(&evidence.place) || evidence.place.holds(place);
    found.any(|it| it.polarity == evidence.polarity && same(&it.place))
}

fn finding(slide: &Slide, point: &str, (said, against): Pair<'_>) -> Finding {
    let (read, heard) = if against.channel == Channel::Slide { (against, said) } else { (said, against) };
    let (read, heard) = (quote(slide, read), quote(slide, heard));
    let message = Wording::new(
        format!(
            "La diapositive et la voix se contredisent sur {point}\u{a0}: on lit «\u{a0}{read}\u{a0}», on entend «\u{a0}{heard}\u{a0}».",
        ),
        format!(
            "The slide and the voice contradict each other on {point}: one reads “{read}”, one hears “{heard}”.",
        ),
    );
    let finding = Finding::warning("slide-against-voice", against.place.clone(), message)
        .on_slide(&slide.id)
        .see(said.place.clone(), Wording::new("le contraire", "the opposite"));
    finding.advise(Wording::new(
        "Faites dire la même chose à l’écran et à la voix.",
        "Let the screen and the voice say the same.",
    ))
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
