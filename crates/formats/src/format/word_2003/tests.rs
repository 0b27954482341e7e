use crate::label::{label, unseen};
use crate::reader::read as read_file;
use hegao_model::document::{BlockKind, Document, Hidden, Limits};

const SPACES: &str = "xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\" xmlns:v=\"urn:schemas-microsoft-com:vml\" \
    xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:aml=\"http://schemas.microsoft.com/aml/2001/core\" \
    xmlns:wx=\"http://schemas.microsoft.com/office/word/2003/auxHint\"";

fn file(before: &str, body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<?mso-application progid=\"Word.Document\"?>\n\
         <w:wordDocument {SPACES} w:macrosPresent=\"no\">{before}<w:body><wx:sect>{body}</wx:sect></w:body></w:wordDocument>"
    )
}

fn document(before: &str, body: &str) -> Document {
    match read_file("a.doc", file(before, body).into_bytes(), &Limits::default()) {
        Ok(document) => document,
        Err(gap) => panic!("{gap:?}"),
    }
}

fn shown(document: &Document) -> Vec<(BlockKind, &str, &str)> {
    let seen = document.blocks.iter().filter(|block| block.hidden.is_none());
    seen.map(|block| (block.kind, label(document, block).unwrap_or(""), document.text(block))).collect()
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn text_is_read_with_its_lists_tables_and_styles() {
    let before = "<w:lists><w:listDef w:listDefId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:nfc w:val=\"37\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:listDef>\
        <w:list w:ilfo=\"1\"><w:ilst w:val=\"0\"/></w:list></w:lists><w:styles><w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>";
    let item = |text: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"1\"/><w:listPr><w:ilvl w:val=\"0\"/><w:ilfo w:val=\"1\"/><wx:t wx:val=\"一、\"/></w:listPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let row = |cells: [&str; 2]| {
        let cells: String = cells.iter().map(|text| format!("<w:tc>{}</w:tc>", p(text))).collect();
        format!("<w:tr>{cells}</w:tr>")
    };
    let table = format!("<w:tbl>{}{}</w:tbl>", row(["姓名", "手机号"]), row(["李明", "13800138000"]));
    let document = document(before, &(item("总则") + &p("甲&amp;乙") + &table + &item("附则")));
    assert!(document.gaps.is_empty(), "{:?}", document.gaps);
    assert_eq!(document.format.name(), "word-xml");
    let seen = shown(&document);
    let texts: Vec<_> = seen.iter().map(|(.., text)| *text).collect();
    assert_eq!(texts, ["一、总则", "甲&乙", "姓名", "手机号", "姓名：李明", "手机号：13800138000", "二、附则"]);
    assert_eq!(seen[0].0, BlockKind::Heading);
    assert_eq!(seen[5].1, "表1第2行“手机号”");
    assert!(document.parts.iter().all(|part| part.syntax().is_none()), "nothing is written into them");
}

#[test]
fn headers_notes_changes_and_comments_stand_beside() {
    let by = |of: &str, inner: &str| {
        format!(
            "<aml:annotation aml:id=\"1\" w:type=\"Word.{of}\" aml:author=\"李明\"><aml:content>{inner}</aml:content></aml:annotation>"
        )
    };
    let body = format!(
        "<w:p><w:r><w:t>正文</w:t></w:r>{}{}{}<w:r>{}</w:r><w:r><w:footnote>{}</w:footnote></w:r>\
         <w:hlink w:dest=\"mailto:liming@example.com\" w:screenTip=\"写信\"><w:r><w:t>联系</w:t></w:r></w:hlink></w:p>\
         <w:sectPr><w:hdr w:type=\"odd\">{}</w:hdr><w:ftr w:type=\"first\">{}</w:ftr><w:titlePg/></w:sectPr>",
        by("Insertion", "<w:r><w:t>新话</w:t></w:r>"),
        by("Deletion", "<w:r><w:delText>旧话</w:delText></w:r>"),
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏字</w:t></w:r>",
        by("Comment", &p("再核")),
        p("注文"),
        p("页眉字"),
        p("首页脚"),
    );
    let document = document("", &body);
    let seen: Vec<_> = shown(&document).into_iter().map(|(_, label, text)| (label, text)).collect();
    assert_eq!(seen, [("第1段", "正文新话联系"), ("脚注1", "注文"), ("页眉", "页眉字"), ("首页页脚", "首页脚")]);
    let told = unseen(&document);
    for expected in [
        (Hidden::Author, "修订（作者）", "李明"),
        (Hidden::Inserted, "第1段（插入的修订）", "新话"),
        (Hidden::Deleted, "第1段（删除的修订）", "旧话"),
        (Hidden::HiddenText, "第1段（隐藏文字）", "藏字"),
        (Hidden::Comment, "批注1", "再核"),
        (Hidden::LinkTarget, "超链接", "mailto:liming@example.com"),
        (Hidden::AltText, "第1段（替代文字）", "写信"),
    ] {
        assert!(told.contains(&expected), "{expected:?}: {told:#?}");
    }
}

#[test]
fn properties_pictures_and_what_nobody_reads_are_looked_at() {
    let before = "<o:DocumentProperties><o:Title>请示</o:Title><o:Author>李明</o:Author><o:Company>示例公司</o:Company></o:DocumentProperties>\
        <o:CustomDocumentProperties><o:内部编号 dt=\"string\">示例-7</o:内部编号></o:CustomDocumentProperties>\
        <w:docSuppData><w:binData w:name=\"editdata.mso\">UEsDBA==</w:binData></w:docSuppData>\
        <w:docPr><w:docVars><w:docVar w:name=\"a\" w:val=\"底价\"/></w:docVars></w:docPr><w:unheard>电话13800138000</w:unheard>";
    let body = "<w:p><w:r><w:pict><w:binData w:name=\"wordml://01.png\">iVBORw0KGgo=</w:binData><v:shape alt=\"平面图\"><v:imagedata src=\"wordml://01.png\"/></v:shape></w:pict><w:t>正文</w:t></w:r></w:p>";
    let document = document(before, body);
    let told = unseen(&document);
    for expected in [
        (Hidden::Property, "文档属性：标题", "请示"),
        (Hidden::Author, "文档属性：作者", "李明"),
        (Hidden::Company, "文档属性：单位", "示例公司"),
        (Hidden::CustomProperty, "自定义属性：内部编号", "示例-7"),
        (Hidden::CustomData, "文档变量", "底价"),
        (Hidden::AltText, "第1段（替代文字）", "平面图"),
    ] {
        assert!(told.contains(&expected), "{expected:?}: {told:#?}");
    }
    assert!(told.iter().any(|(hidden, ..)| *hidden == Hidden::Macro), "{told:#?}");
    assert!(told.iter().any(|(_, _, text)| text.contains("13800138000")), "{told:#?}");
}

#[test]
fn a_file_that_is_cut_off_is_read_as_far_as_it_goes() {
    let whole = file("", &(p("甲") + &p("乙")));
    let end = whole.find('乙').unwrap();
    let Ok(document) = read_file("a.xml", whole.as_bytes()[..end].to_vec(), &Limits::default()) else {
        panic!("not read")
    };
    assert_eq!(shown(&document).first().map(|(.., text)| *text), Some("甲"));
    assert!(!document.gaps.is_empty());
}
