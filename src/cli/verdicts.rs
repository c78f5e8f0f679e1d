//! Verdicts as a person reads them in a terminal: each message, and the passages that decide.

use super::terminal::{Terminal, styled};
use crate::{
    check::{
        Altered, Requirements, Review,
        catalogue::{Bilingual, Message, Point},
        force::Force,
        verdict::{Evidence, MessageStatus, MessageVerdict, PointVerdict, Polarity, Reason, Status},
    },
    place::Place,
    source::Sources,
    wording::Language,
};
use clap::builder::styling::{AnsiColor, Style};

/// Longest quote in the short table, in characters; `--verbose` quotes everything.
const QUOTE: usize = 100;

/// Most passages quoted for one point in the short table.
const QUOTES: usize = 3;

/// Everything that the table shows, and how much of it.
pub(super) struct Table<'a> {
    pub(super) terminal: &'a Terminal,
    pub(super) sources: &'a Sources,
    pub(super) requirements: &'a Requirements,
    pub(super) altered: &'a [Altered],
    pub(super) review: &'a Review,
    pub(super) verbose: bool,
}

impl Table<'_> {
    /// The table, ending with an empty line; empty where nothing is required.
    pub(super) fn text(&self) -> String {
        let mut text = self.replaced();
        text.push_str(&self.scripts());
        for (catalogue, message) in self.messages() {
            let verdict =
                self.review.messages.iter().find(|it| it.catalogue == catalogue && it.id == message.id);
            let wanted = self.verbose || self.is_asked(message);
            if let Some(verdict) = verdict.filter(|_| wanted) {
                self.message(&mut text, message, verdict);
            }
        }
        text.push('\n');
        text
    }

    /// How many required messages are present, and how many there are.
    pub(super) fn count(&self) -> (usize, usize) {
        let asked = |it: &&MessageVerdict| {
            let mut messages = self.messages();
            let known =
                messages.find(|(catalogue, message)| *catalogue == it.catalogue && message.id == it.id);
            known.is_some_and(|(_, message)| self.is_asked(message))
        };
        let required: Vec<_> = self.review.messages.iter().filter(asked).collect();
        (required.iter().filter(|it| it.status == MessageStatus::Present).count(), required.len())
    }

    /// Whether the message is required of one of the videos that were checked.
    fn is_asked(&self, message: &Message) -> bool {
        self.review.scripts.iter().any(|script| message.concerns(&script.video))
    }

    /// The shipped catalogues and lexicons that the campaign replaces, so that no requirement is
    /// weakened in silence.
    fn replaced(&self) -> String {
        let mut text = String::new();
        if !self.altered.is_empty() {
            text.push_str(if self.is_french() {
                "Attention\u{a0}: la campagne remplace ou complète des exigences livrées avec le programme.\n"
            } else {
                "Beware: the campaign replaces or adds to requirements shipped with the program.\n"
            });
        }
        for Altered { path, sha256 } in self.altered {
            text.push_str(&format!("  {path} · SHA-256 {sha256}\n"));
        }
        text
    }

    fn scripts(&self) -> String {
        let mut text = String::new();
        for script in &self.review.scripts {
            let path = &self.sources.document(script.document).path;
            let seconds = script.seconds.round() as u64;
            let (minutes, seconds) = (seconds / 60, seconds % 60);
            let colon = self.terminal.colon();
            text.push_str(&format!(
                "{path}{colon}{} · {minutes}\u{a0}min {seconds:02}\u{a0}s\n",
                script.video
            ));
        }
        text.push('\n');
        text
    }

    fn messages(&self) -> impl Iterator<Item = (&str, &Message)> {
        let catalogues = self.requirements.catalogues.iter();
        catalogues.flat_map(|it| it.messages.iter().map(|message| (it.catalogue.as_str(), message)))
    }

    fn message(&self, text: &mut String, message: &Message, verdict: &MessageVerdict) {
        let (style, mark, word) = message_word(verdict.status, self.terminal.language);
        let title = self.say(&message.title);
        text.push_str(&format!("{} {}  {title}\n", styled(style, &format!("{mark} {word:<10}")), message.id));
        for point in &message.points {
            self.point(text, (point, message.points.len()), verdict);
        }
    }

    fn point(&self, text: &mut String, (point, message_points): (&Point, usize), verdict: &MessageVerdict) {
        let here = |it: &&PointVerdict| it.id == point.id && it.catalogue == verdict.catalogue;
        let verdicts: Vec<&PointVerdict> =
            self.review.scripts.iter().flat_map(|script| script.points.iter().filter(here)).collect();
        let status = overall(&verdicts, verdict.missing.contains(&point.id));
        if message_points > 1 || self.verbose {
            let (style, mark, word) = word(status, self.terminal.language);
            text.push_str(&format!("    {} {}\n", styled(style, &format!("{mark} {word}")), point.id));
        }
        if status == Status::Absent {
            self.missing_parts(text, point, &verdicts);
        }
        let evidence = verdicts.iter().flat_map(|it| &it.evidence);
        if self.verbose {
            let mut told: Option<&Reason> = None;
            for evidence in evidence {
                text.push_str(&self.quote(evidence));
                if told.replace(&evidence.reason) != Some(&evidence.reason) {
                    text.push_str(&self.reason(evidence));
                }
            }
        } else {
            let decisive: Vec<&Evidence> = evidence.filter(|it| decides(it.polarity, status)).collect();
            let group = decisive.first().map(|it| (it.place.document, it.group));
            let mut quotes: Vec<String> = Vec::new();
            for evidence in decisive.iter().filter(|it| Some((it.place.document, it.group)) == group) {
                quotes.push(self.quote(evidence));
            }
            quotes.dedup();
            let left_out = quotes.split_off(quotes.len().min(QUOTES)).len();
            text.push_str(&quotes.concat());
            if left_out > 0 {
                let more = if self.is_french() { "de plus avec" } else { "more with" };
                text.push_str(&format!("               + {left_out} {more} --verbose\n"));
            }
        }
    }

    fn missing_parts(&self, text: &mut String, point: &Point, verdicts: &[&PointVerdict]) {
        let Some(parts) = verdicts.iter().map(|it| &it.missing_parts).find(|parts| !parts.is_empty()) else {
            return;
        };
        let titles =
            point.parts.iter().filter(|part| parts.contains(&part.id)).map(|part| self.say(&part.title));
        let titles: Vec<&str> = titles.collect();
        let word = if self.is_french() { "il manque" } else { "missing" };
        text.push_str(&format!("               {word}{}{}\n", self.terminal.colon(), titles.join(", ")));
    }

    fn quote(&self, evidence: &Evidence) -> String {
        let at = self.sources.locate(&evidence.place);
        let quote =
            if evidence.words.is_empty() { self.sources.quote(&evidence.place) } else { &evidence.words };
        let quote = quote
            .split([' ', '\n', '\r', '\t'])
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        let quote = if self.verbose { quote } else { shortened(&quote) };
        let (open, close) = if self.is_french() { ("«\u{a0}", "\u{a0}»") } else { ("“", "”") };
        let place = format!("{}:{}:{}", at.path, at.line, at.column);
        format!("               {open}{quote}{close}  {}\n", styled(Style::new().dimmed(), &place))
    }

    /// Why a passage counts: the idea, what is made of it and by which words, and what it was met with.
    fn reason(&self, evidence: &Evidence) -> String {
        let reason = &evidence.reason;
        let Some(words) = &reason.words else { return String::new() };
        let idea = if self.is_french() { "idée" } else { "idea" };
        let force = force_word(reason.force, self.is_french());
        let mut text = format!("{idea} {} {}, {force}", reason.idea, self.quoted(words));
        let listed = |places: &mut dyn Iterator<Item = String>| places.collect::<Vec<_>>().join(", ");
        if !reason.operators.is_empty() {
            let by = if self.is_french() { "par" } else { "by" };
            text.push_str(&format!(
                " {by} {}",
                listed(&mut reason.operators.iter().map(|it| self.quoted(it)))
            ));
        }
        if !reason.with.is_empty() {
            let with = if self.is_french() { "avec" } else { "with" };
            let met = &mut reason.with.iter().map(|(idea, place)| format!("{} ({idea})", self.quoted(place)));
            text.push_str(&format!("\u{202f}; {with} {}", listed(met)));
        }
        format!("                 {}\n", styled(Style::new().dimmed(), &text))
    }

    fn quoted(&self, place: &Place) -> String {
        let (open, close) = if self.is_french() { ("«\u{a0}", "\u{a0}»") } else { ("“", "”") };
        format!("{open}{}{close}", self.sources.quote(place).split_whitespace().collect::<Vec<_>>().join(" "))
    }

    fn is_french(&self) -> bool {
        self.terminal.language == Language::French
    }

    fn say<'b>(&self, words: &'b Bilingual) -> &'b str {
        if self.is_french() { &words.fr } else { &words.en }
    }
}

/// What is made of an idea, in words.
fn force_word(force: Force, french: bool) -> &'static str {
    let (fr, en) = match force {
        Force::Asserted => ("affirmée", "asserted"),
        Force::Required => ("exigée", "required"),
        Force::Denied => ("niée", "denied"),
        Force::Barred => ("interdite", "forbidden"),
        Force::Lacking => ("exclue", "excluded"),
        Force::Possible => ("dite possible", "said to be possible"),
        Force::Optional => ("rendue facultative", "made optional"),
        Force::Uncertain => ("indécise", "undecided"),
    };
    if french { fr } else { en }
}

/// The verdict on a point over all scripts; whether it is missing was decided with its message.
fn overall(verdicts: &[&PointVerdict], missing: bool) -> Status {
    let any = |status: Status| verdicts.iter().any(|it| it.status == status);
    match missing {
        false => Status::Present,
        true if any(Status::Contradicted) => Status::Contradicted,
        true if any(Status::Unclear) => Status::Unclear,
        true => Status::Absent,
    }
}

fn decides(polarity: Polarity, status: Status) -> bool {
    match status {
        Status::Present | Status::Absent => polarity == Polarity::Stated,
        Status::Contradicted => polarity == Polarity::Contradicted,
        Status::Unclear => polarity == Polarity::Unclear,
    }
}

fn shortened(quote: &str) -> String {
    if quote.chars().count() <= QUOTE {
        return quote.to_owned();
    }
    let head: String = quote.chars().take(QUOTE).collect();
    let words = head.rsplit_once(' ').map_or(head.as_str(), |(words, _)| words);
    format!("{words}…")
}

fn word(status: Status, language: Language) -> (Style, char, &'static str) {
    let status = match status {
        Status::Present => MessageStatus::Present,
        Status::Contradicted => MessageStatus::Contradicted,
        Status::Unclear => MessageStatus::Unclear,
        Status::Absent => MessageStatus::Absent,
    };
    message_word(status, language)
}

fn message_word(status: MessageStatus, language: Language) -> (Style, char, &'static str) {
    let (color, mark, fr, en) = match status {
        MessageStatus::Present => (AnsiColor::Green, '✓', "présent", "present"),
        MessageStatus::Contradicted => (AnsiColor::Red, '✗', "contredit", "contradicted"),
        MessageStatus::Partial => (AnsiColor::Yellow, '½', "partiel", "partial"),
        MessageStatus::Unclear => (AnsiColor::Yellow, '?', "à relire", "unclear"),
        MessageStatus::Absent => (AnsiColor::Red, '–', "absent", "absent"),
    };
    (color.on_default().bold(), mark, if language == Language::French { fr } else { en })
}
