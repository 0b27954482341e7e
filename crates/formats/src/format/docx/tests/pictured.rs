//! Pages that are pictures.

use super::*;

/// What a body says is scanned: part and detail. `a.png` is its picture.
fn scans(body: &str) -> Vec<(String, Reason)> {
    let sample = Sample::word(body).part("word/media/a.png", "x").relation(
        "word/document.xml",
        "i1",
        "image",
        "media/a.png",
        false,
    );
    let document = document(sample);
    let gaps = document.gaps.into_iter().filter(|gap| gap.kind() == GapKind::Scanned);
    gaps.map(|gap| (gap.part.unwrap(), gap.reason)).collect()
}

/// A paragraph with a picture as wide as its page, and as high as these hundredths of it.
fn pictured(height: i64) -> String {
    format!(
        "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"5274310\" cy=\"{}\"/><a:blip r:embed=\"i1\"/></wp:inline></w:drawing></w:r></w:p>",
        13_958 * 635 * height / 100
    )
}

#[test]
fn pages_that_are_pictures_are_told() {
    let line = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let page = line(&"法治政府建设".repeat(200));
    let vml = |size: &str| {
        format!("<w:p><w:r><w:pict><v:shape style=\"{size}\"><v:imagedata r:id=\"i1\"/></v:shape></w:pict></w:r></w:p>")
    };
    let fields = "<w:r><w:br w:type=\"page\"/></w:r>";
    for (body, expected) in [
        (pictured(95), 1),
        (line("附件：人员名单") + &pictured(90), 1),
        (line("附件：人员名单") + &pictured(90).repeat(5), 5),
        (page.clone() + &format!("<w:p>{fields}</w:p>") + &pictured(80) + &line("（盖章）"), 1),
        (page.clone() + "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>" + &pictured(95) + "<w:sectPr/>", 1),
        (vml("width:415pt;height:650pt"), 1),
        (vml("position:absolute;margin-left:0;width:415pt;height:650pt"), 1),
        (pictured(45).replace("inline", "anchor") + &line("签章页"), 1),
        (page.clone() + &pictured(20), 0),
        (line(&"会议现场照片说明文字".repeat(6)) + &pictured(50), 0),
        (vml("width:41pt;height:65pt"), 0),
        (page.clone() + &pictured(95).replace("inline", "anchor"), 0),
    ] {
        assert_eq!(scans(&body).len(), expected, "{}", &body[body.len().saturating_sub(400)..]);
    }
    let noted = page + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>图</w:t></w:r></w:p>" + &pictured(60);
    let found = scans(&noted);
    assert!(
        matches!(&found[..], [(name, Reason::ScannedPage { page: 2, percent: Some(30..) })] if name == "word/media/a.png")
    );
}

#[test]
fn pictures_of_pages_are_given_to_whoever_asks() {
    let read = |body: &str, picture: &[u8], asked: bool| {
        let sample = Sample::word(body).part("word/media/a.png", picture).relation(
            "word/document.xml",
            "i1",
            "image",
            "media/a.png",
            false,
        );
        let limits = Limits { page_pictures: asked, ..Limits::default() };
        let Ok(document) = crate::reader::read("a.docx", sample.zip(), &limits) else { panic!("not read") };
        document
    };
    let png = b"\x89PNG\r\n\x1A\n...";
    let body = pictured(45).repeat(2) + "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>" + &pictured(95);
    let mut document = read(&body, png, true);
    let found: Vec<_> = document.page_pictures.iter().map(|picture| (picture.page, &*picture.extension)).collect();
    assert_eq!(found, [(1, "png"), (1, "png"), (3, "png")]);
    assert!(document.page_pictures.iter().all(|picture| document.gaps.iter().any(|gap| picture.is_of(gap))));
    let last = document.page_pictures.remove(2);
    assert!(crate::put_recognised(&mut document, &last, "请于月底前报送。"));
    let block = &document.blocks[0];
    assert_eq!((document.text(block), label(&document, block)), ("请于月底前报送。", Some("图片3")));
    assert_eq!(document.gaps.iter().filter(|gap| gap.kind() == GapKind::Scanned).count(), 1);
    assert!(read(&body, png, false).page_pictures.is_empty());
    assert!(read(&body, b"\x01\x00\x00\x00 EMF", true).page_pictures.is_empty());
}

#[test]
fn a_picture_in_a_header_is_the_page_if_nothing_else_is() {
    let header = format!("<w:hdr {WORD}>{}</w:hdr>", pictured(90));
    let scans = |body: &str| {
        let body = format!(
            "{body}<w:p><w:pPr><w:sectPr><w:headerReference w:type=\"default\" r:id=\"h\"/></w:sectPr></w:pPr></w:p>"
        );
        let sample = Sample::word(&body).part("word/header1.xml", header.as_str());
        let sample = sample.relation("word/document.xml", "h", "header", "header1.xml", false);
        let document = document(sample);
        document.gaps.iter().filter(|gap| gap.kind() == GapKind::Scanned).count()
    };
    assert_eq!(scans(""), 1);
    assert_eq!(scans(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "法治政府".repeat(10))), 0);
}
