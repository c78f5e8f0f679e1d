//! Slides as a reader sees them: pictures compared with references, and findings for texts that
//! cannot be shown. `ISOSCRIPT_ACCEPT=1` takes what is seen as the reference.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests say what failed by panicking")]

mod suite {
    mod slides;
}
