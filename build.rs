//! Seals the shipped lexicon and rewrites the shipped catalogues as JSON, so that a check does not
//! begin by reading half a million letters of YAML that never change.

#[path = "src/language/words/mod.rs"]
#[allow(dead_code, unreachable_pub, unused_imports, reason = "the program uses what the build does not")]
mod words;

use serde::Deserialize;
use serde_json::Value;
use std::{
    env,
    error::Error,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};
use words::{ConceptEntry, Draft};

type Done<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> Done {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let assets = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("assets");
    let mut shipped = Shipped { assets, out, table: String::from("&[\n"), draft: Draft::default() };
    for source in ["assets/catalogues", "assets/language", "src/language/words"] {
        println!("cargo::rerun-if-changed={source}");
    }
    shipped.lexicons()?;
    shipped.catalogues()?;
    shipped.write()
}

struct Shipped {
    assets: PathBuf,
    out: PathBuf,
    /// Path and JSON of each file, as Rust.
    table: String,
    draft: Draft,
}

impl Shipped {
    fn lexicons(&mut self) -> Done {
        for path in yaml_files(&self.assets.join("language/fr/lexicon"))? {
            self.add(&path, read(&path)?["concepts"].take())?;
        }
        Ok(())
    }

    /// Catalogues by name, each with its recognition files, the general one first: the order in which
    /// the program puts them together.
    fn catalogues(&mut self) -> Done {
        for path in yaml_files(&self.assets.join("catalogues"))? {
            let mut catalogue = read(&path)?;
            self.add(&path, catalogue["lexicon"]["fr"].take())?;
            self.keep(&path, &catalogue)?;
            let mut themes = yaml_files(&path.with_extension("").join("fr"))?;
            themes.sort_by_key(|path| path.file_name().is_none_or(|name| name != "general.yaml"));
            for theme in themes {
                let mut file = read(&theme)?;
                self.add(&theme, file["concepts"].take())?;
                self.keep(&theme, &file)?;
            }
        }
        Ok(())
    }

    fn add(&mut self, path: &Path, concepts: Value) -> Done {
        let entries = Option::<Vec<ConceptEntry>>::deserialize(concepts)?.unwrap_or_default();
        let misspelt = |it: words::Misspelt| format!("{}: {}: {}", path.display(), it.concept, it.cause);
        Ok(self.draft.add(&entries).map_err(misspelt)?)
    }

    /// Writes what is left of a file, its words sealed, as JSON.
    fn keep(&mut self, path: &Path, value: &Value) -> Done {
        let name = path.strip_prefix(&self.assets)?.to_string_lossy().replace('\\', "/");
        let mut value = value.clone();
        for words in ["lexicon", "concepts"] {
            value.as_object_mut().map(|it| it.remove(words));
        }
        let file = self.out.join(format!("{}.json", name.replace('/', "-")));
        fs::write(&file, value.to_string())?;
        writeln!(self.table, "    ({name:?}, include_bytes!({:?})),", file.display().to_string())?;
        Ok(())
    }

    fn write(mut self) -> Done {
        self.table.push_str("]\n");
        fs::write(self.out.join("digested.rs"), self.table)?;
        fs::write(self.out.join("lexicon.sealed"), postcard::to_allocvec(&self.draft.seal())?)?;
        Ok(())
    }
}

fn read(path: &Path) -> Done<Value> {
    let text = fs::read_to_string(path)?;
    Ok(serde_yaml::from_str(&text).map_err(|cause| format!("{}: {cause}", path.display()))?)
}

/// The YAML files of a folder, by name, without the examples, which tests alone read.
fn yaml_files(folder: &Path) -> Done<Vec<PathBuf>> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_, std::io::Error>>()?;
    let wanted = |path: &PathBuf| {
        let name = path.to_string_lossy();
        name.ends_with(".yaml") && !name.ends_with(".examples.yaml")
    };
    paths.retain(wanted);
    paths.sort();
    Ok(paths)
}
