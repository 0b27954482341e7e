//! Reading a text file never panics, and the stored ranges of its characters follow one another to the end.
#![no_main]

use hegao::document::read_text;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let document = read_text(bytes.to_vec());
    let part = &document.parts[0];
    let mut end = part.coding().and_then(|coding| coding.segments.first()).map_or(0, |segment| segment.byte_start);
    for (at, c) in part.text.char_indices() {
        let range = part.stored(at..at + c.len_utf8());
        // Two characters that are one in the file share its bytes.
        assert!(range.start == end || (range.end == end && range.start < end));
        end = range.end;
    }
    assert!(end as usize == bytes.len() || part.text.is_empty());
    for block in &document.blocks {
        let text = document.text(block);
        let pieces = block.pieces(0..text.len());
        let whole: usize = pieces.iter().map(|(_, piece)| part.text[piece.clone()].len()).sum();
        assert!(whole <= text.len() && whole + pieces.len() > text.len());
    }
});
