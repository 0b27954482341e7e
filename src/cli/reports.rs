//! The reports of a run, written as it goes on: one writer for each place.

use std::io::{self, Write};

use super::args::{CheckArgs, Format};
use super::exit::{Exit, Failure, write_failure};
use super::output::Outputs;
use crate::language::Said;
use crate::report::text::TextOptions;
use crate::report::{self, End, Head, Reported, Spool, Writer};
use crate::rule::Language;

/// Bytes of a section that wait in memory; more go into a file without a name.
const IN_MEMORY: usize = 1 << 18;

/// The columns of the window: what `COLUMNS` says, which whoever runs this may have set, or what the terminal does.
fn width() -> Option<usize> {
    let said = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let columns = said.or_else(|| Some(terminal_size::terminal_size_of(std::io::stdout())?.0.0.into()))?;
    Some(columns).filter(|&columns| columns >= NARROWEST)
}

/// Fewer columns than these hold no excerpt.
const NARROWEST: usize = 40;

/// Where a report keeps what it writes later. The system takes the file away, whatever happens to the program.
pub(super) fn spool() -> Box<dyn Spool> {
    Box::new(tempfile::SpooledTempFile::new(IN_MEMORY))
}

/// All reports of a run.
pub(super) struct Reports<'a> {
    reports: Vec<Report<'a>>,
    /// Whoever reads one of them went away: the run goes on to its verdict.
    is_unread: bool,
}

/// One report, and where it goes, as it may be printed.
struct Report<'a> {
    shown: Said,
    writer: Box<dyn Writer + 'a>,
}

/// A place that takes a report.
pub(super) struct Place<'a> {
    pub(super) format: Format,
    /// As it may be printed.
    pub(super) shown: Said,
    pub(super) color: bool,
    pub(super) out: &'a mut dyn Write,
}

impl<'a> Reports<'a> {
    /// Begins a report in each place.
    pub(super) fn begin(
        outputs: &'a mut Outputs<'_>,
        head: &'a Head,
        args: &CheckArgs,
        language: Language,
    ) -> Result<Self, Failure> {
        let mut all = Self { reports: Vec::new(), is_unread: false };
        for Place { format, shown, color, out } in outputs.places() {
            match writer(format, head, args, language, color, out) {
                Ok(writer) => all.reports.push(Report { shown, writer }),
                Err(error) => all.failed(&error, &shown)?,
            }
        }
        Ok(all)
    }

    /// Writes the next document.
    pub(super) fn document(&mut self, document: &Reported) -> Result<(), Failure> {
        let mut failed = Vec::new();
        self.reports.retain_mut(|Report { shown, writer }| {
            let written = writer.document(document);
            let is_written = written.is_ok();
            failed.extend(written.err().map(|error| (error, std::mem::take(shown))));
            is_written
        });
        failed.iter().try_for_each(|(error, shown)| self.failed(error, shown))
    }

    /// Writes the ends. `exit` is the verdict.
    pub(super) fn end(mut self, end: &End, exit: Exit) -> Result<(), Failure> {
        for Report { shown, writer } in std::mem::take(&mut self.reports) {
            if let Err(error) = writer.end(end) {
                self.failed(&error, &shown)?;
            }
        }
        if self.is_unread { Err(Failure::ClosedPipe(exit)) } else { Ok(()) }
    }

    /// A report that cannot be written ends the run, unless its reader does not want it.
    fn failed(&mut self, error: &io::Error, shown: &Said) -> Result<(), Failure> {
        match write_failure(error, shown, Exit::Clean) {
            Failure::ClosedPipe(_) => {
                self.is_unread = true;
                Ok(())
            }
            failure => Err(failure),
        }
    }
}

fn writer<'a>(
    format: Format,
    head: &'a Head,
    args: &CheckArgs,
    language: Language,
    color: bool,
    out: &'a mut dyn Write,
) -> io::Result<Box<dyn Writer + 'a>> {
    Ok(match format {
        Format::Text => {
            let CheckArgs { explain, verbose, timings, .. } = *args;
            report::text::writer(head, &TextOptions { language, explain, verbose, timings, color, width: width() }, out)
        }
        Format::Json => report::json::writer(head, language, out),
        Format::Sarif => report::sarif::writer(head, language, out),
        Format::Github => report::github::writer(head, language, out),
        Format::Markdown => report::markdown::writer(head, language, out),
        Format::Gitlab => report::gitlab::writer(head, language, out),
        Format::Rdjson => report::rdjson::writer(head, language, out)?,
        Format::Junit => report::junit::writer(head, language, out),
        Format::Csv => report::csv::writer(head, language, out)?,
        Format::Html => report::html::writer(head, language, out),
        Format::Ledger => report::ledger::writer(head, language, out)?,
        Format::Xlsx => report::xlsx::writer(head, language, out)?,
        Format::Receipt => report::receipt::json(head, language, out),
        Format::ReceiptPage => report::receipt::page(head, language, out),
    })
}
