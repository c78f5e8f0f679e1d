//! The files as they are written. Nothing outside `script` may name these types.
//!
//! Their doc comments become the descriptions of the JSON Schema, which an editor shows to the
//! author while she types: they are in French, for her.

use super::model::{
    ErrorCorrection, FormOfAddress, Gender, Look, OutputCondition, PlacementKind, Role, Status,
};
use crate::yaml::Words;
use schemars::JsonSchema;
use serde::Deserialize;

/// Une campagne : une substance, ses vidéos, ses laboratoires, ses QR codes.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Campagne isoscript")]
pub(crate) struct RawCampaign {
    /// Forme du fichier : isoscript.campaign/1. Peut être omise.
    #[serde(default)]
    pub(crate) format: String,
    /// Identifiant de la campagne : minuscules sans accent, chiffres et tirets.
    #[schemars(extend("x-aliases" = ["campagne", "id", "nom"]))]
    pub(crate) campaign: String,
    /// Substance active, telle qu’on l’écrit dans les textes.
    pub(crate) substance: String,
    /// Langue des textes, par exemple fr.
    #[serde(default = "french")]
    #[schemars(extend("x-aliases" = ["langue", "lang"]))]
    pub(crate) language: String,
    /// Version du contenu de la campagne, par exemple 0.1.0.
    #[serde(default)]
    pub(crate) version: String,
    /// Date de cette version : année-mois-jour, par exemple 2026-11-22.
    #[serde(default)]
    pub(crate) date: String,
    /// Avancement : draft (en cours), submitted (déposée à l’agence), approved (autorisée).
    #[serde(default)]
    #[schemars(extend("x-aliases" = ["statut", "état", "etat", "avancement"]))]
    pub(crate) status: Status,
    /// Référence donnée par l’agence ; vide tant qu’il n’y en a pas.
    #[serde(default)]
    #[schemars(extend("x-aliases" = ["autorisation", "authorization", "visa"]))]
    pub(crate) authorisation: String,
    /// Catalogues de messages obligatoires en vigueur, par identifiant.
    #[serde(default)]
    #[schemars(extend("x-aliases" = ["catalogs", "catalogue"]))]
    pub(crate) catalogues: Vec<String>,
    /// Fichiers des scripts, relatifs au dossier de la campagne.
    #[schemars(extend("x-aliases" = ["script", "videos", "vidéos"]))]
    pub(crate) scripts: Vec<String>,
    /// Laboratoires titulaires.
    #[serde(default)]
    #[schemars(extend("x-aliases" = ["laboratoires", "labs"]))]
    pub(crate) laboratories: Vec<RawLaboratory>,
    /// Points ouverts, pour la relecture médicale ; ils figurent dans chaque sortie.
    #[serde(default)]
    #[schemars(extend("x-aliases" = ["points_ouverts", "questions"]))]
    pub(crate) open_points: Vec<RawOpenPoint>,
    /// Adresse et emplacements des QR codes.
    #[serde(default)]
    pub(crate) qr: Option<RawQr>,
}

/// Un laboratoire titulaire.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Laboratory")]
pub(crate) struct RawLaboratory {
    /// Identifiant : minuscules sans accent, chiffres et tirets.
    pub(crate) id: String,
    /// Nom affiché.
    #[serde(default)]
    #[schemars(extend("x-aliases" = ["nom"]))]
    pub(crate) name: String,
    /// Marques ; elles n’apparaissent que dans les annexes.
    #[serde(default)]
    #[schemars(extend("x-aliases" = ["marques", "brand"]))]
    pub(crate) brands: Vec<String>,
}

/// Un point laissé ouvert.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "OpenPoint")]
pub(crate) struct RawOpenPoint {
    /// Ce qui reste à trancher.
    #[schemars(extend("x-aliases" = ["texte"]))]
    pub(crate) text: Words,
    /// Points de catalogue concernés, par identifiant.
    #[serde(default)]
    pub(crate) points: Vec<String>,
}

/// Ce que disent les QR codes, et où ils vont.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Qr")]
pub(crate) struct RawQr {
    /// Adresse approuvée, reprise à l’octet près.
    #[schemars(extend("x-aliases" = ["adresse", "lien", "link", "address"]))]
    pub(crate) url: String,
    /// Hôtes que l’adresse peut avoir, par exemple ansm.sante.fr.
    #[serde(default)]
    pub(crate) allowed_hosts: Vec<String>,
    /// Correction d’erreur minimale : L, M, Q ou H.
    #[serde(default)]
    pub(crate) error_correction: ErrorCorrection,
    /// Impression de tous les emplacements ; chacun peut dire autrement.
    #[serde(default)]
    #[schemars(extend("x-aliases" = ["impression", "print"]))]
    pub(crate) press: Option<RawPress>,
    /// Emplacements où un code est imprimé ou affiché.
    #[serde(default)]
    #[schemars(extend("x-aliases" = ["emplacements"]))]
    pub(crate) placements: Vec<RawPlacement>,
}

/// Un emplacement où un QR code est imprimé ou affiché.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Placement")]
pub(crate) struct RawPlacement {
    /// Identifiant : minuscules sans accent, chiffres et tirets.
    pub(crate) id: String,
    /// Support : box (boîte), insert (notice), patient_sheet (fiche d’information), patient_card
    /// (carte patient), brochure, web.
    #[schemars(extend("x-aliases" = ["type", "genre", "support"]))]
    pub(crate) kind: PlacementKind,
    /// Côté d’un module imprimé, en millimètres, par exemple 0.5.
    #[serde(default)]
    pub(crate) module_mm: Option<f64>,
    /// Côté d’un module à l’écran, en pixels ; pour le web.
    #[serde(default)]
    #[schemars(range(min = 1))]
    pub(crate) module_px: Option<u32>,
    /// Phrase sous le code.
    #[serde(default)]
    #[schemars(extend("x-aliases" = ["légende", "legende"]))]
    pub(crate) caption: Words,
    /// Laboratoires qui ont chacun le leur ; sans cette clé, tous partagent le même.
    #[serde(default)]
    #[schemars(extend("x-aliases" = ["laboratoires"]))]
    pub(crate) laboratories: Vec<String>,
    /// Marque de la boîte, l’une de celles du laboratoire.
    #[serde(default)]
    #[schemars(extend("x-aliases" = ["marque"]))]
    pub(crate) brand: Option<String>,
    /// Dosage de la boîte, par exemple 10 mg.
    #[serde(default)]
    #[schemars(extend("x-aliases" = ["dosage"]))]
    pub(crate) strength: Option<String>,
    /// Code CIP de la boîte, 13 chiffres, entre guillemets : le QR code devient un GS1 Digital Link.
    #[serde(default)]
    #[schemars(extend("x-aliases" = ["cip"]))]
    pub(crate) cip13: Option<String>,
    /// Impression de cet emplacement, là où elle diffère.
    #[serde(default)]
    #[schemars(extend("x-aliases" = ["impression", "print"]))]
    pub(crate) press: Option<RawPress>,
}

/// Ce qui est dit à l’imprimeur.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Press")]
pub(crate) struct RawPress {
    /// Ton direct ; sans cette clé, noir seul à 100 %.
    #[serde(default)]
    #[schemars(extend("x-aliases" = ["encre"]))]
    pub(crate) ink: Option<RawInk>,
    /// Couleur du support sous le code, en % de cyan, magenta, jaune, noir ; blanc sans cette clé.
    #[serde(default)]
    #[schemars(extend("x-aliases" = ["support", "fond"]))]
    pub(crate) ground_cmyk: Option<Vec<u32>>,
    /// Surimpression du code et du texte ; sans cette clé, défonce.
    #[serde(default)]
    #[schemars(extend("x-aliases" = ["surimpression"]))]
    pub(crate) overprint: Option<bool>,
    /// Condition d’impression que le PDF nomme : FOGRA39, FOGRA47, FOGRA51 ou FOGRA52.
    #[serde(default)]
    pub(crate) output_condition: Option<OutputCondition>,
    /// Maigri des barres contre l’engraissement, en micromètres, les deux bords ensemble.
    #[serde(default)]
    #[schemars(extend("x-aliases" = ["maigri"]))]
    pub(crate) bar_width_reduction_um: Option<u32>,
}

/// Un ton direct.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Ink")]
pub(crate) struct RawInk {
    /// Nom du ton direct, qui est celui de sa plaque, par exemple PANTONE 2767 C.
    #[schemars(extend("x-aliases" = ["name", "nom"]))]
    pub(crate) spot: String,
    /// Ce qui le remplace là où il n’a pas de plaque, en % de cyan, magenta, jaune, noir.
    pub(crate) cmyk: Vec<u32>,
}

/// Un script : une vidéo, ses personnages et ses diapositives.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Script isoscript")]
pub(crate) struct RawScript {
    /// Forme du fichier : isoscript.script/1. Peut être omise.
    #[serde(default)]
    pub(crate) format: String,
    /// Identifiant de la vidéo : minuscules sans accent, chiffres et tirets.
    #[schemars(extend("x-aliases" = ["vidéo", "id"]))]
    pub(crate) video: String,
    /// Titre de la vidéo.
    #[schemars(extend("x-aliases" = ["titre"]))]
    pub(crate) title: Words,
    /// Langue des textes, par exemple fr.
    #[serde(default = "french")]
    #[schemars(extend("x-aliases" = ["langue", "lang"]))]
    pub(crate) language: String,
    /// Durée visée, en secondes, par exemple 180.
    #[serde(default)]
    #[schemars(range(min = 1), extend("x-aliases" = ["durée", "duree", "duration", "seconds"]))]
    pub(crate) target_seconds: Option<u32>,
    /// Adresse au patient : familiar (tu) ou polite (vous).
    #[serde(default)]
    #[schemars(extend("x-aliases" = ["tutoiement", "vouvoiement"]))]
    pub(crate) form_of_address: Option<FormOfAddress>,
    /// Thème graphique, par exemple calm.
    #[serde(default = "calm")]
    #[schemars(extend("x-aliases" = ["thème"]))]
    pub(crate) theme: String,
    /// Personnages vus ou entendus. La voix off, narrator, existe toujours.
    #[serde(default)]
    #[schemars(extend("x-aliases" = ["personnages", "cast"]))]
    pub(crate) characters: Vec<RawCharacter>,
    /// Diapositives, dans l’ordre.
    #[schemars(extend("x-aliases" = ["diapositives", "diapos", "slide"]))]
    pub(crate) slides: Vec<RawSlide>,
}

/// Un personnage vu ou entendu.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Character")]
pub(crate) struct RawCharacter {
    /// Identifiant repris par les diapositives et les répliques.
    pub(crate) id: String,
    /// Nom affiché.
    #[serde(default)]
    #[schemars(extend("x-aliases" = ["nom"]))]
    pub(crate) name: String,
    /// Rôle : patient, relative (proche), doctor, pharmacist, nurse, midwife, other, narrator.
    #[serde(default = "other")]
    #[schemars(extend("x-aliases" = ["rôle"]))]
    pub(crate) role: Role,
    /// Profession affichée, par exemple Dermatologue.
    #[serde(default)]
    #[schemars(extend("x-aliases" = ["profession", "métier", "metier", "fonction"]))]
    pub(crate) occupation: String,
    /// Genre : female, male ou unspecified.
    #[serde(default)]
    #[schemars(extend("x-aliases" = ["sexe", "genre", "sex"]))]
    pub(crate) gender: Gender,
    /// Âge, en années.
    #[serde(default)]
    #[schemars(range(min = 0, max = 120), extend("x-aliases" = ["âge"]))]
    pub(crate) age: Option<u32>,
    /// Apparence ; tout est facultatif.
    #[serde(default)]
    #[schemars(extend("x-aliases" = ["apparence"]))]
    pub(crate) look: Look,
}

/// Une diapositive : ce qui est à l’écran, et ce qui est dit pendant ce temps.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Slide")]
pub(crate) struct RawSlide {
    /// Identifiant, unique dans le script : minuscules sans accent, chiffres et tirets.
    pub(crate) id: String,
    /// Mise en page, par exemple statement.
    #[serde(default = "statement")]
    #[schemars(extend("x-aliases" = ["mise_en_page", "gabarit", "modèle", "template"]))]
    pub(crate) layout: String,
    /// Titre à l’écran.
    #[serde(default)]
    #[schemars(extend("x-aliases" = ["titre"]))]
    pub(crate) title: Option<Words>,
    /// Un paragraphe à l’écran.
    #[serde(default)]
    #[schemars(extend("x-aliases" = ["texte"]))]
    pub(crate) text: Option<Words>,
    /// Un texte très court montré en très grand : un chiffre, un numéro à appeler.
    #[serde(default)]
    #[schemars(extend("x-aliases" = ["chiffre"]))]
    pub(crate) highlight: Option<Words>,
    /// Puces à l’écran.
    #[serde(default)]
    #[schemars(extend("x-aliases" = ["puces", "liste"]))]
    pub(crate) bullets: Vec<Words>,
    /// Bulles de dialogue à l’écran.
    #[serde(default)]
    #[schemars(extend("x-aliases" = ["bulles", "dialogue"]))]
    pub(crate) balloons: Vec<RawLine>,
    /// Nombre montré sur dix, pour une image « n sur 10 ».
    #[serde(default)]
    #[schemars(range(min = 0, max = 10), extend("x-aliases" = ["nombre"]))]
    pub(crate) count: Option<u32>,
    /// Image, par son nom.
    #[serde(default)]
    #[schemars(extend("x-aliases" = ["image"]))]
    pub(crate) picture: Option<String>,
    /// Personnages montrés sur cette diapositive, par identifiant.
    #[serde(default)]
    #[schemars(extend("x-aliases" = ["montre", "show", "personnages"]))]
    pub(crate) shows: Vec<String>,
    /// Points que l’auteur dit transmettre ici, par identifiant.
    #[serde(default)]
    #[schemars(extend("x-aliases" = ["transmet", "messages"]))]
    pub(crate) conveys: Vec<String>,
    /// Répliques dites pendant la diapositive.
    #[serde(default)]
    #[schemars(extend("x-aliases" = ["voix", "voix_off", "voix off", "voix-off", "narration", "lines"]))]
    pub(crate) voice_over: Vec<RawLine>,
}

/// Une réplique ou une bulle : qui parle, et les mots.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Line")]
pub(crate) struct RawLine {
    /// Qui parle : l’identifiant d’un personnage, ou narrator pour la voix off.
    #[schemars(extend("x-aliases" = ["personnage", "intervenant", "locuteur", "qui", "character"]))]
    pub(crate) speaker: String,
    /// Les mots prononcés.
    #[schemars(extend("x-aliases" = ["texte", "réplique"]))]
    pub(crate) text: Words,
}

fn french() -> String {
    "fr".to_owned()
}

fn calm() -> String {
    "calm".to_owned()
}

fn statement() -> String {
    "statement".to_owned()
}

fn other() -> Role {
    Role::Other
}
