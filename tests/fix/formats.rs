//! The same mending in every format that is written; what is not written is refused with a way on.

use std::fs;
use std::io::{Cursor, Read};

use crate::support::Desk;
use crate::support::office::{Office, Pdf, cell, p, paragraphs};

fn bytes(desk: &Desk, name: &str) -> Vec<u8> {
    fs::read(desk.path().join(name)).unwrap()
}

/// The members of a package, unpacked, in order.
fn members(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut member = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            member.read_to_end(&mut bytes).unwrap();
            (member.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

#[test]
fn texts_keep_every_other_byte() {
    let gbk = |text: &str| encoding_rs::GBK.encode(text).0.into_owned();
    let utf_16 = |text: &str| -> Vec<u8> {
        [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    };
    let line = "各单位要认真抓好贯彻落实工作，请认真布署，按时上报情况。\r\n";
    let page = "<html><body><p class='a'>请认真<b>布</b>署。</p>\n<pre>认真布署</pre></body></html>\n";
    let table = "序号,内容\r\n1,\"请认真布署,按时报送\"\r\n2,甲\r\n";
    let markdown = "# 通知\n\n请**认真**布署，见[附件](a.md)。\n";
    for (name, text) in [
        ("a.txt", line.as_bytes().to_vec()),
        ("b.txt", gbk(line)),
        ("c.txt", utf_16(line)),
        ("d.md", markdown.as_bytes().to_vec()),
        ("e.html", page.as_bytes().to_vec()),
        ("f.csv", table.as_bytes().to_vec()),
    ] {
        let desk = Desk::new();
        desk.file(name, &text);
        let run = desk.run(&["fix", "--in-place", name]);
        assert!(run.code == 0 && run.out.contains("改了 "), "{name}: {}{}", run.out, run.err);
        let text_of = |bytes: &[u8]| match name {
            "b.txt" => encoding_rs::GBK.decode(bytes).0.into_owned(),
            "c.txt" => encoding_rs::UTF_16LE.decode(bytes).0.into_owned(),
            _ => String::from_utf8(bytes.to_vec()).unwrap(),
        };
        let new = text_of(&text).replace("布署", "部署").replace("<b>布</b>署", "<b>部署</b>");
        assert_eq!(text_of(&bytes(&desk, name)), new, "{name}");
    }
}

#[test]
fn documents_keep_every_other_member() {
    let desk = Desk::new();
    let body = format!("{}{}", p("各单位要认真布署。"), p("请R&D部按时报送。"));
    desk.file("a.docx", Office::docx(&body).core("<dc:title>通知</dc:title>").bytes());
    let run = desk.run(&["fix", "a.docx"]);
    assert!(run.out.contains("改了 1 处") && run.out.contains("写入 a-修改.docx"), "{}{}", run.out, run.err);
    let (old, new) = (members(&bytes(&desk, "a.docx")), members(&bytes(&desk, "a-修改.docx")));
    for ((name, old), (new_name, new)) in old.iter().zip(&new) {
        let old = String::from_utf8(old.clone()).unwrap();
        let expected = if name == "word/document.xml" { old.replace("布署", "部署") } else { old };
        assert_eq!((name, &expected), (new_name, &String::from_utf8(new.clone()).unwrap()));
    }
    assert_eq!(old.len(), new.len());
    let diff = desk.run(&["fix", "--diff", "a.docx"]);
    assert!(diff.out.contains("-[第1段] 各单位要认真布署。\n+[第1段] 各单位要认真部署。\n"), "{}", diff.out);
}

#[test]
fn a_text_that_cells_share_is_written_once() {
    let desk = Desk::new();
    let shared = r#"<c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>0</v></c>"#;
    let sheet = format!(r#"<sheetData><row r="1">{shared}</row><row r="3">{}</row></sheetData>"#, cell("A3", "再布署"));
    let strings = r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>请认真布署工作</t></si></sst>"#;
    let book = Office::xlsx(&[("表", "", &sheet)]).part("t", "sharedStrings", "sharedStrings.xml", strings);
    desk.file("a.xlsx", book.bytes());
    let run = desk.run(&["fix", "a.xlsx"]);
    assert!(run.code == 0 && run.out.contains("剩 0 处要人定"), "{}{}", run.out, run.err);
    let text = desk.run(&["text", "a-修改.xlsx"]).out;
    assert_eq!((text.matches("部署").count(), text.matches("布署").count()), (3, 0), "{text}");
}

const HALVES: [&str; 2] = [
    "全县建立健全矛盾纠纷排查化解机制，每月排查一次，每季度通报一次，做到早发现、早报告，",
    "早处置，把矛盾化解在基层。",
];

#[test]
fn broken_paragraphs_become_one_paragraph() {
    let desk = Desk::new();
    let text = format!("{}\n{}\n二是加强监督检查，发现问题及时整改。\n", HALVES[0], HALVES[1]);
    desk.file("a.docx", Office::docx(&paragraphs(&text)).bytes());
    desk.file(
        "a.html",
        format!("<p>{}</p>\n<p>{}</p>\n<p>二是加强监督检查，发现问题及时整改。</p>\n", HALVES[0], HALVES[1]),
    );
    desk.file("a.txt", format!("{}\n\n{}\n\n二是加强监督检查，发现问题及时整改。\n", HALVES[0], HALVES[1]));
    for name in ["a.docx", "a.html", "a.txt"] {
        // Safe it is not: somebody may have meant two paragraphs.
        assert!(desk.run(&["fix", name]).out.contains("改了 0 处"));
        let run = desk.run(&["fix", "--unsafe", "--in-place", "--only", "structure/broken-paragraph", name]);
        assert!(run.out.contains("断行接起"), "{name}: {}{}", run.out, run.err);
        let lines = desk.run(&["text", name]).out;
        assert_eq!(lines.lines().next().unwrap(), HALVES.concat(), "{name}");
        assert!(!desk.json(&[name]).to_string().contains("broken-paragraph"), "{name}");
    }
    let xml = members(&bytes(&desk, "a.docx")).into_iter().find(|(name, _)| name == "word/document.xml").unwrap().1;
    assert_eq!(String::from_utf8(xml).unwrap().matches("<w:p>").count(), 2);
    let page = String::from_utf8(bytes(&desk, "a.html")).unwrap();
    assert_eq!(page.matches("<p>").count(), 2, "{page}");
}

#[test]
fn a_break_that_is_more_than_one_is_left_and_told() {
    let desk = Desk::new();
    let numbered = "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>";
    let body = paragraphs(&HALVES.join("\n")).replacen("<w:p><w:r><w:t>", numbered, 1);
    let body =
        if body.contains("sectPr") { body } else { body.replacen("<w:p>", "<w:p><w:pPr><w:sectPr/></w:pPr>", 1) };
    desk.file("a.docx", Office::docx(&body).bytes());
    let run = desk.run(&["fix", "--unsafe", "--only", "structure/broken-paragraph", "a.docx"]);
    assert!(run.out.contains("改了 0 处"), "{}", run.out);
    let is_told = run.out.contains("分节") || !desk.json(&["a.docx"]).to_string().contains("broken-paragraph");
    assert!(is_told, "{}", run.out);
}

#[test]
fn what_cannot_be_written_is_refused_with_a_way_on() {
    let desk = Desk::new();
    let signed = Office::docx(&p("各单位要认真布署。")).member("_xmlsignatures/sig1.xml", "<Signature/>");
    desk.file("a.docx", signed.bytes());
    desk.file("a.pdf", Pdf::new("UniGB-UCS2-H").set("请认真布署。").bytes());
    desk.file("a.ps", "%!PS a");
    for (name, said) in [("a.docx", "数字签名"), ("a.pdf", "hegao annotate"), ("a.ps", "没有读完")] {
        let run = desk.run(&["fix", name]);
        assert!(run.out.contains(said), "{name}: {}{}", run.out, run.err);
        assert!(matches!(run.code, 1 | 3), "{name}: {}", run.code);
    }
    assert_eq!(fs::read_dir(desk.path()).unwrap().count(), 3);
    assert_eq!(desk.run_with(&["fix", "-"], b"x").code, 2);
}
