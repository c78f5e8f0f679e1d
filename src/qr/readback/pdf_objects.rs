//! The objects of a PDF file, as far as an artwork needs them.

use super::{missing, unexpected};
use crate::failure::Outcome;
use std::collections::BTreeMap;

/// How deep arrays and dictionaries may nest.
const DEEPEST: usize = 32;

/// One object.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Object {
    Number(f64),
    Name(String),
    Text(Vec<u8>),
    Array(Vec<Object>),
    Dictionary(Dictionary),
    Reference(usize),
}

/// Keys and values.
pub(super) type Dictionary = BTreeMap<String, Object>;

/// A file, entered through its cross-reference table.
#[derive(Debug)]
pub(super) struct File<'a> {
    bytes: &'a [u8],
    offsets: Vec<usize>,
    /// The trailer.
    pub(super) trailer: Dictionary,
}

impl<'a> File<'a> {
    /// Finds the cross-reference table and the trailer.
    pub(super) fn open(bytes: &'a [u8]) -> Outcome<Self> {
        let start =
            bytes.windows(9).rposition(|it| it == b"startxref").ok_or_else(|| missing("startxref"))?;
        let table = Reader { bytes, at: start + 9 }.whole_number()?;
        let mut reader = Reader { bytes, at: table };
        reader.expect("xref")?;
        let (first, count) = (reader.whole_number()?, reader.whole_number()?);
        if first != 0 || count > bytes.len() {
            return Err(unexpected("xref"));
        }
        let mut offsets = Vec::new();
        for _ in 0..count {
            offsets.push(reader.whole_number()?);
            reader.whole_number()?;
            reader.word();
        }
        reader.expect("trailer")?;
        let Object::Dictionary(trailer) = reader.object(0)? else { return Err(missing("trailer")) };
        Ok(Self { bytes, offsets, trailer })
    }

    /// The value of a key, followed when it is a reference.
    pub(super) fn get(&self, dictionary: &Dictionary, key: &str) -> Outcome<Object> {
        match dictionary.get(key).ok_or_else(|| missing(key))? {
            Object::Reference(number) => self.indirect(*number).map(|(object, _)| object),
            direct => Ok(direct.clone()),
        }
    }

    /// The dictionary under a key.
    pub(super) fn dictionary(&self, dictionary: &Dictionary, key: &str) -> Outcome<Dictionary> {
        match self.get(dictionary, key)? {
            Object::Dictionary(inner) => Ok(inner),
            _ => Err(unexpected(key)),
        }
    }

    /// The bytes of the stream under a key; it must not be compressed.
    pub(super) fn stream(&self, dictionary: &Dictionary, key: &str) -> Outcome<&'a [u8]> {
        let Some(Object::Reference(number)) = dictionary.get(key) else { return Err(missing(key)) };
        let (Object::Dictionary(head), mut reader) = self.indirect(*number)? else {
            return Err(unexpected(key));
        };
        if head.contains_key("Filter") {
            return Err(unexpected("Filter"));
        }
        let Object::Number(length) = self.get(&head, "Length")? else { return Err(missing("Length")) };
        reader.expect("stream")?;
        let start = reader.at + if self.bytes[reader.at..].starts_with(b"\r\n") { 2 } else { 1 };
        self.bytes.get(start..start.saturating_add(length as usize)).ok_or_else(|| missing("stream"))
    }

    fn indirect(&self, number: usize) -> Outcome<(Object, Reader<'a>)> {
        let at = *self.offsets.get(number).ok_or_else(|| missing("obj"))?;
        let mut reader = Reader { bytes: self.bytes, at };
        if reader.whole_number()? != number {
            return Err(unexpected("obj"));
        }
        reader.whole_number()?;
        reader.expect("obj")?;
        Ok((reader.object(0)?, reader))
    }
}

/// Reads objects one after the other.
#[derive(Debug)]
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(b' ')
    }

    fn skip_space(&mut self) {
        while self.at < self.bytes.len() && (self.peek().is_ascii_whitespace() || self.peek() == 0) {
            self.at += 1;
        }
    }

    /// The next run of regular characters; empty at the end or before a delimiter.
    fn word(&mut self) -> String {
        self.skip_space();
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let ends = |byte: &u8| byte.is_ascii_whitespace() || b"()<>[]{}/%".contains(byte);
        let length = rest.iter().position(ends).unwrap_or(rest.len());
        self.at += length;
        String::from_utf8_lossy(&rest[..length]).into_owned()
    }

    fn expect(&mut self, wanted: &str) -> Outcome<()> {
        if self.word() == wanted { Ok(()) } else { Err(missing(wanted)) }
    }

    fn whole_number(&mut self) -> Outcome<usize> {
        let word = self.word();
        word.parse().map_err(|_| unexpected(&word))
    }

    fn starts_with(&self, text: &[u8]) -> bool {
        self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(text))
    }

    fn object(&mut self, depth: usize) -> Outcome<Object> {
        self.skip_space();
        match self.peek() {
            _ if depth > DEEPEST => Err(unexpected("[[[")),
            b'/' => self.name().map(Object::Name),
            b'[' => self.array(depth),
            b'<' if self.starts_with(b"<<") => self.dictionary(depth),
            b'(' | b'<' => self.text(),
            _ => self.number_or_reference(),
        }
    }

    fn name(&mut self) -> Outcome<String> {
        if self.peek() != b'/' {
            return Err(missing("/"));
        }
        self.at += 1;
        Ok(unescaped(&self.word()))
    }

    fn array(&mut self, depth: usize) -> Outcome<Object> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.skip_space();
            match self.peek() {
                b']' => break self.at += 1,
                _ if self.at >= self.bytes.len() => return Err(missing("]")),
                _ => items.push(self.object(depth + 1)?),
            }
        }
        Ok(Object::Array(items))
    }

    fn dictionary(&mut self, depth: usize) -> Outcome<Object> {
        self.at += 2;
        let mut entries = Dictionary::new();
        loop {
            self.skip_space();
            if self.starts_with(b">>") {
                break self.at += 2;
            }
            let key = self.name()?;
            entries.insert(key, self.object(depth + 1)?);
        }
        Ok(Object::Dictionary(entries))
    }

    /// A string, kept as its bytes between the delimiters: artwork needs no more of it.
    fn text(&mut self) -> Outcome<Object> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let (mut depth, mut escaped) = (0, false);
        let length = rest.iter().position(|byte| {
            match byte {
                _ if escaped => {}
                b'(' | b'<' => depth += 1,
                b')' | b'>' => depth -= 1,
                _ => {}
            }
            escaped = *byte == b'\\' && !escaped;
            depth == 0
        });
        let length = length.ok_or_else(|| missing(")"))?;
        self.at += length + 1;
        Ok(Object::Text(rest[1..length].to_vec()))
    }

    fn number_or_reference(&mut self) -> Outcome<Object> {
        let word = self.word();
        let number: f64 = match word.as_str() {
            "true" | "false" | "null" => return Ok(Object::Name(word)),
            _ => word.parse().map_err(|_| unexpected(&word))?,
        };
        let after = self.at;
        if self.whole_number().is_ok() && self.word() == "R" {
            return Ok(Object::Reference(number as usize));
        }
        self.at = after;
        Ok(Object::Number(number))
    }
}

/// A name with each `#` and two hexadecimal digits as the character they stand for.
fn unescaped(name: &str) -> String {
    let mut parts = name.split('#');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.get(..2).and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(code) => {
                text.push(char::from(code));
                text.push_str(&part[2..]);
            }
            None => {
                text.push('#');
                text.push_str(part);
            }
        }
    }
    text
}
