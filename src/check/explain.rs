//! What `isoscript explain` tells of a message or a point: the requirement, its sources, accepted,
//! refused and doubtful wordings.

use super::{
    catalogue::{Bilingual, Catalogue, Message, Point},
    examples::ExamplesFile,
};
use crate::{failure::Outcome, wording::Language, workspace::Workspace};
use std::{fmt::Write as _, sync::Arc};

/// The explanation of the message or point of this id, if there is one.
///
/// # Errors
/// The examples of a catalogue cannot be read.
pub fn explain(
    workspace: &Workspace,
    catalogues: &[Arc<Catalogue>],
    id: &str,
    language: Language,
) -> Outcome<Option<String>> {
    for catalogue in catalogues {
        let short = id.strip_prefix(&format!("{}:", catalogue.catalogue)).unwrap_or(id);
        for message in &catalogue.messages {
            let points: Vec<&Point> =
                message.points.iter().filter(|point| message.id == short || point.id == short).collect();
            if !points.is_empty() {
                let examples = examples(workspace, &catalogue.catalogue)?;
                return Ok(Some(Page { language, text: String::new() }.message(
                    catalogue,
                    message,
                    &points,
                    examples.as_ref(),
                )));
            }
        }
    }
    Ok(None)
}

fn examples(workspace: &Workspace, catalogue: &str) -> Outcome<Option<ExamplesFile>> {
    let asset = workspace.asset(&format!("catalogues/{catalogue}.examples.yaml"))?;
    Ok(asset.and_then(|asset| serde_yaml::from_slice(&asset.bytes).ok()))
}

struct Page {
    language: Language,
    text: String,
}

/// How many wordings of each kind are shown.
const SHOWN: usize = 6;

impl Page {
    fn message(
        mut self,
        catalogue: &Catalogue,
        message: &Message,
        points: &[&Point],
        examples: Option<&ExamplesFile>,
    ) -> String {
        let title = self.say(&message.title).to_owned();
        self.line(&format!("{} — {title}", message.id));
        let source = self.say(&catalogue.source.document).to_owned();
        self.field(("Source", "Source"), &format!("{source}, {}", catalogue.source.date));
        let (reference, reason) =
            (self.say(&message.reference).to_owned(), self.say(&message.reason).to_owned());
        self.field(("Référence", "Reference"), &reference);
        self.field(("Pourquoi", "Why"), &reason);
        let scope = self.scope(message);
        self.field(("Exigé", "Required"), &scope);
        for point in points {
            self.point(point, examples);
        }
        self.text
    }

    fn point(&mut self, point: &Point, examples: Option<&ExamplesFile>) {
        self.line(&format!("\n{}", point.id));
        let requirement = self.say(&point.requirement).to_owned();
        self.line(&format!("  {requirement}"));
        if let Some(criteria) = point.criteria.as_ref().map(|it| self.say(it).to_owned()) {
            self.line(&format!("  {criteria}"));
        }
        let Some(examples) = examples.and_then(|file| file.examples.iter().find(|it| it.point == point.id))
        else {
            return;
        };
        self.wordings(("Accepté", "Accepted"), &examples.present);
        self.wordings(("Refusé : dit le contraire", "Refused: says the opposite"), &examples.contradicted);
        self.wordings(("Ne suffit pas", "Not enough"), &examples.absent);
        self.wordings(
            ("Douteux : une personne doit relire", "Doubtful: a person must look"),
            &examples.unclear,
        );
    }

    fn wordings(&mut self, heading: (&str, &str), wordings: &[String]) {
        if wordings.is_empty() {
            return;
        }
        self.line(&format!("\n  {}", self.choose(heading)));
        for wording in wordings.iter().take(SHOWN) {
            let one_line = wording.trim().lines().map(str::trim).collect::<Vec<_>>().join(" / ");
            self.line(&format!("    · {one_line}"));
        }
    }

    fn scope(&self, message: &Message) -> String {
        use super::catalogue::RequiredIn;
        let videos = message.videos.join(", ");
        let (fr, en) = match (message.required_in, message.videos.is_empty()) {
            (RequiredIn::None, _) => ("non ; utile".to_owned(), "no; worth having".to_owned()),
            (RequiredIn::Any, true) => {
                ("dans une vidéo au moins".to_owned(), "in at least one video".to_owned())
            }
            (RequiredIn::Every, true) => ("dans chaque vidéo".to_owned(), "in every video".to_owned()),
            (_, false) => (format!("dans la vidéo {videos}"), format!("in the video {videos}")),
        };
        self.choose((&fr, &en)).to_owned()
    }

    fn field(&mut self, name: (&str, &str), value: &str) {
        let colon = self.choose(("\u{a0}:", ":")).to_owned();
        self.line(&format!("  {}{colon} {value}", self.choose(name)));
    }

    fn say<'b>(&self, words: &'b Bilingual) -> &'b str {
        self.choose((&words.fr, &words.en))
    }

    fn choose<'b>(&self, (fr, en): (&'b str, &'b str)) -> &'b str {
        match self.language {
            Language::French => fr,
            Language::English => en,
        }
    }

    fn line(&mut self, line: &str) {
        // Writing into a string cannot fail.
        let _ = writeln!(self.text, "{line}");
    }
}
