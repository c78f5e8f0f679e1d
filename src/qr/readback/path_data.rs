//! SVG path data: the `d` attribute.

use super::{picture::Polygon, unexpected};
use crate::failure::Outcome;

/// Straight pieces that stand in for one curve.
const CURVE_PIECES: usize = 8;

/// The polygons of path data, curves as straight pieces. Absolute and relative `M L H V Q C Z`.
///
/// # Errors
/// The data holds another command, or the wrong number of numbers.
pub(super) fn polygons(data: &str) -> Outcome<Vec<Polygon>> {
    let mut reader = Reader { rest: data, at: [0.0; 2], start: [0.0; 2], polygons: Vec::new() };
    let mut command = None;
    loop {
        reader.skip_separators();
        let Some(next) = reader.rest.chars().next() else { return Ok(reader.polygons) };
        if next.is_ascii_alphabetic() {
            reader.rest = &reader.rest[1..];
            command = Some(next);
        }
        reader.carry_out(command.ok_or_else(|| unexpected(data))?)?;
        command = following(command);
    }
}

/// What numbers without a command of their own mean.
fn following(command: Option<char>) -> Option<char> {
    match command {
        Some('M') => Some('L'),
        Some('m') => Some('l'),
        Some('Z' | 'z') => None,
        other => other,
    }
}

struct Reader<'a> {
    rest: &'a str,
    at: [f64; 2],
    start: [f64; 2],
    polygons: Vec<Polygon>,
}

impl Reader<'_> {
    fn skip_separators(&mut self) {
        self.rest = self.rest.trim_start_matches(|char: char| char.is_ascii_whitespace() || char == ',');
    }

    fn number(&mut self) -> Outcome<f64> {
        self.skip_separators();
        let mut dotted = false;
        let ends = |(at, char): &(usize, char)| match char {
            '0'..='9' => false,
            '+' | '-' => *at > 0,
            '.' => std::mem::replace(&mut dotted, true),
            _ => true,
        };
        let length = self.rest.char_indices().find(ends).map_or(self.rest.len(), |(at, _)| at);
        let (word, rest) = self.rest.split_at(length);
        self.rest = rest;
        word.parse().map_err(|_| unexpected(word))
    }

    fn point(&mut self, relative: bool) -> Outcome<[f64; 2]> {
        let origin = if relative { self.at } else { [0.0; 2] };
        Ok([origin[0] + self.number()?, origin[1] + self.number()?])
    }

    fn carry_out(&mut self, command: char) -> Outcome<()> {
        let relative = command.is_ascii_lowercase();
        match command.to_ascii_uppercase() {
            'M' => {
                let point = self.point(relative)?;
                self.polygons.push(vec![point]);
                (self.at, self.start) = (point, point);
            }
            'L' => {
                let point = self.point(relative)?;
                self.line(point)?;
            }
            'H' => {
                let x = self.number()? + if relative { self.at[0] } else { 0.0 };
                self.line([x, self.at[1]])?;
            }
            'V' => {
                let y = self.number()? + if relative { self.at[1] } else { 0.0 };
                self.line([self.at[0], y])?;
            }
            'Q' => {
                let points = [self.at, self.point(relative)?, self.point(relative)?];
                self.curve(&points, [1.0, 2.0, 1.0].as_slice())?;
            }
            'C' => {
                let points = [self.at, self.point(relative)?, self.point(relative)?, self.point(relative)?];
                self.curve(&points, [1.0, 3.0, 3.0, 1.0].as_slice())?;
            }
            'Z' => self.at = self.start,
            _ => return Err(unexpected(&command.to_string())),
        }
        Ok(())
    }

    fn line(&mut self, point: [f64; 2]) -> Outcome<()> {
        self.polygons.last_mut().ok_or_else(|| unexpected("L"))?.push(point);
        self.at = point;
        Ok(())
    }

    /// A Bézier curve by its points and the binomial coefficients of its degree.
    fn curve(&mut self, points: &[[f64; 2]], binomials: &[f64]) -> Outcome<()> {
        let degree = points.len() as i32 - 1;
        for piece in 1..=CURVE_PIECES {
            let t = piece as f64 / CURVE_PIECES as f64;
            let mut point = [0.0; 2];
            for ((position, control), binomial) in (0..).zip(points).zip(binomials) {
                let weight = binomial * t.powi(position) * (1.0 - t).powi(degree - position);
                point = [point[0] + weight * control[0], point[1] + weight * control[1]];
            }
            self.line(point)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absolute_and_relative_commands_draw_the_same() {
        let absolute = polygons("M1 2H4V5L1 5Z").unwrap();
        assert_eq!(absolute, [[[1.0, 2.0], [4.0, 2.0], [4.0, 5.0], [1.0, 5.0]]]);
        assert_eq!(polygons("m1,2h3v3l-3-0z").unwrap(), absolute);
        assert_eq!(polygons("M.5.5.75-1").unwrap(), [[[0.5, 0.5], [0.75, -1.0]]]);
    }

    #[test]
    fn what_is_not_known_is_refused() {
        for data in ["5 5", "L1 1", "M1", "M1 1 A1 1 0 0 0 2 2", "Mx"] {
            assert!(polygons(data).is_err(), "{data}");
        }
    }
}
