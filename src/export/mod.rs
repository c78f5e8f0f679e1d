//! Exporters: laid-out values to bytes, one file per format. They know no YAML and no rule.

pub mod png;
