//! `hegao annotate`: what was found, written into a copy of the document.

use std::ffi::OsString;
use std::path::Path;
use std::thread;

use jiff::ZonedDateTime;

use super::args::{AnnotateArgs, CheckArgs};
use super::check::Prepared;
use super::console::{self, ColorChoice};
use super::exit::{Exit, Failure, standard_output, write_failure};
use super::inspect::{Inspector, STDIN};
use super::source::{Disk, Source as _, Unread};
use super::target::Target;
use crate::document::write::Refusal;
use crate::document::write::annotate::{Annotated, Author, remove};
use crate::finding::{Severity, Status};
use crate::input::{Blob, Entry, Gap};
use crate::language::{Said, both};
use crate::report::note;
use crate::report::reason::sentence;
use crate::revise::annotate::{Original, SUFFIX, Told, annotated, plain};
use crate::revise::suffixed;
use crate::rule::Language;
use crate::session::{Noted, Noting};

/// What stands behind the name of a file without notes.
const PLAIN: &str = "-去批注";

pub(super) fn run(args: &AnnotateArgs) -> Result<Exit, Failure> {
    let asked = CheckArgs { judging: args.judging.clone(), ..CheckArgs::plain(&args.files) };
    let inspector = Prepared::of(&asked, &args.files)?.inspector;
    let listing = inspector.files(&args.files)?;
    refuse_folders(args, listing.entries.len())?;
    // One document after another, each on all threads.
    inspector.threads.set(thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get));
    let run = Run { args, inspector: &inspector };
    let mut exit = Exit::Clean;
    for (name, gap) in &listing.gaps {
        run.tell(&unread(&inspector.masked(name), gap))?;
        exit = Exit::Gap;
    }
    for entry in &listing.entries {
        exit = exit.max(run.file(entry)?);
    }
    inspector.reader.dismiss();
    Ok(exit)
}

/// What would write many files beside others, or many into one, is not meant.
fn refuse_folders(args: &AnnotateArgs, count: usize) -> Result<(), Failure> {
    if let Some(odd) = args.files.iter().find(|file| file.is_dir() || file.as_path() == Path::new(STDIN)) {
        let odd = super::inspect::masked(&super::trusted::name(None, odd));
        return Err(Failure::new(both!(
            "{odd} 不是文件；要批注的文件请写明",
            "{odd} is no file: name the files that are to be annotated"
        )));
    }
    args.target.check(count)
}

struct Run<'a> {
    args: &'a AnnotateArgs,
    inspector: &'a Inspector<'a>,
}

impl Run<'_> {
    fn file(&self, entry: &Entry) -> Result<Exit, Failure> {
        let shown = self.inspector.masked(&entry.name);
        let read = Disk.read(entry, self.inspector.reader.limits().largest()).map_err(Unread::into_gap);
        let original = read.and_then(|Blob { path, bytes }| self.read(path, bytes));
        let written = match &original {
            Err(gap) => {
                self.tell(&unread(&shown, gap))?;
                return Ok(Exit::Gap);
            }
            Ok(original) if self.args.remove => self.take_out(&entry.path, &shown, original)?,
            Ok(original) => self.put_in(&entry.path, &shown, original)?,
        };
        written.or_else(|refusal| {
            let (zh, en) = (refusal.to_string(), refusal.english());
            self.tell(&both!("{shown} 没有写：{zh}", "{shown} was not written: {en}"))?;
            Ok(Exit::Gap)
        })
    }

    fn read(&self, path: String, bytes: Vec<u8>) -> Result<Original, Gap> {
        let document = self.inspector.reader.read(&path, bytes.clone())?;
        Ok(Original { path, bytes, document })
    }

    /// Writes a copy with notes, instead of those that it has.
    fn put_in(&self, file: &Path, shown: &str, original: &Original) -> Result<Result<Exit, Refusal>, Failure> {
        let earlier = match plain(self.inspector, original) {
            Ok(earlier) => earlier,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let plain = earlier.as_ref().unwrap_or(original);
        let target = self.target(file, &plain.bytes)?;
        let mut noting = Noting::default();
        noting.tracks = self.args.track;
        noting.least = self.args.min_severity.unwrap_or(noting.least);
        let author = Author { name: self.args.author.clone(), date: now() };
        let Told { noted, copy } = match annotated(self.inspector, plain, earlier.is_some(), noting, &author) {
            Ok(told) => told,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let gaps = &plain.document.gaps;
        let exit = if gaps.is_empty() { Exit::Clean } else { Exit::Gap };
        let Some(Annotated { bytes, tracked }) = copy else {
            let nothing =
                both!("{shown}：没有要批注的，没有写新文件", "{shown}: nothing to comment on, nothing was written");
            return self.tell(&nothing).map(|()| Ok(exit));
        };
        target.write(&original.bytes, &bytes, |_| Ok(()))?;
        let said = match noted.notes.is_empty() {
            true => cleared(&target.shown()),
            false => done(&target.shown(), &noted, tracked, noting.least),
        };
        self.tell(&said)?;
        for gap in gaps {
            let [zh, en] = [Language::Zh, Language::En].map(|language| note::unread(gap, language));
            self.tell(&both!("  {zh}", "  {en}"))?;
        }
        Ok(Ok(exit))
    }

    /// Where the copy goes: also in the place of an earlier one of the very same file, which is `plain` without notes, if nobody has
    /// written into that since. Nothing is lost of it.
    fn target(&self, file: &Path, plain: &[u8]) -> Result<Target, Failure> {
        let name = suffixed(file, SUFFIX);
        let mut args = self.args.target.clone();
        let place = args.place(file, &name);
        let is_copy = || {
            let bytes = std::fs::read(&place).ok()?;
            let format = self.inspector.reader.read(&place.display().to_string(), bytes.clone()).ok()?.format;
            let removed = remove("", &bytes, format, self.inspector.reader.limits()).ok()??;
            Some(removed.is_exact && removed.bytes == plain)
        };
        args.force |= !args.in_place && place.is_file() && is_copy() == Some(true);
        Target::of(&args, file, &name)
    }

    /// Writes a copy without them.
    fn take_out(&self, file: &Path, shown: &str, original: &Original) -> Result<Result<Exit, Refusal>, Failure> {
        let target = Target::of(&self.args.target, file, &without_suffix(file))?;
        let Original { path, bytes, document } = original;
        let removed = match remove(path, bytes, document.format, self.inspector.reader.limits()) {
            Ok(Some(removed)) => removed,
            Ok(None) => {
                let none = both!("{shown}：里面没有核稿的批注", "{shown}: has no comments of hegao");
                return self.tell(&none).map(|()| Ok(Exit::Clean));
            }
            Err(refusal) => return Ok(Err(refusal)),
        };
        target.write(bytes, &removed.bytes, |_| Ok(()))?;
        let (to, how) = (target.shown(), how(removed.is_exact));
        self.tell(&both!("{to}：{how}", "{to}: {how}"; how)).map(|()| Ok(Exit::Clean))
    }

    /// Says a line in the language of the run.
    fn tell(&self, said: &Said) -> Result<(), Failure> {
        let line = format!("{}\n", said.in_language(self.inspector.session.language()));
        let printed = console::print(line.as_bytes(), ColorChoice::Never);
        printed.map_err(|error| write_failure(&error, &standard_output(), Exit::Clean))
    }
}

/// What is said of a file that could not be read.
fn unread(shown: &str, gap: &Gap) -> Said {
    let [zh, en] = [Language::Zh, Language::En].map(|language| sentence(&gap.reason, language));
    both!("{shown} 没有写：{zh}", "{shown} was not written: {en}")
}

/// What is said of a file that was written.
fn done(to: &str, noted: &Noted, tracked: usize, least: Severity) -> Said {
    let active = |severity: Severity| {
        let findings = noted.reported.findings.iter();
        let counts = |one: &&crate::finding::Finding| one.status == Status::Active && one.severity == severity;
        if severity >= least { findings.filter(counts).count() } else { 0 }
    };
    let [error, warning, note] = [Severity::Error, Severity::Warning, Severity::Note].map(active);
    let count = noted.notes.len();
    let changes = match tracked {
        0 => Said::default(),
        _ => both!("，其中 {tracked} 条写成修订", ", {tracked} of them as tracked changes"),
    };
    both!(
        "{to}：写入 {count} 条批注{changes}（不能发 {error}，请核对 {warning}，建议 {note}）",
        "{to}: {count} comments written{changes} ({error} must not go out, {warning} to check, {note} advice)"; changes
    )
}

/// What is said of a file about which there is nothing to say any more.
fn cleared(to: &str) -> Said {
    both!(
        "{to}：没有要批注的了，以前的核稿批注已去掉",
        "{to}: nothing to comment on any more, the earlier comments of hegao are taken out"
    )
}

fn how(is_exact: bool) -> Said {
    if is_exact {
        return both!(
            "去掉了核稿的批注，与批注前的文件一个字节不差",
            "without the comments of hegao it is the very file of before"
        );
    }
    both!(
        "去掉了核稿的批注；批注之后另有程序存过这份文件，其余保持现在的样子",
        "without the comments of hegao; another program has saved the file since, and all else is as it is now"
    )
}

/// `报告-去批注.docx` for `报告-核稿.docx`.
fn without_suffix(file: &Path) -> OsString {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let plain = name.contains(SUFFIX).then(|| name.replacen(SUFFIX, "", 1)).filter(|plain| !plain.starts_with('.'));
    suffixed(plain.as_deref().map_or(file, Path::new), PLAIN)
}

/// The time, to the second.
fn now() -> String {
    ZonedDateTime::now().strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}
