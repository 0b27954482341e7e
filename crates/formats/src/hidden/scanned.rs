//! Pages that are pictures: a scan pasted into a document, a photograph of a form. The rule is that of PDF files, where
//! the page itself says what covers it; other readers work out what comes to stand beside a picture.

use hegao_model::document::{Block, CellTexts, Content, Part};

/// With fewer letters a page is no page of text.
pub(crate) const FEW: usize = 20;

/// Shares of a page. A picture of the first size is the page if there is hardly a letter; one of the second may have a
/// line of text above it, or a stamp beside it.
const LARGE: f64 = 0.3;
const MOST: f64 = 0.6;

/// Whether a page on which pictures cover this `share` has no more text than a picture's.
pub(crate) fn is_picture(share: f64, letters: usize) -> bool {
    (share > LARGE && letters < FEW) || (share > MOST && letters < 2 * FEW)
}

/// How many letters a block has, whose part is one of `parts`.
pub(crate) fn letters_of(block: &Block, parts: &[Part], cells: &CellTexts) -> usize {
    match &block.content {
        Content::Slice(range) => {
            let text = parts.get(block.part as usize).map_or("", |part| &part.text);
            letters(text.get(range.start as usize..range.end as usize).unwrap_or_default())
        }
        content => letters(content.text("", cells)),
    }
}

/// How many letters `text` has, without white space.
pub(crate) fn letters(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_the_page_if_hardly_anything_stands_beside_it() {
        for (share, letters, expected) in
            [(0.95, 0, true), (0.4, 19, true), (0.4, 20, false), (0.7, 39, true), (0.7, 40, false), (0.3, 0, false)]
        {
            assert_eq!(is_picture(share, letters), expected, "{share} {letters}");
        }
        assert_eq!(letters(" 附件 1\u{3000}\n"), 3);
    }
}
