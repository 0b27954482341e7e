//! Values planted in each form, and what is none.

use std::io::Write as _;

use super::*;

const NUMBER: &str = "13912345678";
const NAME: &str = "李明";
const MAIL: &str = "zhang_san@163.com";

fn sought() -> Vec<Sought> {
    [NUMBER, "11010519491231002X", NAME, MAIL].map(Sought::new).to_vec()
}

fn proof(bytes: &[u8]) -> Proof {
    prove(bytes, &sought(), &Limits::default())
}

/// The forms in which the value of this number was found.
fn forms(bytes: &[u8], value: usize) -> Vec<Form> {
    proof(bytes).remains.into_iter().filter(|remain| remain.value == value).map(|remain| remain.form).collect()
}

fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

fn base64(bytes: &[u8]) -> String {
    data_encoding::BASE64.encode(bytes)
}

fn each_character(text: &str, form: impl Fn(u32) -> String) -> String {
    text.chars().map(|c| form(u32::from(c))).collect()
}

fn percent(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("%{byte:02X}")).collect()
}

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in members {
        let mut packed = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all(content).unwrap();
        let packed = packed.finish().unwrap();
        let mut crc = flate2::Crc::new();
        crc.update(content);
        let sizes = [packed.len() as u32, content.len() as u32].map(u32::to_le_bytes).concat();
        let common = [&[20, 0, 0, 0, 8, 0, 0, 0, 0, 0][..], &crc.sum().to_le_bytes(), &sizes].concat();
        let length = (name.len() as u16).to_le_bytes();
        let start = (bytes.len() as u32).to_le_bytes();
        directory.extend([b"PK\x01\x02\x14\0", &common[..], &length, &[0; 12], &start, name.as_bytes()].concat());
        bytes.extend([b"PK\x03\x04", &common[..], &length, &[0; 2], name.as_bytes(), &packed].concat());
    }
    let count = (members.len() as u16).to_le_bytes();
    let (size, start) = ((directory.len() as u32).to_le_bytes(), (bytes.len() as u32).to_le_bytes());
    let end = [b"PK\x05\x06\0\0\0\0", &count[..], &count, &size, &start, &[0; 2]].concat();
    [bytes, directory, end].concat()
}

#[test]
fn a_value_is_found_in_every_form() {
    let said = format!("电话：{NUMBER}，姓名：{NAME}，邮箱：{MAIL}。");
    let each: [(&str, Vec<u8>, Form); 17] = [
        ("UTF-8", said.clone().into_bytes(), Form::Utf8),
        ("UTF-16LE", utf16(&said, u16::to_le_bytes), Form::Utf16),
        ("UTF-16BE", utf16(&said, u16::to_be_bytes), Form::Utf16),
        ("UTF-16, odd", [b"\x05", &utf16(&said, u16::to_le_bytes)[..]].concat(), Form::Utf16),
        ("GBK", encoding_rs::GBK.encode(&said).0.into_owned(), Form::Gb18030),
        ("percent", percent(said.as_bytes()).into_bytes(), Form::Percent),
        ("percent of GBK", percent(&encoding_rs::GBK.encode(&said).0).into_bytes(), Form::Percent),
        ("%u", each_character(&said, |code| format!("%u{code:04x}")).into_bytes(), Form::Percent),
        ("decimal", each_character(&said, |code| format!("&#{code};")).into_bytes(), Form::References),
        ("hexadecimal", each_character(&said, |code| format!("&#x{code:X};")).into_bytes(), Form::References),
        ("twice", each_character(&said, |code| format!("&amp;#{code};")).into_bytes(), Form::References),
        ("\\u", each_character(&said, |code| format!("\\u{code:04x}")).into_bytes(), Form::Backslash),
        ("\\u{}", each_character(&said, |code| format!("\\u{{{code:x}}}")).into_bytes(), Form::Backslash),
        (
            "tags",
            each_character(&said, |code| format!("<b>{}</b>", char::from_u32(code).unwrap())).into(),
            Form::Tagged,
        ),
        ("Base64", base64(said.as_bytes()).into_bytes(), Form::Base64),
        ("Base64 of UTF-16", base64(&utf16(&said, u16::to_le_bytes)).into_bytes(), Form::Base64),
        ("Base64 of GBK", base64(&encoding_rs::GBK.encode(&said).0).into_bytes(), Form::Base64),
    ];
    for (name, bytes, form) in each {
        for value in [0, 2, 3] {
            // What is a value in one encoding may be the same bytes in another: plain digits are.
            let found = forms(&bytes, value);
            let is_plain_too = name == "GBK" && value != 2;
            assert!(found.contains(&form) || is_plain_too && !found.is_empty(), "{name} {value}: {found:?}");
        }
    }
}

#[test]
fn base64_is_found_at_each_of_its_starts_and_over_lines() {
    for before in ["", "a", "ab", "abc"] {
        for value in [NUMBER, NAME, MAIL] {
            let index = sought().iter().position(|sought| sought.value == value).unwrap();
            let packed = base64(format!("{before}{value}后").as_bytes());
            assert!(!forms(packed.as_bytes(), index).is_empty(), "{before}{index}");
            let glued = format!("x{packed}");
            assert!(!forms(glued.as_bytes(), index).is_empty(), "glued {before}{index}");
            let references: String = packed.chars().flat_map(|c| [c.to_string(), "&#xA;".to_owned()]).collect();
            assert!(!forms(references.as_bytes(), index).is_empty(), "references {before}{index}");
            let lines: String = packed.chars().flat_map(|c| [c, '\r', '\n']).collect();
            assert!(!forms(lines.as_bytes(), index).is_empty(), "lines {before}{index}");
            assert!(!forms(base64(packed.as_bytes()).as_bytes(), index).is_empty(), "twice {before}{index}");
        }
    }
}

#[test]
fn what_stands_between_digits_is_no_disguise() {
    for text in [
        "１３９１２３４５６７８",
        "139 1234 5678",
        "139-1234-5678",
        "139\u{3000}1234\u{A0}5678",
        "(139)12345678",
        "139\r\n1234\u{200B}5678",
        "139<b>1234</b>5678",
        "<w:t>139</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>12345678</w:t>",
        "139<!-- x -->12345678",
        "tel13912345678no",
        "202413912345678",
        "一三九一二三四五六七八",
        "139**1234**5678",
        "139\\-1234\\-5678",
        "\"139\" + \"12345678\"",
        "=E7=94=B5=31391234=\r\n5678",
        "&lt;b&gt;139&lt;/b&gt;12345678",
    ] {
        assert!(!forms(text.as_bytes(), 0).is_empty(), "{text}");
    }
    let power = prove(b"1.3800138E+10", &[Sought::new("13800138000")], &Limits::default());
    assert_eq!(power.remains.len(), 1);
    for text in
        ["ZHANG_SAN@163.COM", "zhang_san @ 163.com", "zhang\\_san@163.com", "ｚｈａｎｇ＿ｓａｎ＠１６３．ｃｏｍ"]
    {
        assert!(!forms(text.as_bytes(), 3).is_empty(), "{text}");
    }
    for text in ["李 明", "李\u{200B}明", "<w:t>李</w:t></w:r><w:r><w:t>明</w:t>", "110105 19491231 002x，李明"]
    {
        assert!(!proof(text.as_bytes()).holds(), "{text}");
    }
}

#[test]
fn what_is_no_value_proves_nothing_wrong() {
    for text in [
        "139****5678，李*，z****@163.com，110****02X",
        "13912元345678",
        "<w:p><w:t>13912</w:t></w:p><w:p><w:t>345678</w:t></w:p>",
        "<td>桃李</td><td>明媚</td>",
        "1391234567",
        "",
    ] {
        let proof = proof(text.as_bytes());
        assert!(proof.holds() && proof.is_of(text.as_bytes()), "{text}");
    }
    // Five letters are a measure of the markup as well as a value.
    let weak = [Sought::new("12345")];
    let holds = |text: &str| prove(text.as_bytes(), &weak, &Limits::default()).holds();
    assert!(holds("<?xml version=\"1.0\"?><w:ind w:left=\"12345\"/>"));
    assert!(!holds("<?xml version=\"1.0\"?><w:t>12345</w:t>") && !holds("微信12345"));
}

#[test]
fn members_are_unpacked_and_files_within_files_too() {
    let inner = zip(&[("xl/sharedStrings.xml", format!("<si><t>{NUMBER}</t></si>").as_bytes())]);
    let outer = zip(&[("[Content_Types].xml", b"<Types/>"), ("word/embeddings/a.xlsx", &inner)]);
    let whole = zip(&[("b.docx", &outer)]);
    let proof_of_whole = proof(&whole);
    let path = ["b.docx", "word/embeddings/a.xlsx", "xl/sharedStrings.xml"].map(str::to_owned).to_vec();
    assert!(proof_of_whole.remains.iter().all(|remain| remain.members == path && remain.value == 0));
    assert!(!proof_of_whole.remains.is_empty() && proof_of_whole.unsearched.is_empty());
    assert_eq!(proof_of_whole.members, 5);
    // In Base64, behind a length.
    let packed = base64(&[&[0, 0, 0, 0, 9, 1, 0, 0][..], &zip(&[("a", NUMBER.as_bytes())])].concat());
    assert!(!proof(format!("<a>{packed}</a>").as_bytes()).holds());
    // The name of a member, and what stands behind the archive.
    assert!(!proof(&zip(&[("word/media/13912345678.png", b"x")])).holds());
    assert!(!proof(&[zip(&[("a", b"x")]), NUMBER.as_bytes().to_vec()].concat()).holds());
    assert!(!proof(&[b"wrapped", &zip(&[("a", NUMBER.as_bytes())])[..]].concat()).holds());
    assert!(proof(&zip(&[("a", b"x")])).holds());
}

#[test]
fn what_is_not_searched_is_not_proved() {
    let archive = zip(&[("a", b"xxxxxxxxxxxxxxxx"), ("b", b"x")]);
    let why = |bytes: &[u8], limits: &Limits| prove(bytes, &sought(), limits).unsearched.first().map(|one| one.why);
    assert_eq!(why(&archive, &Limits::default()), None);
    assert_eq!(why(&archive, &Limits { part: 8, ..Limits::default() }), Some(Why::Size));
    assert_eq!(why(&archive, &Limits { entries: 1, ..Limits::default() }), Some(Why::Members));
    assert_eq!(why(&archive[..archive.len() - 30], &Limits::default()), Some(Why::Packed));
    let nested = (0..6).fold(archive, |inner, _| zip(&[("c", &inner)]));
    assert_eq!(why(&nested, &Limits::default()), Some(Why::Depth));
}

#[test]
fn of_pictures_all_is_searched_but_the_pixels() {
    let chunk =
        |kind: &[u8; 4], content: &[u8]| [&(content.len() as u32).to_be_bytes()[..], kind, content, &[0; 4]].concat();
    let png = |chunks: &[Vec<u8>]| [b"\x89PNG\r\n\x1A\n".to_vec(), chunks.concat(), chunk(b"IEND", b"")].concat();
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(NUMBER.as_bytes()).unwrap();
    let packed = [b"Comment\0\0", &packed.finish().unwrap()[..]].concat();
    let name = utf16(NAME, u16::to_le_bytes);
    assert!(proof(&png(&[chunk(b"IDAT", &name)])).holds());
    for chunk in [chunk(b"tEXt", NUMBER.as_bytes()), chunk(b"zTXt", &packed), chunk(b"eXIf", &name)] {
        assert!(!proof(&png(&[chunk])).holds());
    }
    let segment = |marker: u8, content: &[u8]| [&[0xFF, marker, 0, content.len() as u8 + 2], content].concat();
    let scan = [segment(0xDA, b""), name].concat();
    let jpeg =
        |segments: &[Vec<u8>]| [b"\xFF\xD8".to_vec(), segments.concat(), scan.clone(), b"\xFF\xD9".to_vec()].concat();
    assert!(proof(&jpeg(&[segment(0xE0, b"JFIF")])).holds());
    assert!(!proof(&jpeg(&[segment(0xE1, NUMBER.as_bytes())])).holds());
    assert!(!proof(&[jpeg(&[]), NUMBER.as_bytes().to_vec()].concat()).holds());
}

#[cfg(not(feature = "pdf"))]
#[test]
fn the_streams_of_a_pdf_file_are_unpacked() {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(format!("BT ({NUMBER}) Tj ET").as_bytes()).unwrap();
    let packed = packed.finish().unwrap();
    let file = |stream: &[u8]| [b"%PDF-1.7\n1 0 obj <<>>\nstream\r\n", stream, b"\nendstream endobj"].concat();
    assert!(!proof(&file(&packed)).remains.is_empty());
    assert!(proof(&file(b"BT (139****5678) Tj ET")).remains.is_empty());
}

#[test]
fn what_is_packed_within_other_data_is_unpacked() {
    let zlib = |text: &str| {
        let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all(text.as_bytes()).unwrap();
        packed.finish().unwrap()
    };
    let gzip = |text: &str| {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all(text.as_bytes()).unwrap();
        packed.finish().unwrap()
    };
    for (said, holds) in [(format!("tel {NUMBER}"), false), ("tel 139****5678".to_owned(), true)] {
        for packed in [zlib(&said), gzip(&said)] {
            let data = [&b"\xD0\xCF\x11\xE0 x\x78\x01"[..], &packed, b"end"].concat();
            assert_eq!(proof(&data).holds(), holds, "{said}");
        }
    }
}

#[cfg(feature = "pdf")]
#[test]
fn what_a_pdf_file_packs_is_searched() {
    use crate::format::pdf::sample::Sample;
    let packed = |data: &[u8]| {
        let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all(data).unwrap();
        packed.finish().unwrap()
    };
    let with = |entries: &str, data: &[u8]| {
        let mut sample = Sample::new("GBK-EUC-H");
        sample.stream(entries, data);
        sample.page("BT ET").bytes()
    };
    let hex: String = NUMBER.bytes().map(|byte| format!("{byte:02x}")).collect();
    let flate = "/Filter/FlateDecode";
    assert!(proof(&with(flate, &packed(b"BT (x) Tj ET"))).holds());
    assert!(!proof(&with(flate, &packed(NUMBER.as_bytes()))).holds());
    assert!(!proof(&with(flate, &packed(format!("BT <{hex}> Tj ET").as_bytes()))).holds());
    let escaped: String = NUMBER.bytes().map(|byte| format!("\\{byte:03o}")).collect();
    for string in [format!("({escaped})"), format!("<{hex}>"), crate::format::pdf::sample::string(NUMBER)] {
        assert!(!proof(&with(&format!("/X {string}"), b"")).holds(), "{string}");
    }
    let damaged = proof(&with(flate, b"no zlib at all"));
    assert_eq!(damaged.unsearched.first().map(|one| one.why), Some(Why::Packed));
}
