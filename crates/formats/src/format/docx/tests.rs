mod pictured;
mod tables;

use super::super::ooxml::sample::{Sample, WORD};
use super::*;
use crate::label::{label, tables, unseen};
use crate::reader::read as read_file;
use hegao_model::document::{Content, GapKind};
use hegao_model::document::{Limits, Reason};

/// The document that `sample` makes.
fn document(sample: Sample) -> Document {
    match read_file("a.docx", sample.zip(), &Limits::default()) {
        Ok(document) => document,
        Err(gap) => panic!("{gap:?}"),
    }
}

/// The visible texts of a document with this body.
fn shown(body: &str) -> Vec<String> {
    let document = document(Sample::word(body));
    assert!(document.gaps.is_empty());
    let shown = document.blocks.iter().filter(|block| block.hidden.is_none());
    shown.map(|block| document.text(block).to_owned()).collect()
}

/// A paragraph of one run.
fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A run with these properties.
fn r(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
}

#[test]
fn every_character_of_split_runs_knows_where_it_stands() {
    let body =
        "<w:p><w:r><w:t>手机138</w:t></w:r><w:r><w:t>0013</w:t><w:noBreakHyphen/><w:t>8000，R&amp;W</w:t></w:r></w:p>";
    let document = document(Sample::word(body));
    let block = &document.blocks[0];
    assert_eq!(document.text(block), "手机1380013-8000，R&W");
    let Content::Joined(joined) = &block.content else { panic!("one slice") };
    let hegao_model::document::Joined { text, pieces, .. } = &**joined;
    let source = &document.part(block).text;
    let stored: Vec<_> =
        pieces.iter().map(|piece| &source[piece.source().start as usize..piece.source().end as usize]).collect();
    assert_eq!(stored, ["手机138", "0013", "8000，R", "&amp;", "W"]);
    let texts = pieces.iter().map(|piece| &text[piece.text.start as usize..piece.text.end as usize]);
    assert_eq!(texts.collect::<Vec<_>>(), ["手机138", "0013", "8000，R", "&", "W"]);
}

#[test]
fn prefixes_strict_names_and_utf_16_make_no_difference() {
    let body = format!("<w:document {WORD}><w:body>{}</w:body></w:document>", p("示例镇人民政府"));
    let main = |text: &str| Sample::new().main("word/document.xml", "wordprocessingml.document", text);
    let strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    let strict = body.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", strict);
    let prefix = body.replace("w:", "x:").replace(":w=", ":x=");
    let utf_16: Vec<u8> = "\u{FEFF}".encode_utf16().chain(body.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let utf_16 = Sample::new().part("word/document.xml", utf_16).relation(
        "",
        "rId1",
        "officeDocument",
        "word/document.xml",
        false,
    );
    for sample in [main(&body), main(&strict), main(&prefix), utf_16] {
        let document = document(sample);
        assert_eq!(document.text(&document.blocks[0]), "示例镇人民政府");
        assert!(document.gaps.is_empty());
    }
}

#[test]
fn tracked_changes_are_read_as_they_would_be_accepted() {
    let body = "<w:p><w:r><w:t>拟处分</w:t></w:r>\
        <w:del w:author='李明'><w:r><w:delText>王</w:delText></w:r></w:del>\
        <w:del w:author='李明'><w:r><w:delText>芳</w:delText></w:r></w:del>\
        <w:ins w:author='李明'><w:r><w:t>有关</w:t></w:r><w:r><w:t>人员</w:t></w:r></w:ins>\
        <w:moveFrom w:author='赵敏'><w:r><w:t>移走</w:t></w:r></w:moveFrom>\
        <w:r><w:rPr><w:b/><w:rPrChange w:author='赵敏'><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>。</w:t></w:r></w:p>";
    let document = document(Sample::word(body));
    assert_eq!(document.text(&document.blocks[0]), "拟处分有关人员。");
    let expected = [
        (Hidden::Author, "修订（作者）", "李明"),
        (Hidden::Author, "修订（作者）", "赵敏"),
        (Hidden::Deleted, "第1段（删除的修订）", "王芳"),
        (Hidden::Inserted, "第1段（插入的修订）", "有关人员"),
        (Hidden::Deleted, "第1段（删除的修订）", "移走"),
        (Hidden::Reformatted, "第1段（格式修订）", "。"),
    ];
    assert_eq!(unseen(&document), expected);
}

#[test]
fn a_paragraph_whose_mark_was_taken_out_goes_on_in_the_next() {
    let mark = "<w:pPr><w:rPr><w:del w:author='李明'/></w:rPr></w:pPr>";
    assert_eq!(shown(&format!("<w:p>{mark}<w:r><w:t>甲</w:t></w:r></w:p>{}", p("乙"))), ["甲乙"]);
}

#[test]
fn hidden_white_and_tiny_text_is_not_in_the_text() {
    let styles = format!(
        "<w:styles {WORD}><w:style w:type='character' w:styleId='h'><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"
    );
    let body = format!(
        "<w:p>{}{}{}{}{}{}{}</w:p>",
        r("", "可见"),
        r("<w:vanish/>", "甲"),
        r("<w:rStyle w:val='h'/>", "乙"),
        r("<w:rStyle w:val='h'/><w:vanish w:val='0'/>", "也可见"),
        r("<w:color w:val='FFFFFF'/>", "丙"),
        r("<w:color w:val='FFFFFF'/><w:shd w:val='clear' w:fill='C00000'/>", "红底白字"),
        r("<w:sz w:val='2'/>", "丁"),
    );
    let document = document(Sample::word(&body).beside("styles", "styles.xml", &styles));
    assert_eq!(document.text(&document.blocks[0]), "可见也可见红底白字");
    let texts: Vec<_> = unseen(&document).into_iter().map(|(hidden, _, text)| (hidden, text)).collect();
    use Hidden::{HiddenText, TinyText, WhiteText};
    assert_eq!(texts, [(HiddenText, "甲乙"), (WhiteText, "丙"), (TinyText, "丁")]);
}

#[test]
fn fields_show_their_result_and_tell_their_code() {
    let mark = |of: &str| format!("<w:r><w:fldChar w:fldCharType='{of}'/></w:r>");
    let code = |text: &str| format!("<w:r><w:instrText>{text}</w:instrText></w:r>");
    let field = |text: &str, result: &str| {
        let result = format!("<w:r><w:t>{result}</w:t></w:r>");
        [mark("begin"), code(text), mark("separate"), result, mark("end")].concat()
    };
    let inner = [mark("begin"), code("IF "), field("PAGE", "3"), code(" = 1"), mark("end")].concat();
    let simple = "<w:fldSimple w:instr='AUTHOR'><w:r><w:t>李明</w:t></w:r></w:fldSimple>";
    let path = field("FILENAME \\p", "D:\\示例\\报告.docx");
    let body = format!("<w:p>{}{path}{simple}{inner}</w:p>", field("PAGE", "1"));
    let document = document(Sample::word(&body));
    assert_eq!(document.text(&document.blocks[0]), "1D:\\示例\\报告.docx李明");
    let codes: Vec<_> = unseen(&document).into_iter().map(|(hidden, _, text)| (hidden, text)).collect();
    assert_eq!(codes, ["FILENAME \\p", "AUTHOR", "IF 3 = 1"].map(|code| (Hidden::FieldCode, code)));
}

#[test]
fn what_is_stored_twice_is_read_once_and_boxes_are_blocks_of_their_own() {
    let text = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(text));
    let choice = format!("<mc:Choice Requires='wps'><wps:txbx>{}</wps:txbx></mc:Choice>", text("框内"));
    let fallback = |said: &str| format!("<mc:Fallback><v:textbox>{}</v:textbox></mc:Fallback>", text(said));
    let body = |fallback: &str| {
        format!(
            "<w:p><w:r><w:t>框</w:t></w:r><w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>\
             <w:r><w:t>外</w:t></w:r></w:p>"
        )
    };
    let same = document(Sample::word(&body(&fallback("框内"))));
    let blocks: Vec<_> = same.blocks.iter().map(|block| (block.kind, same.text(block))).collect();
    assert_eq!(blocks, [(BlockKind::Item, "框外"), (BlockKind::TextBox, "框内")]);
    let other = document(Sample::word(&body(&fallback("原来的话"))));
    assert_eq!(unseen(&other), [(Hidden::EarlierVersion, "第1段（另存的旧版内容）", "原来的话")]);
}

#[test]
fn styles_lists_and_pages_are_known() {
    let styles = format!(
        "<w:styles {WORD}><w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/>\
         <w:pPr><w:numPr><w:numId w:val='5'/></w:numPr></w:pPr></w:style></w:styles>"
    );
    let numbering = format!(
        "<w:numbering {WORD}><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/>\
         <w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl></w:abstractNum>\
         <w:num w:numId='5'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
    );
    let heading = |text: &str| format!("<w:p><w:pPr><w:pStyle w:val='1'/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>");
    let next = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>下一页的内容，从略。</w:t></w:r></w:p>";
    let body = [heading("基本情况"), heading("主要做法"), next.to_owned()].concat();
    let sample = Sample::word(&body).beside("styles", "styles.xml", &styles);
    let document = document(sample.beside("numbering", "numbering.xml", &numbering));
    let blocks: Vec<_> = document
        .blocks
        .iter()
        .map(|block| (block.kind, label(&document, block).unwrap(), document.text(block)))
        .collect();
    use BlockKind::{Heading, Paragraph};
    assert_eq!(blocks[0], (Heading, "第1页第1段", "一、基本情况"));
    assert_eq!(blocks[1], (Heading, "第1页第2段", "二、主要做法"));
    assert_eq!(blocks[2], (Paragraph, "第2页第1段", "下一页的内容，从略。"));
}

#[test]
fn what_stands_beside_the_body_is_read() {
    let part = |root: &str, inside: &str| format!("<w:{root} {WORD}>{inside}</w:{root}>");
    let note = |id: u32, text: &str| format!("<w:footnote w:id='{id}'>{}</w:footnote>", p(text));
    let notes = format!("<w:footnote w:type='separator'>{}</w:footnote>{}", p("—"), note(1, "见附件"));
    let comment = format!("<w:comment w:id='0' w:author='李明'>{}{}</w:comment>", p("请核实"), p("手机13800138000"));
    let section = "<w:sectPr><w:headerReference w:type='first' r:id='r1'/><w:titlePg/></w:sectPr>";
    let sample = Sample::word(&format!("{}{section}", p("正文")))
        .beside("header", "header1.xml", &part("hdr", &p("内部资料")))
        .beside("footer", "footer1.xml", &part("ftr", &p("— 1 —")))
        .beside("footnotes", "footnotes.xml", &part("footnotes", &notes))
        .beside("comments", "comments.xml", &part("comments", &comment))
        .relation("word/document.xml", "again", "comments", "comments.xml", false);
    let document = document(sample);
    let shown =
        document.blocks[1..3].iter().map(|block| (block.kind, label(&document, block).unwrap(), document.text(block)));
    use BlockKind::{Footnote, Header};
    let expected = [(Header, "首页页眉", "内部资料"), (Footnote, "脚注1", "见附件")];
    assert_eq!(shown.collect::<Vec<_>>(), expected);
    let expected = [(Hidden::Author, "批注1（作者）", "李明"), (Hidden::Comment, "批注1", "请核实\n手机13800138000")];
    assert_eq!(unseen(&document), expected);
}

#[test]
fn a_header_that_no_page_has_is_told() {
    let header = format!("<w:hdr {WORD}>{}</w:hdr>", p("内部资料"));
    let told = |section: &str, settings: &str| {
        let body = format!("<w:p><w:pPr><w:sectPr>{section}</w:sectPr></w:pPr><w:r><w:t>正文</w:t></w:r></w:p>");
        let sample = Sample::word(&body).beside("header", "header1.xml", &header);
        let settings = format!("<w:settings {WORD}>{settings}</w:settings>");
        let document = document(sample.beside("settings", "settings.xml", &settings));
        document.blocks.iter().find(|block| document.text(block) == "内部资料").unwrap().hidden
    };
    let of = |pages: &str| format!("<w:headerReference w:type='{pages}' r:id='r1'/>");
    assert_eq!(told(&of("default"), ""), None);
    assert_eq!(told(&(of("first") + "<w:titlePg/>"), ""), None);
    assert_eq!(told(&(of("first") + "<w:titlePg w:val='0'/>"), ""), Some(Hidden::CustomData));
    assert_eq!(told(&of("even"), "<w:evenAndOddHeaders/>"), None);
    assert_eq!(told(&of("even"), ""), Some(Hidden::CustomData));
    assert_eq!(told("", ""), Some(Hidden::CustomData));
}

#[test]
fn a_header_that_no_page_has_is_no_news_if_pages_say_the_same() {
    let header = |lines: &[&str]| {
        let lines: String = lines.iter().map(|line| p(line)).collect();
        format!("<w:hdr {WORD}>{lines}</w:hdr>")
    };
    let told = |unused: &[&str]| {
        let section = "<w:headerReference w:type='default' r:id='r1'/>";
        let body = format!("<w:p><w:pPr><w:sectPr>{section}</w:sectPr></w:pPr><w:r><w:t>正文</w:t></w:r></w:p>");
        let sample =
            Sample::word(&body).beside("header", "header1.xml", &header(&["示例镇  第 2 页", "电话13900139000"]));
        let document = document(sample.beside("header", "header2.xml", &header(unused)));
        unseen(&document).len()
    };
    assert_eq!(told(&["示例镇 第1页"]), 0);
    assert_eq!(told(&["第1页共3页", "正文"]), 0);
    assert_eq!(told(&["Page 1 of 3"]), 0);
    assert_eq!(told(&["示例镇", "经办李明"]), 1);
    assert_eq!(told(&["电话13900139000"]), 0);
    assert_eq!(told(&["电话13800138000"]), 1, "it is another number");
}

#[test]
fn what_stands_nowhere_has_no_place_and_what_stands_for_something_its_place() {
    let body = "<w:p><w:pPr><w:sectPr><w:sectPrChange w:author='李明'/></w:sectPr></w:pPr><w:drawing>\
        <a:srcRect l='0030000' t='12000'/></w:drawing><w:r><w:t>正文</w:t></w:r></w:p>";
    let document = document(Sample::word(body));
    let place = |hidden: Hidden| {
        let block = document.blocks.iter().find(|block| block.hidden == Some(hidden)).unwrap();
        let text = document.text(block);
        let stored = |(part, range): (u32, std::ops::Range<usize>)| &document.parts[part as usize].text[range];
        (text, block.pieces(0..text.len()).into_iter().map(stored).collect::<Vec<_>>())
    };
    assert_eq!(place(Hidden::Reformatted), ("页面的设置", vec![]));
    assert_eq!(place(Hidden::CroppedPicture), ("左 30%、上 12%", vec!["0030000' t='12000"]));
    let document = self::document(Sample::word("<w:p><w:drawing><a:srcRect l='0030000'/></w:drawing></w:p>"));
    assert_eq!(document.text(&document.blocks[0]), "左 30%", "as long as what is stored");
}

#[test]
fn what_is_set_to_be_invisible_or_beyond_the_page_is_told() {
    let anchor = |place: &str, attributes: &str| {
        format!(
            "<w:p><w:drawing><wp:anchor><wp:positionH relativeFrom='page'>{place}</wp:positionH><wp:extent cx='9144' cy='9144'/>\
             <wp:docPr id='1' name='图片 1' {attributes}/><a:blip/><w:txbxContent>{}</w:txbxContent></wp:anchor></w:drawing></w:p>{}",
            p("框里"),
            p("正文")
        )
    };
    let hidden_in = |body: &str| {
        let document = document(Sample::word(body));
        let of =
            |text: &str| document.blocks.iter().find(|block| document.text(block) == text).map(|block| block.hidden);
        assert_eq!(of("正文"), Some(None));
        (of("框里").flatten(), of("图片 1").flatten())
    };
    let hidden = |place: &str, attributes: &str| hidden_in(&anchor(place, attributes));
    let at = |offset: &str| format!("<wp:posOffset>{offset}</wp:posOffset>");
    let picture = Some(Hidden::UnshownPicture);
    assert_eq!(hidden(&at("914400"), ""), (None, None));
    assert_eq!(hidden("<wp:align>left</wp:align>", ""), (None, None));
    assert_eq!(hidden(&at("914400"), "hidden='1'"), (Some(Hidden::HiddenText), picture));
    assert_eq!(hidden(&at("99999999"), ""), (Some(Hidden::OffPage), picture));
    assert_eq!(hidden(&at("-914400"), ""), (Some(Hidden::OffPage), picture));
    // In a table it is measured from the cell.
    let cell = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", anchor(&at("-914400"), ""));
    assert_eq!(hidden_in(&cell), (None, None));
}

#[test]
fn changes_of_tables_are_told_once_and_their_text_is_what_it_was() {
    let by = |element: &str| format!("<w:{element} w:author='李明'/>");
    let cell = |of: &str, text: &str| format!("<w:tc><w:tcPr>{of}</w:tcPr>{}</w:tc>", p(text));
    let form = by("tcPrChange");
    let row = format!("<w:tr>{}{}</w:tr>", cell(&form, "甲"), cell(&(by("cellDel") + &form), "乙"));
    let second = format!("<w:tr><w:trPr>{}</w:trPr>{}</w:tr>", by("ins"), cell("", "丙"));
    let document = document(Sample::word(&format!("<w:tbl>{row}{second}</w:tbl>")));
    let mut told: Vec<_> = unseen(&document).into_iter().map(|(hidden, _, text)| (hidden, text)).collect();
    told.sort();
    let expected = [
        (Hidden::Deleted, "乙"),
        (Hidden::Inserted, "丙"),
        (Hidden::Reformatted, "表格的格式"),
        (Hidden::Author, "李明"),
    ];
    assert_eq!(told, expected);
}

#[test]
fn signs_and_breaks_within_a_paragraph_are_text() {
    let body = "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:softHyphen/><w:t>丙</w:t><w:tab/><w:t>丁</w:t></w:r>\
        <w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText='绝密' w:value='1'/></w:dropDownList></w:sdtPr>\
        <w:sdtContent><w:r><w:t>控件</w:t></w:r></w:sdtContent></w:sdt></w:p>";
    let document = document(Sample::word(body));
    let texts: Vec<_> = document.blocks.iter().map(|block| document.text(block)).collect();
    assert_eq!(texts, ["甲", "乙丙\t丁控件", "绝密"]);
}

#[test]
fn a_mark_of_markdown_stands_in_the_text() {
    assert_eq!(shown(&(p("# 一、总则") + &p("### 二、附则"))), ["# 一、总则", "### 二、附则"]);
}

#[test]
fn formulas_have_the_signs_that_they_are_drawn_with() {
    let of = |math: &str| {
        let spaces = "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"";
        shown(&format!("<w:p><w:r><w:t>占</w:t></w:r><m:oMath {spaces}>{math}</m:oMath></w:p>")).concat()
    };
    let run = |text: &str| format!("<m:r><m:t>{text}</m:t></m:r>");
    assert_eq!(of(&format!("<m:f><m:num>{}</m:num><m:den>{}</m:den></m:f>", run("1"), run("2"))), "占1/2");
    assert_eq!(of(&format!("<m:sSup><m:e>{}</m:e><m:sup>{}</m:sup></m:sSup>", run("10"), run("8"))), "占10^8");
    assert_eq!(of(&format!("<m:rad><m:deg/><m:e>{}</m:e></m:rad>", run("16"))), "占√16");
}

#[test]
fn first_letters_that_are_set_large_begin_their_paragraph() {
    let cap = "<w:p><w:pPr><w:framePr w:dropCap=\"drop\" w:lines=\"3\"/></w:pPr><w:r><w:t>各</w:t></w:r></w:p>";
    assert_eq!(shown(&(cap.to_owned() + &p("单位抓好落实。"))), ["各单位抓好落实。"]);
    assert_eq!(shown(&(cap.replace("drop\"", "none\"") + &p("单位抓好落实。")))[0], "各");
}

#[test]
fn what_is_set_from_right_to_left_is_read_as_it_shows() {
    let set = |direction: &str| {
        format!(
            "<w:p><w:r><w:t>电话：</w:t></w:r><w:bdo w:val=\"{direction}\">{}{}</w:bdo><w:r><w:t>。</w:t></w:r></w:p>",
            r("", "0008"),
            r("", "3100831")
        )
    };
    assert_eq!(shown(&set("rtl")), ["电话：13800138000。"]);
    assert_eq!(shown(&set("ltr")), ["电话：00083100831。"]);
}

#[test]
fn what_is_broken_is_a_gap_and_the_rest_is_read() {
    let cut = format!("<w:document {WORD}><w:body>{}<w:p><w:r><w:t>乙", p("甲"));
    let doctype = format!("<!DOCTYPE w:document [<!ENTITY a '甲'>]><w:document {WORD}/>");
    let deep = format!("<w:document {WORD}><w:body>{}", "<w:tbl><w:tr><w:tc>".repeat(300));
    let main = |text: &str| Sample::new().main("word/document.xml", "wordprocessingml.document", text);
    for (text, kind, blocks) in
        [(cut, GapKind::Corrupt, 2), (doctype, GapKind::Unsupported, 0), (deep, GapKind::Limit, 0)]
    {
        let document = document(main(&text));
        assert_eq!((document.gaps[0].kind(), document.blocks.len()), (kind, blocks));
    }
    let none =
        Sample::new().typed("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.x");
    assert_eq!(read_file("a.docx", none.zip(), &Limits::default()).err().unwrap().kind(), GapKind::Corrupt);
    let limits = Limits { blocks: 3, ..Limits::default() };
    let many = read_file("a.docx", Sample::word(&p("甲").repeat(9)).zip(), &limits).ok().unwrap();
    assert_eq!((many.gaps[0].kind(), many.blocks.len()), (GapKind::Limit, 4));
}
