//! Occupations: which role each belongs to, and which gender its form says. The words are data of
//! the language, `assets/language/fr/occupations.yaml`.

use super::words::{Token, fold, tokenize};
use crate::script::model::{Gender, Role};
use serde::Deserialize;

/// The occupations of a language.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Occupations {
    /// `isoscript.occupations/1`.
    #[serde(default)]
    pub format: Option<String>,
    /// Those that belong to a role.
    pub roles: Vec<RoleWords>,
    /// Those whose form says a gender, and no role.
    pub others: GenderedWords,
    /// Words that say that the occupation is not practised yet, or no longer.
    pub not_practising: Vec<String>,
}

/// The occupations of one role.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleWords {
    /// The role.
    pub role: Role,
    /// The age under which nobody can practise, in years. Our reckoning: 17 (the *baccalauréat* at
    /// 18, a year less for those who are early) and the years of study up to the right to practise.
    pub from_age: u32,
    /// The age over which a person must look, in years. Our choice.
    pub to_age: u32,
    /// Feminine forms.
    pub feminine: Vec<String>,
    /// Masculine forms.
    pub masculine: Vec<String>,
    /// Forms said of both.
    pub either: Vec<String>,
}

/// Forms that say a gender.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GenderedWords {
    /// Feminine forms.
    pub feminine: Vec<String>,
    /// Masculine forms.
    pub masculine: Vec<String>,
}

impl Occupations {
    /// The roles that an occupation names, in the order of the data; none where it is unknown or
    /// not practised.
    pub fn roles_of(&self, occupation: &str) -> Vec<Role> {
        let tokens = tokenize(occupation);
        if !self.is_practised(occupation) {
            return Vec::new();
        }
        let names = |it: &&RoleWords| {
            it.feminine.iter().chain(&it.masculine).chain(&it.either).any(|word| holds(&tokens, word))
        };
        self.roles.iter().filter(names).map(|it| it.role).collect()
    }

    /// The gender that the form of an occupation says; unspecified where it says none, or both.
    pub fn gender_of(&self, occupation: &str) -> Gender {
        let tokens = tokenize(occupation);
        if is_inclusive(&tokens) {
            return Gender::Unspecified;
        }
        let said = |words: &[String]| words.iter().any(|word| holds(&tokens, word));
        let feminine = said(&self.others.feminine) || self.roles.iter().any(|it| said(&it.feminine));
        let masculine = said(&self.others.masculine) || self.roles.iter().any(|it| said(&it.masculine));
        match (feminine, masculine) {
            (true, false) => Gender::Female,
            (false, true) => Gender::Male,
            _ => Gender::Unspecified,
        }
    }

    /// Whether nothing in the occupation says that it is not practised yet, or no longer.
    pub fn is_practised(&self, occupation: &str) -> bool {
        let tokens = tokenize(occupation);
        !self.not_practising.iter().any(|word| holds(&tokens, word))
    }

    /// The words of a role.
    pub fn role(&self, role: Role) -> Option<&RoleWords> {
        self.roles.iter().find(|it| it.role == role)
    }
}

/// Whether the words of `phrase` follow one another among the tokens, signs left out.
fn holds(tokens: &[Token], phrase: &str) -> bool {
    let wanted: Vec<String> = phrase.split_whitespace().map(fold).collect();
    let words: Vec<&str> = tokens.iter().filter(|it| !it.sign).map(|it| it.form.as_str()).collect();
    words.windows(wanted.len().max(1)).any(|some| some == wanted.as_slice())
}

/// « Infirmier·ère », « pharmacien(ne) », « pharmacien/ne »: both genders in one word.
fn is_inclusive(tokens: &[Token]) -> bool {
    tokens.windows(3).any(|three| {
        let [before, sign, after] = three else { return false };
        let glued = !before.sign && !sign.spaced && !after.sign && !after.spaced;
        glued && matches!(sign.form.as_str(), "·" | "•" | "." | "(" | "/")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shipped() -> Occupations {
        let text = include_str!("../../assets/language/fr/occupations.yaml");
        serde_yaml::from_str(text).expect("well-formed data")
    }

    #[test]
    fn an_occupation_tells_its_roles() {
        let cases = [
            ("Infirmière", vec![Role::Nurse]),
            ("INFIRMIERE libérale", vec![Role::Nurse]),
            ("Sage-femme", vec![Role::Midwife]),
            ("Docteur en pharmacie", vec![Role::Doctor, Role::Pharmacist]),
            ("Secrétaire médicale", vec![]),
            ("Interne en pharmacie", vec![]),
            ("Étudiante infirmière", vec![]),
            ("", vec![]),
        ];
        for (occupation, roles) in cases {
            assert_eq!(shipped().roles_of(occupation), roles, "{occupation}");
        }
    }

    #[test]
    fn a_form_tells_its_gender() {
        let cases = [
            ("Pharmacienne", Gender::Female),
            ("Pharmacien d’officine", Gender::Male),
            ("Infirmier·ère", Gender::Unspecified),
            ("Pharmacien(ne)", Gender::Unspecified),
            ("Infirmier ou infirmière", Gender::Unspecified),
            ("Médecin", Gender::Unspecified),
            ("Sage-femme", Gender::Unspecified),
        ];
        for (occupation, gender) in cases {
            assert_eq!(shipped().gender_of(occupation), gender, "{occupation}");
        }
    }
}
