//! The pipeline: a document in, masked findings with exact places out.
//!
//! Two passes. The first puts every rule to every block, then to the page, and collects the sensitive values of the whole
//! document; the second, over the few blocks in which something was found, builds findings, and can mask each value
//! wherever it stands.

mod edits;
mod excerpt;
mod found;
mod gate;
mod listing;
mod names;
mod place;
mod statements;
mod unseen;

use std::ops::Range;
use std::sync::Arc;

use crate::filter::{Inline, Ruling, inline};
use crate::finding::{
    BlockMask, Finding, Fingerprints, Location, Masker, Matched, Omitted, SURROUNDINGS, Status, Suggestion,
};
use hegao_model::document::{Block, Document, Gap};
use hegao_rules::check::Check;
use hegao_rules::facts::{Audience, Facts, Given, Statement};
use hegao_rules::finding::{Applicability, HIDDEN, Value};
use hegao_rules::rule;
use hegao_rules::rule::{Bilingual, Clues, Fault, Gates, Judged, Language, Rule, RuleSet, one_for_each_fault};

use edits::{Edits, Target};
use excerpt::{SHOWN, after, before, excerpt, printable, visible};
pub use listing::Sieve;
pub use names::may_hold_value;

use found::{Found, Hit};
use listing::{Clock, Findings};
use place::Places;

/// Name of the part that a document's own path is read as.
pub const FILE_NAME_PART: &str = "file-name";

/// Characters around a match in which values are looked for: an excerpt, and what it may cut.
const AROUND: usize = SHOWN + 40;

/// Rules that are ready, and how their findings are worded.
pub struct Scanner {
    rules: RuleSet,
    /// The rules' ids, which all their findings share.
    ids: Vec<Arc<str>>,
    language: Language,
    reveal: bool,
    explain: bool,
    limit: usize,
}

/// What a scan says about one document. All of it is masked but the facts.
pub struct Scanned {
    /// The document's path.
    pub path: Arc<str>,
    /// What the document says of itself. Not masked: for its date, genre and type only.
    pub facts: Facts,
    /// The same for people, masked; empty if it was not asked for.
    pub statements: Vec<Statement>,
    /// The findings, by place, then by rule.
    pub findings: Vec<Finding>,
    /// Those beyond the limit, counted.
    pub omitted: Vec<Omitted>,
    /// What was not read.
    pub gaps: Vec<Gap>,
    /// The comments that suppress findings, their reasons masked.
    pub suppressions: Vec<Inline>,
    /// What masks the values of the document, for what is still to be said of it.
    pub masker: Masker,
}

/// Where matches stand: in a block, or in the document's path.
#[derive(Clone, Copy)]
struct Home<'d> {
    index: Option<usize>,
    block: Option<&'d Block>,
    source: &'d str,
}

impl Scanner {
    /// A scanner for `rules`. With `reveal`, findings show what they found.
    #[must_use]
    pub fn new(rules: RuleSet, language: Language, reveal: bool) -> Self {
        let ids = rules.rules().iter().map(|rule| rule.id.as_str().into()).collect();
        Self { rules, ids, language, reveal, explain: false, limit: usize::MAX }
    }

    /// A scanner that also tells what each document says of itself.
    #[must_use]
    pub fn explaining(self, explain: bool) -> Self {
        Self { explain, ..self }
    }

    /// A scanner that lists so many findings of each rule in each document, and counts the others.
    #[must_use]
    pub fn listing(self, limit: usize) -> Self {
        Self { limit, ..self }
    }

    /// The rules.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        self.rules.rules()
    }

    /// Scans one document. `rulings` has one entry for each rule.
    #[must_use]
    pub fn scan(&self, path: &str, document: &Document, given: &Given, rulings: &[Ruling]) -> Scanned {
        self.scan_change(path, document, given, rulings, None, &mut listing::Open)
    }

    /// Scans one document of which there is a `trusted` text, empty if it is new: comments that go beyond those in it
    /// suppress nothing private and no error. `sieve` decides about findings once they are made.
    #[must_use]
    pub fn scan_change(
        &self,
        path: &str,
        document: &Document,
        given: &Given,
        rulings: &[Ruling],
        trusted: Option<&str>,
        sieve: &mut dyn Sieve,
    ) -> Scanned {
        let facts = rule::facts_of(document, given);
        let (mut found, late) = self.find(path, document, &facts, rulings, &mut Clock::new(sieve));
        self.values_in_names(path, document, &facts).iter().for_each(|value| found.masker.add(value));
        self.values_around(&found, document, path, &facts).iter().for_each(|value| found.masker.add(value));
        let (mut blocks, masker) = found.by_block();
        let mut report = Report {
            scanner: self,
            rulings,
            audience: facts.audience,
            path: masker.text(path).into(),
            places: Places::new(document, &masker),
            edits: Edits::new(document),
            fingerprints: Fingerprints::default(),
            findings: Findings::new(sieve, &facts, &masker, suppressions(document, trusted, &masker)),
        };
        while let Some((index, hits)) = blocks.next() {
            let home = match document.blocks.get(index) {
                Some(block) => Home { index: Some(index), block: Some(block), source: document.text(block) },
                None => Home { index: None, block: None, source: path },
            };
            let shown = report.shown(home.source, &hits).map(|end| masker.as_far_as(home.source, end));
            let mask = shown.map_or_else(BlockMask::default, |shown| {
                let within = hits.iter().filter(|hit| hit.span().start() <= shown.len());
                masker.block(shown, within.filter_map(|hit| Some((hit.span(), blocks.mask(hit)?))))
            });
            report.add(home, hits, &mask);
        }
        let Report { path, findings, .. } = report;
        let (findings, omitted, suppressions) = findings.end();
        let statements = if self.explain { statements::statements(document, &facts, &masker) } else { Vec::new() };
        let gaps = document.gaps.iter().cloned().chain(late).collect();
        let mut scanned = Scanned { path, findings, omitted, gaps, suppressions, facts, statements, masker };
        gate::pass(&mut scanned);
        scanned
    }

    /// The values that stand around what reports list, in forms that no rule looks for.
    fn values_around(&self, found: &Found, document: &Document, path: &str, facts: &Facts) -> Vec<Value> {
        if self.reveal {
            return Vec::new();
        }
        let value = |judged: &Judged| judged.value.as_ref().map(|value| value.value.expose().clone());
        let known = found.listed().filter_map(|(_, judged)| value(judged)).collect();
        let around = found.listed().map(|(index, judged)| {
            let source = document.blocks.get(index).map_or(path, |block| document.text(block));
            let Range { start, end } = judged.span.range();
            &source[before(source, start, AROUND)..after(source, end, AROUND)]
        });
        let title = facts.about.title.as_ref().filter(|_| self.explain).map(|title| title.text.as_str());
        self.values_beside(around.chain(title), known, facts)
    }

    /// The first pass: every block, then the page, and the path at the end.
    fn find(
        &self,
        path: &str,
        document: &Document,
        facts: &Facts,
        rulings: &[Ruling],
        clock: &mut Clock<'_>,
    ) -> (Found, Option<Gap>) {
        let rules = self.rules();
        let counts = |rule: usize| rulings[rule] != Ruling::Hidden && rules[rule].applies.to_document(facts);
        let wanted: Vec<bool> = (0..rules.len()).map(|rule| rules[rule].sensitive || counts(rule)).collect();
        let page = rule::page(document, facts);
        let mut clues = Clues::default();
        let mut found = Found::new(rules.len(), self.limit, self.reveal);
        let mut told = unseen::Told::default();
        for (index, block) in page.blocks.iter().chain(&page.asides).enumerate() {
            if clock.is_over(block.text.source().len()) {
                break;
            }
            let is_read = block.hidden.is_none() && block.kind.is_prose();
            let clues = is_read.then_some((index, &mut clues));
            let mut is_news = None;
            self.rules.check_each(block, facts, Gates::On, &|rule| wanted[rule], clues, &mut |judged| {
                let is_unseen = !rules[judged.rule].check.hidden().is_empty();
                if !is_unseen || *is_news.get_or_insert_with(|| told.is_news(document, &document.blocks[index])) {
                    let counts = rulings[judged.rule] != Ruling::Hidden;
                    found.add(index, judged, counts);
                }
            });
        }
        let mut add = |index: usize, judged: Judged| {
            let counts = rulings[judged.rule] != Ruling::Hidden;
            found.add(index, judged, counts);
        };
        self.find_in_names(document, facts, &mut add);
        if clock.late.is_none() {
            self.rules.conclude(&page, &clues, &|rule| wanted[rule], &mut add);
        }
        self.find_in_path(path, facts).into_iter().for_each(|judged| add(document.blocks.len(), judged));
        (found, clock.late.take())
    }
}

impl Scanner {
    /// A path, or a message with names in it, as it may be printed or stored.
    #[must_use]
    pub fn masked_path(&self, path: &str, facts: &Facts) -> String {
        Masker::new(&self.values_in_name(path, facts), self.reveal).text(path)
    }
}

/// The second pass.
struct Report<'a> {
    scanner: &'a Scanner,
    rulings: &'a [Ruling],
    audience: Audience,
    path: Arc<str>,
    places: Places<'a>,
    edits: Edits<'a>,
    fingerprints: Fingerprints,
    findings: Findings<'a>,
}

impl<'a> Report<'a> {
    /// How far into a block findings show it, if they do. Of a line with a million that is a small part.
    fn shown(&self, source: &str, hits: &[Hit]) -> Option<usize> {
        if self.findings.looks_at_all() {
            return Some(source.len());
        }
        let listed = hits.iter().filter(|hit| matches!(hit, Hit::Whole(_)));
        let last = listed.map(|hit| hit.span().end()).max()?;
        Some(after(source, last, SHOWN.max(SURROUNDINGS)))
    }

    /// Turns what was found in one block into findings.
    fn add(&mut self, home: Home<'_>, hits: Vec<Hit>, mask: &BlockMask) {
        let rules = self.scanner.rules();
        let counting = hits.into_iter().filter(Hit::counts).filter_map(|mut hit| {
            let own = rules[hit.rule()].severity.of(self.audience);
            hit.set_severity(self.rulings[hit.rule()].severity(hit.severity(), own)?);
            Some(hit)
        });
        // What stands nowhere in the file (a column's head before a cell) is told where it does stand.
        let is_stored = |hit: &Hit| {
            home.block.is_none_or(|block| block.hidden.is_some() || block.stands_somewhere(&hit.span().range()))
        };
        let counting = counting.filter(is_stored);
        for hit in one_for_each_fault(counting.collect(), rules) {
            let is_listed = matches!(hit, Hit::Whole(_));
            if is_listed || self.findings.looks_at_all() {
                let finding = self.finding(hit.judged(rules), home, mask);
                self.findings.add(finding, is_listed);
            } else {
                self.findings.count(&self.scanner.ids[hit.rule()], hit.severity(), Status::Active);
            }
        }
    }

    fn finding(&mut self, judged: Judged, home: Home<'_>, mask: &BlockMask) -> Finding {
        let Home { index, block, source } = home;
        let rule = &self.scanner.rules()[judged.rule];
        let language = self.scanner.language;
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
        let target = match &judged.suggestions[..] {
            [] => None,
            _ => self.edits.target(block, &range, &location, judged.joins),
        };
        let target = target.map(|target| (target, &location));
        let suggestions = suggestions(&judged, target, judged.value.is_none() && mask.cuts(&range));
        let detail = judged.detail.as_ref().map_or("", |detail| detail.in_language(language));
        let message = printable(
            &rule
                .message
                .in_language(language)
                .replace("{match}", &visible(&matched))
                .replace("{suggestion}", suggestions.first().map_or("", |suggestion| suggestion.text.as_str()))
                .replace("{detail}", detail),
        );
        let text = |text: &Bilingual| text.in_language(language).to_owned();
        Finding {
            rule: self.scanner.ids[judged.rule].clone(),
            severity: judged.severity,
            confidence: judged.confidence,
            path: self.path.clone(),
            location,
            excerpt: excerpt(source, mask, range.clone(), near(SHOWN)),
            matched: visible(&matched),
            message,
            why: judged.why.or_else(|| rule.why.as_ref().map(text)),
            remedy: rule.remedy.as_ref().map(text),
            source: rule.source.clone(),
            suggestions,
            fingerprint,
            status: Status::Active,
            accepted: None,
            evidence: judged.evidence.iter().map(|reason| text(&reason.in_words(rule))).collect(),
        }
    }
}

/// The suggestions; of a match that `cuts` a value in two, none is shown: half a name is nothing that could be masked.
fn suggestions(judged: &Judged, target: Option<(Target, &Location)>, cuts: bool) -> Vec<Suggestion> {
    let several = judged.suggestions.len() > 1;
    let edits = |text: &str| target.as_ref().map(|(target, location)| target.edits(location, text)).unwrap_or_default();
    let suggestion = |text: &String| Suggestion {
        text: text.clone(),
        applicability: if several { Applicability::Unsafe } else { judged.applicability },
        edits: edits(text),
    };
    let hidden = |_| Suggestion { text: HIDDEN.into(), applicability: Applicability::Unsafe, edits: Vec::new() };
    match &judged.suggestions {
        texts if cuts => texts.iter().take(1).map(hidden).collect(),
        texts => texts.iter().map(suggestion).collect(),
    }
}

/// The comments of a text that suppress findings.
fn suppressions(document: &Document, trusted: Option<&str>, masker: &Masker) -> Vec<Inline> {
    let text = document.parts.iter().find(|part| part.name.is_none()).map_or("", |part| &part.text);
    let mut found = inline::read(text);
    if let Some(trusted) = trusted.filter(|_| !found.is_empty()) {
        inline::distrust(&mut found, text, trusted);
    }
    // Masked first: the reasons go into the findings. A rule's name is none that the masker changes, or no rule's.
    for inline in &mut found {
        inline.reason = masker.text(&inline.reason);
        inline.rules.iter_mut().for_each(|rule| *rule = masker.text(rule));
    }
    found
}
