//! What a check tells a person: contradictions, doubts, declarations that nothing carries.

use super::{
    catalogue::Point,
    claim::Reading,
    requirements::Requirements,
    script_check::names_of,
    verdict::{PointVerdict, Polarity, Status},
};
use crate::{
    finding::Finding,
    place::{Place, Route},
    script::model::{Campaign, Script},
    wording::Wording,
};

/// The findings of one script, in the order of its slides.
pub(super) fn of_script(
    reading: &Reading<'_>,
    points: &[PointVerdict],
    requirements: &Requirements,
    seconds: f64,
) -> Vec<Finding> {
    let script = reading.script;
    let mut findings = Vec::new();
    for (verdict, (_, _, point)) in points.iter().zip(requirements.points()) {
        contradictions(verdict, point, &mut findings);
        if verdict.status == Status::Unclear && (verdict.required || verdict.declared) {
            doubts(verdict, point, &mut findings);
        }
        if verdict.status == Status::Absent && verdict.declared {
            undeclared(script, verdict, point, &mut findings);
        }
        findings.extend(super::notes::of_point(reading, verdict, point));
    }
    findings.extend(super::two_channels::of_script(reading, points, requirements));
    findings.extend(super::people::of_script(script, requirements));
    findings.extend(super::address::of_script(script, &requirements.manners.address));
    findings.extend(too_long(script, seconds));
    findings
}

/// A required point that no script conveys.
pub(super) fn missing(point: &Point, missing_parts: &[String], place: Place) -> Finding {
    let parts: Vec<_> = point.parts.iter().filter(|part| missing_parts.contains(&part.id)).collect();
    let list = |text: fn(&super::catalogue::Bilingual) -> &str| {
        parts.iter().map(|part| text(&part.title)).collect::<Vec<_>>().join(", ")
    };
    let (tail_fr, tail_en) = if parts.is_empty() {
        (String::new(), String::new())
    } else {
        (format!(" Il manque : {}.", list(|it| &it.fr)), format!(" Missing: {}.", list(|it| &it.en)))
    };
    let message = Wording::new(
        format!("Message requis absent, {} : {}{tail_fr}", point.id, point.requirement.fr),
        format!("Required message missing, {}: {}{tail_en}", point.id, point.requirement.en),
    );
    Finding::error("required-message-missing", place, message).advise(Wording::new(
        format!("Dites-le dans la voix off ou sur une diapositive ; « isoscript explain {} » montre ce qui convient.", point.id),
        format!("Say it in the voice-over or on a slide; `isoscript explain {}` shows what is accepted.", point.id),
    ))
}

/// Where a campaign names its scripts.
pub(super) fn scripts_of(campaign: &Campaign) -> Place {
    Place::key(campaign.document, Route::root().key("scripts"))
}

fn contradictions(verdict: &PointVerdict, point: &Point, findings: &mut Vec<Finding>) {
    let mut told = std::collections::BTreeSet::new();
    for evidence in verdict.evidence.iter().filter(|it| it.polarity == Polarity::Contradicted) {
        if !told.insert(evidence.group) {
            continue;
        }
        let message = Wording::new(
            format!("Ce passage dit le contraire du message {} : {}", point.id, point.requirement.fr),
            format!("This passage says the opposite of {}: {}", point.id, point.requirement.en),
        );
        let advice =
            criteria(point).unwrap_or_else(|| Wording::new("Corrigez ce passage.", "Mend this passage."));
        findings.push(
            Finding::error("message-contradicted", evidence.place.clone(), message)
                .advise(advice)
                .on_slide(&evidence.slide),
        );
    }
}

fn doubts(verdict: &PointVerdict, point: &Point, findings: &mut Vec<Finding>) {
    let Some(evidence) = verdict.evidence.iter().find(|it| it.polarity == Polarity::Unclear) else { return };
    let message = Wording::new(
        format!("Une personne doit juger si ce passage dit {} : {}", point.id, point.requirement.fr),
        format!("A person must judge whether this passage says {}: {}", point.id, point.requirement.en),
    );
    let advice = criteria(point).unwrap_or_else(|| {
        Wording::new("Écrivez-le d’une phrase simple.", "Write it as one plain sentence.")
    });
    let finding = if verdict.required { Finding::error } else { Finding::warning };
    findings.push(
        finding("needs-a-person", evidence.place.clone(), message).advise(advice).on_slide(&evidence.slide),
    );
}

fn undeclared(script: &Script, verdict: &PointVerdict, point: &Point, findings: &mut Vec<Finding>) {
    let names = names_of(&verdict.catalogue, &verdict.id);
    for slide in &script.slides {
        let Some(declared) = slide.conveys.iter().find(|it| names.contains(&it.text)) else { continue };
        let message = Wording::new(
            format!(
                "La diapositive déclare transmettre {}, mais aucun passage ne le dit : {}",
                point.id, point.requirement.fr
            ),
            format!(
                "The slide declares that it conveys {}, but no passage says it: {}",
                point.id, point.requirement.en
            ),
        );
        let finding = if verdict.required { Finding::error } else { Finding::warning };
        let advice = Wording::new(
            format!("Écrivez-le, ou retirez « {} » de « conveys ».", declared.text),
            format!("Write it, or take `{}` out of `conveys`.", declared.text),
        );
        findings.push(
            finding("declared-not-found", declared.place(), message).advise(advice).on_slide(&slide.id),
        );
    }
}

fn criteria(point: &Point) -> Option<Wording> {
    point.criteria.as_ref().map(|it| Wording::new(&it.fr, &it.en))
}

/// More than a tenth over the target.
fn too_long(script: &Script, seconds: f64) -> Option<Finding> {
    let target = f64::from(script.target_seconds?);
    if seconds <= target * 1.1 {
        return None;
    }
    let message = Wording::new(
        format!("La vidéo durerait environ {seconds:.0} s ; la durée visée est de {target:.0} s."),
        format!("The video would last about {seconds:.0} s; the target is {target:.0} s."),
    );
    let place = Place::value(script.document, Route::root().key("target_seconds"));
    Some(Finding::warning("video-too-long", place, message).advise(Wording::new(
        "Raccourcissez la voix off, ou relevez « target_seconds ».",
        "Shorten the voice-over, or raise `target_seconds`.",
    )))
}
