//! The line that sums a run up.

use crate::{
    finding::{Finding, Severity},
    wording::Language,
};

/// What a run found.
pub(super) struct Summary<'a> {
    pub(super) findings: &'a [Finding],
    /// The required messages that are present, of how many, where a check was made.
    pub(super) messages: Option<(usize, usize)>,
}

impl Summary<'_> {
    /// The line, with its line break.
    pub(super) fn text(&self, language: Language) -> String {
        let messages = self.messages.filter(|(_, all)| *all > 0).map(|it| messages(it, language));
        let counted = [
            (Severity::Error, ["erreur", "error"]),
            (Severity::Warning, ["avertissement", "warning"]),
            (Severity::Note, ["note", "note"]),
        ];
        let count = |severity: Severity| self.findings.iter().filter(|it| it.severity == severity).count();
        let found = counted
            .into_iter()
            .map(|(severity, word)| (count(severity), word))
            .filter(|(count, _)| *count > 0);
        let found: Vec<String> = found.map(|(count, word)| counted_word(count, word, language)).collect();
        let found = match (found.is_empty(), language) {
            (true, Language::French) => "Rien à signaler".to_owned(),
            (true, Language::English) => "Nothing to report".to_owned(),
            (false, _) => found.join(", "),
        };
        format!("{}{found}.\n", messages.unwrap_or_default())
    }
}

fn messages((present, all): (usize, usize), language: Language) -> String {
    match (language, all) {
        (Language::French, 1) => format!("{present} message requis présent sur 1. "),
        (Language::French, _) if present < 2 => format!("{present} message requis présent sur {all}. "),
        (Language::French, _) => format!("{present} messages requis présents sur {all}. "),
        (Language::English, _) => format!("{present} of {all} required messages present. "),
    }
}

/// `1 erreur`, `2 erreurs`; in French, nought is singular.
fn counted_word(count: usize, [fr, en]: [&str; 2], language: Language) -> String {
    match language {
        Language::French if count < 2 => format!("{count}\u{a0}{fr}"),
        Language::French => format!("{count}\u{a0}{fr}s"),
        Language::English if count == 1 => format!("1 {en}"),
        Language::English => format!("{count} {en}s"),
    }
}
