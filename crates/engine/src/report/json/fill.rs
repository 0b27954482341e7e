//! What the shapes of the report are filled with.

use std::ops::Range;

use super::v1::*;
use crate::finding::{Accepted, Edit, Finding, Location, Omitted, Other, Suggestion};
use crate::report::comparison::State;
use crate::report::statistics::Tally;
use crate::report::{
    BaselineUse, Counts, End, Head, IdleException, Reported, Since, SkippedFile, Statistics, Suppression, label, reason,
};
use hegao_model::document::Gap;
use hegao_model::text::LineColumn;
use hegao_rules::rule::Language;

impl<'a> ReportV1<'a> {
    /// The report without its lists.
    pub(super) fn of(head: &'a Head, end: &'a End) -> Self {
        let counts = end.summary.counts;
        Self {
            version: 1,
            tool: ToolV1 { name: "hegao", version: &head.tool_version, rules_version: &head.rules_version },
            config: head.config.as_deref(),
            documents: Vec::new(),
            findings: Vec::new(),
            skipped: end.skipped.len(),
            skipped_files: end.skipped.iter().map(Into::into).collect(),
            summary: counts.into(),
            suppressions: Vec::new(),
            baseline: end.baseline.as_ref().map(Into::into),
            overruled: &head.overruled,
            idle_exceptions: end.exceptions.iter().map(Into::into).collect(),
            since: end.since.as_ref().map(Into::into),
            statistics: end.statistics.as_ref().map(Into::into),
        }
    }
}

impl From<Counts> for SummaryV1 {
    fn from(counts: Counts) -> Self {
        let Counts { error, warning, note, suppressed, baselined, gaps } = counts;
        Self { error, warning, note, suppressed, baselined, gaps }
    }
}

impl<'a> From<&'a Since> for SinceV1<'a> {
    fn from(since: &'a Since) -> Self {
        Self {
            path: &since.path,
            time: since.time.as_deref(),
            fixed: since.count(State::Fixed),
            remaining: since.count(State::Remaining),
            new: since.count(State::New),
            accepted: since.count(State::Accepted),
            unsure: since.count(State::Unsure),
            has_other_rules: since.has_other_rules,
        }
    }
}

impl<'a> From<&'a Statistics> for StatisticsV1<'a> {
    fn from(statistics: &'a Statistics) -> Self {
        let tallies = |rows: Vec<(&'a str, Tally)>| rows.into_iter().map(|(name, tally)| TallyV1::of(name, tally));
        let top = statistics.top.iter().map(|(path, tally)| TallyV1::of(path, *tally));
        Self {
            rules: tallies(statistics.by_rule()).collect(),
            folders: tallies(statistics.by_folder()).collect(),
            organs: tallies(statistics.by_organ()).collect(),
            top: top.collect(),
            chars: statistics.all.chars,
            rate: statistics.all.rate(),
        }
    }
}

impl<'a> TallyV1<'a> {
    fn of(name: &'a str, tally: Tally) -> Self {
        let Tally { documents, chars, error, warning, note } = tally;
        Self { name, documents, chars, error, warning, note, rate: tally.rate() }
    }
}

impl<'a> From<&'a SkippedFile> for SkippedV1<'a> {
    fn from(file: &'a SkippedFile) -> Self {
        Self { path: &file.path, reason: file.reason }
    }
}

impl<'a> From<&'a Suppression> for SuppressionV1<'a> {
    fn from(suppression: &'a Suppression) -> Self {
        let Suppression { path, line, rules, reason, fault, used, is_new } = suppression;
        Self { path, line: *line, rules, reason, fault: *fault, used: *used, is_new: *is_new }
    }
}

impl<'a> From<&'a BaselineUse> for BaselineV1<'a> {
    fn from(baseline: &'a BaselineUse) -> Self {
        Self { path: &baseline.path, stale: baseline.stale }
    }
}

impl<'a> DocumentV1<'a> {
    pub(super) fn of(document: &'a Reported, language: Language) -> Self {
        let verdict = Counts::of(document).verdict();
        let Reported { entry: document, omitted, .. } = document;
        Self {
            path: &document.path,
            format: document.format,
            encoding: document.encoding.as_deref(),
            date: document.date.as_deref(),
            date_source: document.date_source,
            genre: document.genre,
            doc_type: document.doc_type.as_deref(),
            commit: document.commit.as_deref(),
            audience: document.audience,
            gaps: document.gaps.iter().map(|gap| GapV1::of(gap, language)).collect(),
            omitted: omitted.iter().map(Into::into).collect(),
            size: document.content.as_ref().map(|content| content.size),
            sha256: document.content.as_ref().map(|content| content.sha256.as_str()),
            verdict,
            title: document.imprint.title.as_deref(),
            organ: document.imprint.organ.as_deref(),
            url: document.imprint.url.as_deref(),
            column: document.imprint.column.as_deref(),
        }
    }
}

impl<'a> From<&'a Omitted> for OmittedV1<'a> {
    fn from(Omitted { rule, severity, status, count }: &'a Omitted) -> Self {
        Self { rule, severity: severity.name(), status: status.name(), count: *count }
    }
}

impl<'a> GapV1<'a> {
    pub(super) fn of(gap: &'a Gap, language: Language) -> Self {
        Self {
            kind: gap.kind().name(),
            part: gap.name(),
            bytes: gap.bytes.as_ref().map(ends),
            detail: reason::sentence(&gap.reason, language),
            reason: gap.reason.name(),
        }
    }
}

impl<'a> FindingV1<'a> {
    pub(super) fn of(finding: &'a Finding, language: Language) -> Self {
        Self {
            rule: &finding.rule,
            severity: finding.severity.name(),
            confidence: finding.confidence.name(),
            path: &finding.path,
            location: LocationV1::of(&finding.location, language),
            matched: &finding.matched,
            excerpt: &finding.excerpt.text,
            message: &finding.message,
            why: finding.why.as_deref(),
            source: finding.source.as_deref(),
            suggestions: finding.suggestions.iter().map(Into::into).collect(),
            fingerprint: &finding.fingerprint,
            status: finding.status.name(),
            others: finding.others.iter().map(|other| OtherV1::of(other, language)).collect(),
            accepted: finding.accepted.as_ref().map(Into::into),
        }
    }
}

impl<'a> From<&'a Accepted> for AcceptedV1<'a> {
    fn from(Accepted { by, reason, person, until }: &'a Accepted) -> Self {
        Self { by: by.name(), reason, person: person.as_deref(), until: until.map(|until| until.to_string()) }
    }
}

impl<'a> OtherV1<'a> {
    fn of(Other { location, matched, fingerprint }: &'a Other, language: Language) -> Self {
        Self { location: LocationV1::of(location, language), matched, fingerprint }
    }
}

impl<'a> From<&'a IdleException> for IdleExceptionV1<'a> {
    fn from(idle: &'a IdleException) -> Self {
        Self {
            line: idle.line,
            rule: &idle.rule,
            path: idle.path.as_deref(),
            matched: idle.matched.as_deref(),
            reason: &idle.reason,
            until: idle.until.map(|until| until.to_string()),
            state: idle.state(),
            changed: idle.is_changed,
        }
    }
}

impl<'a> LocationV1<'a> {
    pub(super) fn of(location: &'a Location, language: Language) -> Self {
        let part = location.part.as_deref();
        Self {
            part,
            block: location.block,
            range: [location.range.start, location.range.end],
            start: location.start.map(Into::into),
            end: location.end.map(Into::into),
            bytes: ends(&location.bytes),
            pieces: location
                .pieces
                .iter()
                .map(|piece| PieceV1 { part: piece.part.as_deref(), bytes: ends(&piece.bytes) })
                .collect(),
            label: label(location, language),
            place: location.place.as_ref().map(Into::into),
            serial: location.serial,
        }
    }
}

impl From<LineColumn> for LineColumnV1 {
    fn from(LineColumn { line, column, .. }: LineColumn) -> Self {
        Self { line, column }
    }
}

impl<'a> From<&'a Suggestion> for SuggestionV1<'a> {
    fn from(suggestion: &'a Suggestion) -> Self {
        Self {
            text: &suggestion.text,
            applicability: suggestion.applicability.name(),
            edits: suggestion.edits.iter().map(Into::into).collect(),
        }
    }
}

impl<'a> From<&'a Edit> for EditV1<'a> {
    fn from(edit: &'a Edit) -> Self {
        Self { part: edit.part.as_deref(), bytes: ends(&edit.bytes), text: &edit.text }
    }
}

fn ends(range: &Range<u64>) -> [u64; 2] {
    [range.start, range.end]
}
