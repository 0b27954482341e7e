//! Years of the cycle of sixty beside the year in figures or the animal that they are not: 戊戌年（1719年）, 乙巳马年.

use super::{Wrong, figures, is_year};
use crate::check::figures::numeral::number_before;
use hegao_model::text::{Folded, Span};

const STEMS: [char; 10] = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];
const BRANCHES: [char; 12] = ['子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥'];
const ANIMALS: [char; 12] = ['鼠', '牛', '虎', '兔', '龙', '蛇', '马', '羊', '猴', '鸡', '狗', '猪'];

/// The years of the cycle, in its order.
pub(super) fn literals() -> impl Iterator<Item = String> {
    (0..60).map(name)
}

fn name(year: usize) -> String {
    [STEMS[year % STEMS.len()], BRANCHES[year % BRANCHES.len()]].iter().collect()
}

/// The place of a year in the cycle; the year 4 began one.
fn place(year: u32) -> usize {
    (year as usize + 56) % 60
}

/// The year or the animal beside the year of the cycle that stands `at`, if it is another.
pub(super) fn wrong(folded: &str, at: Span<Folded>, cycle: usize) -> Option<Wrong> {
    let rest = &folded[at.end()..];
    let mut signs = rest.chars();
    let (sign, then) = (signs.next()?, signs.next());
    if let Some(animal) = ANIMALS.iter().position(|&animal| animal == sign && then == Some('年')) {
        let right = ANIMALS[cycle % ANIMALS.len()];
        let span = Span::new(at.end(), at.end() + sign.len_utf8());
        let (zh, en) = (format!("{}是{right}年", name(cycle)), format!("{} is a year of {right}", name(cycle)));
        return (animal != cycle % ANIMALS.len()).then_some(Wrong { span, zh, en });
    }
    let behind = rest.strip_prefix('年')?;
    let (year, span) = in_brackets(behind, at.end() + "年".len()).or_else(|| before(folded, at.start()))?;
    let is = |year: u32| format!("{year}年是{}年", name(place(year)));
    (place(year) != cycle).then(|| Wrong { span, zh: is(year), en: format!("{year} is {}", name(place(year))) })
}

/// 戊戌年（1718年）.
fn in_brackets(behind: &str, at: usize) -> Option<(u32, Span<Folded>)> {
    let inside = behind.strip_prefix(['（', '('])?;
    let words = inside.strip_prefix("公元").unwrap_or(inside);
    let start = behind.len() - words.len();
    let number = figures(words)?;
    Some((number.value, Span::new(at + start, at + start + number.end)))
}

/// 1718年（戊戌年）, 2025乙巳年.
fn before(folded: &str, at: usize) -> Option<(u32, Span<Folded>)> {
    let ahead = &folded[..at];
    let in_brackets = ahead.strip_suffix(['（', '(']).and_then(|ahead| ahead.strip_suffix('年'));
    let number = number_before(in_brackets.unwrap_or(ahead)).filter(is_year)?;
    // 1月8日（甲辰年…） and 1949年己丑 behind a span of years are read by nobody here.
    let is_alone = !folded[..number.start].ends_with(['—', '-', '至', '.', '月', '~']);
    is_alone.then(|| (number.value, Span::new(number.start, number.end)))
}
