//! Numbered headings, on lines of their own and opening paragraphs.

use super::numeral::{self, arabic, han};
use super::span_of;
use crate::facts::{Heading, HeadingForm, Line, Place};
use hegao_model::document::BlockKind;

/// A number at the beginning of a line, and the words behind it.
struct Numbered<'a> {
    form: HeadingForm,
    number: u32,
    rest: &'a str,
}

/// Whether `text`, which has no white space before it, begins with the number of a heading.
pub(super) fn is_numbered(text: &str) -> bool {
    numbered(text).is_some()
}

/// The form of the number that `text` begins with, and what stands behind it.
#[must_use]
pub fn heading_number(text: &str) -> Option<(HeadingForm, &str)> {
    numbered(text).map(|Numbered { form, rest, .. }| (form, rest))
}

/// The heading that a block is or begins with.
pub(super) fn heading(block: usize, line: Line<'_>) -> Option<Heading> {
    let text = line.text.trim();
    let Numbered { form, number, rest } = numbered(text)?;
    let rest = rest.trim_start();
    // A row of a table may begin with a number.
    if text.contains('\t') || rest.starts_with('|') || has_columns(rest) {
        return None;
    }
    let is_part = matches!(form, HeadingForm::Book | HeadingForm::Chapter | HeadingForm::Clause);
    if !is_part && !rest.starts_with(|c: char| c.is_alphanumeric() || "“‘《〈「".contains(c)) {
        return None;
    }
    let stop = rest.char_indices().find(|&(_, c)| matches!(c, '。' | '；' | '！' | '？' | ';'));
    let end = stop.map_or(rest.len(), |(at, c)| at + c.len_utf8());
    let whole = end == rest.len();
    let sentence = &text[..text.len() - rest.len() + end];
    let alone = whole && (line.kind == BlockKind::Heading || stands_alone(text));
    if is_part && !alone {
        return None;
    }
    let words = rest[..end].trim_end_matches(['。', '；', '！', '？', ';', '：', ':', '，', '、']).trim_end();
    let place = Place { block, span: span_of(line.text, sentence) };
    Some(Heading { place, form, number, words: span_of(line.text, words), alone })
}

/// Whether two spaces stand side by side, as between columns.
fn has_columns(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b' ', bytes).any(|at| bytes.get(at + 1) == Some(&b' '))
}

/// Whether a numbered line is a heading on its own and not the first words of a paragraph or an entry of a list.
fn stands_alone(text: &str) -> bool {
    text.chars().nth(40).is_none()
        && !text.ends_with(['；', '：', '，', '、', ';', ':', ','])
        && !(text.ends_with('。') && text.contains('，'))
}

fn numbered(text: &str) -> Option<Numbered<'_>> {
    match text.chars().next()? {
        '第' => part(&text['第'.len_utf8()..]),
        '（' | '(' => bracketed(text),
        c if numeral::may_begin(c) => plain(text),
        _ => None,
    }
}

/// `第一章`, `第2部分`
fn part(text: &str) -> Option<Numbered<'_>> {
    let (number, rest) = numeral::number(text.trim_start())?;
    let rest = rest.trim_start();
    let words = [
        ("章", HeadingForm::Chapter),
        ("部分", HeadingForm::Chapter),
        ("编", HeadingForm::Book),
        ("篇", HeadingForm::Book),
        ("节", HeadingForm::Clause),
    ];
    words.iter().find_map(|&(word, form)| Some(Numbered { form, number, rest: rest.strip_prefix(word)? }))
}

/// `（一）`, `(1)`
fn bracketed(text: &str) -> Option<Numbered<'_>> {
    let inside = text[text.chars().next()?.len_utf8()..].trim_start();
    let (form, (number, rest)) = match arabic(inside) {
        Some(found) => (HeadingForm::BracketedNumber, found),
        None => (HeadingForm::Subsection, han(inside)?),
    };
    let rest = rest.trim_start().strip_prefix(['）', ')'])?;
    // A year in brackets numbers nothing.
    (number < 1000).then_some(Numbered { form, number, rest })
}

/// `一、`, `一是`, `1.`
fn plain(text: &str) -> Option<Numbered<'_>> {
    if let Some((number, rest)) = arabic(text) {
        let rest = rest.strip_prefix(['.', '．', '、'])?;
        // `1.5亿元` and `2025.1.8` are no headings, nor is `1.2 范围`, whose number has two steps.
        let is_decimal = arabic(rest).is_some();
        return (number < 1000 && !is_decimal).then_some(Numbered { form: HeadingForm::Number, number, rest });
    }
    let (number, rest) = han(text)?;
    if let Some(rest) = rest.strip_prefix('是') {
        return Some(Numbered { form: HeadingForm::Ordinal, number, rest });
    }
    let rest = rest.strip_prefix(['、', '．', '.'])?;
    Some(Numbered { form: HeadingForm::Section, number, rest })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(kind: BlockKind, text: &str) -> Option<(HeadingForm, u32, &str, &str, bool)> {
        let found = heading(0, Line { kind, text })?;
        Some((found.form, found.number, found.place.span.of(text), found.words.of(text), found.alone))
    }

    #[test]
    fn finds_headings_of_every_form() {
        use HeadingForm::{BracketedNumber, Chapter, Clause, Number, Ordinal, Section, Subsection};
        for (text, form, number, words, alone) in [
            ("第一章　总则", Chapter, 1, "总则", true),
            ("第十二章", Chapter, 12, "", true),
            ("第二节 责任", Clause, 2, "责任", true),
            ("第一部分 总论", Chapter, 1, "总论", true),
            ("一、加强领导。", Section, 1, "加强领导", true),
            ("　　二十三、加强领导", Section, 23, "加强领导", true),
            ("（一）加强领导。落实责任，形成合力。", Subsection, 1, "加强领导", false),
            ("(二)加强领导", Subsection, 2, "加强领导", true),
            ("1.加强领导。落实责任。", Number, 1, "加强领导", false),
            ("12、加强领导", Number, 12, "加强领导", true),
            ("1. 2025年工作", Number, 1, "2025年工作", true),
            ("（3）“示例”行动", BracketedNumber, 3, "“示例”行动", true),
            ("一是加强领导，落实责任。", Ordinal, 1, "加强领导，落实责任", false),
            ("（一）居住在境内的公民，为身份证；", Subsection, 1, "居住在境内的公民，为身份证", false),
        ] {
            let expected = Some((form, number, words, alone));
            let found =
                said(BlockKind::Paragraph, text).map(|(form, number, _, words, alone)| (form, number, words, alone));
            assert_eq!(found, expected, "{text}");
        }
        assert_eq!(said(BlockKind::Paragraph, "（一）甲。乙。").unwrap().2, "（一）甲。");
    }

    #[test]
    fn numbers_that_are_no_headings() {
        for text in [
            "1.5亿元的投资",
            "2025.1.8",
            "2025年1月8日",
            "（2018年3月11日）",
            "（2025）",
            "一方面，我镇",
            "第十条 本办法",
            "第一部分工作已经完成，其余工作正在推进。",
            "1.\t李明\t男",
            "1.",
            "十九大以来",
            "",
        ] {
            assert_eq!(said(BlockKind::Paragraph, text), None, "{text}");
        }
    }
}
