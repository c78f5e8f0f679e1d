//! Recognition: every example of a catalogue comes out as labelled, typography never matters, a
//! negation taken away never leaves a point present, and the bank of other people's passages never
//! falls below its recorded floor.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that cannot go on says so, and the table of figures is for whoever runs it"
)]

#[path = "suite/recognition/bank.rs"]
mod bank;
#[path = "suite/recognition/odd.rs"]
mod odd;
#[path = "suite/recognition/table.rs"]
mod table;
#[path = "suite/recognition/turned.rs"]
mod turned;
#[path = "suite/recognition/variants.rs"]
mod variants;
#[path = "suite/recognition/whole.rs"]
mod whole;

use bank::{Label, Passage, examples, files, passages, requirements, status, verdict};
use isoscript::{
    check::{Library, examples::script_of, verdict::Status, verdicts},
    source::Sources,
    workspace::Workspace,
};
use std::{collections::BTreeMap, fs, path::Path};
use table::{Floor, tables};

fn catalogue_examples() -> Vec<Passage> {
    files("assets/catalogues", ".examples.yaml").iter().flat_map(|path| examples(path)).collect()
}

#[test]
fn every_example_of_a_catalogue_comes_out_as_labelled() {
    let requirements = requirements();
    let mut wrong = Vec::new();
    for Passage { point, label, text, .. } in catalogue_examples() {
        let found = status(&requirements, &point, &text);
        if found != label.status() {
            wrong.push(format!("{point}: {label:?} wanted, {found:?} found: {text}"));
        }
    }
    assert!(wrong.is_empty(), "{} examples come out wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_point_has_examples_of_each_kind() {
    let requirements = requirements();
    let all = catalogue_examples();
    for (_, _, point) in requirements.points().filter(|(_, _, point)| point.cast.is_none()) {
        let count = |label| all.iter().filter(|it| it.point == point.id && it.label == label).count();
        let labels =
            [(Label::Present, 12), (Label::Contradicted, 8), (Label::Absent, 8), (Label::Unclear, 3)];
        let few: Vec<_> = labels.into_iter().filter(|(label, least)| count(*label) < *least).collect();
        assert!(few.is_empty(), "{} has fewer examples than {few:?}", point.id);
    }
}

#[test]
fn each_catalogue_stands_alone() {
    let library = Library::load(&Workspace::memory(BTreeMap::new()), &mut Sources::default()).unwrap();
    for catalogue in &library.catalogues {
        library.requirements(&[catalogue.catalogue.as_str()]).unwrap();
    }
}

#[test]
fn typography_never_changes_a_verdict() {
    let requirements = requirements();
    let mut wrong = Vec::new();
    for Passage { point, text, .. } in catalogue_examples().into_iter().chain(passages("working", "")) {
        let plain = status(&requirements, &point, &text);
        for (name, vary) in variants::VARIANTS {
            let found = status(&requirements, &point, &vary(&text));
            if found != plain {
                wrong.push(format!("{point}, {name}: {plain:?} became {found:?}: {text}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} variants come out otherwise:\n{}", wrong.len(), wrong.join("\n"));
}

/// Most true statements, in per cent, that another true statement beside them turns round: what was
/// reached.
const TURNED_BY_NEIGHBOURS: f64 = 1.0;

#[test]
fn true_statements_side_by_side_do_not_contradict_each_other() {
    let requirements = requirements();
    let lines = |it: &Passage| it.label == Label::Present && !it.text.trim().contains('\n');
    let plain = |it: &Passage| !it.text.starts_with(['#', '-', '>']);
    let all: Vec<Passage> = catalogue_examples().into_iter().filter(|it| lines(it) && plain(it)).collect();
    let mut of: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    all.iter().for_each(|it| of.entry(&it.point).or_default().push(it.text.trim()));
    let (mut tried, mut wrong) = (0, Vec::new());
    for (at, (point, own)) in of.iter().enumerate() {
        for (next, (_, others)) in of.iter().enumerate().filter(|(next, _)| *next != at) {
            let (one, other) = (own[next % own.len()], others[at % others.len()]);
            for text in [format!("{one} {other}"), format!("{other} {one}")] {
                tried += 1;
                if status(&requirements, point, &text) == Status::Contradicted {
                    wrong.push(format!("{point}: {text}"));
                }
            }
        }
    }
    let share = 100.0 * wrong.len() as f64 / f64::from(tried);
    println!("{share:.2} % of {tried} statements are turned round by their neighbour");
    assert!(share <= TURNED_BY_NEIGHBOURS, "{share:.2} %:\n{}", wrong.join("\n"));
}

#[test]
fn no_text_however_odd_stops_it() {
    let requirements = requirements();
    let mut dice = odd::Dice::new(20_221_122);
    for Passage { text, .. } in passages("working", "") {
        let _ = verdicts(&script_of(&odd::mutated(&text, &mut dice)), &requirements);
    }
    for text in odd::monsters() {
        assert_eq!(verdicts(&script_of(&text), &requirements).len(), requirements.points().count());
    }
}

#[test]
fn a_negation_taken_away_never_leaves_a_point_present() {
    let requirements = requirements();
    let (mut tried, mut wrong) = (0, Vec::new());
    for Passage { point, text, .. } in catalogue_examples().into_iter().chain(passages("working", "")) {
        let plain = verdict(&requirements, &point, &text);
        let turned = turned::without_its_negation(&text, &plain.evidence);
        let Some(turned) = turned.filter(|_| plain.status == Status::Present) else { continue };
        tried += 1;
        if status(&requirements, &point, &turned) == Status::Present {
            wrong.push(format!("{point}: {text}\n    → {turned}"));
        }
    }
    println!("{tried} negations taken away");
    assert!(tried >= 25, "only {tried} passages say their point with one whole negation");
    assert!(wrong.is_empty(), "{} are still present:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_bank_stays_above_its_floor() {
    let requirements = requirements();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recognition/floor.yaml");
    let floors: BTreeMap<String, Floor> = serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let working = passages("working", "");
    println!("found present / contradicted / unclear / absent, per label");
    println!("{:32} {:>18} {:>18} {:>18}", "", "present", "contradicted", "absent");
    tables(&requirements, &working, |it| it.point.clone()).iter().for_each(|(point, it)| it.print(point));
    tables(&requirements, &working, |it| it.difficulty)
        .iter()
        .for_each(|(it, table)| table.print(&format!("{it:?}")));
    let banks = [
        ("working", working),
        ("author", passages("rounds", "author-")),
        ("hard", passages("rounds", "hard-")),
        ("adversary", passages("rounds", "adversary-")),
    ];
    let names: Vec<&str> = banks.iter().map(|it| it.0).collect();
    assert!(
        floors.keys().all(|it| names.contains(&it.as_str())) && floors.len() == names.len(),
        "one floor a bank"
    );
    let mut below = Vec::new();
    for (name, passages) in &banks {
        let table = tables(&requirements, passages, |_| ())[&()];
        table.print_shares(name);
        below.extend(table.below(&floors[*name]).into_iter().map(|it| format!("{name}, {it}")));
    }
    assert!(below.is_empty(), "{}", below.join("\n"));
}

/// Least share of verdicts on whole scripts that are exactly right, in percent: what was reached.
const WHOLE_SCRIPTS: f64 = 98.0;

#[test]
fn whole_scripts_stay_above_their_floor() {
    let judged = whole::verdicts_of(&requirements(), "working");
    for whole::Otherwise { script, point, wanted, found } in &judged.1 {
        println!("{script} {point}: {wanted:?} wanted, {found:?} found");
    }
    assert!(whole::print(&judged) >= WHOLE_SCRIPTS, "fewer verdicts are right than before");
}
