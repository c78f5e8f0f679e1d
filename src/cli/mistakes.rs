//! What is wrong with the arguments, told in either language.

use super::{Exit, Terminal};
use crate::wording::Language;
use clap::{
    builder::StyledStr,
    error::{ContextKind, ContextValue, Error, ErrorFormatter, ErrorKind, RichFormatter},
};

/// Shows help, the version, or what is wrong with the arguments.
pub(super) fn show(mistake: Error, terminal: &Terminal) -> Exit {
    match mistake.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            terminal.print(&mistake.render().ansi().to_string());
            Exit::Clean
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            terminal.tell(&mistake.render().ansi().to_string());
            Exit::CouldNotRun
        }
        _ => {
            let text = match terminal.language {
                Language::French => mistake.apply::<French>().render(),
                Language::English => mistake.render(),
            };
            terminal.tell(&text.ansi().to_string());
            Exit::CouldNotRun
        }
    }
}

/// Formats mistakes in French.
struct French;

impl ErrorFormatter for French {
    fn format_error(error: &Error<Self>) -> StyledStr {
        let Some(sentence) = sentence(error) else { return fallback(error) };
        let mut text = format!("erreur\u{a0}: {sentence}\n");
        for kind in [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        {
            if let Some(suggestion) = context(error, kind) {
                text.push_str(&format!("\n  Vouliez-vous dire «\u{a0}{suggestion}\u{a0}»\u{202f}?\n"));
            }
        }
        if let Some(usage) = context(error, ContextKind::Usage) {
            text.push_str(&format!("\n{}\n", usage.replacen("Usage:", "Utilisation\u{a0}:", 1)));
        }
        text.push_str("\nPour en savoir plus\u{a0}: --help\n");
        text.into()
    }
}

fn sentence(error: &Error<French>) -> Option<String> {
    let said = |kind| context(error, kind).unwrap_or_default();
    let (argument, value) = (said(ContextKind::InvalidArg), said(ContextKind::InvalidValue));
    Some(match error.kind() {
        ErrorKind::UnknownArgument => format!("argument inconnu «\u{a0}{argument}\u{a0}»"),
        ErrorKind::InvalidSubcommand => {
            format!("commande inconnue «\u{a0}{}\u{a0}»", said(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => format!("il manque {argument}"),
        ErrorKind::MissingSubcommand => "il manque une commande".to_owned(),
        ErrorKind::InvalidValue if value.is_empty() => format!("il manque une valeur pour {argument}"),
        ErrorKind::InvalidValue => {
            let valid = said(ContextKind::ValidValue);
            format!("valeur «\u{a0}{value}\u{a0}» refusée pour {argument} (au choix\u{a0}: {valid})")
        }
        ErrorKind::ValueValidation => format!("valeur «\u{a0}{value}\u{a0}» refusée pour {argument}"),
        ErrorKind::ArgumentConflict => {
            format!("{argument} ne va pas avec {}", said(ContextKind::PriorArg))
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            format!("nombre de valeurs incorrect pour {argument}")
        }
        ErrorKind::NoEquals => format!("il manque «\u{a0}=\u{a0}» après {argument}"),
        ErrorKind::InvalidUtf8 => "un argument n’est pas en UTF-8".to_owned(),
        _ => return None,
    })
}

/// A mistake that clap may add one day is told in clap's own words.
fn fallback(error: &Error<French>) -> StyledStr {
    let mut plain = Error::<RichFormatter>::new(error.kind());
    for (kind, value) in error.context() {
        plain.insert(kind, value.clone());
    }
    plain.render()
}

fn context(error: &Error<French>, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::Strings(values) => Some(values.join(", ")),
        ContextValue::None => None,
        value => Some(value.to_string()),
    }
}
