//! Characters that nobody sees: they come with text from the web and from chat programs, hide marks that tell who leaked a
//! copy, turn the order of what is read, and keep a word from being found.
//!
//! What a script or an emoji needs is normal: joiners in Arabic and the scripts of India, direction marks beside Hebrew,
//! variants of a sign, a soft hyphen within a Latin word. The byte order mark at the start was taken off by decoding.
//!
//! Nearly every text has none, so that one pass looks at three neighbouring bytes at a time without branches, which
//! compilers turn into vectors.

use std::borrow::Cow;
use std::ops::Range;

use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::{Block, BlockKind, Content, Document, Hidden, Piece, Role, Thing};
use hegao_model::text::is_han;

/// Adds a block for each run of characters that nobody sees, in what is on the page.
pub(crate) fn tell(mut document: Document, budget: &Budget) -> Document {
    let mut found = Vec::new();
    for block in document.blocks.iter().filter(|block| block.hidden.is_none()) {
        let text = document.text(block);
        if may_hold_any(text.as_bytes()) {
            found.extend(runs(text).into_iter().map(|run| (block, run)));
        }
        // A text may have one between all its letters.
        if !budget.admits(Bound::Invisible, found.len(), None) {
            break;
        }
    }
    let found: Vec<Block> =
        budget.take(Bound::Invisible, found, None).map(|(block, run)| told(&document, block, run)).collect();
    document.blocks.extend(found);
    document
}

/// The run as a block of its own.
fn told(document: &Document, block: &Block, run: Range<usize>) -> Block {
    let text = document.text(block);
    let content = match &block.content {
        Content::Slice(whole) => Content::Slice(whole.start + run.start as u32..whole.start + run.end as u32),
        Content::Joined(joined) => {
            let pieces: Vec<Piece> = joined.pieces.iter().filter_map(|piece| piece.within(&run)).collect();
            Content::joined(&text[run.clone()], pieces, [])
        }
        // No name of a column holds one: the fold of its cells has none.
        headed @ Content::Headed { .. } => {
            let mut pieces: Vec<Piece> = Vec::new();
            headed.each_piece(block.part, |piece| pieces.extend(piece.within(&run)));
            Content::joined(&text[run.clone()], pieces, [])
        }
    };
    let part = match &content {
        Content::Joined(joined) => joined.pieces.first().map_or(block.part, |piece| piece.part),
        Content::Slice(_) | Content::Headed { .. } => block.part,
    };
    let place = document.place(block).map_or(Thing::Text.into(), Cow::into_owned).with(Role::InvisibleCharacters);
    Block { place: place.into(), hidden: Some(sort(&text[run])), ..Block::new(BlockKind::Aside, part, content) }
}

/// What a run does: one that turns the order of signs or holds letters in tags deceives, others only disturb.
fn sort(run: &str) -> Hidden {
    let deceives = |c| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{E0000}'..='\u{E007F}');
    if run.contains(deceives) { Hidden::DisguisingCharacter } else { Hidden::InvisibleCharacter }
}

/// Whether there may be any.
fn may_hold_any(bytes: &[u8]) -> bool {
    may_begin_any(bytes) && holds_suspects(bytes)
}

/// Whether a byte stands there that nearly no Chinese text has, or one that begins such a character with the next: a look that
/// takes a third of the time of [`holds_suspects`], and lets few blocks through.
fn may_begin_any(bytes: &[u8]) -> bool {
    let is_rare = |a: u8, b: u8| {
        (a < 0x20)
            | (a == 0x7F)
            | (a.wrapping_sub(0xC2) < 0x20)
            | (a >= 0xF0)
            | (a == 0xE2) & (b & 0xFE == 0x80)
            | (a == 0xE3) & (b == 0x85)
            | (a == 0xEF) & (b != 0xBC)
    };
    let inside = bytes.iter().zip(bytes.get(1..).unwrap_or_default()).fold(false, |any, (&a, &b)| any | is_rare(a, b));
    // The last character's other bytes begin nothing.
    inside | bytes.last().is_some_and(|&last| last < 0x80 && is_rare(last, b' '))
}

/// The same by three bytes at once, wherever they stand.
fn holds_suspects(bytes: &[u8]) -> bool {
    let suspect = |a: u8, b: u8, c: u8| {
        (a < 0x20) & !matches!(a, b'\t' | b'\n' | 0x0B | 0x0C | b'\r')
            | (a == 0x7F)
            | (a == 0xE2) & (b == 0x80) & ((c.wrapping_sub(0x8B) < 5) | (c.wrapping_sub(0xAA) < 5))
            | (a == 0xE2) & (b == 0x81) & (c >= 0xA0)
            | (a == 0xEF)
                & ((b == 0xBB) | (b == 0xB8) | (b == 0xBE) & (c == 0xA0) | (b == 0xBF) & (c.wrapping_sub(0xB9) < 3))
            | (a == 0xF3)
            | (a == 0xC2) & ((b < 0xA0) | (b == 0xAD))
            | (a == 0xCD) & (b == 0x8F)
            | (a == 0xD8) & (b == 0x9C)
            | (a == 0xE1) & ((b == 0x85) | (b == 0xA0))
            | (a == 0xE3) & (b == 0x85) & (c == 0xA4)
    };
    let (second, third) = (bytes.get(1..).unwrap_or_default(), bytes.get(2..).unwrap_or_default());
    let inside = bytes.iter().zip(second).zip(third).fold(false, |any, ((&a, &b), &c)| any | suspect(a, b, c));
    let tail = &bytes[bytes.len().saturating_sub(2)..];
    let at_end = |at: usize| tail.get(at).copied().unwrap_or(b' ');
    inside | suspect(at_end(0), at_end(1), 0) | suspect(at_end(1), b' ', 0)
}

/// The runs of characters that nobody sees and that nothing needs.
fn runs(text: &str) -> Vec<Range<usize>> {
    let has_right_to_left = text.chars().any(is_right_to_left);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut before = None;
    let mut in_flag = false;
    for (at, c) in text.char_indices() {
        let is_tag = matches!(c, '\u{E0020}'..='\u{E007F}');
        // The flags of England, Scotland and Wales are a black flag with their names in tags.
        in_flag = c == '\u{1F3F4}' || in_flag && is_tag;
        let end = at + c.len_utf8();
        let behind = || text[end..].chars().next();
        if is_unseen(c) && !in_flag && !is_needed(c, before, behind(), has_right_to_left) {
            match found.last_mut() {
                Some(last) if last.end == at => last.end = end,
                _ => found.push(at..end),
            }
        }
        before = Some(c);
    }
    found
}

/// Whether `c` shows nothing.
fn is_unseen(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{AD}' | '\u{34F}' | '\u{61C}'
        | '\u{115F}' | '\u{1160}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E01EF}')
}

/// Whether what stands beside `c` needs it.
fn is_needed(c: char, before: Option<char>, behind: Option<char>, has_right_to_left: bool) -> bool {
    let Some(before) = before else { return false };
    let is_latin = |c: char| c.is_alphabetic() && c < '\u{250}';
    match c {
        '\u{AD}' => is_latin(before) && behind.is_some_and(is_latin),
        '\u{200B}' => matches!(before, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'),
        '\u{200C}' | '\u{200D}' => needs_joiners(before),
        '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{61C}' => has_right_to_left,
        '\u{180B}'..='\u{180F}' => matches!(before, '\u{1800}'..='\u{18AF}'),
        // 0️⃣ is a digit, this, and a ring.
        '\u{FE0E}' | '\u{FE0F}' if before.is_ascii_digit() => behind == Some('\u{20E3}'),
        '\u{FE0E}' | '\u{FE0F}' => {
            !before.is_alphanumeric() && !before.is_whitespace() && !is_unseen(before) && !is_han(before)
        }
        '\u{FE00}'..='\u{FE0D}' | '\u{E0100}'..='\u{E01EF}' => {
            is_han(before) || before.is_alphanumeric() || is_symbol(before)
        }
        _ => false,
    }
}

/// Whether joiners are at home behind `c`: in the scripts of India, Arabic, and between emoji.
fn needs_joiners(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{8FF}' | '\u{900}'..='\u{DFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{1800}'..='\u{18AF}' | '\u{FE0F}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
        || is_symbol(c)
}

fn is_symbol(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2BFF}' | '\u{3000}'..='\u{303F}' | '\u{1F000}'..='\u{1FAFF}')
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::read;
    use hegao_model::document::Limits;

    fn found(name: &str, source: &str) -> Vec<(String, Range<usize>)> {
        let document = read(name, source.as_bytes().to_vec(), &Limits::default()).ok().unwrap();
        let unseen = document.blocks.iter().filter(|block| block.hidden.is_some());
        unseen
            .map(|block| {
                let text = document.text(block);
                let pieces = block.pieces(0..text.len());
                (text.to_owned(), pieces[0].1.start..pieces[pieces.len() - 1].1.end)
            })
            .collect()
    }

    #[test]
    fn what_nobody_sees_is_told_with_its_place() {
        for (source, run) in [
            ("电话1380\u{200B}013\u{200B}8000", "\u{200B}"),
            ("法\u{FEFF}治", "\u{FEFF}"),
            ("附件\u{202E}cod.exe", "\u{202E}"),
            ("密\u{E0041}\u{E0042}文", "\u{E0041}\u{E0042}"),
            ("零\0字符", "\0"),
            ("汉\u{AD}字", "\u{AD}"),
            ("汉\u{200D}字", "\u{200D}"),
            ("汉\u{FE0F}字", "\u{FE0F}"),
            ("末尾\u{200B}", "\u{200B}"),
            ("尾\u{200F}", "\u{200F}"),
            ("\u{3164}名", "\u{3164}"),
        ] {
            let first = found("a.txt", source).into_iter().next();
            let at = source.find(run).unwrap();
            assert_eq!(first, Some((run.to_owned(), at..at + run.len())), "{source:?}");
            assert!(may_hold_any(source.as_bytes()));
        }
        assert_eq!(found("a.txt", "电话1380\u{200B}013\u{200B}8000").len(), 2);
        assert_eq!(found("a.html", "<p>法&#8203;治</p>"), [("\u{200B}".to_owned(), 6..13)]);
        assert_eq!(found("a.md", "法**治**\u{200B}国"), [("\u{200B}".to_owned(), 10..13)]);
        assert_eq!(found("a.csv", "姓名,电话\n李\u{200B}明,138\n")[0].0, "\u{200B}");
    }

    #[test]
    fn what_is_needed_is_not_told() {
        for source in [
            "\u{FEFF}开头的标记",
            "“引号”——省略……、（括号）",
            "👨\u{200D}👩\u{200D}👧 ☀\u{FE0F} 1\u{FE0F}\u{20E3} 🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
            "co\u{AD}operate",
            "می\u{200C}خواهم",
            "क\u{94D}\u{200D}ष",
            "שלום\u{200F} 12",
            "葛\u{E0100}",
            "tab\tand\u{C}page",
            "",
            "短",
        ] {
            assert!(found("a.txt", source).is_empty(), "{source:?}");
        }
    }

    #[test]
    fn the_quick_look_passes_nothing_over() {
        for c in ('\0'..=char::MAX).filter(|&c| is_unseen(c)) {
            for text in [format!("{c}"), format!("法{c}"), format!("{c}a"), format!("法治{c}国家建设")] {
                assert!(may_hold_any(text.as_bytes()), "{:x}", c as u32);
            }
        }
        assert!(!may_hold_any("我镇“法治政府”建设——情况，2025年1月8日……：（一）《办法》〔2025〕1号\r\n".as_bytes()));
    }
}
