//! A mean, a ratio and a share of base against the two figures that make them: 善款85万元，资助340名，人均2000元; 城镇48620元，农村26310元，收入比1.95;
//! 基数8000元，比例10%，月缴存额800元.

use super::super::amount::{Amount, PERCENT, are_alike};
use super::super::quantity::{Quantity, sentence};
use super::{Wrong, written, yuan};
use hegao_model::text::{Folded, Span};

/// What calls a sum that of each, and what it is of.
const MEANS: [(&str, &[&str]); 9] = [
    ("人均", &["人", "名", "位"]),
    ("平均每人", &["人", "名", "位"]),
    ("生均", &["人", "名"]),
    ("户均", &["户"]),
    ("平均每户", &["户"]),
    ("亩均", &["亩"]),
    ("村均", &["个"]),
    ("平均每亩", &["亩"]),
    ("平均每个", &["个"]),
];

/// What calls a number the ratio of two.
const RATIOS: [&str; 6] = ["收入比", "收入之比", "师生比", "生师比", "医护比", "床护比"];

/// What leads from a base and a rate to their product.
const RATES: [&str; 6] = ["比例为", "比例", "费率", "税率", "利率", "按照"];

/// How far before it the figures may stand, in bytes.
const FAR: usize = 300;

pub(super) fn literals() -> Vec<String> {
    MEANS.map(|(word, _)| word.to_owned()).to_vec()
}

pub(super) fn ratio_literals() -> Vec<String> {
    RATIOS.map(str::to_owned).to_vec()
}

pub(super) fn rate_literals() -> Vec<String> {
    RATES.map(str::to_owned).to_vec()
}

/// `筹集善款85万元，资助学生340名，人均2000元`
pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<Wrong> {
    let rest = folded[clue.end()..].trim_start_matches(['约', '为', '达', '到', '补', '助', '资', '发', '放', '支']);
    let rest = of_noun(folded, clue, rest).unwrap_or(rest);
    let rest = rest.strip_prefix("服务").or_else(|| rest.strip_prefix("学习")).unwrap_or(rest);
    let told = Amount::at(folded, folded.len() - rest.len())?;
    let Some(sum) = yuan(&told) else { return counted(folded, clue, told) };
    if !folded[told.end..].starts_with(['，', '。', '；', '）', '、', '\n']) {
        return None;
    }
    let units = MEANS.iter().find(|(word, _)| *word == clue.of(folded))?.1;
    let all = Quantity::each(folded, sentence(folded, clue.start(), FAR)..clue.start());
    // 向12名职工发放4.32万元: the sum may stand behind the number.
    let behind = all.last().filter(|one| yuan(&one.amount).is_some()).and_then(|_| all.iter().rev().nth(1));
    let number = behind.or(all.last()).filter(|one| units.contains(&one.amount.unit) && one.of().is_none())?;
    let sums: Vec<&Quantity<'_>> = all.iter().filter(|one| yuan(&one.amount).is_some() && one.of().is_none()).collect();
    let mean = |whole: &Quantity<'_>| Some(yuan(&whole.amount)? * PERCENT / number.amount.millionths.max(1));
    let step = yuan(&Amount { millionths: told.step, ..told })?;
    let is_right = sums
        .iter()
        .filter_map(|whole| mean(whole))
        .any(|right| 2 * (right - sum).abs() <= step || (right - sum).abs() <= sum / 50);
    let whole =
        sums.last().filter(|whole| !is_right && (whole.amount.end <= number.amount.start || sums.len() == 1))?;
    let (first, second) = if whole.amount.start < number.amount.start { (*whole, number) } else { (number, *whole) };
    let between = &folded[first.amount.end..second.amount.start];
    let right = mean(whole)?;
    let is_one = between.matches(['，', '；']).count() <= 1 && !whole.lead.contains(['均', '增', '降']);
    // 3600万元 for 3600元 is a unit that was not meant.
    let is_scale = [10_000, 100_000_000].iter().any(|scale| right * scale == sum || sum * scale == right);
    (is_one && (right * 3 > sum && right < sum * 3 || is_scale))
        .then(|| (Span::new(told.start, told.end), written(rounded(right), &told)))
}

/// `服务时长1260小时，参与志愿者180人，人均服务8小时`: a mean of what is no money.
fn counted(folded: &str, clue: Span<Folded>, told: Amount<'_>) -> Option<Wrong> {
    let is_end = folded[told.end..].starts_with(['，', '。', '；', '）', '\n']);
    let units = MEANS.iter().find(|(word, _)| *word == clue.of(folded))?.1;
    let all = Quantity::each(folded, sentence(folded, clue.start(), FAR)..clue.start());
    let [.., whole, number] = &all[..] else { return None };
    let is_pair = units.contains(&number.amount.unit)
        && whole.amount.unit == told.unit
        && !units.contains(&told.unit)
        && number.amount.end + number.tail.len() + '，'.len_utf8() == clue.start()
        && whole.of().is_none()
        && !whole.is_about()
        && !number.is_about();
    let right = whole.amount.millionths * PERCENT / number.amount.millionths.max(1);
    let is_wrong =
        (right - told.millionths).abs() > told.step && right * 3 > told.millionths && right < told.millionths * 3;
    (is_end && is_pair && is_wrong && told.unit != "%")
        .then(|| (Span::new(told.start, told.end), format!("{}{}", Amount::written(round(right, 10_000)), told.unit)))
}

/// What stands behind the noun that the number before is of: 车位300个，平均每个车位造价6万元.
fn of_noun<'t>(folded: &str, clue: Span<Folded>, rest: &'t str) -> Option<&'t str> {
    let digit = rest.char_indices().take(8).find(|(_, c)| c.is_ascii_digit())?.0;
    let from = sentence(folded, clue.start(), FAR);
    let all = Quantity::each(folded, from..clue.start());
    let lead = all.last()?.lead;
    let noun = lead.char_indices().rev().nth(1).map(|(at, _)| &lead[at..])?;
    let name = &rest[..digit];
    let is_price = ["造价", "投资", "成本", "补助", "费用", "投入"].iter().any(|word| name.ends_with(word));
    (name.starts_with(noun) && is_price).then(|| &rest[digit..])
}

/// `城镇居民收入48620元，农村居民收入26310元，城乡居民收入比缩小到1.95`
pub(super) fn ratio(folded: &str, clue: Span<Folded>) -> Option<Wrong> {
    let near = folded[clue.end()..].char_indices().take(10).take_while(|(_, c)| !"，。；、（）由从".contains(*c));
    let at = clue.end() + near.into_iter().find(|(_, c)| c.is_ascii_digit())?.0;
    let (told, end) = number(folded, at)?;
    // 1:15.2
    let (told, at) = match folded[end..].strip_prefix([':', '：', '∶']) {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => {
            let second = folded.len() - rest.len();
            let other = number(folded, second)?.0;
            if other == PERCENT { (told, at) } else { (other * PERCENT / told.max(1), second) }
        }
        _ => (told, at),
    };
    let is_bare = folded[number(folded, at)?.1..].starts_with(['，', '。', '；', '）', '、', '：', ':', '∶', '\n']);
    let from = sentence(folded, clue.start(), FAR);
    let all: Vec<Quantity<'_>> = Quantity::each(folded, from..clue.start());
    let all: Vec<&Quantity<'_>> = all.iter().filter(|one| !matches!(one.amount.unit, "%" | "个百分点")).collect();
    let [one, other] = all[..] else { return None };
    let (most, least) =
        (one.amount.millionths.max(other.amount.millionths), one.amount.millionths.min(other.amount.millionths));
    let right = most * PERCENT / least.max(1);
    let is_wrong = (right - told).abs() * 50 > right && right * 3 > told && right < told * 3;
    let is_pair = are_alike(one.amount.unit, other.amount.unit);
    (is_bare && is_pair && is_wrong)
        .then(|| (Span::new(at, number(folded, at).map_or(at, |(_, end)| end)), Amount::written(round(right, 10_000))))
}

/// `月缴存基数8000元，缴存比例10%，单位和个人月缴存额合计800元`
pub(super) fn rate(folded: &str, clue: Span<Folded>) -> Option<Wrong> {
    let rate = Amount::at(folded, clue.end()).filter(|rate| rate.unit == "%")?;
    let from = sentence(folded, clue.start(), FAR);
    let before = Quantity::each(folded, from..clue.start());
    let rest = folded[rate.end..].split(['。', '；', '\n']).next()?;
    let behind = Quantity::each(folded, rate.end..rate.end + rest.len());
    // 年利率4.35%，贷款本金20万元，一年利息为8700元
    let is_base =
        |one: &&Quantity<'_>| ["本金", "基数", "价款", "货款", "金额"].iter().any(|word| one.lead.contains(word));
    let own = behind.first().filter(|one| before.is_empty() && is_base(one) && behind.len() == 2).copied();
    let (base, behind) = match (own, &before[..]) {
        (Some(base), _) => (base, &behind[1..]),
        (None, [base]) => (*base, &behind[..]),
        _ => return None,
    };
    let result = behind.first().filter(|one| !one.is_about() && one.of().is_none())?;
    let is_named = ["为", "计", "缴", "付", "退", "得", "额", "即"].iter().any(|word| result.lead.contains(word));
    let words = &folded[rate.end..result.amount.start];
    let is_both = (words.contains("单位和个人") || words.contains("双方") || words.contains("夫妻"))
        && (words.contains("合计") || words.contains("共"));
    let (sum, one) = (yuan(&result.amount)?, yuan(&base.amount)? * rate.millionths / (100 * PERCENT));
    let right = if is_both { 2 * one } else { one };
    let base_sum = yuan(&base.amount)?;
    let step = yuan(&Amount { millionths: result.amount.step, ..result.amount })?;
    let others = if is_both { vec![right] } else { vec![one, base_sum - one, base_sum + one, 2 * one] };
    let is_right = others.iter().any(|other| 2 * (other - sum).abs() < step || (other - sum).abs() <= sum / 200);
    let is_near = words.len() < 120 && right * 4 > sum && right < sum * 4;
    (is_named && !is_right && is_near)
        .then(|| (Span::new(result.amount.start, result.amount.end), written(rounded(right), &result.amount)))
}

/// A bare number at a place, and where it ends.
fn number(folded: &str, at: usize) -> Option<(i128, usize)> {
    let rest = &folded[at..];
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    Some((Amount::number(&rest[..end])?, at + end))
}

/// A sum in whole fen.
fn rounded(right: i128) -> i128 {
    round(right, 10_000)
}

fn round(right: i128, step: i128) -> i128 {
    (right + step / 2) / step * step
}

#[cfg(test)]
mod tests {
    use super::*;

    type Look = fn(&str, Span<Folded>) -> Option<Wrong>;

    #[test]
    fn means_ratios_and_shares_are_worked_out() {
        for (look, text, word, expected) in [
            (wrong as Look, "发放助学金60万元，资助学生240名，人均2000元。", "人均", Some("2500元")),
            (wrong, "发放助学金60万元，资助学生240名，人均2500元。", "人均", None),
            (wrong, "发放贷款60万元，惠及240户，户均年增收2000元。", "户均", None),
            (wrong, "向15名职工发放奖金7.5万元，人均5000万元。", "人均", Some("0.5万元")),
            (wrong, "向15名职工发放奖金7.5万元，人均6000元。", "人均", Some("5000元")),
            (wrong, "向15名职工发放奖金7.5万元，人均5000元。", "人均", None),
            (
                ratio,
                "城镇居民人均收入45000元，农村居民人均收入25000元，城乡居民收入比缩小到1.9。",
                "收入比",
                Some("1.8"),
            ),
            (wrong, "总投资1500万元，建成车位300个，平均每个车位造价6万元。", "平均每个", Some("5万元")),
            (wrong, "服务时长1260小时，参与志愿者180人，人均服务9小时。", "人均", Some("7小时")),
            (wrong, "服务时长1260小时，参与志愿者180人，人均服务7小时。", "人均", None),
            (rate, "年利率4.35%，贷款本金20万元，一年利息为8900元。", "利率", Some("8700元")),
            (rate, "年利率4.35%，贷款本金20万元，一年利息为8700元。", "利率", None),
            (ratio, "城镇居民人均收入45000元，农村居民人均收入25000元，城乡居民收入比为1.80:1。", "收入比", None),
            (ratio, "现有教师120名、学生1800名，师生比为1:16.5。", "师生比", Some("15")),
            (ratio, "现有教师120名、学生1800名，师生比为1:15。", "师生比", None),
            (rate, "某职工缴存基数6000元，缴存比例8%，单位和个人月缴存额合计480元。", "比例", Some("960元")),
            (rate, "某职工缴存基数6000元，缴存比例8%，个人月缴存额480元。", "比例", None),
            (rate, "合同金额50万元，按照5%计提质保金为2万元。", "按照", Some("2.5万元")),
        ] {
            let at = text.find(word).unwrap();
            let told = look(text, Span::new(at, at + word.len())).map(|(_, right)| right);
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }
}
