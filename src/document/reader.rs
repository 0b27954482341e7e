//! From bytes to a document: what they are, told by the content and not by the name, and the reader for it.
//!
//! Only between formats that are plain text does the name decide: Markdown and CSV have no mark of their own.

use super::sniff::{looks_binary, looks_like_html};
use super::{Document, Format, Gap, GapKind, Limits, csv_file, pdf, read_text};
use crate::input::too_large;

/// What a file turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A format that hegao reads.
    Read(Format),
    /// An archive of the ZIP family, which its members tell.
    Zip,
    /// A compound file: a document of an older Office or of WPS, or an encrypted one of today's.
    Compound,
    /// A format that hegao knows and does not read yet, as people call it.
    Known(&'static str),
    /// No document.
    Binary,
}

/// Reads the file that reports call `name`.
///
/// # Errors
/// Nothing of it could be read. What else could not be read is in [`Document::gaps`].
pub fn read(name: &str, bytes: Vec<u8>, limits: &Limits) -> Result<Document, Gap> {
    let kind = kind(name, &bytes);
    let limit = if kind.is_text() { limits.text } else { limits.file };
    if bytes.len() as u64 > limit {
        return Err(too_large(Some(bytes.len() as u64), limit));
    }
    match kind {
        Kind::Read(Format::Text) => Ok(read_text(bytes)),
        Kind::Read(Format::Pdf) => pdf::read(bytes, limits),
        Kind::Read(Format::Csv) => Ok(csv_file::read(name, bytes, limits)),
        Kind::Read(format) => Err(unsupported(format.name())),
        Kind::Zip => Err(unsupported("压缩包")),
        Kind::Compound => Err(unsupported("旧版 Office 或 WPS 文件")),
        Kind::Known(format) => Err(unsupported(format)),
        Kind::Binary => Err(Gap::of_file(
            GapKind::Unsupported,
            "这不是文档文件，没有检查；如果它是文档，请另存为 .docx、.pdf 或 UTF-8 的 .txt 再查",
        )),
    }
}

impl Kind {
    fn is_text(self) -> bool {
        use Format::{Csv, Html, Markdown, Text};
        matches!(self, Self::Read(Text | Markdown | Csv | Html))
    }
}

fn unsupported(format: &str) -> Gap {
    let detail = format!("这是{format}，还不会读，没有检查；请另存为 .docx、.pdf 或 UTF-8 的 .txt 再查");
    Gap::of_file(GapKind::Unsupported, detail)
}

/// What the file is.
fn kind(name: &str, bytes: &[u8]) -> Kind {
    // A PDF file may have something in front of its head; readers look for it in the first 1024 bytes.
    let head = &bytes[..bytes.len().min(1024)];
    if memchr::memmem::find(head, b"%PDF-").is_some_and(|at| at == 0 || looks_binary(bytes)) {
        return Kind::Read(Format::Pdf);
    }
    // A container may have something in front of it too, but then its end tells.
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Kind::Zip;
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Kind::Compound;
    }
    if bytes.starts_with(b"{\\rtf") {
        return Kind::Known("RTF 文件");
    }
    if looks_binary(bytes) {
        let tail = &bytes[bytes.len().saturating_sub(66_000)..];
        return if memchr::memmem::find(tail, b"PK\x05\x06").is_some() { Kind::Zip } else { Kind::Binary };
    }
    Kind::Read(text_format(name, bytes))
}

/// Which format of plain text it is.
fn text_format(name: &str, bytes: &[u8]) -> Format {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let is = |names: &[&str]| names.iter().any(|name| extension.eq_ignore_ascii_case(name));
    if is(&["html", "htm", "xhtml", "shtml"]) || (!is(&["md", "markdown"]) && looks_like_html(bytes)) {
        Format::Html
    } else if is(&["md", "markdown"]) {
        Format::Markdown
    } else if is(&["csv", "tsv"]) {
        Format::Csv
    } else {
        Format::Text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_tells_what_a_file_is() {
        for (name, bytes, expected) in [
            ("a.txt", &b"plain"[..], Kind::Read(Format::Text)),
            ("a.txt", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", Kind::Read(Format::Pdf)),
            ("a.docx", b"<!DOCTYPE html><html>", Kind::Read(Format::Html)),
            ("a.md", b"<html> is a tag", Kind::Read(Format::Markdown)),
            ("a.csv", b"a,b", Kind::Read(Format::Csv)),
            ("a.txt", b"PK\x03\x04", Kind::Zip),
            ("a.docx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Kind::Compound),
            ("a.txt", b"{\\rtf1", Kind::Known("RTF 文件")),
            ("a.txt", b"\x89PNG\r\n\x1a\n", Kind::Binary),
            ("说明.txt", "文中说到 %PDF- 的文件头。".as_bytes(), Kind::Read(Format::Text)),
        ] {
            assert_eq!(kind(name, bytes), expected, "{name} {bytes:?}");
        }
    }

    #[test]
    fn what_is_not_read_is_a_gap_that_says_so() {
        let gap = |name: &str, bytes: &[u8]| read(name, bytes.to_vec(), &Limits::default()).err().unwrap();
        assert_eq!(gap("a.rtf", b"{\\rtf1").kind, GapKind::Unsupported);
        let limits = Limits { text: 3, ..Limits::default() };
        assert_eq!(read("a.txt", b"abcd".to_vec(), &limits).err().unwrap().kind, GapKind::Limit);
        assert!(read("a.txt", b"abc".to_vec(), &limits).is_ok());
    }
}
