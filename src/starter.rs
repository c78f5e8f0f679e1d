//! The files of a new campaign: one slide to write for each required message, and no claim.

use crate::{
    check::catalogue::{Catalogue, Message, RequiredIn},
    failure::{Failure, Outcome},
    script::{CAMPAIGN_FILE, campaign_schema, script_schema},
    workspace::embedded,
};
use serde::Serialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use tera::{Context, Tera};
use unicode_normalization::UnicodeNormalization;

/// The files of a new campaign, by relative path: the campaign, one script for each video that the
/// catalogues speak of, and the schemas that an editor reads.
///
/// # Errors
/// `name` or the name of a laboratory holds no letter or digit.
pub fn files(
    name: &str,
    laboratories: &[String],
    catalogues: &[Arc<Catalogue>],
) -> Outcome<BTreeMap<String, String>> {
    let videos = videos(catalogues);
    let scripts: Vec<String> = videos.iter().map(|video| format!("{video}.yaml")).collect();
    let ids: Vec<&str> = catalogues.iter().map(|catalogue| catalogue.catalogue.as_str()).collect();
    let campaign = CampaignPage {
        id: slug(name)?,
        catalogues: ids.join(", "),
        scripts: scripts.join(", "),
        laboratories: laboratory_lines(laboratories)?,
    };
    let mut files = BTreeMap::from([
        (CAMPAIGN_FILE.to_owned(), render(CAMPAIGN_FILE, &campaign)?),
        ("schema/campaign.json".to_owned(), campaign_schema()),
        ("schema/script.json".to_owned(), script_schema()),
    ]);
    for (video, script) in videos.iter().zip(scripts) {
        let messages = messages(video, video == &videos[0], catalogues);
        files.insert(script, render("script.yaml", &ScriptPage { video: video.clone(), messages })?);
    }
    Ok(files)
}

#[derive(Debug, Serialize)]
struct CampaignPage {
    id: String,
    catalogues: String,
    scripts: String,
    laboratories: Vec<LaboratoryLine>,
}

#[derive(Debug, Serialize)]
struct LaboratoryLine {
    id: String,
    name: String,
}

#[derive(Debug, Serialize)]
struct ScriptPage {
    video: String,
    messages: Vec<MessageSlide>,
}

/// A message as a slide to write. What it asks for stands in comments: a text on the slide would
/// count as said.
#[derive(Debug, Serialize)]
struct MessageSlide {
    slide: String,
    requirement: Vec<String>,
    label: String,
    spoken: String,
    points: String,
}

/// The videos that the catalogues name, in the order they name them; two at least.
fn videos(catalogues: &[Arc<Catalogue>]) -> Vec<String> {
    let named =
        catalogues.iter().flat_map(|catalogue| &catalogue.messages).flat_map(|message| &message.videos);
    let mut videos: Vec<String> = Vec::new();
    for video in named {
        if !videos.contains(video) {
            videos.push(video.clone());
        }
    }
    for number in videos.len() + 1..=2 {
        videos.push(format!("video-{number}"));
    }
    videos
}

/// The messages to write in `video`: those required there, and in the first video those that any
/// video may carry.
fn messages(video: &str, first: bool, catalogues: &[Arc<Catalogue>]) -> Vec<MessageSlide> {
    let here = |message: &&Message| {
        let anywhere = message.videos.is_empty() && message.required_in == RequiredIn::Any;
        message.concerns(video) && (first || !anywhere)
    };
    let messages = catalogues.iter().flat_map(|catalogue| &catalogue.messages);
    messages.filter(here).map(slide).collect()
}

fn slide(message: &Message) -> MessageSlide {
    let points: Vec<&str> = message.points.iter().map(|point| point.id.as_str()).collect();
    MessageSlide {
        slide: message.id.replace('/', "-"),
        requirement: message
            .points
            .iter()
            .map(|point| format!("{}\u{a0}: {}", point.id, point.requirement.fr))
            .collect(),
        label: quoted(&format!("Message {}", message.id)),
        spoken: quoted(&format!("À écrire. Message {}", message.id)),
        points: points.join(", "),
    }
}

fn laboratory_lines(names: &[String]) -> Outcome<Vec<LaboratoryLine>> {
    let mut taken = BTreeSet::new();
    let mut lines = Vec::new();
    for name in names {
        let base = slug(name)?;
        let numbered = (2..).map(|number| format!("{base}-{number}"));
        let id =
            std::iter::once(base.clone()).chain(numbered).find(|id| !taken.contains(id)).unwrap_or_default();
        taken.insert(id.clone());
        lines.push(LaboratoryLine { id, name: quoted(name) });
    }
    Ok(lines)
}

/// A text as YAML quotes it: JSON's way is one of YAML's.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// An id made of a name: `Pierre Fabre` gives `pierre-fabre`.
fn slug(name: &str) -> Outcome<String> {
    let letters = name.nfd().filter(|letter| !unicode_normalization::char::is_combining_mark(*letter));
    let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' };
    let dashed: String = letters.map(plain).collect();
    let steps: Vec<&str> = dashed.split('-').filter(|step| !step.is_empty()).collect();
    if steps.is_empty() {
        return Err(Failure::new(
            format!(
                "Aucun identifiant ne peut être tiré de «\u{a0}{name}\u{a0}»\u{a0}: il faut au moins une lettre ou un chiffre."
            ),
            format!("No id can be made of `{name}`: it needs a letter or a digit."),
        ));
    }
    Ok(steps.join("-"))
}

fn render(name: &str, page: &impl Serialize) -> Outcome<String> {
    let template = embedded(&format!("starter/{name}")).map(String::from_utf8_lossy).unwrap_or_default();
    let failed = |cause: tera::Error| {
        Failure::new(
            format!("Le modèle «\u{a0}{name}\u{a0}» ne peut pas être rempli."),
            format!("The template `{name}` cannot be filled in."),
        )
        .because(cause)
    };
    let mut tera = Tera::new();
    tera.add_raw_template(name, &template).map_err(failed)?;
    tera.render(name, &Context::from_serialize(page).map_err(failed)?).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_made_of_names() {
        assert_eq!(slug("Pierre Fabre").expect("an id"), "pierre-fabre");
        assert_eq!(slug("  Expanscience & Cie, été  ").expect("an id"), "expanscience-cie-ete");
        assert!(slug("«\u{a0}»").is_err());
    }

    #[test]
    fn laboratories_of_one_name_get_two_ids() {
        let names = ["A \"b\"".to_owned(), "a b".to_owned()];
        let lines = laboratory_lines(&names).expect("lines");
        assert_eq!([&*lines[0].id, &*lines[1].id], ["a-b", "a-b-2"]);
        assert_eq!(lines[0].name, r#""A \"b\"""#);
    }
}
