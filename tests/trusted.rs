//! Whose configuration, rules and comments decide where a change is looked at.
#![cfg(all(feature = "git", unix))]

use crate::support;

use std::fs;

use support::repo::{CLEAN, MOBILE, Repo, TYPO, found, mobile, typo};

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
