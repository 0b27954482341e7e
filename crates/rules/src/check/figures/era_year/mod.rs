//! Years of a reign or of the cycle of sixty beside the year in figures, which is another: 清乾隆四十五年（1790年）, 戊戌年（1719年）, 乙巳马年.
//!
//! A year of the old calendar ends in January or February of the next one, so that its eleventh and twelfth month may be of either.

mod eras;
mod sexagenary;

use super::numeral::{Number, number_after, number_before};
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use crate::language::Said;
use eras::ERAS;
use hegao_model::text::{Folded, Span};

/// The check, ready to run.
pub(super) struct EraYears;

/// Months of which a part lies in the next year.
const LATE: [&str; 6] = ["十一月", "十二月", "冬月", "腊月", "冬", "除夕"];

/// How far behind a year of a reign its year in figures may stand, in bytes: 乾隆四十五年庚子十二月（1781年）.
const FAR: usize = 48;

/// What is wrong: where, and which year it is.
struct Wrong {
    span: Span<Folded>,
    zh: String,
    en: String,
}

impl PageCheck for EraYears {
    fn literals(&self) -> Vec<String> {
        ERAS.iter().map(|era| era.name.to_owned()).chain(sexagenary::literals()).collect()
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        for clue in page.each(clues) {
            let text = &page.blocks[clue.block()].text;
            let told = match ERAS.get(clue.literal()) {
                Some(era) => of_reign(text.folded(), clue.span, era),
                None => sexagenary::wrong(text.folded(), clue.span, clue.literal() - ERAS.len()),
            };
            let Some(Wrong { span, zh, en }) = told else { continue };
            let detail = Some(Said { zh, en });
            found(Spotted { detail, ..Spotted::new(clue.block(), text.to_source(span)) });
        }
    }
}

/// The year in figures beside a year of a reign, if it is another; or a year that the reign did not have.
fn of_reign(folded: &str, name: Span<Folded>, era: &eras::Era) -> Option<Wrong> {
    let rest = &folded[name.end()..];
    let (ordinal, end) = match rest.strip_prefix("元年") {
        Some(_) => (1, "元".len()),
        None => number_after(rest).filter(|number| number.start == 0).map(|number| (number.value, number.end))?,
    };
    let behind = rest[end..].strip_prefix('年')?;
    let of_year = Span::new(name.start(), name.end() + end + "年".len());
    let (stated, span, is_late) = bracketed(behind, of_year.end()).or_else(|| before(folded, name.start()))?;
    let years: Vec<u32> = era.year(ordinal).collect();
    let is_right = years.iter().any(|&year| stated == year || is_late && stated == year + 1);
    // 绍兴三年（2021年） is three years of a city.
    if is_right || !era.is_near(stated) {
        return None;
    }
    let named = of_year.of(folded);
    let Some(year) = years.first() else {
        let count = era.years();
        return Some(Wrong {
            span: of_year, zh: format!("{}只有{count}年", era.name), en: format!("it had {count}")
        });
    };
    Some(Wrong { span, zh: format!("{named}是{year}年"), en: format!("{named} is {year}") })
}

/// The year in brackets behind a year of a reign, where it stands, and whether a late month stands before it.
fn bracketed(behind: &str, at: usize) -> Option<(u32, Span<Folded>, bool)> {
    let open = behind.find(['（', '(']).filter(|&open| open <= FAR)?;
    let between = &behind[..open];
    if between.contains(['，', '。', '；', '、', '\n', '年', '至', '—', '-']) {
        return None;
    }
    let inside = open + behind[open..].chars().next()?.len_utf8();
    let words = behind[inside..].trim_start_matches(|c: char| !c.is_ascii_digit() && !"）)，。；".contains(c));
    let words = if words.starts_with('，') { words.trim_start_matches('，') } else { words };
    let start = behind.len() - words.len();
    let number = figures(&behind[start..])?;
    let is_late = LATE.iter().any(|month| between.contains(month) || behind[inside..start].contains(month));
    Some((number.value, Span::new(at + start, at + start + number.end), is_late))
}

/// The same before it: 1780年（清乾隆四十五年）.
fn before(folded: &str, name: usize) -> Option<(u32, Span<Folded>, bool)> {
    const STATES: [&str; 8] = ["北宋", "南宋", "即", "清", "明", "元", "宋", "唐"];
    let ahead = folded[..name].trim_end_matches("年间");
    let ahead = STATES.iter().fold(ahead, |ahead, state| ahead.strip_suffix(state).unwrap_or(ahead));
    let ahead = ahead.strip_suffix(['（', '('])?.strip_suffix('年')?;
    let number = number_before(ahead).filter(is_year)?;
    Some((number.value, Span::new(number.start, number.end), false))
}

/// The year in Arabic figures that begins `text`.
fn figures(text: &str) -> Option<Number> {
    let number = number_after(text).filter(|number| number.start == 0 && is_year(number))?;
    // 1780—1790 is a span, and 1780亩 no year.
    let rest = text[number.end..].strip_prefix('年').unwrap_or(&text[number.end..]);
    rest.starts_with(['）', ')', '，', '春', '夏', '秋', '冬']).then_some(number)
}

fn is_year(number: &Number) -> bool {
    (3..=4).contains(&number.figures) && number.value >= 600
}
