//! Checking: a file in, what is shown of it out.

use std::io::Cursor;
use std::sync::Arc;

use hegao::clock::Clock;
use hegao::config::{Config, Exception};
use hegao::digest::sha256;
use hegao::document::{Document, Gap, HEAD, Limits, Look, Reason, SkipReason, look, no_document, read_in_time};
use hegao::language::{Language, Said};
use hegao::report::StoredContent;
use hegao::report::view::{Shape, View, skipped, text};
use hegao::revise::Front;
use hegao::rule::{builtin, builtin_tables};
use hegao::session::{Session, Shown, Source, is_own};
use serde::Serialize;

use crate::wishes::{Settings, accepted};

/// Says how many milliseconds have gone since some moment: the page has the only clock.
pub type Lateness = fn() -> f64;

/// How many times its size a file may take while it is read: its bytes, its text, its blocks.
const READING: u64 = 4;

/// Rules that are ready, and what holds for all files.
pub struct Desk {
    pub(crate) session: Session,
    /// SHA-256 of the tables, for receipts.
    pub(crate) tables_sha256: String,
    limits: Limits,
    clock: Lateness,
}

/// The desk with what is decided about one file.
pub(crate) struct Work<'a> {
    pub(crate) desk: &'a Desk,
    pub(crate) accepted: Vec<Exception>,
}

/// What is shown of a file that was checked.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum Answer<'a> {
    /// It is no document, and for which reason.
    Skipped(&'static str),
    /// What was found, and the text.
    Checked { view: Box<View<'a>>, text: Vec<Shape<'a>> },
}

impl Desk {
    /// A desk for these settings (JSON, as [`Settings`]).
    ///
    /// # Errors
    /// The settings are wrong.
    pub fn new(settings: &str, clock: Lateness) -> Result<Self, Said> {
        let settings = Settings::read(settings)?;
        let tables = builtin_tables();
        let tables_sha256 = hegao::digest::packed(&tables.all);
        let session = Session::new(builtin(), tables, Config::default(), settings.options()?);
        let session = session.map_err(|error| error.said())?;
        Ok(Self { session, tables_sha256, limits: Limits::default(), clock })
    }

    /// Bytes of the largest file that is read.
    #[must_use]
    pub fn largest(&self) -> u64 {
        self.limits.largest()
    }

    /// Checks a file: JSON of what was found, and of the text as it was read, all masked. One that was only `met`, in a folder, is
    /// skipped if it is no document. `decided` are the findings that somebody accepts.
    ///
    /// # Errors
    /// What was decided cannot be read.
    pub fn check(&self, name: &str, bytes: &[u8], decided: &str, met: bool) -> Result<String, Said> {
        let work = self.work(decided)?;
        let answer = match work.shown(name, bytes, met) {
            Ok(shown) => self.answer(&shown),
            Err(reason) => json(&Answer::Skipped(skipped(reason, self.language()))),
        };
        Ok(answer)
    }

    /// What is shown of a file of which nothing could be read: its `size`, and why in a word (`crashed`, `timeout`, `too-large`, else: it
    /// could not be opened).
    #[must_use]
    pub fn unread(&self, name: &str, why: &str, size: u64) -> String {
        let gap = Gap::of_file(self.reason(why, size));
        self.answer(&self.session.show(&Source::unread(name, gap)))
    }

    pub(crate) fn reason(&self, why: &str, size: u64) -> Reason {
        match why {
            "crashed" => Reason::ReaderEnded,
            "timeout" => Reason::ReadingTime { seconds: self.limits.seconds },
            "too-large" => Reason::TooLarge { size: Some(size), limit: self.largest() },
            _ => Reason::ReadFailed,
        }
    }

    fn answer(&self, shown: &Shown) -> String {
        let language = self.language();
        json(&Answer::Checked {
            view: Box::new(View::of(&shown.checked.document, language)),
            text: text(&shown.blocks, language),
        })
    }

    pub(crate) fn work(&self, decided: &str) -> Result<Work<'_>, Said> {
        Ok(Work { desk: self, accepted: accepted(decided)? })
    }

    pub(crate) fn language(&self) -> Language {
        self.session.language()
    }

    fn deadline(&self) -> Clock {
        let (clock, seconds) = (self.clock, self.limits.seconds);
        let started = clock();
        Clock::new(seconds, move || clock() - started >= seconds as f64 * 1000.0)
    }
}

impl Work<'_> {
    /// Checks a file, with its text. An error: it is no document.
    pub(crate) fn shown(&self, name: &str, bytes: &[u8], met: bool) -> Result<Shown, SkipReason> {
        let unread = |gap| self.desk.session.show(&Source::unread(name, gap));
        match look(name, &bytes[..bytes.len().min(HEAD)], &mut Cursor::new(bytes)) {
            Look::Skip(reason) if met => return Err(reason),
            Look::Skip(_) => return Ok(unread(no_document())),
            Look::Gap(gap) => return Ok(unread(gap)),
            Look::Read => {}
        }
        let is_own = is_own(bytes);
        let document = match self.read(name, bytes.to_vec()) {
            Ok(document) => document,
            Err(gap) => return Ok(unread(gap)),
        };
        let mut shown = self.asked(name, &document, is_own, |source| self.desk.session.show(source));
        if let Some(reason) = shown.checked.skipped {
            return Err(reason);
        }
        shown.checked.document.entry.content = Some(StoredContent { size: bytes.len() as u64, sha256: sha256(bytes) });
        Ok(shown)
    }
}

impl Front for Work<'_> {
    fn session(&self) -> &Session {
        &self.desk.session
    }

    fn limits(&self) -> &Limits {
        &self.desk.limits
    }

    fn read(&self, name: &str, bytes: Vec<u8>) -> Result<Document, Gap> {
        let limits = &self.desk.limits;
        let admit = |memory: u64| if memory > limits.memory { Err(Gap::of_file(Reason::Memory)) } else { Ok(()) };
        admit(bytes.len() as u64 * READING)?;
        let document = read_in_time(name, bytes, limits, self.desk.deadline())?;
        admit(document.weight())?;
        Ok(document)
    }

    fn asked<T>(&self, path: &str, document: &Document, is_own: bool, ask: impl FnOnce(&Source<'_>) -> T) -> T {
        let clock = || self.desk.deadline();
        let mut source = Source::new(path, document);
        source.is_own = is_own;
        source.accepted = &self.accepted;
        source.clock = Some(&clock);
        ask(&source)
    }
}

pub(crate) fn json(what: &impl Serialize) -> String {
    serde_json::to_string(what).expect("internal error: an answer that cannot be written")
}

/// The last part of a path.
pub(crate) fn file_name(path: &str) -> Arc<str> {
    path.rsplit('/').next().unwrap_or_default().into()
}
