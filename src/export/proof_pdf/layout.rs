//! Where everything of a proof sheet stands on its page.

use super::page::{A4, Page, Type};
use crate::{
    qr::sheet::{MeasuredTable, ProofSheet, Row},
    typeset::{Typesetter, Weight},
};

/// Left and right of everything, in millimetres.
const MARGIN: f64 = 13.0;

/// The width of everything.
const WIDTH: f64 = A4[0] - 2.0 * MARGIN;

/// The most that the piece takes of the page; a larger one is drawn smaller, and says so.
const PIECE: [f64; 2] = [84.0, 84.0];

/// The same for a piece that is shown on screens, where no size in millimetres is the true one.
const SCREEN_PIECE: [f64; 2] = [44.0, 60.0];

/// Room for the ruler beside the piece.
const RULER: f64 = 5.0;

/// Where the room to sign begins.
const SIGNED_AT: f64 = A4[1] - 13.0 - 24.0;

/// How closely the sheet is set, the preferred first.
const DENSITIES: [f64; 6] = [1.0, 0.95, 0.9, 0.85, 0.8, 0.75];

const GREY: f32 = 0.38;
const LIGHT: f32 = 0.78;

/// Sets the sheet on its page, as closely as it must be.
pub(super) fn set<'t>(sheet: &ProofSheet, typesetter: &'t Typesetter) -> Page<'t> {
    let set = |density: f64| {
        let mut setting = Setting { page: Page::new(typesetter), sheet, density, y: MARGIN };
        setting.all();
        setting
    };
    let mut settings = DENSITIES.into_iter().map(set);
    let mut last = settings.next();
    while last.as_ref().is_some_and(|setting| setting.y > SIGNED_AT - 4.0)
        && let Some(closer) = settings.next()
    {
        last = Some(closer);
    }
    last.map_or_else(|| Page::new(typesetter), |setting| setting.page)
}

struct Setting<'s, 't> {
    page: Page<'t>,
    sheet: &'s ProofSheet,
    density: f64,
    /// How far down the page is written.
    y: f64,
}

impl Setting<'_, '_> {
    fn look(&self, size: f64, weight: Weight, grey: f32) -> Type {
        Type { size: size * self.density, weight, grey }
    }

    fn body(&self) -> Type {
        self.look(7.4, Weight::Regular, 0.0)
    }

    /// From one baseline to the next.
    fn step(&self) -> f64 {
        3.75 * self.density
    }

    fn all(&mut self) {
        self.head();
        self.piece_and_facts();
        self.measured();
        self.ladder();
        self.files();
        self.rules();
        self.signature();
    }

    fn head(&mut self) {
        let title = Type { size: 15.0, weight: Weight::Bold, grey: 0.0 };
        self.page.text([MARGIN, self.y + 5.0], &self.sheet.title, title);
        if let Some(mark) = self.sheet.mark {
            let look = Type { size: 13.0, ..title };
            let width = self.page.width(mark, look);
            let left = A4[0] - MARGIN - width - 3.0;
            self.page.text([left, self.y + 5.0], mark, look);
            self.page.frame([left - 3.0, self.y - 0.6], [width + 6.0, 7.8], (0.5, 0.0));
        }
        self.page.text([MARGIN, self.y + 10.5], &self.sheet.edition, self.look(8.0, Weight::Regular, GREY));
        self.page.rule([MARGIN, self.y + 13.0], [A4[0] - MARGIN, self.y + 13.0], (0.3, 0.0));
        self.y += 18.0;
    }

    /// The piece with its rulers on the left, what is known of it on the right.
    fn piece_and_facts(&mut self) {
        let [width, height] = self.sheet.piece_mm;
        let room = if self.sheet.for_screens { SCREEN_PIECE } else { PIECE };
        let scale = (room[0] / width).min(room[1] / height).min(1.0);
        let (top, left) = (self.y, MARGIN + RULER);
        self.page.drawing([left, top + RULER], &self.sheet.piece, scale);
        if !self.sheet.for_screens {
            self.rulers([left, top + RULER], [width * scale, height * scale], scale);
        }
        let mut note = self.sheet.piece_note.clone();
        if scale < 1.0 {
            note += &format!(" ({:.0}\u{a0}%)", scale * 100.0);
        }
        let column = (width * scale).max(48.0);
        let bottom =
            self.paragraph(&note, [MARGIN, top + RULER + height * scale + 4.0], column + RULER, GREY);
        let x = MARGIN + RULER + column + 9.0;
        let sheet = self.sheet;
        let y = self.heading(&sheet.code.heading, [x, top + 1.0]);
        let y = self.rows(&sheet.code.items, [x, y]);
        let y = self.heading(&sheet.printing.heading, [x, y + 2.0 * self.density]);
        let y = self.rows(&sheet.printing.items, [x, y]);
        self.y = y.max(bottom) + 3.0 * self.density;
    }

    /// A tick each millimetre, longer at five and ten, figures in between.
    fn rulers(&mut self, [left, top]: [f64; 2], size: [f64; 2], scale: f64) {
        let figures = Type { size: 5.0, weight: Weight::Regular, grey: GREY };
        for (axis, length) in size.into_iter().enumerate() {
            for tick in 0..=(length / scale + 1e-6) as usize {
                let at = tick as f64 * scale;
                let long = if tick % 10 == 0 { 2.4 } else { 1.2 + f64::from(u8::from(tick % 5 == 0)) * 0.6 };
                let [from, to] = match axis {
                    0 => [[left + at, top - 0.6], [left + at, top - 0.6 - long]],
                    _ => [[left - 0.6, top + at], [left - 0.6 - long, top + at]],
                };
                self.page.rule(from, to, (0.1, 0.0));
                if tick % 10 == 0 && tick > 0 {
                    let place =
                        if axis == 0 { [to[0] + 0.3, to[1] - 0.1] } else { [to[0] - 1.9, to[1] + 0.7] };
                    self.page.text(place, &tick.to_string(), figures);
                }
            }
        }
    }

    /// A heading; gives where the first line under it stands.
    fn heading(&mut self, text: &str, [x, y]: [f64; 2]) -> f64 {
        let baseline = y + 2.8 * self.density;
        self.page.text([x, baseline], text, self.look(8.6, Weight::Bold, 0.0));
        baseline + 4.4 * self.density
    }

    /// Labels and values; gives where the next line would stand.
    fn rows(&mut self, rows: &[Row], [x, mut y]: [f64; 2]) -> f64 {
        let (body, value_at) = (self.body(), x + 31.0 * self.density);
        for row in rows {
            self.page.text([x, y], &row.label, Type { grey: GREY, ..body });
            for line in self.page.lines(&row.value, A4[0] - MARGIN - value_at, body) {
                self.page.text([value_at, y], &line, body);
                y += self.step();
            }
        }
        y
    }

    fn paragraph(&mut self, text: &str, [x, mut y]: [f64; 2], width: f64, grey: f32) -> f64 {
        let look = Type { grey, ..self.body() };
        for line in self.page.lines(text, width, look) {
            self.page.text([x, y], &line, look);
            y += self.step();
        }
        y
    }

    /// A row of a table: texts that begin at these places, over a thin line.
    fn cells(&mut self, cells: &[String], starts: &[f64], look: Type) {
        for (text, start) in cells.iter().zip(starts) {
            self.page.text([*start, self.y], text, look);
        }
        let under = self.y + 1.15 * self.density;
        self.page.rule([MARGIN, under], [A4[0] - MARGIN, under], (0.1, LIGHT));
        self.y += self.step() + 0.15;
    }

    fn measured(&mut self) {
        let MeasuredTable { heading, heads, rows } = &self.sheet.measured;
        self.y = self.heading(heading, [MARGIN, self.y]);
        let columns = [0.0, 38.0, 60.0, 82.0, 104.0, 126.0, 148.0, 165.0].map(|start| MARGIN + start);
        self.cells(heads, &columns, self.look(6.8, Weight::Bold, GREY));
        for row in rows {
            let label = if row.held { row.label.clone() } else { format!("! {}", row.label) };
            let cells = [label].into_iter().chain(row.values.clone());
            let cells: Vec<_> = cells.chain([row.limit.clone(), row.source.clone()]).collect();
            let weight = if row.held { Weight::Regular } else { Weight::Bold };
            self.cells(&cells, &columns, self.look(6.8, weight, 0.0));
        }
        self.y += 1.5 * self.density;
    }

    fn ladder(&mut self) {
        let ladder = &self.sheet.ladder;
        self.y = self.heading(&ladder.heading, [MARGIN, self.y]);
        if !ladder.rows.is_empty() {
            let columns = [0.0, 46.0, 96.0, 116.0, 136.0, 160.0].map(|start| MARGIN + start);
            self.cells(&ladder.heads, &columns, self.look(6.8, Weight::Bold, GREY));
            for row in &ladder.rows {
                self.cells(row, &columns, self.look(6.8, Weight::Regular, 0.0));
            }
        }
        self.y = self.paragraph(&ladder.note, [MARGIN, self.y], WIDTH, GREY) + 1.0 * self.density;
    }

    fn files(&mut self) {
        self.y = self.heading(&self.sheet.files.heading, [MARGIN, self.y]);
        let columns = [0.0, 66.0, 86.0].map(|start| MARGIN + start);
        for file in &self.sheet.files.items {
            let cells = [file.name.clone(), file.bytes.clone(), file.sha256.clone()];
            self.cells(&cells, &columns, self.look(6.8, Weight::Regular, 0.0));
        }
        self.y += 1.5 * self.density;
    }

    fn rules(&mut self) {
        self.y = self.heading(&self.sheet.rules.heading, [MARGIN, self.y]);
        for rule in &self.sheet.rules.items {
            self.page.text([MARGIN, self.y], "–", self.body());
            self.y = self.paragraph(rule, [MARGIN + 3.0, self.y], WIDTH - 3.0, 0.0);
        }
        self.y = self.paragraph(&self.sheet.notice, [MARGIN, self.y + 0.8], WIDTH, 0.0);
    }

    fn signature(&mut self) {
        let signed = &self.sheet.signature;
        let width = WIDTH / signed.items.len() as f64;
        self.page.text([MARGIN, SIGNED_AT], &signed.heading, self.look(8.6, Weight::Bold, 0.0));
        for (at, item) in signed.items.iter().enumerate() {
            let x = MARGIN + at as f64 * width;
            self.page.frame([x, SIGNED_AT + 2.0], [width, 22.0], (0.2, 0.0));
            self.page.text([x + 2.0, SIGNED_AT + 6.0], item, self.look(7.4, Weight::Regular, GREY));
        }
    }
}
