//! A sheet that is larger than a part may be, as those are whose cells hold their texts themselves: rows are read some
//! thousands at a time, and of the markup around them nothing is kept.
//!
//! Each window of rows is read as a sheet of its own, and then only what blocks point at stays, as a part that is derived: such a
//! part has places, and nothing can be written into it. A window in which something may be private beside the cells stays as it
//! is, so that it can be swept like any part.

use super::sheet::Reader;
use crate::container::unpacking::Unpacking;
use crate::container::xml::Xml;
use crate::hidden::suspect;
use hegao_model::document::{Block, Content, Gap, Origin, Part, Reason};

/// Where a window may end.
const ROW_END: &[u8] = b"</row>";

/// The element that holds the rows, and what closes it and the sheet.
const ROWS: &str = "<sheetData>";
const CLOSING: &str = "</sheetData></worksheet>";

/// Reads the rows of the sheet that `member` is unpacked to.
pub(super) fn read(reader: &mut Reader<'_, '_>, member: &mut Unpacking<'_>) {
    let name = reader.sheet.part.clone();
    let (mut opening, mut is_whole): (Option<String>, bool) = (None, false);
    let budget = reader.opened.budget;
    let told = loop {
        let window = match member.up_to(ROW_END) {
            Ok(Some(window)) => window,
            Ok(None) => break (!is_whole).then(|| Gap::of_part(&name, Reason::CutXml)),
            Err(gap) => break Some(gap),
        };
        let is_end = !window.ends_with(ROW_END);
        let Ok(mut text) = String::from_utf8(window) else { break Some(Gap::of_part(&name, Reason::DamagedPart)) };
        match &opening {
            None => opening = root(&text).map(|root| format!("{root}{ROWS}")),
            Some(opening) => text.insert_str(0, opening),
        }
        if !is_end {
            text += CLOSING;
        }
        is_whole = is_end;
        let mut xml = Xml::new(&text, budget);
        let before = (reader.grid.blocks.len(), reader.opened.found.blocks.len());
        reader.part = reader.opened.next_part();
        reader.elements(&mut xml);
        let gap = xml.gap(&name);
        keep(reader, text, before);
        // Without its root no window behind it can be read.
        if gap.is_some() || opening.is_none() || budget.is_late(0) {
            break gap;
        }
    };
    reader.opened.found.gaps.extend(told);
    reader.opened.streamed.entry(name).or_default();
}

/// The start of the sheet's root element.
fn root(text: &str) -> Option<&str> {
    let start = text.find("<worksheet")?;
    let end = text[start..].find('>')?;
    Some(&text[start..=start + end])
}

/// Keeps of a window what the blocks behind those that were there `before` point at.
fn keep(reader: &mut Reader<'_, '_>, text: String, (cells, beside): (usize, usize)) {
    let index = reader.part;
    let name = reader.sheet.part.clone();
    let waits = reader.grid.is_waiting();
    let mut blocks: Vec<&mut Block> = reader.grid.blocks[cells..].iter_mut().collect();
    blocks.extend(reader.opened.found.blocks[beside..].iter_mut());
    if waits || has_more(&text, &blocks, index) {
        let part = reader.opened.keep(Part::derived(name.clone(), text));
        reader.opened.streamed.entry(name).or_default().push(part);
        return;
    }
    let mut kept = String::new();
    blocks.iter_mut().for_each(|block| take(block, index, &text, &mut kept));
    reader.opened.keep(Part::derived(name, kept));
}

/// Whether something in `text` may be private that stands in none of `blocks`.
fn has_more(text: &str, blocks: &[&mut Block], index: u32) -> bool {
    let suspects = suspect::find(text);
    if suspects.is_empty() {
        return false;
    }
    let mut taken = Vec::new();
    for block in blocks {
        block.content.each_piece(block.part, |piece| {
            let source = piece.source();
            taken.extend((piece.part == index).then_some((source.start as usize, source.end as usize)));
        });
    }
    taken.sort_unstable();
    suspects.iter().any(|&at| {
        let next = taken.partition_point(|&(start, _)| start <= at);
        next.checked_sub(1).is_none_or(|last| taken[last].1 <= at)
    })
}

/// Moves what `block` says in `text`, the part of this index, behind what is `kept`.
fn take(block: &mut Block, index: u32, text: &str, kept: &mut String) {
    let mut moved = |range: std::ops::Range<u32>| {
        let start = kept.len() as u32;
        kept.push_str(&text[range.start as usize..range.end as usize]);
        start..kept.len() as u32
    };
    match &mut block.content {
        Content::Slice(range) if block.part == index => *range = moved(range.clone()),
        Content::Headed { name, text: all, from } if block.part == index => {
            let own = all.len() as u32 - u32::from(*name);
            *from = moved(*from..*from + own).start;
        }
        Content::Joined(joined) => {
            for piece in joined.pieces.iter_mut().filter(|piece| piece.part == index) {
                let source = moved(piece.source());
                piece.origin = match piece.origin {
                    Origin::Exact(_) => Origin::Exact(source.start),
                    Origin::Escaped(_) => Origin::Escaped(source),
                    Origin::Rendered(_) => Origin::Rendered(source),
                };
            }
        }
        Content::Slice(_) | Content::Headed { .. } => {}
    }
}
