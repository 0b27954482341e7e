//! Front matter of a Markdown document, and the data that a web page puts above its text.

use super::date;
use crate::facts::{DateInterval, Line};

/// How many lines front matter may take.
const LONGEST: usize = 40;

/// Words before the colon of a line that says a date.
const LABELS: [&str; 9] =
    ["date", "published", "成文日期", "发布日期", "发布时间", "印发日期", "发文日期", "日期", "时间"];

/// The number of lines that front matter takes, with both its fences; 0 if there is none.
pub(super) fn length(lines: &[Line<'_>]) -> usize {
    let is_fence = |line: &Line<'_>| line.text.trim() == "---";
    if !lines.first().is_some_and(is_fence) {
        return 0;
    }
    let close = lines.iter().take(LONGEST).skip(1).position(is_fence);
    close.map_or(0, |close| close + 2)
}

/// The date that a line of front matter or page data says.
pub(super) fn date_of(lines: &[Line<'_>], at: usize) -> Option<DateInterval> {
    let text = lines[at].text.trim();
    let (label, value) = text.split_once(['：', ':'])?;
    if !LABELS.contains(&label.trim().to_ascii_lowercase().as_str()) {
        return None;
    }
    let value = if value.trim().is_empty() { lines.get(at + 1)?.text } else { value };
    day(value)
}

/// The date that a value of front matter or page data is.
pub(super) fn day(value: &str) -> Option<DateInterval> {
    date::at(value.trim().trim_matches(['"', '\''])).map(|date| date.date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use hegao_model::document::BlockKind;

    #[test]
    fn front_matter_stands_between_fences() {
        let lines = |text: &'static str| -> Vec<Line<'static>> {
            text.lines().map(|text| Line { kind: BlockKind::Item, text }).collect()
        };
        let text = lines("---\ntitle: 示例\nDate: \"2025-01-08T10:00\"\n---\n正文");
        assert_eq!(length(&text), 4);
        assert_eq!(date_of(&text, 2).unwrap().to_string(), "2025-01-08");
        assert_eq!(length(&lines("---\n正文")), 0);
        let page = lines("成文日期：\n2025年01月08日\n更新日期：2025年1月9日");
        assert_eq!(date_of(&page, 0).unwrap().to_string(), "2025-01-08");
        assert_eq!(date_of(&page, 2), None);
    }
}
