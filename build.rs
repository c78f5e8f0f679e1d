//! Rewrites the shipped catalogues and lexicons as JSON, which is read ten times faster than YAML:
//! most of a check's time would else go into reading words that never change.

use std::{
    env,
    error::Error,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let assets = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("assets");
    let mut table = String::from("&[\n");
    for folder in ["catalogues", "language"] {
        println!("cargo::rerun-if-changed=assets/{folder}");
        digest(&assets, &assets.join(folder), &out, &mut table)?;
    }
    table.push_str("]\n");
    fs::write(out.join("digested.rs"), table)?;
    Ok(())
}

/// Rewrites the YAML files of a folder and of those in it; the examples are read by tests alone.
fn digest(assets: &Path, folder: &Path, out: &Path, table: &mut String) -> Result<(), Box<dyn Error>> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_, std::io::Error>>()?;
    paths.sort();
    for path in paths {
        let name = path.strip_prefix(assets)?.to_string_lossy().replace('\\', "/");
        if path.is_dir() {
            digest(assets, &path, out, table)?;
        } else if name.ends_with(".yaml") && !name.ends_with(".examples.yaml") {
            let value: serde_json::Value = serde_yaml::from_str(&fs::read_to_string(&path)?)
                .map_err(|cause| format!("{name}: {cause}"))?;
            let file = out.join(format!("{}.json", name.replace('/', "-")));
            fs::write(&file, value.to_string())?;
            writeln!(table, "    ({name:?}, include_bytes!({:?})),", file.display().to_string())?;
        }
    }
    Ok(())
}
