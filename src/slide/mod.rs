//! Slides: from the model to a scene, laid out in pixels, drawn as SVG and rasterised.
//!
//! `scene` builds what a template sees; the template, one per layout under `assets/templates/`,
//! declares boxes and asks for texts to be set in them; `verify` then holds what was drawn against
//! what the author wrote, so that no word is lost in silence. A slide's SVG holds text as outlines
//! and needs no font: it is all that its PNG depends on, besides the scale.

mod figure;
mod needs;
mod picture;
mod place;
mod portrait;
mod raster;
mod scene;
mod template;
mod theme;
mod verify;

pub use portrait::portrait;
pub use raster::png;

use crate::{
    failure::Outcome,
    finding::Finding,
    script::model::{Campaign, Script},
    typeset::Typesetter,
    workspace::Workspace,
};
use picture::Pictures;
use rayon::prelude::*;
use std::sync::Arc;
use template::Templates;
use theme::Themes;

/// The width of a slide at scale 1, in px.
pub const WIDTH: f64 = 1920.0;
/// The height of a slide at scale 1, in px.
pub const HEIGHT: f64 = 1080.0;
/// Below this line, in px from the top, a slide has no text: captions are shown there (the bottom
/// 15 % of the picture).
pub const CAPTION_LINE: f64 = 918.0;
/// The least size of body text, in px at 1080p.
pub const LEAST_SIZE: f64 = 48.0;

/// One slide, drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlideImage {
    /// The slide's id.
    pub id: String,
    /// The name of its files without extension: `01-opening`.
    pub name: String,
    /// The drawing: text as outlines, no font, no reference to any file.
    pub svg: String,
}

/// A script's slides, and what is wrong with them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The slides in order.
    pub slides: Vec<SlideImage>,
    /// What does not fit, is missing or would be lost.
    pub findings: Vec<Finding>,
}

/// Everything that drawing needs, read once for any number of scripts.
#[derive(Debug)]
pub struct Studio {
    typesetter: Arc<Typesetter>,
    templates: Templates,
    themes: Themes,
    pictures: Arc<Pictures>,
}

impl Studio {
    /// Reads fonts, templates, themes and pictures, a campaign's own in place of ours.
    ///
    /// # Errors
    /// One of them cannot be read; the failure names the file and, for a template, its line.
    pub fn new(workspace: &Workspace) -> Outcome<Self> {
        let typesetter = Arc::new(Typesetter::new(workspace)?);
        let pictures = Arc::new(Pictures::read(workspace)?);
        let templates = Templates::read(workspace, &typesetter, &pictures)?;
        Ok(Self { typesetter, templates, themes: Themes::read(workspace)?, pictures })
    }

    /// The layouts that a slide may name, sorted.
    pub fn layouts(&self) -> Vec<String> {
        self.templates.layouts().map(str::to_owned).collect()
    }

    /// The pictures that a slide may name, sorted.
    pub fn pictures(&self) -> Vec<String> {
        self.pictures.names().map(str::to_owned).collect()
    }

    /// The themes that a script may name, sorted.
    pub fn themes(&self) -> Vec<String> {
        self.themes.names().map(str::to_owned).collect()
    }

    /// The typesetter, for other uses of the same faces.
    pub fn typesetter(&self) -> &Typesetter {
        &self.typesetter
    }

    /// Draws the slides of a script, on the threads of the current pool. Nothing is rasterised.
    ///
    /// # Errors
    /// A template cannot be rendered; the failure names it and its line.
    pub fn draw(&self, campaign: Option<&Campaign>, script: &Script) -> Outcome<Rendered> {
        let theme = self.themes.of(script)?;
        let mut findings = needs::findings(script, &self.templates);
        let drawn: Outcome<Vec<_>> = (0..script.slides.len())
            .into_par_iter()
            .map(|index| {
                let scene = scene::Scene::new(campaign, script, index, theme, &self.pictures);
                let (svg, placed) = self.templates.render(&scene)?;
                let findings = verify::findings(script, index, &svg, &placed);
                let slide = &script.slides[index];
                let name = format!("{:02}-{}", index + 1, slide.id);
                Ok((SlideImage { id: slide.id.clone(), name, svg }, findings))
            })
            .collect();
        let mut slides = Vec::with_capacity(script.slides.len());
        for (slide, found) in drawn? {
            slides.push(slide);
            findings.extend(found);
        }
        Ok(Rendered { slides, findings })
    }
}
