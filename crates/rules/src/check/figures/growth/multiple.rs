//! How many times more: 由8个班增加到20个班，增长2.5倍, which is one and a half times more, and 2.5 times as many.

use super::super::amount::Amount;
use super::super::numeral::number_at;
use hegao_model::text::{Folded, Span};

/// One, in millionths.
const ONE: i128 = 1_000_000;

/// The number of times behind `clue`, and what the two figures before it give, if that is another.
pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, String)> {
    let start = folded.len() - folded[clue.end()..].trim_start_matches(['了', '近', '约', ' ']).len();
    let is_about = start > clue.end() && !folded[clue.end()..start].ends_with('了');
    // 两倍
    let in_han = || {
        let (number, end) = number_at(folded, start).filter(|&(_, end)| folded[end..].starts_with('倍'))?;
        Some((i128::from(number) * ONE, Span::new(start, end + '倍'.len_utf8())))
    };
    let (told, span) = Amount::number_at(folded, start, "倍").or_else(in_han).filter(|_| !is_about)?;
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

/// What says how many times something has doubled.
pub(super) const DOUBLED: [(&str, i128); 6] =
    [("翻了一番", 2), ("翻一番", 2), ("翻了两番", 4), ("翻两番", 4), ("翻了三番", 8), ("翻三番", 8)];

/// 翻了两番 beside its two figures, and how many times as many there are, if that is another: 由500万元增加到1500万元.
pub(super) fn doubled(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, String)> {
    let (_, times) = DOUBLED.iter().find(|(word, _)| *word == clue.of(folded))?;
    let pair = super::from_to(folded, clue.start())
        .or_else(|| super::behind(folded, clue.end()))
        .or_else(|| super::than_before(folded, clue.start()));
    let (old, new) = pair.filter(|(old, new)| old.unit == new.unit && old.millionths > 0)?;
    let right = new.millionths * ONE / old.millionths;
    let is_wrong = (right - times * ONE).abs() * 8 > times * ONE && new.millionths > old.millionths;
    let shown = (right + ONE / 20) / (ONE / 10) * (ONE / 10);
    is_wrong.then(|| (clue, format!("原来的{}倍", Amount::written(shown))))
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
            ("亩产由210公斤增至420公斤，增长了两倍。", Some("1倍")),
        ] {
            let at = text.rfind("增长").unwrap();
            let told = wrong(text, Span::new(at, at + "增长".len())).map(|(_, right)| right);
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn doubling_doubles() {
        for (text, expected) in [
            ("利润比上年翻了两番，由500万元增加到1500万元。", Some("原来的3倍")),
            ("装机由60万千瓦增加到120万千瓦，翻了一番。", None),
            ("生产总值达到132亿元，比2014年的66亿元翻了两番。", Some("原来的2倍")),
        ] {
            let (at, word) = ["翻了两番", "翻了一番"].iter().find_map(|word| Some((text.find(word)?, word))).unwrap();
            let told = doubled(text, Span::new(at, at + word.len())).map(|(_, right)| right);
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }
}
