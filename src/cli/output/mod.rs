//! Where reports go: the screen, or files, several at once.
//!
//! Every file is opened before the work, because a report that cannot be written should not cost a scan first, and takes
//! its name when it is whole: what reads it never sees half of it, and a run that fails leaves the last one in place.

use std::fs::{self, File};
use std::io::{self, IsTerminal, Seek, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use tempfile::NamedTempFile;

use super::args::{CheckArgs, Format};
use super::console::{self, ColorChoice};
use super::exit::{Exit, Failure, write_failure};
use super::reports::{Place, spool};
use crate::input::{Listing, SkipReason, Skipped};
use crate::report::Spool;

/// The reports of a run, and where each goes.
pub(super) struct Outputs<'a> {
    args: &'a CheckArgs,
    files: Vec<Target>,
    /// The report of `--format` for the screen, unless a plain `--output` takes it. It waits: a progress bar may be there.
    screen: Option<Box<dyn Spool>>,
}

/// A file to be.
struct Target {
    format: Format,
    /// As it may be printed.
    shown: String,
    sink: Sink,
}

enum Sink {
    /// Takes the place of a file at the end.
    Replaces(NamedTempFile, PathBuf),
    /// What is no regular file (`/dev/null`, a pipe) is written as it is.
    Stream(File),
}

impl<'a> Outputs<'a> {
    /// Opens all files that `args` names. Those that were met among the documents are no documents: a second run must
    /// not check the report of the first. `masked` makes a path printable.
    pub(super) fn open(
        args: &'a CheckArgs,
        documents: &mut Listing,
        masked: &dyn Fn(&str) -> String,
    ) -> Result<Self, Failure> {
        let named = args.output.iter().map(|word| parse(word, args.format)).collect::<Result<Vec<_>, _>>()?;
        check_reveal(args, &named)?;
        let to_screen = named.iter().all(|named| named.has_format);
        let mut files = Vec::new();
        let mut places: Vec<PathBuf> = Vec::new();
        for Named { format, file, .. } in named {
            let shown = masked(&file.display().to_string());
            let place = place(&file);
            if places.contains(&place) {
                return Err(Failure::new(format_args!("两份报告都要写入 {shown}，请换一个文件名")));
            }
            leave_out(documents, &place, &shown)?;
            let sink = Sink::open(&place).map_err(|error| write_failure(&error, &format!(" {shown}"), Exit::Clean))?;
            files.push(Target { format, shown, sink });
            places.push(place);
        }
        Ok(Self { args, files, screen: to_screen.then(spool) })
    }

    /// The places that take a report, the screen's last.
    pub(super) fn places(&mut self) -> Vec<Place<'_>> {
        let mut places: Vec<Place<'_>> = self.files.iter_mut().map(Target::place).collect();
        if let Some(out) = &mut self.screen {
            let color = match self.args.color {
                ColorChoice::Always => true,
                ColorChoice::Auto => io::stdout().is_terminal(),
                ColorChoice::Never => false,
            };
            places.push(Place { format: self.args.format, shown: "标准输出".into(), color, out });
        }
        places
    }

    /// Puts the files, which are whole, in their places and prints the screen's report last: its reader may go away.
    /// `exit` is the verdict.
    pub(super) fn finish(self, exit: Exit) -> Result<(), Failure> {
        for Target { shown, sink, .. } in self.files {
            let kept = match sink {
                Sink::Stream(_) => Ok(()),
                Sink::Replaces(file, place) => file.persist(place).map(drop).map_err(io::Error::from),
            };
            kept.map_err(|error| write_failure(&error, &format!(" {shown}"), exit))?;
        }
        let Some(mut screen) = self.screen else { return Ok(()) };
        let printed = screen.rewind().and_then(|()| console::copy(&mut screen, self.args.color));
        printed.map_err(|error| write_failure(&error, "标准输出", exit))
    }
}

/// What one `--output` says.
struct Named {
    format: Format,
    file: PathBuf,
    has_format: bool,
}

/// Reads `FORMAT=FILE` or `FILE`.
fn parse(word: &Path, default: Format) -> Result<Named, Failure> {
    let plain = Named { format: default, file: word.to_owned(), has_format: false };
    let Some((format, file)) = word.to_str().and_then(|word| word.split_once('=')) else { return Ok(plain) };
    match Format::from_str(format, false) {
        Ok(_) if file.is_empty() => Err(Failure::new(format_args!("--output {format}= 后面要写文件名"))),
        Ok(format) => Ok(Named { format, file: file.into(), has_format: true }),
        Err(_) if !format.is_empty() && format.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
            let known: Vec<String> = Format::value_variants().iter().map(|format| format.name()).collect();
            let known = known.join("、");
            Err(Failure::new(format_args!(
                "没有叫“{format}”的报告格式，可用的有：{known}。如果文件名里就有 =，请写成 ./{format}=…"
            )))
        }
        Err(_) => Ok(plain),
    }
}

/// Values may be shown where one looks at them oneself; the other formats are made to be handed on.
fn check_reveal(args: &CheckArgs, named: &[Named]) -> Result<(), Failure> {
    let mut formats = named.iter().map(|named| named.format).chain([args.format]);
    match formats.find(|format| !matches!(format, Format::Text | Format::Json)) {
        Some(format) if args.reveal => {
            Err(Failure::new(format_args!("--reveal 会显示原值，不能用于 {} 格式的报告", format.name())))
        }
        _ => Ok(()),
    }
}

/// Where a file is, or will be, behind links and whatever way it is written.
fn place(file: &Path) -> PathBuf {
    let whole = fs::canonicalize(file);
    let in_folder = || {
        let file = std::path::absolute(file)?;
        let (Some(folder), Some(name)) = (file.parent(), file.file_name()) else { return Ok(file) };
        fs::canonicalize(folder).map(|folder| folder.join(name))
    };
    whole.or_else(|_| in_folder()).unwrap_or_else(|_| file.to_owned())
}

/// Takes a report out of the documents; one that was named as a document would be lost.
fn leave_out(documents: &mut Listing, report: &Path, shown: &str) -> Result<(), Failure> {
    if !report.exists() {
        return Ok(());
    }
    let Some(index) = documents.entries.iter().position(|entry| place(&entry.path) == report) else { return Ok(()) };
    if documents.entries[index].named {
        return Err(Failure::new(format_args!("{shown} 是要核对的文件，报告不能写在它上面")));
    }
    let name = documents.entries.remove(index).name;
    documents.skipped.push(Skipped { name, reason: SkipReason::Own });
    Ok(())
}

impl Target {
    fn place(&mut self) -> Place<'_> {
        let out: &mut dyn Write = match &mut self.sink {
            Sink::Stream(file) => file,
            Sink::Replaces(file, _) => file.as_file_mut(),
        };
        Place { format: self.format, shown: format!(" {}", self.shown), color: false, out }
    }
}

impl Sink {
    fn open(place: &Path) -> io::Result<Self> {
        let present = fs::metadata(place);
        if present.as_ref().is_ok_and(|metadata| !metadata.is_file()) {
            return File::create(place).map(Self::Stream);
        }
        let mut builder = tempfile::Builder::new();
        // The new file may be read by whoever may read the old one, or any other file: reports are masked.
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(present.map_or(fs::Permissions::from_mode(0o666), |metadata| metadata.permissions()));
        }
        let folder = place.parent().unwrap_or(Path::new("/"));
        // The error names the folder, which is not masked: only its kind goes on.
        let file = builder.tempfile_in(folder).map_err(|error| io::Error::from(error.kind()))?;
        Ok(Self::Replaces(file, place.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(word: &str) -> Option<(Format, String, bool)> {
        let Named { format, file, has_format } = parse(Path::new(word), Format::Json).ok()?;
        Some((format, file.display().to_string(), has_format))
    }

    #[test]
    fn a_word_before_the_sign_is_a_format() {
        assert_eq!(parsed("r.json"), Some((Format::Json, "r.json".into(), false)));
        assert_eq!(parsed("sarif=a=b"), Some((Format::Sarif, "a=b".into(), true)));
        assert_eq!(parsed("./sarif=x"), Some((Format::Json, "./sarif=x".into(), false)));
        assert_eq!(parsed("甲=乙"), Some((Format::Json, "甲=乙".into(), false)));
        assert_eq!(parsed("serif=x"), None);
        assert_eq!(parsed("csv="), None);
    }
}
