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
