//! Ages, years of service and anniversaries against the dates that they are counted from: 1985年3月出生，今年39岁, in a paper of 2026.

mod founded;
mod served;

use super::amount::Amount;
use super::date::{Written, last_month};
use super::numeral::number_before;
use crate::check::page::{Clue, Page, PageCheck, Spotted, Weight};
use crate::facts::DateSource;
use crate::language::Said;
use hegao_model::text::{Folded, Span};

/// The check, ready to run.
pub(super) struct Ages;

/// What an age of now stands behind, and what years of service do.
const NOW: [&str; 4] = ["今年", "现年", "年龄", "生（"];
const SERVICE: [&str; 6] = ["从警", "从教", "从医", "从业", "工龄", "参加工作"];

/// What ends the upper bound of an age, before the births that it allows.
const BOUNDS: [&str; 2] = ["岁以下（", "岁及以下（"];

/// Events with the years from which they are counted. 国庆 and 建国 alone may be another country's.
const EVENTS: [(&str, i16); 25] = [
    ("反法西斯战争胜利", 1945),
    ("全民族抗战爆发", 1937),
    ("长征胜利", 1936),
    ("辛亥革命", 1911),
    ("南昌起义", 1927),
    ("建团", 1922),
    ("共青团成立", 1922),
    ("共产主义青年团成立", 1922),
    ("香港回归", 1997),
    ("澳门回归", 1999),
    ("毛泽东同志诞辰", 1893),
    ("周恩来同志诞辰", 1898),
    ("建党", 1921),
    ("中国共产党成立", 1921),
    ("建军", 1927),
    ("解放军建军", 1927),
    ("新中国成立", 1949),
    ("中华人民共和国成立", 1949),
    ("迎国庆", 1949),
    ("欢度国庆", 1949),
    ("庆祝国庆", 1949),
    ("抗日战争胜利", 1945),
    ("抗战胜利", 1945),
    ("改革开放", 1978),
    ("五四运动", 1919),
];

/// Up to this month a paper tells of the year before without naming it (政府工作报告).
const LOOKING_BACK: i8 = 4;

/// How far before an age a birth may stand, and before an anniversary its event, in bytes.
const FAR: usize = 400;
const NEAR: usize = 75;

/// The last literal before those of [`served`].
const SERVED: usize = NOW.len() + SERVICE.len() + BOUNDS.len() + 1;

impl PageCheck for Ages {
    fn literals(&self) -> Vec<String> {
        let words = NOW.iter().chain(&SERVICE).chain(&BOUNDS).map(|word| (*word).to_owned());
        let served = served::BEHIND.iter().chain(&served::AHEAD).map(|word| (*word).to_owned());
        words.chain(["周年".to_owned(), founded::SINCE.to_owned()]).chain(served).collect()
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        let own = page.facts.date;
        let is_known = page.facts.date_source != DateSource::Today && own.first.year() == own.last.year();
        let year = is_known.then(|| own.first.year());
        for clue in page.each(clues) {
            let text = &page.blocks[clue.block()].text;
            let folded = text.folded();
            let told = match clue.literal() {
                literal if literal < NOW.len() => year.and_then(|year| age(folded, clue.span, year)),
                literal if literal < NOW.len() + SERVICE.len() => {
                    let served = |year| served::wrong(folded, clue.span, year);
                    year.and_then(|year| service(folded, clue.span, year).or_else(|| served(year)))
                }
                literal if literal < NOW.len() + SERVICE.len() + BOUNDS.len() => bounds(folded, clue.span),
                literal if literal > SERVED => year.and_then(|year| served::wrong(folded, clue.span, year)),
                _ if clue.span.of(folded) == founded::SINCE => founded::since(folded, clue.span, own.first.year()),
                _ => year.and_then(|year| anniversary(folded, clue.span, year, own.first.month() <= LOOKING_BACK)),
            };
            let Some((span, zh, en)) = told else { continue };
            let dated = !BOUNDS.contains(&clue.span.of(folded));
            let weight = if dated { Weight::Unconfirmed } else { Weight::Full };
            let detail = Some(Said { zh, en });
            found(Spotted { detail, dated, weight, ..Spotted::new(clue.block(), text.to_source(span)) });
        }
    }
}

type Wrong = (Span<Folded>, String, String);

/// `1985年3月出生，今年39岁`
fn age(folded: &str, clue: Span<Folded>, year: i16) -> Option<Wrong> {
    let (number, end) = counted(folded, clue.end(), "岁")?;
    let from = (clue.start().saturating_sub(FAR)..clue.start()).find(|&at| folded.is_char_boundary(at))?;
    let before = &folded[from..clue.start()];
    // 1985年4月生（39岁）
    let at = if clue.of(folded).starts_with('生') {
        clue.start()
    } else {
        before.rfind("出生").or_else(|| before.rfind("月生"))? + from
    };
    let born = Written::at(folded, last_month(folded[..at].trim_end_matches(['于', '出', '日']))?)?;
    // Another person may be named between.
    let is_same = folded[at..clue.start()].matches('。').count() == 0 && born.span.end() <= at;
    let years = i64::from(year - born.year?);
    let is_wrong = is_same && (number < years - 1 || number > years + 1) && (0..120).contains(&years);
    let (zh, en) = (format!("应为{}岁或{}岁", years - 1, years), format!("{} or {years}", years - 1));
    is_wrong.then(|| (Span::new(clue.end(), end), zh, en))
}

/// `2008年7月参加公安工作，…从警28年`: nobody has served longer than since he began.
fn service(folded: &str, clue: Span<Folded>, year: i16) -> Option<Wrong> {
    let (number, end) = counted(folded, clue.end(), "年")?;
    let from = (clue.start().saturating_sub(FAR)..clue.start()).find(|&at| folded.is_char_boundary(at))?;
    let at = folded[from..clue.start()].rfind("月参加")? + from + '月'.len_utf8();
    let began = Written::at(folded, at)?.year?;
    let years = i64::from(year - began);
    let is_wrong = number > years + 1 && number < 60 && years >= 0;
    let (zh, en) = (format!("最多{years}年"), format!("{years} years at most"));
    is_wrong.then(|| (Span::new(clue.end(), end), zh, en))
}

/// `18周岁以上、35周岁以下（1990年6月15日至2010年6月15日期间出生）`: the births lie as many years apart as the ages, or one more.
fn bounds(folded: &str, clue: Span<Folded>) -> Option<Wrong> {
    let upper = number_before(folded[..clue.start()].trim_end_matches('周'))?;
    let near = (upper.start.saturating_sub(40)..upper.start).find(|&at| folded.is_char_boundary(at))?;
    let at = folded[near..upper.start].rfind("岁以上").or_else(|| folded[near..upper.start].rfind("岁及以上"))? + near;
    let lower = number_before(folded[..at].trim_end_matches('周'))?;
    let start = folded.len() - folded[clue.end()..].trim_start_matches(['即', '指', '在', '自', ' ']).len();
    let first = Written::starting(folded, start)?;
    let rest = folded[first.span.end()..].strip_prefix('起').unwrap_or(&folded[first.span.end()..]);
    let rest = rest.strip_prefix(['至', '到', '-'])?;
    let last = Written::starting(folded, folded.len() - rest.len())?;
    let (from, to) = (first.year?, last.year?);
    let (told, due) = (i64::from(to - from), i64::from(upper.value) - i64::from(lower.value));
    let is_birth = folded[last.span.end()..].chars().take(6).collect::<String>().contains('生');
    let is_wrong = is_birth && due > 0 && told != due && told != due + 1;
    let (zh, en) = (format!("起止相差{told}年，年龄只差{due}岁"), format!("{told} years apart, and the ages {due}"));
    is_wrong.then(|| (Span::new(first.span.start(), last.span.end()), zh, en))
}

/// `庆祝建党104周年`, in a paper of 2026.
fn anniversary(folded: &str, clue: Span<Folded>, year: i16, is_early: bool) -> Option<Wrong> {
    if let Some(wrong) = founded::anniversary(folded, clue, year) {
        return Some(wrong);
    }
    let number = number_before(&folded[..clue.start()])?;
    let near = (number.start.saturating_sub(NEAR)..number.start).find(|&at| folded.is_char_boundary(at))?;
    let before = folded[near..number.start].rsplit(['。', '，', '；', '、', '\n']).next()?;
    let (_, began) = EVENTS.iter().filter_map(|(word, began)| Some((before.rfind(word)?, began))).max()?;
    let year = year + i16::from(before.contains("明年")) - i16::from(before.contains("去年"));
    let due = i64::from(year - began);
    // A paper may look back, or ahead by a year; a year that is named beside it may be meant.
    let told = i64::from(number.value);
    let is_named = folded.contains(&format!("{}年", i64::from(*began) + told));
    // 为纪念…, 今年是… tell of this year.
    let is_now = ["今年", "为", "喜迎", "迎接", "即将"].iter().any(|word| before.trim_start().starts_with(word));
    let is_last = is_early && told + 1 == due && !is_now;
    let is_near = (due - told).abs() <= 2 && told != due && !is_last;
    let is_plain = !before.ends_with(['近', '超', '约']);
    let (zh, en) = (format!("{year}年是{due}周年"), format!("{year} is the {due}th"));
    (is_near && !is_named && is_plain).then(|| (Span::new(number.start, clue.end()), zh, en))
}

/// The number at a place and where its unit ends.
fn counted(folded: &str, at: usize, unit: &str) -> Option<(i64, usize)> {
    let near = folded[at..].char_indices().nth(4).map_or(folded.len(), |(near, _)| at + near);
    let end = at + folded[at..near].find(unit)?;
    let number = number_before(&folded[at..end]).filter(|number| number.start == 0)?;
    // 1.5年 and 10余年 are no whole numbers.
    let is_amount = Amount::at(folded, at).is_none_or(|amount| amount.unit != "%");
    is_amount.then(|| (i64::from(number.value), end + unit.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_counted_from_their_dates() {
        let at = |text: &str, word: &str| text.rfind(word).map(|at| Span::new(at, at + word.len())).unwrap();
        let right = |told: Option<Wrong>| told.map(|(_, zh, _)| zh);
        let text = "李明，男，1985年3月出生，今年39岁，中共党员。";
        assert_eq!(right(age(text, at(text, "今年"), 2026)).as_deref(), Some("应为40岁或41岁"));
        assert_eq!(right(age(text, at(text, "今年"), 2025)), None);
        let text = "2008年7月参加公安工作，现任副所长。从警28年来，";
        assert_eq!(right(service(text, at(text, "从警"), 2026)).as_deref(), Some("最多18年"));
        assert_eq!(
            right(service(
                "2008年7月参加公安工作，从警18年来，",
                at("2008年7月参加公安工作，从警18年来，", "从警"),
                2026
            )),
            None
        );
        let text = "年龄18周岁以上、35周岁以下（1990年6月15日至2010年6月15日期间出生）；";
        assert!(bounds(text, at(text, "岁以下（")).is_some());
        let text = "年龄18周岁以上、35周岁以下（1990年6月15日至2008年6月15日期间出生）；";
        assert!(bounds(text, at(text, "岁以下（")).is_none());
        let text = "开展庆祝建党104周年主题活动";
        assert_eq!(right(anniversary(text, at(text, "周年"), 2026, false)).as_deref(), Some("2026年是105周年"));
        assert_eq!(right(anniversary(text, at(text, "周年"), 2025, false)), None);
        assert_eq!(right(anniversary(text, at(text, "周年"), 2026, true)), None);
        let text = "2025年开展了庆祝建党104周年主题活动";
        assert_eq!(right(anniversary(text, at(text, "周年"), 2026, false)), None);
    }
}
