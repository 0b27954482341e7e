//! What of a file was not read.

use hayro_syntax::object::{Dict, ObjectIdentifier};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::crossref;
use super::hidden::Notes;
use super::page::Content;
use hegao_model::document::{Gap, Reason};

/// Why the file could not be opened.
pub(super) fn unopened(error: LoadPdfError) -> Gap {
    Gap::of_file(match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Reason::PdfPassword,
        LoadPdfError::Decryption(_) => Reason::PdfEncryption,
        LoadPdfError::Invalid => Reason::PdfUnreadable,
    })
}

/// What of all that was not read.
pub(super) fn unread_notes(notes: &Notes) -> Option<Gap> {
    notes.is_cut.then(|| Gap::of_file(Reason::PdfHidden))
}

/// What of it cannot be read, or not to its end.
pub(super) fn broken_notes(notes: &Notes) -> Option<Gap> {
    (notes.broken > 0).then(|| Gap::of_file(Reason::PdfDamagedNotes { count: notes.broken }))
}

/// Objects to which the file refers are not in it.
pub(super) fn missing(ids: &[ObjectIdentifier]) -> Option<Gap> {
    let first = ids.first()?.obj_number;
    Some(Gap::of_file(Reason::PdfMissingObjects { count: ids.len(), first }))
}

/// What tells that the file is not whole.
pub(crate) fn damage(pdf: &Pdf, broken: usize) -> Option<Gap> {
    let bytes = pdf.data().as_ref();
    let tail = &bytes[bytes.len().saturating_sub(2048)..];
    let expected = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let expected = expected.and_then(|catalog| catalog.get::<Dict<'_>>("Pages")?.get::<i32>("Count"));
    // Without a list of pages all that look like one were read; there may have been others.
    let expected = expected.and_then(|count| usize::try_from(count).ok()).unwrap_or(usize::MAX);
    let found = pdf.pages().len();
    let reason = if broken > 0 {
        Reason::PdfDamage { places: broken }
    } else if found == 0 {
        Reason::PdfNoPage
    } else if expected == usize::MAX {
        Reason::PdfPageList
    } else if found < expected {
        Reason::PdfLostPages { expected, found }
    } else if memchr::memmem::find(tail, b"%%EOF").is_none() {
        Reason::PdfNoEnd
    } else if crossref::goes_on(bytes) {
        Reason::PdfUnfinished
    } else if crossref::is_damaged(pdf) {
        Reason::PdfIndex
    } else {
        return None;
    };
    Some(Gap::of_file(reason))
}

/// What of the page of this number is not read reliably.
pub(super) fn unread(content: &Content, page: usize) -> Option<Gap> {
    let unmapped = &content.unmapped;
    let reason = if content.is_broken {
        Reason::PdfPage { page }
    } else if content.lacks_part {
        Reason::PdfPagePart { page }
    } else if content.has_unread_codes {
        // Letters that nothing explains may be what was read out of step.
        Reason::UnreadCodes { page }
    } else if unmapped.may_be_text {
        let percent = (unmapped.count * 100).div_ceil(content.glyphs.max(1)).min(100);
        Reason::UnmappedFont { page, letters: unmapped.count, percent }
    } else if content.lacks_font {
        Reason::UnreadFont { page }
    } else if content.is_scan {
        Reason::ScannedPage { page, percent: Some((content.covered * 100.0).round() as u64) }
    } else if content.is_drawn {
        Reason::DrawnPage { page }
    } else if content.is_cut {
        Reason::PdfPageCut { page }
    } else {
        return None;
    };
    Some(Gap::of_file(reason).on_page(page))
}
