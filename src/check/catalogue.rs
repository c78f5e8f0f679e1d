//! Catalogues: the required messages of one source, as files and as values.

use crate::language::ConceptEntry;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A catalogue file, `assets/catalogues/<id>.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Catalogue {
    /// `isoscript.catalogue/1`.
    #[serde(default)]
    pub format: Option<String>,
    /// Its id; equal to the file's name.
    pub catalogue: String,
    /// Its title.
    pub title: Bilingual,
    /// Where its requirements come from.
    pub source: Source,
    /// Concepts that only this catalogue needs, per language.
    #[serde(default)]
    pub lexicon: Lexicons,
    /// The age before which the medicine is not indicated, in years.
    #[serde(default)]
    pub youngest_patient: Option<u32>,
    /// The figures that must be the same wherever they are said.
    #[serde(default)]
    pub figures: Vec<FigureRule>,
    /// Its messages.
    pub messages: Vec<Message>,
}

/// A figure that must be the same wherever it is said. Names joined by `|` are alternatives.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FigureRule {
    /// Its id within the catalogue.
    pub id: String,
    /// What it is the figure of, as it follows “the figure of”.
    pub title: Bilingual,
    /// What it measures.
    pub measure: crate::language::Measure,
    /// The concepts to be met in its sentence, with no other such figure between.
    pub near: Vec<String>,
    /// The concepts of which one is met on its slide; anything when empty.
    #[serde(default)]
    pub about: Vec<String>,
    /// The concepts that, nearer to it than those of `near`, make it the figure of something else.
    #[serde(default)]
    pub rather: Vec<String>,
    /// The concepts that, in its sentence, make it the figure of something else.
    #[serde(default)]
    pub unless: Vec<String>,
    /// The form to write it in, where there is one, and its source.
    #[serde(default)]
    pub form: Option<Bilingual>,
}

/// The same words in the two languages of the program.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// French.
    pub fr: String,
    /// English.
    pub en: String,
}

/// The document that a catalogue restates.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The document.
    pub document: Bilingual,
    /// Its date, `YYYY-MM-DD`, or its year.
    pub date: String,
    /// The section of it.
    #[serde(default)]
    pub section: String,
}

/// Concepts per language of the content.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lexicons {
    /// French.
    #[serde(default)]
    pub fr: Vec<ConceptEntry>,
}

/// Where a message is required.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, serde::Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RequiredIn {
    /// In at least one video of the scope.
    Any,
    /// In each video of the scope.
    Every,
    /// Nowhere: worth having.
    None,
}

/// A required message.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// Its id.
    pub id: String,
    /// Raised whenever the requirement changes.
    pub revision: u32,
    /// Its title.
    pub title: Bilingual,
    /// Where it is required.
    pub required_in: RequiredIn,
    /// The videos it concerns; empty for all.
    #[serde(default)]
    pub videos: Vec<String>,
    /// The exact place in the source, and a second source where there is one.
    pub reference: Bilingual,
    /// Why it is required.
    pub reason: Bilingual,
    /// Its points.
    pub points: Vec<Point>,
}

/// One atomic proposition of a message.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// Its id, `message/point`.
    pub id: String,
    /// What must be conveyed, in our own words.
    pub requirement: Bilingual,
    /// What suffices and what contradicts, for a reader.
    #[serde(default)]
    pub criteria: Option<Bilingual>,
    /// The parts that must all be there; a point without parts is one.
    #[serde(default)]
    pub parts: Vec<Part>,
    /// How many of the parts suffice; all when absent.
    #[serde(default)]
    pub parts_needed: Option<usize>,
    /// How it is recognised in words.
    #[serde(default)]
    pub recognition: Recognition,
    /// Notes on the way it is said.
    #[serde(default)]
    pub notes: Vec<Note>,
    /// How it is computed from the cast.
    #[serde(default)]
    pub cast: Option<CastCriterion>,
}

/// A note on the way a point is said, judged on the slides that say it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// It applies where one of these concepts is met; anywhere when empty.
    #[serde(default)]
    pub when: Vec<String>,
    /// It does not apply where one of these is met.
    #[serde(default)]
    pub unless: Vec<String>,
    /// What to tell.
    pub message: Bilingual,
}

/// A part of a point.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its id within the point.
    pub id: String,
    /// Its name.
    pub title: Bilingual,
}

/// Recognition per language of the content.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Recognition {
    /// French.
    #[serde(default)]
    pub fr: Vec<Claim>,
}

/// A recognition file, `assets/catalogues/<id>/<language>/<theme>.yaml`: the words of a theme, and
/// how points are recognised in them. `general.yaml` is read first.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecognitionFile {
    /// `isoscript.recognition/1`.
    #[serde(default)]
    pub format: Option<String>,
    /// Concepts.
    #[serde(default)]
    pub concepts: Vec<ConceptEntry>,
    /// Per point, by id, its claims in the order in which they are tried.
    #[serde(default)]
    pub points: BTreeMap<String, Vec<Claim>>,
}

impl Catalogue {
    /// Adds the words and claims of a recognition file.
    ///
    /// # Errors
    /// The id of a point that the catalogue does not have.
    pub fn recognise(&mut self, file: RecognitionFile) -> Result<(), String> {
        self.lexicon.fr.extend(file.concepts);
        for (id, claims) in file.points {
            let point = self.messages.iter_mut().flat_map(|it| &mut it.points).find(|it| it.id == id);
            point.ok_or(id)?.recognition.fr.extend(claims);
        }
        Ok(())
    }
}

/// A frame: concepts that meet, and what the point gains when they are asserted, denied, weakened.
///
/// In `with`, `unless` and `head`, names joined by `|` are alternatives. A slot of `with` is met in
/// the segment; `@` before it asks for the same clause, `&` reaches over
/// colons and arrows, `~` lets the context (title, question, sentences before on the slide) give it,
/// `^` also what follows and the slides next to it, and `!` asks that what gives it be asserted there.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The concept whose force decides.
    pub head: String,
    /// What must be met with it.
    #[serde(default)]
    pub with: Vec<String>,
    /// What must not be met with it.
    #[serde(default)]
    pub unless: Vec<String>,
    /// The conditions under which it may hold and still say the point, as concepts; any condition
    /// when absent. Under another condition a person must look.
    #[serde(default)]
    pub only_if: Option<Vec<String>>,
    /// The parts that the claim concerns; all when absent.
    #[serde(default)]
    pub parts: Vec<String>,
    /// What it does when asserted.
    #[serde(default)]
    pub asserted: Option<Effect>,
    /// What it does when denied or forbidden.
    #[serde(default)]
    pub denied: Option<Effect>,
    /// What it does when said to be possible; as `asserted` when absent.
    #[serde(default)]
    pub possible: Option<Effect>,
    /// What it does when made optional; contradicts when absent, if asserting it says the point.
    #[serde(default)]
    pub optional: Option<Effect>,
    /// What it does under *seulement*, *ne … que*; unclear when absent.
    #[serde(default)]
    pub restricted: Option<Effect>,
    /// What it does inside a condition (*si …*); nothing when absent.
    #[serde(default)]
    pub conditional: Option<Effect>,
    /// What it does whatever its force, where it is no open question.
    #[serde(default)]
    pub always: Option<Effect>,
    /// It says the point only where no operator but those in `allows` reaches any of its words; else
    /// a person must look.
    #[serde(default)]
    pub clean: bool,
    /// The operators that a clean claim accounts for.
    #[serde(default)]
    pub allows: Vec<Allowed>,
}

/// What a claim does for its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Effect {
    /// It says the point, or its part.
    Says,
    /// It says the opposite.
    Contradicts,
    /// A person must look.
    Unclear,
    /// What is said near it is no longer sure: a person must look, even where the point is said.
    Retracts,
    /// Nothing.
    Nothing,
    /// Under a condition or a restriction: what its force says without it.
    Kept,
}

/// A kind of operator that a clean claim accounts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Allowed {
    /// *Ne … pas*, *sans*, *interdit*.
    Negation,
    /// *Si*, *en cas de*.
    Condition,
    /// *Seulement*, *ne … que*.
    Restriction,
    /// *Peut*, *possible*.
    Possibility,
}

/// A point that the cast decides: one and the same person.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CastCriterion {
    /// The roles that count.
    pub roles: Vec<crate::script::model::Role>,
    /// The gender that counts.
    pub gender: crate::script::model::Gender,
    /// The youngest age that counts, in years.
    pub from_age: u32,
    /// The oldest age that surely counts, in years.
    pub to_age: u32,
    /// The age from which it surely does not, in years.
    pub too_old: u32,
    /// Occupations in training, for which a person must look.
    pub in_training: Vec<String>,
    /// Occupations written for the other gender, for which a person must look.
    pub other_gender: Vec<String>,
}

/// The JSON Schema (2020-12) of a catalogue file.
pub fn catalogue_schema() -> String {
    crate::yaml::schema_text::<Catalogue>()
}
