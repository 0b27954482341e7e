//! `hegao text`: what was read, as anyone may see it.

use crate::support;

use std::process::Stdio;

use support::Desk;

const REPORT: &str = "关于示例工作的报告\n\n我镇认真落实各项要求，联系人李明，\u{1B}[31m13800138000。\n";

#[test]
fn a_paragraph_is_a_line_and_nothing_is_masked() {
    let desk = Desk::new();
    desk.file("a.txt", REPORT);
    let run = desk.run(&["text", "--visible", "a.txt"]);
    let expected = "关于示例工作的报告\n我镇认真落实各项要求，联系人李明，␛[31m13800138000。\n";
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, expected, ""));
    let labelled = desk.run(&["text", "--labels", "a.txt"]).out;
    assert!(labelled.starts_with("[第1行] 关于示例工作的报告\n[第3行] 我镇"), "{labelled}");
    let english = desk.run(&["text", "--labels", "--lang", "en", "a.txt"]).out;
    assert!(english.starts_with("[line 1] 关于示例工作的报告\n[line 3] 我镇"), "{english}");
}

#[test]
fn what_is_not_seen_stands_at_the_end() {
    let desk = Desk::new();
    desk.file("a.html", "<p>法\u{200B}治</p><!-- 请李明核实 --><p>完</p>");
    let run = desk.run(&["text", "a.html"]);
    assert_eq!(run.out, "法\u{200B}治\n完\n[隐藏：网页注释1] 请李明核实\n[隐藏：正文中的不可见字符] U+200B\n");
    assert_eq!(desk.run(&["text", "--visible", "a.html"]).out, "法\u{200B}治\n完\n");
    let english = desk.run(&["text", "--visible", "--lang", "en", "a.html"]).out
        + &desk.run(&["text", "--lang", "en", "a.html"]).out;
    assert!(
        english
            .ends_with("[hidden: comment in the source 1] 请李明核实\n[hidden: invisible characters in text] U+200B\n")
    );
}

#[test]
fn lines_that_were_joined_are_one() {
    let cut =
        "二是完善制度，在涉及法律法规的重要环节都积极咨询，并认真分析工作中可能存在的问题，确保我\n\n镇工作依法而行。";
    let run = Desk::new().run_with(&["text", "-"], cut.as_bytes());
    assert_eq!((run.code, run.out), (0, cut.replace('\n', "") + "\n"));
}

#[test]
fn several_files_have_their_names_above() {
    let desk = Desk::new();
    desk.file("a.txt", "甲").file("b.txt", "乙");
    assert_eq!(desk.run(&["text", "a.txt", "b.txt"]).out, "==> a.txt <==\n甲\n==> b.txt <==\n乙\n");
}

#[test]
fn what_was_not_read_is_said_and_gives_3() {
    let desk = Desk::new();
    desk.file("bad.txt", b"\xE4\xB8\xAD\xE6\x96\x87\xFF\xFE\xE4\xB8\xAD\xE6\x96\x87").file("a.ps", "%!PS");
    let broken = desk.run(&["text", "bad.txt"]);
    assert_eq!((broken.code, broken.out.as_str()), (3, "中文\u{FFFD}\u{FFFD}中文\n"));
    assert!(broken.err.contains("bad.txt：没有读完：有 2 个字节"), "{}", broken.err);
    let other = desk.run(&["text", "a.ps"]);
    assert_eq!((other.code, other.out.as_str()), (3, ""));
    desk.file("hegao.yaml", "limits: {file-size: 3B}\n").file("long.txt", "示例镇");
    assert_eq!(desk.run(&["text", "long.txt"]).code, 3);
}

#[test]
fn a_file_that_is_not_there_gives_2_and_keeps_its_name_to_itself() {
    let run = Desk::new().run(&["text", "李明13800138000.txt"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("找不到") && !run.err.contains("13800138000"), "{}", run.err);
    assert_eq!(Desk::new().run(&["text"]).code, 2);
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let desk = Desk::new();
    desk.file("a.txt", "示例镇的工作。\n".repeat(100_000));
    let mut child =
        desk.command().args(["text", "a.txt"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}
