//! Annotated files, read again.

use hayro_syntax::object::String as PdfString;
use proptest::prelude::*;

use super::*;
use crate::format::pdf::sample::{Sample, show, string};

const LINE: &str = "请认真布署，联系人李明";

fn read(bytes: &[u8]) -> Document {
    crate::read("a.pdf", bytes.to_vec(), &Limits::default()).ok().unwrap()
}

fn author() -> Author {
    Author { name: "核稿".into(), date: "2026-11-30T01:30:00Z".into() }
}

/// A note about `word` in the first block that says it.
fn note(document: &Document, word: &str) -> Note {
    let at = |(block, said): (usize, &_)| Some((block, document.text(said).find(word)?));
    let (block, start) = document.blocks.iter().enumerate().find_map(at).unwrap();
    let lines = vec!["请核对：“布署”应为“部署”".to_owned(), "依据：（示例）".to_owned()];
    Note {
        block: Some(block),
        range: start..start + word.len(),
        lines,
        place: "位置：（示例）".to_owned(),
        change: Vec::new(),
    }
}

fn annotated(bytes: &[u8], words: &[&str]) -> Result<Vec<u8>, Refusal> {
    let document = read(bytes);
    let notes: Vec<Note> = words.iter().map(|word| note(&document, word)).collect();
    annotate(bytes, &document, &notes, &author(), &Limits::default())
}

/// The file without our notes, and whether it is what it was.
fn removed(bytes: &[u8]) -> Option<(Vec<u8>, bool)> {
    remove(bytes, &Limits::default()).unwrap().map(|removed| (removed.bytes, removed.is_exact))
}

/// The annotations of a page: what they are, where, and what they say.
fn told(bytes: &[u8], page: usize) -> Vec<(String, Vec<f32>, String)> {
    let pdf = Pdf::new(bytes.to_vec()).ok().unwrap();
    let page = &pdf.pages()[page];
    let all = page.raw().get::<Array<'_>>("Annots").map(|all| all.iter::<Dict<'_>>().collect::<Vec<_>>());
    let one = |own: Dict<'_>| {
        let numbers = own.get::<Array<'_>>("QuadPoints").map(|points| points.iter::<f32>().collect());
        let text = own.get::<PdfString<'_>>("Contents").map(|text| text.as_bytes().to_vec()).unwrap_or_default();
        let units: Vec<u16> = text[2..].chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        let subtype = own.get::<Name<'_>>("Subtype").unwrap().as_str().to_owned();
        (subtype, numbers.unwrap_or_default(), String::from_utf16(&units).unwrap())
    };
    all.into_iter().flatten().map(one).collect()
}

fn sample() -> Sample {
    let mut sample = Sample::new("GBK-EUC-H");
    sample.page(&show(60.0, 700.0, LINE));
    sample
}

#[test]
fn a_note_lies_over_the_letters_that_it_is_about() {
    let bytes = sample().bytes();
    let written = annotated(&bytes, &["布署"]).unwrap();
    assert!(written.starts_with(&bytes));
    let found = told(&written, 0);
    let [(subtype, points, text)] = &found[..] else { panic!("{found:?}") };
    assert_eq!((subtype.as_str(), text.as_str()), ("Highlight", "请核对：“布署”应为“部署”\r依据：（示例）"));
    // The fourth and fifth character of 14 points.
    let (left, right, top, bottom) = (102.0, 130.0, 700.0 + 11.2, 700.0 - 2.8);
    assert_eq!(points, &[left, top, right, top, left, bottom, right, bottom]);
    assert_eq!(removed(&written), Some((bytes, true)));
}

#[test]
fn nothing_that_the_file_says_is_changed_and_the_notes_are_not_read() {
    let bytes = sample().bytes();
    let written = annotated(&bytes, &["布署", "李明"]).unwrap();
    let texts = |document: &Document| -> Vec<String> {
        document.blocks.iter().map(|block| document.text(block).to_owned()).collect()
    };
    let read = read(&written);
    assert_eq!(texts(&read), [LINE]);
    assert!(read.gaps.is_empty());
}

#[test]
fn a_note_that_somebody_has_changed_is_read() {
    let written = annotated(&sample().bytes(), &["布署"]).unwrap();
    let (old, new) = (string("示例").replace("<FEFF", "").replace('>', ""), "674E660E");
    let changed = String::from_utf8_lossy(&written).replace(&old, new).into_bytes();
    let read = read(&changed);
    assert!(read.blocks.iter().any(|block| read.text(block).contains("依据：（李明）")));
}

#[test]
fn annotations_of_others_stay_wherever_the_page_lists_them() {
    let other = format!("<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents{}>>", string("他人的批注"));
    for place in ["direct", "indirect", "within"] {
        let mut sample = Sample::new("GBK-EUC-H");
        let annotation = sample.object(&other);
        let entries = match place {
            "direct" => format!("/Annots[ {annotation} 0 R ]"),
            "indirect" => format!("/Annots {} 0 R", sample.object(&format!("[{annotation} 0 R]"))),
            _ => format!("/Annots[{other}]"),
        };
        sample.entries(&entries);
        let bytes = sample.page(&show(60.0, 700.0, LINE)).bytes();
        let written = annotated(&bytes, &["布署"]).unwrap();
        let said: Vec<String> = told(&written, 0).into_iter().map(|(subtype, ..)| subtype).collect();
        assert_eq!(said, ["Text", "Highlight"], "{place}");
        assert_eq!(removed(&written), Some((bytes, true)));
    }
}

#[test]
fn a_list_that_pages_share_is_not_written_for_all_of_them() {
    let mut sample = Sample::new("GBK-EUC-H");
    let list = sample.object("[]");
    sample.entries(&format!("/Annots {list} 0 R"));
    sample.page(&show(60.0, 700.0, "第一页的正文"));
    let bytes = sample.page(&show(60.0, 700.0, LINE)).bytes();
    let written = annotated(&bytes, &["布署"]).unwrap();
    assert_eq!([told(&written, 0).len(), told(&written, 1).len()], [0, 1]);
}

#[test]
fn a_file_whose_table_is_a_stream_gets_another_stream() {
    let bytes = sample().with_stream_table();
    let written = annotated(&bytes, &["布署"]).unwrap();
    assert_eq!(told(&written, 0).len(), 1);
    assert_eq!(memmem::find(&written[bytes.len()..], b"\nxref\n"), None);
    assert_eq!(removed(&written), Some((bytes, true)));
}

#[test]
fn a_file_with_both_tables_gets_a_plain_one() {
    let mut bytes = sample().bytes();
    let at = memmem::rfind(&bytes, b"xref\n0 ").unwrap();
    // An object that only the stream lists.
    let own = bytes.len();
    let number = u32::try_from(memmem::find_iter(&bytes, b" 0 obj").count()).unwrap() + 1;
    let entry = [&[1][..], &u32::try_from(own).unwrap().to_be_bytes(), &[0, 0]].concat();
    bytes.extend(format!("{number} 0 obj\n(x)\nendobj\n").as_bytes());
    let stream = bytes.len();
    let (second, size) = (number + 1, number + 2);
    bytes.extend(
        format!("{second} 0 obj\n<</Type/XRef/W[1 4 2]/Index[{number} 1]/Root 1 0 R/Size {size}/Length 7>>stream\n")
            .as_bytes(),
    );
    bytes.extend(entry);
    let table = bytes.len() + b"\nendstream\nendobj\n".len();
    bytes.extend(
        format!(
            "\nendstream\nendobj\nxref\n0 0\ntrailer<</Size {size}/Root 1 0 R/Prev {at}/XRefStm {stream}>>\nstartxref\n{table}\n%%EOF"
        )
        .as_bytes(),
    );
    let written = annotated(&bytes, &["布署"]).unwrap();
    assert_eq!(told(&written, 0).len(), 1);
    assert!(memmem::find(&written[bytes.len()..], b"\nxref\n").is_some());
    assert_eq!(removed(&written), Some((bytes, true)));
}

#[test]
fn what_stands_on_no_page_is_named_at_the_edge() {
    let mut sample = Sample::new("GBK-EUC-H");
    let information = sample.object(&format!("<</Author{}>>", string("王小芳")));
    let bytes = sample.page(&show(60.0, 700.0, LINE)).with_trailer(&format!("/Info {information} 0 R"));
    let written = annotated(&bytes, &["王小芳", "布署"]).unwrap();
    let found = told(&written, 0);
    assert_eq!((found[0].0.as_str(), found[1].0.as_str()), ("Text", "Highlight"));
    assert!(found[0].2.ends_with("\r位置：（示例）"), "{}", found[0].2);
}

#[test]
fn on_a_page_that_is_turned_the_letters_are_found() {
    let mut sample = Sample::new("GBK-EUC-H");
    sample.entries("/Rotate 90/CropBox[10 20 585 822]");
    let bytes = sample.page(&show(60.0, 700.0, LINE)).bytes();
    let written = annotated(&bytes, &["布署"]).unwrap();
    let points: Vec<f32> = told(&written, 0)[0].1.iter().map(|point| (point * 10.0).round() / 10.0).collect();
    assert_eq!(points, [102.0, 711.2, 130.0, 711.2, 102.0, 697.2, 130.0, 697.2]);
}

#[test]
fn a_file_annotated_again_has_only_the_new_notes() {
    let bytes = sample().bytes();
    let first = annotated(&bytes, &["布署"]).unwrap();
    let second = annotated(&first, &["李明", "认真"]).unwrap();
    assert_eq!(told(&second, 0).len(), 2);
    assert_eq!(removed(&second), Some((bytes, true)));
    // Another program has appended something since.
    let saved = [&first[..], b"% saved\nxref\n0 0\ntrailer<</Size 12/Root 1 0 R/Prev "].concat();
    let prev = memmem::rfind(&first, b"\nxref\n").unwrap() + 1;
    let at = first.len() + b"% saved\n".len();
    let saved = [&saved[..], format!("{prev}>>\nstartxref\n{at}\n%%EOF\n").as_bytes()].concat();
    let (without, is_exact) = removed(&saved).unwrap();
    assert!(!is_exact && without.starts_with(&saved) && told(&without, 0).is_empty());
    let third = annotated(&saved, &["李明", "认真"]).unwrap();
    assert_eq!(told(&third, 0).len(), 2);
    assert_eq!(removed(&third), Some((saved, true)));
}

#[test]
fn what_must_not_be_changed_is_refused() {
    let mut signed = sample();
    signed.object("<</Type/Sig/ByteRange[0 1 2 3]/Contents<00>>>");
    assert_eq!(annotated(&signed.bytes(), &["布署"]), Err(Refusal::Signed));
    let cut = sample().bytes();
    let cut = [&cut[..memmem::rfind(&cut, b"xref\n0").unwrap()], b"startxref\n7\n%%EOF"].concat();
    assert_eq!(annotated(&cut, &["布署"]), Err(Refusal::Damaged));
    let bytes = sample().bytes();
    let other = read(Sample::new("GBK-EUC-H").page(&show(60.0, 700.0, "别的正文")).bytes().as_slice());
    let notes = [note(&other, "正文")];
    assert_eq!(annotate(&bytes, &other, &notes, &author(), &Limits::default()), Err(Refusal::Stale));
    assert_eq!(removed(&bytes), None);
    let written = annotated(&bytes, &["布署"]).unwrap();
    let mut changed = written;
    changed[20] ^= 1;
    assert!(removed(&changed).is_none_or(|(_, is_exact)| !is_exact), "what stood before has changed");
}

/// A file of pages with these lines, turned and cut so.
fn file(pages: &[(Vec<String>, u16, bool)], has_stream: bool) -> Vec<u8> {
    let mut sample = Sample::new("GBK-EUC-H");
    let list = sample.object("[]");
    for (lines, turn, has_list) in pages {
        let list = if *has_list { format!("/Annots {list} 0 R") } else { String::new() };
        sample.entries(&format!("/Rotate {turn}/CropBox[20 20 580 820]{list}"));
        let shown: String =
            (1u16..).zip(lines).map(|(at, line)| show(60.0, 780.0 - 24.0 * f64::from(at), line)).collect();
        sample.page(&shown);
    }
    if has_stream { sample.with_stream_table() } else { sample.bytes() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn what_was_annotated_gives_the_bytes_of_before(
        pages in prop::collection::vec(
            (prop::collection::vec("[办公室工作报告0-9a-z，。]{2,30}", 1..5), (0u16..4).prop_map(|turn| turn * 90), any::<bool>()),
            1..4,
        ),
        has_stream in any::<bool>(),
        places in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..6),
    ) {
        let bytes = file(&pages, has_stream);
        let document = read(&bytes);
        prop_assume!(!document.blocks.is_empty());
        let notes = places.iter().map(|(block, at)| {
            let block = block.index(document.blocks.len());
            let text = document.text(&document.blocks[block]);
            let starts: Vec<usize> = text.char_indices().map(|(start, _)| start).collect();
            let range = starts[at.index(starts.len())]..text.len();
            Note { block: Some(block), range, lines: vec!["建议：示例".into()], place: "位置".into(), change: Vec::new() }
        });
        let notes: Vec<Note> = notes.collect();
        let written = annotate(&bytes, &document, &notes, &author(), &Limits::default());
        let written = written.map_err(|refusal| TestCaseError::fail(refusal.to_string()))?;
        prop_assert!(written.starts_with(&bytes));
        let count: usize = (0..pages.len()).map(|page| told(&written, page).len()).sum();
        prop_assert!(count >= notes.len());
        prop_assert_eq!(removed(&written), Some((bytes, true)));
    }
}
