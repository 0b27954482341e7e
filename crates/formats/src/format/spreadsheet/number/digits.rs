//! The digits of a stored number. A file may store more of them than the fifteen that a spreadsheet program shows and works
//! with: whoever reads the file has them all, so they are read as they stand.

/// How many digits of a number mean something to a spreadsheet program.
const PRECISE: usize = 15;

/// How many digits are written out before a number is shown with a power of ten.
const LONGEST: usize = 21;

/// The digits of `stored`, if that is a whole number: without its sign, and in full, however it is written (`13800138000.0`,
/// `1.3800138E10`).
pub(crate) fn whole(stored: &str) -> Option<String> {
    let (mantissa, exponent) = split(stored.trim().trim_start_matches('-'))?;
    let (before, behind) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let behind = behind.trim_end_matches('0');
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let zeros = usize::try_from(exponent).ok()?.checked_sub(behind.len())?;
    let length = before.len() + behind.len() + zeros;
    if before.is_empty() || length > LONGEST || !is_number(before) || !is_number(behind) {
        return None;
    }
    let digits = format!("{before}{behind}{}", "0".repeat(zeros));
    // More digits than a program reckons with are someone's only if there are all of them: `1.1010119900307701E+17` comes of
    // fifteen.
    let is_reckoned = before.len() + behind.len() > PRECISE && zeros > 0;
    (!is_reckoned).then_some(digits)
}

/// A number in full, with fifteen digits at most that mean something. Only what is very large or very small has a power of ten.
pub(super) fn plain(stored: &str, number: f64) -> String {
    let sign = if number < 0.0 { "-" } else { "" };
    if let Some(digits) = whole(stored) {
        return format!("{sign}{digits}");
    }
    let text = format!("{:.*e}", PRECISE - 1, number.abs());
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let digits = mantissa.replace('.', "");
    let digits = digits.trim_end_matches('0');
    match exponent {
        0..=20 => {
            let (whole, decimals) = digits.split_at(digits.len().min(exponent as usize + 1));
            let point = if decimals.is_empty() { "" } else { "." };
            format!("{sign}{whole:0<width$}{point}{decimals}", width = exponent as usize + 1)
        }
        -4..=-1 => format!("{sign}0.{}{digits}", "0".repeat(exponent.unsigned_abs() as usize - 1)),
        _ => {
            let point = if digits.len() > 1 { "." } else { "" };
            format!("{sign}{}{point}{}E{exponent:+03}", &digits[..1.min(digits.len())], digits.get(1..).unwrap_or(""))
        }
    }
}

/// A number and its power of ten.
fn split(number: &str) -> Option<(&str, i32)> {
    let Some((mantissa, exponent)) = number.split_once(['E', 'e']) else { return Some((number, 0)) };
    Some((mantissa, exponent.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_told_however_they_are_written() {
        for (stored, expected) in [
            ("13800138000", Some("13800138000")),
            ("13800138000.0", Some("13800138000")),
            ("1.3800138E10", Some("13800138000")),
            ("-1.3800138E+10", Some("13800138000")),
            ("110105194912310021", Some("110105194912310021")),
            ("1.10105194912310021E17", Some("110105194912310021")),
            ("1.1010519491231E+17", Some("110105194912310000")),
            ("1.1010119900307701E+17", None),
            ("1.5", None),
            ("1.25E1", None),
            ("1E300", None),
            ("1E-3", None),
            ("", None),
            (".5", None),
            ("一", None),
        ] {
            assert_eq!(whole(stored).as_deref(), expected, "{stored}");
        }
    }

    #[test]
    fn no_digit_is_made_up() {
        for (stored, expected) in [
            ("1.1010119900307701E+17", "110101199003077000"),
            ("1.10101199003077E+17", "110101199003077000"),
            ("6222020200112345678", "6222020200112345678"),
            ("-12.5", "-12.5"),
            ("0.30000000000000004", "0.3"),
            ("0.00012345", "0.00012345"),
            ("1.5E-9", "1.5E-09"),
            ("-1.2345678E142", "-1.2345678E+142"),
            ("1E+22", "1E+22"),
            ("123456789012345.6", "123456789012346"),
        ] {
            assert_eq!(plain(stored, stored.parse().unwrap()), expected, "{stored}");
        }
    }
}
