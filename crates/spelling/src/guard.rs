//! What is no typo, or not surely one, whatever the ranker says.

use crate::checker::Tier;
use crate::edit::Edit;
use crate::language::Language;
use crate::repeats::Repeats;
use crate::symbols::{self, Symbol, character, is_han};

/// In so many other documents of the archive something must stand to be the organisation's way of writing.
const HOUSE: u8 = 2;
/// What a document says so often it means.
const MEANT: u8 = 3;

/// Whether what stands there is the organisation's own way of writing.
#[must_use]
pub fn is_known(language: &Language<'_>, symbols: &[Symbol], edit: &Edit) -> bool {
    let end = edit.at + edit.old.max(1);
    let grams = (edit.at.saturating_sub(2)..end).filter_map(|start| symbols.get(start..start + 3));
    let mut around = grams.filter(|gram| gram.iter().all(|&symbol| is_han(symbol)));
    around.any(|gram| language.own_level(gram) >= HOUSE)
}

/// The highest tier that an edit may have; `None`: it is not told at all.
#[must_use]
pub fn highest(symbols: &[Symbol], edit: &Edit, repeats: &Repeats) -> Option<Tier> {
    let old = &symbols[edit.at..edit.at + edit.old];
    let is_number =
        |symbol: &Symbol| character(*symbol).is_some_and(|c| "一二三四五六七八九十百千万亿零两".contains(c));
    if old.iter().chain(edit.added()).any(is_number) {
        return old.iter().all(|symbol| !is_number(symbol)).then_some(Tier::Review);
    }
    // What a document says the same way elsewhere it means, or it is a slip that was copied.
    let end = edit.at + edit.old.max(1);
    let around = (edit.at.saturating_sub(2)..end).filter_map(|start| symbols.get(start..start + 3));
    let repeated = around.map(|gram| repeats.count(gram)).max().unwrap_or(0);
    if repeated >= MEANT {
        return None;
    }
    let before = symbols[..edit.at].iter().rev().take(12);
    let is_quoted = before.take_while(|&&symbol| symbol != symbols::UNQUOTE).any(|&symbol| symbol == symbols::QUOTE);
    Some(if is_quoted || repeated > 1 { Tier::Review } else { Tier::Block })
}
