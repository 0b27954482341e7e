//! `hegao fix`: what is safe is mended, in every format that is written, and nothing else changes.

mod formats;
mod properties;

use std::fs;

use crate::support::Desk;

const LINE: &str = "各单位要认真布署，抓好落实。\n";

fn report() -> String {
    fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/town-report.txt")).unwrap()
}

fn read(desk: &Desk, name: &str) -> String {
    fs::read_to_string(desk.path().join(name)).unwrap()
}

fn names(desk: &Desk) -> Vec<String> {
    let entries = fs::read_dir(desk.path()).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = entries.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn what_is_safe_is_mended_in_a_new_file() {
    let desk = Desk::new();
    desk.file("报告.txt", report());
    let run = desk.run(&["fix", "报告.txt"]);
    let first = run.out.lines().next().unwrap();
    assert_eq!((run.code, first), (1, "报告.txt：改了 7 处，剩 19 处要人定；写入 报告-修改.txt"), "{}", run.err);
    assert_eq!(read(&desk, "报告.txt"), report());
    let mended = [
        ("学习宣传贯彻落实习近平法治思想。\n\n一是将", "学习宣传贯彻落实习近平法治思想\n\n一是将"),
        ("发挥作用情况。\n", "发挥作用情况\n"),
        ("重要重大问题", "重大问题"),
        ("执法过程全记录", "执法全过程记录"),
        ("加快法治政府建设。\n", "加快法治政府建设\n"),
        ("依法行政、依法行政共同推进，法治学孔", "依法治国、依法执政、依法行政共同推进，法治国家"),
    ];
    let expected = mended.iter().fold(report(), |text, (old, new)| {
        assert_eq!(text.matches(old).count(), 1, "{old}");
        text.replace(old, new)
    });
    assert_eq!(read(&desk, "报告-修改.txt"), expected);
    // Once more is the same, and writes nothing.
    let again = desk.run(&["fix", "报告-修改.txt"]);
    assert_eq!(again.out.lines().next().unwrap(), "报告-修改.txt：改了 0 处，剩 19 处要人定；没有写新文件");
    assert_eq!(names(&desk), ["报告-修改.txt", "报告.txt"]);
}

#[test]
fn a_report_without_findings_has_no_numbers() {
    let desk = Desk::new();
    desk.file("a.txt", "");
    let run = desk.run(&["fix", "a.txt", "#3"]);
    assert!(run.code == 2 && run.err.contains("没有 #3：这份文件没有要处理的问题"), "{}", run.err);
}

#[test]
fn a_file_that_is_there_is_not_overwritten() {
    let desk = Desk::new();
    desk.file("a.txt", LINE).file("a-修改.txt", "别人的\n");
    let run = desk.run(&["fix", "a.txt"]);
    assert_eq!((run.code, read(&desk, "a-修改.txt").as_str()), (2, "别人的\n"));
    assert!(run.err.contains("已经存在"), "{}", run.err);
    assert_eq!(desk.run(&["fix", "a.txt", "--output", "b.txt"]).code, 0);
    assert_eq!(desk.run(&["fix", "a.txt", "--force"]).code, 0);
    let mended = LINE.replace("布署", "部署");
    assert_eq!(
        (read(&desk, "b.txt"), read(&desk, "a-修改.txt"), read(&desk, "a.txt")),
        (mended.clone(), mended, LINE.into())
    );
}

#[test]
fn in_place_the_file_itself_changes() {
    let desk = Desk::new();
    desk.file("a.txt", LINE).file("b/c.md", LINE).file("b/d.png", b"\x89PNG\r\n\x1A\n");
    // A folder would leave a second file beside each.
    assert_eq!(desk.run(&["fix", "b"]).code, 2);
    let run = desk.run(&["fix", "--in-place", "a.txt", "b"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(run.out.contains("已就地改写"), "{}", run.out);
    assert_eq!(
        (read(&desk, "a.txt"), read(&desk, "b/c.md")),
        (LINE.replace("布署", "部署"), LINE.replace("布署", "部署"))
    );
    assert_eq!(names(&desk), ["a.txt", "b"]);
}

/// The system ends every write after so many bytes; the program is told, and the old file stays.
#[cfg(unix)]
#[test]
fn a_write_that_fails_leaves_the_old_file() {
    use std::process::Command;
    let desk = Desk::new();
    let text = LINE.repeat(2_000);
    desk.file("a.txt", &text);
    for target in ["--in-place", "--output=b.txt"] {
        let command = format!("ulimit -f 16; exec '{}' fix {target} a.txt", env!("CARGO_BIN_EXE_hegao"));
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", &command]).current_dir(desk.path()).env_clear().env("HOME", desk.path());
        let output = shell.output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("不能写入"), "{said}");
        assert_eq!((read(&desk, "a.txt") == text, names(&desk)), (true, vec!["a.txt".to_owned()]));
    }
}

#[test]
fn nothing_is_written_to_look_at_it() {
    let desk = Desk::new();
    desk.file("a.txt", "第一行。\n各单位要认真布署。\n联系人：李明，电话13800138000。\n");
    let run = desk.run(&["fix", "--diff", "a.txt"]);
    let expected = "--- a.txt\n+++ a.txt\n@@ -1,3 +1,3 @@\n 第一行。\n-各单位要认真布署。\n+各单位要认真部署。\n \
                    联系人：李*，电话138****8000。\n";
    assert_eq!((run.code, run.out.as_str()), (1, expected));
    assert!(run.err.contains("改了 1 处") && !run.err.contains("13800138000"), "{}", run.err);
    let run = desk.run(&["fix", "--dry-run", "a.txt"]);
    assert!(run.out.contains("只是预览") && run.out.contains("要人定 #2"), "{}", run.out);
    assert!(!run.out.contains("13800138000") && !run.out.contains("李明"), "{}", run.out);
    let shown = desk.run(&["fix", "--diff", "--reveal", "a.txt"]);
    assert!(shown.out.contains("13800138000"), "{}", shown.out);
    assert_eq!(names(&desk), ["a.txt"]);
}

#[test]
fn choices_of_one_are_taken_where_that_is_asked_for() {
    let desk = Desk::new();
    desk.file("a.txt", "联系人：李明，电话13800138000。资料 and 图纸，各单位要认真布署。\n");
    let run = desk.run(&["fix", "--unsafe", "a.txt"]);
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(run.out.contains("遮盖“138****8000”") && !run.out.contains("13800138000"), "{}", run.out);
    assert_eq!(read(&desk, "a-修改.txt"), "联系人：李*，电话138****8000。资料和图纸，各单位要认真部署。\n");
}

#[test]
fn rules_and_numbers_choose() {
    let desk = Desk::new();
    let text = "联系人：李明，电话13800138000。资料 and 图纸，各单位要认真布署，防止电信诈骗。\n";
    desk.file("a.txt", text);
    let only = |args: &[&str]| {
        let run = desk.run(&[&["fix", "a.txt", "--force"], args].concat());
        assert!(run.code < 2, "{args:?}: {}", run.err);
        read(&desk, "a-修改.txt")
    };
    assert_eq!(only(&["--only", "typo/*"]), text.replace("布署", "部署"));
    assert_eq!(
        only(&["--unsafe", "--only", "privacy,typo/latin-between-han", "--only", "outdated"]).matches("和图纸").count(),
        1
    );
    // Numbers are those of the report.
    let report = desk.run(&["check", "a.txt"]).out;
    let number = |word: &str| {
        let line = report.lines().find(|line| line.contains(word) && line.contains(". ")).unwrap();
        format!("#{}", line.split('.').next().unwrap())
    };
    assert_eq!(only(&[&number("and")]), text.replace(" and ", "和"));
    assert_eq!(
        only(&[&number("13"), &number("布署")]).replace("138****8000", "13800138000"),
        text.replace("布署", "部署")
    );
    for (word, said) in [("#99", "没有 #99"), ("#1=9", "没有第 9 个写法"), ("#0", "#0")] {
        let run = desk.run(&["fix", "a.txt", word]);
        assert_eq!((run.code, run.err.contains(said)), (2, true), "{word}: {}", run.err);
    }
    let run = desk.run(&["fix", "--only", "typo/no-such-rule", "a.txt"]);
    assert!(run.code == 2 && run.err.contains("没有叫“typo/no-such-rule”的规则"), "{}", run.err);
}

#[test]
fn of_several_suggestions_somebody_chooses() {
    let desk = Desk::new();
    desk.file("a.txt", "要做好严重精神病人的服务管理工作。\n").file("b.txt", LINE);
    assert!(desk.run(&["fix", "--unsafe", "a.txt"]).out.contains("改了 0 处"));
    let asked = desk.run(&["fix", "a.txt", "#1"]);
    assert!(asked.code == 2 && asked.err.contains("'#1=2'"), "{}", asked.err);
    let run = desk.run(&["fix", "a.txt", "#1=1"]);
    assert!(run.out.contains("改了 1 处"), "{}{}", run.out, run.err);
    assert!(!read(&desk, "a-修改.txt").contains("精神病人"));
    assert_eq!(desk.run(&["fix", "a.txt", "b.txt", "#1"]).code, 2);
}

#[test]
fn what_is_told_once_is_mended_everywhere() {
    let desk = Desk::new();
    let line = "各单位要加强领导，落实责任，按时完成任务，确保取得实效。\n";
    let slips = "一要加强领导,落实责任,按时报送。\n二要加强检查,及时整改。\n";
    desk.file("a.txt", format!("{}{slips}", line.repeat(6)));
    let run = desk.run(&["fix", "a.txt", "--only", "punctuation"]);
    assert!(run.out.contains("改了 3 处") && run.out.contains("（3 处）"), "{}", run.out);
    assert_eq!(read(&desk, "a-修改.txt"), format!("{}{}", line.repeat(6), slips.replace(',', "，")));
}

#[test]
fn what_would_make_something_new_wrong_is_left() {
    let desk = Desk::new();
    desk.file("报告.txt", report());
    let run = desk.run(&["fix", "--unsafe", "报告.txt"]);
    let line = run.out.lines().find(|line| line.contains("structure/title-form")).unwrap();
    assert!(line.contains("没有改") && line.contains("会出现新的问题（"), "{line}");
    let rules = |name: &str| -> Vec<String> {
        let report = desk.json(&[name]);
        report["findings"].as_array().unwrap().iter().map(|one| one["rule"].as_str().unwrap().to_owned()).collect()
    };
    let before = rules("报告.txt");
    assert!(rules("报告-修改.txt").iter().all(|rule| before.contains(rule)));
}

#[test]
fn what_another_finding_names_waits_for_the_next_round() {
    let desk = Desk::new();
    desk.file("a.txt", report());
    // The title and the signature are each named by two findings.
    let run = desk.run(&["fix", "--unsafe", "--verbose", "a.txt"]);
    assert!(run.out.contains("  2 处会动到别的问题所指的字，留到下一轮才看（共 3 轮）\n"), "{}", run.out);
    assert!(run.out.contains("  改了 #23 第93行第12列：“委” → “委员会”  structure/signature-name\n"), "{}", run.out);
}

#[test]
fn what_is_accepted_stays() {
    let desk = Desk::new();
    desk.file("a.txt", LINE.repeat(2).replacen("落实。", "落实。甲", 1));
    let rule = {
        let report = desk.json(&["a.txt"]);
        report["findings"][0]["rule"].as_str().unwrap().to_owned()
    };
    desk.file("hegao.yaml", format!("exceptions:\n  - {{path: a.txt, rule: {rule}, count: 1, reason: 引文}}\n"));
    let run = desk.run(&["fix", "a.txt"]);
    assert!(run.out.contains("改了 1 处"), "{}{}", run.out, run.err);
    assert_eq!(read(&desk, "a-修改.txt").matches("布署").count(), 1);
}

#[test]
fn in_english_nothing_is_said_in_chinese_but_in_quotation() {
    let desk = Desk::new();
    desk.file("a.txt", report());
    for args in [&["--dry-run"][..], &["--unsafe"], &["#99"]] {
        let run = desk.run(&[&["fix", "a.txt", "--lang", "en"], args].concat());
        // What a rule says may quote a table of facts.
        for line in (run.out + &run.err).lines().filter(|line| !line.starts_with("  left ")) {
            let line = line.replace("修改", "");
            assert_eq!(hegao::language::unquoted_han(&line), None, "{line}");
        }
    }
}
