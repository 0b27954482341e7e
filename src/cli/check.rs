//! `hegao check`: files in, a report and an exit code out.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Instant;

use rayon::prelude::*;

use super::args::CheckArgs;
use super::baseline;
use super::exit::{Exit, Failure};
use super::inspect::{Inspected, Inspector};
use super::output::Outputs;
use super::progress;
use super::setup::{self, Configured};
use super::trusted;
use crate::config::{self, Config, GapPolicy};
use crate::input::Listing;
use crate::report::{BaselineUse, Report, RuleEntry, SkippedFile, Timings};
use crate::rule;

pub(super) fn run(args: &CheckArgs) -> Result<Exit, Failure> {
    let started = Instant::now();
    if args.reveal && std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false") {
        return Err(Failure::new("--reveal 会显示原值，在 CI 中不能使用"));
    }
    let tree = trusted::tree(args)?;
    let decisive = |path: &PathBuf| trusted::path(tree.as_deref(), path);
    let start = trusted::absolute(&decisive(args.paths.first().unwrap_or(&PathBuf::from("."))));
    let named = args.config.as_ref().map(decisive);
    let configured = setup::configuration_in(named.as_deref(), trusted::folders(tree.as_deref(), &start))?;
    let rules: Vec<PathBuf> = args.rules.iter().map(decisive).collect();
    let user = setup::user_rules(&configured.config, &rules)?;
    let inspector = Inspector::new(args, &configured.config, user)?.trusting(tree.clone());
    let known = baseline::of_check(args, tree.as_deref(), &start)?;
    let baseline_path = known.as_ref().map(|known| inspector.masked(&trusted::name(tree.as_deref(), known.path())));
    let inspector = match known {
        Some(known) => inspector.with_baseline(known.baseline, known.folder),
        None => inspector,
    };
    let (inspector, mut files) = files(inspector, args)?;
    // The program ends after this: to give the rules back piece by piece would only take time.
    let inspector = std::mem::ManuallyDrop::new(inspector);
    let overruled = tree.as_deref().map(|tree| trusted::differences(tree, args, &configured.config, &rules, &files));
    let outputs = Outputs::open(args, &mut files, &|path| inspector.masked(path))?;
    let prepared = started.elapsed();
    let inspected = inspect_all(&inspector, &files, args)?;
    inspector.reader.dismiss();
    let mut report = assemble(inspected, &files, &configured, &inspector, baseline_path);
    let overruled = overruled.iter().flatten().map(|path| inspector.masked(&trusted::name(None, path)));
    report.overruled = overruled.collect();
    report.exceptions = inspector.idle_exceptions();
    let exit = verdict(&report, &configured.config, args);
    if args.timings {
        let mut steps = vec![("准备", prepared)];
        steps.extend(inspector.spent.steps());
        steps.push(("总计", started.elapsed()));
        report.timings = Some(Timings { steps });
    }
    outputs.write(&report, inspector.language(), exit)?;
    Ok(exit)
}

/// The documents that the arguments mean, and an inspector that reads them where they are.
fn files<'a>(inspector: Inspector<'a>, args: &CheckArgs) -> Result<(Inspector<'a>, Listing), Failure> {
    #[cfg(feature = "git")]
    if let Some(comparison) = args.git.comparison() {
        return super::git::files(inspector, &comparison, &args.paths);
    }
    let here = [PathBuf::from(".")];
    let files = inspector.files(if args.paths.is_empty() { &here } else { &args.paths })?;
    Ok((inspector, files))
}

/// Inspects all files, in the order of `files` whatever the number of threads.
pub(super) fn inspect_all(
    inspector: &Inspector<'_>,
    files: &Listing,
    args: &CheckArgs,
) -> Result<Vec<Inspected>, Failure> {
    let bar = progress::bar(files.entries.len());
    let inspect = |entry| {
        let inspected = inspector.inspect(entry);
        bar.inc(1);
        inspected
    };
    let jobs = args.jobs.map_or(0, std::num::NonZeroUsize::get);
    // Threads cost a small document more than they save.
    if jobs == 1 || files.entries.len() < 2 {
        return Ok(files.entries.iter().map(inspect).collect());
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).build();
    let pool = pool.map_err(|error| Failure::new(format_args!("不能启动 {jobs} 个线程：{error}。请减小 --jobs")))?;
    let inspected = pool.install(|| files.entries.par_iter().map(inspect).collect());
    bar.finish_and_clear();
    Ok(inspected)
}

fn assemble(
    inspected: Vec<Inspected>,
    files: &Listing,
    configured: &Configured,
    inspector: &Inspector<'_>,
    baseline: Option<String>,
) -> Report {
    let mut report = Report {
        tool_version: env!("CARGO_PKG_VERSION").to_owned(),
        rules_version: rule::RULES_VERSION.to_owned(),
        config: configured.path.as_deref().map(|path| inspector.masked(&trusted::name(inspector.trusted(), path))),
        switched_off: configured.config.switched_off(),
        documents: Vec::with_capacity(inspected.len()),
        findings: Vec::new(),
        skipped: skipped(files, inspector),
        suppressions: Vec::new(),
        exceptions: Vec::new(),
        overruled: Vec::new(),
        baseline: baseline.map(|path| BaselineUse { path, stale: 0 }),
        tables_behind: Vec::new(),
        timings: None,
        rules: Vec::new(),
    };
    let newest = inspected.iter().filter_map(|one| one.written).max();
    report.tables_behind = inspector.tables_behind(newest);
    let folders = files.gaps.iter().map(|(path, gap)| inspector.unread(path, gap.clone()));
    for Inspected { entry, findings, suppressions, stale, .. } in inspected.into_iter().chain(folders) {
        report.documents.push(entry);
        report.findings.extend(findings);
        report.suppressions.extend(suppressions);
        report.baseline.iter_mut().for_each(|baseline| baseline.stale += stale.len());
    }
    let found: BTreeSet<&str> = report.findings.iter().map(|finding| &*finding.rule).collect();
    let rules = inspector.rules().iter().filter(|rule| found.contains(rule.id.as_str()));
    report.rules = rules.map(|rule| RuleEntry::of(rule, inspector.language())).collect();
    report
}

/// The files that were not read, by paths that may be printed.
fn skipped(files: &Listing, inspector: &Inspector<'_>) -> Vec<SkippedFile> {
    let skipped = files.skipped.iter();
    skipped.map(|skipped| SkippedFile { path: inspector.masked(&skipped.name), reason: skipped.reason }).collect()
}

/// The exit code: findings win over gaps.
fn verdict(report: &Report, config: &Config, args: &CheckArgs) -> Exit {
    let threshold = args.fail_on.map_or(config.fail_on, config::FailOn::from);
    if report.gravest().is_some_and(|severity| threshold.is_reached_by(severity)) {
        Exit::Findings
    } else if config.gaps == GapPolicy::Fail && report.counts().gaps > 0 {
        Exit::Gap
    } else {
        Exit::Clean
    }
}
