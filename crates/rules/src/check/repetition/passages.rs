//! Sentences and long passages that stand twice in a document.
//!
//! One pass hashes every sentence, and every long clause of it; only where a hash comes again are characters compared, and
//! the passage is extended as far as the two places agree. So the cost is one look at each character.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use memchr::memchr3_iter;

use super::repeats_itself;
use crate::check::page::{Page, PageBlock, Spotted};
use crate::facts::Zone;
use crate::language::Said;
use hegao_model::clock::Clock;
use hegao_model::document::BlockKind;
use hegao_model::text::{Folded, Span, is_han};

/// Characters that a passage must have which is no whole sentence.
const PASSAGE: usize = 40;
/// Bytes of the shortest clause that is looked for on its own: half a passage.
const CLAUSE: usize = 60;

/// Characters before the first mark that are the rest of a clause, and not worth showing.
const REST: usize = 6;

/// A stretch of a block. Kept small: a long text has a million.
#[derive(Clone, Copy)]
struct Stretch {
    block: u32,
    /// The number of the block among paragraphs and headings, from 1.
    paragraph: u32,
    start: u32,
    end: u32,
}

impl Stretch {
    fn new(block: usize, paragraph: u32, range: Range<usize>) -> Self {
        Self { block: block as u32, paragraph, start: range.start as u32, end: range.end as u32 }
    }

    fn block(self) -> usize {
        self.block as usize
    }

    fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Finds sentences of at least `least` characters, and passages of at least [`PASSAGE`], that stood before. Laws, lists and
/// contracts repeat themselves by nature.
pub(super) fn find(page: &Page<'_>, least: usize, found: &mut dyn FnMut(Spotted)) {
    if repeats_itself(page) {
        return;
    }
    let mut seen: HashMap<u64, Stretch, BuildHasherDefault<Plain>> = HashMap::default();
    let mut paragraph = 0;
    let mut periodic = None;
    for (index, block) in page.each_block() {
        paragraph += u32::from(is_prose(block) || is_heading(block));
        if !is_prose(block) {
            continue;
        }
        let text = block.text.folded();
        let mut told = 0; // end of the last passage that was told
        pieces(text, least * 3, page.clock, |start, end, whole| {
            let here = Stretch::new(index, paragraph, start..end);
            let first = *seen.entry(hash(&text.as_bytes()[start..end])).or_insert(here);
            let is_again = (first.block, first.start) != (here.block, here.start);
            if start < told || !is_again || is_bracketed(&text[start..end]) || is_row(&text[start..end]) {
                return;
            }
            let Some(span) = common(page, first, here, &mut periodic) else { return };
            let chars = span.of(text).chars().count();
            if chars >= PASSAGE || (whole && chars >= least) {
                told = span.end();
                found(spotted(page, first, index, span));
            }
        });
    }
}

/// Calls `found(start, end, whole)` for the sentences of `text` and for their long clauses, in reading order, as long as
/// there is time.
fn pieces(text: &str, least: usize, clock: &Clock, mut found: impl FnMut(usize, usize, bool)) {
    let (mut sentence, mut clause) = (0, 0);
    let mut clauses: Vec<(usize, usize)> = Vec::new();
    let bytes = text.as_bytes();
    // 。 ， ； are told by their last byte; the two before it tell whether it is one of them.
    let marks = memchr3_iter(0x82, 0x8C, 0x9B, bytes).filter_map(|at| match bytes.get(at.checked_sub(2)?..=at)? {
        [0xE3, 0x80, 0x82] | [0xEF, 0xBC, 0x9B] => Some((at, true)),
        [0xEF, 0xBC, 0x8C] => Some((at, false)),
        _ => None,
    });
    for (at, ends_sentence) in marks.chain([(bytes.len() + 2, true)]) {
        if clock.is_over(0) {
            return;
        }
        let end = at.saturating_sub(2).min(bytes.len());
        if end.saturating_sub(clause) >= CLAUSE {
            clauses.push((clause, end));
        }
        clause = (at + 1).min(bytes.len());
        if ends_sentence {
            if end.saturating_sub(sentence) >= least {
                found(sentence, end, true);
            }
            for (start, end) in clauses.drain(..).filter(|&piece| piece != (sentence, end)) {
                found(start, end, false);
            }
            sentence = clause;
        }
    }
}

/// Whether the piece is a remark such as （各有关部门按职责分工负责）, which stands behind every task.
fn is_bracketed(piece: &str) -> bool {
    piece.trim_start().starts_with(['（', '(']) && piece.trim_end().ends_with(['）', ')'])
}

/// Whether the piece is a row of a table that the reader took for text.
fn is_row(piece: &str) -> bool {
    piece.contains(" | ") || piece.contains('\t')
}

/// A stretch of a block's folded text that says the same again and again, every `step` bytes: there, what two places have in
/// common need not be looked at once more for each.
#[derive(Clone)]
struct Periodic {
    block: u32,
    range: Range<usize>,
    step: usize,
}

impl Periodic {
    /// How many bytes before and behind two places of the block are the same for sure.
    fn known(&self, first: &Range<usize>, here: &Range<usize>) -> (usize, usize) {
        let is_within = self.range.start <= first.start && here.end <= self.range.end;
        if !is_within || !(here.start - first.start).is_multiple_of(self.step) {
            return (0, 0);
        }
        (first.start - self.range.start, self.range.end - here.end)
    }
}

/// What the two places have in common around the piece that gave them away; `None` if they only share a hash.
fn common(page: &Page<'_>, first: Stretch, here: Stretch, periodic: &mut Option<Periodic>) -> Option<Span<Folded>> {
    let block = here.block;
    let (a, b) = (page.blocks[first.block()].text.folded(), page.blocks[here.block()].text.folded());
    let is_one_block = first.block == here.block;
    let (first, here) = (first.range(), here.range());
    if a[first.clone()] != b[here.clone()] {
        return None;
    }
    let known = periodic.as_ref().filter(|known| is_one_block && known.block == block);
    let (back, on) = known.map_or((0, 0), |known| known.known(&first, &here));
    let back = back + same(a[..first.start - back].chars().rev(), b[..here.start - back].chars().rev());
    let on = on + same(a[first.end + on..].chars(), b[here.end + on..].chars());
    // The two must not run into each other.
    let (start, end) = (here.start - back, here.end + on);
    let apart = !is_one_block || first.end + on <= start;
    if !apart && known.is_none_or(|known| known.range != (first.start - back..end)) {
        *periodic = Some(Periodic { block, range: first.start - back..end, step: here.start - first.start });
    }
    let span = if apart { Span::new(start, end) } else { Span::new(here.start, here.end) };
    Some(trimmed(b, span))
}

/// Bytes of the characters that both begin with.
fn same(a: impl Iterator<Item = char>, b: impl Iterator<Item = char>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum()
}

/// `span` without the rest of a clause at its start, and without marks that belong to neither end.
fn trimmed(text: &str, span: Span<Folded>) -> Span<Folded> {
    let mut inner = span.of(text);
    let rest = inner.char_indices().take(REST).find(|(_, c)| "。，；：".contains(*c));
    if let Some((at, c)) = rest.filter(|_| text[..span.start()].ends_with(is_han)) {
        inner = &inner[at + c.len_utf8()..];
    }
    inner = inner.trim_start_matches(|c: char| !c.is_alphanumeric() && !"《“（".contains(c));
    let end = span.end() - (inner.len() - inner.trim_end_matches(|c| "，、；：（“《(".contains(c)).len());
    Span::new(span.end() - inner.len(), end)
}

fn spotted(page: &Page<'_>, first: Stretch, index: usize, span: Span<Folded>) -> Spotted {
    let mut spotted = Spotted::new(index, page.blocks[index].text.to_source(span));
    let number = first.paragraph;
    spotted.detail = Some(if first.block() == index {
        Said { zh: "本段前面".into(), en: "earlier in this paragraph".into() }
    } else {
        Said { zh: format!("第{number}段"), en: format!("in paragraph {number}") }
    });
    spotted
}

/// Running text: headings, titles, signatures and rows of a table may come again.
fn is_prose(block: &PageBlock<'_>) -> bool {
    let prose = matches!(block.facts.zone, None | Some(Zone::Body));
    prose && matches!(block.kind, BlockKind::Paragraph | BlockKind::Item)
}

fn is_heading(block: &PageBlock<'_>) -> bool {
    matches!(block.kind, BlockKind::Title | BlockKind::Heading | BlockKind::Paragraph | BlockKind::Item)
}

/// Eight bytes at a step; that two differ is settled by comparing.
fn hash(bytes: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
    let step = |hash: u64, word: u64| (hash.rotate_left(23) ^ word).wrapping_mul(FACTOR);
    let (words, rest) = bytes.as_chunks::<8>();
    let hash = words.iter().fold(bytes.len() as u64, |hash, word| step(hash, u64::from_le_bytes(*word)));
    let last = rest.iter().fold(0, |last, &byte| last << 8 | u64::from(byte));
    let hash = step(hash, last);
    hash ^ hash >> 29
}

/// Takes keys that are hashes already.
#[derive(Default)]
struct Plain(u64);

impl Hasher for Plain {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = hash(bytes);
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}
