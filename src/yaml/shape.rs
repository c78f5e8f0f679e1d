//! A document's tree against its schema: every mistake at its place, and a value to decode.
//!
//! Where something is wrong, the value holds a blank of the right shape, so that the rest can still
//! be decoded and its own mistakes found in the same run. The blanks are listed.

use super::{
    blanks::Blanks,
    mistake::MOST_MISTAKES,
    node::{Content, Entry, Map, Node, Scalar},
    schema::{Fields, Schema, Shape, homes},
    words::{self, Subject},
};
use crate::{
    finding::Finding,
    place::{DocumentId, Place, Route, Spot, Step},
};
use granit_parser::ScalarStyle;
use serde_yaml::{Mapping, Value};
use std::ops::Range;

/// A document read against its schema.
#[derive(Debug)]
pub(crate) struct Reading {
    /// The value, blanks included.
    pub(crate) value: Value,
    /// What is wrong.
    pub(crate) findings: Vec<Finding>,
    /// Where the value holds a blank.
    pub(crate) blanks: Blanks,
}

/// A document as it was written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Written<'d> {
    /// Its text.
    pub(crate) text: &'d str,
    /// Its tree.
    pub(crate) root: &'d Node,
    /// What of the text could not be read and is not in the tree.
    pub(crate) gaps: &'d [Range<usize>],
}

/// Reads a document against a schema.
pub(crate) fn read<'d>(
    document: DocumentId,
    written: &Written<'d>,
    schema: &'d serde_json::Value,
) -> Reading {
    let mut reader = Reader {
        document,
        text: written.text,
        gaps: written.gaps,
        homes: homes(schema),
        steps: Vec::new(),
        findings: Vec::new(),
        blanks: Blanks::default(),
    };
    let value = reader.value(written.root, Schema::new(schema));
    Reading { value, findings: reader.findings, blanks: reader.blanks }
}

struct Reader<'d> {
    document: DocumentId,
    text: &'d str,
    gaps: &'d [Range<usize>],
    homes: Vec<(&'d str, Option<&'d str>)>,
    steps: Vec<Step>,
    findings: Vec<Finding>,
    blanks: Blanks,
}

impl<'d> Reader<'d> {
    fn value(&mut self, node: &Node, schema: Schema<'d>) -> Value {
        let shape = schema.shape();
        match (&shape, &node.content) {
            (Shape::Anything, _) => plain_value(node),
            (_, Content::Refused) => self.blank(schema),
            (_, Content::Empty) => self.empty(node, schema),
            (_, Content::Scalar(scalar)) if is_null(scalar) => self.empty(node, schema),
            (Shape::Text { prose }, Content::Scalar(scalar)) => self.text(node, scalar, *prose),
            (Shape::Integer { least, most }, Content::Scalar(scalar)) => {
                let within = |n: &i64| least.is_none_or(|it| *n >= it) && most.is_none_or(|it| *n <= it);
                match integer(scalar).filter(within) {
                    Some(number) => number.into(),
                    None => self.wrong(node, schema),
                }
            }
            (Shape::Number, Content::Scalar(scalar)) => match number(scalar) {
                Some(number) => number.into(),
                None => self.wrong(node, schema),
            },
            (Shape::Switch, Content::Scalar(scalar)) => match switch(scalar) {
                Some(on) => on.into(),
                None => self.wrong(node, schema),
            },
            (Shape::Choice(words), Content::Scalar(scalar)) => self.choice(scalar, words, schema),
            (Shape::List(items), Content::List(nodes)) => self.list(nodes, *items),
            (Shape::Fields(fields), Content::Map(map)) => self.fields(node, map, *fields),
            (Shape::Table(values), Content::Map(map)) => self.table(map, *values),
            _ => self.wrong(node, schema),
        }
    }

    fn text(&mut self, node: &Node, scalar: &Scalar, prose: bool) -> Value {
        let end = node.bytes.end;
        if prose && scalar.style == ScalarStyle::Plain && comment_after(self.text, end) {
            let rest = self.text.get(end..).unwrap_or_default();
            let line = rest.lines().next().unwrap_or_default();
            let bytes = end + (line.len() - line.trim_start().len())..end + line.trim_end().len();
            let place = Place { document: self.document, spot: Spot::Bytes(bytes) };
            self.note(|_| words::cut_by_hash(place, &scalar.text));
        }
        let cut = self.gaps.iter().any(|gap| gap.start < end && gap.end > node.bytes.start);
        if cut || (scalar.text.is_empty() && self.gap_before(node.bytes.start)) {
            self.blanks.add(self.route());
        }
        scalar.text.clone().into()
    }

    fn choice(&mut self, scalar: &Scalar, words: &[&str], schema: Schema<'d>) -> Value {
        if words.contains(&scalar.text.as_str()) {
            return scalar.text.clone().into();
        }
        self.note(|it| {
            let meant = schema.word_by_alias(&scalar.text.to_lowercase());
            let asked = words::Asked { written: &scalar.text, known: words, meant };
            words::unknown_value(it.place_of_value(), &it.subject(), &asked)
        });
        self.blank(schema)
    }

    fn list(&mut self, nodes: &[Node], items: Schema<'d>) -> Value {
        let read = nodes.iter().enumerate().map(|(index, node)| {
            self.steps.push(Step::Item(index));
            let value = self.value(node, items);
            self.steps.pop();
            value
        });
        Value::Sequence(read.collect())
    }

    fn table(&mut self, map: &Map, values: Schema<'d>) -> Value {
        let mut mapping = Mapping::new();
        for entry in map.entries() {
            let value = self.under(&entry.key, |reader| reader.value(&entry.value, values));
            mapping.insert(entry.key.clone().into(), value);
        }
        mapping.into()
    }

    fn fields(&mut self, node: &Node, map: &Map, fields: Fields<'d>) -> Value {
        let gap = self.gap_in(&node.bytes, map);
        let mut mapping = Mapping::new();
        let mut meant = Vec::new();
        for entry in map.entries() {
            match fields.get(&entry.key) {
                Some(schema) => {
                    let value = self.under(&entry.key, |reader| reader.value(&entry.value, schema));
                    mapping.insert(entry.key.clone().into(), value);
                }
                None => meant.extend(self.unknown_key(entry, fields)),
            }
        }
        for key in fields.required().filter(|key| map.entry(key).is_none()) {
            let value = self.missing(key, fields, gap || meant.contains(&key));
            mapping.insert(key.into(), value);
        }
        self.blank_meant(&meant, map);
        mapping.into()
    }

    /// Tells of a key that does not belong, and gives the one that was probably meant; what stands
    /// behind it is read as if it had been written right.
    fn unknown_key(&mut self, entry: &Entry, fields: Fields<'d>) -> Option<&'d str> {
        let meant = words::meant_key(&entry.key, fields, &self.homes);
        self.note(|it| {
            let known: Vec<&str> = fields.all().map(|(key, _)| key).collect();
            let place = Place::key(it.document, it.route().key(&entry.key));
            words::unknown_key(place, &entry.key, meant, &known)
        });
        let words::Meant::Here(key) = meant else { return None };
        if let Some(schema) = fields.get(key) {
            self.under(&entry.key, |reader| reader.value(&entry.value, schema));
        }
        Some(key)
    }

    fn missing(&mut self, key: &'d str, fields: Fields<'d>, told: bool) -> Value {
        if !told {
            self.note(|it| words::missing_key(it.place_of_value(), &it.subject(), key));
        }
        let Some(schema) = fields.get(key) else { return Value::Null };
        self.under(key, |reader| reader.blank(schema))
    }

    /// Whether something could not be read in this mapping or right behind it, where a missing key
    /// may well stand.
    fn gap_in(&self, bytes: &Range<usize>, map: &Map) -> bool {
        let nested = |gap: &Range<usize>| {
            map.entries().iter().map(|entry| &entry.value).any(|value| {
                let holds = value.bytes.start <= gap.start && gap.end <= value.bytes.end;
                holds && !matches!(value.content, Content::Scalar(_))
            })
        };
        let inside = |gap: &&Range<usize>| gap.start <= bytes.end && gap.end > bytes.start;
        self.gaps.iter().filter(inside).any(|gap| !nested(gap)) || self.gap_after(bytes.end)
    }

    /// Whether something could not be read right after `end`.
    fn gap_after(&self, end: usize) -> bool {
        let mut after = self.gaps.iter().filter(|gap| gap.start >= end);
        after.any(|gap| self.text.get(end..gap.start).is_some_and(is_blank))
    }

    /// Whether something could not be read right before `start`.
    fn gap_before(&self, start: usize) -> bool {
        let mut before = self.gaps.iter().filter(|gap| gap.end <= start);
        before.any(|gap| self.text.get(gap.end..start).is_some_and(is_blank))
    }

    /// A key written under another name has no value that could be trusted.
    fn blank_meant(&mut self, meant: &[&'d str], map: &Map) {
        for key in meant.iter().filter(|key| map.entry(key).is_none()) {
            self.blanks.add(self.route().key(key));
        }
    }

    fn empty(&mut self, node: &Node, schema: Schema<'d>) -> Value {
        let rest = self.text.get(node.bytes.end..).unwrap_or_default();
        let commented = rest.trim_start_matches([':', '-', ' ', '\t']).starts_with('#');
        self.note(|it| {
            let place = match it.steps.last() {
                Some(Step::Key(_)) if node.bytes.is_empty() => Place::key(it.document, it.route()),
                _ => it.place_of_value(),
            };
            words::empty_value(place, &it.subject(), &schema.shape(), commented)
        });
        self.blank(schema)
    }

    fn wrong(&mut self, node: &Node, schema: Schema<'d>) -> Value {
        self.note(|it| words::wrong_type(it.place_of_value(), &it.subject(), &schema.shape(), node));
        self.blank(schema)
    }

    fn blank(&mut self, schema: Schema<'d>) -> Value {
        self.blanks.add(self.route());
        blank_value(schema, 0)
    }

    /// Notes what `say` says, as long as there is room; it costs nothing when there is none.
    fn note(&mut self, say: impl FnOnce(&Self) -> Finding) {
        if self.findings.len() < MOST_MISTAKES {
            let finding = say(self);
            self.findings.push(finding);
        }
    }

    fn under<T>(&mut self, key: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        self.steps.push(Step::Key(key.to_owned()));
        let result = read(self);
        self.steps.pop();
        result
    }

    fn route(&self) -> Route {
        Route(self.steps.clone())
    }

    fn place_of_value(&self) -> Place {
        Place::value(self.document, self.route())
    }

    fn subject(&self) -> Subject<'_> {
        Subject::of(&self.steps)
    }
}

/// A value of the right shape that says nothing.
fn blank_value(schema: Schema<'_>, depth: usize) -> Value {
    match schema.shape() {
        Shape::Text { .. } => String::new().into(),
        Shape::Integer { least, .. } => least.unwrap_or(0).into(),
        Shape::Number => 0.0.into(),
        Shape::Switch => false.into(),
        Shape::Choice(words) => words.first().map_or(Value::Null, |word| (*word).into()),
        Shape::List(_) => Value::Sequence(Vec::new()),
        Shape::Fields(fields) if depth < 16 => {
            let blank = |key| fields.get(key).map(|part| (key.into(), blank_value(part, depth + 1)));
            Value::Mapping(fields.required().filter_map(blank).collect())
        }
        Shape::Fields(_) | Shape::Table(_) => Mapping::new().into(),
        Shape::Anything => Value::Null,
    }
}

/// The value of a node that no schema speaks of.
fn plain_value(node: &Node) -> Value {
    match &node.content {
        Content::Empty | Content::Refused => Value::Null,
        Content::Scalar(scalar) if is_null(scalar) => Value::Null,
        Content::Scalar(scalar) => switch(scalar)
            .map(Value::from)
            .or_else(|| integer(scalar).map(Value::from))
            .or_else(|| number(scalar).map(Value::from))
            .unwrap_or_else(|| scalar.text.clone().into()),
        Content::List(nodes) => Value::Sequence(nodes.iter().map(plain_value).collect()),
        Content::Map(map) => {
            let pair = |entry: &Entry| (entry.key.clone().into(), plain_value(&entry.value));
            Value::Mapping(map.entries().iter().map(pair).collect())
        }
    }
}

/// YAML 1.2, core schema (10.3.2): the words for nothing.
fn is_null(scalar: &Scalar) -> bool {
    scalar.style == ScalarStyle::Plain && matches!(scalar.text.as_str(), "~" | "null" | "Null" | "NULL")
}

/// YAML 1.2, core schema: `true` and `false`; `oui`, `yes` and `on` are texts.
fn switch(scalar: &Scalar) -> Option<bool> {
    match scalar.text.as_str() {
        "true" | "True" | "TRUE" if scalar.style == ScalarStyle::Plain => Some(true),
        "false" | "False" | "FALSE" if scalar.style == ScalarStyle::Plain => Some(false),
        _ => None,
    }
}

fn integer(scalar: &Scalar) -> Option<i64> {
    scalar.text.parse().ok().filter(|_| scalar.style == ScalarStyle::Plain)
}

fn number(scalar: &Scalar) -> Option<f64> {
    let digits = scalar.text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
    let number = scalar.text.parse().ok().filter(|number: &f64| number.is_finite());
    number.filter(|_| digits && scalar.style == ScalarStyle::Plain)
}

/// Whether there is nothing but blanks and comments.
fn is_blank(text: &str) -> bool {
    text.lines().map(str::trim_start).all(|line| line.is_empty() || line.starts_with('#'))
}

/// Whether a comment follows on the line at `end`.
fn comment_after(text: &str, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or_default();
    rest.trim_start_matches([' ', '\t']).starts_with('#')
}
