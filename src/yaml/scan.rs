//! One pass over the parser's events: the tree, and what YAML itself makes wrong.

use super::{
    mistake::Mistakes,
    node::{Content, Entry, Map, Node, Scalar},
    scalar::{Form, Runs},
    structure,
};
use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, ScanError, Span};
use std::{collections::HashMap, ops::Range};

/// What one pass found.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    /// The tree; `None` when the text is empty or breaks off.
    pub(crate) root: Option<Node>,
    /// What is wrong in its structure, in the order it was met.
    pub(crate) mistakes: Mistakes,
    /// What stopped the pass, if anything did.
    pub(crate) stop: Option<Stop>,
    /// Whether a second document follows the one that was read.
    pub(crate) goes_on: bool,
}

/// Where the parser stopped, and what it had just read.
#[derive(Debug)]
pub(crate) struct Stop {
    /// What it says is wrong.
    pub(crate) kind: ErrorKind,
    /// The byte it stopped at.
    pub(crate) at: usize,
    /// The end of what was read before.
    pub(crate) after: usize,
    /// The alias that was read last, if one was.
    pub(crate) alias: Option<Range<usize>>,
    /// The innermost bracket or brace that is open.
    pub(crate) bracket: Option<usize>,
    /// Where the lists and mappings begin that a line could go on with here.
    pub(crate) starts: Vec<usize>,
}

/// The most values that a file may hold; a long script has some hundreds. It bounds the memory that
/// a file of 8 MiB can take.
const MOST_VALUES: usize = 100_000;

/// Reads the events of `text`, as far as the parser goes. The parser bounds the depth, so that
/// nothing here or below can overflow the stack.
pub(crate) fn scan(text: &str) -> Scan {
    let mut builder = Builder::new(text);
    let mut stop = None;
    for event in Parser::new_from_str_with_options(text, options()) {
        match event {
            Ok((event, span)) => builder.take(event, &span),
            Err(error) => {
                stop = Some(builder.stop(&error));
                break;
            }
        }
        if builder.documents > 1 || builder.nodes > MOST_VALUES {
            break;
        }
    }
    builder.close_all();
    Scan { root: builder.root, mistakes: builder.mistakes, stop, goes_on: builder.documents > 1 }
}

fn options() -> Options {
    let mut options = Options::default();
    options.emit_unresolved_aliases = true;
    options.emit_anchor_events = true;
    options.disallow_directives = true;
    options.set_emit_comments(false);
    options
}

struct Builder<'t> {
    text: &'t str,
    open: Vec<Frame>,
    /// Where the lists and mappings begin that were closed since the last value.
    closed: Vec<usize>,
    root: Option<Node>,
    mistakes: Mistakes,
    documents: usize,
    nodes: usize,
    after: usize,
    alias: Option<Range<usize>>,
}

/// A list or map that is not closed yet.
struct Frame {
    start: usize,
    kind: FrameKind,
}

enum FrameKind {
    List(Vec<Node>),
    Map { entries: Vec<Entry>, seen: HashMap<String, Range<usize>>, key: Option<Key> },
}

/// A key whose value is still to come.
struct Key {
    name: String,
    bytes: Range<usize>,
    /// Whether a finding tells already why it cannot be used.
    refused: bool,
}

impl<'t> Builder<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            open: Vec::new(),
            closed: Vec::new(),
            root: None,
            mistakes: Mistakes::default(),
            documents: 0,
            nodes: 0,
            after: 0,
            alias: None,
        }
    }

    fn take(&mut self, event: Event<'_>, span: &Span) {
        let bytes = bytes(span);
        self.remember(&event, &bytes);
        if let Some(tag) = span.tag_span() {
            self.mistakes.note(structure::tag(self::bytes(&tag)));
        }
        match event {
            Event::DocumentStart(..) => self.document(bytes),
            Event::Scalar(text, style, ..) => {
                let form = Form { style, indent: span.indent.unwrap_or(0) };
                let node = self.scalar(text.into_owned(), form, bytes);
                self.place(node);
            }
            Event::SequenceStart(..) => self.open(bytes.start, FrameKind::List(Vec::new())),
            Event::MappingStart(..) => {
                let kind = FrameKind::Map { entries: Vec::new(), seen: HashMap::new(), key: None };
                self.open(bytes.start, kind);
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(bytes.end),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.mistakes.note(structure::alias(self.text, &bytes));
                self.place(Node { bytes, content: Content::Refused });
            }
            Event::Anchor(..) => self.mistakes.note(structure::anchor(bytes)),
            _ => {}
        }
    }

    /// Keeps what helps to explain an error that comes next.
    fn remember(&mut self, event: &Event<'_>, bytes: &Range<usize>) {
        self.after = self.after.max(bytes.end);
        let alias = matches!(event, Event::Alias(_) | Event::UnresolvedAlias(_));
        self.alias = alias.then(|| bytes.clone());
        match event {
            Event::SequenceEnd | Event::MappingEnd => {
                self.closed.extend(self.open.last().map(|frame| frame.start));
            }
            _ => self.closed.clear(),
        }
    }

    fn stop(&self, error: &ScanError) -> Stop {
        let bracket =
            |start: &usize| self.text.get(*start..).is_some_and(|rest| rest.starts_with(['[', '{']));
        let starts = || self.open.iter().map(|frame| frame.start).chain(self.closed.iter().copied());
        Stop {
            kind: error.kind().clone(),
            at: error.marker().byte_offset().unwrap_or(self.after),
            after: self.after,
            alias: self.alias.clone(),
            bracket: self.open.iter().rev().map(|frame| frame.start).find(bracket),
            starts: starts().filter(|start| !bracket(start)).collect(),
        }
    }

    fn document(&mut self, bytes: Range<usize>) {
        self.documents += 1;
        if self.documents > 1 {
            self.mistakes.note(structure::second_document(bytes));
        }
    }

    fn scalar(&self, text: String, form: Form, bytes: Range<usize>) -> Node {
        if form.style == ScalarStyle::Plain && bytes.is_empty() {
            return Node { bytes, content: Content::Empty };
        }
        let written = self.text.get(bytes.clone()).unwrap_or_default();
        let end = bytes.start + written.trim_end_matches([' ', '\n', '\r']).len();
        let runs = Runs::align(self.text, &bytes, &text, form);
        Node { bytes: bytes.start..end, content: Content::Scalar(Scalar { text, style: form.style, runs }) }
    }

    fn open(&mut self, start: usize, kind: FrameKind) {
        self.open.push(Frame { start, kind });
    }

    fn close(&mut self, end: usize) {
        let Some(frame) = self.open.pop() else { return };
        let written = self.text.get(frame.start..end).unwrap_or_default();
        let bracket = written.starts_with(['[', '{']);
        let (content, last) = match frame.kind {
            FrameKind::List(items) => {
                let last = items.last().map(|node| node.bytes.end);
                (Content::List(items), last)
            }
            FrameKind::Map { entries, .. } => {
                let last = entries.last().map(|entry| entry.value.bytes.end.max(entry.key_bytes.end));
                (Content::Map(Map::new(entries)), last)
            }
        };
        let end = if bracket { end } else { last.unwrap_or(frame.start).max(frame.start) };
        self.place(Node { bytes: frame.start..end, content });
    }

    /// Puts a finished value where it belongs: at the root, in a list, as a key, or behind one.
    fn place(&mut self, node: Node) {
        self.nodes += 1;
        if self.nodes > MOST_VALUES {
            self.mistakes.note(structure::too_many(node.bytes.clone()));
        }
        match self.open.last_mut().map(|frame| &mut frame.kind) {
            None => {
                self.root.get_or_insert(node);
            }
            Some(FrameKind::List(items)) => items.push(node),
            Some(FrameKind::Map { entries, seen, key }) => match key.take() {
                None => *key = Some(self::key(self.text, node, &mut self.mistakes)),
                Some(Key { refused: true, .. }) => {}
                Some(Key { name, bytes, .. }) => {
                    if let Some(first) = seen.get(&name) {
                        self.mistakes.note(structure::duplicate_key(&name, bytes, first.clone()));
                    } else {
                        seen.insert(name.clone(), bytes.clone());
                        entries.push(Entry { key: name, key_bytes: bytes, value: node });
                    }
                }
            },
        }
    }

    /// Closes what a syntax error or a second document left open.
    fn close_all(&mut self) {
        while let Some(frame) = self.open.last() {
            let end = frame.start;
            self.close(end);
        }
    }
}

/// Makes a key of a value in key position.
fn key(text: &str, node: Node, mistakes: &mut Mistakes) -> Key {
    let before = text.get(..node.bytes.start).unwrap_or_default().trim_end_matches([' ', '\t']);
    let explicit = before.ends_with('?') && node.bytes.start > before.len();
    let (name, refused) = match node.content {
        Content::Scalar(Scalar { text, style: ScalarStyle::Plain, .. }) if text == "<<" => {
            mistakes.note(structure::merge_key(node.bytes.clone()));
            (text, true)
        }
        Content::Scalar(scalar) if !explicit => (scalar.text, false),
        Content::Refused => (String::new(), true),
        Content::Empty => {
            mistakes.note(structure::no_key(node.bytes.clone()));
            (String::new(), true)
        }
        _ => {
            mistakes.note(structure::complex_key(node.bytes.clone()));
            (String::new(), true)
        }
    };
    Key { name, bytes: node.bytes, refused }
}

fn bytes(span: &Span) -> Range<usize> {
    let start = span.start.byte_offset().unwrap_or(0);
    let end = span.end.byte_offset().unwrap_or(start);
    start..end.max(start)
}
