use super::super::ooxml::sample::Sample;
use crate::label::{label, tables, unseen};
use crate::reader::read as read_file;
use hegao_model::document::{BlockKind, Document, Hidden, Limits};

const SPACES: &str = concat!(
    "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" ",
    "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" ",
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" ",
    "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" ",
    "xmlns:p14=\"http://schemas.microsoft.com/office/powerpoint/2010/main\" ",
    "xmlns:p188=\"http://schemas.microsoft.com/office/powerpoint/2018/8/main\"",
);

/// A paragraph of one run.
fn p(text: &str) -> String {
    format!("<a:p><a:r><a:t>{text}</a:t></a:r></a:p>")
}

#[test]
fn formulas_have_the_signs_that_they_are_drawn_with() {
    let math = "<a:r><a:t>占</a:t></a:r><m:oMath xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\">\
                <m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>";
    let document = document(one(&sp("", "", "", &format!("<a:p>{math}</a:p>"))));
    assert!(document.blocks.iter().any(|block| document.text(block) == "占1/2"));
}

/// A shape: attributes of its `cNvPr`, what is in its `nvPr`, its properties, its paragraphs.
fn sp(called: &str, of: &str, properties: &str, paragraphs: &str) -> String {
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"框\" {called}/><p:cNvSpPr/><p:nvPr>{of}</p:nvPr></p:nvSpPr>\
         <p:spPr>{properties}</p:spPr><p:txBody><a:bodyPr/>{paragraphs}</p:txBody></p:sp>"
    )
}

fn ph(of: &str, text: &str) -> String {
    sp("", &format!("<p:ph type=\"{of}\"/>"), "", &p(text))
}

fn at(x: i64, y: i64) -> String {
    format!("<a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"1000\" cy=\"1000\"/></a:xfrm>")
}

fn surface(element: &str, attributes: &str, shapes: &str) -> String {
    format!("<p:{element} {SPACES} {attributes}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:{element}>")
}

/// A presentation of slides with these attributes and shapes.
fn presentation(slides: &[(&str, String)]) -> Sample {
    // Listed from the last to the first: the list says the order.
    let ids: String = (1..=slides.len()).map(|number| format!("<p:sldId r:id=\"s{number}\"/>")).collect();
    let list = format!(
        "<p:presentation {SPACES}><p:sldIdLst>{ids}</p:sldIdLst><p:sldSz cx=\"9144000\" cy=\"6858000\"/></p:presentation>"
    );
    let mut sample = Sample::new().main("ppt/presentation.xml", "presentationml.presentation", &list);
    for (index, (attributes, shapes)) in slides.iter().enumerate().rev() {
        let (number, file) = (index + 1, format!("slides/slide{}.xml", slides.len() - index));
        sample = sample.part(&format!("ppt/{file}"), surface("sld", attributes, shapes)).relation(
            "ppt/presentation.xml",
            &format!("s{number}"),
            "slide",
            &file,
            false,
        );
    }
    sample
}

fn one(shapes: &str) -> Sample {
    presentation(&[("", shapes.to_owned())])
}

fn document(sample: Sample) -> Document {
    match read_file("a.pptx", sample.zip(), &Limits::default()) {
        Ok(document) => document,
        Err(gap) => panic!("{gap:?}"),
    }
}

/// What is seen: what it is, its label, its text.
fn shown(document: &Document) -> Vec<(BlockKind, &str, &str)> {
    let seen = document.blocks.iter().filter(|block| block.hidden.is_none());
    seen.map(|block| (block.kind, label(document, block).unwrap_or(""), document.text(block))).collect()
}

#[test]
fn slides_come_in_the_order_of_their_list_with_their_titles_first() {
    let first = format!("{}{}", ph("body", "正文，从略。"), ph("ctrTitle", "工作汇报"));
    let second = format!(
        "{}{}",
        ph("title", "基本<a:br/>情况").replace("<a:br/>", "</a:t></a:r><a:br/><a:r><a:t>"),
        sp("", "", &at(0, 0), &p("图一"))
    );
    let document = document(presentation(&[("", first), ("", second)]));
    assert!(document.gaps.is_empty(), "{:?}", document.gaps);
    assert_eq!(
        shown(&document),
        [
            (BlockKind::Title, "第1张幻灯片“工作汇报”", "工作汇报"),
            (BlockKind::Paragraph, "第1张幻灯片“工作汇报”", "正文，从略。"),
            (BlockKind::Heading, "第2张幻灯片“基本 情况”", "基本"),
            (BlockKind::Heading, "第2张幻灯片“基本 情况”", "情况"),
            (BlockKind::TextBox, "第2张幻灯片“基本 情况”", "图一"),
        ]
    );
}

#[test]
fn both_dialects_and_all_types_of_main_part_are_presentations() {
    for of in ["presentationml.presentation", "presentationml.slideshow", "presentationml.template"] {
        let list = format!("<p:presentation {SPACES}><p:sldIdLst><p:sldId r:id=\"s1\"/></p:sldIdLst></p:presentation>");
        let strict = |text: &str| {
            text.replace(
                "http://schemas.openxmlformats.org/presentationml/2006/main",
                "http://purl.oclc.org/ooxml/presentationml/main",
            )
            .replace(
                "http://schemas.openxmlformats.org/drawingml/2006/main",
                "http://purl.oclc.org/ooxml/drawingml/main",
            )
            .replace(
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                "http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
        };
        for spell in [&strict as &dyn Fn(&str) -> String, &str::to_owned] {
            let sample = Sample::new()
                .main("ppt/presentation.xml", of, &spell(&list))
                .part("ppt/slides/slide1.xml", spell(&surface("sld", "", &ph("title", "标题"))))
                .relation("ppt/presentation.xml", "s1", "slide", "slides/slide1.xml", false);
            assert_eq!(shown(&document(sample)).len(), 1, "{of}");
        }
    }
}

#[test]
fn tables_are_cells_with_heads_and_what_is_covered_is_hidden() {
    let cell = |attributes: &str, text: &str| format!("<a:tc {attributes}><a:txBody>{}</a:txBody></a:tc>", p(text));
    let row = |cells: &[String]| format!("<a:tr>{}</a:tr>", cells.concat());
    let table = [
        row(&[cell("", "姓名"), cell("", "手机号")]),
        row(&[cell("", "李明"), cell("", "13800138000")]),
        row(&[cell("gridSpan=\"2\"", "合计一人"), cell("hMerge=\"1\"", "底价")]),
    ];
    let frame = format!(
        "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"4\" name=\"表\"/></p:nvGraphicFramePr><a:graphic><a:graphicData>\
         <a:tbl><a:tblPr firstRow=\"1\"/>{}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>",
        table.concat()
    );
    let document = document(one(&format!("{}{frame}", ph("title", "名单"))));
    assert!(shown(&document).contains(&(BlockKind::Cell, "第1张幻灯片“名单”表1第2行“手机号”", "手机号：13800138000")));
    assert_eq!(unseen(&document), [(Hidden::CoveredText, "第1张幻灯片“名单”表1第3行第2列（看不见的内容）", "底价")]);
    assert_eq!(tables(&document)[0][..2], ["*1: 1 -, 2 -", "2: 1 姓名, 2 手机号"]);
}

#[test]
fn what_nobody_sees_on_a_slide_says_why() {
    let shapes = [
        sp("hidden=\"1\"", "", "", &p("隐藏的框")),
        sp("", "", &at(9_144_000, 0), &p("页面外的框")),
        sp(
            "descr=\"李明的照片\"",
            "",
            &at(0, 0),
            "<a:p><a:r><a:rPr><a:noFill/></a:rPr><a:t>透明字</a:t></a:r><a:r><a:rPr sz=\"100\"/><a:t>小字</a:t></a:r></a:p>",
        ),
        format!(
            "<p:grpSp><p:nvGrpSpPr><p:cNvPr id=\"9\" name=\"组\"/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/>\
             <a:ext cx=\"100\" cy=\"100\"/><a:chOff x=\"-5000\" y=\"0\"/><a:chExt cx=\"100\" cy=\"100\"/></a:xfrm></p:grpSpPr>{}{}</p:grpSp>",
            sp("", "", &at(-5000, 0), &p("组里看得见")),
            sp("", "", &at(-9000, 0), &p("组里看不见"))
        ),
    ];
    let document = document(one(&shapes.concat()));
    assert_eq!(shown(&document).iter().map(|(.., text)| *text).collect::<Vec<_>>(), ["组里看得见"]);
    assert_eq!(
        unseen(&document),
        [
            (Hidden::HiddenText, "第1张幻灯片（隐藏文字）", "隐藏的框"),
            (Hidden::OffPage, "第1张幻灯片（页面以外的文字）", "页面外的框"),
            (Hidden::AltText, "第1张幻灯片（替代文字）", "李明的照片"),
            (Hidden::HiddenText, "第1张幻灯片（隐藏文字）", "透明字"),
            (Hidden::TinyText, "第1张幻灯片（极小的文字）", "小字"),
            (Hidden::OffPage, "第1张幻灯片（页面以外的文字）", "组里看不见"),
        ]
    );
}

#[test]
fn hidden_slides_notes_and_comments_of_both_ages_are_told() {
    let old = format!("<p:cmLst {SPACES}><p:cm authorId=\"0\"><p:text>数字再核</p:text></p:cm></p:cmLst>");
    let new = format!(
        "<p188:cmLst {SPACES}><p188:cm><p188:replyLst><p188:reply><p188:txBody>{}</p188:txBody></p188:reply></p188:replyLst>\
         <p188:txBody>{}</p188:txBody></p188:cm></p188:cmLst>",
        p("已核"),
        p("再看一遍")
    );
    let authors = format!("<p:cmAuthorLst {SPACES}><p:cmAuthor id=\"0\" name=\"李明\"/></p:cmAuthorLst>");
    let notes = surface("notes", "", &format!("{}{}", ph("body", "口头说明底价"), ph("sldNum", "1")));
    let sample = presentation(&[("show=\"0\"", ph("title", "备用数据"))])
        .part("ppt/comments/c1.xml", old)
        .part("ppt/comments/c2.xml", new)
        .part("ppt/commentAuthors.xml", authors)
        .part("ppt/notesSlides/n1.xml", notes)
        .relation("ppt/slides/slide1.xml", "r1", "comments", "../comments/c1.xml", false)
        .relation("ppt/slides/slide1.xml", "r2", "comments", "../comments/c2.xml", false)
        .relation("ppt/slides/slide1.xml", "r3", "notesSlide", "../notesSlides/n1.xml", false)
        .relation("ppt/presentation.xml", "r4", "commentAuthors", "commentAuthors.xml", false);
    let document = document(sample);
    assert!(shown(&document).is_empty());
    assert_eq!(
        unseen(&document),
        [
            (Hidden::HiddenSlide, "第1张幻灯片“备用数据”", "备用数据"),
            (Hidden::Comment, "第1张幻灯片“备用数据”批注1", "数字再核"),
            (Hidden::Comment, "第1张幻灯片“备用数据”批注1", "已核"),
            (Hidden::Comment, "第1张幻灯片“备用数据”批注2", "再看一遍"),
            (Hidden::SpeakerNotes, "第1张幻灯片备注", "口头说明底价"),
            (Hidden::Author, "批注的作者", "李明"),
        ]
    );
}

#[test]
fn masters_say_what_is_theirs_and_not_what_placeholders_ask_for() {
    let master = surface(
        "sldMaster",
        "",
        &format!("{}{}", ph("title", "单击此处编辑标题"), sp("", "", &at(0, 0), &p("示例镇人民政府"))),
    );
    let layout = |text: &str| surface("sldLayout", "", &sp("", "", &at(0, 0), &p(text)));
    let sample = one(&ph("title", "标题"))
        .part("ppt/slideMasters/m1.xml", master)
        .part("ppt/slideLayouts/l1.xml", layout("内部资料"))
        .part("ppt/slideLayouts/l2.xml", layout("旧版式"))
        .relation("ppt/presentation.xml", "m1", "slideMaster", "slideMasters/m1.xml", false)
        .relation("ppt/slideMasters/m1.xml", "l1", "slideLayout", "../slideLayouts/l1.xml", false)
        .relation("ppt/slideMasters/m1.xml", "l2", "slideLayout", "../slideLayouts/l2.xml", false)
        .relation("ppt/slides/slide1.xml", "l1", "slideLayout", "../slideLayouts/l1.xml", false);
    let document = document(sample);
    let texts: Vec<_> = shown(&document).into_iter().map(|(_, label, text)| (label, text)).collect();
    assert_eq!(texts[1..], [("幻灯片母版1", "示例镇人民政府"), ("幻灯片版式1", "内部资料")]);
    assert_eq!(unseen(&document), [(Hidden::CustomData, "幻灯片版式2（未使用）", "旧版式")]);
}

#[test]
fn sections_tags_links_and_files_have_their_slides() {
    let list = format!(
        "<p:presentation {SPACES}><p:sldIdLst><p:sldId r:id=\"s1\"/></p:sldIdLst><p:extLst><p:ext uri=\"x\"><p14:sectionLst>\
         <p14:section name=\"默认节\"/><p14:section name=\"给领导看的\"/></p14:sectionLst></p:ext></p:extLst></p:presentation>"
    );
    let tags =
        format!("<p:tagLst {SPACES}><p:tag name=\"A\" val=\"1\"/><p:tag name=\"B\" val=\"底价八十万\"/></p:tagLst>");
    let sample = Sample::new()
        .main("ppt/presentation.xml", "presentationml.presentation", &list)
        .part("ppt/slides/slide1.xml", surface("sld", "", &ph("title", "标题")))
        .part("ppt/tags/t1.xml", tags)
        .part("ppt/embeddings/a.txt", "联系人李明".as_bytes())
        .relation("ppt/presentation.xml", "s1", "slide", "slides/slide1.xml", false)
        .relation("ppt/slides/slide1.xml", "r1", "tags", "../tags/t1.xml", false)
        .relation("ppt/slides/slide1.xml", "r2", "hyperlink", "https://example.com/a", true)
        .relation("ppt/slides/slide1.xml", "r3", "package", "../embeddings/a.txt", false);
    let document = document(sample);
    let told = unseen(&document);
    for expected in [
        (Hidden::CustomData, "节的名称", "给领导看的"),
        (Hidden::CustomData, "第1张幻灯片“标题”标记", "底价八十万"),
        (Hidden::LinkTarget, "第1张幻灯片“标题”超链接", "https://example.com/a"),
        (Hidden::EmbeddedFile, "第1张幻灯片“标题”内嵌文件", "a.txt"),
        (Hidden::EmbeddedText, "第1张幻灯片“标题”内嵌文件 a.txt：第1行", "联系人李明"),
    ] {
        assert!(told.contains(&expected), "{expected:?}: {told:#?}");
    }
    assert!(!told.iter().any(|(.., text)| *text == "默认节"));
}

#[test]
fn a_slide_that_is_a_picture_is_a_gap_and_a_missing_one_too() {
    let picture = "<p:pic><p:nvPicPr><p:cNvPr id=\"3\" name=\"图片 1\"/></p:nvPicPr><p:blipFill><a:blip r:embed=\"i1\"/></p:blipFill>\
        <p:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"9144000\" cy=\"6858000\"/></a:xfrm></p:spPr></p:pic>";
    let sample = one(picture).part("ppt/media/a.emf", "x").relation(
        "ppt/slides/slide1.xml",
        "i1",
        "image",
        "../media/a.emf",
        false,
    );
    let gaps: Vec<_> = document(sample).gaps.iter().map(|gap| gap.reason.name()).collect();
    assert_eq!(gaps, ["scanned-slide"]);
    let list = format!("<p:presentation {SPACES}><p:sldIdLst><p:sldId r:id=\"s1\"/></p:sldIdLst></p:presentation>");
    let sample = Sample::new().main("ppt/presentation.xml", "presentationml.presentation", &list).relation(
        "ppt/presentation.xml",
        "s1",
        "slide",
        "slides/slide1.xml",
        false,
    );
    assert!(!document(sample).gaps.is_empty());
}
