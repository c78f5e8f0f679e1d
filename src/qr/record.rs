//! The record of a proof: what was measured of each written file, and how far down the ladder the
//! code is read.

use super::{
    File,
    artwork::Artwork,
    decoder::Decoder,
    ladder::{self, PIXELS, Rung},
    measure::{Grid, Measurement, measure},
    readback::{self, Content, Drawing, Picture},
};
use crate::{
    digest::sha256,
    export::Resolution,
    failure::{Failure, Outcome},
    script::model::ModuleSize,
};

/// Pixels on a module's side in the picture that a drawing is measured on.
const FINE: usize = 16;

/// What is known of the files of one artwork.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The files, in the order they were written.
    pub files: Vec<FileRecord>,
    /// What the PDF draws, as it was read back.
    pub drawing: Drawing,
    /// The ladder, where it was asked for.
    pub ladder: Option<Climb>,
}

/// What is known of one file.
#[derive(Debug, Clone, PartialEq)]
pub struct FileRecord {
    /// Its format.
    pub extension: &'static str,
    /// Its size.
    pub bytes: usize,
    /// Its SHA-256, lower-case hexadecimal.
    pub sha256: String,
    /// Width and height of its page in millimetres; of its picture, where the file says no size.
    pub size_mm: Option<[f64; 2]>,
    /// The decoders that read the approved address in it.
    pub read_by: Vec<Decoder>,
    /// What was measured of its code.
    pub measurement: Measurement,
}

/// The ladder of an artwork, and of another drawing of the same code.
#[derive(Debug, Clone, PartialEq)]
pub struct Climb {
    /// How far the artwork is read, as its PDF draws it.
    pub own: Vec<Rung>,
    /// How far the other drawing is read.
    pub beside: Option<Vec<Rung>>,
}

/// Another program's drawing of a code, to climb the ladder beside ours.
#[derive(Debug, Clone)]
pub struct Beside {
    /// What its code says.
    pub payload: String,
    picture: Picture,
    grid: Grid,
}

impl Beside {
    /// The code in a PNG file.
    ///
    /// # Errors
    /// The file is not PNG, or no code, or several, can be read in it.
    pub fn read(png: &[u8]) -> Outcome<Self> {
        let none = || {
            Failure::new(
                "Dans l’image à comparer, aucun code ne se lit, ou plusieurs.",
                "In the picture to compare with, no code can be read, or several.",
            )
        };
        let Content::Picture(picture) = readback::read("png", png)? else { return Err(none()) };
        let grid = Grid::seen(&picture).and_then(|grid| grid.refined(&picture)).ok_or_else(none)?;
        let payload = Decoder::Rqrr.read(&picture).ok_or_else(none)?;
        Ok(Self { payload: String::from_utf8_lossy(&payload).into_owned(), picture, grid })
    }

    /// The same picture with modules of the ladder's size.
    fn scaled(&self) -> (Picture, Grid) {
        let scale = self.grid.sides()[0] / PIXELS as f64;
        let side = |pixels: usize| ((pixels as f64 / scale).round() as usize).max(1);
        let (width, height) = (side(self.picture.width), side(self.picture.height));
        let near = |at: usize, most: usize| (((at as f64 + 0.5) * scale) as usize).min(most - 1);
        let pixel = |column: usize, row: usize| {
            self.picture.luma
                [near(row, self.picture.height) * self.picture.width + near(column, self.picture.width)]
        };
        let all = (0..height).flat_map(|row| (0..width).map(move |column| (column, row)));
        let luma = all.map(|(column, row)| pixel(column, row)).collect();
        let origin = self.grid.origin.map(|it| it / scale);
        let grid = Grid::upright(self.grid.modules, origin, PIXELS as f64);
        (Picture { width, height, luma, pixel_mm: None }, grid)
    }
}

impl Record {
    /// Measures the proven files of an artwork.
    ///
    /// # Errors
    /// A file cannot be read back, or its code is not where it is drawn.
    pub fn of(artwork: &Artwork, files: &[File]) -> Outcome<Self> {
        let mut drawing = None;
        let mut records = Vec::new();
        for file in files {
            let content = readback::read(file.extension, &file.bytes)?;
            records.push(record(artwork, file, &content)?);
            if let ("pdf", Content::Drawing(read)) = (file.extension, content) {
                drawing = Some(read);
            }
        }
        let drawing = drawing.ok_or_else(unmeasured)?;
        Ok(Self { files: records, drawing, ladder: None })
    }

    /// The same record with the ladder climbed, beside another drawing if that says the same.
    ///
    /// # Errors
    /// The picture would be too large.
    pub fn climbed(mut self, artwork: &Artwork, beside: Option<&Beside>) -> Outcome<Self> {
        let (sheet, payload) = (&artwork.sheet, &artwork.symbol.payload);
        let picture = self.drawing.picture(sheet.module_mm / PIXELS as f64)?;
        let origin = [sheet.left, sheet.top].map(|modules| (modules * PIXELS) as f64);
        let grid = Grid::upright(artwork.symbol.modules, origin, PIXELS as f64);
        let own = ladder::climb(&picture, &grid, payload);
        let beside = beside.filter(|beside| beside.payload == *payload).map(Beside::scaled);
        let beside = beside.map(|(picture, grid)| ladder::climb(&picture, &grid, payload));
        self.ladder = Some(Climb { own, beside });
        Ok(self)
    }
}

fn record(artwork: &Artwork, file: &File, content: &Content) -> Outcome<FileRecord> {
    let sheet = &artwork.sheet;
    let drawn;
    let (picture, pixels, size_mm) = match content {
        Content::Drawing(drawing) => {
            drawn = drawing.picture(sheet.module_mm / FINE as f64)?;
            (&drawn, FINE, Some([drawing.width_mm, drawing.height_mm]))
        }
        Content::Picture(picture) => {
            let pixels = Resolution::of(artwork).pixels as usize;
            let size = |pixel: f64| [picture.width, picture.height].map(|side| side as f64 * pixel);
            (picture, pixels, picture.pixel_mm.map(size))
        }
    };
    let origin = [sheet.left, sheet.top].map(|modules| (modules * pixels) as f64);
    let grid = Grid::upright(artwork.symbol.modules, origin, pixels as f64);
    let measurement = measure(picture, &grid, &artwork.symbol).ok_or_else(unmeasured)?;
    let on_screen = matches!(artwork.module, ModuleSize::Pixels(_)) && matches!(content, Content::Picture(_));
    Ok(FileRecord {
        extension: file.extension,
        bytes: file.bytes.len(),
        sha256: sha256(&file.bytes),
        read_by: file.read_by.clone(),
        size_mm: size_mm.filter(|_| !on_screen),
        measurement,
    })
}

fn unmeasured() -> Failure {
    Failure::new("Le visuel ne peut pas être mesuré.", "The artwork cannot be measured.")
}
