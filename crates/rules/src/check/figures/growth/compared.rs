//! Which of two grew faster, against their own rates: 城镇增长5.1%；农村增长6.8%，城镇增速高于农村.

use super::super::amount::Amount;
use hegao_model::text::{Folded, Span};

/// What compares two rates.
pub(super) const WORDS: [&str; 6] = ["增速高于", "增速低于", "增速快于", "增速慢于", "增幅高于", "增幅低于"];

/// The longest name of what grows, in characters, and how far its rate stands behind it, in bytes.
const NAME: usize = 10;
const NEAR: usize = 80;

/// How far before the comparison the rates may stand, in bytes.
const FAR: usize = 400;

/// The word of comparison at `clue`, and the other one, if the rates say so.
pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, String)> {
    let marks = ['，', '。', '；', '、', '：', '（', '）', '\n'];
    let from = super::floor(folded, clue.start().saturating_sub(FAR));
    let one = folded[from..clue.start()].rsplit(marks).next()?;
    let other: String =
        folded[clue.end()..].chars().take(NAME).take_while(|c| !c.is_ascii_digit() && !marks.contains(c)).collect();
    let is_name = |name: &str| !name.is_empty() && name.chars().nth(NAME).is_none();
    if !is_name(one) || !is_name(&other) {
        return None;
    }
    let before = &folded[from..clue.start() - one.len()];
    let rate = |name: &str, against: &str| {
        let start = from + before.rfind(name)? + name.len();
        let near = &folded[start..super::floor(folded, (start + NEAR).min(from + before.len()))];
        let near = near.split(['。', '\n']).next().unwrap_or_default();
        let (at, word) = ["增长", "下降"].iter().filter_map(|word| Some((near.find(word)?, *word))).min()?;
        let rate = Amount::at(folded, start + at + word.len()).filter(|rate| rate.unit == "%")?;
        let sign = if word == "下降" { -1 } else { 1 };
        (!near[..at].contains(against)).then_some(sign * rate.millionths)
    };
    let (a, b) = (rate(one, &other)?, rate(&other, one)?);
    let word = &clue.of(folded)["增速".len()..];
    let is_more = matches!(word, "高于" | "快于");
    let right = match word {
        "高于" => "低于",
        "低于" => "高于",
        "快于" => "慢于",
        _ => "快于",
    };
    (a != b && (a > b) != is_more).then(|| (Span::new(clue.end() - word.len(), clue.end()), right.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_higher_rate_is_higher() {
        for (text, expected) in [
            (
                "城镇居民42310元，增长5.1%；农村居民24860元，增长6.8%，城镇居民增速高于农村居民1.7个百分点。",
                Some("低于"),
            ),
            ("城镇居民42310元，增长5.1%；农村居民24860元，增长6.8%，农村居民增速高于城镇居民1.7个百分点。", None),
            ("城镇居民增速高于农村居民1.7个百分点。", None),
        ] {
            let at = text.find("增速高于").unwrap();
            assert_eq!(wrong(text, Span::new(at, at + 12)).map(|(_, right)| right).as_deref(), expected, "{text}");
        }
    }
}
