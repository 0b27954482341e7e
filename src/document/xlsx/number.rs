//! Numbers as people see them: the format of a cell turns 45665 into a date and 0.5 into 50%.
//!
//! Only what tells a reader something is followed: dates, decimals, thousands, per cent, the signs around and among the
//! digits, conditions (`[>999]`). Fractions are not. Large numbers are written in full, without the power of ten that
//! a narrow column shows, because a rule has to see the digits that are stored.

use super::date;

/// The longest section of a format that is followed, in characters. Every cell goes through it.
const LONGEST: usize = 100;

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
    /// With a power of ten and so many decimals.
    Power(usize),
    /// Not at all: `;;;`.
    Nothing,
}

/// A number with decimals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Decimal {
    before: Box<str>,
    behind: Box<str>,
    places: usize,
    /// The fewest digits before the point.
    digits: usize,
    /// What stands among them, and before how many of them (`000-0000-0000`, `0!.0,"万"`).
    inserts: Vec<(usize, String)>,
    thousands: bool,
    percent: bool,
    /// How many times a thousand is left out (`0.0,"K"`).
    scale: i32,
    /// Whether there is a digit at all, and not only words.
    is_number: bool,
    /// Which numbers it is for (`>=1000000`).
    when: Option<Box<str>>,
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
        let first = section(code);
        if first.chars().nth(LONGEST).is_some() {
            return Self::General;
        }
        let bare = bare(first);
        let is_general = bare.to_ascii_lowercase().contains("general") || bare.contains("G/通用格式") || code == "@";
        if let Some((mantissa, _)) = bare.split_once("E+").filter(|(mantissa, _)| !mantissa.contains('?')) {
            let places = mantissa.split_once('.').map_or(0, |(_, places)| places.len());
            return Self::Power(places);
        }
        if is_general || bare.contains(['E', '/', '?', '@']) && bare.contains(['0', '#', '@']) {
            return if code == "@" { Self::Text } else { Self::General };
        }
        if bare.contains(['y', 'm', 'd', 'h', 's', 'Y', 'M', 'D', 'H', 'S', 'a', 'e']) || is_elapsed(first) {
            return Self::Date(first.into());
        }
        if bare.contains(['0', '#']) {
            Self::Decimal(
                sections(code).filter(|section| section.len() <= 4 * LONGEST).take(3).map(Decimal::parse).collect(),
            )
        } else {
            Self::General
        }
    }

    /// The number that is stored as `stored`, as it is seen.
    pub(super) fn written(&self, stored: &str, from_1904: bool) -> String {
        let Ok(number) = stored.trim().parse::<f64>() else { return stored.to_owned() };
        match self {
            Self::Date(format) => date::written(number, from_1904, format).unwrap_or_else(|| plain(stored, number)),
            // The digits of a large number may be those of a telephone or a card.
            Self::Power(places) if number.abs() < 1e9 => power(&format!("{number:.places$e}")),
            Self::Decimal(sections) => in_section(sections, number),
            _ => plain(stored, number),
        }
    }
}

impl Decimal {
    fn parse(section: &str) -> Self {
        let mut decimal = Self::default();
        let (mut before, mut behind) = (String::new(), String::new());
        let (mut seen, mut point, mut commas) = (false, false, 0);
        let mut chars = section.chars();
        while let Some(c) = chars.next() {
            let signs = if seen { &mut behind } else { &mut before };
            match c {
                '0' | '#' | '?' => {
                    seen = true;
                    if !point {
                        decimal.inserts.extend((!behind.is_empty()).then(|| (0, std::mem::take(&mut behind))));
                        decimal.inserts.iter_mut().for_each(|(digits, _)| *digits += 1);
                    }
                    decimal.is_number |= c != '?';
                    decimal.thousands |= std::mem::take(&mut commas) > 0;
                    decimal.places += usize::from(point);
                    decimal.digits += usize::from(!point && c == '0');
                }
                '.' => (point, seen) = (true, true),
                ',' if seen => commas += 1,
                '%' => {
                    decimal.percent = true;
                    signs.push('%');
                }
                '"' => signs.extend(chars.by_ref().take_while(|&c| c != '"')),
                '\\' | '!' => signs.extend(chars.next()),
                '_' | '*' => drop(chars.next()),
                '[' => {
                    let inside: String = chars.by_ref().take_while(|&c| c != ']').collect();
                    signs.push_str(&currency(&inside));
                    decimal.when = decimal.when.or_else(|| inside.starts_with(['<', '>', '=']).then(|| inside.into()));
                }
                c => signs.push(c),
            }
        }
        (decimal.before, decimal.behind) = (before.into(), behind.into());
        decimal.scale = commas.min(9);
        decimal.places = decimal.places.min(15);
        decimal.digits = decimal.digits.min(30);
        decimal
    }

    fn written(&self, number: f64) -> String {
        if !self.is_number {
            return format!("{}{}", self.before, self.behind);
        }
        let number = if self.percent { number * 100.0 } else { number };
        let number = number / 1000_f64.powi(self.scale);
        let digits = format!("{:.*}", self.places, rounded(number.abs(), self.places));
        let (whole, decimals) = digits.split_once('.').map_or((&*digits, None), |(whole, rest)| (whole, Some(rest)));
        let mut text = String::new();
        text.push_str(if number < 0.0 && digits.contains(|c: char| ('1'..='9').contains(&c)) { "-" } else { "" });
        text.push_str(&self.before);
        let whole = format!("{whole:0>width$}", width = self.digits);
        for (at, digit) in whole.char_indices() {
            let left = whole.len() - at;
            if self.thousands && at > 0 && left % 3 == 0 {
                text.push(',');
            }
            text.extend(self.inserts.iter().filter(|(digits, _)| *digits == left).map(|(_, insert)| insert.as_str()));
            text.push(digit);
        }
        if let Some(decimals) = decimals {
            text.push('.');
            text.push_str(decimals);
        }
        text + &self.behind
    }
}

/// `number`, rounded as people do: half away from zero, in decimals.
fn rounded(number: f64, places: usize) -> f64 {
    let near = number * (1.0 + f64::EPSILON);
    if number < 1e15 && places < 10 && format!("{near:.places$}") != format!("{number:.places$}") {
        near
    } else {
        number
    }
}

/// A number in full, with fifteen digits at most that mean something. Only what is very large or very small has a power
/// of ten.
fn plain(stored: &str, number: f64) -> String {
    let stored = stored.trim();
    let digits = stored.bytes().filter(u8::is_ascii_digit).count();
    let is_short =
        digits <= 15 && !stored.contains(['E', 'e', '+']) && !(stored.contains('.') && stored.ends_with('0'));
    if !number.is_finite() || is_short || stored.bytes().all(|byte| byte.is_ascii_digit()) {
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

/// The number in the section that is meant for it. One for negative numbers has the sign itself.
fn in_section(sections: &[Decimal], number: f64) -> String {
    if sections.iter().any(|section| section.when.is_some()) {
        let fits = |section: &&Decimal| section.when.as_ref().is_none_or(|when| holds(when, number));
        return sections.iter().find(fits).map_or_else(|| "########".to_owned(), |section| section.written(number));
    }
    match sections {
        [_, negative, ..] if number < 0.0 => negative.written(-number),
        [_, _, zero] if number == 0.0 => zero.written(number),
        [positive, ..] => positive.written(number),
        [] => String::new(),
    }
}

/// Whether a condition such as `>=1000000` holds for a number.
fn holds(when: &str, number: f64) -> bool {
    let end = when.find(|c: char| !"<>=".contains(c)).unwrap_or(when.len());
    let Ok(bound) = when[end..].trim().parse::<f64>() else { return false };
    match &when[..end] {
        "<" => number < bound,
        "<=" => number <= bound,
        ">" => number > bound,
        ">=" => number >= bound,
        "<>" => number != bound,
        _ => number == bound,
    }
}

/// The sections of a format: for positive numbers, negative ones, zero and text.
fn sections(code: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(code);
    std::iter::from_fn(move || {
        let code = rest?;
        let first = section(code);
        rest = code.get(first.len() + 1..);
        Some(first)
    })
}

/// The first section of a format, which is that of positive numbers.
fn section(code: &str) -> &str {
    let mut quoted = false;
    let mut escaped = false;
    let end = code.find(|c| {
        let ends = c == ';' && !quoted && !escaped;
        quoted ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    });
    &code[..end.unwrap_or(code.len())]
}

/// The section without what is written as it stands, and without brackets.
fn bare(section: &str) -> String {
    let mut bare = String::new();
    let mut chars = section.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => drop(chars.by_ref().find(|&c| c == '"')),
            '[' => drop(chars.by_ref().find(|&c| c == ']')),
            '\\' | '!' | '_' | '*' => drop(chars.next()),
            c => bare.push(c),
        }
    }
    bare
}

/// Whether the section counts hours, minutes or seconds beyond a day.
fn is_elapsed(section: &str) -> bool {
    let lower = section.to_ascii_lowercase();
    ["[h]", "[hh]", "[m]", "[mm]", "[s]", "[ss]"].iter().any(|sign| lower.contains(sign))
}

/// The sign of `[$¥-804]`.
fn currency(inside: &str) -> String {
    inside.strip_prefix('$').and_then(|rest| rest.split('-').next()).unwrap_or_default().to_owned()
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
        34 | 55 => "AM/PMh\"时\"mm\"分\"",
        35 | 56 => "AM/PMh\"时\"mm\"分\"ss\"秒\"",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        47 => "mm:ss",
        49 => "@",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
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
    }

    #[test]
    fn extreme_numbers_do_no_harm() {
        for code in ["General", "0.00", "#,##0", "yyyy", "0%", "0.000000000000000000000000000000000000"] {
            for stored in ["1e308", "-1e308", "1e-308", "NaN", "inf", "1e999", "-1E+999", "", "-0", "9007199254740993"]
            {
                let _ = Format::parse(code).written(stored, true);
            }
        }
    }
}
