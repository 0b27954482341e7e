//! Pages that became pictures, pixel by pixel; and files that look otherwise than they should.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use hayro_syntax::Pdf;
use hayro_syntax::object::Name;
use hegao_model::document::{Limits, Reason};
use proptest::prelude::*;

use super::drawn::{Painter, scale, size};
use super::tests::{VALUE, ranges, read, stretches};
use super::{RESOLUTION, rasterise};
use crate::format::pdf::sample::{Sample, shaped_cff, show};
use crate::proof::{Sought, prove_beside_pictures};
use crate::write::Refusal;
use crate::write::redact::Redacted;
use hayro_interpret::kurbo::Rect;

const DIGITS: [&str; 10] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

fn raster(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let document = read(bytes);
    let done = rasterise(bytes, &document, &ranges(&document), &stretches, &Limits::default());
    done.map(|Redacted { bytes, .. }| bytes)
}

/// A page as it is drawn: its width in pixels, and their red parts.
fn drawn(bytes: &[u8]) -> (usize, Vec<u8>) {
    let pdf = Pdf::new(bytes.to_vec()).ok().unwrap();
    let page = &pdf.pages()[0];
    let painter = Painter::new();
    let drawn = painter.draw(page, size(page, scale(RESOLUTION), 1e9).unwrap(), scale(RESOLUTION)).unwrap();
    assert!(!painter.lacks_font() && !painter.lacks_part());
    (drawn.width, drawn.rows().flatten().step_by(4).copied().collect())
}

/// The samples of the picture that is the first page, a byte for each.
fn picture(bytes: &[u8]) -> Vec<u8> {
    let pdf = Pdf::new(bytes.to_vec()).ok().unwrap();
    let picture = pdf.pages()[0].resources().get_x_object(&Name::new_unescaped(b"P")).unwrap();
    let samples = picture.decoded_data().unwrap().into_owned();
    let number = |key: &str| picture.dict().get::<usize>(key).unwrap();
    let is_gray = picture.dict().get::<Name<'_>>("ColorSpace").unwrap().as_ref() == b"DeviceGray";
    match (number("BitsPerComponent"), is_gray) {
        (8, true) => samples,
        (8, false) => samples.into_iter().step_by(3).collect(),
        _ => {
            let row = number("Width").div_ceil(8);
            let bit = |at: usize| {
                samples[at / number("Width") * row + at % number("Width") / 8] >> (7 - at % number("Width") % 8) & 1
            };
            (0..number("Width") * number("Height")).map(|at| bit(at) * 255).collect()
        }
    }
}

/// What `with` shows and `without` does not is black in the picture of `with`; `rest`, in points, is where the picture may differ
/// from what was drawn, and only by being black.
fn assert_black(with: &[u8], without: &[u8], rest: Rect) {
    let written = raster(with).unwrap_or_else(|refusal| panic!("{refusal}"));
    let ((width, old), (_, bare), new) = (drawn(with), drawn(without), picture(&written));
    assert_eq!(old.len(), new.len());
    let (mut ink, scale) = (0, scale(RESOLUTION));
    for (at, ((old, bare), new)) in old.iter().zip(&bare).zip(&new).enumerate() {
        if old != bare {
            ink += 1;
            assert_eq!(*new, 0, "a pixel of the value is left at {} {}", at % width, at / width);
        } else if old != new {
            let place = ((at % width) as f64 / scale, (at / width) as f64 / scale);
            assert!(*new == 0 && rest.contains(place), "{place:?} has changed");
        }
    }
    assert!(ink > 500, "the value was drawn: {ink}");
    let read = read(&written);
    let pages = Pdf::new(written.clone()).ok().unwrap().pages().len();
    assert_eq!(read.gaps.len(), pages, "{:?}", read.gaps);
    assert!(read.gaps.iter().all(|gap| matches!(gap.reason, Reason::ScannedPage { .. })));
    assert!(read.blocks.is_empty());
}

/// A file whose font T draws its digits by these operators, with a head that stays.
fn type_3(matrix: &str, widths: u32, shape: &str, operators: &str) -> Vec<u8> {
    let mut sample = Sample::new("GBK-EUC-H");
    let shape = sample.stream("", shape.as_bytes());
    let names: String = DIGITS.map(|name| format!("/{name}")).concat();
    let shapes: String = DIGITS.iter().map(|name| format!("/{name} {shape} 0 R")).collect();
    let font = sample.object(&format!(
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[{matrix}]/CharProcs<<{shapes}>>/Encoding\
         <</Differences[48{names}]>>/FirstChar 48/LastChar 57/Widths[{}]>>",
        format!("{widths} ").repeat(10)
    ));
    sample.resources(&format!("/Font<</F2 6 0 R/T {font} 0 R>>"));
    sample.page(&format!("BT /F2 12 Tf 60 760 Td (A head that stays as it is) Tj ET {operators}")).bytes()
}

#[test]
fn letters_that_a_font_draws_by_operators_are_black() {
    let shape = "600 0 d0 100 0 400 700 re f";
    let with = |text: &str| type_3(".001 0 0 .001 0 0", 600, shape, &format!("BT /T 14 Tf 60 700 Td ({text}) Tj ET"));
    // 842 - 700 - 14 to 842 - 700 + 14.
    assert_black(&with(VALUE), &with(""), Rect::new(58.0, 128.0, 156.0, 147.0));
}

#[test]
fn ink_that_lies_beside_its_letter_is_black() {
    // The shape lies far above and to the left of the box of its line, and has a line about it.
    let shape = "600 0 0 0 1000 1700 d1 -500 900 400 700 re 60 w B";
    let with = |text: &str| type_3(".001 0 0 .001 0 0", 600, shape, &format!("BT /T 20 Tf 90 600 Td ({text}) Tj ET"));
    let rest = Rect::new(70.0, 200.0, 230.0, 250.0);
    assert_black(&with(VALUE), &with(""), rest);
}

#[test]
fn what_runs_downwards_is_black() {
    let program = shaped_cff(&DIGITS, &[28, 1, 44, 22, 28, 1, 144, 28, 2, 188, 28, 254, 112, 6, 14]);
    let mut sample = Sample::new("GBK-EUC-H");
    let program = sample.stream("/Subtype/CIDFontType0C", &program);
    let descriptor = sample.object(&format!("<</Type/FontDescriptor/FontName/Own/Flags 4/FontFile3 {program} 0 R>>"));
    let descendant = sample.object(&format!(
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/Own/DW 1000/FontDescriptor {descriptor} 0 R\
         /CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"
    ));
    let font = sample.object(&format!(
        "<</Type/Font/Subtype/Type0/BaseFont/Own/Encoding/Identity-V/DescendantFonts[{descendant} 0 R]>>"
    ));
    sample.resources(&format!("/Font<</F2 6 0 R/V {font} 0 R>>"));
    let codes: String = VALUE.bytes().map(|digit| format!("{:04X}", digit - b'0' + 1)).collect();
    let page = |codes: &str| {
        let mut sample = sample.clone();
        let head = "BT /F2 12 Tf 60 760 Td (A head that stays as it is) Tj ET";
        sample.page(&format!("{head} BT /V 16 Tf 300 700 Td <{codes}> Tj ET")).bytes()
    };
    assert_black(&page(&codes), &page(""), Rect::new(280.0, 130.0, 320.0, 330.0));
}

#[test]
fn a_letter_without_a_place_is_refused() {
    let value = format!("BT /F2 12 Tf 60 700 Td ({VALUE}) Tj ET");
    // Eleven digits are told, and ten are shown.
    let told = format!("/Span<</ActualText({VALUE})>>BDC BT /F2 12 Tf 60 700 Td (1380013800) Tj ET EMC");
    let mut sample = Sample::new("GBK-EUC-H");
    let tile = sample.stream(
        "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 300 100]/XStep 300/YStep 100\
         /Resources<</Font<</F2 6 0 R>>>>",
        value.replace("60 700", "10 50").as_bytes(),
    );
    let picture =
        sample.stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", b"x");
    sample.resources(&format!("/Pattern<</P {tile} 0 R>>/XObject<</I {picture} 0 R>>"));
    let draw = "q 200 0 0 50 50 680 cm /I Do Q";
    let unplaced = Some(Refusal::Unplaced { page: 1 });
    let in_picture = Some(Refusal::InPicture { page: 1 });
    for (operators, refusal) in [
        (told, unplaced.clone()),
        ("/Pattern cs /P scn 0 0 595 842 re f".to_owned(), unplaced),
        (format!("{draw} BT 3 Tr ET {value}"), in_picture.clone()),
        (format!("{value} {draw}"), in_picture),
        (format!("{draw} 0 g {value}"), None),
        (show(60.0, 700.0, "电话"), Some(Refusal::FontOutside { page: 1 })),
    ] {
        let bytes = sample.clone().page(&operators).bytes();
        assert_eq!(raster(&bytes).err(), refusal, "{operators}");
    }
    let far = "/MediaBox[0 0 9000 9000]";
    let mut sample = Sample::new("GBK-EUC-H");
    sample.entries(far);
    assert_eq!(raster(&sample.page(&value).bytes()).err(), Some(Refusal::PageTooLarge { page: 1 }));
}

#[test]
fn nothing_else_of_the_file_goes_along() {
    let mut sample = Sample::new("GBK-EUC-H");
    let note = sample.object(&format!("<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents({VALUE})>>"));
    sample.entries(&format!("/Annots[{note} 0 R]/Rotate 90"));
    sample.catalog(&format!("/Lang({VALUE})"));
    let bytes = sample.page(&format!("BT /F2 12 Tf 60 700 Td (tel {VALUE}) Tj ET")).page("").bytes();
    let written = raster(&bytes).unwrap();
    assert!(memchr::memmem::find(&written, VALUE.as_bytes()).is_none());
    let pdf = Pdf::new(written.clone()).ok().unwrap();
    let sizes: Vec<(f32, f32)> = pdf.pages().iter().map(|page| page.render_dimensions()).collect();
    assert_eq!(sizes, [(842.0, 595.0), (842.0, 595.0)]);
    assert!(memchr::memmem::find(&written, b"/BitsPerComponent 1/").is_some(), "a blank page takes a bit for a pixel");
    assert_eq!(drawn(&written).1, picture(&written), "a pixel of the picture is one of the page");
    // Its pixels are known; what is packed beside them is found.
    let holds = |bytes: &[u8]| prove_beside_pictures(bytes, &[Sought::new(VALUE)], &Limits::default()).holds();
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
    packed.write_all(VALUE.repeat(3).as_bytes()).unwrap();
    assert!(holds(&written) && !holds(&[written, packed.finish().unwrap()].concat()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn wherever_letters_lie_their_ink_is_black(
        (left, foot, wide, high) in (-300i32..300, -300i32..300, 400i32..600, 400i32..900),
        (unit, line) in (1u32..4, 0u32..80),
        (size, turn) in (10.0f64..18.0, prop_oneof![Just(0.0f64), Just(std::f64::consts::FRAC_PI_2), -0.6f64..0.6]),
    ) {
        let matrix = format!("{0} 0 0 {0} 0 0", 0.001 * f64::from(unit));
        let shape = format!("{} 0 d0 {line} w {left} {foot} {wide} {high} re B", 600 / unit);
        let (sine, cosine) = turn.sin_cos();
        let with = |text: &str| type_3(&matrix, 600 / unit, &shape, &format!(
            "BT /T {size:.2} Tf {cosine:.4} {sine:.4} {:.4} {cosine:.4} 250 400 Tm ({text}) Tj ET", -sine
        ));
        assert_black(&with(VALUE), &with(""), Rect::new(60.0, 180.0, 500.0, 720.0));
    }
}
