//! Tables.

use super::*;

#[test]
fn tables_give_labels_and_heads() {
    let cell = |text: &str| format!("<w:tc><w:tcPr/>{}</w:tc>", p(text));
    let row = |cells: &[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(|text| cell(text)).collect::<String>());
    let wide = format!("<w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{}</w:tc>{}</w:tr>", p("合计"), cell("2"));
    let list = [row(&["序号", "姓名", "手机"]), row(&["1", "李明", "13800138000"]), wide].concat();
    let frame =
        format!("<w:tbl><w:tr><w:tc>{}{}</w:tc></w:tr></w:tbl>", p("关于示例工作的报告"), p("现将情况报告如下："));
    let document = document(Sample::word(&format!("<w:tbl>{list}</w:tbl>{frame}")));
    let blocks: Vec<_> = document
        .blocks
        .iter()
        .map(|block| (block.kind, label(&document, block).unwrap(), document.text(block)))
        .collect();
    use BlockKind::{Cell, Paragraph, Title};
    assert_eq!(blocks[0], (Cell, "表1第1行第1列", "序号"));
    assert_eq!(blocks[5], (Cell, "表1第2行“手机”", "手机：13800138000"));
    assert_eq!(blocks[6], (Cell, "表1第3行第1列", "合计"), "over two columns that have names");
    assert_eq!(blocks[7], (Cell, "表1第3行“手机”", "手机：2"));
    assert_eq!(blocks[8], (Title, "表2第1行", "关于示例工作的报告"));
    assert_eq!(blocks[9], (Paragraph, "表2第1行", "现将情况报告如下："));
    let rows = ["*1: 1 -, 2 -, 3 -", "2: 1 序号, 2 姓名, 3 手机", "3: 1 -, 3 手机"];
    assert_eq!(tables(&document), [rows], "a frame is no table");
}

#[test]
fn a_column_with_a_head_is_a_table() {
    let row = |text: &str| format!("<w:tr><w:tc>{}</w:tc></w:tr>", p(text));
    let list = [row("手机号"), row("13800138000")].concat();
    let document = document(Sample::word(&format!("<w:tbl>{list}</w:tbl>")));
    assert_eq!(document.text(&document.blocks[1]), "手机号：13800138000");
    assert_eq!(label(&document, &document.blocks[1]), Some("表1第2行“手机号”"));
}

#[test]
fn a_number_over_paragraphs_of_a_cell_is_one() {
    let cell = |texts: &[&str]| format!("<w:tc>{}</w:tc>", texts.iter().map(|text| p(text)).collect::<String>());
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let heads = row(&[cell(&["姓名"]), cell(&["手机"])]);
    let list =
        [heads, row(&[cell(&["李明"]), cell(&["138", "0013", "8000"])]), row(&[cell(&["王芳"]), cell(&["12", "34"])])];
    let document = document(Sample::word(&format!("<w:tbl>{}</w:tbl>", list.concat())));
    let texts: Vec<_> = document.blocks.iter().map(|block| document.text(block)).collect();
    assert_eq!(texts[2..], ["姓名：李明", "手机：13800138000", "姓名：王芳", "手机：12", "手机：34"]);
}

#[test]
fn a_table_within_a_cell_is_one_of_its_own() {
    let inner = format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>", p("内一"), p("内二"));
    let outer =
        format!("<w:tbl><w:tr><w:tc>{}{inner}{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>", p("甲"), p("乙"), p("丙"));
    let document = document(Sample::word(&outer));
    let labels: Vec<_> =
        document.blocks.iter().map(|block| (label(&document, block).unwrap(), document.text(block))).collect();
    assert_eq!(labels[..2], [("表1第1行第1列", "甲"), ("表2第1行第1列", "内一")]);
    assert_eq!(labels[3..], [("表1第1行第1列", "乙"), ("表1第1行第2列", "丙")]);
}

#[test]
fn a_number_in_boxes_is_one_cell() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", p(text));
    let boxes: String = "13800138000".chars().map(|figure| cell(&figure.to_string())).collect();
    let row = |label: &str, cells: &str| format!("<w:tr>{}{cells}</w:tr>", cell(label));
    let list = [row("联系电话", &boxes), row("次数", &boxes)].concat();
    let document = document(Sample::word(&format!("<w:tbl>{list}</w:tbl>")));
    let texts: Vec<_> = document.blocks.iter().map(|block| document.text(block)).collect();
    assert_eq!(texts[..3], ["联系电话", "联系电话：13800138000", "次数"]);
    assert_eq!(texts.len(), 14, "times are counted");
}
