//! Every part of every text must be found again where it was written.

use super::{node::Content, scan::scan, source_map::SourceMap};
use crate::place::Route;

/// The source that `part` of the text at `route` was written as.
fn written<'t>(text: &'t str, route: &Route, part: &str) -> &'t str {
    let map = SourceMap::new(text, scan(text).root);
    let found = map.root().expect("a tree").nearest(route);
    let Content::Scalar(scalar) = &found.node.content else { panic!("no scalar at {route}") };
    let at = scalar.text.find(part).unwrap_or_else(|| panic!("{part:?} is not in {:?}", scalar.text));
    &text[map.within(route, at..at + part.len())]
}

fn at(key: &str) -> Route {
    Route::root().key(key)
}

#[test]
fn plain_and_quoted_texts() {
    let text = "a: l’été, déjà\nb: \"Un \\\"cité\\\" été\\u00e9 fin\"\nc: 'l''eau, ça suffit'\n";
    assert_eq!(written(text, &at("a"), "été"), "été");
    assert_eq!(written(text, &at("b"), "cité"), "cité");
    assert_eq!(written(text, &at("b"), "\"cité\""), "\\\"cité\\\"");
    assert_eq!(written(text, &at("b"), "été\u{e9} f"), "été\\u00e9 f");
    assert_eq!(written(text, &at("b"), "fin"), "fin");
    assert_eq!(written(text, &at("c"), "l'eau, ça"), "l''eau, ça");
}

#[test]
fn texts_over_several_lines() {
    let text = "a: un été\n  très chaud\n\n  à Paris\nb: \"un été  \n   très \\\n   chaud\n\n   à Paris\"\n";
    assert_eq!(written(text, &at("a"), "été très"), "été\n  très");
    assert_eq!(written(text, &at("a"), "à Paris"), "à Paris");
    assert_eq!(written(text, &at("b"), "été très"), "été  \n   très");
    assert_eq!(written(text, &at("b"), "chaud"), "chaud");
    assert_eq!(written(text, &at("b"), "à Paris"), "à Paris");
}

#[test]
fn block_texts() {
    let text = "l:\n  - t: |\n\n      Un été\n        très chaud\n\n      à Paris\n  - t: >-\n      Un été\n      très chaud\n\n      à Paris\n";
    let item = |index| at("l").item(index).key("t");
    for (index, phrase) in [(0, "Un été"), (0, "très chaud"), (0, "à Paris"), (1, "Un été"), (1, "à Paris")]
    {
        assert_eq!(written(text, &item(index), phrase), phrase);
    }
    assert_eq!(written(text, &item(1), "été très"), "été\n      très");
}

#[test]
fn lines_that_end_in_carriage_return_and_line_feed() {
    let text =
        "a: |\r\n  Un été\r\n  à Paris\r\nb: >-\r\n  Un été\r\n  à Paris\r\nc: un été\r\n  à Paris\r\n";
    for key in ["a", "b", "c"] {
        assert_eq!(written(text, &at(key), "à Paris"), "à Paris");
    }
    assert_eq!(written(text, &at("b"), "été à"), "été\r\n  à");
}

#[test]
fn columns_count_characters_even_on_a_very_long_line() {
    let text = format!("a: {}x\nb: é\n", "é".repeat(10_000));
    let map = SourceMap::new(&text, None);
    let byte = text.find('x').expect("x");
    assert_eq!(map.line_column(&text, byte), (1, 10_004));
    assert_eq!(map.line_column(&text, text.len()), (3, 1));
}

/// Words that make every way of writing a text do its work.
const WORDS: [&str; 8] = ["l’été", "à", "« non »", "100 %", "c'est", "\"oui\"", "œuvre", "fin."];

/// The same words in each way of writing, broken into lines of `width` words, with their key.
fn ways(words: &[&str], width: usize) -> Vec<(&'static str, String)> {
    let lines: Vec<String> = words.chunks(width).map(|line| line.join(" ")).collect();
    let indented = lines.join("\n  ");
    vec![
        ("plain", format!("plain: x {indented}\n")),
        ("double", format!("double: \"{}\"\n", indented.replace('"', "\\\""))),
        ("single", format!("single: '{}'\n", indented.replace('\'', "''"))),
        ("literal", format!("literal: |\n  {indented}\n")),
        ("folded", format!("folded: >-\n  {indented}\n")),
    ]
}

#[test]
fn every_word_in_every_way_of_writing() {
    for width in 1..=WORDS.len() {
        for (key, text) in ways(&WORDS, width) {
            for text in [text.clone(), text.replace('\n', "\r\n")] {
                for word in WORDS {
                    let found = written(&text, &at(key), word);
                    let plain = found.replace("\\\"", "\"").replace("''", "'");
                    assert_eq!(plain, word, "in {text:?}");
                }
            }
        }
    }
}
