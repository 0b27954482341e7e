//! Nothing that a report prints holds what was found: planted values, in every form of writing, in every format.

use crate::support;

use hegao::text::digit;
use proptest::prelude::*;
use support::Desk;
use support::office::{Office, cell, p};
use support::{disguise, forms};

/// Ways to write a mobile number.
fn written(number: &str, form: u8) -> String {
    let (a, b, c) = (&number[..3], &number[3..7], &number[7..]);
    match form % 6 {
        0 => number.to_owned(),
        1 => format!("{a} {b} {c}"),
        2 => format!("{a}-{b}-{c}"),
        3 => format!("+86 {number}"),
        4 => number.chars().map(|c| char::from_u32(c as u32 + 0xFEE0).unwrap()).collect(),
        _ => format!("{a}\u{200B}{b}\u{200B}{c}"),
    }
}

/// Text with a value in it, among faults of other rules.
fn around(value: &str, place: u8) -> String {
    match place % 6 {
        0 => format!("联系人：李明，电话{value}，请布署。"),
        1 => format!("单号X{value}Y，请各单位布署落实"),
        2 => format!("资料 and 张贴{value}的的"),
        3 => format!("http://example.com/{value}.html 布署"),
        4 => value.to_owned(),
        _ => format!("金额{value}元，，布署"),
    }
}

/// Reads text as a person would: without what the eye skips, and in plain digits.
fn plain(text: &str) -> String {
    let plain = text.chars().filter(|c| !matches!(c, ' ' | '-' | '\u{200B}' | '\n'));
    plain.map(|c| if ('０'..='９').contains(&c) { char::from_u32(c as u32 - 0xFEE0).unwrap() } else { c }).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn no_planted_value_is_printed(
        tail in "[0-9]{8}",
        uses in proptest::collection::vec((0u8..6, 0u8..6), 1..5),
        in_name in any::<bool>(),
    ) {
        let number = format!("138{tail}");
        // At least once where a rule knows it: a value that no rule finds anywhere is not known to be one.
        let mut text = format!("联系电话：{number}。\n");
        for (form, place) in &uses {
            text += &around(&written(&number, *form), *place);
            text.push('\n');
        }
        let desk = Desk::new();
        let name = if in_name { format!("表{number}.txt") } else { "a.txt".to_owned() };
        desk.file(&name, &text);
        for format in ["text", "json"] {
            for more in [&["--explain", "--verbose", "--timings"][..], &["--select", "typo,punctuation,repetition"]] {
                let run = desk.run(&[&["check", "--format", format, &name], more].concat());
                prop_assert!(run.code == 0 || run.code == 1, "{}", run.err);
                let shown = plain(&(run.out.clone() + &run.err));
                prop_assert!(!shown.contains(&number), "{}", run.out);
            }
        }
    }
}

const FORMATS: [&str; 11] =
    ["text", "json", "sarif", "github", "markdown", "gitlab", "rdjson", "junit", "csv", "html", "ledger"];

/// All that is said about a desk with `values` in documents, names, comments and the configuration: by every format, by
/// baselines, and by what goes wrong.
fn all_that_is_said(desk: &Desk, values: &[String; 4]) -> Vec<(String, String)> {
    let [mobile, id, card, mail] = values;
    let fields = format!("联系人：李明，手机号{mobile}，身份证号{id}，银行卡号{card}，邮箱{mail}，请布署。");
    let again = format!("补充{mobile}与{id}和{card}以及{mail}的的");
    let inline = format!("请布署。<!-- hegao: ignore[typo/*] 已问过{mobile}和{mail} -->");
    desk.file("a.txt", format!("关于工作的通知\n\n{fields}\n\n{again}\n"));
    desk.file("b.md", format!("# 通知\n\n- {fields}\n\n{inline}\n"));
    desk.file(&format!("人员{mobile}/身份证号{id}.txt"), &fields);
    // Places are called by sheets and files within the file.
    let sheet = format!("<sheetData><row r=\"1\">{}</row></sheetData>", cell("A1", "请布署。"));
    let book = Office::xlsx(&[(&format!("电话{mobile}"), "", &sheet)]).bytes();
    let inner = format!("embeddings/{mobile}.xlsx");
    desk.file("c.docx", Office::docx(&p("正文")).part("e", "package", &inner, book.clone()).bytes());
    desk.file("d.docx", Office::docx(&p("正文")).part("e", "package", &inner, "不是表").bytes());
    desk.file("a.xlsx", book);
    desk.file(&format!("卡号{card}.md"), "请布署工作。\n");
    desk.file(&format!("邮箱{mail}.txt"), "请布署工作。\n");
    desk.file(&format!("坏{mobile}.txt"), [0, 1, 2, 0xFF, 0]);
    let reason = format!("已问过 {mobile}、{card}");
    desk.file("hegao.yaml", format!("exceptions:\n  - rule: typo/wrong-word\n    path: a.txt\n    reason: {reason}\n"));
    let outputs = FORMATS.map(|format| format!("{format}=out.{format}"));
    let outputs: Vec<&str> = outputs.iter().flat_map(|output| ["--output", output]).collect();
    let missing = format!("没有{mobile}.txt");
    let nowhere = format!("csv=无{mobile}/{id}.csv");
    let bad = format!("坏{mobile}.txt");
    let (twice, folder) = (format!("csv={mobile}.csv"), format!("人员{mobile}"));
    let by_folder = format!("人员{mobile}/.hegao-baseline");
    let (nix, rules, config) = (format!("无{mobile}"), format!("规则{mobile}"), format!("配置{mobile}.yaml"));
    desk.file(&format!("{rules}/house/x.yaml"), "x: 1\n").file(&config, "rules: {a: b}\n");
    desk.file(&format!("另{mobile}.yaml"), format!("audience: 问{mobile}\n"));
    let other = format!("另{mobile}.yaml");
    let git = std::process::Command::new("git").args(["init", "-q"]).current_dir(desk.path()).status();
    assert!(git.unwrap().success());
    let (from, to) = (format!("{nix}..HEAD"), format!("main..{nix}"));
    let runs: [&[&str]; 22] = [
        &[&["check", ".", "--explain", "--verbose", "--audience", "internal"], &outputs[..]].concat(),
        &["check", ".", "--select", "typo,punctuation", "--format", "sarif"],
        &["baseline", "write", "."],
        &["baseline", "write", "a.txt", "b.md", &folder],
        &["check", ".", "--format", "json"],
        &["baseline", "show"],
        &["check", &missing],
        &["check", "a.txt", "--output", &nowhere],
        &["check", "a.txt", "-o", &twice, "-o", &twice],
        &["baseline", "write", &folder, "--baseline", &by_folder],
        &["check", "a.txt", "--trusted", &nix],
        &["check", "a.txt", "--rules", &nix],
        &["check", "a.txt", "--rules", &rules],
        &["check", "a.txt", "--config", &nix],
        &["check", "a.txt", "--config", &config],
        &["check", "a.txt", "--config", &other],
        &["check", "a.txt", "--baseline", &nix],
        &["check", "--diff", &from],
        &["check", "--diff", &to],
        &["check", "--diff-base", &nix],
        &["rules", "measure", &nix],
        &["init", &nix],
    ];
    let mut said = Vec::new();
    for (number, args) in runs.iter().enumerate() {
        let run = desk.run(args);
        said.push((format!("screen of {}", args[0]), run.out));
        said.push((format!("errors of run {number}"), run.err));
    }
    for rule in ["mobile-number", "resident-id", "bank-card", "email"] {
        assert!(said[0].1.contains(&format!("privacy/{rule}")), "{rule} was not found: {}", said[0].1);
    }
    let files = FORMATS.map(|format| format!("out.{format}"));
    for file in files.into_iter().chain([".hegao-baseline".to_owned(), by_folder]) {
        let text = std::fs::read_to_string(desk.path().join(&file));
        said.push((file.clone(), text.unwrap_or_else(|error| panic!("{file}: {error}"))));
    }
    said.push(("baseline of a file not read".into(), desk.run(&["baseline", "write", &bad]).err));
    said
}

#[test]
fn disguises_are_seen_through() {
    disguise::check_itself();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, max_shrink_iters: 20, ..ProptestConfig::default() })]

    #[test]
    fn no_format_baseline_or_error_lets_a_value_out(
        tail in "[0-9]{8}",
        (day, order) in (0u32..1000, 1u32..1000),
        middle in 0u64..1_000_000_000_000,
        name in "[a-z]{3}[0-9]{6}",
    ) {
        let values = [format!("138{tail}"), forms::id_number(day, order), forms::bank_card(middle), format!("{name}@163.com")];
        let desk = Desk::new();
        for (place, text) in all_that_is_said(&desk, &values) {
            for value in &values {
                let disguise = disguise::found(value, &text);
                prop_assert!(disguise.is_none(), "{value} is in the {place}, {}", disguise.unwrap_or_default());
            }
        }
    }
}

/// No rule takes these for a number of a person: that is no reason to print one beside a fault.
#[test]
fn what_no_rule_finds_is_not_shown_beside_what_it_does() {
    let desk = Desk::new();
    let forms = [
        "tel13800138000",
        "13800138000_李明",
        "138_0013_8000",
        "138/0013/8000",
        "138\t0013\t8000",
        "壹叁捌零零壹叁捌零零零",
        "1三8零0一3八0零0",
        "【138】（0013）8000",
        "1.3800138000E+10",
        "13800138000.00",
        "①③⑧⓪⓪①③⑧⓪⓪⓪",
        "138%200013%208000",
        "138&nbsp;0013&#45;8000",
        "id_11010519491231002X",
        "陆贰贰贰零贰壹贰叁肆伍陆柒捌玖零壹贰捌",
    ];
    for (number, form) in forms.iter().enumerate() {
        let text = format!("# 标题{form}布署\n\n请{form}布署工作。\n");
        desk.file(&format!("{number}.txt"), &text).file(&format!("{number}.md"), &text);
    }
    for format in FORMATS {
        let run = desk.run(&["check", ".", "--explain", "--format", format]);
        assert!(run.out.contains("布署"), "{}", run.out);
        for value in ["13800138000", "11010519491231002X", "6222021234567890128"] {
            let shown = run.out.lines().find(|line| disguise::piece(value, line).is_some());
            assert_eq!(shown, None, "{format}");
        }
        for escape in ["%200013%", ";0013&#45;"] {
            assert!(!run.out.contains(escape), "{format}: {}", run.out);
        }
    }
}

/// Every way to write every sort of value, in every place of a document of every format, and in names of files; and what
/// each format, a baseline and another choice of rules say of them.
#[test]
fn no_form_in_no_place_lets_seven_digits_out() {
    let numbers = forms::numbers();
    let (name, mail) = ("莫愁", "zhaoqian7531@163.com");
    let [mobile, id, card] = &numbers;
    let known = format!("联系人：{name}，电话{mobile}，身份证号{id}，银行卡号{card}，邮箱{mail}。");
    let desk = Desk::new();
    let each = numbers.iter().map(|number| forms::of_number(number)).enumerate();
    // Each way with one of the three numbers, so that all have met each place in the end.
    let mut written: Vec<_> = each.flat_map(|(at, forms)| forms.into_iter().skip(at).step_by(3)).collect();
    written.extend([forms::of_name(name), forms::of_mail(mail)].concat());
    for (number, (_, form)) in written.iter().enumerate() {
        let is_whole = numbers
            .iter()
            .any(|value| form.chars().filter_map(digit).eq(value.chars().filter_map(digit)) && !form.contains('E'));
        for (file, bytes) in forms::documents(&known, form) {
            desk.file(&format!("{number}/{file}"), bytes);
        }
        if !form.contains(forms::UNFIT) {
            desk.file(&format!("{number}/附{form}.txt"), &known);
        }
        // Of a file that is not read nothing is known but its name.
        if is_whole && !form.contains(forms::UNFIT) {
            desk.file(&format!("{number}/图{form}.png"), b"\x89PNG\r\n");
        }
    }
    let outputs = FORMATS.map(|format| format!("{format}=out.{format}"));
    let outputs: Vec<&str> = outputs.iter().flat_map(|output| ["--output", output]).collect();
    let mut said = Vec::new();
    for args in [
        &[&["check", ".", "--explain", "--verbose"], &outputs[..]].concat()[..],
        &["check", "0", "1", "2", "3", "--select", "typo,structure", "--audience", "internal", "--format", "json"],
        &["rules", "measure", "4", "5", "6", "--verbose"],
        &["baseline", "write", "7", "8", "9", "44"],
    ] {
        let run = desk.run(args);
        assert!(run.code < 4 && run.code != 2, "{}", run.err);
        said.extend([(args.join(" "), run.out), (format!("errors of {}", args.join(" ")), run.err)]);
    }
    for file in FORMATS.map(|format| format!("out.{format}")).into_iter().chain([".hegao-baseline".to_owned()]) {
        said.push((file.clone(), std::fs::read_to_string(desk.path().join(&file)).unwrap()));
    }
    let mut shown = Vec::new();
    for (place, text) in &said {
        assert!(!text.is_empty() || place.starts_with("errors"), "{place} says nothing");
        let spoken = |line: &&str| numbers.iter().any(|value| disguise::piece(value, line).is_some());
        shown.extend(text.lines().filter(spoken).map(|line| format!("{place}: {line}")));
        let bare = |line: &&str| line.chars().filter(|c| !c.is_whitespace()).collect::<String>().contains(name);
        shown.extend(text.lines().filter(bare).map(|line| format!("{place}, the name: {line}")));
        let address = |line: &&str| disguise::found(mail, line).is_some();
        shown.extend(text.lines().filter(address).map(|line| format!("{place}, the address: {line}")));
    }
    assert!(shown.is_empty(), "{} lines show a value:\n{}", shown.len(), shown[..shown.len().min(20)].join("\n"));
}
