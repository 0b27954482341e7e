//! Samples of documents of Word.

use super::photo::photo;
use super::support::office::{Office, escaped, p, run, styled};
use super::support::planted::said;
use super::{Sample, office, sample};

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const W15: &str = "xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\"";
const WP: &str = "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"";
const A: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";
const V: &str = "xmlns:v=\"urn:schemas-microsoft-com:vml\"";

pub fn samples() -> Vec<Sample> {
    let with = |path: &'static str, picture: Vec<u8>| {
        let blip = format!("<w:drawing><a:blip {A} r:embed=\"m\"/></w:drawing>");
        Office::docx(&in_paragraph(&format!("<w:r>{blip}</w:r>"))).part("m", "image", path, picture)
    };
    let mut samples = revisions();
    samples.extend(comments());
    samples.extend(unseen_text());
    samples.extend(fields());
    samples.extend(drawings());
    samples.extend(kept());
    samples.extend(office::samples("a.docx", document, with));
    samples
}

fn of(what: &'static str, bytes: Vec<u8>, rule: &'static str, shown: &'static str) -> Sample {
    sample(what, "a.docx", bytes, rule, shown)
}

/// A document without anything unseen.
fn document() -> Office {
    Office::docx(&p("请各单位抓好落实。"))
}

fn in_paragraph(xml: &str) -> String {
    format!("<w:p>{}{xml}</w:p>", run("请各单位"))
}

/// A document with this in a paragraph.
fn with(xml: &str) -> Vec<u8> {
    Office::docx(&in_paragraph(xml)).bytes()
}

/// A change by someone, such as `w:del`.
fn by(element: &str, inner: &str) -> String {
    format!(r#"<w:{element} w:id="1" w:author="李明">{inner}</w:{element}>"#)
}

fn revisions() -> Vec<Sample> {
    let deleted = by("del", "<w:r><w:delText>预算三百万元</w:delText></w:r>");
    let look = format!("<w:r><w:rPr><w:b/>{}</w:rPr><w:t>落实</w:t></w:r>", by("rPrChange", "<w:rPr/>"));
    let paragraph =
        |properties: &str| Office::docx(&format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", run("抓好落实"))).bytes();
    let table = |of_table: &str, of_row: &str, of_cell: &str| {
        let cell = format!("<w:tc><w:tcPr>{of_cell}</w:tcPr>{}</w:tc>", p("预算三百万元"));
        let row = format!("<w:tr><w:trPr>{of_row}</w:trPr>{cell}</w:tr>");
        Office::docx(&format!("<w:tbl><w:tblPr>{of_table}</w:tblPr>{row}</w:tbl>{}", p("抓好落实"))).bytes()
    };
    let section = format!("<w:sectPr>{}</w:sectPr>", by("sectPrChange", "<w:sectPr/>"));
    let (change, form) = ("hidden/tracked-change", "hidden/tracked-format");
    let text = "预算三百万元";
    vec![
        of("修订：删去的文字", with(&deleted), change, text),
        of("修订：插入的文字", with(&by("ins", &run("抓好落实"))), change, "抓好落实"),
        of("修订：移走的文字", with(&by("moveFrom", &run(text))), change, text),
        of("修订：移来的文字", with(&by("moveTo", &run(text))), change, text),
        of("修订：插入的表格行", table("", &by("ins", ""), ""), change, text),
        of("修订：删去的表格行", table("", &by("del", ""), ""), change, text),
        of("修订：插入的单元格", table("", "", &by("cellIns", "")), change, text),
        of("修订：删去的单元格", table("", "", &by("cellDel", "")), change, text),
        of("修订：文字的格式", with(&look), form, "落实"),
        of("修订：段落的格式", paragraph(&by("pPrChange", "<w:pPr/>")), form, "抓好落实"),
        of("修订：段落的编号", paragraph(&format!("<w:numPr>{}</w:numPr>", by("ins", ""))), form, "抓好落实"),
        of("修订：插入的段落标记", paragraph(&format!("<w:rPr>{}</w:rPr>", by("ins", ""))), form, "抓好落实"),
        of("修订：表格的格式", table(&by("tblPrChange", "<w:tblPr/>"), "", ""), form, "表格的格式"),
        of("修订：表格行的格式", table("", &by("trPrChange", "<w:trPr/>"), ""), form, "表格的格式"),
        of("修订：单元格的格式", table("", "", &by("tcPrChange", "<w:tcPr/>")), form, "表格的格式"),
        of("修订：页面的设置", paragraph(&section), form, "页面的设置"),
        of("修订人", with(&deleted), "hidden/author", "李*"),
    ]
}

fn comments() -> Vec<Sample> {
    let comments =
        format!(r#"<w:comments {W}><w:comment w:id="0" w:author="李明">{}</w:comment></w:comments>"#, p("数字要核实"));
    let commented = || document().part("c", "comments", "comments.xml", &comments).bytes();
    let people = format!(
        r#"<w15:people {W15}><w15:person w15:author="李明"><w15:presenceInfo w15:providerId="AD" w15:userId="liming@example.com"/></w15:person></w15:people>"#
    );
    let reviewed = || document().part("c", "people", "people.xml", &people).bytes();
    vec![
        of("批注", commented(), "hidden/comment", "数字要核实"),
        of("批注人", commented(), "hidden/author", "李*"),
        of("审阅者", reviewed(), "hidden/author", "李*"),
        of("可编辑区域的用户", with(r#"<w:permStart w:id="1" w:ed="liming@example.com"/>"#), "hidden/author", "l*"),
        of("审阅者的账号", reviewed(), "hidden/author", "l*"),
    ]
}

fn unseen_text() -> Vec<Sample> {
    let unseen = |what, bytes| of(what, bytes, "hidden/unseen-text", "底价八十万元");
    let look = |properties: &str| with(&styled(properties, "底价八十万元"));
    let style = format!(
        r#"<w:styles {W}><w:style w:type="character" w:styleId="a"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"#
    );
    let of_style = Office::docx(&in_paragraph(&styled(r#"<w:rStyle w:val="a"/>"#, "底价八十万元")));
    let frame = format!(
        r#"<w:p><w:pPr><w:framePr w:w="2000" w:hAnchor="page" w:x="-9000" w:y="1"/></w:pPr>{}</w:p>"#,
        run("底价八十万元")
    );
    let row = format!("<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{}</w:tc></w:tr></w:tbl>", p("底价八十万元"));
    let shape = |style: &str| {
        let inner = format!("<v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox>", p("底价八十万元"));
        with(&format!(r#"<w:r><w:pict><v:shape {V} style="{style}">{inner}</v:shape></w:pict></w:r>"#))
    };
    vec![
        unseen("隐藏文字", look("<w:vanish/>")),
        unseen("样式里设为隐藏的文字", of_style.part("s", "styles", "styles.xml", style).bytes()),
        unseen("隐藏的表格行", Office::docx(&(row + &p("抓好落实"))).bytes()),
        unseen("白色文字", look(r#"<w:color w:val="FFFFFF"/>"#)),
        unseen("同底纹颜色一样的文字", look(r#"<w:color w:val="FF0000"/><w:shd w:val="clear" w:fill="FF0000"/>"#)),
        unseen("极小的文字", look(r#"<w:sz w:val="2"/>"#)),
        unseen("页面以外的图文框", Office::docx(&(frame + &p("抓好落实"))).bytes()),
        unseen("页面以外的文本框", with(&anchored("-99999999", "", &box_of("底价八十万元")))),
        unseen("设为不可见的文本框", with(&anchored("0", "hidden=\"1\"", &box_of("底价八十万元")))),
        unseen("页面以外的文本框（旧格式）", shape("position:absolute;margin-left:-2000pt;width:90pt")),
        unseen("设为不可见的文本框（旧格式）", shape("position:absolute;margin-left:0;visibility:hidden")),
    ]
}

/// Something that floats this far from the edge of the page.
fn anchored(across: &str, attributes: &str, inner: &str) -> String {
    let place = format!(r#"<wp:positionH relativeFrom="page"><wp:posOffset>{across}</wp:posOffset></wp:positionH>"#);
    let rest = format!(r#"<wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="图片 1" {attributes}/>{inner}"#);
    format!("<w:r><w:drawing><wp:anchor {WP} {A}>{place}{rest}</wp:anchor></w:drawing></w:r>")
}

fn box_of(text: &str) -> String {
    format!("<w:txbxContent>{}</w:txbxContent>", p(text))
}

fn fields() -> Vec<Sample> {
    let field = |code: &str| {
        let mark = |of: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{of}"/></w:r>"#);
        let code = format!("<w:r><w:instrText>{}</w:instrText></w:r>", escaped(code));
        with(&[mark("begin"), code, mark("separate"), run("名单"), mark("end")].concat())
    };
    let list = r#"<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="王芳" w:value="1"/></w:dropDownList></w:sdtPr></w:sdt>"#;
    let rule = "hidden/field-code";
    vec![
        of(
            "指向别的文件的域",
            field(r#"INCLUDETEXT "D:\\内部\\名单.docx""#),
            rule,
            r#"INCLUDETEXT "D:\\内部\\名单.docx""#,
        ),
        of(
            "数据交换的域（DDE）",
            field(r#"DDEAUTO Excel "甲.xlsx" "R1C1""#),
            rule,
            r#"DDEAUTO Excel "甲.xlsx" "R1C1""#,
        ),
        of("邮件合并的域", field("MERGEFIELD 身份证号"), rule, "MERGEFIELD 身份证号"),
        of("超链接域里的路径", field(r#"HYPERLINK "file:///D:\\内部\\名单.docx""#), "hidden/path", "fil****docx"),
        of("下拉列表的选项", with(list), "hidden/choice", "王芳"),
    ]
}

fn drawings() -> Vec<Sample> {
    let picture = r#"<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" name="图片 1" descr="示例镇办公楼平面图"/></wp:inline></w:drawing></w:r>"#;
    let cut = |inner: &str| {
        let body = in_paragraph(&format!("<w:r>{inner}</w:r>"));
        Office::docx(&body).part("m", "image", "media/a.jpeg", photo()).bytes()
    };
    let crop = format!(r#"<w:drawing><a:blip {A} r:embed="m"/><a:srcRect {A} l="30000" b="12000"/></w:drawing>"#);
    let older = format!(r#"<w:pict><v:shape {V}><v:imagedata r:id="m" cropright="32768f"/></v:shape></w:pict>"#);
    let blip = "<a:blip r:embed=\"m\"/>";
    vec![
        of("图片说明", with(picture), "hidden/alt-text", "示例镇办公楼平面图"),
        of("裁剪过的图片", cut(&crop), "hidden/unseen-picture", "左 30%、下 12%"),
        of("裁剪过的图片（旧格式）", cut(&older), "hidden/unseen-picture", "右 50%"),
        of("设为不可见的图片", cut(&anchored("0", "hidden=\"1\"", blip)), "hidden/unseen-picture", "图片 1"),
        of("页面以外的图片", cut(&anchored("-99999999", "", blip)), "hidden/unseen-picture", "图片 1"),
    ]
}

fn kept() -> Vec<Sample> {
    let part = |kind: &str, path: &str, inner: &str| document().part("k", kind, path, inner).bytes();
    let settings = |inner: &str| part("settings", "settings.xml", &format!("<w:settings {W}>{inner}</w:settings>"));
    let merge = r#"<w:mailMerge><w:connectString w:val="Data Source=D:\内部\名单.mdb"/><w:query w:val="SELECT * FROM 名单"/><w:mailSubject w:val="关于补发工资"/></w:mailMerge>"#;
    let block = format!(
        "<w:glossaryDocument {W}><w:docParts><w:docPart><w:docPartBody>{}</w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>",
        p("底价八十万元")
    );
    let header = format!("<w:hdr {W}>{}</w:hdr>", p("内部 经办李明"));
    let edge = |of: &str| {
        let section = format!(r#"<w:sectPr><w:headerReference w:type="{of}" r:id="k"/></w:sectPr>"#);
        let body = format!("<w:p><w:pPr>{section}</w:pPr>{}</w:p>", run("抓好落实"));
        Office::docx(&body).part("k", "header", "header1.xml", &header).bytes()
    };
    let printer: Vec<u8> = said("\\\\fileserver\\打印机\0\0").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let printer = document().part("k", "printerSettings", "printerSettings1.bin", printer).bytes();
    let outside = |kind: &str, target: &str| document().outside("k", kind, target).bytes();
    vec![
        of(
            "文档变量",
            settings(r#"<w:docVar w:name="a" w:val="底价八十万元"/>"#),
            "hidden/stored-data",
            "底价八十万元",
        ),
        of("邮件合并的数据源", settings(merge), "hidden/path", "Dat****.mdb"),
        of("邮件合并的查询", settings(merge), "hidden/field-code", "SELECT * FROM 名单"),
        of("邮件合并的主题", settings(merge), "hidden/property", "关于补发工资"),
        of(
            "邮件合并的数据源（链接）",
            outside("mailMergeSource", "file:///D:\\内部\\名单.xlsx"),
            "hidden/path",
            "fil****xlsx",
        ),
        of("模板路径", outside("attachedTemplate", "file:///C:/Users/liming/模板.dotm"), "hidden/path", "fil****dotm"),
        of("子文档", outside("subDocument", "file:///D:\\内部\\附件.docx"), "hidden/path", "fil****docx"),
        of("并入的文档", part("aFChunk", "afchunk.mht", "x"), "hidden/embedded-file", "word/afchunk.mht"),
        of("构建基块", part("glossaryDocument", "glossary/document.xml", &block), "hidden/stored-data", "底价八十万元"),
        of("没有用到的页眉", part("header", "header1.xml", &header), "hidden/stored-data", "内部 经办李明"),
        of("没有用到的首页页眉", edge("first"), "hidden/stored-data", "内部 经办李明"),
        of("没有用到的偶数页页眉", edge("even"), "hidden/stored-data", "内部 经办李明"),
        of("打印机", printer, "hidden/path", "\\\\f****\\打印机"),
    ]
}
