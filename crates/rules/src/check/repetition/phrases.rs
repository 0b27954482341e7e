//! A phrase twice in a row: 责任落实不到位不到位, 运营时间为运营时间为.
//!
//! Where the end of one word and the head of the next make the same characters (申请人申请人民法院, 高等教育等教育机构) it is none, nor where
//! it counts or asks (一个台阶一个台阶地, 能陪多久陪多久).

use super::words::is_in_clause;
use crate::check::lexicon::is_word;
use crate::check::page::{Page, Spotted};
use crate::facts::Zone;
use hegao_model::text::{Folded, Span, is_han};

/// Characters of the longest phrase that is looked for.
const LONGEST: usize = 10;

/// Bytes of a Han character; those that are longer are rare, and stand in names.
const HAN: usize = 3;

/// What a phrase that is said twice on purpose has: 一步步, 能有多好多好, 谁先来谁先走.
const MEANT: [char; 9] = ['一', '多', '谁', '哪', '什', '怎', '某', '啊', '哈'];

/// What a phrase that is no name begins or ends with: 在某县在某县, 运营时间为运营时间为.
const FUNCTION: [char; 14] = ['为', '在', '是', '对', '将', '把', '由', '从', '向', '于', '以', '被', '了', '不'];

/// Finds phrases of at least `least` characters. The first copy goes.
pub(super) fn find(page: &Page<'_>, least: usize, found: &mut dyn FnMut(Spotted)) {
    for (index, block) in page.each_block() {
        let folded = block.text.folded();
        if !block.kind.is_prose() || block.facts.zone == Some(Zone::Quotation) || folded.contains('|') {
            continue;
        }
        let mut end = 0;
        for span in doubled(folded, least) {
            let both = Span::new(span.start(), span.end() + span.len());
            let is_whole = block.text.to_source(both).of(block.text.source()).len() == both.len();
            let is_in_text = is_in_clause(folded, both.end()) && is_within(folded, span);
            if span.start() >= end && is_whole && is_in_text && is_slip(folded, span) {
                end = both.end();
                let spotted = Spotted::new(index, block.text.to_source(span));
                found(Spotted { suggestions: vec![String::new()], ..spotted });
            }
        }
    }
}

/// Whether the first copy stands within a sentence: a name at its head may be a heading that a reader ran into it.
fn is_within(folded: &str, span: Span<Folded>) -> bool {
    let (before, phrase) = (&folded[..span.start()], span.of(folded));
    let follows = before.ends_with(is_han) || phrase.starts_with(FUNCTION) || phrase.ends_with(FUNCTION);
    follows && before.contains(['，', '。', '；', '、', '：'])
}

/// The first copies of all runs of Han characters that stand twice in a row, the longest of those that begin at one place.
fn doubled(folded: &str, least: usize) -> impl Iterator<Item = Span<Folded>> {
    let bytes = folded.as_bytes();
    (0..bytes.len()).filter(move |&at| matches!(bytes[at], 0xE4..=0xE9)).filter_map(move |at| {
        let same = |length: &usize| {
            let bytes = &bytes[at..];
            // Most differ in the last byte of their first character.
            if bytes.get(length * HAN + 2) != bytes.get(2) {
                return None;
            }
            let both = bytes.get(..2 * length * HAN)?.split_at(length * HAN);
            (both.0 == both.1).then_some(*length)
        };
        let length = (least..=LONGEST).rev().find_map(|length| same(&length))?;
        let span = Span::new(at, at + length * HAN);
        folded.get(at..span.end()).is_some_and(|phrase| phrase.chars().all(is_han)).then_some(span)
    })
}

/// Whether the copies at `span` and behind it are one phrase written twice.
fn is_slip(folded: &str, span: Span<Folded>) -> bool {
    let phrase = span.of(folded);
    let (Some(first), Some(last)) = (phrase.chars().next(), phrase.chars().next_back()) else { return false };
    let before = folded[..span.start()].chars().next_back();
    let behind = folded[span.end() + span.len()..].chars().next();
    !phrase.contains(MEANT)
        && first != '的'
        && !before.is_some_and(|c| is_word(c, first))
        && !behind.is_some_and(|c| is_word(last, c))
        // A third copy is meant.
        && !folded[span.end() + span.len()..].starts_with(phrase)
}
