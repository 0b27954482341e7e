//! Years since a beginning that the paragraph itself names: 创办于1986年，…建校40周年; 始建于1524年，距今已有600多年.

use super::super::date::year_before;
use super::super::numeral::number_before;
use super::Wrong;
use hegao_model::text::{Folded, Span};

/// What leads to the years that have gone by.
pub(super) const SINCE: &str = "距今";

/// What begins the life of a school or a firm, before its year and behind it.
const BEGUN: [&str; 10] =
    ["创办于", "创建于", "始建于", "成立于", "建于", "组建于", "建校于", "建成于", "开办于", "创立于"];

/// What an anniversary of it is called.
const KINDS: [&str; 14] =
    ["建校", "建院", "建厂", "建馆", "成立", "创办", "建台", "建所", "办学", "开馆", "建园", "创刊", "建行", "创建"];

/// How far before an anniversary the beginning may stand, in bytes.
const FAR: usize = 400;

/// So many years a round number of years may be off.
const OFF: i64 = 3;

/// The year in which what the paragraph is about has begun, and what stands between it and `at`.
fn begun(folded: &str, at: usize) -> Option<(i64, &str)> {
    let from = folded.floor_char_boundary(at.saturating_sub(FAR));
    let from = folded[from..at].rfind('\n').map_or(from, |near| from + near + 1);
    let before = &folded[from..at];
    let place = BEGUN.iter().filter_map(|word| Some(before.rfind(word)? + word.len())).max()?;
    let behind = &before[place..];
    // 明嘉靖三年（1524年）
    let year =
        behind.match_indices('年').take(2).find_map(|(end, _)| year_in(&behind[..end]).map(|year| (year, end)))?;
    Some((year.0, &behind[year.1..]))
}

/// A year that ends a text, of any century.
fn year_in(text: &str) -> Option<i64> {
    if let Some((year, _)) = year_before(text) {
        return Some(i64::from(year));
    }
    let figures = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let written = &text[figures.len()..];
    if written.len() == 4 { written.parse().ok().filter(|year| (600..2100).contains(year)) } else { None }
}

/// `创办于1986年，…今年建校40周年`, in a paper of 2024.
pub(super) fn anniversary(folded: &str, clue: Span<Folded>, year: i16) -> Option<Wrong> {
    let number = number_before(&folded[..clue.start()])?;
    let near = folded.floor_char_boundary(number.start.saturating_sub(FAR));
    let clause = folded[near..number.start].rsplit(['，', '。', '；', '\n']).next()?;
    let is_own = KINDS.iter().any(|kind| clause.ends_with(kind)) && !clause.contains(['近', '超', '约']);
    let (first, between) = begun(folded, number.start)?;
    let (told, due) = (i64::from(number.value), i64::from(year) - first);
    // Another year that is named between may be meant; so may the next.
    let is_sure = !between.contains("20") && !["将", "明年", "去年"].iter().any(|word| clause.contains(word));
    let (zh, en) = (format!("{first}年到{year}年是{due}周年"), format!("{due} years from {first} to {year}"));
    (is_own && is_sure && told != due && due > 0).then(|| (Span::new(number.start, clue.end()), zh, en))
}

/// `始建于1524年，距今已有600多年`: without the document's own date the year of today serves, for it is rounded.
pub(super) fn since(folded: &str, clue: Span<Folded>, year: i16) -> Option<Wrong> {
    let rest = folded[clue.end()..].trim_start_matches(['已', '有', '约', '近', '达', '整', ' ', '经']);
    let start = folded.len() - rest.len();
    let digits = rest.find(|c: char| !c.is_ascii_digit()).filter(|&end| end > 0 && end < 5)?;
    let told: i64 = rest[..digits].parse().ok()?;
    let behind = &rest[digits..];
    let is_more = behind.starts_with(['多', '余']);
    let behind = behind.trim_start_matches(['多', '余']);
    let (first, between) = begun(folded, clue.start())?;
    let due = i64::from(year) - first;
    let scale = if told % 100 == 0 {
        100
    } else if told % 10 == 0 {
        10
    } else {
        1
    };
    let range = if is_more { told..told + scale } else { told - scale / 2..told + scale / 2 + 1 };
    let is_wrong = behind.starts_with('年') && (due < range.start - OFF || due > range.end + OFF) && due > 0;
    let end = folded.len() - behind.len() + '年'.len_utf8();
    let (zh, en) = (format!("从{first}年算起约{due}年"), format!("about {due} years since {first}"));
    (is_wrong && !between.contains('。')).then(|| (Span::new(start, end), zh, en))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_counted_from_the_beginning() {
        for (text, expected) in [
            ("学校创办于1986年，占地80亩，今年喜迎建校40周年。", Some("1986年到2024年是38周年")),
            ("学校创办于1986年，占地80亩，今年喜迎建校38周年。", None),
            ("学校创办于1986年，占地80亩，即将迎来建校40周年，2026年举行庆典。", None),
            ("学校占地80亩，今年建校40周年。", None),
        ] {
            let at = text.find("周年").unwrap();
            let told = anniversary(text, Span::new(at, at + "周年".len()), 2024).map(|(_, zh, _)| zh);
            assert_eq!(told.as_deref(), expected, "{text}");
        }
        for (text, expected) in [
            ("村子始建于明嘉靖三年（1524年），距今已有600多年历史。", Some("从1524年算起约500年")),
            ("村子始建于明嘉靖三年（1524年），距今已有500多年历史。", None),
            ("石桥建于1906年，距今近120年。", None),
            ("石桥建于1906年，距今80余年。", Some("从1906年算起约118年")),
        ] {
            let at = text.find(SINCE).unwrap();
            let told = since(text, Span::new(at, at + SINCE.len()), 2024).map(|(_, zh, _)| zh);
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }
}
