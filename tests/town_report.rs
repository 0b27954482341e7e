//! The main job: the town report's faults, at their places, in whatever encoding it comes.

#![allow(clippy::unwrap_used)]

mod support;

use encoding_rs::GB18030;
use support::{Desk, brief};

fn report() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/town-report.txt")).unwrap()
}

fn utf16(text: &str, bom: bool, big_endian: bool) -> Vec<u8> {
    let text = if bom { format!("\u{FEFF}{text}") } else { text.to_owned() };
    let bytes = |unit: u16| if big_endian { unit.to_be_bytes() } else { unit.to_le_bytes() };
    text.encode_utf16().flat_map(bytes).collect()
}

/// Findings as they must be the same in every encoding: all but bytes.
fn places(bytes: &[u8]) -> Vec<(String, u64, u64, String, String, String)> {
    let desk = Desk::new();
    desk.file("report.txt", bytes);
    let report = desk.json(&["report.txt"]);
    let brief = brief(&report).into_iter();
    let details = report["findings"].as_array().unwrap().iter();
    brief
        .zip(details)
        .map(|((rule, line, column, matched), finding)| {
            let location = &finding["location"];
            let place = format!("{} {} {}", location["block"], location["range"], location["end"]);
            (rule, line, column, matched, place, finding["suggestions"][0]["text"].to_string())
        })
        .collect()
}

#[test]
fn the_faults_are_found_at_their_places_and_nothing_false() {
    let found = places(report().as_bytes());
    let short: Vec<_> = found
        .iter()
        .map(|(rule, line, column, matched, ..)| (rule.as_str(), *line, *column, matched.as_str()))
        .collect();
    assert_eq!(
        short,
        [
            ("typo/latin-between-han", 43, 47, " and "),
            ("privacy/contact-name", 96, 6, "李*"),
            ("privacy/mobile-number", 96, 14, "138****8000"),
        ]
    );
    assert_eq!(found[0].5, "\"和\"");
}

#[test]
fn every_encoding_gives_the_same_places() {
    let text = report();
    let expected = places(text.as_bytes());
    let gb18030 = GB18030.encode(&text).0.into_owned();
    for (name, bytes) in [
        ("utf-8 with a mark", [b"\xEF\xBB\xBF", text.as_bytes()].concat()),
        ("gb18030", gb18030),
        ("utf-16le with a mark", utf16(&text, true, false)),
        ("utf-16be with a mark", utf16(&text, true, true)),
        ("utf-16le", utf16(&text, false, false)),
        ("utf-16be", utf16(&text, false, true)),
        ("crlf", text.replace('\n', "\r\n").into_bytes()),
        ("cr", text.replace('\n', "\r").into_bytes()),
    ] {
        assert_eq!(places(&bytes), expected, "{name}");
    }
}

#[test]
fn full_width_digits_change_nothing_but_the_stored_bytes() {
    let wide: String = "13800138000".chars().map(|c| char::from_u32(c as u32 + 0xFEE0).unwrap()).collect();
    let text = report().replace("13800138000", &wide);
    assert_eq!(places(text.as_bytes()), places(report().as_bytes()));
}

#[test]
fn bytes_are_those_of_the_stored_file() {
    let text = report();
    for stored in [text.clone().into_bytes(), GB18030.encode(&text).0.into_owned(), utf16(&text, true, false)] {
        let desk = Desk::new();
        desk.file("report.txt", &stored);
        let report = desk.json(&["report.txt"]);
        let finding = report["findings"].as_array().unwrap().last().unwrap();
        let bytes: Vec<usize> =
            finding["location"]["bytes"].as_array().unwrap().iter().map(|at| at.as_u64().unwrap() as usize).collect();
        let slice: Vec<u8> = stored[bytes[0]..bytes[1]].iter().copied().filter(|&byte| byte != 0).collect();
        assert_eq!(slice, b"13800138000");
    }
}
