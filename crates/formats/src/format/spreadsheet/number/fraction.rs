//! Fractions: `# ?/?` turns 2.5 into 2 1/2.

use super::sign::{Sign, is_digit, signs};

/// The longest denominator that is looked for, in digits.
const LONGEST: usize = 4;

/// A number with a fraction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fraction {
    before: String,
    behind: String,
    /// Whether the whole stands before the fraction (2 1/2 and not 5/2).
    has_whole: bool,
    denominator: Denominator,
}

/// What may stand below the stroke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Denominator {
    /// This number (`# ?/8`).
    Fixed(u64),
    /// Whatever fits best, up to this.
    UpTo(u64),
}

impl Default for Denominator {
    fn default() -> Self {
        Self::UpTo(9)
    }
}

impl Fraction {
    /// The fraction that a section asks for, if it does.
    pub(super) fn parse(section: &str) -> Option<Self> {
        let mut fraction = Self::default();
        // How many groups of digits there were, and what has come since the last.
        let (mut groups, mut between, mut below) = (0, String::new(), None::<String>);
        let mut is_group = false;
        for sign in signs(section) {
            match (sign, &mut below) {
                (Sign::Char('/'), None) if is_group => below = Some(String::new()),
                (Sign::Char(c), Some(below)) if between.is_empty() && (is_digit(c) || c.is_ascii_digit()) => {
                    below.push(c);
                }
                (Sign::Char(c), None) if is_digit(c) => {
                    if !is_group {
                        groups += 1;
                        let text = std::mem::take(&mut between);
                        fraction.before = if groups == 1 { text } else { fraction.before };
                    }
                    is_group = true;
                }
                (Sign::Char(c), _) => {
                    is_group = false;
                    between.push(c);
                }
                (Sign::Text(text), _) => {
                    is_group = false;
                    between.push_str(text);
                }
                (Sign::Bracket(_), _) => {}
            }
        }
        let below = below.filter(|below| !below.is_empty())?;
        let free = 10_u64.pow(below.len().min(LONGEST) as u32) - 1;
        fraction.denominator = match below.parse() {
            Ok(fixed) if fixed > 0 => Denominator::Fixed(fixed),
            _ => Denominator::UpTo(free),
        };
        fraction.has_whole = groups > 1;
        fraction.behind = between;
        Some(fraction)
    }

    /// `number` with this fraction; `None` if it is too large for any.
    pub(super) fn written(&self, number: f64) -> Option<String> {
        let size = Some(number.abs()).filter(|size| *size < 1e12)?;
        let (above, below) = match self.denominator {
            Denominator::Fixed(below) if below < 1_000_000 => ((size * below as f64).round() as u64, below),
            Denominator::Fixed(_) => return None,
            Denominator::UpTo(most) => nearest(size, most),
        };
        let sign = if number < 0.0 && above > 0 { "-" } else { "" };
        let (whole, rest) = (above / below, above % below);
        let digits = match () {
            () if rest == 0 && (self.has_whole || below == 1) => format!("{whole}"),
            () if self.has_whole && whole > 0 => format!("{whole} {rest}/{below}"),
            () if self.has_whole => format!("{rest}/{below}"),
            () => format!("{above}/{below}"),
        };
        Some(format!("{sign}{}{digits}{}", self.before, self.behind))
    }
}

/// The fraction next to `size` whose denominator is `most` or less: the continued fraction of `size`, up to where its
/// denominators grow too large.
fn nearest(size: f64, most: u64) -> (u64, u64) {
    let (mut before, mut last) = ((0, 1), (1, 0));
    let mut rest = size;
    loop {
        let next = after(before, last, rest.floor() as u64);
        if next.1 > most {
            break;
        }
        (before, last) = (last, next);
        rest -= rest.floor();
        if rest < 1e-9 {
            return last;
        }
        rest = 1.0 / rest;
    }
    let other = after(before, last, (most - before.1) / last.1);
    if distance(size, other) < distance(size, last) { other } else { last }
}

/// The convergent after two others, with this term.
fn after(before: (u64, u64), last: (u64, u64), term: u64) -> (u64, u64) {
    let of = |before: u64, last: u64| last.saturating_mul(term).saturating_add(before);
    (of(before.0, last.0), of(before.1, last.1))
}

fn distance(size: f64, (above, below): (u64, u64)) -> f64 {
    (size - above as f64 / below as f64).abs()
}
