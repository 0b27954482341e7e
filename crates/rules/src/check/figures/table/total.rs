//! Totals of a table that are not the sum of their parts: a row 合计 against the rows above it, a column 小计 against the columns
//! beside it.
//!
//! What a total counts is not said, so it is proved: the parts are those that add up in most columns (or rows), and a slip is
//! where they do not. Where nothing proves it, a sum that comes near its total and misses it is told.

use super::super::amount::is_slip;
use super::grid::{Entry, GRAND, Grid, unspaced, with_clues};
use super::{lines, relation, shares};
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use crate::language::Said;
use hegao_model::document::table::Number;

/// The check, ready to run.
pub(in crate::check::figures) struct Totals;

/// What a total of parts is called.
const PARTIAL: &str = "小计";

/// What is no quantity that adds up.
const RATES: [&str; 20] = [
    "率", "比", "均", "单价", "增长", "增幅", "降幅", "同比", "环比", "排名", "名次", "编号", "代码", "年份", "年龄",
    "电话", "得分", "系数", "序号", "标准",
];

/// What is measured, and so rounded even where it has no decimals.
const MEASURED: [&str; 12] = ["万", "亿", "吨", "公顷", "亩", "平方", "立方", "里", "米", "度", "克", "元"];

/// How many blocks above a table its unit may be told.
const CAPTION: usize = 3;

/// Without proof, a sum misses its total by one in so many at most.
const NEAR: i128 = 20;

/// A total of three figures is a slip of the pen away by chance less often than not.
const FEW: i128 = 100;

/// Of so many columns that add up one may not.
const PROOF: usize = 2;

impl PageCheck for Totals {
    fn literals(&self) -> Vec<String> {
        let sums = GRAND.iter().chain([&PARTIAL]).chain(&lines::AHEAD);
        sums.chain(&relation::WORDS).map(|&word| word.to_owned()).collect()
    }

    fn find(&self, page: &Page<'_>, clues: &[Clue]) -> Vec<Spotted> {
        let heads = GRAND.len() + 1 + lines::AHEAD.len();
        let (of_sums, of_heads): (Vec<Clue>, Vec<Clue>) = clues.iter().partition(|clue| clue.literal() < heads);
        let mut found: Vec<Spotted> = page.each(&of_sums).flat_map(|clue| lines::wrong(page, clue)).collect();
        found.extend(page.each(&of_heads).flat_map(|clue| lines::related(page, clue)));
        for table in page.each(with_clues(page, &of_heads)) {
            found.extend(relation::in_grid(page, &Grid::of(page, table)));
        }
        let own: Vec<Clue> = of_sums.into_iter().filter(|clue| clue.literal() <= GRAND.len()).collect();
        for table in page.each(with_clues(page, &own)) {
            let grid = Grid::of(page, table);
            found.extend(shares::wrong(page, &grid));
            let is_measured = is_measured(&captions(page, grid.first));
            for (sums, zh, en) in [(Sums::down(&grid), "本列", "the column"), (Sums::across(&grid), "本行", "the row")]
            {
                found.extend(sums.misses(is_measured).into_iter().filter_map(|Miss { block, sum }| {
                    let (_, span) = page.own_text(block)?;
                    let detail = Said { zh: format!("{zh}各项之和 {sum}"), en: format!("{en}'s sum, {sum}") };
                    Some(Spotted { detail: Some(detail), ..Spotted::new(block, span) })
                }));
            }
        }
        // A total of totals may be told both ways.
        found.sort_by_key(|one: &Spotted| (one.block, one.span));
        found.dedup_by_key(|one| (one.block, one.span));
        found
    }
}

/// What stands right above a table, where its unit is told.
fn captions(page: &Page<'_>, first: usize) -> String {
    let above = page.blocks.get(first.saturating_sub(CAPTION)..first).unwrap_or_default();
    let units = above.iter().filter_map(|block| block.text.source().split_once("单位"));
    units.map(|(_, unit)| unit.chars().take(8).collect::<String>()).collect()
}

fn is_measured(text: &str) -> bool {
    MEASURED.iter().any(|word| text.contains(word))
}

/// A total that its parts miss, and what they add up to.
struct Miss {
    block: usize,
    sum: String,
}

/// What a line is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    Part,
    Partial,
    Grand,
    /// Neither: a head, a rate, a line of words.
    Other,
}

/// The table as lines that are added to one another, place by place.
struct Sums<'p> {
    lines: Vec<(Line, Vec<Entry<'p>>)>,
    /// What each place is called.
    names: Vec<String>,
}

impl<'p> Sums<'p> {
    /// Rows that are added.
    fn down(grid: &Grid<'p>) -> Self {
        let names = grid.headers.iter().map(|header| unspaced(header)).collect();
        let lines = grid.rows.iter().map(|row| {
            let label = row.entries.iter().map(|entry| entry.text()).find(|text| !text.is_empty()).unwrap_or_default();
            (if row.is_head { Line::Other } else { Line::of(label) }, row.entries.clone())
        });
        Self { lines: lines.collect(), names }
    }

    /// Columns that are added.
    fn across(grid: &Grid<'p>) -> Self {
        let rows = || grid.rows.iter().filter(|row| !row.is_head);
        let label = |entries: &[Entry<'p>]| entries.iter().map(|entry| unspaced(entry.text())).collect::<String>();
        let names = rows().map(|row| label(&row.entries)).collect();
        let lines = grid.headers.iter().enumerate().map(|(column, header)| {
            let entries: Vec<Entry<'p>> = rows().map(|row| row.entries[column]).collect();
            let is_said = !header.is_empty() && !is_rate(header) && entries.iter().all(|entry| entry.text().is_empty());
            (if is_said { Line::of(header) } else { Line::Other }, entries)
        });
        Self { lines: lines.collect(), names }
    }

    /// All totals that their parts miss.
    fn misses(&self, is_measured: bool) -> Vec<Miss> {
        let lines = || self.lines.iter().enumerate().map(|(at, (line, _))| (at, *line));
        let grand = || lines().filter(|(_, line)| *line == Line::Grand).map(|(at, _)| at);
        // Of a ledger with a total for each page only the outermost may count all.
        let outer = [grand().next(), grand().next_back()];
        let totals = lines().filter(|(_, line)| matches!(line, Line::Partial | Line::Grand));
        totals.flat_map(|(at, _)| self.missed(at, outer.contains(&Some(at)), is_measured)).collect()
    }

    /// The places at which the total `at` is not the sum of its parts, whichever those are.
    fn missed(&self, at: usize, is_outer: bool, is_measured: bool) -> Vec<Miss> {
        let tried = self.parts(at, is_outer).into_iter().map(|parts| self.compare(at, &parts, is_measured));
        let Some(best) = tried.max_by_key(|tried| (tried.fitting, std::cmp::Reverse(tried.missed.len()))) else {
            return Vec::new();
        };
        let is_proved = best.fitting >= PROOF * best.missed.len().max(1) || best.fitting > 0 && best.missed.len() == 1;
        let is_near = best.is_near && (best.fitting == 0 && best.missed.len() == 1 || best.fitting >= PROOF);
        if is_proved || is_near { best.missed } else { Vec::new() }
    }

    /// The lines that the total may count: the parts before it or behind it up to the next total; if it is an outer one, all parts
    /// or all partial totals.
    fn parts(&self, at: usize, is_outer: bool) -> Vec<Vec<usize>> {
        let of = |lines: &mut dyn Iterator<Item = usize>, wanted: Line, stops: bool| {
            let is_total = |line: &usize| matches!(self.lines[*line].0, Line::Partial | Line::Grand);
            let lines = lines.take_while(|line| !stops || !is_total(line));
            lines.filter(|line| self.lines[*line].0 == wanted).collect::<Vec<usize>>()
        };
        let (before, behind) = (|| (0..at).rev(), || at + 1..self.lines.len());
        let mut all = vec![of(&mut before(), Line::Part, true), of(&mut behind(), Line::Part, true)];
        if is_outer {
            all.extend([Line::Part, Line::Partial].map(|line| of(&mut before(), line, false)));
            all.extend([Line::Part, Line::Partial].map(|line| of(&mut behind(), line, false)));
        }
        all.retain(|parts| parts.len() > 1);
        all
    }

    fn compare(&self, at: usize, parts: &[usize], is_measured: bool) -> Tried {
        let mut tried = Tried { fitting: 0, missed: Vec::new(), is_near: true };
        for (place, name) in self.names.iter().enumerate().filter(|(_, name)| !is_rate(name)) {
            let Entry::Number(total, block) = self.lines[at].1[place] else { continue };
            let entries = parts.iter().map(|&line| self.lines[line].1[place]);
            let Some(sum) = Sum::of(total, entries, is_measured || self::is_measured(name)) else { continue };
            if sum.fits() {
                tried.fitting += 1;
            } else {
                tried.is_near &= sum.is_near();
                tried.missed.push(Miss { block, sum: sum.written() });
            }
        }
        tried
    }
}

impl Line {
    fn of(label: &str) -> Self {
        let label = unspaced(label);
        let word = label.split(['（', '(', '：', ':']).next().unwrap_or_default();
        match word {
            PARTIAL => Self::Partial,
            word if GRAND.contains(&word) => Self::Grand,
            // 收入合计, 其中：… count some of the lines, nobody knows which.
            word if GRAND.iter().any(|grand| word.contains(grand)) || word.contains(PARTIAL) => Self::Other,
            word if word.starts_with("其中") || word.starts_with("备注") || is_rate(word) => Self::Other,
            _ => Self::Part,
        }
    }
}

fn is_rate(name: &str) -> bool {
    RATES.iter().any(|word| name.contains(word)) || name.contains(['%', '％'])
}

/// What came of taking some lines for the parts of a total.
struct Tried {
    /// At how many places they add up to it.
    fitting: usize,
    missed: Vec<Miss>,
    /// Whether all that they miss they miss by little.
    is_near: bool,
}

/// A total, the sum of its parts, and what rounding explains, in ten to the power of `exponent`.
struct Sum {
    total: i128,
    sum: i128,
    slack: i128,
    exponent: i32,
}

impl Sum {
    /// The sum of `parts`, if they are numbers in the unit of `total`, two at least that are not 0.
    fn of<'p>(total: Number<'p>, parts: impl Iterator<Item = Entry<'p>>, is_measured: bool) -> Option<Self> {
        let mut numbers: Vec<Number<'p>> = Vec::new();
        for part in parts {
            match part {
                Entry::Blank => {}
                Entry::Text(..) => return None,
                Entry::Number(number, _) => numbers.push(number),
            }
        }
        numbers.retain(|number| number.digits != 0);
        let is_alike = |one: &Number<'_>| one.unit == total.unit && !one.is_percent && !total.is_percent;
        if numbers.len() < 2 || !numbers.iter().all(is_alike) {
            return None;
        }
        let exponents = || numbers.iter().chain([&total]).map(|one| one.exponent);
        let exponent = exponents().min()?;
        let steps = exponents().filter(|&of| is_measured || of != 0);
        let step = |of: i32| 10_i128.checked_pow(u32::try_from(of - exponent).ok()?);
        let slack = steps.map(step).collect::<Option<Vec<i128>>>()?.into_iter().sum();
        let values = numbers.iter().map(|one| one.in_tens(exponent)).collect::<Option<Vec<i128>>>()?;
        Some(Self { total: total.in_tens(exponent)?, sum: values.into_iter().sum(), slack, exponent })
    }

    fn misses(&self) -> i128 {
        (self.sum - self.total).abs()
    }

    fn fits(&self) -> bool {
        self.misses() * 2 <= self.slack
    }

    fn is_near(&self) -> bool {
        let is_near = self.misses() * NEAR <= self.total.abs();
        // One figure that was mistyped: 105 for 115.
        is_near || self.total >= FEW && self.misses() * 4 <= self.total && is_slip(self.sum, self.total, 1)
    }

    /// The sum as people write it.
    fn written(&self) -> String {
        let digits = self.sum.abs().to_string();
        let sign = if self.sum < 0 { "-" } else { "" };
        match usize::try_from(-self.exponent) {
            Ok(0) => format!("{sign}{digits}"),
            Ok(decimals) => {
                let digits = format!("{digits:0>width$}", width = decimals + 1);
                let (whole, decimals) = digits.split_at(digits.len() - decimals);
                let decimals = decimals.trim_end_matches('0');
                if decimals.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{decimals}") }
            }
            Err(_) => format!("{sign}{digits}{}", "0".repeat(usize::try_from(self.exponent).unwrap_or_default())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(total: &'static str, parts: &[&'static str], is_measured: bool) -> Option<String> {
        let parts =
            parts.iter().map(|part| Number::parse(part).map_or(Entry::Blank, |number| Entry::Number(number, 0)));
        let sum = Sum::of(Number::parse(total).unwrap(), parts, is_measured)?;
        Some(if sum.fits() { "=".to_owned() } else { sum.written() })
    }

    #[test]
    fn sums_are_exact_and_rounding_is_allowed_for() {
        for (total, parts, is_measured, expected) in [
            ("6", &["1", "2", "3"][..], false, Some("=")),
            ("7", &["1", "2", "3"], false, Some("6")),
            ("7", &["1", "2", "3"], true, Some("=")),
            ("9", &["1", "2", "3"], true, Some("6")),
            ("12.7", &["4.2", "4.2", "4.3"], false, Some("=")),
            ("12.6", &["4.2", "4.2", "4.3"], false, Some("=")),
            ("13.6", &["4.2", "4.2", "4.3"], false, Some("12.7")),
            ("1.2万", &["7000", "4600"], false, Some("=")),
            ("1,200", &["700", "400"], false, Some("1100")),
            ("6", &["6", "-"], false, None),
            ("6元", &["1人", "2元"], false, None),
        ] {
            assert_eq!(sum(total, parts, is_measured).as_deref(), expected, "{total} {parts:?}");
        }
    }

    #[test]
    fn a_line_is_known_by_its_label() {
        for (label, expected) in [
            ("合 计", Line::Grand),
            ("总计（万元）", Line::Grand),
            ("小计", Line::Partial),
            ("收入合计", Line::Other),
            ("其中：女性", Line::Other),
            ("完成率", Line::Other),
            ("道路", Line::Part),
        ] {
            assert!(Line::of(label) == expected, "{label}");
        }
    }
}
