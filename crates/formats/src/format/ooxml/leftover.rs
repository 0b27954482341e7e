//! Headers and footers that are on no page: programs keep those of first and even pages when they are switched off. As a
//! rule they say what the others say, or count pages; only what differs is worth telling.

use std::collections::HashSet;

use crate::hidden::telling::is_private;
use hegao_model::document::{Block, Document, Hidden, Place, Role, Spot};

/// Digits of the longest number that may be a page's.
const LONGEST: usize = 3;

/// Takes out the headers and footers that are on no page and say nothing but what pages say.
pub(crate) fn leave_out(mut document: Document) -> Document {
    if !document.blocks.iter().any(is_unused) {
        return document;
    }
    let unused = document.blocks.iter().filter(|block| is_unused(block));
    let wanted: HashSet<String> = unused.flat_map(|block| keys(document.text(block))).collect();
    let mut shown = HashSet::new();
    for block in document.blocks.iter().filter(|block| block.hidden.is_none()) {
        let lines = document.text(block).lines();
        shown.extend(lines.flat_map(|line| [dense(line), words(line)]).filter(|key| wanted.contains(key)));
    }
    let is_new = |block: &Block| !is_unused(block) || keys(document.text(block)).any(|key| !shown.contains(&key));
    let is_new: Vec<bool> = document.blocks.iter().map(is_new).collect();
    let mut is_new = is_new.into_iter();
    document.blocks.retain(|_| is_new.next().unwrap_or(true));
    document
}

fn is_unused(block: &Block) -> bool {
    block.hidden == Some(Hidden::CustomData) && block.place.own().is_some_and(is_unused_place)
}

/// Whether it is that of a header or footer, and not of something within one.
fn is_unused_place(place: &Place) -> bool {
    match place.role {
        None => matches!(place.spot, Spot::Edge { is_unused: true, .. }),
        Some(role) => role == Role::Unused,
    }
}

/// What a page would have to say for each line of `text` to be no news: the line without its short numbers; but someone's
/// number to the digit. Lines that only count pages are none.
fn keys(text: &str) -> impl Iterator<Item = String> {
    let key = |line: &str| if is_private(line) { dense(line) } else { words(line) };
    text.lines().map(key).filter(|key| !is_of_pages(key))
}

/// The line without white space.
fn dense(line: &str) -> String {
    line.split_whitespace().collect()
}

/// The line without white space and the numbers that may be a page's.
fn words(line: &str) -> String {
    let is_digit = |c: char| c.is_ascii_digit();
    let mut words = String::new();
    for word in line.split_whitespace() {
        for stretch in word.split_inclusive(|c| !is_digit(c)) {
            let rest = stretch.trim_start_matches(is_digit);
            words.push_str(if stretch.len() - rest.len() > LONGEST { stretch } else { rest });
        }
    }
    words
}

/// Whether nothing is left but the words and signs around the numbers of pages.
fn is_of_pages(words: &str) -> bool {
    let words = words.to_lowercase().replace("page", "").replace("of", "");
    words.chars().all(|c| "第共页，,、./／|·-—–－~第一二三四五六七八九十百".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_pages_are_no_words() {
        for (line, expected) in [
            ("第 1 页 共 3 页", "第页共页"),
            ("示例镇12报", "示例镇报"),
            ("2025 年 1 月", "2025年月"),
            ("电话 010-12345678", "电话-12345678"),
            ("", ""),
        ] {
            assert_eq!(words(line), expected, "{line}");
        }
        for (line, expected) in [
            ("— 1 —", true),
            ("第一页", true),
            ("Page 1 of 3", true),
            ("1/3", true),
            ("第1页 李明", false),
            ("2025", false),
        ] {
            assert_eq!(is_of_pages(&words(line)), expected, "{line}");
        }
    }
}
