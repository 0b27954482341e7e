//! What a line begins with: the numbering of headings, articles and lists, and other signs that it starts anew.

use hegao_model::text::{CharSet, is_han};

/// The sign at the beginning of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Marker {
    /// `一、`
    Section,
    /// `（一）`
    Subsection,
    /// `第三章`, `第二部分`
    Chapter,
    /// `第十条`
    Article,
    /// `1.`, `2、`, `（3）`, `④`
    Number,
    /// `一是`
    Ordinal,
    /// `- `, `• `
    Bullet,
    /// `## `
    Hash,
    /// `| a | b |`, a fence, a quotation, a rule
    Markup,
    /// `附件：`, `联系人：`, and any other short word before a colon
    Label,
    /// A date on its own
    Date,
}

/// The sign that `line`, which has no white space before it, begins with.
pub(crate) fn marker(line: &str) -> Option<Marker> {
    match line.chars().next()? {
        '{' | ':' | '[' if is_template(line) => Some(Marker::Markup),
        '#' => hash(line).map(|_| Marker::Hash),
        '|' | '>' | '`' | '~' | '=' | '<' => Some(Marker::Markup),
        '—' => Some(Marker::Markup),
        '-' | '*' | '+' if line[1..].starts_with([' ', '\t', '-', '*']) => Some(Marker::Bullet),
        '•' | '·' | '●' | '■' | '◆' | '▲' | '★' | '※' | '○' | '□' | '◇' | '△' => {
            Some(Marker::Bullet)
        }
        '①'..='⒛' | '⓪'..='⓿' | '❶'..='➓' | '㈠'..='㈩' => Some(Marker::Number),
        '（' | '(' => bracketed(line),
        '第' => ordinal_of_part(line),
        '0'..='9' | '０'..='９' => {
            if is_date(line) {
                Some(Marker::Date)
            } else {
                number(line)
            }
        }
        '图' | '表' if is_caption(line) => Some(Marker::Label),
        c if is_numeral(c) => section(line).or_else(|| is_date(line).then_some(Marker::Date)).or_else(|| label(line)),
        _ => label(line),
    }
}

/// Whether the line is the caption of a picture or table: `图1 组织结构`, `表 2-1 名单`.
fn is_caption(line: &str) -> bool {
    let number = line['图'.len_utf8()..].trim_start();
    after_digits(number).is_some_and(|rest| rest.starts_with([' ', '\u{3000}', '-', '.', '：', ':']))
}

/// Whether the line is a mark of a site's templates: `{% include … %}`, `{{ … }}`, `:::`, `[[toc]]`.
pub(crate) fn is_template(line: &str) -> bool {
    ["{%", "{{", ":::", "[[toc", "[toc]", "[TOC]"].iter().any(|mark| line.starts_with(mark))
}

/// The `#` of a markdown heading and the spaces behind them: their length.
pub(crate) fn hash(line: &str) -> Option<usize> {
    let depth = line.bytes().take_while(|&byte| byte == b'#').count();
    let rest = &line[depth..];
    let spaces = rest.len() - rest.trim_start_matches([' ', '\t', '\u{3000}']).len();
    ((1..=6).contains(&depth) && spaces > 0 && spaces < rest.len()).then_some(depth + spaces)
}

/// Numerals as headings and dates write them.
const NUMERALS: CharSet = CharSet::new("〇一二三四五六七八九十百零○");

/// What else a date is written with.
const OF_DATES: CharSet = CharSet::new("年月日-/. ");

/// A numeral as headings and dates write it.
fn is_numeral(c: char) -> bool {
    NUMERALS.has(c)
}

fn after_numerals(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(is_numeral);
    (rest.len() < text.len() && text.len() - rest.len() <= 15).then_some(rest)
}

fn after_digits(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    (rest.len() < text.len()).then_some(rest)
}

fn bracketed(line: &str) -> Option<Marker> {
    let inside = line.trim_start_matches(['（', '(']);
    let closes = |rest: &str| rest.starts_with(['）', ')']);
    if after_numerals(inside).is_some_and(closes) {
        return Some(Marker::Subsection);
    }
    if after_digits(inside).is_some_and(closes) { Some(Marker::Number) } else { label(inside) }
}

fn ordinal_of_part(line: &str) -> Option<Marker> {
    let rest = &line['第'.len_utf8()..].trim_start();
    let rest = after_numerals(rest).or_else(|| after_digits(rest))?.trim_start();
    if rest.starts_with(['条', '款', '项']) {
        return Some(Marker::Article);
    }
    (rest.starts_with(['章', '节', '编', '篇']) || rest.starts_with("部分") || rest.starts_with("分编"))
        .then_some(Marker::Chapter)
}

fn number(line: &str) -> Option<Marker> {
    let rest = after_digits(line)?;
    let mut chars = rest.chars();
    let (sign, next) = (chars.next()?, chars.next());
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let marks = match sign {
        '、' | '．' | ')' | '）' => line.len() - rest.len() <= 3,
        '.' => !is_digit(next) || line.matches('.').count() > 1 && section_number(line),
        _ => false,
    };
    marks.then_some(Marker::Number)
}

/// `1.2.3 `
fn section_number(line: &str) -> bool {
    let end = line.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(line.len());
    line[..end].matches('.').count() > 1 || line[end..].starts_with([' ', '\u{3000}']) && end <= 5
}

fn section(line: &str) -> Option<Marker> {
    match after_numerals(line)?.chars().next()? {
        '、' | '．' | '.' => Some(Marker::Section),
        '是' | '要' => Some(Marker::Ordinal),
        _ => None,
    }
}

/// A date and nothing else: `2025年1月8日`, `二〇二五年一月八日`, `2025-01-08`.
fn is_date(line: &str) -> bool {
    let chars = || line.chars();
    chars().all(|c| c.is_ascii_digit() || is_numeral(c) || OF_DATES.has(c))
        && chars().count() <= 20
        && (line.contains('年') && line.ends_with(['日', '月', '年']) || line.matches(['-', '/', '.']).count() == 2)
}

/// A word of at most six Han before a colon, as in forms and addresses; a quotation is announced otherwise.
fn label(line: &str) -> Option<Marker> {
    if ["附件", "抄送", "联系人", "主题词", "印发机关"].iter().any(|known| line.starts_with(known)) {
        return Some(Marker::Label);
    }
    let mut han = 0;
    let mut rest = line.chars();
    // Nearly every line has more before its first mark, and costs no more than this.
    let behind = rest.find(|&c| {
        han += usize::from(is_han(c));
        han > LONGEST_LABEL || !(is_han(c) || c == ' ' || c == '\u{3000}')
    })?;
    let behind = if behind.is_ascii_digit() { rest.find(|c| !c.is_ascii_digit())? } else { behind };
    ((1..=LONGEST_LABEL).contains(&han) && matches!(behind, '：' | ':')).then_some(Marker::Label)
}

/// Han characters of the longest word before a colon that is a label.
const LONGEST_LABEL: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_lines_begin_with() {
        for (line, sign) in [
            ("一、学习情况", Some(Marker::Section)),
            ("（十二）切实加强", Some(Marker::Subsection)),
            ("(一)居住在境内的", Some(Marker::Subsection)),
            ("第三章　附则", Some(Marker::Chapter)),
            ("第一部分 总论", Some(Marker::Chapter)),
            ("第十条 本办法", Some(Marker::Article)),
            ("第 12 条 本办法", Some(Marker::Article)),
            ("第三方机构", None),
            ("1.加强领导", Some(Marker::Number)),
            ("1.5亿元的投资", None),
            ("1.2.3 范围", Some(Marker::Number)),
            ("12、加强领导", Some(Marker::Number)),
            ("2024年以来，我镇", None),
            ("（3）其他", Some(Marker::Number)),
            ("③其他", Some(Marker::Number)),
            ("一是加强领导", Some(Marker::Ordinal)),
            ("一方面，我镇", None),
            ("- 甲", Some(Marker::Bullet)),
            ("-5℃以下", None),
            ("## 总则", Some(Marker::Hash)),
            ("#话题", None),
            ("| 甲 | 乙 |", Some(Marker::Markup)),
            ("2025年1月8日", Some(Marker::Date)),
            ("二〇二五年一月八日", Some(Marker::Date)),
            ("2025-01-08", Some(Marker::Date)),
            ("附件：1. 名单", Some(Marker::Label)),
            ("附件1：名单", Some(Marker::Label)),
            ("(联系人：李明；联系电话：13800138000)", Some(Marker::Label)),
            ("地址：示例路1号", Some(Marker::Label)),
            ("{% include figure caption=\"性能，越低越好\" %}", Some(Marker::Markup)),
            ("图1 组织结构，按职责分", Some(Marker::Label)),
            ("表 2-1 名单", Some(Marker::Label)),
            ("图1显示，结构合理", None),
            ("::: tip", Some(Marker::Markup)),
            ("[示例](a.md)", None),
            ("罪法、反家庭暴力法", None),
            ("", None),
        ] {
            assert_eq!(marker(line), sign, "{line}");
        }
    }

    #[test]
    fn the_hashes_of_a_heading_are_not_its_text() {
        assert_eq!(
            (hash("# 总则"), hash("###\u{3000}总则"), hash("#总则"), hash("# ")),
            (Some(2), Some(6), None, None)
        );
    }
}
