//! What a file is: its content decides, by the marks of the table of formats, and its name is held to its word.
//!
//! [`kind`] judges whole files, for the reader. [`look`] judges from the head of one that was only met, so that a film is
//! not read to learn that it is none of ours; it goes further than the head only where a directory tells (ZIP archives and
//! compound files), and where it is not sure it says that the file is to be read.

mod archive;
mod compound;
mod markup;

use std::io::{Read, Seek, SeekFrom};

use crate::encoding::sniff::{SAMPLE, is_utf32, looks_binary, looks_like_text};
use crate::image;
pub(crate) use archive::of_members;
pub(crate) use compound::of as of_streams;
use hegao_model::document::known::{Known, Mark, Then, no_document};
use hegao_model::document::{Format, Gap, Reason, SkipReason};
pub(crate) use markup::{is_marked, is_package, looks_like_html};

/// How much of a file [`look`] wants to see.
pub const HEAD: usize = SAMPLE;

/// What a file turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A format that hegao reads.
    Read(Format),
    /// An archive of the ZIP family, which its members tell.
    Zip,
    /// A compound file: a document of an older Office or of WPS, or an encrypted one of today's.
    Compound,
    /// A format that hegao knows and does not read.
    Known(&'static Known),
    /// No document.
    Data,
    /// Not what its name promises.
    Broken(Gap),
}

impl Kind {
    /// The format of which a mark stands in the file itself.
    fn of(known: &'static Known) -> Self {
        match known.then {
            Then::Read(format) => Self::Read(format),
            Then::Gap(_) | Then::Skip(_) => Self::Known(known),
        }
    }

    /// Whether most of its bytes are no text.
    pub(crate) fn is_packed(&self) -> bool {
        !matches!(self, Self::Read(Format::Text | Format::Csv | Format::Markdown | Format::Html))
    }
}

/// What is to be done with a file that was met.
#[derive(Debug, PartialEq, Eq)]
pub enum Look {
    /// It is to be read.
    Read,
    /// It is a document that is not read.
    Gap(Gap),
    /// It is no document.
    Skip(SkipReason),
}

/// Looks at the file `name`, of which `head` are the first [`HEAD`] bytes, or all.
pub fn look(name: &str, head: &[u8], file: &mut (impl Read + Seek)) -> Look {
    match kind(name, head) {
        Kind::Broken(_) | Kind::Data if is_lock(name) => Look::Skip(SkipReason::LockFile),
        Kind::Read(_) | Kind::Broken(_) => Look::Read,
        Kind::Zip => archive::look(name, file),
        Kind::Compound => compound::look(name, file),
        Kind::Data if has_directory_behind(file) => Look::Read,
        Kind::Data => Look::Skip(SkipReason::Data),
        Kind::Known(known) => match known.then {
            Then::Skip(SkipReason::Picture) if may_say(head, file) => Look::Read,
            Then::Skip(reason) => Look::Skip(reason),
            Then::Read(_) | Then::Gap(_) => Look::Gap(known.unread()),
        },
    }
}

/// Why the file `name` that begins with `head` is no document, if that tells: what is an archive only its directory says.
pub(crate) fn skipped(name: &str, head: &[u8]) -> Option<SkipReason> {
    match kind(name, head) {
        Kind::Known(Known { then: Then::Skip(reason), .. }) => Some(*reason),
        _ => None,
    }
}

/// Whether the picture that begins with `head` may say something beside what it shows. Nearly all programs write that in front; PNG may have it
/// behind the picture too.
fn may_say(head: &[u8], file: &mut (impl Read + Seek)) -> bool {
    image::may_say(head)
        || image::has_end(head) && archive::tail(file).is_some_and(|(tail, _)| image::may_say_behind(&tail))
}

/// Whether an office program calls the file that marks an open document so.
fn is_lock(name: &str) -> bool {
    name.rsplit('/').next().is_some_and(|name| name.starts_with("~$"))
}

/// What the file `name` with this content is.
pub(crate) fn kind(name: &str, bytes: &[u8]) -> Kind {
    let promised = Known::promised(name);
    let found = content(name, promised, bytes);
    match promised {
        Some(promised) => held_to(promised, found, bytes),
        None => found,
    }
}

/// What the content says.
fn content(name: &str, promised: Option<&'static Known>, bytes: &[u8]) -> Kind {
    let is_binary = looks_binary(bytes);
    // A PDF file may have something in front of its head; readers look for it in the first 1024 bytes. Text that speaks of
    // one has it there too, and a small PDF file may hold no byte that is none of a text: then the name tells.
    let head = &bytes[..bytes.len().min(1024)];
    let is_called_so = || promised.is_some_and(|promised| promised.then == Then::Read(Format::Pdf));
    if memchr::memmem::find(head, b"%PDF-").is_some_and(|at| at == 0 || is_binary || is_called_so()) {
        return Kind::Read(Format::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Kind::Zip;
    }
    if bytes.starts_with(compound::MAGIC) {
        return Kind::Compound;
    }
    let is_there = |mark: &Mark| match mark {
        // Most differ in the first byte, and there are many.
        Mark::Bytes(at, mark) => bytes.get(*at) == mark.first() && bytes[*at..].starts_with(mark),
        _ => false,
    };
    match Known::marked(is_there) {
        // What only begins like a program may be a text that does.
        Some(known) if is_binary || !matches!(known.then, Then::Skip(_)) => Kind::of(known),
        // What shifts between alphabets (ISO 2022): its letters look like plain ones.
        _ if !is_binary && memchr::memmem::find(head, b"\x1B$").is_some() => Kind::Broken(mixed()),
        _ if !is_binary => text(name, promised, bytes),
        // What it carries may be sent as it is.
        _ if markup::is_mime(bytes) => Kind::Read(Format::Mail),
        // A container may have something in front of it too, but then its end tells.
        _ if has_directory(bytes) => Kind::Zip,
        _ if looks_like_text(bytes) || is_utf32(bytes) => Kind::Broken(mixed()),
        _ => Kind::Data,
    }
}

/// What a text is.
fn text(name: &str, promised: Option<&'static Known>, bytes: &[u8]) -> Kind {
    if markup::is_mime(bytes) {
        return Kind::Read(Format::Mail);
    }
    if let Some(known) = markup::root(bytes) {
        return Kind::of(known);
    }
    // Office opens a page, and a piece of one, under the name of its own document.
    let is_office = promised.is_some_and(|promised| promised.is_binary() && !promised.is_container());
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let is = |names: &[&str]| names.iter().any(|name| extension.eq_ignore_ascii_case(name));
    let is_markdown = is(&["md", "markdown"]);
    let format = if is(&["html", "htm", "xhtml", "shtml"])
        || (!is_markdown && looks_like_html(bytes))
        || (is_office && markup::begins_with_tag(bytes))
    {
        Format::Html
    } else if is_markdown {
        Format::Markdown
    } else if is(&["csv", "tsv"]) {
        Format::Csv
    } else {
        Format::Text
    };
    Kind::Read(format)
}

/// The same, as far as it keeps what the name promises.
fn held_to(promised: &'static Known, found: Kind, bytes: &[u8]) -> Kind {
    let is_document = !matches!(promised.then, Then::Skip(_));
    let is_text = matches!(found, Kind::Read(Format::Text | Format::Csv | Format::Markdown | Format::Html));
    match found {
        _ if is_text && (promised.is_binary() || promised.marks.contains(&Mark::Mime)) && is_blank(bytes) => {
            Kind::Broken(empty(bytes.len()))
        }
        Kind::Read(_) if is_text && promised.is_binary() && (promised.is_container() || is_beginning(bytes)) => {
            Kind::Broken(broken(promised))
        }
        Kind::Data => match promised.then {
            Then::Read(_) if promised.is_binary() => Kind::Broken(broken(promised)),
            Then::Read(_) => Kind::Broken(no_document()),
            Then::Gap(_) | Then::Skip(_) => Kind::Known(promised),
        },
        Kind::Known(known) if is_document && matches!(known.then, Then::Skip(_)) => {
            Kind::Broken(if promised.is_binary() { broken(promised) } else { no_document() })
        }
        other => other,
    }
}

/// The format `known`, by the name that its own program gives it: WPS writes the older Office's formats.
fn as_promised(name: &str, known: &'static Known) -> &'static Known {
    let siblings = [("doc", "wps"), ("xls", "et"), ("ppt", "dps")];
    let promised = Known::promised(name).filter(|promised| match known.id {
        "compound" => promised.marks.iter().any(|mark| matches!(mark, Mark::Stream(_))) || promised.marks.is_empty(),
        "zip" => {
            promised.is_container() && !matches!(promised.then, Then::Read(_))
                || matches!(promised.then, Then::Skip(_)) && promised.id == "wheel"
        }
        id => siblings.contains(&(id, promised.id)),
    });
    promised.unwrap_or(known)
}

/// Whether the end of a ZIP archive's directory stands at the end.
fn has_directory(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(archive::TAIL)..];
    memchr::memmem::find(tail, b"PK\x05\x06").is_some()
}

/// The same of a file. One that cannot be read will say so when it is.
fn has_directory_behind(file: &mut (impl Read + Seek)) -> bool {
    archive::tail(file).is_none_or(|(tail, _)| has_directory(&tail))
}

/// Whether there is nothing but the mark of an encoding and white space.
fn is_blank(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| byte.is_ascii_whitespace() || matches!(byte, 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF))
}

/// Whether a file ends within the mark that it begins with.
fn is_beginning(bytes: &[u8]) -> bool {
    let marks: [&[u8]; 4] = [b"PK\x03\x04", compound::MAGIC, b"%PDF-", b"{\\rtf"];
    bytes.len() < 2 || marks.iter().any(|mark| mark.starts_with(bytes))
}

fn empty(size: usize) -> Gap {
    Gap::of_file(Reason::Empty { size: size as u64 })
}

fn broken(promised: &'static Known) -> Gap {
    Gap::of_file(Reason::Misnamed { format: promised })
}

fn mixed() -> Gap {
    Gap::of_file(Reason::HalfText)
}

/// Reads up to `most` bytes from `at` on; `None`: the file cannot be read there.
fn read_at(file: &mut (impl Read + Seek), at: u64, most: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(at)).ok()?;
    file.take(most).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests;
