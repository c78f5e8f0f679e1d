//! What every part of a file is read with: its document, the known names, the findings so far.

use super::{model::Prose, text, vocabulary::Vocabulary};
use crate::{
    finding::Finding,
    place::{DocumentId, Place, Route, Spot},
    wording::{Wording, excerpt},
    yaml::{Blanks, Words, nearest},
};

/// The most findings about what a file says; more would help nobody.
const MOST_FINDINGS: usize = 200;

/// Reads the parts of one file.
pub(super) struct Reader<'r> {
    pub(super) document: DocumentId,
    pub(super) vocabulary: &'r Vocabulary,
    blanks: &'r Blanks,
    slide: Option<String>,
    findings: Vec<Finding>,
}

/// A kind of name, to say which one is unknown.
pub(super) struct Kind {
    pub(super) rule: &'static str,
    /// "La mise en page", with its article.
    pub(super) fr: &'static str,
    /// "The layout", with its article.
    pub(super) en: &'static str,
    /// Whether the French word is feminine.
    pub(super) feminine: bool,
}

impl<'r> Reader<'r> {
    /// A reader of a document whose value has these blanks.
    pub(super) fn new(document: DocumentId, vocabulary: &'r Vocabulary, blanks: &'r Blanks) -> Self {
        Self { document, vocabulary, blanks, slide: None, findings: Vec::new() }
    }

    /// What was found.
    pub(super) fn finish(self) -> Vec<Finding> {
        self.findings
    }

    /// Notes a finding, unless it is about a blank: then what made the blank is told already.
    pub(super) fn note(&mut self, mut finding: Finding) {
        if self.findings.len() < MOST_FINDINGS && !self.is_doubtful(&finding.place) {
            finding.slide = finding.slide.or_else(|| self.slide.clone());
            self.findings.push(finding);
        }
    }

    /// Whether the value at this route could not be read.
    pub(super) fn is_blank(&self, route: &Route) -> bool {
        self.blanks.cover(route)
    }

    fn is_doubtful(&self, place: &Place) -> bool {
        match &place.spot {
            Spot::Key(route) | Spot::Value(route) | Spot::Within(route, _) => self.blanks.touch(route),
            Spot::Whole | Spot::Bytes(_) => false,
        }
    }

    /// From now on findings are about this slide; about none when it has no id.
    pub(super) fn enter_slide(&mut self, id: &str) {
        self.slide = Some(id.to_owned()).filter(|id| !id.is_empty());
    }

    /// From now on findings are about no slide.
    pub(super) fn leave_slide(&mut self) {
        self.slide = None;
    }

    /// The value at `route` as a place.
    pub(super) fn place(&self, route: &Route) -> Place {
        Place::value(self.document, route.clone())
    }

    /// A name or sentence, with its place.
    pub(super) fn name(&self, text: String, route: Route) -> Prose {
        Prose { text, document: self.document, route }
    }

    /// A list of names, each with its place.
    pub(super) fn names(&self, texts: Vec<String>, route: &Route) -> Vec<Prose> {
        let items = texts.into_iter().enumerate();
        items.map(|(index, text)| self.name(text, route.item(index))).collect()
    }

    /// A text that a person reads or hears: it must say something, with visible characters.
    pub(super) fn prose(&mut self, words: &Words, route: Route) -> Prose {
        let prose = self.name(words.0.trim_end().to_owned(), route);
        for finding in text::faults(&prose) {
            self.note(finding);
        }
        prose
    }

    /// Checks that a name is known.
    pub(super) fn known(&mut self, name: &Prose, known: &[String], kind: &Kind) {
        if !known.contains(&name.text) {
            self.note(unknown(name, known.iter().map(String::as_str), kind));
        }
    }

    /// Checks that a name is one known point.
    pub(super) fn point(&mut self, name: &Prose) {
        let named: Vec<String> = self.vocabulary.points_named(&name.text).map(|point| point.full()).collect();
        match named.len() {
            0 => {
                let full: Vec<String> = self.vocabulary.points.iter().map(|point| point.full()).collect();
                let short = self.vocabulary.points.iter().map(|point| point.point.as_str());
                let known: Vec<&str> = short.chain(full.iter().map(String::as_str)).collect();
                self.note(unknown(name, known, &POINT));
            }
            1 => {}
            _ => self.note(ambiguous(name, &named)),
        }
    }
}

const POINT: Kind = Kind { rule: "unknown-point", fr: "Le point", en: "The point", feminine: false };

/// A name that nothing has.
pub(super) fn unknown<'k>(name: &Prose, known: impl IntoIterator<Item = &'k str>, kind: &Kind) -> Finding {
    let text = excerpt(&name.text);
    let ending = if kind.feminine { "inconnue" } else { "inconnu" };
    let message = Wording::new(
        format!("{} « {text} » est {ending}.", kind.fr),
        format!("{} `{text}` is unknown.", kind.en),
    );
    let mut known: Vec<&str> = known.into_iter().collect();
    let advice = match nearest(&name.text, known.iter().copied()) {
        Some(meant) => {
            Wording::new(format!("Vouliez-vous écrire « {meant} » ?"), format!("Did you mean `{meant}`?"))
        }
        None => {
            known.retain(|name| !name.contains(':'));
            possible(&known)
        }
    };
    Finding::error(kind.rule, name.place(), message).advise(advice)
}

/// The names there are, as advice; few enough to be read.
fn possible(known: &[&str]) -> Wording {
    const MOST: usize = 24;
    let dots = if known.len() > MOST { "…" } else { "." };
    let all = known.iter().take(MOST).copied().collect::<Vec<_>>().join(", ");
    if all.is_empty() {
        return Wording::new("Il n’en existe aucun ici.", "There is none here.");
    }
    Wording::new(format!("Noms connus : {all}{dots}"), format!("Known names: {all}{dots}"))
}

fn ambiguous(name: &Prose, full: &[String]) -> Finding {
    let text = excerpt(&name.text);
    let message = Wording::new(
        format!("Plusieurs catalogues ont un point « {text} »."),
        format!("Several catalogues have a point `{text}`."),
    );
    Finding::error("ambiguous-point", name.place(), message).advise(Wording::new(
        format!("Écrivez le nom entier : {}.", full.join(" ou ")),
        format!("Write the full name: {}.", full.join(" or ")),
    ))
}
