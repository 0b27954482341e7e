//! A repository to work in, made by the `git` program.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::{Desk, Run};

/// What a number in a document looks like that must not go out.
pub const MOBILE: &str = "联系电话：13800138000。\n";

/// A line with a fault that is not private.
pub const TYPO: &str = "请各单位布署工作。\n";

/// A line without a fault.
pub const CLEAN: &str = "请各单位抓好落实。\n";

/// A folder with a repository.
pub struct Repo {
    pub desk: Desk,
}

impl Repo {
    pub fn new() -> Self {
        Self::with(&["init", "-q", "-b", "main"])
    }

    /// A repository that `git` makes with these arguments.
    pub fn with(args: &[&str]) -> Self {
        let repo = Self { desk: Desk::new() };
        repo.git(args);
        repo
    }

    pub fn path(&self) -> &Path {
        self.desk.path()
    }

    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        self.desk.file(name, content);
        self
    }

    /// Runs `git`, which must succeed; what it prints.
    pub fn git(&self, args: &[&str]) -> String {
        let output = self.try_git(".", args);
        assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).trim_end().to_owned()
    }

    /// Runs `git` in a folder of the desk.
    pub fn try_git(&self, folder: &str, args: &[&str]) -> Output {
        self.quiet("git").current_dir(self.path().join(folder)).args(args).output().unwrap()
    }

    /// Stages everything and commits it past any hook.
    pub fn commit(&self) -> &Self {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "--no-verify", "--allow-empty", "-m", "改动"]);
        self
    }

    /// Runs hegao in a folder of the desk, where it finds `git`.
    pub fn run(&self, folder: &str, args: &[&str]) -> Run {
        let program = env!("CARGO_BIN_EXE_hegao");
        Run::from(self.quiet(program).current_dir(self.path().join(folder)).args(args).output().unwrap())
    }

    /// Runs hegao where it finds no `git`.
    pub fn without_git(&self, folder: &str, args: &[&str]) -> Run {
        let mut program = self.quiet(env!("CARGO_BIN_EXE_hegao"));
        Run::from(program.env("PATH", "").current_dir(self.path().join(folder)).args(args).output().unwrap())
    }

    /// A check that gives JSON: its exit code, and the findings as `path:line rule`.
    pub fn check(&self, args: &[&str]) -> (i32, Vec<String>) {
        found(&self.run(".", &[&["check", "--format", "json"], args].concat()))
    }

    /// A program with an environment that says nothing but where programs are.
    pub fn quiet(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("HOME", self.path());
        command.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_TERMINAL_PROMPT", "0").stdin(Stdio::null());
        for who in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{who}_NAME"), "测试").env(format!("GIT_{who}_EMAIL"), "t@example.com");
        }
        command
    }
}

/// The exit code of a JSON report, and its findings as `path:line rule`, then its gaps as `path kind`.
pub fn found(run: &Run) -> (i32, Vec<String>) {
    let report: serde_json::Value = serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{}{}", run.out, run.err));
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let findings = report["findings"].as_array().unwrap().iter().map(|finding| {
        let line = finding["location"]["start"]["line"].as_u64().unwrap_or(0);
        format!("{}:{line} {}", text(&finding["path"]), text(&finding["rule"]))
    });
    let gaps = report["documents"].as_array().unwrap().iter().flat_map(|document| {
        let gaps = document["gaps"].as_array().unwrap().iter();
        gaps.map(|gap| format!("{} {}", text(&document["path"]), text(&gap["kind"])))
    });
    (run.code, findings.chain(gaps).collect())
}

/// A number as [`found`] tells it.
pub fn mobile(path: &str, line: usize) -> String {
    format!("{path}:{line} privacy/mobile-number")
}

/// A typo as [`found`] tells it.
pub fn typo(path: &str, line: usize) -> String {
    format!("{path}:{line} typo/wrong-word")
}
