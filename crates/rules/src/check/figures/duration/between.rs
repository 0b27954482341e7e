//! How long something took, said behind the two moments that it took place between, whatever words stand there: 7月13日18时开闸，至15日8时关闸，历时共48小时;
//! 2021年9月决定续修，至2026年1月定稿，历时三年四个月; 16时05分至16时32分，降雹持续37分钟.

use jiff::civil::Date;

use super::super::numeral::number_at;
use super::super::quantity::sentence;
use crate::language::Said;
use hegao_model::text::{Folded, Span};

/// What says that a length of time follows.
pub(super) const WORDS: [&str; 14] = [
    "历时",
    "为期",
    "持续",
    "期限为",
    "共计",
    "投票期",
    "公示期",
    "会期",
    "展期",
    "降雹",
    "停电",
    "停水",
    "连着干了",
    "整整",
];

/// What may stand between its word and a length, and what makes that an estimate or a bound.
const FILLERS: [&str; 10] = ["共计", "长达", "工作了", "共", "为", "达", "了", "时间", "进行", " "];
const UNSURE: [&str; 10] = ["约", "近", "超", "不少于", "不得", "至少", "最长", "不超过", "每", "原"];

/// How far before its word the moments may stand, in bytes, and how far apart their words.
const FAR: usize = 180;
const BEHIND: usize = 60;

/// A moment, as far as it is told.
#[derive(Clone, Copy, Default)]
struct Moment {
    /// Year, month, day, hour and minute.
    parts: [Option<i64>; 5],
    start: usize,
    end: usize,
}

/// The length behind `clue`, with what its moments give, if that is another.
pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, Said)> {
    let mut start = clue.end();
    while let Some(filler) = FILLERS.iter().find(|filler| folded[start..].starts_with(**filler)) {
        start += filler.len();
    }
    let told = Length::at(folded, start)?;
    let from = sentence(folded, clue.start(), FAR);
    let stretch = &folded[from..told.end];
    if UNSURE.iter().any(|word| stretch.contains(word)) {
        return None;
    }
    let moments = Moment::each(folded, from, clue.start());
    let [first, second] = moments[..] else { return None };
    let joint = folded[first.end..second.start].trim_end_matches(' ');
    let is_range = ["至", "到", "-", "~", "—"].iter().any(|word| joint.ends_with(word));
    let is_near =
        clue.start() - second.end <= BEHIND && !folded[second.end..clue.start()].contains(|c: char| c.is_ascii_digit());
    let right = (is_range && is_near).then(|| told.right(&first, &second.completed(&first)))??;
    Some((Span::new(start, told.end), Said { zh: right.clone(), en: right }))
}

impl Moment {
    /// Those that a stretch tells.
    fn each(folded: &str, from: usize, to: usize) -> Vec<Self> {
        let bytes = folded.as_bytes();
        let mut all = Vec::new();
        let mut at = from;
        while at < to {
            let begins = bytes[at].is_ascii_digit() && (at == 0 || !matches!(bytes[at - 1], b'0'..=b'9' | b'.' | b':'));
            match begins.then(|| Self::at(folded, at)).flatten() {
                Some(moment) if moment.end <= to => {
                    at = moment.end;
                    all.push(moment);
                }
                _ => at += 1,
            }
        }
        all
    }

    /// The moment that begins at a place: its parts in their order, from any of them on.
    fn at(folded: &str, start: usize) -> Option<Self> {
        const UNITS: [&[&str]; 5] = [&["年"], &["月"], &["日", "号"], &["时", ":"], &["分"]];
        let mut moment = Self { start, end: start, ..Self::default() };
        let mut next = 0;
        loop {
            let rest = &folded[moment.end..];
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            if digits == 0 || digits > 4 {
                break;
            }
            let value: i64 = rest[..digits].parse().ok()?;
            let behind = &rest[digits..];
            // 16:05 has no word behind its minutes.
            let is_minute = next == 4 && folded[..moment.end].ends_with(':');
            let found = (next..5).find_map(|part| {
                let unit = UNITS[part].iter().find(|unit| behind.starts_with(**unit))?;
                Some((part, unit.len()))
            });
            let (part, unit) = found.or_else(|| is_minute.then_some((4, 0)))?;
            if folded[moment.end + digits..].starts_with("时间") || part == 0 && digits != 4 || part > 0 && digits > 2
            {
                return None;
            }
            moment.parts[part] = Some(value);
            moment.end += digits + unit;
            next = part + 1;
            let rest = &folded[moment.end..];
            if let Some(day) = rest
                .strip_prefix('（')
                .and_then(|rest| rest.split_once('）'))
                .filter(|(day, _)| day.starts_with(['星', '周']))
            {
                moment.end += day.0.len() + '（'.len_utf8() + '）'.len_utf8();
            }
        }
        (next > 0).then_some(moment)
    }

    /// With what it leaves to the one before it: the year, the month and the day, in their order.
    fn completed(mut self, before: &Self) -> Self {
        let first = self.parts.iter().position(Option::is_some).unwrap_or(5);
        for part in 0..first {
            self.parts[part] = before.parts[part];
        }
        self
    }

    /// In minutes from the beginning of its calendar; a year that is not told is a common one.
    fn minutes(&self) -> Option<i64> {
        let [year, month, day, hour, minute] = self.parts;
        let number = |value: i64| i8::try_from(value).ok();
        let date = match (month, day) {
            (Some(month), Some(day)) => {
                Date::new(i16::try_from(year.unwrap_or(2025)).ok()?, number(month)?, number(day)?).ok()?
            }
            (None, None) => Date::constant(2025, 1, 1),
            _ => return None,
        };
        let days = i64::from(date.since(Date::constant(1, 1, 1)).ok()?.get_days());
        Some((days * 24 + hour?) * 60 + minute.unwrap_or(0))
    }

    /// In days; `None` if it tells none.
    fn days(&self) -> Option<i64> {
        let day = Self { parts: [self.parts[0], self.parts[1], Some(self.parts[2]?), Some(0), None], ..*self };
        day.parts[1]?;
        Some(day.minutes()? / (24 * 60))
    }
}

/// A length of time: of so many months, days or minutes.
struct Length {
    value: i64,
    unit: Unit,
    end: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Months,
    Days,
    Hours,
    Minutes,
}

impl Length {
    /// The one at a place: 三年四个月, 25天, 48小时.
    fn at(folded: &str, start: usize) -> Option<Self> {
        let mut length: Option<Self> = None;
        let mut at = start;
        while let Some((value, end)) = number(folded, at) {
            let found = [
                ("年", Unit::Months, 12),
                ("个月", Unit::Months, 1),
                ("天", Unit::Days, 1),
                ("日", Unit::Days, 1),
                ("小时", Unit::Hours, 1),
                ("个小时", Unit::Hours, 1),
                ("分钟", Unit::Minutes, 1),
            ]
            .into_iter()
            .find(|(word, ..)| folded[end..].starts_with(word));
            let Some((word, unit, times)) =
                found.filter(|(_, unit, _)| length.as_ref().is_none_or(|length| length.unit == *unit))
            else {
                break;
            };
            let value = value * times + length.map_or(0, |length| length.value);
            at = end + word.len();
            length = Some(Self { value, unit, end: at });
            at += if folded[at..].starts_with('零') { '零'.len_utf8() } else { 0 };
        }
        length.filter(|length| !folded[length.end..].starts_with(['多', '余', '半', '以', '左', '内', '期', '制']))
    }

    /// What it should be between two moments, if it is not that.
    fn right(&self, first: &Moment, second: &Moment) -> Option<String> {
        let [(y1, m1, d1), (y2, m2, d2)] = [first, second].map(|one| (one.parts[0], one.parts[1], one.parts[2]));
        let (least, most, shown) = match self.unit {
            Unit::Minutes | Unit::Hours => {
                let (one, other) = (first.minutes()?, second.minutes()?);
                let between = other - one;
                let (size, word) = if self.unit == Unit::Hours { (60, "小时") } else { (1, "分钟") };
                (
                    between / size,
                    (between + size - 1) / size,
                    format!("{}{word}", Some(between / size).filter(|_| between % size == 0)?),
                )
            }
            Unit::Days => {
                // Without a year February may have a day more.
                let may_leap = y1.is_none() && m1? <= 2 && m2? > 2;
                let between = second.days()? - first.days()?;
                (between, between + 1 + i64::from(may_leap), format!("{}天", between + 1))
            }
            Unit::Months => {
                let (y1, y2) = y1.zip(y2).unwrap_or((0, 0));
                let between = (y2 - y1) * 12 + m2? - m1?;
                // From the first of a month to the last of another.
                let whole = between
                    + d1.zip(d2)
                        .map_or(0, |(one, other)| i64::from(one == 1 && other > 27) - i64::from(other + 1 < one));
                (
                    whole - 1,
                    between + 1,
                    match (whole / 12, whole % 12) {
                        (0, months) => format!("{months}个月"),
                        (years, 0) => format!("{years}年"),
                        (years, months) => format!("{years}年{months}个月"),
                    },
                )
            }
        };
        (least >= 0 && !(least..=most).contains(&self.value)).then_some(shown)
    }
}

/// A number in either script.
fn number(folded: &str, at: usize) -> Option<(i64, usize)> {
    let digits = folded[at..].bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        return Some((folded[at..at + digits].parse().ok()?, at + digits));
    }
    number_at(folded, at).map(|(value, end)| (i64::from(value), end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<String> {
        let mut clues =
            WORDS.iter().flat_map(|word| text.match_indices(word).map(|(at, word)| Span::new(at, at + word.len())));
        clues.find_map(|clue| wrong(text, clue)).map(|(_, said)| said.zh)
    }

    #[test]
    fn a_length_is_that_between_its_moments() {
        for (text, expected) in [
            ("自2026年3月10日（星期二）0时起至4月8日（星期三）24时止，施工历时45天。", Some("30天")),
            ("自2026年3月10日（星期二）0时起至4月8日（星期三）24时止，施工历时30天。", None),
            ("自2026年1月1日起至2026年12月31日止，期限为一年零一个月。", Some("1年")),
            ("自2026年1月1日起至2026年12月31日止，期限为一年。", None),
            ("2026年3月7日至3月21日以书面形式召开，投票期共计二十五天。", Some("15天")),
            ("当日16时05分至16时32分，该乡境内降雹持续37分钟。", Some("27分钟")),
            ("7月13日18时开闸泄洪，至15日8时关闸，历时共48小时。", Some("38小时")),
            ("7月13日18时开闸泄洪，至15日8时关闸，历时38小时。", None),
            ("2021年9月决定续修，至2026年1月定稿，历时三年四个月。", Some("4年4个月")),
            ("2021年9月决定续修，至2026年1月定稿，历时四年四个月。", None),
            ("从8月10号一直干到8月25号，连着干了十八天。", Some("16天")),
            ("从8月10号一直干到8月25号，连着干了十六天。", None),
            ("3月1日至5月31日，为期三个月。", None),
            ("3月1日至5日举办，为期约一周，历时近10天。", None),
        ] {
            assert_eq!(told(text).as_deref(), expected, "{text}");
        }
    }
}
