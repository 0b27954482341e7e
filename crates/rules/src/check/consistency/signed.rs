//! The name below a document, of which a character differs from what the document has: signed 花玲县人民检察院, where it speaks of 花岭县.
//!
//! A name in the signature stands there once, and often with more or less behind it than in the text. So a character is held against what stands
//! elsewhere beside the same two characters: one that sounds or looks like it, while three of the signature itself stand nowhere else.

use hegao_model::document::BlockKind;
use hegao_model::text::{Folded, Span, is_han};
use memchr::memmem;

use super::elsewhere;
use super::names::TELLING;
use crate::check::lexicon::{are_confused, is_word};
use crate::check::page::{Page, Spotted};

/// Fewest and most characters of a line that is a name.
const LENGTH: std::ops::RangeInclusive<usize> = 5..=30;

/// What names of organs and companies end with.
const ENDS: &str = "司院局府会办委社团校学所队店厂行部";

/// The signature stands at most so many lines above its date.
const ABOVE: usize = 3;

/// Three characters of the signature, with the place of the one that may be wrong.
struct Three<'p> {
    text: &'p str,
    odd: usize,
}

pub(super) fn find(page: &Page<'_>) -> Vec<Spotted> {
    let Some((_, place)) = &page.facts.about.dated else { return Vec::new() };
    let lines = (place.block.saturating_sub(ABOVE)..place.block).filter(|&block| is_name(page, block));
    lines.filter_map(|block| slip(page, block)).collect()
}

/// Whether a block is a line that is a name.
fn is_name(page: &Page<'_>, block: usize) -> bool {
    page.blocks.get(block).is_some_and(|block| {
        let text = block.text.folded().trim();
        block.kind != BlockKind::Cell
            && LENGTH.contains(&text.chars().count())
            && text.chars().all(is_han)
            && text.ends_with(|c| ENDS.contains(c))
    })
}

/// The first character of a signature that stands otherwise elsewhere.
fn slip(page: &Page<'_>, block: usize) -> Option<Spotted> {
    let folded = page.blocks[block].text.folded();
    let chars: Vec<(usize, char)> = folded.char_indices().filter(|&(_, c)| is_han(c)).collect();
    for (first, three) in chars.windows(3).enumerate() {
        let (start, (last, c)) = (three[0].0, three[2]);
        let text = &folded[start..last + c.len_utf8()];
        for odd in [0, 2].into_iter().filter(|odd| !is_of_word(&chars, first + odd)) {
            let Some((due, count)) = other(page, block, &Three { text, odd }) else { continue };
            let (at, own) = chars[first + odd];
            let span: Span<Folded> = Span::new(at, at + own.len_utf8());
            let mut name: Vec<char> = text.chars().collect();
            name[odd] = due;
            return Some(Spotted {
                suggestions: vec![due.to_string()],
                detail: Some(elsewhere(&String::from_iter(name), count)),
                ..Spotted::new(block, page.blocks[block].text.to_source(span))
            });
        }
    }
    None
}

/// Whether a character makes a common word with one beside it: 市场 is none that is wrong for 市产.
fn is_of_word(chars: &[(usize, char)], place: usize) -> bool {
    let around = &chars[place.saturating_sub(1)..chars.len().min(place + 2)];
    around.windows(2).any(|pair| is_word(pair[0].1, pair[1].1))
}

/// What stands elsewhere in the place of a character, and how often: always the same one, that is easily confused with it.
fn other(page: &Page<'_>, own_block: usize, three: &Three<'_>) -> Option<(char, usize)> {
    let own = three.text.chars().nth(three.odd)?;
    let (pair, is_before) = if three.odd == 0 {
        (&three.text[own.len_utf8()..], true)
    } else {
        (&three.text[..three.text.len() - own.len_utf8()], false)
    };
    if TELLING.contains(own) {
        return None;
    }
    let finder = memmem::Finder::new(pair);
    let mut due = None;
    let mut count = 0;
    for (_, block) in page.each_block().filter(|(index, _)| *index != own_block) {
        let folded = block.text.folded();
        for at in finder.find_iter(folded.as_bytes()) {
            let beside =
                if is_before { folded[..at].chars().next_back() } else { folded[at + pair.len()..].chars().next() };
            match beside {
                Some(c) if c == own => return None,
                Some(c) if are_confused(c, own) && !TELLING.contains(c) && due.is_none_or(|due| due == c) => {
                    due = Some(c);
                    count += 1;
                }
                _ => {}
            }
        }
    }
    due.map(|due| (due, count))
}
