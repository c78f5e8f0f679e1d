//! One pass over the parser's events: the tree, and what YAML itself makes wrong.

use super::{
    mistake::Mistakes,
    node::{Content, Entry, Map, Node, Scalar},
    scalar::{Form, Runs},
    structure,
};
use granit_parser::{Event, Options, Parser, ScalarStyle, ScanError, Span};
use std::{collections::HashMap, ops::Range};

/// What one pass found.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    /// The tree; `None` when the text is empty or breaks off.
    pub(crate) root: Option<Node>,
    /// What is wrong in its structure, in the order it was met.
    pub(crate) mistakes: Mistakes,
    /// What stopped the pass, if anything did.
    pub(crate) error: Option<ScanError>,
}

/// Reads the events of `text`, as far as the parser goes. The parser bounds the depth, so that
/// nothing here or below can overflow the stack.
pub(crate) fn scan(text: &str) -> Scan {
    let mut builder =
        Builder { text, open: Vec::new(), root: None, mistakes: Mistakes::default(), documents: 0 };
    let mut error = None;
    for event in Parser::new_from_str_with_options(text, options()) {
        match event {
            Ok((event, span)) => builder.take(event, span),
            Err(cause) => {
                error = Some(cause);
                break;
            }
        }
        if builder.documents > 1 {
            break;
        }
    }
    builder.close_all();
    Scan { root: builder.root, mistakes: builder.mistakes, error }
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
    root: Option<Node>,
    mistakes: Mistakes,
    documents: usize,
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

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, span: Span) {
        let bytes = bytes(&span);
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
