//! Values as the binary formats of workbooks store them ([MS-XLS] 2.5.10, 2.5.217; [MS-XLSB] 2.5.97.2, 2.5.122), and what of a
//! record that no reader knows may be someone's.

use crate::hidden::private::private;
use crate::hidden::suspect;

/// Digits of the shortest number that is someone's.
const SHORTEST: usize = 10;

/// A number in four bytes: the upper ones of a number, or a whole number; or a hundred times it.
pub(crate) fn rk(stored: [u8; 4]) -> f64 {
    let bits = u32::from_le_bytes(stored);
    let number = match bits & 2 {
        0 => f64::from_bits(u64::from(bits & !3) << 32),
        _ => f64::from(bits as i32 >> 2),
    };
    if bits & 1 == 1 { number / 100.0 } else { number }
}

/// A number in the fewest digits that stand for it.
pub(crate) fn digits(number: f64) -> String {
    let size = number.abs();
    if size == 0.0 || (1e-5..1e21).contains(&size) { format!("{number}") } else { format!("{number:E}") }
}

/// What people see of a truth or of an error.
pub(crate) fn words(code: u8, is_error: bool) -> &'static str {
    match (is_error, code) {
        (false, 0) => "FALSE",
        (false, _) => "TRUE",
        (_, 0x00) => "#NULL!",
        (_, 0x07) => "#DIV/0!",
        (_, 0x0F) => "#VALUE!",
        (_, 0x17) => "#REF!",
        (_, 0x1D) => "#NAME?",
        (_, 0x24) => "#NUM!",
        _ => "#N/A",
    }
}

/// What in `bytes` may be someone's number or address, if that is written there in letters of one byte or two.
pub(crate) fn someones(bytes: &[u8]) -> Vec<String> {
    let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).take(SHORTEST).count();
    if digits < SHORTEST && !bytes.contains(&b'@') {
        return Vec::new();
    }
    let texts = [narrow(bytes), wide(bytes), wide(bytes.get(1..).unwrap_or_default())];
    let suspects = texts.iter().filter(|text| suspect::may_be_in(text));
    suspects.flat_map(|text| private(text).collect::<Vec<_>>()).collect()
}

/// The characters of ASCII in `bytes`, with a line end for each stretch of all else.
fn narrow(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in bytes {
        match byte {
            b' '..=b'~' => text.push(char::from(*byte)),
            _ if text.ends_with('\n') => {}
            _ => text.push('\n'),
        }
    }
    text
}

/// The same of characters in two bytes each.
fn wide(bytes: &[u8]) -> String {
    let mut text = String::new();
    for unit in bytes.chunks_exact(2) {
        match unit {
            [byte @ b' '..=b'~', 0] => text.push(char::from(*byte)),
            _ if text.ends_with('\n') => {}
            _ => text.push('\n'),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_stored_in_four_bytes() {
        for (bytes, expected) in [
            (((13_800_u32 << 2) | 2).to_le_bytes(), 13_800.0),
            (((1_234_u32 << 2) | 3).to_le_bytes(), 12.34),
            ((-5_i32 << 2 | 2).to_le_bytes(), -5.0),
            (((1.5_f64.to_bits() >> 32) as u32).to_le_bytes(), 1.5),
        ] {
            assert_eq!(rk(bytes), expected);
        }
    }

    #[test]
    fn numbers_are_written_in_few_digits() {
        for (number, expected) in [
            (13_800_138_000.0, "13800138000"),
            (0.1, "0.1"),
            (0.0, "0"),
            (-2.5, "-2.5"),
            (110_105_194_912_310_000.0, "110105194912310000"),
            (1e300, "1E300"),
            (1.5e-9, "1.5E-9"),
        ] {
            assert_eq!(digits(number), expected);
        }
    }

    #[test]
    fn what_is_someones_is_found_in_letters_of_both_sizes() {
        let wide: Vec<u8> = "a13800138000".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [b"\x01\x0213800138000\0".to_vec(), wide.clone(), [vec![7], wide].concat()] {
            assert_eq!(someones(&bytes), ["13800138000"]);
        }
        assert!(someones(b"1380013").is_empty());
    }
}
