//! Growth that is not that of its two figures: 由11.5亿元增加到12.6亿元，增长6.2%. Of two rates the difference is told in percentage points.

mod compared;
mod contrary;
mod difference;
mod multiple;
mod turn;

use super::amount::{Amount, PERCENT};
use super::quantity::Quantity;
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use crate::language::Said;
use hegao_model::text::{Folded, Span};

/// The check, ready to run.
pub(super) struct Growths;

/// What stands before the rate.
const RATES: [&str; 21] = [
    "增长", "增幅", "下降", "降幅", "提高", "上升", "降低", "减少", "增加", "偏多", "偏少", "偏高", "偏低", "涨幅",
    "升高", "升幅", "上涨", "下跌", "跌幅", "回落", "缩短",
];

/// What leads from the old figure to the new one, and how many characters may name what is counted behind it.
const TURNS: [&str; 35] = [
    "调整为",
    "调整到",
    "调整至",
    "上涨到",
    "上涨至",
    "提至",
    "调至",
    "涨至",
    "增加到",
    "增长到",
    "提高到",
    "上升到",
    "提升到",
    "扩大到",
    "扩展到",
    "发展到",
    "攀升到",
    "增加至",
    "增长至",
    "提高至",
    "上升至",
    "提升至",
    "扩大至",
    "跃升至",
    "攀升至",
    "下降到",
    "下降至",
    "减少到",
    "减少至",
    "缩减到",
    "压减到",
    "降至",
    "降到",
    "增至",
    "升至",
];
const NOUN: usize = 4;

/// What births less deaths are called.
const NATURAL: &str = "自然增长率";

/// What the figure of the year before is called.
const LAST_YEAR: [&str; 8] = ["上年", "去年", "上一年", "同期", "多年", "常年", "历年", "20"];

/// How far the figures may stand from their rate, in bytes.
const FAR: usize = 160;

impl PageCheck for Growths {
    fn literals(&self) -> Vec<String> {
        RATES
            .iter()
            .chain(&compared::WORDS)
            .chain([&NATURAL])
            .chain(&contrary::WORDS)
            .map(|word| (*word).to_owned())
            .chain(multiple::DOUBLED.map(|(word, _)| word.to_owned()))
            .chain(turn::WORDS.map(|(word, _)| word.to_owned()))
            .collect()
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        let mut last = None;
        for clue in page.each(clues) {
            let text = &page.blocks[clue.block()].text;
            let folded = text.folded();
            let told = match clue.literal() {
                literal if literal < RATES.len() => wrong(folded, clue.span)
                    .map(|(rate, right)| (Span::new(rate.start, rate.end), right))
                    .or_else(|| multiple::wrong(folded, clue.span))
                    .or_else(|| difference::wrong(folded, clue.span)),
                literal if literal < RATES.len() + compared::WORDS.len() => compared::wrong(folded, clue.span),
                literal if literal == RATES.len() + compared::WORDS.len() => natural(folded, clue.span),
                literal if literal <= RATES.len() + compared::WORDS.len() + contrary::WORDS.len() => {
                    contrary::wrong(folded, clue.span)
                }
                literal
                    if literal
                        <= RATES.len() + compared::WORDS.len() + contrary::WORDS.len() + multiple::DOUBLED.len() =>
                {
                    multiple::doubled(folded, clue.span)
                }
                _ => turn::wrong(folded, clue.span),
            };
            let Some((span, right)) = told else { continue };
            // 提前 stands in 提前了 as well.
            if last.replace((clue.block(), span.start())) == Some((clue.block(), span.start())) {
                continue;
            }
            let detail = Some(Said { zh: right.clone(), en: right });
            found(Spotted { detail, ..Spotted::new(clue.block(), text.to_source(span)) });
        }
    }
}

/// The natural growth of a population behind `clue`, and what births less deaths give, if that is another.
fn natural(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, String)> {
    let rate = |at: usize| {
        let rest = folded[at..].trim_start_matches(['为', '是', ' ', '：']);
        let figures = rest.trim_start_matches('-');
        let rate = Amount::at(folded, folded.len() - figures.len()).filter(|rate| rate.unit == "‰")?;
        let sign = if rest.len() > figures.len() { -1 } else { 1 };
        Some((rate, sign * rate.millionths))
    };
    let (told, value) = rate(clue.end())?;
    let start = floor(folded, clue.start().saturating_sub(FAR));
    let before = &folded[start..clue.start()];
    let last = |word: &str| rate(start + before.rfind(word)? + word.len());
    let ((births, born), (_, died)) = (last("出生率")?, last("死亡率")?);
    let right = born - died;
    let is_right = (right - value).abs() <= told.step.max(births.step);
    let sign = if right < 0 { "-" } else { "" };
    (!is_right).then(|| (Span::new(told.start, told.end), format!("{sign}{}‰", Amount::written(right.abs()))))
}

/// The rate behind `clue`, and what its two figures give, if that is another.
fn wrong(folded: &str, clue: Span<Folded>) -> Option<(Amount<'_>, String)> {
    let start = folded.len() - folded[clue.end()..].trim_start_matches(['了', '为', '率', '达', ' ']).len();
    let rate = Amount::at(folded, start)?;
    let is_fall = clue.of(folded).contains(['降', '减', '少', '低', '跌', '落', '短']);
    match rate.unit {
        "%" => {}
        "个百分点" => return points(folded, clue, rate, is_fall),
        _ => return by_amount(folded, clue, rate, is_fall),
    }
    let pair = from_to(folded, clue.start())
        .or_else(|| than_before(folded, clue.start()))
        .or_else(|| compared(folded, clue.start(), rate.end))
        .or_else(|| in_brackets(folded, clue.start(), rate.end))
        .or_else(|| told(folded, clue.start(), rate.end))
        .or_else(|| by_year(folded, clue.start()))
        .or_else(|| behind(folded, rate.end));
    let pairs = pair.map_or_else(|| by_difference(folded, clue.start(), is_fall), |pair| vec![pair]);
    let rights: Vec<String> = pairs.iter().map(|(old, new)| right(old, new, &rate, is_fall)).collect::<Option<_>>()?;
    rights.into_iter().next().map(|right| (rate, right))
}

/// The points behind `clue`, and the difference of the two rates before them, if that is another: 由92%提高到95%，提高5个百分点.
fn points<'t>(folded: &'t str, clue: Span<Folded>, rate: Amount<'t>, is_fall: bool) -> Option<(Amount<'t>, String)> {
    let (old, new) = from_to(folded, clue.start()).filter(|(old, new)| old.unit == "%" && new.unit == "%")?;
    let change = if is_fall { old.millionths - new.millionths } else { new.millionths - old.millionths };
    let slack = if old.step == new.step && new.step == rate.step { 0 } else { old.step.max(new.step).max(rate.step) };
    let is_wrong = change > 0 && (change - rate.millionths).abs() > slack;
    is_wrong.then(|| (rate, format!("{}个百分点", Amount::written(change))))
}

/// The change behind `clue`, and the difference of the two amounts before it, if that is another: 由12.3米上升到13.1米，上升了1.2米.
fn by_amount<'t>(folded: &'t str, clue: Span<Folded>, told: Amount<'t>, is_fall: bool) -> Option<(Amount<'t>, String)> {
    let (old, new) =
        from_to(folded, clue.start()).filter(|(old, new)| old.unit == told.unit && new.unit == told.unit)?;
    let change = if is_fall { old.millionths - new.millionths } else { new.millionths - old.millionths };
    let slack = if old.step == new.step && new.step == told.step { 0 } else { old.step.max(new.step).max(told.step) };
    let is_exact = !folded[told.end..].starts_with(['多', '余', '以', '左']);
    let is_wrong = change > 0 && (change - told.millionths).abs() > slack && is_exact;
    is_wrong.then(|| (told, format!("{}{}", Amount::written(change), told.unit)))
}

/// The figures of `下降8%，由A降至B`.
fn behind(folded: &str, rate: usize) -> Option<(Amount<'_>, Amount<'_>)> {
    let rest = folded[rate..].strip_prefix('，')?;
    rest.starts_with(['由', '从']).then_some(())?;
    let end = folded.len() - rest.len() + rest.find(['，', '。', '；', '\n']).unwrap_or(rest.len());
    from_to(folded, end)
}

/// What the rate from `old` to `new` is, if it is not `rate`.
fn right(old: &Amount<'_>, new: &Amount<'_>, rate: &Amount<'_>, is_fall: bool) -> Option<String> {
    let change = if is_fall { old.millionths - new.millionths } else { new.millionths - old.millionths };
    if old.millionths <= 0 || old.unit != new.unit {
        return None;
    }
    if change < 0 {
        return contrary(old, new, rate, is_fall);
    }
    if old.unit == "%" {
        return (change == rate.millionths).then(|| format!("{}个百分点", Amount::written(change)));
    }
    // What the figures were before they were rounded lies half a step to either side.
    let share = |change: i128, of: i128| change.saturating_mul(100 * PERCENT) / of.max(1);
    let slack = (old.step + new.step) / 2;
    // A rate is rounded, or cut.
    let least = share(change - slack, old.millionths + old.step / 2) - rate.step;
    let most = share(change + slack, (old.millionths - old.step / 2).max(1)) + rate.step / 2 + rate.step / 10;
    let is_right = (least..=most).contains(&rate.millionths);
    let tenths = (share(change, old.millionths) + PERCENT / 20) / (PERCENT / 10);
    (!is_right).then(|| format!("{}%", Amount::written(tenths * (PERCENT / 10))))
}

/// The right word with the rate, if it is right but for its direction: 比上年的80件增加20%，64件.
fn contrary(old: &Amount<'_>, new: &Amount<'_>, rate: &Amount<'_>, is_fall: bool) -> Option<String> {
    let share = (old.millionths - new.millionths).abs().saturating_mul(100 * PERCENT) / old.millionths;
    let is_it = old.unit != "%" && (share - rate.millionths).abs() <= rate.step;
    let word = if is_fall { "增长" } else { "下降" };
    is_it.then(|| format!("{word}{}%", Amount::written(rate.millionths)))
}

/// The figures of `B…，与上年相比增加C，增长`: each amount of the sentence may be B, with what it was before.
fn by_difference(folded: &str, rate: usize, is_fall: bool) -> Vec<(Amount<'_>, Amount<'_>)> {
    let before = folded[..rate].trim_end_matches("同比").trim_end_matches('，');
    let Some(change) = Amount::ending(before) else { return Vec::new() };
    let clause = last_clause(&folded[..change.start]);
    let is_change = ["增加", "减少", "增长", "下降"].iter().any(|word| clause.trim_end_matches('了').ends_with(word));
    if !is_change || !clause.starts_with(['比', '较', '与', '同']) {
        return Vec::new();
    }
    let end = change.start - clause.len();
    let start = folded[..end].rfind(['。', '\n']).map_or(0, |at| at + 1);
    let amounts = Amount::each(folded, start..end).filter(|amount| amount.unit == change.unit);
    amounts
        .filter(|new| new.millionths > change.millionths)
        .map(|new| {
            let by = if is_fall { change.millionths } else { -change.millionths };
            (Amount { millionths: new.millionths + by, step: new.step.max(change.step), ..new }, new)
        })
        .collect()
}

fn last_clause(text: &str) -> &str {
    text.rsplit(['。', '；', '，']).next().unwrap_or(text)
}

/// The figures of `由A增加到B，增长`: the clause before the rate.
fn from_to(folded: &str, rate: usize) -> Option<(Amount<'_>, Amount<'_>)> {
    let start = floor(folded, rate.saturating_sub(FAR));
    let clause = folded[start..rate].trim_end_matches("同比").trim_end_matches('，');
    let clause = clause.rsplit(['。', '；', '，']).next()?;
    let offset = clause.as_ptr() as usize - folded.as_ptr() as usize;
    let from = clause.rfind(['由', '从'])?;
    let (at, word) = TURNS.iter().filter_map(|word| Some((clause[from..].find(word)? + from, word))).min()?;
    let behind = offset + at + word.len();
    // 由2023年的8个班增加到20个班
    let is_short = |one: &Quantity<'_>| one.tail.chars().nth(NOUN).is_none() && one.of().is_none();
    let last = Quantity::each(folded, offset + from..offset + at);
    let old = last.last().filter(|one| is_short(one) && one.amount.end + one.tail.len() == offset + at)?.amount;
    let first = Quantity::each(folded, behind..offset + clause.len());
    let ends = |one: &Quantity<'_>| one.amount.end + one.tail.len() == offset + clause.len();
    let new = first.first().filter(|one| is_short(one) && ends(one))?.amount;
    // 零下5℃ is less than nothing.
    (!clause[from..].contains("零下")).then_some((old, new))
}

/// The figures of `B，比上年的A增长`.
fn than_before(folded: &str, rate: usize) -> Option<(Amount<'_>, Amount<'_>)> {
    let start = floor(folded, rate.saturating_sub(FAR));
    let clause = folded[start..rate].rsplit(['。', '；', '，']).next()?;
    // 218.4mm较多年同期均值182.0mm偏多25%: no mark may stand between.
    let own = clause.rfind(['比', '较']).filter(|&at| at > 0 && Amount::ending(&clause[..at]).is_some());
    let clause = &clause[own.unwrap_or(0)..];
    let behind = clause.strip_prefix(['比', '较'])?;
    LAST_YEAR.iter().find(|word| behind.starts_with(**word))?;
    let before = folded[..rate - clause.len()].trim_end_matches('，');
    Some((Amount::ending(&folded[..rate])?, Amount::ending(before)?))
}

/// The figures of `B，同比增长…%，较2023年的A增加C`: what stands before the rate, and behind it what it is compared with.
fn compared(folded: &str, rate: usize, behind: usize) -> Option<(Amount<'_>, Amount<'_>)> {
    let before = folded[..rate]
        .trim_end_matches("同比")
        .trim_end_matches("比上年")
        .trim_end_matches("较上年")
        .trim_end_matches('，');
    let new = Amount::ending(before)?;
    let rest = folded[behind..].strip_prefix('，')?.strip_prefix(['较', '比'])?;
    let clause = rest.split(['，', '。', '；']).next()?;
    let turn = clause.find("增加").or_else(|| clause.find("减少"))?;
    let old = Amount::ending(&clause[..turn])?;
    Some((old, new))
}

/// The figures of `B，同比增长…%（2024年为A）`.
fn in_brackets(folded: &str, rate: usize, behind: usize) -> Option<(Amount<'_>, Amount<'_>)> {
    let before = folded[..rate].trim_end_matches("同比").trim_end_matches("比上年").trim_end_matches("较上年");
    let new = Amount::ending(before.trim_end_matches('，'))?;
    let inner = folded[behind..].strip_prefix(['（', '('])?.split(['）', ')']).next()?;
    let named = LAST_YEAR.iter().any(|word| inner.starts_with(word));
    let old = Amount::ending(inner).filter(|_| named)?;
    let start = folded[behind..].find(inner)? + behind + old.start;
    let is_bare = !folded[behind..start].contains(['，', '、', '；']);
    Amount::at(folded, start).filter(|_| is_bare).map(|old| (old, new))
}

/// What tells the figure of the year before in a clause of its own.
const WAS: [&str; 9] =
    ["上年为", "上年同期为", "去年为", "去年同期为", "上年是", "上年同期是", "去年同期是", "同期为", "上年完成"];

/// The figures of `B，上年为A，同比增长` and `B，同比增长…%，上年为A`.
fn told(folded: &str, rate: usize, behind: usize) -> Option<(Amount<'_>, Amount<'_>)> {
    let start = floor(folded, rate.saturating_sub(FAR));
    let before = folded[start..rate].trim_end_matches("同比").trim_end_matches("比上年").trim_end_matches('，');
    let offset = start + before.len();
    let own = before.rsplit(['。', '；', '\n']).next()?;
    if let Some(rest) = folded[behind..].strip_prefix('，') {
        let word = WAS.iter().find(|word| rest.starts_with(**word));
        let old = word.and_then(|word| Amount::at(folded, behind + '，'.len_utf8() + word.len()));
        let new = Amount::ending(&folded[..offset]);
        if let (Some(old), Some(new)) = (old, new) {
            return Some((old, new));
        }
    }
    let clause = own.rsplit('，').next()?;
    let word = WAS.iter().find(|word| clause.starts_with(**word))?;
    let at = offset - clause.len();
    let old = Amount::at(folded, at + word.len()).filter(|old| old.end == offset)?;
    let new = Amount::ending(folded[..at].strip_suffix('，')?)?;
    Some((old, new))
}

/// The figures of `2023年为A，2024年达到B，增长`: two years one after the other.
fn by_year(folded: &str, rate: usize) -> Option<(Amount<'_>, Amount<'_>)> {
    let from = super::quantity::sentence(folded, rate, FAR);
    let before = folded[..rate].trim_end_matches("同比").trim_end_matches("比上年").trim_end_matches('，');
    let all = Quantity::each(folded, from..before.len());
    let [.., old, new] = &all[..] else { return None };
    let year = |one: &Quantity<'_>| {
        let (year, rest) = one.lead.split_at_checked("2024".len())?;
        year.parse::<u32>().ok().filter(|_| rest.starts_with('年') && rest.chars().nth(NAME).is_none())
    };
    let is_ago = |one: &Quantity<'_>, words: &[&str]| words.iter().any(|word| one.lead.starts_with(word));
    let is_next = year(old).zip(year(new)).is_some_and(|(old, new)| old + 1 == new)
        || is_ago(old, &["去年", "上年"]) && is_ago(new, &["今年", "本年"]);
    let is_bare = new.amount.end == before.len() && old.tail.is_empty() && !new.is_about() && !old.is_about();
    (is_next && is_bare).then_some((old.amount, new.amount))
}

/// How many characters may name what both years are told of.
const NAME: usize = 14;

fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<String> {
        let (at, word) = RATES[..8].iter().filter_map(|word| Some((text.rfind(word)?, word))).max()?;
        wrong(text, Span::new(at, at + word.len()))
            .map(|(rate, right)| format!("{}≠{right}", &text[rate.start..rate.end]))
    }

    #[test]
    fn a_rate_is_that_of_its_figures() {
        for (text, expected) in [
            ("生产总值12.6亿元，同比增长6.2%，较2023年的11.5亿元增加1.1亿元。", Some("6.2%≠9.6%")),
            ("收入由1.2万元提高到1.5万元，增长45%。", Some("45%≠25%")),
            ("收入由1.2万元提高到1.5万元，增长25%。", None),
            ("用户从100户增加到120户，增长20%。", None),
            ("事故由50起下降到40起，下降20%。", None),
            ("事故由50起下降到40起，下降25%。", Some("25%≠20%")),
            ("产值由3.3亿元增加到4.1亿元，年均增长5.1%。", None),
            ("收入增长6.2%。", None),
            ("利润4180万元，上年为3800万元，同比增长12.5%；负债率53.2%。", Some("12.5%≠10%")),
            ("利润4180万元，上年为3800万元，同比增长10%；负债率53.2%。", None),
            ("收入6.95亿元，同比增长14.4%，上年为6.24亿元。", Some("14.4%≠11.4%")),
            ("收入6.95亿元，同比增长11.4%，上年为6.24亿元。", None),
            ("门急诊量186.5万人次，比上年的170.2万人次增长7.6%。", Some("7.6%≠9.6%")),
            ("门急诊量186.5万人次，比上年的170.2万人次增长9.6%。", None),
            ("总预算3,256.8万元，其中拨款3,000万元，与上年相比增加256.8万元，增长18.56%。", Some("18.56%≠8.6%")),
            ("总预算3,256.8万元，其中拨款3,000万元，与上年相比增加256.8万元，增长8.56%。", None),
            ("总预算3,256.8万元，其中拨款2,000万元，比上年增加200万元，增长11.1%。", None),
            ("支出800万元，比上年减少200万元，下降30%。", Some("30%≠20%")),
            ("普及率由2024年的91.2%提高到2025年的94.6%，提高3.4%。", Some("3.4%≠3.4个百分点")),
            ("登记5230户，同比增长12.4%（2024年为4810户）。", Some("12.4%≠8.7%")),
            ("登记5230户，同比增长8.7%（2024年为4810户）。", None),
            ("受理64件，比上年的80件增长20%。", Some("20%≠下降20%")),
            ("就诊率由62.1%提高到65.3%，提高3.2%。", Some("3.2%≠3.2个百分点")),
            ("就诊率由62.1%提高到65.3%，提高3.2个百分点。", None),
            ("就诊率由62.1%提高到65.3%，提高5.2%。", None),
        ] {
            assert_eq!(told(text).as_deref(), expected, "{text}");
        }
    }
}
