//! How a character is drawn: what the author chose, and what follows from role, gender and age.
//!
//! The drawing itself is the template `parts/character.svg`; here are only its colours and traits, so
//! that a character looks the same on every slide.

use crate::script::model::{Character, Clothes, Gender, Hair, HairColor, Role, Skin};
use serde::Serialize;

/// A character as the template draws it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Figure {
    id: String,
    /// calm, speaking or asking.
    mood: &'static str,
    skin: Tone,
    lips: &'static str,
    hair: &'static str,
    hair_color: Tone,
    clothes: Tone,
    coat: bool,
    stethoscope: bool,
    cross: bool,
    hood: bool,
    glasses: bool,
    broad: bool,
    beard: bool,
    lined: bool,
}

/// A colour with its shade.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
struct Tone {
    base: &'static str,
    shade: &'static str,
}

const fn tone(base: &'static str, shade: &'static str) -> Tone {
    Tone { base, shade }
}

impl Figure {
    /// The figure of a character in this mood.
    pub(super) fn new(character: &Character, mood: &'static str) -> Self {
        let (role, look, age) = (character.role, &character.look, character.age.unwrap_or(35));
        let male = character.gender == Gender::Male;
        let skin = look.skin.unwrap_or(Skin::Tan);
        let hair = look.hair.unwrap_or(if male { Hair::Short } else { Hair::Long });
        let coat = matches!(role, Role::Doctor | Role::Pharmacist | Role::Nurse | Role::Midwife);
        let grown = if age >= 60 { HairColor::Grey } else { HairColor::Brown };
        Self {
            id: character.id.clone(),
            mood,
            skin: skin_tone(skin),
            lips: if male { skin_tone(skin).shade } else { lips(skin) },
            hair: hair_name(hair),
            hair_color: hair_tone(look.hair_color.unwrap_or(grown)),
            clothes: clothes_tone(look.clothes.unwrap_or(usual_clothes(role))),
            coat,
            stethoscope: matches!(role, Role::Doctor | Role::Midwife | Role::Nurse),
            cross: role == Role::Pharmacist,
            hood: !coat && age < 26,
            glasses: look.glasses.unwrap_or(false),
            broad: male,
            beard: male && (28..60).contains(&age),
            lined: age >= 50,
        }
    }
}

fn usual_clothes(role: Role) -> Clothes {
    match role {
        Role::Doctor | Role::Nurse | Role::Midwife => Clothes::Teal,
        Role::Pharmacist => Clothes::Green,
        Role::Patient => Clothes::Coral,
        Role::Relative | Role::Other | Role::Narrator => Clothes::Sand,
    }
}

fn skin_tone(skin: Skin) -> Tone {
    match skin {
        Skin::Light => tone("#f7d0b5", "#e9a98a"),
        Skin::Tan => tone("#e2ad83", "#c98d62"),
        Skin::Brown => tone("#b0764c", "#8f5a36"),
        Skin::Dark => tone("#7a4b30", "#5c3521"),
    }
}

fn lips(skin: Skin) -> &'static str {
    match skin {
        Skin::Light => "#cf6a63",
        Skin::Tan => "#b5544d",
        Skin::Brown => "#84382f",
        Skin::Dark => "#45191a",
    }
}

fn hair_name(hair: Hair) -> &'static str {
    match hair {
        Hair::Short => "short",
        Hair::Long => "long",
        Hair::Curly => "curly",
        Hair::Bun => "bun",
        Hair::Braids => "braids",
        Hair::Bald => "bald",
    }
}

fn hair_tone(color: HairColor) -> Tone {
    match color {
        HairColor::Black => tone("#241f2e", "#3d3750"),
        HairColor::Brown => tone("#4b2d23", "#6b4434"),
        HairColor::Blond => tone("#d9a441", "#efc777"),
        HairColor::Red => tone("#b04a25", "#d0693d"),
        HairColor::Grey => tone("#9a9caa", "#bfc1cc"),
    }
}

fn clothes_tone(clothes: Clothes) -> Tone {
    match clothes {
        Clothes::Teal => tone("#1f8a8c", "#15696e"),
        Clothes::Coral => tone("#ff7d61", "#dd5a42"),
        Clothes::Indigo => tone("#5157c7", "#3c40a0"),
        Clothes::Sand => tone("#d9b98a", "#bb9864"),
        Clothes::Green => tone("#4f9d69", "#397b50"),
    }
}
