mod sheets;

use crate::format::ooxml::sample::Sample;
use crate::label::{label, tables, unseen};
use crate::reader::{read as read_file, within};
use hegao_model::document::{BlockKind, Bound, Budget, Document, GapKind, Hidden, Limits};

const SPACES: &str = concat!(
    "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" ",
    "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" ",
    "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" ",
    "xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" ",
    "xmlns:presentation=\"urn:oasis:names:tc:opendocument:xmlns:presentation:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" ",
    "xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\" ",
    "xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" ",
    "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"",
);

fn content(styles: &str, body: &str) -> String {
    format!(
        "<office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles><office:body>{body}\
         </office:body></office:document-content>"
    )
}

/// A text with these automatic styles and this body.
fn text(styles: &str, body: &str) -> Sample {
    Sample::new()
        .part("mimetype", "application/vnd.oasis.opendocument.text")
        .part("content.xml", content(styles, &format!("<office:text>{body}</office:text>")))
}

/// A presentation with these pages.
fn show(styles: &str, pages: &str) -> Sample {
    Sample::new()
        .part("mimetype", "application/vnd.oasis.opendocument.presentation")
        .part("content.xml", content(styles, &format!("<office:presentation>{pages}</office:presentation>")))
}

fn document(sample: Sample) -> Document {
    match read_file("a.odt", sample.zip(), &Limits::default()) {
        Ok(document) => document,
        Err(gap) => panic!("{gap:?}"),
    }
}

fn shown(document: &Document) -> Vec<(BlockKind, &str, &str)> {
    let seen = document.blocks.iter().filter(|block| block.hidden.is_none());
    seen.map(|block| (block.kind, label(document, block).unwrap_or(""), document.text(block))).collect()
}

#[test]
fn text_is_read_as_it_is_shown() {
    let body = "<text:h text:outline-level=\"1\">第一章</text:h>\n<text:p>\n  甲<text:span>乙</text:span>\n  丙<text:s text:c=\"2\"/>丁<text:tab/>戊\
        <text:line-break/>己&amp;</text:p>";
    let document = document(text("", body));
    assert!(document.gaps.is_empty(), "{:?}", document.gaps);
    let texts: Vec<_> = shown(&document).into_iter().map(|(.., text)| text).collect();
    assert_eq!(texts, ["第一章", "甲乙 丙  丁\t戊", "己&"]);
    assert_eq!(shown(&document)[0].0, BlockKind::Heading);
    assert_eq!(shown(&document)[1].1, "第2段");
}

#[test]
fn lists_and_headings_have_their_numbers() {
    let styles = "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"一, 二, 三, ...\" \
        style:num-suffix=\"、\"/><text:list-level-style-number text:level=\"2\" style:num-format=\"1\" style:num-prefix=\"（\" \
        style:num-suffix=\"）\"/></text:list-style>";
    let item = |text: &str| format!("<text:list-item><text:p>{text}</text:p></text:list-item>");
    let nested = format!(
        "<text:list-item><text:p>乙</text:p><text:list>{}{}</text:list></text:list-item>",
        item("子"),
        item("丑")
    );
    let body = format!("<text:list text:style-name=\"L\">{}{nested}{}</text:list>", item("甲"), item("丙"));
    let document = document(text(styles, &body));
    let texts: Vec<_> = shown(&document).into_iter().map(|(.., text)| text).collect();
    assert_eq!(texts, ["一、甲", "二、乙", "（1）子", "（2）丑", "三、丙"]);
}

#[test]
fn tables_have_places_and_heads() {
    let row = |cells: &[&str]| {
        let cells: String =
            cells.iter().map(|text| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>")).collect();
        format!("<table:table-row>{cells}</table:table-row>")
    };
    let body = format!(
        "<table:table>{}<table:table-row table:number-rows-repeated=\"3\"><table:table-cell table:number-columns-repeated=\"2\"/>\
         </table:table-row>{}<table:table-row><table:table-cell table:number-columns-spanned=\"2\"><text:p>合计</text:p></table:table-cell>\
         <table:covered-table-cell><text:p>底价</text:p></table:covered-table-cell></table:table-row></table:table>",
        row(&["姓名", "手机号"]),
        row(&["李明", "13800138000"]),
    );
    let document = document(text("", &body));
    assert!(shown(&document).contains(&(BlockKind::Cell, "表1第5行“手机号”", "手机号：13800138000")));
    assert_eq!(tables(&document)[0][..2], ["*1: 1 -, 2 -", "5: 1 姓名, 2 手机号"]);
    assert_eq!(unseen(&document), [(Hidden::CoveredText, "表1第6行第2列（看不见的内容）", "底价")]);
}

#[test]
fn cells_and_rows_that_are_stored_once_stand_as_often_as_they_are_shown() {
    let body = "<table:table><table:table-row><table:table-cell><text:p>事项</text:p></table:table-cell>\
        <table:table-cell><text:p>一季度</text:p></table:table-cell><table:table-cell><text:p>二季度</text:p></table:table-cell></table:table-row>\
        <table:table-row table:number-rows-repeated=\"2\"><table:table-cell><text:p>走访</text:p></table:table-cell>\
        <table:table-cell table:number-columns-repeated=\"2\"><text:p>8户</text:p></table:table-cell></table:table-row></table:table>";
    let expected = [
        ("表1第1行第1列", "事项"),
        ("表1第1行第2列", "一季度"),
        ("表1第1行第3列", "二季度"),
        ("表1第2行“事项”", "事项：走访"),
        ("表1第2行“一季度”", "一季度：8户"),
        ("表1第2行“二季度”", "二季度：8户"),
        ("表1第3行“事项”", "事项：走访"),
        ("表1第3行“一季度”", "一季度：8户"),
        ("表1第3行“二季度”", "二季度：8户"),
    ];
    let document = document(text("", body));
    let seen: Vec<_> = shown(&document).into_iter().map(|(_, label, text)| (label, text)).collect();
    assert_eq!(seen, expected);
}

#[test]
fn cells_that_stand_without_end_are_a_gap() {
    let many = "4294967295";
    let body = format!(
        "<table:table><table:table-row table:number-rows-repeated=\"{many}\"><table:table-cell table:number-columns-repeated=\"{many}\"><text:p>甲</text:p>\
         </table:table-cell></table:table-row></table:table><text:p>以后</text:p>"
    );
    let budget = Budget::default().lowered(Bound::Blocks, 1000);
    let Ok(document) = within("a.odt", text("", &body).zip(), &budget) else { panic!("not read") };
    assert!(document.blocks.len() <= 1001, "{}", document.blocks.len());
    assert!(document.gaps.iter().any(|gap| gap.kind() == GapKind::Limit), "{:?}", document.gaps);
}

#[test]
fn what_is_not_shown_says_why() {
    let style = |name: &str, properties: &str| {
        format!(
            "<style:style style:name=\"{name}\" style:family=\"text\"><style:text-properties {properties}/></style:style>"
        )
    };
    let styles = [
        style("H", "text:display=\"none\""),
        style("W", "fo:color=\"#ffffff\""),
        style("T", "fo:font-size=\"1pt\""),
        style("G", "fo:color=\"#ffffff\" fo:background-color=\"#000000\""),
    ]
    .concat();
    let span = |style: &str, text: &str| format!("<text:span text:style-name=\"{style}\">{text}</text:span>");
    let body = format!(
        "<text:p>见{}{}{}{}</text:p><text:section text:name=\"a\" text:display=\"none\"><text:p>藏节</text:p></text:section>\
         <text:p><text:hidden-text text:is-hidden=\"true\" text:string-value=\"藏域\"/>后</text:p>\
         <text:p>藏段<text:hidden-paragraph text:is-hidden=\"true\"/></text:p>",
        span("H", "藏字"),
        span("W", "白字"),
        span("T", "小字"),
        span("G", "黑底")
    );
    let document = document(text(&styles, &body));
    assert_eq!(shown(&document).iter().map(|(.., text)| *text).collect::<Vec<_>>(), ["见黑底", "后"]);
    assert_eq!(
        unseen(&document),
        [
            (Hidden::HiddenText, "第1段（隐藏文字）", "藏字"),
            (Hidden::WhiteText, "第1段（与底色相同的文字）", "白字"),
            (Hidden::TinyText, "第1段（极小的文字）", "小字"),
            (Hidden::HiddenText, "第1段后（隐藏文字）", "藏节"),
            (Hidden::HiddenText, "第2段（隐藏文字）", "藏域"),
            (Hidden::HiddenText, "第2段后（隐藏文字）", "藏段"),
        ]
    );
}

#[test]
fn tracked_changes_comments_and_notes_stand_beside() {
    let info =
        "<office:change-info><dc:creator>李明</dc:creator><dc:date>2025-01-08T00:00:00</dc:date></office:change-info>";
    let body = format!(
        "<text:tracked-changes><text:changed-region text:id=\"a\"><text:deletion>{info}<text:p>旧话</text:p></text:deletion></text:changed-region>\
         <text:changed-region text:id=\"b\"><text:insertion>{info}</text:insertion></text:changed-region></text:tracked-changes>\
         <text:p>甲<text:change text:change-id=\"a\"/><text:change-start text:change-id=\"b\"/>新话<text:change-end text:change-id=\"b\"/>乙\
         <office:annotation><dc:creator>王芳</dc:creator><dc:date>2025</dc:date><text:p>数字再核</text:p></office:annotation>\
         <text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>注文</text:p></text:note-body></text:note></text:p>"
    );
    let document = document(text("", &body));
    let seen: Vec<_> = shown(&document).into_iter().map(|(_, label, text)| (label, text)).collect();
    assert_eq!(seen, [("第1段", "甲新话乙"), ("脚注1", "注文")]);
    let told = unseen(&document);
    for expected in [
        (Hidden::Author, "修订（作者）", "李明"),
        (Hidden::Deleted, "第1段（删除的修订）", "旧话"),
        (Hidden::Inserted, "第1段（插入的修订）", "新话"),
        (Hidden::Author, "批注1（作者）", "王芳"),
        (Hidden::Comment, "批注1", "数字再核"),
    ] {
        assert!(told.contains(&expected), "{expected:?}: {told:#?}");
    }
    assert_eq!(told.len(), 5, "{told:#?}");
}

#[test]
fn frames_links_and_pictures_are_told() {
    let body = "<text:p>图<draw:frame><draw:text-box><text:p>框内</text:p></draw:text-box><svg:desc>说明</svg:desc></draw:frame>\
        <draw:frame><draw:image xlink:href=\"Pictures/a.emf\"/><svg:title>照片</svg:title></draw:frame>\
        <text:a xlink:href=\"mailto:liming@example.com\">写信</text:a><draw:frame><draw:image xlink:href=\"http://192.168.3.7/a.png\"/></draw:frame></text:p>";
    let sample =
        text("", body).part("Pictures/a.emf", "x").part("Pictures/b.png", "x").part("Thumbnails/thumbnail.png", "x");
    let document = document(sample.part("Basic/Standard/Module1.xml", "<a>Sub Main</a>"));
    let seen: Vec<_> = shown(&document).into_iter().map(|(_, label, text)| (label, text)).collect();
    assert_eq!(seen, [("第1段", "图写信"), ("文本框1", "框内")]);
    let told = unseen(&document);
    for expected in [
        (Hidden::AltText, "第1段（替代文字）", "说明"),
        (Hidden::AltText, "第1段（替代文字）", "照片"),
        (Hidden::LinkTarget, "超链接", "mailto:liming@example.com"),
        (Hidden::Path, "外部图片", "http://192.168.3.7/a.png"),
        (Hidden::UnshownPicture, "没有用到的图片", "b.png"),
        (Hidden::Thumbnail, "文档缩略图", "Thumbnails/thumbnail.png"),
        (Hidden::Macro, "宏", "Basic/Standard/Module1.xml"),
    ] {
        assert!(told.contains(&expected), "{expected:?}: {told:#?}");
    }
    assert_eq!(document.gaps.iter().map(hegao_model::document::Gap::kind).collect::<Vec<_>>(), [GapKind::External]);
}

#[test]
fn properties_settings_and_headers_are_read() {
    let meta = format!(
        "<office:document-meta {SPACES}><office:meta><meta:initial-creator>李明</meta:initial-creator><dc:creator>王芳</dc:creator><dc:title>请示</dc:title>\
         <meta:user-defined meta:name=\"内部编号\">示例-7</meta:user-defined></office:meta></office:document-meta>"
    );
    let settings = format!(
        "<office:document-settings {SPACES}><config:config-item config:name=\"PrinterName\">\\\\fs\\财务</config:config-item></office:document-settings>"
    );
    let styles = format!(
        "<office:document-styles {SPACES}><office:master-styles><style:master-page style:name=\"Standard\"><style:header><text:p>示例镇</text:p></style:header>\
         <style:footer-left><text:p>内部</text:p></style:footer-left></style:master-page><style:master-page style:name=\"旧\"><style:header><text:p>旧稿</text:p>\
         </style:header></style:master-page></office:master-styles></office:document-styles>"
    );
    let document = document(
        text("", "<text:p>正文</text:p>")
            .part("styles.xml", styles)
            .part("meta.xml", meta)
            .part("settings.xml", settings),
    );
    let seen: Vec<_> = shown(&document).into_iter().map(|(_, label, text)| (label, text)).collect();
    assert_eq!(seen, [("第1段", "正文"), ("页眉", "示例镇"), ("偶数页页脚", "内部")]);
    assert_eq!(
        unseen(&document),
        [
            (Hidden::CustomData, "页眉（未使用）", "旧稿"),
            (Hidden::Author, "文档属性：作者", "李明"),
            (Hidden::Author, "文档属性：最后修改者", "王芳"),
            (Hidden::Property, "文档属性：标题", "请示"),
            (Hidden::CustomProperty, "自定义属性：内部编号", "示例-7"),
            (Hidden::Path, "打印机", "\\\\fs\\财务"),
        ]
    );
}

#[test]
fn slides_come_with_titles_notes_and_what_is_hidden() {
    let styles = "<style:style style:name=\"dp\" style:family=\"drawing-page\"><style:drawing-page-properties presentation:visibility=\"hidden\"/></style:style>";
    let frame = |class: &str, text: &str| {
        let class = if class.is_empty() { String::new() } else { format!("presentation:class=\"{class}\"") };
        format!("<draw:frame {class}><draw:text-box><text:p>{text}</text:p></draw:text-box></draw:frame>")
    };
    let pages = format!(
        "<draw:page draw:name=\"page1\">{}{}<office:annotation><text:p>再看</text:p></office:annotation><presentation:notes>{}</presentation:notes></draw:page>\
         <draw:page draw:name=\"page2\" draw:style-name=\"dp\">{}</draw:page>",
        frame("", "图一"),
        frame("title", "工作汇报"),
        frame("notes", "口头说明"),
        frame("title", "备用")
    );
    let document = document(show(styles, &pages));
    assert_eq!(
        shown(&document),
        [
            (BlockKind::Title, "第1张幻灯片“工作汇报”", "工作汇报"),
            (BlockKind::TextBox, "第1张幻灯片“工作汇报”", "图一")
        ]
    );
    assert_eq!(
        unseen(&document),
        [
            (Hidden::Comment, "第1张幻灯片批注1", "再看"),
            (Hidden::SpeakerNotes, "第1张幻灯片备注", "口头说明"),
            (Hidden::HiddenSlide, "第2张幻灯片“备用”", "备用"),
        ]
    );
}

#[test]
fn a_single_file_says_the_same_as_a_package() {
    let flat = format!(
        "<?xml version=\"1.0\"?>\n<office:document {SPACES} office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:meta><dc:creator>李明</dc:creator></office:meta>\
         <office:master-styles><style:master-page style:name=\"Standard\"><style:header><text:p>示例镇</text:p></style:header></style:master-page></office:master-styles>\
         <office:body><office:text><text:p>正文</text:p></office:text></office:body></office:document>"
    );
    let Ok(document) = read_file("a.fodt", flat.into_bytes(), &Limits::default()) else { panic!("not read") };
    let seen: Vec<_> = shown(&document).into_iter().map(|(_, label, text)| (label, text)).collect();
    assert!(seen.contains(&("第1段", "正文")) && seen.contains(&("页眉", "示例镇")), "{seen:?}");
    assert_eq!(unseen(&document), [(Hidden::Author, "文档属性：最后修改者", "李明")]);
    assert!(document.gaps.is_empty());
}

#[test]
fn an_encrypted_package_is_a_gap() {
    let manifest = format!(
        "<manifest:manifest {SPACES}><manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    );
    let sample = text("", "").part("META-INF/manifest.xml", manifest);
    let Err(gap) = read_file("a.odt", sample.zip(), &Limits::default()) else { panic!("read") };
    assert_eq!(gap.kind(), GapKind::Encrypted);
}
