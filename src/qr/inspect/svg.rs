//! Reading a returned SVG file: drawn by resvg, its inks by what its paths are filled with.

use super::{BLACK, Drawn, Made, Returned};
use crate::{
    failure::{Failure, Outcome},
    qr::readback::Picture,
    wording::Wording,
};
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Color, Group, Node, Options, Paint, Tree},
};

/// A CSS pixel in millimetres (CSS Values and Units 4, 6.2).
const PIXEL_MM: f64 = 25.4 / 96.0;

/// The most pixels on a side of the picture that a page is drawn on, and the most to a millimetre.
const MOST_PIXELS: f64 = 3000.0;
const FINEST: f64 = 40.0;

/// Pixels to a millimetre that a page of this size is drawn with.
pub(super) fn fineness([width, height]: [f64; 2]) -> f64 {
    (MOST_PIXELS / width.max(height)).min(FINEST)
}

/// Reads an SVG file.
///
/// # Errors
/// The file is not SVG, or its page is too large.
pub(super) fn read(bytes: &[u8]) -> Outcome<Returned> {
    let unreadable = || Failure::new("Le fichier SVG ne peut pas être lu.", "The SVG file cannot be read.");
    let tree = Tree::from_data(bytes, &Options::default()).map_err(|cause| unreadable().because(cause))?;
    let size = [tree.size().width(), tree.size().height()].map(|side| f64::from(side) * PIXEL_MM);
    let fineness = fineness(size);
    let scale = fineness * PIXEL_MM;
    let [width, height] = size.map(|side| (side * fineness).round().max(1.0) as u32);
    let mut pixmap = Pixmap::new(width, height).ok_or_else(unreadable)?;
    pixmap.fill(resvg::tiny_skia::Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale as f32, scale as f32), &mut pixmap.as_mut());
    let mut drawn = Vec::new();
    collect(tree.root(), scale, &mut drawn);
    let text = String::from_utf8_lossy(bytes);
    let unread = if text.contains("<text") {
        vec![Wording::new(
            "Le texte non vectorisé n’est pas dessiné ici.",
            "Text that is not outlines is not drawn here.",
        )]
    } else {
        Vec::new()
    };
    Ok(Returned { picture: picture(&pixmap, 1.0 / fineness), made: Made::Drawing(drawn), unread })
}

/// The luma of a picture that was drawn on white.
pub(super) fn picture(pixmap: &Pixmap, pixel_mm: f64) -> Picture {
    let luma = |pixel: &resvg::tiny_skia::PremultipliedColorU8| {
        let [r, g, b] = [pixel.red(), pixel.green(), pixel.blue()].map(u32::from);
        ((r * 2126 + g * 7152 + b * 722 + 5000) / 10_000) as u8
    };
    let (width, height) = (pixmap.width() as usize, pixmap.height() as usize);
    Picture { width, height, luma: pixmap.pixels().iter().map(luma).collect(), pixel_mm: Some(pixel_mm) }
}

fn collect(group: &Group, scale: f64, drawn: &mut Vec<Drawn>) {
    for node in group.children() {
        let bounds = node.abs_bounding_box();
        let bounds = [bounds.left(), bounds.top(), bounds.right(), bounds.bottom()];
        let bounds = bounds.map(|side| f64::from(side) * scale);
        match node {
            Node::Group(group) => collect(group, scale, drawn),
            Node::Image(_) => drawn.push(Drawn { bounds, inks: Vec::new(), is_picture: true }),
            Node::Path(path) => {
                let paints = path.fill().map(|fill| fill.paint()).into_iter();
                let paints = paints.chain(path.stroke().map(|stroke| stroke.paint()));
                drawn.push(Drawn { bounds, inks: paints.filter_map(ink).collect(), is_picture: false });
            }
            Node::Text(_) => {}
        }
    }
}

/// The ink that stands for a paint; none for white.
fn ink(paint: &Paint) -> Option<String> {
    match paint {
        Paint::Color(Color { red, green, blue }) => match [*red, *green, *blue] {
            [0, 0, 0] => Some(BLACK.to_owned()),
            rgb if rgb.iter().all(|channel| *channel >= 250) => None,
            [r, g, b] => Some(format!("#{r:02x}{g:02x}{b:02x}")),
        },
        _ => Some("gradient".to_owned()),
    }
}
