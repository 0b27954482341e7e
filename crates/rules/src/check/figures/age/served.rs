//! How long somebody has served, which no two years of the paragraph lie apart: 1956年9月…任教；1998年9月退休，从教整整四十年.

use super::Wrong;
use crate::check::figures::date::year_before;
use crate::check::figures::numeral::{number_after, number_before};
use crate::check::figures::quantity::paragraph;
use hegao_model::text::{Folded, Span};

/// What is counted in years behind it, beside what [`super::SERVICE`] has, and what before it.
pub(super) const BEHIND: [&str; 3] = ["从艺", "从军", "执教"];
pub(super) const AHEAD: [&str; 4] = ["年党龄", "年教龄", "年工龄", "年军龄"];

/// What may stand between its word and the number.
const FILLERS: [&str; 9] = ["至今", "整整", "已有", "已经", "长达", "已", "达", "了", "有"];

/// What makes the number a round one, before it and behind its unit.
const ABOUT: [&str; 5] = ["近", "约", "超", "逾", "余"];
const AROUND: [&str; 7] = ["多", "余", "来", "以上", "左右", "间", "如一日"];

/// How far before it years are looked for, in bytes, and by how much it may be off.
const FAR: usize = 700;
const OFF: i64 = 1;

/// The number that no two years lie apart; `year` is that of the document.
pub(super) fn wrong(folded: &str, clue: Span<Folded>, year: i16) -> Option<Wrong> {
    let (start, end, told) = if AHEAD.contains(&clue.of(folded)) {
        let number = number_before(&folded[..clue.start()])?;
        (number.start, clue.start() + '年'.len_utf8(), number.value)
    } else {
        let mut at = clue.end();
        while let Some(filler) = FILLERS.iter().find(|filler| folded[at..].starts_with(**filler)) {
            at += filler.len();
        }
        let number = number_after(&folded[at..]).filter(|number| number.start == 0)?;
        let end = at + number.end;
        (at, end + folded[end..].strip_prefix('年').map(|_| '年'.len_utf8())?, number.value)
    };
    let is_about = ABOUT.iter().any(|word| folded[..start].ends_with(word))
        || AROUND.iter().any(|word| folded[end..].starts_with(word));
    let from = paragraph(folded, start, FAR);
    let mut years: Vec<i64> = folded[from..start]
        .match_indices('年')
        .filter(|(at, year)| !is_birth(&folded[from + at + year.len()..]))
        .filter_map(|(at, _)| Some(i64::from(year_before(&folded[..from + at])?.0)))
        .collect();
    let &last = years.last().filter(|_| !is_about && (5..80).contains(&told))?;
    years.push(i64::from(year));
    let told = i64::from(told);
    let fits = |one: &i64| years.iter().any(|other| (other - one - told).abs() <= OFF);
    let is_wrong = !years.iter().any(fits);
    let (zh, en) =
        (format!("前面的年份（最近的是{last}年）都不相差{told}年"), format!("no two years are {told} apart"));
    is_wrong.then(|| (Span::new(start, end), zh, en))
}

/// Whether somebody is born in the year before `rest`: nobody serves from then on.
fn is_birth(rest: &str) -> bool {
    rest.split(|c: char| !(c.is_ascii_digit() || "月日出于生".contains(c)))
        .next()
        .is_some_and(|date| date.contains('生'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_years_lie_as_far_apart_as_somebody_has_served() {
        for (text, expected) in [
            ("1956年9月任教，1998年9月退休，从教整整四十年。", Some("四十年")),
            ("1956年9月任教，1998年9月退休，从教整整四十二年。", None),
            ("1960年7月加入中国共产党，至今已有五十五年党龄。", Some("五十五年")),
            ("1960年7月加入中国共产党，至今已有六十五年党龄。", None),
            ("1956年9月任教，从教近四十年。", None),
            ("1996年9月任教，从教20余年。", None),
            ("李老师从教40年。", None),
            ("李老师，1968年3月出生，从教36年。", None),
            ("李老师，1968年3月出生，1990年任教，从教26年。", Some("26年")),
        ] {
            let mut words = AHEAD.iter().chain(&BEHIND).chain(&super::super::SERVICE);
            let (at, word) = words.find_map(|word| Some((text.find(word)?, word))).unwrap();
            let told = wrong(text, Span::new(at, at + word.len()), 2025).map(|(span, ..)| span.of(text));
            assert_eq!(told, expected, "{text}");
        }
    }
}
