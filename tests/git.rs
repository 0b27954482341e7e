//! `check --staged`, `--diff` and `--diff-base`, on repositories of every kind that git makes.
#![cfg(all(feature = "git", unix))]

use crate::support;

use std::fs;
use std::process::Command;

use support::office::{Office, p};
use support::repo::{CLEAN, MOBILE, Repo, TYPO, found, mobile, typo};

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
    repo.file("说明", MOBILE).file("a.wps", word).file("b.ps", "%!PS x").file("c.bin", b"\x89PNG\r\n\x1a\n\0\0");
    repo.git(&["add", "-A"]);
    let expected =
        (1, vec!["a.wps:0 privacy/mobile-number".to_owned(), mobile("说明", 1), "b.ps unsupported".to_owned()]);
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
