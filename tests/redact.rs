//! Documents with a value in every place and in every written form: taken out, nothing of it is left, in whatever encoding.

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::date;

use hegao::config::Config;
use hegao::document::proof::{Proof, Sought, prove};
use hegao::document::write::redact::{self, Masking, Redacted};
use hegao::document::{Document, Edit, Limits, read};
use hegao::finding::Value;
use hegao::rule::{builtin, builtin_tables};
use hegao::session::{Options, Redactions, Session, Source};

use crate::places::written::{planted, sample, ways::values};
use crate::places::{FORMATS, NUMBER, rows};
use crate::support::office::Office;
use crate::support::{Desk, disguise, forms};

static SESSION: LazyLock<Session> = LazyLock::new(|| {
    Session::new(builtin(), builtin_tables(), Config::default(), Options::new(date(2026, 1, 1))).unwrap()
});

fn redactions(name: &str, document: &Document, known: &[Value]) -> Redactions {
    SESSION.redactions(&Source::new(name, document), known)
}

struct Mask<'m>(&'m Redactions, &'m Document);

impl Masking for Mask<'_> {
    fn edits(&self, name: &str, document: &Document) -> (Vec<Edit>, Vec<(usize, Range<usize>)>) {
        let known: Vec<Value> = self.0.values().into_iter().map(|(value, _)| value).collect();
        let inner = redactions(name, document, &known);
        let all = if std::ptr::eq(document, self.1) { self.0 } else { &inner };
        (all.edits.clone(), all.unwritable.iter().map(|one| (one.block, one.range.clone())).collect())
    }

    fn stretches(&self, text: &str, is_unseen: bool) -> Vec<(Range<usize>, String)> {
        self.0.stretches(text, is_unseen)
    }
}

/// What came of a document.
pub enum Outcome {
    Unread,
    Refused(String),
    /// Rules, or the proof, still find something.
    Remains(String, Option<Vec<u8>>),
    Done(Vec<u8>),
}

fn sought(redactions: &Redactions) -> Vec<Sought> {
    let sought = |(value, forms): (Value, Vec<String>)| Sought { value: value.value.expose().clone(), forms };
    redactions.values().into_iter().map(sought).collect()
}

/// A file is gone over again, where rules see something else in what a mask has left.
pub fn redact(name: &str, bytes: &[u8]) -> Outcome {
    match once(name, bytes) {
        Outcome::Remains(_, Some(bytes)) => once(name, &bytes),
        outcome => outcome,
    }
}

fn once(name: &str, bytes: &[u8]) -> Outcome {
    let limits = Limits::default();
    let Ok(document) = read(name, bytes.to_vec(), &limits) else { return Outcome::Unread };
    let first = redactions(name, &document, &[]);
    let written = redact::document(name, bytes, &document, &Mask(&first, &document), &limits);
    let Redacted { bytes, .. } = match written {
        Ok(written) => written,
        Err(refusal) => return Outcome::Refused(refusal.to_string()),
    };
    let Ok(again) = read(name, bytes.clone(), &limits) else { return Outcome::Remains("unread".into(), None) };
    let known: Vec<Value> = first.values().into_iter().map(|(value, _)| value).collect();
    let second = redactions(name, &again, &known);
    let proof: Proof = prove(&bytes, &sought(&second), &limits);
    if !second.edits.is_empty() || !second.unwritable.is_empty() || !proof.holds() {
        let part = |edit: &Edit| {
            format!(
                "{:?} {:?}→{}",
                again.parts[edit.part as usize].name,
                again.parts[edit.part as usize]
                    .decoded(edit.bytes.clone())
                    .map(|range| again.parts[edit.part as usize].text[range].to_owned()),
                edit.text
            )
        };
        let edits: Vec<_> = second.edits.iter().map(part).collect();
        let unwritable: Vec<_> = second
            .unwritable
            .iter()
            .map(|one| again.text(&again.blocks[one.block])[one.range.clone()].to_owned())
            .collect();
        return Outcome::Remains(
            format!("{edits:?} {unwritable:?} {:?} {:?}", proof.remains, proof.unsearched),
            Some(bytes),
        );
    }
    Outcome::Done(bytes)
}

/// Places of which nothing can be written: what stands there is told, and no file is.
const NOT_WRITTEN: [(&str, &str, &str); 7] = [
    ("docx", "symbol", "signs of a font that mean digits"),
    ("docx", "symbol-font", "signs of a font that mean digits"),
    ("docx", "archive-head", "before the archive"),
    ("docx", "archive-tail", "behind the archive"),
    ("text", "mail-mime", "a mail, in which parts are encoded"),
    ("pdf", "signature-reason", "a signed file"),
    ("pdf", "signature-program", "a signed file"),
];

fn is_written(format: &str, id: &str) -> bool {
    !NOT_WRITTEN.iter().any(|(of, place, _)| *of == format && *place == id)
}

/// The places of a format whose number is read.
fn read_places(format: &str) -> Vec<String> {
    let rows = rows(format).into_iter();
    rows.filter(|row| row.outcome == "found").map(|row| row.id).collect()
}

#[test]
fn of_a_number_in_any_place_nothing_is_left() {
    for (format, places) in FORMATS {
        let found = read_places(format);
        for place in places().iter().filter(|place| found.iter().any(|id| id == place.id)) {
            match redact(place.name, &place.bytes) {
                Outcome::Done(bytes) => {
                    assert!(is_written(format, place.id), "{format} {}: written, but it is not to be", place.id);
                    let proof = prove(&bytes, &[Sought::new(NUMBER)], &Limits::default());
                    assert!(proof.holds() && bytes != place.bytes, "{format} {}: {:?}", place.id, proof.remains);
                }
                Outcome::Unread => assert!(!is_written(format, place.id), "{format} {}: unread", place.id),
                Outcome::Refused(why) | Outcome::Remains(why, _) => {
                    assert!(!is_written(format, place.id), "{format} {}: {why}", place.id);
                }
            }
        }
    }
}

#[test]
fn of_a_value_written_in_any_way_nothing_is_left() {
    let values = values();
    let mut done = 0;
    // Each is redacted, read and proved: a quarter of the pairs that others read, unless more are asked for.
    let step = if std::env::var_os("HEGAO_PAIRS").is_some() { 1 } else { 4 };
    for (format, id, value, way) in sample(&values).into_iter().step_by(step) {
        let ((name, generators), value) = (FORMATS[format], &values[value]);
        if !is_written(name, id) {
            continue;
        }
        let (plain, way) = (&value.ways[0].written, &value.ways[way]);
        for place in planted(name, generators, value, &way.written).into_iter().filter(|place| place.id == id) {
            let Ok(document) = read(place.name, place.bytes.clone(), &Limits::default()) else { continue };
            let known = redactions(place.name, &document, &[]).values();
            let is_known = known.iter().any(|(one, _)| one.value.expose() == plain);
            let bytes = match redact(place.name, &place.bytes) {
                Outcome::Done(bytes) => bytes,
                // A font may have no letter for a sign that nobody sees; what is not read whole is not written.
                Outcome::Refused(_) if name == "pdf" => continue,
                Outcome::Refused(why) | Outcome::Remains(why, _) => {
                    panic!("{name} {id} {} {}: not written: {why}", value.id, way.id);
                }
                Outcome::Unread => panic!("{name} {id} {} {}: unread", value.id, way.id),
            };
            let proof = prove(&bytes, &[Sought::new(plain.clone())], &Limits::default());
            assert!(proof.holds() || !is_known, "{name} {id} {} {}: {:?}", value.id, way.id, proof.remains);
            done += usize::from(is_known);
        }
    }
    assert!(done > 0);
}

/// Each eight digits in a row of numbers, and a name and an address: what may be nowhere.
fn pieces(numbers: &[String; 3], name: &str, mail: &str) -> Vec<Sought> {
    let windows = |number: &String| {
        let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
        digits.windows(8).map(String::from_iter).collect::<Vec<_>>()
    };
    let numbers = numbers.iter().flat_map(windows);
    numbers.chain([name.to_owned(), mail.to_owned()]).map(Sought::new).collect()
}

#[test]
fn of_numbers_names_and_addresses_in_any_form_nothing_is_left() {
    let numbers = forms::numbers();
    let (name, mail) = ("莫愁", "zhaoqian7531@163.com");
    let [mobile, id, card] = &numbers;
    let known = format!("联系人：{name}，电话{mobile}，身份证号{id}，银行卡号{card}，邮箱{mail}。");
    let mut written: Vec<_> = numbers.iter().flat_map(|number| forms::of_number(number)).collect();
    written.extend([forms::of_name(name), forms::of_mail(mail)].concat());
    let sought = pieces(&numbers, name, mail);
    // Each form in one document as a rule, so that each document has met each sort in the end.
    let step = if std::env::var_os("HEGAO_PAIRS").is_some() { 1 } else { 7 };
    for (number, (form, text)) in written.iter().enumerate() {
        let documents = forms::documents(&known, text).into_iter().enumerate();
        for (_, (file, bytes)) in
            documents.filter(|(at, (file, _))| !file.ends_with(".pdf") && (at + number) % step == 0)
        {
            match redact(&file, &bytes) {
                Outcome::Done(new) => {
                    let proof = prove(&new, &sought, &Limits::default());
                    assert!(proof.holds(), "{form} {text:?} {file}: {:?}", proof.remains);
                }
                // Control characters are in no page.
                Outcome::Unread => assert!(text.contains('\u{B}'), "{form} {file}: unread"),
                Outcome::Refused(why) | Outcome::Remains(why, _) => panic!("{form} {text:?} {file}: {why}"),
            }
        }
    }
}

/// A text and its sensitive values, masked.
fn masked(text: &str, config: &str) -> (String, Vec<String>) {
    let config = hegao::config::parse(text_of(config), std::path::Path::new("/办公室/hegao.yaml")).unwrap();
    let session = Session::new(builtin(), builtin_tables(), config, Options::new(date(2026, 1, 1))).unwrap();
    let document = read("a.txt", text.as_bytes().to_vec(), &Limits::default()).unwrap();
    let redactions = session.redactions(&Source::new("a.txt", &document), &[]);
    let mut new = text.to_owned();
    for edit in redactions.edits.iter().rev() {
        new.replace_range(edit.bytes.start as usize..edit.bytes.end as usize, &edit.text);
    }
    (new, redactions.values().into_iter().map(|(value, _)| value.mask()).collect())
}

fn text_of(config: &str) -> &str {
    if config.is_empty() { "lang: zh\n" } else { config }
}

#[test]
fn what_counts_for_no_report_is_masked_all_the_same() {
    let text = "联系电话：13912345678。\n再说一次：139-1234-5678，编号x13912345678y。\n";
    let expected = "联系电话：139****5678。\n再说一次：139****5678，编号x139****5678y。\n";
    for config in ["", "rules:\n  privacy/mobile-number: off\n", "rules:\n  privacy/mobile-number: note\n"] {
        let (new, values) = masked(text, config);
        assert_eq!((new.as_str(), values), (expected, vec!["139****5678".to_owned()]), "{config}");
    }
    assert_eq!(masked(expected, "").0, expected, "twice");
    assert_eq!(masked("没有要遮盖的内容。\n", ""), ("没有要遮盖的内容。\n".to_owned(), Vec::new()));
}

#[test]
fn an_author_of_whom_the_page_speaks_stays_on_the_page() {
    let word = |body: &str| {
        Office::docx(&format!("<w:p><w:r><w:t>{body}</w:t></w:r></w:p>")).core("<dc:creator>王芳</dc:creator>").bytes()
    };
    for (body, left) in [("由王芳主持会议。", 1), ("会议按时召开。", 0)] {
        let bytes = word(body);
        let document = read("a.docx", bytes.clone(), &Limits::default()).unwrap();
        assert_eq!(redactions("a.docx", &document, &[]).left, left, "{body}");
        let Outcome::Done(new) = redact("a.docx", &bytes) else { panic!("{body}") };
        let proof = prove(&new, &[Sought::new("王芳")], &Limits::default());
        let places: Vec<_> = proof.remains.iter().flat_map(|remain| remain.members.clone()).collect();
        assert!(
            places.iter().all(|member| member == "word/document.xml") && places.is_empty() == (left == 0),
            "{places:?}"
        );
    }
}

/// A document with a comment, a change, hidden text and properties.
fn document() -> Vec<u8> {
    let comments = "<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
        <w:comment w:id=\"0\" w:author=\"王芳\"><w:p><w:r><w:t>请核实</w:t></w:r></w:p></w:comment></w:comments>";
    let body = "<w:p><w:r><w:t>联系人：李明，联系电话：139</w:t></w:r><w:r><w:t>12345678。</w:t></w:r></w:p>\
        <w:p><w:del w:id=\"1\" w:author=\"王芳\"><w:r><w:delText>原稿</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>内部</w:t></w:r></w:p>";
    let word = Office::docx(body).part("c", "comments", "comments.xml", comments);
    word.core("<dc:creator>王芳</dc:creator><cp:lastModifiedBy>赵敏</cp:lastModifiedBy>").bytes()
}

#[test]
fn a_copy_stands_beside_the_original_without_the_value_and_says_so() {
    let desk = Desk::new();
    desk.file("名单13912345678.docx", document());
    let run = desk.run(&["redact", "名单13912345678.docx"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    let copy = std::fs::read(desk.path().join("名单139＊＊＊＊5678-脱敏.docx")).unwrap();
    assert!(prove(&copy, &[Sought::new(NUMBER), Sought::new("李明")], &Limits::default()).holds());
    assert!(std::fs::read(desk.path().join("名单13912345678.docx")).unwrap() == document());
    assert!(run.out.contains("139****5678 ×1") && run.out.contains("SHA-256"), "{}", run.out);
    assert_eq!(disguise::found(NUMBER, &run.out), None);
    // What stands there already is not lost.
    let again = desk.run(&["redact", "名单13912345678.docx"]);
    assert_eq!(again.code, 2, "{}", again.err);
    // A file's name goes out with it.
    let in_place = desk.run(&["redact", "--in-place", "名单13912345678.docx"]);
    assert!(in_place.code == 2 && in_place.err.contains("文件名"), "{}", in_place.err);
    assert!(std::fs::read(desk.path().join("名单13912345678.docx")).unwrap() == document());
}

#[test]
fn of_nothing_to_mask_no_values_are_counted_and_a_folder_is_refused() {
    let desk = Desk::new();
    desk.file("空.txt", "").file("夹/a.txt", "");
    let run = desk.run(&["redact", "空.txt"]);
    assert!(run.code == 0 && run.out.contains("没有要遮盖的内容") && !run.out.contains("个原值"), "{}", run.out);
    let run = desk.run(&["redact", "夹"]);
    assert!(run.code == 2 && run.err.contains("夹 是文件夹"), "{}", run.err);
    let run = desk.run(&["redact", "名单", "一.txt"]);
    assert!(run.code == 2 && !run.err.contains("引号"), "{}", run.err);
    desk.file("名单 一.txt", "");
    let run = desk.run(&["redact", "名单", "一.txt"]);
    assert!(run.code == 2 && run.err.contains("引号：\"名单 一.txt\""), "{}", run.err);
}

#[test]
fn the_original_that_an_annotated_file_keeps_does_not_go_along() {
    let desk = Desk::new();
    desk.file("a.docx", document());
    assert_eq!(desk.run(&["annotate", "a.docx"]).code, 0);
    let annotated = std::fs::read(desk.path().join("a-核稿.docx")).unwrap();
    let members = |bytes: &[u8]| bytes.windows(8).filter(|window| window == b"[trash]/").count();
    assert!(members(&annotated) > 0);
    let run = desk.run(&["redact", "a-核稿.docx"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let copy = std::fs::read(desk.path().join("a-核稿-脱敏.docx")).unwrap();
    assert_eq!(members(&copy), 0);
    assert!(prove(&copy, &[Sought::new(NUMBER)], &Limits::default()).holds());
}

#[test]
fn hidden_data_goes_item_by_item() {
    let desk = Desk::new();
    desk.file("a.docx", document());
    let run = desk.run(&["redact", "--metadata", "a.docx"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    for told in ["作者、单位 2", "批注 1", "修订 1", "隐藏文字 1"] {
        assert!(run.out.contains(told), "{told}: {}", run.out);
    }
    let copy = std::fs::read(desk.path().join("a-脱敏.docx")).unwrap();
    let gone = ["王芳", "赵敏", "请核实", "原稿", "内部"].map(Sought::new);
    assert!(prove(&copy, &gone, &Limits::default()).holds());
    let one = desk.run(&["redact", "--metadata=comments", "--force", "a.docx"]);
    assert!(one.out.contains("批注 1") && !one.out.contains("修订"), "{}", one.out);
    let unknown = desk.run(&["redact", "--metadata=全部", "a.docx"]);
    assert!(unknown.code == 2 && unknown.err.contains("custom-xml"), "{}", unknown.err);
}

#[test]
fn what_cannot_be_masked_is_told_and_nothing_is_written() {
    let desk = Desk::new();
    let symbols: String =
        NUMBER.bytes().map(|digit| format!("<w:sym w:font=\"Symbol\" w:char=\"F0{digit:02X}\"/>")).collect();
    let said = "<w:p><w:r><w:t>联系电话：13912345678</w:t></w:r></w:p>";
    desk.file("a.docx", Office::docx(&format!("{said}<w:p><w:r>{symbols}</w:r></w:p>")).bytes());
    let run = desk.run(&["redact", "a.docx"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""), "{}", run.err);
    assert!(run.err.contains("第2段"), "{}", run.err);
    assert_eq!(std::fs::read_dir(desk.path()).unwrap().count(), 1);
    desk.file("b.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    let signed = Office::docx(said).member("_xmlsignatures/sig1.xml", "<Signature/>");
    desk.file("c.docx", signed.bytes()).file("d.txt", "没有要遮盖的内容。\n");
    let run = desk.run(&["redact", "b.doc", "c.docx", "d.txt"]);
    assert_eq!(run.code, 3, "{}", run.err);
    assert!(run.err.contains("b.doc：没有处理") && run.err.contains("数字签名"), "{}", run.err);
    assert!(run.out.contains("没有要遮盖的内容"), "{}", run.out);
    assert!(!desk.path().join("c-脱敏.docx").exists() && desk.path().join("d-脱敏.txt").exists());
}

#[test]
fn of_a_photo_the_pixels_stay() {
    let desk = Desk::new();
    let segment = |marker: u8, content: &[u8]| [&[0xFF, marker, 0, content.len() as u8 + 2], content].concat();
    let exif = b"Exif\0\0MM\0\x2A\0\0\0\x08\0\x02\x01\x0F\0\x02\0\0\0\x0413912345678\0\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let pixels = [segment(0xDA, b"\0"), vec![1, 2, 0xFF, 0, 3]].concat();
    let picture = [
        b"\xFF\xD8".to_vec(),
        segment(0xE0, b"JFIF\0"),
        segment(0xE1, exif),
        segment(0xFE, b"13912345678"),
        pixels.clone(),
        b"\xFF\xD9tail".to_vec(),
    ];
    desk.file("a.jpg", picture.concat());
    let run = desk.run(&["redact", "a.jpg"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    let copy = std::fs::read(desk.path().join("a-脱敏.jpg")).unwrap();
    assert!(prove(&copy, &[Sought::new(NUMBER)], &Limits::default()).holds());
    assert!(copy.windows(pixels.len()).any(|window| window == pixels) && copy.ends_with(b"\xFF\xD9"));
}
