//! A yearly sum times the years: 3,268,000元/年（服务期三年，合计9,840,000元）.

use super::super::amount::Amount;
use super::super::numeral::number_before;
use super::{Wrong, written, yuan};
use hegao_model::text::{Folded, Span};

/// How far behind the yearly sum the other may stand, in bytes.
const FAR: usize = 160;

/// What calls the other one that of all years.
const ALL: [&str; 5] = ["合计", "共计", "总计", "总价", "总额"];

pub(super) fn literals() -> Vec<String> {
    ["元/年", "元/月", "元每年"].map(str::to_owned).to_vec()
}

pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<Wrong> {
    let of_one = Amount::ending(&folded[..clue.start() + '元'.len_utf8()])?;
    let unit = if clue.of(folded).ends_with('月') { "个月" } else { "年" };
    let rest = folded[clue.end()..].split(['。', '\n']).next()?;
    let (at, word) = ALL.iter().filter_map(|word| Some((rest.find(word)?, word))).min().filter(|(at, _)| *at < FAR)?;
    let between = &rest[..at];
    let count = number_before(&between[..between.find(unit)?])?.value;
    let figures = rest[at + word.len()..].trim_start_matches(['为', '：', ':', '人', '民', '币', '¥', '￥', ' ']);
    let start = clue.end() + rest.len() - figures.len();
    let total = Amount::at(folded, start)?;
    let (sum, right) = (yuan(&total)?, yuan(&of_one)? * i128::from(count));
    let is_one = between.matches(unit).count() == 1 && !between.contains('元') && (2..=30).contains(&count);
    let is_near = right * 2 > sum && right < sum * 2;
    let slack = yuan(&Amount { millionths: total.step, ..total })? / 2
        + i128::from(of_one.step < 1_000_000) * i128::from(count) * of_one.step;
    (is_one && is_near && (right - sum).abs() > slack)
        .then(|| (Span::new(total.start, total.end), written(right, &total)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_multiplied() {
        for (text, expected) in [
            ("3,268,000.00元/年（服务期三年，合计9,840,000.00元）", Some("9804000元")),
            ("3,268,000.00元/年（服务期三年，合计9,804,000.00元）", None),
            ("租金2.4万元/年，租期3年，共计6.8万元。", Some("7.2万元")),
            ("租金2.4万元/年，租期3年。", None),
        ] {
            let at = text.find("元/年").unwrap();
            let told = wrong(text, Span::new(at, at + "元/年".len())).map(|(_, right)| right);
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }
}
