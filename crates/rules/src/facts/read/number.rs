//! The document number (发文字号) on a line of its own, right or wrong in its form.

use super::{date, numeral, span_of};
use crate::facts::{DocumentNumber, Place};
use hegao_model::text::is_han;

/// Brackets around the year; the first are the right ones, the others people use.
const BRACKETS: [(char, char); 9] = [
    ('〔', '〕'),
    ('[', ']'),
    ('［', '］'),
    ('（', '）'),
    ('(', ')'),
    ('【', '】'),
    ('〖', '〗'),
    ('{', '}'),
    ('<', '>'),
];

/// The number that `text` is, with at most a label before it, and behind it, apart, the signer.
pub(super) fn number(block: usize, text: &str) -> Option<DocumentNumber> {
    let line = after_label(text.trim());
    let open = line.char_indices().find(|&(_, c)| BRACKETS.iter().any(|&(open, _)| open == c));
    let (code_end, open) = open?;
    let code = &line[..code_end];
    let behind = &line[code_end + open.len_utf8()..];
    let (close_at, close) =
        behind.char_indices().take(7).find(|&(_, c)| BRACKETS.iter().any(|&(_, close)| close == c))?;
    let written = behind[..close_at].trim();
    let (year, rest) = numeral::number(written)?;
    // Not the prefix of a telephone number, (023) or (138), and not what calls it so.
    let is_year = matches!(year, 10..=99 if !written.starts_with('0')) || (1000..=2200).contains(&year);
    if !is_code(code) || !matches!(rest, "" | "年") || !is_year {
        return None;
    }
    let rest = serial(&behind[close_at + close.len_utf8()..])?;
    let apart = rest.is_empty() || rest.starts_with(char::is_whitespace) || rest.starts_with("签发人");
    let text_of_number = line[..line.len() - rest.len()].trim_end();
    apart.then(|| DocumentNumber {
        place: Place { block, span: span_of(text, text_of_number) },
        code: code.trim().to_owned(),
        year: date::year(behind[..close_at].trim()).map(|(year, _)| year),
        brackets: (open, close),
    })
}

/// The year of the document number that `text` begins with, whatever follows.
pub(super) fn at_start(text: &str) -> Option<i16> {
    let (code_end, open) = text.char_indices().take(17).find(|&(_, c)| BRACKETS.iter().any(|&(open, _)| open == c))?;
    let (year, rest) = date::year(&text[code_end + open.len_utf8()..])?;
    let close = rest.chars().next().filter(|&c| BRACKETS.iter().any(|&(_, close)| close == c))?;
    let (_, rest) = numeral::number(rest[close.len_utf8()..].trim_start_matches('第'))?;
    (is_code(&text[..code_end]) && rest.starts_with('号')).then_some(year)
}

fn after_label(text: &str) -> &str {
    let label = ["发文字号", "文件编号", "文号", "字号"].iter().find_map(|label| text.strip_prefix(label));
    label.and_then(|rest| rest.trim_start().strip_prefix(['：', ':'])).map_or(text, str::trim_start)
}

/// The organ's code: up to 16 Han and letters.
fn is_code(code: &str) -> bool {
    let code = code.trim();
    code.chars().nth(16).is_none() && code.chars().any(is_han) && code.chars().all(char::is_alphanumeric)
}

/// What follows the serial number: `1号`, `第01号`, `1` at the end of the line.
fn serial(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let text = text.strip_prefix('第').unwrap_or(text).trim_start();
    let (_, rest) = numeral::number(text)?;
    rest.trim_start().strip_prefix('号').or_else(|| rest.is_empty().then_some(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_numbers_in_any_form() {
        for (text, found, year) in [
            ("示政发〔2025〕1号", "示政发〔2025〕1号", Some(2025)),
            ("示政发[2025]1号", "示政发[2025]1号", Some(2025)),
            ("示政发（2025）第01号", "示政发（2025）第01号", Some(2025)),
            ("示政发【25】1号", "示政发【25】1号", None),
            ("示政办函〔2025] 12 号", "示政办函〔2025] 12 号", Some(2025)),
            ("　发文字号：示府发〔2025〕1号　　签发人：李 明", "示府发〔2025〕1号", Some(2025)),
            ("示政发〔二〇二五〕1号", "示政发〔二〇二五〕1号", Some(2025)),
            ("示政发〔2025〕1", "示政发〔2025〕1", Some(2025)),
        ] {
            let number = number(3, text).unwrap();
            assert_eq!((number.place.span.of(text), number.year), (found, year), "{text}");
            assert_eq!(number.place.block, 3);
        }
    }

    #[test]
    fn a_number_in_running_text_is_not_the_documents_own() {
        for text in [
            "根据示政发〔2025〕1号，",
            "示政发〔2025〕1号文件要求",
            "（2025）1号",
            "示例县工作报告（2025年）",
            "示例办法（试行）",
            "关于2024年工作（总结）的通知",
        ] {
            assert!(number(0, text).is_none(), "{text}");
        }
    }
}
