//! The year that a report or summary is about.

use super::{date, title};
use crate::facts::{About, Line};

/// How many lines of the text are looked at.
const OPENING: usize = 4;

/// The year of a report or summary, as its title or its first sentences say it.
pub(super) fn period(lines: &[Line<'_>], start: usize, about: &About) -> Option<i16> {
    let title = about.title.as_ref()?;
    if !matches!(title.kind?, "报告" | "总结" | "汇报" | "公报") {
        return None;
    }
    // `2026年政府工作报告` is given in 2026 and about the year before.
    let is_work_report = title::before_brackets(&title.text).ends_with("政府工作报告");
    let said = if is_work_report { None } else { year_in(&title.text) };
    said.or_else(|| lines.iter().skip(start).take(OPENING).find_map(|line| opening(line.text)))
}

/// The first year in a title, unless it begins or ends a stretch of years.
fn year_in(text: &str) -> Option<i16> {
    let digit = |c: char| super::numeral::may_begin(c);
    let start = text.char_indices().map(|(at, _)| at).find(|&at| {
        !text[..at].ends_with(digit)
            && date::year(&text[at..])
                .is_some_and(|(_, rest)| rest.trim_start().starts_with(['年', '-', '—', '–', '至']))
    })?;
    let (year, rest) = date::year(&text[start..])?;
    let is_alone = rest.trim_start().strip_prefix('年').is_some_and(|rest| !rest.starts_with(['至', '-', '—', '–']));
    is_alone.then_some(year)
}

/// The year of `2024年以来，…`, `2024年，…`, `现将2024年…`, `一、2024年工作回顾`.
fn opening(text: &str) -> Option<i16> {
    let text = text.trim();
    if let Some(at) = text.find("现将")
        && let Some((year, rest)) = date::year(&text[at + "现将".len()..])
        && rest.starts_with('年')
    {
        return Some(year);
    }
    let text = text.strip_prefix("一、").unwrap_or(text);
    let (year, rest) = date::year(text)?;
    let rest = rest.strip_prefix('年')?;
    let says = ["以来", "，", "度，"].iter().any(|word| rest.starts_with(word)) || rest.contains("回顾");
    says.then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_that_stands_alone_is_the_period() {
        assert_eq!(year_in("示例县2024年工作报告"), Some(2024));
        assert_eq!(year_in("示例县二〇二四年度工作总结"), Some(2024));
        assert_eq!(year_in("示例县2021—2025年工作总结"), None);
        assert_eq!(year_in("示例县工作总结"), None);
    }

    #[test]
    fn the_first_sentence_tells_the_period() {
        for (text, expected) in [
            ("2024年以来，我镇落实要求。", Some(2024)),
            ("2024年，我镇落实要求。", Some(2024)),
            ("根据要求，现将2024年工作报告如下：", Some(2024)),
            ("一、2025年工作回顾", Some(2025)),
            ("2024年5月，我镇召开会议。", None),
        ] {
            assert_eq!(opening(text), expected, "{text}");
        }
    }
}
