//! The date of a document that has none below its signature: behind a label, run together with the signature, in its title,
//! in the name of its file, or the latest of those that its text speaks of.

use std::sync::LazyLock;

use jiff::civil::Date;
use memchr::memmem::Finder;

use super::{date, number, numeral};
use crate::facts::{About, DateInterval, Line};

/// What stands before the date on which something was published, in a line anywhere in the document.
const LABELS: [&str; 10] = [
    "发布日期",
    "发布时间",
    "发文日期",
    "发文时间",
    "印发日期",
    "成文日期",
    "公布日期",
    "公开日期",
    "发表时间",
    "发布于",
];

/// What one of the labels holds in any case: few lines need more than a look for these.
static LABEL_PARTS: LazyLock<[Finder<'static>; 4]> =
    LazyLock::new(|| ["日期", "时间", "发布于", SOURCE].map(Finder::new));

/// What stands behind the date at the head of an article on the web: `2026年6月29日  来源：某某街道`.
const SOURCE: &str = "来源";

/// How long a line with such a label is at most, in bytes.
const LABEL_LINE: usize = 360;

/// How many lines at the end may hold a signature.
const NEAR_END: usize = 6;

/// What the name of an organ ends with, where its signature stands behind the last sentence without a break.
const ORGANS: &str = "局委办司校学院心府会部处科所站组厅队区村镇乡道行厂团社室馆关庭";

/// The years in which reports look back on the year that their title says.
const LOOKING_BACK: [&str; 6] = ["报告", "总结", "公报", "年报", "汇报", "决算"];

/// The date behind a label: `发布时间：2024-07-23`.
pub(super) fn labelled(lines: &[Line<'_>]) -> Option<DateInterval> {
    let parts = &*LABEL_PARTS;
    let may_have = |text: &str| parts.iter().any(|part| part.find(text.as_bytes()).is_some());
    let lines = lines.iter().filter(|line| line.text.len() <= LABEL_LINE && may_have(line.text));
    lines.into_iter().find_map(|line| behind_label(line.text))
}

fn behind_label(text: &str) -> Option<DateInterval> {
    let headed = || {
        let (before, _) = text.split_once(SOURCE)?;
        date::whole(before.trim()).filter(|date| date.day().is_some()).map(|date| date.date)
    };
    let labelled = LABELS.iter().find_map(|label| {
        let (_, rest) = text.split_once(label)?;
        let value = rest.trim_start().trim_start_matches(['：', ':']).trim_start();
        date::at(value).map(|date| date.date)
    });
    labelled.or_else(headed)
}

/// The date of a signature that stands on the line of the last sentence: `…按时参会。某某公司办公室2020年12月31日`.
pub(super) fn run_together(lines: &[Line<'_>]) -> Option<DateInterval> {
    let last = lines.iter().rev().filter(|line| !line.text.trim().is_empty()).take(NEAR_END);
    last.filter_map(|line| signed(line.text.trim())).next()
}

fn signed(text: &str) -> Option<DateInterval> {
    let text = text.trim_end_matches(['）', ')', '。']).trim_end();
    let starts = text.char_indices().rev().take("二〇二五年十二月二十三日".chars().count() + 4).map(|(at, _)| at);
    let whole = |at: usize| {
        let date = date::whole(&text[at..]).filter(|date| date.day().is_some())?;
        let before = text[..at].trim_end();
        let own = before.ends_with(['。', '！', '”', '）']) || before.ends_with(|c| ORGANS.contains(c));
        own.then_some(date.date)
    };
    starts
        .filter(|&at| text[at..].starts_with(numeral::may_begin) && !text[..at].ends_with(numeral::may_begin))
        .find_map(whole)
}

/// The year of a document number that the first line begins with: `示办通（2020）638号关于会议的通知 各部门：…`.
pub(super) fn number_year(lines: &[Line<'_>]) -> Option<DateInterval> {
    let first = lines.iter().map(|line| line.text.trim()).find(|text| !text.is_empty())?;
    let year = number::at_start(first)?;
    DateInterval::years(year, year)
}

/// The date that a title says, or the years in which a paper with such a title is written.
pub(super) fn of_title(lines: &[Line<'_>], about: &About) -> Option<DateInterval> {
    let first = || lines.iter().map(|line| line.text.trim()).find(|text| !text.is_empty() && !text.contains('。'));
    let title = about.title.as_ref().map(|title| title.text.as_str()).or_else(first)?;
    day_at_edge(title).or_else(|| years(title))
}

/// The date that the name of a file says: `20240426.md`, `通知2021-11-05.docx`, `2022级培养方案.pdf`.
#[must_use]
pub fn date_in_name(name: &str) -> Option<DateInterval> {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    starts(stem).find_map(|at| compact(&stem[at..]).or_else(|| in_figures(&stem[at..]))).or_else(|| years(stem))
}

/// A day at the beginning or the end of a title, or in brackets.
fn day_at_edge(title: &str) -> Option<DateInterval> {
    starts(title).find_map(|at| {
        let found = compact(&title[at..]).map(|date| (date, &title[at + 8..]));
        let (date, rest) = found.or_else(|| date::at(&title[at..]).map(|date| (date.date, date.rest)))?;
        let opens = title[..at].trim_end();
        let closes = rest.trim_start();
        let is_apart =
            opens.is_empty() || closes.is_empty() || opens.ends_with(['（', '(']) && closes.starts_with(['）', ')']);
        is_apart.then_some(date)
    })
}

/// Where numbers begin.
fn starts(text: &str) -> impl Iterator<Item = usize> {
    let digit = |c: char| c.is_ascii_digit();
    text.char_indices().filter(move |&(at, c)| digit(c) && !text[..at].ends_with(digit)).map(|(at, _)| at)
}

/// `20240426`, and no longer number.
fn compact(text: &str) -> Option<DateInterval> {
    let digits = text.get(..8).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    if text[8..].starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (year, month, day) = (digits[..4].parse().ok()?, digits[4..6].parse().ok()?, digits[6..].parse().ok()?);
    (1950..=2100)
        .contains(&year)
        .then(|| Date::new(year, month, day).ok())
        .flatten()
        .map(|day| DateInterval::between(day, day))
}

/// `2021-11-05`, `2021_11_05`, `2021年11月5日`.
fn in_figures(text: &str) -> Option<DateInterval> {
    let end = text.find(|c: char| !c.is_ascii_digit() && !"-_.年月日 ".contains(c)).unwrap_or(text.len());
    date::at(&text[..end].replace('_', "-")).map(|date| date.date)
}

/// The years in which a paper of this title is written.
fn years(title: &str) -> Option<DateInterval> {
    starts(title).find_map(|at| {
        let (year, rest) = date::year(&title[at..])?;
        let rest = rest.trim_start();
        let looks_back = || LOOKING_BACK.iter().any(|word| title.contains(word));
        let school_year = rest
            .strip_prefix(['-', '—', '–', '~'])
            .and_then(date::year)
            .filter(|(_, rest)| rest.trim_start().starts_with("学年"));
        match (school_year, rest.chars().next()) {
            (Some((end, _)), _) => {
                Some(DateInterval::between(Date::new(year, 7, 1).ok()?, Date::new(end, 8, 31).ok()?))
            }
            (_, Some('级')) => DateInterval::years(year, year),
            (_, Some('年')) if looks_back() => DateInterval::years(year, year + 1),
            // What is about a year is written in it or in the one before.
            (_, Some('年' | '届')) => DateInterval::years(year - 1, year),
            _ => None,
        }
    })
}

/// From the year of the latest day that the text speaks of, and that is over, to today.
pub(super) fn latest(lines: &[Line<'_>], today: DateInterval) -> Option<DateInterval> {
    let latest = lines.iter().flat_map(|line| years_with_months(line.text)).filter(|day| *day <= today.last).max()?;
    Some(DateInterval::between(latest.first_of_year(), today.last))
}

/// The first day of each month that a text names with its year.
fn years_with_months(text: &str) -> impl Iterator<Item = Date> {
    text.match_indices('年').filter_map(move |(at, _)| {
        let start = text[..at].char_indices().rev().take_while(|&(_, c)| numeral::may_begin(c)).last()?.0;
        let date = date::at(&text[start..])?;
        Some(date.date.first)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use hegao_model::document::BlockKind;

    fn said(date: Option<DateInterval>) -> String {
        date.map_or_else(|| "-".to_owned(), |date| date.to_string())
    }

    #[test]
    fn a_label_says_when_it_was_published() {
        for (text, expected) in [
            ("发布时间：2024-07-23", "2024-07-23"),
            ("作者：李明 发布时间: 2024-07-23 10:20 浏览次数：10", "2024-07-23"),
            ("发布日期：unknown", "-"),
            ("更新日期：2025年1月9日", "-"),
            ("2026年6月29日  来源：青山街道党政办", "2026-06-29"),
            ("数据来源：2026年6月29日统计", "-"),
        ] {
            assert_eq!(said(behind_label(text)), expected, "{text}");
        }
    }

    #[test]
    fn a_signature_may_stand_behind_the_last_sentence() {
        for (text, expected) in [
            ("请按时参会。某某公司办公室2020年12月31日", "2020-12-31"),
            ("以上答复，感谢您的关注。2020.3.6", "2020-03-06"),
            ("感谢您的来信。 二〇二〇年三月六日", "2020-03-06"),
            ("本办法自2020年3月6日", "-"),
            ("请各单位报名，截止日期为2020年3月6日", "-"),
            ("2020年3月", "-"),
        ] {
            assert_eq!(said(signed(text)), expected, "{text}");
        }
    }

    #[test]
    fn a_title_says_a_day_or_the_years_of_such_papers() {
        for (text, expected) in [
            ("《新闻播报》 (20240426)", "2024-04-26"),
            ("2024年4月26日新闻", "2024-04-26"),
            ("某某公司2017年年度报告", "2017-01-01/2018-12-31"),
            ("2022级本科培养方案", "2022"),
            ("2027届毕业生名单", "2026-01-01/2027-12-31"),
            ("2021-2022学年第一学期调课公示", "2021-07-01/2022-08-31"),
            ("关于做好2024年招生工作的通知", "2023-01-01/2024-12-31"),
            ("第20240426号", "-"),
            ("关于加强管理的通知", "-"),
        ] {
            let found = day_at_edge(text).or_else(|| years(text));
            assert_eq!(said(found), expected, "{text}");
        }
    }

    #[test]
    fn a_file_name_says_a_day() {
        for (name, expected) in [
            ("news/20240426.md", "2024-04-26"),
            ("答复2021-11-05.docx", "2021-11-05"),
            ("答复_2021_11_05.docx", "2021-11-05"),
            ("2021年11月5日会议.txt", "2021-11-05"),
            ("2022级培养方案.pdf", "2022"),
            ("lecard-1071.txt", "-"),
            ("IMG_202404261030.jpg", "-"),
            ("13800138000.txt", "-"),
        ] {
            assert_eq!(said(date_in_name(name)), expected, "{name}");
        }
    }

    #[test]
    fn the_latest_day_of_the_text_is_the_earliest_on_which_it_was_written() {
        let today = DateInterval::parse("2025-01-08").unwrap();
        let line = |text| [Line { kind: BlockKind::Paragraph, text }];
        let text = "2018年11月27日，甲出发。2019年3月2日查获。须于2030年1月1日前归还。";
        assert_eq!(said(latest(&line(text), today)), "2019-01-01/2025-01-08");
        assert_eq!(said(latest(&line("去年3月"), today)), "-");
    }
}
