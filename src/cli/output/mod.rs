//! Where reports go: the screen, or files, several at once.
//!
//! What is where a report is to go is looked at before the work, and again before it goes there (`place.rs`). Until then it
//! waits in a file without a name in the same folder, because a report that cannot be written should not cost a scan
//! first, and because the system takes such a file away however the run ends. It takes its name when it is whole: what
//! reads it never sees half of it, and a run that fails leaves the last one in place.

mod place;
mod word;

use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal, Seek, Write};
use std::path::{Path, PathBuf};

use same_file::Handle;

use super::args::{CheckArgs, Format};
use super::console::{self, ColorChoice};
use super::exit::{Exit, Failure, file as named_file, standard_output, write_failure};
use super::reports::{self, spool};
use super::whole::Unfinished;
use crate::input::{Listing, SkipReason, Skipped};
use crate::language::both;
use crate::report::mark::{Own, Seal, Sealed};
use crate::report::{Spool, Summary, text};
use crate::rule::Language;
use place::Place;
use word::Named;

/// The reports of a run, and where each goes.
pub(super) struct Outputs<'a> {
    args: &'a CheckArgs,
    files: Vec<Target>,
    /// The report of `--format` for the screen, unless a plain `--output` takes it. It waits: a progress bar may be there.
    screen: Option<Seal<Box<dyn Spool>>>,
}

/// A report that goes elsewhere than to the screen.
struct Target {
    format: Format,
    /// The place as it may be printed.
    shown: String,
    out: Seal<BufWriter<Box<dyn Write>>>,
    /// The file that it will be; `None` for what keeps nothing.
    file: Option<Waiting>,
}

/// A report that waits for its name.
struct Waiting {
    /// As it was given.
    file: PathBuf,
    place: PathBuf,
    /// What has been written, in a file without a name.
    content: File,
}

/// The files that take a report.
#[cfg(feature = "git")]
pub(super) fn files(args: &CheckArgs) -> Result<Vec<PathBuf>, Failure> {
    Ok(named(args)?.into_iter().map(|named| named.file).collect())
}

/// What `--output` and `--receipt` name.
fn named(args: &CheckArgs) -> Result<Vec<Named>, Failure> {
    let reports = args.output.iter().map(|word| word::parse(word, args.format));
    reports.chain(args.receipt.iter().map(|file| word::receipt(file))).collect()
}

impl<'a> Outputs<'a> {
    /// Opens all files that `args` names. Those that were met among the documents are no documents: a second run must
    /// not check the report of the first. `masked` makes a path printable.
    pub(super) fn open(
        args: &'a CheckArgs,
        documents: &mut Listing,
        masked: &dyn Fn(&str) -> String,
    ) -> Result<Self, Failure> {
        let named = named(args)?;
        let to_screen = named.iter().all(|named| named.has_format);
        check_reveal(args, to_screen, &named)?;
        refuse_workbook(to_screen, args.format)?;
        let mut files: Vec<Target> = Vec::new();
        for Named { format, file, .. } in named {
            let shown = masked(&file.display().to_string());
            let place = place::look(&file, &shown, kind(format))?;
            if let Place::File(place, _) = &place {
                refuse_twice(&files, place, &shown)?;
                leave_out(documents, Handle::from_path(place).ok(), Some(&shown))?;
            }
            let opened = Target::open(format, file, shown.clone(), place);
            files.push(opened.map_err(|error| write_failure(&error, &named_file(&shown), Exit::Clean))?);
        }
        let is_file = is_file(&io::stdout());
        if is_file {
            leave_out(documents, Handle::stdout().ok(), None)?;
        }
        let seal = || sealed(args.format.unwrap_or_default()).filter(|_| is_file);
        Ok(Self { args, files, screen: to_screen.then(|| Seal::new(spool(), seal())) })
    }

    /// The places that take a report, the screen's last.
    pub(super) fn places(&mut self) -> Vec<reports::Place<'_>> {
        let mut places: Vec<_> = self.files.iter_mut().map(Target::place).collect();
        if let Some(out) = &mut self.screen {
            let color = match self.args.color {
                ColorChoice::Always => true,
                ColorChoice::Auto => io::stdout().is_terminal(),
                ColorChoice::Never => false,
            };
            let format = self.args.format.unwrap_or_default();
            places.push(reports::Place { format, shown: standard_output(), color, out });
        }
        places
    }

    /// Puts the files, which are whole, in their places and prints the screen's report last: its reader may go away.
    /// `exit` is the verdict, and `summary` what it was found on.
    pub(super) fn finish(mut self, summary: &Summary, language: Language, exit: Exit) -> Result<(), Failure> {
        let (screen, color) = (self.screen.take(), self.args.color);
        let written = self.settle(exit)?;
        tell(screen.is_none().then(|| text::verdict(summary, language)), &written, language, exit);
        let Some(screen) = screen else { return Ok(()) };
        let print = |screen: Seal<Box<dyn Spool>>| {
            let mut screen = screen.close()?;
            screen.rewind()?;
            console::copy(&mut screen, color)
        };
        print(screen).map_err(|error| write_failure(&error, &standard_output(), exit))
    }

    /// Puts the reports, which are whole, in their places, none before all can be. Gives the places as they may be printed.
    fn settle(self, exit: Exit) -> Result<Vec<(String, Own)>, Failure> {
        let mut settling = Vec::new();
        for Target { format, shown, out, file } in self.files {
            let failed = |error: io::Error| write_failure(&error, &named_file(&shown), exit);
            out.close().map_err(failed)?;
            if let Some(waiting) = file {
                settling.push((waiting.beside(&shown, kind(format), exit)?, shown, kind(format)));
            }
        }
        let mut written = Vec::new();
        for ((file, is_new), shown, kind) in settling {
            let settled = if is_new { file.create() } else { file.replace() };
            settled.map_err(|error| match error.kind() {
                io::ErrorKind::AlreadyExists => place::taken(&shown, kind),
                _ => write_failure(&error, &named_file(&shown), exit),
            })?;
            written.push((shown, kind));
        }
        Ok(written)
    }
}

/// Says on standard error, where no program reads a report, what the screen does not show: the verdict, if the report is
/// in a file only, and where the reports are.
fn tell(verdict: Option<String>, written: &[(String, Own)], language: Language, exit: Exit) {
    let either = |zh: String, en: String| if language == Language::Zh { zh } else { en };
    if let Some(verdict) = verdict {
        let (zh, en) = match exit {
            Exit::Clean => ("没有到不通过的级别", "nothing at or above --fail-on"),
            Exit::Findings => ("有达到不通过级别的问题", "findings at or above --fail-on"),
            Exit::Gap => ("有内容没有读完", "something was not read"),
        };
        let code = exit.code();
        console::warn(&verdict);
        console::warn(&either(format!("退出码 {code}：{zh}。"), format!("Exit code {code}: {en}.")));
    }
    for (kind, zh, en) in [(Own::Report, "报告", "Report"), (Own::Receipt, "核稿单", "Receipt")] {
        let places: Vec<_> = written.iter().filter(|one| one.1 == kind).map(|one| one.0.as_str()).collect();
        if !places.is_empty() {
            console::warn(&either(format!("{zh}：{}", places.join("、")), format!("{en}: {}", places.join(", "))));
        }
    }
}

impl Target {
    fn open(format: Format, file: PathBuf, shown: String, place: Place) -> io::Result<Self> {
        let (out, seal, file): (Box<dyn Write>, _, _) = match place {
            Place::Stream(stream) => (stream, None, None),
            Place::File(place, _) => {
                let folder = place.parent().unwrap_or(&place);
                // The error names the folder, which is not masked: only its kind goes on.
                let content = tempfile::tempfile_in(folder).map_err(|error| io::Error::from(error.kind()))?;
                (Box::new(content.try_clone()?), sealed(format), Some(Waiting { file, place, content }))
            }
        };
        Ok(Self { format, shown, out: Seal::new(BufWriter::new(out), seal), file })
    }

    fn place(&mut self) -> reports::Place<'_> {
        let Self { format, shown, out, .. } = self;
        reports::Place { format: *format, shown: named_file(&*shown), color: false, out }
    }
}

impl Waiting {
    /// The report beside its place, whole, and whether nothing is there yet; something may have come since the run began.
    fn beside(self, shown: &str, kind: Own, exit: Exit) -> Result<(Unfinished, bool), Failure> {
        let Self { file, place, mut content } = self;
        let like = match place::look(&file, shown, kind)? {
            Place::File(now, like) if now == place => like,
            _ => return Err(place::taken(shown, kind)),
        };
        let mut copy = || {
            let mut beside = Unfinished::new(&place, like.as_ref())?;
            content.rewind()?;
            io::copy(&mut content, beside.file())?;
            Ok(beside)
        };
        let beside = copy().map_err(|error| write_failure(&error, &named_file(&shown), exit))?;
        Ok((beside, like.is_none()))
    }
}

/// Values may be shown where one looks at them oneself; the other formats are made to be handed on.
fn check_reveal(args: &CheckArgs, to_screen: bool, named: &[Named]) -> Result<(), Failure> {
    let screen = to_screen.then(|| args.format.unwrap_or_default());
    let mut formats = named.iter().map(|named| named.format).chain(screen);
    match formats.find(|format| !matches!(format, Format::Text | Format::Json)) {
        Some(format) if args.reveal => {
            let format = format.name();
            Err(Failure::new(both!(
                "--reveal 会显示原值，不能用于 {format} 格式的报告",
                "--reveal shows values as they stand and cannot be used for reports in the format {format}"
            )))
        }
        _ => Ok(()),
    }
}

/// A workbook is no text that could be printed.
fn refuse_workbook(to_screen: bool, format: Option<Format>) -> Result<(), Failure> {
    if to_screen && format == Some(Format::Xlsx) {
        return Err(Failure::new(both!(
            "xlsx 是工作簿，不能打印在屏幕上；请写 --output 台账.xlsx",
            "xlsx is a workbook and cannot be printed: write --output ledger.xlsx"
        )));
    }
    Ok(())
}

/// Two reports in one file; names that differ in letter case only are one on many systems.
fn refuse_twice(files: &[Target], place: &Path, shown: &str) -> Result<(), Failure> {
    let plain = |place: &Path| place.to_string_lossy().to_lowercase();
    let mut taken = files.iter().filter_map(|target| target.file.as_ref());
    if taken.any(|waiting| plain(&waiting.place) == plain(place)) {
        return Err(Failure::new(both!(
            "两份报告都要写入 {shown}，请换一个文件名",
            "two reports are to go into {shown}: choose another name for one"
        )));
    }
    Ok(())
}

/// Takes the file that a report goes to out of the documents; one that was named as a document would be lost. `shown` is
/// `None` for standard output, which is empty already.
fn leave_out(documents: &mut Listing, report: Option<Handle>, shown: Option<&str>) -> Result<(), Failure> {
    let Some(report) = report else { return Ok(()) };
    let length = report.as_file().metadata().map(|metadata| metadata.len()).ok();
    // Opening every document would cost more than looking how long it is.
    let is_it = |path: &PathBuf| {
        fs::metadata(path).map(|metadata| metadata.len()).ok() == length
            && Handle::from_path(path).is_ok_and(|document| document == report)
    };
    let (out, kept) = std::mem::take(&mut documents.entries).into_iter().partition(|entry| is_it(&entry.path));
    documents.entries = kept;
    for entry in out {
        match shown {
            Some(shown) if entry.named => {
                return Err(Failure::new(both!(
                    "{shown} 是要核对的文件，报告不能写在它上面；请换一个文件名",
                    "{shown} is a file to check: no report can take its place. Choose another name"
                )));
            }
            _ => documents.skipped.push(Skipped { name: entry.name, reason: SkipReason::Own }),
        }
    }
    Ok(())
}

/// What a file of this format is.
fn kind(format: Format) -> Own {
    match format {
        Format::Receipt | Format::ReceiptPage => Own::Receipt,
        _ => Own::Report,
    }
}

/// How a report in a file is told from a document, where its format does not tell.
fn sealed(format: Format) -> Option<Sealed> {
    match format {
        Format::Text => Some(Sealed::Text),
        Format::Markdown => Some(Sealed::Markdown),
        Format::Github => Some(Sealed::Github),
        Format::Html => Some(Sealed::Page),
        _ => None,
    }
}

/// Whether what is written to `stream` stays in a file.
fn is_file(stream: &io::Stdout) -> bool {
    !stream.is_terminal()
        && Handle::stdout().is_ok_and(|stream| stream.as_file().metadata().is_ok_and(|metadata| metadata.is_file()))
}
