//! The bank of labelled passages and scripts, and the requirements they are held against.

use isoscript::{
    check::{
        Library, Requirements,
        examples::{ExamplesFile, script_of},
        verdict::{PointVerdict, Status},
        verdicts,
    },
    source::Sources,
    workspace::Workspace,
};
use serde::Deserialize;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// One labelled passage.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Passage {
    /// The point that it is labelled for.
    pub(crate) point: String,
    /// What a careful reader says.
    pub(crate) label: Label,
    /// How hard it is to judge.
    pub(crate) difficulty: Difficulty,
    /// The passage, in the notation of examples.
    pub(crate) text: String,
}

/// What a careful reader says of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Label {
    /// The point is said.
    Present,
    /// Its opposite is said.
    Contradicted,
    /// Neither.
    Absent,
    /// A person must judge: among the examples of a catalogue only.
    Unclear,
}

/// How hard a passage is to judge, said by its writer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Difficulty {
    /// A plain direct statement.
    Easy,
    /// Natural, less direct.
    Medium,
    /// Indirect, split, inverted.
    Hard,
    /// Nobody said.
    Unsaid,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct BankFile {
    #[serde(rename = "format")]
    _format: String,
    #[serde(rename = "author")]
    _author: String,
    #[serde(rename = "register")]
    _register: String,
    passages: Vec<Passage>,
}

/// The shipped requirements.
pub(crate) fn requirements() -> Requirements {
    let workspace = Workspace::memory(BTreeMap::new());
    let library = Library::load(&workspace, &mut Sources::default()).unwrap();
    library.requirements(&[]).unwrap()
}

/// The passages of a folder of `tests/recognition/` whose file names start with `start`.
pub(crate) fn passages(folder: &str, start: &str) -> Vec<Passage> {
    let named = |path: &&PathBuf| path.file_name().unwrap().to_string_lossy().starts_with(start);
    files(&format!("tests/recognition/{folder}"), ".yaml")
        .iter()
        .filter(named)
        .flat_map(|path| read(path))
        .collect()
}

fn read(path: &Path) -> Vec<Passage> {
    let text = fs::read_to_string(path).unwrap();
    if text.starts_with("format: isoscript.bank/1") {
        let file: BankFile =
            serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        return file.passages;
    }
    examples(path)
}

/// The examples of a file as passages.
pub(crate) fn examples(path: &Path) -> Vec<Passage> {
    let text = fs::read_to_string(path).unwrap();
    let file: ExamplesFile =
        serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let of = |point: &str, label: Label, texts: &[String]| {
        let passage = |text: &String| Passage {
            point: point.to_owned(),
            label,
            difficulty: Difficulty::Unsaid,
            text: text.clone(),
        };
        texts.iter().map(passage).collect::<Vec<_>>()
    };
    let lists = file.examples.iter().flat_map(|it| {
        [
            of(&it.point, Label::Present, &it.present),
            of(&it.point, Label::Contradicted, &it.contradicted),
            of(&it.point, Label::Absent, &it.absent),
            of(&it.point, Label::Unclear, &it.unclear),
        ]
    });
    lists.flatten().collect()
}

/// The files of a folder of the project with this ending, sorted.
pub(crate) fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<_> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.to_string_lossy().ends_with(ending));
    files.sort();
    files
}

/// The verdict on a point of a passage.
pub(crate) fn verdict(requirements: &Requirements, point: &str, text: &str) -> PointVerdict {
    let all = verdicts(&script_of(text), requirements);
    all.into_iter().find(|verdict| verdict.id == point).unwrap_or_else(|| panic!("no point {point}"))
}

/// The status of a point in a passage.
pub(crate) fn status(requirements: &Requirements, point: &str, text: &str) -> Status {
    verdict(requirements, point, text).status
}

impl Label {
    /// The status that this label asks for.
    pub(crate) fn status(self) -> Status {
        match self {
            Self::Present => Status::Present,
            Self::Contradicted => Status::Contradicted,
            Self::Absent => Status::Absent,
            Self::Unclear => Status::Unclear,
        }
    }
}
