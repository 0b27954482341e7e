//! The number that a cell says: `1,234.5万元`, `１２％`, `-3`.
//!
//! Exact: decimal digits and a power of ten, never a binary fraction, because sums are checked to the last digit. What is
//! not a number in all of its text is none: dates, spans, lists, and numbers of things, which begin with a zero (`0591`).

/// What may stand right behind the digits and says by how many tens they count, the longest first.
const MAGNITUDES: [(&str, i32); 7] =
    [("万亿", 12), ("千亿", 11), ("百亿", 10), ("千万", 7), ("百万", 6), ("亿", 8), ("万", 4)];

/// The longest unit, in characters: 元/平方米·月.
const LONGEST_UNIT: usize = 10;

/// A number as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number<'t> {
    /// Its digits as a whole number, with its sign.
    pub digits: i128,
    /// By how many tens they count: `1.5万` is 15 and 3.
    pub exponent: i32,
    /// Whether it is a percentage. `12%` has the digits 12.
    pub is_percent: bool,
    /// What stands behind it, or the sign of a currency before it; empty if there is neither.
    pub unit: &'t str,
}

impl<'t> Number<'t> {
    /// The number that all of `text` says, if it says one.
    #[must_use]
    pub fn parse(text: &'t str) -> Option<Self> {
        let text = text.trim();
        let (sign, text) = match text.strip_prefix(['-', '－', '−']) {
            Some(rest) => (-1, rest),
            None => (1, text.strip_prefix(['+', '＋']).unwrap_or(text)),
        };
        let currency = text.chars().next().filter(|c| "¥￥$€£".contains(*c)).map_or(0, char::len_utf8);
        let (currency, text) = text.split_at(currency);
        let end = text.find(|c| !is_of_number(c)).unwrap_or(text.len());
        if end == 0 {
            return None;
        }
        let (digits, decimals) = decimal(&text[..end])?;
        let rest = text[end..].trim_start();
        let (tens, rest) = MAGNITUDES
            .iter()
            .find_map(|(word, tens)| Some((*tens, rest.strip_prefix(word)?.trim_start())))
            .unwrap_or((0, rest));
        let percent = rest.strip_prefix(['%', '％']);
        let unit = percent.unwrap_or(rest);
        let unit = if unit.is_empty() { currency } else { unit };
        is_unit(unit).then_some(Self {
            digits: sign * digits,
            exponent: tens - decimals,
            is_percent: percent.is_some(),
            unit,
        })
    }

    /// How many times it holds ten to the power of `exponent`; `None` if that is no whole number, or too many.
    #[must_use]
    pub fn in_tens(&self, exponent: i32) -> Option<i128> {
        let power = |tens: i32| 10_i128.checked_pow(u32::try_from(tens).ok()?);
        match self.exponent - exponent {
            more @ 0.. => self.digits.checked_mul(power(more)?),
            less => power(-less).filter(|power| self.digits % power == 0).map(|power| self.digits / power),
        }
    }
}

/// Whether `c` may stand within the digits of a number.
fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c) || matches!(c, ',' | '，' | '.' | '．')
}

/// Digits with marks between thousands and a decimal point: all digits as one number, and how many are decimals.
fn decimal(text: &str) -> Option<(i128, i32)> {
    let narrow = |c: char| match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
        '，' => ',',
        '．' => '.',
        c => c,
    };
    if text.len() < 18 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let is_name = text.len() > 1 && text.starts_with('0');
        return (!is_name).then(|| Some((i128::from(text.parse::<u64>().ok()?), 0)))?;
    }
    let text: String = text.chars().map(narrow).collect();
    let (whole, decimals) = text.split_once('.').map_or((&*text, None), |(whole, decimals)| (whole, Some(decimals)));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let is_grouped = whole.contains(',');
    let is_whole = !first.is_empty() && (!is_grouped || first.len() <= 3) && groups.all(|group| group.len() == 3);
    let is_name = first.len() > 1 && first.starts_with('0');
    let is_fraction = decimals.is_none_or(|decimals| !decimals.is_empty() && !decimals.contains([',', '.']));
    if !is_whole || is_name || !is_fraction {
        return None;
    }
    let decimals = decimals.unwrap_or_default();
    let digits = format!("{}{decimals}", whole.replace(',', ""));
    Some((digits.parse().ok()?, i32::try_from(decimals.len()).ok()?))
}

/// Whether `text` may be the unit of a number: a few letters, nothing of another number or of a sentence.
fn is_unit(text: &str) -> bool {
    let is_of_unit = |c: char| c.is_alphabetic() || "¥￥$€£/·²³℃°‰".contains(c);
    text.chars().count() <= LONGEST_UNIT && text.chars().all(is_of_unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for (text, digits, exponent, is_percent, unit) in [
            ("1,234.50", 123_450, -2, false, ""),
            (" １，２３４．５ ", 12_345, -1, false, ""),
            ("1.2万元", 12, 3, false, "元"),
            ("3 亿", 3, 8, false, ""),
            ("2千万吨", 2, 7, false, "吨"),
            ("5千克", 5, 0, false, "千克"),
            ("12.5%", 125, -1, true, ""),
            ("３０％", 30, 0, true, ""),
            ("-3", -3, 0, false, ""),
            ("￥1,000", 1_000, 0, false, "￥"),
            ("0.05", 5, -2, false, ""),
            ("0", 0, 0, false, ""),
            ("2025年", 2_025, 0, false, "年"),
            ("85元/平方米", 85, 0, false, "元/平方米"),
            ("13800138000", 13_800_138_000, 0, false, ""),
        ] {
            let expected = Number { digits, exponent, is_percent, unit };
            assert_eq!(Number::parse(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_in_all_of_its_text_is_none() {
        for text in [
            "",
            "—",
            "李明",
            "3月5日",
            "2025-01-08",
            "10:30",
            "1-3",
            "1、2",
            "0591",
            "007",
            "12,34",
            "1234,567",
            "1,23",
            ",123",
            "1.2.3",
            "1.",
            ".5",
            "第3",
            "约3",
            "3（含）",
            "5人，其中3人",
            "1.38E+10",
            "三",
            "99999999999999999999999999999999999999999",
            "%",
            "3这个单位的名字实在是太长了",
        ] {
            assert_eq!(Number::parse(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_of_different_powers_can_be_added() {
        let tens = |text: &str, exponent| Number::parse(text).and_then(|number| number.in_tens(exponent));
        assert_eq!((tens("1.2万", 0), tens("1.2万", -2)), (Some(12_000), Some(1_200_000)));
        assert_eq!((tens("0.5", -2), tens("0.5", 0), tens("10.0", 0)), (Some(50), None, Some(10)));
        assert_eq!((tens("-1.5亿", 4), tens("1", -40)), (Some(-15_000), None));
    }
}
