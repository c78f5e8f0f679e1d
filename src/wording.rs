//! What the program says, in the two languages it speaks.
//!
//! A sentence is built once, in both languages side by side, by the code that knows what happened;
//! which of the two is shown is decided where it is shown.

use serde::{Deserialize, Serialize};

/// A language the program itself speaks: findings, advice, summaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// French, the language of the shipped campaign.
    #[default]
    #[serde(rename = "fr")]
    French,
    /// English.
    #[serde(rename = "en")]
    English,
}

impl Language {
    /// Reads the language off a tag such as `fr`, `fr_FR.UTF-8` or `en-GB`; `None` for any other.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.get(..2)?.to_ascii_lowercase().as_str() {
            "fr" => Some(Self::French),
            "en" => Some(Self::English),
            _ => None,
        }
    }
}

/// One sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wording {
    /// The French sentence, with French typography.
    pub fr: String,
    /// The English sentence.
    pub en: String,
}

impl Wording {
    /// Puts the two sentences together.
    pub fn new(fr: impl Into<String>, en: impl Into<String>) -> Self {
        Self { fr: fr.into(), en: en.into() }
    }

    /// The sentence in `language`.
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::French => &self.fr,
            Language::English => &self.en,
        }
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.fr.is_empty() && self.en.is_empty()
    }
}

/// The longest excerpt of a file that a sentence quotes, in characters.
const LONGEST_EXCERPT: usize = 48;

/// A text of the user's as a sentence may quote it: one line, without control characters, cut
/// with an ellipsis when it is long.
pub fn excerpt(text: &str) -> String {
    let visible = |c: char| if c.is_control() { ' ' } else { c };
    let mut characters = text.chars().map(visible);
    let mut short: String = characters.by_ref().take(LONGEST_EXCERPT).collect();
    if characters.next().is_some() {
        short.push('…');
    }
    short
}
