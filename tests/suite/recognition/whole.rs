//! Whole scripts of people who had not seen the rules, each with the verdicts of a careful reader.

use crate::bank::{Label, files};
use isoscript::{
    check::{Requirements, verdict::Status, verdicts},
    script::{self, Target, Vocabulary, model::Script},
    source::Sources,
    workspace::Workspace,
};
use std::{collections::BTreeMap, fs, path::Path};

/// A verdict that came out otherwise.
#[derive(Debug)]
pub(crate) struct Otherwise {
    /// The script's file name.
    pub(crate) script: String,
    /// The point.
    pub(crate) point: String,
    /// What the reader says.
    pub(crate) wanted: Label,
    /// What came out.
    pub(crate) found: Status,
}

/// The verdicts of a folder of scripts: how many there are, and those that came out otherwise.
pub(crate) fn verdicts_of(requirements: &Requirements, folder: &str) -> (usize, Vec<Otherwise>) {
    let (mut all, mut otherwise) = (0, Vec::new());
    for path in files(&format!("tests/recognition/scripts/{folder}"), ".verdicts.yaml") {
        let wanted: BTreeMap<String, Label> =
            serde_yaml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let script = path.file_name().unwrap().to_string_lossy().replace(".verdicts.yaml", ".yaml");
        let found = verdicts(&read(&path.with_file_name(&script)), requirements);
        all += wanted.len();
        for (point, wanted) in wanted {
            let found = found.iter().find(|it| it.id == point).unwrap().status;
            if found != wanted.status() {
                otherwise.push(Otherwise { script: script.clone(), point, wanted, found });
            }
        }
    }
    (all, otherwise)
}

fn read(path: &Path) -> Script {
    let files = BTreeMap::from([("script.yaml".to_owned(), fs::read(path).unwrap())]);
    let workspace = Workspace::memory(files);
    let loaded =
        script::load(&workspace, &Target::Folder, &Vocabulary::default(), &mut Sources::default()).unwrap();
    loaded.scripts.into_iter().next().unwrap_or_else(|| panic!("{}: no script", path.display()))
}

/// Prints the share of verdicts that are exactly right, and what a false *present* was.
pub(crate) fn print((all, otherwise): &(usize, Vec<Otherwise>)) -> f64 {
    let share = 100.0 * (all - otherwise.len()) as f64 / (*all).max(1) as f64;
    let count = |wanted: Label, found: Status| {
        otherwise.iter().filter(|it| it.wanted == wanted && it.found == found).count()
    };
    println!("whole scripts: {share:.1} % of {all} verdicts exactly right");
    println!("  contradicted reported present: {}", count(Label::Contradicted, Status::Present));
    println!("  absent reported present: {}", count(Label::Absent, Status::Present));
    share
}
