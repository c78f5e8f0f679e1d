//! Templates: one SVG file per layout, rendered by tera with functions that set text.
//!
//! A template sees `slide`, `page` and `theme`, and calls:
//! `fit(text, style, x, y, width, height, ink, …)` to set a text in a box,
//! `stack(texts, style, y, width, height, gap, …)` to find where the texts of a list stand,
//! `words(text)` for words of its own (a numeral),
//! `common_size(texts, style, width, height)` for one size that suits all of them, and
//! `picture(name, x, y, size)` to draw a picture in a square.

use super::{
    picture::Pictures,
    place::{Placed, Setter, Shared, Stacked, Wanted},
    scene::{Scene, Words},
    theme::Theme,
};
use crate::{
    export::markup::escape,
    failure::{Failure, Outcome},
    typeset::Typesetter,
    workspace::Workspace,
};
use serde::{Serialize, de::DeserializeOwned};
use std::sync::{Arc, Mutex, PoisonError};
use tera::{Context, Error, ErrorKind, Kwargs, Map, State, Tera, TeraResult, Value};

/// The layout used for a slide whose own does not exist; the loader tells of it.
const FALLBACK: &str = "bullets";

/// Every template, compiled.
pub(super) struct Templates {
    tera: Tera,
    layouts: Vec<String>,
    typesetter: Arc<Typesetter>,
}

impl std::fmt::Debug for Templates {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Templates").field("layouts", &self.layouts).finish_non_exhaustive()
    }
}

impl Templates {
    /// Reads and compiles every template.
    ///
    /// # Errors
    /// A template is wrong: the failure names it and its own line.
    pub(super) fn read(
        workspace: &Workspace,
        typesetter: &Arc<Typesetter>,
        pictures: &Arc<Pictures>,
    ) -> Outcome<Self> {
        let mut tera = Tera::new();
        tera.autoescape_on([".svg"]);
        tera.set_escape_fn(escape);
        let held = Arc::clone(pictures);
        tera.register_function("picture", move |args: Kwargs, _: &State| picture(&held, &args));
        tera.register_function("words", |args: Kwargs, _: &State| words(&args));
        let setting =
            Setting { typesetter: Arc::clone(typesetter), theme: Arc::default(), placed: Arc::default() };
        setting.register(&mut tera);
        let mut sources = Vec::new();
        let mut layouts = Vec::new();
        for folder in ["templates", "templates/parts"] {
            for name in workspace.assets(folder, "svg")? {
                let path = format!("{folder}/{name}");
                sources.push((path.trim_start_matches("templates/").to_owned(), text(workspace, &path)?));
                if folder == "templates" {
                    layouts.push(name.trim_end_matches(".svg").to_owned());
                }
            }
        }
        tera.add_raw_templates(sources).map_err(failure)?;
        Ok(Self { tera, layouts, typesetter: Arc::clone(typesetter) })
    }

    pub(super) fn layouts(&self) -> impl Iterator<Item = &str> {
        self.layouts.iter().map(String::as_str)
    }

    /// Renders a scene: its SVG, and every text that was set in it.
    ///
    /// # Errors
    /// The template asks for what is not there; the failure names it and its line.
    pub(super) fn render(&self, scene: &Scene) -> Outcome<(String, Vec<Placed>)> {
        let layout = self.layouts().find(|it| *it == scene.slide.layout).unwrap_or(FALLBACK);
        let placed = Arc::new(Mutex::new(Vec::new()));
        let mut tera = self.tera.clone();
        let setting = Setting {
            typesetter: Arc::clone(&self.typesetter),
            theme: Arc::clone(&scene.theme),
            placed: Arc::clone(&placed),
        };
        setting.register(&mut tera);
        let shared = tera.global_context();
        shared.insert("slide", &scene.slide);
        shared.insert("page", &scene.page);
        shared.insert("theme", &scene.theme.colors);
        let svg = tera.render(&format!("{layout}.svg"), &Context::new()).map_err(failure)?;
        let placed = std::mem::take(&mut *placed.lock().unwrap_or_else(PoisonError::into_inner));
        Ok((svg, placed))
    }
}

/// What the text functions of one rendering hold.
#[derive(Clone)]
struct Setting {
    typesetter: Arc<Typesetter>,
    theme: Arc<Theme>,
    placed: Arc<Mutex<Vec<Placed>>>,
}

impl Setting {
    fn register(self, tera: &mut Tera) {
        let (fit, stack, common) = (self.clone(), self.clone(), self);
        tera.register_function("fit", move |args: Kwargs, _: &State| {
            let wanted: Wanted = read_args(&args)?;
            let mut placed = fit.placed.lock().unwrap_or_else(PoisonError::into_inner);
            let (mut set, record) = fit.setter().fit(&wanted, placed.len()).map_err(Error::message)?;
            placed.push(record);
            let svg = Value::safe_string(&std::mem::take(&mut set.svg));
            with_svg(&set, svg)
        });
        tera.register_function("stack", move |args: Kwargs, _: &State| {
            let wanted: Stacked = read_args(&args)?;
            value(&stack.setter().stack(&wanted).map_err(Error::message)?)
        });
        tera.register_function("common_size", move |args: Kwargs, _: &State| {
            let wanted: Shared = read_args(&args)?;
            common.setter().common_size(&wanted).map_err(Error::message)
        });
    }

    fn setter(&self) -> Setter<'_> {
        Setter { typesetter: &self.typesetter, theme: &self.theme }
    }
}

/// Reads a function's arguments; a template's numbers are whole or not as arithmetic made them, and
/// all stand for px.
fn read_args<T: DeserializeOwned>(args: &Kwargs) -> TeraResult<T> {
    let number = |it: &Value| it.as_f64().filter(|_| it.is_number()).map_or_else(|| it.clone(), Value::from);
    let map: Map = args.iter().map(|(key, it)| (key.clone(), number(it))).collect();
    Kwargs::new(Arc::new(map)).deserialize()
}

fn value<T: Serialize>(it: &T) -> TeraResult<Value> {
    Value::try_from_serializable(it)
}

/// The map that stands for a set text, its drawing marked as needing no escape.
fn with_svg<T: Serialize>(set: &T, svg: Value) -> TeraResult<Value> {
    let mut map = value(set)?.into_map().unwrap_or_default();
    map.insert("svg".into(), svg);
    Ok(Value::from(map))
}

/// Words of the template's own, to be set like the author's.
fn words(args: &Kwargs) -> TeraResult<Value> {
    let text: Value = args.must_get("text")?;
    value(&Words::bare(None, 0, &text.to_string()))
}

fn picture(pictures: &Pictures, args: &Kwargs) -> TeraResult<Value> {
    let name: &str = args.must_get("name")?;
    let square = [args.must_get("x")?, args.must_get("y")?, args.must_get("size")?];
    match pictures.nested(name, square) {
        Some(svg) => Ok(Value::safe_string(&svg)),
        None => Err(Error::message(format!("no picture `{name}`"))),
    }
}

fn text(workspace: &Workspace, path: &str) -> Outcome<String> {
    let failure = || {
        Failure::new(
            format!("Le gabarit « {path} » ne peut pas être lu."),
            format!("The template `{path}` cannot be read."),
        )
    };
    let asset = workspace.asset(path)?.ok_or_else(failure)?;
    String::from_utf8(asset.bytes.into_owned()).map_err(|cause| failure().because(cause))
}

/// A template's error with its file and line, whatever deeper template it arose in.
fn failure(error: Error) -> Failure {
    let failure = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let (file, line) = (report.filename(), report.span().start_line);
            Failure::new(
                format!("Le gabarit « templates/{file} » est incorrect, ligne {line}."),
                format!("The template `templates/{file}` is not valid, line {line}."),
            )
        }
        _ => Failure::new("Un gabarit est incorrect.", "A template is not valid."),
    };
    failure.because(error)
}
