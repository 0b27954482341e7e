//! `--ocr`: pages that are pictures go to a program that the user names, here one that the test writes.

#![cfg(unix)]

use std::os::unix::fs::PermissionsExt;

use crate::support;

use support::Desk;
use support::ofd::Ofd;
use support::office::{Office, Pdf};

/// A page that is a grey picture of three points by two, behind a page of text.
fn scan(desk: &Desk) {
    let image = "<< /Type /XObject /Subtype /Image /Width 3 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 6 >>\nstream\nABCDEF\nendstream";
    let mut scan = Pdf::new("UniGB-UCS2-H").add_page("q 595 0 0 842 0 0 cm /I Do Q\n".into());
    (scan.objects, scan.resources) = (vec![image.into()], "/XObject << /I 100 0 R >>".into());
    desk.file("扫描.pdf", scan.bytes());
}

/// A program that keeps what it is given, and says `words`.
fn program(desk: &Desk, name: &str, script: &str) {
    desk.file(name, format!("#!/bin/sh\n{script}\n"));
    let path = desk.path().join(name);
    std::fs::set_permissions(path, PermissionsExt::from_mode(0o755)).unwrap();
}

#[test]
fn what_the_program_says_is_checked_with_low_confidence() {
    let desk = Desk::new();
    scan(&desk);
    let without = desk.json(&["扫描.pdf"]);
    assert_eq!(without["documents"][0]["gaps"][0]["kind"], "scanned");
    assert!(without["documents"][0]["gaps"][0]["detail"].as_str().unwrap().contains("图片占版面的 100%"), "{without}");
    program(&desk, "ocr", "cat > seen; printf '联系人李明，电话：13800138000。\\n\\f'");
    let told = desk.json(&["扫描.pdf", "--ocr", "./ocr"]);
    assert!(told["documents"][0]["gaps"].as_array().is_none_or(Vec::is_empty), "{told}");
    let findings = told["findings"].as_array().unwrap();
    let mobile = findings.iter().find(|finding| finding["rule"] == "privacy/mobile-number").unwrap();
    assert_eq!(mobile["confidence"], "low");
    assert_eq!(
        (mobile["match"].as_str(), mobile["location"]["label"].as_str()),
        (Some("138****8000"), Some("第1页第1段"))
    );
    assert!(findings.iter().all(|finding| finding["confidence"] == "low"), "{told}");
    assert_eq!(std::fs::read(desk.path().join("seen")).unwrap(), b"P5\n3 2\n255\nABCDEF");
}

#[test]
fn pages_of_ofd_and_word_that_are_pictures_are_read_too() {
    let desk = Desk::new();
    let jpeg = b"\xFF\xD8\xFFscan";
    let resources = "<ofd:Res xmlns:ofd='http://www.ofdspec.org/2016' BaseLoc='Res'><ofd:MultiMedias><ofd:MultiMedia ID='6' Type='Image'><ofd:MediaFile>a.jpg</ofd:MediaFile>\
        </ofd:MultiMedia></ofd:MultiMedias></ofd:Res>";
    let page = "<ofd:ImageObject ID='5' Boundary='0 0 210 297' CTM='210 0 0 297 0 0' ResourceID='6'/>";
    let ofd = Ofd { beside: "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>".into(), ..Ofd::default() };
    let ofd = ofd.add_page(page).part("Doc_0/DocumentRes.xml", resources).part("Doc_0/Res/a.jpg", jpeg);
    desk.file("扫描.ofd", ofd.bytes());
    let body = "<w:p><w:r><w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"><wp:extent cx=\"5274310\" cy=\"8400000\"/><a:blip xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" r:embed=\"rI\"/></wp:inline></w:drawing></w:r></w:p>";
    desk.file("扫描.docx", Office::docx(body).part("rI", "image", "word/media/a.jpg", jpeg).bytes());
    program(&desk, "ocr", "cat > seen; printf '联系人李明，电话：13800138000。\\n\\f'");
    for (name, label) in [("扫描.ofd", "第1页第1段"), ("扫描.docx", "图片1")] {
        assert_eq!(desk.json(&[name])["documents"][0]["gaps"][0]["kind"], "scanned", "{name}");
        let told = desk.json(&[name, "--ocr", "./ocr"]);
        assert!(told["documents"][0]["gaps"].as_array().is_none_or(Vec::is_empty), "{told}");
        let findings = told["findings"].as_array().unwrap();
        let mobile = findings.iter().find(|finding| finding["rule"] == "privacy/mobile-number").unwrap();
        assert_eq!((mobile["confidence"].as_str(), mobile["location"]["label"].as_str()), (Some("low"), Some(label)));
        assert_eq!(std::fs::read(desk.path().join("seen")).unwrap(), jpeg);
    }
}

#[test]
fn a_file_with_the_picture_stands_for_the_braces_and_is_gone_afterwards() {
    let desk = Desk::new();
    scan(&desk);
    program(&desk, "ocr", "printf %s \"$2\" > name; head -c 2 \"$2\"; echo 请于月底前报送");
    let run = desk.run(&["text", "--visible", "扫描.pdf", "--ocr", "'./ocr' -x {}"]);
    assert_eq!((run.code, run.out.as_str()), (0, "P5请于月底前报送\n"), "{}", run.err);
    let name = std::fs::read_to_string(desk.path().join("name")).unwrap();
    assert!(name.ends_with(".pnm") && !std::path::Path::new(&name).exists(), "{name}");
}

#[test]
fn a_page_of_which_the_program_says_nothing_stays_a_gap() {
    let desk = Desk::new();
    scan(&desk);
    program(&desk, "silent", "cat > /dev/null");
    program(&desk, "failing", "cat > /dev/null; echo 文字; exit 1");
    for command in ["./silent", "./failing"] {
        let run = desk.run(&["check", "扫描.pdf", "--ocr", command]);
        assert_eq!(run.code, 3, "{command}: {}", run.out);
        assert!(run.out.contains("没有给出文字"), "{command}: {}", run.out);
    }
    assert_eq!(desk.run(&["check", "扫描.pdf", "--ocr", " "]).code, 2);
    let run = desk.run(&["check", "扫描.pdf", "--ocr", "./missing {}"]);
    assert!(run.code == 2 && run.err.contains("“./missing”找不到"), "{}", run.err);
}
