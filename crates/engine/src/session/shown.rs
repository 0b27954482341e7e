//! A document with its text as it may be shown, for whoever shows more of it than a report does.
//!
//! The text is masked like everything else that is said of a document: where rules found a value, and wherever else that value stands.

use std::collections::HashMap;
use std::ops::Range;

use super::sifting::Sifting;
use super::{Checked, Session, Source};
use crate::finding::{BlockMask, Finding, Location, Masker, Status};
use crate::report::view::{ShownBlock, ShownPiece};
use hegao_model::document::Document;
use hegao_model::document::table::Whole;

/// One document that was checked, and its text. Everything in it is masked.
#[non_exhaustive]
pub struct Shown {
    /// What reports take, the values of a column gathered ([`Session::gather`]).
    pub checked: Checked,
    /// The text, block by block, as in [`Document::blocks`]; empty of an earlier report, and of what was not read.
    pub blocks: Vec<ShownBlock>,
}

impl Session {
    /// Checks one document, and gives its text with it.
    #[must_use]
    pub fn show(&self, source: &Source<'_>) -> Shown {
        let Some(document) = source.document.as_ref().ok().filter(|_| !source.is_own) else {
            let mut checked = self.check(source);
            self.gather(&mut checked.document);
            return Shown { checked, blocks: Vec::new() };
        };
        let seen = self.seen(source.place);
        let (given, rulings) = self.verdict_on(&seen, document.format, source.said);
        let mut sifting = Sifting::new(self, source, &seen).of_text();
        let mut scanned = self.put(source, document, (&given, &rulings), &mut sifting);
        let known = sifting.end(&scanned.facts, &scanned.masker);
        let imprint = self.imprint(document, &scanned);
        let (masks, masker) =
            (std::mem::take(&mut scanned.masks), std::mem::replace(&mut scanned.masker, Masker::gathering(true)));
        let mut checked = Checked::of(scanned, document, known, imprint, self.language());
        self.gather(&mut checked.document);
        let text = ShownText { document, masks, masker, marks: marks(&checked.document.findings) };
        Shown { checked, blocks: text.blocks() }
    }
}

/// Where findings stand in each block, in code points, each with its number.
fn marks(findings: &[Finding]) -> HashMap<usize, Vec<(Range<usize>, usize)>> {
    let mut marks: HashMap<usize, Vec<(Range<usize>, usize)>> = HashMap::new();
    let mut mark = |location: &Location, index: usize| {
        if let Some(block) = location.block {
            marks.entry(block).or_default().push((location.range.clone(), index));
        }
    };
    for (index, finding) in findings.iter().enumerate().filter(|(_, one)| one.status == Status::Active) {
        mark(&finding.location, index);
        finding.others.iter().for_each(|other| mark(&other.location, index));
    }
    marks
}

struct ShownText<'d> {
    document: &'d Document,
    masks: HashMap<usize, BlockMask>,
    masker: Masker,
    marks: HashMap<usize, Vec<(Range<usize>, usize)>>,
}

impl ShownText<'_> {
    fn blocks(&self) -> Vec<ShownBlock> {
        let mut tables: HashMap<Whole, usize> = HashMap::new();
        let blocks = self.document.blocks.iter().enumerate();
        blocks
            .map(|(index, block)| {
                let cell = self.document.cell(index).map(|(whole, cell)| {
                    let next = tables.len();
                    (*tables.entry(whole).or_insert(next), cell.row, cell.column, cell.is_head)
                });
                let mut place = self.document.place(block).map(std::borrow::Cow::into_owned);
                place.iter_mut().for_each(|place| place.texts_mut(&mut |text| *text = self.masker.text(text).into()));
                ShownBlock { kind: block.kind, hidden: block.hidden, place, cell, pieces: self.pieces(index) }
            })
            .collect()
    }

    /// Where the text of a block itself begins: what a cell is called stands before it, and above its column too.
    fn own_start(&self, index: usize) -> usize {
        let block = &self.document.blocks[index];
        let own = self.document.header(block).and_then(|header| {
            let rest = self.document.text(block).strip_prefix(header)?.strip_prefix('：')?;
            Some(self.document.text(block).len() - rest.len())
        });
        own.unwrap_or(0)
    }

    fn pieces(&self, index: usize) -> Vec<ShownPiece> {
        let source = self.document.text(&self.document.blocks[index]);
        let loose;
        let mask = match self.masks.get(&index) {
            Some(mask) => mask,
            None => {
                loose = self.masker.loose(source);
                &loose
            }
        };
        let marks = self.marks.get(&index).map_or(&[][..], Vec::as_slice);
        let marks = in_bytes(source, marks);
        let mut cuts: Vec<usize> = marks.iter().flat_map(|(range, _)| [range.start, range.end]).collect();
        let own = self.own_start(index);
        cuts.extend([own, source.len()]);
        cuts.retain(|cut| *cut >= own);
        cuts.sort_unstable();
        cuts.dedup();
        let piece = |ends: &[usize]| {
            let (start, end) = (ends[0], ends[1]);
            let named = marks.iter().filter(|(range, _)| range.start <= start && end <= range.end);
            ShownPiece { text: readable(&mask.render(source, start..end)), findings: named.map(|one| one.1).collect() }
        };
        cuts.windows(2).map(piece).collect()
    }
}

/// Ranges of code points as ranges of bytes.
fn in_bytes(text: &str, marks: &[(Range<usize>, usize)]) -> Vec<(Range<usize>, usize)> {
    if marks.is_empty() {
        return Vec::new();
    }
    let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let at = |point: usize| offsets.get(point).copied().unwrap_or(text.len());
    marks.iter().map(|(range, index)| (at(range.start)..at(range.end), *index)).collect()
}

/// Without control characters, but for those of a line.
fn readable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' && c != '\t' { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests;
