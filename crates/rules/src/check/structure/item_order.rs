//! Numbers of items in figures that jump, repeat or are missing: 9. and then 11.; 2.1 and then 2.3; 7., a line without a
//! number, 9.

use std::collections::HashMap;

use super::numbers::written;
use crate::check::page::{Page, Spotted};
use crate::facts::{Genre, HeadingForm};
use crate::language::Said;
use hegao_model::document::BlockKind;
use hegao_model::text::{Span, is_han};

/// How many blocks may stand between two items of one list, apart from its own.
const APART: usize = 12;

/// So many other sections that number what is in them show that all do.
const SECTIONS: usize = 1;

/// How many blocks one item of a list takes at most where its number is held against both neighbours.
const NEIGHBOURS: usize = 8;

/// Letters of the name that is quoted of an item without a number.
const NAME: usize = 8;

/// What stands for the parent of an item with a Chinese number in brackets: （三）.
const HAN: &str = "（一";

/// An item: a block that begins with a number.
struct Item<'a> {
    block: usize,
    /// What stands before its last figure: `2.` of 2.3.
    parent: &'a str,
    number: u32,
    /// The mark behind it; empty behind 2.3.
    mark: &'a str,
    /// Where its number begins and its words.
    span: Span<hegao_model::text::Source>,
}

/// A list that stands open: its last item, and how many follow each other up to it.
#[derive(Clone, Copy)]
struct List {
    last: usize,
    run: u32,
}

pub(super) fn find(page: &Page<'_>) -> Vec<Spotted> {
    // Statutes are published in excerpts: of theirs only a number is told that its neighbours on both sides contradict.
    let is_statute = page.facts.genre == Some(Genre::Statute);
    let items: Vec<Item<'_>> = page
        .each_block()
        .filter_map(|(index, block)| {
            let is_text = matches!(block.kind, BlockKind::Heading | BlockKind::Paragraph | BlockKind::Item);
            if is_text && !block.text.source().contains('|') {
                let text = block.text.source();
                item(index, text)
                    .or_else(|| bracketed(index, text))
                    .or_else(|| in_figures(index, text))
                    .or_else(|| labelled(index, text))
            } else {
                None
            }
        })
        .collect();
    let mut lists: HashMap<(&str, &str), List> = HashMap::new();
    let mut found: Vec<Spotted> = Vec::new();
    let sections = numbered_sections(&items);
    for (index, item) in items.iter().enumerate() {
        let known = lists.get(&(item.parent, item.mark)).copied();
        let run = match known {
            Some(list) if items[list.last].number + 1 == item.number => list.run + 1,
            Some(list) => {
                let is_proved = || list.run >= 2 && (goes_on(&items, index) || ends_beside(&items, list.last, index));
                let is_twice = || !is_statute && is_last_twice(page, &items, list, index);
                if slips(page, &items, list.last, index) || is_repeated(page, &items, list, index) || is_twice() {
                    found.push(slip(&items, list.last, index));
                } else if !is_statute
                    && (item.parent != HAN || is_beside(page, &items[list.last], item))
                    && (is_proved() || sections > SECTIONS && item.parent.ends_with('.') && item.mark.is_empty())
                {
                    found.extend(fault(page, &items, list.last, index));
                }
                1
            }
            // The mark behind the number may change within a list: 1、…, 2.….
            None => 1 + neighbour(&items, &lists, index),
        };
        lists.insert((item.parent, item.mark), List { last: index, run });
    }
    if !is_statute {
        found.extend(super::inline_items::find(page));
    }
    found.extend(attachment(page));
    found
}

/// The first number in the list of attachments that repeats the one before, where the others follow each other: 1. 2. 2.
fn attachment(page: &Page<'_>) -> Option<Spotted> {
    let listed = &page.facts.about.attachments;
    let of = |place: &crate::facts::Place| {
        let text = place.span.of(page.blocks[place.block].text.source());
        let (number, rest) = crate::facts::number_at_start(text)?;
        Some((number, text.len() - rest.len()))
    };
    let numbers: Vec<(u32, usize)> = listed.iter().map(of).collect::<Option<_>>()?;
    let wrong = numbers.iter().zip(1..).position(|((number, _), due)| *number != due).filter(|&at| at > 0)?;
    let is_twice = numbers[wrong].0 == numbers[wrong - 1].0 || numbers[wrong].0 == wrong as u32 + 2;
    // Those behind go on, either with what is due or one less.
    let goes_on =
        numbers[wrong + 1..].iter().zip(wrong as u32 + 1..).all(|((number, _), at)| (at..=at + 2).contains(number));
    let (place, due) = (&listed[wrong], wrong + 1);
    let detail = Some(Said { zh: format!("“{due}”"), en: format!("“{due}”") });
    let start = place.span.start();
    (is_twice && goes_on).then(|| Spotted {
        suggestions: vec![due.to_string()],
        detail,
        ..Spotted::new(place.block, Span::new(start, start + numbers[wrong].1))
    })
}

/// How many sections number what is in them in order: 1.1 and 1.2, 3.1 and 3.2.
fn numbered_sections(items: &[Item<'_>]) -> usize {
    let is_second = |item: &&Item<'_>| item.number == 2 && item.mark.is_empty() && item.parent.ends_with('.');
    let is_first = |second: &Item<'_>| items.iter().any(|item| item.parent == second.parent && item.number == 1);
    items.iter().filter(is_second).filter(|second| is_first(second)).count()
}

/// Whether two items are neighbours, and the list ends with the second: nothing can stand between them.
fn ends_beside(items: &[Item<'_>], last: usize, index: usize) -> bool {
    let (last, item) = (&items[last], &items[index]);
    let is_over = items.get(index + 1).is_none_or(|next| next.block > item.block + 1);
    let is_plain = last.parent.is_empty() || last.parent.starts_with(['[', '［', '（', '(']);
    last.block + 1 == item.block && is_plain && is_over
}

/// Whether the paragraphs of two items stand side by side and are more than names: `（一）加强领导。成立专班。`. Lists of names and of conditions are
/// quoted in part.
fn is_beside(page: &Page<'_>, last: &Item<'_>, item: &Item<'_>) -> bool {
    let is_paragraph = |item: &Item<'_>| {
        let text = page.blocks[item.block].text.source();
        text.matches('。').count() > 1 && text.trim_end().ends_with('。')
    };
    last.block + 1 == item.block && is_paragraph(last) && is_paragraph(item)
}

/// How many items follow one another up to the one directly before, if its number is the one before, with another mark.
fn neighbour(items: &[Item<'_>], lists: &HashMap<(&str, &str), List>, index: usize) -> u32 {
    let item = &items[index];
    let before = index.checked_sub(1).map(|before| &items[before]);
    let follows = |last: &&Item<'_>| {
        last.parent.is_empty()
            && item.parent.is_empty()
            && last.number + 1 == item.number
            && last.block + 1 == item.block
    };
    before.filter(follows).and_then(|last| lists.get(&(last.parent, last.mark))).map_or(0, |list| list.run)
}

/// Whether the next item of the list has the number that follows.
fn goes_on(items: &[Item<'_>], index: usize) -> bool {
    let item = &items[index];
    let mut behind = items[index + 1..].iter().take(APART);
    let next = behind.find(|next| next.parent == item.parent && next.mark == item.mark);
    next.is_some_and(|next| next.number == item.number + 1 && next.block - item.block <= APART)
}

/// Whether the number of an item is not the one that the items before and behind it leave to it: 2. 2. 4., 2. 5. 4.
fn slips(page: &Page<'_>, items: &[Item<'_>], last: usize, index: usize) -> bool {
    let (last, item) = (&items[last], &items[index]);
    // A second 1. begins a list of its own, in which 2. may be missing; and the number may stand within the paragraph.
    let due = due(last);
    let stands = (last.block..=item.block).any(|block| page.blocks[block].text.source().contains(&due));
    if stands || item.number == 1 && last.number == 1 {
        return false;
    }
    let mut behind = items[index + 1..].iter().take(APART);
    let next = behind.find(|next| next.parent == item.parent && next.mark == item.mark);
    let is_near = |a: &Item<'_>, b: &Item<'_>| b.block - a.block <= NEIGHBOURS;
    item.number != last.number + 1
        && next.is_some_and(|next| next.number == last.number + 2 && is_near(last, item) && is_near(item, next))
}

/// Whether an item has the number of the one before, and those behind go on from it: 1. 2. 2. 3.
fn is_repeated(page: &Page<'_>, items: &[Item<'_>], list: List, index: usize) -> bool {
    let (last, item) = (&items[list.last], &items[index]);
    let next = items.get(index + 1).filter(|next| next.parent == item.parent && next.mark == item.mark);
    let is_near = |a: &Item<'_>, b: &Item<'_>| b.block - a.block == 1;
    // An inner list may end with the number that the outer one goes on with: their items end otherwise.
    let end = |item: &Item<'_>| page.blocks[item.block].text.source().trim_end().chars().next_back();
    item.parent.is_empty()
        && end(last) == end(item)
        && item.number == last.number
        && list.run >= 2
        && list.last + 1 == index
        && is_near(last, item)
        && next.is_some_and(|next| next.number == item.number + 1 && is_near(item, next) && end(next) == end(item))
}

/// Whether the last item of a list has the number of the one before, which is the paragraph above: （1）（2）（3）（3）.
fn is_last_twice(page: &Page<'_>, items: &[Item<'_>], list: List, index: usize) -> bool {
    let (last, item) = (&items[list.last], &items[index]);
    let text = |item: &Item<'_>| page.blocks[item.block].text.source().trim_end();
    let end = |item: &Item<'_>| text(item).chars().next_back();
    let mut behind = items[index + 1..].iter().take(APART);
    let is_over = !behind.any(|next| next.parent == item.parent && next.mark == item.mark && next.number > 1);
    let is_bracketed = item.parent.starts_with(['（', '(']) && item.parent != HAN;
    is_bracketed
        && is_over
        && item.number == last.number
        && list.run >= 3
        && list.last + 1 == index
        && last.block + 1 == item.block
        && end(last) == end(item)
        && text(last) != text(item)
}

/// The number that follows on that of an item.
fn due(last: &Item<'_>) -> String {
    let due = last.number + 1;
    match last.parent {
        HAN => written(HeadingForm::Subsection, due),
        parent => format!("{parent}{due}{}", last.mark),
    }
}

/// The number that stands in the place of another.
fn slip(items: &[Item<'_>], last: usize, index: usize) -> Spotted {
    let (due, item) = (due(&items[last]), &items[index]);
    let detail = Some(Said { zh: format!("“{due}”"), en: format!("“{due}”") });
    Spotted { suggestions: vec![due], detail, ..Spotted::new(item.block, item.span) }
}

/// What is wrong between two items of a list that goes on on both sides.
fn fault(page: &Page<'_>, items: &[Item<'_>], last: usize, index: usize) -> Option<Spotted> {
    let (last, item) = (&items[last], &items[index]);
    let between = last.block + 1..item.block;
    let due = last.number + 1;
    let is_near = between.len() <= APART;
    if !is_near || item.number != due + 1 {
        return None;
    }
    let missing = self::due(last);
    let bare = missing.strip_suffix(item.mark).unwrap_or(&missing).to_owned();
    let mut texts = between.clone().map(|block| page.blocks[block].text.source());
    // In the middle of a paragraph, or with another mark.
    let stands = page.blocks[last.block].text.source()[last.span.end()..].contains(&bare)
        || texts.any(|text| text.contains(&bare));
    if stands {
        return None;
    }
    let detail = Some(Said { zh: format!("“{missing}”"), en: format!("“{missing}”") });
    // One line without a number, like its neighbours otherwise: it is the item.
    if between.len() == 1 && is_like(page, between.start, item) {
        let text = page.blocks[between.start].text.source();
        let end = text
            .char_indices()
            .take(NAME)
            .take_while(|&(_, c)| is_han(c))
            .last()
            .map_or(0, |(at, c)| at + c.len_utf8());
        let suggestion = format!("{missing}{}", &text[..end]);
        return (end > 0).then(|| Spotted {
            suggestions: vec![suggestion],
            detail,
            ..Spotted::new(between.start, Span::new(0, end))
        });
    }
    Some(Spotted { suggestions: vec![missing], detail, ..Spotted::new(item.block, item.span) })
}

/// Whether a block without a number ends as the item behind it does, and is no sentence that only an item can hold.
fn is_like(page: &Page<'_>, block: usize, item: &Item<'_>) -> bool {
    let (text, other) = (page.blocks[block].text.source(), page.blocks[item.block].text.source());
    let (length, usual) = (text.chars().count(), other.chars().count());
    text.chars().next_back() == other.chars().next_back() && length <= usual * 3 && usual <= length * 3
}

/// The item that a block is. An amount (2.5亿元), a date and a version are none.
fn item(block: usize, text: &str) -> Option<Item<'_>> {
    let start = text.len() - text.trim_start().len();
    let line = &text[start..];
    if !line.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let end = line.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let whole = &line[..end];
    let figures = whole.strip_suffix('.').unwrap_or(whole);
    let (parent, number) = figures.rfind('.').map_or(("", figures), |dot| figures.split_at(dot + 1));
    let is_number = (1..=3).contains(&number.len()) && parent.split('.').all(|part| part.len() <= 2);
    let number: u32 = number.parse().ok().filter(|_| is_number)?;
    let rest = &line[figures.len()..];
    let mark_end = rest.find(|c: char| !matches!(c, '.' | '、' | '．')).filter(|&at| at <= '、'.len_utf8())?;
    let (mark, words) = rest.split_at(mark_end);
    let opens = words.trim_start().chars().next()?;
    let is_item = match (mark, parent) {
        ("", "") => false,
        ("", _) => words.starts_with([' ', '\u{3000}']) && is_han(opens) && !UNITS.contains(opens),
        _ => is_han(opens) || opens.is_alphabetic() || "“《（【".contains(opens),
    };
    let span = Span::new(start, start + figures.len() + mark_end);
    is_item.then_some(Item { block, parent, number, mark, span })
}

/// What begins an item that is called by a word: 问3：, 步骤2：, ［4］.
const LABELS: [&str; 9] = ["问题", "问", "步骤", "例", "案例", "Q", "［", "[", "【"];

/// The item that begins with a word and its number, or with a number in square brackets.
fn labelled(block: usize, text: &str) -> Option<Item<'_>> {
    let start = text.len() - text.trim_start().len();
    let line = &text[start..];
    let label = LABELS.iter().find(|label| line.starts_with(**label))?;
    let rest = &line[label.len()..];
    let end = rest.find(|c: char| !c.is_ascii_digit()).filter(|&end| (1..=2).contains(&end))?;
    let number = rest[..end].parse().ok()?;
    let mark_end = end + rest[end..].chars().next().filter(|c| "：:］]】、.".contains(*c))?.len_utf8();
    let span = Span::new(start, start + label.len() + mark_end);
    Some(Item { block, parent: &line[..label.len()], number, mark: &rest[end..mark_end], span })
}

/// The item that begins with a Chinese number in brackets: （三）.
fn bracketed(block: usize, text: &str) -> Option<Item<'_>> {
    let start = text.len() - text.trim_start().len();
    let (number, words) = text[start..].strip_prefix('（')?.split_once('）')?;
    let value = han_number(number)?;
    let opens = words.trim_start().chars().next()?;
    let span = Span::new(start, text.len() - words.len());
    (is_han(opens) || "“《".contains(opens)).then_some(Item { block, parent: HAN, number: value, mark: "）", span })
}

/// The item that begins with figures in brackets: （3）.
fn in_figures(block: usize, text: &str) -> Option<Item<'_>> {
    let start = text.len() - text.trim_start().len();
    let line = &text[start..];
    let opening = line.chars().next().filter(|c| matches!(c, '（' | '('))?.len_utf8();
    let close = line.find(['）', ')']).filter(|&at| (1..=2).contains(&(at - opening)))?;
    let number = line[opening..close].parse().ok()?;
    let end = close + line[close..].chars().next()?.len_utf8();
    let opens = line[end..].trim_start().chars().next()?;
    let span = Span::new(start, start + end);
    let is_item = is_han(opens) || "“《".contains(opens);
    is_item.then_some(Item { block, parent: &line[..opening], number, mark: &line[close..end], span })
}

/// A Chinese number below a hundred, written with 十.
fn han_number(number: &str) -> Option<u32> {
    let digit = |text: &str| match text {
        "" => None,
        _ => "一二三四五六七八九".chars().position(|c| text.chars().eq([c])).map(|at| at as u32 + 1),
    };
    match number.split_once('十') {
        None => digit(number),
        Some(("", "")) => Some(10),
        Some(("", ones)) => digit(ones).map(|ones| 10 + ones),
        Some((tens, "")) => digit(tens).map(|tens| tens * 10),
        Some((tens, ones)) => Some(digit(tens)? * 10 + digit(ones)?),
    }
}

/// What follows a figure that counts and numbers nothing.
const UNITS: &str = "亿万千元倍个米吨公平立小分秒年月日度人次";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_brackets_are_read() {
        for (text, expected) in [
            ("（三）登记。", Some(3)),
            ("（十）登记。", Some(10)),
            ("（二十一）登记。", Some(21)),
            ("（一二）登记。", None),
            ("（附后）登记。", None),
            ("（三）", None),
        ] {
            assert_eq!(bracketed(0, text).map(|item| item.number), expected, "{text}");
        }
    }

    #[test]
    fn figures_in_brackets_are_read() {
        for (text, expected) in [
            ("（3）登记。", Some(("（", 3, "）"))),
            ("(12) 登记。", Some(("(", 12, ")"))),
            ("（2025）登记。", None),
            ("（3）3人", None),
            ("（）登记", None),
            ("（附后）登记。", None),
        ] {
            assert_eq!(in_figures(0, text).map(|item| (item.parent, item.number, item.mark)), expected, "{text}");
        }
    }

    #[test]
    fn items_begin_with_their_number() {
        for (text, expected) in [
            ("9.食堂：完成。", Some(("", 9, "."))),
            ("3、有制度；", Some(("", 3, "、"))),
            ("2.3 施工要求", Some(("2.", 3, ""))),
            ("2.3.1. 范围", Some(("2.3.", 1, "."))),
            ("2.5 亿元的投资", None),
            ("2.5亿元的投资", None),
            ("2025.1.8", None),
            ("9", None),
            ("9 个单位", None),
            ("", None),
        ] {
            assert_eq!(item(0, text).map(|item| (item.parent, item.number, item.mark)), expected, "{text}");
        }
    }
}
