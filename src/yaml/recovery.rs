//! Reading a whole file in spite of its syntax errors, so that one run tells of all of them.

use super::{
    mistake::Mistake,
    node::Node,
    scan::{Scan, scan},
    syntax::{Explanation, explain},
};
use std::{borrow::Cow, ops::Range};

/// How many syntax errors are told of before the rest of a file is left unread. Each costs one
/// more pass.
const MOST_ERRORS: usize = 20;

/// What could be read.
#[derive(Debug)]
pub(crate) struct Recovered {
    /// The tree; its places are those of the text as it was written.
    pub(crate) root: Option<Node>,
    /// What is wrong with syntax and structure.
    pub(crate) mistakes: Vec<Mistake>,
    /// What could not be read and is not in the tree.
    pub(crate) gaps: Vec<Range<usize>>,
}

/// Reads as much as can be read.
pub(crate) fn read(text: &str) -> Recovered {
    let mut readable = Cow::Borrowed(text);
    let mut errors = Vec::new();
    let mut gaps = Vec::new();
    loop {
        let Scan { root, mistakes, stop, goes_on } = scan(&readable);
        if goes_on {
            gaps.push(root.as_ref().map_or(0, |root| root.bytes.end)..text.len());
        }
        let patched = stop.and_then(|stop| {
            let Explanation { mistake, patch } = explain(&readable, &stop);
            errors.push(mistake);
            let patched =
                patch.as_ref().filter(|_| errors.len() < MOST_ERRORS).and_then(|it| it.apply(&readable));
            if patched.is_none() {
                gaps.push(stop.at..text.len());
            } else {
                gaps.extend(patch.map(|patch| patch.bytes().clone()));
            }
            patched
        });
        match patched {
            Some(patched) => readable = Cow::Owned(patched),
            None => {
                errors.extend(mistakes.into_vec());
                return Recovered { root, mistakes: errors, gaps };
            }
        }
    }
}
