//! What the tests of slides share: a case's script, loaded and drawn.

mod assets;
mod contrast;
mod findings;
mod layouts;
mod pictures;

use isoscript::{
    script::{
        self, Target, Vocabulary,
        model::{Campaign, Laboratory, Script, Status},
    },
    slide::Studio,
    source::Sources,
    workspace::Workspace,
};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// The folder of a kind of case.
fn folder(kind: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/slides").join(kind)
}

/// The cases of a kind, sorted by name.
fn cases(kind: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder(kind)).unwrap();
    let mut cases: Vec<_> = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    cases.sort();
    assert!(!cases.is_empty(), "no case of {kind}");
    cases
}

fn name(case: &Path) -> String {
    case.file_name().unwrap().to_string_lossy().into_owned()
}

/// The embedded assets and one script.
fn workspace(script: &str) -> Workspace {
    Workspace::memory(BTreeMap::from([("script.yaml".to_owned(), script.as_bytes().to_vec())]))
}

fn studio() -> Studio {
    Studio::new(&workspace("")).unwrap()
}

/// Loads a script whose files must be in order.
fn load(studio: &Studio, text: &str, sources: &mut Sources) -> Script {
    let vocabulary = Vocabulary {
        layouts: studio.layouts(),
        themes: studio.themes(),
        pictures: studio.pictures(),
        ..Vocabulary::default()
    };
    let target = Target::Script("script.yaml".to_owned());
    let loaded = script::load(&workspace(text), &target, &vocabulary, sources).unwrap();
    let serious = loaded.findings.iter().map(|it| &it.message.en).collect::<Vec<_>>();
    loaded.scripts.into_iter().next().unwrap_or_else(|| panic!("the script cannot be read: {serious:?}"))
}

/// The campaign that closing slides speak of.
fn campaign(script: &Script) -> Campaign {
    let laboratory =
        |name: &str| Laboratory { id: name.to_lowercase(), name: name.to_owned(), brands: Vec::new() };
    Campaign {
        document: script.document,
        id: "essai".to_owned(),
        substance: "isotrétinoïne".to_owned(),
        language: "fr".to_owned(),
        version: "0.1.0".to_owned(),
        date: "2026-11-22".to_owned(),
        status: Status::Draft,
        authorisation: String::new(),
        catalogues: Vec::new(),
        scripts: Vec::new(),
        laboratories: vec![laboratory("Arrow"), laboratory("Bailleul")],
        open_points: Vec::new(),
        qr: None,
    }
}
