//! What people see of a cell. It holds a value and the text that its writer showed of that, and programs show the value, anew: so the text counts as
//! long as it says the same. Many programs that write files leave it out, or change only one of both.

use super::cell::Stored;
use crate::format::spreadsheet::date;
use crate::format::spreadsheet::number::{Format, Shown};
use crate::format::spreadsheet::said::seen;
use crate::layout::flow::Gathered;

/// What people see of a cell.
pub(super) struct Seen {
    pub(super) text: Gathered,
    /// Text that is stored and that no program shows.
    pub(super) stale: Gathered,
    /// Its format does not show the value.
    pub(super) is_unshown: bool,
}

impl Stored {
    /// What is seen where `text` is stored beside the value and numbers are written in this format, if that is known.
    pub(super) fn seen(&self, text: Gathered, format: Option<&Format>) -> Seen {
        let all = |text: Gathered| Seen { stale: text.beginning(), text, is_unshown: false };
        if self.of == "string" {
            let is_stale = self.has_text && !self.value.is_blank() && !is_same(text.text(), self.value.text());
            return match is_stale {
                true => Seen { text: self.value.clone(), stale: text, is_unshown: false },
                false if !self.has_text && text.is_blank() => all(self.said()),
                false => all(text),
            };
        }
        let is_number = matches!(&*self.of, "float" | "percentage" | "currency" | "date" | "time");
        let shown = format.filter(|_| is_number).and_then(|format| self.written(format));
        if let Some(shown) = shown.as_ref().filter(|shown| shown.why.is_none()) {
            let anew = || seen(&self.value, &shown.text);
            return match text.is_blank() {
                true => all(anew()),
                false if is_stale(text.text(), &shown.text, &self.of) => {
                    Seen { text: anew(), stale: text, is_unshown: false }
                }
                false => all(text),
            };
        }
        let is_unshown = is_number && text.is_blank() && self.value.text() != "0" && (self.has_text || shown.is_some());
        let is_bare = !self.has_text && text.is_blank();
        if is_unshown || is_bare { Seen { is_unshown, ..all(self.said()) } } else { all(text) }
    }

    /// The value in the words of this format.
    fn written(&self, format: &Format) -> Option<Shown> {
        let value = self.value.text();
        // Of parts of a second nothing is known of how they are rounded.
        let is_exact = !value.contains('.');
        let number = match &*self.of {
            "date" if is_exact => date::number(value, false)?,
            "time" if is_exact => days(value)?,
            "date" | "time" => return None,
            _ => return Some(format.shown(value, false)).filter(|_| !value.is_empty()),
        };
        Some(format.shown(&number.to_string(), false)).filter(|_| number >= 0.0)
    }
}

/// The days of a length of time (`PT27H05M09S`).
fn days(time: &str) -> Option<f64> {
    let (mut seconds, mut digits) = (0.0, String::new());
    for c in time.strip_prefix("PT")?.chars() {
        let unit = match c {
            'H' => 3600.0,
            'M' => 60.0,
            'S' => 1.0,
            _ => {
                digits.push(c);
                continue;
            }
        };
        seconds += unit * std::mem::take(&mut digits).parse::<u32>().map(f64::from).ok()?;
    }
    Some(seconds / 86_400.0)
}

/// Whether two texts say the same, white space aside.
fn is_same(one: &str, other: &str) -> bool {
    let said = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    said(one) == said(other)
}

/// Whether `text` shows another number than `anew`, which a value of the type `of` is in its format. The system's language decides on signs and
/// names, and programs round in several ways: only digits are compared, and without the last one.
fn is_stale(text: &str, anew: &str, of: &str) -> bool {
    let digit = |c: char| match c {
        '０'..='９' => Some(c as u32 - '０' as u32),
        c => c.to_digit(10),
    };
    let digits = |text: &str| text.chars().filter_map(digit).collect::<Vec<_>>();
    let (ours, theirs) = (digits(anew), digits(text));
    // A power of ten is what a narrow column shows.
    let is_power = text
        .split(['E', 'e'])
        .next()
        .is_some_and(|first| first.len() < text.len() && first.ends_with(|c: char| c.is_ascii_digit()));
    if ours.is_empty() || ours == theirs || is_power {
        return false;
    }
    // Numerals of Chinese are no digits: nothing can be told.
    if theirs.is_empty() && text.chars().any(|c| "〇零一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾".contains(c))
    {
        return false;
    }
    if matches!(of, "date" | "time") {
        return true;
    }
    let is_near = |one: &[u32], other: &[u32]| {
        one.split_last().zip(other.split_last()).is_some_and(|(one, other)| one.1 == other.1)
    };
    let has_decimals = text.contains(['.', ',']) && anew.contains('.');
    let trimmed = |digits: &[u32]| digits.iter().rposition(|digit| *digit != 0).map_or(0, |last| last + 1);
    let is_cut = has_decimals
        && (ours[..trimmed(&ours)] == theirs[..trimmed(&theirs)]
            || ours.starts_with(&theirs)
            || theirs.starts_with(&ours));
    !(is_cut || has_decimals && ours.len() == theirs.len() && is_near(&ours, &theirs))
}
