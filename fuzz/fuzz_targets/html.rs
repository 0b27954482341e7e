//! Reading a web page never panics, and every character stands where its piece says.
#![no_main]

use hegao::document::{Content, Limits, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(document) = read("a.html", text.as_bytes().to_vec(), &Limits::default()) else { return };
    for block in &document.blocks {
        let shown = document.text(block);
        assert!(!shown.is_empty());
        let Content::Joined { pieces, .. } = &block.content else { continue };
        for piece in pieces {
            let stored = &document.parts[piece.part as usize].text[piece.source.start as usize..piece.source.end as usize];
            let shown = &shown[piece.text.start as usize..piece.text.end as usize];
            assert!(shown.len() != stored.len() || shown == stored || shown == " ");
        }
    }
});
