//! One script against the requirements: a verdict on every point.

use super::{
    cast,
    catalogue::{Effect, Point},
    claim::{Hit, Reading},
    hedge::is_hedged,
    requirements::{PointFrames, Requirements},
    retraction::is_taken_back,
    verdict::{Evidence, PointVerdict, Polarity, Reason, Status},
};
use crate::script::model::Script;
use std::{collections::BTreeSet, ops::Range};

/// The verdict on every point of every catalogue in force, required in this script or not.
pub fn verdicts(script: &Script, requirements: &Requirements) -> Vec<PointVerdict> {
    verdicts_on(&Reading::new(script, &requirements.lexicon), requirements)
}

/// The same on a script that was read.
pub(super) fn verdicts_on(reading: &Reading<'_>, requirements: &Requirements) -> Vec<PointVerdict> {
    let script = reading.script;
    let mut hits = hits(reading, requirements);
    leave_to_others(&mut hits);
    let declared = declared(script);
    requirements
        .frames
        .iter()
        .zip(&mut hits)
        .map(|(frames, hits)| {
            let (catalogue, message, point) = requirements.resolve(frames);
            let (status, missing_parts, evidence) = match &point.cast {
                Some(criterion) => cast::judge(script, criterion),
                None => judge(point, std::mem::take(hits), reading),
            };
            PointVerdict {
                id: point.id.clone(),
                catalogue: catalogue.catalogue.clone(),
                required: message.concerns(&script.video),
                declared: names_of(&catalogue.catalogue, &point.id)
                    .iter()
                    .any(|name| declared.contains(name.as_str())),
                status,
                missing_parts,
                evidence,
            }
        })
        .collect()
}

/// The two ways to name a point: its id, and `catalogue:id`.
pub fn names_of(catalogue: &str, point: &str) -> [String; 2] {
    [point.to_owned(), format!("{catalogue}:{point}")]
}

fn declared(script: &Script) -> BTreeSet<&str> {
    script.slides.iter().flat_map(|slide| &slide.conveys).map(|point| point.text.as_str()).collect()
}

/// Per point, the claims met in the script. For one head and one part, the first claim of the
/// point that is met decides.
fn hits(reading: &Reading<'_>, requirements: &Requirements) -> Vec<Vec<Hit>> {
    let mut hits: Vec<Vec<Hit>> = requirements.frames.iter().map(|_| Vec::new()).collect();
    for (at, piece) in reading.pieces.iter().enumerate() {
        for head in &piece.mentions {
            let Some(heads) = requirements.heads.get(&head.concept) else { continue };
            let mut taken: Vec<(usize, &[usize])> = Vec::new();
            for (point, position) in heads {
                let PointFrames { frames, .. } = &requirements.frames[*point];
                let frame = &frames[*position];
                if taken.contains(&(*point, frame.parts.as_slice())) {
                    continue;
                }
                if let Some(hit) = frame.meet(reading, at, head) {
                    taken.push((*point, frame.parts.as_slice()));
                    hits[*point].push(hit);
                }
            }
        }
    }
    hits
}

/// A sentence that says one point by itself does not contradict another with the help of the sentences
/// round it: « Ne donne pas ton sang tant que… et attends… » puts off nothing that the doctor gives.
fn leave_to_others(hits: &mut [Vec<Hit>]) {
    let alone = |hit: &&Hit| hit.effect == Effect::Says && !hit.reported && hit.spans.len() == 1;
    let piece = |hit: &Hit| hit.spans.first().map(|(piece, _)| *piece);
    let said: Vec<BTreeSet<usize>> =
        hits.iter().map(|hits| hits.iter().filter(alone).filter_map(piece).collect()).collect();
    for (point, hits) in hits.iter_mut().enumerate() {
        let taken = |hit: &Hit| {
            let others = said.iter().enumerate().filter(|(other, _)| *other != point);
            piece(hit).is_some_and(|at| others.into_iter().any(|(_, said)| said.contains(&at)))
        };
        let own = !said[point].is_empty();
        hits.retain(|hit| !(own && hit.effect == Effect::Contradicts && hit.spans.len() > 1 && taken(hit)));
    }
}

type Judged = (Status, Vec<String>, Vec<Evidence>);

fn judge(point: &Point, hits: Vec<Hit>, reading: &Reading<'_>) -> Judged {
    let hits = settle(hits, reading);
    let of = |effect: Effect| hits.iter().filter(move |hit| hit.effect == effect).collect::<Vec<_>>();
    let (said, against) = (of(Effect::Says), of(Effect::Contradicts));
    let (mut doubtful, retracting) = (of(Effect::Unclear), of(Effect::Retracts));
    let slide = |hit: &Hit| hit.spans.first().map_or(0, |(piece, _)| reading.pieces[*piece].slide);
    let retracted = retracting.iter().any(|it| said.iter().any(|other| slide(other) == slide(it)));
    doubtful.extend(retracting);
    let (together, found) = best_neighbourhood(point, &said, reading);
    let needed = point.parts_needed.unwrap_or(point.parts.len()).max(1);
    let missing: Vec<String> = match found.len() {
        0 => Vec::new(),
        count if count >= needed => Vec::new(),
        _ => point
            .parts
            .iter()
            .enumerate()
            .filter(|(at, _)| !found.contains(at))
            .map(|(_, part)| part.id.clone())
            .collect(),
    };
    let complete = against.is_empty() && found.len() >= needed;
    let taken_back =
        complete && (retracted || is_taken_back(&together, reading) || is_hedged(&together, reading));
    let status = if !against.is_empty() {
        Status::Contradicted
    } else if complete && !taken_back {
        Status::Present
    } else if taken_back || !doubtful.is_empty() {
        Status::Unclear
    } else {
        Status::Absent
    };
    let mut quotes = Quotes { evidence: Vec::new(), groups: 0, point, reading };
    against.iter().for_each(|hit| quotes.add(hit, Polarity::Contradicted, false));
    let joined = point.parts.len() > 1;
    let polarity = if taken_back { Polarity::Unclear } else { Polarity::Stated };
    together.iter().for_each(|hit| quotes.add(hit, polarity, joined));
    if matches!(status, Status::Unclear | Status::Absent) {
        doubtful.iter().for_each(|hit| quotes.add(hit, Polarity::Unclear, false));
    }
    (status, missing, quotes.evidence)
}

/// What others say is unclear where it stands alone, and nothing where the script itself then says
/// where it stands. A quotation that says the opposite is unclear where the script then says the point.
fn settle(hits: Vec<Hit>, reading: &Reading<'_>) -> Vec<Hit> {
    let piece = |hit: &Hit| hit.spans.first().map_or(0, |(piece, _)| *piece);
    let slide = |hit: &Hit| reading.pieces[piece(hit)].slide;
    let quoted =
        |hit: &Hit| reading.pieces[piece(hit)].quoted && reading.stances[piece(hit)].answer.is_none();
    let own = |hit: &&Hit| !hit.reported && hit.effect != Effect::Nothing;
    let told: BTreeSet<usize> = hits.iter().filter(own).map(slide).collect();
    let says = |hit: &&Hit| own(hit) && hit.effect == Effect::Says && !quoted(hit);
    let said: BTreeSet<usize> = hits.iter().filter(says).map(piece).collect();
    let settled = |hit: &Hit| told.contains(&slide(hit)) || told.contains(&(slide(hit) + 1));
    let corrected = |hit: &Hit| {
        let mut after = said.range(piece(hit) + 1..);
        quoted(hit) && after.next().is_some_and(|at| reading.pieces[*at].slide <= slide(hit) + 1)
    };
    let doubtful = |hit: &Hit| match hit.effect {
        Effect::Nothing => false,
        Effect::Contradicts => hit.reported || corrected(hit),
        _ => hit.reported,
    };
    let kept = hits.into_iter().filter(|hit| !hit.reported || !settled(hit));
    kept.map(|hit| if doubtful(&hit) { Hit { effect: Effect::Unclear, ..hit } } else { hit }).collect()
}

/// The slide, with the one or two after it, on which most parts are said; with the hits that say them.
fn best_neighbourhood<'h>(
    point: &Point,
    said: &[&'h Hit],
    reading: &Reading<'_>,
) -> (Vec<&'h Hit>, BTreeSet<usize>) {
    let all: BTreeSet<usize> = (0..point.parts.len().max(1)).collect();
    let slide = |hit: &Hit| hit.spans.first().map_or(0, |(piece, _)| reading.pieces[*piece].slide);
    let parts =
        |hit: &Hit| if hit.parts.is_empty() { all.clone() } else { hit.parts.iter().copied().collect() };
    let whole: Vec<&Hit> =
        said.iter().copied().filter(|hit| hit.parts.is_empty() || hit.parts.len() == all.len()).collect();
    if !whole.is_empty() {
        return (whole, all);
    }
    // Three periods may well take three slides.
    let reach = point.parts.len().saturating_sub(1).max(1);
    let slides: BTreeSet<usize> = said.iter().map(|hit| slide(hit)).collect();
    let mut best: (Vec<&Hit>, BTreeSet<usize>) = (Vec::new(), BTreeSet::new());
    for first in slides {
        let near: Vec<&Hit> =
            said.iter().copied().filter(|hit| (first..=first + reach).contains(&slide(hit))).collect();
        let found: BTreeSet<usize> = near.iter().flat_map(|hit| parts(hit)).collect();
        if found.len() > best.1.len() {
            best = (near, found);
        }
    }
    best
}

/// How many passages back one may overlap the next.
const NEIGHBOURS: usize = 24;

struct Quotes<'a> {
    evidence: Vec<Evidence>,
    groups: usize,
    point: &'a Point,
    reading: &'a Reading<'a>,
}

impl Quotes<'_> {
    /// Adds the passages of a hit; with `joined`, to the group of the ones before.
    fn add(&mut self, hit: &Hit, polarity: Polarity, joined: bool) {
        if !joined || self.groups == 0 {
            self.groups += 1;
        }
        let parts: Vec<String> =
            hit.parts.iter().filter_map(|at| self.point.parts.get(*at)).map(|part| part.id.clone()).collect();
        for (at, tokens) in &hit.spans {
            let piece = &self.reading.pieces[*at];
            let evidence = Evidence {
                slide: self.reading.script.slides[piece.slide].id.clone(),
                channel: piece.channel,
                speaker: piece.speaker.map(str::to_owned),
                place: piece.place(tokens),
                words: String::new(),
                polarity,
                group: self.groups,
                parts: parts.clone(),
                reason: self.reason(hit),
            };
            self.keep(evidence);
        }
    }

    fn reason(&self, hit: &Hit) -> Reason {
        let pieces = &self.reading.pieces;
        let name = |concept| self.reading.lexicon.name(concept).to_owned();
        let here = hit.spans.first().map(|(at, _)| &pieces[*at]);
        let place = |tokens: &Range<usize>| here.map(|piece| piece.place(tokens));
        Reason {
            idea: name(hit.head),
            words: place(&hit.words),
            force: hit.force,
            operators: hit.operators.iter().filter_map(place).collect(),
            with: hit
                .with
                .iter()
                .map(|(at, it)| (name(it.concept), pieces[*at].place(&(it.start..it.end))))
                .collect(),
        }
    }

    /// Of two passages that do the same and one of which holds the other, the wider one is kept.
    fn keep(&mut self, evidence: Evidence) {
        let same = |it: &Evidence| it.polarity == evidence.polarity && it.channel == evidence.channel;
        let lately = self.evidence.len().saturating_sub(NEIGHBOURS);
        let wider = self.evidence[lately..].iter_mut().find(|it| same(it) && it.place.holds(&evidence.place));
        if let Some(wider) = wider {
            wider.parts.extend(evidence.parts);
            wider.parts.sort();
            wider.parts.dedup();
            return;
        }
        let inner = self.evidence[lately..]
            .iter()
            .position(|it| same(it) && evidence.place.holds(&it.place))
            .map(|at| lately + at);
        match inner {
            Some(at) => {
                let mut parts = std::mem::take(&mut self.evidence[at].parts);
                parts.extend(evidence.parts);
                parts.sort();
                parts.dedup();
                let group = self.evidence[at].group;
                self.evidence[at] = Evidence { parts, group, ..evidence };
            }
            None => self.evidence.push(evidence),
        }
    }
}
