//! Any text is judged on every point, without panic: `cargo +nightly fuzz run recognise`.
#![no_main]

use isoscript::{
    check::{Library, Requirements, examples::script_of, verdicts},
    source::Sources,
    workspace::Workspace,
};
use libfuzzer_sys::fuzz_target;
use std::{cell::LazyCell, collections::BTreeMap};

thread_local! {
    static REQUIREMENTS: LazyCell<Requirements> = LazyCell::new(|| {
        let workspace = Workspace::memory(BTreeMap::new());
        let library = Library::load(&workspace, &mut Sources::default()).expect("the shipped catalogues");
        library.requirements(&[]).expect("the shipped words")
    });
}

fuzz_target!(|text: &str| {
    REQUIREMENTS.with(|requirements| {
        let found = verdicts(&script_of(text), requirements);
        assert_eq!(found.len(), requirements.points().count());
    });
});
