//! What a cell says as a value: a number that a line end cuts is one, and one that a program took for a quantity is what its
//! column says it is.

use std::borrow::Cow;

use super::cut;
use super::flow::Gathered;
use hegao_model::text::{is_mobile, lost_digits, names_numbers, number_meant};

/// A cell's text with what it is called before it.
pub(crate) fn called<'c>(cell: &'c Gathered, name: Option<&str>) -> Cow<'c, Gathered> {
    let cell = value(cell, name);
    match name {
        Some(name) => Cow::Owned(cell.headed(name)),
        None => cell,
    }
}

/// A cell's text, in a column of this `name`, in which numbers are whole.
fn value<'c>(cell: &'c Gathered, name: Option<&str>) -> Cow<'c, Gathered> {
    let meant = if may_be_spoilt(cell.text()) { number_meant(cell.text(), name) } else { None };
    if let Some(number) = meant.filter(|_| cell.hull().is_some()) {
        return Cow::Owned(cell.standing_for(&number));
    }
    match cut::in_cell(cell.text(), name) {
        none if none.is_empty() => Cow::Borrowed(cell),
        cuts => Cow::Owned(cell.without(&cuts)),
    }
}

/// Whether a cell that says `text`, in a column of this `name`, says it in one piece and as it stands: it is no number that
/// was taken for a quantity or has lost digits, and no line ends in it.
pub(crate) fn is_as_it_is(text: &str, name: Option<&str>) -> bool {
    let is_spoilt = || lost_digits(text, name) || number_meant(text, name).is_some();
    let is_cut = cut::may_have_lines(text) || name.is_some_and(cut::may_have_lines);
    !(is_cut || may_be_spoilt(text) && is_spoilt())
}

/// Whether `text` has the signs of a number that is long or has a power of ten, which nearly no cell has.
pub(crate) fn may_be_spoilt(text: &str) -> bool {
    const LONG: usize = 11;
    let value = text.trim();
    (value.len() >= LONG || value.contains(['E', 'e']))
        && value.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b',' | b'+' | b'E' | b'e'))
}

/// Whether `number` is one of a telephone or an identity card, by its form; in a column of numbers, of a bank card.
pub(super) fn is_someones(number: &str, name: Option<&str>) -> bool {
    let is_card = || (16..=19).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    is_mobile(number) || is_resident(number) || name.is_some_and(names_numbers) && is_card()
}

/// Whether `number` has the form of an identity card's: a place, a day of birth, and a last sign that may be X.
fn is_resident(number: &str) -> bool {
    let bytes = number.as_bytes();
    let Some((last, digits)) = bytes.split_last().filter(|(_, digits)| digits.len() == 17) else { return false };
    let two = |at: usize| (digits[at] - b'0') * 10 + digits[at + 1] - b'0';
    digits.iter().all(u8::is_ascii_digit)
        && (last.is_ascii_digit() || matches!(last, b'X' | b'x'))
        && (b'1'..=b'9').contains(&digits[0])
        && (18..=20).contains(&two(6))
        && (1..=12).contains(&two(10))
        && (1..=31).contains(&two(12))
}

#[cfg(test)]
mod tests {
    use super::*;
    use hegao_model::document::Origin;

    fn read(text: &str, name: Option<&str>) -> String {
        let mut cell = Gathered::new(0);
        cell.push(text, Origin::exact(0));
        called(&cell, name).text().to_owned()
    }

    #[test]
    fn a_number_that_a_line_end_cuts_is_whole() {
        for (text, name, expected) in [
            ("1380013\n8000", None, "13800138000"),
            ("138\n0013\n8000", None, "13800138000"),
            ("138 \r\n 00138000", None, "13800138000"),
            ("李明\n13800\n138000\n科员", None, "李明\n13800138000\n科员"),
            ("电话138001\n38000转", None, "电话13800138000转"),
            ("11010519491\n231002X", None, "11010519491231002X"),
            ("622202123456\n7890128", Some("银行卡号"), "银行卡号：6222021234567890128"),
            // Two numbers are two.
            ("13800138000\n13900139000", None, "13800138000\n13900139000"),
            ("13800138000\n8", None, "13800138000\n8"),
            ("622202123456\n7890128", Some("金额"), "金额：622202123456\n7890128"),
            ("1\n2\n3", None, "1\n2\n3"),
            ("2024\n2025\n2026", None, "2024\n2025\n2026"),
            ("", None, ""),
        ] {
            assert_eq!(read(text, name), expected, "{text}");
        }
    }

    #[test]
    fn a_number_that_was_taken_for_a_quantity_is_one() {
        assert_eq!(read("13,800,138,000", Some("手机号码")), "手机号码：13800138000");
        assert_eq!(read(" 13800138000.0 ", None), "13800138000");
        assert_eq!(read("13,800,138,000", Some("金额")), "金额：13,800,138,000");
    }
}
