//! What a block is, judged by its text alone: heading, running text or a short line.
//!
//! Rules lean on this only where they may: a rule for headings, or one for running text. When in doubt a block is a
//! paragraph.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::marker::{Marker, marker};
use hegao_model::document::BlockKind;

/// The kinds of document (文种) that a title ends with.
const TITLES: [&str; 28] = [
    "决议",
    "决定",
    "命令",
    "公报",
    "公告",
    "通告",
    "意见",
    "通知",
    "通报",
    "报告",
    "请示",
    "批复",
    "议案",
    "纪要",
    "方案",
    "办法",
    "规定",
    "细则",
    "条例",
    "规划",
    "计划",
    "总结",
    "要点",
    "制度",
    "汇报",
    "的函",
    "的说明",
    "公示",
];

/// Heading, paragraph or item; titles and notes depend on where a line stands.
pub(crate) fn kind(text: &str) -> BlockKind {
    let sign = marker(text);
    if heads(sign, text) {
        return BlockKind::Heading;
    }
    let short = !is_longer(text, 30) && !text.contains(['。', '！', '？', '；', '，']) && !text.ends_with('：');
    let listed = matches!(sign, Some(Marker::Bullet)) || text.starts_with('|');
    if short || listed || is_tabular(text) { BlockKind::Item } else { BlockKind::Paragraph }
}

/// Whether its text alone makes it a heading.
pub(crate) fn is_heading(text: &str) -> bool {
    heads(marker(text), text)
}

/// The same of a text that begins with `sign`.
fn heads(sign: Option<Marker>, text: &str) -> bool {
    match sign {
        Some(Marker::Hash) => true,
        Some(Marker::Section | Marker::Subsection | Marker::Chapter) => stands_alone(text),
        _ => false,
    }
}

/// Whether `text` has more characters than `count`; most lines are counted by their bytes.
fn is_longer(text: &str, count: usize) -> bool {
    text.len() > 4 * count || text.len() > count && text.chars().nth(count).is_some()
}

/// Whether a numbered line is a heading on its own and not the first words of a paragraph or a clause of a list: short,
/// one sentence at most, and not a whole sentence with a comma.
fn stands_alone(text: &str) -> bool {
    let short = !is_longer(text, 40);
    let one_sentence = text.find('。').is_none_or(|at| at + '。'.len_utf8() == text.len());
    short
        && one_sentence
        && !text.ends_with(['；', '：', '，', '、', ';', ':'])
        && !(text.ends_with('。') && text.contains('，'))
}

/// Whether `text`, the first lines of a document, is its title.
pub(crate) fn is_title(text: &str) -> bool {
    let name = before_brackets(text);
    TITLES.iter().any(|title| name.ends_with(title))
        && !is_longer(text, 80)
        && !text.contains(['。', '，', '；', '：', '！', '？', ':', '\t'])
}

/// Whether the line is a title although it has commas: `关于“…，…”的答复`.
pub(crate) fn titles(text: &str) -> bool {
    let name = before_brackets(text);
    let is_named = TITLES.iter().chain(&["答复", "回复", "复函"]).any(|title| {
        let subject = name.strip_suffix(title);
        subject.is_some_and(|subject| subject.ends_with(['的', '》']) || subject.starts_with("关于"))
    });
    is_named
        && name.contains("关于")
        && !unquoted(name).any(|part| part.contains('。'))
        && text.chars().nth(MOST).is_none()
}

/// What stands before the first quotation of `text` and behind the last.
fn unquoted(text: &str) -> impl Iterator<Item = &str> {
    let (start, end) = match (text.find('“'), text.rfind('”')) {
        (Some(start), Some(end)) if start < end => (start, end),
        _ => (text.len(), text.len()),
    };
    [&text[..start], &text[end..]].into_iter()
}

/// Letters of the longest title.
const MOST: usize = 120;

/// Whether the line names things or people and says nothing of them: short words with 、 or spaces between.
pub(crate) fn is_listing(text: &str) -> bool {
    let names = text.rsplit(['，', '：', '。', '；', ':']).next().unwrap_or_default();
    let words = names.split(['、', ' ', '\u{3000}']).filter(|word| !word.is_empty());
    let (short, all) = words.fold((0, 0), |(short, all), word| (short + usize::from(word.len() <= 15), all + 1));
    all >= 4 && short == all
}

/// A title without what stands behind it in brackets: `（试行）`, `（征求意见稿）`.
fn before_brackets(text: &str) -> &str {
    match text.rfind(['（', '(', '〔']) {
        Some(at) if text.ends_with(['）', ')', '〕']) => text[..at].trim_end(),
        _ => text,
    }
}

/// Whether the whole line stands in brackets.
pub(crate) fn is_bracketed(text: &str) -> bool {
    let inside = text.strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')']));
    inside.is_some_and(|inside| inside.chars().count() > 4 && !inside.contains(['（', '(', '）', ')']))
}

/// Whether the line is a row of a table: tabs, columns set with spaces, or commas without a space behind.
pub(crate) fn is_tabular(text: &str) -> bool {
    if text.starts_with('|') {
        return true;
    }
    let bytes = text.as_bytes();
    let (mut commas, mut columns) = (0, 0);
    for at in memchr::memchr3_iter(b'\t', b',', b' ', bytes) {
        let next = bytes.get(at + 1);
        match bytes[at] {
            b'\t' => return true,
            b',' => commas += usize::from(next.is_some_and(|next| !next.is_ascii_whitespace())),
            // Two spaces or more set a column, but not behind the full stop of a sentence.
            _ if at > 0 && !matches!(bytes[at - 1], b' ' | b'.') => columns += usize::from(next == Some(&b' ')),
            _ => {}
        }
    }
    columns += WIDE_SPACES.find_iter(bytes).count();
    columns >= 2 || commas >= 2 && !text.contains(['。', '，'])
}

/// Two ideographic spaces, which set a column.
static WIDE_SPACES: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("\u{3000}\u{3000}"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_paragraphs_and_items_differ() {
        for (text, expected) in [
            ("一、学习宣传贯彻落实情况。", BlockKind::Heading),
            ("（一）切实加强领导", BlockKind::Heading),
            ("第三章　附则", BlockKind::Heading),
            ("## 附则", BlockKind::Heading),
            ("（一）切实加强领导。全面落实各项要求，完成任务。", BlockKind::Paragraph),
            ("(一)居住在境内的中国公民，为居民身份证；", BlockKind::Paragraph),
            ("（五）外国公民，为护照。", BlockKind::Paragraph),
            ("第十条 本办法由市政府负责解释，自公布之日起施行。", BlockKind::Paragraph),
            ("一是加强领导，落实责任。", BlockKind::Paragraph),
            ("现将有关情况报告如下：", BlockKind::Paragraph),
            ("签发人：李 明", BlockKind::Item),
            ("张三,男,13800138000", BlockKind::Item),
            ("- 认真落实各项工作要求，切实加强组织领导。", BlockKind::Item),
            ("2025年1月8日", BlockKind::Item),
        ] {
            assert_eq!(kind(text), expected, "{text}");
        }
    }

    #[test]
    fn titles_end_in_the_kind_of_document() {
        for (text, expected) in [
            ("关于示例镇法治政府建设情况的报告", true),
            ("示例市公文处理办法（试行）", true),
            ("示例镇人民政府", false),
            ("现将情况报告如下：", false),
            ("请于3日内报送总结。", false),
        ] {
            assert_eq!(is_title(text), expected, "{text}");
        }
    }

    #[test]
    fn titles_may_have_commas() {
        for (text, expected) in [
            ("关于“建议恢复某路原线，某路无法替代”的答复", true),
            ("关于“某路撤销终点，改为某站。两站相距不远。”的答复", true),
            ("示例县关于做好防汛、抗旱工作的通知", true),
            ("现将有关情况报告如下，请审阅关于防汛工作的部署。这是去年的报告", false),
        ] {
            assert_eq!(titles(text), expected, "{text}");
        }
    }

    #[test]
    fn names_in_a_row_say_nothing() {
        assert!(is_listing("一等奖（5人）：李明、王强、张三丰、欧阳娜娜、赵六"));
        assert!(!is_listing("全县上下加强领导，压实责任、健全机制、开展检查"));
        assert!(!is_listing("甲、乙"));
    }

    #[test]
    fn a_note_stands_wholly_in_brackets() {
        assert!(is_bracketed("（联系人：李明；联系电话：13800138000）"));
        assert!(!is_bracketed("（一）加强领导（二）落实责任）"));
        assert!(!is_bracketed("（一）"));
    }

    #[test]
    fn rows_of_tables_are_no_text() {
        for (text, expected) in [
            ("李明\t男", true),
            ("李明  男  科长", true),
            ("李明,男,科长", true),
            ("one, two, and three", false),
            ("全面落实，认真执行", false),
        ] {
            assert_eq!(is_tabular(text), expected, "{text}");
        }
    }
}
