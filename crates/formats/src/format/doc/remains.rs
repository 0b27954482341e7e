//! What lies in the stream of the text beside the pieces: a document that was saved fast keeps what was deleted or changed before, and one
//! that was written over an older one may keep the rest of that.
//!
//! Nothing says what such bytes are, so only what reads as words or as somebody's number is told: Han, or letters of ASCII, in two
//! bytes each, and letters of ASCII in one. Pages of looks and the data of sections are left out.

use std::ops::Range;

use super::bytes::wide;
use super::source::Source;
use super::story::Shared;
use crate::hidden::private::has_private;
use hegao_model::document::budget::Bound;
use hegao_model::document::{Hidden, Place, Role, Thing};

/// Characters of the shortest stretch that is looked at, and of Han in one that reads as words.
const SHORTEST: usize = 6;
const SHORTEST_HAN: usize = 4;

/// Letters of the shortest stretch of ASCII that reads as words.
const SHORTEST_ASCII: usize = 16;

/// Bytes of the head, at least.
const HEAD: u32 = 0x200;

/// Tells what reads as words where no piece is.
pub(super) fn read(source: &Source, shared: &mut Shared) {
    for range in free(source, shared) {
        let bytes = &source.word[range.start as usize..range.end as usize];
        for text in stretches(bytes) {
            shared.blocks += 1;
            if !source.budget.admits(Bound::Blocks, shared.blocks, Some(super::PART))
                || source.budget.spend(Bound::Unpacked, text.len(), Some(super::PART)).is_err()
            {
                return;
            }
            let gathered = shared.gather(&text);
            let place = Place::from(Thing::UnusedContent).with(Role::EarlierVersion);
            shared.found.aside(Hidden::EarlierVersion, &gathered, place);
        }
    }
}

/// The area of text without what pieces and looks take.
fn free(source: &Source, shared: &Shared) -> Vec<Range<u32>> {
    let pieces = source.pieces.list.iter().map(super::pieces::Piece::bytes);
    let mut taken: Vec<Range<u32>> = pieces.chain(shared.looks.places()).collect();
    taken.sort_unstable_by_key(|range| range.start);
    let size = u32::try_from(source.word.len()).unwrap_or(u32::MAX);
    let Range { start, end } = source.fib.text.clone();
    let (mut at, end) = (start.clamp(HEAD, size.max(HEAD)), end.min(size));
    let mut free = Vec::new();
    for range in taken.into_iter().chain(std::iter::once(end..end)) {
        if range.start.min(end) > at {
            free.push(at..range.start.min(end));
        }
        at = at.max(range.end);
    }
    free
}

/// The stretches of these bytes that read as words.
fn stretches(bytes: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let two = wide_stretch(&bytes[at..]);
        if two >= SHORTEST * 2 {
            let text = wide(&bytes[at..at + two]);
            at += two;
            found.extend(Some(text.trim().to_owned()).filter(|text| reads_as_words(text)));
            continue;
        }
        let one = bytes[at..].iter().take_while(|byte| is_ascii(u16::from(**byte))).count();
        if one >= SHORTEST {
            let text = String::from_utf8_lossy(&bytes[at..at + one]).trim().to_owned();
            found.extend(Some(text).filter(|text| reads_as_words(text)));
        }
        at += one.max(1);
    }
    found
}

/// How many bytes at the beginning are letters of two bytes each.
fn wide_stretch(bytes: &[u8]) -> usize {
    let is_letter = |unit: u16| {
        is_ascii(unit) || is_han(unit) || matches!(unit, 0x3000..=0x303F | 0xFF01..=0xFF5E | 0x2010..=0x2026)
    };
    let units = bytes.chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]]));
    units.take_while(|unit| is_letter(*unit)).count() * 2
}

fn is_han(unit: u16) -> bool {
    (0x4E00..=0x9FA5).contains(&unit)
}

fn is_ascii(unit: u16) -> bool {
    (0x20..0x7F).contains(&unit) || matches!(unit, 9 | 10 | 13)
}

/// Whether a stretch can be meant for people: bytes that are something else make Han too, but seldom the frequent ones.
fn reads_as_words(text: &str) -> bool {
    let han = text.chars().filter(|c| is_han(*c as u32 as u16) && (*c as u32) < 0x10000).count();
    let letters = text.chars().filter(char::is_ascii_alphanumeric).count();
    let frequent = text.chars().any(|c| "的一是在了和有中为国人大年不工作会政单位行发经关于".contains(c));
    han >= SHORTEST_HAN && frequent || letters >= SHORTEST_ASCII && text.contains(' ') || has_private(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_between_other_bytes_are_told() {
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        let noise: Vec<u8> = (0..=255).rev().collect();
        let bytes =
            [noise.clone(), wide("原来的单位是示例公司。"), noise.clone(), b"tel 13800138000".to_vec(), vec![0; 9]]
                .concat();
        assert_eq!(stretches(&bytes), ["原来的单位是示例公司。", "tel 13800138000"]);
        assert!(stretches(&noise).iter().all(|text| text.len() > 90) && stretches(&[0x33; 40]).is_empty());
    }
}
