//! Numbers with decimals, thousands, per cent, and the signs around and among the digits.

use super::sign::{Sign, is_digit, signs};

/// From here on a number has no decimals that a program knows.
const LARGE: f64 = 1e15;

/// As what a number is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// As digits.
    Digits,
    /// As a quantity: with marks between thousands, with decimals, in thousands.
    Quantity,
    /// As money, or per cent.
    Amount,
}

/// A number with decimals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Decimal {
    before: Box<str>,
    behind: Box<str>,
    places: usize,
    /// The fewest digits behind the point.
    least: usize,
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
}

impl Decimal {
    pub(super) fn parse(section: &str) -> Self {
        let mut decimal = Self::default();
        let (mut before, mut behind) = (String::new(), String::new());
        let (mut seen, mut point, mut commas) = (false, false, 0);
        for sign in signs(section) {
            let text = if seen { &mut behind } else { &mut before };
            match sign {
                Sign::Char(c) if is_digit(c) => {
                    seen = true;
                    decimal.insert(&mut behind, point);
                    decimal.digit(c, point);
                    decimal.thousands |= std::mem::take(&mut commas) > 0;
                }
                Sign::Char('.') if !point => {
                    decimal.insert(&mut behind, false);
                    (point, seen) = (true, true);
                }
                Sign::Char(',') if seen => commas += 1,
                Sign::Char(c) => {
                    decimal.percent |= c == '%';
                    text.push(c);
                }
                Sign::Text(literal) => text.push_str(literal),
                Sign::Bracket(inside) => text.push_str(currency(inside)),
            }
        }
        (decimal.before, decimal.behind) = (before.into(), behind.into());
        decimal.scale = commas.min(9);
        decimal.places = decimal.places.min(15);
        decimal.least = decimal.least.min(decimal.places);
        decimal.digits = decimal.digits.min(30);
        decimal
    }

    /// Keeps what has come between the digits.
    fn insert(&mut self, between: &mut String, point: bool) {
        if !point && !between.is_empty() {
            self.inserts.push((0, std::mem::take(between)));
        }
    }

    /// A sign that stands for a digit, before or behind the point.
    fn digit(&mut self, c: char, point: bool) {
        self.is_number = true;
        if point {
            self.places += 1;
            self.least = if c == '0' { self.places } else { self.least };
        } else {
            self.inserts.iter_mut().for_each(|(digits, _)| *digits += 1);
            self.digits += usize::from(c == '0');
        }
    }

    /// Whether it has words and no digit.
    pub(super) fn is_words(&self) -> bool {
        !self.is_number
    }

    /// Whether its words have digits of their own.
    pub(super) fn has_digits(&self) -> bool {
        let words = self.inserts.iter().map(|(_, insert)| &**insert);
        words.chain([&*self.before, &*self.behind]).any(|words| words.contains(|c: char| c.is_ascii_digit()))
    }

    /// As what it shows a number.
    pub(super) fn shape(&self) -> Shape {
        let is_money = |text: &str| text.contains(['¥', '￥', '$', '€', '£', '元']);
        match self {
            _ if self.percent || is_money(&self.before) || is_money(&self.behind) => Shape::Amount,
            _ if self.thousands || self.places > 0 || self.scale > 0 => Shape::Quantity,
            _ => Shape::Digits,
        }
    }

    /// `number` as it is written; `None` if it grows too large. `plain` is the same in full: it may have more digits.
    pub(super) fn written(&self, number: f64, plain: &str) -> Option<String> {
        if !self.is_number {
            return Some(format!("{}{}", self.before, self.behind));
        }
        let is_scaled = self.percent || self.scale > 0;
        let number = if self.percent { number * 100.0 } else { number };
        let number = Some(number / 1000_f64.powi(self.scale)).filter(|number| number.is_finite())?;
        let digits = match plain.trim_start_matches('-') {
            plain if number.abs() >= LARGE && !is_scaled && !plain.contains('E') => {
                format!("{plain}.{}", "0".repeat(self.places))
            }
            _ => format!("{:.*}", self.places, rounded(number.abs(), self.places)),
        };
        let (whole, decimals) = digits.split_once('.').unwrap_or((&*digits, ""));
        let mut text = String::new();
        text.push_str(if number < 0.0 && digits.contains(|c: char| ('1'..='9').contains(&c)) { "-" } else { "" });
        text.push_str(&self.before);
        self.write_whole(whole, &mut text);
        let least = decimals.trim_end_matches('0').len().max(self.least);
        if self.places > 0 {
            text.push('.');
            text.push_str(&decimals[..least]);
        }
        Some(text + &self.behind)
    }

    /// Writes the digits before the point, and what stands among them.
    fn write_whole(&self, whole: &str, text: &mut String) {
        let whole = if whole == "0" && self.digits == 0 { "" } else { whole };
        let whole = format!("{whole:0>width$}", width = self.digits);
        for (at, digit) in whole.char_indices() {
            let left = whole.len() - at;
            if self.thousands && at > 0 && left % 3 == 0 {
                text.push(',');
            }
            text.extend(self.inserts_before(left));
            text.push(digit);
        }
        text.extend(self.inserts_before(0));
    }

    fn inserts_before(&self, left: usize) -> impl Iterator<Item = &str> {
        self.inserts.iter().filter(move |(digits, _)| *digits == left).map(|(_, insert)| insert.as_str())
    }
}

/// The sign of `[$¥-804]`.
pub(super) fn currency(inside: &str) -> &str {
    inside.strip_prefix('$').and_then(|rest| rest.split('-').next()).unwrap_or_default()
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
