//! The third step: candidates that know what could stand instead become edits. Nothing here is masked, so none of it is for
//! reports; [`present`](super::present) shows edits in its own words.
//!
//! There is no edit where a match is stored nowhere as text, where a part of it stands nowhere or by half in something that is
//! written as one whole, and where it goes over from one part into another. Each place of a container is edited for one
//! candidate: a text that many cells share is judged for each and written once.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use hegao_model::clock::Clock;
use hegao_model::document::{Block, Content, Document, Edit, Join, Syntax};
use hegao_model::text::{Source, Span};
use hegao_model::workers::Alone;
use hegao_rules::facts::Given;
use hegao_rules::finding::{Applicability, Severity};
use hegao_rules::rule;
use hegao_rules::rule::{Judged, Telling};

use super::found::Hit;
use super::judge::Judge;
use super::{Ruling, Scanner};

/// What one candidate asks for. Not masked: for those who write the document, never for a report. No `Debug`.
#[non_exhaustive]
pub struct Rewrite {
    /// Id of the rule.
    pub rule: Arc<str>,
    /// How grave the fault is.
    pub severity: Severity,
    /// Whether a program may take the first of the replacements.
    pub applicability: Applicability,
    /// Index of the block.
    pub block: usize,
    /// Where in the block's text.
    pub span: Span<Source>,
    /// What could stand there, best first. Never empty.
    pub replacements: Vec<Replacement>,
    /// The break that goes, where two elements of a part are two paragraphs: the replacements then have no edits.
    pub join: Option<Join>,
}

/// A text that could stand instead, and the edits that put it there. No `Debug`.
#[non_exhaustive]
pub struct Replacement {
    /// The text.
    pub text: String,
    /// All of them, or none, are to be made.
    pub edits: Vec<Edit>,
}

impl Scanner {
    /// What could be written instead of what counts as a fault in `document`, in its order. `rulings` has one entry for each
    /// rule. All are given, however many a report would list. Comments in the document and exceptions are not asked: that is for those who apply edits.
    #[must_use]
    pub fn rewrites(&self, path: &str, document: &Document, given: &Given, rulings: &[Ruling]) -> Vec<Rewrite> {
        self.rewrites_told(path, document, given, rulings, Telling::Once)
    }

    /// The same for each place of what is told once for a whole document, and for nothing else.
    #[must_use]
    pub fn places_told_once(&self, path: &str, document: &Document, given: &Given, rulings: &[Ruling]) -> Vec<Rewrite> {
        let mut rewrites = self.rewrites_told(path, document, given, rulings, Telling::Each);
        rewrites.retain(|rewrite| self.tells_once(&rewrite.rule));
        rewrites
    }

    /// Whether all that the rule of that id finds is told at its first place.
    #[must_use]
    pub fn tells_once(&self, id: &str) -> bool {
        self.ids.iter().position(|known| **known == *id).is_some_and(|rule| self.rules.tells_once(rule))
    }

    fn rewrites_told(
        &self,
        path: &str,
        document: &Document,
        given: &Given,
        rulings: &[Ruling],
        telling: Telling,
    ) -> Vec<Rewrite> {
        let facts = rule::facts_of(document, given);
        let judge = Judge { telling, ..Judge::of_all(self, path, document, &facts, rulings) };
        let (blocks, _) = judge.judge(&Clock::endless(), &Alone).found.by_block();
        let mut rewriter = Rewriter::new(document);
        let mut rewrites = Vec::new();
        for (index, hits) in blocks {
            let Some(block) = document.blocks.get(index) else { continue };
            for candidate in judge.candidates(judge.home(index), hits) {
                let Hit::Whole(judged) = candidate else { continue };
                rewrites.extend(self.rewrite(index, block, &judged, &mut rewriter));
            }
        }
        rewrites
    }

    fn rewrite(&self, index: usize, block: &Block, judged: &Judged, rewriter: &mut Rewriter<'_>) -> Option<Rewrite> {
        if judged.suggestions.is_empty() {
            return None;
        }
        let join = judged.joins.then(|| rewriter.join(block, &judged.span.range())).flatten();
        let target = match join {
            Some(_) => None,
            None => Some(rewriter.target(block, &judged.span.range(), judged.joins)?),
        };
        let edits = |text: &str| target.as_ref().map_or_else(Vec::new, |target| target.edits(text));
        let replacement = |text: &String| Replacement { text: text.clone(), edits: edits(text) };
        Some(Rewrite {
            rule: self.ids[judged.rule].clone(),
            severity: judged.severity,
            applicability: applicability(judged),
            block: index,
            span: judged.span,
            replacements: judged.suggestions.iter().map(replacement).collect(),
            join,
        })
    }
}

/// Whether a program may take the first suggestion: where there are several, somebody has to choose.
pub(super) fn applicability(judged: &Judged) -> Applicability {
    if judged.suggestions.len() > 1 { Applicability::Unsafe } else { judged.applicability }
}

/// Tells where edits of one document go.
pub(super) struct Rewriter<'d> {
    document: &'d Document,
    /// Places of containers that an earlier candidate edits: the part, and its bytes.
    taken: BTreeSet<(u32, u64, u64)>,
}

/// Where the suggestions of one candidate go: into the first of these places, and nothing into the others.
pub(super) struct Target {
    part: u32,
    places: Vec<Range<u64>>,
}

impl<'d> Rewriter<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        Self { document, taken: BTreeSet::new() }
    }

    /// Where the suggestions of a candidate at `range` of `block` go; `None`: nowhere. With `joins`, all that stands between
    /// its pieces goes too.
    pub(super) fn target(&mut self, block: &Block, range: &Range<usize>, joins: bool) -> Option<Target> {
        let pieces = block.pieces(range.clone());
        let (index, _) = *pieces.first()?;
        let part = self.document.parts.get(index as usize)?;
        let syntax = part.syntax()?;
        let is_one = pieces.iter().all(|(part, _)| *part == index);
        // Between pieces stands markup: no break to be taken out.
        let has_marks = matches!(syntax, Syntax::Xml | Syntax::Html);
        let can_join = !joins || pieces.len() < 2 || !has_marks && part.name.is_none();
        if !is_one || !can_join || !self.document.is_writable(block, range) {
            return None;
        }
        let mut places: Vec<Range<u64>> = Vec::with_capacity(pieces.len());
        for place in pieces.into_iter().map(|(_, range)| part.stored(range)) {
            // One place may be read as several pieces: it is edited once.
            if !places.contains(&place) {
                places.push(place);
            }
        }
        let hull = places.first()?.start..places.last()?.end;
        let is_free = part.name.is_none() || self.taken.insert((index, hull.start, hull.end));
        let places = if joins { vec![hull] } else { places };
        is_free.then_some(Target { part: index, places })
    }

    /// The break within `range` of `block`, where markup makes two paragraphs of it.
    fn join(&self, block: &Block, range: &Range<usize>) -> Option<Join> {
        let Content::Joined(joined) = &block.content else { return None };
        let within = |cut: &&u32| range.start < **cut as usize && (**cut as usize) < range.end;
        let cut = *joined.cuts.iter().find(within)?;
        let behind = joined.pieces.partition_point(|piece| piece.text.end <= cut);
        let (before, behind) = (joined.pieces.get(behind.checked_sub(1)?)?, joined.pieces.get(behind)?);
        let part = self.document.parts.get(before.part as usize)?;
        let between = before.source().end as usize..behind.source().start as usize;
        let is_markup = matches!(part.syntax(), Some(Syntax::Xml | Syntax::Html));
        let is_one = before.part == behind.part && between.start < between.end;
        (is_markup && is_one).then_some(Join { part: before.part, between })
    }
}

impl Target {
    /// The edits that put `text` there.
    pub(super) fn edits(&self, text: &str) -> Vec<Edit> {
        let texts = std::iter::once(text).chain(std::iter::repeat(""));
        let edit =
            |(bytes, text): (&Range<u64>, &str)| Edit { part: self.part, bytes: bytes.clone(), text: text.into() };
        self.places.iter().zip(texts).map(edit).collect()
    }
}
