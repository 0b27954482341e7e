//! Proceeds of an offence: 销售价12元/袋，…售出46袋，…违法所得525元. Which price and which number is not said, so that only a slip of the pen
//! away from one of the products is told, where no product fits.

use super::super::amount::{Amount, is_slip};
use super::super::miss::stretch;
use super::{Wrong, written, yuan};
use hegao_model::text::{Folded, Span};

/// How far before the proceeds the price and the number may stand, in bytes, and how many amounts are tried.
const FAR: usize = 700;
const MOST: usize = 24;

pub(super) fn literals() -> Vec<String> {
    ["违法所得", "货值金额", "销售额", "销售收入"].map(str::to_owned).to_vec()
}

pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<Wrong> {
    let rest = folded[clue.end()..].trim_start_matches(['为', '共', '计', '合', '人', '民', '币', '：']);
    let told = Amount::at(folded, folded.len() - rest.len()).filter(|told| told.unit == "元")?;
    let from = folded.floor_char_boundary(clue.start().saturating_sub(FAR));
    let from = folded[from..clue.start()].rfind('\n').map_or(from, |near| from + near + 1);
    let all: Vec<Amount<'_>> = Amount::each(folded, from..clue.start()).take(MOST).collect();
    let of =
        |price: &Amount<'_>| folded[price.end..].strip_prefix('/').map(|rest| rest.chars().take(1).collect::<String>());
    let prices: Vec<(i128, String)> =
        all.iter().filter(|one| one.unit == "元").filter_map(|one| Some((yuan(one)?, of(one)?))).collect();
    let sums: Vec<i128> = all.iter().filter(|one| one.unit == "元").map(|one| one.millionths).collect();
    let products = || {
        let numbers = all.iter().filter(|one| yuan(one).is_none());
        numbers.flat_map(|number| {
            let fitting = prices.iter().filter(|(_, unit)| *unit == number.unit);
            fitting.map(|(price, _)| price * (number.millionths / 1_000_000))
        })
    };
    // What was paid for it, or is named before, may have been taken away.
    let is_right = products().any(|one| {
        one == told.millionths
            || products().any(|other| one - other == told.millionths)
            || sums.iter().any(|sum| one - sum == told.millionths)
    });
    let right = products().find(|&one| is_slip(one, told.millionths, told.step)).filter(|_| !is_right)?;
    Some((stretch(Span::new(told.start, told.end), None), written(right, &told)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proceeds_are_a_price_times_a_number() {
        for (text, expected) in [
            ("购进60袋，购进价7.5元/袋，销售价12元/袋，已售出46袋。违法所得525元。", Some("552元")),
            ("购进60袋，购进价7.5元/袋，销售价12元/袋，已售出46袋。违法所得552元。", None),
            ("购进60袋，购进价7元/袋，销售价12元/袋，已售出60袋。违法所得300元。", None),
        ] {
            let at = text.find("违法所得").unwrap();
            let told = wrong(text, Span::new(at, at + "违法所得".len())).map(|(_, right)| right);
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }
}
