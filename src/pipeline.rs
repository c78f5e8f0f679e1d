//! The order of things, on one screen.

mod pack;

pub use pack::PACK;

use crate::{
    cache::{Cache, Key},
    check::{self, Library, Requirements, Review},
    export::proof_pdf::proof_pdf,
    failure::{Failure, Outcome},
    finding::{Finding, Severity},
    output::Staging,
    qr::{
        self,
        record::{Beside, Record},
        sheet::{ProofSheet, Template},
    },
    script::{self, Loaded, PointName, Target, Vocabulary, model::Script},
    slide::{self, SlideImage, Studio},
    source::Sources,
    workspace::Workspace,
};
use rayon::prelude::*;
use std::path::Path;

/// A campaign or loose scripts, as read.
#[derive(Debug)]
pub struct Project {
    /// Its folder.
    pub workspace: Workspace,
    /// Its documents.
    pub sources: Sources,
    /// Every catalogue, and the words of the language.
    pub catalogues: Library,
    /// Its campaign and scripts, and what is wrong with their files.
    pub loaded: Loaded,
}

/// Where made things go, and who is told of it.
#[derive(Clone, Copy)]
pub struct Making<'a> {
    /// The outputs being built.
    pub outputs: &'a Staging<'a>,
    /// What was made before.
    pub cache: &'a Cache,
    /// Told of each output as it is made.
    pub made: &'a (dyn Fn(&str) + Sync),
}

/// How far artwork is proven.
#[derive(Debug, Clone)]
pub enum Proof {
    /// Every file read back, measured and decoded.
    OfFiles,
    /// The same, and the ladder of degradations, beside another drawing of the code if there is one.
    WithLadder {
        /// The other drawing.
        beside: Option<Beside>,
    },
}

impl Proof {
    /// A drawing to compare with must say what one of the artworks says.
    fn check(&self, artworks: &[qr::Artwork]) -> Outcome<()> {
        let Self::WithLadder { beside: Some(beside) } = self else { return Ok(()) };
        if artworks.is_empty() || artworks.iter().any(|artwork| artwork.symbol.payload == beside.payload) {
            return Ok(());
        }
        let payload = &beside.payload;
        Err(Failure::new(
            format!("L’image à comparer dit «\u{a0}{payload}\u{a0}», qu’aucun visuel ne dit."),
            format!("The picture to compare with says `{payload}`, which no artwork says."),
        ))
    }
}

/// Reads the campaign or the scripts that `path` means.
///
/// # Errors
/// There is nothing there, or a file cannot be read.
pub fn read(path: &Path) -> Outcome<Project> {
    let (workspace, target) = script::open(path)?;
    let mut sources = Sources::default();
    let mut library = Library::load(&workspace, &mut sources)?;
    let vocabulary = vocabulary(&workspace, &library)?;
    let mut loaded = script::load(&workspace, &target, &vocabulary, &mut sources)?;
    loaded.findings.append(&mut library.findings);
    Ok(Project { workspace, sources, catalogues: library, loaded })
}

impl Project {
    /// Reads another script of the same folder into the project.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn add(&mut self, target: &Target) -> Outcome<()> {
        let vocabulary = vocabulary(&self.workspace, &self.catalogues)?;
        let more = script::load(&self.workspace, target, &vocabulary, &mut self.sources)?;
        // The campaign was read, and its findings told, with the first script.
        let campaign = self.workspace.shown(script::CAMPAIGN_FILE);
        let path = |finding: &Finding| &self.sources.document(finding.place.document).path;
        self.loaded.findings.extend(more.findings.into_iter().filter(|finding| *path(finding) != campaign));
        self.loaded.scripts.extend(more.scripts);
        Ok(())
    }

    /// The requirements in force: those of `catalogues`, else the campaign's, else all there are.
    ///
    /// # Errors
    /// A catalogue is not well formed.
    pub fn requirements(&self, catalogues: &[String]) -> Outcome<Requirements> {
        let campaign = self.loaded.campaign.iter().flat_map(|campaign| &campaign.catalogues);
        let ids: Vec<&str> = match catalogues {
            [] => campaign.map(|id| id.text.as_str()).collect(),
            _ => catalogues.iter().map(String::as_str).collect(),
        };
        self.catalogues.requirements(&ids)
    }

    /// Compares the scripts with the requirements. What is wrong with a script's file stands first
    /// among the script's findings; what is wrong with any other file, among those of no script.
    pub fn review(&self, requirements: &Requirements) -> Review {
        let Loaded { campaign, scripts, findings } = &self.loaded;
        let mut review = check::review(campaign.as_ref(), scripts, requirements, &self.catalogues.speech);
        for finding in findings.iter().rev() {
            let document = finding.place.document;
            let script = review.scripts.iter_mut().find(|script| script.document == document);
            script.map_or(&mut review.findings, |script| &mut script.findings).insert(0, finding.clone());
        }
        review
    }

    /// Whether nothing could be read that an output could be made of.
    pub fn is_empty(&self) -> bool {
        self.loaded.campaign.is_none() && self.loaded.scripts.is_empty()
    }

    /// Draws the slides of every script at `scale`, and gives what is wrong with them.
    ///
    /// # Errors
    /// A template or a font is wrong, or an output cannot be written.
    pub fn slides(&self, studio: &Studio, scale: f64, making: Making<'_>) -> Outcome<Vec<Finding>> {
        let folder = slides_folder(scale);
        let mut findings = Vec::new();
        for script in &self.loaded.scripts {
            let drawn = studio.draw(self.loaded.campaign.as_ref(), script)?;
            let place = |slide: &SlideImage| slide_path(&folder, script, slide);
            drawn.slides.par_iter().try_for_each(|slide| making.slide(&place(slide), slide, scale))?;
            findings.extend(drawn.findings);
        }
        making.cache.trim();
        Ok(findings)
    }

    /// Makes the QR artwork of the campaign with its proof sheets, and gives what is wrong with it.
    ///
    /// # Errors
    /// A file does not decode to the approved address, or an output cannot be written.
    pub fn artwork(&self, studio: &Studio, proof: &Proof, making: Making<'_>) -> Outcome<Vec<Finding>> {
        let Some(campaign) = &self.loaded.campaign else { return Ok(Vec::new()) };
        let (artworks, findings) = qr::artworks(campaign, studio.typesetter());
        proof.check(&artworks)?;
        let template = Template::read(&self.workspace)?;
        let prove = |artwork: qr::Artwork| proven(artwork, (studio, &template), proof);
        let proven: Vec<(qr::Proven, Sheets)> =
            artworks.into_par_iter().map(prove).collect::<Outcome<_>>()?;
        for (piece, sheets) in &proven {
            for file in &piece.files {
                making.artwork(&piece.artwork.path(file.extension), &file.bytes, piece.artwork.is_draft())?;
            }
            for (path, bytes) in sheets {
                making.artwork(path, bytes, piece.artwork.is_draft())?;
            }
        }
        let proven: Vec<qr::Proven> = proven.into_iter().map(|(piece, _)| piece).collect();
        if let Some(first) = proven.first() {
            let index = qr::index(&self.workspace, campaign, &proven)?;
            making.artwork("qr/index.html", &index, first.artwork.is_draft())?;
        }
        Ok(findings)
    }
}

/// An artwork with its proven files, and its proof sheets by path.
fn proven(
    artwork: qr::Artwork,
    (studio, template): (&Studio, &Template),
    proof: &Proof,
) -> Outcome<(qr::Proven, Sheets)> {
    let files = qr::files(&artwork)?;
    let mut record = Record::of(&artwork, &files)?;
    if let Proof::WithLadder { beside } = proof {
        record = record.climbed(&artwork, beside.as_ref())?;
    }
    let sheet = ProofSheet::of(&artwork, &record);
    let html = template.page(&sheet, &files)?;
    let pdf = proof_pdf(&sheet, &artwork.edition, studio.typesetter());
    let sheets = vec![(artwork.proof_path("html"), html), (artwork.proof_path("pdf"), pdf)];
    Ok((qr::Proven { artwork, files }, sheets))
}

/// Proof sheets, by path.
type Sheets = Vec<(String, Vec<u8>)>;

impl Making<'_> {
    fn slide(&self, path: &str, slide: &SlideImage, scale: f64) -> Outcome<()> {
        self.outputs.write(path, &self.picture(slide, scale)?)?;
        (self.made)(path);
        Ok(())
    }

    /// The PNG of a slide, made now or before.
    fn picture(&self, slide: &SlideImage, scale: f64) -> Outcome<Vec<u8>> {
        let key = Key::of("slide", &[slide.svg.as_bytes(), &scale.to_le_bytes()]);
        match self.cache.find(key) {
            Some(png) => Ok(png),
            None => slide::png(&slide.svg, scale).inspect(|png| self.cache.keep(key, png)),
        }
    }

    fn artwork(&self, path: &str, bytes: &[u8], draft: bool) -> Outcome<()> {
        if draft {
            self.outputs.write_marked(path, bytes, qr::facts::DRAFT_MARK)?;
        } else {
            self.outputs.write(path, bytes)?;
        }
        (self.made)(path);
        Ok(())
    }
}

/// Whether one of these must be settled.
pub fn has_errors<'f>(findings: impl IntoIterator<Item = &'f Finding>) -> bool {
    findings.into_iter().any(|finding| finding.severity == Severity::Error)
}

/// The folder of slide images at this scale.
pub fn slides_folder(scale: f64) -> String {
    if scale == 1.0 { "slides".to_owned() } else { format!("slides@{scale}") }
}

fn slide_path(folder: &str, script: &Script, slide: &SlideImage) -> String {
    format!("{folder}/{}/{}.png", script.video, slide.name)
}

/// What a file may name besides what it holds itself.
fn vocabulary(workspace: &Workspace, library: &Library) -> Outcome<Vocabulary> {
    let stems = |folder: &str, extension: &str| -> Outcome<Vec<String>> {
        let names = workspace.assets(folder, extension)?;
        Ok(names.iter().filter_map(|name| Some(name.rsplit_once('.')?.0.to_owned())).collect())
    };
    let mut pictures = stems("pictures", "svg")?;
    pictures.extend(stems("pictures", "png")?);
    let points = library.catalogues.iter().flat_map(|catalogue| {
        let points = catalogue.messages.iter().flat_map(|message| &message.points);
        points.map(|point| PointName { catalogue: catalogue.catalogue.clone(), point: point.id.clone() })
    });
    Ok(Vocabulary {
        layouts: stems("templates", "svg")?,
        themes: stems("themes", "yaml")?,
        pictures,
        catalogues: library.catalogues.iter().map(|catalogue| catalogue.catalogue.clone()).collect(),
        points: points.collect(),
    })
}
