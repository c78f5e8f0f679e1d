//! What only a drawing can be held to: its ink by name, its edges to the micrometre.

use super::different;
use crate::{
    failure::Outcome,
    qr::{
        artwork::{Artwork, QUIET_ZONE},
        readback::{self, Drawing, Stretches},
    },
    script::model::Ink,
};

/// How far an edge may be from where it is asked for, in millimetres.
const EDGE_TOLERANCE_MM: f64 = 0.002;

/// The one ink is the one asked for, and prints over what lies under it only where that was asked
/// for. SVG knows neither spots nor overprint: it is black.
pub(super) fn check_inks(artwork: &Artwork, extension: &str, drawing: &Drawing) -> Outcome<()> {
    let printing = &artwork.printing;
    let asked = if extension == "svg" { &Ink::Black } else { &printing.ink };
    let overprint = printing.overprint && extension != "svg";
    let spot = drawing.spot.as_ref();
    let (ink, named) = match asked {
        Ink::Black => (readback::Ink::Black, spot.is_none()),
        Ink::Spot { name, cmyk } => {
            let cmyk = cmyk.map(|part| f64::from(part) / 100.0);
            let same = |part: (&f64, &f64)| (part.0 - part.1).abs() < 1e-6;
            let is_it = |it: &readback::Spot| it.name == *name && it.cmyk.iter().zip(&cmyk).all(same);
            (readback::Ink::Spot, spot.is_some_and(is_it))
        }
    };
    let right = |fill: &readback::Fill| match fill.ink {
        readback::Ink::Paper => !fill.overprint,
        other => other == ink && fill.overprint == overprint,
    };
    match drawing.fills.iter().find(|fill| !right(fill)) {
        None if named => Ok(()),
        None => Err(different(spot.map_or("—", |spot| spot.name.as_str()))),
        Some(fill) => Err(different(&format!("{:?}, overprint {}", fill.ink, fill.overprint))),
    }
}

/// Along the middle of each row and column of modules, every edge stands where its module begins or
/// ends, less half the bar width reduction.
pub(super) fn check_edges(artwork: &Artwork, drawing: &Drawing) -> Outcome<()> {
    let (symbol, sheet) = (&artwork.symbol, &artwork.sheet);
    let end = (sheet.top + symbol.modules + QUIET_ZONE) as f64 * sheet.module_mm;
    let middles = |first: usize| -> Vec<f64> {
        (0..symbol.modules).map(|line| ((first + line) as f64 + 0.5) * sheet.module_mm).collect()
    };
    let (across, down) = (drawing.across(&middles(sheet.top)), drawing.down(&middles(sheet.left)));
    for (line, (across, mut down)) in across.into_iter().zip(down).enumerate() {
        let row = (0..symbol.modules).map(|column| symbol.is_dark(column, line));
        let column = (0..symbol.modules).map(|row| symbol.is_dark(line, row));
        down.retain(|stretch| stretch[0] < end);
        check_stretches(&asked_for(artwork, row, sheet.left), &across)?;
        check_stretches(&asked_for(artwork, column, sheet.top), &down)?;
    }
    Ok(())
}

fn check_stretches(asked: &[[f64; 2]], found: &[[f64; 2]]) -> Outcome<()> {
    let near = |(a, b): (&f64, &f64)| (a - b).abs() < EDGE_TOLERANCE_MM;
    let all = asked.as_flattened().iter().zip(found.as_flattened());
    if asked.len() != found.len() {
        return Err(different(&format!("{} ≠ {}", found.len(), asked.len())));
    }
    match all.clone().find(|pair| !near(*pair)) {
        None => Ok(()),
        Some((asked, found)) => Err(different(&format!("{found:.4} mm ≠ {asked:.4} mm"))),
    }
}

/// The dark stretches of a line of modules, in millimetres.
fn asked_for(artwork: &Artwork, dark: impl Iterator<Item = bool>, first: usize) -> Stretches {
    let (module, inset) = (artwork.sheet.module_mm, artwork.printing.inset(artwork.sheet.module_mm));
    let mut stretches = Stretches::new();
    let mut open = false;
    for (at, dark) in dark.enumerate() {
        let start = (first + at) as f64;
        match (dark, open, stretches.last_mut()) {
            (true, true, Some(last)) => last[1] = (start + 1.0 - inset) * module,
            (true, _, _) => stretches.push([(start + inset) * module, (start + 1.0 - inset) * module]),
            (false, _, _) => {}
        }
        open = dark;
    }
    stretches
}
