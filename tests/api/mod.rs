//! What the library's crates make public, as text: whoever changes it sees in `schema/api` what that means for others, and
//! `docs/library.md` says what a change may be. `UPDATE=1 cargo test --test all api` writes the files anew.

mod strip;
mod surface;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The crates that others build on, and their modules about which nothing is promised (docs/library.md).
const CRATES: [(&str, &str, &[&str]); 5] = [
    ("hegao", ".", &["cli", "platform"]),
    ("hegao-engine", "crates/engine", &[]),
    ("hegao-formats", "crates/formats", &[]),
    ("hegao-model", "crates/model", &[]),
    ("hegao-rules", "crates/rules", &["check", "rule", "yaml"]),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn what_is_public_stands_in_the_files() {
    let mut changed = Vec::new();
    for (name, folder, left_out) in CRATES {
        let surface = surface::of(&root().join(folder).join("src/lib.rs"), left_out);
        let head =
            format!("// What {name} makes public. Written by `UPDATE=1 cargo test --test all api`; do not edit.\n\n");
        let path = root().join(format!("schema/api/{name}.txt"));
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, head + &surface).unwrap();
        } else if std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n") != head + &surface {
            changed.push(format!("schema/api/{name}.txt"));
        }
    }
    assert!(
        changed.is_empty(),
        "what is public has changed: run UPDATE=1 cargo test --test all api and look at {changed:?}"
    );
}

#[test]
fn what_is_public_is_found_wherever_it_is_declared() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in SAMPLE {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    assert_eq!(surface::of(&folder.path().join("lib.rs"), &["program"]), SHOWN);
}

const SAMPLE: [(&str, &str); 3] = [
    (
        "lib.rs",
        "mod inner; pub mod open; pub mod program; pub use inner::{Shape as Form, deep::*}; pub use other::Thing;
        #[doc(hidden)] pub mod hidden { pub fn unseen() {} }
        #[cfg(test)] mod tests;
        #[cfg(feature = \"more\")] pub fn more() -> u8 { 1 }",
    ),
    (
        "inner.rs",
        "/// Words.
        #[derive(Debug, Clone)] #[must_use] pub struct Shape { pub wide: u8, high: u8 }
        struct Own; pub struct Unseen;
        impl Shape { pub fn new() -> Self { Self { wide: 1, high: 2 } } fn own(&self) {} }
        impl Default for Shape { fn default() -> Self { Self::new() } }
        impl Own { pub fn unseen() {} }
        pub mod deep { pub const LONG: usize = 1 << 3; pub(crate) const OWN: usize = 1; pub trait Way { fn go(&self) -> u8 { 1 } } }",
    ),
    ("open.rs", "#[non_exhaustive] pub enum Kind { One(u8), Two { of: u8 } } pub struct Sealed(u8, pub u8); pub static S: &str = \"a\";"),
];

const SHOWN: &str = "\
pub use inner::Shape as Form;
#[derive(Debug, Clone)]
#[must_use]
pub struct Shape {
    pub wide: u8,
    __private: _,
}
impl Default for Shape {}
impl Shape {
    pub fn new() -> Self {}
}
pub const LONG: usize = _;
pub use other::Thing;
pub trait Way {
    fn go(&self) -> u8 {}
}
#[cfg(feature = \"more\")]
pub fn more() -> u8 {}
pub mod open {
    #[non_exhaustive]
    pub enum Kind {
        One(u8),
        Two { of: u8 },
    }
    pub static S: &str = _;
    pub struct Sealed(_, pub u8);
}
";

/// The crates that `hegao` brings with these features, as Cargo says.
fn brought(features: &[&str]) -> BTreeSet<String> {
    let told = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--locked",
            "--offline",
            "--package",
            "hegao",
            "--edges",
            "normal",
            "--prefix",
            "none",
            "--no-default-features",
        ])
        .args(["--features", &features.join(",")])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let lines = String::from_utf8(told.stdout).unwrap();
    lines.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
}

#[test]
fn without_its_features_the_library_brings_neither_arguments_nor_git() {
    let programs = [
        "clap",
        "clap_complete",
        "git2",
        "libgit2-sys",
        "libz-sys",
        "lsp-server",
        "indicatif",
        "rayon",
        "hegao-spelling",
    ];
    for features in [&[][..], &["files"]] {
        let crates = brought(features);
        assert!(crates.contains("hegao-engine") && crates.contains("quick-xml"), "{crates:?}");
        let more: Vec<_> = programs.iter().filter(|name| crates.contains(**name)).collect();
        assert!(more.is_empty(), "{features:?} brings {more:?}");
    }
    let crates = brought(&["git", "lsp", "spelling"]);
    assert!(programs.iter().all(|name| crates.contains(*name)), "a name is no longer that of a crate: {crates:?}");
}

#[test]
fn the_page_on_the_library_shows_code_that_is_run() {
    // The crates' own documentation is compiled and run (`cargo test --doc`); the pages have the same lines.
    let code = |text: &str| -> Vec<String> {
        let blocks = text.split("```rust\n").skip(1).filter_map(|rest| rest.split("```").next());
        blocks.map(|block| block.trim().to_owned()).collect()
    };
    let documented = std::fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let run: Vec<&str> = documented
        .lines()
        .filter_map(|line| line.strip_prefix("//!"))
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect();
    let run = run.join("\n");
    for page in ["library.md", "library.zh-CN.md"] {
        let shown = code(&read(&root().join("docs").join(page)));
        assert!(!shown.is_empty(), "{page}");
        assert!(
            shown.iter().all(|block| run.contains(block.as_str())),
            "{page} shows code that stands not in src/lib.rs"
        );
    }
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap().replace("\r\n", "\n")
}
