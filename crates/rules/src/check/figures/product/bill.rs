//! A bill that a paragraph makes out: a price for each of what is counted, how many there are, and what that comes to. The three may stand in
//! any words and in several sentences: 每平方米22.5元；…以98.6平方米的住户为例，应缴2281.5元; 每户每月800元，过渡期12个月，每户共计9000元. So are other
//! rates (每顶可住12人，50顶，可安置500人), also one of another (6栋，每栋5层，每层20间).
//!
//! With one price and one number in the sentence another sum is wrong; with more of them only one that is a slip of the pen away.

use super::super::amount::{Amount, PERCENT, are_alike, in_unit, is_slip};
use super::super::quantity::{Quantity, paragraph, sentence};
use super::{Wrong, written, yuan};
use hegao_model::text::{Folded, Span};

/// What calls a sum what it all comes to.
const SUMS: [&str; 45] = [
    "费",
    "总造价",
    "总投资",
    "工程款",
    "总成本",
    "工资总额",
    "抽调",
    "配备",
    "共有",
    "安排",
    "共派",
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
    "月租金",
    "年租金",
    "补贴资金",
    "每月补贴",
    "补偿费",
    "奖金",
    "总产量",
    "可安置",
    "可容纳",
    "可接待",
    "总产值",
    "总费用",
];

/// What stands between such a word and its sum.
const BETWEEN: [char; 15] = ['为', '：', ':', '人', '民', '币', '¥', '￥', ' ', '计', '约', '达', '共', '了', '款'];

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

/// A rate times how many there are.
struct Product<'q, 't> {
    value: i128,
    rate: &'q Quantity<'t>,
    number: &'q Quantity<'t>,
    /// How many quantities are in it, and where the first stands.
    used: usize,
    start: usize,
}

pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<Wrong> {
    let total = sum(folded, clue.end())?;
    let (kind, told) = worth(&total);
    let from = paragraph(folded, clue.start(), FAR);
    let all = Quantity::each(folded, from..clue.start());
    let all = &all[all.len().saturating_sub(MOST)..];
    let products = products(all, kind);
    let step = worth(&Amount { millionths: total.step, ..total }).1;
    let is_near = |one: i128| 2 * (one - told).abs() < step.max(one / 1000) || one == told;
    let values = || products.iter().map(|one| one.value);
    let is_right = values().any(is_near)
        || values().any(|one| values().any(|other| is_near(one + other)))
        || is_near(values().sum())
        || all.iter().any(|one| worth(&one.amount) == (kind, told));
    let words = &folded[sentence(folded, clue.start(), FAR)..clue.start()];
    if products.is_empty() || is_right || UNSURE.iter().any(|word| words.contains(word)) {
        return None;
    }
    let certain = match &products[..] {
        [one] if is_bare(folded, one, clue) => Some(one.value),
        _ => None,
    };
    let is_money = kind == "元";
    // About 18 may be 17.
    let is_about = products.iter().any(|one| one.number.is_about());
    let slip =
        || values().find(|&one| is_money && !is_about && told >= 100 * PERCENT && is_slip(one, told, step.max(1)));
    let is_off = |right: i128| !is_about || (right - told).abs() * 5 > told;
    let right = certain.filter(|&right| right * 3 > told && right < told * 3 && is_off(right)).or_else(slip)?;
    let shown = if is_money { written(right, &total) } else { shown(right, &total) };
    Some((Span::new(total.start, total.end), shown))
}

/// What an amount is of, and how much: sums in yuan, weights in kilograms.
fn worth<'t>(amount: &Amount<'t>) -> (&'t str, i128) {
    if let Some(yuan) = yuan(amount) {
        return ("元", yuan);
    }
    match amount.unit {
        "公斤" | "千克" => ("公斤", amount.millionths),
        "斤" => ("公斤", amount.millionths / 2),
        "吨" => ("公斤", amount.millionths * 1000),
        "万吨" => ("公斤", amount.millionths * 10_000_000),
        "名" | "位" => ("人", amount.millionths),
        unit => (unit, amount.millionths),
    }
}

/// An amount of this worth in the unit of another.
fn shown(worth: i128, like: &Amount<'_>) -> String {
    let scale = match like.unit {
        "吨" => 1000,
        "万吨" => 10_000_000,
        _ => 1,
    };
    format!("{}{}", Amount::written(worth / scale), like.unit)
}

/// What each rate of a kind comes to for each number of what it is of; the number may itself come of a rate.
fn products<'q, 't>(all: &'q [Quantity<'t>], kind: &str) -> Vec<Product<'q, 't>> {
    let rates = all.iter().filter(|one| worth(&one.amount).0 == kind);
    let times = |value: i128, count: i128| value.checked_mul(count / 1000).map(|all| all / 1000);
    let mut products = Vec::new();
    for rate in rates {
        let Some(of) = rate.of() else { continue };
        let direct = all.iter().filter(|one| one.of().is_none() && counts(one, of));
        let of_rate = |number: &'q Quantity<'t>, value: i128, used: usize| {
            let start = rate.amount.start.min(number.amount.start);
            Some(Product { value: times(worth(&rate.amount).1, value)?, rate, number, used, start })
        };
        let before = products.len();
        products.extend(direct.filter_map(|number| of_rate(number, count(number, of), 2)));
        if products.len() == before {
            let derived = all.iter().filter(|one| one.of().is_some() && are_alike(one.amount.unit, of));
            for inner in derived {
                let of = inner.of().unwrap_or_default();
                let outer = all.iter().filter(|one| one.of().is_none() && counts(one, of));
                products.extend(outer.filter_map(|number| {
                    of_rate(number, times(inner.amount.millionths, number.amount.millionths)?, 3)
                }));
            }
        }
    }
    products
}

/// How many of what a rate is of an amount counts: 1.2万平方米 are 12,000.
fn count(number: &Quantity<'_>, of: &str) -> i128 {
    in_unit(number.amount.millionths, number.amount.unit, of).unwrap_or(number.amount.millionths)
}

/// Whether an amount counts what a rate is of: 6栋, 12个月, 20个班.
fn counts(number: &Quantity<'_>, of: &str) -> bool {
    let unit = number.amount.unit;
    let is_noun = number.tail.starts_with(of) || number.tail.ends_with(of) || number.lead.ends_with(of);
    !matches!(unit, "%" | "‰")
        && (in_unit(0, unit, of).is_some() || of == "月" && unit == "个月" || unit == "个" && is_noun)
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

/// Whether rate, number and sum stand side by side, and nothing else is told of the number: 每户每月800元，过渡期12个月，每户共计.
fn is_bare(folded: &str, one: &Product<'_, '_>, clue: Span<Folded>) -> bool {
    let words = &folded[one.start..clue.start()];
    let tail = one.number.tail.trim_end_matches(['的', '计', '算']);
    let is_near = words.len() < 150 && !words.contains(['。', '；', '\n']);
    let is_only = Quantity::each(folded, one.start..clue.start()).len() == one.used;
    // 每人补助200元，30人参加: who comes is not who is paid.
    let is_first = one.number.amount.start < one.rate.amount.start;
    let is_all = tail.is_empty() || tail == "左右" || is_first;
    // 每人每月3000元，共5人: what comes due each month is no whole.
    let ahead = folded.floor_char_boundary(clue.start().saturating_sub(9));
    let lead = &folded[ahead..clue.end()];
    let is_whole = one.rate.lead.matches('每').count() < 2 || lead.contains('每') || lead.ends_with("月租金");
    is_near && is_only && is_all && is_whole && !one.rate.is_about()
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
            ("救灾帐篷每顶可住12人，共搭建帐篷50顶，可安置群众500人。", "可安置", Some("600人")),
            ("学生公寓共6栋，每栋5层，每层20间，合计500间。", "合计", Some("600间")),
            ("学生公寓共6栋，每栋5层，每层20间，合计600间。", "合计", None),
            ("种植玉米120亩，亩产650公斤，总产量87吨。", "总产量", Some("78吨")),
            ("每套设备2.6万元，共采购15套，总价款为38万元。", "总价", Some("39万元")),
            ("每人每天15元，按22天计，每人每月补贴300元。", "每月补贴", Some("330元")),
            ("每人发放3000元，共计约18人，合计72000元。", "合计", Some("54000元")),
            ("每人发放3000元，共计约18人，合计55000元。", "合计", None),
            ("建筑面积1.2万平方米，单方造价2600元，工程总造价3210万元。", "总造价", Some("3120万元")),
            ("每公里造价850万元，全长12公里，总投资9800万元。", "总投资", Some("10200万元")),
            ("成立3个督导组，每组5人，共抽调18人。", "抽调", Some("15人")),
            ("设立投票站12个，每站配备工作人员6名，共配备70名。", "配备", Some("72名")),
            ("印刷手册5000册，每册3.5元，印刷费17000元。", "费", Some("17500元")),
            ("印刷手册5000册，每册3.5元，印刷费17500元。", "费", None),
            ("每亩1200元，36亩，优惠后合计40000元。", "合计", None),
        ] {
            assert_eq!(told(text, word).as_deref(), expected, "{text}");
        }
    }
}
