//! The set-aside third of the bank, scored rarely and never read: totals only.
//!
//! `cargo test --test set_aside`

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    dead_code,
    reason = "a program for whoever wants the totals"
)]

#[path = "suite/recognition/bank.rs"]
mod bank;
#[path = "suite/recognition/table.rs"]
mod table;
#[path = "suite/recognition/whole.rs"]
mod whole;

fn main() {
    let requirements = bank::requirements();
    let passages = bank::passages("set-aside", "");
    println!("{} passages set aside", passages.len());
    for (difficulty, table) in table::tables(&requirements, &passages, |it| it.difficulty) {
        table.print_shares(&format!("{difficulty:?}"));
    }
    table::tables(&requirements, &passages, |_| ())[&()].print_shares("all");
    whole::print(&whole::verdicts_of(&requirements, "set-aside"));
}
