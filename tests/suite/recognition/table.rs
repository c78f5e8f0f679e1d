//! The confusion table: how passages of each label came out, and the floor it must not fall below.

use crate::bank::{Label, Passage, status};
use isoscript::check::{Requirements, verdict::Status};
use serde::Deserialize;
use std::collections::BTreeMap;

/// How the passages of one label came out.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Row {
    present: usize,
    contradicted: usize,
    unclear: usize,
    absent: usize,
}

/// The rows of the three labels.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Table {
    present: Row,
    contradicted: Row,
    absent: Row,
}

/// What was reached, in percent; shares of the label but for `unclear`, a share of everything.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Floor {
    /// Least share of present passages found present.
    present_found: f64,
    /// Most present passages that are neither found nor unclear.
    present_missed: f64,
    /// Least share of contradicted passages found contradicted.
    contradicted_found: f64,
    /// Least share of contradicted passages found contradicted or unclear.
    contradicted_found_or_unclear: f64,
    /// Most contradicted passages reported present.
    contradicted_reported_present: f64,
    /// Most absent passages reported present.
    absent_reported_present: f64,
    /// Most passages of any label reported unclear.
    unclear: f64,
}

/// Judges the passages; one table per key.
pub(crate) fn tables<K: Ord>(
    requirements: &Requirements,
    passages: &[Passage],
    key: impl Fn(&Passage) -> K,
) -> BTreeMap<K, Table> {
    let mut tables: BTreeMap<K, Table> = BTreeMap::new();
    for passage in passages {
        let found = status(requirements, &passage.point, &passage.text);
        if let Some(row) = tables.entry(key(passage)).or_default().row(passage.label) {
            row.add(found);
        }
    }
    tables
}

impl Table {
    /// The row of a label; no bank has doubtful passages.
    fn row(&mut self, label: Label) -> Option<&mut Row> {
        match label {
            Label::Present => Some(&mut self.present),
            Label::Contradicted => Some(&mut self.contradicted),
            Label::Absent => Some(&mut self.absent),
            Label::Unclear => None,
        }
    }

    /// Prints the counts, present / contradicted / unclear / absent per label.
    pub(crate) fn print(&self, name: &str) {
        let cell = |row: &Row| format!("{}/{}/{}/{}", row.present, row.contradicted, row.unclear, row.absent);
        let cells = [&self.present, &self.contradicted, &self.absent].map(cell);
        println!("{name:32} {:>18} {:>18} {:>18}", cells[0], cells[1], cells[2]);
    }

    /// Prints the shares that count.
    pub(crate) fn print_shares(&self, name: &str) {
        println!("{name}");
        for (what, share) in self.shares() {
            println!("  {what:34} {share:5.1} %");
        }
    }

    fn shares(&self) -> [(&'static str, f64); 7] {
        let (said, against, nothing) = (&self.present, &self.contradicted, &self.absent);
        let all = said.all() + against.all() + nothing.all();
        let unclear = said.unclear + against.unclear + nothing.unclear;
        [
            ("present found", said.share(said.present)),
            ("present neither found nor unclear", said.share(said.absent + said.contradicted)),
            ("contradicted found", against.share(against.contradicted)),
            ("contradicted found or unclear", against.share(against.contradicted + against.unclear)),
            ("contradicted reported present", against.share(against.present)),
            ("absent reported present", nothing.share(nothing.present)),
            ("unclear, over everything", 100.0 * unclear as f64 / all.max(1) as f64),
        ]
    }

    /// What falls below the floor, in words.
    pub(crate) fn below(&self, floor: &Floor) -> Vec<String> {
        let bounds = [
            floor.present_found..=100.0,
            0.0..=floor.present_missed,
            floor.contradicted_found..=100.0,
            floor.contradicted_found_or_unclear..=100.0,
            0.0..=floor.contradicted_reported_present,
            0.0..=floor.absent_reported_present,
            0.0..=floor.unclear,
        ];
        let broken =
            self.shares().into_iter().zip(bounds).filter(|((_, share), bound)| !bound.contains(share));
        broken.map(|((what, share), bound)| format!("{what}: {share:.1} %, not in {bound:?}")).collect()
    }
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

    fn all(&self) -> usize {
        self.present + self.contradicted + self.unclear + self.absent
    }

    fn share(&self, count: usize) -> f64 {
        100.0 * count as f64 / self.all().max(1) as f64
    }
}
