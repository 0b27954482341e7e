//! Sums that are written out and do not come out: 8600元－2000元＝6400元, 1246株×300元＝37.83万元.

use super::amount::Amount;
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use crate::language::Said;
use hegao_model::text::{Folded, Span, is_han};

/// The check, ready to run.
pub(super) struct Equations;

/// Signs of the four operations; what people type for them too.
const SIGNS: [char; 12] = ['+', '-', '×', '÷', '*', '/', '−', 'x', '＋', '－', '＊', '／'];

/// How many characters a unit behind a figure may have, and how many terms a sum.
const UNIT: usize = 4;
const TERMS: usize = 20;

/// A term: its number in units, what it is counted in, and where it begins and ends.
struct Term<'t> {
    number: f64,
    /// What its last figure is worth.
    step: f64,
    /// Without 万 and 亿, which its number has.
    unit: &'t str,
    start: usize,
    end: usize,
}

impl PageCheck for Equations {
    fn literals(&self) -> Vec<String> {
        vec!["=".to_owned(), "＝".to_owned()]
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        for clue in page.each(clues) {
            let text = &page.blocks[clue.block()].text;
            let Some((span, right)) = wrong(text.folded(), clue.span) else { continue };
            let detail = Some(Said { zh: right.clone(), en: right });
            found(Spotted { detail, ..Spotted::new(clue.block(), text.to_source(span)) });
        }
    }
}

/// The result behind the sign `=` that is not that of the sum before it, and what that gives.
fn wrong(folded: &str, sign: Span<Folded>) -> Option<(Span<Folded>, String)> {
    let rest = folded[sign.end()..].trim_start_matches(' ');
    let result = Term::at(folded, folded.len() - rest.len())?;
    let behind = folded[result.end..].trim_start_matches(' ');
    // 3×2=6×1 and 3×2=6.0.1 go on.
    if behind.starts_with(|c: char| SIGNS.contains(&c) || matches!(c, '=' | '＝' | '.') || c.is_ascii_alphanumeric()) {
        return None;
    }
    let (terms, signs) = sum(folded, sign.start())?;
    let is_product = signs.iter().all(|sign| !is_plus(*sign));
    // 100-5%=95 takes a share of what stands before it.
    let is_percent = |term: &Term<'_>| folded[term.start..term.end].ends_with('%');
    let is_mixed = terms.iter().any(|term| is_percent(term) != is_percent(&result));
    if is_mixed && signs.iter().all(|sign| is_plus(*sign)) {
        return None;
    }
    let is_even = terms.iter().all(|term| term.unit == result.unit || term.unit.is_empty() || result.unit.is_empty());
    (is_product || is_even).then_some(())?;
    let right = value(&terms, &signs)?;
    // A quotient may be cut and not rounded.
    let is_divided = signs.iter().any(|sign| matches!(sign, '÷' | '/' | '／'));
    let off = (if is_divided { result.step } else { result.step / 2.0 }) * 1.000_001;
    let span = Span::new(result.start, result.end);
    ((right - result.number).abs() > off).then(|| (span, written(right, span.of(folded))))
}

/// What a result should be, in the magnitude and the unit of the one that is told.
fn written(right: f64, told: &str) -> String {
    let scale = if told.contains('%') {
        0.01
    } else if told.contains('亿') {
        1e8
    } else if told.contains('万') {
        1e4
    } else {
        1.0
    };
    let behind = told.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' '));
    format!("{}{behind}", Amount::written((right / scale * 1e4).round() as i128 * 100))
}

/// The terms that end at `end`, from the first, and the signs between them.
fn sum(folded: &str, end: usize) -> Option<(Vec<Term<'_>>, Vec<char>)> {
    let (mut terms, mut signs, mut end) = (Vec::new(), Vec::new(), end);
    loop {
        let term = Term::ending(folded, end)?;
        let before = folded[..term.start].trim_end_matches(' ');
        let sign = before.chars().next_back().filter(|c| SIGNS.contains(c));
        terms.push(term);
        let Some(sign) = sign.filter(|_| terms.len() < TERMS) else {
            let is_alone = !before.ends_with(|c: char| {
                c.is_ascii_alphanumeric()
                    || matches!(c, '=' | '＝' | ')' | '）' | '%' | '.' | '(' | '（' | '≈' | '^' | '_' | ':' | '：')
            });
            terms.reverse();
            signs.reverse();
            return (is_alone && terms.len() > 1).then_some((terms, signs));
        };
        signs.push(sign);
        end = before.len() - sign.len_utf8();
    }
}

fn is_plus(sign: char) -> bool {
    matches!(sign, '+' | '-' | '−' | '＋' | '－')
}

/// The value of a sum, products first.
fn value(terms: &[Term<'_>], signs: &[char]) -> Option<f64> {
    let (mut sum, mut product) = (0.0, terms.first()?.number);
    for (sign, term) in signs.iter().zip(&terms[1..]) {
        match sign {
            sign if is_plus(*sign) => {
                sum += product;
                product = if matches!(sign, '+' | '＋') { term.number } else { -term.number };
            }
            '÷' | '/' | '／' => product /= term.number,
            _ => product *= term.number,
        }
    }
    Some(sum + product).filter(|value| value.is_finite())
}

impl<'t> Term<'t> {
    /// The term that begins at `start`.
    fn at(text: &'t str, start: usize) -> Option<Self> {
        let rest = &text[start..];
        let figures = Amount::leading_figures(rest);
        let end = figures.len();
        let number = Amount::number(figures)? as f64 / 1e6;
        let places = rest[..end].split_once('.').map_or(0, |(_, places)| places.len() as i32);
        let behind = rest[end..].trim_start_matches(' ');
        let unit = behind.len() - behind.trim_start_matches(|c: char| is_han(c) || c == '%').len();
        let (unit, close) = (&behind[..unit], text.len() - behind.len() + unit);
        (unit.chars().count() <= UNIT).then_some(())?;
        let (scale, unit) = match unit.chars().next() {
            Some('万') => (1e4, &unit['万'.len_utf8()..]),
            Some('亿') => (1e8, &unit['亿'.len_utf8()..]),
            Some('%') => (0.01, &unit[1..]),
            _ => (1.0, unit),
        };
        let end = if close > start + end { close } else { start + end };
        Some(Self { number: number * scale, step: 10_f64.powi(-places) * scale, unit, start, end })
    }

    /// The term that ends at `end`.
    fn ending(text: &'t str, end: usize) -> Option<Self> {
        let before = text[..end].trim_end_matches(' ');
        let figures = before.trim_end_matches(|c: char| is_han(c) || c == '%').trim_end_matches(' ');
        let start = figures.len() - Amount::trailing_figures(figures).len();
        Self::at(text, start).filter(|term| term.end == before.len() && start < figures.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_that_are_written_out_come_out() {
        for (text, expected) in [
            ("应付8600元-2000元=6400元。", Some(("6400元", "6600元"))),
            ("应付8600元－2000元＝6400元。", Some(("6400元", "6600元"))),
            ("应付8600元-2000元=6600元。", None),
            ("1246株×300元=37.83万元", Some(("37.83万元", "37.38万元"))),
            ("1246株×300元=37.38万元", None),
            ("50×8+100=500", None),
            ("得分80×60%+90×40%=85分", Some(("85分", "84分"))),
            ("100-5%=95", None),
            ("50%+30%=90%", Some(("90%", "80%"))),
            ("10÷3=3.33", None),
            ("10÷3=3.3", None),
            ("a=3+5=9", None),
            ("(3+5)×2=16", None),
            ("2×3=6×1", None),
            ("PM2.5=35", None),
            ("3米×4米=13平方米", Some(("13平方米", "12平方米"))),
            ("3人+4户=8次", None),
        ] {
            let (at, sign) = text.rmatch_indices(['=', '＝']).next().unwrap();
            let told = wrong(text, Span::new(at, at + sign.len())).map(|(span, right)| (span.of(text), right));
            assert_eq!(told.as_ref().map(|(span, right)| (*span, right.as_str())), expected, "{text}");
        }
    }
}
