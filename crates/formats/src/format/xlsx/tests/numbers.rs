//! Numbers, as the file stores them and as their format shows them.

use super::*;

#[test]
fn numbers_that_lost_digits_are_told() {
    let sheet = "<sheetData><row><c t=\"inlineStr\"><is><t>身份证号</t></is></c><c t=\"inlineStr\"><is><t>金额</t></is></c></row>\
        <row><c><v>1.1010519491231E+17</v></c><c><v>123456.5</v></c></row></sheetData>";
    let document = read(workbook(sheet, |sample| sample));
    assert_eq!(asides(&document, Hidden::LostDigits), ["名单!A2 1.1010519491231E+17"]);
    assert_eq!(cells(&document)[2..], ["名单!A2 身份证号：110105194912310000", "名单!B2 金额：123456.5"]);
}

/// A workbook whose second look has this number format.
fn formatted(format: &str, sheet: &str) -> Document {
    let styles = format!(
        "<styleSheet {SHEET}><numFmts><numFmt numFmtId=\"164\" formatCode=\"{format}\"/></numFmts>\
        <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"
    );
    read(workbook(sheet, |sample| with(sample, "styles", "styles.xml", &styles)))
}

#[test]
fn what_a_number_format_does_not_show_is_told() {
    let sheet = "<sheetData><row><c s=\"1\"><v>13800138000</v></c><c s=\"1\" t=\"inlineStr\"><is><t>李明</t></is></c></row></sheetData>";
    let document = formatted(";;;@", sheet);
    assert_eq!(asides(&document, Hidden::HiddenByFormat), ["名单!A1 13800138000"]);
    assert_eq!(cells(&document), ["名单!B1 李明"]);
    let document = formatted("[White]0;0;0;[白色]@", sheet);
    assert_eq!(asides(&document, Hidden::WhiteText), ["名单!A1 13800138000", "名单!B1 李明"]);
    let document = formatted("0;0;0;&quot;户主&quot;@", sheet);
    assert_eq!(cells(&document), ["名单!A1 13800138000", "名单!B1 户主李明"]);
}

#[test]
fn a_number_is_read_by_the_digits_that_the_file_stores() {
    let sheet = |head: &str, number: &str| {
        let row = |cell: &str| format!("<row><c t=\"inlineStr\"><is><t>李明</t></is></c>{cell}</row>");
        let head = format!(
            "<row><c t=\"inlineStr\"><is><t>姓名</t></is></c><c t=\"inlineStr\"><is><t>{head}</t></is></c></row>"
        );
        format!("<sheetData>{head}{}</sheetData>", row(&format!("<c s=\"1\"><v>{number}</v></c>")).repeat(2))
    };
    for (format, head, number, expected, lost) in [
        ("#,##0", "手机号码", "13800138000", "手机号码：13800138000", false),
        ("0.00", "联系电话", "1.3800138E10", "联系电话：13800138000", false),
        ("0!.0,&quot;万&quot;", "手机", "13800138000.0", "手机：13800138000", false),
        ("#,##0", "金额", "13800138000", "金额：13,800,138,000", false),
        ("&quot;略&quot;0", "金额", "13800138000", "金额：略13800138000", false),
        ("0", "证号", "110105194912310021", "证号：110105194912310021", false),
        ("#,##0", "证号", "1.10105194912310021E17", "证号：110105194912310021", false),
        ("0", "证号", "1.1010519491231E+17", "证号：110105194912310000", true),
        ("#,##0", "证号", "110105194912310000", "证号：110105194912310000", true),
    ] {
        let document = formatted(format, &sheet(head, number));
        assert_eq!(cells(&document)[3], format!("名单!B2 {expected}"), "{format} {number}");
        assert_eq!(!asides(&document, Hidden::LostDigits).is_empty(), lost, "{format} {number}");
    }
    let number = |format| formatted(format, "<sheetData><row><c s=\"1\"><v>13800138000</v></c></row></sheetData>");
    for (format, expected) in
        [("#,##0", 1), ("0.00", 1), ("0!.0,", 1), ("¥#,##0", 0), ("0%", 0), ("000\\-0000\\-0000", 0)]
    {
        let told = asides(&number(format), Hidden::StoredNumber);
        assert_eq!(told, vec!["名单!A1 13800138000"; expected], "{format}");
    }
}

#[test]
fn a_day_in_words_of_iso_8601_is_shown_by_its_format() {
    let sheet = |moment: &str, style: u8| {
        format!("<sheetData><row><c t=\"d\" s=\"{style}\"><v>{moment}</v></c></row></sheetData>")
    };
    let format = "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;";
    for (moment, style, expected) in [
        ("2025-10-01T00:00:00.000Z", 1, "2025年10月1日"),
        ("2025-10-01", 1, "2025年10月1日"),
        ("2025-10-01T08:30:00Z", 1, "2025年10月1日"),
        // As Excel and LibreOffice show a day without a format.
        ("2025-10-01", 0, "45931"),
        ("2025-10-01T00:00:00.000Z", 0, "45931"),
    ] {
        assert_eq!(cells(&formatted(format, &sheet(moment, style))), [format!("名单!A1 {expected}")], "{moment}");
    }
    assert_eq!(cells(&formatted("h:mm", &sheet("18:30:00", 1))), ["名单!A1 18:30"]);
}

#[test]
fn a_number_in_boxes_is_one_cell() {
    let sheet = rows(&[&["姓名", "李明", "手机号码", "138", "0013", "8000", "备注", "无"]]);
    let document = read(workbook(&sheet, |sample| sample));
    assert_eq!(cells(&document)[2..4], ["名单!C1 手机号码", "名单!D1 手机号码：13800138000"]);
}
