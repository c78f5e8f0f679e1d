//! The ladder: the same code made worse step by step, and how far each decoder still reads it.
//!
//! It tells a drawing that scans with room to spare from one that barely does, and compares two
//! drawings of one code. The steps are fixed, the chance in them is seeded: the same file gives
//! the same figures. It is no forecast of a print, which only prints can give.

mod chance;
mod warp;
mod worse;

use super::{
    decoder::Decoder,
    measure::{Grid, module_lumas, unused_correction},
    readback::Picture,
    symbol::Symbol,
};
use rayon::prelude::*;
use serde::Serialize;

/// Pixels on a module's side in the picture that the ladder begins with.
pub const PIXELS: usize = 10;

/// One way of making a code worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Degradation {
    /// Out of focus: Gaussian blur; a step is its standard deviation in modules.
    Blur,
    /// Ink that spreads: every dark edge moves outwards; a step is by how many per cent of a module.
    InkSpread,
    /// Ink that is lost: every dark edge moves inwards; a step as for spread.
    InkLoss,
    /// Turned; a step is the angle in degrees.
    Rotation,
    /// Seen from above: the far side is shorter; a step is by how many per cent.
    Perspective,
    /// Round a curved pack: a step is the angle, in degrees of its circle, that the piece covers.
    Curve,
    /// Grain: Gaussian noise; a step is its standard deviation in per cent of black to white.
    Noise,
    /// Grey ink: a step is the contrast that is left, in per cent.
    LowContrast,
    /// A light stain; a step is its area in per cent of the symbol's, in three places, off the finder
    /// patterns. All three must be read.
    Damage,
    /// Saved as JPEG; a step is the quality, of 100.
    Jpeg,
    /// Far away, in a telephone's picture of 1920 × 1080; a step is the pixels left to a module.
    Distance,
}

/// How far one way down the ladder is read.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Rung {
    /// The way.
    pub degradation: Degradation,
    /// Its steps, mildest first.
    pub steps: &'static [f64],
    /// The steps that each decoder reads without a miss before: rqrr, rxing.
    pub read: [usize; 2],
    /// Of stains: the part of the error correction that each step leaves, in the worst of its places.
    pub correction_left: Vec<f64>,
}

impl Degradation {
    /// Every way, in the order they are told of.
    pub const ALL: [Self; 11] = [
        Self::Blur,
        Self::InkSpread,
        Self::InkLoss,
        Self::Rotation,
        Self::Perspective,
        Self::Curve,
        Self::Noise,
        Self::LowContrast,
        Self::Damage,
        Self::Jpeg,
        Self::Distance,
    ];

    /// Its steps, mildest first; our own choice, so that the first is read by any decoder and the
    /// last by none or nearly none.
    pub fn steps(self) -> &'static [f64] {
        match self {
            Self::Blur => &[0.2, 0.4, 0.6, 0.8, 1.0, 1.2],
            Self::InkSpread | Self::InkLoss => &[5.0, 10.0, 15.0, 20.0, 30.0, 40.0],
            Self::Rotation => &[5.0, 15.0, 30.0, 45.0],
            Self::Perspective => &[10.0, 20.0, 30.0, 40.0, 50.0],
            Self::Curve => &[40.0, 70.0, 100.0, 130.0, 160.0],
            Self::Noise => &[5.0, 10.0, 15.0, 20.0, 25.0, 30.0],
            Self::LowContrast => &[80.0, 65.0, 50.0, 35.0, 20.0, 10.0],
            Self::Damage => &[2.0, 5.0, 8.0, 12.0, 16.0, 20.0],
            Self::Jpeg => &[50.0, 25.0, 10.0, 5.0, 1.0],
            Self::Distance => &[4.0, 3.0, 2.5, 2.0, 1.5],
        }
    }

    /// The pictures of a step; all of them must be read.
    fn worsened(self, piece: &Piece<'_>, step: f64) -> Vec<Picture> {
        let picture = piece.picture;
        match self {
            Self::Blur => vec![worse::blurred(picture, step * PIXELS as f64)],
            Self::InkSpread => vec![worse::spread(picture, step / 100.0)],
            Self::InkLoss => vec![worse::spread(picture, -step / 100.0)],
            Self::Rotation => vec![warp::turned(picture, step)],
            Self::Perspective => vec![warp::tilted(picture, step / 100.0)],
            Self::Curve => vec![warp::curved(picture, step)],
            Self::Noise => vec![worse::noisy(picture, step / 100.0)],
            Self::LowContrast => vec![worse::greyed(picture, step / 100.0)],
            Self::Damage => (0..PLACES).map(|place| worse::stained(piece, step / 100.0, place)).collect(),
            Self::Jpeg => worse::compressed(picture, step as u8).into_iter().collect(),
            Self::Distance => vec![warp::far(picture, step)],
        }
    }
}

/// What is made worse.
struct Piece<'a> {
    picture: &'a Picture,
    grid: Grid,
}

/// Places that a stain is tried in.
const PLACES: u64 = 3;

impl Piece<'_> {
    /// The part of the error correction that stains of this area leave, in the worst place.
    fn left_by_stains(&self, area: f64) -> f64 {
        let dark = |picture: &Picture| -> Vec<bool> {
            module_lumas(picture, &self.grid).into_iter().map(|luma| luma < 128.0).collect()
        };
        let clean = dark(self.picture);
        let symbol = Symbol::seen(String::new(), clean.clone());
        let left = (0..PLACES).map(|place| {
            let stained = dark(&worse::stained(self, area, place));
            let wrong: Vec<bool> =
                clean.iter().zip(stained).map(|(clean, stained)| *clean != stained).collect();
            unused_correction(&symbol, &wrong)
        });
        left.fold(1.0, f64::min)
    }
}

/// Takes a picture, with its code upright at `grid` in modules of [`PIXELS`], down every way.
pub fn climb(picture: &Picture, grid: &Grid, payload: &str) -> Vec<Rung> {
    let piece = Piece { picture, grid: *grid };
    let rung = |degradation: &Degradation| {
        let steps = degradation.steps();
        let mut read = [0; 2];
        for (at, step) in steps.iter().enumerate() {
            let still = Decoder::BOTH.map(|decoder| read[decoder as usize] == at);
            if still == [false, false] {
                break;
            }
            let pictures = degradation.worsened(&piece, *step);
            let reads = |decoder: Decoder, picture: &Picture| {
                decoder.read(picture).as_deref() == Some(payload.as_bytes())
            };
            for decoder in Decoder::BOTH.into_iter().filter(|decoder| still[*decoder as usize]) {
                let all = !pictures.is_empty() && pictures.iter().all(|picture| reads(decoder, picture));
                read[decoder as usize] += usize::from(all);
            }
        }
        let correction_left = match degradation {
            Degradation::Damage => steps.iter().map(|step| piece.left_by_stains(*step / 100.0)).collect(),
            _ => Vec::new(),
        };
        Rung { degradation: *degradation, steps, read, correction_left }
    };
    Degradation::ALL.par_iter().map(rung).collect()
}
