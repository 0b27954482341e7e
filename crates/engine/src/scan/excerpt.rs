//! What findings show of the text around a match.

use std::ops::Range;

use crate::finding::{BlockMask, Excerpt};

/// Characters of context that an excerpt shows on either side.
pub(super) const SHOWN: usize = 24;

/// The match with what stands around it; `…` where the block goes on.
pub(super) fn excerpt(source: &str, mask: &BlockMask, range: Range<usize>, (left, right): (usize, usize)) -> Excerpt {
    let show = |range| printable(&visible(&mask.render(source, range)));
    let mut text = String::from(if left > 0 { "…" } else { "" });
    text += &show(left..range.start);
    let start = text.len();
    text += &shortened(show(range.clone()));
    let matched = start..text.len();
    text += &show(range.end..right);
    text += if right < source.len() { "…" } else { "" };
    Excerpt { text, matched }
}

/// A deleted paragraph is too long to be shown: its start and its end.
fn shortened(text: String) -> String {
    const LONGEST: usize = 80;
    let count = text.chars().count();
    if count <= LONGEST {
        return text;
    }
    let head: String = text.chars().take(LONGEST / 2).collect();
    let tail: String = text.chars().skip(count - LONGEST / 4).collect();
    format!("{head}……{tail}")
}

/// What a message quotes of a match: of a long one the beginning.
pub(super) fn quoted(text: String) -> String {
    const LONGEST: usize = 60;
    const BEGINNING: usize = 40;
    if text.chars().nth(LONGEST).is_none() {
        return text;
    }
    text.chars().take(BEGINNING).chain(['…']).collect()
}

/// Start of the `count` characters before `at`.
pub(super) fn before(source: &str, at: usize, count: usize) -> usize {
    source[..at].char_indices().rev().take(count).last().map_or(at, |(start, _)| start)
}

/// End of the `count` characters behind `at`.
pub(super) fn after(source: &str, at: usize, count: usize) -> usize {
    source[at..].char_indices().nth(count).map_or(source.len(), |(end, _)| at + end)
}

/// Replaces control characters, which a terminal might obey.
pub(super) fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Replaces characters that cannot be seen by their number where there is nothing else to see.
pub(super) fn visible(text: &str) -> String {
    let unseen = |c: char| {
        hegao_model::text::is_invisible(c) || matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0000}'..='\u{E01EF}')
    };
    if text.is_empty() || !text.chars().all(|c| unseen(c) || c.is_control()) {
        return text.to_owned();
    }
    hegao_model::text::code_points(text)
}
