//! A word of direction against the two figures beside it: 出口7亿元，进口1.6亿元，贸易逆差…; 用时7个工作日，比承诺的5个工作日提前; 53dB，限值为50dB，符合;
//! 发放问卷1200份，回收1268份.

use super::super::amount::Amount;
use hegao_model::text::{Folded, Span};

/// What compares exports and imports, and what a time that was promised.
pub(super) const WORDS: [&str; 12] =
    ["逆差", "顺差", "提前了", "提前", "超出了", "，符合", "，达到", "，满足", "，超过", "回收", "收回", "实际参考"];

/// What stands before what comes back.
const SENT: [(&str, &[&str]); 3] =
    [("回收", &["发放", "发出", "下发"]), ("收回", &["发放", "发出", "下发"]), ("实际参考", &["报名", "应参考"])];

/// How far before the word its figures may stand, in bytes.
const FAR: usize = 260;

/// The word at `clue`, and what it should be by the figures.
pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, String)> {
    let from = super::floor(folded, clue.start().saturating_sub(FAR));
    let sentence = folded[from..clue.start()].rsplit(['。', '\n']).next()?;
    let from = clue.start() - sentence.len();
    match clue.of(folded) {
        word @ ("逆差" | "顺差") => balance(folded, from, clue, word),
        word if word.starts_with('，') => limit(folded, from, clue),
        word if word.starts_with('提') || word.starts_with('超') => promise(folded, from, clue),
        word => more(folded, from, clue, SENT.iter().find(|(back, _)| *back == word)?.1),
    }
}

/// `出口7亿元，进口1.6亿元，实现贸易逆差`
fn balance(folded: &str, from: usize, clue: Span<Folded>, word: &str) -> Option<(Span<Folded>, String)> {
    let before = &folded[from..clue.start()];
    let last = |word: &str| {
        let at = before.rfind(word)? + word.len();
        let near = before[at..].char_indices().take(8).find(|(_, c)| c.is_ascii_digit())?.0;
        Amount::at(folded, from + at + near)
    };
    let (exports, imports) = (last("出口")?, last("进口")?);
    let right = if exports.millionths > imports.millionths { "顺差" } else { "逆差" };
    (exports.unit == imports.unit
        && exports.unit.ends_with('元')
        && exports.millionths != imports.millionths
        && word != right)
        .then(|| (clue, right.to_owned()))
}

/// A number and the unit behind it, up to a mark: no unit of an amount is needed.
fn measured(clause: &str) -> Option<(i128, &str)> {
    let start = clause.find(|c: char| c.is_ascii_digit())?;
    let rest = &clause[start..];
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    Some((Amount::number(&rest[..end])?, &rest[end..]))
}

/// `噪声为53dB(A)，限值为50dB(A)，符合`
fn limit(folded: &str, from: usize, clue: Span<Folded>) -> Option<(Span<Folded>, String)> {
    let before = &folded[from..clue.start()];
    let (ahead, limit) = before.rsplit_once("限值为").or_else(|| before.rsplit_once("限值是"))?;
    let (limit, unit) = measured(limit)?;
    let ahead = ahead.rsplit_once('，')?.0;
    let clause = ahead.rsplit(['，', '；']).next()?;
    let (value, own) = measured(&clause[clause.rfind(['为', '达'])?..])?;
    let is_alike = !unit.is_empty() && unit == own && !clause.contains(['～', '~', '—']);
    let is_met = !clue.of(folded).ends_with("超过");
    let rest = &folded[clue.end()..];
    let is_of_limit = rest.split(['，', '。', '；']).next()?.contains(['标', '限', '求']);
    let right = if value > limit { "超过" } else { "符合" };
    let word = Span::new(clue.start() + '，'.len_utf8(), clue.end());
    (is_alike && is_of_limit && value != limit && is_met == (value > limit)).then(|| (word, right.to_owned()))
}

/// `用时7个工作日，比承诺的5个工作日提前了`
fn promise(folded: &str, from: usize, clue: Span<Folded>) -> Option<(Span<Folded>, String)> {
    let before = &folded[from..clue.start()];
    let (ahead, promised) = before.rsplit_once(['比', '较'])?;
    let is_promise = ["承诺", "规定", "法定", "约定", "计划"].iter().any(|word| promised.starts_with(word));
    let (promised, unit) = measured(promised)?;
    let clause = ahead.strip_suffix('，')?.rsplit(['，', '；']).next()?;
    let (taken, own) = measured(clause)?;
    let is_time = unit == own
        && (unit.ends_with('日') || unit.ends_with('天') || unit.ends_with("小时") || unit.ends_with("个月"));
    let is_early = clue.of(folded).starts_with('提');
    let right = if taken > promised { "超出" } else { "提前" };
    (is_promise && is_time && taken != promised && is_early == (taken > promised)).then(|| (clue, right.to_owned()))
}

/// `发放问卷1200份，回收有效问卷1268份`: the amount that is more than what there was.
fn more(folded: &str, from: usize, clue: Span<Folded>, sent: &[&str]) -> Option<(Span<Folded>, String)> {
    let before = &folded[from..clue.start()];
    let (at, word) = sent.iter().filter_map(|word| Some((before.rfind(word)?, word))).max()?;
    let amount = |from: usize| {
        let near = folded[from..].char_indices().take(10).take_while(|(_, c)| !"，。；、".contains(*c));
        Amount::at(folded, from + near.into_iter().find(|(_, c)| c.is_ascii_digit())?.0)
    };
    let (out, back) = (amount(from + at + word.len())?, amount(clue.end())?);
    (out.unit == back.unit && back.millionths > out.millionths).then(|| {
        let most = format!("不多于{}{}", Amount::written(out.millionths), out.unit);
        (Span::new(back.start, back.end), most)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_direction_follows_its_figures() {
        for (text, word, expected) in [
            ("出口7.02亿元，进口1.63亿元，实现贸易逆差5.39亿元。", "逆差", Some("顺差")),
            ("出口7.02亿元，进口1.63亿元，实现贸易顺差5.39亿元。", "顺差", None),
            ("平均用时7个工作日，比承诺的5个工作日提前了2个工作日。", "提前了", Some("超出")),
            ("平均用时3个工作日，比承诺的5个工作日提前了2个工作日。", "提前了", None),
            ("夜间噪声为53dB(A)，夜间限值为50dB(A)，符合排放标准。", "，符合", Some("超过")),
            ("夜间噪声为48dB(A)，夜间限值为50dB(A)，符合排放标准。", "，符合", None),
            ("发放问卷1200份，回收有效问卷1268份。", "回收", Some("不多于1200份")),
            ("发放问卷1200份，回收有效问卷1168份。", "回收", None),
        ] {
            let at = text.find(word).unwrap();
            let told = wrong(text, Span::new(at, at + word.len())).map(|(_, right)| right);
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }
}
