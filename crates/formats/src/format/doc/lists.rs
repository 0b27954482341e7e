//! The lists of a document ([MS-DOC], 2.9.131 and 2.9.209): how their levels count, and what single ones change of that. What the
//! numbers come to is worked out by the code that newer documents go through.

use std::collections::HashMap;

use super::bytes::{u16_at, u32_at, wide};
use crate::format::docx::numbering::{Level, List, Numbering};

/// Bytes of a list and of what is changed of one.
const LIST: usize = 28;
const OVERRIDE: usize = 16;

/// The lists. `lists` goes on behind what its length says: there stand the levels.
pub(super) fn read(lists: &[u8], overrides: &[u8]) -> Numbering {
    let mut numbering = Numbering::default();
    let count = usize::from(u16_at(lists, 0).unwrap_or(0));
    let mut at = 2 + count * LIST;
    let mut numbers = HashMap::new();
    for index in 0..count {
        let Some(list) = lists.get(2 + index * LIST..2 + (index + 1) * LIST) else { break };
        let levels = if list[26] & 1 == 1 { 1 } else { 9 };
        let mut read = Vec::new();
        for _ in 0..levels {
            let Some((level, length)) = lists.get(at..).and_then(level) else { break };
            read.push(level);
            at += length;
        }
        numbers.insert(u32_at(list, 0), index as u32);
        numbering.define(index as u32, read);
    }
    let count = (u32_at(overrides, 0).unwrap_or(0) as usize).min(overrides.len() / OVERRIDE);
    let mut at = 4 + count * OVERRIDE;
    for index in 0..count {
        let Some(own) = overrides.get(4 + index * OVERRIDE..4 + (index + 1) * OVERRIDE) else { break };
        let mut list = List::of(numbers.get(&u32_at(own, 0)).copied().unwrap_or(u32::MAX));
        at += 4;
        for _ in 0..own[12] {
            let Some(length) = overrides.get(at..).and_then(|rest| changed(rest, &mut list)) else { break };
            at += length;
        }
        numbering.add(index as u32 + 1, list);
    }
    numbering
}

/// Takes up what is changed of one level of a list. Returns how many bytes that took.
fn changed(bytes: &[u8], list: &mut List) -> Option<usize> {
    let (start, flags) = (u32_at(bytes, 0)?, u32_at(bytes, 4)?);
    let of = (flags & 0xF) as usize;
    if flags & 0x20 != 0 {
        let (level, length) = level(bytes.get(8..)?)?;
        list.change(of, level);
        return Some(8 + length);
    }
    if flags & 0x10 != 0 {
        list.start(of, start);
    }
    Some(8)
}

/// A level, and how many bytes it takes.
fn level(bytes: &[u8]) -> Option<(Level, usize)> {
    let head = bytes.get(..28)?;
    let text_at = 28 + usize::from(head[24]) + usize::from(head[25]);
    let length = usize::from(u16_at(bytes, text_at)?) * 2;
    let stored = wide(bytes.get(text_at + 2..text_at + 2 + length)?);
    let mut text = String::new();
    for c in stored.chars() {
        match u32::from(c) {
            of @ 0..9 => text.push_str(&format!("%{}", of + 1)),
            _ => text.push(c),
        }
    }
    let level = Level {
        start: u32_at(head, 0)?,
        format: format(head[4]).to_owned(),
        text,
        is_tight: head[15] == 2,
        is_legal: head[5] & 4 != 0,
        restart: (head[5] & 8 != 0).then(|| usize::from(head[26])),
    };
    Some((level, text_at + 2 + length))
}

/// How a number of this sort is called in newer documents ([MS-OSHARED], 2.2.1.3).
pub(in crate::format) fn format(sort: u8) -> &'static str {
    match sort {
        1 => "upperRoman",
        2 => "lowerRoman",
        3 => "upperLetter",
        4 => "lowerLetter",
        5 => "ordinal",
        10 => "ideographDigital",
        11 => "japaneseCounting",
        14 => "decimalFullWidth",
        17 => "japaneseDigitalTenThousand",
        18 => "decimalEnclosedCircle",
        19 => "decimalFullWidth2",
        22 => "decimalZero",
        23 => "bullet",
        28 => "decimalEnclosedCircleChinese",
        30 => "ideographTraditional",
        31 => "ideographZodiac",
        33 => "taiwaneseCounting",
        35 => "taiwaneseCountingThousand",
        36 => "taiwaneseDigital",
        37 => "chineseCounting",
        38 => "chineseLegalSimplified",
        39 => "chineseCountingThousand",
        255 => "none",
        _ => "decimal",
    }
}
