//! From a slide's SVG to pixels.

use super::{HEIGHT, WIDTH};
use crate::{
    export::png,
    failure::{Failure, Outcome},
};
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree},
};

/// The PNG of a slide's SVG at `scale` (1 is 1920×1080): a pure function of the two, which is what
/// makes them fit for the key of a cache.
///
/// # Errors
/// The SVG cannot be read (a picture or template that a campaign brought), or the scale is not
/// within 0.05 and 8.
pub fn png(svg: &str, scale: f64) -> Outcome<Vec<u8>> {
    let pixels = pixels(svg, scale)?;
    png::rgb(pixels.width(), pixels.height(), &opaque(&pixels))
}

/// The pixels of a slide's SVG.
pub(crate) fn pixels(svg: &str, scale: f64) -> Outcome<Pixmap> {
    let tree = Tree::from_str(svg, &Options::default()).map_err(|cause| unreadable().because(cause))?;
    let side = |length: f64| (length * scale).round() as u32;
    let in_range = (0.05..=8.0).contains(&scale);
    let mut pixels = in_range.then(|| Pixmap::new(side(WIDTH), side(HEIGHT))).flatten().ok_or_else(|| {
        Failure::new(
            format!("L’échelle {scale} n’est pas possible : de 0,05 à 8."),
            format!("A scale of {scale} is not possible: from 0.05 to 8."),
        )
    })?;
    let (across, down) = (pixels.width() as f32 / WIDTH as f32, pixels.height() as f32 / HEIGHT as f32);
    resvg::render(&tree, Transform::from_scale(across, down), &mut pixels.as_mut());
    Ok(pixels)
}

/// RGB without alpha: templates paint the whole ground, so nothing shows through.
fn opaque(pixels: &Pixmap) -> Vec<u8> {
    pixels.data().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect()
}

fn unreadable() -> Failure {
    Failure::new("Le dessin d’une diapositive ne peut pas être lu.", "The drawing of a slide cannot be read.")
}
