//! Fixing twice is fixing once, and what was mended is not found again, nor anything new: over documents of every format that is
//! written, put together from faults of many kinds.

use std::collections::BTreeMap;
use std::fs;

use proptest::prelude::*;

use crate::support::Desk;
use crate::support::office::{Office, cell, escaped, run, styled};

/// Sentences with faults, and some without.
const SENTENCES: [&str; 18] = [
    "各单位要认真布署，抓好落实。",
    "联系人：李明，电话13800138000。",
    "资料 and 图纸按时报送。",
    "要重要重大问题及时报告。",
    "坚持依法行政、依法行政共同推进，法治学孔、法治政府、法治社会一体建设。",
    "防止电信诈骗，保护群众财产。",
    "会议强调，，要加强领导。",
    "一要加强领导,落实责任。",
    "各项工作稳步推进，取得明显成效。",
    "截止2024年底，全县共完成投资3亿元。",
    "要切实抓好好好工作落实。",
    "按时间节点完成。。",
    "请于9月13日-9月15日报名。",
    "建立健全矛盾纠纷排查化解机制，每月排查一次，每季度通报一次，做到早发现、早报告，",
    "早处置，把矛盾化解在基层。",
    "布署布署工作。",
    "“加强领导”,“落实责任”。",
    "邮箱zhangsan@example.com，请R&D部<办理>。",
];

/// A document of these sentences, each in its own paragraph or run.
fn file(format: usize, picks: &[(usize, bool)]) -> (&'static str, Vec<u8>) {
    let sentences: Vec<&str> = picks.iter().map(|(pick, _)| SENTENCES[pick % SENTENCES.len()]).collect();
    // Where a pick says so, the sentence is cut into two runs.
    let halves = sentences.iter().zip(picks).map(|(text, (_, is_cut))| {
        let at = if *is_cut { text.char_indices().nth(4).map_or(0, |(at, _)| at) } else { 0 };
        text.split_at(at)
    });
    let text = sentences.join("\n\n") + "\n";
    match format % 6 {
        0 => ("a.txt", text.into_bytes()),
        1 => ("a.txt", encoding_rs::GBK.encode(&text).0.into_owned()),
        2 => ("a.md", text.into_bytes()),
        3 => {
            let paragraphs =
                halves.map(|(first, second)| format!("<p>{}<b>{}</b></p>\n", escaped(first), escaped(second)));
            ("a.html", paragraphs.collect::<String>().into_bytes())
        }
        4 => {
            let paragraphs =
                halves.map(|(first, second)| format!("<w:p>{}{}</w:p>", run(first), styled("<w:b/>", second)));
            ("a.docx", Office::docx(&paragraphs.collect::<String>()).bytes())
        }
        _ => {
            let row = |(index, text): (usize, &&str)| {
                let row = index + 1;
                format!(r#"<row r="{row}">{}</row>"#, cell(&format!("A{row}"), text))
            };
            let rows: String = sentences.iter().enumerate().map(row).collect();
            ("a.xlsx", Office::xlsx(&[("表", "", &format!("<sheetData>{rows}</sheetData>"))]).bytes())
        }
    }
}

/// How often each rule finds something.
fn counts(desk: &Desk, name: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for finding in desk.json(&[name])["findings"].as_array().unwrap() {
        *counts.entry(finding["rule"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    counts
}

fn check(format: usize, picks: &[(usize, bool)], is_unsafe: bool) -> Result<(), TestCaseError> {
    let desk = Desk::new();
    let (name, old) = file(format, picks);
    desk.file(name, &old);
    let asked: &[&str] = if is_unsafe { &["--unsafe"] } else { &[] };
    let before = counts(&desk, name);
    let run = desk.run(&[&["fix", "--in-place", "--verbose", name], asked].concat());
    prop_assert!(matches!(run.code, 0 | 1), "{}{}", run.out, run.err);
    prop_assert!(!run.out.contains("13800138000"), "{}", run.out);
    let once = fs::read(desk.path().join(name)).unwrap();
    let after = counts(&desk, name);
    for (rule, count) in &after {
        prop_assert!(before.get(rule).is_some_and(|before| count <= before), "{}: {}\n{}", name, rule, run.out);
    }
    let head = run.out.lines().next().unwrap();
    let left: usize = after.values().sum();
    prop_assert!(head.contains(&format!("剩 {left} 处要人定")), "{left}: {}", run.out);
    prop_assert_eq!(head.contains("改了 0 处"), once == old, "{}", head);
    let again = desk.run(&[&["fix", "--in-place", name], asked].concat());
    prop_assert!(again.out.contains("改了 0 处"), "{}\nthen\n{}", run.out, again.out);
    prop_assert!(fs::read(desk.path().join(name)).unwrap() == once);
    Ok(())
}

#[test]
fn fixing_twice_is_fixing_once_and_nothing_new_is_found() {
    let config = ProptestConfig { cases: 24, ..ProptestConfig::default() };
    let picks = proptest::collection::vec((0..SENTENCES.len(), any::<bool>()), 1..9);
    proptest!(config, |(format in 0usize..6, picks in picks, is_unsafe in any::<bool>())| {
        check(format, &picks, is_unsafe)?;
    });
}

#[test]
fn every_fault_at_once_is_mended_in_every_format() {
    let all: Vec<(usize, bool)> = (0..SENTENCES.len()).map(|pick| (pick, pick % 2 == 0)).collect();
    for format in 0..6 {
        for is_unsafe in [false, true] {
            check(format, &all, is_unsafe).unwrap();
        }
    }
}
