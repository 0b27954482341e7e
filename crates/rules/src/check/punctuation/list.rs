//! Numbered items: how their numbers are written, and how they end.

use std::sync::OnceLock;

use super::{Spotted, sentences};
use crate::check::page::Page;
use crate::language::Said;
use hegao_model::text::Span;

/// Fewer items show no habit.
const LEAST: usize = 3;

/// In what a number is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numeral {
    Arabic,
    Letter,
    Han,
}

/// How a number is set off: `（1）`, `1）`, `1.`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Bracketed,
    Closed,
    Marked,
}

/// The number of an item, at the start of its paragraph.
#[derive(Clone, Copy)]
struct Label {
    block: usize,
    numeral: Numeral,
    form: Form,
    value: u32,
    /// Its first mark if it has two, and its last.
    marks: (Option<char>, char),
    is_upper: bool,
    /// Where the number stands between the marks, and where the label begins and ends.
    digits: (usize, usize),
    start: usize,
    end: usize,
}

impl Label {
    /// The label that `text` begins with.
    fn of(block: usize, text: &str) -> Option<Self> {
        let body = text.trim_start();
        if !body.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '(' | '（') || HAN.contains(&c)) {
            return None;
        }
        let start = text.len() - body.len();
        let open = body.chars().next().filter(|c| matches!(c, '(' | '（'));
        let from = start + open.map_or(0, char::len_utf8);
        let (numeral, value, len) = numeral(&text[from..])?;
        let mut rest = text[from + len..].chars();
        let close = rest.next()?;
        let form = match (open, close) {
            (Some(_), ')' | '）') => Form::Bracketed,
            (None, ')' | '）') => Form::Closed,
            (None, '.' | '．' | '、' | '，' | ',' | '。' | ':' | '：') => Form::Marked,
            _ => return None,
        };
        // 2.1, 8:30 and 1,000 are no numbers of items, nor is 一，二 or A. B. Li.
        let is_other = rest.next().is_none_or(|c| c.is_ascii_digit())
            || (form == Form::Marked && numeral == Numeral::Letter)
            || (form == Form::Marked && numeral == Numeral::Han && !matches!(close, '、' | '.' | '．'));
        let is_upper = text[from..].starts_with(|c: char| c.is_ascii_uppercase());
        let digits = (from, from + len);
        let end = from + len + close.len_utf8();
        let marks = (open, if close == '．' { '.' } else { close });
        (!is_other).then_some(Self { block, numeral, form, value, marks, is_upper, digits, start, end })
    }

    /// Whether two labels are written alike.
    fn is_like(&self, other: &Self) -> bool {
        self.marks == other.marks && self.is_upper == other.is_upper
    }

    /// This label as `other` is written.
    fn written_like(&self, other: &Self, text: &str) -> String {
        let number = &text[self.digits.0..self.digits.1];
        let number = if other.is_upper { number.to_ascii_uppercase() } else { number.to_ascii_lowercase() };
        other.marks.0.into_iter().map(String::from).chain([number, other.marks.1.into()]).collect()
    }
}

/// Numerals from one to ten.
const HAN: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/// The number at the start of `text`: what it is written in, its value, its length.
fn numeral(text: &str) -> Option<(Numeral, u32, usize)> {
    let first = text.chars().next()?;
    if first.is_ascii_digit() {
        let len = text.bytes().take_while(u8::is_ascii_digit).count();
        return (len <= 2).then(|| Some((Numeral::Arabic, text[..len].parse().ok()?, len)))?;
    }
    if first.is_ascii_alphabetic() {
        return Some((Numeral::Letter, u32::from(first.to_ascii_lowercase()) - u32::from('a') + 1, 1));
    }
    let digit = |c: char| HAN.iter().zip(1..).find(|&(&han, _)| han == c).map(|(_, value)| value);
    let han: Vec<u32> = text.chars().map_while(digit).take(4).collect();
    let value = match han[..] {
        [one] => one,
        [10, ones] if ones < 10 => 10 + ones,
        [tens, 10] if tens < 10 => tens * 10,
        [tens, 10, ones] if tens < 10 && ones < 10 => tens * 10 + ones,
        _ => return None,
    };
    Some((Numeral::Han, value, han.len() * '一'.len_utf8()))
}

/// The lists of a page, which are looked for when a rule asks for the first time.
#[derive(Default)]
pub(super) struct Lists(OnceLock<Vec<Vec<Label>>>);

impl Page<'_> {
    fn lists(&self) -> &[Vec<Label>] {
        self.faults.lists.0.get_or_init(|| lists(self))
    }
}

/// The lists of a page: items one behind another, counted on. Those numbered 一、 may have paragraphs between them.
fn lists(page: &Page<'_>) -> Vec<Vec<Label>> {
    let mut lists: Vec<Vec<Label>> = Vec::new();
    let mut run: Vec<Label> = Vec::new();
    for (index, block) in sentences(page) {
        let Some(label) = Label::of(index, block.text.source()) else { continue };
        let goes_on = run.last().is_some_and(|last| {
            last.numeral == label.numeral
                && last.form == label.form
                && last.value + 1 == label.value
                && last.block + 1 == label.block
        });
        if !goes_on {
            lists.extend(Some(std::mem::take(&mut run)).filter(|list| list.len() >= LEAST));
        }
        run.push(label);
    }
    lists.extend(Some(run).filter(|list| list.len() >= LEAST));
    lists
}

/// Numbers that are written otherwise than most of their list.
pub(super) fn numbers(page: &Page<'_>, found: &mut dyn FnMut(Spotted)) {
    for list in page.lists() {
        let likes = |label: &Label| list.iter().filter(|other| other.is_like(label)).count();
        // Of forms that are as frequent the first counts: `max_by_key` takes the last.
        let Some(usual) = list.iter().rev().max_by_key(|label| likes(label)) else { continue };
        for odd in list.iter().filter(|label| !label.is_like(usual)) {
            let text = page.blocks[odd.block].text.source();
            let right = odd.written_like(usual, text);
            let detail = Some(Said { zh: right.clone(), en: right.clone() });
            let span = Span::new(odd.start, odd.end);
            found(Spotted { suggestions: vec![right], detail, ..Spotted::new(odd.block, span) });
        }
    }
}

/// Items that end otherwise than most of their list.
pub(super) fn ends(page: &Page<'_>, found: &mut dyn FnMut(Spotted)) {
    for list in page.lists() {
        let text = |label: &Label| page.blocks[label.block].text.source().trim_end();
        let last = |label: &Label| text(label).chars().next_back();
        // An item of several sentences must end in a stop, and then all may.
        let is_long =
            |label: &Label| text(label)[label.end..].trim_end_matches(['。', '；']).contains(['。', '；', '：']);
        if list.iter().any(is_long) {
            continue;
        }
        let items = &list[..list.len() - 1];
        let count = |mark: char| items.iter().filter(|label| last(label) == Some(mark)).count();
        let (stops, parts) = (count('。'), count('；'));
        if stops == 0 || parts == 0 {
            continue;
        }
        let is_stop = stops > parts || (stops == parts && last(&items[0]) == Some('。'));
        let (usual, odd) = if is_stop { ('。', '；') } else { ('；', '。') };
        for label in items.iter().filter(|label| last(label) == Some(odd)) {
            let end = text(label).len();
            let detail = Some(Said { zh: usual.into(), en: usual.into() });
            let span = Span::new(end - odd.len_utf8(), end);
            found(Spotted { suggestions: vec![usual.into()], detail, ..Spotted::new(label.block, span) });
        }
    }
}

/// Items that end in a comma although the next paragraph begins with the next number.
pub(super) fn open_items(page: &Page<'_>, found: &mut dyn FnMut(Spotted)) {
    let mut before: Option<(usize, &str)> = None;
    for (index, block) in sentences(page) {
        let text = block.text.source();
        if let Some((item, words)) = before.replace((index, text))
            && item + 1 == index
            && let Some(mark) = words.trim_end().chars().next_back().filter(|c| matches!(c, '，' | '、'))
            && goes_on(words, text)
        {
            let end = words.trim_end().len();
            let suggestions = vec!["；".into(), "。".into()];
            found(Spotted { suggestions, ..Spotted::new(item, Span::new(end - mark.len_utf8(), end)) });
        }
    }
}

/// Whether two paragraphs are an item and the next: both with numbers of one kind, 2.1 and 2.2 too.
fn goes_on(item: &str, next: &str) -> bool {
    let parts = |text: &str| {
        let text = text.trim_start();
        let len = text.bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
        text[..len].trim_end_matches('.').split('.').map(str::parse::<u32>).collect::<Result<Vec<_>, _>>().ok()
    };
    match (Label::of(0, item), Label::of(0, next)) {
        (Some(one), Some(two)) => one.numeral == two.numeral && one.form == two.form && one.value + 1 == two.value,
        (None, None) => parts(item).zip(parts(next)).is_some_and(|(one, two)| {
            let Some(((last, head), (next, other))) = one.split_last().zip(two.split_last()) else { return false };
            !head.is_empty() && head == other && last.checked_add(1) == Some(*next)
        }),
        _ => false,
    }
}
