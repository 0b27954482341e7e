//! Masking: what a sensitive value looks like when it is shown, and finding every place where it must be.
//!
//! A mask is computed on the canonical value (folded, without separators and country prefix) and its middle is always
//! `****`, so that it tells neither the length nor the way it was written.

use std::ops::Range;

use aho_corasick::AhoCorasick;
use serde::{Deserialize, Serialize};

use super::Sensitive;
use crate::text::{Source, Span, Text};

/// What stands for text that must not be shown at all.
pub const HIDDEN: &str = "****";

/// How a value is masked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MaskKind {
    /// Characters kept at each end: `138****8000`.
    Keep(Keep),
    /// `z****@163.com`
    Email,
    /// `李*`
    Name,
}

/// Characters kept at each end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keep {
    /// At the start.
    pub first: u8,
    /// At the end.
    pub last: u8,
}

impl MaskKind {
    /// The mask of a canonical value. A value too short to hide at least four characters is hidden whole.
    ///
    /// ```
    /// use hegao::finding::{Keep, MaskKind};
    /// let mobile = MaskKind::Keep(Keep { first: 3, last: 4 });
    /// assert_eq!(mobile.mask("13800138000"), "138****8000");
    /// assert_eq!(mobile.mask("138001"), "****");
    /// assert_eq!(MaskKind::Email.mask("zhang@163.com"), "z****@163.com");
    /// assert_eq!(MaskKind::Name.mask("李明"), "李*");
    /// ```
    #[must_use]
    pub fn mask(self, value: &str) -> String {
        let chars: Vec<char> = value.chars().collect();
        match self {
            Self::Keep(Keep { first, last }) => {
                let (first, last) = (usize::from(first), usize::from(last));
                if chars.len() < first + last + 4 {
                    return HIDDEN.to_owned();
                }
                let ends = |range: Range<usize>| chars[range].iter().collect::<String>();
                format!("{}{HIDDEN}{}", ends(0..first), ends(chars.len() - last..chars.len()))
            }
            Self::Email => match value.split_once('@') {
                Some((local, domain)) => format!("{}{HIDDEN}@{domain}", local.chars().next().unwrap_or('*')),
                None => HIDDEN.to_owned(),
            },
            Self::Name => chars.first().map_or_else(|| HIDDEN.to_owned(), |first| format!("{first}*")),
        }
    }
}

/// A sensitive value of a document: what to look for, and what to show instead.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Value {
    /// The canonical value.
    pub value: Sensitive<String>,
    /// Its mask.
    pub mask: String,
}

/// All sensitive values of one document, to be found wherever they stand: also where no rule would look.
pub struct Masker {
    masks: Vec<String>,
    automaton: Option<AhoCorasick>,
    reveal: bool,
}

/// Stretches of one block's text that must not be shown, in order, apart from each other, each with its mask.
#[derive(Default)]
pub struct BlockMask {
    stretches: Vec<(Range<usize>, String)>,
}

impl Masker {
    /// Prepares the search. With `reveal`, nothing is masked.
    ///
    /// # Panics
    /// If the values of one document need more than 4 GiB of automaton.
    #[must_use]
    pub fn new(mut values: Vec<Value>, reveal: bool) -> Self {
        if reveal {
            values.clear();
        }
        values.sort();
        values.dedup();
        // A one-letter name in the properties would be found in every word: it is masked in its own place alone.
        values.retain(|value| is_telling(value.value.expose()));
        let automaton = (!values.is_empty()).then(|| {
            AhoCorasick::builder()
                .ascii_case_insensitive(true)
                .build(values.iter().map(|value| value.value.expose()))
                .expect("internal error: too many values")
        });
        Self { masks: values.into_iter().map(|value| value.mask).collect(), automaton, reveal }
    }

    /// The mask of one block: where rules found a value (`places`), and every other place where a value of the document
    /// stands, however it is broken up.
    #[must_use]
    pub fn block(&self, text: &Text<'_>, places: &[(Span<Source>, String)]) -> BlockMask {
        if self.reveal {
            return BlockMask::default();
        }
        let mut stretches: Vec<_> = places.iter().map(|(span, mask)| (span.range(), mask.clone())).collect();
        let Some(automaton) = &self.automaton else { return BlockMask { stretches: merge(stretches) } };
        let mut search = |haystack: &str, folded_at: &dyn Fn(usize) -> usize| {
            for m in automaton.find_overlapping_iter(haystack) {
                let folded = Span::new(folded_at(m.start()), folded_at(m.end() - 1) + 1);
                stretches.push((text.to_source(folded).range(), self.masks[m.pattern().as_usize()].clone()));
            }
        };
        search(text.folded(), &|at| at);
        let (compact, offsets) = compact(text.folded());
        if compact.len() < text.folded().len() {
            search(&compact, &|at| offsets[at] as usize);
        }
        BlockMask { stretches: merge(stretches) }
    }

    /// The mask of a text that is no block of the document: a detail of a gap, an error.
    #[must_use]
    pub fn text(&self, plain: &str) -> String {
        let text = Text::new(plain);
        self.block(&text, &[]).render(plain, 0..plain.len())
    }
}

/// Whether a value can be known again elsewhere: two characters, four if they are plain letters and digits.
fn is_telling(value: &str) -> bool {
    let least = if value.is_ascii() { 4 } else { 2 };
    value.chars().count() >= least
}

/// The text without spaces and dashes between digits, and where each byte of it stood.
fn compact(folded: &str) -> (String, Vec<u32>) {
    let bytes = folded.as_bytes();
    let mut compact = String::with_capacity(folded.len());
    let mut offsets = Vec::with_capacity(folded.len());
    let digit_after =
        |at: usize| bytes[at..].iter().find(|b| !matches!(b, b' ' | b'-')).is_some_and(u8::is_ascii_digit);
    let mut after_digit = false;
    for (at, c) in folded.char_indices() {
        if matches!(c, ' ' | '-') && after_digit && digit_after(at) {
            continue;
        }
        after_digit = c.is_ascii_digit();
        offsets.extend((at..at + c.len_utf8()).map(|at| at as u32));
        compact.push(c);
    }
    (compact, offsets)
}

/// Sorts stretches and joins those that overlap: one that holds the others keeps its mask, otherwise nothing is shown.
fn merge(mut stretches: Vec<(Range<usize>, String)>) -> Vec<(Range<usize>, String)> {
    stretches.sort_by(|(a, _), (b, _)| (a.start, b.end).cmp(&(b.start, a.end)));
    let mut merged: Vec<(Range<usize>, String)> = Vec::with_capacity(stretches.len());
    for (range, mask) in stretches {
        match merged.last_mut() {
            Some((last, _)) if range.end <= last.end => {}
            Some((last, shown)) if range.start < last.end => {
                last.end = range.end;
                HIDDEN.clone_into(shown);
            }
            _ => merged.push((range, mask)),
        }
    }
    merged
}

impl BlockMask {
    /// The part `range` of the block's text as it may be shown. A value that the range cuts is not shown at all.
    ///
    /// # Panics
    /// If `range` is not on character boundaries of `source`.
    #[must_use]
    pub fn render(&self, source: &str, range: Range<usize>) -> String {
        let mut shown = String::with_capacity(range.len());
        let mut at = range.start;
        let first = self.stretches.partition_point(|(stretch, _)| stretch.end <= range.start);
        for (stretch, mask) in &self.stretches[first..] {
            if stretch.start >= range.end {
                break;
            }
            shown.push_str(&source[at..stretch.start.max(at)]);
            let whole = range.start <= stretch.start && stretch.end <= range.end;
            if whole {
                shown.push_str(mask);
            } else if !shown.ends_with(HIDDEN) {
                shown.push_str(HIDDEN);
            }
            at = stretch.end.min(range.end);
        }
        shown.push_str(&source[at..range.end]);
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn masker() -> Masker {
        let value = |value: &str, mask: &str| Value { value: Sensitive::new(value.into()), mask: mask.into() };
        Masker::new(vec![value("13800138000", "138****8000"), value("a1-2@b.cn", "a****@b.cn")], false)
    }

    #[test]
    fn a_value_is_masked_however_it_is_written() {
        for (text, shown) in [
            ("单号X13800138000Y", "单号X138****8000Y"),
            ("１３８-0013 8000。", "138****8000。"),
            ("1\u{200B}3800138000", "138****8000"),
            ("A1-2@B.cn", "a****@b.cn"),
            ("13800138001", "13800138001"),
        ] {
            assert_eq!(masker().text(text), shown, "{text}");
        }
    }

    #[test]
    fn a_place_wider_than_its_value_is_masked_whole() {
        let source = "电话+86 13800138000";
        let mask = masker().block(&Text::new(source), &[(Span::new(6, source.len()), "138****8000".into())]);
        assert_eq!(mask.render(source, 0..source.len()), "电话138****8000");
        assert_eq!(mask.render(source, 0..14), "电话****", "a cut value shows nothing");
        assert_eq!(mask.render(source, 14..source.len()), "****");
    }

    #[test]
    fn values_that_overlap_show_nothing() {
        let places = [(Span::new(0, 4), "1*".to_owned()), (Span::new(2, 6), "3*".to_owned())];
        assert_eq!(masker().block(&Text::new("123456"), &places).render("123456", 0..6), "****");
    }

    #[test]
    fn reveal_masks_nothing() {
        let value = Value { value: Sensitive::new("李明".into()), mask: "李*".into() };
        assert_eq!(Masker::new(vec![value], true).text("李明"), "李明");
    }
}
