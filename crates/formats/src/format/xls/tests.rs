//! Workbooks of invented data, made here.

use super::sample::*;
use crate::label::label as place;
use crate::reader;
use hegao_model::document::{Block, BlockKind, Document, GapKind, Hidden, Limits};

fn read(bytes: Vec<u8>) -> Document {
    reader::read("名单.xls", bytes, &Limits::default()).ok().unwrap()
}

/// A workbook of one sheet, 名单, with these records.
fn sheet(records: &[Vec<u8>]) -> Document {
    read(Sample::new().sheet("名单", 0, &records.concat()).bytes())
}

/// Labels and texts of the blocks that `wanted` takes.
fn found(document: &Document, wanted: impl Fn(&Block) -> bool) -> Vec<String> {
    let shown = |block: &Block| format!("{} {}", place(document, block).unwrap_or("-"), document.text(block));
    document.blocks.iter().filter(|block| wanted(block)).map(shown).collect()
}

fn cells(document: &Document) -> Vec<String> {
    found(document, |block| block.kind == BlockKind::Cell).split_off(1)
}

fn asides(document: &Document, hidden: Hidden) -> Vec<String> {
    found(document, |block| block.hidden == Some(hidden))
}

fn people() -> Vec<Vec<u8>> {
    vec![
        label(0, 0, 0, "姓名"),
        label(0, 1, 0, "手机号"),
        label(1, 0, 0, "李明"),
        number(1, 1, 0, 13_800_138_000.0),
        label(2, 0, 0, "王强"),
        number(2, 1, 0, 13_800_138_001.0),
    ]
}

#[test]
fn a_cell_has_its_place_and_its_head() {
    let document = sheet(&people());
    assert_eq!(
        cells(&document),
        [
            "名单!A1 姓名",
            "名单!B1 手机号",
            "名单!A2 姓名：李明",
            "名单!B2 手机号：13800138000",
            "名单!A3 姓名：王强",
            "名单!B3 手机号：13800138001"
        ]
    );
    assert!(document.gaps.is_empty());
    let mut upside_down = people();
    upside_down.rotate_left(2);
    assert_eq!(cells(&sheet(&upside_down)), cells(&document));
}

#[test]
fn shared_strings_go_on_in_further_records() {
    let counts = [2_u32.to_le_bytes(), 3_u32.to_le_bytes()].concat();
    // A text with a look for a stretch and its pronunciation, of which the second half is stored in one byte a character.
    let pronounced = [words(&[1, 12, 0, 0, 1, 2, 2]), wide("li")].concat();
    let first = [&counts[..], &words(&[4]), &[0x0D], &words(&[1]), &(pronounced.len() as u32).to_le_bytes()].concat();
    let first = [first, wide("李明")].concat();
    let rest = [&[0][..], b"ab", &[0; 4], &pronounced, &long("从前"), &long("电话")].concat();
    let globals = [record(0x00FC, &first), record(0x003C, &rest)].concat();
    let cell =
        |column: u16, string: u32| record(0x00FD, &[words(&[0, column, 0]), string.to_le_bytes().to_vec()].concat());
    let records = [cell(0, 0), cell(1, 2), cell(2, 9)].concat();
    let document = read(Sample::new().globals(&globals).sheet("名单", 0, &records).bytes());
    assert_eq!(cells(&document), ["名单!A1 李明ab", "名单!B1 电话"]);
    assert_eq!(asides(&document, Hidden::EarlierVersion).len(), 1);
    assert_eq!(asides(&document, Hidden::CustomData).len(), 1);
    assert_eq!(document.gaps.iter().map(|gap| gap.reason.name()).collect::<Vec<_>>(), ["lost-strings"]);
}

#[test]
fn what_does_not_show_is_told_with_its_reason() {
    let mut records = people();
    records.insert(0, row(2, true));
    records.push(record(0x007D, &words(&[1, 1, 2000, 0, 1, 0])));
    let document = sheet(&records);
    assert_eq!(asides(&document, Hidden::HiddenRow), ["名单!A3 王强", "名单!B3 13800138001"]);
    assert_eq!(asides(&document, Hidden::HiddenColumn), ["名单!B1 手机号", "名单!B2 13800138000"]);
    let sample = Sample::new().sheet("公开", 0, &label(0, 0, 0, "事项")).sheet("底稿", 2, &people().concat());
    let document = read(sample.bytes());
    assert_eq!(asides(&document, Hidden::HiddenSheet).len(), 7);
    let merged = [people().concat(), record(0x00E5, &words(&[1, 1, 2, 0, 0]))].concat();
    assert_eq!(asides(&sheet(&[merged]), Hidden::CoveredText), ["名单!A3 姓名：王强"]);
}

#[test]
fn looks_say_how_a_value_is_seen_and_whether() {
    let font = |colour: u16| record(0x0031, &[words(&[200, 0, colour, 400, 0, 0, 0]), short("宋体")].concat());
    let look = |font: u16, format: u16| record(0x00E0, &words(&[font, format, 0, 0, 0, 0, 0, 0, 0, 0]));
    let code = |id: u16, code: &str| record(0x041E, &[words(&[id]), long(code)].concat());
    let globals = [
        font(0x7FFF),
        font(9),
        code(164, "yyyy\"年\"m\"月\"d\"日\""),
        code(165, ";;;"),
        look(0, 0),
        look(0, 164),
        look(0, 165),
        look(1, 0),
    ]
    .concat();
    let records =
        [number(0, 0, 1, 45_665.0), number(0, 1, 2, 80.0), label(0, 2, 3, "白字"), number(0, 3, 0, 0.1)].concat();
    let document = read(Sample::new().globals(&globals).sheet("名单", 0, &records).bytes());
    assert_eq!(cells(&document), ["名单!A1 2025年1月8日", "名单!D1 0.1"]);
    assert_eq!(asides(&document, Hidden::HiddenByFormat), ["名单!B1 80"]);
    assert_eq!(asides(&document, Hidden::WhiteText), ["名单!C1 白字"]);
    let globals = [record(0x0022, &words(&[1])), globals].concat();
    let document = read(Sample::new().globals(&globals).sheet("名单", 0, &number(0, 0, 1, 44_203.0)).bytes());
    assert_eq!(cells(&document), ["名单!A1 2025年1月8日"]);
}

#[test]
fn formulas_show_what_they_came_to() {
    let records = [
        formula(0, 0, 12.5_f64.to_le_bytes(), 0, &[]),
        formula(1, 0, TEXT, 0, &quoted("tel:13800138000")),
        record(0x0207, &long("拨打")),
        formula(2, 0, [0; 8], 2, &[]),
        formula(3, 0, TEXT, 0, &[]),
        formula(4, 0, [1, 0, 1, 0, 0, 0, 0xFF, 0xFF], 0, &[]),
        record(0x0205, &[words(&[5, 0, 0]), vec![0x2A, 1]].concat()),
        formula(6, 0, [3, 0, 0, 0, 0, 0, 0xFF, 0xFF], 0, &quoted("http://example.com/?电话")),
    ];
    let document = sheet(&records);
    assert_eq!(cells(&document), ["名单!A1 12.5", "名单!A2 拨打", "名单!A5 TRUE", "名单!A6 #N/A"]);
    assert_eq!(asides(&document, Hidden::LinkTarget).len(), 1);
    assert_eq!(asides(&document, Hidden::FieldCode).len(), 1);
    let told = document.gaps.iter().map(|gap| gap.reason.name()).collect::<Vec<_>>();
    assert_eq!(told, ["no-results"]);
}

#[test]
fn what_people_wrote_beside_cells_is_told() {
    let link = [words(&[1, 1, 0, 0]), vec![0; 16], vec![2, 0, 0, 0, 3, 0, 0, 0]].concat();
    let url = wide("tel:13800138000\0");
    let id = [0xE0, 0xC9, 0xEA, 0x79, 0xF9, 0xBA, 0xCE, 0x11, 0x8C, 0x82, 0, 0xAA, 0, 0x4B, 0xA9, 0x0B];
    let link = [&link[..], &id, &(url.len() as u32).to_le_bytes(), &url].concat();
    let list = quoted("甲\0乙");
    let choice = [
        3_u32.to_le_bytes().to_vec(),
        long("填写"),
        long("\0"),
        long("请填手机号"),
        long("\0"),
        words(&[list.len() as u16, 0]),
        list,
        words(&[0, 0, 1, 1, 4, 2, 2]),
    ]
    .concat();
    let records = [
        record(0x0014, &long("&C内部资料&R第&P页")),
        comment(1, 0, 7, "李明", "此人已调离"),
        object(0x06, 8, "图注"),
        object(0x07, 9, "提交"),
        record(0x01B8, &link),
        record(0x0800, &[words(&[0x0800, 1, 1, 0, 0]), wide("拨打\0")].concat()),
        record(0x01BE, &choice),
    ];
    let document = sheet(&records);
    assert_eq!(found(&document, |block| block.kind == BlockKind::Header), ["工作表“名单”的页眉 内部资料 第页"]);
    assert_eq!(asides(&document, Hidden::Comment), ["名单!A2批注 此人已调离"]);
    assert_eq!(asides(&document, Hidden::Author), ["名单!A2批注（作者） 李明"]);
    assert_eq!(found(&document, |block| block.kind == BlockKind::TextBox).len(), 2);
    assert_eq!(asides(&document, Hidden::LinkTarget).len(), 1);
    assert_eq!(asides(&document, Hidden::AltText).len(), 1);
    let choices = asides(&document, Hidden::Choice);
    assert_eq!(choices.len(), 3);
    assert!(choices[2].ends_with("甲,乙"), "{choices:?}");
}

#[test]
fn what_a_workbook_keeps_is_told() {
    let name = |flags: u16, name: &str, tokens: &[u8]| {
        let count = name.encode_utf16().count() as u8;
        let head = [words(&[flags]), vec![0, count], words(&[tokens.len() as u16, 0, 0]), vec![0; 4], vec![1]].concat();
        record(0x0018, &[head, wide(name), tokens.to_vec()].concat())
    };
    let globals = [
        record(0x005C, &long("李明      ")),
        name(1, "暗号", &quoted("暗语")),
        record(0x01AE, &[words(&[1]), long("\u{1}\u{1}D旧\u{3}名单.xls"), long("旧表")].concat()),
        record(
            0x005A,
            &[vec![1, 0], words(&[0]), vec![2], long("张三"), vec![1], 5_f64.to_le_bytes().to_vec()].concat(),
        ),
        record(0x0293, &wide("联系13800138000")),
    ]
    .concat();
    let pivot = [
        record(0x00C7, &[words(&[0; 7]), long("单位")].concat()),
        record(0x00CD, &long("示例局")),
        record(0x00C9, &7_f64.to_le_bytes()),
    ]
    .concat();
    let sample = Sample::new().globals(&globals).sheet("名单", 0, &label(0, 0, 0, "事项"));
    let sample = sample.sheet_of(6, "模块", 0, &[]).stream("/_SX_DB_CUR/0001", &pivot);
    let document = read(sample.stream("/_VBA_PROJECT_CUR/dir", b"x").stream("/Ctls", b"..13800138001..").bytes());
    assert_eq!(asides(&document, Hidden::Author).len(), 1);
    assert_eq!(asides(&document, Hidden::HiddenName).len(), 1);
    assert_eq!(asides(&document, Hidden::Path).len(), 1);
    assert_eq!(asides(&document, Hidden::Macro).len(), 2);
    let cached = asides(&document, Hidden::CachedData);
    assert!(
        ["旧表", "张三、5", "单位", "示例局、7"].iter().all(|text| cached.iter().any(|one| one.ends_with(text))),
        "{cached:?}"
    );
    let rest = asides(&document, Hidden::CustomData);
    assert!(["13800138000", "13800138001"].iter().all(|text| rest.iter().any(|one| one.ends_with(text))), "{rest:?}");
}

#[test]
fn charts_say_what_is_written_in_them() {
    let chart = |text: &str| record(0x100D, &[words(&[0]), short(text)].concat());
    let inner = [record(0x0809, &words(&[0x0600, 0x20])), chart("人口"), record(0x000A, &[])].concat();
    let sample = Sample::new().sheet("名单", 0, &inner).sheet_of(2, "图", 0, &chart("收入"));
    let document = read(sample.bytes());
    assert_eq!(found(&document, |block| block.kind == BlockKind::TextBox).len(), 2);
    assert!(document.gaps.is_empty());
}

#[test]
fn texts_before_excel_97_are_in_a_code_page() {
    let bytes = |text: &str| encoding_rs::GBK.encode(text).0.into_owned();
    let begin = |sort: u16| record(0x0809, &words(&[0x0500, sort, 0, 0]));
    let text = bytes("电话13800138000");
    let cell = record(0x0204, &[words(&[0, 0, 0, text.len() as u16]), text].concat());
    let page = record(0x0042, &words(&[936]));
    let name = bytes("名单");
    let list = |at: u32| record(0x0085, &[&at.to_le_bytes()[..], &[0, 0, name.len() as u8], &name].concat());
    let before = [begin(5), page].concat();
    let at = before.len() + list(0).len() + 4;
    let end = record(0x000A, &[]);
    let stream = [before, list(at as u32), end.clone(), begin(0x10), cell, end].concat();
    let document = read(compound([("/Book", &*stream)]));
    assert_eq!(cells(&document), ["名单!A1 电话13800138000"]);
    assert!(document.gaps.is_empty());
}

#[test]
fn what_cannot_be_read_is_a_gap() {
    let encrypted = Sample::new().globals(&record(0x002F, &[1; 10])).sheet("名单", 0, &label(0, 0, 0, "密")).bytes();
    let document = read(encrypted);
    assert_eq!(document.gaps[0].kind(), GapKind::Encrypted);
    assert!(document.blocks.is_empty());
    let old = record(0x0009, &words(&[2, 0x10]));
    assert!(reader::read("a.xls", [old, vec![0xFF; 20]].concat(), &Limits::default()).is_err());
    let records = Sample::new().sheet("名单", 0, &people().concat()).records();
    let document = reader::read("a.xls", records.clone(), &Limits::default()).ok().unwrap();
    assert_eq!(cells(&document).len(), 6);
    for length in 16..records.len() {
        let Ok(document) = reader::read("a.xls", records[..length].to_vec(), &Limits::default()) else { continue };
        assert!(!document.gaps.is_empty(), "{length}");
    }
}

#[test]
fn broken_records_do_no_harm() {
    let records = [people().concat(), comment(1, 0, 7, "李明", "此人已调离"), record(0x00E5, &words(&[1, 1, 2, 0, 0]))];
    let bytes = Sample::new().globals(&record(0x00FC, &[1; 30])).sheet("名单", 0, &records.concat()).records();
    for at in 0..bytes.len() {
        for sign in [0, 0x7F, 0xFF] {
            let mut spoiled = bytes.clone();
            spoiled[at] = sign;
            let _ = reader::read("a.xls", spoiled, &Limits::default());
        }
    }
}
