//! Verdicts: is each required message said, contradicted, or missing?
