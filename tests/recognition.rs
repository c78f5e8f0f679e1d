//! Recognition: every example of a catalogue comes out as labelled, typography never matters, and
//! the bank of other people's sentences never falls below its recorded floor.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::type_complexity,
    reason = "a test that cannot go on says so, and the table of figures is for whoever runs it"
)]

use isoscript::{
    check::{
        Library, Requirements,
        examples::{ExamplesFile, PointExamples, script_of},
        verdict::Status,
        verdicts,
    },
    source::Sources,
    workspace::Workspace,
};
use serde::Deserialize;
use std::{collections::BTreeMap, fs, path::Path};
use unicode_normalization::UnicodeNormalization as _;

fn requirements() -> Requirements {
    let workspace = Workspace::memory(BTreeMap::new());
    let library = Library::load(&workspace, &mut Sources::default()).unwrap();
    library.requirements(&[]).unwrap()
}

fn status(requirements: &Requirements, point: &str, text: &str) -> Status {
    let script = script_of(text);
    let all = verdicts(&script, requirements);
    all.into_iter().find(|verdict| verdict.id == point).unwrap_or_else(|| panic!("no point {point}")).status
}

fn examples(path: &Path) -> ExamplesFile {
    let text = fs::read_to_string(path).unwrap();
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn files(folder: &str, ending: &str) -> Vec<std::path::PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<_> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.to_string_lossy().ends_with(ending));
    files.sort();
    files
}

fn labelled(point: &PointExamples) -> impl Iterator<Item = (Status, &String)> {
    let lists = [
        (Status::Present, &point.present),
        (Status::Contradicted, &point.contradicted),
        (Status::Absent, &point.absent),
    ];
    lists.into_iter().flat_map(|(status, list)| list.iter().map(move |text| (status, text)))
}

#[test]
fn every_example_of_a_catalogue_comes_out_as_labelled() {
    let requirements = requirements();
    let mut wrong = Vec::new();
    for path in files("assets/catalogues", ".examples.yaml") {
        for point in &examples(&path).examples {
            for (wanted, text) in labelled(point) {
                let found = status(&requirements, &point.point, text);
                if found != wanted {
                    wrong.push(format!("{}: {wanted:?} wanted, {found:?} found: {text}", point.point));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} examples come out wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_point_has_examples_of_each_kind() {
    let requirements = requirements();
    let all: Vec<PointExamples> = files("assets/catalogues", ".examples.yaml")
        .iter()
        .flat_map(|path| examples(path).examples)
        .collect();
    for (_, _, point) in requirements.points().filter(|(_, _, point)| point.cast.is_none()) {
        let found =
            all.iter().find(|it| it.point == point.id).unwrap_or_else(|| panic!("{}: no examples", point.id));
        let counts = (found.present.len(), found.contradicted.len(), found.absent.len());
        assert!(counts.0 >= 12 && counts.1 >= 8 && counts.2 >= 8, "{}: {counts:?}", point.id);
    }
}

#[test]
fn typography_never_changes_a_verdict() {
    let requirements = requirements();
    let variants: [(&str, fn(&str) -> String); 6] = [
        ("straight apostrophes", |text| text.replace('’', "'")),
        ("ordinary spaces", |text| text.replace(['\u{a0}', '\u{202f}'], " ")),
        ("no space before signs", |text| text.replace(['\u{a0}', '\u{202f}'], "")),
        ("decomposed accents", |text| text.nfd().collect()),
        ("no ligatures", |text| text.replace('œ', "oe").replace('Œ', "OE")),
        ("soft hyphens", |text| text.replace("tion", "\u{ad}tion")),
    ];
    let mut wrong = Vec::new();
    for path in files("assets/catalogues", ".examples.yaml") {
        for point in &examples(&path).examples {
            for (wanted, text) in labelled(point) {
                for (name, vary) in variants {
                    let found = status(&requirements, &point.point, &vary(text));
                    if found != wanted {
                        wrong.push(format!(
                            "{}, {name}: {wanted:?} wanted, {found:?} found: {text}",
                            point.point
                        ));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} variants come out otherwise:\n{}", wrong.len(), wrong.join("\n"));
}

/// The floor of the bank: what was reached, never lowered. Shares are percent of the label.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Floor {
    /// Least share of present passages found present.
    present_found: f64,
    /// Least share of contradicted passages found contradicted.
    contradicted_found: f64,
    /// Most contradicted passages reported present.
    contradicted_reported_present: f64,
    /// Most absent passages reported present.
    absent_reported_present: f64,
}

#[derive(Debug, Default, Clone, Copy)]
struct Row {
    present: usize,
    contradicted: usize,
    unclear: usize,
    absent: usize,
}

impl Row {
    fn add(&mut self, status: Status) {
        match status {
            Status::Present => self.present += 1,
            Status::Contradicted => self.contradicted += 1,
            Status::Unclear => self.unclear += 1,
            Status::Absent => self.absent += 1,
        }
    }

    fn add_row(&mut self, other: Self) {
        self.present += other.present;
        self.contradicted += other.contradicted;
        self.unclear += other.unclear;
        self.absent += other.absent;
    }

    fn share(&self, count: usize) -> f64 {
        100.0 * count as f64 / (self.present + self.contradicted + self.unclear + self.absent).max(1) as f64
    }
}

#[test]
fn the_bank_stays_above_its_floor() {
    let requirements = requirements();
    let floor_path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recognition/floor.yaml");
    let floors: BTreeMap<String, Floor> =
        serde_yaml::from_str(&fs::read_to_string(floor_path).unwrap()).unwrap();
    let mut scored: BTreeMap<String, [Row; 3]> = BTreeMap::new();
    println!("found present / contradicted / unclear / absent, per label");
    for path in files("tests/recognition", ".bank.yaml") {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bank = name.split('-').next().unwrap().to_owned();
        for point in &examples(&path).examples {
            let rows = score(&requirements, point);
            print_rows(&format!("{bank} {}", point.point), &rows);
            let total = scored.entry(bank.clone()).or_default();
            (0..3).for_each(|row| total[row].add_row(rows[row]));
        }
    }
    assert_eq!(floors.keys().collect::<Vec<_>>(), scored.keys().collect::<Vec<_>>(), "each bank has a floor");
    for (bank, rows) in &scored {
        print_rows(&format!("all of {bank}"), rows);
        floors[bank].hold(bank, rows);
    }
}

impl Floor {
    fn hold(&self, bank: &str, [present, contradicted, absent]: &[Row; 3]) {
        assert!(present.share(present.present) >= self.present_found, "{bank}: present found");
        assert!(
            contradicted.share(contradicted.contradicted) >= self.contradicted_found,
            "{bank}: contradicted found"
        );
        assert!(
            contradicted.share(contradicted.present) <= self.contradicted_reported_present,
            "{bank}: contradicted as present"
        );
        assert!(absent.share(absent.present) <= self.absent_reported_present, "{bank}: absent as present");
    }
}

fn score(requirements: &Requirements, point: &PointExamples) -> [Row; 3] {
    let mut rows: [Row; 3] = Default::default();
    for (wanted, text) in labelled(point) {
        let row = match wanted {
            Status::Present => 0,
            Status::Contradicted => 1,
            _ => 2,
        };
        rows[row].add(status(requirements, &point.point, text));
    }
    rows
}

fn print_rows(name: &str, rows: &[Row; 3]) {
    let cell = |row: &Row| format!("{}/{}/{}/{}", row.present, row.contradicted, row.unclear, row.absent);
    println!("{name:38} {:>22} {:>22} {:>22}", cell(&rows[0]), cell(&rows[1]), cell(&rows[2]));
}
