//! The same document in all spellings: both dialects (ISO/IEC 29500, transitional and strict), documents, templates, with macros and without.

use super::sample::{Sample, WORD};
use crate::label::{label, unseen};
use crate::reader::read;
use hegao_model::document::{Document, Hidden, Limits};

const STANDARD: &str = "http://schemas.openxmlformats.org";

fn document(name: &str, sample: Sample) -> Document {
    let Ok(document) = read(name, sample.zip(), &Limits::default()) else { panic!("{name} is not read") };
    assert!(document.gaps.is_empty(), "{name}: {:?}", document.gaps);
    document
}

/// Everything that is told of a document: why it is hidden, where it stands, what it says.
fn told(document: &Document) -> Vec<(Option<Hidden>, String, String)> {
    let one = |block| (label(document, block).unwrap_or("").to_owned(), document.text(block).to_owned());
    document.blocks.iter().map(|block| (block.hidden, one(block).0, one(block).1)).collect()
}

/// Properties of the document and of its office, beside `sample`.
fn with_properties(sample: Sample) -> Sample {
    let core = format!(
        "<cp:coreProperties xmlns:cp='{STANDARD}/package/2006/metadata/core-properties' xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:creator>李明</dc:creator></cp:coreProperties>"
    );
    let office = format!(
        "<Properties xmlns='{STANDARD}/officeDocument/2006/extended-properties'><Company>示例公司</Company></Properties>"
    );
    let added = format!(
        "<Properties xmlns='{STANDARD}/officeDocument/2006/custom-properties' xmlns:vt='{STANDARD}/officeDocument/2006/docPropsVTypes'>\
         <property name='内部编号'><vt:lpwstr>示例-7</vt:lpwstr></property></Properties>"
    );
    sample
        .part("docProps/core.xml", core)
        .relation("", "p1", "metadata/core-properties", "docProps/core.xml", false)
        .part("docProps/app.xml", office)
        .relation("", "p2", "extended-properties", "docProps/app.xml", false)
        .part("docProps/custom.xml", added)
        .relation("", "p3", "custom-properties", "docProps/custom.xml", false)
}

/// `sample` says the same in both dialects and under each of these names and types.
fn are_the_same(sample: &Sample, names: &[(&str, &str)]) -> Document {
    let expected = told(&document(names[0].0, sample.clone()));
    for (name, of) in names {
        for spelt in [sample.clone(), sample.clone().strict()] {
            assert_eq!(told(&document(name, spelt.retyped(of))), expected, "{name} {of}");
        }
    }
    document(names[0].0, sample.clone())
}

#[test]
fn documents_of_word() {
    let p = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let part = |root: &str, inner: &str| format!("<w:{root} {WORD}>{inner}</w:{root}>");
    let body = "<w:p><w:pPr><w:pStyle w:val='1'/></w:pPr><w:r><w:t>总则</w:t></w:r></w:p><w:p><w:r><w:t>见</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>\
        <w:del w:author='王芳'><w:r><w:delText>删</w:delText></w:r></w:del><w:r><w:footnoteReference w:id='1'/></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>姓名</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:sectPr><w:headerReference w:type='default' r:id='h'/></w:sectPr>";
    let sample = Sample::word(body)
        .part("word/header1.xml", part("hdr", &p("页眉字")))
        .relation("word/document.xml", "h", "header", "header1.xml", false)
        .beside(
            "footnotes",
            "footnotes.xml",
            &part("footnotes", &format!("<w:footnote w:id='1'>{}</w:footnote>", p("注文"))),
        )
        .beside(
            "comments",
            "comments.xml",
            &part("comments", &format!("<w:comment w:author='赵敏'>{}</w:comment>", p("再核"))),
        )
        .beside(
            "styles",
            "styles.xml",
            &part("styles", "<w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/></w:style>"),
        );
    let of = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let same = are_the_same(
        &with_properties(sample),
        &[
            ("a.docx", &format!("{of}.document.main+xml")),
            ("a.dotx", &format!("{of}.template.main+xml")),
            ("a.docm", "application/vnd.ms-word.document.macroEnabled.main+xml"),
            ("a.dotm", "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"),
        ],
    );
    assert_eq!(unseen(&same).len(), 8, "{:#?}", unseen(&same));
}

#[test]
fn measures_of_word_may_have_their_unit() {
    let tiny = "<w:p><w:r><w:rPr><w:sz w:val='1pt'/></w:rPr><w:t>小字</w:t></w:r><w:r><w:rPr><w:sz w:val='16pt'/></w:rPr><w:t>大字</w:t></w:r></w:p>\
        <w:p><w:pPr><w:framePr w:x='40cm' w:w='2cm' w:hAnchor='page'/></w:pPr><w:r><w:t>页外</w:t></w:r></w:p><w:sectPr><w:pgSz w:w='595.3pt' w:h='841.9pt'/></w:sectPr>";
    let document = document("a.docx", Sample::word(tiny).strict());
    assert_eq!(
        unseen(&document),
        [(Hidden::TinyText, "第1段（极小的文字）", "小字"), (Hidden::OffPage, "第1段后（页面以外的文字）", "页外")]
    );
}

#[test]
fn workbooks() {
    let spaces =
        format!("xmlns='{STANDARD}/spreadsheetml/2006/main' xmlns:r='{STANDARD}/officeDocument/2006/relationships'");
    let sheet = format!(
        "<worksheet {spaces}><cols><col min='3' max='3' hidden='1'/></cols><sheetData><row><c t='inlineStr'><is><t>姓名</t></is></c><c t='s'><v>0</v></c><c><v>7</v></c></row>\
         <row><c t='inlineStr'><is><t>李明</t></is></c><c t='d' s='0'><v>2025-01-08T00:00:00</v></c></row></sheetData></worksheet>"
    );
    let book = format!("<workbook {spaces}><sheets><sheet name='名单' sheetId='1' r:id='s1'/></sheets></workbook>");
    let styles = format!("<styleSheet {spaces}><cellXfs><xf numFmtId='31'/></cellXfs></styleSheet>");
    let strings = format!("<sst {spaces}><si><t>生日</t></si></sst>");
    let sample = Sample::new()
        .main("xl/workbook.xml", "spreadsheetml.sheet", &book)
        .part("xl/worksheets/sheet1.xml", sheet)
        .relation("xl/workbook.xml", "s1", "worksheet", "worksheets/sheet1.xml", false)
        .part("xl/styles.xml", styles)
        .relation("xl/workbook.xml", "s2", "styles", "styles.xml", false)
        .part("xl/sharedStrings.xml", strings)
        .relation("xl/workbook.xml", "s3", "sharedStrings", "sharedStrings.xml", false);
    let of = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let same = are_the_same(
        &with_properties(sample),
        &[
            ("a.xlsx", &format!("{of}.sheet.main+xml")),
            ("a.xltx", &format!("{of}.template.main+xml")),
            ("a.xlsm", "application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
            ("a.xltm", "application/vnd.ms-excel.template.macroEnabled.main+xml"),
        ],
    );
    let said: Vec<_> = told(&same).into_iter().map(|(_, _, text)| text).collect();
    assert!(said.contains(&"2025年1月8日".to_owned()), "{said:?}");
}

#[test]
fn presentations() {
    let spaces = format!(
        "xmlns:p='{STANDARD}/presentationml/2006/main' xmlns:a='{STANDARD}/drawingml/2006/main' xmlns:r='{STANDARD}/officeDocument/2006/relationships'"
    );
    let shape = |of: &str, text: &str| {
        format!(
            "<p:sp><p:nvSpPr><p:cNvPr id='2' name='框'/><p:nvPr><p:ph type='{of}'/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
        )
    };
    let slide = |root: &str, shape: &str| {
        format!("<p:{root} {spaces}><p:cSld><p:spTree>{shape}</p:spTree></p:cSld></p:{root}>")
    };
    let list = format!("<p:presentation {spaces}><p:sldIdLst><p:sldId r:id='s1'/></p:sldIdLst></p:presentation>");
    let sample = Sample::new()
        .main("ppt/presentation.xml", "presentationml.presentation", &list)
        .part("ppt/slides/slide1.xml", slide("sld", &(shape("title", "汇报") + &shape("body", "正文"))))
        .relation("ppt/presentation.xml", "s1", "slide", "slides/slide1.xml", false)
        .part("ppt/notesSlides/notesSlide1.xml", slide("notes", &shape("body", "口头说明")))
        .relation("ppt/slides/slide1.xml", "n", "notesSlide", "../notesSlides/notesSlide1.xml", false);
    let of = "application/vnd.openxmlformats-officedocument.presentationml";
    let with_macros = |kind: &str| format!("application/vnd.ms-powerpoint.{kind}.macroEnabled.main+xml");
    let same = are_the_same(
        &with_properties(sample),
        &[
            ("a.pptx", &format!("{of}.presentation.main+xml")),
            ("a.potx", &format!("{of}.template.main+xml")),
            ("a.ppsx", &format!("{of}.slideshow.main+xml")),
            ("a.pptm", &with_macros("presentation")),
            ("a.potm", &with_macros("template")),
            ("a.ppsm", &with_macros("slideshow")),
        ],
    );
    assert!(unseen(&same).iter().any(|(hidden, _, text)| *hidden == Hidden::SpeakerNotes && *text == "口头说明"));
}
