//! Finding the code in a picture: as it is, or reversed; and where.

use crate::qr::{decoder::Decoder, measure::Grid, readback::Picture};

/// A code that was found.
#[derive(Debug)]
pub(super) struct Found {
    /// What it says.
    pub(super) payload: Vec<u8>,
    /// The picture that it is dark on light in.
    pub(super) picture: Picture,
    /// Where it stands; `None` where only `rxing` reads it.
    pub(super) grid: Option<Grid>,
    /// Whether it was light on dark.
    pub(super) reversed: bool,
    /// A decoder that does not read it.
    pub(super) missed_by: Option<Decoder>,
}

/// The one code of a picture.
pub(super) fn find(picture: &Picture) -> Option<Found> {
    read(picture.clone(), false).or_else(|| {
        let luma = picture.luma.iter().map(|luma| 255 - luma).collect();
        read(Picture { luma, ..*picture }, true)
    })
}

fn read(picture: Picture, turned: bool) -> Option<Found> {
    let [by_rqrr, by_rxing] = Decoder::BOTH.map(|decoder| decoder.read(&picture));
    let missed_by = match (&by_rqrr, &by_rxing) {
        (None, Some(_)) => Some(Decoder::Rqrr),
        (Some(_), None) => Some(Decoder::Rxing),
        _ => None,
    };
    let payload = by_rqrr.or(by_rxing)?;
    let grid = Grid::seen(&picture);
    // rxing reads light on dark too: what is dark in the middle of a finder pattern decides.
    let light_inside = grid.is_some_and(|grid| !is_dark_inside(&picture, &grid));
    Some(Found { payload, picture, grid, reversed: turned != light_inside, missed_by })
}

fn is_dark_inside(picture: &Picture, grid: &Grid) -> bool {
    let luma = |x: f64, y: f64| picture.at(grid.place(x, y)).unwrap_or(255.0);
    luma(3.5, 3.5) < luma(-1.0, 3.5).max(luma(3.5, -1.0)).max(luma(1.5, 3.5))
}
