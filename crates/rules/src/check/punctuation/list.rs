//! Numbered items: how their numbers are written, and how they end.

use std::sync::OnceLock;

use super::{Spotted, sentences};
use crate::check::page::Page;
use crate::facts::HeadingForm;
use crate::language::Said;
use hegao_model::text::Span;

/// Fewer items show no habit.
const LEAST: usize = 3;

/// More items than this show that the next is of their list, although paragraphs stand between them.
const LONG: usize = 3;

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

    /// Whether both are written in numbers of one kind, set off in one way.
    fn is_of_kind(&self, other: &Self) -> bool {
        self.numeral == other.numeral && self.form == other.form
    }

    /// What is wrong with it where the others are written like `usual`.
    fn mended(&self, usual: &Self, page: &Page<'_>) -> Spotted {
        let text = &page.blocks[self.block].text;
        let right = self.written_like(usual, text.source());
        let detail = Some(Said { zh: right.clone(), en: right.clone() });
        let span = Span::new(self.start, self.end);
        Spotted { suggestions: vec![right], detail, ..Spotted::new(self.block, span) }
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
pub(super) struct Lists(OnceLock<Found>);

/// Items that are counted on.
#[derive(Default)]
struct Found {
    /// One behind another.
    close: Vec<Vec<Label>>,
    /// With paragraphs between them.
    loose: Vec<Vec<Label>>,
}

impl Page<'_> {
    fn lists(&self) -> &Found {
        self.faults.lists.0.get_or_init(|| Found::on(self))
    }
}

impl Found {
    fn on(page: &Page<'_>) -> Self {
        let (mut close, mut loose) = (Runs::default(), Vec::<Runs>::new());
        for (index, block) in sentences(page) {
            let Some(label) = Label::of(index, block.text.source()) else { continue };
            close.take(label, true);
            // A list may hold another, whose numbers have another form.
            let is_own = |runs: &Runs| runs.run.last().is_some_and(|last| last.is_of_kind(&label));
            let at = loose.iter().position(is_own).unwrap_or_else(|| {
                loose.push(Runs::default());
                loose.len() - 1
            });
            loose[at].take(label, false);
        }
        let is_spread = |list: &Vec<Label>| list.windows(2).any(|pair| pair[0].block + 1 < pair[1].block);
        let loose = loose.into_iter().flat_map(Runs::done).filter(is_spread).collect();
        Self { close: close.done(), loose }
    }
}

/// Runs of labels that are counted on, one behind another.
#[derive(Default)]
struct Runs {
    lists: Vec<Vec<Label>>,
    run: Vec<Label>,
}

impl Runs {
    fn take(&mut self, label: Label, is_close: bool) {
        let goes_on = self.run.last().is_some_and(|last| {
            last.is_of_kind(&label) && last.value + 1 == label.value && (!is_close || last.block + 1 == label.block)
        });
        if !goes_on {
            self.end();
        }
        self.run.push(label);
    }

    fn end(&mut self) {
        self.lists.extend(Some(std::mem::take(&mut self.run)).filter(|list| list.len() >= LEAST));
    }

    fn done(mut self) -> Vec<Vec<Label>> {
        self.end();
        self.lists
    }
}

/// Numbers that are written otherwise than most of their list.
pub(super) fn numbers(page: &Page<'_>, found: &mut dyn FnMut(Spotted)) {
    let lists = page.lists();
    let told: Vec<usize> = lists.close.iter().flat_map(|list| odd(list, page, found)).collect();
    // With paragraphs between them, numbers are one list for sure only where most are alike, and the odd one stands between two
    // others or behind many.
    for list in &lists.loose {
        let Some(usual) = usual(list).filter(|usual| 2 * likes(list, usual) > list.len()) else { continue };
        let inner = &list[1..if list.len() > LONG { list.len() } else { list.len() - 1 }];
        for label in inner.iter().filter(|label| !label.is_like(usual) && !told.contains(&label.block)) {
            found(label.mended(usual, page));
        }
    }
}

/// Tells the numbers of a list without gaps that are odd; in which blocks.
fn odd(list: &[Label], page: &Page<'_>, found: &mut dyn FnMut(Spotted)) -> Vec<usize> {
    let Some(usual) = usual(list) else { return Vec::new() };
    let odd = list.iter().filter(|label| !label.is_like(usual));
    odd.map(|label| {
        found(label.mended(usual, page));
        label.block
    })
    .collect()
}

/// An item that is written as most are; of forms that are as frequent the first counts, and `max_by_key` takes the last.
fn usual(list: &[Label]) -> Option<&Label> {
    list.iter().rev().max_by_key(|label| likes(list, label))
}

/// How many items are written like `label`.
fn likes(list: &[Label], label: &Label) -> usize {
    list.iter().filter(|other| other.is_like(label)).count()
}

/// Items that end otherwise than most of their list.
pub(super) fn ends(page: &Page<'_>, found: &mut dyn FnMut(Spotted)) {
    for list in &page.lists().close {
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
    page.lists().close.iter().filter_map(|list| open_end(page, list)).for_each(found);
}

/// The ； at the end of a list's last item, where all end so and what follows is no item of any list.
fn open_end(page: &Page<'_>, list: &[Label]) -> Option<Spotted> {
    let text = |label: &Label| page.blocks[label.block].text.source().trim_end();
    let last = list.last()?;
    let next = page.blocks.get(last.block + 1)?;
    // An item of the list that this one is part of goes on too.
    let goes_on = !next.kind.is_prose() || Label::of(0, next.text.source()).is_some();
    if goes_on || !list.iter().all(|label| text(label).ends_with('；')) {
        return None;
    }
    let end = text(last).len();
    let detail = Some(Said { zh: "。".into(), en: "。".into() });
    let span = Span::new(end - '；'.len_utf8(), end);
    Some(Spotted { suggestions: vec!["。".into()], detail, ..Spotted::new(last.block, span) })
}

/// Items that end in a comma although the next paragraph begins with the next number.
pub(super) fn open_items(page: &Page<'_>, found: &mut dyn FnMut(Spotted)) {
    between_items(page, found);
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
    let headings = page.facts.about.headings.iter().filter(|heading| heading.alone && heading.place.block > 0);
    for last in
        headings.filter(|heading| heading.form <= HeadingForm::Subsection).map(|heading| heading.place.block - 1)
    {
        open_section(page, last).into_iter().for_each(&mut *found);
    }
}

/// More characters make a paragraph, not an item without a number.
const SHORT: usize = 50;

/// A short line without a number that ends in a comma between two that end in ；: 李明同志为科长，.
fn between_items(page: &Page<'_>, found: &mut dyn FnMut(Spotted)) {
    let lines: Vec<(usize, &str)> =
        sentences(page).map(|(index, block)| (index, block.text.source().trim_end())).collect();
    for three in lines.windows(3) {
        let [(first, before), (own, text), (third, after)] = [three[0], three[1], three[2]];
        let is_row = first + 1 == own && own + 1 == third;
        let is_short = |text: &str| text.chars().count() <= SHORT && Label::of(0, text).is_none();
        if is_row
            && before.ends_with('；')
            && after.ends_with('；')
            && let Some(mark) = text.chars().next_back().filter(|c| matches!(c, '，' | '、'))
            && [before, text, after].into_iter().all(is_short)
        {
            let suggestions = vec!["；".into()];
            found(Spotted { suggestions, ..Spotted::new(own, Span::new(text.len() - mark.len_utf8(), text.len())) });
        }
    }
}

/// The last paragraph of a section, if it ends in 、: a heading never goes on with what stands before it.
fn open_section(page: &Page<'_>, last: usize) -> Option<Spotted> {
    let block = &page.blocks[last];
    let is_heading = || page.facts.about.headings.iter().any(|heading| heading.place.block == last && heading.alone);
    let words = block.text.source().trim_end().strip_suffix('、').filter(|_| block.kind.is_prose() && !is_heading())?;
    let suggestions = vec!["。".into()];
    Some(Spotted { suggestions, ..Spotted::new(last, Span::new(words.len(), words.len() + '、'.len_utf8())) })
}

/// Whether two paragraphs are an item and the next: both with numbers of one kind, 2.1 and 2.2 too.
fn goes_on(item: &str, next: &str) -> bool {
    let parts = |text: &str| {
        let text = text.trim_start();
        let len = text.bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
        text[..len].trim_end_matches('.').split('.').map(str::parse::<u32>).collect::<Result<Vec<_>, _>>().ok()
    };
    match (Label::of(0, item), Label::of(0, next)) {
        (Some(one), Some(two)) => one.is_of_kind(&two) && one.value + 1 == two.value,
        (None, None) => parts(item).zip(parts(next)).is_some_and(|(one, two)| {
            let Some(((last, head), (next, other))) = one.split_last().zip(two.split_last()) else { return false };
            !head.is_empty() && head == other && last.checked_add(1) == Some(*next)
        }),
        _ => false,
    }
}
