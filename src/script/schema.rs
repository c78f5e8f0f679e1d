//! The JSON Schemas of the files, made from the types that read them.

use super::raw::{RawCampaign, RawScript};
use crate::yaml;

/// The JSON Schema (2020-12) of a campaign file.
pub fn campaign_schema() -> String {
    yaml::schema_text::<RawCampaign>()
}

/// The JSON Schema (2020-12) of a script file.
pub fn script_schema() -> String {
    yaml::schema_text::<RawScript>()
}
