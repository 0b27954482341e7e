//! `hegao fix`: what can be mended safely is mended, in a new file or in place; the rest is told.
//!
//! A document is read and checked, what goes together is written and the result read and checked again (`revise/fix/rounds.rs`), until
//! nothing is left that may be written. Only then it goes to its place (`target.rs`), where it is read once more.

mod diff;
mod wants;
mod words;

use std::path::{Path, PathBuf};
use std::thread;

use super::args::{CheckArgs, FixArgs};
use super::check::{self, Prepared};
use super::console::{self, ColorChoice};
use super::exit::{Exit, Failure, standard_output, write_failure};
use super::inspect::{Inspector, STDIN};
use super::source::{Disk, Source};
use super::target::Target;
use crate::config::{FailOn, GapPolicy};
use crate::document::{Document, Reader, Writes};
use crate::input::{Blob, Entry, Gap};
use crate::language::{Said, both};
use crate::revise::fix::{Fixed, Fixing, SUFFIX, Stage, Wants, fixables, no_writer};
use crate::revise::{suffixed, why};
use crate::session;
use words::Words;

pub(super) fn run(args: &FixArgs) -> Result<Exit, Failure> {
    let (files, numbers) = wants::split(&args.files)?;
    let asked = CheckArgs {
        judging: args.judging.clone(),
        fail_on: args.fail_on,
        reveal: args.reveal,
        ..CheckArgs::plain(&files)
    };
    check::refuse_reveal(&asked)?;
    let inspector = Prepared::of(&asked, &files)?.inspector;
    let wants = wants::of(args, numbers, &inspector.session)?;
    let listing = inspector.files(&files)?;
    refuse_folders(args, &files, listing.entries.len())?;
    let run = Run { args, inspector: &inspector, wants: &wants, words: Words::of(args, &inspector) };
    // One document after another, each on all threads.
    inspector.threads.set(thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get));
    let mut exit = Exit::Clean;
    for (name, gap) in &listing.gaps {
        exit = exit.max(run.unread(name, gap)?);
    }
    for entry in &listing.entries {
        exit = exit.max(run.file(entry)?);
    }
    inspector.reader.dismiss();
    Ok(exit)
}

/// What would write many files beside others, or many into one, is not meant.
fn refuse_folders(args: &FixArgs, files: &[PathBuf], count: usize) -> Result<(), Failure> {
    if files.iter().any(|file| file == Path::new(STDIN)) {
        return Err(Failure::new(both!("标准输入不能改，请写文件名", "standard input cannot be fixed: name a file")));
    }
    let writes_beside = !(args.target.in_place || args.diff || args.dry_run);
    if let Some(folder) = files.iter().find(|file| writes_beside && file.is_dir()) {
        let folder = super::inspect::masked(&super::trusted::name(None, folder));
        return Err(Failure::new(both!(
            "{folder} 是文件夹；请写明文件，或加 --in-place 就地改写其中的文件，--dry-run 先看会改什么",
            "{folder} is a folder: name files, or add --in-place to fix its files in place; --dry-run shows what would change"
        )));
    }
    args.target.check(count)
}

struct Run<'a> {
    args: &'a FixArgs,
    inspector: &'a Inspector<'a>,
    wants: &'a Wants,
    words: Words<'a>,
}

impl Run<'_> {
    fn file(&self, entry: &Entry) -> Result<Exit, Failure> {
        let Blob { path, bytes } = match Disk.read(entry, self.inspector.reader.limits().largest()) {
            Ok(blob) => blob,
            Err(unread) if entry.named => return self.unread(&entry.name, &unread.into_gap()),
            // A picture in a folder, or a program.
            Err(_) => return Ok(Exit::Clean),
        };
        if session::is_own(&bytes) {
            return self.say(&self.words.own(&path)).map(|()| Exit::Clean);
        }
        let document = match self.inspector.reader.read(&path, bytes.clone()) {
            Ok(document) => document,
            Err(gap) => return self.unread(&path, &gap),
        };
        let Some(fixables) = fixables(self.inspector, &path, &document) else { return Ok(Exit::Clean) };
        let first = Stage { bytes, document, fixables };
        wants::check(self.wants, &first.fixables, &self.words)?;
        if Reader::of(first.document.format).writes == Writes::Nothing {
            return self.refused(&path, &first, &no_writer(first.document.format));
        }
        let fixing = Fixing::new(self.inspector, &path, self.wants);
        match fixing.run(&first) {
            Ok(fixed) => self.finish(entry, &path, &first, &fixed),
            Err(refusal) => self.refused(&path, &first, &why(&refusal)),
        }
    }

    /// Writes what came of it, or shows it.
    fn finish(&self, entry: &Entry, path: &str, first: &Stage, fixed: &Fixed) -> Result<Exit, Failure> {
        let last = fixed.last.as_ref().unwrap_or(first);
        let mut written = None;
        if let Some(last) = &fixed.last {
            if self.args.diff {
                let diff = diff::unified(&self.words.name(path), first, last, self.inspector.session.language());
                print(&diff)?;
            } else if !self.args.dry_run {
                let target = Target::of(&self.args.target, &entry.path, &suffixed(&entry.path, SUFFIX))?;
                target.write(&first.bytes, &last.bytes, |bytes| self.verify(path, bytes, &last.document))?;
                written = Some(target);
            }
        }
        let told = self.words.fixed(path, first, fixed, written.as_ref());
        // What is shown may go to a program.
        if self.args.diff {
            console::warn(&told)
        } else {
            self.say(&told)?
        }
        Ok(self.verdict(last))
    }

    /// Reads what stands on the disk.
    fn verify(&self, path: &str, bytes: &[u8], meant: &Document) -> Result<(), Said> {
        let otherwise = || both!("写好的文件读出来与预期不同", "the file that was written does not read as meant");
        let read = self.inspector.reader.read(path, bytes.to_vec()).map_err(|_| otherwise())?;
        let is_same = read.blocks.len() == meant.blocks.len()
            && read.blocks.iter().zip(&meant.blocks).all(|(one, other)| read.text(one) == meant.text(other));
        if is_same { Ok(()) } else { Err(otherwise()) }
    }

    /// A file that cannot be changed as a whole.
    fn refused(&self, path: &str, stage: &Stage, why: &Said) -> Result<Exit, Failure> {
        self.say(&self.words.refused(path, stage, why))?;
        Ok(self.verdict(stage).max(Exit::Gap))
    }

    fn unread(&self, path: &str, gap: &Gap) -> Result<Exit, Failure> {
        self.say(&self.words.unread(path, gap))?;
        Ok(if self.inspector.session.config().gaps == GapPolicy::Fail { Exit::Gap } else { Exit::Clean })
    }

    /// What a check would say of the document.
    fn verdict(&self, stage: &Stage) -> Exit {
        let config = self.inspector.session.config();
        let threshold = self.args.fail_on.map_or(config.fail_on, FailOn::from);
        if stage.fixables.told().any(|one| threshold.is_reached_by(one.finding.severity)) {
            Exit::Findings
        } else if config.gaps == GapPolicy::Fail && !stage.fixables.gaps.is_empty() {
            Exit::Gap
        } else {
            Exit::Clean
        }
    }

    fn say(&self, text: &str) -> Result<(), Failure> {
        print(&format!("{text}\n"))
    }
}

fn print(text: &str) -> Result<(), Failure> {
    let written = console::print(text.as_bytes(), ColorChoice::Never);
    written.map_err(|error| write_failure(&error, &standard_output(), Exit::Clean))
}
