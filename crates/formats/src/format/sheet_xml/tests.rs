use crate::label::{label, unseen};
use crate::reader::read as read_file;
use hegao_model::document::{BlockKind, Document, GapKind, Hidden, Limits};

const SPACES: &str = "xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
    xmlns:x=\"urn:schemas-microsoft-com:office:excel\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"";

fn document(inner: &str) -> Document {
    let file = format!(
        "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook {SPACES}>{inner}</Workbook>"
    );
    match read_file("a.xls", file.into_bytes(), &Limits::default()) {
        Ok(document) => document,
        Err(gap) => panic!("{gap:?}"),
    }
}

fn shown(document: &Document) -> Vec<(BlockKind, &str, &str)> {
    let seen = document.blocks.iter().filter(|block| block.hidden.is_none());
    seen.map(|block| (block.kind, label(document, block).unwrap_or(""), document.text(block))).collect()
}

fn sheet(name: &str, rows: &str, behind: &str) -> String {
    format!("<Worksheet ss:Name=\"{name}\"><Table>{rows}</Table>{behind}</Worksheet>")
}

fn cell(attributes: &str, of: &str, value: &str) -> String {
    format!("<Cell {attributes}><Data ss:Type=\"{of}\">{value}</Data></Cell>")
}

#[test]
fn cells_stand_where_they_say_and_look_as_their_styles_say() {
    let styles = "<Styles><Style ss:ID=\"Default\"/><Style ss:ID=\"d\"><NumberFormat ss:Format=\"Long Date\"/></Style>\
        <Style ss:ID=\"p\"><NumberFormat ss:Format=\"Percent\"/></Style><Style ss:ID=\"q\" ss:Parent=\"p\"/></Styles>";
    let rows = format!(
        "<Row>{}{}</Row><Row ss:Index=\"4\">{}{}</Row><Row ss:Span=\"2\"/><Row>{}{}{}</Row>",
        cell("", "String", "姓名"),
        cell("", "String", "手机号"),
        cell("", "String", "李明"),
        cell("", "Number", "13800138000"),
        cell("ss:StyleID=\"d\"", "DateTime", "2025-01-08T00:00:00.000"),
        cell("ss:Index=\"5\" ss:MergeAcross=\"1\" ss:StyleID=\"q\"", "Number", "0.125"),
        "<Cell><ss:Data ss:Type=\"String\" xmlns=\"http://www.w3.org/TR/REC-html40\">甲<B>乙</B>&#10;丙</ss:Data></Cell>",
    );
    let document = document(&(styles.to_owned() + &sheet("名册", &rows, "")));
    assert!(document.gaps.is_empty(), "{:?}", document.gaps);
    let seen: Vec<_> = shown(&document).into_iter().map(|(_, label, text)| (label, text)).collect();
    assert_eq!(
        seen,
        [
            ("工作表“名册”的名称", "名册"),
            ("名册!A1", "姓名"),
            ("名册!B1", "手机号"),
            ("名册!A4", "姓名：李明"),
            ("名册!B4", "手机号：13800138000"),
            ("名册!A8", "姓名：2025年1月8日"),
            ("名册!E8", "12.50%"),
            ("名册!G8", "甲乙丙"),
        ]
    );
}

#[test]
fn what_does_not_show_says_why() {
    let styles = "<Styles><Style ss:ID=\"w\"><Font ss:Color=\"#FFFFFF\"/></Style><Style ss:ID=\"n\"><NumberFormat ss:Format=\";;;\"/></Style></Styles>";
    let rows = format!(
        "<Column ss:Index=\"4\" ss:Hidden=\"1\"/><Column ss:Width=\"0\"/><Row>{}{}{}{}{}</Row><Row ss:Hidden=\"1\">{}</Row><Row ss:Height=\"0\">{}</Row>",
        cell("", "String", "事项"),
        cell("ss:StyleID=\"w\"", "String", "白"),
        cell("ss:StyleID=\"n\"", "Number", "800000"),
        cell("", "String", "列"),
        cell("", "String", "零"),
        cell("", "String", "行"),
        cell("", "String", "高"),
    );
    let hidden = "<WorksheetOptions xmlns=\"urn:schemas-microsoft-com:office:excel\"><Visible>SheetHidden</Visible></WorksheetOptions>";
    let roll = format!("<Row>{}</Row>", cell("", "String", "花名册"));
    let document = document(&(styles.to_owned() + &sheet("公开", &rows, "") + &sheet("名册", &roll, hidden)));
    assert_eq!(
        unseen(&document),
        [
            (Hidden::WhiteText, "公开!B1", "白"),
            (Hidden::HiddenByFormat, "公开!C1", "800000"),
            (Hidden::HiddenColumn, "公开!D1", "列"),
            (Hidden::HiddenColumn, "公开!E1", "零"),
            (Hidden::HiddenRow, "公开!A2", "行"),
            (Hidden::HiddenRow, "公开!A3", "高"),
            (Hidden::HiddenSheet, "名册!A1", "花名册"),
            (Hidden::HiddenSheet, "工作表“名册”的名称", "名册"),
        ]
    );
}

#[test]
fn what_stands_beside_cells_is_told() {
    let before = "<DocumentProperties xmlns=\"urn:schemas-microsoft-com:office:office\"><Author>李明</Author><Company>示例公司</Company></DocumentProperties>\
        <CustomDocumentProperties xmlns=\"urn:schemas-microsoft-com:office:office\"><内部编号>示例-7</内部编号></CustomDocumentProperties>\
        <ExcelWorkbook xmlns=\"urn:schemas-microsoft-com:office:excel\"><SupBook><Path>D:\\liming\\gz.xls</Path><SheetName>工资</SheetName><Xct><Crn><Text>王芳</Text></Crn></Xct></SupBook></ExcelWorkbook>\
        <Names><NamedRange ss:Name=\"暗号\" ss:RefersTo=\"=&quot;底价&quot;\" ss:Hidden=\"1\"/></Names>";
    let rows = "<Row><Cell ss:HRef=\"mailto:liming@example.com\" x:HRefScreenTip=\"写信\"><Data ss:Type=\"String\">联系</Data><Comment ss:Author=\"赵敏\">\
        <ss:Data xmlns=\"http://www.w3.org/TR/REC-html40\"><Font>再核</Font></ss:Data></Comment></Cell>\
        <Cell ss:Formula=\"=HYPERLINK(&quot;http://example.com/oa&quot;)\"><Data ss:Type=\"String\">系统</Data></Cell><Cell ss:Formula=\"=RC[-1]\"/></Row>";
    let behind = "<WorksheetOptions xmlns=\"urn:schemas-microsoft-com:office:excel\"><PageSetup><Header x:Data=\"&amp;C内部\"/></PageSetup></WorksheetOptions>\
        <DataValidation xmlns=\"urn:schemas-microsoft-com:office:excel\"><Range>R2C1:R9C1</Range><Type>List</Type><Value>&quot;王芳,赵敏&quot;</Value><InputMessage>请填底价</InputMessage></DataValidation>";
    let document = document(&(before.to_owned() + &sheet("公开", rows, behind)));
    assert!(shown(&document).contains(&(BlockKind::Header, "工作表“公开”的页眉", "内部")));
    let told = unseen(&document);
    for expected in [
        (Hidden::Author, "文档属性：作者", "李明"),
        (Hidden::Company, "文档属性：单位", "示例公司"),
        (Hidden::CustomProperty, "自定义属性：内部编号", "示例-7"),
        (Hidden::Path, "引用的其他工作簿", "D:\\liming\\gz.xls"),
        (Hidden::CachedData, "引用的其他工作簿：工作表名", "工资"),
        (Hidden::CachedData, "引用的其他工作簿：缓存的值", "王芳"),
        (Hidden::HiddenName, "隐藏的名称“暗号”", "=\"底价\""),
        (Hidden::LinkTarget, "超链接", "mailto:liming@example.com"),
        (Hidden::AltText, "公开：A1的链接提示", "写信"),
        (Hidden::Author, "公开!A1批注（作者）", "赵敏"),
        (Hidden::Comment, "公开!A1批注", "再核"),
        (Hidden::FieldCode, "公开!B1的公式", "HYPERLINK(\"http://example.com/oa\")"),
        (Hidden::Choice, "公开!A2:A9的可选值", "王芳,赵敏"),
        (Hidden::Choice, "公开：A2:A9的输入提示", "请填底价"),
    ] {
        assert!(told.contains(&expected), "{expected:?}: {told:#?}");
    }
    assert_eq!(document.gaps.iter().map(hegao_model::document::Gap::kind).collect::<Vec<_>>(), [GapKind::Unsupported]);
}

#[test]
fn days_are_counted_from_1904_where_the_workbook_says_so() {
    let styles = "<Styles><Style ss:ID=\"d\"><NumberFormat ss:Format=\"yyyy\\-m\\-d\"/></Style></Styles>";
    let rows = format!(
        "<Row>{}{}</Row>",
        cell("ss:StyleID=\"d\"", "Number", "44203"),
        cell("ss:StyleID=\"d\"", "DateTime", "2025-01-08T00:00:00.000")
    );
    for (date_1904, day) in [("<x:Date1904/>", "2025-1-8"), ("", "2021-1-7")] {
        let book = format!("<x:ExcelWorkbook>{date_1904}</x:ExcelWorkbook>{styles}{}", sheet("表", &rows, ""));
        let document = document(&book);
        let seen: Vec<_> = shown(&document).into_iter().skip(1).map(|(.., text)| text).collect();
        assert_eq!(seen, [day, "2025-1-8"], "{date_1904}");
    }
}
