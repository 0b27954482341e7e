//! Files that lost something: what hayro leaves out without a word is told.

use super::sample::{Sample, show, string};
use super::tests::document;
use hegao_model::document::GapKind;

/// The gaps of a file, by kind and part.
fn gaps(bytes: Vec<u8>) -> Vec<(GapKind, String)> {
    document(bytes).gaps.into_iter().map(|gap| (gap.kind(), gap.name().unwrap_or_default().into_owned())).collect()
}

/// A page of these operators, which lost something.
fn corrupt(sample: &mut Sample, operators: &str) -> bool {
    let found = gaps(sample.page(operators).bytes());
    found.contains(&(GapKind::Corrupt, "page 1".into()))
}

#[test]
fn what_a_page_shows_and_the_file_lacks_is_told() {
    let lacking = |resources: &str, operators: &str| {
        let mut sample = Sample::new("GBK-EUC-H");
        sample.resources(resources);
        corrupt(&mut sample, &(show(60.0, 700.0, "正文") + operators))
    };
    assert!(lacking("", "/X Do"));
    assert!(lacking("/XObject<</X 99 0 R>>", "/X Do"));
    assert!(lacking("/XObject<</X 5 0 R>>", "/X Do"), "no stream");
    assert!(lacking("", "/Pattern cs /P scn 0 0 9 9 re f"));
    assert!(!lacking("/XObject<</X 99 0 R>>", ""), "not shown");
}

#[test]
fn a_form_that_cannot_be_shown_is_told() {
    let shown = |entries: &str, content: &[u8]| {
        let mut sample = Sample::new("GBK-EUC-H");
        let form = sample.stream(entries, content);
        sample.resources(&format!("/XObject<</X {form} 0 R>>"));
        corrupt(&mut sample, "/X Do")
    };
    let fonts = "/Resources<</Font<</F1 3 0 R>>>>";
    let content = show(10.0, 10.0, "表格里的字");
    let content = content.as_bytes();
    assert!(!shown(&format!("/Type/XObject/Subtype/Form/BBox[0 0 99 99]{fonts}"), content));
    assert!(shown(&format!("/BBox[0 0 99 99]{fonts}"), content), "of no kind");
    assert!(shown(&format!("/Type/XObject/Subtype/Form{fonts}"), content), "without a box");
    assert!(shown(&format!("/Subtype/Form/BBox[0 0 99 99]/Filter/ASCIIHexDecode{fonts}"), content), "not packed so");
    assert!(shown(&format!("/Subtype/Form/BBox[0 0 99 99]{fonts}"), &content[..content.len() - 6]), "cut");
}

#[test]
fn annotations_that_the_file_lacks_are_told() {
    let found = |annotations: &str| {
        let mut sample = Sample::new("GBK-EUC-H");
        sample.object("null");
        sample.object(&format!("<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents{}>>", string("批注")));
        sample.entries(&format!("/Annots {annotations}"));
        gaps(sample.page(&show(60.0, 700.0, "正文")).bytes())
    };
    assert!(found("[8 0 R]").is_empty());
    assert!(found("[8 0 R 7 0 R null]").is_empty(), "struck out");
    for lost in ["[99 0 R 8 0 R]", "99 0 R", "[<<>>]", "[<</Subtype/Stamp/AP<</N 99 0 R>>>>]"] {
        assert!(found(lost).contains(&(GapKind::Corrupt, "page 1".into())), "{lost}");
    }
    // hayro draws no annotation behind one that is none.
    let mut sample = Sample::new("GBK-EUC-H");
    let form = sample.stream("/Subtype/Form/BBox[0 0 9 9]", b"");
    sample.entries(&format!("/Annots[null<</Subtype/Stamp/Rect[0 0 9 9]/AP<</N {form} 0 R>>>>]"));
    assert!(corrupt(&mut sample, ""));
}

#[test]
fn operators_that_cannot_be_read_are_told() {
    let text = show(60.0, 700.0, "正文");
    let garbled = |operators: &str| corrupt(&mut Sample::new("GBK-EUC-H"), operators);
    assert!(!garbled(&text));
    assert!(!garbled(&format!("BX 1 strange EX {text}")));
    for damage in
        ["(not closed Tj", "1 strange", "(text) Td", "1 m 2 3 l", "<41> Tk", "BT (text)", "text) Tj", "[(text) 1 TJ"]
    {
        assert!(garbled(&format!("{text} {damage}\n")), "{damage}");
        assert!(garbled(&format!("{damage}\n{text}")), "{damage} first");
    }
}

#[test]
fn objects_that_are_not_there_are_told() {
    let with = |entries: &str| {
        let mut sample = Sample::new("GBK-EUC-H");
        sample.catalog(entries);
        gaps(sample.page(&show(60.0, 700.0, "正文")).bytes())
    };
    assert!(with("/Outlines<</First 7 0 R>>").is_empty());
    assert!(with("/OpenAction[99 0 R/Fit]").is_empty(), "a place on a page that was taken out");
    for lost in ["/Outlines 99 0 R", "/AcroForm<</Fields[99 0 R]>>", "/Names<</EmbeddedFiles 99 0 R>>"] {
        assert_eq!(with(lost), [(GapKind::Corrupt, String::new())], "{lost}");
    }
}

#[test]
fn a_table_of_objects_that_is_wrong_is_told() {
    let whole = Sample::new("GBK-EUC-H").page(&show(60.0, 700.0, "正文")).bytes();
    let damaged = |from: &str, to: &str| {
        let at = memchr::memmem::rfind(&whole, from.as_bytes()).expect(from);
        gaps([&whole[..at], to.as_bytes(), &whole[at + from.len()..]].concat()) == [(GapKind::Corrupt, String::new())]
    };
    assert!(gaps(whole.clone()).is_empty());
    assert!(gaps([&b"junk\n"[..], &whole].concat()).is_empty(), "all is moved");
    assert!(damaged("xref\n0 9", "xxxx\n0 9"));
    assert!(damaged("0000000009 00000 n", "0000000011 00000 n"));
    assert!(damaged("0000000009 00000 n", "0000000009       n"));
    assert!(damaged("startxref\n", "startxref\n1"));
    assert!(damaged("startxref\n", "startxxxx\n"));
    assert!(damaged("/Root 1 0 R", "/Root 1 0 R/Prev 12"));
}

#[test]
fn what_was_blanked_is_told() {
    let whole = |content: &str| gaps(Sample::new("GBK-EUC-H").page(content).bytes());
    let text = show(60.0, 700.0, "正文");
    assert!(whole(&format!("{text}{}{text}", " ".repeat(20))).is_empty());
    for blank in [" ".repeat(200), "\0".repeat(16)] {
        assert_eq!(whole(&format!("{text}{blank}{text}")), [(GapKind::Corrupt, "page 1".into())]);
    }
    let mut sample = Sample::new("GBK-EUC-H");
    sample.stream("/Filter[/ASCII85Decode/FlateDecode]", &[b' '; 100]);
    assert_eq!(gaps(sample.page(&text).bytes()), [(GapKind::Corrupt, String::new())], "nothing, packed");
    let mut sample = Sample::new("GBK-EUC-H");
    assert_eq!(gaps(sample.page(&text).with_trailer("/Info 99 0 R")), [(GapKind::Corrupt, String::new())]);
}

#[test]
fn properties_that_break_off_are_told() {
    let of = |xml: &str| {
        let mut sample = Sample::new("GBK-EUC-H");
        sample.stream("/Type/Metadata/Subtype/XML", xml.as_bytes());
        gaps(sample.page(&show(60.0, 700.0, "正文")).bytes())
    };
    let whole = "<?xpacket begin=''?><x:xmpmeta xmlns:x='adobe:ns:meta/'><a>text</a></x:xmpmeta><?xpacket end='w'?>";
    assert!(of(whole).is_empty());
    for damage in ["", "     ", &whole[..40], &whole[..60], &whole.replace("text", "te\0xt")] {
        assert_eq!(of(damage), [(GapKind::Corrupt, String::new())], "{damage}");
    }
}

#[test]
fn a_file_without_pages_is_told() {
    let none = Sample::new("GBK-EUC-H").bytes();
    assert_eq!(gaps(none), [(GapKind::Corrupt, String::new())]);
}

#[test]
fn a_change_that_was_not_written_to_its_end_is_told() {
    let whole = Sample::new("GBK-EUC-H").page(&show(60.0, 700.0, "正文")).bytes();
    let behind = |tail: &str| gaps([&whole, tail.as_bytes()].concat());
    assert!(behind("a note about 1 obj and 2 objects").is_empty());
    for tail in ["7 0 obj\n<</Length 3>>stream", "7 0 obj<</Length 0>>stream\n\nendstream endobj\nxref\n7 1\n"] {
        assert_eq!(behind(tail), [(GapKind::Corrupt, String::new())], "{tail}");
    }
    // What cannot be read any more where the last table says it stands: an earlier form of it is.
    let table = whole.len() + 24;
    let change = format!(
        "7 0 obj\n<</Length  \nendobj\nxref\n7 1\n{:010} 00000 n \ntrailer<</Size 9/Root 1 0 R/Prev {}>>\nstartxref\n{table}\n%%EOF\n",
        whole.len(),
        memchr::memmem::rfind(&whole, b"xref\n0").unwrap(),
    );
    assert!(!behind(&change).is_empty());
}
