//! Spreadsheets.

use super::{SPACES, content, document, shown};
use crate::format::ooxml::sample::Sample;
use crate::label::unseen;
use hegao_model::document::{GapKind, Hidden};

/// A spreadsheet with these automatic styles and sheets.
fn book(styles: &str, sheets: &str) -> Sample {
    Sample::new()
        .part("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        .part("content.xml", content(styles, &format!("<office:spreadsheet>{sheets}</office:spreadsheet>")))
}

fn row(cells: &str) -> String {
    format!("<table:table-row>{cells}</table:table-row>")
}

fn cell(attributes: &str, text: &str) -> String {
    format!("<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>")
}

#[test]
fn sheets_have_cells_heads_and_rows_that_stand_there_often() {
    let filler = "<table:table-cell table:number-columns-repeated=\"16381\"/>";
    let sheet = format!(
        "<table:table table:name=\"名册\">{}<table:table-row table:number-rows-repeated=\"2\">{}{}</table:table-row>\
         <table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>{}</table:table>",
        row(&(cell("", "姓名") + &cell("", "电话") + filler)),
        cell("office:value-type=\"string\"", "李明"),
        cell("office:value-type=\"float\" office:value=\"13800138000\"", "1.38E+10"),
        row(&cell("table:number-columns-repeated=\"3\"", "末")),
    );
    let document = document(book("", &sheet));
    assert!(document.gaps.is_empty(), "{:?}", document.gaps);
    let seen: Vec<_> = shown(&document).into_iter().map(|(_, label, text)| (label, text)).collect();
    assert_eq!(
        seen,
        [
            ("工作表“名册”的名称", "名册"),
            ("名册!A1", "姓名"),
            ("名册!B1", "电话"),
            ("名册!A2", "姓名：李明"),
            ("名册!B2", "电话：13800138000"),
            ("名册!A3", "姓名：李明"),
            ("名册!B3", "电话：13800138000"),
            ("名册!A1048574", "姓名：末"),
            ("名册!B1048574", "电话：末"),
            ("名册!C1048574", "末"),
        ]
    );
}

#[test]
fn values_are_those_that_people_see() {
    let sheet = format!(
        "<table:table table:name=\"表\">{}</table:table>",
        row(&[
            cell("office:value-type=\"float\" office:value=\"45665\"", "2025年1月8日"),
            "<table:table-cell office:value-type=\"percentage\" office:value=\"0.125\"/>".to_owned(),
            "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"/>".to_owned(),
            "<table:table-cell office:value-type=\"string\" office:string-value=\"甲\"/>".to_owned(),
            "<table:table-cell office:value-type=\"date\" office:date-value=\"2025-01-08\"/>".to_owned(),
            "<table:table-cell table:formula=\"of:=&quot;电话&quot;&amp;&quot;13800138000&quot;\"/>".to_owned(),
            "<table:table-cell table:formula=\"of:=SUM([.A1:.B1])\"/>".to_owned(),
            "<table:table-cell><text:p>甲</text:p><text:p>乙<text:s/>丙</text:p></table:table-cell>".to_owned(),
        ]
        .concat())
    );
    let document = document(book("", &sheet));
    let seen: Vec<_> = shown(&document).into_iter().skip(1).map(|(.., text)| text).collect();
    assert_eq!(seen, ["2025年1月8日", "12.50%", "TRUE", "甲", "2025-01-08", "电话13800138000", "甲乙 丙"]);
    assert_eq!(document.gaps.iter().map(hegao_model::document::Gap::kind).collect::<Vec<_>>(), [GapKind::Unsupported]);
}

/// The style of a number, and the style of a cell that has it.
fn numbers(kind: &str, name: &str, inner: &str) -> String {
    let (kind, attributes) = kind.split_once(' ').unwrap_or((kind, ""));
    format!(
        "<number:{kind} style:name=\"{name}\" {attributes}>{inner}</number:{kind}>\
         <style:style style:name=\"c{name}\" style:family=\"table-cell\" style:data-style-name=\"{name}\"/>"
    )
}

/// What LibreOffice 7.4 shows of the same file, but for the language of names and halves of the day.
#[test]
fn values_without_text_are_written_by_their_style() {
    let text = |text: &str| format!("<number:text>{text}</number:text>");
    let number = |attributes: &str| format!("<number:number {attributes}/>");
    let two = "number:decimal-places=\"2\" number:min-integer-digits=\"1\"";
    let day = format!(
        "<number:year number:style=\"long\"/>{}<number:month/>{}<number:day/>{}",
        text("年"),
        text("月"),
        text("日")
    );
    let time = format!("<number:hours/>{}<number:minutes number:style=\"long\"/>", text(":"));
    let plain = number("number:decimal-places=\"0\" number:min-integer-digits=\"1\"");
    let negative =
        format!("{}{plain}<style:map style:condition=\"value()&gt;=0\" style:apply-style-name=\"P\"/>", text("负"));
    let chinese = "number:transliteration-format=\"一\" number:transliteration-style";
    let phone = "<number:number number:decimal-places=\"0\" number:min-integer-digits=\"11\"><number:embedded-text number:position=\"8\">-</number:embedded-text>\
        <number:embedded-text number:position=\"4\">-</number:embedded-text></number:number>";
    let cases = [
        ("date", "2025-01-08", "date-style", day.clone(), "2025年1月8日"),
        ("date", "2025-01-08T14:05:09", "date-style", format!("{day}{time}"), "2025年1月8日14:05"),
        ("date", "2025-01-08", &format!("date-style {chinese}=\"short\""), day.clone(), "二〇二五年一月八日"),
        ("time", "PT27H05M09S", "time-style number:truncate-on-overflow=\"false\"", time.clone(), "27:05"),
        ("time", "PT15H05M09S", "time-style", format!("{time}<number:am-pm/>"), "3:05下午"),
        ("percentage", "0.1254", "percentage-style", format!("{}{}", number("number:decimal-places=\"1\" number:min-integer-digits=\"1\""), text("%")), "12.5%"),
        ("currency", "12345.6", "currency-style", format!("<number:currency-symbol>￥</number:currency-symbol>{}", number(&format!("{two} number:grouping=\"true\""))), "￥12,345.60"),
        ("float", "1234567.891", "number-style", number(&format!("{two} number:grouping=\"true\"")), "1,234,567.89"),
        ("float", "12345678", "number-style", number("number:decimal-places=\"1\" number:min-integer-digits=\"1\" number:display-factor=\"1000\"") + &text("千元"), "12345.7千元"),
        ("float", "7", "number-style", number("number:decimal-places=\"0\" number:min-integer-digits=\"4\""), "0007"),
        ("float", "12.5", "number-style", number("number:min-integer-digits=\"1\"") + &text("亩"), "12.5亩"),
        ("float", "-5", "number-style", negative.clone(), "负5"),
        ("float", "5", "number-style", negative, "5"),
        ("float", "12345", "number-style", "<number:scientific-number number:decimal-places=\"2\" number:min-integer-digits=\"1\" number:min-exponent-digits=\"2\"/>".to_owned(), "1.23E+04"),
        ("float", "2.5", "number-style", "<number:fraction number:min-integer-digits=\"0\" number:min-numerator-digits=\"1\" number:min-denominator-digits=\"1\"/>".to_owned(), "2 1/2"),
        ("float", "1234", &format!("number-style {chinese}=\"short\""), plain.clone(), "一二三四"),
        ("float", "1234", &format!("number-style {chinese}=\"medium\""), plain.clone(), "一千二百三十四"),
        ("float", "13800138000", "number-style", phone.to_owned(), "138-0013-8000"),
        ("float", "3", "text-style", format!("{}<number:text-content/>{}", text("第"), text("号")), "第3号"),
    ];
    let mut styles = numbers("number-style", "P", &plain);
    let mut cells = String::new();
    for (index, (of, value, kind, inner, _)) in cases.iter().enumerate() {
        styles += &numbers(kind, &format!("n{index}"), inner);
        let name = if matches!(*of, "date" | "time") { format!("{of}-value") } else { "value".to_owned() };
        cells += &format!(
            "<table:table-cell table:style-name=\"cn{index}\" office:value-type=\"{of}\" office:{name}=\"{value}\"/>"
        );
    }
    let document = document(book(&styles, &format!("<table:table table:name=\"表\">{}</table:table>", row(&cells))));
    let seen: Vec<_> = shown(&document).into_iter().skip(1).map(|(.., text)| text).collect();
    assert_eq!(seen, cases.map(|(.., expected)| expected));
}

#[test]
fn text_that_is_not_its_value_is_not_what_people_see() {
    let two = "<number:number number:decimal-places=\"2\" number:min-integer-digits=\"1\" number:grouping=\"true\"/>";
    let day = "<number:year number:style=\"long\"/><number:text>-</number:text><number:month/><number:text>-</number:text><number:day/>";
    let styles =
        numbers("number-style", "N", two) + &numbers("date-style", "D", day) + &numbers("number-style", "S", "");
    let number = |value: &str, text: &str| {
        cell(&format!("table:style-name=\"cN\" office:value-type=\"float\" office:value=\"{value}\""), text)
    };
    let date = |value: &str, text: &str| {
        cell(&format!("table:style-name=\"cD\" office:value-type=\"date\" office:date-value=\"{value}\""), text)
    };
    let cells = [
        number("1500", "1,200.00"),
        number("1500", "Error"),
        number("1500", "13800138000"),
        // The language of the system, rounding, a column that is too narrow.
        number("1500", "1.500,00 元"),
        number("1.005", "1.00"),
        number("1500", "1.5E+03"),
        number("1500", ""),
        date("2025-01-08", "2024-01-08"),
        date("2025-01-08", "2025年1月8日"),
        cell("office:value-type=\"string\" office:string-value=\"甲 乙\"", "甲<text:s/>乙"),
        cell("office:value-type=\"string\" office:string-value=\"现稿\"", "旧稿"),
        cell("table:style-name=\"cS\" office:value-type=\"float\" office:value=\"800000\"", ""),
    ];
    let document =
        document(book(&styles, &format!("<table:table table:name=\"表\">{}</table:table>", row(&cells.concat()))));
    let seen: Vec<_> = shown(&document).into_iter().skip(1).map(|(.., text)| text).collect();
    let expected = [
        "1,500.00",
        "1,500.00",
        "1,500.00",
        "1.500,00 元",
        "1.00",
        "1.5E+03",
        "1,500.00",
        "2025-1-8",
        "2025年1月8日",
        "甲 乙",
        "现稿",
    ];
    assert_eq!(seen, expected);
    assert_eq!(
        unseen(&document),
        [(Hidden::HiddenByFormat, "表!L1", "800000"), (Hidden::CachedData, "表!C1（看不见的内容）", "13800138000")]
    );
}

#[test]
fn cells_that_do_not_show_say_why() {
    let style = |name: &str, family: &str, properties: &str| {
        format!("<style:style style:name=\"{name}\" style:family=\"{family}\"><style:{properties}/></style:style>")
    };
    let styles = [
        style("T", "table", "table-properties table:display=\"false\""),
        style("W", "table-cell", "text-properties fo:color=\"#ffffff\""),
        style("N", "table-column", "table-column-properties style:column-width=\"0cm\""),
    ]
    .concat();
    let sheets = format!(
        "<table:table table:name=\"公开\"><table:table-column table:number-columns-repeated=\"4\"/><table:table-column table:visibility=\"collapse\"/>\
         <table:table-column table:style-name=\"N\"/>{}<table:table-row table:visibility=\"collapse\">{}</table:table-row></table:table>\
         <table:table table:name=\"名册\" table:style-name=\"T\">{}</table:table>",
        row(&[
            cell("", "事项"),
            cell("table:style-name=\"W\"", "白"),
            "<table:covered-table-cell><text:p>盖</text:p></table:covered-table-cell>".to_owned(),
            "<table:table-cell office:value-type=\"float\" office:value=\"800000\"><text:p/></table:table-cell>"
                .to_owned(),
            cell("", "列"),
            cell("", "零"),
        ]
        .concat()),
        cell("", "行"),
        row(&cell("", "花名册")),
    );
    let document = document(book(&styles, &sheets));
    assert_eq!(
        unseen(&document),
        [
            (Hidden::WhiteText, "公开!B1", "白"),
            (Hidden::CoveredText, "公开!C1", "盖"),
            (Hidden::HiddenByFormat, "公开!D1", "800000"),
            (Hidden::HiddenColumn, "公开!E1", "列"),
            (Hidden::HiddenColumn, "公开!F1", "零"),
            (Hidden::HiddenRow, "公开!A2", "行"),
            (Hidden::HiddenSheet, "名册!A1", "花名册"),
            (Hidden::HiddenSheet, "工作表“名册”的名称", "名册"),
        ]
    );
}

#[test]
fn what_stands_beside_cells_is_told() {
    let sheets = "<table:tracked-changes><table:cell-content-change><office:change-info><dc:creator>赵敏</dc:creator></office:change-info><table:previous>\
        <table:change-track-table-cell office:value-type=\"string\"><text:p>旧值</text:p></table:change-track-table-cell></table:previous></table:cell-content-change></table:tracked-changes>\
        <table:content-validations><table:content-validation table:condition=\"of:cell-content-is-in-list(&quot;王芳&quot;;&quot;赵敏&quot;)\" table:base-cell-address=\"公开.B1\">\
        <table:help-message table:title=\"提示\"><text:p>请填底价</text:p></table:help-message></table:content-validation></table:content-validations>\
        <table:table table:name=\"公开\"><table:shapes><draw:frame><draw:text-box><text:p>框内</text:p></draw:text-box></draw:frame></table:shapes><table:table-row>\
        <table:table-cell table:formula=\"of:=HYPERLINK(&quot;http://example.com/oa&quot;)\"><office:annotation><dc:creator>李明</dc:creator><text:p>再核</text:p></office:annotation>\
        <text:p><text:a xlink:href=\"mailto:liming@example.com\">写信</text:a></text:p></table:table-cell></table:table-row></table:table>\
        <table:table table:name=\"'file:///D:/gz.ods'#$Sheet1\"><table:table-source xlink:href=\"file:///D:/gz.ods\"/><table:table-row><table:table-cell><text:p>工资</text:p></table:table-cell>\
        </table:table-row></table:table><table:named-expressions><table:named-expression table:name=\"暗号\" table:expression=\"of:=&quot;13800138000&quot;\"/></table:named-expressions>";
    let document = document(book("", sheets));
    let seen: Vec<_> = shown(&document).into_iter().map(|(_, label, text)| (label, text)).collect();
    assert_eq!(seen, [("工作表“公开”的名称", "公开"), ("公开!A1", "写信"), ("工作表“公开”的文本框", "框内")]);
    let told = unseen(&document);
    for expected in [
        (Hidden::Author, "修订记录的作者", "赵敏"),
        (Hidden::Deleted, "修订记录中改动前的值", "旧值"),
        (Hidden::Choice, "公开!B1的可选值", "王芳\n赵敏"),
        (Hidden::Choice, "公开：B1的输入提示", "提示"),
        (Hidden::Choice, "公开：B1的输入提示", "请填底价"),
        (Hidden::Author, "公开!A1批注（作者）", "李明"),
        (Hidden::Comment, "公开!A1批注", "再核"),
        (Hidden::FieldCode, "公开!A1的公式", "HYPERLINK(\"http://example.com/oa\")"),
        (Hidden::LinkTarget, "超链接", "mailto:liming@example.com"),
        (Hidden::Path, "外部链接", "file:///D:/gz.ods"),
        (Hidden::CachedData, "'file:///D:/gz.ods'#$Sheet1!A1", "工资"),
        (Hidden::LinkTarget, "名称“暗号”", "13800138000"),
    ] {
        assert!(told.contains(&expected), "{expected:?}: {told:#?}");
    }
}

#[test]
fn headers_of_sheets_are_read_without_what_programs_put_there() {
    let styles = format!(
        "<office:document-styles {SPACES}><office:master-styles><style:master-page style:name=\"Default\"><style:header><style:region-left>\
         <text:p>示例镇</text:p></style:region-left></style:header><style:footer><text:p><text:page-number>1</text:page-number></text:p></style:footer></style:master-page>\
         <style:master-page style:name=\"Report\"><style:header><text:p><text:sheet-name>???</text:sheet-name> (<text:title>???</text:title>)</text:p></style:header></style:master-page>\
         </office:master-styles></office:document-styles>"
    );
    let sheet = format!("<table:table table:name=\"公开\">{}</table:table>", row(&cell("", "事项")));
    let document = document(book("", &sheet).part("styles.xml", styles));
    let seen: Vec<_> = shown(&document).into_iter().map(|(_, label, text)| (label, text)).collect();
    assert_eq!(seen, [("工作表“公开”的名称", "公开"), ("公开!A1", "事项"), ("页眉", "示例镇")]);
    assert_eq!(unseen(&document), []);
}
