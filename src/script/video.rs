//! A script file: from what is written to the model.

use super::{
    cast::Cast,
    model::{Line, Prose, Script, Slide},
    raw::{RawLine, RawScript, RawSlide},
    reader::{Kind, Reader},
    repeated::{Repeated, Twice},
    text::id_fault,
};
use crate::{finding::Finding, place::Route, wording::Wording, yaml::Words};

const LAYOUT: Kind = Kind { rule: "unknown-layout", fr: "La mise en page", en: "The layout", feminine: true };
const THEME: Kind = Kind { rule: "unknown-theme", fr: "Le thème", en: "The theme", feminine: false };
const PICTURE: Kind = Kind { rule: "unknown-picture", fr: "L’image", en: "The picture", feminine: true };

const SAME_SLIDE: Twice = Twice {
    rule: "duplicate-slide",
    fr: "Deux diapositives ont l’identifiant",
    en: "Two slides have the id",
};

/// Makes a script of what is written.
pub(super) fn script(raw: RawScript, reader: &mut Reader<'_>) -> Script {
    let root = Route::root();
    if let Some(finding) = id_fault(&raw.video, reader.place(&root.key("video"))) {
        reader.note(finding);
    }
    let title = reader.prose(&raw.title, root.key("title"));
    let vocabulary = reader.vocabulary;
    let theme = reader.name(raw.theme, root.key("theme"));
    reader.known(&theme, &vocabulary.themes, &THEME);
    let cast = Cast::read(raw.characters, &raw.language, reader);
    let slides = slides(raw.slides, &cast, reader);
    Script {
        document: reader.document,
        video: raw.video,
        title,
        language: raw.language,
        target_seconds: raw.target_seconds,
        form_of_address: raw.form_of_address,
        theme: theme.text,
        characters: cast.characters,
        slides,
    }
}

fn slides(raw: Vec<RawSlide>, cast: &Cast, reader: &mut Reader<'_>) -> Vec<Slide> {
    let list = Route::root().key("slides");
    if raw.is_empty() {
        let message = Wording::new("Le script n’a aucune diapositive.", "The script has no slide.");
        reader.note(Finding::error("no-slides", reader.place(&list), message));
    }
    let mut ids = Repeated::new(&SAME_SLIDE);
    let read = raw.into_iter().enumerate().map(|(index, raw)| {
        let route = list.item(index);
        reader.enter_slide(&raw.id);
        let place = reader.place(&route.key("id"));
        if let Some(finding) = id_fault(&raw.id, place.clone()) {
            reader.note(finding);
        }
        ids.meet(&raw.id, place, reader);
        let slide = slide(raw, &route, cast, reader);
        reader.leave_slide();
        slide
    });
    read.collect()
}

fn slide(raw: RawSlide, route: &Route, cast: &Cast, reader: &mut Reader<'_>) -> Slide {
    let vocabulary = reader.vocabulary;
    let layout = reader.name(raw.layout, route.key("layout"));
    reader.known(&layout, &vocabulary.layouts, &LAYOUT);
    let picture = raw.picture.map(|name| reader.name(name, route.key("picture")));
    if let Some(picture) = &picture {
        reader.known(picture, &vocabulary.pictures, &PICTURE);
    }
    let shows = reader.names(raw.shows, &route.key("shows"));
    for shown in &shows {
        cast.check_shown(shown, reader);
    }
    let conveys = reader.names(raw.conveys, &route.key("conveys"));
    for point in &conveys {
        reader.point(point);
    }
    Slide {
        place: reader.place(route),
        id: raw.id,
        layout: layout.text,
        title: text(raw.title, route.key("title"), reader),
        text: text(raw.text, route.key("text"), reader),
        highlight: text(raw.highlight, route.key("highlight"), reader),
        bullets: texts(raw.bullets, &route.key("bullets"), reader),
        balloons: lines(raw.balloons, &route.key("balloons"), cast, reader),
        count: raw.count,
        picture,
        shows,
        conveys,
        voice_over: lines(raw.voice_over, &route.key("voice_over"), cast, reader),
    }
}

fn text(words: Option<Words>, route: Route, reader: &mut Reader<'_>) -> Option<Prose> {
    words.map(|words| reader.prose(&words, route))
}

fn texts(words: Vec<Words>, list: &Route, reader: &mut Reader<'_>) -> Vec<Prose> {
    let items = words.into_iter().enumerate();
    items.map(|(index, words)| reader.prose(&words, list.item(index))).collect()
}

fn lines(raw: Vec<RawLine>, list: &Route, cast: &Cast, reader: &mut Reader<'_>) -> Vec<Line> {
    let items = raw.into_iter().enumerate().map(|(index, raw)| {
        let route = list.item(index);
        let speaker = reader.name(raw.speaker, route.key("speaker"));
        cast.check_speaker(&speaker, reader);
        Line { speaker: speaker.text, text: reader.prose(&raw.text, route.key("text")) }
    });
    items.collect()
}
