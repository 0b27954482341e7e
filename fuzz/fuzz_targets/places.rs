//! What holds for every document, whatever its file was.

use hegao::document::Document;

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
