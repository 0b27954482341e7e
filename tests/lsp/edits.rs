//! 200 edits of a fixed seed, in each of the three encodings: after them every underline stands where a check of the whole text
//! puts it. The text has Han outside the BMP, and all three line ends.

use serde_json::{Value, json};

use super::{Editor, brief};
use crate::support::Desk;

const EDITS: usize = 200;

/// What is put in; what is wrong with some of it, a check tells.
const PIECES: [&str; 14] =
    ["𠀀", "𪚥𠮷", "核稿", "布署", "13800138000", "\n", "\r\n", "\r", "，", "认真认真", "a", "李明", "登陆系统。", ""];

/// Numbers that look drawn (xorshift).
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }
}

/// Where a byte of a text stands: by definition, character by character.
fn position(text: &str, offset: usize, width: fn(char) -> usize) -> Value {
    let (mut line, mut character) = (0, 0);
    let mut chars = text[..offset].chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().or_else(|| text[offset..].chars().next());
        if c == '\n' || c == '\r' && next != Some('\n') {
            (line, character) = (line + 1, 0);
        } else if c != '\r' {
            character += width(c);
        }
    }
    json!({"line": line, "character": character})
}

/// A place in a text that no character, and no CRLF, goes over.
fn place(text: &str, draw: &mut Draw) -> usize {
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let at = places[draw.below(places.len())];
    if text[..at].ends_with('\r') && text[at..].starts_with('\n') { at + 1 } else { at }
}

fn edited(encoding: &str, width: fn(char) -> usize) {
    let desk = Desk::new();
    let mut editor = Editor::pulling(&desk, encoding);
    let (edited, whole) = ("untitled:edited", "untitled:whole");
    let mut text =
        String::from("关于𠀀的通知\n\n请各单位布署工作，电话：13800138000。\r\n登陆系统𪚥填报。\r认真认真落实。\n");
    editor.open(edited, "plaintext", &text);
    let mut draw = Draw(0x9E37_79B9_7F4A_7C15);
    let mut told = 0;
    for number in 0..EDITS {
        let (one, other) = (place(&text, &mut draw), place(&text, &mut draw));
        // Mostly short ones, so that there is text left.
        let start = one.min(other);
        let end = if draw.below(3) == 0 {
            text[start..].chars().next().map_or(start, |c| start + c.len_utf8())
        } else {
            start
        };
        let end = if text[..end].ends_with('\r') && text[end..].starts_with('\n') { end + 1 } else { end };
        let new = PIECES[draw.below(PIECES.len())];
        let range = json!({"start": position(&text, start, width), "end": position(&text, end, width)});
        editor.change(edited, number as i64 + 2, json!([{"range": range, "text": new}]));
        text.replace_range(start..end, new);
        if number % 5 == 4 {
            let here = editor.diagnostics(edited);
            editor.open(whole, "plaintext", &text);
            assert_eq!(brief(&here), brief(&editor.diagnostics(whole)), "{encoding}, edit {number}");
            told += here.len();
        }
    }
    assert!(told > EDITS, "{told}");
    against_a_run(&desk, &editor.diagnostics(edited), &text, width);
    assert_eq!(editor.leave(), Some(0));
}

/// What `check` says of the same text: its columns count code points from 1, its places stored bytes.
fn against_a_run(desk: &Desk, diagnostics: &[Value], text: &str, width: fn(char) -> usize) {
    let run = desk.run_with(&["check", "--format", "json", "--stdin-name", "untitled.txt", "-"], text.as_bytes());
    let report: Value = serde_json::from_str(&run.out).unwrap();
    let expected = report["findings"].as_array().unwrap().iter().map(|finding| {
        let bytes = &finding["location"]["bytes"];
        let at = |index: usize| position(text, bytes[index].as_u64().unwrap() as usize, width);
        (finding["rule"].clone(), json!({"start": at(0), "end": at(1)}))
    });
    let expected: Vec<_> = expected.collect();
    let found: Vec<_> = diagnostics.iter().map(|one| (one["code"].clone(), one["range"].clone())).collect();
    assert_eq!(found, expected);
}

#[test]
fn two_hundred_edits_keep_places_right_in_bytes() {
    edited("utf-8", char::len_utf8);
}

#[test]
fn two_hundred_edits_keep_places_right_in_utf_16() {
    edited("utf-16", char::len_utf16);
}

#[test]
fn two_hundred_edits_keep_places_right_in_code_points() {
    edited("utf-32", |_| 1);
}
