//! A result that is a slip of the pen away from what the figures before it give: 以上三项合计95,580.57元 of parts that come to 95,850.57元; 18万元…其余40%，即8.2万元;
//! 原值3.15万元，折旧3.02万元，净值0.23万元. The words between the figures may be any: what proves the slip is that one figure of the result, or two neighbours that
//! have changed places, are all that is between it and the sum, the difference, the share or the multiple.

use super::super::amount::{Amount, PERCENT, are_alike, in_unit, is_slip};
use super::super::quantity::{Quantity, paragraph, sentence};
use super::{Wrong, written};
use hegao_model::text::{Folded, Span};

/// What calls a result a sum, and what calls it a difference.
const SUMS: [&str; 9] = ["合计", "共计", "总计", "总价", "总额", "共需", "共补助", "共投入", "共发放"];
const DIFFERENCES: [&str; 8] = ["净值", "净增", "净收益", "净收入", "净重", "实发", "结余", "超期"];

/// What calls it a share, a multiple or a product of others.
const OTHERS: [&str; 4] = [SAME, "最高", "最低", "共"];
const SAME: &str = "，即";

/// How many characters a result may stand from its word, how far before it the others, in bytes, and how many of them are looked at.
const NEAR: usize = 6;
const FAR: usize = 480;
const MOST: usize = 24;

/// So many figures a result has: of fewer, every other number is a slip away. Two do where its word says what it is of the last ones.
const FIGURES: i128 = 100;
const FEW: i128 = 10;

/// One, in millionths.
const ONE: i128 = 1_000_000;

pub(super) fn literals() -> Vec<String> {
    SUMS.iter().chain(&DIFFERENCES).chain(&OTHERS).map(|word| (*word).to_owned()).collect()
}

/// The result behind `clue`, with what the others give.
pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<Wrong> {
    let near = || folded[clue.end()..].char_indices().take(NEAR + 1);
    let (at, _) = near().find(|(_, c)| c.is_ascii_digit())?;
    if folded[clue.end()..clue.end() + at].contains(['，', '。', '；', '：', '\n', '约', '近', '超']) {
        return None;
    }
    let word = clue.of(folded);
    if is_part(folded, clue) {
        return None;
    }
    let is_of_last = DIFFERENCES.contains(&word) || word == SAME && folded[..clue.start()].ends_with('%');
    let least = if is_of_last { FEW } else { FIGURES };
    let result = Amount::at(folded, clue.end() + at).filter(|result| !matches!(result.unit, "%" | "分"))?;
    if result.millionths / result.step < least {
        return None;
    }
    let from = paragraph(folded, clue.start(), FAR);
    let mut before = Quantity::each(folded, from..clue.start());
    before.retain(|one| !one.is_about());
    before.drain(..before.len().saturating_sub(MOST));
    let own = sentence(folded, clue.start(), FAR);
    let mut given = Given { result, all: Vec::new() };
    match word {
        word if DIFFERENCES.contains(&word) => given.differences(&before),
        word if SUMS.contains(&word) => {
            given.sums(&before);
            given.multiples(&before, own);
        }
        _ => given.multiples(&before, own),
    }
    let right = given.right(&before)?;
    Some((Span::new(result.start, result.end), written_in(right, &result)))
}

/// Whether a word of a difference names one of several parts of a total: 计划投入186万元，其中上级资金120万元，项目结余资金26万元，自筹40万元.
fn is_part(folded: &str, clue: Span<Folded>) -> bool {
    let from = sentence(folded, clue.start(), FAR);
    let own = folded[from..clue.start()].rsplit('；').next().unwrap_or_default();
    let lead = own.rsplit(['，', '、', '：']).next().unwrap_or_default();
    let is_old = ["原有", "上年", "历年", "往年", "以前年度"].iter().any(|word| lead.contains(word));
    DIFFERENCES.contains(&clue.of(folded)) && (own.contains("其中") || is_old)
}

/// A number of millionths of the result's own unit.
fn written_in(millionths: i128, like: &Amount<'_>) -> String {
    match like.unit {
        "万元" | "亿元" => written(in_unit(millionths, like.unit, "元").unwrap_or(millionths), like),
        unit => format!("{}{unit}", Amount::written(millionths)),
    }
}

/// What the figures before a result give, in its unit.
struct Given<'t> {
    result: Amount<'t>,
    all: Vec<i128>,
}

impl Given<'_> {
    /// The amount in the unit of the result, if it is of its kind.
    fn alike(&self, one: &Quantity<'_>) -> Option<i128> {
        in_unit(one.amount.millionths, one.amount.unit, self.result.unit)
    }

    /// Sums of all amounts of its kind from any of them on: the whole list, or what stands behind another statement.
    fn sums(&mut self, before: &[Quantity<'_>]) {
        let own: Vec<i128> = before.iter().filter(|one| one.of().is_none()).filter_map(|one| self.alike(one)).collect();
        let mut sum = *own.last().unwrap_or(&0);
        for part in own.iter().rev().skip(1) {
            sum += part;
            self.all.push(sum);
        }
    }

    /// The difference of the last two of its kind.
    fn differences(&mut self, before: &[Quantity<'_>]) {
        let own: Vec<i128> = before.iter().filter_map(|one| self.alike(one)).collect();
        if let [.., more, less] = own[..] {
            self.all.extend((more > less).then_some(more - less));
        }
    }

    /// What a rate, a number of times, or a price for each of what is counted makes of another amount of the sentence.
    fn multiples(&mut self, before: &[Quantity<'_>], own: usize) {
        let times: Vec<&Quantity<'_>> = before.iter().filter(|one| one.amount.start >= own).collect();
        for one in &times {
            for other in before {
                let Some(value) = self.alike(other) else { continue };
                let (number, scale) = match one.amount.unit {
                    "%" => (one.amount.millionths, 100 * PERCENT),
                    // 8500户…每台60元
                    unit if other.of().is_some() && !are_alike(unit, other.amount.unit) => {
                        (one.amount.millionths, PERCENT)
                    }
                    _ => continue,
                };
                let product = value * number;
                if product % scale == 0 {
                    self.all.push(product / scale);
                }
            }
        }
    }

    /// What it should be: the one thing given that is a slip away, if nothing given is what it is.
    fn right(&self, before: &[Quantity<'_>]) -> Option<i128> {
        let told = self.result.millionths;
        let is_said = || before.iter().any(|one| self.alike(one) == Some(told));
        let mut slips: Vec<i128> = self
            .all
            .iter()
            .copied()
            .filter(|&one| one % self.result.step == 0 && is_slip(one, told, self.result.step))
            .collect();
        slips.sort_unstable();
        slips.dedup();
        // What is measured is rounded, each part by half of its last figure: ten of 0.1亿美元 may miss by five.
        let is_rounded = self.result.step < ONE || self.result.unit.starts_with(['万', '亿']);
        let parts = before.iter().filter(|one| is_rounded && self.alike(one).is_some()).count();
        let slack = self.result.step * i128::try_from(parts).unwrap_or(0) / 2;
        let is_given = self.all.iter().any(|&one| (one - told).abs() <= slack.max(self.result.step - 1));
        (slips.len() == 1 && !is_given && !is_said()).then(|| slips[0])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<String> {
        let words = literals();
        let clues = words
            .iter()
            .flat_map(|word| text.match_indices(word.as_str()).map(|(at, word)| Span::new(at, at + word.len())));
        clues.filter_map(|clue| wrong(text, clue)).map(|(_, right)| right).next()
    }

    #[test]
    fn a_result_is_a_slip_away() {
        for (text, expected) in [
            ("1.工资18600元；2.赔偿金74400元；3.年休假工资2850.57元。以上三项合计95580.57元。", Some("95850.57元")),
            ("1.工资18600元；2.赔偿金74400元；3.年休假工资2850.57元。以上三项合计95850.57元。", None),
            ("借展费18.00万元，签订后支付60%，即10.80万元；结束后支付其余40%，即8.20万元。", Some("7.2万元")),
            ("盘亏设备原值3.15万元，累计折旧3.02万元，净值0.23万元。", Some("0.13万元")),
            ("盘亏设备原值31.50万元，累计折旧30.20万元，净值1.40万元。", Some("1.3万元")),
            ("本工程建安费2.4亿元，按1.5%计取，共计306万元。", Some("360万元")),
            ("为8500户家庭免费安装，每台60元，共补助资金51.5万元。", Some("51万元")),
            ("检测费4800元，误工费43200元，两项损失合计47000元。", Some("48000元")),
            ("全年收入1200元，支出800元，奖励共计500元。", None),
            ("投入92万元，其中上级资金66万元，上年项目结余资金16万元，自筹10万元。", None),
            ("日本608.1亿美元，香港507.7亿美元，美国489.9亿美元，总额为1605.6亿美元。", None),
            ("日本608.1亿美元，香港507.7亿美元，美国489.9亿美元，总额为1650.7亿美元。", Some("1605.7亿美元")),
        ] {
            assert_eq!(told(text).as_deref(), expected, "{text}");
        }
    }
}
