//! What sort of text a document is.

use super::title;
use crate::facts::{About, Genre, Line};
use hegao_model::document::BlockKind;

/// How many lines at the beginning are looked at.
const HEAD: usize = 16;

/// How many articles make a statute.
const ARTICLES: usize = 3;

/// How many articles are enough where the text also opens as a statute does.
const FEW_ARTICLES: usize = 2;

/// What the titles of statutes end with.
const STATUTES: [&str; 12] =
    ["法", "法典", "条例", "规定", "办法", "细则", "解释", "修正案", "规则", "决定", "准则", "规范"];

/// Whether the line opens an article: `第十条`.
pub(super) fn is_article(text: &str) -> bool {
    is_numbered(text, &['条'])
}

/// Whether the line opens with a number before one of `parts`: `第十条`, `第五章`.
fn is_numbered(text: &str, parts: &[char]) -> bool {
    let number = text.trim_start().strip_prefix('第').and_then(|rest| super::numeral::number(rest.trim_start()));
    number.is_some_and(|(_, rest)| rest.trim_start().starts_with(parts))
}

/// The genre of a document with so many `articles`.
pub(super) fn genre(lines: &[Line<'_>], about: &About, articles: usize) -> Genre {
    let name = about.title.as_ref().map_or("", |title| title::before_brackets(&title.text));
    let kind = about.title.as_ref().and_then(|title| title.kind);
    let ends = |words: &[&str]| words.iter().any(|word| name.ends_with(word));
    let is_statute = articles >= ARTICLES && kind.is_some_and(|kind| STATUTES.contains(&kind));
    if is_statute || (about.title.is_none() && is_excerpt(lines)) {
        Genre::Statute
    } else if ends(&["合同", "协议", "协议书", "合同书"]) && names_parties(lines) {
        Genre::Contract
    } else if lines.iter().take(HEAD).any(|line| is_news(line.text)) {
        Genre::News
    } else if is_speech(lines, name) {
        Genre::Speech
    } else if about.number.is_some() || is_official(name, kind) {
        Genre::Official
    } else if ends(&["名单", "公示表", "一览表", "花名册", "名录", "清单", "统计表"]) || is_list(lines)
    {
        Genre::List
    } else if ends(&["手册", "指南", "指引", "说明书", "教程"]) {
        Genre::Manual
    } else {
        Genre::General
    }
}

/// Whether a text without a title is a piece of a statute: it opens with an article, a chapter or what such a text is made for, and has
/// articles, of which pages on the web put many in one line.
fn is_excerpt(lines: &[Line<'_>]) -> bool {
    let Some(first) = lines.iter().find(|line| !line.text.trim().is_empty()) else { return false };
    let opening = first.text.char_indices().nth(120).map_or(first.text, |(at, _)| &first.text[..at]);
    let is_made =
        ["制定本法", "制定本条例", "制定本办法", "制定本规定", "制定本细则"].iter().any(|made| opening.contains(made));
    let within = |text: &str| {
        text.match_indices(['。', '\u{3000}']).filter(|&(at, mark)| is_article(&text[at + mark.len()..])).count()
    };
    let articles = || lines.iter().take(HEAD).map(|line| usize::from(is_article(line.text)) + within(line.text));
    (is_made || is_numbered(first.text, &['条', '章'])) && articles().sum::<usize>() >= FEW_ARTICLES
}

fn is_official(name: &str, kind: Option<&str>) -> bool {
    let has_form = name.contains("关于")
        || ["通知", "通报", "公告", "通告", "请示", "批复", "议案", "纪要", "报告", "函", "令"]
            .iter()
            .any(|end| name.ends_with(end));
    kind.is_some_and(title::is_official) && has_form
}

fn names_parties(lines: &[Line<'_>]) -> bool {
    let named = |party: &str| lines.iter().take(60).any(|line| line.text.contains(party));
    named("甲方") && named("乙方")
}

/// Whether a line opens a report of the press: `本报讯`, `新华社北京1月8日电`, `（记者…）`.
fn is_news(text: &str) -> bool {
    let text = text.trim_start().trim_start_matches('【');
    let end = text.char_indices().nth(40).map_or(text.len(), |(at, _)| at);
    let opening = &text[..end];
    let wired =
        ["新华社", "中新社", "中新网"].iter().any(|agency| opening.starts_with(agency)) && opening.contains('电');
    let reported = opening.contains("记者") && ["（", "(", "本报", "本网"].iter().any(|sign| opening.starts_with(sign));
    wired
        || reported
        || opening.starts_with("本报讯")
        || opening.starts_with("本网讯")
        || (opening.contains("（记者") && opening.contains("讯"))
}

fn is_speech(lines: &[Line<'_>], name: &str) -> bool {
    let spoken =
        ["讲话", "致辞", "演讲", "发言", "政府工作报告", "常务委员会工作报告", "法院工作报告", "检察院工作报告"];
    let salutes = |line: &Line<'_>| {
        let text = line.text.trim();
        text.ends_with(['：', ':', '！'])
            && ["各位", "同志们", "女士们", "同学们", "朋友们", "尊敬的各位"].iter().any(|word| text.starts_with(word))
            && text.chars().nth(40).is_none()
    };
    spoken.iter().any(|end| name.ends_with(end))
        || lines.iter().take(2 * HEAD).any(|line| salutes(line) || opens_report(line.text))
}

/// The sentence with which work reports open, where their salutation was cut off.
fn opens_report(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with("现在，我代表") && text.contains("报告")
}

/// Whether short lines or cells make up the document.
fn is_list(lines: &[Line<'_>]) -> bool {
    let items = lines.iter().filter(|line| matches!(line.kind, BlockKind::Item | BlockKind::Cell)).count();
    lines.len() >= 10 && items * 5 >= lines.len() * 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_open_with_their_number() {
        for (text, expected) in [
            ("第十条 本办法", true),
            ("第 12 条", true),
            ("第一百零二条　甲", true),
            ("第十章", false),
            ("第三方", false),
        ] {
            assert_eq!(is_article(text), expected, "{text}");
        }
    }

    #[test]
    fn the_press_opens_in_its_own_way() {
        for text in ["本报讯 昨日", "新华社北京1月8日电", "本报记者 李明", "（记者李明）昨日", "示例日报讯（记者李明）"]
        {
            assert!(is_news(text), "{text}");
        }
        for text in ["各新闻单位记者", "新华社记者站管理办法", "示例县召开会议"] {
            assert!(!is_news(text), "{text}");
        }
    }
}
