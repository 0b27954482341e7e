//! The recipes in `examples/` for services that check changes.
#![cfg(all(unix, feature = "git"))]

use crate::support;

use std::path::Path;
use std::process::Output;

use serde_yaml::Value;
use support::repo::{CLEAN, MOBILE, Repo};

fn yaml(path: &str) -> Value {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    serde_yaml::from_str(&text).unwrap()
}

/// A change that adds a number and a configuration to excuse it, on a branch of `main`; `origin` is the repository itself.
fn excusing() -> Repo {
    let repo = Repo::new();
    repo.file(".gitignore", "hegao.*\n!hegao.yaml\n").file("旧.txt", MOBILE).commit();
    repo.git(&["remote", "add", "origin", "."]);
    repo.git(&["checkout", "-q", "-b", "改"]);
    repo.file("新.txt", MOBILE).file("hegao.yaml", "rules: {privacy/*: off}\n").commit();
    repo
}

fn shell(repo: &Repo, script: &[&str], variables: &[(&str, &str)]) -> Output {
    let programs = Path::new(env!("CARGO_BIN_EXE_hegao")).parent().unwrap();
    let path = format!("{}:{}", programs.display(), std::env::var("PATH").unwrap());
    let mut shell = repo.quiet("sh");
    shell.current_dir(repo.path()).args(script).env("PATH", path).env("CI", "true").envs(variables.iter().copied());
    shell.output().unwrap()
}

/// The new number is found, the old one is not looked at, and the excuse is told and does not hold.
fn assert_refused(output: &Output) {
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("138****8000") && !said.contains("13800138000"), "{said}");
    assert!(said.contains("新.txt") && !said.contains("旧.txt"), "{said}");
    assert!(said.contains("hegao.yaml与信任的版本不一样"), "{said}");
}

#[test]
fn the_shell_recipe_holds_a_change_against_its_target() {
    let recipe = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/check-change.sh");
    let repo = excusing();
    assert_refused(&shell(&repo, &[recipe, "main"], &[]));
    assert!(repo.path().join("hegao.xml").is_file());
    assert_eq!(repo.git(&["worktree", "list"]).lines().count(), 1, "nothing is left behind");
    repo.file("新.txt", CLEAN).commit();
    assert!(shell(&repo, &[recipe, "main"], &[]).status.success());
    assert!(!shell(&repo, &[recipe, "nix"], &[]).status.success());
}

#[test]
fn the_gitlab_recipe_holds_a_change_against_its_target() {
    let repo = excusing();
    let folder = repo.path().join("../").join(repo.path().file_name().unwrap());
    let folder = folder.to_str().unwrap();
    let job = &yaml("examples/gitlab-ci.yml")["hegao"];
    let script = job["script"][0].as_str().unwrap();
    let target = ("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main");
    let refused = shell(&repo, &["-ec", script], &[target, ("CI_PROJECT_DIR", folder)]);
    shell(&repo, &["-c", job["after_script"][0].as_str().unwrap()], &[("CI_PROJECT_DIR", folder)]);
    assert_refused(&refused);
    assert!(!Path::new(&format!("{folder}.target")).exists());
    for report in ["codequality", "junit"] {
        assert!(repo.path().join(job["artifacts"]["reports"][report].as_str().unwrap()).is_file(), "{report}");
    }
    // The default branch is checked whole, by its own rules.
    assert!(shell(&repo, &["-ec", script], &[("CI_PROJECT_DIR", folder)]).status.success());
}

#[test]
fn the_workflow_gives_what_the_action_takes() {
    let (workflow, action) = (yaml("examples/github-workflow.yml"), yaml("action.yml"));
    assert_eq!(workflow["permissions"], serde_yaml::from_str::<Value>("{contents: read}").unwrap());
    let steps = workflow["jobs"]["hegao"]["steps"].as_sequence().unwrap();
    let step = steps.iter().find(|step| step["uses"].as_str().unwrap().starts_with("OWNER/hegao@")).unwrap();
    for (input, _) in step["with"].as_mapping().unwrap() {
        assert!(action["inputs"].get(input).is_some(), "{input:?}");
    }
}
