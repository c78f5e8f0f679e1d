//! The names that a file may refer to: layouts, themes, pictures, catalogues and their points.

/// What exists besides the user's own files, by id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// Slide layouts.
    pub layouts: Vec<String>,
    /// Themes.
    pub themes: Vec<String>,
    /// Pictures, the campaign's own among them.
    pub pictures: Vec<String>,
    /// Catalogues of required messages.
    pub catalogues: Vec<String>,
    /// The points of all catalogues.
    pub points: Vec<PointName>,
}

/// The name of a point of a catalogue.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PointName {
    /// The catalogue, such as `csp-2022-05-13`.
    pub catalogue: String,
    /// Message and point, such as `csp-1/not-sterile`.
    pub point: String,
}

impl PointName {
    /// The name that no other point has: `catalogue:message/point`.
    pub fn full(&self) -> String {
        format!("{}:{}", self.catalogue, self.point)
    }

    /// Whether `written` names this point, in short or in full.
    pub fn is_named(&self, written: &str) -> bool {
        match written.split_once(':') {
            Some((catalogue, point)) => self.catalogue == catalogue && self.point == point,
            None => self.point == written,
        }
    }
}

impl Vocabulary {
    /// The points that `written` may name: one when it is clear, none when it is unknown.
    pub fn points_named<'v>(&'v self, written: &'v str) -> impl Iterator<Item = &'v PointName> {
        self.points.iter().filter(move |point| point.is_named(written))
    }
}
