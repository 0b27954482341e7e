//! Titles: which lines they take, and the type of document (文种) that they end with.

use crate::facts::Line;
use hegao_model::document::BlockKind;

/// The 15 types of official document (党政机关公文处理工作条例, art. 8), and `令` for 命令.
const OFFICIAL: [&str; 16] = [
    "决议", "决定", "命令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函",
    "纪要", "令",
];

/// Other words for what a document is; the longer before the shorter that it ends with.
const OTHERS: [&str; 58] = [
    "修正案",
    "条例",
    "规定",
    "办法",
    "细则",
    "解释",
    "法典",
    "规则",
    "章程",
    "准则",
    "守则",
    "规范",
    "公约",
    "方案",
    "规划",
    "计划",
    "预案",
    "要点",
    "总结",
    "汇报",
    "讲话",
    "致辞",
    "演讲",
    "发言",
    "公示",
    "通稿",
    "简报",
    "制度",
    "声明",
    "说明",
    "倡议书",
    "承诺书",
    "责任书",
    "协议书",
    "合同书",
    "意向书",
    "说明书",
    "建议书",
    "感谢信",
    "慰问信",
    "公开信",
    "贺信",
    "合同",
    "协议",
    "手册",
    "指南",
    "指引",
    "教程",
    "名单",
    "公示表",
    "一览表",
    "花名册",
    "名录",
    "清单",
    "目录",
    "答复",
    "批示",
    "法",
];

/// Words that end like a law and are none.
const NO_LAWS: [&str; 9] = ["方法", "做法", "用法", "说法", "看法", "想法", "算法", "司法", "执法"];

/// The type of document that `title` ends with, whatever stands behind it in brackets.
pub(super) fn kind(title: &str) -> Option<&'static str> {
    let title = before_brackets(title);
    OFFICIAL
        .into_iter()
        .chain(OTHERS)
        .find(|kind| title.ends_with(kind))
        .filter(|&kind| kind != "法" || !NO_LAWS.iter().any(|word| title.ends_with(word)))
}

/// Whether `kind` is one of the 15 types of official document.
pub(super) fn is_official(kind: &str) -> bool {
    OFFICIAL.contains(&kind)
}

/// A title without what stands behind it in brackets: `（试行）`, `（征求意见稿）`.
pub(super) fn before_brackets(title: &str) -> &str {
    let mut title = title.trim_end();
    while title.ends_with(['）', ')', '〕'])
        && let Some(at) = title.rfind(['（', '(', '〔'])
    {
        title = title[..at].trim_end();
    }
    title
}

/// Whether a line may be one of a title: no sentence, no label, no list, no date.
pub(super) fn may_be_line(line: Line<'_>) -> bool {
    let text = line.text.trim();
    !text.is_empty()
        && text.chars().nth(100).is_none()
        && !text.contains(['。', '；', '：', '？', '!', '！', ':', ';', '\t', '|'])
        && !text.starts_with(['（', '(', '-', '—', '【', '[', '<', '附'])
        && !super::heading::is_numbered(text)
        && super::date::whole(text).is_none()
}

/// Whether a line reads as a whole title: it ends with a type of document.
fn reads_as_title(line: Line<'_>) -> bool {
    let is_type = |kind: &str| kind.chars().count() > 1 || kind == "函" && line.text.contains("关于");
    may_be_line(line) && !line.text.contains('，') && kind(line.text).is_some_and(is_type)
}

/// A line in brackets that belongs to the title above it: `（试行）`.
fn is_remark(text: &str) -> bool {
    let inside = text.trim().strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')']));
    inside.is_some_and(|inside| {
        ["试行", "暂行", "稿", "草案", "修订", "修订版", "摘要"].iter().any(|end| inside.ends_with(end))
    })
}

/// The lines of the title among the first lines, of which running text begins at `running`.
pub(super) fn find(lines: &[Line<'_>], start: usize, running: usize) -> Option<std::ops::Range<usize>> {
    let head = start..running;
    let below_label = |at: usize| at > start && lines[at - 1].text.trim_end().ends_with(['：', ':']);
    let found = head
        .clone()
        .find(|&at| lines[at].kind == BlockKind::Title && may_be_line(lines[at]))
        .or_else(|| head.clone().find(|&at| reads_as_title(lines[at]) && !below_label(at)))
        .or_else(|| head.clone().take(6).find(|&at| lines[at].kind == BlockKind::Heading && may_be_line(lines[at])));
    let at = found?;
    let mut end = at + 1;
    while lines.get(end).is_some_and(|line| end < running && (is_remark(line.text) || line.text.starts_with('的'))) {
        end += 1;
    }
    Some(first_line(lines, start, at)..end)
}

/// The first line of a title that ends on the line `last`: up to three lines above, the one that begins as titles do.
fn first_line(lines: &[Line<'_>], start: usize, last: usize) -> usize {
    let begins = |text: &str| text.contains("关于") || text.trim().starts_with('在');
    if begins(lines[last].text) {
        return last;
    }
    let above = (start..last).rev().take(3).take_while(|&at| {
        let line = lines[at];
        may_be_line(line) && super::number::number(at, line.text).is_none() && kind(line.text).is_none()
    });
    above.into_iter().find(|&at| begins(lines[at].text)).unwrap_or(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines<'a>(texts: &[&'a str]) -> Vec<Line<'a>> {
        texts.iter().map(|text| Line { kind: BlockKind::Item, text }).collect()
    }

    #[test]
    fn titles_end_in_a_type() {
        for (title, expected) in [
            ("示例县人民政府关于做好防汛工作的通知", Some("通知")),
            ("示例市公文处理办法（试行）", Some("办法")),
            ("示例市公文处理办法（2025年修订）（征求意见稿）", Some("办法")),
            ("中华人民共和国示例法", Some("法")),
            ("示例县人民政府令", Some("令")),
            ("示例工作方法", None),
            ("示例纪行", None),
        ] {
            assert_eq!(kind(title), expected, "{title}");
        }
    }

    #[test]
    fn a_title_takes_several_lines() {
        for (texts, expected) in [
            (&["示例县人民政府", "关于进一步加强", "安全生产工作的通知"][..], 1..3),
            (&["示例县工作报告", "李明"], 0..1),
            (&["示例市公文处理办法", "（试行）", "甲"], 0..2),
            (&["标　题：", "示例县工作方案", "示政发〔2025〕1号", "示例县工作方案"], 3..4),
            (&["在示例县经济工作", "会议上的讲话"], 0..2),
        ] {
            assert_eq!(find(&lines(texts), 0, texts.len()), Some(expected), "{texts:?}");
        }
        assert_eq!(find(&lines(&["李明", "男"]), 0, 2), None);
    }
}
