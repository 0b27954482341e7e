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
    let mut all = Doubled::new();
    for (index, block) in page.each_block() {
        let folded = block.text.folded();
        if !block.kind.is_prose() || block.facts.zone == Some(Zone::Quotation) || folded.contains('|') {
            continue;
        }
        let mut end = 0;
        for span in all.of(folded, least) {
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
///
/// A second copy begins with a character that stood a few characters before: lengths are tried only where the like of one did.
struct Doubled {
    /// Where each character stood last, by the low bits of its number, in bytes from 1 through all texts.
    last: Vec<u32>,
    /// Where the text begins.
    base: usize,
}

impl Doubled {
    fn new() -> Self {
        Self { last: vec![0; 1 << 10], base: 1 + LONGEST * HAN }
    }

    /// Those of the next text, in order.
    fn of(&mut self, folded: &str, least: usize) -> Vec<Span<Folded>> {
        let (bytes, mut spans) = (folded.as_bytes(), Vec::new());
        for at in (0..bytes.len()).filter(|&at| matches!(bytes[at], 0xE4..=0xE9)) {
            let [_, middle, low] = *bytes[at..].first_chunk::<HAN>().expect("a character has all its bytes");
            let last = &mut self.last[usize::from(middle & 15) << 6 | usize::from(low & 63)];
            let here = (self.base + at) as u32;
            if std::mem::replace(last, here) as usize + LONGEST * HAN >= here as usize {
                spans.extend((least..=LONGEST).filter_map(|length| copy(folded, at, length)));
            }
        }
        self.base += folded.len() + LONGEST * HAN;
        spans.sort_by_key(|span| (span.start(), std::cmp::Reverse(span.len())));
        spans.dedup_by_key(|span| span.start());
        spans
    }
}

/// The first copy of what stands twice with this length, the second time at `at`.
fn copy(folded: &str, at: usize, length: usize) -> Option<Span<Folded>> {
    let start = at.checked_sub(length * HAN)?;
    let both = folded.as_bytes().get(start..at + length * HAN)?.split_at(length * HAN);
    // Nearly all differ in their first character.
    if both.0.first_chunk::<HAN>() != both.1.first_chunk::<HAN>() {
        return None;
    }
    let is_phrase = || folded.get(start..at).is_some_and(|phrase| phrase.chars().all(is_han));
    (both.0 == both.1 && is_phrase()).then(|| Span::new(start, at))
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
