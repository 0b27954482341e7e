//! Why something was not examined, as data: the table of reasons.
//!
//! A reason has what its sentence needs (a page, a count, a size, a format) and no sentence: those stand in one file of
//! `hegao-engine`, in both languages. What of a reason a document has said is an `Arc<str>`, which masking goes through
//! ([`Reason::texts_mut`]); words of a standard or of hegao (an encoding, an element) are a `Cow`. A field of a type that is in
//! neither group does not compile ([`Texts`]).
//!
//! The enum is not `non_exhaustive`, on purpose: a reason without its sentences does not compile either.

mod field;
#[macro_use]
mod table;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::GapKind::{
    self, Corrupt, Crashed, Encrypted, External, Limit, Scanned, Timeout, Undecodable, UnmappedGlyphs, Unreadable,
    Unsupported,
};
use super::budget::Bound;
use super::known::{self, Known};
use super::place::Place;
use field::Texts;
pub use field::{Cells, Outside, PdfState};

reasons! {
    // Files and folders.
    /// The system does not permit to read it.
    NoPermission: "no-permission", Unreadable;
    /// It was there when files were listed, and is no more.
    Vanished: "vanished", Unreadable;
    /// A link to something that is not there.
    DanglingLink: "dangling-link", Unreadable;
    /// Another program holds it.
    Busy: "busy", Unreadable;
    /// The system had no memory to read it.
    NoMemory: "no-memory", Unreadable;
    /// Reading failed otherwise.
    ReadFailed: "read-failed", Unreadable;
    /// What is in a folder cannot be listed.
    Unlisted: "unlisted-folder", Unreadable;
    /// An ignore file of the folder is a pipe or a device.
    SpecialIgnoreFile: "special-ignore-file", Unreadable;
    /// It is a folder, a pipe or a device.
    SpecialFile: "special-file", Unsupported;
    /// It stands for a file that Git LFS stores elsewhere.
    LfsPointer: "lfs-pointer", Unsupported;
    /// The file is larger than the limit.
    TooLarge {
        /// Its bytes, where they are known.
        size: Option<u64>,
        /// The bytes that are read at most.
        limit: u64
    }: "too-large", Limit;
    /// The repository does not have the content.
    NotInRepository: "not-in-repository", Unreadable;
    /// It is not among the changes that are looked at.
    Unchanged: "unchanged", Unreadable;
    /// A module of git, whose files are in another repository.
    Submodule: "submodule", Unsupported;
    /// A merge has left it in conflict.
    Unmerged: "unmerged", Unsupported;
    /// There are more versions of files in a range of commits than are looked at.
    TooManyVersions: "too-many-versions", Limit;

    // The program.
    /// Reading and checking would take more memory than one document may.
    Memory: "memory", Limit;
    /// The reading process ran out of the memory that it may take.
    ReadingMemory: "reading-memory", Limit;
    /// Reading took too long.
    ReadingTime {
        /// How long it may take.
        seconds: u64
    }: "reading-time", Timeout;
    /// Reading took too long, and the rest was not read.
    ReadingCut {
        /// How long it may take.
        seconds: u64
    }: "reading-cut", Timeout;
    /// Checking took too long.
    CheckingTime {
        /// How long it may take.
        seconds: u64
    }: "checking-time", Timeout;
    /// The process that reads could not be started.
    ReaderNotStarted: "reader-not-started", Crashed;
    /// The process that reads ended before its time.
    ReaderEnded: "reader-ended", Crashed;
    /// The program failed.
    Failed: "internal-error", Crashed;

    // Records of a stream (`hegao check --records`).
    /// A line that is no JSON object.
    RecordSyntax {
        /// The column of its first fault, in bytes from 1.
        column: usize
    }: "record-syntax", Corrupt;
    /// A record with a key that records do not have, or with one twice.
    RecordKey {
        /// The key.
        key: Arc<str>
    }: "record-key", Corrupt;
    /// A value of a record that its key cannot have.
    RecordValue {
        /// The key.
        key: Cow<'static, str>
    }: "record-value", Corrupt;
    /// A record without content, or with content in two forms.
    RecordContent: "record-content", Corrupt;

    // What a file is.
    /// A format that is not read yet.
    Unread {
        /// Which.
        #[serde(with = "known::by_id")]
        format: &'static Known
    }: "unread-format", Unsupported;
    /// No document.
    NoDocument: "no-document", Unsupported;
    /// There is nothing in it.
    Empty {
        /// Its bytes.
        size: u64
    }: "empty", Corrupt;
    /// Its content is not what its name promises.
    Misnamed {
        /// What the name promises.
        #[serde(with = "known::by_id")]
        format: &'static Known
    }: "misnamed", Corrupt;
    /// Text among which there are bytes that are none.
    HalfText: "half-text", Undecodable;
    /// An Office document that asks for a password.
    EncryptedFile: "encrypted-file", Encrypted;
    /// Bytes of a text that mean nothing in its encoding.
    UndecodableText {
        /// How many.
        bytes: u64,
        /// The encoding; `mixed` for UTF-8 or GB 18030.
        encoding: Cow<'static, str>
    }: "undecodable-text", Undecodable;

    /// A text ends within what it has begun: groups of RTF that are open.
    CutFile: "cut-file", Corrupt;

    // Containers and XML.
    /// The archive cannot be opened.
    DamagedContainer: "damaged-container", Corrupt;
    /// Members that the directory of the archive does not list.
    UnlistedParts: "unlisted-parts", Corrupt;
    /// The directory of the archive contradicts itself, so that programs see different contents.
    AmbiguousParts: "ambiguous-parts", Corrupt;
    /// A part cannot be unpacked.
    DamagedPart: "damaged-part", Corrupt;
    /// A part to which the document refers is not there.
    MissingPart: "missing-part", Corrupt;
    /// A part is encrypted.
    EncryptedPart: "encrypted-part", Encrypted;
    /// A part is packed in a way that office programs do not use.
    OddlyPacked: "odd-compression", Unsupported;
    /// Bytes of a part that mean nothing.
    UndecodablePart {
        /// How many.
        bytes: u64
    }: "undecodable-part", Undecodable;
    /// A part is in another encoding than it states.
    OtherEncoding {
        /// That encoding.
        encoding: Cow<'static, str>
    }: "other-encoding", Corrupt;
    /// XML with a DOCTYPE.
    Doctype: "doctype", Unsupported;
    /// XML that is broken.
    BrokenXml: "broken-xml", Corrupt;
    /// XML that ends too early.
    CutXml: "cut-xml", Corrupt;
    /// A file within the file that is not read.
    EmbeddedFile: "embedded-file", Unsupported;
    /// A web page in one file that is shown as a part of the text.
    MergedPage: "merged-web-page", Unsupported;
    /// The properties of a picture are broken.
    PictureProperties: "picture-properties", Corrupt;

    // Office documents.
    /// Content that stands outside the file.
    External {
        /// What it is.
        what: Outside
    }: "external-content", External;
    /// Queries of Power Query that cannot be read.
    Queries: "damaged-queries", Corrupt;
    /// A data model (Power Pivot).
    DataModel: "data-model", Unsupported;
    /// A workbook in which no sheet was found.
    NoSheets: "no-sheets", Corrupt;
    /// What should be a sheet is none.
    NoSheet: "no-sheet", Corrupt;
    /// Cells whose text is not among the shared strings.
    LostStrings: "lost-strings", Corrupt;
    /// Formulas of which no result is stored.
    NoResults {
        /// The sheet's name.
        sheet: Arc<str>,
        /// The cells.
        cells: Cells
    }: "no-results", Unsupported;
    /// Cells whose number format is not known.
    NumberFormat {
        /// The sheet's name.
        sheet: Arc<str>,
        /// The cells.
        cells: Cells
    }: "number-format", Unsupported;

    // Pages that are pictures.
    /// A page is a picture.
    ScannedPage {
        /// Its number.
        page: usize,
        /// How much of it pictures cover, where that is known.
        percent: Option<u64>
    }: "scanned-page", Scanned;
    /// A page is a picture, and the program that was to recognise its text gave none.
    RecognitionFailed {
        /// Its number.
        page: usize
    }: "recognition-failed", Scanned;
    /// A picture takes a page whose number is not known.
    ScannedPicture {
        /// The picture's number.
        picture: usize
    }: "scanned-picture", Scanned;
    /// A picture is all that a sheet shows.
    ScannedSheet {
        /// The sheet's name.
        sheet: Arc<str>
    }: "scanned-sheet", Scanned;
    /// A picture is all that a slide shows.
    ScannedSlide {
        /// Its number.
        slide: usize
    }: "scanned-slide", Scanned;
    /// There is nothing but pictures.
    Pictures {
        /// How many.
        count: usize
    }: "pictures", Scanned;
    /// The text is a picture in a header or footer.
    ScannedHeader: "scanned-header", Scanned;
    /// A web page shows pictures, and hardly a letter.
    ScannedWebPage: "scanned-web-page", Scanned;
    /// The letters of a page are drawings.
    DrawnPage {
        /// Its number.
        page: usize
    }: "drawn-page", Scanned;
    /// The letters of a web page are drawings.
    DrawnWebPage: "drawn-web-page", Scanned;

    // Web pages.
    /// Other files that a page shows.
    ShownFiles {
        /// The element that shows them.
        element: Cow<'static, str>
    }: "shown-files", External;
    /// A page of frames.
    Frames: "frames", External;
    /// Scripts that write the page.
    Scripts: "scripts", Unsupported;
    /// A page that ends within a tag.
    CutTag: "cut-tag", Corrupt;

    // Mail.
    /// A part of a message that is not whole: its end or what should part it is missing, or signs stand in it that mean nothing.
    CutMail: "cut-mail", Corrupt;
    /// A part of a message is written in a way that is not read.
    MailEncoding {
        /// What it says of that.
        encoding: Arc<str>
    }: "mail-encoding", Unsupported;

    // Letters.
    /// Letters that nothing in the file explains.
    UnmappedLetters {
        /// Where the first stand.
        place: Place,
        /// In how many places there are any.
        places: usize,
        /// How many there are.
        letters: usize
    }: "unmapped-letters", UnmappedGlyphs;
    /// Letters of a page whose font does not say what they are.
    UnmappedFont {
        /// Number of the page.
        page: usize,
        /// How many letters.
        letters: usize,
        /// How many of a hundred.
        percent: usize
    }: "unmapped-font", UnmappedGlyphs;
    /// A text of a page has codes that the map of its font does not have; what follows them is read out of step.
    UnreadCodes {
        /// Number of the page.
        page: usize
    }: "unread-codes", UnmappedGlyphs;
    /// A font of a page that cannot be read.
    UnreadFont {
        /// Number of the page.
        page: usize
    }: "unread-font", UnmappedGlyphs;

    // PDF files.
    /// It asks for a password.
    PdfPassword: "pdf-password", Encrypted;
    /// It is encrypted in an unknown way.
    PdfEncryption: "pdf-encryption", Encrypted;
    /// No page can be read.
    PdfUnreadable: "pdf-unreadable", Corrupt;
    /// Its streams are larger than the limit.
    PdfUnpacked {
        /// The limit.
        limit: u64
    }: "pdf-unpacked-size", Limit;
    /// Only the first pages are read.
    PdfPages {
        /// How many there are.
        pages: usize,
        /// How many are read.
        limit: usize
    }: "pdf-pages", Limit;
    /// Only the first paragraphs are read.
    PdfParagraphs {
        /// How many are read.
        limit: usize
    }: "pdf-paragraphs", Limit;
    /// Damaged data.
    PdfDamage {
        /// In how many places.
        places: usize
    }: "pdf-damage", Corrupt;
    /// It has no page.
    PdfNoPage: "pdf-no-page", Corrupt;
    /// The list of pages is damaged.
    PdfPageList: "pdf-page-list", Corrupt;
    /// Pages were not found.
    PdfLostPages {
        /// How many there should be.
        expected: usize,
        /// How many were found.
        found: usize
    }: "pdf-lost-pages", Corrupt;
    /// It has no end.
    PdfNoEnd: "pdf-no-end", Corrupt;
    /// The table of cross-references is damaged.
    PdfIndex: "pdf-index", Corrupt;
    /// A change at its end was not written to its end.
    PdfUnfinished: "pdf-unfinished-change", Corrupt;
    /// Objects to which it refers are not in it.
    PdfMissingObjects {
        /// How many.
        count: usize,
        /// The number of the first.
        first: u32
    }: "pdf-missing-objects", Corrupt;
    /// The content of a page is damaged.
    PdfPage {
        /// Its number.
        page: usize
    }: "pdf-page", Corrupt;
    /// Something that a page shows is damaged or not there.
    PdfPagePart {
        /// Number of the page.
        page: usize
    }: "pdf-page-part", Corrupt;
    /// A page has more than is read of one.
    PdfPageCut {
        /// Its number.
        page: usize
    }: "pdf-page-cut", Limit;
    /// There is more beside the pages than is read.
    PdfHidden: "pdf-hidden-content", Limit;
    /// Properties or data of forms that are damaged.
    PdfDamagedNotes {
        /// How many.
        count: usize
    }: "pdf-damaged-notes", Corrupt;
    /// Attachments that were not read.
    PdfAttachments {
        /// How many.
        count: usize
    }: "pdf-attachments", Unsupported;
    /// Pages that were taken out, and cannot be read.
    PdfRemovedPages: "pdf-removed-pages", Unsupported;
    /// Nothing tells where an earlier state of the file ends.
    PdfLostState: "pdf-lost-state", Corrupt;
    /// Of an earlier state of the file not all was read.
    PdfEarlier {
        /// Of which.
        state: PdfState,
        /// What kept from it.
        kind: GapKind
    }: "pdf-earlier-state", *kind;

    // Bounds.
    /// More than a bound of the budget allows.
    Beyond {
        /// The bound.
        bound: Bound,
        /// How far it reaches.
        most: u64
    }: "bound", Limit;
}

impl Reason {
    /// The word for the reason in reports; for a bound, its name in the table of bounds.
    #[must_use]
    pub fn name(&self) -> &'static str {
        if let Self::Beyond { bound, .. } = self { bound.row().name } else { self.word() }
    }

    /// Whether its sentence says the page.
    #[must_use]
    pub fn says_page(&self) -> bool {
        matches!(
            self,
            Self::ScannedPage { .. }
                | Self::RecognitionFailed { .. }
                | Self::DrawnPage { .. }
                | Self::UnmappedLetters { .. }
                | Self::UnmappedFont { .. }
                | Self::UnreadCodes { .. }
                | Self::UnreadFont { .. }
                | Self::PdfPage { .. }
                | Self::PdfPagePart { .. }
                | Self::PdfPageCut { .. }
        )
    }
}

/// Only the word: names of sheets are text of a document.
impl fmt::Debug for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
