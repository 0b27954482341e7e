//! `hegao rules measure`: how often each rule speaks, for anyone to see.

use std::collections::BTreeMap;
use std::sync::Mutex;

use rayon::prelude::*;

use super::super::args::{CheckArgs, MeasureArgs};
use super::super::exit::{Exit, Failure};
use super::super::inspect::{Inspected, Inspector};
use super::super::setup::Configured;
use super::judgements::Judgements;
use super::{line, load, print};
use crate::finding::{Finding, Severity};
use crate::report::Reported;

/// What a corpus gave.
#[derive(Default)]
struct Tally {
    paths: Vec<String>,
    chars: usize,
    gaps: usize,
    findings: Vec<Finding>,
}

/// Scans, counts, and holds the errors against the judgement table.
pub(super) fn run(args: &MeasureArgs) -> Result<Exit, Failure> {
    let (Configured { mut config, .. }, user) = load(&args.sources)?;
    let judgements = args.judgements.as_deref().map(Judgements::read).transpose()?;
    config.limits.findings = usize::MAX;
    let check = CheckArgs::plain(&args.paths);
    let inspector = Inspector::new(&check, config, user, None)?;
    let files = inspector.files(&check.paths)?;
    let tally = Mutex::new(Tally::default());
    files.entries.par_iter().for_each(|entry| {
        let inspected = inspector.inspect(entry);
        tally.lock().unwrap_or_else(std::sync::PoisonError::into_inner).add(inspected);
    });
    let mut tally = tally.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    tally.findings.sort_by(|a, b| (&a.path, a.location.bytes.start).cmp(&(&b.path, b.location.bytes.start)));
    tally.paths.sort();

    let mut out = String::new();
    if args.verbose {
        tally.list(&mut out);
    }
    tally.table(&mut out);
    let agrees = judgements.is_none_or(|judgements| tally.judge(&judgements, &mut out));
    print(&out, if agrees { Exit::Clean } else { Exit::Findings })
}

impl Tally {
    fn add(&mut self, inspected: Inspected) {
        let Some(checked) = inspected.into_checked() else { return };
        let Reported { entry, findings, .. } = checked.document;
        self.chars += entry.chars;
        self.gaps += entry.gaps.len();
        self.paths.push(entry.path.to_string());
        self.findings.extend(findings);
    }

    fn list(&self, out: &mut String) {
        for finding in &self.findings {
            let (severity, path, offset) = (finding.severity.name(), &finding.path, finding.location.bytes.start);
            line(out, format_args!("{severity}\t{path}\t{offset}\t{}\t{}", finding.rule, finding.excerpt.text));
        }
    }

    /// One line a rule, the most frequent first, and the sum.
    fn table(&self, out: &mut String) {
        let mut by_rule: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
        let mut sum = [0; 3];
        for finding in &self.findings {
            let column = Severity::ALL.iter().position(|&severity| severity == finding.severity).unwrap_or(0);
            by_rule.entry(&finding.rule).or_default()[column] += 1;
            sum[column] += 1;
        }
        let mut rows: Vec<_> = by_rule.into_iter().collect();
        rows.sort_by_key(|(_, counts)| std::cmp::Reverse(counts.iter().sum::<usize>()));
        line(out, format_args!("{:<34} {:>24} {:>26}", "", "hits", "per 100,000 characters"));
        line(
            out,
            format_args!(
                "{:<34} {:>8}{:>8}{:>8} {:>9}{:>9}{:>8}",
                "rule", "error", "warning", "note", "error", "warning", "note"
            ),
        );
        for (rule, counts) in rows.into_iter().chain([("all", sum)]) {
            let [error, warning, note] = counts;
            let [e, w, n] = counts.map(|count| count as f64 * 100_000.0 / self.chars.max(1) as f64);
            line(out, format_args!("{rule:<34} {error:>8}{warning:>8}{note:>8} {e:>9.3}{w:>9.3}{n:>8.3}"));
        }
        line(out, format_args!("{} documents, {} characters, {} gaps", self.paths.len(), self.chars, self.gaps));
    }

    /// Holds every error against the table; false where one is not judged, or a judgement has lost its finding.
    fn judge(&self, judgements: &Judgements, out: &mut String) -> bool {
        let (mut right, mut wrong, mut unjudged) = (0, 0, 0);
        for finding in self.findings.iter().filter(|finding| finding.severity == Severity::Error) {
            match judgements.verdict(finding) {
                Some(true) => right += 1,
                Some(false) => wrong += 1,
                None => {
                    unjudged += 1;
                    let (path, offset) = (&finding.path, finding.location.bytes.start);
                    line(out, format_args!("not judged: {path}\t{offset}\t{}", finding.rule));
                }
            }
        }
        let stale = judgements.stale(&self.paths, &self.findings);
        stale.iter().for_each(|row| line(out, format_args!("judged, but not found any more: {row}")));
        line(out, format_args!("errors: {right} true, {wrong} false, {unjudged} not judged"));
        unjudged == 0 && stale.is_empty()
    }
}
