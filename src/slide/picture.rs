//! Pictures: SVG files drawn inside a slide's own.
//!
//! A picture's elements may be of class `line`, `tint` or `accent`: the slide colours them to suit
//! the ground they stand on. Without a class they keep their own colours.

use crate::{
    failure::{Failure, Outcome},
    workspace::Workspace,
};
use resvg::usvg::roxmltree::{Document, Node};
use std::{collections::BTreeMap, fmt::Write as _};

/// The pictures a slide may name.
#[derive(Debug)]
pub(super) struct Pictures(BTreeMap<String, Picture>);

#[derive(Debug)]
struct Picture {
    view: [f64; 4],
    attributes: String,
    inside: String,
}

impl Pictures {
    /// Reads every picture.
    ///
    /// # Errors
    /// A picture is not an SVG file.
    pub(super) fn read(workspace: &Workspace) -> Outcome<Self> {
        let names = workspace.assets("pictures", "svg")?;
        let pictures = names.iter().map(|name| {
            let id = name.trim_end_matches(".svg").to_owned();
            Ok((id, read(workspace, &format!("pictures/{name}"))?))
        });
        Ok(Self(pictures.collect::<Outcome<_>>()?))
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// The picture as a nested `<svg>` in a square of side `size`; `None` when there is no such one.
    pub(super) fn nested(&self, name: &str, [x, y, size]: [f64; 3]) -> Option<String> {
        let Picture { view: [left, top, width, height], attributes, inside } = self.0.get(name)?;
        Some(format!(
            "<svg data-picture=\"{name}\" x=\"{x}\" y=\"{y}\" width=\"{size}\" height=\"{size}\" \
             viewBox=\"{left} {top} {width} {height}\"{attributes}>{inside}</svg>"
        ))
    }
}

fn read(workspace: &Workspace, path: &str) -> Outcome<Picture> {
    let failure = || {
        Failure::new(
            format!("L’image « {path} » n’est pas un fichier SVG lisible."),
            format!("The picture `{path}` is not a readable SVG file."),
        )
    };
    let asset = workspace.asset(path)?.ok_or_else(failure)?;
    let text = std::str::from_utf8(&asset.bytes).map_err(|cause| failure().because(cause))?;
    let document = Document::parse(text).map_err(|cause| failure().because(cause))?;
    picture(text, document.root_element()).ok_or_else(failure)
}

fn picture(text: &str, root: Node) -> Option<Picture> {
    let inner = (root.first_child()?.range().start, root.last_child()?.range().end);
    let mut attributes = String::new();
    for namespace in root.namespaces() {
        let name = namespace.name().map(|name| format!(":{name}")).unwrap_or_default();
        let _ = write!(attributes, " xmlns{name}=\"{}\"", namespace.uri());
    }
    for attribute in root.attributes() {
        if !matches!(attribute.name(), "x" | "y" | "width" | "height" | "viewBox") {
            attributes.push(' ');
            attributes.push_str(text.get(attribute.range())?);
        }
    }
    Some(Picture { view: view(root)?, attributes, inside: text.get(inner.0..inner.1)?.to_owned() })
}

fn view(root: Node) -> Option<[f64; 4]> {
    if let Some(numbers) = root.attribute("viewBox") {
        let split = numbers.split(|c: char| c == ',' || c.is_whitespace()).filter(|it| !it.is_empty());
        return split.map(|it| it.parse().ok()).collect::<Option<Vec<f64>>>()?.try_into().ok();
    }
    let side = |name| root.attribute(name)?.trim_end_matches("px").parse().ok();
    Some([0.0, 0.0, side("width")?, side("height")?])
}
