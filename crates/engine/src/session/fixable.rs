//! What counts in a document, each with what could be written there; and, once something was written, whether something new
//! is wrong.
//!
//! Several edits at once get into each other's way: one changes the words that another finding names. So a round makes only those
//! that stand alone, and the next one looks at what stands there then. Whoever fixes has the readers and writers; here it is
//! decided what goes together.

use std::collections::{HashMap, HashSet, VecDeque};
use std::ops::Range;
use std::sync::Arc;

use super::sifting::Sifting;
use super::{Session, Source};
use crate::finding::{Finding, Location, Masker, Status};
use crate::scan::Rewrite;
use hegao_model::document::{Document, Gap};
use hegao_rules::facts::Given;

use crate::filter::Ruling;

/// A finding that counts. No `Debug`: it shows what stands there.
#[non_exhaustive]
pub struct Fixable {
    /// The finding, masked.
    pub finding: Finding,
    /// Where in its block's text, in bytes.
    pub span: Range<usize>,
    /// What could be written there, not masked.
    pub rewrite: Option<Rewrite>,
    /// Its number in the report for people; `None` where that only counts it, or where another finding tells of it.
    pub number: Option<usize>,
    /// The index of the finding that tells of it: of what is told once for the whole document, and of a column or list, each place
    /// can be written.
    pub told_by: Option<usize>,
}

/// What counts in a document.
#[non_exhaustive]
pub struct Fixables {
    /// The findings, by place; behind them the other places of what is told once.
    pub list: Vec<Fixable>,
    /// What was not read.
    pub gaps: Vec<Gap>,
    /// Masks the values of the document in whatever is said of it.
    pub masker: Masker,
}

/// Findings by what they name: the rule, and the words as they stand. Inner: it is not masked.
pub struct Named(HashMap<(Arc<str>, String), usize>);

impl Session {
    /// What counts in a document, and what could be written there. Nothing of what a comment, an exception or the baseline
    /// accepts; `None` for an earlier report and for what was not read.
    #[must_use]
    pub fn fixables(&self, source: &Source<'_>) -> Option<Fixables> {
        let document = source.document.as_ref().ok().filter(|_| !source.is_own)?;
        let seen = self.seen(source.place);
        let (given, rulings) = self.verdict_on(&seen, document.format, source.said);
        let rewrites = self.scanner.rewrites(source.path, document, &given, &rulings);
        let key = |rewrite: Rewrite| ((rewrite.rule.clone(), rewrite.block, rewrite.span.start()), rewrite);
        let mut rewrites: HashMap<_, _> = rewrites.into_iter().map(key).collect();
        let mut sifting = Sifting::new(self, source, &seen).of_all();
        let scanned = self.put(source, document, (&given, &rulings), &mut sifting);
        let mut counter = Counter::default();
        let active = scanned.findings.into_iter().filter(|finding| finding.status == Status::Active);
        let fixable = |finding: Finding| {
            let span = counter.span(document, &finding).unwrap_or_default();
            let key = finding.location.block.map(|block| (finding.rule.clone(), block, span.start));
            let rewrite = key.and_then(|key| rewrites.remove(&key));
            Fixable { finding, span, rewrite, number: None, told_by: None }
        };
        let mut list: Vec<Fixable> = active.map(fixable).collect();
        self.number(&mut list);
        // A comment may speak of a place that no finding tells of.
        if scanned.suppressions.is_empty() {
            self.add_places(source.path, document, (&given, &rulings), &mut list);
        }
        Some(Fixables { list, gaps: scanned.gaps, masker: scanned.masker })
    }

    /// Numbers the findings as a report does that lists so many of each rule, and one for a column.
    fn number(&self, list: &mut [Fixable]) {
        let most = self.options.findings.unwrap_or(self.config.limits.findings);
        let mut counts: HashMap<Arc<str>, usize> = HashMap::new();
        let mut is_listed = |rule: &Arc<str>| {
            let count = counts.entry(rule.clone()).or_default();
            *count += 1;
            *count <= most
        };
        let listed = list.iter().filter(|one| is_listed(&one.finding.rule)).map(|one| one.finding.clone()).collect();
        let key = |finding: &Finding, location: &Location| (finding.rule.clone(), location.block, location.range.start);
        // A rule may have several things to say of one place (of the layout of a title, of its paper): they come in the order of the list.
        let mut index: HashMap<_, VecDeque<usize>> = HashMap::new();
        for (at, one) in list.iter().enumerate() {
            index.entry(key(&one.finding, &one.finding.location)).or_default().push_back(at);
        }
        let mut next = |finding: &Finding, location: &Location| index.get_mut(&key(finding, location))?.pop_front();
        for (number, finding) in (1..).zip(self.gathered(listed)) {
            let Some(head) = next(&finding, &finding.location) else { continue };
            list[head].number = Some(number);
            for other in &finding.others {
                if let Some(other) = next(&finding, &other.location) {
                    list[other].told_by = Some(head);
                }
            }
        }
    }

    /// Adds the other places of what is told once, if something can be written there.
    fn add_places(
        &self,
        path: &str,
        document: &Document,
        (given, rulings): (&Given, &[Ruling]),
        list: &mut Vec<Fixable>,
    ) {
        let tells_once =
            |fixable: &&Fixable| fixable.rewrite.is_some() && self.scanner.tells_once(&fixable.finding.rule);
        if !list.iter().any(|fixable| tells_once(&fixable)) {
            return;
        }
        let heads: HashMap<Arc<str>, usize> =
            list.iter().enumerate().map(|(index, fixable)| (fixable.finding.rule.clone(), index)).collect();
        let taken: HashSet<(Arc<str>, Option<usize>, usize)> =
            list.iter().map(|one| (one.finding.rule.clone(), one.block(), one.span.start)).collect();
        for rewrite in self.scanner.places_told_once(path, document, given, rulings) {
            let span = rewrite.span.range();
            let Some(&head) = heads.get(&rewrite.rule) else { continue };
            if taken.contains(&(rewrite.rule.clone(), Some(rewrite.block), span.start)) {
                continue;
            }
            let mut finding = list[head].finding.clone();
            finding.location.block = Some(rewrite.block);
            list.push(Fixable { finding, span, rewrite: Some(rewrite), number: None, told_by: Some(head) });
        }
    }
}

/// From characters of a block to bytes. Findings come in order, and a block may be one enormous line.
#[derive(Default)]
struct Counter {
    block: Option<usize>,
    chars: usize,
    bytes: usize,
}

impl Counter {
    /// Where in the block's text a finding stands, in bytes; `None`: in no block.
    fn span(&mut self, document: &Document, finding: &Finding) -> Option<Range<usize>> {
        let block = finding.location.block?;
        let text = document.text(document.blocks.get(block)?);
        let Range { start, end } = finding.location.range;
        if self.block != Some(block) || start < self.chars {
            *self = Self { block: Some(block), ..Self::default() };
        }
        let ahead =
            |from: usize, count: usize| text[from..].char_indices().nth(count).map_or(text.len(), |(at, _)| from + at);
        self.bytes = ahead(self.bytes, start - self.chars);
        self.chars = start;
        Some(self.bytes..ahead(self.bytes, end - start))
    }
}

impl Fixable {
    fn block(&self) -> Option<usize> {
        self.finding.location.block
    }

    /// The words that it names, not masked.
    #[must_use]
    pub fn said<'d>(&'d self, document: &'d Document) -> &'d str {
        let block = self.block().and_then(|block| document.blocks.get(block));
        block.and_then(|block| document.text(block).get(self.span.clone())).unwrap_or(&self.finding.matched)
    }
}

impl Fixables {
    /// The findings as reports count them, without the other places of what is told once.
    pub fn told(&self) -> impl Iterator<Item = &Fixable> {
        self.list.iter().filter(|fixable| fixable.told_by.is_none())
    }

    /// Of the findings that are `wanted` (indices), those that can be written together, and those that wait for the next round:
    /// because another one is written there, or, if it is the `first` round, because they would change what another names.
    #[must_use]
    pub fn together(&self, wanted: &[usize], is_first: bool) -> (Vec<usize>, Vec<usize>) {
        let place = |index: &usize| (self.list[*index].block(), self.list[*index].span.start, *index);
        let mut wanted = wanted.to_vec();
        wanted.sort_by_key(place);
        let crowded = if is_first { self.crowded() } else { HashSet::new() };
        let mut end = (None, 0);
        wanted.into_iter().partition(|&index| {
            let Fixable { span, .. } = &self.list[index];
            let block = self.list[index].block();
            let is_free = (end.0 != block || end.1 <= span.start) && !crowded.contains(&index);
            if is_free {
                end = (block, span.end);
            }
            is_free
        })
    }

    /// Those that name words which another one names too.
    fn crowded(&self) -> HashSet<usize> {
        let mut order: Vec<usize> = (0..self.list.len()).filter(|&index| self.list[index].block().is_some()).collect();
        order.sort_by_key(|&index| (self.list[index].block(), self.list[index].span.start));
        let mut crowded = HashSet::new();
        // The one that reaches furthest so far.
        let mut furthest: Option<usize> = None;
        for index in order {
            let here = &self.list[index];
            match furthest.map(|furthest| (furthest, &self.list[furthest])) {
                Some((other, before)) if before.block() == here.block() && here.span.start < before.span.end => {
                    crowded.extend([index, other]);
                    furthest = Some(if before.span.end < here.span.end { index } else { other });
                }
                _ => furthest = Some(index),
            }
        }
        crowded
    }

    /// What the findings name once those of `made` (indices, each with the replacement that was taken) are written: those are
    /// gone, and others that have some of their words name the new ones.
    #[must_use]
    pub fn expected(&self, document: &Document, made: &[(usize, usize)]) -> Named {
        let mut named = HashMap::new();
        let mut by_block: HashMap<Option<usize>, Vec<(&Range<usize>, &str)>> = HashMap::new();
        for &(index, choice) in made {
            let Fixable { span, rewrite, .. } = &self.list[index];
            if let Some(new) = rewrite.as_ref().and_then(|rewrite| rewrite.replacements.get(choice)) {
                by_block.entry(self.list[index].block()).or_default().push((span, &new.text));
            }
        }
        let gone: HashSet<usize> = made.iter().map(|(index, _)| *index).collect();
        for fixable in self.list.iter().enumerate().filter(|(index, _)| !gone.contains(index)).map(|(_, one)| one) {
            let changes = by_block.get(&fixable.block()).filter(|_| fixable.block().is_some());
            let said = after(fixable.said(document), &fixable.span, changes.map_or(&[], Vec::as_slice));
            *named.entry((fixable.finding.rule.clone(), said)).or_default() += 1;
        }
        Named(named)
    }

    /// The findings, by their index, that name what was not `expected`.
    #[must_use]
    pub fn unexpected(&self, document: &Document, mut expected: Named) -> Vec<usize> {
        let mut is_new = |fixable: &Fixable| {
            let key = (fixable.finding.rule.clone(), fixable.said(document).to_owned());
            expected.0.get_mut(&key).and_then(|left| left.checked_sub(1).map(|less| *left = less)).is_none()
        };
        (0..self.list.len()).filter(|&index| is_new(&self.list[index])).collect()
    }
}

/// What `said`, which stands at `span`, is after the changes that lie within it.
fn after(said: &str, span: &Range<usize>, changes: &[(&Range<usize>, &str)]) -> String {
    let mut text = said.to_owned();
    let within = |change: &&(&Range<usize>, &str)| span.start <= change.0.start && change.0.end <= span.end;
    let mut changes: Vec<_> = changes.iter().filter(within).collect();
    changes.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
    for (range, new) in changes {
        text.replace_range(range.start - span.start..range.end - span.start, new);
    }
    text
}

#[cfg(test)]
mod tests;
