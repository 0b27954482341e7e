//! The steps of action.yml, run by bash as a runner would.
#![cfg(all(unix, feature = "git"))]

use crate::support;

use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use serde_yaml::Value;
use support::repo::{CLEAN, MOBILE, Repo, TYPO};
use tempfile::TempDir;

const RULE: &str = "severity: error\nmessage: 不写“{match}”\nwhy: 内部用语\nsource: 本单位规定\ncheck:\n  words:\n    terms: [秘密代号]\n\
    tests:\n  flagged: [«秘密代号», 报«秘密代号»]\n  passed: [公开代号, 代号]\n";
const PULL: &str = "github.event.pull_request.base.sha";

/// What a run of the action left.
struct Ran {
    code: i32,
    printed: String,
    outputs: String,
    summary: String,
}

/// A machine on which jobs run.
struct Runner {
    temp: TempDir,
    /// A folder with programs that stand before all others.
    programs: TempDir,
}

impl Runner {
    fn new() -> Self {
        Self { temp: tempfile::tempdir().unwrap(), programs: tempfile::tempdir().unwrap() }
    }

    fn program(&self, name: &str, script: &str) {
        let path = self.programs.path().join(name);
        fs::write(&path, script).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    /// Runs every step that is a script, with the `given` values of expressions (`inputs.…`, `github.…`) over the inputs'
    /// defaults. Steps that use another action keep the program between jobs, as this folder does; they are not run.
    fn run(&self, repo: &Repo, given: &[(&str, &str)]) -> Ran {
        let action = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/action.yml")).unwrap();
        let action: Value = serde_yaml::from_str(&action).unwrap();
        let mut known = BTreeMap::from([("github.action_path".to_owned(), env!("CARGO_MANIFEST_DIR").to_owned())]);
        for (name, input) in action["inputs"].as_mapping().unwrap() {
            known.insert(format!("inputs.{}", name.as_str().unwrap()), input["default"].as_str().unwrap().to_owned());
        }
        known.extend(given.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let mut ran = Ran { code: 0, printed: String::new(), outputs: String::new(), summary: String::new() };
        for step in action["runs"]["steps"].as_sequence().unwrap() {
            let Some(script) = step["run"].as_str() else {
                assert!(step["uses"].as_str().unwrap().starts_with("actions/cache/"), "{step:?}");
                continue;
            };
            let files = ["outputs", "summary"].map(|name| self.temp.path().join(name));
            files.iter().for_each(|file| fs::write(file, "").unwrap());
            let mut bash = repo.quiet("bash");
            bash.args(["-c", script]).current_dir(repo.path());
            bash.env("GITHUB_OUTPUT", &files[0]).env("GITHUB_STEP_SUMMARY", &files[1]).env("CI", "true");
            bash.env("RUNNER_TEMP", self.temp.path()).env("RUNNER_OS", "Linux").env("RUNNER_ARCH", "X64");
            bash.env("PATH", format!("{}:{}", self.programs.path().display(), env::var("PATH").unwrap()));
            for (name, value) in step["env"].as_mapping().unwrap() {
                bash.env(name.as_str().unwrap(), value_of(value.as_str().unwrap(), &known));
            }
            let output = bash.output().unwrap();
            ran.printed += &(String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr));
            [ran.outputs, ran.summary] = files.map(|file| fs::read_to_string(file).unwrap());
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
}

/// The value of `${{ a || b }}`.
fn value_of(expression: &str, known: &BTreeMap<String, String>) -> String {
    let names = expression.strip_prefix("${{").and_then(|rest| rest.strip_suffix("}}")).unwrap();
    let value = |name: &str| match known.get(name) {
        Some(value) => value.clone(),
        // GitHub takes what an event does not have for an empty text.
        None if name.starts_with("github.") => String::new(),
        None => panic!("unknown expression {name}"),
    };
    names.split("||").map(|name| value(name.trim())).find(|value| !value.is_empty()).unwrap_or_default()
}

/// Runs the action with the program that is tested.
fn run(repo: &Repo, given: &[(&str, &str)]) -> Ran {
    Runner::new().run(repo, &[&[("inputs.binary", env!("CARGO_BIN_EXE_hegao"))], given].concat())
}

fn head(repo: &Repo) -> String {
    let mut git = Command::new("git");
    let output = git.current_dir(repo.path()).args(["rev-parse", "HEAD"]).output().unwrap();
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// A repository with a clean document, and the commit that a pull request starts from.
fn based() -> (Repo, String) {
    let repo = Repo::new();
    repo.file("a.txt", CLEAN)
        .file("旧.txt", "原有问题：法治学孔。\n")
        .file("改.txt", format!("{TYPO}{CLEAN}"))
        .commit();
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
    let changed = [("inputs.mode", "changed"), (PULL, base.as_str())];
    repo.git(&["commit", "-q", "--allow-empty", "-m", "无"]);
    let none = run(&repo, &changed);
    assert_eq!(none.code, 0, "{}", none.printed);
    repo.file("新.txt", MOBILE).file("改.txt", format!("{TYPO}{CLEAN}{TYPO}")).commit();
    let found = run(&repo, &changed);
    assert_eq!(found.code, 1, "{}", found.printed);
    assert!(found.printed.contains("新.txt") && !found.printed.contains("旧.txt"), "{}", found.printed);
    assert!(found.printed.contains("改.txt,line=3,") && !found.printed.contains("改.txt,line=1,"), "{}", found.printed);
    let missing = [(PULL, "1111111111111111111111111111111111111111")];
    let shallow = run(&repo, &missing);
    assert!(shallow.code == 2 && shallow.printed.contains("fetch-depth: 0"), "{}", shallow.printed);
    // What a forced push replaced is nowhere: then all of it counts.
    let forced = run(&repo, &[changed[0], ("github.event.before", missing[0].1)]);
    assert!(forced.code == 1 && forced.printed.contains("改.txt,line=1,"), "{}", forced.printed);
}

#[test]
fn a_pull_request_cannot_excuse_itself() {
    let repo = Repo::new();
    repo.file("a.txt", CLEAN)
        .file("hegao.yaml", "rule-dirs: [规则]\n")
        .file("规则/house/code-name.yaml", RULE)
        .commit();
    let base = head(&repo);
    let number = MOBILE.trim_end();
    for (file, text, told) in [
        ("hegao.yaml", "rules: {privacy/*: off}\n".to_owned(), "notice file=hegao.yaml"),
        (".hegaoignore", "新.txt\n".to_owned(), "notice file=.hegaoignore"),
        (".gitignore", "新.txt\n".to_owned(), "notice file=.gitignore"),
        (".hegao-baseline", String::new(), "notice file=.hegao-baseline"),
        ("新.txt", format!("{number} <!-- hegao: ignore[privacy/*] 已问 13800138000 -->\n"), "ignore=新.txt"),
    ] {
        for mode in ["all", "changed"] {
            repo.git(&["checkout", "-q", "-f", "-B", "改", &base]);
            repo.git(&["clean", "-qfd"]);
            repo.file("新.txt", MOBILE).git(&["add", "-A"]);
            repo.file(file, &text);
            if file == ".hegao-baseline" {
                assert_eq!(repo.run(".", &["baseline", "write"]).code, 0);
            }
            repo.git(&["add", "-A"]);
            repo.git(&["commit", "-qm", "改动"]);
            let event = [("inputs.mode", mode), (PULL, base.as_str())];
            let ran = run(&repo, &event);
            assert_eq!(ran.code, 1, "{file} {mode} {}", ran.printed);
            assert!(ran.printed.contains("138****8000"), "{file} {mode} {}", ran.printed);
            let told = told.replace("ignore=", "notice file=");
            assert!(ran.printed.contains(&told), "{file} {mode} {}", ran.printed);
            assert!(ran.summary.contains("谁说了算"), "{}", ran.summary);
            let head = run(&repo, &[event[0], event[1], ("inputs.trust", "head")]);
            // Git itself tracks a file that `.gitignore` names, so its changes are checked either way.
            let excused = file != ".gitignore";
            assert_eq!(head.code, i32::from(!excused), "{file} {mode} {}", head.printed);
        }
    }
    assert_eq!(repo.git(&["worktree", "list"]).lines().count(), 1, "nothing is left behind");
}

#[test]
fn rules_and_configurations_of_the_base_decide() {
    let repo = Repo::new();
    let config = "rule-dirs: [规则]\nrules: {privacy/*: off}\n";
    repo.file("a.txt", CLEAN).file("配置.yaml", config).file("规则/house/code-name.yaml", RULE).commit();
    let base = head(&repo);
    repo.file("a.txt", "本单位的秘密代号。\n").file("配置.yaml", "{}\n");
    repo.file("规则/house/code-name.yaml", RULE.replace("秘密代号", "别的")).file("规则/house/又.yaml", RULE).commit();
    let given = [("inputs.config", "配置.yaml"), (PULL, base.as_str())];
    let ran = run(&repo, &given);
    assert_eq!(ran.code, 1, "{}", ran.printed);
    assert!(ran.printed.contains("house/code-name"), "{}", ran.printed);
    for file in ["配置.yaml", "规则/house/code-name.yaml", "规则/house/又.yaml"] {
        assert!(ran.printed.contains(&format!("notice file={file},title=trusted")), "{file} {}", ran.printed);
    }
    // What is not new is not told: the same commit against itself.
    let same = run(&repo, &[given[0], (PULL, &head(&repo))]);
    assert!(!same.printed.contains("title=trusted"), "{}", same.printed);
}

#[test]
fn comments_of_a_pull_request_are_shown() {
    let repo = Repo::new();
    repo.file("a.txt", CLEAN).commit();
    let base = head(&repo);
    let typo = "请各单位布署。<!-- hegao: ignore[typo/*] 原文如此 13800138000 -->\n";
    repo.file("a.txt", format!("{MOBILE}{typo}")).commit();
    let ran = run(&repo, &[(PULL, &base), ("inputs.fail-on", "never")]);
    assert!(ran.printed.contains("::notice file=a.txt,line=2,title=suppression::"), "{}", ran.printed);
    assert!(ran.printed.contains("138****8000") && !ran.printed.contains("title=typo"), "{}", ran.printed);
}

#[test]
fn what_the_base_accepts_stays_accepted() {
    let repo = Repo::new();
    let accepted = format!("{} <!-- hegao: ignore[privacy/*] 已同意公开 -->\n", MOBILE.trim_end());
    repo.file("a.txt", &accepted).commit();
    let base = head(&repo);
    repo.file("a.txt", format!("{accepted}{CLEAN}")).commit();
    let ran = run(&repo, &[(PULL, &base)]);
    assert_eq!(ran.code, 0, "{}", ran.printed);
}

#[test]
fn what_a_pull_request_hides_is_looked_at() {
    let (repo, base) = based();
    repo.file(".gitignore", "出/\n").commit();
    repo.file("出/a.txt", MOBILE).git(&["add", "-f", "出"]);
    repo.file(".github/b.txt", MOBILE).commit();
    let pull = [(PULL, base.as_str())];
    let ran = run(&repo, &pull);
    assert!(
        ran.code == 1 && ran.printed.contains("出/a.txt") && ran.printed.contains(".github/b.txt"),
        "{}",
        ran.printed
    );
    // Taken out again, it is still merged, whatever the mode.
    repo.git(&["rm", "-q", "-r", "出", ".github"]);
    repo.commit();
    for mode in ["all", "changed"] {
        let mode = ("inputs.mode", mode);
        let ran = run(&repo, &[pull[0], mode]);
        assert!(ran.code == 1 && ran.printed.contains("%3A出/a.txt"), "{mode:?} {}", ran.printed);
        assert_eq!(run(&repo, &[pull[0], mode, ("inputs.history", "false")]).code, 0, "{mode:?}");
    }
    assert_eq!(run(&repo, &[("inputs.history", "some")]).code, 2);
}

#[test]
fn a_pull_request_does_not_say_where_the_report_goes() {
    let outside = tempfile::tempdir().unwrap();
    let target = outside.path().join("x");
    for (committed, file) in [("r.sarif", "r.sarif"), ("R.SARIF", "r.sarif"), ("链", "链"), ("夹", "夹/r.sarif")] {
        let (repo, base) = based();
        match committed {
            "链" => std::os::unix::fs::symlink(&target, repo.path().join(committed)).unwrap(),
            "夹" => std::os::unix::fs::symlink(outside.path(), repo.path().join(committed)).unwrap(),
            _ => drop(repo.file(committed, "")),
        }
        repo.commit();
        for mode in ["all", "changed"] {
            let ran = run(&repo, &[(PULL, base.as_str()), ("inputs.mode", mode), ("inputs.sarif-file", file)]);
            assert_eq!(ran.code, 2, "{file} {mode} {}", ran.printed);
        }
        assert_eq!(repo.git(&["status", "--porcelain"]), "", "{file}");
        assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0, "{file}");
    }
}

#[test]
fn a_pull_request_does_not_take_the_excuses_of_another_document() {
    let repo = Repo::new();
    repo.file("旧.txt", MOBILE).file("去.txt", MOBILE).file("换.txt", MOBILE);
    assert_eq!(repo.run(".", &["baseline", "write"]).code, 0);
    repo.commit().git(&["rm", "-q", "去.txt"]);
    // An earlier change put a clean document in the place of one that is excused.
    repo.file("换.txt", CLEAN).commit();
    let base = head(&repo);
    repo.git(&["mv", "旧.txt", "新 名.txt"]);
    repo.commit();
    let pull = [(PULL, base.as_str())];
    let ran = run(&repo, &pull);
    assert_eq!(ran.code, 0, "a renamed document keeps its own: {}", ran.printed);
    for taken in ["旧.txt", "去.txt", "换.txt"] {
        let clean = if taken == "换.txt" { CLEAN } else { "" };
        repo.file(taken, format!("{}{clean}", MOBILE.replace("0013", "1113"))).commit();
        let ran = run(&repo, &pull);
        assert!(ran.code == 1 && ran.printed.contains(taken), "{taken} {}", ran.printed);
        repo.git(&["reset", "-q", "--hard", "HEAD~1"]);
    }
}

#[test]
fn a_pull_request_hides_nothing_below_the_rules() {
    let repo = Repo::new();
    repo.file("hegao.yaml", "rule-dirs: [规则]\n").file("规则/house/code-name.yaml", RULE).commit();
    let base = head(&repo);
    for (file, text) in [
        ("规则/house/名单.csv", format!("姓名,电话\n李明,{MOBILE}")),
        ("规则/house/又.yaml", format!("# {MOBILE}{RULE}")),
        ("规则/house/code-name.yaml", format!("# {MOBILE}{RULE}")),
    ] {
        repo.file(file, text).commit();
        for mode in ["all", "changed"] {
            let ran = run(&repo, &[(PULL, &base), ("inputs.mode", mode)]);
            assert!(ran.code == 1 && ran.printed.contains("138****8000"), "{file} {mode} {}", ran.printed);
        }
        repo.git(&["reset", "-q", "--hard", &base]);
    }
}

/// What a release of version 1 has for this machine, below the folder of a server.
fn release(server: &Path) -> PathBuf {
    let folder = server.join("某/hegao/releases/download/v1");
    fs::create_dir_all(&folder).unwrap();
    fs::copy(env!("CARGO_BIN_EXE_hegao"), folder.join("hegao")).unwrap();
    let archive = "hegao-x86_64-unknown-linux-musl.tar.gz";
    let pack = format!("tar -czf {archive} hegao && rm hegao && sha256sum {archive} > {archive}.sha256");
    assert!(Command::new("sh").args(["-c", &pack]).current_dir(&folder).status().unwrap().success());
    folder.join(archive)
}

#[test]
fn a_release_runs_only_if_it_is_the_one_that_is_meant() {
    let (repo, server) = (Repo::new(), tempfile::tempdir().unwrap());
    repo.file("a.txt", MOBILE).commit();
    let archive = release(server.path());
    let url = format!("file://{}", server.path().display());
    let given = [("github.server_url", url.as_str()), ("github.action_repository", "某/hegao")];
    let download = |more: &[(&str, &str)]| Runner::new().run(&repo, &[&given[..], more].concat());
    let ran = download(&[("inputs.version", "v1")]);
    assert!(ran.code == 1 && ran.outputs.contains("errors=1\n"), "{}", ran.printed);
    let other = "0".repeat(64);
    let pinned = download(&[("inputs.version", "v1"), ("inputs.sha256", &other)]);
    assert!(pinned.code == 2 && pinned.printed.contains("should be 000"), "{}", pinned.printed);
    let missing = download(&[("inputs.version", "v2")]);
    assert!(missing.code == 2 && missing.printed.contains("cannot download"), "{}", missing.printed);
    fs::write(&archive, [fs::read(&archive).unwrap(), vec![0]].concat()).unwrap();
    let tampered = download(&[("inputs.version", "v1")]);
    assert!(tampered.code == 2 && tampered.printed.contains("it was not run"), "{}", tampered.printed);
    let local = Runner::new().run(&repo, &[("inputs.version", "v1")]);
    assert!(local.code == 2 && local.printed.contains("OWNER/hegao"), "{}", local.printed);
}

#[test]
fn the_source_is_built_once() {
    let (repo, runner) = (Repo::new(), Runner::new());
    repo.file("a.txt", CLEAN).commit();
    let fake = "#!/bin/bash\necho built\nfor folder; do :; done\nmkdir -p \"$folder/release\"\n";
    runner.program("cargo", &format!("{fake}cp '{}' \"$folder/release/hegao\"\n", env!("CARGO_BIN_EXE_hegao")));
    let first = runner.run(&repo, &[]);
    assert!(first.code == 0 && first.printed.contains("built"), "{}", first.printed);
    let second = runner.run(&repo, &[]);
    assert!(second.code == 0 && !second.printed.contains("built"), "{}", second.printed);
    let missing = runner.run(&repo, &[("inputs.binary", "./nix")]);
    assert!(missing.code == 2 && missing.printed.contains("no program ./nix"), "{}", missing.printed);
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
