//! The text that a program recognised on a picture, put into the document where its page stands.

use std::num::NonZeroU32;

use super::text_file::read_text;
use hegao_model::document::{
    Block, BlockKind, Content, Document, PagePicture, Piece, Place, Reason, Seat, Spot, Thing,
};

/// Puts `text` into `document` as the text of the page that `picture` is, read as a text file is; the gap that told that the page
/// is a picture is gone. Whether there was any text. Where no page is known it stands behind the running text.
pub fn put_recognised(document: &mut Document, picture: &PagePicture, text: &str) -> bool {
    let page = picture.page;
    let has_page =
        !document.gaps.iter().any(|gap| picture.is_of(gap) && matches!(gap.reason, Reason::ScannedPicture { .. }));
    if !text.contains(char::is_alphanumeric) {
        return false;
    }
    let read = read_text(text.replace('\u{c}', "\n").into_bytes());
    let part = document.parts.len() as u32;
    let is_before = |block: &Block| page_of(block).is_none_or(|of| !has_page || of < page);
    let running = document.running().len();
    let at = document.running().iter().rposition(is_before).map_or(0, |before| before + 1).min(running);
    let mut number = 0;
    let blocks: Vec<Block> = read
        .blocks
        .into_iter()
        .filter(|block| block.hidden.is_none())
        .map(|block| {
            number += 1;
            let content = moved(block.content, part);
            let kind = if block.kind.is_running() { block.kind } else { BlockKind::Paragraph };
            let place = match has_page {
                true => Place::paragraph(page, number, false),
                false => Place::from(Thing::Picture).numbered(page),
            };
            Block { part, content, kind, place: Seat::from(place), hidden: None }
        })
        .collect();
    let called = if has_page { "page" } else { "picture" };
    document.parts.extend(read.parts.into_iter().take(1).map(|part| part.within(format!("{called} {page} (OCR)"))));
    document.recognised.push(part);
    document.blocks.splice(at..at, blocks);
    document.gaps.retain(|gap| !picture.is_of(gap));
    true
}

/// The page on which a block stands.
fn page_of(block: &Block) -> Option<usize> {
    match block.place.own()?.spot {
        Spot::Paragraph { page, .. } | Spot::Cell { page, .. } => page.map(NonZeroU32::get).map(|page| page as usize),
        _ => None,
    }
}

/// The same in the part of this index.
fn moved(content: Content, part: u32) -> Content {
    match content {
        Content::Joined(joined) => {
            let pieces: Vec<Piece> = joined.pieces.iter().map(|piece| Piece { part, ..piece.clone() }).collect();
            Content::joined(joined.text, pieces, joined.cuts)
        }
        whole => whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::label;
    use hegao_model::document::{Format, Gap, Part};

    #[test]
    fn what_was_recognised_stands_where_its_page_does() {
        let page = |number: usize, text: &str| {
            let place = Seat::from(Place::paragraph(number, 1, false));
            let part = number as u32 / 2;
            Block { place, ..Block::new(BlockKind::Paragraph, part, Content::Slice(0..text.len() as u32)) }
        };
        let parts = ["第一页。", "第三页。"].map(|text| Part::derived("page".into(), text.into()));
        let gap = |page| Gap::of_file(Reason::ScannedPage { page, percent: Some(98) }).on_page(page);
        let blocks = vec![page(1, "第一页。"), page(3, "第三页。")];
        let mut document = Document::new(Format::Pdf, parts.into(), blocks, vec![gap(2), gap(4)]);
        let picture = |page| PagePicture { page, part: None, extension: "png".into(), bytes: Vec::new() };
        assert!(!put_recognised(&mut document, &picture(4), " \u{c}\n"));
        assert!(put_recognised(&mut document, &picture(2), "联系人李明，电话13800138000。\n\n请知悉。\u{c}"));
        let said: Vec<_> =
            document.blocks.iter().map(|block| (label(&document, block).unwrap_or(""), document.text(block))).collect();
        assert_eq!(
            said.iter().map(|(_, text)| *text).collect::<Vec<_>>(),
            ["第一页。", "联系人李明，电话13800138000。", "请知悉。", "第三页。"]
        );
        assert_eq!(said[1].0, "第2页第1段");
        let recognised: Vec<_> = document.blocks.iter().map(|block| document.is_recognised(block)).collect();
        assert_eq!(recognised, [false, true, true, false]);
        assert_eq!(document.gaps, [gap(4)]);
    }
}
