//! Numbers of many digits that a spreadsheet program has spoilt: it keeps fifteen digits and puts zeros for the rest, or
//! writes `1.10105E+17` for what was an identity card's number.

/// What columns of such numbers are called.
const NUMBERED: [&str; 18] = [
    "身份证",
    "证件",
    "证号",
    "号码",
    "电话",
    "手机",
    "卡号",
    "账号",
    "帐号",
    "账户",
    "编号",
    "代码",
    "联系",
    "微信",
    "phone",
    "mobile",
    "tel",
    "contact",
];

/// How many digits of a number with a power of ten tell that none is lost: eleven, without the zeros at the end that a
/// telephone number may have. A narrow column shows three, and the format for it up to six.
const KEPT: usize = 8;

/// Whether a column of this name holds numbers that are no quantities: of telephones, of cards.
#[must_use]
pub fn names_numbers(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    NUMBERED.iter().any(|word| name.contains(word))
}

/// Whether `digits` are as many as those of a mobile number, and begin like one.
#[must_use]
pub fn is_mobile(digits: &str) -> bool {
    matches!(digits.as_bytes(), [b'1', b'3'..=b'9', rest @ ..] if rest.len() == 9 && rest.iter().all(u8::is_ascii_digit))
}

/// The number of a telephone or card that `value` stands for, in a column of this `name`, where a program took it for a
/// quantity: `13,800,138,000`, `13800138000.0`, `1.3800138E+10`. Marks between thousands are believed of a column of numbers
/// alone; the others too where nothing says what the column holds.
#[must_use]
pub fn number_meant(value: &str, name: Option<&str>) -> Option<String> {
    let value = value.trim();
    let is_numbered = name.is_some_and(names_numbers);
    if !is_numbered && name.is_some() || value.len() < 11 || value.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let is_float = |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte == b'0');
    let digits = match value.split_once('.').filter(|(_, behind)| is_float(behind)) {
        Some((whole, _)) => without_marks(whole, is_numbered)?,
        None if value.contains(['E', 'e']) => written_out(value).filter(|_| is_kept(value))?,
        None => without_marks(value, is_numbered)?,
    };
    (is_mobile(&digits) || (15..=19).contains(&digits.len())).then_some(digits)
}

/// `number` without marks between thousands, which it may have or not.
fn without_marks(number: &str, may_have: bool) -> Option<String> {
    let mut groups = number.split(',');
    let first = groups.next()?;
    let is_marked = groups.clone().next().is_some();
    let are_whole = groups.all(|group| group.len() == 3) && (!is_marked || (1..=3).contains(&first.len()));
    let digits = number.replace(',', "");
    (are_whole && (may_have || !is_marked) && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

/// Whether the eleven digits of `value`, which has a power of ten, are all there.
fn is_kept(value: &str) -> bool {
    let mantissa = value.split(['E', 'e']).next().unwrap_or_default();
    mantissa.bytes().filter(u8::is_ascii_digit).count() >= KEPT
}

/// Whether `value`, in a column of this `name`, stands for a number that lost its last digits.
pub fn lost_digits(value: &str, name: Option<&str>) -> bool {
    let numbered = name.is_some_and(names_numbers);
    let value = value.trim();
    match value.split_once(['E', 'e']) {
        Some(_) if number_meant(value, name).is_some_and(|number| is_mobile(&number)) => false,
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
    fn numbers_that_were_taken_for_quantities_are_told() {
        for (value, name, expected) in [
            ("13,800,138,000", Some("手机号码"), Some("13800138000")),
            ("13,800,138,000", Some("金额"), None),
            ("13,800,138,000", None, None),
            ("13,800,138,000.00", Some("Mobile"), Some("13800138000")),
            ("13800138000.0", Some("联系方式"), Some("13800138000")),
            ("13800138000.0", None, Some("13800138000")),
            ("13800138000.0", Some("金额"), None),
            ("13800138000.5", None, None),
            ("6222021234567890128.0", Some("银行卡号"), Some("6222021234567890128")),
            ("1.3800138E+10", Some("手机"), Some("13800138000")),
            ("1.3800138E10", None, Some("13800138000")),
            ("1.38001E+10", Some("手机"), None),
            ("1,38,00138000", Some("手机"), None),
            ("13800138000", Some("手机"), None),
            ("123,456.0", Some("编号"), None),
            ("2024.0", Some("编号"), None),
        ] {
            assert_eq!(number_meant(value, name).as_deref(), expected, "{value} {name:?}");
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
