//! `hegao check`: files in, a report and an exit code out.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::civil::Date;

use super::args::CheckArgs;
use super::baseline;
use super::exit::{Exit, Failure};
use super::history::Told;
use super::inspect::{Inspected, Inspector, STDIN};
use super::open;
use super::ordered;
use super::output::Outputs;
use super::receipt;
use super::records;
use super::reports::{Reports, spool};
use super::setup::{self, Configured};
use super::since::Last;
use super::stdin;
use super::trusted::{self, Bounds};
use crate::config::{self, Config, GapPolicy};
use crate::input::Listing;
use crate::language::{Language, both};
use crate::report::{BaselineUse, End, Head, Reported, RuleEntry, SkippedFile, Statistics, Summary, Timings};
use crate::rule;
use crate::session::Session;

pub(super) fn run(args: &CheckArgs) -> Result<Exit, Failure> {
    if args.records {
        return records::run(args);
    }
    if !args.open {
        return checked(args);
    }
    let page = open::Page::new()?;
    let mut with_page = args.clone();
    with_page.output.push(page.output());
    let exit = checked(&with_page)?;
    page.show();
    Ok(exit)
}

fn checked(args: &CheckArgs) -> Result<Exit, Failure> {
    let started = Instant::now();
    refuse_reveal(args)?;
    let paths = paths(args)?;
    let prepared = Prepared::of(args, &paths)?;
    let (inspector, mut files, versions) = files(prepared.inspector, args, &paths)?;
    // The program ends after this: to give the rules back piece by piece would only take time.
    let inspector = std::mem::ManuallyDrop::new(inspector);
    let overruled = prepared
        .tree
        .as_deref()
        .map(|tree| trusted::differences(tree, args, inspector.session.config(), &prepared.rules, &files));
    let overruled = overruled.iter().flatten().map(|path| inspector.masked(&trusted::name(None, path)));
    let mut head = head(prepared.config.as_deref(), &inspector, overruled.collect(), prepared.baseline.is_some());
    if !args.receipt.is_empty() {
        head.issue = receipt::issue(args, &inspector, prepared.config.as_deref())?;
    }
    let last = Last::of(args)?;
    head.least = args.brief.then(|| threshold(inspector.session.config(), args).least());
    let mut outputs = Outputs::open(args, &mut files, &|path| inspector.masked(path))?;
    let mut reports = Reports::begin(&mut outputs, &head, args, inspector.session.language())?;
    let ready = started.elapsed();
    let tally = Tally { last, statistics: args.statistics.then(Statistics::default), ..Tally::default() };
    let (tally, told) = tell_all(&inspector, args, (&files, &versions), tally, &mut reports)?;
    inspector.reader.dismiss();
    let mut end = tally.end(&files, &inspector, prepared.baseline);
    end.versions = told.versions;
    end.timings = args.timings.then(|| timings(&inspector, ready, started.elapsed()));
    let exit = verdict(&end.summary, inspector.session.config(), args);
    let written = reports.end(&end, exit);
    // Whoever writes into the pipe may have been slower than the beginning.
    refuse_unasked(args)?;
    // What is not whole takes no place.
    if let Err(failure @ Failure::Message(_)) = written {
        return Err(failure);
    }
    outputs.finish(&end.summary, inspector.session.language(), exit)?;
    written?;
    Ok(exit)
}

/// What decides about the check, from the trusted version where there is one.
pub(super) struct Prepared<'a> {
    pub(super) inspector: Inspector<'a>,
    /// Where decisive files are read.
    tree: Option<PathBuf>,
    /// The configuration file.
    pub(super) config: Option<PathBuf>,
    /// The files and folders of rules that the arguments name.
    rules: Vec<PathBuf>,
    /// The path of the baseline, as it may be printed.
    baseline: Option<String>,
}

impl<'a> Prepared<'a> {
    pub(super) fn of(args: &'a CheckArgs, paths: &[PathBuf]) -> Result<Self, Failure> {
        let tree = trusted::tree(args)?;
        let decisive = |path: &PathBuf| trusted::path(tree.as_deref(), path);
        let first = paths.first().filter(|first| *first != Path::new(STDIN)).or(args.stdin_name.as_ref());
        let start = trusted::absolute(&decisive(first.unwrap_or(&PathBuf::from("."))));
        let named = args.judging.config.as_ref().map(decisive);
        let bounds = Bounds::of(args, tree.as_deref());
        let folders = trusted::folders(tree.as_deref(), &start);
        let Configured { config, path } = setup::configuration_in(named.as_deref(), folders, &bounds)?;
        let rules: Vec<PathBuf> = args.judging.rules.iter().map(decisive).collect();
        bounds.check_folders(&rules)?;
        let user = setup::user_rules(&config, &rules)?;
        let inspector = Inspector::new(args, config, user, tree.clone())?;
        let known = baseline::of_check(args, tree.as_deref(), &start, &bounds)?;
        #[cfg(feature = "git")]
        let known = known.map(|mut known| {
            known.follow(tree.as_deref(), args.asks_git().as_ref(), &inspector);
            known
        });
        let baseline = known.as_ref().map(|known| inspector.masked(&trusted::name(tree.as_deref(), known.path())));
        let inspector = match known {
            Some(known) => inspector.with_baseline(known.baseline, known.folder),
            None => inspector,
        };
        #[cfg(feature = "git")]
        check_outputs(&inspector, args)?;
        Ok(Self { inspector, tree, config: path, rules, baseline })
    }
}

pub(super) fn refuse_reveal(args: &CheckArgs) -> Result<(), Failure> {
    if args.reveal && std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false") {
        return Err(Failure::new(both!(
            "--reveal 会显示原值，在 CI 中不能使用",
            "--reveal shows values as they stand and cannot be used in CI"
        )));
    }
    Ok(())
}

/// Checks the files, then what only earlier versions of them have, and tells the reports of each as it is done.
fn tell_all(
    inspector: &Inspector<'_>,
    args: &CheckArgs,
    (files, versions): (&Listing, &Listing),
    mut tally: Tally,
    reports: &mut Reports<'_>,
) -> Result<(Tally, Told), Failure> {
    let mut told = Told::default();
    let mut tell = |one| tally.take(one, &inspector.session).map_or(Ok(()), |document| reports.document(&document));
    ordered::inspect_each(inspector, files, args, |one| {
        told.at_end(&one);
        tell(one)
    })?;
    for (path, gap) in &files.gaps {
        tell(inspector.unread(path, gap.clone()))?;
    }
    let mut version = |one| told.new_in(one).map_or(Ok(()), &mut tell);
    ordered::inspect_each(inspector, versions, args, &mut version)?;
    for (path, gap) in &versions.gaps {
        version(inspector.unread(path, gap.clone()))?;
    }
    Ok((tally, told))
}

/// What the time went into: before the first document, with documents, in all.
fn timings(inspector: &Inspector<'_>, ready: Duration, all: Duration) -> Timings {
    let language = inspector.session.language();
    let [preparing, total] = match language {
        Language::Zh => ["准备", "总计"],
        Language::En => ["preparing", "in all"],
    };
    let mut steps = vec![(preparing, ready)];
    steps.extend(inspector.spent.steps(language));
    steps.push((total, all));
    Timings { steps }
}

/// Where git or a trusted version decides, a change may not say where reports go.
#[cfg(feature = "git")]
fn check_outputs(inspector: &Inspector<'_>, args: &CheckArgs) -> Result<(), Failure> {
    if args.asks_git().is_none() && args.trusted.is_none() {
        return Ok(());
    }
    let files = super::output::files(args)?;
    files.iter().try_for_each(|file| super::git::check_output(file, &inspector.masked(&trusted::name(None, file))))
}

/// The documents that the arguments mean, and an inspector that reads them where they are; then what only the commits of a
/// range have.
#[cfg_attr(not(feature = "git"), expect(unused_variables, reason = "only git is asked by more than paths"))]
fn files<'a>(
    inspector: Inspector<'a>,
    args: &CheckArgs,
    paths: &[PathBuf],
) -> Result<(Inspector<'a>, Listing, Listing), Failure> {
    #[cfg(feature = "git")]
    if let Some(comparison) = args.asks_git() {
        let found = super::git::files(inspector, args, &comparison)?;
        return Ok((found.inspector, found.listing, found.history));
    }
    let files = inspector.files(paths)?;
    Ok((inspector, files, Listing::default()))
}

/// What is to be checked.
fn paths(args: &CheckArgs) -> Result<Vec<PathBuf>, Failure> {
    let is_stream = args.paths.iter().any(|path| path == STDIN);
    match (&args.paths[..], &args.stdin_name) {
        ([], Some(_)) => Ok(vec![STDIN.into()]),
        ([], None) => {
            refuse_unasked(args)?;
            Ok(vec![".".into()])
        }
        (_, Some(_)) if !is_stream => Err(Failure::new(both!(
            "--stdin-name 说的是标准输入，路径请写 -，如 hegao check --stdin-name 名单.csv -",
            "--stdin-name is about standard input: write - as the path, as hegao check --stdin-name list.csv -"
        ))),
        (paths, _) => Ok(paths.to_vec()),
    }
}

/// Refuses to check the folder while something waits on standard input that may have been meant.
fn refuse_unasked(args: &CheckArgs) -> Result<(), Failure> {
    #[cfg(feature = "git")]
    if args.git.comparison().is_some() {
        return Ok(());
    }
    if args.paths.is_empty() && args.stdin_name.is_none() { stdin::refuse_unasked() } else { Ok(()) }
}

/// What is known before the first document is read.
fn head(config: Option<&Path>, inspector: &Inspector<'_>, overruled: Vec<String>, has_baseline: bool) -> Head {
    let mut head = Head::new(env!("CARGO_PKG_VERSION"), rule::RULES_VERSION, spool);
    head.config = config.map(|path| inspector.masked(&trusted::name(inspector.trusted(), path)));
    head.switched_off = inspector.session.config().switched_off();
    head.overruled = overruled;
    head.has_baseline = has_baseline;
    head
}

/// What is counted while documents go by.
#[derive(Default)]
struct Tally {
    summary: Summary,
    /// The rules that found something.
    rules: BTreeSet<Arc<str>>,
    stale: usize,
    /// The first day on which the newest document can have been written.
    newest: Option<Date>,
    /// What turned out to be no document.
    skipped: Vec<SkippedFile>,
    /// The run that this one is held against.
    last: Option<Last>,
    statistics: Option<Statistics>,
}

impl Tally {
    /// Counts one file and gives what reports say of it; `None`: it is no document.
    fn take(&mut self, inspected: Inspected, session: &Session) -> Option<Reported> {
        let checked = match inspected {
            Inspected::Skipped(file) => {
                self.skipped.push(file);
                return None;
            }
            Inspected::Document { checked, .. } => *checked,
        };
        self.stale += checked.stale.len();
        self.newest = self.newest.max(checked.written);
        let mut document = checked.document;
        session.gather(&mut document);
        self.summary.add(&document);
        self.last.iter_mut().for_each(|last| last.take(&document, session.language()));
        self.statistics.iter_mut().for_each(|statistics| statistics.add(&document));
        let met = document.findings.iter().map(|finding| &finding.rule);
        for rule in met.chain(document.omitted.iter().map(|omitted| &omitted.rule)) {
            if !self.rules.contains(rule) {
                self.rules.insert(rule.clone());
            }
        }
        Some(document)
    }

    fn end(self, files: &Listing, inspector: &Inspector<'_>, baseline: Option<String>) -> End {
        let Self { summary, rules, stale, newest, skipped: mut met, last, statistics } = self;
        let rules = inspector.session.rules().iter().filter(|rule| rules.contains(rule.id.as_str()));
        met.extend(skipped(files, inspector));
        met.sort_by(|one, other| one.path.cmp(&other.path));
        let mut end = End::default();
        end.summary = summary;
        end.skipped = met;
        end.exceptions = inspector.idle_exceptions();
        end.baseline = baseline.map(|path| BaselineUse { path, stale });
        end.tables_behind = inspector.session.tables_behind(newest);
        end.since = last.map(|last| last.end());
        end.statistics = statistics;
        end.rules = rules.map(|rule| RuleEntry::of(rule, inspector.session.language())).collect();
        end
    }
}

/// The files that were not read, by paths that may be printed.
fn skipped(files: &Listing, inspector: &Inspector<'_>) -> Vec<SkippedFile> {
    let skipped = files.skipped.iter();
    skipped.map(|skipped| SkippedFile { path: inspector.masked(&skipped.name), reason: skipped.reason }).collect()
}

fn threshold(config: &Config, args: &CheckArgs) -> config::FailOn {
    args.fail_on.map_or(config.fail_on, config::FailOn::from)
}

/// The exit code: findings win over gaps.
pub(super) fn verdict(summary: &Summary, config: &Config, args: &CheckArgs) -> Exit {
    let threshold = threshold(config, args);
    if summary.gravest().is_some_and(|severity| threshold.is_reached_by(severity)) {
        Exit::Findings
    } else if config.gaps == GapPolicy::Fail && summary.counts.gaps > 0 {
        Exit::Gap
    } else {
        Exit::Clean
    }
}
