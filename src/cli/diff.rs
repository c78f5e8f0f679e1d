//! `isoscript diff`: what changed between two versions, verdicts first.

use super::{
    Exit, Terminal,
    arguments::{DiffFormat, DiffOptions},
    check::Checked,
    terminal::styled,
};
use crate::{
    export::diff_json,
    failure::Outcome,
    pipeline,
    report::{
        CheckResult,
        diff::{Diff, Fate, FieldChange, Piece, PointChange, SlideChange, Version, VideoChange, Words},
        words::{self, choose},
    },
    wording::Language,
};
use clap::builder::styling::{AnsiColor, Style};
use std::fmt::Write as _;

pub(super) fn run(options: &DiffOptions, terminal: &Terminal) -> Outcome<Exit> {
    let language = terminal.language;
    let old = Checked::new(pipeline::read(&options.old)?, &[])?;
    let new = Checked::new(pipeline::read(&options.new)?, &[])?;
    let (before, after) =
        (CheckResult::of([old.reviewed()], language), CheckResult::of([new.reviewed()], language));
    let diff = Diff::of(version(&old, &before), version(&new, &after));
    terminal.print(&match options.format {
        DiffFormat::Text => text(&diff, language),
        DiffFormat::Json => diff_json(&diff),
    });
    Ok(if diff.lost_something() { Exit::Errors } else { Exit::Clean })
}

fn version<'r>(checked: &'r Checked, result: &'r CheckResult<'r>) -> Version<'r> {
    let loaded = &checked.project.loaded;
    Version { campaign: loaded.campaign.as_ref(), scripts: &loaded.scripts, result }
}

fn text(diff: &Diff<'_>, language: Language) -> String {
    let say = |fr: &'static str, en: &'static str| choose(language, fr, en);
    if diff.is_empty() {
        return say("Rien d’important n’a changé.\n", "Nothing that matters changed.\n").to_owned();
    }
    let mut text = String::new();
    if diff.messages.is_empty() && diff.points.is_empty() {
        text.push_str(say("Aucun verdict n’a changé.\n", "No verdict changed.\n"));
    }
    for it in &diff.messages {
        let word = |status: Option<_>| status.map_or("–", |it| words::status(it, language));
        let _ = writeln!(
            text,
            "{}: {} → {}",
            styled(Style::new().bold(), it.id),
            word(it.before),
            word(it.after)
        );
    }
    diff.points.iter().for_each(|it| point(&mut text, it, language));
    if !diff.campaign.is_empty() {
        let _ = writeln!(text, "\n{}", say("campagne", "campaign"));
        fields(&mut text, &diff.campaign);
    }
    diff.videos.iter().for_each(|it| video(&mut text, it, language));
    text
}

fn point(text: &mut String, change: &PointChange<'_>, language: Language) {
    let word = |status: Option<crate::check::verdict::Status>| {
        status.map_or("–", |it| words::status(it.into(), language))
    };
    let (before, after) = (word(change.before), word(change.after));
    let _ = writeln!(text, "  {} · {}: {before} → {after}", change.video, change.id);
    let mut quotes = |all: &[Words<'_>], sign: &str, style: Style| {
        for it in all {
            let _ = writeln!(
                text,
                "    {} ({})",
                styled(style, &format!("{sign} {}", visible(&it.quote))),
                it.slide
            );
        }
    };
    quotes(&change.words_before, "-", AnsiColor::Red.on_default());
    quotes(&change.words_after, "+", AnsiColor::Green.on_default());
}

fn video(text: &mut String, change: &VideoChange<'_>, language: Language) {
    let seconds = |it: Option<f64>| it.map_or("–".to_owned(), |it| format!("{it:.0}"));
    let _ = write!(text, "\n{}", styled(Style::new().bold(), change.video));
    if change.fate != Fate::Changed {
        let _ = write!(text, " · {}", fate(change.fate, language));
    }
    let (before, after) = (seconds(change.seconds_before), seconds(change.seconds_after));
    if before != after {
        let _ = write!(text, " · {before} → {after}\u{a0}s");
    }
    text.push('\n');
    fields(text, &change.fields);
    change.slides.iter().for_each(|it| slide(text, it, language));
}

fn slide(text: &mut String, change: &SlideChange<'_>, language: Language) {
    let number = |it: Option<usize>| it.map_or("–".to_owned(), |it| it.to_string());
    let (before, after) = (number(change.number_before), number(change.number_after));
    let place = if before == after { after } else { format!("{before} → {after}") };
    let _ = writeln!(text, "  {place} {} · {}", change.id, fate(change.fate, language));
    let said = [(&change.screen, "écran", "screen"), (&change.voice_over, "voix", "voice")];
    for (pieces, fr, en) in said.into_iter().filter(|it| !it.0.is_empty()) {
        let _ = writeln!(text, "    {}: {}", choose(language, fr, en), inline(pieces));
    }
    fields(text, &change.fields);
}

/// Words that went in `[-…-]`, words that came in `{+…+}`, as word diffs are written.
fn inline(pieces: &[Piece]) -> String {
    let piece = |it: &Piece| match it.change {
        "removed" => styled(AnsiColor::Red.on_default(), &format!("[-{}-]", visible(&it.words))),
        "added" => styled(AnsiColor::Green.on_default(), &format!("{{+{}+}}", visible(&it.words))),
        _ => visible(&it.words),
    };
    pieces.iter().map(piece).collect()
}

fn fields(text: &mut String, changes: &[FieldChange]) {
    for FieldChange { name, before, after } in changes {
        let shown = |value: &str| if value.is_empty() { "–".to_owned() } else { visible(value) };
        let _ = writeln!(text, "    {name}: {} → {}", shown(before), shown(after));
    }
}

/// Words of a file as a terminal may have them: no control character among them.
fn visible(words: &str) -> String {
    words.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

fn fate(fate: Fate, language: Language) -> &'static str {
    let (fr, en) = match fate {
        Fate::Added => ("ajoutée", "added"),
        Fate::Removed => ("retirée", "removed"),
        Fate::Moved => ("déplacée", "moved"),
        Fate::Changed => ("modifiée", "changed"),
    };
    choose(language, fr, en)
}
