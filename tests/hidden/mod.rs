//! What a document carries unseen: one sample for each sort in each format, made here, and the table of docs/formats.md
//! that says what is found.

#![allow(clippy::unwrap_used)]

mod carried;
mod docx;
mod odf;
mod ofd;
mod office;
mod pdf;
mod photo;
mod plain;
mod planted;
mod ppt;
mod pptx;
mod redacted;
mod rtf;
mod word;
pub mod xls;
mod xlsx;

use std::fmt::Write as _;

use crate::support;
use hegao::document::{Limits, read};
use hegao::finding::Finding;
use hegao::report::label;
use hegao::rule::Language;
use support::biff::Sample as Book;
use support::odf::{Odf, paragraphs};
use support::ofd::{Ofd, mail};
use support::office::{Office, Pdf, cell, p, shape, zip};
use support::scanned;

/// A file with something unseen in it.
struct Sample {
    /// The column of the table: what it is.
    what: &'static str,
    name: &'static str,
    bytes: Vec<u8>,
    /// The rule that tells it.
    rule: &'static str,
    /// What the finding shows.
    shown: &'static str,
}

fn sample(what: &'static str, name: &'static str, bytes: Vec<u8>, rule: &'static str, shown: &'static str) -> Sample {
    Sample { what, name, bytes, rule, shown }
}

fn findings(sample: &Sample) -> Vec<Finding> {
    read(sample.name, sample.bytes.clone(), &Limits::default())
        .map_or_else(|_| Vec::new(), |document| scanned(&document))
}

/// All samples, in the order of the table.
fn every() -> Vec<Sample> {
    [
        docx::samples(),
        word::samples(),
        xlsx::samples(),
        xls::samples(),
        pptx::samples(),
        ppt::samples(),
        pdf::samples(),
        odf::samples(),
        rtf::samples(),
        plain::samples(),
        carried::samples(),
        ofd::samples(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The finding of which the row of a sample speaks.
fn told(sample: &Sample) -> Option<Finding> {
    let fits = |finding: &Finding| {
        *finding.rule == *sample.rule && (sample.shown.is_empty() || finding.matched == sample.shown)
    };
    findings(sample).into_iter().find(fits)
}

/// The rows of the table, as they come out.
fn table() -> String {
    let mut table = String::from("| 格式 | 内容 | 规则 | 显示为 | 位置 |\n|---|---|---|---|---|\n");
    let mut lacking = Vec::new();
    for sample in every() {
        let Some(finding) = told(&sample) else {
            let found = findings(&sample);
            let told: Vec<_> =
                found.iter().map(|one| (&*one.rule, &one.matched, label(&one.location, Language::Zh))).collect();
            lacking.push(format!("{}: {} ({}, “{}”): {told:?}", sample.name, sample.what, sample.rule, sample.shown));
            continue;
        };
        let format = sample.name.rsplit_once('.').unwrap().1;
        let (shown, label) = (finding.matched.replace('|', "\\|"), label(&finding.location, Language::Zh));
        writeln!(table, "| {format} | {} | `{}` | {shown} | {label} |", sample.what, sample.rule).unwrap();
    }
    assert!(lacking.is_empty(), "not told: {lacking:#?}");
    table
}

/// `UPDATE=1 cargo test --test all hidden` writes the table anew, into the pages of both languages.
#[test]
fn every_sort_is_told_as_the_table_says() {
    const MARKS: [&str; 2] = ["<!-- hidden: written by tests/hidden -->\n", "<!-- end -->\n"];
    let table = table();
    for name in ["formats.md", "formats.zh-CN.md"] {
        let path = format!("{}/docs/{name}", env!("CARGO_MANIFEST_DIR"));
        let page = std::fs::read_to_string(&path).unwrap();
        let (head, rest) = page.split_once(MARKS[0]).unwrap();
        let (old, tail) = rest.split_once(MARKS[1]).unwrap();
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, [head, MARKS[0], &table, MARKS[1], tail].concat()).unwrap();
        } else {
            assert!(old == table, "docs/{name} is out of date: run UPDATE=1 cargo test --test all hidden");
        }
    }
}

#[test]
fn a_picture_that_is_not_shown_is_told_in_words() {
    for (what, expected) in [
        ("设为不可见的图片", "有一张图片没有显示：图片 1"),
        ("裁剪过的图片", "图片裁掉的部分还在文件里：左 30%、下 12%"),
        ("没有用到的图片", "有一张图片没有显示：b.jpeg"),
    ] {
        let sample = docx::samples().into_iter().find(|sample| sample.what == what).unwrap();
        let told: Vec<_> = findings(&sample).into_iter().map(|finding| finding.message).collect();
        assert!(told.iter().any(|message| message == expected), "{what}: {told:?}");
    }
}

#[test]
fn a_clean_document_carries_nothing() {
    let text = "请各单位抓好落实。";
    let pdf = Pdf::new("UniGB-UCS2-H").set(text).bytes();
    let html = format!("<!DOCTYPE html><html><head><title>通知</title></head><body><p>{text}</p></body></html>");
    let sheet = format!("<sheetData><row r=\"1\">{}</row></sheetData>", cell("A1", text));
    for (name, bytes) in [
        ("a.docx", Office::docx(&p(text)).bytes()),
        ("a.doc", word::plain().bytes()),
        ("a.xlsx", Office::xlsx(&[("公开", "", &sheet)]).bytes()),
        ("a.pptx", Office::pptx(&[("", &shape("", "body", "", text))]).bytes()),
        ("a.ppt", ppt::slides().bytes()),
        ("a.odt", Odf::odt(&paragraphs(text)).bytes()),
        ("a.ods", Odf::ods(&odf::public("")).bytes()),
        ("a.rtf", rtf::file("", &rtf::units(text))),
        ("a.xls", Book::new().sheet("公开", 0, &support::biff::label(0, 0, 0, text)).bytes()),
        ("a.pdf", pdf),
        ("a.ofd", Ofd::default().set(text).bytes()),
        ("a.eml", mail("Subject: =?utf-8?B?6YCa55+l?=\r\n", text)),
        ("a.zip", zip(&[("a.txt", text.as_bytes())])),
        ("a.html", html.into_bytes()),
        ("a.md", text.as_bytes().to_vec()),
        ("a.txt", text.as_bytes().to_vec()),
    ] {
        let found = findings(&sample("", name, bytes, "", ""));
        let told: Vec<_> = found.iter().map(|one| (&*one.rule, &one.matched)).collect();
        assert!(told.is_empty(), "{name}: {told:?}");
    }
}
