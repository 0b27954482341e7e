//! Paragraphs that a page break or a wrong return has cut in two.
//!
//! The reader has joined them, and says where. A text that is set to a width was cut by whoever exported it, line by
//! line; that is told once, as advice.

use crate::check::page::{Page, PageBlock, Spotted, Weight};
use crate::language::Said;
use hegao_model::document::BlockKind;
use hegao_model::text::{Span, is_han};

/// How much the lines of a text that is set to a width may differ in length, in characters: the indent of a paragraph
/// and a comma or Latin word that had no room.
const RAGGED: usize = 5;

/// A place at which lines were joined.
struct Cut {
    block: usize,
    /// Offset of the second line in the block's text.
    at: usize,
    /// Characters of the line that ends here.
    line: usize,
}

/// One match for each cut; a single one, as advice, where cuts are how the whole text is set.
pub(super) fn find(page: &Page<'_>) -> Vec<Spotted> {
    let cuts = cuts(page);
    let by_setting = is_set_to_a_width(&cuts) || is_cut_throughout(page, &cuts);
    let count = cuts.len();
    let spotted = cuts.iter().map(|cut| spotted(&page.blocks[cut.block], cut));
    if !by_setting {
        return spotted.collect();
    }
    let detail = Said {
        zh: format!("；全文这样的换行有{count}处"),
        en: format!("; {count} such breaks in the document"),
    };
    spotted.take(1).map(|first| Spotted { detail: Some(detail.clone()), weight: Weight::Advice, ..first }).collect()
}

/// The cuts in Chinese text.
fn cuts(page: &Page<'_>) -> Vec<Cut> {
    let mut cuts = Vec::new();
    for (block, PageBlock { text, cuts: offsets, .. }) in page.each_block() {
        let mut start = 0;
        for at in offsets.iter().flat_map(|offsets| offsets.iter()).map(|&at| at as usize) {
            let line = text.source()[start..at].trim_end();
            if touches_han(line, &text.source()[at..]) && !is_spliced(line) {
                cuts.push(Cut { block, at, line: line.chars().count() });
            }
            start = at;
        }
    }
    cuts
}

/// Whether a Han character stands on one side of a cut: Latin words are wrapped as a matter of course.
fn touches_han(before: &str, behind: &str) -> bool {
    before.chars().next_back().is_some_and(is_han) || behind.chars().next().is_some_and(is_han)
}

/// Whether a line is made of pieces that were strung together with spaces; where it stops says nothing.
fn is_spliced(line: &str) -> bool {
    ["。 ", "， ", "！ ", "？ "].iter().any(|mark| line.contains(mark))
}

/// Whether nearly all lines that were cut have the same length.
fn is_set_to_a_width(cuts: &[Cut]) -> bool {
    let mut lengths: Vec<usize> = cuts.iter().map(|cut| cut.line).collect();
    lengths.sort_unstable();
    let Some(&median) = lengths.get(lengths.len() / 2) else { return false };
    let alike = lengths.iter().filter(|length| length.abs_diff(median) <= RAGGED).count();
    cuts.len() >= 2 && alike * 5 >= cuts.len() * 4
}

/// Whether more than a fifth of the paragraphs are cut, and more than a slip would explain.
fn is_cut_throughout(page: &Page<'_>, cuts: &[Cut]) -> bool {
    let paragraphs = page.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph).count();
    let broken = cuts.chunk_by(|a, b| a.block == b.block).count();
    broken > 2 && broken * 5 > paragraphs
}

/// The characters (or the number and word) on both sides of a cut, to be written as one.
fn spotted(block: &PageBlock<'_>, cut: &Cut) -> Spotted {
    let source = block.text.source();
    let before = source[..cut.at].trim_end();
    let span = Span::new(before.len() - last_word(before), cut.at + first_word(&source[cut.at..]));
    let joined = source[span.start()..before.len()].to_owned() + &source[cut.at..span.end()];
    Spotted { suggestions: vec![joined], joins: true, ..Spotted::new(cut.block, span) }
}

/// Length of the last character, or of the number or Latin word that ends the text.
fn last_word(text: &str) -> usize {
    let word = text.bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
    word.max(text.chars().next_back().map_or(0, char::len_utf8))
}

/// Length of the first character, or of the number or Latin word that begins the text.
fn first_word(text: &str) -> usize {
    let word = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    word.max(text.chars().next().map_or(0, char::len_utf8))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(line: usize) -> Cut {
        Cut { block: 0, at: 0, line }
    }

    #[test]
    fn lines_of_one_length_are_a_setting() {
        for (lines, expected) in [
            (&[38, 40, 40, 36][..], true),
            (&[40, 40, 40, 40, 92], true),
            (&[57, 109, 83, 196], false),
            (&[40], false),
            (&[], false),
        ] {
            let cuts: Vec<Cut> = lines.iter().map(|&line| cut(line)).collect();
            assert_eq!(is_set_to_a_width(&cuts), expected, "{lines:?}");
        }
    }

    #[test]
    fn numbers_and_latin_words_are_whole() {
        assert_eq!((last_word("共2024"), first_word("2024年")), (4, 4));
        assert_eq!((last_word("法治"), first_word("，使")), (3, 3));
        assert_eq!((last_word(""), first_word("")), (0, 0));
    }

    #[test]
    fn strung_pieces_are_no_paragraph() {
        assert!(is_spliced("每日一次。 十种食物"));
        assert!(!is_spliced("截至 2024 年底，全县"));
    }
}
