//! The steps of action.yml, run by bash as a runner would.
#![cfg(all(unix, feature = "git"))]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use serde_yaml::Value;
use support::repo::{MOBILE, Repo};

const CLEAN: &str = "请各单位抓好落实。\n";
const PROGRAM: (&str, &str) = ("inputs.binary", env!("CARGO_BIN_EXE_hegao"));

/// What a run of the action left.
struct Ran {
    code: i32,
    printed: String,
    outputs: String,
    summary: String,
}

/// Runs every step with the `given` values of expressions (`inputs.…`, `github.…`) over the inputs' defaults.
fn run(repo: &Repo, given: &[(&str, &str)]) -> Ran {
    let action = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/action.yml")).unwrap();
    let action: Value = serde_yaml::from_str(&action).unwrap();
    let mut known = BTreeMap::from([("github.action_path".to_owned(), env!("CARGO_MANIFEST_DIR").to_owned())]);
    for (name, input) in action["inputs"].as_mapping().unwrap() {
        known.insert(format!("inputs.{}", name.as_str().unwrap()), input["default"].as_str().unwrap().to_owned());
    }
    known.extend([PROGRAM].iter().chain(given).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let runner = tempfile::tempdir().unwrap();
    let mut ran = Ran { code: 0, printed: String::new(), outputs: String::new(), summary: String::new() };
    for step in action["runs"]["steps"].as_sequence().unwrap() {
        let files = ["outputs", "summary"].map(|name| runner.path().join(name));
        let mut bash = repo.quiet("bash");
        bash.args(["-c", step["run"].as_str().unwrap()]).current_dir(repo.path());
        bash.env("GITHUB_OUTPUT", &files[0]).env("GITHUB_STEP_SUMMARY", &files[1]);
        bash.env("RUNNER_TEMP", runner.path()).env("CI", "true");
        for (name, value) in step["env"].as_mapping().unwrap() {
            let expression = value.as_str().unwrap().trim_start_matches("${{").trim_end_matches("}}").trim();
            // GitHub takes what an event does not have for an empty text.
            let value = known.get(expression).cloned();
            let value = value.or_else(|| expression.starts_with("github.event.").then(String::new));
            bash.env(name.as_str().unwrap(), value.unwrap_or_else(|| panic!("unknown expression {expression}")));
        }
        let output = bash.output().unwrap();
        ran.printed += &(String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr));
        [ran.outputs, ran.summary] = files.map(|file| fs::read_to_string(file).unwrap_or_default());
        ran.code = output.status.code().unwrap();
        if ran.code != 0 {
            break;
        }
        for (name, value) in ran.outputs.lines().map(|line| line.split_once('=').unwrap()) {
            known.insert(format!("steps.{}.outputs.{name}", step["id"].as_str().unwrap()), value.to_owned());
        }
    }
    assert!(!(ran.printed.clone() + &ran.summary).contains("13800138000"), "{}", ran.printed);
    ran
}

fn head(repo: &Repo) -> String {
    let mut git = Command::new("git");
    let output = git.current_dir(repo.path()).args(["rev-parse", "HEAD"]).output().unwrap();
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// A repository with a clean document, and the commit that a pull request starts from.
fn based() -> (Repo, String) {
    let repo = Repo::new();
    repo.file("a.txt", CLEAN).file("旧.txt", "原有问题：法治学孔。\n").commit();
    let base = head(&repo);
    (repo, base)
}

#[test]
fn every_document_is_checked_and_counted() {
    let repo = Repo::new();
    repo.file("文件 夹/a.txt", CLEAN).file("b $(touch x).txt", MOBILE).commit();
    let clean = run(&repo, &[("inputs.paths", "文件 夹\n")]);
    assert_eq!(clean.code, 0, "{}", clean.printed);
    assert!(clean.outputs.contains("findings=0\n"), "{}", clean.outputs);
    let found = run(&repo, &[("inputs.sarif-file", "r.sarif")]);
    assert_eq!(found.code, 1, "{}", found.printed);
    assert!(found.printed.contains("::error") && found.printed.contains("138****8000"), "{}", found.printed);
    assert!(found.outputs.contains("errors=1\n") && found.outputs.contains("gaps=0\n"), "{}", found.outputs);
    assert!(found.summary.contains(r"138\*\*\*\*8000"), "{}", found.summary);
    let sarif = fs::read_to_string(repo.path().join("r.sarif")).unwrap();
    assert!(sarif.contains("\"2.1.0\"") && !sarif.contains("13800138000"));
    assert_eq!(run(&repo, &[("inputs.audience", "internal")]).code, 0);
    assert_eq!(run(&repo, &[("inputs.fail-on", "never")]).code, 0);
    assert!(!repo.path().join("x").exists(), "a path was run as a command");
    for wrong in [("inputs.config", "missing.yaml"), ("inputs.mode", "some"), ("inputs.trust", "me")] {
        assert_eq!(run(&repo, &[wrong]).code, 2, "{wrong:?}");
    }
}

#[test]
fn a_pull_request_answers_for_what_it_changes() {
    let (repo, base) = based();
    let changed = [("inputs.mode", "changed"), ("github.event.pull_request.base.sha", base.as_str())];
    repo.git(&["commit", "-q", "--allow-empty", "-m", "无"]);
    let none = run(&repo, &changed);
    assert_eq!(none.code, 0, "{}", none.printed);
    repo.file("新.txt", MOBILE).commit();
    let found = run(&repo, &changed);
    assert_eq!(found.code, 1, "{}", found.printed);
    assert!(found.printed.contains("新.txt") && !found.printed.contains("旧.txt"), "{}", found.printed);
    let missing = [("github.event.pull_request.base.sha", "1111111111111111111111111111111111111111")];
    let shallow = run(&repo, &missing);
    assert!(shallow.code == 2 && shallow.printed.contains("fetch-depth: 0"), "{}", shallow.printed);
}

#[test]
fn a_pull_request_cannot_excuse_itself() {
    let (repo, base) = based();
    let number = MOBILE.trim_end();
    for (file, text) in [
        ("hegao.yaml", "rules: {privacy/*: off}\n".to_owned()),
        (".hegaoignore", "新.txt\n".to_owned()),
        (".gitignore", "新.txt\n".to_owned()),
        ("新.txt", format!("{number} <!-- hegao: ignore[privacy/*] 已同意公开 -->\n")),
    ] {
        for mode in ["all", "changed"] {
            repo.git(&["checkout", "-q", "-B", "改", &base]);
            repo.file("新.txt", MOBILE).git(&["add", "-A"]);
            repo.file(file, &text).git(&["add", "-A"]);
            repo.git(&["commit", "-qm", "改动"]);
            let event = [("inputs.mode", mode), ("github.event.pull_request.base.sha", base.as_str())];
            let ran = run(&repo, &event);
            assert_eq!(ran.code, 1, "{file} {mode} {}", ran.printed);
            assert!(ran.printed.contains("138****8000"), "{file} {mode} {}", ran.printed);
            assert!(file == "新.txt" || ran.printed.contains(&format!("changes {file}")), "{}", ran.printed);
            let head = run(&repo, &[event[0], event[1], ("inputs.trust", "head")]);
            // Git itself tracks a file that `.gitignore` names, so its changes are checked either way.
            let excused = file != ".gitignore" || mode == "all";
            assert_eq!(head.code, i32::from(!excused), "{file} {mode} {}", head.printed);
        }
    }
}

#[test]
fn what_the_base_accepts_stays_accepted() {
    let repo = Repo::new();
    let accepted = format!("{} <!-- hegao: ignore[privacy/*] 已同意公开 -->\n", MOBILE.trim_end());
    repo.file("a.txt", &accepted).commit();
    let base = head(&repo);
    repo.file("a.txt", format!("{accepted}{CLEAN}")).commit();
    let ran = run(&repo, &[("github.event.pull_request.base.sha", &base)]);
    assert_eq!(ran.code, 0, "{}", ran.printed);
}

#[test]
fn what_cannot_be_read_is_not_clean() {
    let repo = Repo::new();
    repo.file("a.txt", CLEAN).commit();
    fs::write(repo.path().join("b.txt"), b"%PDF-1.7\n").unwrap();
    repo.commit();
    let ran = run(&repo, &[]);
    assert!(ran.code == 3 && ran.outputs.contains("gaps=1\n"), "{} {}", ran.outputs, ran.printed);
}
