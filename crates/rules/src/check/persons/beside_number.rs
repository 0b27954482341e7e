//! Names beside mobile numbers, in the rows of a table and on lines of their own.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

use crate::check::page::{Clue, Page, PageCheck, Spotted};
use crate::check::validate::{Validator, Verdict};
use crate::language::Said;
use hegao_model::document::table::Whole;
use hegao_model::text::{Source, Span, Text, is_han};

/// What columns and lines of names are called.
pub(super) const LABELS: [&str; 8] = ["姓名", "联系人", "联络人", "联络员", "户主", "经办人", "申请人", "机主"];

/// How many lines below a name its number may stand: the label of it and one more may stand between.
const LINES: usize = 3;

/// Characters of the longest name that counts, its dots among them.
const LONGEST: usize = 16;

/// What ends the name of an office.
const OFFICES: &str = "科室局处站所办院厅队部社厂组会校店村镇乡街县市区司位某";

/// Looks for them.
pub(super) struct NamesBesideNumbers;

impl PageCheck for NamesBesideNumbers {
    fn literals(&self) -> Vec<String> {
        LABELS.map(str::to_owned).into()
    }

    fn find(&self, page: &Page<'_>, clues: &[Clue]) -> Vec<Spotted> {
        let has_mobile = |block: usize| page.blocks.get(block).is_some_and(|block| has_mobile(&block.text));
        let mut spotted: Vec<Spotted> = Vec::new();
        let mut tables: HashMap<Whole, (usize, usize)> = HashMap::new();
        let mut last = None;
        for block in page.each(clues).filter(|clue| clue.span.start() == 0).map(Clue::block) {
            // A label may hold another.
            if last.replace(block) == Some(block) || block >= page.blocks.len() {
                continue;
            }
            let Some((home, span)) = name(page, block) else { continue };
            let Some((whole, cell)) = page.cell(block) else {
                let below = home + 1..home + 1 + LINES;
                if below.take_while(|&next| page.cell(next).is_none()).any(has_mobile) {
                    spotted.push(Spotted::new(home, span));
                }
                continue;
            };
            let is_of_row =
                |&next: &usize| page.cell(next).is_some_and(|(of, other)| other.row == cell.row && of == whole);
            let mut row = (0..block).rev().take_while(is_of_row).chain((block + 1..).take_while(is_of_row));
            if !cell.is_head && row.any(has_mobile) {
                let (first, count) = tables.entry(whole).or_insert((spotted.len(), 0));
                *count += 1;
                let (first, count) = (*first, *count);
                spotted.push(Spotted { masks_only: count > 1, ..Spotted::new(block, span) });
                let zh = format!("，表中共{count}人");
                spotted[first].detail = Some(Said { zh, en: format!(", {count} in this table") });
            }
        }
        spotted
    }
}

/// Numbers that may be personal ones, mobile and of identity cards.
static NUMBERS: LazyLock<[Regex; 2]> = LazyLock::new(|| {
    [r"1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}", r"[1-9][0-9]{5}(?:19|20)[0-9]{9}[0-9Xx]"]
        .map(|source| Regex::new(source).expect("internal error: a broken pattern"))
});

fn has_mobile(text: &Text<'_>) -> bool {
    let passes = |found: &str| Validator::CnMobile.check(found) == Verdict::Passed;
    text.survey().digits >= 11 && NUMBERS[0].find_iter(text.folded()).any(|found| passes(found.as_str()))
}

/// Whether a mobile number, or that of an identity card, stands in `block`.
pub(super) fn has_number(page: &Page<'_>, block: usize) -> bool {
    let Some(text) = page.blocks.get(block).map(|block| &block.text) else { return false };
    let is_id = |text: &str| Validator::CnResidentId.check(text) == Verdict::Passed;
    has_mobile(text)
        || text.survey().digits >= 17 && NUMBERS[1].find_iter(text.folded()).any(|found| is_id(found.as_str()))
}

/// The name that `block` gives behind its label, or the next line, if the label is all of it.
fn name(page: &Page<'_>, block: usize) -> Option<(usize, Span<Source>)> {
    let text = &page.blocks[block].text;
    let (label, _) = text.source().split_once(['：', ':'])?;
    if label.chars().count() > LONGEST || label.contains(['，', '。']) {
        return None;
    }
    let start =
        text.source().find(['：', ':']).map(|at| at + text.source()[at..].chars().next().map_or(1, char::len_utf8))?;
    let behind = text.source()[start..].trim();
    if !behind.is_empty() {
        let start = text.source().len() - text.source()[start..].trim_start().len();
        return is_name(behind).then(|| (block, Span::new(start, start + behind.len())));
    }
    let next = page.blocks.get(block + 1).filter(|_| page.cell(block).is_none())?.text.source();
    is_name(next).then(|| (block + 1, Span::new(0, next.len())))
}

/// Whether all of `text` may be the name of a person: two to four characters, with a space between two, or parts with dots.
pub(super) fn is_name(text: &str) -> bool {
    let is_dot = |c: char| matches!(c, '·' | '•' | '・' | '‧' | '∙');
    let is_space = |c: char| matches!(c, ' ' | '\u{3000}');
    let longest = if text.contains(is_dot) { LONGEST } else { 4 };
    let han = text.chars().filter(|&c| is_han(c)).count();
    (2..=longest).contains(&han)
        && text.chars().all(|c| is_han(c) || is_dot(c) || is_space(c))
        && !text.ends_with(|c| OFFICES.contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_offices() {
        for (text, expected) in [
            ("李明", true),
            ("李 明", true),
            ("欧阳小明", true),
            ("阿依古丽·买买提", true),
            ("综合科", false),
            ("李某某", false),
            ("李明等三人到场", false),
            ("李", false),
            ("13800138000", false),
            ("", false),
        ] {
            assert_eq!(is_name(text), expected, "{text}");
        }
    }
}
