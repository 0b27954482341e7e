//! Many pages, and one run after another: ledgers, statistics, what has become of the last run.

use std::fs;

use crate::support::Desk;

const PAGE: &str = "<html><head><meta name=ArticleTitle content=关于值班的通知><meta name=ColumnName content=通知公告>\
    <meta name=ContentSource content=示例县教育局><meta name=PubDate content=2025-01-08>\
    <meta name=Url content=https://www.example.com/a.html></head><body><p>各单位要认真布署工作。\
    <p>联系电话：13800138000。</body></html>";

fn site() -> Desk {
    let desk = Desk::new();
    desk.file("网站/a.html", PAGE)
        .file("网站/b.txt", "请各单位布署工作。\n")
        .file("网站/净.txt", "请各单位部署工作。\n");
    desk
}

fn text(desk: &Desk, name: &str) -> String {
    fs::read_to_string(desk.path().join(name)).unwrap()
}

#[test]
fn a_ledger_has_a_row_for_each_fault_with_what_its_page_declares() {
    let desk = site();
    let run = desk.run(&["check", "网站", "--output", "ledger=台账.csv"]);
    assert_eq!(run.code, 1, "{}", run.err);
    let ledger = text(&desk, "台账.csv");
    let rows: Vec<&str> = ledger.strip_prefix('\u{feff}').unwrap().split("\r\n").collect();
    assert_eq!(rows[0], "序号,路径或网址,标题,栏目,责任单位,成文日期,类别,等级,位置,原文(掩码),建议,处理情况,SHA-256");
    assert!(
        rows[1].starts_with(
            "1,https://www.example.com/a.html,关于值班的通知,通知公告,示例县教育局,2025-01-08,错别字 typo/wrong-word,请核对,"
        ),
        "{}",
        rows[1]
    );
    assert!(
        rows[2].contains(",个人信息 privacy/mobile-number,不能发,") && rows[2].contains(",138****8000,"),
        "{}",
        rows[2]
    );
    assert!(rows[4].starts_with("4,网站/b.txt,,,,,") && rows[4].contains(",未处理,"), "{}", rows[4]);
    assert_eq!(rows.len(), 6, "{ledger}");
    // A second run takes its place, checks none of it, and leaves alone what somebody has noted.
    assert_eq!(desk.run(&["check", ".", "--output", "ledger=台账.csv"]).code, 1);
    let second = text(&desk, "台账.csv");
    let rest = second.strip_prefix(&ledger).unwrap_or_else(|| panic!("{second}"));
    assert!(rest.starts_with("5,台账.csv,,,,,跳过,,,,核稿自己的文件,跳过,"), "{rest}");
    desk.file("台账.csv", ledger.replacen(",未处理,", ",已改（王芳）,", 1));
    let run = desk.run(&["check", "网站", "--output", "ledger=台账.csv"]);
    assert!(run.code == 2 && run.err.contains("没有覆盖"), "{}", run.err);
}

#[test]
fn a_workbook_has_the_same_rows_and_is_no_document() {
    let desk = site();
    assert_eq!(desk.run(&["check", "网站", "--output", "网站/台账.xlsx"]).code, 1);
    let first = fs::read(desk.path().join("网站/台账.xlsx")).unwrap();
    let run = desk.run(&["text", "网站/台账.xlsx"]);
    assert!(run.out.contains("关于值班的通知") && run.out.contains("138****8000"), "{}{}", run.out, run.err);
    // The report of the first run is none of the documents of the second, and gives way to it.
    let run = desk.run(&["check", "网站", "--output", "网站/台账.xlsx"]);
    assert_eq!(run.code, 1, "{}", run.err);
    let report = desk.json(&["网站"]);
    assert_eq!(report["documents"].as_array().unwrap().len(), 3, "{report}");
    assert_eq!(report["skipped_files"][0]["reason"], "own");
    // What a program saves anew, or anybody else's workbook, stays.
    desk.file("网站/台账.xlsx", &first[..first.len() - 1]);
    assert_eq!(desk.run(&["check", "网站/b.txt", "--output", "网站/台账.xlsx"]).code, 2);
    let run = desk.run(&["check", "网站", "--format", "xlsx"]);
    assert!(run.code == 2 && run.err.contains("--output 台账.xlsx"), "{}", run.err);
}

#[test]
fn json_says_where_a_document_comes_from() {
    let desk = site();
    desk.file("c.html", "<link rel=canonical href='/c.html?tel=13800138000'><title>无</title><p>手机：13800138000");
    let report = desk.json(&["网站/a.html", "c.html"]);
    let told = |index: usize| ["title", "organ", "url", "column"].map(|key| report["documents"][index][key].clone());
    let own = ["关于值班的通知", "示例县教育局", "https://www.example.com/a.html", "通知公告"];
    let of = |path: &str| (0..2).find(|index| report["documents"][*index]["path"] == path).unwrap();
    assert_eq!(told(of("网站/a.html")), own.map(serde_json::Value::from));
    assert_eq!(told(of("c.html"))[2], "/c.html?tel=138****8000");
}

#[test]
fn a_second_run_says_what_has_become_of_the_first() {
    let desk = site();
    let check = |more: &[&str]| desk.run(&[&["check", "网站", "--receipt", "单.html"], more].concat());
    let first = check(&[]);
    assert!(!first.out.contains("相比"), "{}", first.out);
    desk.file("网站/b.txt", "请各单位部署工作，联系电话：13900139000。\n");
    let report = desk.json(&["网站", "--since", "单.html"]);
    let since = &report["since"];
    let counts = ["fixed", "remaining", "new", "accepted", "unsure"].map(|key| since[key].as_u64().unwrap());
    assert_eq!((counts, since["path"].as_str()), ([1, 3, 1, 0, 0], Some("单.html")));
    // The receipt that is written over is the last run.
    let second = check(&[]);
    assert!(second.out.contains("）相比：已改1 剩3 新增1。\n"), "{}", second.out);
    assert!(check(&[]).out.contains("）相比：已改0 剩4 新增0。\n"));
    // Documents that this run did not meet have not gone.
    let one = desk.run(&["check", "网站/净.txt", "--since", "单.html"]);
    assert!(one.out.contains("已改0 剩0 新增0"), "{}", one.out);
    let names: Vec<_> = fs::read_dir(desk.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "nothing else was kept: {names:?}");
    desk.file("单.html", text(&desk, "单.html").replacen("不能发", "能发", 1));
    let run = desk.run(&["check", "网站", "--since", "单.html"]);
    assert!(run.code == 2 && run.err.contains("有改动"), "{}", run.err);
    assert_eq!(desk.run(&["check", "网站", "--since", "网站/b.txt"]).code, 2);
}

#[test]
fn two_runs_are_compared_from_any_of_their_forms() {
    let desk = site();
    let forms = |name: &str| {
        let (json, ledger) = (format!("json={name}.json"), format!("ledger={name}.csv"));
        let receipt = format!("{name}.html");
        let run = desk.run(&["check", "网站", "-o", &json, "-o", &ledger, "--receipt", &receipt]);
        assert_ne!(run.code, 2, "{}", run.err);
    };
    forms("旧");
    desk.file("网站/a.html", PAGE.replace("布署", "部署"));
    fs::rename(desk.path().join("网站/b.txt"), desk.path().join("网站/乙.txt")).unwrap();
    fs::remove_file(desk.path().join("网站/净.txt")).unwrap();
    forms("新");
    let run = desk.run(&["compare", "旧.json", "新.json"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.out.contains("网站/乙.txt（改名，原来是 网站/b.txt）\n   仍存在 · 请核对 · "), "{}", run.out);
    assert!(run.out.contains("网站/净.txt（已撤下）"), "{}", run.out);
    assert!(run.out.ends_with("已整改 1，仍存在 3，新增 0；改名 1 份，撤下 1 份。\n"), "{}", run.out);
    let by = |old: &str, new: &str| -> serde_json::Value {
        serde_json::from_str(&desk.run(&["compare", old, new, "--format", "json"]).out).unwrap()
    };
    for (old, new) in [("旧.json", "新.html"), ("旧.html", "新.json"), ("旧.csv", "新.csv"), ("旧.json", "新.csv")]
    {
        let summary = &by(old, new)["summary"];
        assert_eq!((&summary["fixed"], &summary["remaining"]), (&1.into(), &3.into()), "{old} {new}: {summary}");
    }
    let table = desk.run(&["compare", "旧.json", "新.json", "--format", "csv"]).out;
    assert!(
        table.starts_with("\u{feff}状态,路径或网址,原路径,等级,") && table.contains("\r\n已整改,网站/a.html,,请核对,"),
        "{table}"
    );
    // What is no report of ours, and what is left at or above the threshold.
    assert_eq!(desk.run(&["compare", "旧.json", "网站/乙.txt"]).code, 2);
    desk.file("网站/a.html", "<p>好。");
    desk.run(&["check", "网站", "-o", "json=末.json"]);
    assert_eq!(desk.run(&["compare", "旧.json", "末.json"]).code, 0);
    assert_eq!(desk.run(&["compare", "旧.json", "末.json", "--fail-on", "warning"]).code, 1);
}

#[test]
fn statistics_count_by_rule_folder_organ_and_document() {
    let desk = site();
    let run = desk.run(&["check", "网站", "--statistics"]);
    for said in [
        "按规则：\n      privacy/mobile-number：1 处不能发（",
        "按文件夹：\n      网站：",
        "按责任单位：\n      示例县教育局：",
        "问题最多的文件：\n      网站/a.html：",
    ] {
        assert!(run.out.contains(said), "{said}: {}", run.out);
    }
    let statistics = &desk.json(&["网站", "--statistics"])["statistics"];
    assert_eq!((&statistics["folders"][0]["documents"], &statistics["folders"][0]["error"]), (&3.into(), &1.into()));
    assert!(statistics["rate"].as_f64().unwrap() > 0.0);
    assert!(desk.json(&["网站"])["statistics"].is_null());
}
