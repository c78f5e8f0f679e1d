//! The JSON Schemas under `assets/schema` are those of the types that read the files, and good
//! files satisfy them. `ISOSCRIPT_ACCEPT=1` writes them anew.

use isoscript::{
    check::catalogue::catalogue_schema,
    script::{campaign_schema, script_schema},
};
use std::{env, fs, path::Path};

fn committed(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/schema").join(name);
    fs::read_to_string(path).unwrap_or_default()
}

#[test]
fn the_committed_schemas_are_those_of_the_types() {
    let schemas = [
        ("campaign.json", campaign_schema()),
        ("script.json", script_schema()),
        ("catalogue.json", catalogue_schema()),
    ];
    for (name, schema) in schemas {
        if env::var_os("ISOSCRIPT_ACCEPT").is_some() {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/schema");
            fs::create_dir_all(&folder).expect("a folder");
            fs::write(folder.join(name), &schema).expect("a writable file");
        }
        assert!(committed(name) == schema, "assets/schema/{name} is not what the types say");
    }
}

#[test]
fn an_editor_accepts_what_the_program_accepts() {
    let cases = [
        ("script.json", "tests/suite/loading/nothing-wrong/video.yaml"),
        ("campaign.json", "tests/suite/loading/campaign/campaign.yaml"),
        ("campaign.json", "scripts/campaign.yaml"),
        ("script.json", "scripts/risks.yaml"),
        ("script.json", "scripts/contraception.yaml"),
        ("catalogue.json", "assets/catalogues/csp-2022-05-13.yaml"),
        ("catalogue.json", "assets/catalogues/isotretinoin-safety.yaml"),
    ];
    for (schema, file) in cases {
        let schema = serde_json::from_str(&committed(schema)).expect("a schema");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let text = fs::read_to_string(path).expect("a file");
        let value: serde_json::Value = serde_yaml::from_str(&text).expect("a YAML file");
        let validator = jsonschema::validator_for(&schema).expect("a schema of the draft that it names");
        let errors: Vec<String> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{file}: {errors:?}");
        assert!(!validator.is_valid(&serde_json::json!({"titre": 1})), "{file}");
    }
}
