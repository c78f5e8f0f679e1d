//! The order of things, on one screen.
