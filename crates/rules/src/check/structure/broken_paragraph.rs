//! Paragraphs that a page break or a wrong return has cut in two.
//!
//! The reader has joined them, and says where. A text that is set to a width was cut by whoever exported it, line by
//! line; that is told once, as advice, and so is what may be a sentence without its stop or two pieces of a page.

use std::collections::HashMap;

use memchr::memmem::Finder;

use crate::check::lexicon::is_word;
use crate::check::page::{Page, PageBlock, Spotted, Weight};
use crate::language::Said;
use hegao_model::document::Format;
use hegao_model::text::{CharSet, Span, is_han};

/// How much the lines of a text that is set to a width may differ in length, in characters: the indent of a paragraph
/// and a comma or Latin word that had no room.
const RAGGED: usize = 5;

/// So many cuts are the work of the program that wrote the text, and told once.
const MANY: usize = 12;

/// A text with so many numbers of pages was taken from pages, and ends its lines where they did.
const PAGES: usize = 3;

/// More cuts that may be none than this are told once.
const FEW: usize = 4;

/// What a sentence cannot end with: marks that something follows, and words that join or govern what comes next.
const OPEN_ENDS: CharSet =
    CharSet::new("，、（《“‘〔和与及或在把被从向为于将并而以由其该各每第至应须需使让给跟且但若因更最很");

/// What no sentence begins with.
const CLOSED_BEGINNINGS: CharSet = CharSet::new("，、。；：）》”’〕的了着过们地得");

/// What is no part of a word of two letters.
const PARTICLES: CharSet = CharSet::new("的了是在和与及或不");

/// What stands beside the number of a page.
const BESIDE_NUMBER: CharSet = CharSet::new("-—－·第页");

/// How often two letters must stand side by side in the document for a cut between them to cut a word.
const ATTESTED: usize = 2;

/// A place at which lines were joined.
struct Cut {
    block: usize,
    /// Offset of the second line in the block's text.
    at: usize,
    /// Characters of the line that ends here.
    line: usize,
}

/// One match for each cut that is sure, and, as advice, for each of a few others; a single one for more, and where cuts are how
/// the whole text is set.
pub(super) fn find(page: &Page<'_>) -> Vec<Spotted> {
    // Pages of a PDF file end where they end.
    if page.facts.format == Format::Pdf {
        return Vec::new();
    }
    let cuts = cuts(page);
    let by_setting = is_set_to_a_width(&cuts) || cuts.len() >= MANY;
    let vocabulary = if by_setting { HashMap::new() } else { vocabulary(page, &cuts) };
    let is_sure = |cut: &&Cut| !by_setting && is_sure(page.blocks[cut.block].text.source(), cut, &vocabulary);
    let (sure, unsure): (Vec<&Cut>, Vec<&Cut>) = cuts.iter().partition(is_sure);
    let spotted = |cut: &Cut| spotted(&page.blocks[cut.block], cut);
    let count = unsure.len();
    let is_merged = by_setting || count > FEW;
    let detail = (is_merged && count > 1).then(|| Said {
        zh: format!("；全文这样的换行有{count}处"),
        en: format!("; {count} such breaks in the document"),
    });
    let told = unsure.into_iter().take(if is_merged { 1 } else { FEW });
    let advice = told.map(|cut| Spotted { detail: detail.clone(), weight: Weight::Advice, ..spotted(cut) });
    sure.into_iter().map(spotted).chain(advice).collect()
}

/// Whether a cut certainly goes through a word, a number or a sentence: by what cannot stand before or behind a break, and by
/// the words that the document has elsewhere.
fn is_sure(text: &str, cut: &Cut, vocabulary: &HashMap<[char; 2], usize>) -> bool {
    let (before, behind) = (text[..cut.at].trim_end(), &text[cut.at..]);
    let (Some(last), Some(first)) = (before.chars().next_back(), behind.chars().next()) else { return false };
    // Figures behind a space may be the page's number.
    let is_amount = before.trim_end_matches(|c: char| c.is_ascii_digit()).ends_with(is_han) && last.is_ascii_digit();
    OPEN_ENDS.has(last)
        || CLOSED_BEGINNINGS.has(first)
        || is_amount
        || cuts_word(before, behind)
        || vocabulary.get(&[last, first]).is_some_and(|&count| count >= ATTESTED)
}

/// Whether the letters beside a cut are a word, and neither is one with its other neighbour.
fn cuts_word(before: &str, behind: &str) -> bool {
    let mut ends = before.chars().rev();
    let mut begins = behind.chars();
    let (Some(last), Some(first)) = (ends.next(), begins.next()) else { return false };
    let is_taken = ends.next().is_some_and(|c| is_word(c, last)) || begins.next().is_some_and(|c| is_word(first, c));
    is_word(last, first) && !is_taken
}

/// How often the two letters beside each cut stand side by side elsewhere.
fn vocabulary(page: &Page<'_>, cuts: &[Cut]) -> HashMap<[char; 2], usize> {
    let beside = |cut: &Cut| {
        let text = page.blocks[cut.block].text.source();
        Some([text[..cut.at].trim_end().chars().next_back()?, text[cut.at..].chars().next()?])
    };
    let mut counts: HashMap<[char; 2], usize> = cuts
        .iter()
        .filter_map(beside)
        .filter(|pair| pair.iter().all(|&c| is_han(c) && !PARTICLES.has(c)))
        .map(|pair| (pair, 0))
        .collect();
    if counts.is_empty() {
        return counts;
    }
    let finder = |pair: &[char; 2]| (*pair, Finder::new(&String::from_iter(pair)).into_owned());
    let finders: HashMap<[char; 2], Finder<'_>> = counts.keys().map(finder).collect();
    for (index, block) in page.each_block() {
        let is_cut = |at: usize| cuts.binary_search_by_key(&(index, at), |cut| (cut.block, cut.at)).is_ok();
        for (pair, count) in &mut counts {
            let places = finders[pair].find_iter(block.text.source().as_bytes());
            *count += places.filter(|at| !is_cut(at + pair[0].len_utf8())).count();
        }
    }
    counts
}

/// The cuts in Chinese text, but for those beside figures on a line of their own: a page's markup sets these apart.
fn cuts(page: &Page<'_>) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let numbers = || page.blocks.iter().filter(|block| is_page_number(block.text.source()));
    let mut is_paged = None;
    for (block, PageBlock { text, cuts: offsets, .. }) in page.each_block() {
        let source = text.source();
        let Some(offsets) = offsets.filter(|offsets| !offsets.is_empty()) else { continue };
        // Where the page ends in a text that was taken from one, its number stands behind the paragraph that goes on.
        let behind = page.blocks[block + 1..].iter().take(offsets.len());
        let are_pages =
            || behind.clone().filter(|behind| is_page_number(behind.text.source())).count() == offsets.len();
        if *is_paged.get_or_insert_with(|| numbers().nth(PAGES - 1).is_some()) && are_pages() {
            continue;
        }
        let mut start = 0;
        for (index, at) in offsets.iter().map(|&at| at as usize).enumerate() {
            let end = offsets.get(index + 1).map_or(source.len(), |&end| end as usize);
            let (line, next) = (source[start..at].trim_end(), &source[at..end]);
            let is_own = is_spliced(line) || is_figures(line) || is_figures(next) || is_labelled(next);
            if touches_han(line, next) && !is_own {
                cuts.push(Cut { block, at, line: line.chars().count() });
            }
            start = at;
        }
    }
    cuts
}

/// Whether a block is the number of a page: `4`, `- 4 -`, `— 4 —`, `第4页`.
fn is_page_number(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| c.is_whitespace() || BESIDE_NUMBER.has(c));
    (1..=4).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit())
}

/// What lines of their own say of an office: 办公室电话021-…, 邮编：….
const LABELS: [&str; 14] = [
    "电话",
    "传真",
    "手机",
    "邮编",
    "邮箱",
    "网址",
    "地址",
    "联系人",
    "热线",
    "账号",
    "账户",
    "开户行",
    "微信",
    "号码",
];

/// The longest label, in characters.
const LABEL: usize = 10;

/// Whether a line begins with a label and what it is of: it was set on a line of its own.
fn is_labelled(line: &str) -> bool {
    let line = line.trim_start();
    let label = line.find(|c: char| !is_han(c)).map_or(line, |end| &line[..end]);
    let (ends, behind) = (LABELS.iter().any(|word| label.ends_with(word)), line[label.len()..].trim_start());
    let is_value = behind.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '：' | ':' | '（' | '('));
    label.chars().nth(LABEL).is_none() && ends && is_value
}

/// Whether a line is a number and nothing else.
fn is_figures(line: &str) -> bool {
    line.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'-' | b'~' | b'%' | b' '))
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
    fn pages_have_their_number_on_a_line() {
        for (text, expected) in
            [("4", true), ("- 4 -", true), ("— 12 —", true), ("第3页", true), ("", false), ("4万", false)]
        {
            assert_eq!(is_page_number(text), expected, "{text}");
        }
    }

    #[test]
    fn labels_stand_on_lines_of_their_own() {
        for (text, expected) in [
            ("办公室电话021-54320000", true),
            ("邮编：310000", true),
            ("联系电话", false),
            ("今年向社会公布的监督举报电话12345", false),
            ("打电话通知", false),
        ] {
            assert_eq!(is_labelled(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_and_latin_words_are_whole() {
        assert_eq!((last_word("共2024"), first_word("2024年")), (4, 4));
        assert_eq!((last_word("法治"), first_word("，使")), (3, 3));
        assert_eq!((last_word(""), first_word("")), (0, 0));
    }

    #[test]
    fn a_word_is_cut_where_neither_half_belongs_elsewhere() {
        assert!(cuts_word("定期开展法", "律知识测试"));
        assert!(!cuts_word("健全各项制度", "量化考核"));
        assert!(!cuts_word("经济持续发展", "全县上下"));
    }

    #[test]
    fn strung_pieces_are_no_paragraph() {
        assert!(is_spliced("每日一次。 十种食物"));
        assert!(!is_spliced("截至 2024 年底，全县"));
    }
}
