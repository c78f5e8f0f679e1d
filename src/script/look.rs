//! How a character is drawn.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a character is drawn; what is absent follows from role, gender and age.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Apparence d’un personnage ; ce qui manque découle du rôle, du genre et de l’âge.")]
pub struct Look {
    /// Skin tone.
    #[schemars(description = "Teint : light (clair), tan (mat), brown (brun), dark (noir).", extend("x-aliases" = ["peau", "teint"]))]
    pub skin: Option<Skin>,
    /// Hair style.
    #[schemars(description = "Coiffure : short (courts), long (longs), curly (bouclés), bun (chignon), braids (tresses), bald (chauve).", extend("x-aliases" = ["cheveux", "coiffure"]))]
    pub hair: Option<Hair>,
    /// Hair colour.
    #[schemars(
        description = "Couleur des cheveux : black (noirs), brown (bruns), blond (blonds), red (roux), grey (gris)."
    )]
    pub hair_color: Option<HairColor>,
    /// Whether the character wears glasses.
    #[schemars(description = "Porte des lunettes : true ou false.", extend("x-aliases" = ["lunettes"]))]
    pub glasses: Option<bool>,
    /// The colour of the clothes under a coat, if any.
    #[schemars(description = "Couleur des vêtements : teal (bleu-vert), coral (corail), indigo, sand (sable), green (vert).", extend("x-aliases" = ["vêtements"]))]
    pub clothes: Option<Clothes>,
}

/// Skin tone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
#[schemars(description = "Teint.")]
pub enum Skin {
    Light,
    Tan,
    Brown,
    Dark,
}

/// Hair style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
#[schemars(description = "Coiffure.")]
pub enum Hair {
    Short,
    Long,
    Curly,
    Bun,
    Braids,
    Bald,
}

/// Hair colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
#[schemars(description = "Couleur des cheveux.")]
pub enum HairColor {
    Black,
    Brown,
    Blond,
    Red,
    Grey,
}

/// Colour of the clothes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
#[schemars(description = "Couleur des vêtements.")]
pub enum Clothes {
    Teal,
    Coral,
    Indigo,
    Sand,
    Green,
}
