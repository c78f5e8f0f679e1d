//! Comparing a returned file with the approved artwork.

use super::{BLACK, Drawn, Inspection, Made, Returned, Side, Verdict, found, found::Found, pdf, pixels, svg};
use crate::{
    failure::{Failure, Outcome},
    qr::{
        artwork::{Artwork, QUIET_ZONE},
        decoder::Decoder,
        measure::{Grid, Measurement, measure, module_lumas},
        symbol::Symbol,
    },
    script::model::{Ink, ModuleSize},
};

/// Per cent that a size may differ by before it counts: what a layout program rounds.
const SCALE_TOLERANCE: f64 = 0.5;

/// Modules that the quiet zone may lack before it counts: less than a pixel of a scan.
const ZONE_TOLERANCE: f64 = 0.13;

/// Contrast under this counts as low. Our own choice.
const LEAST_CONTRAST: f64 = 0.7;

/// Part of a module that bars may differ by before it counts. Our own choice.
const GROWTH_TOLERANCE: f64 = 0.1;

/// Inspects a file by its name's extension. Compared is the artwork that `placement` names, by
/// artwork or placement; else the one whose files are called so; else the one that says the same at
/// the nearest size.
///
/// # Errors
/// The format is not known, the file cannot be read, or no artwork is called so.
pub fn inspect(
    name: &str,
    bytes: &[u8],
    artworks: &[Artwork],
    placement: Option<&str>,
) -> Outcome<Inspection> {
    let returned = read(name, bytes)?;
    let found = found::find(&returned.picture);
    let artwork = approved(name, artworks, placement, found.as_ref())?;
    let mut inspection = Inspection {
        artwork: artwork.id.clone(),
        verdicts: Vec::new(),
        measurement: None,
        unread: returned.unread.clone(),
    };
    match found {
        None => inspection.verdicts.push(Verdict::NoCode),
        Some(found) => compare(&mut inspection, artwork, &returned, &found),
    }
    if inspection.verdicts.iter().all(|verdict| verdict.severity() == crate::finding::Severity::Note) {
        inspection.verdicts.insert(0, Verdict::Same);
    }
    Ok(inspection)
}

fn read(name: &str, bytes: &[u8]) -> Outcome<Returned> {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    match extension.as_deref() {
        Some("png") => pixels::png(bytes),
        Some("jpg" | "jpeg") => pixels::jpeg(bytes),
        Some("tif" | "tiff") => pixels::tiff(bytes),
        Some("svg") => svg::read(bytes),
        Some("pdf") => pdf::read(bytes),
        _ => Err(Failure::new(
            format!(
                "«\u{a0}{name}\u{a0}» n’est pas d’un format qu’inspect lit\u{a0}: PDF, SVG, PNG, TIFF ou JPEG."
            ),
            format!("`{name}` is of no format that inspect reads: PDF, SVG, PNG, TIFF or JPEG."),
        )),
    }
}

fn approved<'a>(
    name: &str,
    artworks: &'a [Artwork],
    placement: Option<&str>,
    found: Option<&Found>,
) -> Outcome<&'a Artwork> {
    let stem = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let named = |artwork: &&Artwork| match placement {
        Some(id) => artwork.id == id || artwork.placement == id,
        None => stem.contains(&artwork.file_stem()),
    };
    let chosen = artworks
        .iter()
        .filter(named)
        .max_by_key(|artwork| (artwork.id.len(), std::cmp::Reverse(&artwork.id)));
    let nearest = || {
        let side = |artwork: &Artwork| {
            let grid = found?.grid?;
            let pixel = found?.picture.pixel_mm?;
            Some((grid.sides()[0] * pixel - artwork.sheet.module_mm).abs())
        };
        let same = |artwork: &&Artwork| {
            found.is_some_and(|found| found.payload == artwork.symbol.payload.as_bytes())
        };
        let far = |artwork: &Artwork| side(artwork).unwrap_or_default();
        let nearest = artworks.iter().filter(same).min_by(|a, b| far(a).total_cmp(&far(b)));
        nearest.or(artworks.first())
    };
    let known: Vec<&str> = artworks.iter().map(|artwork| artwork.id.as_str()).collect();
    let none = || {
        let (id, known) = (placement.unwrap_or_default(), known.join(", "));
        Failure::new(
            format!("Aucun visuel ne s’appelle «\u{a0}{id}\u{a0}». La campagne a\u{a0}: {known}."),
            format!("No artwork is called `{id}`. The campaign has: {known}."),
        )
    };
    chosen.or_else(|| if placement.is_none() { nearest() } else { None }).ok_or_else(none)
}

fn compare(inspection: &mut Inspection, artwork: &Artwork, returned: &Returned, found: &Found) {
    let verdicts = &mut inspection.verdicts;
    let same_payload = found.payload == artwork.symbol.payload.as_bytes();
    if !same_payload {
        verdicts.push(Verdict::WrongAddress(String::from_utf8_lossy(&found.payload).into_owned()));
    }
    if found.reversed {
        verdicts.push(Verdict::Reversed);
    }
    verdicts.extend(found.missed_by.map(Decoder::name).map(Verdict::NotReadBy));
    if let Made::Pixels { lossy: true, .. } = returned.made {
        verdicts.push(Verdict::Lossy);
    }
    let Some(seen) = found.grid.and_then(|grid| grid.refined(&found.picture)) else { return };
    let (grid, symbol, mirrored) = placed(&seen, found, &artwork.symbol);
    if mirrored {
        verdicts.push(Verdict::Mirrored);
    }
    if same_payload && symbol.is_none() {
        verdicts.push(Verdict::DrawnAnew);
    }
    let own = symbol.filter(|_| same_payload).cloned().unwrap_or_else(|| drawn(&grid, found));
    if let Some(measurement) = measure(&found.picture, &grid, &own) {
        judge(verdicts, artwork, &measurement);
        inspection.measurement = Some(measurement);
    }
    judge_making(&mut inspection.verdicts, artwork, &returned.made, &grid);
}

/// The grid as the symbol lies on it, the approved symbol where it is that one, and whether it is
/// seen as in a mirror.
fn placed<'s>(seen: &Grid, found: &Found, symbol: &'s Symbol) -> (Grid, Option<&'s Symbol>, bool) {
    let flipped = Grid { steps: [seen.steps[1], seen.steps[0]], ..*seen };
    let wrong = |grid: &Grid| {
        if grid.modules != symbol.modules {
            return usize::MAX;
        }
        let other = drawn(grid, found);
        let all = (0..symbol.modules).flat_map(|row| (0..symbol.modules).map(move |column| (column, row)));
        all.filter(|(column, row)| other.is_dark(*column, *row) != symbol.is_dark(*column, *row)).count()
    };
    let (straight, mirrored) = (wrong(seen), wrong(&flipped));
    // A code drawn anew differs in about half of its modules, a damaged one in few.
    let few = symbol.modules * symbol.modules / 4;
    match (straight <= few, mirrored <= few) {
        (true, _) => (*seen, Some(symbol), false),
        (false, true) => (flipped, Some(symbol), true),
        (false, false) => (*seen, None, false),
    }
}

/// The modules as they are seen.
fn drawn(grid: &Grid, found: &Found) -> Symbol {
    let lumas = module_lumas(&found.picture, grid);
    let light = lumas.iter().copied().fold(f64::MIN, f64::max);
    let dark = lumas.iter().copied().fold(f64::MAX, f64::min);
    let modules = lumas.iter().map(|luma| *luma < (light + dark) / 2.0).collect();
    Symbol::seen(String::from_utf8_lossy(&found.payload).into_owned(), modules)
}

fn judge(verdicts: &mut Vec<Verdict>, artwork: &Artwork, found: &Measurement) {
    match (artwork.module, found.module_mm) {
        (ModuleSize::Millimetres(asked), Some([x, y])) => {
            let percent = ((x + y) / 2.0 / asked - 1.0) * 100.0;
            if percent.abs() > SCALE_TOLERANCE {
                verdicts.push(Verdict::Scaled(percent));
            }
        }
        (ModuleSize::Millimetres(_), None) => verdicts.push(Verdict::SizeUnknown),
        (ModuleSize::Pixels(_), _) => {}
    }
    if found.axial > 0.01 {
        verdicts.push(Verdict::Distorted((found.module_px[0] / found.module_px[1] - 1.0) * 100.0));
    }
    let sides = [Side::Top, Side::Right, Side::Bottom, Side::Left];
    for (side, zone) in sides.into_iter().zip(found.quiet_zone) {
        let lacks = QUIET_ZONE as f64 - zone;
        if lacks > ZONE_TOLERANCE {
            verdicts.push(Verdict::QuietZoneCut(side, lacks));
        }
    }
    if found.wrong_modules > 0 {
        verdicts.push(Verdict::Damaged(found.wrong_modules, found.unused_correction));
    }
    if found.contrast < LEAST_CONTRAST {
        verdicts.push(Verdict::LowContrast(found.contrast));
    }
    let approved = -2.0 * artwork.printing.inset(artwork.sheet.module_mm);
    if (found.growth - approved).abs() > GROWTH_TOLERANCE {
        verdicts.push(Verdict::BarsChanged((found.growth - approved) * 100.0));
    }
}

/// Ink and making, of what lies on the code only: a box has other inks elsewhere.
fn judge_making(verdicts: &mut Vec<Verdict>, artwork: &Artwork, made: &Made, grid: &Grid) {
    let mut inks = match made {
        Made::Pixels { inks, .. } => inks.clone(),
        Made::Drawing(drawn) => {
            let on_code = on_code(drawn, grid);
            if is_raster(&on_code) {
                verdicts.push(Verdict::RasterInsteadOfVector);
            }
            on_code.iter().flat_map(|drawn| drawn.inks.clone()).collect()
        }
    };
    inks.sort();
    inks.dedup();
    let asked = match &artwork.printing.ink {
        Ink::Black => BLACK,
        Ink::Spot { name, .. } => name,
    };
    match inks.as_slice() {
        [] => {}
        [one] if one == asked || one == BLACK && matches!(made, Made::Pixels { .. }) => {}
        [one] if one != super::RGB => verdicts.push(Verdict::AnotherInk(one.clone())),
        _ => verdicts.push(Verdict::MoreThanOneInk(inks)),
    }
}

/// What is drawn on the symbol, from the last thing that covers it without ink.
fn on_code<'d>(drawn: &'d [Drawn], grid: &Grid) -> Vec<&'d Drawn> {
    let side = grid.modules as f64;
    let corners = [(0.0, 0.0), (side, 0.0), (0.0, side), (side, side)].map(|(x, y)| grid.place(x, y));
    let low = |axis: usize| corners.iter().map(|corner| corner[axis]).fold(f64::MAX, f64::min);
    let high = |axis: usize| corners.iter().map(|corner| corner[axis]).fold(f64::MIN, f64::max);
    let area = [low(0), low(1), high(0), high(1)];
    let covers = |drawn: &&Drawn| {
        drawn.bounds[0] <= area[0] + 1.0
            && drawn.bounds[1] <= area[1] + 1.0
            && drawn.bounds[2] >= area[2] - 1.0
            && drawn.bounds[3] >= area[3] - 1.0
    };
    let meets = |drawn: &&Drawn| {
        drawn.bounds[0] < area[2]
            && drawn.bounds[2] > area[0]
            && drawn.bounds[1] < area[3]
            && drawn.bounds[3] > area[1]
    };
    let panel = drawn.iter().rposition(|it| covers(&it) && it.inks.is_empty() && !it.is_picture);
    drawn[panel.map_or(0, |at| at + 1)..].iter().filter(meets).collect()
}

/// Whether what was drawn last on the code is a picture, and nothing as areas after it.
fn is_raster(on_code: &[&Drawn]) -> bool {
    let last = on_code.iter().rposition(|drawn| drawn.is_picture);
    last.is_some_and(|last| {
        on_code[last..].iter().filter(|drawn| !drawn.is_picture && !drawn.inks.is_empty()).count() == 0
    })
}
