//! A script as the patient meets it: segments in spoken order, each with its place, its channel
//! and its speaker, its concepts and operators.

use crate::{
    language::{self, ConceptSet, Ending, Lexicon, Mention, Scoped, Token},
    place::Place,
    script::model::{Prose, Script, Slide},
};
use std::ops::Range;

/// How something reaches the patient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Channel {
    /// Read on the slide.
    Slide,
    /// Heard.
    VoiceOver,
    /// Seen: who is there.
    Cast,
}

/// One segment of a script.
#[derive(Debug, Clone)]
pub struct Piece<'a> {
    /// The text it stands in.
    pub prose: &'a Prose,
    /// How it reaches the patient.
    pub channel: Channel,
    /// Who says it; `None` on the slide.
    pub speaker: Option<&'a str>,
    /// The slide, counted from 0.
    pub slide: usize,
    /// Whether it is the slide's title.
    pub heading: bool,
    /// Whether it opens its text.
    pub opens: bool,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// How it ends.
    pub ending: Ending,
    /// Whether it is between quotation marks.
    pub quoted: bool,
    /// The concepts met in it.
    pub mentions: Vec<Mention>,
    /// The same concepts, as a set.
    pub concepts: ConceptSet,
    /// The operators met in it.
    pub operators: Vec<Scoped>,
    /// Its clauses, as tokens.
    pub clauses: Vec<Range<usize>>,
}

impl Piece<'_> {
    /// Tokens `range` as a place.
    pub fn place(&self, range: &Range<usize>) -> Place {
        let first = self.tokens.get(range.start).map_or(0, |token| token.range.start);
        let last = range.end.checked_sub(1).and_then(|last| self.tokens.get(last));
        self.prose.part(first..last.map_or(first, |token| token.range.end))
    }

    /// Whether the concept of this name begins the piece, and the token after it.
    pub fn begins_with(&self, lexicon: &Lexicon, name: &str) -> Option<usize> {
        let id = lexicon.concept(name).filter(|id| self.concepts.holds(*id))?;
        let first = self.tokens.iter().position(|token| !token.sign)?;
        let opens = |it: &&Mention| it.concept == id && it.start <= first;
        self.mentions.iter().filter(opens).map(|it| it.end).max()
    }

    /// How many words it has.
    pub fn words(&self) -> usize {
        self.tokens.iter().filter(|token| !token.sign).count()
    }
}

/// Cuts a script into pieces, in the order in which a patient meets them: per slide what is on
/// screen, then what is spoken.
pub fn pieces<'a>(script: &'a Script, lexicon: &Lexicon) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    for (slide_index, slide) in script.slides.iter().enumerate() {
        for text in texts(slide) {
            push_text(&mut pieces, &text, slide_index, lexicon);
        }
    }
    pieces
}

/// One text of a slide.
struct Text<'a> {
    prose: &'a Prose,
    channel: Channel,
    speaker: Option<&'a str>,
    heading: bool,
}

/// The texts of a slide, what is read and then what is heard.
fn texts(slide: &Slide) -> impl Iterator<Item = Text<'_>> {
    let title = slide.title.as_ref();
    let screen = slide.screen_texts().map(move |prose| Text {
        prose,
        channel: Channel::Slide,
        speaker: None,
        heading: title.is_some_and(|title| std::ptr::eq(title, prose)),
    });
    let voice = slide.voice_over.iter().map(|line| Text {
        prose: &line.text,
        channel: Channel::VoiceOver,
        speaker: Some(line.speaker.as_str()),
        heading: false,
    });
    screen.chain(voice)
}

fn push_text<'a>(pieces: &mut Vec<Piece<'a>>, text: &Text<'a>, slide: usize, lexicon: &Lexicon) {
    for (position, segment) in language::segments(&text.prose.text).into_iter().enumerate() {
        let mentions = lexicon.mentions(&segment.tokens);
        let clauses = language::clauses(&segment.tokens, &mentions, lexicon);
        let operators = language::operators(&segment.tokens, &mentions, &clauses, lexicon);
        pieces.push(Piece {
            prose: text.prose,
            channel: text.channel,
            speaker: text.speaker,
            slide,
            heading: text.heading,
            opens: position == 0,
            tokens: segment.tokens,
            ending: segment.ending,
            quoted: segment.quoted,
            concepts: mentions.iter().map(|it| it.concept).collect(),
            mentions,
            operators,
            clauses,
        });
    }
}
