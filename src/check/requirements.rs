//! The requirements in force: catalogues and lexicon, ready to be compared with scripts.

use super::{
    catalogue::{Catalogue, FigureRule, Message, Point, RequiredIn},
    claim::Frame,
};
use crate::{
    failure::{Failure, Outcome},
    language::{AddressWords, ConceptId, Draft, Lexicon, LexiconFile, Misspelt, Occupations},
};
use std::{collections::HashMap, sync::Arc};

/// The requirements in force.
#[derive(Debug)]
pub struct Requirements {
    /// The catalogues, in the order given.
    pub catalogues: Vec<Arc<Catalogue>>,
    /// The words of the language and of the catalogues.
    pub lexicon: Lexicon,
    /// What the language says of people and to them; the library gives it.
    pub manners: Arc<Manners>,
    /// Per point, in order of catalogue and message, its frames.
    pub(super) frames: Vec<PointFrames>,
    /// The figures to compare.
    pub(super) figures: Vec<FigureConcepts>,
    /// Which frames a concept heads.
    pub(super) heads: HashMap<ConceptId, Vec<(usize, usize)>>,
}

/// What a language says of people and to them.
#[derive(Debug, Default)]
pub struct Manners {
    /// Occupations with their roles.
    pub occupations: Occupations,
    /// *Tu* and *vous*.
    pub address: AddressWords,
}

/// A point and its frames.
#[derive(Debug)]
pub(super) struct PointFrames {
    pub(super) catalogue: usize,
    pub(super) message: usize,
    pub(super) point: usize,
    pub(super) frames: Vec<Frame>,
}

impl Requirements {
    /// Puts the words of a language and the catalogues in force together.
    ///
    /// # Errors
    /// A lexicon's pattern or a claim's name is wrong.
    pub fn new(words: &[(String, LexiconFile)], catalogues: Vec<Arc<Catalogue>>) -> Outcome<Self> {
        let mut draft = Draft::default();
        for (name, file) in words {
            draft.add(&file.concepts).map_err(|it| misspelt(name, &it))?;
        }
        for catalogue in &catalogues {
            draft.add(&catalogue.lexicon.fr).map_err(|it| misspelt(&catalogue.catalogue, &it))?;
        }
        Self::with_lexicon(draft.seal(), catalogues)
    }

    /// The same with a lexicon that is ready.
    ///
    /// # Errors
    /// A claim's name is wrong.
    pub fn with_lexicon(lexicon: Lexicon, catalogues: Vec<Arc<Catalogue>>) -> Outcome<Self> {
        let mut requirements = Self {
            catalogues: Vec::new(),
            lexicon,
            manners: Arc::default(),
            frames: Vec::new(),
            figures: Vec::new(),
            heads: HashMap::new(),
        };
        for (index, catalogue) in catalogues.iter().enumerate() {
            requirements.add_frames(index, catalogue)?;
            requirements.add_figures(index, catalogue)?;
        }
        requirements.catalogues = catalogues;
        Ok(requirements)
    }

    /// Every point with its catalogue and message, in order.
    pub fn points(&self) -> impl Iterator<Item = (&Catalogue, &Message, &Point)> {
        self.frames.iter().map(|it| self.resolve(it))
    }

    /// The rules on figures, in order of catalogue.
    pub fn figure_rules(&self) -> impl Iterator<Item = &FigureRule> {
        self.figures.iter().map(|it| it.rule(self))
    }

    pub(super) fn resolve(&self, frames: &PointFrames) -> (&Catalogue, &Message, &Point) {
        let catalogue = &self.catalogues[frames.catalogue];
        let message = &catalogue.messages[frames.message];
        (catalogue, message, &message.points[frames.point])
    }

    fn add_figures(&mut self, catalogue: usize, source: &Catalogue) -> Outcome<()> {
        for (rule, written) in source.figures.iter().enumerate() {
            let concepts = FigureConcepts::new((catalogue, rule), written, &self.lexicon);
            self.figures.push(concepts.map_err(|name| unknown_name(&written.id, &name))?);
        }
        Ok(())
    }

    fn add_frames(&mut self, catalogue: usize, source: &Catalogue) -> Outcome<()> {
        for (message, entry) in source.messages.iter().enumerate() {
            for (point, it) in entry.points.iter().enumerate() {
                let parts: Vec<String> = it.parts.iter().map(|part| part.id.clone()).collect();
                let frames: Result<Vec<Frame>, String> =
                    it.recognition.fr.iter().map(|claim| Frame::new(claim, &parts, &self.lexicon)).collect();
                let frames = frames.map_err(|name| unknown_name(&it.id, &name))?;
                for (position, frame) in frames.iter().enumerate() {
                    for head in &frame.head {
                        self.heads.entry(*head).or_default().push((self.frames.len(), position));
                    }
                }
                self.frames.push(PointFrames { catalogue, message, point, frames });
            }
        }
        Ok(())
    }
}

/// The concepts of a rule on figures.
#[derive(Debug)]
pub(super) struct FigureConcepts {
    catalogue: usize,
    rule: usize,
    pub(super) near: Vec<Vec<ConceptId>>,
    pub(super) about: Vec<ConceptId>,
    pub(super) rather: Vec<ConceptId>,
    pub(super) unless: Vec<ConceptId>,
}

impl FigureConcepts {
    fn new(
        (catalogue, rule): (usize, usize),
        written: &FigureRule,
        lexicon: &Lexicon,
    ) -> Result<Self, String> {
        let ids = |names: &[String]| -> Result<Vec<ConceptId>, String> {
            let names = names.iter().flat_map(|names| names.split('|'));
            names.map(|name| lexicon.concept(name).ok_or_else(|| name.to_owned())).collect()
        };
        let near: Result<_, _> = written.near.iter().map(|names| ids(std::slice::from_ref(names))).collect();
        Ok(Self {
            catalogue,
            rule,
            near: near?,
            about: ids(&written.about)?,
            rather: ids(&written.rather)?,
            unless: ids(&written.unless)?,
        })
    }

    /// The rule as the catalogue has it.
    pub(super) fn rule<'r>(&self, requirements: &'r Requirements) -> &'r FigureRule {
        &requirements.catalogues[self.catalogue].figures[self.rule]
    }
}

impl Message {
    /// Whether the message is required of the video of this id, alone or among others.
    pub fn concerns(&self, video: &str) -> bool {
        self.required_in != RequiredIn::None
            && (self.videos.is_empty() || self.videos.iter().any(|it| it == video))
    }
}

fn misspelt(file: &str, Misspelt { concept, cause }: &Misspelt) -> Failure {
    Failure::new(
        format!("Le lexique « {file} » : le concept « {concept} » est mal écrit ({cause})."),
        format!("The lexicon `{file}`: the concept `{concept}` is not well formed ({cause})."),
    )
}

fn unknown_name(point: &str, name: &str) -> Failure {
    Failure::new(
        format!("Le point « {point} » nomme « {name} », qui n’est ni un concept ni une partie."),
        format!("The point `{point}` names `{name}`, which is neither a concept nor a part."),
    )
}
