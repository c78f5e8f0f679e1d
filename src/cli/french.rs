//! The help in French: the same command line, every text replaced.

use clap::{Arg, Command};

/// Each text of the help, by the command it belongs to and, after a space, the argument.
const TEXTS: &[(&str, &str)] = &[
    (
        "isoscript",
        "Des scripts de vidéos de sécurité, vérifiés au regard des messages requis, puis mis en diapositives et en codes QR imprimables.",
    ),
    ("isoscript lang", "La langue de ce qui s’affiche\u{202f}; sans cette option, celle de votre session"),
    ("isoscript help", "Afficher l’aide"),
    ("isoscript version", "Afficher la version"),
    (
        "new",
        "Commencer une campagne\u{a0}: deux scripts où chaque message requis est marqué à écrire, sans rien affirmer",
    ),
    ("new folder", "Le dossier de la campagne\u{202f}; il doit être vide ou ne pas exister"),
    ("new laboratory", "Un laboratoire de la campagne, par son nom\u{202f}; peut être répété"),
    (
        "check",
        "Vérifier des scripts\u{a0}: chaque message requis est-il présent, contredit, à relire ou absent\u{202f}?",
    ),
    ("check paths", "Dossiers de campagne, scripts, ou dossiers de scripts"),
    ("check format", "Comment le résultat est affiché"),
    (
        "check catalogue",
        "Un catalogue en vigueur, à la place de ceux de la campagne\u{202f}; peut être répété",
    ),
    ("check verbose", "Montrer aussi les messages facultatifs, et tous les passages"),
    ("slides", "Dessiner les diapositives des scripts, en images de 1920×1080"),
    ("slides scale", "Taille des images, en multiple de 1920×1080"),
    ("qr", "Faire les visuels de QR code d’une campagne, prêts à imprimer\u{a0}: SVG, PDF, EPS, PNG et TIFF"),
    (
        "qr proof",
        "Soumettre aussi chaque code à une échelle de dégradations, et noter jusqu’où deux décodeurs le lisent",
    ),
    (
        "qr beside",
        "Un PNG du même code, dessiné par un autre programme, soumis à la même échelle à côté du nôtre",
    ),
    (
        "inspect",
        "Examiner des visuels qui reviennent\u{a0}: chacun est-il encore le visuel approuvé\u{202f}?",
    ),
    ("inspect files", "Ce qui revient\u{a0}: PDF, SVG, PNG, TIFF ou JPEG"),
    (
        "inspect placement",
        "L’emplacement ou le visuel auquel comparer\u{202f}; sans cette option, celui dont le fichier porte le nom",
    ),
    ("inspect campaign", "Le dossier de la campagne"),
    ("report", "Faire le dossier de relecture\u{a0}: verdicts, textes et images en un seul fichier HTML"),
    ("diff", "Dire ce qui a changé entre deux versions, les verdicts d’abord"),
    ("diff old", "La version d’avant\u{a0}: un dossier de campagne, un script, ou un dossier de scripts"),
    ("diff new", "La version d’après"),
    ("diff format", "Comment les différences sont affichées"),
    ("build", "Vérifier, puis faire toutes les sorties, avec un manifeste de ce qui a été lu et écrit"),
    ("build strict", "Ne rien faire tant qu’il reste quelque chose à régler"),
    (
        "explain",
        "Expliquer un message ou un point\u{a0}: ses sources, et des formulations acceptées ou refusées",
    ),
    ("explain id", "Un message comme csp-1, ou un point comme csp-1/not-sterile"),
    ("schema", "Afficher le schéma JSON d’un fichier, pour les éditeurs"),
    ("schema kind", "Le genre de fichier"),
    ("completions", "Afficher le script de complétion d’un interpréteur de commandes"),
    ("completions shell", "L’interpréteur de commandes"),
    // The arguments of every command that writes outputs.
    ("* path", "Un dossier de campagne, un script, ou un dossier de scripts"),
    ("* out", "Le dossier des sorties\u{202f}; ce que vous y mettez vous-même reste intact"),
    (
        "* cache",
        "Le dossier qui retient ce qui a déjà été fait\u{202f}; sans cette option, celui de votre session",
    ),
    ("* no_cache", "Tout refaire, et ne rien retenir"),
];

/// What stands for a value in the help, in French.
const VALUES: &[(&str, &str)] = &[
    ("LANGUAGE", "LANGUE"),
    ("SHELL", "INTERPRÉTEUR"),
    ("DIR", "DOSSIER"),
    ("PATH", "CHEMIN"),
    ("NAME", "NOM"),
    ("OLD", "AVANT"),
    ("NEW", "APRÈS"),
    ("KIND", "GENRE"),
    ("FILE", "FICHIER"),
];

/// The French text of a command (`check`) or of one of its arguments (`check format`).
pub fn text(name: &str) -> Option<&'static str> {
    TEXTS.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// The command line with its help in French.
pub fn translated(command: Command) -> Command {
    let template = "{about-with-newline}\nUtilisation\u{a0}: {usage}\n\n{all-args}{after-help}";
    let name = command.get_name().to_owned();
    let mut command = command
        .help_template(template)
        .subcommand_value_name("COMMANDE")
        .subcommand_help_heading("Commandes\u{a0}")
        .mut_args(|argument| translated_argument(argument, &name));
    if let Some(about) = text(&name) {
        command = command.about(about).long_about(about);
    }
    command.mut_subcommands(translated)
}

fn translated_argument(argument: Arg, command: &str) -> Arg {
    let id = argument.get_id().to_string();
    let known = [command, "*", "isoscript"].iter().find_map(|owner| text(&format!("{owner} {id}")));
    let heading = if argument.is_positional() { "Arguments\u{a0}" } else { "Options\u{a0}" };
    let argument = argument.help_heading(heading);
    if !argument.get_action().takes_values() {
        return argument.help(known.unwrap_or_default());
    }
    let help = known.unwrap_or_default().to_owned() + &defaults(&argument) + &choices(&argument);
    let argument = named_value(argument).hide_default_value(true).hide_possible_values(true);
    argument.help(help.clone()).long_help(help)
}

fn named_value(argument: Arg) -> Arg {
    let name = argument.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
    match VALUES.iter().find(|(known, _)| Some(*known) == name.as_deref()) {
        Some((_, french)) => argument.value_name(*french),
        None => argument,
    }
}

fn defaults(argument: &Arg) -> String {
    let values: Vec<_> = argument.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    if values.is_empty() { String::new() } else { format!(" [par défaut\u{a0}: {}]", values.join(", ")) }
}

fn choices(argument: &Arg) -> String {
    let values = argument.get_possible_values();
    let names: Vec<_> =
        values.iter().filter(|value| !value.is_hide_set()).map(|value| value.get_name()).collect();
    if names.is_empty() { String::new() } else { format!(" [au choix\u{a0}: {}]", names.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;
    use std::collections::BTreeSet;

    fn names(command: &Command) -> BTreeSet<String> {
        let name = command.get_name();
        let written = |id: &str| text(&format!("* {id}")).is_some();
        let arguments = command.get_arguments().map(|argument| match argument.get_id().as_str() {
            id if written(id) => format!("* {id}"),
            id => format!("{name} {id}"),
        });
        let own: BTreeSet<_> = arguments.chain([name.to_owned()]).collect();
        command.get_subcommands().fold(own, |all, command| &all | &names(command))
    }

    #[test]
    fn every_text_has_its_french_and_none_is_left_over() {
        let wanted = names(&super::super::arguments::Arguments::command());
        let given: BTreeSet<_> = TEXTS.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(wanted, given);
    }
}
