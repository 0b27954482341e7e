//! A figure that is worked out of others beside it, and is not what they give: 10瓶，每瓶6元，共支付80元; 3200平方米，即48亩.

mod hours;
mod price;
mod row;
mod unit;
mod years;

use super::amount::Amount;
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use crate::language::Said;
use hegao_model::text::{Folded, Span};

/// The check, ready to run.
pub(super) struct Products;

/// A place and what should stand there.
type Wrong = (Span<Folded>, String);

/// How a sort of product is told: what leads to it, and the look at it.
type Sort = (fn() -> Vec<String>, fn(&str, Span<Folded>) -> Option<Wrong>);

/// All sorts within a text. Rows are looked at apart.
const SORTS: [Sort; 5] = [
    (price::literals, price::wrong),
    (price::share_literals, price::wrong_share),
    (hours::literals, hours::wrong),
    (years::literals, years::wrong),
    (unit::literals, unit::wrong),
];

impl PageCheck for Products {
    fn literals(&self) -> Vec<String> {
        SORTS.iter().flat_map(|(literals, _)| literals()).chain(row::HEADS.map(str::to_owned)).collect()
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        let mut begins = 0;
        let ends: Vec<usize> = SORTS
            .iter()
            .map(|(literals, _)| {
                begins += literals().len();
                begins
            })
            .collect();
        let mut tell = |block: usize, (span, right): Wrong| {
            let detail = Some(Said { zh: right.clone(), en: right });
            let span = page.blocks[block].text.to_source(span);
            found(Spotted { detail, ..Spotted::new(block, span) });
        };
        let mut last = None;
        for clue in page.each(clues) {
            let sort = ends.iter().position(|&end| clue.literal() < end);
            if let Some((_, wrong)) = sort.map(|sort| SORTS[sort]) {
                let Some(told) = wrong(page.blocks[clue.block()].text.folded(), clue.span) else { continue };
                if last.replace((clue.block(), told.0)) != Some((clue.block(), told.0)) {
                    tell(clue.block(), told);
                }
            } else {
                row::wrong(page, clue).into_iter().for_each(|(block, told)| tell(block, told));
            }
        }
    }
}

/// The amounts of a stretch of text, in its order.
fn amounts(folded: &str, from: usize, to: usize) -> impl Iterator<Item = Amount<'_>> {
    let bytes = folded.as_bytes();
    let begins =
        move |at: usize| bytes[at].is_ascii_digit() && (at == 0 || !matches!(bytes[at - 1], b'0'..=b'9' | b'.' | b','));
    (from..to)
        .filter(move |&at| begins(at))
        .filter_map(move |at| Amount::at(folded, at))
        .filter(move |one| one.end <= to)
}

/// Where the sentence begins that `at` is in, not farther than `far` bytes.
fn sentence(folded: &str, at: usize, far: usize) -> usize {
    let from = (at.saturating_sub(far)..=at).find(|&at| folded.is_char_boundary(at)).unwrap_or(at);
    folded[from..at]
        .rfind(['。', '\n'])
        .map_or(from, |near| from + near + folded[from + near..].chars().next().map_or(0, char::len_utf8))
}

/// A sum of money in millionths of a yuan.
fn yuan(amount: &Amount<'_>) -> Option<i128> {
    match amount.unit {
        "元" => Some(amount.millionths),
        "万元" => Some(amount.millionths * 10_000),
        "亿元" => Some(amount.millionths * 100_000_000),
        _ => None,
    }
}

/// A sum in the unit of `like`, as people write it.
fn written(millionths: i128, like: &Amount<'_>) -> String {
    let scale = match like.unit {
        "万元" => 10_000,
        "亿元" => 100_000_000,
        _ => 1,
    };
    format!("{}{}", Amount::written(millionths / scale), like.unit)
}
