//! Exporters: laid-out values to bytes, one file per format. They know no YAML and no rule.

mod check_json;
mod decimal;
pub mod eps;
pub mod pdf;
pub mod png;
mod press;
pub mod proof_pdf;
pub mod qr_png;
mod raster;
pub mod svg;
pub mod tiff;

pub use check_json::check_json;
pub use raster::Resolution;
