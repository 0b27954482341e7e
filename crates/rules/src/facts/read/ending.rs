//! The end of a document: signature, date, note, attachments.

use std::ops::Range;

use super::head::Dated;
use super::organ::organs;
use super::{date, numeral, place_of};
use crate::facts::{About, Line, Place, Zone};
use hegao_model::document::BlockKind;

/// How many lines of organs may stand above the date.
const SIGNERS: usize = 12;

/// How far from the end a date without an organ above it may stand.
const NEAR_END: usize = 8;

/// How far behind the date a note may stand.
const NOTE: usize = 3;

/// Lines that may belong to the end, collected while all lines are passed.
#[derive(Default)]
pub(super) struct Clues {
    /// Lines that end with a date.
    dates: Vec<usize>,
    /// Lines that announce attachments.
    announced: Vec<usize>,
    /// Lines that name an attachment which begins there.
    begins: Vec<usize>,
}

impl Clues {
    /// Looks at one line. Nearly every line costs no more than its first and last character and its length.
    pub(super) fn look(&mut self, at: usize, text: &str) {
        let text = text.trim();
        if text.len() > 180 {
            return;
        }
        if text.starts_with('附') {
            match attachment(text) {
                Some(Attachment::Announced) => self.announced.push(at),
                Some(Attachment::Begins) => self.begins.push(at),
                None => {}
            }
        } else if is_slip(text) {
            self.begins.push(at);
        } else if ends_with_date(text).is_some() {
            self.dates.push(at);
        }
    }
}

/// A line that cuts a reply slip off: `……回执……`, `回　执`.
fn is_slip(text: &str) -> bool {
    let is_cut = |c: char| matches!(c, '…' | '.' | '-' | '—' | '·' | '=' | '_' | '✂' | ' ' | '\u{3000}' | '（' | '）');
    if !text.starts_with(['…', '.', '-', '—', '·', '=', '_', '✂', '回', '（']) {
        return false;
    }
    let mut word = text.chars().filter(|c| !is_cut(*c));
    (word.next(), word.next()) == (Some('回'), Some('执')) && matches!(word.next(), None | Some('单' | '条' | '联'))
}

enum Attachment {
    Announced,
    Begins,
}

/// `附件：1.名单`, or `附件1` on a line of its own.
fn attachment(text: &str) -> Option<Attachment> {
    let rest = ["附件", "附表", "附"].iter().find_map(|word| text.strip_prefix(word))?.trim_start();
    let rest = numeral::number(rest).map_or(rest, |(_, rest)| rest).trim_start();
    if rest.is_empty() && text.starts_with("附件") {
        return Some(Attachment::Begins);
    }
    let list = rest.strip_prefix(['：', ':'])?;
    Some(if list.trim().is_empty() && !text.starts_with("附件：") {
        Attachment::Begins
    } else {
        Attachment::Announced
    })
}

/// The date with which a short line ends, and what stands before it.
fn ends_with_date(text: &str) -> Option<(&str, date::Written<'_>)> {
    let last = text.chars().next_back()?;
    let may_end = matches!(last, '日' | '号' | '月' | '）' | ')') || last.is_ascii_digit();
    if !may_end || text.contains(['。', '，', '；', '：']) {
        return None;
    }
    if let Some(whole) = date::whole(text) {
        return Some(("", whole));
    }
    // Organ and date on one line, with a space between.
    let (at, _) =
        text.char_indices().find(|&(at, c)| numeral::may_begin(c) && text[..at].ends_with(char::is_whitespace))?;
    date::whole(&text[at..]).map(|date| (text[..at].trim(), date))
}

/// What the end says beside what stands in [`About`].
#[derive(Default)]
pub(super) struct Ending {
    /// The date below the signature.
    pub(super) dated: Option<Dated>,
}

/// Reads the end of the text, which begins at `start`, into `about`.
pub(super) fn read(lines: &[Line<'_>], start: usize, clues: &Clues, about: &mut About) -> Ending {
    let mut ending = Ending::default();
    let first_attachment = clues.begins.iter().copied().find(|&at| at > start).unwrap_or(lines.len());
    let signed = clues.dates.iter().copied().filter(|&at| at > start).find(|&at| signs(lines, at, start));
    let near = || clues.dates.iter().copied().rev().find(|&at| at > start && is_last(lines, at, first_attachment));
    let end = match signed.or_else(near) {
        Some(at) => {
            let text = lines[at].text;
            if let Some((_, date)) = ends_with_date(text.trim()) {
                let place = place_of(at, text, date.text);
                ending.dated = Some(Dated { date: date.date, day: date.day(), place });
            }
            sign(lines, signature(lines, at, start), about);
            at + 1
        }
        None => undated(lines, start, first_attachment, about),
    };
    note(lines, end, about);
    announced(lines, start..end, clues, about);
    if let Some(from) = clues.begins.iter().copied().find(|&at| at >= end && at > start) {
        about.zones[from..].fill(Some(Zone::Attachment));
    }
    ending
}

/// Whether organs sign above the date at `at`, or on its line.
fn signs(lines: &[Line<'_>], at: usize, start: usize) -> bool {
    let text = lines[at].text;
    let beside = ends_with_date(text.trim()).map_or("", |(before, _)| before);
    !organs(at, text, beside).is_empty() || beside.is_empty() && at > start && is_organ_line(lines, at - 1)
}

fn is_organ_line(lines: &[Line<'_>], at: usize) -> bool {
    !organs(at, lines[at].text, lines[at].text).is_empty()
}

/// Whether a date stands at the end of the text: only short lines behind it.
fn is_last(lines: &[Line<'_>], at: usize, end: usize) -> bool {
    at < end
        && end - at <= NEAR_END
        && lines[at + 1..end].iter().all(|line| !is_sentence(line.text))
        && date::whole(lines[at].text).is_some()
}

fn is_sentence(text: &str) -> bool {
    text.contains(['。', '；']) && !text.trim().starts_with(['（', '('])
}

/// The lines of the signature: the date's, those of organs above it, or a name of another sort.
fn signature(lines: &[Line<'_>], date: usize, start: usize) -> Range<usize> {
    let above = (start..date).rev().take(SIGNERS).take_while(|&at| is_organ_line(lines, at)).count();
    let is_name = |at: usize| {
        let text = lines[at].text.trim();
        text.chars().nth(20).is_none()
            && lines[at].kind == BlockKind::Item
            && !text.contains(['。', '，', '：', '；', '、', ':', '\t'])
            && !super::heading::is_numbered(text)
            && date::whole(text).is_none()
    };
    let alone = above == 0 && date::whole(lines[date].text).is_some() && date > start && is_name(date - 1);
    date - above - usize::from(alone)..date + 1
}

fn sign(lines: &[Line<'_>], range: Range<usize>, about: &mut About) {
    for at in range {
        let text = lines[at].text;
        let before = ends_with_date(text.trim()).map_or(text, |(before, _)| before);
        about.signature.extend(organs(at, text, before));
        about.zones[at] = Some(Zone::Signature);
    }
}

/// A signature without a date: the organs on the last lines, above notes and what the printer adds. Gives the end.
fn undated(lines: &[Line<'_>], start: usize, end: usize, about: &mut About) -> usize {
    let is_behind = |at: &usize| {
        let text = lines[*at].text.trim();
        text.starts_with(['（', '(', '附']) || text.starts_with("抄送") || text.ends_with("印发")
    };
    let behind = (start..end).rev().take(NEAR_END).take_while(is_behind).count();
    let last = end - behind;
    let count = (start..last).rev().take(SIGNERS).take_while(|&at| is_organ_line(lines, at)).count();
    // A list of organs is no signature: text must stand above it.
    let is_signed = last - count > start && lines[last - count - 1].text.trim().ends_with(['。', '！', '”', '）']);
    if count > 0 && is_signed {
        sign(lines, last - count..last, about);
        return last;
    }
    end
}

/// The note: a line in brackets behind the date; without a date, what the reader took for one.
fn note(lines: &[Line<'_>], end: usize, about: &mut About) {
    let in_brackets =
        |text: &str| text.starts_with(['（', '(']) && text.ends_with(['）', ')']) && date::whole(text).is_none();
    let behind = (end..lines.len()).take(NOTE).find(|&at| in_brackets(lines[at].text.trim()));
    let at = behind.or_else(|| {
        (0..lines.len())
            .rev()
            .take(NEAR_END)
            .find(|&at| lines[at].kind == BlockKind::Note && date::whole(lines[at].text).is_none())
    });
    if let Some(at) = at {
        about.note = Some(place_of(at, lines[at].text, lines[at].text.trim()));
        about.zones[at] = Some(Zone::Note);
    }
}

/// The attachments that are announced before the signature.
fn announced(lines: &[Line<'_>], text: Range<usize>, clues: &Clues, about: &mut About) {
    let signature =
        (text.start..text.end).rev().find(|&at| about.zones[at] != Some(Zone::Signature)).map_or(text.end, |at| at + 1);
    for &first in clues.announced.iter().filter(|&&at| text.start <= at && at < signature) {
        if about.zones[first] == Some(Zone::Attachment) {
            continue;
        }
        let own = lines[first].text.split_once(['：', ':']).map_or("", |(_, list)| list);
        entries(first, lines[first].text, own, &mut about.attachments);
        about.zones[first] = Some(Zone::Attachment);
        let goes_on = |&at: &usize| {
            numeral::arabic(lines[at].text.trim()).is_some_and(|(_, rest)| rest.starts_with(['.', '．', '、', ' ']))
        };
        for at in (first + 1..signature).take_while(goes_on) {
            entries(at, lines[at].text, lines[at].text, &mut about.attachments);
            about.zones[at] = Some(Zone::Attachment);
        }
    }
}

/// The entries of one line of the list: `1.名单　2.方案`.
fn entries(block: usize, text: &str, list: &str, places: &mut Vec<Place>) {
    let begins = |at: usize| {
        let apart = at == 0 || list[..at].ends_with(char::is_whitespace);
        apart && numeral::arabic(&list[at..]).is_some_and(|(_, rest)| rest.starts_with(['.', '．', '、']))
    };
    let mut starts: Vec<usize> = list.char_indices().map(|(at, _)| at).filter(|&at| begins(at)).collect();
    if starts.is_empty() || !list[..starts[0]].trim().is_empty() {
        starts.insert(0, 0);
    }
    starts.push(list.len());
    let parts = starts.windows(2).map(|pair| list[pair[0]..pair[1]].trim()).filter(|part| !part.is_empty());
    places.extend(parts.map(|part| place_of(block, text, part)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_may_announce_several_attachments() {
        let text = "附件：1.名单　2.方案";
        let mut places = Vec::new();
        entries(0, text, &text["附件：".len()..], &mut places);
        assert_eq!(places.iter().map(|place| place.span.of(text)).collect::<Vec<_>>(), ["1.名单", "2.方案"]);
    }

    #[test]
    fn a_slip_is_cut_off() {
        for text in ["…………回  执…………", "回执", "-----回执单-----", "（回执）"] {
            assert!(is_slip(text), "{text}");
        }
        for text in ["回执请于3月5日前交", "回复", "……", "请交回执"] {
            assert!(!is_slip(text), "{text}");
        }
    }

    #[test]
    fn organ_and_date_may_stand_on_one_line() {
        let (organ, date) = ends_with_date("示例县人民政府　　2025年1月8日").unwrap();
        assert_eq!((organ, date.date.to_string().as_str()), ("示例县人民政府", "2025-01-08"));
        assert!(ends_with_date("示例县人民政府2025年1月8日印发").is_none());
    }
}
