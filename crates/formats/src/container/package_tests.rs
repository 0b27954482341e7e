use super::*;
use crate::format::ooxml::family::{Family, family};
use crate::format::ooxml::sample::Sample;
use hegao_model::document::GapKind;
use hegao_model::document::Limits;
use hegao_model::document::Thing;
use hegao_model::document::known::Known;

fn open<'a>(bytes: &'a [u8], budget: &'a Budget) -> Package<'a> {
    match Package::open(bytes, budget) {
        Ok(package) => package,
        Err(gap) => panic!("{gap:?}"),
    }
}

fn kind(result: Result<Vec<u8>, Gap>) -> Option<GapKind> {
    result.err().map(|gap| gap.kind())
}

#[test]
fn members_are_read_by_name_in_any_case() {
    let file = Sample::new().part("word/Document.xml", "<a/>").zip();
    let budget = Budget::default();
    let mut package = open(&file, &budget);
    assert_eq!(package.read("/word/document.XML").unwrap(), b"<a/>");
    assert_eq!(package.head("word/document.xml", 2).unwrap(), b"<a");
    assert_eq!(kind(package.read("word/missing.xml")), Some(GapKind::Corrupt));
    assert!(package.gaps.is_empty() && package.stray.is_empty());
}

#[test]
fn limits_hold_whatever_the_archive_states() {
    let file = Sample::new().part("a.xml", vec![b' '; 5 << 20]).part("b.png", vec![0; 5 << 20]).zip();
    let budget = Budget::default();
    let mut package = open(&file, &budget);
    assert_eq!(kind(package.read("a.xml")), Some(GapKind::Limit), "packed too well for text");
    assert!(package.read("b.png").is_ok(), "a picture may be");
    let budget = Budget::new(&Limits { part: 1 << 20, ..Limits::default() });
    assert_eq!(kind(open(&file, &budget).read("b.png")), Some(GapKind::Limit));
    let budget = Budget::new(&Limits { unpacked: 6 << 20, ..Limits::default() });
    let mut package = open(&file, &budget);
    assert!(package.read("b.png").is_ok());
    assert_eq!(kind(package.read("b.png")), Some(GapKind::Limit));
    let budget = Budget::new(&Limits { entries: 1, ..Limits::default() });
    assert_eq!(Package::open(&file, &budget).err().unwrap().kind(), GapKind::Limit);
}

#[test]
fn what_is_unpacked_again_counts_once() {
    let file = Sample::new().part("a.xml", "<a/>").part("b.xml", "<b/>").zip();
    let budget = Budget::new(&Limits { unpacked: 100, ..Limits::default() });
    let mut package = open(&file, &budget);
    assert!(package.part("a.xml").is_ok());
    assert_eq!(budget.left(Bound::Unpacked), 96);
    assert!(package.part_again("a.xml").is_some_and(|part| part.text == "<a/>"));
    assert_eq!(budget.left(Bound::Unpacked), 96);
    assert!(package.part_again("b.xml").is_some());
    assert_eq!(budget.left(Bound::Unpacked), 92, "it was not unpacked before");
}

#[test]
fn bytes_beside_the_members_are_found() {
    let file = Sample::new().part("a.xml", "<a/>").part("b.xml", "<b/>").zip();
    let mut around = b"some bytes in front of it".to_vec();
    around.extend_from_slice(&file);
    around.extend_from_slice(b"and behind");
    let budget = Budget::default();
    let mut package = open(&around, &budget);
    assert_eq!(package.read("b.xml").unwrap(), b"<b/>");
    let places: Vec<_> = package.stray.iter().map(|stray| (stray.place, stray.bytes.end - stray.bytes.start)).collect();
    assert_eq!(places, [(Thing::ArchiveHead, 25), (Thing::ArchiveTail, 10)]);
}

#[test]
fn doubtful_names_are_told() {
    for name in ["../../evil.xml", "/a.xml", "A.XML"] {
        let file = Sample::new().part("a.xml", "<a/>").part(name, "<b/>").zip();
        assert_eq!(open(&file, &Budget::default()).gaps.len(), 1, "{name}");
    }
    let mut file = Sample::new().part("a.xml", "<a/>").stored().zip();
    file[30] = b'b';
    assert_eq!(open(&file, &Budget::default()).gaps.len(), 1, "another name in the member's own header");
}

#[test]
fn what_is_broken_or_encrypted_is_told() {
    let mut file = Sample::new().part("a.xml", "<a/>").stored().zip();
    file[35 + 1] = b'x';
    assert_eq!(kind(open(&file, &Budget::default()).read("a.xml")), Some(GapKind::Corrupt), "the checksum is wrong");
    let directory = memchr::memmem::find(&file, b"PK\x01\x02").unwrap();
    file[directory + 8] |= 1;
    assert_eq!(kind(open(&file, &Budget::default()).read("a.xml")), Some(GapKind::Encrypted));
    file[directory + 8] ^= 1;
    file[directory + 10] = 14;
    assert_eq!(kind(open(&file, &Budget::default()).read("a.xml")), Some(GapKind::Unsupported));
    let cut = &file[..directory];
    assert_eq!(Package::open(cut, &Budget::default()).err().unwrap().kind(), GapKind::Corrupt);
}

#[test]
fn an_archive_of_which_an_inner_one_is_left_is_not_whole() {
    let inner = Sample::word("<w:p/>").zip();
    let whole = Sample::word("<w:p/>").part("word/embeddings/a.docx", inner.clone()).stored().zip();
    assert!(open(&whole, &Budget::default()).gaps.is_empty());
    let end = memchr::memmem::find(&whole, &inner).unwrap() + inner.len();
    let gaps = &open(&whole[..end], &Budget::default()).gaps;
    assert_eq!(gaps.iter().map(|gap| gap.kind()).collect::<Vec<_>>(), [GapKind::Corrupt]);
}

#[test]
fn an_archive_says_what_it_is() {
    let main = |of: &str, name: &str| Sample::new().main(name, of, "<a/>");
    let typed = |of: &str, name: &str| {
        let of = format!("application/vnd.ms-{of}.main+xml");
        Sample::new().part(name, "<a/>").typed(name, &of).relation("", "rId1", "officeDocument", name, false)
    };
    let word = || Family::Word("word/document.xml".into());
    let sheet = || Family::Sheet("xl/workbook.xml".into());
    let known = |id: &str| Family::Known(Known::of(id).unwrap());
    for (sample, expected) in [
        (main("wordprocessingml.document", "word/document.xml"), word()),
        (main("wordprocessingml.template", "word/document.xml"), word()),
        (typed("word.document.macroEnabled", "word/document.xml"), word()),
        (typed("word.template.macroEnabledTemplate", "word/document.xml"), word()),
        (main("spreadsheetml.sheet", "xl/workbook.xml"), sheet()),
        (typed("excel.sheet.macroEnabled", "xl/workbook.xml"), sheet()),
        (main("presentationml.presentation", "ppt/presentation.xml"), Family::Slides("ppt/presentation.xml".into())),
        (Sample::new().part("mimetype", "application/vnd.oasis.opendocument.text"), known("odt")),
        (Sample::new().part("OFD.xml", "<a/>"), known("ofd")),
        (Sample::new().part("a.txt", "a"), known("zip")),
    ] {
        let (file, budget) = (sample.zip(), Budget::default());
        let mut gaps = Vec::new();
        assert_eq!(family("a", &mut open(&file, &budget), &budget, &mut gaps), expected);
        assert!(gaps.is_empty());
    }
}
