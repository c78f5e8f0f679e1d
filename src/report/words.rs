//! The words for verdicts, the same wherever a person reads one.

use crate::{
    check::verdict::{MessageStatus, Polarity, Status},
    finding::Severity,
    wording::Language,
};

/// The sign that stands before a verdict, so that colour is never all there is.
pub fn mark(status: MessageStatus) -> char {
    match status {
        MessageStatus::Present => '✓',
        MessageStatus::Contradicted => '✗',
        MessageStatus::Partial => '½',
        MessageStatus::Unclear => '?',
        MessageStatus::Absent => '–',
    }
}

/// A verdict in words.
pub fn status(status: MessageStatus, language: Language) -> &'static str {
    let (fr, en) = match status {
        MessageStatus::Present => ("présent", "present"),
        MessageStatus::Contradicted => ("contredit", "contradicted"),
        MessageStatus::Partial => ("partiel", "partial"),
        MessageStatus::Unclear => ("à relire", "unclear"),
        MessageStatus::Absent => ("absent", "absent"),
    };
    choose(language, fr, en)
}

/// What a passage does for its point, in words.
pub fn polarity(polarity: Polarity, language: Language) -> &'static str {
    let (fr, en) = match polarity {
        Polarity::Stated => ("dit", "stated"),
        Polarity::Contradicted => ("contredit", "contradicted"),
        Polarity::Unclear => ("à relire", "unclear"),
    };
    choose(language, fr, en)
}

/// How much a finding weighs, in words.
pub fn severity(severity: Severity, language: Language) -> &'static str {
    let (fr, en) = match severity {
        Severity::Error => ("erreur", "error"),
        Severity::Warning => ("avertissement", "warning"),
        Severity::Note => ("note", "note"),
    };
    choose(language, fr, en)
}

/// Yes or no.
pub fn yes(yes: bool, language: Language) -> &'static str {
    if yes { choose(language, "oui", "yes") } else { choose(language, "non", "no") }
}

/// One of the two, as the language asks.
pub fn choose<'w>(language: Language, fr: &'w str, en: &'w str) -> &'w str {
    if language == Language::French { fr } else { en }
}

/// What stands before and after a quotation.
pub fn quotation_marks(language: Language) -> (&'static str, &'static str) {
    if language == Language::French { ("«\u{a0}", "\u{a0}»") } else { ("“", "”") }
}

impl From<Status> for MessageStatus {
    fn from(status: Status) -> Self {
        match status {
            Status::Present => Self::Present,
            Status::Contradicted => Self::Contradicted,
            Status::Unclear => Self::Unclear,
            Status::Absent => Self::Absent,
        }
    }
}
