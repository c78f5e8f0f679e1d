//! The pack as a page: reachable, named, self-contained, and hostile text in it is text.

use crate::{facts::root, html};
use resvg::usvg::roxmltree::Node;
use std::{collections::BTreeSet, fs};

const ELEMENTS: [&str; 55] = [
    "a",
    "article",
    "aside",
    "body",
    "caption",
    "code",
    "dd",
    "div",
    "dl",
    "dt",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "head",
    "header",
    "html",
    "img",
    "li",
    "main",
    "mark",
    "meta",
    "nav",
    "ol",
    "p",
    "section",
    "span",
    "strong",
    "style",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
    "svg",
    "path",
    "desc",
    "g",
    "rect",
    "circle",
    "ellipse",
    "q",
    "em",
    "small",
    "footer",
    "figure",
    "figcaption",
    "br",
    "hr",
    "b",
    "i",
];

fn hostile() -> String {
    html::pack(&root().join("tests/suite/report/hostile-text"), "fr")
}

fn gaps() -> String {
    html::pack(&root().join("tests/suite/report/gaps-in-a-campaign"), "fr")
}

#[test]
fn hostile_text_comes_out_as_text() {
    let page = hostile();
    let document = html::parsed(&page);
    for node in document.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        assert!(ELEMENTS.contains(&name), "<{name}>");
        for attribute in node.attributes() {
            assert!(!attribute.name().starts_with("on"), "{}", attribute.name());
            if ["href", "src"].contains(&attribute.name()) {
                let inside =
                    attribute.value().starts_with('#') || attribute.value().starts_with("data:image/");
                assert!(inside, "{}", attribute.value());
            }
        }
    }
    let text = html::text(document.root_element());
    for number in 1..=7 {
        assert!(text.contains(&format!("alert({number})")), "alert({number}) is shown as it was written");
    }
    for written in
        ["{{ 7 * 7 }} {% raw %}", "]]> <!-- --> &amp; \u{1F600}", "=1+1 L’isotrétinoïne", "<b>Un</b>"]
    {
        assert!(text.contains(written), "{written}");
    }
    assert!(!page.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\t')));
}

#[test]
fn nothing_is_asked_of_any_network() {
    let page = gaps();
    for asks in ["url(", "@import", "<script", "<link", "<iframe", "src=\"http", "<form"] {
        assert!(!page.contains(asks), "{asks}");
    }
    assert!(page.contains("default-src 'none'"));
}

#[test]
fn every_link_leads_somewhere_and_every_id_is_given_once() {
    for page in [gaps(), hostile()] {
        let document = html::parsed(&page);
        let all = || document.descendants().filter(Node::is_element);
        let ids: Vec<&str> = all().filter_map(|it| it.attribute("id")).collect();
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len());
        let links: Vec<&str> = all().filter_map(|it| it.attribute("href")?.strip_prefix('#')).collect();
        assert!(links.len() > 20);
        let named = all().filter_map(|it| it.attribute("aria-labelledby"));
        for target in links.into_iter().chain(named) {
            assert!(unique.contains(target), "#{target}");
        }
    }
}

#[test]
fn headings_tables_and_pictures_say_what_they_are() {
    let page = gaps();
    let document = html::parsed(&page);
    let mut level = 0;
    for node in document.descendants().filter(Node::is_element) {
        match node.tag_name().name() {
            "img" => assert!(node.attribute("alt").is_some_and(|alt| alt.len() > 12)),
            "th" => assert!(node.attribute("scope").is_some(), "{}", html::text(node)),
            "html" => assert_eq!(node.attribute("lang"), Some("fr")),
            name @ ("h1" | "h2" | "h3" | "h4" | "h5") => {
                let next = name[1..].parse::<u32>().expect("a level");
                assert!(next <= level + 1, "{name} after h{level}: {}", html::text(node));
                assert!(!html::text(node).is_empty());
                level = next;
            }
            _ => {}
        }
    }
    let pictures = document.descendants().filter(|it| it.has_tag_name("img"));
    assert!(pictures.filter(|it| it.attribute("width") == Some("960")).count() == 4, "one a slide");
}

#[test]
fn the_words_of_a_point_are_marked_where_they_stand() {
    let page = gaps();
    let document = html::parsed(&page);
    let marked = |slide: &str| -> Vec<String> {
        let slide = document.descendants().find(|it| it.attribute("id") == Some(slide)).expect("the slide");
        slide.descendants().filter(|it| it.has_tag_name("mark")).map(html::text).collect()
    };
    assert!(marked("v1-s1").iter().any(|it| it.contains("ne rend pas stérile")), "{:?}", marked("v1-s1"));
    assert!(marked("v1-s3").iter().any(|it| it.contains("jamais")), "{:?}", marked("v1-s3"));
    let text = html::text(document.root_element());
    for told in ["Le délai d’un mois est à valider.", "Dr Inès Martin", "répond au critère", "non trouvé"]
    {
        assert!(text.contains(told), "{told}");
    }
}

#[test]
fn gaps_are_rows() {
    let page = gaps();
    let document = html::parsed(&page);
    let rows: Vec<Node<'_, '_>> =
        document.descendants().filter(|it| it.attribute("data-message").is_some()).collect();
    for id in ["csp-2", "csp-3", "safety/if-pregnant"] {
        let row = rows.iter().find(|it| it.attribute("data-message") == Some(id)).expect("a row");
        assert!(html::text(*row).contains("absent"), "{id}");
    }
}

#[test]
fn altered_requirements_stand_at_the_head() {
    let page = html::pack(&root().join("tests/suite/report/altered-catalogue"), "en");
    let (altered, verdict) = (page.find("own.yaml"), page.find("id=\"verdict\""));
    assert!(altered.expect("the file is named") < verdict.expect("the verdict"));
    assert!(page.contains("<html lang=\"en\">"));
}

#[test]
fn labels_are_all_used_and_set_as_french_sets_them() {
    let read =
        |name: &str| fs::read_to_string(root().join("assets/templates/report").join(name)).expect("it");
    let (labels, template) = (read("words.yaml"), read("index.html"));
    let labels: serde_json::Map<String, serde_json::Value> = serde_yaml::from_str(&labels).expect("labels");
    for (key, label) in labels {
        assert!(template.contains(&format!("w.{key} ")), "{key} is used nowhere");
        let french = label["fr"].as_str().expect("French");
        for wrong in [" ;", " !", " ?", " :", "« ", " »", "'"] {
            assert!(!french.contains(wrong), "{key}: {french}");
        }
    }
}
