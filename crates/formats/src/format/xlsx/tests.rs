//! Workbooks of invented data, made here.

mod kept;
mod numbers;

use std::sync::Arc;

use super::super::ooxml::sample::Sample;
use crate::label::{label, tables};
use crate::reader;
use hegao_model::document::{Block, BlockKind, Cells, Document, GapKind, Hidden, Limits, Part, Reason};

const SHEET: &str = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// A workbook of one sheet, 名单, with this content; `beside` adds to it.
fn workbook(sheet: &str, beside: impl Fn(Sample) -> Sample) -> Vec<u8> {
    sheets(&[("名单", "", sheet)], beside)
}

/// A workbook of sheets with their names and states.
fn sheets(sheets: &[(&str, &str, &str)], beside: impl Fn(Sample) -> Sample) -> Vec<u8> {
    let mut list = String::new();
    let mut sample = Sample::new();
    for (at, (name, state, content)) in sheets.iter().enumerate() {
        list.push_str(&format!("<sheet name=\"{name}\" sheetId=\"{at}\" r:id=\"s{at}\" {state}/>"));
        sample = sample
            .part(&format!("xl/worksheets/sheet{at}.xml"), format!("<worksheet {SHEET}>{content}</worksheet>"))
            .relation("xl/workbook.xml", &format!("s{at}"), "worksheet", &format!("worksheets/sheet{at}.xml"), false);
    }
    let main = format!("<workbook {SHEET}><sheets>{list}</sheets><!--names--></workbook>");
    beside(sample.main("xl/workbook.xml", "spreadsheetml.sheet", &main)).zip()
}

/// A part that belongs to the workbook.
fn with(sample: Sample, kind: &str, file: &str, text: &str) -> Sample {
    sample.part(&format!("xl/{file}"), text).relation("xl/workbook.xml", kind, kind, file, false)
}

/// A part that belongs to the first sheet.
fn beside_sheet(sample: Sample, kind: &str, file: &str, text: &str) -> Sample {
    let target = format!("../{file}");
    sample.part(&format!("xl/{file}"), text).relation("xl/worksheets/sheet0.xml", kind, kind, &target, false)
}

fn read(bytes: Vec<u8>) -> Document {
    reader::read("名单.xlsx", bytes, &Limits::default()).ok().unwrap()
}

/// Cells that hold text themselves, row by row: `A1` and on.
fn rows(rows: &[&[&str]]) -> String {
    let cell = |text: &&str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let row = |cells: &&[&str]| format!("<row>{}</row>", cells.iter().map(cell).collect::<String>());
    format!("<sheetData>{}</sheetData>", rows.iter().map(row).collect::<String>())
}

/// Labels and texts of the blocks that `wanted` takes.
fn found(document: &Document, wanted: impl Fn(&Block) -> bool) -> Vec<String> {
    let shown = |block: &Block| format!("{} {}", label(document, block).unwrap_or("-"), document.text(block));
    document.blocks.iter().filter(|block| wanted(block)).map(shown).collect()
}

fn cells(document: &Document) -> Vec<String> {
    found(document, |block| block.kind == BlockKind::Cell).split_off(1)
}

fn asides(document: &Document, hidden: Hidden) -> Vec<String> {
    found(document, |block| block.hidden == Some(hidden))
}

/// What is stored where the text of a block stands.
fn stored<'a>(document: &'a Document, block: &Block) -> Vec<(&'a str, &'a str)> {
    let pieces = block.pieces(0..document.text(block).len());
    let slice = |(part, range): (u32, std::ops::Range<usize>)| -> (&'a str, &'a str) {
        let part: &Part = &document.parts[part as usize];
        (part.name.as_deref().unwrap(), &part.text[range])
    };
    pieces.into_iter().map(slice).collect()
}

#[test]
fn a_cell_has_its_place_and_its_column() {
    let strings = format!(
        "<sst {SHEET}><si><t>姓名</t></si><si><r><t>李</t></r><r><t>明</t></r><rPh><t>リメイ</t></rPh></si><si><t>旧单位</t></si></sst>"
    );
    let sheet = "<sheetData><row r=\"1\"><c r=\"B1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"inlineStr\"><is><t>联系电话</t></is></c></row>\
        <row r=\"7\"><c r=\"B7\" t=\"s\"><v>1</v></c><c r=\"C7\"><v>13800138000</v></c></row></sheetData>";
    let document = read(workbook(sheet, |sample| with(sample, "sharedStrings", "sharedStrings.xml", &strings)));
    assert_eq!(
        cells(&document),
        ["名单!B1 姓名", "名单!C1 联系电话", "名单!B7 姓名：李明", "名单!C7 联系电话：13800138000"]
    );
    let block = |at| document.blocks.iter().find(|block| label(&document, block) == Some(at)).unwrap();
    assert_eq!(stored(&document, block("名单!B7")), [("xl/sharedStrings.xml", "李"), ("xl/sharedStrings.xml", "明")]);
    assert_eq!(stored(&document, block("名单!C7")), [("xl/worksheets/sheet0.xml", "13800138000")]);
    assert_eq!(asides(&document, Hidden::EarlierVersion), ["不再使用的字符串 旧单位"]);
    assert_eq!(asides(&document, Hidden::CustomData), ["字符串的注音 リメイ"]);
}

#[test]
fn values_are_read_as_they_are_seen() {
    let styles = format!(
        "<styleSheet {SHEET}><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/></numFmts>\
        <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"9\"/></cellXfs></styleSheet>"
    );
    let sheet = "<sheetData><row><c s=\"1\"><v>45665</v></c><c s=\"2\"><v>0.5</v></c><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#REF!</v></c>\
        <c t=\"str\"><f>A1&amp;B1</f><v>甲&amp;乙_x000D_丙_xZ_</v></c><c><v></v></c><c/></row></sheetData>";
    let document = read(workbook(sheet, |sample| with(sample, "styles", "styles.xml", &styles)));
    assert_eq!(
        cells(&document),
        ["名单!A1 2025年1月8日", "名单!B1 50%", "名单!C1 TRUE", "名单!D1 #REF!", "名单!E1 甲&乙\r丙_xZ_"]
    );
    let date = &document.blocks[1];
    assert_eq!(stored(&document, date), [("xl/worksheets/sheet0.xml", "45665")]);
    let month = "2025年".len();
    assert_eq!(date.pieces(month..month + 1).len(), 1, "a date is one whole");
}

#[test]
fn formulas_without_a_result_are_one_gap_of_their_sheet() {
    let long = "字".repeat(300);
    let styles = format!(
        "<styleSheet {SHEET}><numFmts><numFmt numFmtId=\"164\" formatCode=\"0&quot;{long}&quot;\"/></numFmts>\
        <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"
    );
    let sheet = "<sheetData><row><c><f>\"电话：\"&amp;\"13800138000\"</f></c><c><f t=\"shared\" ref=\"B1:E1\" si=\"0\">A1+1</f><v/></c>\
        <c><f t=\"shared\" si=\"0\"/></c><c><f t=\"array\" ref=\"D1\">SUM(A1)</f></c><c><f>B1</f></c>\
        <c t=\"str\"><f>IF(A1=1,\"13800138001\",\"\")</f><v></v></c><c t=\"e\"><f>#REF!+1</f><v>#REF!</v></c><c s=\"1\"><v>80</v></c></row></sheetData>";
    let document = read(workbook(sheet, |sample| with(sample, "styles", "styles.xml", &styles)));
    assert_eq!(cells(&document), ["名单!A1 电话：13800138000", "名单!G1 #REF!", "名单!H1 80"]);
    let hull = |block: &Block| stored(&document, block).iter().map(|(_, text)| *text).collect::<String>();
    assert_eq!(hull(&document.blocks[1]), "电话：13800138000");
    assert_eq!(asides(&document, Hidden::LinkTarget), ["名单!F1的公式 13800138001"]);
    let reasons: Vec<_> = document.gaps.into_iter().map(|gap| gap.reason).collect();
    let cells = |count, first: &[&str]| Cells { count, first: first.iter().map(|cell| Arc::from(*cell)).collect() };
    let sheet = || Arc::from("名单");
    let without = Reason::NoResults { sheet: sheet(), cells: cells(4, &["B1", "C1", "D1"]) };
    assert_eq!(reasons, [without, Reason::NumberFormat { sheet: sheet(), cells: cells(1, &["H1"]) }]);
}

#[test]
fn what_does_not_show_is_told_cell_by_cell() {
    let styles = format!(
        "<styleSheet {SHEET}><fonts><font/><font><color rgb=\"FFFFFFFF\"/></font><font><color rgb=\"FFFF0000\"/></font></fonts>\
        <fills><fill><patternFill/></fill><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF000080\"/></patternFill></fill>\
        <fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFF0000\"/></patternFill></fill></fills>\
        <cellXfs><xf fontId=\"0\" fillId=\"0\"/><xf fontId=\"1\" fillId=\"0\"/><xf fontId=\"1\" fillId=\"1\"/>\
        <xf fontId=\"2\" fillId=\"2\"/><xf numFmtId=\"164\"/></cellXfs>\
        <dxfs><dxf><font><color rgb=\"FFFFFFFF\"/></font></dxf></dxfs></styleSheet>"
    )
    .replace("<cellXfs>", "<numFmts><numFmt numFmtId=\"164\" formatCode=\";;;\"/></numFmts><cellXfs>");
    let cell =
        |place: &str, style: u8| format!("<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t>{place}</t></is></c>");
    let sheet = format!(
        "<cols><col min=\"3\" max=\"3\" hidden=\"1\"/></cols><sheetData><row r=\"1\">{}{}{}{}{}</row><row r=\"2\" hidden=\"1\">{}</row>\
        <row r=\"3\">{}{}{}</row></sheetData><mergeCells><mergeCell ref=\"A3:B4\"/></mergeCells>",
        cell("A1", 0),
        cell("B1", 1),
        cell("C1", 0),
        cell("D1", 2),
        cell("E1", 3),
        cell("A2", 1),
        cell("A3", 0),
        cell("B3", 0),
        cell("D3", 4)
    );
    let state = "state=\"veryHidden\"";
    let bytes = sheets(&[("名单", "", &sheet), ("底稿", state, &rows(&[&["李明"]]))], |sample| {
        with(sample, "styles", "styles.xml", &styles)
    });
    let document = read(bytes);
    assert_eq!(cells(&document), ["名单!A1 A1", "名单!D1 D1", "名单!A3 A3"]);
    assert_eq!(asides(&document, Hidden::WhiteText), ["名单!B1 B1", "名单!E1 E1"]);
    assert_eq!(asides(&document, Hidden::HiddenByFormat), ["名单!D3 D3"]);
    assert_eq!(asides(&document, Hidden::HiddenColumn), ["名单!C1 C1"]);
    assert_eq!(asides(&document, Hidden::HiddenRow), ["名单!A2 A2"]);
    assert_eq!(asides(&document, Hidden::CoveredText), ["名单!B3 B3"]);
    assert_eq!(asides(&document, Hidden::HiddenSheet), ["底稿!A1 李明", "工作表“底稿”的名称 底稿"]);
}

#[test]
fn what_people_wrote_beside_the_cells_is_told() {
    let comments = format!(
        "<comments {SHEET}><authors><author>王强</author><author>tc={{1}}</author></authors><commentList>\
        <comment ref=\"A2\" authorId=\"0\"><text><r><t>待</t></r><r><t>核实</t></r></text></comment>\
        <comment ref=\"A3\" authorId=\"1\"><text><t>副本</t></text></comment></commentList></comments>"
    );
    let threads = "<ThreadedComments xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments\">\
        <threadedComment ref=\"A3\" personId=\"{1}\"><text>已核实</text></threadedComment></ThreadedComments>";
    let persons = "<personList xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments\">\
        <person displayName=\"李明\" id=\"{1}\" userId=\"liming@example.com\"/></personList>";
    let drawing = "<xdr:wsDr xmlns:xdr=\"urn:x\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><xdr:sp>\
        <xdr:nvSpPr><xdr:cNvPr id=\"1\" name=\"a\" descr=\"示意图\"/></xdr:nvSpPr>\
        <xdr:txBody><a:p><a:r><a:t>内部</a:t></a:r><a:r><a:t>资料</a:t></a:r></a:p><a:p><a:r><a:t>注意保管</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>";
    let sheet = rows(&[&["甲"]])
        + "<dataValidations><dataValidation type=\"list\" sqref=\"B2:B9\" prompt=\"请选择\"><formula1>\"在职,离职\"</formula1></dataValidation></dataValidations>\
        <headerFooter><oddHeader>&amp;C内部 经办李明</oddHeader><oddFooter>&amp;P</oddFooter></headerFooter>";
    let document = read(workbook(&sheet, |sample| {
        let sample = beside_sheet(sample, "comments", "comments1.xml", &comments);
        let sample = beside_sheet(sample, "threadedComment", "threadedComments/a.xml", threads);
        let sample = beside_sheet(sample, "drawing", "drawings/drawing1.xml", drawing);
        with(sample, "person", "persons/person.xml", persons)
    }));
    assert_eq!(asides(&document, Hidden::Comment), ["名单!A2批注 待核实", "名单!A3批注 已核实"]);
    assert_eq!(
        asides(&document, Hidden::Author),
        ["名单!A2批注（作者） 王强", "批注的作者 李明", "批注作者的账号 liming@example.com"]
    );
    assert_eq!(asides(&document, Hidden::Choice), ["名单：B2:B9的输入提示 请选择", "名单!B2:B9的可选值 \"在职,离职\""]);
    assert_eq!(asides(&document, Hidden::AltText), ["工作表“名单”的图片说明 示意图"]);
    assert_eq!(found(&document, |block| block.kind == BlockKind::TextBox), ["工作表“名单”的文本框 内部资料\n注意保管"]);
    assert_eq!(found(&document, |block| block.kind == BlockKind::Header), ["工作表“名单”的页眉 内部 经办李明"]);
}

#[test]
fn a_header_that_no_page_has_is_told_if_it_says_anything_new() {
    let told = |first: &str| {
        let headers = format!("<oddHeader>&amp;C示例镇</oddHeader><firstHeader>{first}</firstHeader>");
        let sheet = rows(&[&["甲"]]) + &format!("<headerFooter>{headers}</headerFooter>");
        asides(&read(workbook(&sheet, |sample| sample)), Hidden::CustomData).len()
    };
    assert_eq!(told("&amp;L示例 镇"), 0);
    assert_eq!(told("第&amp;P页，共&amp;N页"), 0);
    assert_eq!(told("&amp;C经办李明"), 1);
}

#[test]
fn a_table_names_its_columns() {
    let table = format!(
        "<table {SHEET} ref=\"B2:C4\"><tableColumns><tableColumn name=\"甲项\"/><tableColumn name=\"联系方式\"/></tableColumns></table>"
    );
    let sheet = rows(&[&["说明"], &["", "甲项", "联系方式"], &["", "一", "二"]]);
    let document = read(workbook(&sheet, |sample| beside_sheet(sample, "table", "tables/table1.xml", &table)));
    assert_eq!(cells(&document)[3..], ["名单!B3 甲项：一", "名单!C3 联系方式：二"]);
    assert_eq!(tables(&document), [["1: 1 -", "*2: 2 -, 3 -", "3: 2 甲项, 3 联系方式"]]);
}

#[test]
fn each_sheet_is_a_table() {
    let (list, form) = (
        rows(&[&["姓名", "联系方式", "", "备注"], &["", "电话", "邮箱"], &["李明", "1", "a@example.com", "无"]]),
        rows(&[
            &["登记表"],
            &["姓名：", "李明", "出生时间", "1990年1月"],
            &["住址", "示例路1号", "合计", "1,234.5万元"],
        ]),
    );
    let document = read(sheets(&[("名单", "", &list), ("登记表", "", &form)], |sample| sample));
    assert_eq!(
        tables(&document),
        [
            vec!["*1: 1 -, 2 -, 4 -", "*2: 2 -, 3 -", "3: 1 姓名, 2 电话, 3 邮箱, 4 备注"],
            vec!["1: 1 -", "2: 1 -, 2 姓名, 3 -, 4 出生时间", "3: 1 -, 2 住址, 3 -, 4 合计"],
        ]
    );
    let form = &document.tables()[1];
    let sum = &document.blocks[form.row(3)[3].block as usize];
    assert_eq!(document.text(sum), "合计：1,234.5万元");
    assert_eq!(document.number(sum).map(|number| (number.in_tens(0), number.unit)), Some((Some(12_345_000), "元")));
}

#[test]
fn what_cannot_be_read_is_a_gap() {
    let limits = Limits { blocks: 4, ..Limits::default() };
    let many: Vec<&[&str]> = vec![&["甲", "乙"]; 12];
    let document = reader::read("a.xlsx", workbook(&rows(&many), |sample| sample), &limits).ok().unwrap();
    assert_eq!(cells(&document)[4..], ["名单!第3行 甲\t乙", "名单!第4行 甲\t乙", "名单!第5行 甲\t乙"]);
    assert_eq!(document.gaps[0].kind(), GapKind::Limit);
    for (sheet, kind) in [
        ("<sheetData><row><c><v>1</v>", GapKind::Corrupt),
        ("<sheetData><row><c t=\"s\"><v>7</v></c></row></sheetData>", GapKind::Corrupt),
        ("<sheetData><row><c t=\"inlineStr\"><is><t>&nbsp;", GapKind::Corrupt),
    ] {
        let document = read(workbook(sheet, |sample| sample));
        assert_eq!(document.gaps.first().map(|gap| gap.kind()), Some(kind), "{sheet}");
    }
    let document = read(sheets(&[], |sample| sample));
    assert_eq!(document.gaps[0].kind(), GapKind::Corrupt);
}

#[test]
fn cells_that_repeat_a_long_string_are_bounded() {
    let strings = format!("<sst {SHEET}><si><r><t>{}</t></r><r><t>乙</t></r></si></sst>", "甲".repeat(1000));
    let sheet = format!("<sheetData><row>{}</row></sheetData>", "<c t=\"s\"><v>0</v></c>".repeat(1000));
    let bytes = workbook(&sheet, |sample| with(sample, "sharedStrings", "sharedStrings.xml", &strings));
    let limits = Limits { unpacked: 100_000, ..Limits::default() };
    let document = reader::read("a.xlsx", bytes, &limits).ok().unwrap();
    assert!(document.blocks.len() < 40);
    assert!(document.gaps.iter().any(|gap| gap.kind() == GapKind::Limit));
}

#[test]
fn absurd_places_do_no_harm() {
    let sheet = "<cols><col min=\"1\" max=\"4294967295\"/><col min=\"9\" max=\"2\" hidden=\"1\"/></cols><sheetData>\
        <row r=\"4294967295\"><c r=\"ZZZZ9999999999\"><v>1</v></c><c><v>2</v></c></row><row><c r=\"B2\"><v>3</v></c></row>\
        <row r=\"-1\"><c t=\"s\"><v>99999999999</v></c><c t=\"s\" s=\"-7\"><v>x</v></c></row></sheetData>\
        <mergeCells><mergeCell ref=\"A1:XFD1048576\"/><mergeCell ref=\"\"/></mergeCells>";
    let document = read(workbook(sheet, |sample| sample));
    assert_eq!(document.blocks.iter().filter(|block| block.hidden == Some(Hidden::CoveredText)).count(), 1);
}

#[test]
fn a_sheet_that_is_a_picture_is_told() {
    let anchored = |to: &str, size: &str| {
        format!(
            "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
            xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>4</xdr:row></xdr:from>\
            <xdr:to>{to}</xdr:to><xdr:pic><a:blip r:embed=\"k\"/>{size}</xdr:pic></xdr:twoCellAnchor></xdr:wsDr>"
        )
    };
    let pages = "<xdr:col>9</xdr:col><xdr:row>52</xdr:row>";
    let full = "<a:ext cx=\"5274310\" cy=\"8863330\"/>";
    let list: Vec<Vec<String>> =
        (0..60).map(|row| vec![if (3..56).contains(&row) { String::new() } else { "法治政府".repeat(4) }]).collect();
    let list: Vec<Vec<&str>> = list.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let list = rows(&list.iter().map(Vec::as_slice).collect::<Vec<_>>());
    let all = rows(&[&["法治政府法治政府法治政府"][..]; 60]);
    for (sheet, drawing, expected) in [
        ("<sheetData/>", anchored(pages, ""), 1),
        ("<sheetData/>", anchored("", full), 1),
        (&rows(&[&["附件"]]), anchored(pages, ""), 1),
        (&list, anchored(pages, full), 1),
        (&all, anchored(pages, full), 0),
        ("<sheetData/>", anchored("<xdr:col>2</xdr:col><xdr:row>9</xdr:row>", ""), 0),
    ] {
        let document = read(workbook(sheet, |sample| {
            let sample = beside_sheet(sample, "drawing", "drawings/drawing1.xml", &drawing);
            sample.part("xl/media/a.png", "x").relation(
                "xl/drawings/drawing1.xml",
                "k",
                "image",
                "../media/a.png",
                false,
            )
        }));
        let told: Vec<_> = document.gaps.iter().map(|gap| (gap.kind(), gap.part.as_deref())).collect();
        let gap = (GapKind::Scanned, Some("xl/media/a.png"));
        assert_eq!(told, vec![gap; expected], "{drawing}");
    }
    let behind = read(workbook("<sheetData/><picture r:id=\"image\"/>", |sample| {
        beside_sheet(sample, "image", "media/b.png", "x")
    }));
    assert_eq!(behind.gaps[0].kind(), GapKind::Scanned);
}

#[test]
fn a_sheet_that_is_larger_than_a_part_may_be_is_read_row_by_row() {
    let names = "<row><c t=\"inlineStr\"><is><t>姓名</t></is></c><c t=\"inlineStr\"><is><t>手机号</t></is></c></row>";
    let row = |number: usize| {
        let cells = format!(
            "<c t=\"inlineStr\"><is><t>李&#26126;{number}</t></is></c><c><v>{}</v></c>",
            13_800_138_000_u64 + number as u64
        );
        format!("<row>{cells}<c><f>\"\"&amp;B2</f><v>{number}</v></c></row>")
    };
    let rows: String = (0..6_000).map(row).collect();
    let sheet = format!(
        "<sheetData>{names}{rows}</sheetData><headerFooter><oddFooter>&amp;L经办13900139000</oddFooter></headerFooter>"
    );
    let bytes = workbook(&sheet, |sample| sample);
    let whole = read(bytes.clone());
    let limits = Limits { part: 300_000, ..Limits::default() };
    let streamed = reader::read("名单.xlsx", bytes, &limits).ok().unwrap();
    assert!(whole.gaps.is_empty() && streamed.gaps.is_empty(), "{:?}", streamed.gaps.len());
    let all = |document: &Document| found(document, |_| true);
    assert_eq!(all(&streamed).len(), all(&whole).len());
    assert!(all(&streamed) == all(&whole));
    assert!(all(&streamed).contains(&"名单!B6001 手机号：13800143999".to_owned()));
    assert!(streamed.parts.len() > 1);
    // Of the markup next to nothing is kept, and every cell stands where it says.
    let kept: usize = streamed.parts.iter().map(|part| part.text.len()).sum();
    assert!(kept < sheet.len() / 2, "{kept} of {}", sheet.len());
    let cell = streamed.blocks.iter().find(|block| streamed.text(block).contains("13800143999")).unwrap();
    let (part, range) = cell.pieces("手机号：".len()..streamed.text(cell).len())[0].clone();
    assert_eq!(&streamed.parts[part as usize].text[range], "13800143999");
}

#[test]
fn a_large_sheet_that_is_cut_or_has_a_row_without_end_is_a_gap() {
    let cell = "<c t=\"inlineStr\"><is><t>李明</t></is></c>";
    let limits = Limits { part: 300_000, ..Limits::default() };
    let gaps = |sheet: &str| -> Vec<Reason> {
        let read = reader::read("名单.xlsx", workbook(sheet, |sample| sample), &limits).ok().unwrap();
        read.gaps.into_iter().map(|gap| gap.reason).collect()
    };
    let long = format!("<sheetData><row>{}</row></sheetData>", cell.repeat(20_000));
    assert!(matches!(gaps(&long)[..], [Reason::Beyond { .. }, ..]));
    let cut = format!("<sheetData>{}", format!("<row>{cell}</row>").repeat(10_000));
    assert!(gaps(&cut).iter().any(|reason| matches!(reason, Reason::CutXml | Reason::BrokenXml)));
}
