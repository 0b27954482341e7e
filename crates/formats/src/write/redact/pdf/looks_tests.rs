//! Pages that look otherwise than they should.

use hayro_interpret::kurbo::Rect;
use hayro_syntax::Pdf;

use super::looks;
use crate::format::pdf::sample::Sample;
use crate::format::pdf::stand::Stand;
use crate::write::Refusal;

/// A page of one line, and a box from 100 to 200 points.
fn line(text: &str) -> (Vec<u8>, [Vec<Stand>; 1]) {
    let mut sample = Sample::new("GBK-EUC-H");
    let bytes = sample.page(&format!("BT /F2 12 Tf 100 700 Td ({text}) Tj ET")).bytes();
    (bytes, [vec![Stand::upright(Rect::new(100.0, 130.0, 200.0, 146.0))]])
}

#[test]
fn a_page_that_looks_otherwise_is_told() {
    let ((old, boxes), (same, _), (longer, _)) =
        (line("within"), line("in it"), line("what goes on behind the end of the box"));
    let old = Pdf::new(old).ok().unwrap();
    assert_eq!(looks::compare(&old, &same, &boxes), Ok(()));
    assert_eq!(looks::compare(&old, &longer, &boxes), Err(Refusal::LooksOtherwise { page: 1 }));
    assert_eq!(looks::compare(&old, &same, &[Vec::new()]), Err(Refusal::LooksOtherwise { page: 1 }));
    assert_eq!(looks::compare(&old, b"", &boxes), Err(Refusal::ReadsOtherwise));
}

/// A page with one small shape.
fn shape(content: &str) -> Vec<u8> {
    Sample::new("GBK-EUC-H").page(content).bytes()
}

#[test]
fn what_is_moved_by_a_step_of_drawing_looks_the_same_and_what_is_gone_or_added_does_not() {
    // A hairline, a dot, and a line of letters; a pixel is 0.72 points.
    for (content, moved) in [
        ("0.3 w 100 700 m 200 700 l S", "0.3 w 100 700.02 m 200 700.02 l S"),
        ("100 700 1 1 re f", "100.02 700 1 1 re f"),
        ("BT /F2 12 Tf 100 700 Td (within) Tj ET", "BT /F2 12 Tf 100.02 700 Td (within) Tj ET"),
    ] {
        let (old, bare) = (Pdf::new(shape(content)).ok().unwrap(), Pdf::new(shape("")).ok().unwrap());
        let told = Err(Refusal::LooksOtherwise { page: 1 });
        assert_eq!(looks::compare(&old, &shape(moved), &[Vec::new()]), Ok(()), "{content}");
        assert_eq!(looks::compare(&old, &shape(""), &[Vec::new()]), told, "{content}");
        assert_eq!(looks::compare(&bare, &shape(content), &[Vec::new()]), told, "{content}");
        let far = content.replace(" 700", " 703");
        assert_eq!(looks::compare(&old, &shape(&far), &[Vec::new()]), told, "{content}");
    }
}
