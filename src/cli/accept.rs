//! `hegao accept`: findings that somebody has looked at and lets stand, with the reason, go into the configuration.

use std::path::{Path, PathBuf};

use super::amend::{Amended, refused};
use super::args::{AcceptArgs, CheckArgs};
use super::check::Prepared;
use super::console::{self, ColorChoice};
use super::exit::{Exit, Failure, standard_output, write_failure};
use super::inspect::{Inspector, STDIN};
use super::source::{Disk, Source as _};
use super::trusted;
use crate::config;
use crate::input::Entry;
use crate::language::{Said, both};
use crate::report::{label, reason};
use crate::session::{Acceptance, Decision};

pub(super) fn run(args: &AcceptArgs) -> Result<Exit, Failure> {
    let (file, numbers) = split(&args.words)?;
    let files = [file];
    let asked = CheckArgs { judging: args.judging.clone(), ..CheckArgs::plain(&files) };
    let prepared = Prepared::of(&asked, &files)?;
    let inspector = &prepared.inspector;
    let entry = entry(inspector, &files)?;
    let path = prepared.config.clone().unwrap_or_else(|| beside(&files[0]));
    let Some(acceptance) = accepted(inspector, &entry, &numbers, args, &path)? else { return Ok(Exit::Gap) };
    inspector.reader.dismiss();
    if args.dry_run {
        let (shown, entry) = (super::inspect::masked(&trusted::name(None, &path)), acceptance.addition.shown());
        return say(&both!("要写入 {shown}：\n{entry}", "to be written to {shown}:\n{entry}"));
    }
    let amended = Amended::of(&path, &acceptance.addition)?;
    if !acceptance.holds_in(&amended.config) {
        return Err(refused(&amended.shown(), &acceptance.addition));
    }
    amended.write()?;
    say(&told(&acceptance, &amended.shown()))
}

/// The file and the numbers among the words of the command line.
fn split(words: &[PathBuf]) -> Result<(PathBuf, Vec<usize>), Failure> {
    let (mut files, mut numbers) = (Vec::new(), Vec::new());
    for word in words {
        match word.to_str().and_then(|word| word.strip_prefix(['#', '＃'])).map(str::parse::<usize>) {
            Some(Ok(number)) if number > 0 && !numbers.contains(&number) => numbers.push(number),
            Some(Ok(1..)) => {}
            Some(_) => {
                let word = word.display();
                return Err(Failure::new(both!("“{word}”不是编号，如 '#3'", "“{word}” is no number as '#3'")));
            }
            None => files.push(word.clone()),
        }
    }
    match &files[..] {
        [file] if file != Path::new(STDIN) && !numbers.is_empty() => Ok((file.clone(), numbers)),
        [file] if file != Path::new(STDIN) => {
            let file = file.display();
            Err(Failure::new(both!(
                "没有写编号；先运行 hegao check {file} 看编号，再写成 hegao accept {file} '#3' --reason 理由",
                "no number is named; run hegao check {file} to see the numbers, then hegao accept {file} '#3' --reason WHY"
            )))
        }
        _ => Err(Failure::new(both!(
            "编号是某一份文件的：一次写一份文件，如 hegao accept 报告.docx '#3' --reason 理由",
            "a number is one of a single document: name one file, as in hegao accept report.docx '#3' --reason WHY"
        ))),
    }
}

/// The one file that is meant.
fn entry(inspector: &Inspector<'_>, files: &[PathBuf]) -> Result<Entry, Failure> {
    let listing = inspector.files(files)?;
    match (files.iter().any(|file| file.is_dir()), listing.entries.into_iter().next()) {
        (false, Some(entry)) => Ok(entry),
        _ => Err(Failure::new(both!(
            "要写一份文件，不是文件夹；配置里写明不核对的也不行",
            "name one file, which is no folder and not left out by the configuration"
        ))),
    }
}

/// Where a configuration is made for a file that has none.
fn beside(file: &Path) -> PathBuf {
    file.with_file_name(config::FILE_NAMES[0])
}

/// What is to be accepted; `None`: the document could not be read, which has been said.
fn accepted(
    inspector: &Inspector<'_>,
    entry: &Entry,
    numbers: &[usize],
    args: &AcceptArgs,
    path: &Path,
) -> Result<Option<Acceptance>, Failure> {
    let decision = Decision { reason: args.reason.clone(), until: args.until, by: args.by.clone() };
    let path = trusted::absolute(path);
    let folder = path.parent().unwrap_or(Path::new("/"));
    let read = Disk.read(entry, inspector.reader.limits().largest()).map_err(super::source::Unread::into_gap);
    let document = match read.and_then(|blob| inspector.reader.read(&blob.path, blob.bytes)) {
        Ok(document) => document,
        Err(gap) => {
            let name = inspector.masked(&entry.name);
            let why = Said {
                zh: reason::sentence(&gap.reason, crate::language::Language::Zh),
                en: reason::sentence(&gap.reason, crate::language::Language::En),
            };
            console::say(&both!("{name}：没有读到：{why}", "{name}: not read: {why}"; why));
            return Ok(None);
        }
    };
    let ask = |source: &crate::session::Source<'_>| inspector.session.acceptance(source, numbers, &decision, folder);
    match inspector.asked(&entry.name, &document, false, ask) {
        Some(Ok(acceptance)) => Ok(Some(acceptance)),
        Some(Err(said)) => Err(Failure::new(said)),
        None => Ok(None),
    }
}

/// What was accepted, and where that is written.
fn told(acceptance: &Acceptance, shown: &str) -> Said {
    let Acceptance { findings, errors, .. } = acceptance;
    let lines = |language| {
        let line = |finding: &crate::finding::Finding| {
            format!("   {} {} {}\n", label(&finding.location, language), finding.rule, finding.matched)
        };
        findings.iter().map(line).collect::<String>()
    };
    let lines = Said { zh: lines(crate::language::Language::Zh), en: lines(crate::language::Language::En) };
    let (count, excused) = (findings.len(), excused(*errors));
    both!(
        "已放过 {count} 处{excused}，写入 {shown}：\n{lines}",
        "{count} findings accepted{excused}, written to {shown}:\n{lines}"; excused, lines
    )
}

fn excused(errors: usize) -> Said {
    match errors {
        0 => Said::default(),
        _ => both!(
            "（其中 {errors} 处不能发，从此不再报）",
            " ({errors} of them must not go out and are not reported from now on)"
        ),
    }
}

fn say(said: &Said) -> Result<Exit, Failure> {
    let text = said.in_language(console::language());
    let printed = console::print(text.as_bytes(), ColorChoice::Never);
    printed.map_err(|error| write_failure(&error, &standard_output(), Exit::Clean))?;
    Ok(Exit::Clean)
}
