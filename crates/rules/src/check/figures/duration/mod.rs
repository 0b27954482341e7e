//! A number of days that its own dates contradict: 公示期7天（2025年9月8日至2025年9月12日）, 9月8日至9月12日，共7天.
//!
//! Whether the first day counts is mostly not said, so that one day less is right too; behind 共 it counts. Working days cannot be more than the days from Monday to
//! Friday; where there is a weekend too one of its days may have been worked for a holiday.

mod between;
mod events;
mod gap;
mod hours;
mod span;
mod term;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::date::{RANGES, Written, last_month};
use super::miss;
use super::numeral::number_before;
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use crate::language::Said;
use hegao_model::text::{Folded, Span};

/// The check, ready to run.
pub(super) struct Durations;

/// What counts days before their dates stand in brackets, and behind them.
const AHEAD: [&str; 17] = [
    "天（",
    "天(",
    "日（",
    "日(",
    "个工作日（",
    "个工作日(",
    "天，即",
    "日，即",
    "个工作日，即",
    "天，自",
    "日，自",
    "天，从",
    "日，从",
    "天，时间",
    "日历天，",
    "日历天（",
    "天：",
];
const BEHIND: [&str; 11] =
    ["，共", "，为期", "（共", "，历时", "，公示期", "，时间", "，会期", "，工期", "，展期", "，假期", "，活动期"];
const WITHIN: [&str; 4] = ["个工作日）", "个工作日)", "天）", "天)"];

/// The longest name of what takes the days, behind its dates, in bytes: 9月8日至12日开展集中整治，为期5天.
const NAMED: usize = 36;

/// The longest stretch of days that is believed to be counted.
const LONGEST: i64 = 400;

/// The look at what a literal leads to, and the literals of a sort.
type Look = fn(&str, Span<Folded>) -> Option<(Span<Folded>, Said)>;
type Sort = (&'static [&'static str], Look);

/// Months and hours between dates.
const SPANS: [Sort; 8] = [
    (&events::LASTED, events::lasted),
    (&events::PLANNED, events::planned),
    (&span::WORKS, span::works),
    (&span::MONTHS, span::months),
    (&span::HOURS, span::hours),
    (&span::AHEAD, span::ahead),
    (&between::WORDS, between::wrong),
    (&gap::WORDS, gap::wrong),
];

/// The look that the literal of this number behind all others leads to.
fn look(literal: usize) -> Option<Look> {
    SPANS.iter().flat_map(|(words, look)| words.iter().map(move |_| *look)).nth(literal)
}

impl PageCheck for Durations {
    fn literals(&self) -> Vec<String> {
        AHEAD
            .iter()
            .chain(&BEHIND)
            .chain(&WITHIN)
            .chain(&term::ENDS)
            .chain(&hours::WORDS)
            .map(|&word| word.to_owned())
            .chain(SPANS.iter().flat_map(|(words, _)| *words).map(|&word| word.to_owned()))
            .collect()
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        let mut last = None;
        for clue in page.each(clues) {
            let text = &page.blocks[clue.block()].text;
            let days = |(span, days): (Span<Folded>, Days)| {
                (span, Said { zh: format!("{}天", days.all), en: format!("{} days", days.all) })
            };
            let (ahead_of, of_days) = (AHEAD.len() + BEHIND.len(), AHEAD.len() + BEHIND.len() + WITHIN.len());
            let folded = text.folded();
            let told = match clue.literal() {
                literal if literal < AHEAD.len() => ahead(folded, clue.span).map(days),
                literal if literal < ahead_of => behind(folded, clue.span).map(days),
                literal if literal < of_days => within(folded, clue.span).map(days),
                literal if literal < of_days + term::ENDS.len() => term::wrong(folded, clue.span),
                literal if literal < of_days + term::ENDS.len() + hours::WORDS.len() => hours::wrong(folded, clue.span),
                literal => look(literal - of_days - term::ENDS.len() - hours::WORDS.len())
                    .and_then(|look| look(folded, clue.span)),
            };
            let Some((span, detail)) = told else { continue };
            // Of a whole statement no word is to blame.
            let is_whole = span.of(folded).contains(['，', '（', '至', '。']);
            let spotted = miss::spotted(clue.block(), text, span, detail);
            // 日（ stands in 工作日（ as well, and two looks may come upon one length.
            let place = (clue.block(), spotted.span.end());
            if last.replace(place) != Some(place) {
                found(Spotted { absent: is_whole, ..spotted });
            }
        }
    }
}

/// `7天（2025年9月8日至2025年9月12日）`: the number that is wrong, and the days that there are.
fn ahead(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, Days)> {
    let unit = clue.start() + clue.of(folded).find(['（', '(', '，', '：'])?;
    let at = unit + folded[unit..].chars().next()?.len_utf8();
    let (first, rest) = range(folded, at)?;
    let ends = ['）', ')', '，', '。', '；', '（', '(', '\n'];
    (rest.is_empty() || rest.starts_with(ends)).then_some(())?;
    let (span, days) = judge(folded, unit, first)?;
    // Behind a comma the dates are as likely the wrong ones.
    let is_apart = clue.of(folded).contains(['自', '从', '历', '时', '：']);
    let end = folded.len() - rest.len();
    Some((if is_apart { miss::stretch(span, Some(end)) } else { span }, days))
}

/// `9月8日至9月12日，共7天`
fn behind(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, Days)> {
    let rest = &folded[clue.end()..];
    let near: String = rest.chars().take(8).collect();
    let unit = clue.end() + near.find('天')? + '天'.len_utf8();
    let counted = clue.end() + rest.len() - rest.trim_start_matches(['计', '为', '有', '期', '约']).len();
    let days = folded[..unit].trim_end_matches('天').trim_end_matches("日历");
    number_before(days).filter(|number| number.start == counted && !rest.starts_with('约'))?;
    let before = &folded[..clue.start()];
    // 7月4日至8月31日放暑假，共59天
    let named = before.trim_end_matches(|c: char| hegao_model::text::is_han(c) && c != '日');
    let is_short = before.len() - named.len() <= NAMED && named.ends_with('日');
    let days = range_before(before).or_else(|| range_before(named).filter(|_| is_short)).or_else(|| apart(before))?;
    // 共4天课程 may leave days out.
    let is_end = folded[unit..].is_empty() || folded[unit..].starts_with(['，', '。', '；', '、', '）', ')', '\n']);
    let is_all = is_end && (clue.of(folded).ends_with('共') || rest.starts_with('共'));
    judge(folded, unit, Days { is_all, ..days })
}

/// `2026年9月1日-9月7日（7个工作日）`
fn within(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, Days)> {
    let unit = clue.end() - '）'.len_utf8().min(if clue.of(folded).ends_with(')') { 1 } else { 3 });
    let count = number_before(folded[..unit].trim_end_matches("个工作日").trim_end_matches('天'))?;
    let before = folded[..count.start].trim_end_matches(['共', '计']).trim_end_matches("为期");
    let before = before.strip_suffix(['（', '('])?;
    judge(folded, unit, range_before(before)?)
}

/// What is said of the first day of two, and of the last: 从3月10日开始，3月14日结束.
const FIRST: [&str; 6] = ["开始", "启动", "开幕", "出发", "开班", "起"];
const LAST: [&str; 6] = ["结束", "闭幕", "返回", "结业", "完成", "止"];

/// The days between two of which one begins and the other ends.
fn apart(text: &str) -> Option<Days> {
    let sentence = text.rsplit(['。', '；', '\n']).next()?;
    let (ahead, last) = sentence.rsplit_once('，')?;
    let first = ahead.rsplit('，').next()?;
    let day = |clause: &str, words: &[&str]| {
        let end = clause.rfind('日')? + '日'.len_utf8();
        let is_said = words.iter().any(|word| clause[end..].starts_with(word));
        Written::ending(&clause[..end]).filter(|_| is_said)
    };
    days(&day(first, &FIRST)?, &day(last, &LAST)?)
}

/// The days of the range that ends `text`.
fn range_before(text: &str) -> Option<Days> {
    let before = without_time(without_weekday(text.trim_end_matches(['止', '，'])));
    if let Some(days) = in_month(before) {
        return Some(days);
    }
    let second = Written::at(before, last_month(before)?).filter(|date| date.days.len() == 1)?;
    (second.span.end() == before.len()).then_some(())?;
    let ahead = before[..second.span.start()].strip_suffix(RANGES)?;
    let ahead = ahead.trim_end_matches(RANGES).trim_end_matches('起').trim_end_matches("开始");
    let ahead = without_time(ahead);
    let first = Written::ending(without_weekday(ahead))?;
    days(&first, &second)
}

/// The days of a range within a month that ends `text`: `9月23日至25日`.
fn in_month(text: &str) -> Option<Days> {
    let last = number_before(text.strip_suffix('日')?)?;
    let ahead = text[..last.start].strip_suffix(RANGES)?;
    let first = Written::ending(without_weekday(ahead.trim_end_matches(RANGES)))?;
    let from = first.first_day(first.year.unwrap_or(2025))?;
    let all = i64::from(last.value) - i64::from(from.day()) + 1;
    (2..=31).contains(&all).then(|| Days { all, working: first.year.map(|_| working(from, all)), is_all: false })
}

/// The text without the hour behind its date: 11月15日零时, 3月15日24时.
fn without_time(text: &str) -> &str {
    let Some(rest) = text.strip_suffix(['时', '点']) else { return text };
    let rest = rest.trim_end_matches(|c: char| c.is_ascii_digit() || c == '零');
    if rest.ends_with('日') { rest } else { text }
}

/// What stands behind the day of the week of a date: （星期五）起至….
fn behind_weekday(text: &str) -> &str {
    let bracketed = || text.strip_prefix(['（', '('])?.split_once(['）', ')']);
    bracketed().filter(|(day, _)| day.starts_with("星期") || day.starts_with('周')).map_or(text, |(_, rest)| rest)
}

/// The text without the day of the week behind its date: 9月23日（星期二）.
fn without_weekday(text: &str) -> &str {
    let bracketed = || text.strip_suffix(['）', ')'])?.rsplit_once(['（', '(']);
    bracketed().filter(|(_, day)| day.starts_with("星期") || day.starts_with('周')).map_or(text, |(date, _)| date)
}

/// The days of a range.
#[derive(Clone, Copy)]
struct Days {
    /// All of them, the last too.
    all: i64,
    /// The most that can be working days, if the year is known.
    working: Option<i64>,
    /// Whether it is said that the first one counts too.
    is_all: bool,
}

/// The days of the range that `folded` has at `start`, and what stands behind it.
fn range(folded: &str, start: usize) -> Option<(Days, &str)> {
    let start = folded.len() - folded[start..].trim_start_matches(['自', '从', '即', ' ']).len();
    let first = Written::starting(folded, start).filter(|date| !date.days.is_empty())?;
    if let [from, to] = first.days[..] {
        let all = i64::from(to.number) - i64::from(from.number) + 1;
        let working = first.year.and_then(|year| first.first_day(year)).map(|day| working(day, all));
        return (all > 0)
            .then(|| (Days { all, working, is_all: false }, folded[to.span.end()..].trim_start_matches('止')));
    }
    let rest = behind_weekday(&folded[first.span.end()..]);
    let rest = rest.strip_prefix('起').unwrap_or(rest);
    let rest = rest.strip_prefix(RANGES)?.trim_start_matches(RANGES);
    let second = Written::starting(folded, folded.len() - rest.len()).filter(|date| date.days.len() == 1)?;
    Some((days(&first, &second)?, behind_weekday(&folded[second.span.end()..]).trim_start_matches('止')))
}

/// The days from the first date to the second, both of one year where they say none.
fn days(first: &Written, second: &Written) -> Option<Days> {
    let year = first.year.or(second.year);
    let date = |written: &Written, year: i16| written.first_day(year);
    let from: Date = date(first, year.unwrap_or(2025))?;
    let to = date(second, second.year.or(first.year).unwrap_or(2025))?;
    // February has a day more in some years.
    let is_sure = year.is_some() || from.month() > 2 || to.month() < 3;
    let all = i64::from(from.until(to).ok()?.get_days()) + 1;
    (is_sure && (2..=LONGEST).contains(&all)).then(|| Days {
        all,
        working: year.map(|_| working(from, all)),
        is_all: false,
    })
}

/// The most of `all` days from a date on that can be working days.
fn working(from: Date, all: i64) -> i64 {
    let is_weekend = |day: &Date| matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let weekend = from.series(1.day()).take(usize::try_from(all).unwrap_or_default()).filter(is_weekend).count() as i64;
    all - weekend + weekend.min(1)
}

/// The number of days that ends at `unit`, if these `days` contradict it.
fn judge(folded: &str, unit: usize, days: Days) -> Option<(Span<Folded>, Days)> {
    let before = folded[..unit].trim_end_matches(['天', '日']).trim_end_matches("日历");
    let (before, is_working) = before.strip_suffix("个工作").map_or((before, false), |before| (before, true));
    let number = number_before(before)?;
    let said = i64::from(number.value);
    let is_date = before[..number.start].ends_with(['月', '.', '-', '/', '第']) || said == 0;
    let most = days.working.filter(|_| is_working);
    let is_wrong = match most {
        // Within a week there is no holiday that explains more than two working days too few.
        Some(most) => said > most || days.all <= 3 && said + 1 < days.all && most >= days.all,
        None if is_working => said > days.all,
        None => said != days.all && (days.is_all || said + 1 != days.all),
    };
    (!is_date && is_wrong && said <= LONGEST).then(|| (Span::new(number.start, unit), days))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<(&str, i64)> {
        let mut all = AHEAD.iter().zip([ahead as fn(&str, Span<Folded>) -> _; AHEAD.len()]).collect::<Vec<_>>();
        all.extend(BEHIND.iter().zip([behind as fn(&str, Span<Folded>) -> _; BEHIND.len()]));
        all.extend(WITHIN.iter().zip([within as fn(&str, Span<Folded>) -> _; 4]));
        all.into_iter().find_map(|(word, told)| {
            let at = text.find(word)?;
            let (span, days): (Span<Folded>, Days) = told(text, Span::new(at, at + word.len()))?;
            Some((span.of(text), days.all))
        })
    }

    #[test]
    fn days_are_counted() {
        for (text, expected) in [
            ("公示期7天（2025年9月8日至2025年9月12日）。", Some(("7天", 5))),
            ("公示期7天（9月8日至12日）。", Some(("7天", 5))),
            ("公示期5天（2025年9月8日至9月12日）。", None),
            (
                "公告期限为30日，自2025年8月1日（星期五）起至2025年8月20日止。",
                Some(("30日，自2025年8月1日（星期五）起至2025年8月20日止", 20)),
            ),
            ("公告期限为30日，自2025年8月1日（星期五）起至2025年8月30日止。", None),
            ("活动从9月1日开始至9月30日结束，历时20天。", Some(("20天", 30))),
            ("2025年3月3日至3月7日（共7个工作日）。", Some(("7个工作日", 5))),
            ("培训从3月10日开始，3月14日结束，为期7天。", Some(("7天", 5))),
            ("培训从3月10日开始，3月14日结束，为期5天。", None),
            ("工期：90日历天，2025年5月1日至2025年8月29日。", Some(("90日历天，2025年5月1日至2025年8月29日", 121))),
            ("采暖期自2025年11月15日零时起至2026年3月15日24时止，共计131天。", Some(("131天", 121))),
            ("公示期5天（2025年9月8日至9月13日）。", None),
            ("公示期5个工作日（2025年9月8日至9月14日）。", None),
            ("公示期7个工作日（2025年9月8日至9月12日）。", Some(("7个工作日", 5))),
            ("公示时间为2025年9月8日至9月12日，共7天。", Some(("7天", 5))),
            ("公示时间为2025年9月8日至9月12日，共5天。", None),
            ("培训时间为9月23日（星期二）至25日，共5天。", Some(("5天", 3))),
            ("培训时间为9月23日（星期二）至25日，会期2天。", None),
            ("9月22日（周一）至9月26日（周五），会期3天。", Some(("3天", 5))),
            ("公示期7个工作日（2025年9月8日至9月14日）。", Some(("7个工作日", 7))),
            ("公示期6个工作日（2025年9月8日至9月14日）。", None),
            ("公示时间：2026年9月1日-9月7日（7个工作日）。", Some(("7个工作日", 7))),
            ("公示时间：2026年9月1日-9月7日（5个工作日）。", None),
            ("公示时间：2026年9月1日至9月7日（5天）。", Some(("5天", 7))),
            ("公示时间：2026年9月1日至9月7日（7天）。", None),
            ("9月8日（9月8日至12日）", None),
            ("2月25日至3月2日，共6天", None),
            ("报名时间为6月10日至19日，共9天。", Some(("9天", 10))),
            ("报名时间为6月10日至19日，会期9天。", None),
            ("2026年7月4日（星期六）至8月31日放暑假，共60天。", Some(("60天", 59))),
            ("5月25日至29日开展实地核查，为期5天。", None),
            ("自公示发布之日起1个工作日，即2025年8月13日至8月15日。", Some(("1个工作日", 3))),
            ("自公示发布之日起3个工作日，即2025年8月13日至8月15日。", None),
            ("3天（上午）", None),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }
}
