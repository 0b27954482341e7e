//! Binary workbooks of invented data, made here.

use crate::format::ooxml::sample::Sample;
use crate::label::label as place;
use crate::reader;
use hegao_model::document::{Block, BlockKind, Document, Hidden, Limits};

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut record = if kind < 0x80 { vec![kind as u8] } else { vec![(kind & 0x7F) as u8 | 0x80, (kind >> 7) as u8] };
    let length = data.len();
    record.extend(if length < 0x80 {
        vec![length as u8]
    } else {
        vec![(length & 0x7F) as u8 | 0x80, (length >> 7) as u8]
    });
    record.extend(data);
    record
}

fn text(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    [&(units.len() as u32).to_le_bytes()[..], &units.into_iter().flat_map(u16::to_le_bytes).collect::<Vec<_>>()]
        .concat()
}

fn longs(longs: &[u32]) -> Vec<u8> {
    longs.iter().flat_map(|long| long.to_le_bytes()).collect()
}

fn row(number: u32, flags: u8) -> Vec<u8> {
    record(0, &[longs(&[number, 0]), vec![44, 1, 0, flags, 0], longs(&[0])].concat())
}

fn cell(kind: u16, column: u32, look: u32, value: &[u8]) -> Vec<u8> {
    record(kind, &[longs(&[column, look]), value.to_vec()].concat())
}

/// A workbook of two sheets, the second of which does not show.
fn workbook(first: &[u8]) -> Sample {
    let sheet = |state: u32, id: &str, name: &str| record(156, &[longs(&[state, 1]), text(id), text(name)].concat());
    let list = [sheet(0, "s1", "名单"), sheet(1, "s2", "底稿")].concat();
    let hidden = [row(0, 0), cell(6, 0, 0, &text("旧的"))].concat();
    let kind = "application/vnd.ms-excel.sheet.binary.macroEnabled.main";
    Sample::new()
        .part("xl/workbook.bin", list)
        .typed("xl/workbook.bin", kind)
        .relation("", "rId1", "officeDocument", "xl/workbook.bin", false)
        .part("xl/worksheets/sheet1.bin", first)
        .part("xl/worksheets/sheet2.bin", hidden)
        .relation("xl/workbook.bin", "s1", "worksheet", "worksheets/sheet1.bin", false)
        .relation("xl/workbook.bin", "s2", "worksheet", "worksheets/sheet2.bin", false)
}

fn read(sample: Sample) -> Document {
    reader::read("名单.xlsb", sample.zip(), &Limits::default()).ok().unwrap()
}

fn found(document: &Document, wanted: impl Fn(&Block) -> bool) -> Vec<String> {
    let shown = |block: &Block| format!("{} {}", place(document, block).unwrap_or("-"), document.text(block));
    document.blocks.iter().filter(|block| wanted(block)).map(shown).collect()
}

#[test]
fn cells_are_read_with_their_heads_and_looks() {
    let strings =
        [record(19, &[vec![0], text("姓名")].concat()), record(19, &[vec![0], text("从前")].concat())].concat();
    let look = |format: u16| {
        record(47, &[0_u16, format, 0, 0, 0, 0, 0, 0].into_iter().flat_map(u16::to_le_bytes).collect::<Vec<_>>())
    };
    let styles = [
        record(44, &[164_u16.to_le_bytes().to_vec(), text("yyyy\"年\"m\"月\"d\"日\"")].concat()),
        record(617, &[]),
        look(0),
        look(164),
        record(618, &[]),
    ]
    .concat();
    let sheet = [
        record(60, &[longs(&[3, 3, 2000, 0]), vec![1, 0]].concat()),
        row(0, 0),
        cell(7, 0, 0, &longs(&[0])),
        cell(6, 1, 0, &text("手机号")),
        cell(6, 2, 0, &text("日期")),
        row(1, 0),
        cell(6, 0, 0, &text("李明")),
        cell(5, 1, 0, &13_800_138_000_f64.to_le_bytes()),
        cell(2, 2, 1, &(45_665_u32 << 2 | 2).to_le_bytes()),
        cell(6, 3, 0, &text("藏")),
        row(2, 0x10),
        cell(9, 0, 0, &1.5_f64.to_le_bytes()),
        cell(3, 1, 0, &[0x2A]),
    ]
    .concat();
    let sample = workbook(&sheet).part("xl/sharedStrings.bin", strings).part("xl/styles.bin", styles);
    let sample = sample.relation("xl/workbook.bin", "t", "sharedStrings", "sharedStrings.bin", false);
    let document = read(sample.relation("xl/workbook.bin", "y", "styles", "styles.bin", false));
    assert_eq!(
        found(&document, |block| block.kind == BlockKind::Cell).split_off(1),
        [
            "名单!A1 姓名",
            "名单!B1 手机号",
            "名单!C1 日期",
            "名单!A2 姓名：李明",
            "名单!B2 手机号：13800138000",
            "名单!C2 日期：2025年1月8日"
        ]
    );
    let asides = |hidden| found(&document, |block| block.hidden == Some(hidden)).len();
    assert_eq!(asides(Hidden::HiddenColumn), 1);
    assert_eq!(asides(Hidden::HiddenRow), 2);
    assert_eq!(asides(Hidden::HiddenSheet), 2);
    assert_eq!(asides(Hidden::EarlierVersion), 1);
    assert!(document.gaps.is_empty(), "{:?}", document.gaps.iter().map(|gap| gap.reason.name()).collect::<Vec<_>>());
}

#[test]
fn what_stands_beside_cells_is_told() {
    let tip = [longs(&[0, 0, 0, 0]), text("r"), text(""), text("拨打"), text("")].concat();
    let prompt = [longs(&[0, 1, 0, 0, 1, 1]), text(""), text(""), text(""), text("请填手机号")].concat();
    let edges = [vec![0, 0], text("&C内部资料"), text(""), text("偶数页"), text(""), text(""), text("")].concat();
    let sheet = [
        row(0, 0),
        cell(6, 0, 0, &text("事项")),
        record(494, &tip),
        record(64, &prompt),
        record(479, &edges),
        record(1023, &text("联系13800138000")),
    ]
    .concat();
    let comment = [
        record(632, &text("李明")),
        record(635, &[longs(&[0, 0, 0, 0, 0]), vec![0; 16]].concat()),
        record(637, &[vec![0], text("此人已调离")].concat()),
    ]
    .concat();
    let sample = workbook(&sheet)
        .part("xl/comments1.bin", comment)
        .part("xl/externalLinks/externalLink1.bin", record(0x170, &text("工资明细")));
    let sample = sample.relation("xl/worksheets/sheet1.bin", "c", "comments", "../comments1.bin", false);
    let document =
        read(sample.relation("xl/workbook.bin", "e", "externalLink", "externalLinks/externalLink1.bin", false));
    let asides = |hidden| found(&document, |block| block.hidden == Some(hidden));
    assert_eq!(asides(Hidden::Comment), ["名单!A1批注 此人已调离"]);
    assert_eq!(asides(Hidden::Author), ["名单!A1批注（作者） 李明"]);
    assert_eq!(asides(Hidden::AltText).len(), 1);
    assert_eq!(asides(Hidden::Choice).len(), 1);
    assert_eq!(found(&document, |block| block.kind == BlockKind::Header).len(), 1);
    assert!(asides(Hidden::CachedData).iter().any(|one| one.ends_with("工资明细")));
    let data = asides(Hidden::CustomData);
    assert!(
        data.iter().any(|one| one.ends_with("13800138000")) && data.iter().any(|one| one.ends_with("偶数页")),
        "{data:?}"
    );
}

#[test]
fn broken_records_do_no_harm() {
    let sheet =
        [row(0, 0), cell(6, 0, 0, &text("事项")), record(176, &longs(&[0, 1, 0, 1])), record(479, &text("页眉"))]
            .concat();
    for at in 0..sheet.len() {
        let mut spoiled = sheet.clone();
        spoiled[at] = 0xFF;
        let _ = reader::read("a.xlsb", workbook(&spoiled).stored().zip(), &Limits::default());
        let _ = reader::read("a.xlsb", workbook(&sheet[..at]).stored().zip(), &Limits::default());
    }
}
