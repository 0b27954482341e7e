//! A document in, what is said of it out: the module without Python.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use hegao::digest::sha256;
use hegao::document::{Block, Document, Gap, Limits};
use hegao::input::{name, read_file};
use hegao::language::{Language, Said};
use hegao::reading::{self, Reader};
use hegao::report::json::{self, Said as Told};
use hegao::report::view::ShownBlock;
use hegao::report::{Reported, SkippedFile, StoredContent, in_words};
use hegao::revise::Front;
use hegao::revise::redact::{Outcome, Redacting, told};
use hegao::rule::RULES_VERSION;
use hegao::session::{Beside, Checked, Session, Source, is_own};

/// What a document is called that has no name.
pub(crate) const UNNAMED: &str = "-";

/// Rules that are ready, and who reads documents.
pub(crate) struct Desk {
    pub(crate) session: Session,
    pub(crate) reader: Reader,
    /// The folder in which relative paths stand.
    pub(crate) base: PathBuf,
    /// The files and folders that decide.
    pub(crate) files: Vec<PathBuf>,
}

/// Where the bytes of a document are. No `Debug`: it would print them.
pub(crate) enum Content<'a> {
    Bytes(&'a [u8]),
    File(&'a Path),
    /// There are none, or what was said beside them is wrong.
    Missing(Gap),
}

/// What came of a document.
pub(crate) enum Inspected {
    Document(Box<Reported>),
    Skipped(SkippedFile),
}

/// The text of a document, masked.
pub(crate) struct Shown {
    pub(crate) path: String,
    pub(crate) blocks: Vec<ShownBlock>,
    pub(crate) gaps: Vec<Gap>,
}

/// A paragraph, and where it stands.
pub(crate) type TextBlock = (String, Option<String>, bool);

impl Desk {
    /// How reports call what `name` says.
    pub(crate) fn called(&self, path: &Path) -> String {
        name(path, &self.base)
    }

    /// What is said of a document, as a line of JSON with the number `line`.
    pub(crate) fn line(&self, line: u64, inspected: &Inspected) -> Vec<u8> {
        let said = match inspected {
            Inspected::Document(document) => Told::Document(document),
            Inspected::Skipped(file) => Told::Skipped(file),
        };
        let versions = (env!("CARGO_PKG_VERSION"), RULES_VERSION);
        json::line(line, &said, versions, self.language()).unwrap_or_default()
    }

    /// Reads and checks one document. A failure inside the program is a gap of that document, and of no other.
    pub(crate) fn inspect(&self, path: &str, content: Content<'_>, said: Beside) -> Inspected {
        let inspected = catch_unwind(AssertUnwindSafe(|| match self.bytes(path, content) {
            Ok(bytes) => self.checked(path, bytes, said),
            Err(gap) => self.unread(path, gap),
        }));
        inspected.unwrap_or_else(|_| self.unread(path, reading::failed()))
    }

    fn bytes(&self, path: &str, content: Content<'_>) -> Result<Vec<u8>, Gap> {
        match content {
            Content::Bytes(bytes) => Ok(bytes.to_vec()),
            Content::File(file) => {
                let limit = self.limits().largest();
                read_file(&self.base.join(file), path.to_owned(), limit).map(|blob| blob.bytes)
            }
            Content::Missing(gap) => Err(gap),
        }
    }

    fn checked(&self, path: &str, bytes: Vec<u8>, said: Beside) -> Inspected {
        let is_own = is_own(&bytes);
        let stored = StoredContent { size: bytes.len() as u64, sha256: sha256(&bytes) };
        let document = match self.reader.read(path, bytes) {
            Ok(document) => document,
            Err(gap) => return self.unread(path, gap),
        };
        let mut checked = self.asked_with(path, &document, is_own, said, |source| self.session.check(source));
        checked.document.entry.content = Some(stored);
        self.told(path, checked)
    }

    fn unread(&self, path: &str, gap: Gap) -> Inspected {
        self.told(path, self.session.check(&Source::unread(path, gap)))
    }

    fn told(&self, path: &str, checked: Checked) -> Inspected {
        if let Some(reason) = checked.skipped {
            return Inspected::Skipped(SkippedFile { path: self.session.masked(path), reason });
        }
        let mut document = checked.document;
        self.session.gather(&mut document);
        Inspected::Document(Box::new(document))
    }

    fn asked_with<T>(
        &self,
        path: &str,
        document: &Document,
        is_own: bool,
        said: Beside,
        ask: impl FnOnce(&Source<'_>) -> T,
    ) -> T {
        let seconds = self.limits().seconds;
        let clock = || reading::deadline(seconds);
        let mut source = Source::new(path, document);
        source.is_own = is_own;
        source.clock = Some(&clock);
        source.said = said;
        ask(&source)
    }

    /// The text of a document as it may be shown.
    pub(crate) fn show(&self, path: &str, content: Content<'_>) -> Shown {
        let document = self.bytes(path, content).and_then(|bytes| self.reader.read(path, bytes));
        let shown = match &document {
            Ok(document) => self.asked(path, document, false, |source| self.session.show(source)),
            Err(gap) => self.session.show(&Source::unread(path, gap.clone())),
        };
        let entry = shown.checked.document.entry;
        Shown { path: entry.path.to_string(), blocks: shown.blocks, gaps: entry.gaps }
    }

    /// The text of a document, as it stands in it, and what of it was not read.
    pub(crate) fn text(&self, path: &str, content: Content<'_>) -> (Vec<TextBlock>, Vec<Gap>) {
        let document = self.bytes(path, content).and_then(|bytes| self.reader.read(path, bytes));
        let Ok(document) = document.as_ref() else { return (Vec::new(), document.err().into_iter().collect()) };
        let block = |block: &Block| {
            let place = document.place(block).map(|place| in_words(&place, self.language()));
            (document.text(block).to_owned(), place, block.hidden.is_some())
        };
        (document.blocks.iter().map(block).collect(), document.gaps.clone())
    }

    /// The text without the values in it.
    pub(crate) fn redacted(&self, text: &str) -> Result<String, Said> {
        match (Redacting { front: self, name: "-.txt", items: &[] }).run(text.as_bytes()) {
            Outcome::Done(done) => String::from_utf8(done.bytes).map_err(|_| told::unread(&reading::failed())),
            Outcome::Remains(places) => Err(told::remains(UNNAMED, &places)),
            Outcome::Refused(why) => Err(why),
        }
    }

    pub(crate) fn language(&self) -> Language {
        self.session.language()
    }
}

impl Front for Desk {
    fn session(&self) -> &Session {
        &self.session
    }

    fn limits(&self) -> &Limits {
        self.reader.limits()
    }

    fn read(&self, name: &str, bytes: Vec<u8>) -> Result<Document, Gap> {
        self.reader.read(name, bytes)
    }

    fn asked<T>(&self, path: &str, document: &Document, is_own: bool, ask: impl FnOnce(&Source<'_>) -> T) -> T {
        self.asked_with(path, document, is_own, Beside::default(), ask)
    }
}
