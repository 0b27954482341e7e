//! `hegao hook`: what git does with the hooks that hegao installs.
#![cfg(all(feature = "git", unix))]

use crate::support;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Output;

use support::repo::{CLEAN, MOBILE, Repo};

/// A repository with a commit and the hook.
fn hooked() -> Repo {
    let repo = Repo::new();
    repo.file("a.txt", CLEAN).file("子 夹/b.txt", CLEAN).commit();
    install(&repo, &[]);
    repo
}

fn install(repo: &Repo, args: &[&str]) -> String {
    let run = repo.run(".", &[&["hook", "install"], args].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    run.err
}

/// Says no, and shows where without showing what.
fn assert_refused(output: &Output) {
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success(), "{said}");
    assert!(said.contains("138****8000") && !said.contains("13800138000"), "{said}");
}

fn assert_done(output: &Output) {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn script(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_commit_holds_only_what_may_go_out() {
    let repo = hooked();
    for folder in [".", "子 夹"] {
        let commit = || repo.try_git(folder, &["commit", "-qm", "改动"]);
        repo.file("新 文.txt", format!("{MOBILE}{folder}\n")).git(&["add", "-A"]);
        assert_refused(&commit());
        repo.file("新 文.txt", format!("{CLEAN}{folder}\n"));
        assert_refused(&commit());
        repo.git(&["add", "-A"]);
        assert_done(&commit());
    }
}

#[test]
fn the_index_that_git_prepares_for_a_commit_is_the_one_that_is_read() {
    let repo = hooked();
    repo.file("a.txt", MOBILE);
    assert_refused(&repo.try_git(".", &["commit", "-qam", "改动"]));
    assert_refused(&repo.try_git("子 夹", &["commit", "-qm", "改动", "--", "../a.txt"]));
    // What is staged beside the named file is not in the commit, and the other way round.
    repo.git(&["add", "a.txt"]);
    repo.file("子 夹/b.txt", "请各单位做好工作。\n");
    assert_done(&repo.try_git(".", &["commit", "-qm", "改动", "--", "子 夹/b.txt"]));
    assert_refused(&repo.try_git(".", &["commit", "-qm", "改动"]));
}

#[test]
fn a_linked_work_tree_has_the_hook_too() {
    let repo = hooked();
    repo.git(&["worktree", "add", "-q", "../旁 树", "-b", "旁"]);
    let beside = repo.path().join("../旁 树");
    fs::write(beside.join("a.txt"), MOBILE).unwrap();
    let refused = repo.try_git("../旁 树", &["commit", "-qam", "改动"]);
    fs::remove_dir_all(beside).unwrap();
    assert_refused(&refused);
}

#[test]
fn a_hook_that_was_there_runs_first_and_comes_back() {
    let repo = Repo::new();
    let hooks = repo.path().join(".git/hooks");
    let theirs = "#!/bin/sh\necho 他们的 >> ran\n[ ! -e no ]\n";
    script(&hooks.join("pre-commit"), theirs);
    assert!(install(&repo, &[]).contains("pre-commit.before-hegao"));
    let ours = fs::read_to_string(hooks.join("pre-commit")).unwrap();
    install(&repo, &[]);
    assert_eq!(fs::read_to_string(hooks.join("pre-commit")).unwrap(), ours, "twice is once");
    assert_eq!(fs::read_to_string(hooks.join("pre-commit.before-hegao")).unwrap(), theirs);

    repo.file("a.txt", CLEAN).git(&["add", "a.txt"]);
    repo.file("no", "");
    assert!(!repo.try_git(".", &["commit", "-qm", "改动"]).status.success(), "theirs says no");
    fs::remove_file(repo.path().join("no")).unwrap();
    assert_done(&repo.try_git(".", &["commit", "-qm", "改动"]));
    assert_eq!(fs::read_to_string(repo.path().join("ran")).unwrap(), "他们的\n他们的\n");

    script(&hooks.join("pre-commit"), "#!/bin/sh\n");
    let both = repo.run(".", &["hook", "install"]);
    assert!(both.code == 2 && both.err.contains("没有改动"), "{}", both.err);
    assert!(repo.run(".", &["hook", "uninstall"]).err.contains("不是核稿的钩子"));
    fs::write(hooks.join("pre-commit"), ours).unwrap();
    assert_eq!(repo.run(".", &["hook", "uninstall"]).code, 0);
    assert_eq!(fs::read_to_string(hooks.join("pre-commit")).unwrap(), theirs);
    assert!(!hooks.join("pre-commit.before-hegao").exists());
}

#[test]
fn uninstalling_leaves_nothing_behind() {
    let repo = hooked();
    install(&repo, &["--pre-push"]);
    let hooks = || {
        let files = fs::read_dir(repo.path().join(".git/hooks")).unwrap();
        let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
        names.filter(|name| !name.ends_with(".sample")).count()
    };
    assert_eq!(hooks(), 4);
    repo.run(".", &["hook", "uninstall"]);
    assert_eq!(hooks(), 0);
    assert!(repo.run(".", &["hook", "uninstall"]).err.contains("没有装过 pre-commit"));
}

#[test]
fn the_configured_folder_is_respected_in_every_repository() {
    for repo in [Repo::new(), Repo::with(&["init", "-q", "--object-format=sha256"])] {
        repo.file("子/a.txt", MOBILE).git(&["config", "core.hooksPath", "钩 子"]);
        let run = repo.run("子", &["hook", "install"]);
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(repo.path().join("钩 子/pre-commit").is_file());
        repo.git(&["add", "子"]);
        assert_refused(&repo.try_git(".", &["commit", "-qm", "改动"]));
    }
    let outside = support::Desk::new();
    assert_eq!(outside.run(&["hook", "install"]).code, 2);
}

#[test]
fn a_program_that_is_gone_is_told_in_words() {
    let repo = hooked();
    let hook = repo.path().join(".git/hooks/pre-commit");
    let text = fs::read_to_string(&hook).unwrap().replace(env!("CARGO_BIN_EXE_hegao"), "/nowhere/it's/hegao");
    script(&hook, &text.replace("it's", "it'\\''s"));
    repo.file("a.txt", MOBILE).git(&["add", "-A"]);
    let output = repo.try_git(".", &["commit", "-qm", "改动"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        !output.status.success() && said.contains("请重新安装") && said.contains("nothing was committed"),
        "{said}"
    );

    // One that is in PATH serves as well.
    let programs = Path::new(env!("CARGO_BIN_EXE_hegao")).parent().unwrap();
    let path = format!("{}:{}", programs.display(), std::env::var("PATH").unwrap());
    let mut git = repo.quiet("git");
    git.current_dir(repo.path()).env("PATH", path).args(["commit", "-qm", "改动"]);
    assert_refused(&git.output().unwrap());
}

#[test]
fn a_push_holds_only_what_may_go_out() {
    let repo = Repo::new();
    repo.git(&["init", "-q", "--bare", "远.git"]);
    repo.file(".gitignore", "远.git\n").file("a.txt", CLEAN).commit();
    repo.git(&["remote", "add", "origin", "远.git"]);
    let theirs = repo.path().join(".git/hooks/pre-push");
    script(&theirs, "#!/bin/sh\ncat >> refs\n");
    install(&repo, &["--pre-push"]);
    let push = |args: &[&str]| repo.try_git(".", &[&["push", "-q", "origin"], args].concat());
    assert_done(&push(&["main"]));
    assert!(fs::read_to_string(repo.path().join("refs")).unwrap().starts_with("refs/heads/main "));
    fs::remove_file(repo.path().join("refs")).unwrap();

    repo.file("b.txt", MOBILE).commit().file("c.txt", CLEAN).commit();
    assert_refused(&push(&["main"]));
    assert_refused(&push(&["main:新"]));
    fs::remove_file(repo.path().join("b.txt")).unwrap();
    assert_refused(&{
        repo.commit();
        push(&["main", "main:新"])
    });
    // Taken out by another commit it would still be there; in one commit with that it is not.
    repo.git(&["reset", "-q", "--soft", "HEAD~3"]);
    fs::remove_file(repo.path().join("refs")).unwrap();
    assert_done(&{
        repo.commit();
        push(&["main", "main:新"])
    });
    assert_done(&push(&[":新"]));

    // Rewritten, so that what is there is no ancestor, and there is nothing to go back to.
    repo.git(&["checkout", "-q", "--orphan", "孤"]);
    repo.file("b.txt", MOBILE).commit();
    assert_refused(&push(&["孤"]));
    assert_refused(&push(&["-f", "孤:main"]));
}

/// A branch whose last commit, made past the hook, adds a file with `text`.
fn branch(repo: &Repo, name: &str, file: &str, text: &str) {
    repo.git(&["checkout", "-q", "-b", name, "main~0"]);
    repo.file(file, text).commit().git(&["checkout", "-q", "main"]);
}

#[test]
fn merges_and_patches_are_looked_at_before_they_are_committed() {
    let repo = hooked();
    branch(&repo, "净", "净.txt", CLEAN);
    branch(&repo, "号", "号.txt", MOBILE);
    repo.file("c.txt", CLEAN).commit();
    assert_done(&repo.try_git(".", &["merge", "-q", "--no-ff", "--no-edit", "净"]));
    let merge = repo.try_git(".", &["merge", "-q", "--no-ff", "--no-edit", "号"]);
    assert_refused(&merge);
    let said = String::from_utf8_lossy(&merge.stderr).into_owned();
    assert!(said.contains("没有提交") && said.contains("git merge --abort"), "{said}");
    repo.file("号.txt", CLEAN).git(&["add", "-A"]);
    assert_done(&repo.try_git(".", &["commit", "-q", "--no-edit"]));

    repo.git(&["format-patch", "-q", "-1", "号", "-o", ".git/补丁", "--start-number", "1"]);
    repo.git(&["rm", "-q", "号.txt"]);
    repo.commit();
    let patch = fs::read_dir(repo.path().join(".git/补丁")).unwrap().next().unwrap().unwrap().path();
    assert_refused(&repo.try_git(".", &["am", "-q", patch.to_str().unwrap()]));
    repo.git(&["am", "--abort"]);
}

/// What git asks no hook about: this is git's, and documented; the push looks at it.
#[test]
fn what_git_asks_no_hook_about_is_stopped_at_the_push() {
    let repo = hooked();
    repo.git(&["init", "-q", "--bare", "远.git"]);
    repo.file(".gitignore", "远.git\n").commit().git(&["remote", "add", "origin", "远.git"]);
    assert!(install(&repo, &["--pre-push"]).contains("cherry-pick、revert、rebase"));
    let push = || repo.try_git(".", &["push", "-q", "origin", "main"]);
    assert_done(&push());
    branch(&repo, "号", "号.txt", MOBILE);
    assert_done(&repo.try_git(".", &["cherry-pick", "号"]));
    assert_refused(&push());
    assert_done(&repo.try_git(".", &["revert", "--no-edit", "HEAD"]));
    let refused = push();
    assert_refused(&refused);
    let said = String::from_utf8_lossy(&refused.stderr);
    assert!(said.contains(":号.txt") && said.contains("没有推送") && said.contains("git rebase -i"), "{said}");
    repo.git(&["reset", "-q", "--hard", "HEAD~2"]);
    repo.file("号.txt", MOBILE).commit();
    repo.file("号.txt", CLEAN).git(&["add", "-A"]);
    // An amended commit is gone, not published.
    assert_done(&repo.try_git(".", &["commit", "-q", "--amend", "--no-edit"]));
    assert_done(&push());
}

#[test]
fn a_refusal_ends_with_the_way_on_and_lists_what_fails() {
    let repo = hooked();
    repo.file("a.txt", format!("{CLEAN}请各单位布署工作。\n{MOBILE}")).git(&["add", "-A"]);
    let output = repo.try_git(".", &["commit", "-qm", "改动"]);
    assert_refused(&output);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let lines: Vec<&str> = said.lines().collect();
    let [.., zh, en] = lines[..] else { panic!("{said}") };
    assert!(
        zh.starts_with("没有提交。") && zh.contains("git add") && en.starts_with("Nothing was committed."),
        "{said}"
    );
    assert!(!said.contains("布署") && said.contains("另有 1 处"), "{said}");
    assert!(output.stdout.is_empty() && !said.contains('\x1b'), "{said}");
    repo.file("a.txt", b"\x00\x01\x02\xFF\x00").git(&["add", "-A"]);
    let output = repo.try_git(".", &["commit", "-qm", "改动"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && said.contains("没有提交：有文件没有读完"), "{said}");
    repo.file("a.txt", CLEAN).file("hegao.yaml", "fail-on: [\n").git(&["add", "-A"]);
    let output = repo.try_git(".", &["commit", "-qm", "改动", "--allow-empty"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && said.contains("没有提交：核稿没有查成"), "{said}");
}
