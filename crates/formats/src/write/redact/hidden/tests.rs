//! Hidden data in each of its places, and what is left of the file.

use super::*;
use crate::format::ooxml::sample::Sample;
use crate::write::archive::Archive;

/// A part as it is after `items` are taken out.
fn part(sample: Sample, name: &str, items: &[Item]) -> (String, BTreeMap<Item, usize>) {
    let cleaned = clean(&sample.zip(), Format::Docx, items, &Limits::default()).unwrap();
    let archive = Archive::open(&cleaned.bytes).unwrap();
    let bytes = archive.unpacked(name, u64::MAX / 2).unwrap();
    (String::from_utf8(bytes).unwrap(), cleaned.removed)
}

fn body(body: &str, items: &[Item]) -> (String, usize) {
    let (text, removed) = part(Sample::word(body), "word/document.xml", items);
    let (_, behind) = text.split_once("<w:body>").unwrap();
    let (body, _) = behind.rsplit_once("</w:body>").unwrap();
    (body.to_owned(), removed.values().sum())
}

fn run(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

#[test]
fn changes_are_accepted_as_they_are_seen() {
    let (a, b, c) = (run("甲"), run("乙"), run("丙"));
    let deleted = "<w:pPr><w:jc/><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>";
    for (before, after) in [
        (format!("<w:p>{a}<w:ins w:id=\"1\">{b}</w:ins></w:p>"), format!("<w:p>{a}{b}</w:p>")),
        (format!("<w:p>{a}<w:del w:id=\"1\">{b}</w:del>{c}</w:p>"), format!("<w:p>{a}{c}</w:p>")),
        (format!("<w:p><w:ins>{a}<w:del>{b}</w:del></w:ins></w:p>"), format!("<w:p>{a}</w:p>")),
        (
            format!(
                "<w:p><w:moveFromRangeStart/><w:moveFrom>{a}</w:moveFrom><w:moveFromRangeEnd/></w:p><w:p><w:moveTo>{a}</w:moveTo></w:p>"
            ),
            format!("<w:p></w:p><w:p>{a}</w:p>"),
        ),
        (
            "<w:p><w:r><w:rPr><w:b/><w:rPrChange w:id=\"1\"><w:rPr/></w:rPrChange></w:rPr><w:t>甲</w:t></w:r></w:p>"
                .into(),
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>甲</w:t></w:r></w:p>".into(),
        ),
        // A paragraph whose mark is gone goes on in the next, and has its form.
        (
            format!(
                "<w:p>{deleted}{a}</w:p><w:p><w:pPr><w:ind/><w:pPrChange><w:pPr/></w:pPrChange></w:pPr>{b}</w:p><w:p>{c}</w:p>"
            ),
            format!("<w:p><w:pPr><w:ind/></w:pPr>{a}{b}</w:p><w:p>{c}</w:p>"),
        ),
        (format!("<w:p>{deleted}{a}</w:p><w:p>{deleted}{b}</w:p><w:p>{c}</w:p>"), format!("<w:p>{a}{b}{c}</w:p>")),
        (format!("<w:p>{deleted}{a}</w:p><w:p w:x=\"1\"/><w:p/>"), format!("<w:p>{a}</w:p><w:p/>")),
        // Behind the last there is none.
        (format!("<w:p>{deleted}{a}</w:p>"), format!("<w:p><w:pPr><w:jc/><w:rPr></w:rPr></w:pPr>{a}</w:p>")),
        // Rows and cells.
        (
            format!(
                "<w:tbl><w:tr><w:tc><w:p>{a}</w:p></w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>{b}</w:p></w:tc></w:tr></w:tbl>"
            ),
            format!("<w:tbl><w:tr><w:tc><w:p>{a}</w:p></w:tc></w:tr></w:tbl>"),
        ),
        (
            format!("<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>{b}</w:p></w:tc></w:tr></w:tbl><w:p>{a}</w:p>"),
            format!("<w:p>{a}</w:p>"),
        ),
        (
            format!(
                "<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr><w:p>{b}</w:p></w:tc><w:tc><w:p>{a}</w:p></w:tc></w:tr></w:tbl>"
            ),
            format!("<w:tbl><w:tr><w:tc><w:p>{a}</w:p></w:tc></w:tr></w:tbl>"),
        ),
    ] {
        let (found, count) = body(&before, &[Item::Changes]);
        assert_eq!(found, after, "{before}");
        assert!(count > 0);
        assert_eq!(body(&before, &[Item::Author]), (before.clone(), 0), "not asked for");
        assert_eq!(body(&after, &[Item::Changes]), (after.clone(), 0), "twice");
    }
}

#[test]
fn hidden_runs_go_and_those_that_others_count_on_stay() {
    let hidden = |inner: &str| format!("<w:r><w:rPr><w:vanish/></w:rPr>{inner}</w:r>");
    for (before, after) in [
        (format!("<w:p>{}{}</w:p>", run("甲"), hidden("<w:t>乙</w:t>")), format!("<w:p>{}</w:p>", run("甲"))),
        (format!("<w:p>{}</w:p>", hidden("<w:fldChar/>")), format!("<w:p>{}</w:p>", hidden("<w:fldChar/>"))),
        (
            "<w:p><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>甲</w:t></w:r></w:p>".into(),
            "<w:p><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>甲</w:t></w:r></w:p>".into(),
        ),
        // The results of a table of contents are hidden on the web alone.
        (
            "<w:p><w:r><w:rPr><w:webHidden/></w:rPr><w:t>1</w:t></w:r></w:p>".into(),
            "<w:p><w:r><w:rPr><w:webHidden/></w:rPr><w:t>1</w:t></w:r></w:p>".into(),
        ),
    ] {
        assert_eq!(body(&before, &[Item::HiddenText]).0, after);
    }
    let ids = "<w:p w:rsidR=\"00A1\" w14:paraId=\"1\"><w:r w:rsidRPr=\"00A2\"><w:t>甲</w:t></w:r></w:p>";
    let without = "<w:p w14:paraId=\"1\"><w:r><w:t>甲</w:t></w:r></w:p>";
    assert_eq!(body(ids, &[Item::EditingIds]), (without.to_owned(), 2));
}

#[test]
fn a_part_goes_with_all_that_refers_to_it() {
    let text = "<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>甲</w:t></w:r><w:commentRangeEnd w:id=\"0\"/>\
        <w:r><w:commentReference w:id=\"0\"/></w:r></w:p>";
    let comments = "<w:comments xmlns:w=\"w\"><w:comment w:id=\"0\"><w:p/></w:comment></w:comments>";
    let sample = Sample::word(text)
        .part("word/comments.xml", comments)
        .part("word/_rels/comments.xml.rels", "<Relationships/>")
        .part("word/styles.xml", "<w:styles xmlns:w=\"w\"/>")
        .typed("word/comments.xml", "x")
        .typed("word/styles.xml", "y")
        .relation("word/document.xml", "r2", "comments", "comments.xml", false)
        .relation("word/document.xml", "r3", "styles", "styles.xml", false);
    let cleaned = clean(&sample.zip(), Format::Docx, &[Item::Comments], &Limits::default()).unwrap();
    assert_eq!(cleaned.removed, BTreeMap::from([(Item::Comments, 1)]));
    let archive = Archive::open(&cleaned.bytes).unwrap();
    let text = |name: &str| String::from_utf8(archive.unpacked(name, 1 << 20).unwrap()).unwrap();
    let names: Vec<&str> = archive.names().filter(|name| name.contains("comments")).collect();
    assert!(names.is_empty(), "{names:?}");
    let all = [text("word/document.xml"), text("word/_rels/document.xml.rels"), text("[Content_Types].xml")].concat();
    assert!(!all.contains("omment"), "{all}");
    assert!(all.contains("styles.xml"));
}

#[test]
fn pages_lose_remarks_and_makers() {
    let page = "<html><head><meta name=\"Author\" content=\"李明\"><meta name=\"keywords\" content=\"甲\"></head>\
        <body><!-- 内部 --><!--[if IE]>乙<![endif]--><p>丙</p></body></html>";
    let without = page.replace("<meta name=\"Author\" content=\"李明\">", "").replace("<!-- 内部 -->", "");
    let cleaned = clean(page.as_bytes(), Format::Html, &Item::ALL, &Limits::default()).unwrap();
    assert_eq!(String::from_utf8(cleaned.bytes).unwrap(), without);
    assert_eq!(cleaned.removed, BTreeMap::from([(Item::Author, 1), (Item::Comments, 1)]));
}
