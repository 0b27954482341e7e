//! Numbers of many digits that a spreadsheet program has spoilt: it keeps fifteen digits and puts zeros for the rest, or
//! writes `1.10105E+17` for what was an identity card's number.

/// What columns of such numbers are called.
const NUMBERED: [&str; 12] =
    ["身份证", "证件", "证号", "号码", "电话", "手机", "卡号", "账号", "帐号", "账户", "编号", "代码"];

/// Whether `value`, in a column of this `name`, stands for a number that lost its last digits.
pub fn lost_digits(value: &str, name: Option<&str>) -> bool {
    let numbered = name.is_some_and(|name| NUMBERED.iter().any(|word| name.contains(word)));
    let value = value.trim();
    match value.split_once(['E', 'e']) {
        Some((mantissa, exponent)) => power(mantissa, exponent, numbered),
        None => (16 + usize::from(!numbered)..=19).contains(&value.len()) && ends_in_zeros(value),
    }
}

/// `1.10105E+17`: in other columns only as long as an identity card's or a bank card's number, and not a round one.
fn power(mantissa: &str, exponent: &str, numbered: bool) -> bool {
    let decimals = mantissa.strip_prefix(|c: char| c.is_ascii_digit()).and_then(|rest| rest.strip_prefix('.'));
    let decimals = decimals.filter(|decimals| decimals.bytes().all(|byte| byte.is_ascii_digit()));
    let exponent = exponent.strip_prefix('+').unwrap_or(exponent).parse::<usize>().ok();
    let (Some(decimals), Some(exponent)) = (decimals, exponent) else { return false };
    let range = if numbered { 9..=20 } else { 15..=18 };
    range.contains(&exponent) && decimals.len() < exponent && (numbered || decimals.len() >= 4)
}

/// The number that `1.10105E+17` stands for, in digits; `None` for all else.
#[must_use]
pub fn written_out(value: &str) -> Option<String> {
    let (mantissa, exponent) = value.trim().split_once(['E', 'e'])?;
    let exponent: usize = exponent.strip_prefix('+').unwrap_or(exponent).parse().ok()?;
    let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits: String = [whole, decimals].concat();
    let is_number = whole.len() == 1 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let zeros = (exponent + 1).checked_sub(digits.len()).filter(|_| is_number && exponent <= 20)?;
    Some(digits + &"0".repeat(zeros))
}

/// Fifteen digits, not all of them round, and zeros behind.
fn ends_in_zeros(value: &str) -> bool {
    let digits = value.as_bytes();
    let (kept, lost) = digits.split_at(15);
    digits.iter().all(u8::is_ascii_digit)
        && lost.iter().all(|&digit| digit == b'0')
        && digits[0] != b'0'
        && kept[6..].iter().any(|&digit| digit != b'0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_power_is_written_out() {
        for (value, expected) in [
            ("1.1010519491231E+17", Some("110105194912310000")),
            ("1.38E10", Some("13800000000")),
            ("1.38001E+3", None),
            ("13.8E+10", None),
            ("一E+10", None),
            ("1E+99", None),
            ("13800138000", None),
        ] {
            assert_eq!(written_out(value).as_deref(), expected, "{value}");
        }
    }

    #[test]
    fn spoilt_numbers_are_told_from_others() {
        for (value, name, expected) in [
            ("1.10105E+17", None, true),
            ("1.10105194912310E+17", None, true),
            ("1.38001E+10", Some("联系电话"), true),
            ("1.38001E+10", None, false),
            ("3.2E+17", None, false),
            ("1.10105E-17", Some("证件号码"), false),
            ("110105194912310000", None, true),
            ("6222000000000120", Some("银行卡号"), true),
            ("6222000000000120", None, false),
            ("6222000000000128", Some("银行卡号"), false),
            ("100000000000000000", None, false),
            ("11010519491231002X", Some("身份证号"), false),
            ("13800138000", Some("手机"), false),
            ("示例镇E+17", None, false),
        ] {
            assert_eq!(lost_digits(value, name), expected, "{value} {name:?}");
        }
    }
}
