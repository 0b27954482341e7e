//! Digits however they are written, and what may stand between the digits of one number.
//!
//! The fold knows full-width digits only, because rules must not take ² for 2. Whoever hides a number must: a value that
//! was found once is to be known again in Han numerals, in formal ones (壹叁捌), and in the digits of every script.

/// The zeros of all scripts (general category Nd), sorted; the nine other digits follow each.
const ZEROS: [u32; 77] = [
    0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0,
    0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620,
    0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x104A0, 0x10D30, 0x10D40, 0x11066, 0x110F0, 0x11136,
    0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x116D0, 0x116DA, 0x11730, 0x118E0, 0x11950, 0x11BF0,
    0x11C50, 0x11D50, 0x11DA0, 0x11DE0, 0x11F50, 0x16130, 0x16A60, 0x16AC0, 0x16B50, 0x16D70, 0x1CCF0, 0x1D7CE,
    0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E5F1, 0x1E950, 0x1FBF0,
];

/// Digits in circles, brackets, above and below the line, with a stop or a comma: the first character, what it stands
/// for, and how many follow each other.
const SIGNS: [(u32, u8, u8); 19] = [
    (0xB2, 2, 2),
    (0xB9, 1, 1),
    (0x2070, 0, 1),
    (0x2074, 4, 6),
    (0x2080, 0, 10),
    (0x2460, 1, 9),
    (0x2474, 1, 9),
    (0x2488, 1, 9),
    (0x24EA, 0, 1),
    (0x24F5, 1, 9),
    (0x24FF, 0, 1),
    (0x2776, 1, 9),
    (0x2780, 1, 9),
    (0x278A, 1, 9),
    (0x1F100, 0, 1),
    (0x1F101, 0, 10),
    (0x1F10B, 0, 1),
    (0x1F10C, 0, 1),
    (0x3220, 1, 9),
];

/// The digit that `c` is read as, in whatever script or style.
///
/// ```
/// use hegao_model::text::digit;
/// assert_eq!(['1', '３', '八', '〇', '壹', '٣', '𝟖', '②', 'x'].map(digit),
///     [Some(1), Some(3), Some(8), Some(0), Some(1), Some(3), Some(8), Some(2), None]);
/// ```
#[must_use]
pub fn digit(c: char) -> Option<u8> {
    match c {
        '0'..='9' => Some(c as u8 - b'0'),
        '\0'..='\u{7F}' => None,
        c if is_common_mark(c) => None,
        '\u{3400}'..='\u{9FFF}' | '〇' | '○' | '◯' | '\u{F900}'..='\u{FAFF}' => han_digit(c),
        _ => sign(u32::from(c)),
    }
}

/// Plain and formal numerals, simplified and traditional.
fn han_digit(c: char) -> Option<u8> {
    Some(match c {
        '零' | '〇' | '○' | '◯' | '\u{F9B2}' => 0,
        '一' | '幺' | '壹' | '壱' | '弌' => 1,
        '二' | '两' | '兩' | '贰' | '貳' | '弐' | '弍' | '\u{F978}' => 2,
        '三' | '叁' | '參' | '叄' | '参' | '弎' | '\u{F96B}' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' | '\u{F9D1}' | '\u{F9D3}' => 6,
        '七' | '柒' | '漆' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The ASCII form of `c`, if it is a decimal digit of another script (general category Nd).
pub(super) fn decimal(c: char) -> Option<char> {
    let code = u32::from(c);
    let index = ZEROS.partition_point(|&zero| zero <= code).checked_sub(1).filter(|&index| index > 0)?;
    char::from_digit(code - ZEROS[index], 10)
}

fn sign(code: u32) -> Option<u8> {
    let zero = ZEROS.partition_point(|&zero| zero <= code).checked_sub(1).map(|index| ZEROS[index])?;
    if code - zero < 10 {
        return Some((code - zero) as u8);
    }
    let within = |&&(first, _, count): &&(u32, u8, u8)| (first..first + u32::from(count)).contains(&code);
    SIGNS.iter().find(within).map(|&(first, value, _)| value + (code - first) as u8)
}

/// Whether `c` shows nothing (default-ignorable): joiners, direction marks, fillers, variation selectors, tags.
#[must_use]
pub fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFF8}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether `c` is one of the marks that Chinese text is full of; a quick look, which says no of many others.
fn is_common_mark(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{3003}' | '\u{3008}'..='\u{301F}' | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}')
}

/// Whether `c` may stand between two digits of one number: everything that is no letter and no digit, or not seen.
#[must_use]
pub fn is_between_digits(c: char) -> bool {
    match c {
        '\0'..='\u{7F}' => !c.is_ascii_alphanumeric(),
        '\u{4E00}'..='\u{9FFF}' => false,
        c if is_common_mark(c) => true,
        _ => !c.is_alphanumeric() || is_ignorable(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_decimal_digit_of_unicode_is_known() {
        let decimal = regex::Regex::new(r"^\p{Nd}$").unwrap();
        for c in ('\0'..=char::MAX).filter(|&c| decimal.is_match(c.encode_utf8(&mut [0; 4]))) {
            assert!(digit(c).is_some(), "U+{:04X}", u32::from(c));
        }
        assert!(ZEROS.is_sorted());
    }

    #[test]
    fn common_marks_are_neither_letters_nor_digits() {
        for c in ('\0'..=char::MAX).filter(|&c| is_common_mark(c)) {
            assert!(sign(u32::from(c)).is_none() && !c.is_alphanumeric(), "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn what_stands_for_a_digit_is_read() {
        for (text, digits) in [
            ("一三八〇〇一三八零○◯", "13800138000"),
            ("壹叁捌零零壹叁捌", "13800138"),
            ("幺貳參肆伍陸柒捌玖", "123456789"),
            ("١٣٨१३८𝟏𝟑𝟖", "138138138"),
            ("①³₈⑴⒊❽⓪", "1381380"),
            ("十百X②", "2"),
        ] {
            let read: String = text.chars().filter_map(digit).map(|digit| digit.to_string()).collect();
            assert_eq!(read, digits, "{text}");
        }
    }

    #[test]
    fn letters_and_numerals_of_other_kinds_part_two_numbers() {
        for c in [' ', '\t', '\n', '/', '_', ',', '（', '—', '\u{3000}', '\u{200D}', '\u{FE0F}', '\u{20E3}', '\u{3164}']
        {
            assert!(is_between_digits(c), "{c:?}");
        }
        for c in ['a', '元', '年', '十', 'é', '½'] {
            assert!(!is_between_digits(c), "{c:?}");
        }
    }
}
