//! Prices times numbers, and shares of a sum: 购进10瓶，每瓶6元，共支付80元; 月工资6500元，…的80%，即每月5000元.

use super::super::amount::{Amount, PERCENT};
use super::{Wrong, sentence, written, yuan};
use hegao_model::text::{Folded, Span};

/// What calls a sum the price of all.
const TOTALS: [&str; 21] = [
    "小计",
    "，计",
    "，金额",
    "共补贴",
    "共补助",
    "可获补贴",
    "可获",
    "可领取",
    "可得",
    "共支付",
    "共支出",
    "共花费",
    "共收取",
    "共计",
    "合计",
    "总价",
    "总金额",
    "货款",
    "共需",
    "总计",
    "共付",
];

/// How far before the sum its price and number may stand, in bytes.
const FAR: usize = 240;

pub(super) fn literals() -> Vec<String> {
    TOTALS.map(str::to_owned).to_vec()
}

pub(super) fn share_literals() -> Vec<String> {
    vec!["%，即".to_owned()]
}

/// The sum behind `clue`, and the product of the one price and the one number before it, if that is another.
pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<Wrong> {
    let rest = folded[clue.end()..].trim_start_matches(['为', '：', ':', '人', '民', '币', '¥', '￥', ' ', '了', '款']);
    let total = Amount::at(folded, folded.len() - rest.len())?;
    let sum = yuan(&total)?;
    let start = sentence(folded, clue.start(), FAR);
    let before: Vec<Amount<'_>> = Amount::each(folded, start..clue.start()).collect();
    let mut prices = before.iter().filter(|one| yuan(one).is_some());
    let (price, None) = (prices.next()?, prices.next()) else { return None };
    let of = unit_of(folded, start, price)?;
    let is_of = |one: &Amount<'_>| yuan(one).is_none() && of.is_none_or(|unit| one.unit == unit);
    let own: Vec<Amount<'_>> = before.iter().filter(|one| is_of(one)).copied().collect();
    // The number may stand in the sentence before, if the price says what it is of.
    let ahead = || {
        let from = folded.floor_char_boundary(start.saturating_sub(FAR));
        let from = folded[from..start].rfind('\n').map_or(from, |near| from + near + 1);
        Amount::each(folded, from..start).filter(|one| of.is_some() && is_of(one)).collect()
    };
    let numbers: Vec<Amount<'_>> = if own.is_empty() { ahead() } else { own };
    let [number] = &numbers[..] else { return None };
    if !matches!(number.unit, "%" | "‰" | "次") && number.millionths % PERCENT == 0 {
        let right = yuan(price)? * (number.millionths / PERCENT);
        let slack =
            scale(&total) / 2 + scale(price) * (number.millionths / PERCENT) / 2 * i128::from(price.step < PERCENT);
        // What is far off is another sum.
        let is_order = [10, 100, 1000].iter().any(|times| right == sum * times || sum == right * times);
        let is_near = right * 3 > sum && right < sum * 3 || is_order;
        let is_wrong = (right - sum).abs() > slack && is_near;
        return is_wrong.then(|| (Span::new(total.start, total.end), written(right, &total)));
    }
    None
}

/// What the last figure of a sum is worth, in millionths of a yuan.
fn scale(sum: &Amount<'_>) -> i128 {
    yuan(&Amount { millionths: sum.step, ..*sum }).unwrap_or(sum.step)
}

/// What a price is of, if it says so (每瓶6元, 6元/瓶); `Some(None)` of a bare 单价.
fn unit_of<'t>(folded: &'t str, start: usize, price: &Amount<'t>) -> Option<Option<&'t str>> {
    if let Some(rest) = folded[price.end..].strip_prefix('/') {
        let unit = rest.char_indices().nth(1).map_or(rest, |(at, _)| &rest[..at]);
        return (!matches!(unit, "年" | "月" | "天" | "日" | "人")).then_some(Some(unit));
    }
    let lead = &folded[start..price.start];
    let lead = lead.rsplit(['，', '；', '、', '（', '。']).next()?.trim_end_matches(['为', '：', ':']);
    if lead.ends_with("单价") {
        return Some(None);
    }
    let (_, unit) = lead.rsplit_once('每')?;
    let unit = ["补贴", "补助", "奖励", "收取"].iter().find_map(|word| unit.strip_suffix(word)).unwrap_or(unit);
    let is_one =
        (unit.chars().count() == 1 || unit == "千瓦") && !matches!(unit, "年" | "月" | "天" | "日" | "人" | "次");
    is_one.then_some(Some(unit))
}

/// The sum behind `%，即`, and what the rate is of the one sum before it, if that is another.
pub(super) fn wrong_share(folded: &str, clue: Span<Folded>) -> Option<Wrong> {
    let rate = Amount::ending(&folded[..clue.start() + 1])?;
    let rest = folded[clue.end()..].trim_start_matches(['每', '月', '年', '为', '人', '民', '币', '¥', '￥', ' ']);
    let told = Amount::at(folded, folded.len() - rest.len())?;
    let sum = yuan(&told)?;
    let from = (rate.start.saturating_sub(2 * FAR)..rate.start).find(|&at| folded.is_char_boundary(at))?;
    let from = folded[from..rate.start].rfind('\n').map_or(from, |near| from + near + 1);
    let bases: Vec<i128> = Amount::each(folded, from..rate.start).filter_map(|one| yuan(&one)).collect();
    let clause = folded[from..rate.start].rsplit(['，', '。', '；']).next()?;
    // 在上年基础上递增5%，即每月13440元: of any of the sums before it.
    let sign =
        [("递增", 1), ("上浮", 1), ("增加", 1), ("提高", 1), ("上涨", 1), ("下浮", -1), ("递减", -1), ("降低", -1)]
            .iter()
            .find(|(word, _)| clause.ends_with(word))
            .map(|(_, sign)| *sign);
    let base = match (sign, &bases[..]) {
        (None, [base]) => *base,
        (Some(_), [first, ..]) => *first,
        _ => return None,
    };
    let share = |base: i128| match sign {
        None => base * rate.millionths / (100 * PERCENT),
        Some(sign) => base + sign * base * rate.millionths / (100 * PERCENT),
    };
    if bases.iter().any(|&base| (share(base) - sum).abs() <= scale(&told)) {
        return None;
    }
    let right = share(base);
    let is_near = right * 2 > sum && right < sum * 2;
    let is_wrong = (right - sum).abs() > scale(&told) && is_near;
    is_wrong.then(|| (Span::new(told.start, told.end), written(right, &told)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_are_multiplied() {
        for (text, word, expected) in [
            ("购进酱油10瓶，购进价每瓶6元，共支付80元，已使用7瓶。", "共支付", Some("60元")),
            ("购进酱油10瓶，购进价每瓶6元，共支付60元，已使用7瓶。", "共支付", None),
            ("购置电脑20台，单价4500元，合计9.2万元。", "合计", Some("9万元")),
            ("购置电脑20台，4500元/台，合计9万元。", "合计", None),
            ("购置座椅60把，单价680元，小计48 000元。", "小计", Some("40800元")),
            ("推雪铲200把，45元/把，计9500元。", "，计", Some("9000元")),
            ("购置电脑20台、打印机5台，单价4500元，合计9.2万元。", "合计", None),
            ("每人补助200元，共计30人，共计6000元。", "共计", None),
            ("共有3部电梯，钢丝绳磨损。维修费用每部18600元，共计58500元。", "共计58", Some("55800元")),
            ("按功率每千瓦补贴200元，一座1000千瓦的充电站可获补贴2万元。", "可获补贴", Some("20万元")),
        ] {
            let at = text.find(word).unwrap();
            let len = word.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            let told = wrong(text, Span::new(at, at + len)).map(|(_, right)| right);
            assert_eq!(told.as_deref(), expected, "{text}");
        }
        let told = |text: &str| {
            let at = text.find("%，即").unwrap();
            wrong_share(text, Span::new(at, at + "%，即".len())).map(|(_, right)| right)
        };
        assert_eq!(told("月工资6500元。试用期工资不低于约定工资的80%，即每月5000元。").as_deref(), Some("5200元"));
        assert_eq!(told("月工资6500元。试用期工资不低于约定工资的80%，即每月5200元。"), None);
        assert_eq!(told("不低于约定工资的80%，即每月5000元。"), None);
        assert_eq!(told("每月12800元，年租金153600元；第三年起递增5%，即每月13540元。").as_deref(), Some("13440元"));
        assert_eq!(told("每月12800元，年租金153600元；第三年起递增5%，即每月13440元。"), None);
    }
}
