//! The table of readers: for each format that is read, who reads it, in which process, and what can be written back.
//!
//! How files of a format are called and what their content is told by stands in [`hegao_model::document::KNOWN`]; this is the other half of its rows
//! that say [`Read`](hegao_model::document::Then::Read).

use super::optional;
use crate::format::{csv_file, html, mail, markdown, picture, text_file, written};
use hegao_model::document::budget::Budget;
use hegao_model::document::known::is_code;
use hegao_model::document::{BlockKind, Document, Format, Gap, Limits};

/// A reader, and what is to be known before it is asked.
pub struct Reader {
    /// What it reads.
    pub format: Format,
    /// Where it may run.
    pub process: Process,
    /// What [`write`](mod@crate::write) can put edits into.
    pub writes: Writes,
    read: fn(&str, Vec<u8>, &Budget) -> Result<Document, Gap>,
}

/// Where a reader may run.
#[derive(Clone, Copy)]
pub enum Process {
    /// In the process that asks: what it takes is bounded by its input.
    Any,
    /// In one of its own, which may be ended: what it takes is bounded by nothing else.
    Own,
    /// In one of its own if this says so of the file's bytes.
    OwnIf(fn(&[u8], &Limits) -> bool),
}

/// What edits can be written into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writes {
    /// The file itself.
    File,
    /// The members of its container, which stay outside of it.
    Members,
    /// Nothing.
    Nothing,
}

/// The readers, in the order of [`Format`].
pub const READERS: [Reader; 22] = [
    Reader { format: Format::Text, process: Process::Any, writes: Writes::File, read: text },
    office(Format::Docx),
    office(Format::Xlsx),
    Reader {
        format: Format::Pdf,
        process: Process::Own,
        writes: Writes::Nothing,
        read: |_, bytes, budget| optional::pdf(bytes, budget),
    },
    Reader {
        format: Format::Html,
        process: Process::Any,
        writes: Writes::File,
        read: |_, bytes, budget| Ok(html::read(bytes, budget)),
    },
    Reader {
        format: Format::Markdown,
        process: Process::Any,
        writes: Writes::File,
        read: |_, bytes, budget| Ok(markdown::read(bytes, budget)),
    },
    Reader {
        format: Format::Csv,
        process: Process::Any,
        writes: Writes::File,
        read: |name, bytes, budget| Ok(written::tell(csv_file::read(name, bytes, budget), budget)),
    },
    Reader {
        format: Format::Mail,
        // Attachments are files of any sort.
        process: Process::Own,
        writes: Writes::Nothing,
        read: |_, bytes, budget| mail::read(&bytes, budget),
    },
    Reader { writes: Writes::Nothing, ..office(Format::Pptx) },
    Reader {
        format: Format::Doc,
        process: Process::OwnIf(optional::is_hazardous_doc),
        writes: Writes::Nothing,
        read: optional::doc,
    },
    Reader {
        format: Format::Ppt,
        process: Process::OwnIf(optional::is_hazardous_ppt),
        writes: Writes::Nothing,
        read: optional::ppt,
    },
    open_document(Format::Odt, |_, bytes, budget| optional::open_document(bytes, Format::Odt, budget)),
    open_document(Format::Odp, |_, bytes, budget| optional::open_document(bytes, Format::Odp, budget)),
    Reader {
        format: Format::Rtf,
        process: Process::OwnIf(optional::is_hazardous_rtf),
        writes: Writes::Nothing,
        read: |_, bytes, budget| optional::rtf(bytes, budget),
    },
    Reader { format: Format::WordXml, process: Process::Own, writes: Writes::Nothing, read: optional::word_xml },
    Reader {
        format: Format::Xls,
        process: Process::OwnIf(optional::is_hazardous_xls),
        writes: Writes::Nothing,
        read: optional::xls,
    },
    Reader { writes: Writes::Nothing, ..office(Format::Xlsb) },
    Reader { format: Format::Zip, process: Process::Own, writes: Writes::Nothing, read: optional::zip },
    Reader { format: Format::Ofd, process: Process::Own, writes: Writes::Nothing, read: optional::ofd },
    Reader {
        format: Format::Picture,
        process: Process::Own,
        writes: Writes::Nothing,
        read: |_, bytes, budget| Ok(picture::read(&bytes, budget)),
    },
    open_document(Format::Ods, |_, bytes, budget| optional::open_document(bytes, Format::Ods, budget)),
    Reader {
        format: Format::SheetXml,
        process: Process::Any,
        writes: Writes::Nothing,
        read: |_, bytes, budget| optional::sheet_xml(bytes, budget),
    },
];

/// A format whose files are packages of Office; what is in one is told when it is open.
const fn office(format: Format) -> Reader {
    let process = Process::OwnIf(optional::is_hazardous_package);
    Reader { format, process, writes: Writes::Members, read: optional::package }
}

/// A format of OpenDocument. Of a package its members tell whether it is hazardous, as of every archive.
const fn open_document(format: Format, read: fn(&str, Vec<u8>, &Budget) -> Result<Document, Gap>) -> Reader {
    let process = Process::OwnIf(optional::is_hazardous_flat);
    Reader { format, process, writes: Writes::Nothing, read }
}

impl Reader {
    /// The reader of `format`.
    #[must_use]
    pub fn of(format: Format) -> &'static Self {
        static TABLE: [Reader; 22] = READERS;
        &TABLE[format as usize]
    }

    pub(super) fn read(&self, name: &str, bytes: Vec<u8>, budget: &Budget) -> Result<Document, Gap> {
        (self.read)(name, bytes, budget)
    }

    /// Whether the file is for a process of its own.
    pub(super) fn is_hazardous(&self, bytes: &[u8], limits: &Limits) -> bool {
        match self.process {
            Process::Any => false,
            Process::Own => true,
            Process::OwnIf(says_so) => says_so(bytes, limits),
        }
    }
}

/// Reads a text. Of source code only private data and hidden characters are looked for.
fn text(name: &str, bytes: Vec<u8>, budget: &Budget) -> Result<Document, Gap> {
    let mut document = written::tell(text_file::read(bytes, budget), budget);
    if is_code(name) {
        document.blocks.iter_mut().for_each(|block| block.kind = BlockKind::Code);
    }
    Ok(document)
}

#[cfg(test)]
mod tests {
    use super::*;
    use hegao_model::document::{KNOWN, SkipReason, Then};

    #[test]
    fn each_format_has_its_reader_and_its_names() {
        for (index, reader) in READERS.iter().enumerate() {
            assert_eq!(reader.format as usize, index);
            // A picture is no document: it is read where it was named, or may say something.
            let then = if reader.format == Format::Picture {
                Then::Skip(SkipReason::Picture)
            } else {
                Then::Read(reader.format)
            };
            assert!(KNOWN.iter().any(|known| known.then == then), "{}", reader.format.name());
        }
        let read = KNOWN.iter().filter_map(|known| match known.then {
            Then::Read(format) => Some(format),
            Then::Gap(_) | Then::Skip(_) => None,
        });
        assert!(read.into_iter().all(|format| READERS.iter().any(|reader| reader.format == format)));
    }
}
