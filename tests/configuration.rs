//! What a user sets: configuration, exceptions, rules of one's own, and how faults of them are told.

use crate::support;

use support::{Desk, brief};

const MOBILE: &str = "联系电话：13800138000。\n";

#[test]
fn a_configuration_changes_the_verdict_and_is_named() {
    let desk = Desk::new();
    desk.file("a.txt", format!("{MOBILE}请各单位布署工作。\n"));
    desk.file("hegao.yaml", "audience: internal\nfail-on: note\nspelling: false\nrules:\n  typo/wrong-word: off\n");
    let run = desk.run(&["check", "a.txt"]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("hegao.yaml") && run.out.contains("typo/wrong-word"), "{}", run.out);
    assert_eq!(brief(&desk.json(&["a.txt"])).len(), 1);
}

#[test]
fn an_exception_accepts_what_it_names_and_no_more() {
    let desk = Desk::new();
    desk.file("a.txt", format!("{MOBILE}{MOBILE}"));
    let exception = |more: &str| {
        let entry = "exceptions:\n  - {rule: privacy/mobile-number, match: 138****8000, reason: 公开的值班电话";
        desk.file("hegao.yaml", format!("{entry}{more}}}\n"));
        let report = desk.json(&["a.txt"]);
        (report["summary"]["error"].as_u64().unwrap(), report["summary"]["suppressed"].as_u64().unwrap())
    };
    assert_eq!(exception(""), (0, 2));
    assert_eq!(desk.run(&["check", "a.txt"]).code, 0);
    assert_eq!(exception(", count: 1"), (1, 1));
    assert_eq!(exception(", path: b.txt"), (2, 0));
    assert_eq!(exception(", until: 2020-01-01"), (2, 0));
}

#[test]
fn a_configuration_is_found_from_the_document_upwards() {
    let desk = Desk::new();
    desk.file("office/papers/a.txt", MOBILE);
    desk.file("office/hegao.yaml", "overrides: [{paths: ['papers/**'], audience: internal}]\n");
    assert_eq!(desk.json(&["office/papers/a.txt"])["findings"][0]["severity"], "note");
    // Folders above the working directory name the user: the way from here says as much.
    let below =
        |args: &[&str]| desk.command().current_dir(desk.path().join("office/papers")).args(args).output().unwrap();
    for format in ["json", "text", "sarif"] {
        let run = below(&["check", "a.txt", "--format", format]);
        let (out, folder) = (String::from_utf8(run.stdout).unwrap(), desk.path().display().to_string());
        assert!(!out.contains(&folder), "{out}");
        assert!(format == "sarif" || out.contains("../hegao.yaml"), "{out}");
    }
}

#[test]
fn explain_tells_why_and_on_what_ground() {
    let desk = Desk::new();
    desk.file("a.txt", MOBILE);
    let run = desk.run(&["check", "--explain", "a.txt"]);
    for word in ["个人信息保护法", "电话", "utf-8"] {
        assert!(run.out.contains(word), "{word} is not in:\n{}", run.out);
    }
}

#[test]
fn faults_of_a_configuration_are_told_with_their_line() {
    let desk = Desk::new();
    desk.file("a.txt", "");
    for (config, words) in [
        ("audience: public\nfail_on: error\n", &["hegao.yaml", "fail_on", "2"][..]),
        ("rules:\n  typo/no-such-rule: off\n", &["typo/no-such-rule"]),
        ("audience: everyone\n", &["audience", "public"]),
        ("date: 昨天\n", &["昨天"]),
    ] {
        desk.file("hegao.yaml", config);
        let run = desk.run(&["check", "a.txt"]);
        assert_eq!(run.code, 2, "{config}");
        for word in words {
            assert!(run.err.contains(word), "{word} is not in: {}", run.err);
        }
    }
}

#[test]
fn faults_of_rules_are_told_all_at_once_and_stop_the_run() {
    let desk = Desk::new();
    desk.file("a.txt", "");
    let tests = "tests:\n  flagged: ['«甲乙»', '«甲乙»丙']\n  passed: ['丙', '丁']\n";
    desk.file("r/x/key.yaml", format!("severity: error\nmesage: 错\ncheck: {{words: {{terms: [甲乙]}}}}\n{tests}"));
    desk.file("r/x/regex.yaml", format!("severity: error\nmessage: 错\ncheck: {{regex: {{pattern: '(甲'}}}}\n{tests}"));
    desk.file("r/x/none.yaml", "severity: error\nmessage: 错\ncheck: {words: {terms: [甲乙]}}\n");
    desk.file("r/x/twice.yaml", format!("severity: error\nmessage: 错\ncheck: {{words: {{terms: [甲乙]}}}}\n{tests}"));
    desk.file("s/x/twice.yaml", format!("severity: error\nmessage: 错\ncheck: {{words: {{terms: [甲乙]}}}}\n{tests}"));
    let run = desk.run(&["check", "--rules", "r", "--rules", "s", "a.txt"]);
    assert_eq!(run.code, 2);
    for word in ["key.yaml", "mesage", "regex.yaml", "none.yaml", "tests", "twice.yaml"] {
        assert!(run.err.contains(word), "{word} is not in:\n{}", run.err);
    }
}

#[test]
fn a_new_rule_passes_its_own_tests_and_is_used() {
    let desk = Desk::new();
    for kind in ["words", "regex"] {
        let id = format!("house/{kind}");
        assert_eq!(desk.run(&["rules", "new", &id, "--kind", kind]).code, 0);
        assert_eq!(desk.run(&["rules", "new", &id, "--kind", kind]).code, 2, "never over a file that is there");
    }
    let test = desk.run(&["rules", "test", "hegao-rules"]);
    assert_eq!(test.code, 0, "{}{}", test.out, test.err);
    assert!(test.out.contains("2 条规则"), "{}", test.out);
    let list = desk.run(&["rules", "list", "--rules", "hegao-rules"]);
    assert!(list.out.contains("house/words") && list.out.contains("privacy/mobile-number"), "{}", list.out);
}

#[test]
fn a_failing_example_is_named() {
    let desk = Desk::new();
    desk.file(
        "r/house/a.yaml",
        "severity: note\nmessage: 错\ncheck: {words: {terms: [甲乙]}}\ntests:\n  flagged: ['«甲乙»', '«甲丁»']\n  passed: ['丙', '有甲乙']\n",
    );
    let run = desk.run(&["rules", "test", "r"]);
    assert_eq!(run.code, 1);
    for word in ["house/a", "missing", "noisy"] {
        assert!(run.out.contains(word), "{word} is not in:\n{}", run.out);
    }
}

#[test]
fn init_writes_a_configuration_that_works_and_never_over_another() {
    let desk = Desk::new();
    desk.file("a.txt", "请抓好落实。\n");
    assert_eq!(desk.run(&["init"]).code, 0);
    assert_eq!(desk.run(&["check", "a.txt"]).code, 0);
    let again = desk.run(&["init"]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("已经存在"), "{}", again.err);
}

#[test]
fn measure_counts_and_holds_errors_against_the_judgements() {
    let desk = Desk::new();
    desk.file("corpus/a.txt", MOBILE);
    let run = desk.run(&["rules", "measure", "corpus"]);
    assert_eq!(run.code, 0);
    assert!(run.out.contains("privacy/mobile-number") && run.out.contains("1 documents, 17 characters"), "{}", run.out);
    let header = "document\toffset\trule\tverdict\n";
    for (rows, code) in [
        ("a.txt\t15\tprivacy/mobile-number\ttrue\n", 0),
        ("", 1),
        ("a.txt\t15\tprivacy/mobile-number\ttrue\na.txt\t3\ttypo/wrong-word\ttrue\n", 1),
    ] {
        desk.file("j.tsv", format!("{header}{rows}"));
        let run = desk.run(&["rules", "measure", "corpus", "--judgements", "j.tsv"]);
        assert_eq!(run.code, code, "{rows}{}", run.out);
    }
}

#[test]
fn measure_tells_folders_apart() {
    let desk = Desk::new();
    desk.file("corpus/notices/a.txt", MOBILE);
    desk.file("corpus/letters/b.txt", "请抓好落实。\n");
    let run = desk.run(&["rules", "measure", "corpus/notices", "corpus/letters"]);
    assert_eq!(run.code, 0);
    let (notices, rest) = run.out.split_once("== corpus/letters").unwrap();
    let (letters, all) = rest.split_once("== all").unwrap();
    assert!(notices.contains("privacy/mobile-number") && notices.contains("1 documents, 17 characters"), "{}", run.out);
    assert!(!letters.contains("privacy/mobile-number") && letters.contains("1 documents, 6 characters"), "{}", run.out);
    assert!(all.contains("2 documents, 23 characters"), "{}", run.out);
    let rate = |folder: &str| {
        let row = all.lines().find(|line| line.starts_with(folder)).unwrap();
        row.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap()
    };
    assert!(rate("corpus/notices") > 1000.0 && rate("corpus/letters") == 0.0, "{}", run.out);
}

#[test]
fn measure_counts_verdicts_on_errors_and_others() {
    let desk = Desk::new();
    desk.file("a.txt", MOBILE);
    for (verdict, code, said) in [
        ("true", 0, "1 true, 0 false"),
        ("false", 0, "0 true, 1 false"),
        ("debatable", 0, "1 debatable"),
        ("maybe", 2, ""),
    ] {
        desk.file("j.tsv", format!("document\toffset\trule\tverdict\na.txt\t15\tprivacy/mobile-number\t{verdict}\n"));
        let run = desk.run(&["rules", "measure", "a.txt", "--judgements", "j.tsv"]);
        assert_eq!(run.code, code, "{verdict}{}", run.out);
        assert!(run.out.contains(said), "{verdict}{}", run.out);
    }
}
