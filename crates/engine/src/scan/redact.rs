//! The sensitive values of one document, and where each stands: the edits of who takes them out. Nothing here is masked, so none
//! of it is for reports.
//!
//! What the rules of privacy find is masked wherever it stands. What those of hidden data find (an author's name, a path) is
//! masked where nobody sees it: an author may well be one of whom the page speaks, and a login name (`admin`) is a word of any
//! program.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use hegao_model::clock::Clock;
use hegao_model::document::{Block, Document, Edit, Origin};
use hegao_model::text::{Source, Span};
use hegao_model::workers::Alone;
use hegao_rules::facts::{Facts, Given};
use hegao_rules::finding::{HIDDEN, Value};
use hegao_rules::rule;
use hegao_rules::rule::{Fault, Rule};

use super::judge::Judge;
use super::{Ruling, Scanner};
use crate::finding::{BlockMask, Masker};

/// What is to be masked in a document. No `Debug`: it would print it.
pub struct Redactions {
    /// The edits, by part and place, none over another.
    pub edits: Vec<Edit>,
    /// What stands where nothing can be written.
    pub unwritable: Vec<Unwritable>,
    /// How often each mask was put: masks, which anyone may see.
    pub masks: BTreeMap<String, usize>,
    /// How many values of hidden data also stand on the page, where they were left.
    pub left: usize,
    maskers: Maskers,
    forms: BTreeMap<Value, BTreeSet<String>>,
}

/// What masks the values of a document.
struct Maskers {
    /// On its page, and everywhere else.
    page: Masker,
    /// Where nobody sees it: also what hidden data alone say.
    unseen: Masker,
}

/// A value at a place that is no stored text: it was made of a page, a picture, a file within the file, or is only shown so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unwritable {
    /// Index of the block.
    pub block: usize,
    /// Where in the block's text, in bytes.
    pub range: Range<usize>,
    /// How it is masked.
    pub mask: String,
}

impl Redactions {
    /// Where values stand in a text that is no block of the document, each with its mask: in order, apart from each other.
    /// `is_unseen`: nobody sees it who looks at the page.
    #[must_use]
    pub fn stretches(&self, text: &str, is_unseen: bool) -> Vec<(Range<usize>, String)> {
        let masker = if is_unseen { &self.maskers.unseen } else { &self.maskers.page };
        masker.loose(text).each().map(|(range, mask)| (range, mask.to_owned())).collect()
    }

    /// A text with its values masked.
    #[must_use]
    pub fn masked(&self, text: &str) -> String {
        self.maskers.page.text(text)
    }

    /// The values that must stand nowhere, each with the ways in which the document writes it.
    #[must_use]
    pub fn values(&self) -> Vec<(Value, Vec<String>)> {
        let forms = |value: &Value| self.forms.get(value).into_iter().flatten().cloned().collect();
        self.maskers.page.values().map(|value| (value.clone(), forms(&value))).collect()
    }

    /// Whether there is nothing to mask.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty() && self.unwritable.is_empty() && self.maskers.unseen.is_idle()
    }
}

impl Scanner {
    /// The sensitive values of `document`, also those in its `path`, and the edits that mask them. `known` are values from elsewhere.
    #[must_use]
    pub fn redactions(
        &self,
        path: &str,
        document: &Document,
        given: &Given,
        rulings: &[Ruling],
        known: &[Value],
    ) -> Redactions {
        let facts = rule::facts_of(document, given);
        let judge = Judge { keeps_values: true, ..Judge::of_all(self, path, document, &facts, rulings) };
        let mut found = judge.judge(&Clock::endless(), &Alone).found;
        let values = found.values.take().unwrap_or_default();
        let around = judge.values_around(&found, false);
        let (maskers, left) = self.maskers(document, (&values, around, known), path, &facts);
        let mut redactor =
            Redactor { document, maskers: &maskers, edits: Vec::new(), unwritable: Vec::new(), masks: BTreeMap::new() };
        let mut forms: BTreeMap<Value, BTreeSet<String>> = BTreeMap::new();
        let (blocks, _) = found.by_block();
        let mut places: BTreeMap<usize, Vec<(Span<Source>, String)>> = BTreeMap::new();
        let mut blocks = blocks;
        while let Some((index, hits)) = blocks.next() {
            let source = judge.home(index).source;
            for hit in hits {
                let Some(mask) = blocks.mask(&hit) else { continue };
                let span = hit.span();
                if let Some(value) = hit.value() {
                    forms.entry(value.clone()).or_default().insert(span.of(source).to_owned());
                }
                places.entry(index).or_default().push((span, mask));
            }
        }
        for (index, block) in document.blocks.iter().enumerate() {
            redactor.block(index, block, places.remove(&index).unwrap_or_default());
        }
        let Redactor { edits, unwritable, masks, .. } = redactor;
        Redactions { edits: apart(edits), unwritable, masks, left, forms, maskers }
    }

    /// What masks the document, and how many values of hidden data it leaves on the page.
    fn maskers(
        &self,
        document: &Document,
        (found, around, known): (&BTreeSet<(usize, Value)>, Vec<Value>, &[Value]),
        path: &str,
        facts: &Facts,
    ) -> (Maskers, usize) {
        let (mut page, mut unseen) = (Masker::gathering(self.reveal), Masker::gathering(self.reveal));
        let is_hidden = |rule: &Rule| !rule.check.hidden().is_empty();
        let (hidden, open): (Vec<_>, Vec<_>) = found.iter().partition(|(rule, _)| is_hidden(&self.rules()[*rule]));
        let names = self.values_in_names(path, document, facts);
        let everywhere = open.iter().map(|(_, value)| value).chain(&names).chain(&around).chain(known);
        // What was masked before is no value.
        let everywhere = everywhere.filter(|value| !is_masked(value.value.expose(), &value.mask()));
        everywhere.for_each(|value| [&mut page, &mut unseen].into_iter().for_each(|masker| masker.add(value)));
        let hidden =
            hidden.into_iter().map(|(_, value)| value).filter(|value| !is_masked(value.value.expose(), &value.mask()));
        let hidden: BTreeSet<&Value> = hidden.collect();
        let on_page = on_page(document, &hidden, self.reveal);
        hidden.iter().for_each(|value| unseen.add(value));
        // A login name is a word of the markup as well.
        let is_word = |value: &Value| value.value.expose().bytes().all(|byte| byte.is_ascii_alphanumeric());
        hidden.iter().filter(|value| !on_page.contains(*value) && !is_word(value)).for_each(|value| page.add(value));
        [&mut page, &mut unseen].into_iter().for_each(Masker::prepare);
        // Of those that the page says itself nothing is left there.
        let left = on_page.iter().filter(|value| page.text(value.value.expose()) == *value.value.expose()).count();
        (Maskers { page, unseen }, left)
    }
}

/// Whether `text` was masked before: it is its own mask, or was overwritten.
fn is_masked(text: &str, mask: &str) -> bool {
    text == mask || text.chars().all(|c| c == '*')
}

/// Those of `values` that stand on the page.
fn on_page<'v>(document: &Document, values: &BTreeSet<&'v Value>, reveal: bool) -> BTreeSet<&'v Value> {
    let all = Masker::new(values.iter().copied(), reveal);
    let visible = || document.blocks.iter().filter(|block| block.hidden.is_none());
    if all.is_idle() || visible().all(|block| all.loose(document.text(block)).is_empty()) {
        return BTreeSet::new();
    }
    let stands = |value: &&&Value| {
        let one = Masker::new([**value], reveal);
        visible().any(|block| !one.loose(document.text(block)).is_empty())
    };
    values.iter().filter(stands).copied().collect()
}

/// Gathers the edits of one document.
struct Redactor<'d> {
    document: &'d Document,
    maskers: &'d Maskers,
    edits: Vec<Edit>,
    unwritable: Vec<Unwritable>,
    masks: BTreeMap<String, usize>,
}

impl Redactor<'_> {
    /// Masks what stands in a block: what rules found there, and every value of the document.
    fn block(&mut self, index: usize, block: &Block, places: Vec<(Span<Source>, String)>) {
        let text = self.document.text(block);
        let Maskers { page, unseen } = self.maskers;
        let mask: BlockMask = if block.hidden.is_some() { unseen } else { page }.block(text, places);
        for (range, mask) in mask.each().filter(|(range, mask)| !is_masked(&text[range.clone()], mask)) {
            if self.stretch(block, &range, mask) {
                *self.masks.entry(mask.to_owned()).or_default() += 1;
            } else {
                self.unwritable.push(Unwritable { block: index, range, mask: mask.to_owned() });
            }
        }
    }

    /// The edits that put `mask` where a stretch of a block stands: into the first of its places, nothing into the others. What is
    /// written as one whole goes as a whole. Whether all of it can be written.
    fn stretch(&mut self, block: &Block, range: &Range<usize>, mask: &str) -> bool {
        let (mut text, mut is_whole) = (mask, true);
        block.content.each_piece(block.part, |piece| {
            let Some(cut) = piece.cut(range) else { return };
            let part = &self.document.parts[piece.part as usize];
            if part.syntax().is_none() || matches!(piece.origin, Origin::Rendered(_)) {
                is_whole = false;
                return;
            }
            let text = std::mem::take(&mut text);
            self.edits.push(Edit { part: piece.part, bytes: part.stored(cut), text: text.to_owned() });
        });
        // A stretch that stands nowhere (in what a column is called before its cell) needs no edit.
        is_whole
    }
}

/// The edits in order; of those that touch the same bytes one is made.
fn apart(mut edits: Vec<Edit>) -> Vec<Edit> {
    edits.sort_by(|a, b| (a.part, a.bytes.start, b.bytes.end).cmp(&(b.part, b.bytes.start, a.bytes.end)));
    edits.dedup_by(|next, last| {
        if next.part != last.part || next.bytes.start >= last.bytes.end {
            return false;
        }
        let is_within = next.bytes.end <= last.bytes.end;
        if last.text.is_empty() || !is_within {
            last.text =
                if is_within || next.text.is_empty() { last.text.clone() + &next.text } else { HIDDEN.to_owned() };
        }
        last.bytes.end = last.bytes.end.max(next.bytes.end);
        true
    });
    edits
}
