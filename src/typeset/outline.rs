//! Outlines in a neutral form, and their writing as SVG path data.

use skrifa::outline::OutlinePen;

/// One step of an outline; y grows downwards. Shapes are filled by the non-zero rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Command {
    /// Begins a contour.
    MoveTo(f64, f64),
    /// A straight line to this point.
    LineTo(f64, f64),
    /// A quadratic curve: control point, end.
    QuadTo(f64, f64, f64, f64),
    /// A cubic curve: two control points, end.
    CurveTo(f64, f64, f64, f64, f64, f64),
    /// Closes the contour.
    Close,
}

impl Command {
    /// The command with every point scaled, then moved.
    #[must_use]
    pub fn placed(self, scale: f64, x: f64, y: f64) -> Self {
        let (h, v) = (|it: f64| it * scale + x, |it: f64| it * scale + y);
        match self {
            Self::MoveTo(a, b) => Self::MoveTo(h(a), v(b)),
            Self::LineTo(a, b) => Self::LineTo(h(a), v(b)),
            Self::QuadTo(a, b, c, d) => Self::QuadTo(h(a), v(b), h(c), v(d)),
            Self::CurveTo(a, b, c, d, e, f) => Self::CurveTo(h(a), v(b), h(c), v(d), h(e), v(f)),
            Self::Close => Self::Close,
        }
    }

    fn points(self) -> impl Iterator<Item = (f64, f64)> {
        let points = match self {
            Self::MoveTo(a, b) | Self::LineTo(a, b) => [Some((a, b)), None, None],
            Self::QuadTo(a, b, c, d) => [Some((a, b)), Some((c, d)), None],
            Self::CurveTo(a, b, c, d, e, f) => [Some((a, b)), Some((c, d)), Some((e, f))],
            Self::Close => [None; 3],
        };
        points.into_iter().flatten()
    }
}

/// A rectangle that holds an outline with its control points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Bottom edge.
    pub bottom: f64,
}

/// The rectangle that holds these commands; `None` when they draw nothing.
pub fn bounds(commands: impl IntoIterator<Item = Command>) -> Option<Bounds> {
    commands.into_iter().flat_map(Command::points).fold(None, |held, (x, y)| {
        let it = held.unwrap_or(Bounds { left: x, top: y, right: x, bottom: y });
        Some(Bounds {
            left: it.left.min(x),
            top: it.top.min(y),
            right: it.right.max(x),
            bottom: it.bottom.max(y),
        })
    })
}

/// SVG path data for these commands, absolute, to a hundredth.
pub fn svg_path(commands: &[Command]) -> String {
    let mut path = String::with_capacity(commands.len() * 16);
    for command in commands {
        path.push(match command {
            Command::MoveTo(..) => 'M',
            Command::LineTo(..) => 'L',
            Command::QuadTo(..) => 'Q',
            Command::CurveTo(..) => 'C',
            Command::Close => 'Z',
        });
        for (position, (x, y)) in command.points().enumerate() {
            if position > 0 {
                path.push(' ');
            }
            push_hundredths(&mut path, x);
            path.push(' ');
            push_hundredths(&mut path, y);
        }
    }
    path
}

/// Writes a number rounded to a hundredth, without trailing zeros; much faster than formatting a
/// float, and a slide has some ten thousand of them.
fn push_hundredths(path: &mut String, value: f64) {
    let hundredths = (value * 100.0).round() as i64;
    if hundredths < 0 {
        path.push('-');
    }
    let (whole, part) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    push_digits(path, whole);
    if part > 0 {
        path.push('.');
        path.push(digit(part / 10));
        if !part.is_multiple_of(10) {
            path.push(digit(part % 10));
        }
    }
}

fn push_digits(path: &mut String, value: u64) {
    if value >= 10 {
        push_digits(path, value / 10);
    }
    path.push(digit(value % 10));
}

fn digit(value: u64) -> char {
    char::from(b'0' + (value % 10) as u8)
}

/// Collects a glyph's outline for a size of 1, turned so that y grows downwards.
pub(super) struct Pen {
    pub(super) commands: Vec<Command>,
    em: f64,
}

impl Pen {
    pub(super) fn new(em: f64) -> Self {
        Self { commands: Vec::new(), em }
    }

    fn at(&self, x: f32, y: f32) -> (f64, f64) {
        (f64::from(x) / self.em, -f64::from(y) / self.em)
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.commands.push(Command::MoveTo(x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.commands.push(Command::LineTo(x, y));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let ((cx, cy), (x, y)) = (self.at(cx, cy), self.at(x, y));
        self.commands.push(Command::QuadTo(cx, cy, x, y));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let ((a, b), (c, d), (e, f)) = (self.at(cx0, cy0), self.at(cx1, cy1), self.at(x, y));
        self.commands.push(Command::CurveTo(a, b, c, d, e, f));
    }

    fn close(&mut self) {
        self.commands.push(Command::Close);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_short_and_rounded() {
        let path = |value| svg_path(&[Command::MoveTo(value, 0.0)]);
        assert_eq!(path(12.345), "M12.35 0");
        assert_eq!(path(-0.004), "M0 0");
        assert_eq!(path(-0.05), "M-0.05 0");
        assert_eq!(path(100.5), "M100.5 0");
    }
}
