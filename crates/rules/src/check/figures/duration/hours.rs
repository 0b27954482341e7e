//! Minutes and hours against the two times that they lie between: 9:00—11:30，时长120分钟.

use super::super::clock::Time;
use super::super::numeral::number_before;
use crate::language::Said;
use hegao_model::text::{Folded, Span};

/// What calls a number of minutes the time between.
pub(super) const WORDS: [&str; 20] = [
    "时长",
    "历时",
    "用时",
    "，共计",
    "，时间",
    "耗时",
    "会期",
    "，为期",
    "，持续",
    "课时长",
    "，共",
    "停水",
    "停电",
    "停气",
    "停运",
    "封闭",
    "中断",
    "休息",
    MINUTES,
    HOURS,
];

/// What stands behind a number before the times in brackets: 100分钟（14:00—16:00）.
const MINUTES: &str = "分钟（";
const HOURS: &str = "小时（";

/// How far before them the times may stand, in bytes.
const FAR: usize = 110;

/// The time between that is told, and the one that there is.
pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, Said)> {
    if matches!(clue.of(folded), MINUTES | HOURS) {
        return in_brackets(folded, clue);
    }
    let (span, told) = minutes(folded, clue.end())?;
    let from = (clue.start().saturating_sub(FAR)..clue.start()).find(|&at| folded.is_char_boundary(at))?;
    let behind = folded[from..clue.start()].rsplit(['。', '；', '\n']).next()?;
    let from = clue.start() - behind.len();
    missed(&times(folded, from, clue.start()), span, told)
}

/// The same of a number before two times in brackets.
fn in_brackets(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, Said)> {
    let number = number_before(&folded[..clue.start()])?;
    let scale = if clue.of(folded) == HOURS { 60 } else { 1 };
    let end = clue.end() + folded[clue.end()..].find('）')?;
    let is_all = folded[clue.end()..end].chars().all(|c| c.is_ascii_digit() || ":：—-～~至到时分上下午".contains(c));
    let span = Span::new(number.start, clue.end() - '（'.len_utf8());
    let told = i64::from(number.value) * scale;
    is_all.then(|| missed(&times(folded, clue.end(), end), span, told))?
}

/// A number of minutes that two times do not lie apart.
fn missed(times: &[Time], span: Span<Folded>, told: i64) -> Option<(Span<Folded>, Said)> {
    let [.., first, last] = times else { return None };
    let minute = |time: &Time| Some(i64::from(time.hour * 60 + time.minute.unwrap_or(0)));
    let between = minute(last)? - minute(first)?;
    let is_sure = times.len() == 2 && between > 0 && first.is_possible() && last.is_possible();
    let said = Said { zh: format!("{between}分钟"), en: format!("{between} minutes") };
    (is_sure && between != told).then_some((span, said))
}

/// The times of day in a stretch of text.
pub(super) fn times(folded: &str, from: usize, to: usize) -> Vec<Time> {
    let (mut all, mut at) = (Vec::new(), from);
    while let Some(near) = folded.get(at..to).and_then(|rest| rest.find(|c: char| c.is_ascii_digit())) {
        let start = at + near;
        if let Some(time) = Time::at(folded, start).filter(|time| time.span.end() <= to) {
            at = time.span.end();
            all.push(time);
        } else {
            at = start + folded[start..to].find(|c: char| !c.is_ascii_digit()).unwrap_or(to - start);
        }
    }
    all
}

/// The number of minutes at a place: 120分钟, 2小时, 一个半小时.
fn minutes(folded: &str, at: usize) -> Option<(Span<Folded>, i64)> {
    let at = folded.len() - folded[at..].trim_start_matches(['为', '：', ':', '仅', '共', '计']).len();
    let rest = &folded[at..];
    let near = rest.char_indices().nth(8).map_or(rest.len(), |(near, _)| near);
    for (word, minutes) in [("一个半小时", 90), ("两个半小时", 150), ("半小时", 30), ("半个小时", 30)]
    {
        if rest.starts_with(word) {
            return Some((Span::new(at, at + word.len()), minutes));
        }
    }
    let (end, word, scale) = [("个小时", 60), ("小时", 60), ("分钟", 1)]
        .into_iter()
        .filter_map(|(word, scale)| Some((rest[..near].find(word)?, word, scale)))
        .min()?;
    let number = number_before(&rest[..end]).filter(|number| number.start == 0)?;
    // 1小时30分钟
    let behind = &rest[end + word.len()..];
    let is_whole = !behind.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '余' | '多' | '以' | '左'));
    is_whole.then(|| (Span::new(at, at + end + word.len()), i64::from(number.value) * scale))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_counted() {
        for (text, word, expected) in [
            ("时间：7月5日上午9:00—11:30，时长120分钟。", "时长", Some("150分钟")),
            ("时间：7月5日上午9:00—11:30，时长150分钟。", "时长", None),
            ("于2时50分开始手术，3时40分手术结束，历时一个半小时。", "历时", Some("50分钟")),
            ("于2时50分开始手术，3时40分手术结束，历时50分钟。", "历时", None),
            ("于22时50分开始，次日3时40分结束，历时5小时。", "历时", None),
            ("上午9:00—11:30，下午2:00—4:30，时长5小时。", "时长", None),
            ("沟通后。于2时50分开始手术，3时40分手术结束，历时一个半小时。", "历时", Some("50分钟")),
            ("全程2.3公里，用时约90分钟。", "用时", None),
            ("期末考试时间100分钟（14:00—16:00）。", "分钟（", Some("120分钟")),
            ("期末考试时间120分钟（14:00—16:00）。", "分钟（", None),
            ("11月12日9:00—17:00，预计停水6小时，请储水。", "停水", Some("480分钟")),
            ("每节课45分钟（含讨论）。", "分钟（", None),
        ] {
            let at = text.find(word).unwrap();
            let told = wrong(text, Span::new(at, at + word.len())).map(|(_, said)| said.zh);
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }
}
