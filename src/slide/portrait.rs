//! A character alone, taken out of a slide that shows the character.

use resvg::usvg::roxmltree::Document;

/// The drawing of a character as an SVG document of its own; `None` where the slide's drawing has none
/// under this id (a campaign's own template may draw people otherwise).
pub fn portrait(svg: &str, character: &str) -> Option<String> {
    let document = Document::parse(svg).ok()?;
    let mut nodes =
        document.descendants().filter(|it| it.has_tag_name(("http://www.w3.org/2000/svg", "svg")));
    let figure = nodes.find(|it| it.attribute("data-character") == Some(character))?;
    let inside = svg.get(figure.first_child()?.range().start..figure.last_child()?.range().end)?;
    let view = figure
        .attribute("viewBox")
        .filter(|it| it.chars().all(|c| c.is_ascii_digit() || " .-".contains(c)))?;
    Some(format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{view}\">{inside}</svg>"))
}
