//! Files that are broken, or made to harm: each is read or is a gap with its reason, in bounded time and memory, and the
//! documents beside it are none the worse.

#![allow(clippy::unwrap_used)]

use crate::support;

use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use hegao::document::{Document, Limits, read};
use support::Desk;
use support::odf::{self, Odf};
use support::ofd::Ofd;
use support::office::{Office, Pdf, cell, p, paragraphs, shape, zip};

const TEXT: &str = "关于示例工作的报告\n现将有关情况报告如下。\n一、主要做法\n联系人：李明，联系电话：13800138000。\n";

/// A whole document of each format.
fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    let table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>电话</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>";
    let comment = r#"<w:p><w:ins w:author="李明"><w:r><w:t>增</w:t></w:r></w:ins><w:del w:author="李明"><w:r><w:delText>删</w:delText></w:r></w:del></w:p>"#;
    let docx = Office::docx(&(paragraphs(TEXT) + table + comment)).core("<dc:creator>李明</dc:creator>").bytes();
    let row = format!(
        "<sheetData><row r=\"1\">{}</row><row r=\"2\" hidden=\"1\">{}<c r=\"B2\"><v>45000</v></c></row></sheetData>",
        cell("A1", "电话"),
        cell("A2", "13800138000")
    );
    let xlsx =
        Office::xlsx(&[("名单", "", &row), ("旧", "state=\"hidden\"", &row)]).app("<Company>示例</Company>").bytes();
    let html = format!(
        "<!DOCTYPE html><html><head><title>示例</title><meta name=author content=李明><style>/* 甲 */ .x,p.y{{display:none}} @media print{{.z{{color:red}}}}</style></head><body><!-- 注 --><p class='x y'>乙<img src=data:image/gif;base64,R0lGODlhAQABAAAAACw=>{}<table><tr><th>电话<td>1</table></body></html>",
        TEXT.replace('\n', "<p>&amp;&#x4E2D;")
    );
    let markdown = format!(
        "---\ntitle: 示例\ndate: 2025-01-08\n---\n# 报告\n\n{TEXT}\n| 电话 |\n|---|\n| 13800138000 |\n\n`代码` **强**调[链接](mailto:a@b.cn)<!-- 注 --><span hidden>藏</span>\n\n<div style='display:none'>\n\n藏\n\n</div>\n\n![](data:image/gif;base64,R0lGODlhAQABAAAAACw=)\n"
    );
    let ofd = Ofd { info: "<ofd:Author>李明</ofd:Author>".into(), ..Ofd::default() }.set(TEXT).bytes();
    let attached = format!(
        "Subject: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n{TEXT}\r\n--b\r\nContent-Disposition: attachment; filename=a.csv\r\n\r\n姓名,电话\r\n--b--\r\n"
    );
    vec![
        ("a.zip", zip(&[("a.docx", &docx[..]), ("夹/a.txt", TEXT.as_bytes())])),
        ("a.ofd", ofd),
        ("a.eml", attached.into_bytes()),
        ("a.docx", docx),
        ("a.xlsx", xlsx),
        (
            "a.pptx",
            Office::pptx(&[("", &shape("", "body", "", TEXT)), ("show=\"0\"", &shape("", "title", "", "藏"))]).bytes(),
        ),
        ("a.odt", Odf::odt(&odf::paragraphs(TEXT)).bytes()),
        ("a.ods", Odf::ods(&odf::sheet("名单", "", &odf::row("table:number-rows-repeated=\"3\"", &odf::cell("office:value-type=\"float\" office:value=\"13800138000\"", "电话")))).bytes()),
        ("a.fodt", Odf::odt(&odf::paragraphs(TEXT)).flat()),
        ("a.rtf", b"{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fcharset134 a;}}\\trowd\\cellx1\\pard\\intbl \\'b5\\'e7{\\v 1}\\cell\\row\\pard\\u20013?{\\*\\annotation 13800138000}{\\pict 4749}{\\object{\\*\\objdata 0105}}\\par}".to_vec()),
        ("a.xls", crate::hidden::xls::laden()),
        ("a.pdf", laden_pdf()),
        ("a.html", html.into_bytes()),
        ("a.md", markdown.into_bytes()),
        ("a.csv", "姓名,电话\n\"李,明\",13800138000\n".into()),
        ("a.txt", TEXT.into()),
    ]
}

/// A PDF file with attachments, a page and a comment that were taken out, labels, a form and a signature.
fn laden_pdf() -> Vec<u8> {
    let stream = |entries: &str, data: &str| format!("<<{entries}/Length {}>>\nstream\n{data}\nendstream", data.len());
    let mut pdf = Pdf::new("GBK-EUC-H").set(TEXT);
    let page = format!("BT /F 16 Tf 1 0 0 1 72 700 Tm {} Tj ET", pdf.string("删去的页"));
    let inner: String = Pdf::new("GBK-EUC-H").set("附件").bytes().iter().map(|byte| format!("{byte:02X}")).collect();
    pdf.objects = vec![
        "<</Type/Filespec/UF(a.csv)/EF<</F 101 0 R>>>>".into(),
        stream("/Type/EmbeddedFile", "a,b\n1,2\n"),
        "<</Type/Filespec/UF(a.pdf)/EF<</UF 103 0 R>>>>".into(),
        stream("/Type/EmbeddedFile/Filter/ASCIIHexDecode", &inner),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents 105 0 R>>".into(),
        stream("", &page),
        "<</Type/Annot/Subtype/Text/Contents(call 13800138000)>>".into(),
        "<</Type/Sig/Name(a)/Contents<0603550403130161>>>".into(),
        "<</FT/Tx/T(a)/V(13800138000)>>".into(),
    ];
    pdf.catalogue = "/PageLabels<</Nums[0<</S/D/P(a)>>]>>/AcroForm<</Fields[108 0 R]>>".into();
    pdf.bytes()
}

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

/// What markup and tables of files are easily upset by.
const TOKENS: [&[u8]; 16] = [
    b"<",
    b">",
    b"&",
    b"\"",
    b"<!--",
    b"]]>",
    b"&#x110000;",
    b"</w:p>",
    b"<w:p>",
    b"<!DOCTYPE a>",
    b"\xFF\xFE",
    b"\0",
    b"-1",
    b"99999999999",
    b" 0 R",
    b"\xE4\xB8",
];

fn spoilt(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.below(4) {
        let at = dice.below(bytes.len());
        match dice.below(5) {
            0 => bytes.truncate(at),
            1 if !bytes.is_empty() => bytes[at] ^= 1 << dice.below(8),
            2 => {
                let token = TOKENS[dice.below(TOKENS.len())];
                bytes.splice(at..at, token.iter().copied());
            }
            3 => {
                let end = (at + dice.below(64)).min(bytes.len());
                bytes.drain(at..end);
            }
            _ => {
                let end = (at + dice.below(64)).min(bytes.len());
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
        }
    }
    bytes
}

/// The container again, with one of its members spoilt: what is packed would hardly be reached otherwise.
fn spoilt_within(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    use std::io::Read as _;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let victim = dice.below(archive.len());
    let mut members = Vec::new();
    for index in 0..archive.len() {
        let mut member = archive.by_index(index).unwrap();
        let name = member.name().unwrap().to_string();
        let mut content = Vec::new();
        member.read_to_end(&mut content).unwrap();
        members.push((name, if index == victim { spoilt(&content, dice) } else { content }));
    }
    let members: Vec<(&str, &[u8])> = members.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    zip(&members)
}

/// Every place that a document gives lies in its part, on characters, and in the order of the text.
fn check_places(document: &Document) {
    for block in &document.blocks {
        let text = document.text(block);
        for (part, range) in block.pieces(0..text.len()) {
            let part = &document.parts[part as usize];
            assert!(part.text.get(range.clone()).is_some(), "a piece that is no text of its part");
            let stored = part.stored(range);
            assert!(stored.start <= stored.end);
        }
    }
}

#[test]
fn a_spoilt_file_is_read_or_is_a_gap() {
    let rounds: usize = std::env::var("HEGAO_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(150);
    for (name, seed) in seeds() {
        let whole = read(name, seed.clone(), &Limits::default()).unwrap_or_else(|gap| panic!("{name}: {gap:?}"));
        assert!(whole.gaps.is_empty() && !whole.blocks.is_empty(), "{name}: {:?}", whole.gaps);
        let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
        for round in 0..rounds {
            let packed = seed.starts_with(b"PK") && round % 4 != 0;
            let bytes = if packed { spoilt_within(&seed, &mut dice) } else { spoilt(&seed, &mut dice) };
            let start = Instant::now();
            let read = catch_unwind(AssertUnwindSafe(|| {
                if let Ok(document) = read(name, bytes.clone(), &Limits::default()) {
                    check_places(&document);
                }
            }));
            let failed = read.is_err() || start.elapsed() > Duration::from_secs(10);
            if failed {
                let path = std::env::temp_dir().join(format!("hegao-{round}-{name}"));
                std::fs::write(&path, &bytes).unwrap();
                panic!("{name}, round {round}: see {}", path.display());
            }
        }
    }
}

/// A part of a document that is this XML.
fn part(xml: impl Into<Vec<u8>>) -> Vec<u8> {
    Office::docx_of(xml.into()).bytes()
}

fn document(body: &str) -> Vec<u8> {
    let w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    part(format!(r#"<w:document xmlns:w="{w}"><w:body>{body}</w:body></w:document>"#))
}

/// A PDF file whose page is deflated zeros, many times as long as the file.
fn pdf_bomb() -> Vec<u8> {
    use std::io::Write as _;
    // A member of a container is a deflated stream behind its head.
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer.start_file("a", zip::write::SimpleFileOptions::default()).unwrap();
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..300 {
        writer.write_all(&zeros).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    let archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
    let mut archive = archive;
    let member = archive.by_index(0).unwrap();
    let (start, length) = (member.data_start().unwrap() as usize, member.compressed_size() as usize);
    // A zlib stream is a head, the deflated data, and a sum that readers do not insist on.
    let stream = [&[0x78, 0x9C][..], &bytes[start..start + length], &[0; 4]].concat();
    let mut pdf = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>\nendobj\n".to_vec();
    pdf.extend(format!("4 0 obj\n<< /Length {} /Filter /FlateDecode >>\nstream\n", stream.len()).bytes());
    pdf.extend(stream);
    pdf.extend(b"\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 5 >>\n%%EOF\n");
    pdf
}

/// Files that are made to harm their reader.
fn hostile() -> Vec<(&'static str, Vec<u8>)> {
    let deep = |open: &str, close: &str, inner: &str, times: usize| open.repeat(times) + inner + &close.repeat(times);
    let sdt = deep("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", &p("甲"), 200_000);
    let tables = deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", &p("甲"), 20_000);
    let mut entities = String::from("<!DOCTYPE a [<!ENTITY e0 \"ha\">");
    for level in 1..12 {
        write!(entities, "<!ENTITY e{level} \"{}\">", format!("&e{};", level - 1).repeat(10)).unwrap();
    }
    let many: Vec<(String, Vec<u8>)> = (0..70_000).map(|number| (format!("word/{number}.xml"), Vec::new())).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let zeros = "<w:p/>".repeat(8 << 20);
    vec![
        ("实体.docx", part(entities + "]><a>&e11;</a>")),
        ("外部实体.docx", part(r#"<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>"#)),
        ("深.docx", document(&sdt)),
        ("深表.docx", document(&tables)),
        ("多.docx", zip(&many)),
        ("炸弹.docx", document(&zeros)),
        ("炸弹.pdf", pdf_bomb()),
        // Names that lead outside are never written anywhere.
        ("路径.docx", Office::docx(&paragraphs(TEXT)).member("../../逃.txt", "甲").bytes()),
        ("截断.docx", {
            let whole = document(&p("甲"));
            whole[..whole.len() / 2].to_vec()
        }),
        (
            "截断.xml.docx",
            part(
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>甲",
            ),
        ),
        ("截断.pdf", Pdf::new("GBK-EUC-H").set(TEXT).bytes()[..400].to_vec()),
    ]
}

#[test]
fn hostile_files_are_gaps_and_the_others_are_read() {
    let desk = Desk::new();
    let hostile = hostile();
    for (name, bytes) in &hostile {
        desk.file(name, bytes);
    }
    desk.file("好.docx", Office::docx(&paragraphs(TEXT)).bytes())
        .file("好.pdf", Pdf::new("UniGB-UCS2-H").set(TEXT).bytes());
    let start = Instant::now();
    let report = desk.json(&["."]);
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
    for document in report["documents"].as_array().unwrap() {
        let path = document["path"].as_str().unwrap();
        let gaps = document["gaps"].as_array().unwrap();
        assert_eq!(!gaps.is_empty(), hostile.iter().any(|(name, _)| *name == path), "{path}: {gaps:?}");
        assert!(!document.to_string().contains("root:"), "{path}");
    }
    let findings = report["findings"].as_array().unwrap();
    for name in ["好.docx", "好.pdf"] {
        let found = findings.iter().any(|one| one["path"] == name && one["rule"] == "privacy/mobile-number");
        assert!(found, "{name}");
    }
    assert!(!desk.path().parent().unwrap().join("逃.txt").exists());
}

#[test]
fn a_reader_that_takes_too_much_is_ended_and_the_others_go_on() {
    let desk = Desk::new();
    desk.file("a.pdf", Pdf::new("UniGB-UCS2-H").set(TEXT).bytes())
        .file("b.docx", Office::docx(&paragraphs(TEXT)).bytes());
    let picture = Office::docx(&paragraphs(TEXT)).part("m", "image", "media/a.png", [0; 64]).bytes();
    desk.file("c.docx", picture).file("hegao.yaml", "limits: {memory: 4MB}\n");
    let report = desk.json(&["."]);
    for (index, ended) in [true, false, true].into_iter().enumerate() {
        let gaps = report["documents"][index]["gaps"].as_array().unwrap();
        let kinds: Vec<_> = gaps.iter().map(|gap| gap["kind"].as_str().unwrap()).collect();
        assert_eq!(matches!(kinds[..], ["limit" | "crashed"]), ended, "{index}: {kinds:?}");
    }
    desk.file("hegao.yaml", "limits: {memory: 512MB, seconds: 20}\n");
    let report = desk.json(&["."]);
    assert_eq!(report["summary"]["gaps"], 0, "{report}");
}

#[test]
fn a_document_with_a_password_is_a_gap() {
    let desk = Desk::new();
    // An encrypted document is a compound file with this stream in its directory.
    let mut compound = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    compound.resize(1024, 0);
    compound.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    compound.resize(4096, 0);
    desk.file("a.docx", compound);
    let report = desk.json(&["a.docx"]);
    assert_eq!(report["documents"][0]["gaps"][0]["kind"], "encrypted", "{report}");
    assert_eq!(desk.run(&["check", "a.docx"]).code, 3);
}
