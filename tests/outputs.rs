//! Outputs are whole at every moment: a build is interrupted before each of its steps.

#![expect(clippy::expect_used, reason = "a test that cannot go on says so")]

use isoscript::{
    digest::sha256,
    output::{Disk, Manifest, Scope, Staging, Target},
};
use std::{
    collections::BTreeMap,
    fs, io,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};
use tempfile::TempDir;

type Tree = BTreeMap<String, Vec<u8>>;

const FIRST: &[(&str, &str)] = &[
    ("slides/risks/01-opening.png", "one"),
    ("slides/risks/02-baby.png", "two"),
    ("qr/box/c_box.svg", "box"),
];
const SECOND: &[(&str, &str)] = &[
    ("slides/risks/01-opening.png", "ONE"),
    ("slides/risks/02-mood.png", "mood"),
    ("qr/box/c_box.svg", "box"),
];
const OWN: &[(&str, &str)] =
    &[("notes.txt", "mine"), ("slides/risks/annotated.png", "mine too"), ("mine/deep/a.txt", "a")];

#[test]
fn a_build_interrupted_anywhere_leaves_the_old_outputs_or_the_new() {
    for exchange in [true, false] {
        let steps = interrupt_after(usize::MAX, exchange, prepared().path());
        assert!(steps > 20, "a build has more steps than {steps}");
        for after in 0..steps {
            let folder = prepared();
            interrupt_after(after, exchange, folder.path());
            if !exchange {
                restore(folder.path());
            }
            let found = tree(&folder.path().join("out"));
            assert!(is_whole(&found), "interrupted after {after} steps, exchange {exchange}");
            assert!(
                found == expected(FIRST) || found == expected(SECOND),
                "after {after}: {:?}",
                found.keys()
            );
            build(&Disk::default(), folder.path(), SECOND, Scope::Everything).expect("the next run succeeds");
            assert_eq!(tree(&folder.path().join("out")), expected(SECOND));
            assert_eq!(names(folder.path()), ["out"], "nothing is left beside the outputs");
        }
    }
}

#[test]
fn a_first_build_interrupted_anywhere_leaves_nothing_or_everything() {
    let steps = interrupt_after(usize::MAX, true, TempDir::new().expect("a folder").path());
    for after in 0..steps {
        let folder = TempDir::new().expect("a folder");
        interrupt_after(after, true, folder.path());
        let out = folder.path().join("out");
        assert!(!out.exists() || is_whole(&tree(&out)), "interrupted after {after} steps");
    }
}

#[test]
fn one_kind_of_output_leaves_the_others_alone() {
    let folder = prepared();
    let slides = Scope::Under(vec!["slides/risks".to_owned()]);
    let new = [("slides/risks/01-opening.png", "new")];
    let manifest = build(&Disk::default(), folder.path(), &new, slides).expect("a build");
    let paths: Vec<_> = manifest.outputs.iter().map(|output| output.path.as_str()).collect();
    assert_eq!(paths, ["qr/box/c_box.svg", "slides/risks/01-opening.png"]);
    let found = tree(&folder.path().join("out"));
    assert_eq!(found["slides/risks/01-opening.png"], b"new");
    assert_eq!(found["qr/box/c_box.svg"], b"box");
    assert!(!found.contains_key("slides/risks/02-baby.png"), "a slide that is gone is gone");
    assert!(is_whole(&found));
}

#[test]
fn a_file_of_the_user_is_never_overwritten() {
    let folder = TempDir::new().expect("a folder");
    let own = folder.path().join("out/slides/risks/01-opening.png");
    fs::create_dir_all(own.parent().expect("a parent")).expect("a folder");
    fs::write(&own, "drawn by hand").expect("a file");
    let refused = build(&Disk::default(), folder.path(), FIRST, Scope::Everything).expect_err("a refusal");
    assert!(refused.to_string().contains("01-opening.png"), "{refused}");
    assert_eq!(fs::read(&own).expect("the file"), b"drawn by hand");
    assert_eq!(names(folder.path()), ["out"]);
}

#[test]
fn a_manifest_of_another_program_is_refused() {
    for text in ["{}", "not JSON", r#"{"format": "isoscript.manifest/2"}"#] {
        let folder = TempDir::new().expect("a folder");
        fs::create_dir(folder.path().join("out")).expect("a folder");
        fs::write(folder.path().join("out/manifest.json"), text).expect("a file");
        let refused =
            build(&Disk::default(), folder.path(), FIRST, Scope::Everything).expect_err("a refusal");
        assert!(refused.to_string().contains("manifest.json"), "{refused}");
        assert_eq!(fs::read_to_string(folder.path().join("out/manifest.json")).expect("the file"), text);
    }
}

#[test]
fn outputs_go_neither_to_a_file_nor_over_the_scripts() {
    let folder = TempDir::new().expect("a folder");
    let scripts = folder.path().join("work/scripts");
    fs::create_dir_all(&scripts).expect("a folder");
    fs::write(folder.path().join("file"), "").expect("a file");
    for refused in ["file", "work/scripts", "work", "work/scripts/../scripts", "."] {
        assert!(Target::new(&folder.path().join(refused), &scripts).is_err(), "{refused}");
    }
    assert!(Target::new(Path::new("/"), &scripts).is_err());
    assert!(Target::new(Path::new("."), &scripts).is_err());
    for taken in ["out", "work/out", "work/scripts/out", "new/deep/out"] {
        assert!(Target::new(&folder.path().join(taken), &scripts).is_ok(), "{taken}");
    }
}

#[test]
fn a_path_that_leaves_the_outputs_is_refused() {
    let folder = TempDir::new().expect("a folder");
    for path in ["../x", "/x", "slides/../../x", "a//b", "", "a/", "manifest.json"] {
        assert!(build(&Disk::default(), folder.path(), &[(path, "x")], Scope::Everything).is_err(), "{path}");
    }
    assert!(build(&Disk::default(), folder.path(), &[("a", "x"), ("a", "y")], Scope::Everything).is_err());
}

#[cfg(unix)]
#[test]
fn rights_and_links_of_the_users_files_survive() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    let folder = prepared();
    let out = folder.path().join("out");
    symlink("notes.txt", out.join("link")).expect("a link");
    fs::set_permissions(out.join("notes.txt"), fs::Permissions::from_mode(0o640)).expect("rights");
    fs::set_permissions(out.join("mine"), fs::Permissions::from_mode(0o750)).expect("rights");
    let before = fs::metadata(out.join("notes.txt")).expect("the file").mtime();
    build(&Disk::default(), folder.path(), SECOND, Scope::Everything).expect("a build");
    let after = fs::metadata(out.join("notes.txt")).expect("the file");
    assert_eq!((after.mtime(), after.mode() & 0o777), (before, 0o640));
    assert_eq!(fs::metadata(out.join("mine")).expect("the folder").mode() & 0o777, 0o750);
    assert_eq!(fs::read_link(out.join("link")).expect("the link"), Path::new("notes.txt"));
    let written = fs::metadata(out.join("manifest.json")).expect("the manifest").mode();
    assert_ne!(written & 0o044, 0, "others may read what is written");
}

/// A folder with the first outputs, and files that are the user's own among them.
fn prepared() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    build(&Disk::default(), folder.path(), FIRST, Scope::Everything).expect("the first build");
    for (path, text) in OWN {
        let path = folder.path().join("out").join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

fn build(
    disk: &Disk,
    folder: &Path,
    files: &[(&str, &str)],
    scope: Scope,
) -> isoscript::failure::Outcome<Manifest> {
    let target = Target::new(&folder.join("out"), &folder.join("scripts"))?;
    let staging = Staging::begin(disk, target, scope)?;
    for (path, text) in files {
        staging.write(path, text.as_bytes())?;
    }
    staging.publish(Manifest::new(None, Vec::new()))
}

/// Builds the second outputs, the disk failing for good after so many steps; gives the steps taken.
fn interrupt_after(limit: usize, exchange: bool, folder: &Path) -> usize {
    let taken = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&taken);
    let disk = Disk::interrupted(move |_, _| {
        if counter.fetch_add(1, Ordering::Relaxed) < limit {
            Ok(())
        } else {
            Err(io::Error::other("stopped"))
        }
    });
    let disk = if exchange { disk } else { disk.without_exchange() };
    let built = build(&disk, folder, SECOND, Scope::Everything);
    assert!(built.is_ok() || limit != usize::MAX, "{built:?}");
    taken.load(Ordering::Relaxed)
}

/// What the next run does first, before it writes anything.
fn restore(folder: &Path) {
    let target = Target::new(&folder.join("out"), &folder.join("scripts")).expect("a target");
    drop(Staging::begin(&Disk::default(), target, Scope::Everything).expect("a beginning"));
}

/// The outputs and the user's own files; the manifest is read apart.
fn expected(files: &[(&str, &str)]) -> Tree {
    let folder = TempDir::new().expect("a folder");
    build(&Disk::default(), folder.path(), files, Scope::Everything).expect("a build");
    let own = OWN.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
    tree(&folder.path().join("out")).into_iter().chain(own).collect()
}

/// Whether the manifest lists each of our files with its bytes.
fn is_whole(tree: &Tree) -> bool {
    let Some(manifest) = tree.get("manifest.json") else { return false };
    let manifest: Manifest = serde_json::from_slice(manifest).expect("a manifest");
    let same = |bytes: &Vec<u8>, hash: &str| sha256(bytes) == hash;
    manifest.outputs.iter().all(|output| tree.get(&output.path).is_some_and(|it| same(it, &output.sha256)))
}

fn tree(folder: &Path) -> Tree {
    let mut found = Tree::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                let relative =
                    path.strip_prefix(folder).expect("inside").to_str().expect("a name").to_owned();
                found.insert(relative, fs::read(path).expect("a file"));
            }
        }
    }
    found
}

fn names(folder: &Path) -> Vec<String> {
    let name =
        |entry: io::Result<fs::DirEntry>| entry.expect("an entry").file_name().into_string().expect("a name");
    let mut names: Vec<_> = fs::read_dir(folder).expect("a folder").map(name).collect();
    names.sort();
    names
}
