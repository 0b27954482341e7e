//! Members that are no text: objects of other programs, drawings of Windows, settings of a printer. What stands in them as text is
//! overwritten where it stands, each byte or unit by an asterisk: nothing moves, so that whoever knows the format finds all else
//! where it was. What is packed in them is not reached.

use std::ops::Range;

use super::Masking;
use super::sweep::Run;

/// The bytes with what is to be masked overwritten, and how many stretches that are; `None`: nothing is to be.
pub(super) fn blanked(bytes: &[u8], masking: &dyn Masking) -> Option<(Vec<u8>, usize)> {
    let mut ranges: Vec<(Range<usize>, usize)> = Vec::new();
    for (run, unit) in [(utf8(bytes), 1), (gbk(bytes), 1), (utf16(bytes, 0), 2), (utf16(bytes, 1), 2)] {
        let text: String = run.iter().map(|(_, c)| c).collect();
        let stretches = masking.stretches(&text, true);
        let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        for (range, mask) in stretches {
            let first = offsets.partition_point(|offset| *offset < range.start);
            let end = offsets.partition_point(|offset| *offset < range.end);
            let is_masked = text[range.clone()] == *mask || text[range].chars().all(|c| c == '*');
            let hull = run[first..end].first().zip(run[first..end].last());
            ranges.extend(hull.filter(|_| !is_masked).map(|((from, _), (to, _))| (from.start..to.end, unit)));
        }
    }
    if ranges.is_empty() {
        return None;
    }
    // Digits are the same bytes in two of the readings.
    ranges.sort_by_key(|(range, unit)| (range.start, range.end, *unit));
    ranges.dedup();
    let mut written = bytes.to_vec();
    let count = ranges.len();
    for (range, unit) in ranges {
        for (at, byte) in written[range].iter_mut().enumerate() {
            *byte = if at % unit == 0 { b'*' } else { 0 };
        }
    }
    Some((written, count))
}

/// What parts two texts: nobody reads over it.
const BREAK: char = '\u{E000}';

fn utf8(bytes: &[u8]) -> Run {
    let (mut run, mut at) = (Run::new(), 0);
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            run.push((at..at + c.len_utf8(), shown(c)));
            at += c.len_utf8();
        }
        if !chunk.invalid().is_empty() {
            run.push((at..at + chunk.invalid().len(), BREAK));
            at += chunk.invalid().len();
        }
    }
    run
}

fn gbk(bytes: &[u8]) -> Run {
    let (mut run, mut at) = (Run::new(), 0);
    while let Some(&byte) = bytes.get(at) {
        let pair = bytes.get(at..at + 2).filter(|_| byte >= 0x81);
        let wide = pair.and_then(|pair| encoding_rs::GBK.decode_without_bom_handling_and_without_replacement(pair));
        let (length, c) = match wide.as_deref().and_then(|text| text.chars().next()) {
            Some(c) if !c.is_ascii() => (2, c),
            _ if byte.is_ascii() => (1, shown(char::from(byte))),
            _ => (1, BREAK),
        };
        run.push((at..at + length, c));
        at += length;
    }
    run
}

/// UTF-16 in little order from `start` on, as Windows writes it.
fn utf16(bytes: &[u8], start: usize) -> Run {
    let units = bytes.get(start..).unwrap_or_default().chunks_exact(2).enumerate();
    let of = |(index, pair): (usize, &[u8])| {
        let at = start + 2 * index;
        let c = char::from_u32(u16::from_le_bytes([pair[0], pair[1]]).into()).map_or(BREAK, shown);
        (at..at + 2, c)
    };
    units.map(of).collect()
}

/// A control character ends what is a text here.
fn shown(c: char) -> char {
    if c.is_control() && !matches!(c, '\t' | '\n' | '\r') { BREAK } else { c }
}
