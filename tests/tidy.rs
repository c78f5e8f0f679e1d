//! Promises about the files of the project itself.

#![expect(clippy::expect_used, reason = "a test that cannot go on says so")]

use std::{
    fs,
    path::{Path, PathBuf},
};

#[test]
fn each_source_file_says_what_it_is_and_stays_short() {
    for (path, text) in sources(&["src", "tests", "benches"]) {
        assert!(text.starts_with("//! "), "{path} does not open with `//!`");
        let lines = text.lines().count();
        assert!(lines <= 400, "{path} has {lines} lines; 400 is the limit");
    }
}

#[test]
fn lines_end_cleanly() {
    for (path, text) in sources(&["src", "tests", "benches"]) {
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{path} does not end with one line break");
        let untidy = text.lines().position(|line| line.ends_with([' ', '\t']) || line.contains('\t'));
        assert_eq!(untidy.map(|line| line + 1), None, "a tab or a space at the end of a line of {path}");
    }
}

#[test]
fn only_the_command_line_prints_and_looks_around() {
    let words =
        ["println!", "eprintln!", "print!(", "std::env::", "env::var", "SystemTime::now", "Instant::now"];
    for (path, text) in sources(&["src"]).filter(|(path, _)| !path.starts_with("src/cli")) {
        let text = without_tests(&text);
        for word in words {
            assert!(!text.contains(word), "{path} has `{word}`, which belongs in src/cli");
        }
        for word in ["std::net", "TcpStream", "UdpSocket"] {
            assert!(!text.contains(word), "{path} has `{word}`: there is no network code");
        }
    }
}

#[test]
fn names_say_what_is_inside() {
    let refused = ["util", "utils", "helper", "helpers", "common", "manager", "misc"];
    for (path, _) in sources(&["src"]) {
        let stem = |part: &str| part.trim_end_matches(".rs").to_owned();
        assert!(!path.split('/').any(|part| refused.contains(&stem(part).as_str())), "{path}");
    }
}

#[test]
fn the_engine_knows_no_medicine() {
    let words = ["isotretinoin", "isotrétinoïne", "steril", "stéril", "préservatif", "condom"];
    for (path, text) in sources(&["src/check", "src/language"]) {
        let code: Vec<_> =
            without_tests(&text).lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        let code = code.join("\n").to_lowercase();
        for word in words {
            assert!(!code.contains(word), "{path} names `{word}`: what is medical is data");
        }
    }
}

#[test]
fn the_changelog_names_this_version() {
    let changelog = fs::read_to_string(root().join("CHANGELOG.md")).expect("the changelog");
    let version = env!("CARGO_PKG_VERSION");
    let named = changelog.contains(&format!("## [{version}]")) || changelog.contains("## [Unreleased]");
    assert!(named, "CHANGELOG.md has no section for {version}");
}

#[test]
fn documents_keep_their_length() {
    for (name, limit) in [("README.md", 120), ("ARCHITECTURE.md", 200), ("CONTRIBUTING.md", 200)] {
        let text = fs::read_to_string(root().join(name)).expect("the document");
        let lines = text.lines().count();
        assert!(lines <= limit, "{name} has {lines} lines; {limit} is the limit");
    }
}

#[test]
fn each_dependency_is_told_of() {
    let architecture = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("the document");
    let cargo = fs::read_to_string(root().join("Cargo.toml")).expect("the package");
    let section = cargo.split("[dependencies]").nth(1).and_then(|rest| rest.split("\n[[bench").next());
    let lines = section.expect("dependencies").lines().filter(|line| !line.starts_with(['#', '[']));
    for name in lines.filter_map(|line| Some(line.split_once(" = ")?.0)) {
        assert!(
            architecture.contains(&format!("`{name}`")),
            "ARCHITECTURE.md does not say what `{name}` is for"
        );
    }
}

#[test]
fn links_between_documents_lead_somewhere() {
    for name in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"] {
        let text = fs::read_to_string(root().join(name)).expect("the document");
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let local = !link.starts_with("http") && !link.starts_with('#');
            let file = link.split('#').next().unwrap_or(link);
            assert!(!local || root().join(file).exists(), "{name} links to {link}, which is not there");
        }
    }
}

#[test]
fn each_catalogue_has_examples() {
    let folder = root().join("assets/catalogues");
    let here = |path: &&PathBuf| path.parent() == Some(folder.as_path());
    let names: Vec<String> = files(&folder).iter().filter(here).map(|path| file_name(path)).collect();
    let catalogues = names.iter().filter(|name| !name.ends_with(".examples.yaml"));
    for catalogue in catalogues {
        let examples = catalogue.replace(".yaml", ".examples.yaml");
        assert!(names.contains(&examples), "assets/catalogues/{catalogue} has no {examples}");
    }
}

#[test]
fn each_folder_of_cases_has_its_test() {
    for folder in fs::read_dir(root().join("tests/suite")).expect("the suite") {
        let name = file_name(&folder.expect("an entry").path());
        assert!(
            root().join(format!("tests/{name}.rs")).exists(),
            "tests/suite/{name} is run by no tests/{name}.rs"
        );
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The Rust files under these folders, by relative path.
fn sources(folders: &[&str]) -> impl Iterator<Item = (String, String)> {
    let found: Vec<_> = folders.iter().flat_map(|folder| files(&root().join(folder))).collect();
    found.into_iter().filter(|path| path.extension().is_some_and(|it| it == "rs")).map(|path| {
        let relative = path.strip_prefix(root()).expect("inside").to_string_lossy().replace('\\', "/");
        (relative, fs::read_to_string(path).expect("a source file"))
    })
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

fn file_name(path: &Path) -> String {
    path.file_name().expect("a name").to_string_lossy().into_owned()
}
