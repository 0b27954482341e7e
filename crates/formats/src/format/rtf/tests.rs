use crate::container::ole::sample::native;
use crate::label::{label, tables, unseen};
use crate::reader::read as read_file;
use encoding_rs::{BIG5, Encoding, GB18030, SHIFT_JIS};
use hegao_model::document::{BlockKind, Document, GapKind, Hidden, Limits, Origin};

fn document(rtf: &str) -> Document {
    match read_file("a.rtf", rtf.as_bytes().to_vec(), &Limits::default()) {
        Ok(document) => document,
        Err(gap) => panic!("{gap:?}"),
    }
}

/// Text as bytes in this encoding stand in RTF.
fn hex(text: &str, encoding: &'static Encoding) -> String {
    encoding
        .encode(text)
        .0
        .iter()
        .map(|byte| if byte.is_ascii() { char::from(*byte).to_string() } else { format!("\\'{byte:02x}") })
        .collect()
}

/// Text as units of UTF-16.
fn u(text: &str) -> String {
    text.encode_utf16().map(|unit| format!("\\u{}?", unit as i16)).collect()
}

fn shown(document: &Document) -> Vec<(BlockKind, &str, &str)> {
    let seen = document.blocks.iter().filter(|block| block.hidden.is_none());
    seen.map(|block| (block.kind, label(document, block).unwrap_or(""), document.text(block))).collect()
}

fn texts(document: &Document) -> Vec<&str> {
    shown(document).into_iter().map(|(.., text)| text).collect()
}

#[test]
fn code_pages_are_those_of_the_document_and_of_fonts() {
    let fonts =
        "{\\fonttbl{\\f0\\fcharset134 \\'cb\\'ce;}{\\f1\\fcharset136 a;}{\\f2\\fcharset128 b;}{\\f3\\fcharset0 c;}}";
    let rtf = format!(
        "{{\\rtf1\\ansi\\ansicpg936{fonts}\\f0 {}\\par\\f1 {}\\par\\f2 {}\\par\\f3 {}\\par {}\\par}}",
        hex("示例镇", GB18030),
        hex("電話", BIG5),
        hex("東京あ", SHIFT_JIS),
        hex("单位", GB18030),
        u("𠮷和é")
    );
    let document = document(&rtf);
    assert!(document.gaps.is_empty(), "{:?}", document.gaps);
    assert_eq!(texts(&document), ["示例镇", "電話", "東京あ", "单位", "𠮷和é"]);
    assert_eq!(shown(&document)[2].1, "第3段");
}

#[test]
fn every_character_knows_where_it_stands() {
    let rtf = format!("{{\\rtf1\\ansi\\ansicpg936 {}13800138000{}\\par}}", hex("电", GB18030), u("话"));
    let document = document(&rtf);
    let block = &document.blocks[0];
    assert_eq!(document.text(block), "电13800138000话");
    let source = &document.part(block).text;
    let mut stored = Vec::new();
    block.content.each_piece(block.part, |piece| {
        let range = piece.source();
        stored.push((
            source[range.start as usize..range.end as usize].to_owned(),
            matches!(piece.origin, Origin::Exact(_)),
        ));
    });
    assert_eq!(stored, [("\\'b5\\'e7".into(), false), ("13800138000".into(), true), ("\\u-29731".into(), false)]);
}

#[test]
fn what_stands_for_older_programs_is_passed_over() {
    let document =
        document("{\\rtf1 {\\uc2 \\u20013\\'d6\\'d0\\u22269 ab}{\\uc0\\u20154 x}\\u25991?\\par\\u20013 {?}\\par}");
    assert_eq!(texts(&document), ["中国人x文", "中?"]);
}

#[test]
fn a_letter_may_be_the_second_of_two_bytes_and_lines_of_the_file_say_nothing() {
    // 乫 is 81 66: its second byte is the letter f.
    let document = document("{\\rtf1\\ansi\\ansicpg936 \\'81f\\'d6\r\n\\'d0\r\n a\\par}");
    assert_eq!(texts(&document), ["乫中 a"]);
}

#[test]
fn what_nobody_sees_says_why() {
    let rtf = format!(
        "{{\\rtf1{{\\colortbl;\\red255\\green255\\blue255;}}{{\\*\\revtbl {{Unknown;}}{{Li Ming;}}}}{}{{\\v {}}}{{\\deleted\\revauthdel1 {}}}{{\\revised\\revauth1 {}}}\
         {{\\cf1 {}}}{{\\fs2 {}}}{{\\cf1\\highlight2 {}}}\\par}}",
        u("见"),
        u("藏字"),
        u("旧话"),
        u("新话"),
        u("白字"),
        u("小字"),
        u("有底")
    );
    let document = document(&rtf);
    assert_eq!(texts(&document), ["见新话有底"]);
    assert_eq!(
        unseen(&document),
        [
            (Hidden::Author, "修订（作者）", "Li Ming"),
            (Hidden::HiddenText, "第1段（隐藏文字）", "藏字"),
            (Hidden::Deleted, "第1段（删除的修订）", "旧话"),
            (Hidden::Inserted, "第1段（插入的修订）", "新话"),
            (Hidden::WhiteText, "第1段（与底色相同的文字）", "白字"),
            (Hidden::TinyText, "第1段（极小的文字）", "小字"),
        ]
    );
}

#[test]
fn tables_have_places_and_those_within_others_too() {
    let cell = |text: &str| format!("{}\\cell ", u(text));
    let row = |cells: &str| format!("\\trowd\\cellx100\\cellx200\\pard\\intbl {cells}\\row ");
    let inner = format!(
        "\\pard\\intbl\\itap2 {}\\nestcell {{\\*\\nesttableprops\\trowd\\cellx50\\nestrow}}\\pard\\intbl\\itap1 {}\\cell ",
        u("里"),
        u("外")
    );
    let rtf = format!(
        "{{\\rtf1 {}{}{}\\pard {}\\par}}",
        row(&(cell("姓名") + &cell("手机号"))),
        row(&(cell("李明") + "13800138000\\cell ")),
        row(&(inner + &cell("末"))),
        u("后")
    );
    let document = document(&rtf);
    let told = shown(&document);
    assert!(told.contains(&(BlockKind::Cell, "表1第2行“手机号”", "手机号：13800138000")), "{told:?}");
    assert_eq!(tables(&document)[0][..2], ["*1: 1 -, 2 -", "2: 1 姓名, 2 手机号"]);
    assert!(told.iter().any(|(_, label, text)| label.starts_with("表2") && *text == "里"), "{told:?}");
    assert_eq!(told.last().unwrap().2, "后");
}

#[test]
fn notes_headers_comments_and_fields_stand_beside() {
    let rtf = format!(
        "{{\\rtf1{{\\header {}\\par}}{{\\footerl {}\\par}}{}{{\\*\\atnid LM}}{{\\*\\atnauthor Li Ming}}\\chatn{{\\*\\annotation {}\\par}}{{\\footnote\\chftn {}}}\
         {{\\footnote\\ftnalt {}}}{{\\field{{\\*\\fldinst HYPERLINK \"mailto:liming@example.com\"}}{{\\fldrslt {}}}}}\\par}}",
        u("页眉字"),
        u("偶数页"),
        u("正文"),
        u("再核"),
        u("注文"),
        u("尾文"),
        u("写信")
    );
    let document = document(&rtf);
    let told: Vec<_> = shown(&document).into_iter().map(|(_, label, text)| (label, text)).collect();
    assert_eq!(told, [("第1段", "正文写信"), ("页眉", "页眉字"), ("脚注1", "注文"), ("尾注1", "尾文")]);
    let told = unseen(&document);
    for expected in [
        (Hidden::CustomData, "偶数页页脚（未使用）", "偶数页"),
        (Hidden::Author, "批注1（作者）", "Li Ming"),
        (Hidden::Comment, "批注1", "再核"),
        (Hidden::LinkTarget, "第1段（链接或书签）", "mailto:liming@example.com"),
    ] {
        assert!(told.contains(&expected), "{expected:?}: {told:#?}");
    }
}

#[test]
fn properties_shapes_and_unknown_groups_are_looked_at() {
    let rtf = format!(
        "{{\\rtf1{{\\info{{\\author {}}}{{\\*\\company {}}}{{\\creatim\\yr2025}}}}{{\\*\\userprops{{\\propname KSOProductBuildVer}}\\proptype30{{\\staticval 2052-12.1}}}}\
         {{\\*\\generator Riched20;}}{{\\*\\docvar {{a}}{{{}}}}}{{\\*\\nobody {} 13800138000}}{{\\*\\nobody 1}}{}\
         {{\\shp{{\\*\\shpinst{{\\sp{{\\sn wzDescription}}{{\\sv {}}}}}{{\\shptxt {}\\par}}}}{{\\shprslt {}\\par}}}}\\par}}",
        u("李明"),
        u("示例公司"),
        u("变量值"),
        u("电话"),
        u("正文"),
        u("说明"),
        u("框内"),
        u("框内")
    );
    let document = document(&rtf);
    assert_eq!(texts(&document), ["正文", "框内"]);
    let told = unseen(&document);
    for expected in [
        (Hidden::Author, "文档属性：作者", "李明"),
        (Hidden::Company, "文档属性：单位", "示例公司"),
        (Hidden::BuildId, "自定义属性：KSOProductBuildVer", "2052-12.1"),
        (Hidden::CustomData, "文档变量", "a变量值"),
        (Hidden::CustomData, "其他部件里的数据", "电话 13800138000"),
        (Hidden::AltText, "图片的替代文字", "说明"),
    ] {
        assert!(told.contains(&expected), "{expected:?}: {told:#?}");
    }
    assert_eq!(told.len(), 6, "{told:#?}");
}

#[test]
fn headings_are_told_by_style_and_by_outline() {
    let rtf = format!(
        "{{\\rtf1\\ansi\\ansicpg936{{\\stylesheet{{\\s0 Normal;}}{{\\s1 heading 1;}}{{\\s2 {};}}}}\\pard\\s1 {}\\par\\pard\\s2 {}\\par\\pard\\outlinelevel0 {}\\par\\pard {}\\par}}",
        hex("标题 2", GB18030),
        u("甲说明"),
        u("乙说明"),
        u("丙说明"),
        u("丁说明，从略。")
    );
    let document = document(&rtf);
    let kinds: Vec<_> = shown(&document).into_iter().map(|(kind, ..)| kind).collect();
    use BlockKind::{Heading, Paragraph};
    assert_eq!(kinds, [Heading, Heading, Heading, Paragraph]);
}

#[test]
fn a_packed_file_is_read_and_raw_bytes_are_no_text() {
    let packed = native("名单.txt", "C:\\Users\\liming\\名单.txt", "联系人李明".as_bytes());
    let class = [&8_u32.to_le_bytes()[..], b"Package\0"].concat();
    let object =
        [&[1, 5, 0, 0, 2, 0, 0, 0][..], &class, &[0; 8], &(packed.len() as u32).to_le_bytes(), &packed].concat();
    let digits: String = object.iter().map(|byte| format!("{byte:02x}")).collect();
    let rtf = format!(
        "{{\\rtf1 a{{\\object{{\\*\\objclass Package}}{{\\*\\objdata {digits}}}{{\\result b}}}}{{\\pict\\bin3 "
    );
    let mut bytes = rtf.into_bytes();
    bytes.extend(b"}}\\} c\\par}");
    let Ok(document) = read_file("a.rtf", bytes, &Limits::default()) else { panic!("not read") };
    assert_eq!(texts(&document), ["ab c"]);
    let told = unseen(&document);
    for expected in [
        (Hidden::EmbeddedFile, "内嵌文件", "名单.txt"),
        (Hidden::Path, "内嵌文件的原路径", "C:\\Users\\liming\\名单.txt"),
        (Hidden::EmbeddedText, "内嵌文件 名单.txt：第1行", "联系人李明"),
    ] {
        assert!(told.contains(&expected), "{expected:?}: {told:#?}");
    }
}

#[test]
fn groups_without_end_are_bounded_and_told() {
    let deep = format!("{{\\rtf1 {}a\\par", "{".repeat(200_000));
    let document = document(&deep);
    assert_eq!(texts(&document), ["a"]);
    let kinds: Vec<_> = document.gaps.iter().map(hegao_model::document::Gap::kind).collect();
    assert!(kinds.contains(&GapKind::Limit) && kinds.contains(&GapKind::Corrupt), "{kinds:?}");
    for length in 0..200 {
        let rtf = "{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset134 a;}}\\trowd\\cellx1 \\'d6\\'d0\\cell\\row{\\*\\annotation b}{\\pict 00}\\u20013 ?\\par}";
        let _ = read_file("a.rtf", rtf.as_bytes()[..length.min(rtf.len())].to_vec(), &Limits::default());
    }
}
