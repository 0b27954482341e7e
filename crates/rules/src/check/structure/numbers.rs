//! Numbers of headings and items as they are written, and whether they stand somewhere.

use crate::check::page::Page;
use crate::facts::{HeadingForm, Place};

/// Blocks that are looked through for a number that is missing.
const LOOKED_THROUGH: usize = 2000;

/// `三、`, `（三）`: the number of a heading of this form.
pub(super) fn written(form: HeadingForm, number: u32) -> String {
    match form {
        HeadingForm::Subsection => format!("（{}）", han(number)),
        HeadingForm::Number => format!("{number}."),
        _ => format!("{}、", han(number)),
    }
}

/// A number below a hundred in Han; others in figures.
pub(in crate::check) fn han(number: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = ((number / 10) as usize, (number % 10) as usize);
    match tens {
        0 => DIGITS[ones].to_owned(),
        1 => format!("十{}", DIGITS[ones]),
        2..=9 => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
        _ => number.to_string(),
    }
}

/// Whether one of `numbers` stands between two places, in whatever words and width: a line may begin within a paragraph, or a
/// number may stand on a line of its own.
pub(super) fn stands_between(page: &Page<'_>, from: Place, to: Place, numbers: &[String]) -> bool {
    let said = |text: &str| {
        numbers.iter().any(|number| {
            let bare = number.trim_matches(['（', '）', '、', '.']);
            // （三） is a number of another list than 三、.
            let is_in_brackets = number.starts_with('（');
            text.match_indices(bare).any(|(at, _)| {
                let (before, behind) = (&text[..at], &text[at + bare.len()..]);
                let closes = behind.starts_with(['）', ')']);
                (closes == is_in_brackets && (closes || behind.starts_with(['、', '.', '．'])))
                    && !before.ends_with(|c: char| "一二三四五六七八九十".contains(c) || c.is_ascii_digit())
            })
        })
    };
    if to.block > from.block + LOOKED_THROUGH {
        return true;
    }
    (from.block..=to.block).any(|block| {
        let text = page.blocks[block].text.source();
        let start = if block == from.block { from.span.end() } else { 0 };
        let end = if block == to.block { to.span.start() } else { text.len() };
        start < end && said(&text[start..end])
    })
}
