//! From bytes to a document: what they are, told by the content and not by the name, and the reader for it.
//!
//! Only between formats that are plain text does the name decide: Markdown and CSV have no mark of their own.

mod optional;
mod table;

use std::collections::HashSet;

use super::detect::{Kind, kind};
use crate::encoding::foreign;
use crate::format::text_file::read_text;
use crate::format::{csv_file, markdown};
use crate::hidden::{invisible, unmapped};
use hegao_model::clock::Clock;
use hegao_model::document::budget::Bound;
use hegao_model::document::known::{Then, no_document};
use hegao_model::document::{Budget, Document, Format, Gap, Limits, SkipReason};
use optional::{compound, is_hazardous_compound, is_hazardous_package, package};
pub use table::{Process, READERS, Reader, Writes};

/// Reads the file that reports call `name`.
///
/// # Errors
/// Nothing of it could be read. What else could not be read is in [`Document::gaps`].
pub fn read(name: &str, bytes: Vec<u8>, limits: &Limits) -> Result<Document, Gap> {
    within(name, bytes, &Budget::new(limits))
}

/// The same, as far as there is time: the rest is a gap.
///
/// # Errors
/// As [`read`].
pub fn read_in_time(name: &str, bytes: Vec<u8>, limits: &Limits, clock: Clock) -> Result<Document, Gap> {
    within(name, bytes, &Budget::new(limits).in_time(clock))
}

/// Reads a text as this format, whatever it looks like; one of a format that is no plain text is read line by line.
#[must_use]
pub fn read_as(text: Vec<u8>, format: Format) -> Document {
    match format {
        Format::Csv => csv_file::read("text.csv", text, &Budget::default()),
        Format::Markdown => markdown::read(text, &Budget::default()),
        _ => read_text(text),
    }
}

/// Reads it within `budget`: whatever that noted, in whatever file within the file, becomes a gap here.
pub(crate) fn within(name: &str, bytes: Vec<u8>, budget: &Budget) -> Result<Document, Gap> {
    let mut document = nested(name, bytes, budget)?;
    document = foreign::tell(invisible::tell(document, budget), budget);
    document.gaps.append(&mut budget.gaps());
    // Some parts are read for the text and again for all that belongs to it.
    let mut told = HashSet::new();
    document.gaps.retain(|gap| told.insert((gap.part.clone(), gap.page, gap.bytes.clone(), gap.reason.clone())));
    Ok(document)
}

/// Reads the file called `name`, which may lie in another.
pub(crate) fn nested(name: &str, bytes: Vec<u8>, budget: &Budget) -> Result<Document, Gap> {
    let kind = kind(name, &bytes);
    budget.holds(if kind.is_packed() { Bound::File } else { Bound::Text }, bytes.len(), None)?;
    let document = match kind {
        Kind::Read(format) => Reader::of(format).read(name, bytes, budget),
        Kind::Zip => package(name, bytes, budget),
        Kind::Compound => compound(name, bytes, budget),
        // No document, but it may say where it was taken, and by whom.
        Kind::Known(known) if known.then == Then::Skip(SkipReason::Picture) => {
            Reader::of(Format::Picture).read(name, bytes, budget)
        }
        Kind::Known(known) => Err(known.unread()),
        Kind::Data => Err(no_document()),
        Kind::Broken(gap) => Err(gap),
    };
    document.map(unmapped::tell)
}

/// Whether reading these bytes can take all memory, stack or time there is, whatever the limits: a PDF file, or a
/// container in which [`read`] would come upon a picture or a file. Such a file is for a process of its own.
#[must_use]
pub fn is_hazardous(bytes: &[u8], limits: &Limits) -> bool {
    match kind("", bytes) {
        Kind::Read(format) => Reader::of(format).is_hazardous(bytes, limits),
        Kind::Zip => is_hazardous_package(bytes, limits),
        Kind::Compound => is_hazardous_compound(bytes, limits),
        Kind::Known(known) => known.then == Then::Skip(SkipReason::Picture),
        _ => false,
    }
}

#[cfg(all(test, feature = "office"))]
mod tests {
    use super::*;
    use crate::format::ooxml::sample::Sample;
    use hegao_model::document::GapKind;

    #[test]
    fn what_holds_a_picture_or_a_file_is_hazardous_wherever_it_stands() {
        let word = || Sample::word("<w:p><w:r><w:t>正文</w:t></w:r></w:p>");
        let with = |kind: &str, name: &str| {
            word().part(&format!("word/{name}"), "x").relation("word/document.xml", "r2", kind, name, false).zip()
        };
        let is_hazardous = |bytes: &[u8]| is_hazardous(bytes, &Limits::default());
        for (kind, name, expected) in [
            ("image", "p/a.tif", true),
            ("image", "media/a.emf", false),
            ("package", "x/inner.docx", true),
            ("&#112;ackage", "x/inner.xml", true),
            ("oleObject", "o.bin", true),
            ("settings", "settings.xml", false),
        ] {
            assert_eq!(is_hazardous(&with(kind, name)), expected, "{kind} {name}");
        }
        let link = word().relation("word/document.xml", "r2", "oleObject", "file:///D:/a.xlsx", true);
        assert!(!is_hazardous(&link.zip()));
        assert!(is_hazardous(&word().part("media/a.jpeg", "x").zip()), "nothing refers to it");
        assert!(!is_hazardous(&word().part("docProps/thumbnail.jpeg", "x").zip()), "not looked into");
        // A directory that is longer than what could be searched at the end of the file.
        let first = Sample::new().part("word/media/a.jpeg", "x");
        let padded = (0..80).fold(first, |sample, number| sample.part(&format!("{number}{}", "a".repeat(60_000)), "x"));
        assert!(is_hazardous(&padded.zip()));
        assert!(!is_hazardous(b"PK\x03\x04") && is_hazardous(b"%PDF-1.7"));
    }

    #[test]
    fn an_encrypted_document_says_so() {
        let kind = |bytes: Vec<u8>| compound("a.doc", bytes, &Budget::default()).err().unwrap().kind();
        let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        assert_eq!(kind(bytes.clone()), GapKind::Corrupt);
        bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(kind(bytes), GapKind::Encrypted);
    }

    #[test]
    fn what_is_not_read_is_a_gap_that_says_so() {
        let gap = |name: &str, bytes: &[u8]| read(name, bytes.to_vec(), &Limits::default()).err().unwrap();
        assert_eq!(gap("a.ps", b"%!PS").kind(), GapKind::Unsupported);
        let limits = Limits { text: 3, ..Limits::default() };
        assert_eq!(read("a.txt", b"abcd".to_vec(), &limits).err().unwrap().kind(), GapKind::Limit);
        assert!(read("a.txt", b"abc".to_vec(), &limits).is_ok());
    }
}
