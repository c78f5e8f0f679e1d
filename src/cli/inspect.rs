//! `isoscript inspect`: artwork files that came back, measured against the approved artwork.

use super::{Exit, Terminal, arguments::InspectOptions, terminal::styled};
use crate::{
    failure::{Failure, Outcome},
    finding::Severity,
    pipeline,
    qr::{
        self, Artwork,
        inspect::{Inspection, Verdict},
        measure::Measurement,
    },
    typeset::Typesetter,
    wording::{Language, Wording},
};
use clap::builder::styling::{AnsiColor, Style};
use std::{fs, path::Path};

pub(super) fn run(options: &InspectOptions, terminal: &Terminal) -> Outcome<Exit> {
    let project = pipeline::read(&options.campaign)?;
    let campaign = project.loaded.campaign.as_ref().ok_or_else(|| no_artwork(&options.campaign))?;
    let (artworks, _) = qr::artworks(campaign, &Typesetter::new(&project.workspace)?);
    if artworks.is_empty() {
        return Err(no_artwork(&options.campaign));
    }
    let mut exit = Exit::Clean;
    for file in &options.files {
        let inspection = inspected(file, &artworks, options.placement.as_deref())?;
        terminal.print(&text(file, &inspection, terminal));
        if inspection.verdicts.iter().any(|verdict| verdict.severity() == Severity::Error) {
            exit = Exit::Errors;
        }
    }
    Ok(exit)
}

fn inspected(file: &Path, artworks: &[Artwork], placement: Option<&str>) -> Outcome<Inspection> {
    let shown = file.display().to_string();
    let bytes = fs::read(file).map_err(|cause| {
        Failure::new(
            format!("«\u{a0}{shown}\u{a0}» ne peut pas être lu."),
            format!("`{shown}` cannot be read."),
        )
        .because(cause)
    })?;
    qr::inspect::inspect(&shown, &bytes, artworks, placement)
}

fn no_artwork(path: &Path) -> Failure {
    let path = path.display();
    Failure::new(
        format!(
            "«\u{a0}{path}\u{a0}» n’a pas de visuel auquel comparer\u{a0}: «\u{a0}isoscript qr\u{a0}» dit pourquoi."
        ),
        format!("`{path}` has no artwork to compare with: `isoscript qr` says why."),
    )
}

/// A head line, a line for each verdict, then what was measured and what was not read.
fn text(file: &Path, inspection: &Inspection, terminal: &Terminal) -> String {
    let against = Wording::new("comparé à", "compared with");
    let mut text = format!("{} ({} {})\n", file.display(), terminal.say(&against), inspection.artwork);
    for verdict in &inspection.verdicts {
        let (head, style) = head(verdict);
        text += &format!(
            "  {}{}{}\n",
            styled(style, terminal.say(&head)),
            terminal.colon(),
            terminal.say(&verdict.wording())
        );
    }
    if let Some(measurement) = &inspection.measurement {
        text += &format!("  {}\n", terminal.say(&figures(measurement)));
    }
    for unread in &inspection.unread {
        text += &format!("  {}\n", terminal.say(unread));
    }
    text
}

fn head(verdict: &Verdict) -> (Wording, Style) {
    let bold = |color: AnsiColor| color.on_default().bold();
    match verdict.severity() {
        Severity::Error => (Wording::new("erreur", "error"), bold(AnsiColor::Red)),
        Severity::Warning => (Wording::new("avertissement", "warning"), bold(AnsiColor::Yellow)),
        Severity::Note if *verdict == Verdict::Same => (Wording::new("oui", "yes"), bold(AnsiColor::Green)),
        Severity::Note => (Wording::new("note", "note"), bold(AnsiColor::Cyan)),
    }
}

/// The figures, in one line.
fn figures(found: &Measurement) -> Wording {
    let number = |value: f64, places: usize, language: Language| {
        let text = format!("{value:.places$}");
        if language == Language::French { text.replace('.', ",") } else { text }
    };
    let in_language = |language: Language| {
        let number = |value, places| number(value, places, language);
        let zone = found.quiet_zone.into_iter().fold(f64::MAX, f64::min);
        let side = match found.module_mm {
            Some([x, y]) => format!("{}\u{a0}mm", number((x + y) / 2.0, 3)),
            None => format!("{}\u{a0}px", number(found.module_px[0], 1)),
        };
        match language {
            Language::French => format!(
                "Module {side}, zone claire {} modules, contraste {}\u{a0}%, correction restante {}\u{a0}%.",
                number(zone, 1),
                number(found.contrast * 100.0, 0),
                number(found.unused_correction * 100.0, 0)
            ),
            Language::English => format!(
                "Module {side}, quiet zone {} modules, contrast {} %, error correction left {} %.",
                number(zone, 1),
                number(found.contrast * 100.0, 0),
                number(found.unused_correction * 100.0, 0)
            ),
        }
    };
    Wording::new(in_language(Language::French), in_language(Language::English))
}
