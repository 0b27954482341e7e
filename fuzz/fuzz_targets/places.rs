//! What holds for every document, whatever its file was.

use hegao::document::{Content, Document};

/// Every stretch of every block lies in its part, on characters, behind the one before in the block's text.
pub fn check(document: &Document) {
    for block in &document.blocks {
        let text = document.text(block);
        let mut length = 0;
        for (part, range) in block.pieces(0..text.len()) {
            let part = &document.parts[part as usize];
            assert!(part.text.get(range.clone()).is_some());
            let stored = part.stored(range.clone());
            assert!(stored.start <= stored.end);
            length += 1;
        }
        assert!(length <= text.len());
    }
}

/// Where a stretch is as long as what is stored, it is the same, or a space for a line's end.
#[allow(dead_code)] // Not of sheets, in which a number may be as long as the date that it stands for.
pub fn check_characters(document: &Document) {
    for block in &document.blocks {
        let shown = document.text(block);
        assert!(!shown.is_empty());
        let Content::Joined(joined) = &block.content else { continue };
        for piece in &*joined.pieces {
            let part = &document.parts[piece.part as usize];
            let stored = &part.text[piece.source().start as usize..piece.source().end as usize];
            let shown = &shown[piece.text.start as usize..piece.text.end as usize];
            assert!(shown.len() != stored.len() || shown == stored || shown == " ");
        }
    }
}
