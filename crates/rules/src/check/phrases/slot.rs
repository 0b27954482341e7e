//! A set phrase with one odd slot, and forms that are known to be wrong.

use std::ops::Range;

use super::align::{differing, most_like, segments, shared};
use super::set_phrase::{SEPARATORS, SetPhrase};
use super::{Known, one_for_each_place, spotted};
use crate::check::page::{Clue, Page, PageBlock, PageCheck, Spotted, Weight};
use crate::facts::quotations;
use hegao_model::text::{Source, Span, is_han};

/// What a literal is for.
enum Mark {
    /// Two slots of a phrase; whichever slot is odd, one of the phrase's two anchors is whole.
    Anchor(usize),
    /// A known wrong form.
    Wrong(usize),
}

/// Looks for phrases with one odd slot.
pub(super) struct SlotFaults {
    known: Known,
    literals: Vec<(String, Mark)>,
}

impl SlotFaults {
    pub fn new(known: Known) -> Self {
        let mut literals = Vec::new();
        for (index, phrase) in known.phrases.iter().enumerate() {
            literals.extend(anchors(phrase).into_iter().flatten().map(|literal| (literal, Mark::Anchor(index))));
            literals.extend(phrase.wrong.iter().map(|wrong| (wrong.clone(), Mark::Wrong(index))));
        }
        Self { known, literals }
    }

    /// The odd slot of `phrase` around `at`, with what should stand there.
    fn odd_slot<'p>(&self, phrase: &'p SetPhrase, folded: &str, at: usize) -> Option<(Range<usize>, &'p str)> {
        let segments = segments(folded, at);
        segments.windows(phrase.slots.len()).find_map(|window| {
            let mut odd = (0..window.len()).filter(|&index| !is_whole(phrase, index, &folded[window[index].clone()]));
            let (Some(index), None) = (odd.next(), odd.next()) else { return None };
            let doubled = [index.checked_sub(1), Some(index + 1)].into_iter().flatten().any(|near| {
                window.get(near).is_some_and(|near| folded[near.clone()].starts_with(&folded[window[index].clone()]))
            });
            let range = if doubled { None } else { candidate(phrase, index, folded, &window[index]) };
            Some((range?, phrase.slots[index].as_str()))
        })
    }

    fn by_anchor(&self, index: usize, block: &PageBlock<'_>, phrase: &SetPhrase, at: usize) -> Option<Spotted> {
        let folded = block.text.folded();
        let (range, slot) = self.odd_slot(phrase, folded, at)?;
        let span = Span::new(range.start, range.end);
        if self.known.is_right(folded, span) {
            return None;
        }
        let mut spotted = spotted(index, block, span, slot.to_owned());
        if phrase.slots.len() == 2 && phrase.tail.is_empty() {
            spotted.weight = Weight::Unconfirmed;
        }
        spotted.dated = phrase.is_over_some_day();
        Some(spotted)
    }

    fn by_form(&self, block: &PageBlock<'_>, phrase: &SetPhrase, clue: &Clue) -> Option<Spotted> {
        let folded = block.text.folded();
        if self.known.is_right(folded, clue.span) {
            return None;
        }
        let right = most_like(clue.span.of(folded), &phrase.canonical);
        let (kept, suggestion) = differing(clue.span.of(folded), right.unwrap_or(&phrase.canonical));
        let span = Span::new(clue.span.start() + kept.start, clue.span.start() + kept.end);
        let mut spotted = spotted(clue.block(), block, span, suggestion.to_owned());
        spotted.safe = right.is_some();
        // A slot alone may stand outside the phrase.
        if phrase.slots.len() > 1 && !clue.span.of(folded).contains(SEPARATORS) {
            spotted.weight = Weight::Unconfirmed;
        }
        spotted.dated = phrase.is_dated();
        Some(spotted)
    }
}

impl PageCheck for SlotFaults {
    fn literals(&self) -> Vec<String> {
        self.literals.iter().map(|(literal, _)| literal.clone()).collect()
    }

    fn find(&self, page: &Page<'_>, clues: &[Clue]) -> Vec<Spotted> {
        let mut found = Vec::new();
        let mut quoted = Quoted::default();
        for clue in page.each(clues) {
            let block = &page.blocks[clue.block()];
            let (Mark::Anchor(index) | Mark::Wrong(index)) = self.literals[clue.literal()].1;
            let phrase = &self.known.phrases[index];
            if phrase.is_in_force(page.facts.date) {
                let spotted = match self.literals[clue.literal()].1 {
                    Mark::Anchor(_) => self.by_anchor(clue.block(), block, phrase, clue.span.start()),
                    Mark::Wrong(_) => self.by_form(block, phrase, clue),
                };
                found.extend(spotted.filter(|spotted| !quoted.makes_right(block, spotted)));
            }
        }
        one_for_each_place(&mut found);
        found
    }
}

/// The quotations of the block that was read last.
#[derive(Default)]
struct Quoted {
    block: Option<usize>,
    spans: Vec<Span<Source>>,
}

impl Quoted {
    /// Whether nothing is odd but that the marks are ‘…’, as they must be within “…” (GB/T 15834—2011 4.8.3.3).
    fn makes_right(&mut self, block: &PageBlock<'_>, spotted: &Spotted) -> bool {
        let (source, span) = (block.text.source(), spotted.span);
        let written = span.of(source);
        let outer = || written.replace('‘', "“").replace('’', "”");
        if !written.contains('‘') || spotted.suggestions.first() != Some(&outer()) {
            return false;
        }
        if self.block != Some(spotted.block) {
            *self = Self { block: Some(spotted.block), spans: quotations(source) };
        }
        let next = self.spans.partition_point(|quoted| quoted.end() < span.end());
        let around = self.spans.get(next).filter(|quoted| quoted.start() < span.start());
        around.is_some_and(|quoted| quoted.of(source).starts_with('“'))
    }
}

/// Two stretches of the phrase that share no slot. Slots of two or three characters say nothing with one other beside
/// them (谁主管、谁负责).
fn anchors(phrase: &SetPhrase) -> Option<[String; 2]> {
    let count = phrase.slots.len();
    let short = phrase.slots.iter().any(|slot| slot.chars().count() < 4);
    if count < 2 || (count == 2 && short) || (count == 3 && short && phrase.tail.is_empty()) {
        return None;
    }
    let (first, last) = if count < 4 { (0..1, count / 2..count) } else { (0..2, count - 2..count) };
    let first = format!("{}{}", phrase.joined(first.clone()), phrase.separators[first.end - 1]);
    let before = phrase.separators[last.start - 1];
    Some([first, format!("{before}{}{}", phrase.joined(last), phrase.tail)])
}

/// Whether `segment` is the phrase's slot of that index. The text may go on before the first and behind the last.
fn is_whole(phrase: &SetPhrase, index: usize, segment: &str) -> bool {
    let slot = phrase.slots[index].as_str();
    match index {
        0 => segment.ends_with(slot),
        _ if index + 1 == phrase.slots.len() => {
            segment.strip_prefix(slot).is_some_and(|rest| rest.starts_with(&phrase.tail))
        }
        _ => segment == slot,
    }
}

/// The part of `segment` that stands where the phrase's slot should, if it is like it.
fn candidate(phrase: &SetPhrase, index: usize, folded: &str, segment: &Range<usize>) -> Option<Range<usize>> {
    let slot = phrase.slots[index].as_str();
    let is_last = index + 1 == phrase.slots.len();
    let text = &folded[segment.clone()];
    let text = if is_last && !phrase.tail.is_empty() { &text[..text.find(&phrase.tail)?] } else { text };
    let at = |offset: usize| segment.start + offset;
    if index > 0 && !(is_last && phrase.tail.is_empty()) {
        return is_like(phrase, text, slot).then(|| at(0)..at(text.len()));
    }
    let len = slot.chars().count();
    [len, len + 1, len - 1].into_iter().find_map(|len| {
        let (part, rest) = if index == 0 { from_end(text, len)? } else { from_start(text, len)? };
        let open = rest.is_some_and(is_han) && !is_anchored(part, slot, index == 0);
        let start = if index == 0 { text.len() - part.len() } else { 0 };
        (!open && is_like(phrase, part, slot)).then(|| at(start)..at(start + part.len()))
    })
}

/// Whether a part that no separator bounds on one side is the slot up to there: it begins (or ends) with the same
/// character, or differs in nothing but this one.
fn is_anchored(part: &str, slot: &str, at_start: bool) -> bool {
    let split = |text: &str| {
        let mut chars = text.chars();
        let edge = if at_start { chars.next() } else { chars.next_back() };
        (edge, chars.as_str().to_owned())
    };
    let ((edge, rest), (right, right_rest)) = (split(part), split(slot));
    edge == right || rest == right_rest
}

/// Whether `part` is a slip for `slot`: of about its length, with enough of its characters, and not the same but for words
/// that join. The fewer slots vouch for the phrase, the more must be shared: all but one character beside one other slot,
/// three quarters beside two, half beside more or a tail.
fn is_like(phrase: &SetPhrase, part: &str, slot: &str) -> bool {
    let (own, wanted) = (part.chars().count(), slot.chars().count());
    let (alike, longer) = (shared(part, slot), own.max(wanted));
    let bare = |text: &str| text.replace(['和', '与', '及', '以', '的', '“', '”', '‘', '’', '"'], "");
    if part == slot || bare(part) == bare(slot) || own.abs_diff(wanted) > (wanted / 4).max(1) {
        return false;
    }
    match phrase.slots.len() {
        2 if phrase.tail.is_empty() => own == wanted && alike + 1 == wanted,
        3 if phrase.tail.is_empty() => alike * 4 >= longer * 3,
        _ => alike * 2 >= longer,
    }
}

/// The last `count` characters of `text`, and the one before them.
fn from_end(text: &str, count: usize) -> Option<(&str, Option<char>)> {
    let (start, _) = text.char_indices().rev().nth(count.checked_sub(1)?)?;
    Some((&text[start..], text[..start].chars().next_back()))
}

/// The first `count` characters of `text`, and the one behind them.
fn from_start(text: &str, count: usize) -> Option<(&str, Option<char>)> {
    let (last, c) = text.char_indices().nth(count.checked_sub(1)?)?;
    let end = last + c.len_utf8();
    Some((&text[..end], text[end..].chars().next()))
}
