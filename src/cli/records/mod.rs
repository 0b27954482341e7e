//! `hegao check --records`: one record after another on standard input, a line of JSON for each on standard output.
//!
//! For programs that would start hegao for every form: the rules are read once, and a record costs what its text costs. Whoever
//! sends a record and waits for its line before sending the next is answered; whoever sends many at once is answered in their
//! order. What goes wrong with a record is a gap in its line and ends nothing.

mod lines;
mod record;
mod stream;

use std::io::{self, IsTerminal, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use super::args::CheckArgs;
use super::check::{Prepared, refuse_reveal, verdict};
use super::exit::{Exit, Failure, standard_output, write_failure};
use super::inspect::{Inspected, Inspector, STDIN};
use super::{reading, stdin};
use crate::digest::sha256;
use crate::input::Gap;
use crate::language::both;
use crate::report::json::{self, Said};
use crate::report::{Reported, SkippedFile, StoredContent, Summary};
use crate::rule;
use crate::session;
use lines::{Line, Lines};
use record::{Content, Fault};

/// A line may be so much longer than twice the largest file: its keys, its name.
const FRAME: u64 = 64 << 10;

/// What is said of a record, and its line.
struct Answer {
    line: Vec<u8>,
    document: Option<Reported>,
}

pub(super) fn run(args: &CheckArgs) -> Result<Exit, Failure> {
    refuse_reveal(args)?;
    if io::stdin().is_terminal() {
        return Err(Failure::new(both!(
            "标准输入是键盘，没有记录可核对。请用管道或 < 送入，一行一条 JSON，如 hegao check --records < 记录.jsonl",
            "standard input is the keyboard: there are no records. Use a pipe or <, one record of JSON a line, as \
             hegao check --records < records.jsonl"
        )));
    }
    let prepared = Prepared::of(args, &[STDIN.into()])?;
    // The program ends after this: to give the rules back piece by piece would only take time.
    let inspector = std::mem::ManuallyDrop::new(prepared.inspector);
    let jobs = args.jobs.or(thread::available_parallelism().ok()).map_or(1, std::num::NonZeroUsize::get);
    let mut summary = Summary::default();
    let lines = Lines::new(io::stdin(), longest(&inspector));
    let mut out = io::stdout().lock();
    let answered = stream::each(lines, jobs, &|line| answer(&inspector, line), |answer: Answer| {
        answer.document.iter().for_each(|document| summary.add(document));
        // Whoever waits for this line may have nothing else to send.
        let written = out.write_all(&answer.line).and_then(|()| out.flush());
        let exit = verdict(&summary, inspector.session.config(), args);
        written.map_err(|error| write_failure(&error, &standard_output(), exit))
    })?;
    inspector.reader.dismiss();
    if answered == 0 {
        return Err(Failure::new(both!(
            "标准输入里没有记录，没有核对。请看前一个命令是否出错",
            "there are no records on standard input, nothing was checked. See whether the command before it failed"
        )));
    }
    Ok(verdict(&summary, inspector.session.config(), args))
}

/// Bytes of the longest line that is read. Han that is written as `\u6838` takes six bytes for three, Base64 four for three.
fn longest(inspector: &Inspector<'_>) -> u64 {
    inspector.reader.limits().largest().saturating_mul(2).saturating_add(FRAME)
}

/// All that is said of a record. A failure inside the program is a gap of that record, and of no other.
fn answer(inspector: &Inspector<'_>, line: Line) -> Answer {
    let number = line.number;
    let told = catch_unwind(AssertUnwindSafe(|| {
        let inspected = inspect(inspector, line);
        told(inspector, number, inspected)
    }));
    told.unwrap_or_else(|_| told_failed(inspector, number))
}

fn told_failed(inspector: &Inspector<'_>, number: u64) -> Answer {
    told(inspector, number, inspector.unread(STDIN, reading::failed()))
}

fn told(inspector: &Inspector<'_>, number: u64, inspected: Inspected) -> Answer {
    let language = inspector.session.language();
    let line = |said: &Said<'_>| {
        let versions = (env!("CARGO_PKG_VERSION"), rule::RULES_VERSION);
        json::line(number, said, versions, language).unwrap_or_default()
    };
    match inspected {
        Inspected::Skipped(file) => Answer { line: line(&Said::Skipped(&file)), document: None },
        Inspected::Document { checked, .. } => {
            let mut document = checked.document;
            inspector.session.gather(&mut document);
            Answer { line: line(&Said::Document(&document)), document: Some(document) }
        }
    }
}

fn inspect(inspector: &Inspector<'_>, line: Line) -> Inspected {
    let read = match line.content {
        Ok(bytes) => record::read(&bytes, inspector.reader.limits().largest()),
        Err(reason) => Err(Fault { name: None, reason }),
    };
    let called = |name: Option<String>| {
        name.map_or_else(|| STDIN.to_owned(), |name| stdin::called(name.as_ref(), inspector.base()))
    };
    match read {
        Ok(content) => check(inspector, &called(content.name.clone()), content),
        Err(fault) => inspector.unread(&called(fault.name), Gap::of_file(fault.reason)),
    }
}

/// Reads and checks one record, as what standard input would bring under its name.
fn check(inspector: &Inspector<'_>, path: &str, Content { bytes, said, .. }: Content) -> Inspected {
    let is_own = session::is_own(&bytes);
    let stored = StoredContent { size: bytes.len() as u64, sha256: sha256(&bytes) };
    let document = match inspector.reader.read(path, bytes) {
        Ok(document) => document,
        Err(gap) => return inspector.unread(path, gap),
    };
    let seconds = inspector.reader.limits().seconds;
    let clock = || reading::deadline(seconds);
    let mut source = session::Source::new(path, &document);
    source.is_own = is_own;
    source.clock = Some(&clock);
    source.said = said;
    let mut checked = inspector.session.check(&source);
    checked.document.entry.content = Some(stored);
    match checked.skipped {
        Some(reason) => Inspected::Skipped(SkippedFile { path: inspector.masked(path), reason }),
        None => Inspected::Document { checked: Box::new(checked), at_end: None },
    }
}
