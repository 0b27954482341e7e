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
