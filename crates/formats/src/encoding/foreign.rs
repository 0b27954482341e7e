//! Stretches of a file that are written in another encoding than the rest: read here, but other programs show them as
//! signs without sense, and what is there is passed over. Someone appended a line to a list with another program.

use std::ops::Range;

use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::stored::Segment;
use hegao_model::document::{Block, BlockKind, Charset, Content, Document, Hidden, Part};

/// Adds a block for the first line of each such stretch.
pub(crate) fn tell(mut document: Document, budget: &Budget) -> Document {
    let mut found = Vec::new();
    for (index, part) in document.parts.iter().enumerate().filter(|(_, part)| part.encoding() == "mixed") {
        let place = |line: Range<usize>| Content::Slice(line.start as u32..line.end as u32);
        let told = |line| Block {
            hidden: Some(Hidden::MixedEncoding),
            ..Block::new(BlockKind::Aside, index as u32, place(line))
        };
        found.extend(lines(part).into_iter().map(told));
    }
    document.blocks.extend(budget.take(Bound::Foreign, found, None));
    document
}

/// The first line of each stretch that is not in the encoding of most of the text.
fn lines(part: &Part) -> Vec<Range<usize>> {
    let stretches = stretches(part);
    let weight = |charset: Charset| -> usize {
        let of_it = stretches.iter().filter(|(other, _)| *other == charset);
        of_it.map(|(_, range)| part.text[range.clone()].bytes().filter(|byte| !byte.is_ascii()).count()).sum()
    };
    let mut charsets: Vec<Charset> = Vec::new();
    for (charset, _) in &stretches {
        if !charsets.contains(charset) {
            charsets.push(*charset);
        }
    }
    let Some(main) = charsets.into_iter().max_by_key(|charset| weight(*charset)) else { return Vec::new() };
    let others = stretches.into_iter().filter(|(charset, _)| *charset != main);
    others.filter_map(|(_, range)| first_line(&part.text, range)).collect()
}

/// The stretches of a part, each with its encoding.
fn stretches(part: &Part) -> Vec<(Charset, Range<usize>)> {
    let segments = part.coding().map_or(&[][..], |coding| &coding.segments);
    let ends = segments.iter().skip(1).map(|next| next.text_start as usize).chain([part.text.len()]);
    let mut merged: Vec<(Charset, Range<usize>)> = Vec::new();
    for (&Segment { text_start, charset, .. }, end) in segments.iter().zip(ends) {
        match merged.last_mut() {
            Some((last, range)) if *last == charset => range.end = end,
            _ => merged.push((charset, text_start as usize..end)),
        }
    }
    merged
}

/// The first line in `range` that is not of ASCII, which is the same in all encodings.
fn first_line(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let line = text[range].lines().map(str::trim).find(|line| !line.is_ascii())?;
    let start = line.as_ptr() as usize - text.as_ptr() as usize;
    Some(start..start + line.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::decoded_part;
    use crate::reader::read;
    use hegao_model::document::{Format, Limits, Syntax};

    fn found(bytes: &[u8]) -> Vec<String> {
        let document = read("a.txt", bytes.to_vec(), &Limits::default()).ok().unwrap();
        let foreign = document.blocks.iter().filter(|block| block.hidden == Some(Hidden::MixedEncoding));
        foreign.map(|block| document.text(block).to_owned()).collect()
    }

    #[test]
    fn a_line_in_another_encoding_is_told() {
        let gbk = |text: &str| encoding_rs::GBK.encode(text).0.into_owned();
        let utf_8 = "各单位要认真抓好贯彻落实工作。\nplain\n".repeat(3);
        assert_eq!(found(&[utf_8.as_bytes(), &gbk("  会议地点另行通知。\n")].concat()), ["会议地点另行通知。"]);
        let most = gbk("会议地点另行通知，请各单位按时参加。\n").repeat(20);
        assert_eq!(found(&[&most, utf_8.as_bytes()].concat()), ["各单位要认真抓好贯彻落实工作。"]);
        let part = || {
            decoded_part(None, [utf_8.as_bytes(), &gbk("会议地点另行通知。\n")].concat().repeat(15), Syntax::Plain).0
        };
        let budget = Budget::default().lowered(Bound::Foreign, 20);
        let document = tell(Document::new(Format::Text, vec![part(), part()], Vec::new(), Vec::new()), &budget);
        assert_eq!((document.blocks.len(), budget.gaps().len()), (20, 1));
        assert!(found(utf_8.as_bytes()).is_empty() && found(&most).is_empty() && found(b"").is_empty());
    }
}
