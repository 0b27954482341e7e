//! A bill that a paragraph makes out: a price for each of what is counted, how many there are, and what that comes to. The three may stand in
//! any words and in several sentences: 每平方米22.5元；…以98.6平方米的住户为例，应缴2281.5元; 每户每月800元，过渡期12个月，每户共计9000元.
//!
//! With one price and one number in the sentence another sum is wrong; with more of them only one that is a slip of the pen away.

use super::super::amount::{Amount, PERCENT, are_alike, is_slip};
use super::super::quantity::{Quantity, paragraph, sentence};
use super::{Wrong, written, yuan};
use hegao_model::text::{Folded, Span};

/// What calls a sum what it all comes to.
const SUMS: [&str; 22] = [
    "应缴",
    "应付",
    "应交",
    "需缴",
    "需付",
    "应补",
    "补发",
    "应发",
    "应退",
    "共计",
    "合计",
    "总计",
    "共需",
    "需支付",
    "应支付",
    "总额",
    "总价",
    "补偿款",
    "补助资金",
    "共补助",
    "共发放",
    "共可领取",
];

/// What stands between such a word and its sum.
const BETWEEN: [char; 14] = ['为', '：', ':', '人', '民', '币', '¥', '￥', ' ', '计', '约', '达', '共', '了'];

/// How many characters may name what a sum is of, how far before it the price and the number may stand, in bytes, and how many are tried.
const NAME: usize = 8;
const FAR: usize = 900;
const MOST: usize = 24;

/// What makes a sum another than the plain product.
const UNSURE: [&str; 14] =
    ["优惠", "折", "减免", "扣除", "另", "最高", "封顶", "不超过", "以内", "其中", "分别", "补差", "利息", "上限"];

pub(super) fn literals() -> Vec<String> {
    SUMS.map(str::to_owned).to_vec()
}

pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<Wrong> {
    let total = sum(folded, clue.end())?;
    let told = yuan(&total)?;
    let from = paragraph(folded, clue.start(), FAR);
    let own = sentence(folded, clue.start(), FAR);
    let all = Quantity::each(folded, from..clue.start());
    let all = &all[all.len().saturating_sub(MOST)..];
    let prices: Vec<&Quantity<'_>> =
        all.iter().filter(|one| yuan(&one.amount).is_some() && one.of().is_some()).collect();
    let is_number = |one: &&Quantity<'_>| yuan(&one.amount).is_none() && !matches!(one.amount.unit, "%" | "‰");
    let fits = |price: &Quantity<'_>, number: &Quantity<'_>| {
        let of = price.of().unwrap_or_default();
        are_alike(of, number.amount.unit) || of == "月" && number.amount.unit == "个月"
    };
    let pairs: Vec<(&Quantity<'_>, &Quantity<'_>)> = prices
        .iter()
        .flat_map(|price| {
            all.iter().filter(is_number).filter(|number| fits(price, number)).map(move |number| (*price, number))
        })
        .collect();
    let products: Vec<i128> = pairs.iter().filter_map(|(price, number)| product(price, number)).collect();
    let slack = step(&total);
    let is_right = products.iter().any(|one| (one - told).abs() <= slack.max(one / 1000))
        || products.iter().any(|one| products.iter().any(|other| (one + other - told).abs() <= slack))
        || (products.iter().sum::<i128>() - told).abs() <= slack
        || all.iter().any(|one| yuan(&one.amount).is_some_and(|one| (one - told).abs() <= slack));
    let words = &folded[own..clue.start()];
    if is_right || UNSURE.iter().any(|word| words.contains(word)) {
        return None;
    }
    let certain = match &pairs[..] {
        [(price, number)] if prices.len() == 1 && is_bare(folded, price, number, clue) => product(price, number),
        _ => None,
    };
    let slip = || products.iter().copied().find(|&one| told >= 100 * PERCENT && is_slip(one, told, total_step(&total)));
    let right = certain.filter(|&right| right * 3 > told && right < told * 3).or_else(slip)?;
    Some((Span::new(total.start, total.end), written(right, &total)))
}

/// The sum behind its word, which may name what it is of: 应缴热费2281.5元.
fn sum(folded: &str, at: usize) -> Option<Amount<'_>> {
    let near = folded[at..].char_indices().take(NAME + 1);
    let mut near = near.take_while(|(_, c)| !"，。；、（）每".contains(*c));
    let (start, _) = near.find(|(_, c)| c.is_ascii_digit())?;
    let name = folded[at..at + start].trim_matches(BETWEEN);
    let is_name = !["年", "第", "均", "近", "超"].iter().any(|word| name.contains(word));
    Amount::at(folded, at + start).filter(|_| is_name)
}

/// What a price comes to for a number, in millionths of a yuan.
fn product(price: &Quantity<'_>, number: &Quantity<'_>) -> Option<i128> {
    Some(yuan(&price.amount)? * (number.amount.millionths / 1000) / 1000)
}

/// Whether price, number and sum stand side by side, and nothing else is told of the number: 每户每月800元，过渡期12个月，每户共计.
fn is_bare(folded: &str, price: &Quantity<'_>, number: &Quantity<'_>, clue: Span<Folded>) -> bool {
    let first = price.amount.start.min(number.amount.start);
    let words = &folded[first..clue.start()];
    let tail = number.tail.trim_end_matches(['的', '计', '算']);
    let is_near = words.len() < 120 && !words.contains(['。', '；', '\n']);
    let is_only = Quantity::each(folded, first..clue.start()).len() == 2;
    // 每人补助200元，30人参加: who comes is not who is paid.
    let is_all = tail.is_empty() || tail == "左右" || number.amount.start < price.amount.start;
    // 每人每月3000元，共5人: what comes due each month is no whole.
    let is_whole = price.lead.matches('每').count() < 2 || folded[clue.start().saturating_sub(6)..].starts_with('每');
    let is_person = matches!(number.amount.unit, "年" | "次" | "天" | "小时");
    is_near && is_only && is_all && is_whole && !is_person
}

fn step(sum: &Amount<'_>) -> i128 {
    yuan(&Amount { millionths: sum.step, ..*sum }).unwrap_or(sum.step)
}

/// The last figure of a sum, in millionths of a yuan.
fn total_step(sum: &Amount<'_>) -> i128 {
    step(sum).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, word: &str) -> Option<String> {
        let at = text.rfind(word).unwrap();
        wrong(text, Span::new(at, at + word.len())).map(|(_, right)| right)
    }

    #[test]
    fn a_bill_is_worked_out() {
        for (text, word, expected) in [
            ("水费每吨3.2元；某户用水68.5吨，本月应缴水费291.2元。", "应缴", Some("219.2元")),
            ("水费每吨3.2元；某户用水68.5吨，本月应缴水费219.2元。", "应缴", None),
            ("每户每月600元，补助期18个月，每户共计10000元。", "共计", Some("10800元")),
            ("每户每月600元，补助期18个月，每户共计10800元。", "共计", None),
            ("每人发放慰问金500元，共计42人，合计23000元。", "合计", Some("21000元")),
            ("每人补助200元，30人参加，共计发放5600元。", "共计", None),
            ("按照每亩1200元的标准，补偿面积35.6亩，补偿款42270元。", "补偿款", Some("42720元")),
            ("每人每月3000元，共5人，合计180000元。", "合计", None),
            ("每亩1200元，36亩，优惠后合计40000元。", "合计", None),
        ] {
            assert_eq!(told(text, word).as_deref(), expected, "{text}");
        }
    }
}
