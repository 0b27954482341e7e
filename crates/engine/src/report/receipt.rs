//! The receipt (核稿单): proof that a document was checked. It says which bytes were checked (their SHA-256), when, by which version
//! and which rules, with what in mind, and what was found; who prints the page has lines to sign. It holds no value unmasked.
//!
//! Two forms: JSON, and a page that shows the same and has that very JSON inside, so that a program can hold files against either.
//! Both end with a check sum of all before it ([`mark`](super::mark)). It tells a slip and a careless change; it is no signature:
//! whoever has the program can make another receipt.

mod page;
mod read;
mod shape;

use std::io::{self, BufWriter, Write};

pub(super) use read::data;
pub use read::{Held, ReadReceipt, read};

use super::mark::{Seal, Sealed};
use super::pretty::List;
use super::{End, Head, KnownTable, Reported, Writer};
use hegao_rules::rule::Language;
use shape::{DocumentR1, EndR1, HeadR1};

/// What the program knows of a run and a receipt says: the engine has no clock and reads no files.
#[derive(Clone, Debug, Default)]
pub struct Issue {
    /// When it was checked: local time with the offset, `2026-12-01T09:30:00+08:00`.
    pub time: String,
    /// SHA-256 of the configuration file, in hexadecimal digits.
    pub config_sha256: Option<String>,
    /// How many rules there were, those of the user too.
    pub rules: usize,
    /// SHA-256 of those rules.
    pub rules_sha256: String,
    /// The dated tables.
    pub tables: Vec<KnownTable>,
    /// SHA-256 of those that come with the program or from files.
    pub tables_sha256: String,
    /// What the arguments asked for.
    pub asked: Asked,
}

/// What the arguments of a run asked for, which decides about its verdict.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Who will read the documents.
    pub audience: Option<String>,
    /// The date of the documents.
    pub date: Option<String>,
    /// What sort of text they are.
    pub genre: Option<String>,
    /// The only rules that were used.
    pub select: Vec<String>,
    /// Rules that were not used.
    pub ignore: Vec<String>,
    /// Whether the model of spelling looked for typos that no list names, wherever that was asked for.
    pub spelling: Spelling,
    /// Whether only changes were checked, and not documents as they are.
    pub only_changes: bool,
}

/// What the model of spelling did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Spelling {
    /// Nothing.
    #[default]
    Off,
    /// It looked where another character makes a word.
    Words,
    /// It looked at all places, and gave those of which it is not sure as advice.
    On,
    /// It told those of which it is not sure as what has to be looked at.
    Review,
}

impl Spelling {
    /// The word for it in receipts.
    fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Words => "words",
            Self::On => "on",
            Self::Review => "review",
        }
    }
}

/// A writer of the receipt in JSON.
pub fn json<'a>(head: &'a Head, language: Language, out: &'a mut dyn Write) -> Box<dyn Writer + 'a> {
    Box::new(Json::new(head, language, BufWriter::new(out)))
}

/// A writer of the receipt as a page, with the JSON inside.
pub fn page<'a>(head: &'a Head, language: Language, out: &'a mut dyn Write) -> Box<dyn Writer + 'a> {
    Box::new(page::Page::new(head, language, out))
}

/// Writes the receipt in JSON. Documents have their findings with them, so that nothing has to wait.
struct Json<'a, W: Write> {
    head: &'a Head,
    language: Language,
    out: Embeddable<Seal<W>>,
    has_begun: bool,
    documents: List,
}

impl<'a, W: Write> Json<'a, W> {
    fn new(head: &'a Head, language: Language, out: W) -> Self {
        let out = Embeddable(Seal::new(out, Some(Sealed::Receipt)));
        Self { head, language, out, has_begun: false, documents: List::new(2) }
    }

    fn begin(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.has_begun, true) {
            return Ok(());
        }
        let head = serde_json::to_string_pretty(&HeadR1::of(self.head))?;
        write!(self.out, "{},\n  \"documents\": ", head.trim_end_matches("\n}"))
    }

    fn add(&mut self, document: &Reported) -> io::Result<()> {
        self.begin()?;
        self.documents.item(&mut self.out, &DocumentR1::of(document, self.language))
    }

    /// Writes the rest; gives back what it was written to, and the check sum.
    fn finish(mut self, end: &End) -> io::Result<(W, String)> {
        self.begin()?;
        self.documents.end(&mut self.out)?;
        let end = serde_json::to_string_pretty(&EndR1::of(end, self.language))?;
        let fields = end.trim_start_matches('{').trim_end_matches("\n}");
        writeln!(self.out, ",{fields},")?;
        self.out.0.finish()
    }
}

impl<W: Write> Writer for Json<'_, W> {
    fn document(&mut self, document: &Reported) -> io::Result<()> {
        self.add(document)
    }

    fn end(self: Box<Self>, end: &End) -> io::Result<()> {
        self.finish(end).map(drop)
    }
}

/// JSON as it may stand in a page: a `<`, which stands only in strings, is written by its number.
struct Embeddable<W>(W);

impl<W: Write> Write for Embeddable<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match memchr::memchr(b'<', bytes) {
            Some(0) => self.0.write_all(b"\\u003c").map(|()| 1),
            Some(at) => self.0.write(&bytes[..at]),
            None => self.0.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// The JSON Schema of the receipt.
#[must_use]
pub fn schema() -> schemars::Schema {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    settings.into_generator().into_root_schema_for::<shape::ReceiptR1>()
}

#[cfg(test)]
mod tests;
