//! The steps of action.yml, run by bash as a runner would.
#![cfg(unix)]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use serde_yaml::Value;
use support::Desk;

/// Runs every step with the given inputs over the defaults; the exit code of the first that fails, and all output.
fn run(desk: &Desk, inputs: &[(&str, &str)]) -> (i32, String) {
    let action = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/action.yml")).unwrap();
    let action: Value = serde_yaml::from_str(&action).unwrap();
    let mut known = BTreeMap::from([("github.action_path".to_owned(), env!("CARGO_MANIFEST_DIR").to_owned())]);
    for (name, input) in action["inputs"].as_mapping().unwrap() {
        let name = name.as_str().unwrap();
        let given = inputs.iter().find(|(given, _)| *given == name).map(|(_, value)| *value);
        known.insert(format!("inputs.{name}"), given.or(input["default"].as_str()).unwrap().to_owned());
    }
    let output_file = desk.path().join(".outputs");
    let mut printed = String::new();
    for step in action["runs"]["steps"].as_sequence().unwrap() {
        let mut bash = Command::new("bash");
        bash.args(["-c", step["run"].as_str().unwrap()]).current_dir(desk.path());
        bash.env("GITHUB_OUTPUT", &output_file).env("CI", "true");
        for (name, value) in step["env"].as_mapping().unwrap() {
            let expression = value.as_str().unwrap().trim_start_matches("${{").trim_end_matches("}}").trim();
            bash.env(name.as_str().unwrap(), &known[expression]);
        }
        let output = bash.output().unwrap();
        printed += &(String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr));
        if !output.status.success() {
            return (output.status.code().unwrap(), printed);
        }
        for line in fs::read_to_string(&output_file).unwrap_or_default().lines() {
            let (name, value) = line.split_once('=').unwrap();
            known.insert(format!("steps.program.outputs.{name}"), value.to_owned());
        }
    }
    (0, printed)
}

#[test]
fn the_steps_give_the_verdict_and_leak_nothing() {
    let desk = Desk::new();
    let binary = ("binary", env!("CARGO_BIN_EXE_hegao"));
    desk.file("文件 夹/a.txt", "请各单位抓好落实。\n").file("b $(touch x).txt", "联系电话：13800138000。\n");
    assert_eq!(run(&desk, &[binary, ("paths", "文件 夹\n")]).0, 0);
    let (code, printed) = run(&desk, &[binary]);
    assert_eq!(code, 1, "{printed}");
    assert!(printed.contains("138****8000") && !printed.contains("13800138000"), "{printed}");
    assert_eq!(run(&desk, &[binary, ("audience", "internal")]).0, 0);
    assert_eq!(run(&desk, &[binary, ("fail-on", "never")]).0, 0);
    assert_eq!(run(&desk, &[binary, ("paths", "b $(touch x).txt")]).0, 1);
    assert!(!desk.path().join("x").exists(), "a path was run as a command");
    assert_eq!(run(&desk, &[binary, ("config", "missing.yaml")]).0, 2);
}
