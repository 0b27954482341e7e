use std::io::Cursor;

use super::*;
use crate::format::ooxml::sample::Sample;

/// What `bytes` under this name are: the format that is read, or the id of the known one, or what is wrong.
fn told(name: &str, bytes: &[u8]) -> String {
    match kind(name, bytes) {
        Kind::Read(format) => format.name().to_owned(),
        Kind::Zip => "zip".to_owned(),
        Kind::Compound => "compound".to_owned(),
        Kind::Known(known) => format!("known {}", known.id),
        Kind::Data => "data".to_owned(),
        Kind::Broken(gap) => gap.kind().name().to_owned(),
    }
}

#[test]
fn the_content_tells_what_a_file_is() {
    for (name, bytes, expected) in [
        ("a.txt", &b"plain"[..], "text"),
        ("a.log", b"plain", "text"),
        ("README", b"plain", "text"),
        ("a.png", b"plain", "text"),
        ("MZ.dat", b"MZ is a text", "text"),
        ("a.txt", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "pdf"),
        ("a.doc", b"<!DOCTYPE html><html>", "html"),
        ("a.xls", b"<table><tr><td>1</td></tr></table>", "html"),
        ("a.md", b"<html> is a tag", "markdown"),
        ("a.csv", b"a,b", "csv"),
        ("a.txt", b"PK\x03\x04", "zip"),
        ("a.docx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "compound"),
        ("a.txt", b"{\\rtf1", "rtf"),
        ("a", b"\x89PNG\r\n\x1a\n", "known png"),
        ("a", b"\x7FELF\x02\x01\x01\0\0\0\0\0", "known program"),
        ("a", b"SQLite format 3\0\x10\0\x01\x01\0", "known sqlite"),
        ("a.ttf", b"\x01\x02\x03\x04\x05\x06", "known font"),
        ("a.sep", b"\x01\x02\x03\x04\x05\x06", "known sep"),
        ("a", b"\x01\x02\x03\x04\x05\x06", "data"),
        (
            "a.log",
            b"line\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\nline\n\0\0\0\0",
            "undecodable",
        ),
        ("a.xyz", b"1\0\0\0\x2D\x4E\0\0\n\0\0\0", "undecodable"),
        ("a.txt", b"\x1B$B<j5!\x1B(B13800138000", "undecodable"),
        ("a.log", b"\x1B[1m$ ls\x1B[0m", "text"),
        ("说明.txt", "文中说到 %PDF- 的文件头。".as_bytes(), "text"),
    ] {
        assert_eq!(told(name, bytes), expected, "{name} {bytes:?}");
    }
}

#[test]
fn a_name_is_held_to_its_word() {
    for (name, bytes, expected) in [
        ("a.docx", &b""[..], "corrupt"),
        ("a.doc", b"", "corrupt"),
        ("a.ofd", b"", "corrupt"),
        ("a.pdf", b"\n \n", "corrupt"),
        ("a.doc", b"x", "corrupt"),
        ("a.wps", b"PK\x03", "corrupt"),
        ("a.rtf", b"{\\rt", "corrupt"),
        ("a.doc", b"\xFF\xFE", "corrupt"),
        ("a.xls", b"\xEF\xBB\xBF\n", "corrupt"),
        ("a.eml", b"", "corrupt"),
        ("a.mht", b"\r\n", "corrupt"),
        ("a.txt", b"PK", "text"),
        ("a.pdf", b"<html><body>404</body></html>", "corrupt"),
        ("a.xlsx", b"{\"error\":\"not found\"}", "corrupt"),
        ("a.zip", b"not found", "corrupt"),
        ("a.docx", b"\x89PNG\r\n\x1a\n", "corrupt"),
        ("a.docx", b"\x01\x02\x03\x04\x05\x06", "corrupt"),
        ("a.txt", b"\x01\x02\x03\x04\x05\x06", "unsupported"),
        ("a.txt", b"", "text"),
        ("a.csv", b"", "csv"),
        ("a", b"", "text"),
        ("a.png", b"", "text"),
        ("a.key", b"-----BEGIN PRIVATE KEY-----", "text"),
        ("a.pdf", b"PK\x03\x04", "zip"),
    ] {
        assert_eq!(told(name, bytes), expected, "{name} {bytes:?}");
    }
}

#[test]
fn texts_with_a_mark_are_told() {
    let utf16: Vec<u8> =
        "\u{FEFF}<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
    assert_eq!(told("a.xls", &utf16), "sheet-xml");
    let long = format!("<!--{}-->\n<html>", "x".repeat(100_000));
    assert_eq!(told("a.txt", long.as_bytes()), "html");
    for (text, expected) in [
        (
            "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>\n<pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">",
            "word-xml",
        ),
        ("<w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\">", "word-xml"),
        ("<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\">", "known flat-odf"),
        ("<uof:UOF xmlns:uof=\"http://schemas.uof.org/cn/2003/uof\">", "known uof"),
        ("<a>http://schemas.microsoft.com/office/word/2003/wordml</a>", "text"),
        ("MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=\"b\"\r\n\r\n", "mail"),
        ("Subject: =?utf-8?B?6IGU?=\nFrom: a@example.com\n\nplain\n", "mail"),
        ("Subject:\n =?utf-8?B?6IGU?=\n\nplain\n", "mail"),
        ("From: a@example.com\nContent-Transfer-Encoding: BASE64\n\n6IGU\n", "mail"),
        ("From a@example.com Mon Jan  5 00:00:00 2026\nFrom: a@example.com\n\nplain\n", "mail"),
        ("From: a@example.com\nSubject: plain\nMIME-Version: 1.0\nContent-Type: text/plain\n\nplain\n", "text"),
        ("From: a@example.com\nContent-Type: text/plain;\n format=flowed\n\nplain \ntext\n", "mail"),
        ("From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\nFrom: a\n\n---\n", "text"),
        ("------=_NextPart_01\nContent-Location: a.htm\nContent-Transfer-Encoding: base64\n\n6IGU\n", "mail"),
        ("---\ntitle: a\nContent-Type: text/plain\n---\n\nplain\n", "text"),
        ("From here on it is text.\n\n", "text"),
        ("Content-Type: text/x-wiki\n\nplain", "text"),
        ("他说：\nContent-Transfer-Encoding: base64\n", "text"),
    ] {
        assert_eq!(told("a.dat", text.as_bytes()), expected, "{text}");
    }
}

#[test]
fn a_web_page_begins_like_one() {
    for (text, expected) in [
        ("\u{FEFF}<!DOCTYPE HTML>", true),
        ("<?xml version=\"1.0\"?>\n<!-- 示例 -->\n<html lang=\"zh\">", true),
        ("<html> 之外的文字", true),
        ("正文里的 <html> 标签", false),
        ("<!-- 没有结束", false),
    ] {
        assert_eq!(looks_like_html(text.as_bytes()), expected, "{text}");
    }
    let wide: Vec<u8> = "\u{FEFF}<html>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(looks_like_html(&wide));
}

fn archive(members: &[&str]) -> Vec<u8> {
    members.iter().fold(Sample::new(), |sample, member| sample.part(member, "x")).zip()
}

fn looked(name: &str, bytes: &[u8]) -> Look {
    look(name, &bytes[..bytes.len().min(HEAD)], &mut Cursor::new(bytes))
}

#[test]
fn an_archive_is_looked_at_by_its_directory() {
    let read = |bytes: &[u8]| matches!(looked("a.zip", bytes), Look::Read);
    assert!(read(&archive(&["word/document.xml"])) && read(&archive(&["[Content_Types].xml"])));
    assert!(read(b"PK\x03\x04 and nothing behind"));
    let skipped = |bytes: &[u8]| looked("a.zip", bytes) == Look::Skip(SkipReason::Program);
    assert!(skipped(&archive(&["META-INF/MANIFEST.MF", "a/B.class", "LICENSE.txt"])));
    assert!(!skipped(&archive(&["META-INF/MANIFEST.MF", "a/名单.xlsx"])), "documents lie in it");
    let format = |bytes: &[u8]| match looked("a.zip", bytes) {
        Look::Gap(Gap { reason: Reason::Unread { format }, .. }) => format.id,
        other => panic!("{other:?}"),
    };
    assert!(read(&archive(&["a.txt"])) && read(&archive(&["OFD.xml"])));
    assert_eq!(format(&archive(&["visio/document.xml"])), "visio");
    assert!(read(&archive(&["ppt/slides/slide1.xml"])));
    let behind = [&b"\x01\x02\x03\x04\x05\x06"[..], &archive(&["word/document.xml"])].concat();
    assert!(read(&behind), "something stands in front of it");
}

/// A compound file with these streams.
fn compound(streams: &[&str]) -> Vec<u8> {
    use std::io::Write;
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for stream in streams {
        file.create_stream(format!("/{stream}")).unwrap().write_all(b"x").unwrap();
    }
    file.flush().unwrap();
    file.into_inner().into_inner()
}

#[test]
fn a_compound_file_is_told_by_its_streams() {
    let id = |name: &str, streams: &[&str]| of_streams(name, &compound(streams)).unwrap().id;
    assert_eq!(id("a.doc", &["WordDocument", "1Table"]), "doc");
    assert_eq!(id("a.wps", &["WordDocument"]), "wps");
    assert_eq!(id("a.wps", &["MN0", "CONTENTS"]), "works");
    assert_eq!(id("a", &["Workbook"]), "xls");
    assert_eq!(id("a.et", &["Workbook"]), "et");
    assert_eq!(id("a.msg", &["__properties_version1.0"]), "msg");
    assert_eq!(id("a.doc", &["Something"]), "doc", "its name says it");
    assert_eq!(id("a.dat", &["Something"]), "compound");
    let many: Vec<String> = (0..200).map(|number| format!("{number}")).chain(["Workbook".to_owned()]).collect();
    assert_eq!(id("a", &many.iter().map(String::as_str).collect::<Vec<_>>()), "xls");
    assert_eq!(of_streams("a.doc", compound::MAGIC).unwrap().id, "doc", "nothing else is there");
    assert_eq!(looked("Thumbs.db", &compound(&["1", "Catalog"])), Look::Skip(SkipReason::Picture));
    assert_eq!(looked("a.msi", &compound(&["x"])), Look::Skip(SkipReason::Program));
    assert_eq!(looked("a.msi", &compound(&["WordDocument"])), Look::Read);
}

#[test]
fn the_mark_of_an_open_document_is_none() {
    assert_eq!(looked("子/~$a.docx", b"\x06author\0\0\0\0\0\0\0"), Look::Skip(SkipReason::LockFile));
    assert_eq!(looked("~$a.docx", &archive(&["word/document.xml"])), Look::Read, "a document all the same");
}

/// A file with this mark, and as little else as can be.
fn sample(mark: &Mark) -> Option<Vec<u8>> {
    let of = "application/vnd.";
    Some(match mark {
        Mark::Bytes(0, b"PK\x03\x04" | b"PK\x05\x06") => archive(&["a.txt"]),
        Mark::Bytes(at, mark) => [&vec![0; *at], *mark, &[0; 64]].concat(),
        Mark::Member(name) if name.ends_with('/') => archive(&[&format!("{name}a.xml")]),
        Mark::Member(name) => archive(&[name]),
        Mark::Mimetype(word) => Sample::new().part("mimetype", format!("{of}{word}")).zip(),
        Mark::Stream(name) => compound(&[name]),
        Mark::Root(of) => format!("<?xml version=\"1.0\"?>\n<a xmlns=\"{of}\">x</a>").into_bytes(),
        Mark::Mime => b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n".to_vec(),
        // What is read, and what the types tell, has tests of its own.
        Mark::Types | Mark::Text => return None,
    })
}

#[test]
fn every_row_of_the_table_is_told_under_any_name_wherever_it_is_met() {
    use crate::reader::read;
    use hegao_model::document::{KNOWN, Limits, Reason};
    for known in KNOWN {
        for mark in known.marks.iter().filter(|_| !matches!(known.then, Then::Read(_))) {
            let Some(bytes) = sample(mark) else { continue };
            let gap = read("a.dat", bytes.clone(), &Limits::default()).err();
            let (met, what) = (looked("a.dat", &bytes), format!("{}: {mark:?}", known.id));
            match known.then {
                // What phones and scanners write is read: it may say something anywhere.
                Then::Skip(SkipReason::Picture) if ["tiff", "heic"].contains(&known.id) => {
                    assert_eq!(met, Look::Read, "{what}");
                }
                Then::Skip(reason) => assert_eq!(met, Look::Skip(reason), "{what}"),
                _ => {
                    let gap = gap.expect(&what);
                    assert!(gap.reason == Reason::Unread { format: known }, "{what}: {gap:?}");
                    assert!(met == Look::Read || met == Look::Gap(gap), "{what}: {met:?}");
                }
            }
        }
    }
}

#[test]
fn names_mean_one_thing() {
    let mut seen = std::collections::HashSet::new();
    for known in hegao_model::document::KNOWN {
        assert!(seen.insert(known.id), "{} twice", known.id);
        for extension in known.extensions {
            assert_eq!(*extension, extension.to_lowercase());
            assert!(!hegao_model::document::known::is_code(&format!("a.{extension}")), "{extension} is code too");
            assert_eq!(Known::promised(&format!("甲.{}", extension.to_uppercase())), Some(known), "{extension}");
        }
    }
}
