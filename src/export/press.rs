//! What PDF and EPS share: points, the date of a file, curves of the one degree they know.

use crate::typeset::Command;

/// Points in a millimetre: 72 to the inch.
pub(super) const POINTS_PER_MILLIMETRE: f64 = 72.0 / 25.4;

/// The program as the maker of a file.
pub(super) const MAKER: &str = concat!("isoscript ", env!("CARGO_PKG_VERSION"));

/// A date `YYYY-MM-DD` as its three numbers; `None` for anything else.
pub(super) fn date(text: &str) -> Option<(u16, u8, u8)> {
    let mut parts = text.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    Some((year, month, day))
}

/// One step of an outline without quadratic curves.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Stroke {
    /// Begins a contour.
    Move([f64; 2]),
    /// A straight line.
    Line([f64; 2]),
    /// A cubic curve: two control points, end.
    Curve([f64; 6]),
    /// Closes the contour.
    Close,
}

/// The same outline with its quadratic curves raised to cubic ones, which draw the same line.
pub(super) fn strokes(commands: &[Command]) -> impl Iterator<Item = Stroke> {
    let mut at = [0.0, 0.0];
    commands.iter().map(move |command| match *command {
        Command::MoveTo(x, y) => {
            at = [x, y];
            Stroke::Move(at)
        }
        Command::LineTo(x, y) => {
            at = [x, y];
            Stroke::Line(at)
        }
        Command::QuadTo(a, b, x, y) => {
            let third = |from: f64, control: f64| from + 2.0 / 3.0 * (control - from);
            let curve = [third(at[0], a), third(at[1], b), third(x, a), third(y, b), x, y];
            at = [x, y];
            Stroke::Curve(curve)
        }
        Command::CurveTo(a, b, c, d, x, y) => {
            at = [x, y];
            Stroke::Curve([a, b, c, d, x, y])
        }
        Command::Close => Stroke::Close,
    })
}
