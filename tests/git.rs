//! `check --staged`, `--diff` and `--diff-base`, on repositories of every kind that git makes.
#![cfg(all(feature = "git", unix))]

use crate::support;

use std::fs;
use std::process::Command;

use support::office::{Office, p};
use support::repo::{MOBILE, Repo, found};

const TYPO: &str = "请各单位布署工作。\n";
const CLEAN: &str = "请各单位抓好落实。\n";

fn mobile(path: &str, line: usize) -> String {
    format!("{path}:{line} privacy/mobile-number")
}

fn typo(path: &str, line: usize) -> String {
    format!("{path}:{line} typo/wrong-word")
}

#[test]
fn the_index_is_read_and_not_the_folder() {
    let repo = Repo::new();
    repo.file("报 告.txt", MOBILE).file("b.docx", Office::docx(&p(CLEAN.trim())).bytes()).git(&["add", "-A"]);
    repo.file("报 告.txt", CLEAN).file("c.txt", MOBILE);
    assert_eq!(repo.check(&["--staged"]), (1, vec![mobile("报 告.txt", 1)]), "before the first commit");
    repo.git(&["add", "报 告.txt"]);
    assert_eq!(repo.check(&["--staged"]), (0, vec![]));
    fs::remove_file(repo.path().join("报 告.txt")).unwrap();
    repo.git(&["commit", "-qm", "改动"]);
    assert_eq!(repo.check(&["--staged"]), (0, vec![]), "nothing is staged");
}

#[test]
fn what_did_not_change_is_told_only_if_it_must_not_go_out() {
    let repo = Repo::new();
    repo.file("a.txt", format!("{TYPO}{MOBILE}{CLEAN}")).commit();
    repo.file("a.txt", format!("{TYPO}{MOBILE}{CLEAN}{TYPO}")).git(&["add", "-A"]);
    assert_eq!(repo.check(&["--staged"]), (1, vec![mobile("a.txt", 2), typo("a.txt", 4)]));
    repo.commit();
    let expected = vec![mobile("a.txt", 2), typo("a.txt", 4)];
    assert_eq!(repo.check(&["--diff", "HEAD~1..HEAD"]), (1, expected.clone()));
    assert_eq!(repo.check(&["--diff", "HEAD~1.."]), (1, expected));
    assert_eq!(repo.check(&["--diff", "HEAD..HEAD"]), (0, vec![]));
}

#[test]
fn where_there_are_no_lines_new_paragraphs_count() {
    let repo = Repo::new();
    let document = |paragraphs: &[&str]| {
        let body: String = paragraphs.iter().map(|text| p(text.trim())).collect();
        Office::docx(&body).bytes()
    };
    repo.file("a.docx", document(&[TYPO, CLEAN])).commit();
    repo.file("a.docx", document(&[CLEAN, TYPO, "各村认真布署。"])).git(&["add", "-A"]);
    let run = repo.run(".", &["check", "--staged", "--format", "csv"]);
    let told: Vec<_> = run.out.lines().filter(|line| line.contains("typo/wrong-word")).collect();
    assert!(run.code == 0 && told.len() == 1 && told[0].contains("第3段"), "{}", run.out);
}

#[test]
fn a_branch_is_compared_with_where_it_left() {
    let repo = Repo::new();
    repo.file("a.txt", TYPO).commit().git(&["branch", "work"]);
    repo.file("main.txt", MOBILE).commit().git(&["checkout", "-q", "work"]);
    repo.file("work.txt", TYPO).commit();
    assert_eq!(repo.check(&["--diff-base", "main"]), (0, vec![typo("work.txt", 1)]));
    assert_eq!(repo.check(&["--diff", "main...work"]), (0, vec![typo("work.txt", 1)]));
    repo.git(&["checkout", "-q", "--orphan", "other"]);
    let run = repo.commit().run(".", &["check", "--diff-base", "main"]);
    assert!(run.code == 2 && run.err.contains("共同起点"), "{}", run.err);
}

#[test]
fn renames_are_followed_and_what_is_deleted_is_ignored() {
    let repo = Repo::new();
    let long = CLEAN.repeat(20);
    repo.file("旧.txt", format!("{TYPO}{long}")).file("b.txt", MOBILE).commit();
    repo.git(&["mv", "旧.txt", "新 名.txt"]);
    repo.git(&["rm", "-q", "b.txt"]);
    repo.file("新 名.txt", format!("{TYPO}{long}{TYPO}")).git(&["add", "-A"]);
    assert_eq!(repo.check(&["--staged"]), (0, vec![typo("新 名.txt", 22)]));
}

#[test]
fn line_ends_are_no_changes_and_wide_encodings_are_compared_as_text() {
    let repo = Repo::new();
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    repo.git(&["config", "core.autocrlf", "false"]);
    repo.file("a.txt", format!("{TYPO}{CLEAN}")).file("u.txt", utf16(&format!("\u{FEFF}上\n上\n{TYPO}"))).commit();
    repo.file("a.txt", format!("{TYPO}{CLEAN}{TYPO}").replace('\n', "\r\n"));
    repo.file("u.txt", utf16(&format!("\u{FEFF}上\n上\n{TYPO}{TYPO}"))).git(&["add", "-A"]);
    assert_eq!(repo.check(&["--staged"]), (0, vec![typo("a.txt", 3), typo("u.txt", 4)]));
}

#[test]
fn a_sub_folder_sees_the_whole_repository_and_paths_limit_it() {
    let repo = Repo::new();
    repo.file("子 夹/a.txt", MOBILE).file("b.txt", MOBILE).file(".c.txt", MOBILE).git(&["add", "-A"]);
    let root = fs::canonicalize(repo.path()).unwrap();
    let outside = |name: &str| mobile(root.join(name).to_str().unwrap(), 1);
    let check = |args: &[&str]| found(&repo.run("子 夹", &[&["check", "--format", "json", "--staged"], args].concat()));
    assert_eq!(check(&[]), (1, vec![outside(".c.txt"), outside("b.txt"), mobile("a.txt", 1)]));
    assert_eq!(check(&["."]), (1, vec![mobile("a.txt", 1)]));
    assert_eq!(check(&["../b.txt"]), (1, vec![outside("b.txt")]));
    assert_eq!(repo.run("子 夹", &["check", "--staged", "nix.txt"]).code, 2);
}

#[test]
fn work_trees_and_bare_repositories_have_their_own_version() {
    let repo = Repo::new();
    repo.file("a.txt", CLEAN).commit();
    repo.git(&["worktree", "add", "-q", "旁", "-b", "旁"]);
    repo.file("旁/a.txt", MOBILE);
    assert!(repo.try_git("旁", &["add", "-A"]).status.success());
    let check = |folder| found(&repo.run(folder, &["check", "--format", "json", "--staged"]));
    assert_eq!(check("旁"), (1, vec![mobile("a.txt", 1)]));
    assert_eq!(check("."), (0, vec![]));

    assert!(repo.try_git("旁", &["commit", "-qm", "改动"]).status.success());
    repo.git(&["clone", "-q", "--bare", ".", "bare.git"]);
    let run = repo.run("bare.git", &["check", "--format", "json", "--diff", "main..旁"]);
    assert_eq!(found(&run), (1, vec![mobile("a.txt", 1)]));
    let staged = repo.run("bare.git", &["check", "--staged"]);
    assert!(staged.code == 2 && staged.err.contains("裸仓库"), "{}", staged.err);
}

#[test]
fn a_shallow_clone_says_what_it_lacks() {
    let repo = Repo::new();
    repo.file("a.txt", CLEAN).commit().git(&["branch", "base"]);
    repo.file("a.txt", TYPO).commit().file("a.txt", MOBILE).commit();
    let url = format!("file://{}", repo.path().display());
    repo.git(&["clone", "-q", "--depth", "1", "--no-single-branch", &url, "浅"]);
    for args in [["--diff", "HEAD~1..HEAD"], ["--diff-base", "origin/base"]] {
        let run = repo.run("浅", &[&["check"], &args[..]].concat());
        assert!(run.code == 2 && run.err.contains("--unshallow"), "{} {}", run.code, run.err);
    }
    let run = repo.run(".", &["check", "--diff", "nix..HEAD"]);
    assert!(run.code == 2 && run.err.contains("“nix”") && !run.err.contains("浅克隆"), "{}", run.err);
}

#[test]
fn ignore_files_are_those_of_the_version_that_is_read() {
    let repo = Repo::new();
    repo.file(".hegaoignore", "存档/\n").file("存档/a.txt", MOBILE).file("b.txt", MOBILE).git(&["add", "-A"]);
    repo.file(".hegaoignore", "b.txt\n");
    assert_eq!(repo.check(&["--staged"]), (1, vec![mobile("b.txt", 1)]));
    assert_eq!(repo.check(&["--staged", "存档/a.txt"]), (0, vec![]));
    repo.git(&["commit", "-qm", "改动", "--no-verify"]);
    repo.file("存档/a.txt", format!("{MOBILE}{MOBILE}")).git(&["commit", "-qm", "改动", "--", "存档"]);
    assert_eq!(repo.check(&["--diff", "HEAD~1..HEAD"]), (0, vec![]));
    assert_eq!(repo.check(&["b.txt"]), (0, vec![]), "named, and taken out on the disk");
}

#[test]
fn what_is_stored_elsewhere_or_undecided_is_a_gap() {
    let repo = Repo::new();
    repo.file("a.txt", CLEAN).commit();
    let head = repo.git(&["rev-parse", "HEAD"]);
    repo.git(&["update-index", "--add", "--cacheinfo", &format!("160000,{head},子模块")]);
    repo.file("大.txt", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n");
    repo.git(&["add", "大.txt"]);
    let expected = vec!["大.txt unsupported".to_owned(), "子模块 unsupported".to_owned()];
    assert_eq!(repo.check(&["--staged"]), (3, expected));
    repo.git(&["reset", "-q", "--hard"]);

    repo.git(&["checkout", "-q", "-b", "b"]);
    repo.file("a.txt", "甲\n").commit().git(&["checkout", "-q", "main"]);
    repo.file("a.txt", "乙\n").commit();
    assert!(!repo.try_git(".", &["merge", "-q", "b"]).status.success());
    assert_eq!(repo.check(&["--staged"]), (3, vec!["a.txt unsupported".to_owned()]));
}

#[test]
fn what_a_file_is_is_told_by_its_content_in_the_index_and_in_a_change_too() {
    let repo = Repo::new();
    repo.file("a.txt", CLEAN).commit();
    let word = Office::docx(&p("电话：13800138000")).bytes();
    repo.file("说明", MOBILE).file("a.wps", word).file("b.rtf", "{\\rtf1 x}").file("c.bin", b"\x89PNG\r\n\x1a\n\0\0");
    repo.git(&["add", "-A"]);
    let expected =
        (1, vec!["a.wps:0 privacy/mobile-number".to_owned(), mobile("说明", 1), "b.rtf unsupported".to_owned()]);
    assert_eq!(repo.check(&["--staged"]), expected);
    repo.commit();
    assert_eq!(repo.check(&["--diff", "HEAD~1..HEAD"]), expected);
    assert_eq!(repo.check(&["."]), expected);
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text_is_written_alike_from_git_and_from_the_disk() {
    use std::os::unix::ffi::OsStrExt;
    let repo = Repo::new();
    for name in [&b"\xB7\xBD.txt"[..], b"\xC3\xFB.txt"] {
        fs::write(repo.path().join(std::ffi::OsStr::from_bytes(name)), MOBILE).unwrap();
    }
    let expected = (1, vec![mobile("\\xB7\\xBD.txt", 1), mobile("\\xC3\\xFB.txt", 1)]);
    assert_eq!(repo.check(&["."]), expected);
    repo.git(&["add", "-A"]);
    assert_eq!(repo.check(&["--staged"]), expected);
    let run = repo.run(".", &["check", "--staged", "--format", "sarif"]);
    assert!(run.out.contains("\"%C3%FB.txt\""), "{}", run.out);
}

#[test]
fn a_link_is_skipped_as_in_a_walk() {
    let repo = Repo::new();
    repo.file("a.txt", CLEAN).commit();
    fs::remove_file(repo.path().join("a.txt")).unwrap();
    std::os::unix::fs::symlink("13800138000", repo.path().join("a.txt")).unwrap();
    repo.git(&["add", "-A"]);
    assert_eq!(repo.check(&["--staged"]), (0, vec![]));
}

#[test]
fn another_index_is_read_where_git_says_so() {
    let repo = Repo::new();
    repo.file("a.txt", CLEAN).commit();
    repo.file("a.txt", MOBILE);
    let git = |args: &[&str]| {
        repo.quiet("git").current_dir(repo.path()).env("GIT_INDEX_FILE", ".git/other").args(args).status()
    };
    assert!(git(&["read-tree", "HEAD"]).unwrap().success() && git(&["add", "a.txt"]).unwrap().success());
    assert_eq!(repo.check(&["--staged"]), (0, vec![]));
    let mut hegao = repo.quiet(env!("CARGO_BIN_EXE_hegao"));
    hegao.current_dir(repo.path()).env("GIT_INDEX_FILE", ".git/other").args(["check", "--format", "json", "--staged"]);
    assert_eq!(found(&hegao.output().unwrap().into()), (1, vec![mobile("a.txt", 1)]));
}

/// Repositories that libgit2 does not read: the program answers, and without it there is no verdict.
#[test]
fn what_libgit2_refuses_the_program_reads() {
    let sha256 = Repo::with(&["init", "-q", "-b", "main", "--object-format=sha256"]);
    let split = Repo::new();
    split.git(&["config", "core.splitIndex", "true"]);
    let sparse = Repo::new();
    sparse.file("有/a.txt", CLEAN).file("无/b.txt", CLEAN).commit();
    sparse.git(&["sparse-checkout", "set", "--cone", "--sparse-index", "有"]);
    for (name, repo) in [("sha-256", sha256), ("split index", split), ("sparse index", sparse)] {
        repo.file("有/.hegaoignore", "存档.txt\n").file("有/存档.txt", MOBILE).file("有/旧 文.txt", TYPO);
        repo.git(&["add", "-A"]);
        assert_eq!(repo.check(&["--staged"]), (0, vec![typo("有/旧 文.txt", 1)]), "{name}");
        repo.commit().file("有/旧 文.txt", format!("{TYPO}{MOBILE}{TYPO}")).git(&["add", "-A"]);
        assert_eq!(repo.check(&["--staged"]), (1, vec![mobile("有/旧 文.txt", 2), typo("有/旧 文.txt", 3)]), "{name}");
        let alone = repo.without_git(".", &["check", "--staged"]);
        assert!(alone.code == 2 && alone.err.contains("git status"), "{name}: {} {}", alone.code, alone.err);
        repo.commit();
        let diff = repo.check(&["--diff", "HEAD~1..HEAD"]);
        assert_eq!(diff, (1, vec![mobile("有/旧 文.txt", 2), typo("有/旧 文.txt", 3)]), "{name}");
        assert_eq!(repo.run(".", &["check", "--diff", "--x..HEAD"]).code, 2, "{name}");
    }
}

/// Nothing is fetched, by whatever the configuration says; what is missing is told, and the advice helps.
#[test]
fn a_partial_clone_says_what_it_lacks_and_fetches_nothing() {
    let repo = Repo::new();
    repo.git(&["config", "uploadpack.allowFilter", "true"]);
    repo.git(&["config", "uploadpack.allowAnySHA1InWant", "true"]);
    repo.file("a.txt", format!("{TYPO}{CLEAN}")).commit();
    repo.git(&["mv", "a.txt", "b.txt"]);
    repo.file("b.txt", format!("{TYPO}{CLEAN}{TYPO}")).commit();
    let url = format!("file://{}", repo.path().display());
    repo.git(&["clone", "-q", "--filter=blob:none", "--no-checkout", &url, "半"]);
    let config = |name: &str, value: &str| assert!(repo.try_git("半", &["config", name, value]).status.success());
    config("protocol.file.allow", "always");
    config("remote.origin.uploadpack", "touch ../fetched; git-upload-pack");
    for args in [&["--diff", "HEAD~1..HEAD"][..], &["--diff", "HEAD~1..HEAD", "--history"]] {
        let args = [&["check", "--format", "json"], args].concat();
        assert_eq!(found(&repo.without_git("半", &args)), (3, vec!["b.txt unreadable".to_owned()]));
        let run = repo.run("半", &args);
        assert_eq!(found(&run), (3, vec!["b.txt unreadable".to_owned()]));
        assert!(run.out.contains("git fetch --refetch --no-filter"), "{}", run.out);
    }
    assert!(!repo.path().join("fetched").exists(), "a program of the configuration ran");
    config("remote.origin.uploadpack", "git-upload-pack");
    assert!(repo.try_git("半", &["fetch", "-q", "--refetch", "--no-filter"]).status.success());
    let whole = repo.run("半", &["check", "--format", "json", "--diff", "HEAD~1..HEAD"]);
    assert_eq!(found(&whole), (0, vec![typo("b.txt", 3)]));
}

/// What a repository's configuration and attributes name is not run: not by the library, nor by the program.
#[test]
fn nothing_that_a_configuration_names_is_run() {
    for repo in [Repo::new(), Repo::with(&["init", "-q", "--object-format=sha256"])] {
        repo.file("a.txt", CLEAN).file(".gitattributes", "*.txt diff=bad filter=bad merge=bad\n").commit();
        repo.file("a.txt", MOBILE).git(&["add", "-A"]);
        let bad = format!("touch {}/ran; cat", repo.path().display());
        for name in [
            "core.fsmonitor",
            "diff.external",
            "diff.bad.textconv",
            "diff.bad.command",
            "filter.bad.clean",
            "filter.bad.smudge",
            "filter.bad.process",
            "core.sshCommand",
            "credential.helper",
            "core.pager",
            "core.editor",
        ] {
            repo.git(&["config", name, &bad]);
        }
        let hooks = repo.path().join(".git/hooks");
        for hook in ["post-index-change", "fsmonitor-watchman", "reference-transaction"] {
            fs::write(hooks.join(hook), format!("#!/bin/sh\n{bad}\n")).unwrap();
            fs::set_permissions(hooks.join(hook), std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
        }
        for args in [&["--staged"][..], &["--tracked"], &["--diff", "HEAD..HEAD"]] {
            let (code, _) = repo.check(args);
            assert_eq!(code, i32::from(args[0] != "--diff"), "{args:?}");
        }
        assert!(!repo.path().join("ran").exists());
    }
}

#[test]
fn every_tracked_document_is_looked_at() {
    let repo = Repo::new();
    repo.file(".gitignore", "出/\n*.md\n").file(".github/a.txt", MOBILE).file("出/b.txt", MOBILE).file("c.md", MOBILE);
    repo.file(".hegaoignore", "存档/\n").file("存档/d.txt", MOBILE);
    let wide: Vec<u8> = MOBILE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    repo.file("码.txt", wide).file(".gitattributes", "码.txt working-tree-encoding=UTF-16LE\n");
    repo.git(&["add", "-A", "-f"]);
    repo.file("出/e.txt", MOBILE).file("f.txt", MOBILE);
    // What lies in the folder is not what is published.
    repo.file("c.md", CLEAN).file("码.txt", b"\x00\x01");
    repo.git(&["update-index", "--skip-worktree", "c.md"]);
    let all = [".github/a.txt", "c.md", "f.txt", "出/b.txt", "码.txt"].map(|path| mobile(path, 1));
    assert_eq!(repo.check(&["--tracked"]), (1, all.to_vec()));
    let named = ["出/b.txt", "出/e.txt"].map(|path| mobile(path, 1));
    assert_eq!(repo.check(&["--tracked", "出"]), (1, named.to_vec()));
    let folder = repo.check(&["."]).1;
    assert!(folder.contains(&mobile("f.txt", 1)) && !folder.contains(&mobile("出/b.txt", 1)), "{folder:?}");
}

#[test]
fn a_pointer_is_read_where_its_content_lies() {
    let repo = Repo::new();
    let sum = repo.desk.path().join("sum");
    fs::write(&sum, MOBILE).unwrap();
    let sum = Command::new("sha256sum").arg(&sum).output().unwrap();
    let sum = String::from_utf8(sum.stdout).unwrap()[..64].to_owned();
    repo.file("大.txt", format!("version https://git-lfs.github.com/spec/v1\noid sha256:{sum}\nsize 35\n"));
    repo.git(&["add", "大.txt"]);
    assert_eq!(repo.check(&["--staged"]), (3, vec!["大.txt unsupported".to_owned()]));
    repo.file("大.txt", CLEAN);
    assert_eq!(repo.check(&["--staged"]), (3, vec!["大.txt unsupported".to_owned()]), "not the content that is meant");
    repo.file("大.txt", MOBILE);
    assert_eq!(repo.check(&["--staged"]), (1, vec![mobile("大.txt", 1)]));
    assert_eq!(repo.check(&["--tracked", "大.txt"]), (1, vec![mobile("大.txt", 1)]));
}

/// The findings of a check with `--history`, each with its commit told as the subject of its message.
fn history(repo: &Repo, range: &str) -> (i32, Vec<String>) {
    let (code, found) = repo.check(&["--diff", range, "--history"]);
    let named = found.into_iter().map(|finding| match finding.split_once(':') {
        Some((commit, rest)) if commit.len() == 12 => {
            format!("{}:{rest}", repo.git(&["log", "-1", "--format=%s", commit]))
        }
        _ => finding,
    });
    (code, named.collect())
}

#[test]
fn what_a_commit_adds_and_a_later_one_takes_out_is_told() {
    for repo in [Repo::new(), Repo::with(&["init", "-q", "-b", "main", "--object-format=sha256"])] {
        let commit = |subject: &str| {
            repo.git(&["add", "-A"]);
            repo.git(&["commit", "-qm", subject]);
        };
        let long = CLEAN.repeat(20);
        repo.file("a.txt", &long).file("旧.txt", MOBILE);
        commit("始");
        repo.git(&["branch", "base"]);
        repo.file("a.txt", format!("{long}{TYPO}{MOBILE}")).file("b.txt", MOBILE);
        commit("甲");
        repo.file("a.txt", format!("{CLEAN}{long}{TYPO}{MOBILE}"));
        repo.git(&["mv", "b.txt", "c.txt"]);
        commit("乙");
        assert_eq!(history(&repo, "base..HEAD").1.len(), 3, "what is at the end is told there, and once");
        fs::remove_file(repo.path().join("c.txt")).unwrap();
        repo.file("a.txt", &long).file("旧.txt", "");
        commit("丙");
        // A file that is back as it was is nothing new.
        repo.file("旧.txt", MOBILE);
        commit("丁");
        assert_eq!(repo.check(&["--diff", "base..HEAD"]), (0, vec![]));
        let told = vec!["甲:a.txt:22 privacy/mobile-number".to_owned(), "甲:b.txt:1 privacy/mobile-number".to_owned()];
        assert_eq!(history(&repo, "base..HEAD"), (1, told.clone()));
        assert_eq!(history(&repo, "base...HEAD"), (1, told));
        let run = repo.run(".", &["check", "--diff", "base..HEAD", "--history"]);
        assert!(run.out.contains("git rebase -i") && !run.out.contains("13800138000"), "{}", run.out);
    }
}

#[test]
fn merges_roots_and_unread_versions_are_looked_at() {
    let repo = Repo::new();
    let commit = |subject: &str| {
        repo.git(&["add", "-A"]);
        repo.git(&["commit", "-qm", subject]);
    };
    repo.file("a.txt", CLEAN);
    commit("始");
    repo.git(&["checkout", "-q", "-b", "枝"]);
    repo.file("b.txt", CLEAN);
    commit("枝");
    repo.git(&["checkout", "-q", "main"]);
    repo.file("a.txt", format!("{CLEAN}{CLEAN}"));
    commit("干");
    repo.git(&["merge", "-q", "--no-ff", "--no-commit", "枝"]);
    repo.file("b.txt", MOBILE).file("d.pdf", "%PDF-1.7\n");
    commit("并");
    repo.file("b.txt", CLEAN).git(&["rm", "-q", "-f", "d.pdf"]);
    commit("清");
    let told = vec!["并:b.txt:1 privacy/mobile-number".to_owned(), "并:d.pdf corrupt".to_owned()];
    let sorted = |(code, mut found): (i32, Vec<String>)| {
        found.sort();
        (code, found)
    };
    assert_eq!(sorted(history(&repo, "枝..HEAD")), (1, told.clone()));
    let nothing = repo.git(&["hash-object", "-t", "tree", "/dev/null"]);
    assert_eq!(sorted(history(&repo, &format!("{nothing}..HEAD"))), (1, told));
    repo.git(&["checkout", "-q", "--orphan", "孤"]);
    repo.file("e.txt", MOBILE);
    commit("孤");
    repo.git(&["rm", "-q", "-f", "e.txt"]);
    commit("空");
    assert_eq!(history(&repo, "main..HEAD"), (1, vec!["孤:e.txt:1 privacy/mobile-number".to_owned()]));
}

#[test]
fn without_a_repository_there_is_no_verdict() {
    let desk = support::Desk::new();
    let mut run = desk.command();
    // The folder may lie below another repository.
    run.env("GIT_CEILING_DIRECTORIES", desk.path().parent().unwrap()).args(["check", "--staged"]);
    let run = support::Run::from(run.output().unwrap());
    assert!(run.code == 2 && run.err.contains("不是 git 仓库"), "{}", run.err);
    assert_eq!(desk.run(&["check", "--staged", "--diff-base", "main"]).code, 2, "one at most");
    assert_eq!(desk.run(&["check", "--diff", "main"]).code, 2);
}

#[test]
fn the_trusted_version_decides_wherever_it_lies() {
    let repo = Repo::new();
    repo.file("基/a.txt", CLEAN).file("a.txt", MOBILE).file("子/b.txt", TYPO);
    let check =
        |folder: &str, args: &[&str]| found(&repo.run(folder, &[&["check", "--format", "json"], args].concat()));
    let all = || (1, vec![mobile("a.txt", 1), typo("子/b.txt", 1)]);
    // What stands above the trusted version is the change's own.
    repo.file("hegao.yaml", "rules: {privacy/*: off}\n");
    assert_eq!(repo.run(".", &["baseline", "write"]).code, 0);
    repo.file(".hegaoignore", "子/\n").file("子/.gitignore", "*\n");
    assert_eq!(check(".", &["a.txt", "子"]), (0, vec![]), "nobody is trusted");
    for tree in ["基", "子/../基", "./基/"] {
        assert_eq!(check(".", &["--trusted", tree, "a.txt", "子"]), all(), "{tree}");
        assert_eq!(check(".", &["--trusted", tree, "子/../a.txt", "./子"]), all(), "{tree}");
    }
    repo.git(&["add", "-A", "-f"]);
    assert_eq!(check(".", &["--trusted", "基", "--staged"]), all());
    // Below it, it decides; a document that it does not have has no comments that are trusted.
    repo.file("基/子/hegao.yaml", "rules: {typo/*: off}\n").file("基/.hegaoignore", "a.txt\n");
    assert_eq!(check(".", &["--trusted", "基", "子", "a.txt"]), (0, vec![]));
    repo.file("子/c.txt", format!("{} <!-- hegao: ignore[privacy/*] 公开 -->\n", MOBILE.trim_end()));
    assert_eq!(check(".", &["--trusted", "基", "子"]), (1, vec![mobile("子/c.txt", 1)]));
    repo.file("基/子/c.txt", fs::read(repo.path().join("子/c.txt")).unwrap());
    assert_eq!(check(".", &["--trusted", "基", "子"]).0, 0);
    assert_eq!(repo.run(".", &["check", "--trusted", "nix"]).code, 2);
}

#[test]
fn what_decides_does_not_lead_out_of_the_repository() {
    use std::os::unix::fs::symlink;
    let (repo, outside) = (Repo::new(), tempfile::tempdir().unwrap());
    let out = |name: &str| outside.path().join(name);
    fs::write(out("hegao.yaml"), "rules: {privacy/*: off}\n").unwrap();
    fs::write(out("secret"), "令牌: 13800138000\n").unwrap();
    fs::create_dir(out("rules")).unwrap();
    repo.file("a.txt", CLEAN).commit();
    repo.git(&["worktree", "add", "-q", "--detach", "../基-hegao"]);
    let base = fs::canonicalize(repo.path()).unwrap().parent().unwrap().join("基-hegao");
    repo.file("a.txt", MOBILE).commit();
    for folder in [&base, &fs::canonicalize(repo.path()).unwrap()] {
        let put = |name: &str, lead: &std::path::Path| symlink(lead, folder.join(name)).unwrap();
        let refused = |what: &str| {
            let tree = base.display().to_string();
            let trusted = ["check", "--trusted", &tree];
            let args = if *folder == base { &trusted[..] } else { &["check", "--diff", "HEAD~1..HEAD"] };
            let run = repo.run(".", args);
            let said = format!("{}{}", run.out, run.err);
            assert!(run.code == 2 && said.contains("通向仓库以外"), "{what} {} {said}", run.code);
            assert!(!said.contains("令牌") && !said.contains("13800138000"), "{said}");
        };
        put("hegao.yaml", &out("hegao.yaml"));
        refused("configuration");
        fs::remove_file(folder.join("hegao.yaml")).unwrap();
        put(".hegao-baseline", &out("secret"));
        refused("baseline");
        fs::remove_file(folder.join(".hegao-baseline")).unwrap();
        for named in
            [format!("rule-dirs: [{}]", out("rules").display()), format!("facts: [{}]", out("secret").display())]
        {
            fs::write(folder.join("hegao.yaml"), named).unwrap();
            refused("named");
        }
        fs::create_dir_all(folder.join("规则/house")).unwrap();
        put("规则/house/x.yaml", &out("secret"));
        fs::write(folder.join("hegao.yaml"), "rule-dirs: [规则]\n").unwrap();
        refused("rule");
        // Within the repository a link is as good as a file.
        fs::remove_dir_all(folder.join("规则")).unwrap();
        fs::write(folder.join("真.yaml"), "rules: {privacy/*: off}\n").unwrap();
        fs::remove_file(folder.join("hegao.yaml")).unwrap();
        put("hegao.yaml", std::path::Path::new("真.yaml"));
        assert_eq!(repo.run(".", &["check", "--trusted", &base.display().to_string()]).code, 0);
    }
    fs::remove_dir_all(base).unwrap();
}

#[test]
fn a_baseline_is_about_documents_and_goes_where_they_go() {
    let number = |place: &str| format!("{place}{MOBILE}");
    for is_committed in [true, false] {
        let repo = Repo::new();
        repo.file("a.txt", number("")).file("b.txt", CLEAN).file("别/c.txt", TYPO).commit();
        assert_eq!(repo.run(".", &["baseline", "write"]).code, 0);
        if is_committed {
            repo.commit();
        }
        fs::create_dir(repo.path().join("新")).unwrap();
        repo.git(&["mv", "a.txt", "新/甲.txt"]);
        let check = |args: &[&str]| repo.run(".", &[&["check", "--fail-on", "warning"], args].concat()).code;
        assert_eq!((check(&[]), check(&["--staged"]), check(&["--tracked"])), (0, 0, 0), "{is_committed}");
        if is_committed {
            repo.git(&["commit", "-qam", "移"]);
            assert_eq!((check(&[]), check(&["--diff", "HEAD~1.."])), (0, 0));
            // At the old path stands another document, with a number of the same shape at the same place.
            repo.file("a.txt", MOBILE.replace("0013", "1113")).git(&["add", "-A"]);
            assert_eq!((check(&[]), check(&["--staged"])), (1, 1));
            repo.commit();
            assert_eq!((check(&["a.txt"]), check(&["新"]), check(&["--diff", "HEAD~1.."])), (1, 0, 1));
        }
        // What is written anew is written by the names of today, also beside what was looked at.
        let run = repo.run(".", &["baseline", "write", "别"]);
        assert!(run.code == 0, "{}", run.err);
        let stored = fs::read_to_string(repo.path().join(".hegao-baseline")).unwrap();
        assert!(stored.contains(" 新/甲.txt\n") && !stored.contains(" a.txt\n"), "{stored}");
        let pruned = repo.run(".", &["baseline", "prune"]);
        assert!(pruned.out.starts_with("删去 0 条"), "{}", pruned.out);
    }
}

#[test]
fn an_excuse_does_not_pass_to_what_takes_the_place() {
    let repo = Repo::new();
    let long = CLEAN.repeat(20);
    repo.file("a.txt", format!("{MOBILE}{long}")).file("b.txt", MOBILE).commit();
    assert_eq!(repo.run(".", &["baseline", "write"]).code, 0);
    repo.commit();
    let check = |path: &str| repo.run(".", &["check", path]).code;
    // In one commit: git calls it a change of a.txt and a new file.
    repo.git(&["mv", "a.txt", "甲.txt"]);
    repo.file("a.txt", format!("{}{long}", MOBILE.replace("0013", "1113"))).commit();
    assert_eq!((check("甲.txt"), check("a.txt")), (0, 1));
    // Taken out, and back again later.
    repo.git(&["rm", "-q", "b.txt"]);
    repo.commit().file("b.txt", MOBILE).commit();
    assert_eq!(check("b.txt"), 1);
    // An edit leaves a document what it is.
    repo.file("甲.txt", format!("{MOBILE}{long}{CLEAN}")).commit();
    assert_eq!(check("甲.txt"), 0);
}

/// A baseline that is committed before, with or after the documents, on their branch or another, in a whole repository or a
/// shallow one, goes on to excuse them; and what then takes their place is not excused.
#[test]
fn a_baseline_may_come_before_its_documents() {
    let repo = Repo::new();
    let long = CLEAN.repeat(20);
    repo.file("说明.md", CLEAN).commit().git(&["branch", "work"]);
    repo.file("a.txt", format!("{MOBILE}{long}")).file("夹/b.txt", MOBILE).file("c.txt", MOBILE);
    assert_eq!(repo.run(".", &["baseline", "write"]).code, 0);
    let check = || repo.run(".", &["check"]).code;
    repo.git(&["add", ".hegao-baseline"]);
    repo.git(&["commit", "-qm", "基线"]);
    assert_eq!(check(), 0, "not committed yet");
    repo.git(&["add", "a.txt"]);
    repo.git(&["commit", "-qm", "甲"]);
    repo.git(&["stash", "-q", "-u"]);
    repo.git(&["checkout", "-q", "work"]);
    repo.file("夹/b.txt", MOBILE).file("c.txt", MOBILE).commit().git(&["checkout", "-q", "main"]);
    repo.git(&["merge", "-q", "--no-ff", "--no-edit", "work"]);
    assert_eq!(check(), 0, "merged");
    repo.git(&["mv", "夹", "新 夹"]);
    repo.commit().git(&["mv", "新 夹", "夹"]);
    assert_eq!(repo.commit().run(".", &["check"]).code, 0, "moved there and back");
    let url = format!("file://{}", repo.path().display());
    for depth in ["1", "2"] {
        repo.git(&["clone", "-q", "--depth", depth, &url, "../shallow"]);
        assert_eq!(repo.run("../shallow", &["check"]).code, 0, "{depth}");
        fs::remove_dir_all(repo.path().join("../shallow")).unwrap();
    }
    repo.file("a.txt", format!("另一份文件。\n{MOBILE}")).commit();
    assert_eq!(repo.run(".", &["check", "a.txt"]).code, 1);
    assert_eq!(repo.run(".", &["check", "夹", "c.txt"]).code, 0);
    // Taken out, the baseline written for another folder, and another put there.
    repo.git(&["rm", "-q", "c.txt"]);
    assert_eq!(repo.commit().run(".", &["baseline", "write", "夹"]).code, 0);
    repo.commit().file("c.txt", MOBILE).commit();
    assert_eq!(repo.run(".", &["check", "c.txt"]).code, 1);
}

/// However the commits of a branch come together, and wherever the repository lies.
#[test]
fn a_baseline_follows_exchanged_names_squashed_branches_and_submodules() {
    let repo = Repo::new();
    let check = |folder: &str, args: &[&str]| repo.run(folder, &[&["check"], args].concat()).code;
    repo.file("a.txt", format!("{MOBILE}{}", CLEAN.repeat(9))).file("b.txt", MOBILE.repeat(2)).commit();
    repo.git(&["checkout", "-q", "-b", "work"]);
    assert_eq!(repo.run(".", &["baseline", "write"]).code, 0);
    repo.commit().git(&["mv", "a.txt", "A.TXT"]);
    repo.file("A.TXT", format!("{MOBILE}{}", CLEAN.repeat(12))).commit();
    assert_eq!(check(".", &[]), 0, "renamed and edited");
    repo.git(&["checkout", "-q", "main"]);
    repo.git(&["merge", "-q", "--squash", "work"]);
    repo.git(&["commit", "-qm", "并"]);
    assert_eq!(check(".", &[]), 0, "written and renamed in one commit");
    let (one, other) = (fs::read(repo.path().join("A.TXT")).unwrap(), fs::read(repo.path().join("b.txt")).unwrap());
    repo.file("A.TXT", other).file("b.txt", one).commit();
    assert_eq!(check(".", &[]), 0, "exchanged");
    repo.git(&["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "./.git", "子"]);
    repo.commit();
    assert!(repo.try_git("子", &["mv", "b.txt", "c.txt"]).status.success());
    assert_eq!((check("子", &[]), check(".", &["子"])), (0, 0), "a submodule has its own");
}

/// A document is told by what it says: its bytes tell neither that it is another nor that it is the same.
#[test]
fn an_office_document_that_is_saved_anew_is_the_same() {
    let repo = Repo::new();
    let written =
        |paragraphs: &[&str]| Office::docx(&paragraphs.iter().map(|text| p(text.trim())).collect::<String>()).bytes();
    repo.file("a.docx", written(&[MOBILE, CLEAN, "各村认真落实。"])).file("b.txt", MOBILE);
    assert_eq!(repo.run(".", &["baseline", "write"]).code, 0);
    repo.commit();
    let check = || repo.run(".", &["check"]).code;
    repo.file("a.docx", written(&[MOBILE, CLEAN, "各村认真落实。", "附件另发。", "请于月底前上报情况。"]));
    repo.file("b.txt", format!("{MOBILE}{}", "另外，请各村认真做好下列各项工作。\n".repeat(9))).commit();
    assert_eq!(check(), 0, "edited");
    fs::create_dir(repo.path().join("新")).unwrap();
    repo.git(&["mv", "a.docx", "新/甲.docx"]);
    repo.file("新/甲.docx", written(&[MOBILE, CLEAN, "各村务必落实。", "附件另发。"])).commit();
    assert_eq!(check(), 0, "renamed and edited in one commit");
    repo.file("新/甲.docx", written(&["参加人员名单如下。", MOBILE, "会议室在三楼。"])).commit();
    assert_eq!(check(), 1, "another document");
}
