//! Spaces between two Han characters in the middle of a sentence.

use super::{Spotted, sentences};
use crate::check::lexicon::is_word;
use crate::check::page::{Page, PageBlock};
use crate::facts::Genre;
use hegao_model::document::Format;
use hegao_model::text::{Span, is_han};

/// So many characters stand at least before a space that cuts the first clause of a paragraph: fewer are a label or a name.
const LABEL: usize = 4;

pub(super) fn find(page: &Page<'_>, found: &mut dyn FnMut(Spotted)) {
    // Databases of laws set their articles apart by spaces.
    if page.facts.genre == Some(Genre::Statute) {
        return;
    }
    for (index, block) in sentences(page).filter(|(_, block)| !has_markup(page, block)) {
        let text = block.text.source();
        let spaces = memchr::memchr_iter(b' ', text.as_bytes());
        let is_stray = |&at: &usize| {
            let (before, after) = (&text[..at], &text[at + 1..]);
            self::is_stray(before, after) || cuts_word(before, after) && is_prose(text)
        };
        for at in spaces.filter(is_stray) {
            found(Spotted {
                suggestions: vec![String::new()],
                safe: true,
                ..Spotted::new(index, Span::new(at, at + 1))
            });
        }
    }
}

/// Whether a block has marks of Markdown within it, which are set apart by spaces.
fn has_markup(page: &Page<'_>, block: &PageBlock<'_>) -> bool {
    page.facts.format == Format::Markdown && block.cuts.is_some_and(|cuts| cuts.is_empty())
}

/// Whether a space between `before` and `after` cuts a clause: one space alone, between Han characters, and the clause has
/// no other and ends in a mark of a sentence.
fn is_stray(before: &str, after: &str) -> bool {
    // Nearly all other spaces stand beside a letter or a figure.
    if !before.chars().next_back().is_some_and(is_han) || !after.starts_with(is_han) {
        return false;
    }
    let is_mark = |c: &char| "，。；：、！？（）“”《》〔〕【】".contains(*c);
    let left: Vec<char> = before.chars().rev().take_while(|c| !is_mark(c)).take(LONGEST).collect();
    let right: Vec<char> = after.chars().take_while(|c| !is_mark(c)).take(LONGEST).collect();
    let is_prose = |side: &[char]| side.iter().all(|&c| is_han(c));
    let end = after.chars().nth(right.len());
    let begins = before.chars().rev().nth(left.len()).is_some_and(|c| !matches!(c, '：' | '）' | '】'));
    let ends = after.chars().nth(right.len() + 1).is_none();
    // Two headlines on a line are a paragraph of their own.
    is_prose(&left)
        && is_prose(&right)
        && (begins || (left.len() >= LABEL && !ends))
        && (1..LONGEST).contains(&left.len())
        && (1..LONGEST).contains(&right.len())
        && matches!(end, Some('，' | '。' | '、'))
        && !is_number(&left)
        && !sets_name_apart(&left, &right)
}

/// What ends the office of somebody, from its end to its start.
const OFFICES: [&[char]; 9] = [
    &['长'],
    &['任', '主'],
    &['记', '书'],
    &['席', '主'],
    &['员', '委'],
    &['表', '代'],
    &['理', '经'],
    &['授', '教'],
    &['者', '记'],
];

/// Whether the space stands where lists of those who attend have one: 县人大常委会副主任 李明，.
fn sets_name_apart(left: &[char], right: &[char]) -> bool {
    (2..=3).contains(&right.len()) && OFFICES.iter().any(|office| left.starts_with(office))
}

/// So many Han characters stand on each side of a space that cuts a word; labels are shorter.
const BESIDE: usize = 3;

/// So far around it there is no other space: several part the words of a label or a list.
const AROUND: usize = 10;

/// Whether a space between `before` and `after` cuts a word, with unbroken text on both sides.
fn cuts_word(before: &str, after: &str) -> bool {
    let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else { return false };
    let han = |chars: &mut dyn Iterator<Item = char>| chars.take(BESIDE).filter(|&c| is_han(c)).count() == BESIDE;
    let is_word = is_han(last) && is_han(first) && last != first && is_word(last, first);
    let is_alone = |chars: &mut dyn Iterator<Item = char>| !chars.take(AROUND).any(|c| c == ' ');
    is_word
        && han(&mut before.chars().rev())
        && han(&mut after.chars())
        && is_alone(&mut before.chars().rev())
        && is_alone(&mut after.chars())
        && !is_in_title(before, after)
}

/// Whether quotation marks or 《》 stand around the clause: titles have spaces between their parts.
fn is_in_title(before: &str, after: &str) -> bool {
    let is_mark = |c: char| "，。；：！？“”‘’《》".contains(c);
    let opens = before.rfind(is_mark).is_some_and(|at| before[at..].starts_with(['“', '‘', '《']));
    opens && after.find(is_mark).is_some_and(|at| after[at..].starts_with(['”', '’', '》']))
}

/// Whether a paragraph is running text: a sentence that ends, and has clauses.
fn is_prose(text: &str) -> bool {
    text.contains('，') && text.trim_end().ends_with(['。', '；', '：'])
}

/// A clause is shorter.
const LONGEST: usize = 24;

/// Whether what stands before the space is the number of an article, from its end to its start: 条三十第.
fn is_number(left: &[char]) -> bool {
    left.last() == Some(&'第') || matches!(left, ['例' | '表' | '图' | '注', ..] if left.len() < 3)
}
