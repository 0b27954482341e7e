//! `hegao accept` and `hegao terms add`: what somebody decides goes into the configuration, and nothing else in it changes.

use std::fs;

use crate::support::{Desk, Run};

const NOTICE: &str = "关于值班的通知\n\n各单位要认真布署工作。\n值班电话：13800138000，联系人李明。\n";

fn config(desk: &Desk) -> String {
    fs::read_to_string(desk.path().join("hegao.yaml")).unwrap()
}

fn accept(desk: &Desk, args: &[&str]) -> Run {
    desk.run(&[&["accept"], args].concat())
}

#[test]
fn what_is_accepted_counts_no_longer_and_says_who_and_why() {
    let desk = Desk::new();
    desk.file("通知.txt", NOTICE);
    let run =
        accept(&desk, &["通知.txt", "#2", "--reason", "值班电话，同意公开", "--by", "王芳", "--until", "2099-12-31"]);
    assert_eq!(
        (run.code, run.out.as_str()),
        (
            0,
            "已放过 1 处（其中 1 处不能发，从此不再报），写入 hegao.yaml：\n   第4行 privacy/mobile-number 138****8000\n"
        ),
        "{}",
        run.err
    );
    assert!(!config(&desk).contains("13800138000"), "{}", config(&desk));
    let report = desk.json(&["通知.txt"]);
    let accepted: Vec<_> = report["findings"].as_array().unwrap().iter().map(|one| one["accepted"].clone()).collect();
    assert_eq!(
        accepted[1],
        serde_json::json!({"by": "exception", "reason": "值班电话，同意公开", "person": "王芳", "until": "2099-12-31"})
    );
    assert!(accepted[0].is_null());
    // Grey where there is a terminal; in a file only counted.
    let told = "已放过：第4行第6列 疑似个人手机号 138****8000。理由：值班电话，同意公开（王芳，到 2099-12-31）";
    let coloured = desk.run(&["check", "通知.txt", "--color", "always"]).out;
    assert!(coloured.contains(&format!("\u{1b}[2m{told}\u{1b}[0m")), "{coloured}");
    let plain = desk.run(&["check", "通知.txt"]).out;
    assert!(!plain.contains("已放过") && plain.contains("另有 1 处已按例外放过"), "{plain}");
    let receipt = desk.run(&["check", "通知.txt", "--receipt", "单.html", "--receipt", "单.json"]);
    assert_eq!(receipt.code, 0, "{}", receipt.err);
    let page = fs::read_to_string(desk.path().join("单.html")).unwrap();
    assert!(page.contains("放过：值班电话，同意公开（王芳，到 2099-12-31）"), "{page}");
    let json: serde_json::Value = serde_json::from_slice(&fs::read(desk.path().join("单.json")).unwrap()).unwrap();
    assert_eq!(json["documents"][0]["findings"][1]["accepted"]["person"], "王芳");
}

#[test]
fn another_text_is_not_accepted_and_that_is_said() {
    let desk = Desk::new();
    desk.file("通知.txt", NOTICE);
    assert_eq!(accept(&desk, &["通知.txt", "#2", "--reason", "值班电话"]).code, 0);
    for text in [NOTICE.replace("值班电话：", "若有急事请拨"), NOTICE.replace("13800138000", "13900139000")]
    {
        let run = desk.file("通知.txt", text).run(&["check", "通知.txt"]);
        assert_eq!(run.code, 1, "{}", run.out);
        assert!(
            run.out.contains("第4行的例外（privacy/mobile-number，./通知.txt）对应的文字已经改动，不再放过"),
            "{}",
            run.out
        );
        let report = desk.json(&["通知.txt"]);
        assert_eq!(report["idle_exceptions"][0]["changed"], true);
    }
    // What is gone has not changed.
    desk.file("通知.txt", "关于值班的通知\n");
    let report = desk.json(&["通知.txt"]);
    assert_eq!(
        (&report["idle_exceptions"][0]["state"], &report["idle_exceptions"][0]["changed"]),
        (&"unused".into(), &false.into())
    );
}

#[test]
fn the_configuration_stays_as_somebody_wrote_it() {
    let desk = Desk::new();
    let written = "\u{feff}# 我们单位的\r\nfail-on: 'error'   # 不改\r\n\r\nexceptions:\r\n- rule: \"typo/wrong-word\" # 甲\r\n  path: 旧.txt\r\n  reason: 原文如此\r\n# 尾\r\nterms: [云岭, ]\r\n";
    desk.file("hegao.yaml", written).file("通知/a.txt", NOTICE);
    let run = accept(&desk, &["通知/a.txt", "＃1", "--reason", "引文: 原样"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let new = config(&desk);
    let (before, after) = new.split_once("- rule: typo/wrong-word\r\n  path: 通知/a.txt\r\n  match: 布署\r\n").unwrap();
    let (own, after) = after.split_once("# 尾").unwrap();
    assert_eq!(format!("{before}# 尾{after}"), written);
    assert!(own.ends_with("\r\n  reason: '引文: 原样'\r\n"), "{own}");
    let run = desk.run(&["terms", "add", "邮亭镇", "云岭", "邮亭镇"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(config(&desk), new.replace("[云岭, ]", "[云岭, 邮亭镇 ]"));
    assert_eq!(desk.run(&["terms", "add", "邮亭镇"]).out, "这些词已经都有了，没有改动。\n");
}

#[test]
fn what_cannot_be_added_with_certainty_is_printed() {
    let desk = Desk::new();
    desk.file("hegao.yaml", "{lang: zh}\n").file("通知.txt", NOTICE);
    let run = accept(&desk, &["通知.txt", "#1", "--reason", "原文如此"]);
    assert_eq!((run.code, config(&desk).as_str()), (2, "{lang: zh}\n"));
    assert!(run.err.contains("exceptions:\n  - rule: typo/wrong-word\n    path: ./通知.txt\n"), "{}", run.err);
    let run = desk.run(&["terms", "add", "邮亭镇"]);
    assert!(run.code == 2 && run.err.contains("terms:\n  - 邮亭镇\n"), "{}", run.err);
}

#[test]
fn a_column_is_accepted_place_by_place() {
    let desk = Desk::new();
    let rows = |numbers: &[u32]| {
        let row = |number: &u32| format!("{number},1380013{number:04}\n");
        format!("序号,手机号\n{}", numbers.iter().map(row).collect::<String>())
    };
    desk.file("名单.csv", rows(&[8001, 8102, 8203, 8304]));
    let run = accept(&desk, &["名单.csv", "#1", "--reason", "已公示"]);
    assert!(run.code == 0 && run.out.starts_with("已放过 4 处"), "{}{}", run.out, run.err);
    assert_eq!(desk.run(&["check", "名单.csv"]).code, 0);
    desk.file("名单.csv", rows(&[8001, 8102, 8203, 9999]));
    let report = desk.json(&["名单.csv"]);
    assert_eq!(report["summary"]["error"], 1, "{report}");
    assert_eq!(report["summary"]["suppressed"], 3);
}

#[test]
fn slips_are_told_with_what_to_write() {
    let desk = Desk::new();
    desk.file("通知.txt", NOTICE).file("空.txt", "好。\n");
    for (args, said) in [
        (&["通知.txt", "#9", "--reason", "x"][..], "没有 #9：报告里的编号到 #3"),
        (&["空.txt", "#1", "--reason", "x"], "没有要处理的问题"),
        (&["通知.txt", "--reason", "x"], "没有写编号"),
        (&["通知.txt", "#1"], "还缺 --reason <理由>"),
        (&["通知.txt", "#1", "--reason", " "], "不能是空的"),
        (&["通知.txt", "#1", "--reason", "x", "--until", "2020"], "--until 2020-12-31 已经过去"),
        (&["#1", "--reason", "x"], "一次写一份文件"),
        (&["通知.txt", "空.txt", "#1", "--reason", "x"], "一次写一份文件"),
        (&["通知.txt", "#x", "--reason", "x"], "“#x”不是编号"),
        (&[".", "#1", "--reason", "x"], "不是文件夹"),
        (&["没有.txt", "#1", "--reason", "x"], "没有.txt"),
    ] {
        let run = accept(&desk, args);
        assert!(run.code == 2 && run.err.contains(said), "{args:?}: {} {}", run.code, run.err);
    }
    assert!(!desk.path().join("hegao.yaml").exists());
    let run = accept(&desk, &["通知.txt", "#1", "--reason", "x", "--dry-run"]);
    assert!(run.code == 0 && run.out.starts_with("要写入 hegao.yaml：\nexceptions:\n"), "{}", run.out);
    assert!(!desk.path().join("hegao.yaml").exists());
    assert_eq!(desk.run(&["terms", "add", "两 个"]).code, 2);
}
