//! Exporters: laid-out values to bytes, one file per format. They know no YAML and no rule.

mod check_csv;
mod check_json;
mod decimal;
mod diff_json;
pub mod eps;
mod junit;
pub mod markup;
pub mod pdf;
pub mod png;
mod press;
pub mod proof_pdf;
pub mod qr_png;
mod raster;
mod report_html;
mod sarif;
pub mod svg;
pub mod tiff;

pub use check_csv::check_csv;
pub use check_json::check_json;
pub use diff_json::diff_json;
pub use junit::junit;
pub use raster::Resolution;
pub use report_html::report_html;
pub use sarif::sarif;
