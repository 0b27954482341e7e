//! A speed with its way and its time, and how often something is due against how often it is done: 45公里，以60公里/小时计，30分钟; 每3小时会商一次，
//! 全天共会商4次.

use super::super::amount::{Amount, PERCENT};
use super::super::miss::stretch;
use super::super::numeral::{number_at, number_before};
use super::super::quantity::{sentence, sentence_end};
use super::Wrong;
use hegao_model::text::{Folded, Span};

/// What says how fast, behind the figure and before it.
const SPEEDS: [&str; 6] = ["公里/小时", "公里每小时", "千米/小时", "km/h", "时速", "每小时"];

/// What makes a time that of a journey.
const JOURNEYS: [&str; 9] = ["到", "车程", "行驶", "抵", "达", "需", "可", "计", "用时"];

/// Spans of time that are done with at one go, and how many hours or months they have.
const ALL: [(&str, u32, bool); 13] = [
    ("全天", 24, true),
    ("每天", 24, true),
    ("每日", 24, true),
    ("一天", 24, true),
    ("每昼夜", 24, true),
    ("24小时内", 24, true),
    ("全年", 12, false),
    ("每年", 12, false),
    ("一年", 12, false),
    ("一个年度", 12, false),
    ("半年", 6, false),
    ("每季度", 3, false),
    ("年内", 12, false),
];

/// By what part a time may be off, and how far its figures may stand apart, in bytes.
const OFF: i128 = 8;
const FAR: usize = 240;

/// How long the name of what is done may be behind 一次, in bytes.
const NAMES: std::ops::RangeInclusive<usize> = 0..=21;

pub(super) fn literals() -> Vec<String> {
    SPEEDS.map(str::to_owned).to_vec()
}

pub(super) fn often_literals() -> Vec<String> {
    ["小时", "个月"].map(str::to_owned).to_vec()
}

/// `距港口45公里，以60公里/小时计，30分钟可到`
pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<Wrong> {
    let from = sentence(folded, clue.start(), FAR);
    let from = from + folded[from..clue.start()].rfind('；').map_or(0, |at| at + '；'.len_utf8());
    let to = sentence_end(folded, clue.end(), FAR);
    let is_ahead = matches!(clue.of(folded), "时速" | "每小时");
    let (speed, speed_at) = if is_ahead {
        let rest = folded[clue.end()..].trim_start_matches(['约', '为', '按', '以']);
        let speed = Amount::at(folded, folded.len() - rest.len()).filter(|one| matches!(one.unit, "公里" | "千米"))?;
        (speed.millionths, speed.start)
    } else {
        let end = folded[..clue.start()].trim_end_matches(' ').len();
        let start = folded[..end].trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len();
        (Amount::number(&folded[start..end])?, start)
    };
    let ways: Vec<Amount<'_>> = Amount::each(folded, from..to)
        .filter(|one| matches!(one.unit, "公里" | "千米") && one.start != speed_at)
        .collect();
    let [way] = ways[..] else { return None };
    let times: Vec<Amount<'_>> =
        Amount::each(folded, from..to).filter(|one| matches!(one.unit, "分钟" | "小时" | "个小时")).collect();
    let [time] = times[..] else { return None };
    let is_journey = JOURNEYS.iter().any(|word| folded[from..to].contains(word))
        && !folded[from..to].contains(['限', '超'])
        && (way.start as i128 - time.start as i128).abs() < 150;
    let minutes = if time.unit == "分钟" { time.millionths } else { time.millionths * 60 };
    let right = way.millionths * 60 * PERCENT / speed.max(1);
    let is_wrong = (right - minutes).abs() * OFF > right && right < minutes * 4 && minutes < right * 4;
    let shown = if time.unit == "分钟" { right } else { right / 60 };
    let shown = (shown + 50_000) / 100_000 * 100_000;
    (is_journey && is_wrong)
        .then(|| (Span::new(time.start, time.end), format!("{}{}", Amount::written(shown), time.unit)))
}

/// `每3小时会商一次，全天共会商4次`
pub(super) fn often(folded: &str, clue: Span<Folded>) -> Option<Wrong> {
    let unit = clue.of(folded);
    let is_hours = unit == "小时";
    let before = folded[..clue.start()].trim_end_matches('个');
    let (value, start) = match before.strip_suffix('两') {
        Some(rest) => (2, rest.len()),
        None => number_before(before).map(|number| (number.value, number.start))?,
    };
    folded[..start].trim_end_matches('隔').ends_with(['每']).then_some(())?;
    let to = sentence_end(folded, clue.end(), FAR);
    let rest = &folded[clue.end()..to];
    let (once, len) = rest.find("一次").map(|at| (at, "一次".len())).or_else(|| rest.find("1次").map(|at| (at, 2)))?;
    let verb = rest[..once].trim_start_matches(['，', '内']);
    let behind = &rest[once + len..];
    let is_verb = verb.chars().nth(12).is_none()
        && !verb.contains(['，', '；', '至', '少'])
        && NAMES.contains(&behind.find(['，', '、', '；']).unwrap_or(usize::MAX));
    let all = ALL.iter().filter(|(.., hours)| *hours == is_hours);
    let (at, word, span) = all.filter_map(|(word, span, _)| Some((behind.find(word)?, word, *span))).min()?;
    let count = &behind[at + word.len()..];
    let near = count.char_indices().take(12).take_while(|(_, c)| !"，。；、每".contains(*c));
    let figure = near.into_iter().find(|(_, c)| c.is_ascii_digit() || "一两二三四五六七八九十".contains(*c))?.0;
    let place = clue.end() + once + len + at + word.len() + figure;
    let (told, end) = number_at(folded, place)?;
    let is_times = folded[end..].starts_with('次');
    let is_exact = value > 0 && span % value == 0;
    let right = span / value.max(1);
    let is_bound = ["至少", "不少于", "不低于", "以上"].iter().any(|word| count[..figure].contains(word));
    let is_wrong = told != right && !(is_bound && told < right);
    let is_one = !behind[..at].contains(|c: char| c.is_ascii_digit()) && at < 40;
    (is_times && is_exact && is_wrong && is_one && is_verb)
        .then(|| (stretch(Span::new(place, end + '次'.len_utf8()), Some(start)), format!("{span}÷{value}={right}次")))
}

#[cfg(test)]
mod tests {
    use super::*;

    type Look = fn(&str, Span<Folded>) -> Option<Wrong>;

    #[test]
    fn time_is_way_by_speed_and_rounds_are_counted() {
        for (look, text, word, expected) in [
            (wrong as Look, "距机场30公里，以60公里/小时计，45分钟可达。", "公里/小时", Some("30分钟")),
            (wrong, "距机场30公里，以60公里/小时计，30分钟可达。", "公里/小时", None),
            (wrong, "全程120公里，按时速80公里行驶，约需2小时到达。", "时速", Some("1.5小时")),
            (wrong, "全程120公里，设计时速80公里，距省城200公里，2小时可达。", "时速", None),
            (often, "每4小时巡查一次，全天共巡查8次。", "小时", Some("24÷4=6次")),
            (often, "每4小时巡查一次，全天共巡查6次。", "小时", None),
            (often, "每两个月召开一次会议，全年召开4次。", "个月", Some("12÷2=6次")),
        ] {
            let at = text.find(word).unwrap();
            let told = look(text, Span::new(at, at + word.len())).map(|(_, right)| right);
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }
}
