//! A baseline is about documents: it goes where they go, and excuses nothing else.
#![cfg(all(feature = "git", unix))]

use crate::support;

use std::fs;

use support::office::{Office, p};
use support::repo::{CLEAN, MOBILE, Repo, TYPO};

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
