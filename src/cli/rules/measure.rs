//! `hegao rules measure`: how often each rule speaks, for anyone to see; for each folder that was given, and for all.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Mutex;

use rayon::prelude::*;

use super::super::args::{CheckArgs, MeasureArgs};
use super::super::exit::{Exit, Failure};
use super::super::inspect::{Inspected, Inspector};
use super::super::setup::Configured;
use super::judgements::{Judgements, Verdict};
use super::{line, load, print};
use crate::finding::{Finding, Severity};
use crate::input::Entry;
use crate::report::Reported;

/// What a corpus, or one folder of it, gave.
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
    let places: Vec<PathBuf> = args.paths.iter().map(|path| inspector.place(path)).collect();
    let tallies: Vec<_> = places.iter().map(|_| Mutex::new(Tally::default())).collect();
    files.entries.par_iter().for_each(|entry| {
        let inspected = inspector.inspect(entry);
        let tally = &tallies[folder_of(entry, &places)];
        tally.lock().unwrap_or_else(std::sync::PoisonError::into_inner).add(inspected);
    });
    let mut tallies: Vec<Tally> = tallies
        .into_iter()
        .map(|tally| tally.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner))
        .collect();
    tallies.iter_mut().for_each(Tally::sort);

    let mut out = String::new();
    if args.verbose {
        tallies.iter().for_each(|tally| tally.list(&mut out));
    }
    if tallies.len() > 1 {
        for (number, tally) in tallies.iter().enumerate() {
            line(&mut out, format_args!("== {}", title(number, tally)));
            tally.table(&mut out);
        }
        line(&mut out, format_args!("== all"));
    }
    let folders: Vec<(String, [f64; 4])> =
        tallies.iter().enumerate().map(|(number, tally)| (title(number, tally), tally.rates())).collect();
    let all = tallies.into_iter().fold(Tally::default(), Tally::with);
    all.table(&mut out);
    if folders.len() > 1 {
        compare(&mut out, &folders, &all);
    }
    let agrees = judgements.is_none_or(|judgements| all.judge(&judgements, &mut out));
    print(&out, if agrees { Exit::Clean } else { Exit::Findings })
}

/// The first of the paths that were given in which a file lies.
fn folder_of(entry: &Entry, places: &[PathBuf]) -> usize {
    places.iter().position(|place| entry.path.starts_with(place)).unwrap_or(0)
}

/// What a folder is called: what the masked paths of its documents begin with, up to where they part.
fn title(number: usize, tally: &Tally) -> String {
    let (Some(first), Some(last)) = (tally.paths.first(), tally.paths.last()) else { return format!("{}", number + 1) };
    let folder = |path: &str| path.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned());
    let mut common = folder(first);
    while !common.is_empty() && !last.starts_with(&format!("{common}/")) {
        common = folder(&common);
    }
    if common.is_empty() { first.clone() } else { common }
}

/// One line a folder: what issues and pages ask for, for 100,000 characters.
fn compare(out: &mut String, folders: &[(String, [f64; 4])], all: &Tally) {
    line(
        out,
        format_args!("{:<34} {:>9}{:>9}{:>9}{:>8}", "per 100,000 characters", "error", "hidden", "warning", "note"),
    );
    for (title, [error, hidden, warning, note]) in folders.iter().chain([&("all".to_owned(), all.rates())]) {
        line(out, format_args!("{title:<34} {error:>9.3}{hidden:>9.3}{warning:>9.3}{note:>8.3}"));
    }
    line(out, format_args!("errors of hidden data stand under hidden and not under error"));
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

    fn sort(&mut self) {
        self.findings.sort_by(|a, b| (&a.path, a.location.bytes.start).cmp(&(&b.path, b.location.bytes.start)));
        self.paths.sort();
    }

    /// Both together.
    fn with(mut self, other: Self) -> Self {
        self.chars += other.chars;
        self.gaps += other.gaps;
        self.paths.extend(other.paths);
        self.findings.extend(other.findings);
        self
    }

    fn list(&self, out: &mut String) {
        for finding in &self.findings {
            let (severity, path, offset) = (finding.severity.name(), &finding.path, finding.location.bytes.start);
            line(out, format_args!("{severity}\t{path}\t{offset}\t{}\t{}", finding.rule, finding.excerpt.text));
        }
    }

    /// Hits for 100,000 characters.
    fn rate(&self, hits: usize) -> f64 {
        hits as f64 * 100_000.0 / self.chars.max(1) as f64
    }

    /// Errors of the text, errors of hidden data, warnings and notes.
    fn rates(&self) -> [f64; 4] {
        let mut counts = [0; 4];
        for finding in &self.findings {
            let column = match finding.severity {
                Severity::Error if finding.rule.starts_with("hidden/") => 1,
                Severity::Error => 0,
                Severity::Warning => 2,
                Severity::Note => 3,
            };
            counts[column] += 1;
        }
        counts.map(|count| self.rate(count))
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
            let [e, w, n] = counts.map(|count| self.rate(count));
            line(out, format_args!("{rule:<34} {error:>8}{warning:>8}{note:>8} {e:>9.3}{w:>9.3}{n:>8.3}"));
        }
        line(out, format_args!("{} documents, {} characters, {} gaps", self.paths.len(), self.chars, self.gaps));
    }

    /// Holds the findings against the table; false where an error is not judged, or a judgement has lost its finding.
    fn judge(&self, judgements: &Judgements, out: &mut String) -> bool {
        let mut by_rule: BTreeMap<(Severity, &str), [usize; 3]> = BTreeMap::new();
        let mut unjudged = 0;
        for finding in &self.findings {
            let Some(verdict) = judgements.verdict(finding) else {
                if finding.severity == Severity::Error {
                    unjudged += 1;
                    let (path, offset) = (&finding.path, finding.location.bytes.start);
                    line(out, format_args!("not judged: {path}\t{offset}\t{}", finding.rule));
                }
                continue;
            };
            let column = Verdict::ALL.iter().position(|&known| known == verdict).unwrap_or(0);
            by_rule.entry((finding.severity, &finding.rule)).or_default()[column] += 1;
        }
        let stale = judgements.stale(&self.paths, &self.findings);
        stale.iter().for_each(|row| line(out, format_args!("judged, but not found any more: {row}")));
        line(out, format_args!("{:<43} {:>8}{:>8}{:>10}", "judged", "true", "false", "debatable"));
        let mut errors = [0; 3];
        for ((severity, rule), counts) in by_rule {
            let [right, wrong, open] = counts;
            line(out, format_args!("{:<8} {rule:<34} {right:>8}{wrong:>8}{open:>10}", severity.name()));
            if severity == Severity::Error {
                errors.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
            }
        }
        let [right, wrong, open] = errors;
        let open = if open > 0 { format!(", {open} debatable") } else { String::new() };
        line(out, format_args!("errors: {right} true, {wrong} false{open}, {unjudged} not judged"));
        unjudged == 0 && stale.is_empty()
    }
}
