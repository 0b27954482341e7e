//! Files of values, made here.

use super::layout::SEPARATORS;
use super::*;
use crate::label::{label, tables};
use hegao_model::document::Limits;

fn document(name: &str, text: &str) -> Document {
    read(name, text.as_bytes().to_vec(), &Budget::default())
}

fn texts(document: &Document) -> Vec<&str> {
    document.blocks.iter().map(|block| document.text(block)).collect()
}

/// The blocks with their labels.
fn cells(name: &str, text: &str) -> Vec<String> {
    let document = document(name, text);
    document
        .blocks
        .iter()
        .map(|block| format!("{} {}", label(&document, block).unwrap_or("-"), document.text(block)))
        .collect()
}

const TABLE: &str = "姓名,手机号\n李明,13800138000\n";

#[test]
fn a_cell_knows_its_column_and_its_place() {
    assert_eq!(
        cells("a.csv", TABLE),
        ["第1行 姓名", "第1行 手机号", "第2行“姓名” 姓名：李明", "第2行“手机号” 手机号：13800138000"]
    );
    let document = document("a.csv", TABLE);
    let block = &document.blocks[3];
    let from = "手机号：".len();
    let (part, place) = block.pieces(from..from + 3)[0].clone();
    assert_eq!((part, &TABLE[place]), (0, "138"));
    assert!(block.pieces(0..from).is_empty(), "the head of a column stands elsewhere");
}

#[test]
fn the_separator_is_found() {
    for separator in SEPARATORS.map(char::from) {
        let text = TABLE.replace(',', &separator.to_string());
        assert_eq!(cells("a.csv", &text), cells("a.csv", TABLE), "{separator:?}");
    }
    assert_eq!(cells("a.csv", "sep=;\r\n甲;乙,丙\r\n"), ["第2行 甲", "第2行 乙,丙"]);
    assert_eq!(cells("a.tsv", "甲,乙\t丙\n"), ["第1行 甲,乙", "第1行 丙"]);
    assert_eq!(
        cells("a.csv", "表\n姓名,电话,住址\n李明\n王强,1,2\n"),
        [
            "第1行 表",
            "第2行 姓名",
            "第2行 电话",
            "第2行 住址",
            "第3行“姓名” 姓名：李明",
            "第4行“姓名” 姓名：王强",
            "第4行“电话” 电话：1",
            "第4行“住址” 住址：2",
        ]
    );
}

#[test]
fn quotation_marks_hold_a_value_together() {
    let text = "姓名,住址\r\n李明,\"示例路1号,\"\"二\"\"楼\r\n东侧\"\r\n王强,无\r\n";
    let document = document("a.csv", text);
    assert_eq!(texts(&document)[3], "住址：示例路1号,\"二\"楼\r\n东侧");
    let mark = "住址：示例路1号,".len();
    let (_, place) = document.blocks[3].pieces(mark..mark + 1)[0].clone();
    assert_eq!(&text[place], "\"\"");
    assert_eq!(label(&document, &document.blocks[4]), Some("第4行“姓名”"));
}

#[test]
fn a_file_of_values_is_a_table() {
    let text = "名单\n姓名,\"手机\n号码\",备注\n李明,,无\n\n王强,13800138000,\n";
    let expected = ["1: 1 -", "*2: 1 -, 2 -, 3 -", "4: 1 姓名, 3 备注", "6: 1 姓名, 2 手机号码"];
    assert_eq!(tables(&document("a.csv", text)), [expected]);
    let figures = document("a.csv", "1,2\n3,,\"4,000\"\n");
    assert_eq!(tables(&figures), [["1: 1 -, 2 -", "2: 1 -, 3 -"]]);
    let sum = figures.blocks.iter().map(|block| figures.number(block)?.in_tens(0)).sum::<Option<i128>>();
    assert_eq!(sum, Some(4006));
}

#[test]
fn a_number_is_one_however_it_is_set() {
    let text = "姓名,手机号\n李明,13800138000.0\n王强,1.3800138E+10\n张三,\"13,800,138,000\"\n赵六,\"1380\n0138000\"\n";
    let document = document("a.csv", text);
    let numbers = texts(&document).into_iter().filter(|text| *text == "手机号：13800138000");
    assert_eq!(numbers.count(), 4, "{:?}", texts(&document));
    let boxes = cells("a.csv", "李明,电话,1,3,8,0,0,1,3,8,0,0,0\n王强,电话,1,3,8,0,0,1,3,8,0,0,1\n");
    assert!(boxes.contains(&"第1行“电话” 电话：13800138000".to_owned()), "{boxes:?}");
}

#[test]
fn a_mark_that_nothing_closes_is_a_character() {
    let text = "姓名,备注\n李明,\"见附件\n王强,无\n";
    assert_eq!(
        texts(&document("a.csv", text)),
        ["姓名", "备注", "姓名：李明", "备注：\"见附件", "姓名：王强", "备注：无"]
    );
}

#[test]
fn prose_is_read_as_text() {
    let text = "关于示例工作的报告\n\n我镇认真落实各项要求，依法而行。\n下一步，我镇将继续努力。\n";
    let document = document("a.csv", text);
    assert_eq!(document.format, Format::Text);
    assert_eq!(texts(&document), texts(&crate::format::text_file::read_text(text.as_bytes().to_vec())));
    assert_eq!(cells("a.csv", "手机号\n13800138000\n")[1], "第2行“手机号” 手机号：13800138000");
}

#[test]
fn lost_digits_are_told() {
    let document =
        document("a.csv", "姓名,身份证号\n李明,1.10105E+17\n王强,110105194912310000\n张三,11010519491231002X\n");
    let lost: Vec<&str> =
        document.blocks.iter().filter(|block| block.hidden.is_some()).map(|block| document.text(block)).collect();
    assert_eq!(lost, ["1.10105E+17", "110105194912310000"]);
}

#[test]
fn rows_beyond_the_limit_are_read_whole() {
    let limits = Limits { blocks: 4, ..Limits::default() };
    let document = read("a.csv", format!("{TABLE}王强,13800138001\n").into_bytes(), &Budget::new(&limits));
    assert_eq!(texts(&document)[4..], ["王强,13800138001"]);
}

#[test]
fn rows_are_cut_as_the_csv_crate_cuts_them() {
    let marks = ["a", "李", ",", "\"", "\n", "\r\n", "\"\"", " ", ",\""];
    let mut state = 7_u32;
    for _ in 0..3000 {
        let mut text = String::new();
        for _ in 0..12 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            text.push_str(marks[(state >> 16) as usize % marks.len()]);
        }
        let mut records = Records::new(&text, Layout { separator: b',', start: 0 });
        let values =
            |record: Record| record.fields.iter().map(|field| field.gathered(&text).text().to_owned()).collect();
        let ours: Vec<Vec<String>> = records.by_ref().map(values).collect();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let theirs: Vec<Vec<String>> =
            reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
        if records.quotes {
            assert_eq!(ours, theirs, "{text:?}");
        }
    }
}
