//! `hegao redact --raster`: pages that become pictures, whose values are black, and which nobody takes for read afterwards.

use hegao::document::proof::{Sought, prove};
use hegao::document::{Limits, Reason, read};

use crate::places::NUMBER;
use crate::support::Desk;
use crate::support::office::{Office, Pdf};

/// Two pages of a font that the file need not have in it, with a title and an attachment of the same value.
fn document() -> Vec<u8> {
    let page = |text: &str| format!("BT /H 12 Tf 72 700 Td ({text}) Tj ET");
    let mut pdf =
        Pdf::new("GBK-EUC-H").add_page(page(&format!("Call {NUMBER} on weekdays."))).add_page(page("Behind."));
    pdf.resources = "/Font << /H 100 0 R >>".to_owned();
    pdf.objects = vec![
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        format!("<< /Title (List of {NUMBER}) >>"),
    ];
    pdf.trailer = "/Info 101 0 R".to_owned();
    pdf.bytes()
}

#[test]
fn pages_become_pictures_that_count_as_unread() {
    let desk = Desk::new();
    desk.file("a.pdf", document());
    let run = desk.run(&["redact", "--raster", "a.pdf"]);
    assert_eq!(run.code, 3, "{} {}", run.out, run.err);
    assert!(run.out.contains("在页面上去掉并涂黑 1 处") && run.out.contains("2 页都换成了图片"), "{}", run.out);
    assert!(
        run.err.starts_with("a.pdf 的新文件：没有读完：第1页是图片") && run.err.contains("第2页是图片"),
        "{}",
        run.err
    );
    assert!(!(run.out + &run.err).contains(NUMBER));
    let copy = std::fs::read(desk.path().join("a-脱敏.pdf")).unwrap();
    assert!(prove(&copy, &[Sought::new(NUMBER)], &Limits::default()).holds());
    let again = read("a.pdf", copy.clone(), &Limits::default()).ok().unwrap();
    assert!(again.blocks.is_empty());
    let pages = again.gaps.iter().map(|gap| if let Reason::ScannedPage { page, .. } = gap.reason { page } else { 0 });
    assert_eq!(pages.collect::<Vec<_>>(), [1, 2]);
    assert!(std::fs::read(desk.path().join("a.pdf")).unwrap() == document());
    // What stands there is not lost, and without --raster the file keeps its text.
    assert_eq!(desk.run(&["redact", "--raster", "a.pdf"]).code, 2);
    assert!(std::fs::read(desk.path().join("a-脱敏.pdf")).unwrap() == copy);
    let plain = desk.run(&["redact", "--force", "a.pdf"]);
    assert_eq!((plain.code, plain.err.as_str()), (0, ""), "{}", plain.out);
    let text = read("a.pdf", std::fs::read(desk.path().join("a-脱敏.pdf")).unwrap(), &Limits::default()).ok().unwrap();
    assert!(text.blocks.iter().any(|block| text.text(block).contains("weekdays")));
}

#[test]
fn what_cannot_be_a_picture_is_told_and_stays() {
    let desk = Desk::new();
    desk.file("a.docx", Office::docx("<w:p><w:r><w:t>李明</w:t></w:r></w:p>").bytes());
    let chinese = Pdf::new("GBK-EUC-H");
    let content = format!("BT /F 16 Tf 72 700 Td {} Tj ET", chinese.hex(&format!("电话{NUMBER}")));
    let outside = chinese.add_page(content).bytes();
    desk.file("b.pdf", outside.clone());
    let run = desk.run(&["redact", "--raster", "a.docx"]);
    assert!(run.code == 3 && run.err.contains("只用于 PDF"), "{}", run.err);
    let run = desk.run(&["redact", "--raster", "--in-place", "b.pdf"]);
    assert!(run.code == 3 && run.err.contains("第 1 页用了没有嵌入文件的中文字体"), "{}", run.err);
    let run = desk.run(&["redact", "--raster", "--lang", "en", "b.pdf"]);
    assert!(run.code == 3 && run.err.contains("page 1 uses a font that is not in the file"), "{}", run.err);
    assert!(std::fs::read(desk.path().join("b.pdf")).unwrap() == outside);
    assert_eq!(std::fs::read_dir(desk.path()).unwrap().count(), 2);
}
