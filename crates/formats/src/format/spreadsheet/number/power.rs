//! Numbers with a power of ten: `0.00E+00` turns 12345 into 1.23E+04.

use super::sign::is_digit;

/// How a number with a power of ten is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Power {
    /// How many digits may stand before the point: the power is a multiple of that (`##0.0E+0`).
    whole: u8,
    places: u8,
    /// The fewest digits of the power.
    power: u8,
    /// Whether a power above zero has its sign too.
    plus: bool,
}

impl Power {
    /// What a section asks for, of which only the signs with a meaning are left.
    pub(super) fn parse(bare: &str) -> Option<Self> {
        let (mantissa, power) = bare.split_once(['E', 'e'])?;
        let plus = power.starts_with('+');
        let power = power.strip_prefix(['+', '-'])?;
        let count = |text: &str| text.chars().filter(|c| is_digit(*c)).count().min(15) as u8;
        let (whole, places) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        Some(Self { whole: count(whole).max(1), places: count(places), power: count(power).max(1), plus })
    }

    /// `number` with its power of ten.
    pub(super) fn written(self, number: f64) -> String {
        let (step, places) = (i32::from(self.whole), usize::from(self.places));
        let own = format!("{number:.places$e}").split_once('e').and_then(|(_, power)| power.parse().ok()).unwrap_or(0);
        let power: i32 = if number == 0.0 { 0 } else { i32::div_euclid(own, step) * step };
        let mantissa = match step {
            1 => format!("{number:.places$e}").split('e').next().unwrap_or_default().to_owned(),
            _ => format!("{:.places$}", number / 10_f64.powi(power)),
        };
        let sign = if power < 0 { "-" } else { ["", "+"][usize::from(self.plus)] };
        format!("{mantissa}E{sign}{:0width$}", power.abs(), width = usize::from(self.power))
    }
}
