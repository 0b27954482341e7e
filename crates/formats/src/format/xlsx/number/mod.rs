//! Numbers as people see them: the format of a cell turns 45665 into a date and 0.5 into 50%.
//!
//! Only what tells a reader something is followed: dates, decimals, fractions, thousands, per cent, the signs around and
//! among the digits, conditions (`[>999]`). Large numbers are written in full, without the power of ten that a narrow
//! column or the format shows, and all in the digits in which they are stored, not in Chinese or Arabic ones: a rule has
//! to see them.

mod decimal;
mod fraction;
mod power;
mod section;

use super::date;
use decimal::{Decimal, in_section};
use fraction::Fraction;
use power::Power;
use section::{bare, first, is_elapsed, sections};

/// The longest section of a format that is followed, in characters. Every cell goes through it.
const LONGEST: usize = 255;

/// How a cell's number is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Format {
    /// As it comes.
    #[default]
    General,
    /// As text, which it is not.
    Text,
    /// As a day or a time.
    Date(Box<str>),
    /// With decimals: positive numbers, negative ones, zero, as far as they are written differently.
    Decimal(Box<[Decimal]>),
    /// With a fraction.
    Fraction(Box<Fraction>),
    /// With a power of ten.
    Power(Power),
    /// Not at all: `;;;`.
    Nothing,
    /// In a way that is too long to be followed.
    Unknown,
}

impl Format {
    /// The format with this number; `code` is what the workbook says of it.
    pub(super) fn of(id: u32, code: Option<&str>) -> Self {
        match code.or_else(|| built_in(id)) {
            Some(code) => Self::parse(code),
            None => Self::General,
        }
    }

    fn parse(code: &str) -> Self {
        if code.len() >= 2 && code.trim().chars().all(|c| c == ';') {
            return Self::Nothing;
        }
        let first = first(code);
        if code == "@" {
            return Self::Text;
        }
        let bare = bare(first);
        let has_digits = bare.contains(['0', '#', '?']);
        let is_general = bare.to_ascii_lowercase().contains("general") || bare.contains("G/通用格式");
        if is_general || bare.contains('@') {
            return Self::General;
        }
        let is_long = |section: &str| section.chars().nth(LONGEST).is_some();
        if sections(code).take(3).any(is_long) {
            return Self::Unknown;
        }
        if let Some(power) = Power::parse(&bare).filter(|_| has_digits) {
            return Self::Power(power);
        }
        if let Some(fraction) = Fraction::parse(first) {
            return Self::Fraction(fraction.into());
        }
        if bare.contains(|c: char| "yYmMdDhHsSae".contains(c)) || is_elapsed(first) {
            return Self::Date(first.into());
        }
        if !has_digits {
            return Self::General;
        }
        Self::Decimal(sections(code).take(3).map(Decimal::parse).collect())
    }

    /// The number that is stored as `stored`, as it is seen.
    pub(super) fn written(&self, stored: &str, from_1904: bool) -> String {
        let number = stored.trim().parse().ok().filter(|number: &f64| number.is_finite());
        let Some(number) = number else { return stored.to_owned() };
        match self {
            Self::Date(format) => date::written(number, from_1904, format).unwrap_or_else(|| plain(stored, number)),
            // The digits of a large number may be those of a telephone or a card.
            Self::Power(power) if number.abs() < 1e9 => power.written(number),
            Self::Fraction(fraction) => fraction.written(number).unwrap_or_else(|| plain(stored, number)),
            Self::Decimal(sections) => in_section(sections, number).unwrap_or_else(|| plain(stored, number)),
            _ => plain(stored, number),
        }
    }
}

/// A number in full, with fifteen digits at most that mean something. Only what is very large or very small has a power
/// of ten.
fn plain(stored: &str, number: f64) -> String {
    let stored = stored.trim();
    let digits = stored.bytes().filter(u8::is_ascii_digit).count();
    let is_short =
        digits <= 15 && !stored.contains(['E', 'e', '+']) && !(stored.contains('.') && stored.ends_with('0'));
    if is_short || stored.bytes().all(|byte| byte.is_ascii_digit()) {
        return stored.to_owned();
    }
    if number != 0.0 && !(1e-4..1e21).contains(&number.abs()) {
        let text = power(&format!("{number:.14e}"));
        let (mantissa, power) = text.split_once('E').unwrap_or((&text, "+00"));
        return format!("{}E{power}", trimmed(mantissa));
    }
    let places = 14.0 - number.abs().log10().floor();
    trimmed(&format!("{number:.*}", if number == 0.0 { 0 } else { places.clamp(0.0, 20.0) as usize })).to_owned()
}

/// `1.5e-9` in the way of spreadsheet programs.
fn power(number: &str) -> String {
    let (mantissa, power) = number.split_once('e').unwrap_or((number, "0"));
    format!("{mantissa}E{:+03}", power.parse::<i32>().unwrap_or(0))
}

/// Without zeros behind the point that say nothing.
fn trimmed(number: &str) -> &str {
    if number.contains('.') { number.trim_end_matches('0').trim_end_matches('.') } else { number }
}

/// What the program itself knows, as it is in China.
fn built_in(id: u32) -> Option<&'static str> {
    Some(match id {
        1 => "0",
        2 => "0.00",
        3 | 37 | 38 => "#,##0",
        4 | 39 | 40 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        12 => "# ?/?",
        13 => "# ??/??",
        14 => "yyyy/m/d",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 => "h:mm",
        21 => "h:mm:ss",
        22 => "yyyy/m/d h:mm",
        27 | 36 | 50 | 52 | 57 => "yyyy\"年\"m\"月\"",
        28 | 29 | 51 | 54 | 58 => "m\"月\"d\"日\"",
        30 => "m-d-yy",
        31 => "yyyy\"年\"m\"月\"d\"日\"",
        32 => "h\"时\"mm\"分\"",
        33 => "h\"时\"mm\"分\"ss\"秒\"",
        34 | 55 => "上午/下午h\"时\"mm\"分\"",
        35 | 56 => "上午/下午h\"时\"mm\"分\"ss\"秒\"",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        47 => "mm:ss.0",
        48 => "##0.0E+0",
        49 => "@",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::too_many_lines, reason = "a table, a line a format")]
    fn numbers_are_written_as_their_format_says() {
        for (code, stored, expected) in [
            ("General", "13800138000", "13800138000"),
            ("General", "1.1010519491231e+16", "11010519491231000"),
            ("General", "1.3800138E10", "13800138000"),
            ("General", "0.30000000000000004", "0.3"),
            ("General", "-12.5", "-12.5"),
            ("General", "72.0", "72"),
            ("General", "1.5E-9", "1.5E-09"),
            ("General", "-1.2345678E142", "-1.2345678E+142"),
            ("000\\-0000\\-0000", "13800138000", "138-0013-8000"),
            ("0!.0,\"万\"", "123456", "12.3万"),
            ("General", "不是数", "不是数"),
            ("0.00", "2.345", "2.35"),
            ("0.00", "1.005", "1.01"),
            ("#,##0", "1234567.5", "1,234,568"),
            ("#,##0.00_);[Red](#,##0.00)", "-0.001", "(0.00)"),
            ("0%", "0.5", "50%"),
            ("0.0%", "0.125", "12.5%"),
            ("\"¥\"#,##0.00", "1234.5", "¥1,234.50"),
            ("[$¥-804]0", "3", "¥3"),
            ("0\"人\"", "12", "12人"),
            ("000000", "42", "000042"),
            ("yyyy-mm-dd", "45665", "2025-01-08"),
            ("[DBNum1]yyyy年m月", "45665", "2025年1月"),
            ("0.00E+00", "12345", "1.23E+04"),
            ("0.00E+00", "13800138000", "13800138000"),
            ("@", "13800138000", "13800138000"),
            ("0.00E+00", "-0.00012345", "-1.23E-04"),
            ("0.0E-0", "12345", "1.2E4"),
            ("##0.0E+0", "12345", "12.3E+3"),
            ("##0.0E+0", "0", "0.0E+0"),
            ("# ?/?", "2.5", "2 1/2"),
            ("# ?/?", "-2.5", "-2 1/2"),
            ("# ?/?", "0.3333", "1/3"),
            ("# ?/?", "3", "3"),
            ("# ??/??", "3.14159", "3 14/99"),
            ("?/?", "2.5", "5/2"),
            ("# ?/8", "0.26", "2/8"),
            ("# ?/8\"英寸\"", "1.5", "1 4/8英寸"),
            ("0\\ \"元\"\\ .00\\ \"分\"", "19.99", "19 元 .99 分"),
            ("#.##", "0.5", ".5"),
            ("#.0#", "2", "2.0"),
            ("0.0??", "2.25", "2.25"),
            ("0;;", "3", "3"),
            ("_($* #,##0_);_($* (#,##0);_($* \"-\"??_)", "-24000", "$(24,000)"),
            ("_($* #,##0_);_($* (#,##0);_($* \"-\"??_)", "0", "$-"),
            ("0.0,\"K\"", "10210", "10.2K"),
            ("General", "0.77815125038364363", "0.778151250383644"),
            ("General", "0.0", "0"),
            ("[>=1000000]0.0,,\"M\";[>=1000]0.0,\"K\";0", "2500000", "2.5M"),
            ("[>=1000000]0.0,,\"M\";[>=1000]0.0,\"K\";0", "2500", "2.5K"),
            ("[>=1000000]0.0,,\"M\";[>=1000]0.0,\"K\";0", "-25", "-25"),
            ("[<10]0.00;[=20]\"二十\";0", "20", "二十"),
        ] {
            assert_eq!(Format::parse(code).written(stored, false), expected, "{code} {stored}");
        }
        assert_eq!(Format::of(14, None).written("45665", false), "2025/1/8");
        assert_eq!(Format::parse(";;;"), Format::Nothing);
        let long = format!("0\"{}\"", "字".repeat(LONGEST));
        assert_eq!(Format::parse(&format!("0;{long}")), Format::Unknown);
        assert_eq!(Format::parse(&long).written("80", false), "80");
    }

    #[test]
    fn extreme_numbers_do_no_harm() {
        for code in [
            "General",
            "0.00",
            "#,##0",
            "yyyy",
            "0%",
            "0.00%",
            "0.000000000000000000000000000000000000",
            "##0.0E+0",
            "# ????/????",
            "#/99999999999999999999",
            "# ?/",
        ] {
            for stored in ["1e308", "-1e308", "1e-308", "NaN", "inf", "1e999", "-1E+999", "", "-0", "9007199254740993"]
            {
                let _ = Format::parse(code).written(stored, true);
            }
        }
    }
}
