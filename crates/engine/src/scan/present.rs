//! The second step: candidates become findings, in which every value of the document is masked wherever it stands. Last,
//! [`gate`](super::gate) masks each text once more.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::filter::Inline;
use crate::finding::{
    BlockMask, Edit, Finding, Fingerprints, Location, Masker, Matched, Omitted, SURROUNDINGS, Status, Suggestion,
};
use hegao_model::clock::Clock;
use hegao_model::document::BlockKind;
use hegao_rules::check::Check;
use hegao_rules::finding::{Applicability, Confidence, HIDDEN, Value};
use hegao_rules::rule::{Bilingual, Fault, Judged, Language};

use super::excerpt::{SHOWN, after, before, excerpt, printable, quoted, visible};
use super::found::{Found, Hit};
use super::judge::{Home, Judge, Judgement};
use super::listing::{Findings, Sieve};
use super::place::Places;
use super::rewrite::{Rewriter, applicability};
use super::suppressions;

/// Characters around a match in which values are looked for: an excerpt, and what it may cut.
const AROUND: usize = SHOWN + 40;

/// What is shown of one document.
pub(super) struct Presented {
    /// The document's path.
    pub(super) path: Arc<str>,
    pub(super) findings: Vec<Finding>,
    /// Findings that are only counted.
    pub(super) omitted: Vec<Omitted>,
    /// The comments that suppress findings.
    pub(super) suppressions: Vec<Inline>,
    pub(super) masker: Masker,
    /// What must not be shown of blocks in which rules found something, if the text will be shown.
    pub(super) masks: HashMap<usize, BlockMask>,
    /// That there was no time for all of it, be it to judge or to present, in the clock's words.
    pub(super) late: Option<u64>,
}

impl Judge<'_> {
    /// Makes findings of what was found, as far as there is time. Comments that go beyond those in the `trusted` text suppress nothing private and no
    /// error; `sieve` decides about findings once they are made.
    pub(super) fn present(&self, judgement: Judgement, trusted: Option<&str>, sieve: &mut dyn Sieve) -> Presented {
        let &Self { scanner, path, document, facts, .. } = self;
        let Judgement { mut found, late } = judgement;
        let clock = sieve.clock();
        scanner.values_in_names(path, document, facts).iter().for_each(|value| found.masker.add(value));
        self.values_around(&found, late.is_some()).iter().for_each(|value| found.masker.add(value));
        let (mut blocks, mut masker) = found.by_block();
        masker.prepare();
        let mut report = Report {
            judge: *self,
            path: masker.text(path).into(),
            places: Places::new(document, &masker),
            rewriter: Rewriter::new(document),
            fingerprints: Fingerprints::default(),
            findings: Findings::new(sieve, facts, &masker, suppressions(document, trusted, &masker)),
            clock: &clock,
        };
        let mut masks = HashMap::new();
        while let Some((index, hits)) = blocks.next() {
            let home = self.home(index);
            if clock.is_over(home.source.len()) {
                break;
            }
            let shown = report.shown(home.source, &hits).map(|end| masker.as_far_as(home.source, end));
            let mask = shown.map_or_else(BlockMask::default, |shown| {
                let within = hits.iter().filter(|hit| hit.span().start() <= shown.len());
                masker.block(shown, within.filter_map(|hit| Some((hit.span(), blocks.mask(hit)?))))
            });
            report.add(home, hits, &mask);
            if report.findings.shows_text() {
                masks.insert(index, mask);
            }
        }
        let Report { path, findings, .. } = report;
        let (findings, omitted, suppressions) = findings.end();
        let late = late.or_else(|| clock.late());
        Presented { path, findings, omitted, suppressions, masker, masks, late }
    }

    /// The values that stand around what reports list, in forms that no rule looks for. If judging `is_late`, all values there:
    /// the rules that look for them may not have come so far.
    pub(super) fn values_around(&self, found: &Found, is_late: bool) -> Vec<Value> {
        if self.scanner.reveal {
            return Vec::new();
        }
        let value = |judged: &Judged| judged.value.as_ref().map(|value| value.value.expose().clone());
        let known = found.listed().filter_map(|(_, judged)| value(judged)).collect();
        let around = found.listed().map(|(index, judged)| {
            let (source, Range { start, end }) = (self.home(index).source, judged.span.range());
            &source[before(source, start, AROUND)..after(source, end, AROUND)]
        });
        let title = self.facts.about.title.as_ref().filter(|_| self.scanner.explain).map(|title| title.text.as_str());
        let mut around: Vec<&str> = around.chain(title).collect();
        // Of a short block, the same for all that was found in it.
        around.dedup();
        let mut values = self.scanner.values_beside(around.iter().copied(), known, self.facts);
        for text in around.into_iter().filter(|_| is_late) {
            let found = self.scanner.find_sensitive(text, BlockKind::Paragraph, self.facts);
            values.extend(found.into_iter().filter_map(|judged| judged.value));
        }
        values
    }
}

/// Findings in the making.
struct Report<'a> {
    judge: Judge<'a>,
    path: Arc<str>,
    places: Places<'a>,
    rewriter: Rewriter<'a>,
    fingerprints: Fingerprints,
    findings: Findings<'a>,
    clock: &'a Clock,
}

impl<'a> Report<'a> {
    /// How far into a block findings show it, if they do. Of a line with a million that is a small part.
    fn shown(&self, source: &str, hits: &[Hit]) -> Option<usize> {
        if self.findings.looks_at_all() || self.findings.shows_text() {
            return Some(source.len());
        }
        let listed = hits.iter().filter(|hit| matches!(hit, Hit::Whole(_)));
        let last = listed.map(|hit| hit.span().end()).max()?;
        Some(after(source, last, SHOWN.max(SURROUNDINGS)))
    }

    /// Turns what was found in one block into findings.
    fn add(&mut self, home: Home<'_>, hits: Vec<Hit>, mask: &BlockMask) {
        let scanner = self.judge.scanner;
        for hit in self.judge.candidates(home, hits) {
            if self.clock.is_over(0) {
                return;
            }
            let is_listed = matches!(hit, Hit::Whole(_));
            if is_listed || self.findings.looks_at_all() {
                let finding = self.finding(hit.judged(scanner.rules()), home, mask);
                self.findings.add(finding, is_listed);
            } else {
                self.findings.count(&scanner.ids[hit.rule()], hit.severity(), Status::Active);
            }
        }
    }

    fn finding(&mut self, judged: Judged, home: Home<'_>, mask: &BlockMask) -> Finding {
        let Home { index, block, source } = home;
        let scanner = self.judge.scanner;
        let (rule, language) = (&scanner.rules()[judged.rule], scanner.language);
        let range = judged.span.range();
        let matched = mask.render(source, range.clone());
        let near = |count| (before(source, range.start, count), after(source, range.end, count));
        let (left, right) = near(SURROUNDINGS);
        let is_own_word = judged.value.is_none() && matches!(rule.check, Check::Words(_));
        let fingerprint = self.fingerprints.next(
            &rule.id,
            &mask.render(source, left..range.start),
            if is_own_word { Matched::Word(&matched) } else { Matched::Text(&matched) },
            &mask.render(source, range.end..right),
        );
        let location = self.places.locate(index, block, source, judged.span);
        let suggestions = self.suggestions(&judged, home, &location, judged.value.is_none() && mask.cuts(&range));
        let detail = judged.detail.as_ref().map_or("", |detail| detail.in_language(language));
        let times = match (judged.times, language) {
            (..=1, _) => String::new(),
            (times, Language::Zh) => format!("（共{times}处）"),
            (times, Language::En) => format!(" ({times} places)"),
        };
        let mut message = printable(
            &rule
                .message
                .in_language(language)
                .replace("{match}", &quoted(visible(&matched)))
                .replace("{suggestion}", suggestions.first().map_or("", |suggestion| suggestion.text.as_str()))
                .replace("{detail}", detail),
        );
        message.push_str(&times);
        let text = |text: &Bilingual| text.in_language(language).to_owned();
        // A program that recognises text takes one sign for another.
        let is_recognised = home.block.is_some_and(|block| self.judge.document.is_recognised(block));
        let confidence = if is_recognised { Confidence::Low } else { judged.confidence };
        // What a row of a table says stands in Chinese only: in English the rule's own words are better.
        let own = |Bilingual { zh, en }| if language == Language::Zh { Some(zh) } else { en };
        Finding {
            rule: scanner.ids[judged.rule].clone(),
            severity: judged.severity,
            confidence,
            path: self.path.clone(),
            location,
            excerpt: excerpt(source, mask, range.clone(), near(SHOWN)),
            matched: visible(&matched),
            message,
            why: judged.why.and_then(own).or_else(|| rule.why.as_ref().map(text)),
            remedy: rule.remedy.as_ref().map(text),
            source: rule.source.clone(),
            suggestions,
            fingerprint,
            status: Status::Active,
            accepted: None,
            evidence: judged.evidence.iter().map(|reason| text(&reason.in_words(rule))).collect(),
            others: Vec::new(),
        }
    }

    /// The suggestions; of a match that `cuts` a value in two, none is shown: half a name is nothing that could be masked.
    fn suggestions(&mut self, judged: &Judged, home: Home<'_>, location: &Location, cuts: bool) -> Vec<Suggestion> {
        if judged.suggestions.is_empty() {
            return Vec::new();
        }
        let target = home.block.and_then(|block| self.rewriter.target(block, &judged.span.range(), judged.joins));
        if cuts {
            return vec![Suggestion { text: HIDDEN.into(), applicability: Applicability::Unsafe, edits: Vec::new() }];
        }
        let edits = |text: &str| match &target {
            Some(target) => target.edits(text).into_iter().map(|edit| self.reported(edit)).collect(),
            None if home.block.is_none() => in_path(location, text),
            None => Vec::new(),
        };
        let applicability = applicability(judged);
        let suggestion = |text: &String| Suggestion { text: text.clone(), applicability, edits: edits(text) };
        judged.suggestions.iter().map(suggestion).collect()
    }

    /// An edit as reports show it: by the part's name, its text as the part writes it.
    fn reported(&self, edit: hegao_model::document::Edit) -> Edit {
        let hegao_model::document::Edit { part, bytes, text } = edit;
        let text = match self.judge.document.parts[part as usize].syntax() {
            Some(syntax) => syntax.written(&text),
            None => text,
        };
        Edit { part: self.places.name(part), bytes, text }
    }
}

/// The edit that puts `text` into the document's path.
fn in_path(location: &Location, text: &str) -> Vec<Edit> {
    vec![Edit { part: location.part.clone(), bytes: location.bytes.clone(), text: text.to_owned() }]
}
