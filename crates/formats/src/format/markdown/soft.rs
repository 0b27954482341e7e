//! Line ends within a paragraph, which Markdown shows as nothing (CommonMark 0.31, 6.8).
//!
//! What is shown as one line is one here too: words, names and numbers go on over it. Yet many writers of Chinese Markdown
//! end a paragraph with a return and no empty line, and mean a new one. A line end stays where that can be told and cuts
//! nothing: behind the end of a sentence, a title or a heading, and in front of what begins anew (numbering, labels, dates).

use crate::layout::classify::{is_heading, is_title};
use crate::layout::cut;
use crate::layout::flow::Gathered;
use crate::layout::join::{ends_sentence, is_page_number, is_wide};
use crate::layout::marker::marker;

/// Letters of the longest heading that is told from the first words of a paragraph.
const HEADING: usize = 24;

/// What the last word of a label is (`联系人：`), behind which its value goes on.
const LABELS: [char; 12] = ['人', '话', '机', '号', '箱', '址', '名', '信', '码', '证', '卡', '间'];

/// The paragraph `line`, of which the line ends at `breaks` show nothing. `is_first`: it may be the title.
pub(super) fn joined(line: &Gathered, breaks: &[usize], is_first: bool) -> Gathered {
    let text = line.text();
    let cuts = cut::in_text(text);
    let is_cut = |at: usize| cuts.binary_search_by(|cut| compare(cut, at)).is_ok();
    let mut whole = line.beginning();
    let (mut start, mut begun) = (0, 0);
    for (number, &at) in breaks.iter().enumerate() {
        let end = breaks.get(number + 1).copied().unwrap_or(text.len());
        let (before, behind) = (text[begun..at].trim(), text[at + 1..end].trim());
        whole.append_range(line, start..at);
        begun = at + 1;
        start = begun;
        let wide = |c: Option<char>| c.is_some_and(is_wide);
        whole.push_unstored(match () {
            () if is_cut(at) => "",
            () if begins_anew(before, behind, is_first && whole.text().trim() == before) => "\n",
            () if wide(before.chars().next_back()) && wide(behind.chars().next()) => "",
            () => " ",
        });
    }
    whole.append_range(line, start..text.len());
    whole
}

/// The same of words within a line: the text of a picture, or words that a tag hides.
pub(super) fn whole(words: &Gathered) -> Gathered {
    let breaks: Vec<usize> = words.text().match_indices('\n').map(|(at, _)| at).collect();
    if breaks.is_empty() { words.clone() } else { joined(words, &breaks, false) }
}

/// Where `cut` stands beside `at`.
fn compare(cut: &std::ops::Range<usize>, at: usize) -> std::cmp::Ordering {
    match cut {
        cut if cut.end <= at => std::cmp::Ordering::Less,
        cut if cut.start > at => std::cmp::Ordering::Greater,
        _ => std::cmp::Ordering::Equal,
    }
}

/// Whether the line `behind` is a paragraph of its own.
fn begins_anew(before: &str, behind: &str, may_be_title: bool) -> bool {
    let is_label = before.strip_suffix(['：', ':']).is_some_and(|label| label.ends_with(LABELS) || label.is_ascii());
    // Figures alone are a page's number or belong to their sentence: the flow decides, as in a text file.
    let is_lone = is_page_number(before) || is_page_number(behind);
    is_lone
        || ends_sentence(before) && !is_label
        || before.chars().nth(HEADING).is_none() && is_heading(before)
        || may_be_title && is_title(before)
        || marker(behind).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use hegao_model::document::Origin;

    #[test]
    fn a_line_end_that_shows_nothing_is_none() {
        for (text, expected) in [
            ("推进法治学\n孔，认真布\n署", "推进法治学孔，认真布署"),
            ("电话138\n00138000", "电话13800138000"),
            ("联系人：\n李明", "联系人：李明"),
            ("in the\nyear", "in the year"),
            ("共有 12\n345 人", "共有 12 345 人"),
            ("关于示例工作的报告\n示例县人民政府：\n现报告如下", "关于示例工作的报告\n示例县人民政府：\n现报告如下"),
            ("示例镇人民政府\n2025年1月8日", "示例镇人民政府\n2025年1月8日"),
            ("一、总体情况\n抓好落实", "一、总体情况\n抓好落实"),
            ("报送情况。\n二是加强", "报送情况。\n二是加强"),
            ("联系人：李明\n电话：13800138000", "联系人：李明\n电话：13800138000"),
        ] {
            let mut line = Gathered::new(0);
            line.push(text, Origin::exact(0));
            let breaks: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
            assert_eq!(joined(&line, &breaks, true).text(), expected, "{text}");
        }
    }
}
