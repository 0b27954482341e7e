//! A figure that is worked out of others beside it, and is not what they give: 10瓶，每瓶6元，共支付80元; 3200平方米，即48亩.

mod bill;
mod each;
mod fraction;
mod hours;
mod mean;
mod pace;
mod per;
mod period;
mod price;
mod proceeds;
mod proved;
mod rates;
mod row;
mod slip;
mod unit;
mod years;

use std::collections::HashSet;

use super::amount::Amount;
use super::miss;
use super::sorts::Sorts;
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use crate::language::Said;
use hegao_model::text::{Folded, Span};

/// A place and what should stand there.
type Wrong = (Span<Folded>, String);

/// The look at what a clue leads to.
type Look = fn(&str, Span<Folded>) -> Option<Wrong>;

/// The check, ready to run: all sorts within a text. Rows are looked at apart.
pub(super) struct Products(Sorts<Look>);

impl Products {
    pub(super) fn new() -> Self {
        Self(Sorts::new(&[
            (price::literals, price::wrong),
            (price::share_literals, price::wrong_share),
            (hours::literals, hours::wrong),
            (hours::shift_literals, hours::wrong_shifts),
            (period::literals, period::wrong),
            (fraction::literals, fraction::wrong),
            (fraction::half_literals, fraction::half),
            (fraction::time_literals, fraction::time),
            (proceeds::literals, proceeds::wrong),
            (years::literals, years::wrong),
            (unit::literals, unit::wrong),
            (bill::literals, bill::wrong),
            (mean::literals, mean::wrong),
            (mean::ratio_literals, mean::ratio),
            (mean::rate_literals, mean::rate),
            (pace::literals, pace::wrong),
            (pace::often_literals, pace::often),
            (per::literals, per::wrong),
            (slip::literals, slip::wrong),
            (rates::point_literals, rates::points),
            (rates::fraction_literals, rates::fraction),
            (rates::tenth_literals, rates::tenths),
            (rates::done_literals, rates::done),
            (each::literals, each::wrong),
            (each::looked_literals, each::looked),
        ]))
    }
}

impl PageCheck for Products {
    fn literals(&self) -> Vec<String> {
        self.0.literals().iter().cloned().chain(row::HEADS.map(str::to_owned)).collect()
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        let mut tell = |block: usize, (span, right): Wrong| {
            let told = span.of(page.blocks[block].text.folded());
            // Of a whole statement the figures stand in the arithmetic.
            let is_whole = told.contains(['，', '。', '；', '（']);
            let said = Said { zh: right.clone(), en: right };
            let spotted = miss::spotted(block, &page.blocks[block].text, span, said);
            found(Spotted { absent: is_whole, ..spotted });
        };
        let mut last = None;
        // Several words of one head lead to the same rows.
        let mut cells = HashSet::new();
        for clue in page.each(clues) {
            if let Some(look) = self.0.of(clue) {
                let Some(told) = look(page.blocks[clue.block()].text.folded(), clue.span) else { continue };
                // Two looks may come upon one result.
                let place = (clue.block(), told.0.end());
                if last.replace(place) != Some(place) {
                    tell(clue.block(), told);
                }
            } else {
                let new =
                    row::wrong(page, clue).into_iter().filter(|(block, told)| cells.insert((*block, told.0.start())));
                new.for_each(|(block, told)| tell(block, told));
            }
        }
    }
}

/// Where the sentence begins that `at` is in, not farther than `far` bytes.
fn sentence(folded: &str, at: usize, far: usize) -> usize {
    let from = (at.saturating_sub(far)..=at).find(|&at| folded.is_char_boundary(at)).unwrap_or(at);
    folded[from..at]
        .rfind(['。', '\n'])
        .map_or(from, |near| from + near + folded[from + near..].chars().next().map_or(0, char::len_utf8))
}

/// A sum of money in millionths of a yuan.
pub(super) fn yuan(amount: &Amount<'_>) -> Option<i128> {
    match amount.unit {
        "元" => Some(amount.millionths),
        "万元" => Some(amount.millionths * 10_000),
        "亿元" => Some(amount.millionths * 100_000_000),
        _ => None,
    }
}

/// A sum in the unit of `like`, as people write it.
pub(super) fn written(millionths: i128, like: &Amount<'_>) -> String {
    let scale = match like.unit {
        "万元" => 10_000,
        "亿元" => 100_000_000,
        _ => 1,
    };
    format!("{}{}", Amount::written(millionths / scale), like.unit)
}
