//! The drawing operators that PDF and PostScript have in common: numbers first, then what to do.

use super::{
    picture::{Fill, Ink, Polygon},
    unexpected,
};
use crate::failure::Outcome;

/// Straight pieces that stand in for one curve.
const CURVE_PIECES: usize = 8;

/// What to do with the numbers before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    Move,
    Line,
    Curve,
    Rectangle,
    Close,
    Fill,
    SetInk,
    /// Sets the drawing's spot colour, at the tint before it.
    SetSpot,
    /// From now on areas print over what lies under them.
    Overprint,
    Save,
    Restore,
    Transform,
    /// Begins a path, or ends the page: nothing to draw.
    Nothing,
}

/// `[a b c d e f]`: x' = a·x + c·y + e, y' = b·x + d·y + f.
type Matrix = [f64; 6];

/// A drawing machine: what is drawn collects in [`Machine::fills`], in the page's own units.
#[derive(Debug)]
pub(super) struct Machine {
    pub(super) fills: Vec<Fill>,
    numbers: Vec<f64>,
    state: State,
    saved: Vec<State>,
    path: Vec<Polygon>,
    at: [f64; 2],
}

#[derive(Debug, Clone, Copy)]
struct State {
    matrix: Matrix,
    ink: Option<Ink>,
    overprint: bool,
}

impl Machine {
    /// A machine that has drawn nothing and has no ink set.
    pub(super) fn new() -> Self {
        let state = State { matrix: [1.0, 0.0, 0.0, 1.0, 0.0, 0.0], ink: None, overprint: false };
        Self {
            fills: Vec::new(),
            numbers: Vec::new(),
            state,
            saved: Vec::new(),
            path: Vec::new(),
            at: [0.0; 2],
        }
    }

    /// Keeps a number for the next operator.
    pub(super) fn number(&mut self, number: f64) {
        self.numbers.push(number);
    }

    /// Carries out an operator, which must use up every number before it.
    pub(super) fn operate(&mut self, operator: Operator) -> Outcome<()> {
        let numbers = std::mem::take(&mut self.numbers);
        match (operator, numbers.as_slice()) {
            (Operator::Move, &[x, y]) => self.begin([x, y]),
            (Operator::Line, &[x, y]) => self.line([x, y])?,
            (Operator::Curve, &[a, b, c, d, x, y]) => self.curve([[a, b], [c, d], [x, y]])?,
            (Operator::Rectangle, &[x, y, width, height]) => self.rectangle(x, y, [width, height])?,
            (Operator::Close | Operator::Nothing, []) => {}
            (Operator::Fill, []) => self.fill()?,
            (Operator::SetInk, ink) => self.state.ink = Some(ink_of(ink)?),
            (Operator::SetSpot, [1.0]) => self.state.ink = Some(Ink::Spot),
            (Operator::Overprint, []) => self.state.overprint = true,
            (Operator::Save, []) => self.saved.push(self.state),
            (Operator::Restore, []) => self.state = self.saved.pop().ok_or_else(|| unexpected("restore"))?,
            (Operator::Transform, &[a, b, c, d, e, f]) => self.transform([a, b, c, d, e, f]),
            (operator, numbers) => return Err(unexpected(&format!("{numbers:?} {operator:?}"))),
        }
        Ok(())
    }

    fn placed(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let [a, b, c, d, e, f] = self.state.matrix;
        [a * x + c * y + e, b * x + d * y + f]
    }

    fn begin(&mut self, point: [f64; 2]) {
        self.path.push(vec![self.placed(point)]);
        self.at = point;
    }

    fn line(&mut self, point: [f64; 2]) -> Outcome<()> {
        let placed = self.placed(point);
        self.path.last_mut().ok_or_else(|| unexpected("lineto"))?.push(placed);
        self.at = point;
        Ok(())
    }

    fn curve(&mut self, [first, second, end]: [[f64; 2]; 3]) -> Outcome<()> {
        let start = self.at;
        for piece in 1..=CURVE_PIECES {
            let t = piece as f64 / CURVE_PIECES as f64;
            let weights =
                [(1.0 - t).powi(3), 3.0 * t * (1.0 - t).powi(2), 3.0 * t * t * (1.0 - t), t.powi(3)];
            let along = |axis: usize| {
                let points = [start, first, second, end];
                points.iter().zip(weights).map(|(point, weight)| point[axis] * weight).sum()
            };
            self.line([along(0), along(1)])?;
        }
        Ok(())
    }

    fn rectangle(&mut self, x: f64, y: f64, [width, height]: [f64; 2]) -> Outcome<()> {
        self.begin([x, y]);
        self.line([x + width, y])?;
        self.line([x + width, y + height])?;
        self.line([x, y + height])
    }

    fn fill(&mut self) -> Outcome<()> {
        let ink = self.state.ink.ok_or_else(|| unexpected("fill"))?;
        let polygons = std::mem::take(&mut self.path);
        self.fills.push(Fill { ink, overprint: self.state.overprint, polygons });
        Ok(())
    }

    fn transform(&mut self, [a, b, c, d, e, f]: Matrix) {
        let [p, q, r, s, t, u] = self.state.matrix;
        self.state.matrix = [
            a * p + b * r,
            a * q + b * s,
            c * p + d * r,
            c * q + d * s,
            e * p + f * r + t,
            e * q + f * s + u,
        ];
    }
}

/// Two process inks are known: none, and black alone at 100 %.
fn ink_of(cmyk: &[f64]) -> Outcome<Ink> {
    match *cmyk {
        [0.0, 0.0, 0.0, 0.0] => Ok(Ink::Paper),
        [0.0, 0.0, 0.0, 1.0] => Ok(Ink::Black),
        _ => Err(unexpected(&format!("ink {cmyk:?}"))),
    }
}
