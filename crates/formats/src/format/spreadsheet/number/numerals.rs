//! Chinese numerals, which `[DBNum1]` and `[DBNum2]` in a format ask for: 二〇二五年十月一日, 壹万贰仟叁佰肆拾伍.
//!
//! A year and the digits of `0` are written digit by digit, other fields of a day and a value as it comes as one says them.
//! `[DBNum3]`, digits of full width, says nothing that digits do not.

/// Which numerals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Numerals {
    /// 一、二、三: `[DBNum1]`.
    Plain,
    /// 壹、贰、叁: `[DBNum2]`.
    Capital,
}

impl Numerals {
    /// Those that a bracket of a format asks for.
    pub(super) fn called(inside: &str) -> Option<Self> {
        match inside.to_ascii_lowercase().as_str() {
            "dbnum1" => Some(Self::Plain),
            "dbnum2" => Some(Self::Capital),
            _ => None,
        }
    }

    fn digit(self, digit: usize) -> char {
        match self {
            Self::Plain => ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'][digit],
            Self::Capital => ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'][digit],
        }
    }

    /// The sign of ten to this power, which is at most three.
    fn power(self, power: usize) -> &'static str {
        match self {
            Self::Plain => ["", "十", "百", "千"][power],
            Self::Capital => ["", "拾", "佰", "仟"][power],
        }
    }

    /// `text` with each digit for itself.
    pub(crate) fn digits(self, text: &str) -> String {
        let of = |c: char| c.to_digit(10).map_or(c, |digit| self.digit(digit as usize));
        text.chars().map(of).collect()
    }

    /// A field of a day: a month, a day, an hour. One says 十月, and 壹拾月.
    pub(crate) fn field(self, text: &str) -> String {
        let zeros = text.len() - text.trim_start_matches('0').len().max(1);
        let said = self.whole(&text[zeros.min(text.len())..]);
        let said = said.strip_prefix('一').filter(|rest| rest.starts_with('十')).unwrap_or(&said);
        self.digits(&text[..zeros]) + said
    }

    /// A number as one says it; of what is none the digits.
    pub(super) fn value(self, text: &str) -> String {
        let (sign, number) = text.strip_prefix('-').map_or(("", text), |number| ("-", number));
        let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
        let point = if decimals.is_empty() { "" } else { "." };
        format!("{sign}{}{point}{}", self.whole(whole), self.digits(decimals))
    }

    /// Digits as one says the number that they are, if it is one below a billion.
    fn whole(self, digits: &str) -> String {
        if digits.is_empty() || digits.len() > 9 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return self.digits(digits);
        }
        let mut said = String::new();
        let (mut skipped, mut is_empty) = (false, true);
        for (at, digit) in digits.bytes().map(|digit| usize::from(digit - b'0')).enumerate() {
            let left = digits.len() - 1 - at;
            if digit == 0 {
                skipped = true;
            } else {
                if std::mem::take(&mut skipped) && !said.is_empty() {
                    said.push(self.digit(0));
                }
                said.push(self.digit(digit));
                said.push_str(self.power(left % 4));
                is_empty = false;
            }
            if left.is_multiple_of(4) && !std::mem::replace(&mut is_empty, true) {
                said.push_str(["", "万", "亿"][left / 4]);
            }
        }
        if said.is_empty() { self.digit(0).to_string() } else { said }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_said() {
        for (text, plain, capital) in [
            ("0", "〇", "零"),
            ("10", "一十", "壹拾"),
            ("20", "二十", "贰拾"),
            ("105", "一百〇五", "壹佰零伍"),
            ("12345", "一万二千三百四十五", "壹万贰仟叁佰肆拾伍"),
            ("10010", "一万〇一十", "壹万零壹拾"),
            ("100010005", "一亿〇一万〇五", "壹亿零壹万零伍"),
            ("20000000", "二千万", "贰仟万"),
            ("10500000", "一千〇五十万", "壹仟零伍拾万"),
            ("-12.05", "-一十二.〇五", "-壹拾贰.零伍"),
            ("0.5", "〇.五", "零.伍"),
            ("13800138000", "一三八〇〇一三八〇〇〇", "壹叁捌零零壹叁捌零零零"),
            ("1.5E-09", "一.五E-〇九", "壹.伍E-零玖"),
            ("", "", ""),
        ] {
            assert_eq!((&*Numerals::Plain.value(text), &*Numerals::Capital.value(text)), (plain, capital), "{text}");
        }
    }

    #[test]
    fn fields_of_days_are_said() {
        for (text, plain, capital) in [
            ("1", "一", "壹"),
            ("10", "十", "壹拾"),
            ("11", "十一", "壹拾壹"),
            ("25", "二十五", "贰拾伍"),
            ("08", "〇八", "零捌"),
            ("00", "〇〇", "零零"),
            ("0", "〇", "零"),
        ] {
            assert_eq!((&*Numerals::Plain.field(text), &*Numerals::Capital.field(text)), (plain, capital), "{text}");
        }
    }
}
