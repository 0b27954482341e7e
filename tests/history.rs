//! `--history`: what one commit of a range adds and a later one takes out.
#![cfg(all(feature = "git", unix))]

use std::fs;

use crate::support;

use support::repo::{CLEAN, MOBILE, Repo, TYPO};

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
