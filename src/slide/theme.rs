//! Themes: colours and type scale, as data.

use crate::{
    failure::{Failure, Outcome},
    script::model::Script,
    typeset::{Shape, Weight},
    workspace::Workspace,
};
use serde::Deserialize;
use std::{collections::BTreeMap, sync::Arc};

const DEFAULT: &str = "calm";

/// The themes a script may name.
#[derive(Debug)]
pub(super) struct Themes(BTreeMap<String, Arc<Theme>>);

/// One theme, as its file writes it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Theme {
    /// Colours by the part they play, `#rrggbb`.
    pub(super) colors: BTreeMap<String, String>,
    /// The tints that follow one another from slide to slide.
    pub(super) tints: Vec<String>,
    /// How each kind of text is set.
    #[serde(rename = "type")]
    pub(super) styles: BTreeMap<String, Style>,
}

/// How a kind of text is set.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Style {
    /// Sizes in px, the preferred first.
    sizes: Vec<f64>,
    #[serde(default)]
    bold: bool,
    leading: f64,
}

impl Style {
    pub(super) fn shape(&self) -> Shape {
        let weight = if self.bold { Weight::Bold } else { Weight::Regular };
        Shape { sizes: self.sizes.clone(), weight, leading: self.leading }
    }
}

impl Themes {
    /// Reads every theme.
    ///
    /// # Errors
    /// A theme is not what its keys ask for.
    pub(super) fn read(workspace: &Workspace) -> Outcome<Self> {
        let names = workspace.assets("themes", "yaml")?;
        let themes = names.iter().map(|name| {
            let id = name.trim_end_matches(".yaml").to_owned();
            Ok((id, Arc::new(read(workspace, &format!("themes/{name}"))?)))
        });
        Ok(Self(themes.collect::<Outcome<_>>()?))
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The theme a script names, or [`DEFAULT`]; the loader tells of a name that no theme has.
    ///
    /// # Errors
    /// There is no default theme.
    pub(super) fn of(&self, script: &Script) -> Outcome<&Arc<Theme>> {
        let none = || Failure::new("Il n’y a aucun thème de diapositive.", "There is no slide theme.");
        self.0.get(&script.theme).or_else(|| self.0.get(DEFAULT)).ok_or_else(none)
    }
}

fn read(workspace: &Workspace, path: &str) -> Outcome<Theme> {
    let failure = || {
        Failure::new(
            format!("Le thème « {path} » est incorrect."),
            format!("The theme `{path}` is not valid."),
        )
    };
    let asset = workspace.asset(path)?.ok_or_else(failure)?;
    serde_yaml::from_slice(&asset.bytes).map_err(|cause| failure().because(cause))
}
