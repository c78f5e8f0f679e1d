//! What a JSON Schema says of one value, in the few forms that Rust types come out as.

use serde_json::Value;

/// The key of a schema that marks a text as prose: something a person reads or hears.
pub(crate) const PROSE: &str = "x-prose";

/// The key of a schema that lists other names an author may try for a key, such as `titre`.
pub(crate) const ALIASES: &str = "x-aliases";

/// A JSON Schema, with the definitions that its parts refer to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Schema<'s> {
    root: &'s Value,
    part: &'s Value,
}

/// What a value must be.
#[derive(Debug)]
pub(crate) enum Shape<'s> {
    /// A text; `prose` when a person reads or hears it.
    Text { prose: bool },
    /// A whole number, not below or above these.
    Integer { least: Option<i64>, most: Option<i64> },
    /// A number.
    Number,
    /// `true` or `false`.
    Switch,
    /// One of these words.
    Choice(Vec<&'s str>),
    /// A list of such values.
    List(Schema<'s>),
    /// These keys.
    Fields(Fields<'s>),
    /// Any keys, each with such a value.
    Table(Schema<'s>),
    /// Anything.
    Anything,
}

/// The keys that a mapping may have.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields<'s> {
    root: &'s Value,
    part: &'s Value,
}

impl<'s> Schema<'s> {
    /// A whole schema.
    pub(crate) fn new(root: &'s Value) -> Self {
        Self { root, part: root }
    }

    /// What the value must be.
    pub(crate) fn shape(self) -> Shape<'s> {
        let schema = self.resolved();
        if let Some(words) = schema.words() {
            return Shape::Choice(words);
        }
        match schema.kind() {
            Some("string") => Shape::Text { prose: schema.part.get(PROSE).is_some() },
            Some("integer") => {
                Shape::Integer { least: schema.bound("minimum"), most: schema.bound("maximum") }
            }
            Some("number") => Shape::Number,
            Some("boolean") => Shape::Switch,
            Some("array") => schema.inside("items").map_or(Shape::Anything, Shape::List),
            Some("object") => schema.object(),
            _ => Shape::Anything,
        }
    }

    /// The schema behind references and an optional value.
    fn resolved(self) -> Self {
        let mut schema = self;
        // A reference leads to a definition; a chain of more than a few is no schema of ours.
        for _ in 0..8 {
            let next = schema.reference().or_else(|| schema.only_choice());
            match next {
                Some(part) => schema.part = part,
                None => break,
            }
        }
        schema
    }

    fn reference(self) -> Option<&'s Value> {
        let name = self.part.get("$ref")?.as_str()?.strip_prefix("#/$defs/")?;
        self.root.get("$defs")?.get(name)
    }

    /// The one alternative that is not `null`, or the one part of an `allOf`.
    fn only_choice(self) -> Option<&'s Value> {
        let parts = self.part.get("anyOf").or_else(|| self.part.get("allOf"))?.as_array()?;
        let mut real = parts.iter().filter(|part| part.get("type").and_then(Value::as_str) != Some("null"));
        let first = real.next()?;
        real.next().is_none().then_some(first)
    }

    /// The words of an enumeration, however it is written down.
    fn words(self) -> Option<Vec<&'s str>> {
        if let Some(word) = self.part.get("const") {
            return Some(vec![word.as_str()?]);
        }
        if let Some(words) = self.part.get("enum") {
            return Some(words.as_array()?.iter().filter_map(Value::as_str).collect());
        }
        let alternatives = self.part.get("oneOf")?.as_array()?;
        let words = alternatives.iter().map(|part| Self { root: self.root, part }.words());
        Some(words.collect::<Option<Vec<_>>>()?.concat())
    }

    /// The word that has `name` among its other names.
    pub(crate) fn word_by_alias(self, name: &str) -> Option<&'s str> {
        let alternatives = self.resolved().part.get("oneOf")?.as_array()?;
        let meant = alternatives.iter().find(|part| has_alias(part, name))?;
        meant.get("const")?.as_str()
    }

    fn kind(self) -> Option<&'s str> {
        match self.part.get("type")? {
            Value::String(kind) => Some(kind),
            Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null"),
            _ => None,
        }
    }

    fn bound(self, name: &str) -> Option<i64> {
        self.part.get(name)?.as_i64()
    }

    fn inside(self, name: &str) -> Option<Self> {
        self.part.get(name).filter(|it| it.is_object()).map(|part| Self { part, ..self })
    }

    fn object(self) -> Shape<'s> {
        match (self.part.get("properties"), self.inside("additionalProperties")) {
            (None, Some(values)) => Shape::Table(values),
            (None, None) if self.part.get("additionalProperties").is_none() => Shape::Anything,
            _ => Shape::Fields(Fields { root: self.root, part: self.part }),
        }
    }
}

impl<'s> Fields<'s> {
    /// The keys and what each must hold, in the order of the schema.
    pub(crate) fn all(self) -> impl Iterator<Item = (&'s str, Schema<'s>)> {
        let root = self.root;
        let keys = self.part.get("properties").and_then(Value::as_object);
        keys.into_iter().flatten().map(move |(key, part)| (key.as_str(), Schema { root, part }))
    }

    /// What this key must hold.
    pub(crate) fn get(self, key: &str) -> Option<Schema<'s>> {
        self.all().find(|(name, _)| *name == key).map(|(_, schema)| schema)
    }

    /// The keys that must be there.
    pub(crate) fn required(self) -> impl Iterator<Item = &'s str> {
        let required = self.part.get("required").and_then(Value::as_array);
        required.into_iter().flatten().filter_map(Value::as_str)
    }

    /// The key that has `name` among its other names.
    pub(crate) fn by_alias(self, name: &str) -> Option<&'s str> {
        self.all().find(|(_, schema)| has_alias(schema.part, name)).map(|(key, _)| key)
    }
}

fn has_alias(part: &Value, name: &str) -> bool {
    let aliases = part.get(ALIASES).and_then(Value::as_array);
    aliases.is_some_and(|all| all.iter().any(|alias| alias.as_str() == Some(name)))
}

/// Every key of a schema with the key that holds its mapping; `None` for the keys of the root.
pub(crate) fn homes(root: &Value) -> Vec<(&str, Option<&str>)> {
    let mut homes = Vec::new();
    let mut seen = Vec::new();
    let mut open = vec![(Schema::new(root), None)];
    while let Some((schema, home)) = open.pop() {
        match schema.shape() {
            Shape::List(items) | Shape::Table(items) => open.push((items, home)),
            Shape::Fields(fields) if !seen.iter().any(|part| std::ptr::eq(*part, fields.part)) => {
                seen.push(fields.part);
                for (key, value) in fields.all() {
                    homes.push((key, home));
                    open.push((value, Some(key)));
                }
            }
            _ => {}
        }
    }
    homes
}
