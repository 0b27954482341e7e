//! Runs the program in a folder of its own, with an environment that says nothing.

#![allow(dead_code, clippy::unwrap_used)]

// What the reader's own tests make workbooks with.
#[path = "../../crates/formats/src/format/xls/sample.rs"]
pub mod biff;
pub mod disguise;
pub mod forms;
pub mod odf;
pub mod ofd;
pub mod office;
pub mod planted;
pub mod properties;
pub mod repo;
pub mod slides;
pub mod word;

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use hegao::document::Document;
use hegao::facts::{Audience, DateInterval, Given};
use hegao::filter::{Ruling, Selection};
use hegao::finding::Finding;
use hegao::rule::{Language, RuleSet, builtin, builtin_tables};
use hegao::scan::Scanner;
use tempfile::TempDir;

/// What the built-in rules of privacy and hidden data find in `document`.
pub fn scanned(document: &Document) -> Vec<Finding> {
    static SCANNER: LazyLock<Scanner> =
        LazyLock::new(|| Scanner::new(RuleSet::new(builtin(), &builtin_tables()), Language::Zh, false));
    let scanner = &*SCANNER;
    let today = DateInterval::parse("2026-01-01").unwrap();
    let given =
        Given { date: None, named: None, today, audience: Audience::Public, genre: None, format: document.format };
    let rulings: Vec<_> = scanner.rules().iter().map(|rule| Ruling::of(rule, &Selection::default(), None)).collect();
    let mut findings = scanner.scan("样本", document, &given, &rulings).findings;
    findings.retain(|finding| finding.rule.starts_with("hidden/") || finding.rule.starts_with("privacy/"));
    findings
}

/// A folder to work in.
pub struct Desk {
    folder: TempDir,
}

/// What a run left behind.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Desk {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file, with the folders that it needs.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hegao"));
        command.current_dir(self.path()).stdin(Stdio::null());
        command.env_clear().env("HOME", self.path()).env("RAYON_NUM_THREADS", "2");
        command
    }

    pub fn run(&self, args: &[&str]) -> Run {
        Run::from(self.command().args(args).output().unwrap())
    }

    /// Runs with something on standard input.
    pub fn run_with(&self, args: &[&str], input: &[u8]) -> Run {
        use std::io::Write;
        let mut child = self
            .command()
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        Run::from(child.wait_with_output().unwrap())
    }

    /// The JSON report of a check.
    pub fn json(&self, args: &[&str]) -> serde_json::Value {
        let run = self.run(&[&["check", "--format", "json"], args].concat());
        serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}\n{}\n{}", run.out, run.err))
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
    }
}

/// The findings of a JSON report as (rule, line, column, match).
pub fn brief(report: &serde_json::Value) -> Vec<(String, u64, u64, String)> {
    let findings = report["findings"].as_array().unwrap().iter();
    findings
        .map(|finding| {
            let word = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
            let start = &finding["location"]["start"];
            let number = |key: &str| start[key].as_u64().unwrap_or(0);
            (word(&finding["rule"]), number("line"), number("column"), word(&finding["match"]))
        })
        .collect()
}
