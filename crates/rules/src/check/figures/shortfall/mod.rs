//! A gap that is not what is needed less what there is: 总投资186.5万元，已落实100万元，尚有缺口96.5万元.

mod complement;
mod remainder;
mod rest;
mod roll;
mod told;

use super::amount::Amount;
use super::miss::Miss;
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use crate::language::Said;
use hegao_model::text::{Folded, Span};

/// The check, ready to run.
pub(super) struct Shortfalls;

/// What calls the gap, the whole, and the part that is there.
const GAPS: [&str; 5] = ["缺口", "尚缺", "还差", "尚欠", "仍缺"];
const WHOLES: [&str; 8] = ["总投资", "总预算", "总造价", "共需", "需资金", "需要资金", "总费用", "概算"];
const PARTS: [&str; 7] = ["已落实", "已到位", "已筹", "已支付", "已拨", "自筹", "已安排"];

/// How far from its word an amount stands, in characters.
const NEAR: usize = 10;

impl PageCheck for Shortfalls {
    fn literals(&self) -> Vec<String> {
        let own = GAPS.map(str::to_owned).into_iter().chain(remainder::literals());
        own.chain(complement::literals()).chain(rest::literals()).chain(told::literals()).collect()
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        let mut last = None;
        for clue in page.each(clues) {
            let text = &page.blocks[clue.block()].text;
            if let Some(miss) = miss(text.folded(), clue).or_else(|| roll::wrong(page, clue)) {
                if last.replace((clue.block(), miss.total.start)) != Some((clue.block(), miss.total.start)) {
                    found(miss.spotted(clue.block(), text));
                }
                continue;
            }
            if clue.literal() >= GAPS.len() {
                continue;
            }
            let Some((gap, right)) = wrong(text.folded(), clue.span) else { continue };
            if last.replace((clue.block(), gap.start)) == Some((clue.block(), gap.start)) {
                continue;
            }
            let (right, unit, told) = (Amount::written(right), gap.unit, Amount::written(gap.millionths));
            let detail = Said {
                zh: format!("应为{right}{unit}，不是{told}{unit}"),
                en: format!("{right} {unit}, not {told} {unit}"),
            };
            let span = text.to_source(Span::new(gap.start, gap.end));
            found(Spotted { detail: Some(detail), ..Spotted::new(clue.block(), span) });
        }
    }
}

/// What a clue behind those of the gaps leads to, and a gap that no words call one.
fn miss<'t>(folded: &'t str, clue: &Clue) -> Option<Miss<'t>> {
    let Some(literal) = clue.literal().checked_sub(GAPS.len()) else {
        return if wrong(folded, clue.span).is_none() { rest::gap(folded, clue.span) } else { None };
    };
    let pairs = remainder::literals().count();
    match literal.checked_sub(pairs) {
        None => remainder::wrong(folded, clue.span, literal),
        Some(pair) if pair < complement::literals().count() => complement::wrong(folded, clue.span, pair),
        Some(at) if at < complement::literals().count() + rest::literals().count() => rest::wrong(folded, clue.span),
        Some(_) => told::wrong(folded, clue.span),
    }
}

/// The gap behind `clue`, and what it should be, if the whole and one part before it say another.
fn wrong(folded: &str, clue: Span<Folded>) -> Option<(Amount<'_>, i128)> {
    let gap = amount_near(folded, clue.end())?;
    let before = &folded[..clue.start()];
    let whole_at = WHOLES.iter().filter_map(|word| Some((before.rfind(word)?, word.len()))).max()?;
    let between = &before[whole_at.0 + whole_at.1..];
    let parts: Vec<usize> =
        PARTS.iter().flat_map(|word| between.match_indices(word)).map(|(at, word)| at + word.len()).collect();
    let [part] = parts[..] else { return None };
    let whole = amount_near(folded, whole_at.0 + whole_at.1)?;
    let part = amount_near(folded, whole_at.0 + whole_at.1 + part)?;
    // Amounts that the part is split into stand behind it.
    let is_alike = whole.unit == part.unit && whole.unit == gap.unit && part.millionths < whole.millionths;
    let others = folded[part.end..clue.start()].contains(|c: char| c.is_ascii_digit());
    let right = whole.millionths - part.millionths;
    let slack = whole.step.max(part.step).max(gap.step);
    (is_alike && !others && (right - gap.millionths).abs() >= slack).then_some((gap, right))
}

/// The first amount of money within a few characters, in the same clause.
fn amount_near(folded: &str, from: usize) -> Option<Amount<'_>> {
    let near = folded[from..].char_indices().take(NEAR).take_while(|(_, c)| !"，。；、：（）".contains(*c));
    let (at, _) = near.into_iter().find(|(_, c)| c.is_ascii_digit())?;
    Amount::at(folded, from + at).filter(|amount| amount.unit.ends_with('元'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<(String, String)> {
        let at = text.find("缺口")?;
        let (gap, right) = wrong(text, Span::new(at, at + "缺口".len()))?;
        Some((text[gap.start..gap.end].to_owned(), Amount::written(right)))
    }

    #[test]
    fn a_gap_is_what_is_missing() {
        let text = "项目总投资186.5万元，其中：工程费150万元。已落实资金100万元，尚有缺口96.5万元。";
        assert_eq!(told(text), Some(("96.5万元".to_owned(), "86.5".to_owned())));
        for text in [
            "项目总投资186.5万元，已落实资金100万元，尚有缺口86.5万元。",
            "项目总投资186.5万元，已落实省级资金50万元，已落实县级资金30万元，尚有缺口96.5万元。",
            "项目总投资1.5亿元，已落实资金100万元，尚有缺口96.5万元。",
            "尚有缺口96.5万元。",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
