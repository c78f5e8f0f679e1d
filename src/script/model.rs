//! The validated model: what the rest of the program knows of a user's files.

pub use super::look::{Clothes, Hair, HairColor, Look, Skin};
pub use super::press::{Cmyk, Given, Ink, OutputCondition, Press};

use crate::place::{DocumentId, Place, Route};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A text that a person wrote, with the place it was written at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prose {
    /// The text, YAML's escapes and indentation undone; line breaks inside are ordinary spaces
    /// to a reader.
    pub text: String,
    /// The document it stands in.
    pub document: DocumentId,
    /// The way to it.
    pub route: Route,
}

impl Prose {
    /// The whole text as a place.
    pub fn place(&self) -> Place {
        Place::value(self.document, self.route.clone())
    }

    /// Bytes `range` of the text as a place.
    pub fn part(&self, range: Range<usize>) -> Place {
        Place::within(self.document, self.route.clone(), range)
    }
}

/// One substance, its videos, its laboratories, its QR placements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Campaign {
    /// The document it was read from.
    pub document: DocumentId,
    /// Its id, `[a-z0-9-]`.
    pub id: String,
    /// The active substance, as written in texts.
    pub substance: String,
    /// The language of the content, a tag such as `fr`.
    pub language: String,
    /// The version of the campaign's content.
    pub version: String,
    /// The date of this version, `YYYY-MM-DD`; never taken from the clock.
    pub date: String,
    /// How far the campaign has come.
    pub status: Status,
    /// The agency's reference; empty until there is one.
    pub authorisation: String,
    /// The catalogues in force, by id.
    pub catalogues: Vec<Prose>,
    /// The script files, relative to the campaign's folder.
    pub scripts: Vec<Prose>,
    /// The laboratories the videos belong to.
    pub laboratories: Vec<Laboratory>,
    /// What is open, for medical review.
    pub open_points: Vec<OpenPoint>,
    /// The QR code's address and placements, if the campaign has any.
    pub qr: Option<QrPlan>,
}

/// How far a campaign has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(description = "Avancement de la campagne.")]
pub enum Status {
    /// Being written.
    #[default]
    #[schemars(description = "En cours d’écriture.", extend("x-aliases" = ["brouillon"]))]
    Draft,
    /// In the agency's hands.
    #[schemars(description = "Déposée à l’agence.", extend("x-aliases" = ["déposé", "déposée", "soumis", "soumise"]))]
    Submitted,
    /// Approved: artwork no longer says PROJET.
    #[schemars(description = "Autorisée : les QR codes ne portent plus PROJET.", extend("x-aliases" = ["autorisé", "autorisée", "approuvé", "approuvée", "validé", "validée"]))]
    Approved,
}

/// A laboratory that holds the medicine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Laboratory {
    /// Its id, `[a-z0-9-]`.
    pub id: String,
    /// Its name as shown.
    pub name: String,
    /// Its brands; they appear in annexes only.
    pub brands: Vec<String>,
}

/// Something left open for medical review; shown in every output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenPoint {
    /// What is open.
    pub text: Prose,
    /// The points it concerns, by id.
    pub points: Vec<Prose>,
}

/// What a campaign's QR codes say and where they go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrPlan {
    /// The approved address, encoded byte for byte.
    pub url: Prose,
    /// The hosts the address may have.
    pub allowed_hosts: Vec<String>,
    /// The least error correction.
    pub error_correction: ErrorCorrection,
    /// Where codes are printed or shown.
    pub placements: Vec<Placement>,
}

/// Error correction of a QR code: about 7, 15, 25, 30 % of codewords (ISO/IEC 18004).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(description = "Correction d’erreur d’un QR code.")]
pub enum ErrorCorrection {
    /// About 7 %.
    #[schemars(description = "Environ 7 %.")]
    L,
    /// About 15 %.
    #[schemars(description = "Environ 15 %.")]
    M,
    /// About 25 %.
    #[default]
    #[schemars(description = "Environ 25 %.")]
    Q,
    /// About 30 %.
    #[schemars(description = "Environ 30 %.")]
    H,
}

/// Where a QR code is printed or shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Placement {
    /// Where the placement stands in the campaign file.
    pub place: Place,
    /// Its id, `[a-z0-9-]`.
    pub id: String,
    /// What it is printed on.
    pub kind: PlacementKind,
    /// The side of a module.
    pub module: ModuleSize,
    /// The sentence under the code; empty for none.
    pub caption: String,
    /// The laboratories that have one each; empty means one artwork shared by all.
    pub laboratories: Vec<String>,
    /// Which pack it is printed on, where there is one for each.
    pub pack: Pack,
    /// How it is printed.
    pub press: Press,
}

/// The pack of one medicine. What is not known of it is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pack {
    /// The brand, one of the laboratory's.
    pub brand: Option<Prose>,
    /// The strength, such as `10 mg`.
    pub strength: Option<Prose>,
    /// The pack's number (CIP, 13 digits); the code then says a GS1 Digital Link.
    pub cip13: Option<Prose>,
}

impl Eq for Placement {}

/// What a QR code is printed on or shown by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(description = "Support d’un QR code.")]
pub enum PlacementKind {
    /// The medicine's box.
    #[schemars(description = "Boîte du médicament.", extend("x-aliases" = ["boîte", "boite"]))]
    Box,
    /// The pack insert.
    #[schemars(description = "Notice.", extend("x-aliases" = ["notice"]))]
    Insert,
    /// The patient information sheet.
    #[schemars(description = "Fiche d’information patient.", extend("x-aliases" = ["fiche"]))]
    PatientSheet,
    /// The patient card.
    #[schemars(description = "Carte patient.", extend("x-aliases" = ["carte"]))]
    PatientCard,
    /// The brochure.
    #[schemars(description = "Brochure.")]
    Brochure,
    /// A web page.
    #[schemars(description = "Page web.", extend("x-aliases" = ["site"]))]
    Web,
}

/// The side of one module.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ModuleSize {
    /// In millimetres, for print.
    Millimetres(f64),
    /// In device pixels, for the web.
    Pixels(u32),
}

/// One video: characters and slides.
#[derive(Debug, Clone, PartialEq)]
pub struct Script {
    /// The document it was read from.
    pub document: DocumentId,
    /// The video's id.
    pub video: String,
    /// Its title.
    pub title: Prose,
    /// The language of the content, a tag such as `fr`.
    pub language: String,
    /// The length aimed at, in seconds.
    pub target_seconds: Option<u32>,
    /// How the patient is addressed; `None` where the file does not say.
    pub form_of_address: Option<FormOfAddress>,
    /// The theme of its slides, by id.
    pub theme: String,
    /// Who is seen or heard. `narrator` always exists and is last when the file does not name one.
    pub characters: Vec<Character>,
    /// The slides in order.
    pub slides: Vec<Slide>,
}

impl Script {
    /// The character of this id.
    pub fn character(&self, id: &str) -> Option<&Character> {
        self.characters.iter().find(|character| character.id == id)
    }
}

/// How the patient is addressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(description = "Adresse au patient.")]
pub enum FormOfAddress {
    /// *Tu*.
    #[schemars(description = "Tu.", extend("x-aliases" = ["tu", "tutoiement"]))]
    Familiar,
    /// *Vous*.
    #[default]
    #[schemars(description = "Vous.", extend("x-aliases" = ["vous", "vouvoiement"]))]
    Polite,
}

/// Who is seen or heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Character {
    /// The character's entry in the file; the script's `title` for a narrator that is not listed.
    pub place: Place,
    /// The id that slides and lines use.
    pub id: String,
    /// The name as shown.
    pub name: String,
    /// What the character is to the patient.
    pub role: Role,
    /// The occupation as shown.
    pub occupation: String,
    /// The gender.
    pub gender: Gender,
    /// The age in years.
    pub age: Option<u32>,
    /// How the character is drawn.
    pub look: Look,
}

/// What a character is to the patient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(description = "Rôle d’un personnage.")]
pub enum Role {
    /// Takes the medicine.
    #[schemars(description = "Prend le médicament.", extend("x-aliases" = ["patiente"]))]
    Patient,
    /// Family or friend.
    #[schemars(description = "Proche : parent, ami.", extend("x-aliases" = ["proche", "parent", "ami", "amie", "mère", "père", "friend"]))]
    Relative,
    /// A doctor.
    #[schemars(description = "Médecin.", extend("x-aliases" = ["médecin", "medecin", "docteur", "dermatologue"]))]
    Doctor,
    /// A pharmacist.
    #[schemars(description = "Pharmacien ou pharmacienne.", extend("x-aliases" = ["pharmacien", "pharmacienne"]))]
    Pharmacist,
    /// A nurse.
    #[schemars(description = "Infirmier ou infirmière.", extend("x-aliases" = ["infirmier", "infirmière", "infirmiere"]))]
    Nurse,
    /// A midwife.
    #[schemars(description = "Sage-femme.", extend("x-aliases" = ["sage-femme", "sage femme"]))]
    Midwife,
    /// Anybody else.
    #[schemars(description = "Autre.", extend("x-aliases" = ["autre"]))]
    Other,
    /// A voice that is not seen.
    #[schemars(description = "Voix off.", extend("x-aliases" = ["narrateur", "narratrice", "voix off", "voix-off"]))]
    Narrator,
}

/// A character's gender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(description = "Genre d’un personnage.")]
pub enum Gender {
    /// A woman or girl.
    #[schemars(description = "Femme ou fille.", extend("x-aliases" = ["femme", "f", "woman"]))]
    Female,
    /// A man or boy.
    #[schemars(description = "Homme ou garçon.", extend("x-aliases" = ["homme", "h", "m", "man"]))]
    Male,
    /// Not said.
    #[default]
    #[schemars(description = "Non précisé.", extend("x-aliases" = ["autre"]))]
    Unspecified,
}

/// What is on screen at one time, and the lines spoken over it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slide {
    /// The slide's entry in the file.
    pub place: Place,
    /// Its id, unique in the script.
    pub id: String,
    /// The layout that draws it, by id.
    pub layout: String,
    /// The title on screen.
    pub title: Option<Prose>,
    /// One paragraph on screen.
    pub text: Option<Prose>,
    /// A very short text shown very large: a figure, a number to call.
    pub highlight: Option<Prose>,
    /// The bullets on screen.
    pub bullets: Vec<Prose>,
    /// The speech balloons on screen.
    pub balloons: Vec<Line>,
    /// The count of an n-in-ten picture.
    pub count: Option<u32>,
    /// The picture, by name.
    pub picture: Option<Prose>,
    /// The characters pictured, by id.
    pub shows: Vec<Prose>,
    /// The points the author says the slide conveys, by id.
    pub conveys: Vec<Prose>,
    /// The lines spoken over the slide.
    pub voice_over: Vec<Line>,
}

impl Slide {
    /// The texts on screen, in reading order: title, highlight, text, bullets, balloons.
    pub fn screen_texts(&self) -> impl Iterator<Item = &Prose> {
        let heads = [&self.title, &self.highlight, &self.text];
        let balloons = self.balloons.iter().map(|balloon| &balloon.text);
        heads.into_iter().flatten().chain(&self.bullets).chain(balloons)
    }
}

/// One utterance: who speaks, and the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The speaker, a character id.
    pub speaker: String,
    /// The words.
    pub text: Prose,
}
