//! How many times more: 由8个班增加到20个班，增长2.5倍, which is one and a half times more, and 2.5 times as many.

use super::super::amount::Amount;
use hegao_model::text::{Folded, Span};

/// One, in millionths.
const ONE: i128 = 1_000_000;

/// The number of times behind `clue`, and what the two figures before it give, if that is another.
pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, String)> {
    let start = folded.len() - folded[clue.end()..].trim_start_matches(['了', '近', '约', ' ']).len();
    let is_about = start > clue.end() && !folded[clue.end()..start].ends_with('了');
    let (told, span) = Amount::number_at(folded, start, "倍").filter(|_| !is_about)?;
    if folded[span.end()..].starts_with(['多', '以', '余']) || clue.of(folded).contains(['降', '减']) {
        return None;
    }
    let pair = super::from_to(folded, clue.start())
        .or_else(|| super::than_before(folded, clue.start()))
        .or_else(|| super::told(folded, clue.start(), span.end()));
    let (old, new) = pair.filter(|(old, new)| old.unit == new.unit && old.millionths > 0)?;
    let times = new.millionths * ONE / old.millionths - ONE;
    let slack = (old.step + new.step) * ONE / (2 * old.millionths) * 2;
    let step = if span.of(folded).contains('.') { ONE / 10 } else { ONE / 2 };
    // As many times as the new figure is of the old one: the times more are one less.
    let is_one_off = told * old.millionths == new.millionths * ONE;
    let is_wrong = ((times - told).abs() > step + slack || is_one_off) && times > 0;
    let right = (times + ONE / 20) / (ONE / 10) * (ONE / 10);
    is_wrong.then(|| (span, format!("{}倍", Amount::written(right))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_more_are_one_less_than_times_as_many() {
        for (text, expected) in [
            ("夜校由8个班增加到20个班，增长2.5倍。", Some("1.5倍")),
            ("夜校由8个班增加到20个班，增长1.5倍。", None),
            ("产值从2亿元增长到6亿元，增长3倍。", Some("2倍")),
            ("装机由60万千瓦增加到180万千瓦，增长3倍。", Some("2倍")),
            ("装机由60万千瓦增加到180万千瓦，增长近2倍。", None),
        ] {
            let at = text.rfind("增长").unwrap();
            let told = wrong(text, Span::new(at, at + "增长".len())).map(|(_, right)| right);
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }
}
