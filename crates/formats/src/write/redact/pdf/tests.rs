//! Redacted files, read again.

use memchr::memmem;
use proptest::prelude::*;

use super::*;
use crate::format::pdf::sample::{Sample, gbk, show, string};

pub(super) const VALUE: &str = "13800138000";

pub(super) fn read(bytes: &[u8]) -> Document {
    crate::read("a.pdf", bytes.to_vec(), &Limits::default()).ok().unwrap()
}

/// Where the value stands in a text, with or without white space in it.
pub(super) fn stretches(text: &str, _: bool) -> Vec<(Range<usize>, String)> {
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    let digits: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| !c.is_whitespace()).collect();
    for window in digits.windows(VALUE.len()) {
        let is_value = window.iter().map(|(_, c)| *c).eq(VALUE.chars());
        if is_value && found.last().is_none_or(|(last, _)| last.end <= window[0].0) {
            found.push((window[0].0..window[VALUE.len() - 1].0 + 1, "138****8000".to_owned()));
        }
    }
    found
}

fn redacted(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    told(bytes).map(|redacted| redacted.bytes)
}

fn told(bytes: &[u8]) -> Result<Redacted, Refusal> {
    let document = read(bytes);
    redact(bytes, &document, &ranges(&document), &stretches, &Limits::default())
}

/// Where the value stands in the blocks of a document.
pub(super) fn ranges(document: &Document) -> Vec<(usize, Range<usize>)> {
    let of_block = |(index, block)| {
        let text = document.text(block);
        stretches(text, false).into_iter().map(move |(range, _)| (index, range))
    };
    document.blocks.iter().enumerate().flat_map(of_block).collect()
}

fn texts(bytes: &[u8]) -> Vec<String> {
    let document = read(bytes);
    document.blocks.iter().map(|block| document.text(block).to_owned()).collect()
}

/// The decoded streams and the objects of a file, as bytes.
fn all(bytes: &[u8]) -> Vec<u8> {
    let pdf = Pdf::new(bytes.to_vec()).ok().unwrap();
    let streams = pdf.objects().into_iter().filter_map(|object| object.into_stream());
    let data = streams.map(|stream| stream.decoded_data().unwrap_or_default().into_owned());
    data.chain([bytes.to_vec()]).collect::<Vec<_>>().concat()
}

fn holds(bytes: &[u8], text: &str) -> bool {
    memmem::find(&all(bytes), text.as_bytes()).is_some()
}

fn page(operators: &str) -> Vec<u8> {
    Sample::new("GBK-EUC-H").page(operators).bytes()
}

fn content(bytes: &[u8]) -> String {
    let pdf = Pdf::new(bytes.to_vec()).ok().unwrap();
    String::from_utf8_lossy(pdf.pages()[0].page_stream().unwrap()).into_owned()
}

#[test]
fn codes_are_gone_and_what_follows_stays_where_it_was() {
    let bytes = page(&show(60.0, 700.0, "联系电话13800138000，请联系"));
    let written = redacted(&bytes).unwrap();
    assert_eq!(texts(&written), ["联系电话 ，请联系"]);
    assert!(holds(&bytes, "3133383030") && !holds(&written, "3133383030"));
    // Eleven digits of half an em.
    let head = format!("q\nBT /F1 14 Tf 1 0 0 1 60 700 Tm [{}-5500", gbk("联系电话"));
    assert!(content(&written).starts_with(&head), "{}", content(&written));
    let content = content(&written);
    assert!(content.ends_with("Q\nq 0 g\n116 711.2 m 193 711.2 l 193 697.2 l 116 697.2 l h f\nQ\n"), "{content}");
}

#[test]
fn every_operator_that_shows_text_is_rewritten() {
    for operators in [
        "BT /F2 10 Tf 60 700 Td 12 TL (a) Tj (tel 13800138000 end) ' (x) Tj ET",
        "BT /F2 10 Tf 60 700 Td 12 TL 3 1 (tel 13800138000 end) \" (x) Tj ET",
        "BT /F2 10 Tf 60 700 Td 2 Tc 4 Tw 150 Tz [(tel 138) -20 (0013) 30 (8000 ) 5 (end)] TJ (x) Tj ET",
        "BT /F2 10 Tf 60 700 Td 2 Tr (tel 13800138000 end) Tj (x) Tj ET",
        "BT /F2 10 Tf 60 700 Td (tel 138) Tj (0013) Tj (8000 end) Tj (x) Tj ET",
        "BT /F2 10 Tf 1 0.2 -0.2 1 60 700 Tm (tel 13800138000 end) Tj (x) Tj ET",
        "Q q 2 0 0 2 0 0 cm BT /F2 10 Tf 20 300 Td (tel 13800138000 end) Tj (x) Tj",
    ] {
        let bytes = page(operators);
        let written = redacted(&bytes).unwrap_or_else(|refusal| panic!("{operators}: {refusal}"));
        assert!(holds(&bytes, "138") && !holds(&written, "8000"), "{operators}: {}", content(&written));
        let plain: String = texts(&written).concat().split_whitespace().collect();
        assert!(plain == "telendx" || plain == "atelendx", "{operators}: {plain}");
    }
}

#[test]
fn a_form_is_written_anew_for_the_page_that_shows_it() {
    let mut sample = Sample::new("GBK-EUC-H");
    let inner = sample.stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>",
        show(60.0, 700.0, "电话13800138000").as_bytes(),
    );
    let outer = sample.stream(
        &format!("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</I {inner} 0 R>>>>"),
        b"q /I Do Q",
    );
    sample.resources(&format!("/XObject<</O {outer} 0 R>>"));
    let bytes = sample.page(&format!("/O Do {}", show(60.0, 600.0, "正文"))).bytes();
    let written = redacted(&bytes).unwrap();
    assert_eq!(texts(&written), ["电话", "正文"]);
    assert!(!holds(&written, "3133383030"));
}

#[test]
fn earlier_states_and_what_nothing_refers_to_do_not_go_along() {
    let mut sample = Sample::new("GBK-EUC-H");
    sample.stream("", b"BT (13800138000) Tj ET");
    let bytes = sample.page(&show(60.0, 700.0, "电话13800138000")).bytes();
    let more = [&bytes[..], b"9 0 obj\n(13800138000)\nendobj\n"].concat();
    let at = more.len();
    let prev = memmem::rfind(&bytes, b"xref\n0 ").unwrap();
    let table = format!("xref\n0 0\ntrailer<</Size 12/Root 1 0 R/Prev {prev}>>\nstartxref\n{at}\n%%EOF\n");
    let bytes = [&more[..], table.as_bytes()].concat();
    let written = redacted(&bytes).unwrap();
    assert!(!holds(&written, VALUE));
    assert_eq!(memmem::find_iter(&written, b"%%EOF").count(), 1);
}

#[test]
fn what_says_it_in_words_goes_or_is_masked() {
    let mut sample = Sample::new("GBK-EUC-H");
    let link = sample.object("<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(tel:13800138000)>>>>");
    let comment =
        sample.object(&format!("<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents{}>>", string("请打13800138000")));
    let item = sample.object(&format!("<</Title{}/Parent 1 0 R>>", string("电话 13800138000")));
    let element =
        sample.object("<</Type/StructElem/S/P/P 1 0 R/ActualText(13800138000)/Alt(13800138000)/E(13800138000)>>");
    let xmp = sample.stream("/Type/Metadata/Subtype/XML", b"<x>13800138000</x>");
    let file = sample.stream("/Type/EmbeddedFile", b"13800138000");
    let script = sample.object("<</S/JavaScript/JS(app.alert\\('13800138000'\\))>>");
    sample.catalog(&format!(
        "/Metadata {xmp} 0 R/Outlines {item} 0 R/StructTreeRoot {element} 0 R/OpenAction {script} 0 R/Names<</EmbeddedFiles\
         <</Names[(13800138000.txt) <</Type/Filespec/F(13800138000.txt)/EF<</F {file} 0 R>>>>]>>>>"
    ));
    sample.entries(&format!(
        "/Annots[{link} 0 R {comment} 0 R]/PieceInfo<</X<</Private(13800138000)>>>>/Thumb {file} 0 R"
    ));
    let operators = format!("/P<</ActualText(13800138000)/MCID 0>>BDC {} EMC", show(60.0, 700.0, "电话13800138000"));
    let information = sample.object("<</Title(13800138000)>>");
    let bytes = sample.page(&operators).with_trailer(&format!("/Info {information} 0 R"));
    let Redacted { bytes: written, blacked, swept, removed, .. } = told(&bytes).unwrap();
    assert!(!holds(&written, VALUE) && !holds(&written, "3133383030"));
    // The link, the comment and the bookmark.
    assert_eq!((blacked, swept), (1, 3));
    let names = "ActualText Alt E EmbeddedFiles JS Metadata PieceInfo Thumb Info";
    assert_eq!(removed.join(" "), names);
    let found = texts(&written);
    assert!(found.iter().any(|text| text == "请打138****8000"), "{found:?}");
    assert!(holds(&written, "/MCID 0"), "marks stay");
}

#[test]
fn a_running_head_goes_on_every_page() {
    let mut sample = Sample::new("GBK-EUC-H");
    for number in 0..3 {
        let body = format!("第{number}段正文写在这里，内容各不相同。");
        sample.page(&(show(60.0, 810.0, "值班电话13800138000") + &show(60.0, 500.0, &body)));
    }
    let written = redacted(&sample.bytes()).unwrap();
    assert!(!holds(&written, "3133383030"));
}

#[test]
fn hidden_text_goes_too() {
    let white = format!("1 g {} 0 g {}", show(60.0, 600.0, "电话13800138000"), show(60.0, 700.0, "正文"));
    let written = redacted(&page(&white)).unwrap();
    assert_eq!(texts(&written), ["正文", "电话"]);
}

#[test]
fn what_a_form_field_or_an_annotation_shows_goes_too() {
    let mut sample = Sample::new("GBK-EUC-H");
    let form = "/Type/XObject/Subtype/Form/BBox[0 0 300 30]/Resources<</Font<</F1 3 0 R>>>>";
    let other = sample.stream(form, show(0.0, 9.0, "李明").as_bytes());
    let look = sample.stream(form, show(0.0, 9.0, "13800138000").as_bytes());
    let hidden = sample.object(&format!("<</Type/Annot/Subtype/Stamp/F 2/Rect[0 0 9 9]/AP<</N {other} 0 R>>>>"));
    let name = sample.object(&format!(
        "<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V{}/Rect[60 640 360 670]/AP<</N<</On {other} 0 R>>>>/AS/On>>",
        string("李明")
    ));
    let field = sample.object(&format!(
        "<</Type/Annot/Subtype/Widget/FT/Tx/T(tel)/V(13800138000)/Rect[60 600 360 630]/AP<</N {look} 0 R>>>>"
    ));
    sample.entries(&format!("/Annots[{hidden} 0 R {name} 0 R {field} 0 R]"));
    sample.catalog(&format!("/AcroForm<</Fields[{name} 0 R {field} 0 R]>>"));
    let written = redacted(&sample.page(&show(60.0, 700.0, "正文")).bytes()).unwrap();
    assert!(!holds(&written, VALUE) && !holds(&written, "3133383030"));
    let found = texts(&written);
    assert!(found.contains(&"李明".to_owned()) && found.contains(&"138****8000".to_owned()), "{found:?}");
}

#[test]
fn what_runs_downwards_goes_too() {
    let bytes = Sample::new("GBK-EUC-V").page(&show(300.0, 700.0, "电话13800138000转接")).bytes();
    let written = redacted(&bytes).unwrap();
    assert!(!holds(&written, "3133383030"));
    assert_eq!(texts(&written).concat().split_whitespace().collect::<String>(), "电话转接");
}

#[test]
fn what_no_page_shows_or_nobody_knows_where_goes_too() {
    let mut sample = Sample::new("GBK-EUC-H");
    let form = "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>";
    let tile = "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 300 100]/XStep 300/YStep 100\
         /Resources<</Font<</F1 3 0 R>>>>";
    let tile = sample.stream(tile, show(10.0, 50.0, "打印人13800138000").as_bytes());
    let unused = sample.stream(form, show(10.0, 50.0, "旧的电话13800138000").as_bytes());
    let look = sample.stream(form, show(0.0, 9.0, "按下13800138000").as_bytes());
    let button =
        sample.object(&format!("<</Type/Annot/Subtype/Widget/FT/Btn/T(a)/Rect[0 0 9 9]/AP<</D {look} 0 R>>>>"));
    sample.resources(&format!("/Pattern<</P {tile} 0 R>>/XObject<</U {unused} 0 R>>"));
    sample.entries(&format!("/Annots[{button} 0 R]"));
    sample.catalog("/Dests<</t13800138000[8 0 R/Fit]>>");
    let operators = "% 13800138000\n/P<</Own(13800138000)/MCID 0>>BDC /Pattern cs /P scn 0 0 595 842 re f EMC 0 g ";
    let bytes = sample.page(&(operators.to_owned() + &show(60.0, 700.0, "正文"))).bytes();
    let written = redacted(&bytes).unwrap();
    assert!(!holds(&written, VALUE) && !holds(&written, "3133383030"));
    let found = texts(&written).concat();
    assert!(found.contains("正文") && found.contains("打印人"), "{found}");
}

#[test]
fn what_cannot_be_proved_is_refused() {
    let value = show(60.0, 700.0, "电话13800138000");
    let mut sample = Sample::new("GBK-EUC-H");
    let picture =
        sample.stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", b"x");
    sample.resources(&format!("/XObject<</I {picture} 0 R>>"));
    let below = sample.page(&format!("q 200 0 0 50 50 680 cm /I Do Q {value}")).bytes();
    assert_eq!(redacted(&below).err(), Some(Refusal::OnPicture { page: 1 }));

    let names =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"].map(|name| format!("/{name}"));
    let mut sample = Sample::new("GBK-EUC-H");
    let shape = sample.stream("", b"600 0 d0 100 0 400 700 re f");
    let shapes: String = names.iter().map(|name| format!("{name} {shape} 0 R")).collect();
    let font = sample.object(&format!(
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]/CharProcs<<{shapes}>>/Encoding\
         <</Differences[48{}]>>/FirstChar 48/LastChar 57/Widths[{}]>>",
        names.concat(),
        "600 ".repeat(10)
    ));
    let content = format!("/Hegao gs BT /F3 14 Tf 60 700 Td (13800138000) Tj ET {}", show(60.0, 600.0, "正文"));
    sample.resources(&format!("/Font<</F1 3 0 R/F3 {font} 0 R>>/ExtGState<</Hegao<</Font[{font} 0 R 14]>>>>"));
    let by_operators = sample.page(&content).bytes();
    assert_eq!(redacted(&by_operators).err(), Some(Refusal::Unproved { page: 1 }), "a font that draws its letters");
    let by_state = content.replace("/F3 14 Tf ", "");
    assert_eq!(redacted(&sample.page(&by_state).bytes()).err(), Some(Refusal::Unproved { page: 1 }));

    let mut signed = Sample::new("GBK-EUC-H");
    signed.object("<</Type/Sig/ByteRange[0 1 2 3]/Contents<00>>>");
    assert_eq!(redacted(&signed.page(&value).bytes()).err(), Some(Refusal::Signed));
}

/// A page that shows this, cut into strings of these lengths with these shifts between them.
fn cut(text: &str, cuts: &[(usize, i16)], state: &str) -> Vec<u8> {
    let (mut parts, mut rest) = (String::new(), text);
    for (length, shift) in cuts {
        let (first, behind) = rest.split_at((*length).min(rest.len()));
        parts += &format!("({first}){shift} ");
        rest = behind;
    }
    page(&format!("BT /F2 11 Tf 60 700 Td {state} [{parts}({rest})] TJ (behind) Tj ET"))
}

#[test]
fn what_stands_behind_a_value_need_not_be_drawn_by_the_same_steps() {
    // Two pixels at the edge of a letter come out a tenth lighter.
    let bytes = cut(&format!("cnmis{VALUE}  q"), &[], "0.5122375 Tc 0.69685227 Tw 124.86799 Tz 0 Tr");
    assert!(told(&bytes).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn however_a_value_is_set_it_goes_and_nothing_moves(
        before in "[a-z]{0,6}",
        behind in "[a-z ]{0,6}",
        cuts in prop::collection::vec((1usize..5, -60i16..60), 0..8),
        spacing in (0.0f32..2.0, 0.0f32..3.0, 60.0f32..150.0),
        mode in 0u8..4,
    ) {
        let state = format!("{} Tc {} Tw {} Tz {mode} Tr", spacing.0, spacing.1, spacing.2);
        let bytes = cut(&format!("{before}{VALUE}{behind}"), &cuts, &state);
        let Redacted { bytes: written, .. } = told(&bytes).map_err(|refusal| TestCaseError::fail(refusal.to_string()))?;
        let plain = |text: String| text.split_whitespace().collect::<String>();
        prop_assert_eq!(plain(texts(&written).concat()), plain(format!("{before}{behind}behind")));
        let content = content(&written);
        prop_assert!(!content.contains(VALUE));
    }

    #[test]
    fn a_damaged_file_is_refused_or_redacted(places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = page(&show(60.0, 700.0, "联系电话13800138000，请联系"));
        for (place, byte) in places {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let Ok(document) = crate::read("a.pdf", bytes.clone(), &Limits::default()) else { return Ok(()) };
        if let Ok(written) = redact(&bytes, &document, &[], &stretches, &Limits::default()) {
            prop_assert!(texts(&written.bytes).iter().all(|text| stretches(text, false).is_empty()));
        }
    }
}
