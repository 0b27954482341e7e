//! Columns of which most rows prove what they are to each other, and the row that is wrong: 男生+女生=计划数, 人数×标准=金额.

use super::super::amount::Amount;
use super::row::{Cell, FEWEST, figure};
use hegao_model::text::{Source, Span};

/// The most columns that are tried, and the most parts of a sum.
const COLUMNS: usize = 12;
const PARTS: usize = 8;

/// One, in millionths.
const ONE: i128 = 1_000_000;

/// What a column comes to: the sum of others that stand side by side, or the product of two.
#[derive(Clone)]
enum Rule {
    Sum(std::ops::RangeInclusive<usize>),
    Product(usize, usize),
}

type Row = Vec<Option<i128>>;

/// The cells that their row contradicts, where twice as many rows fit, two at least.
pub(super) fn wrong(head: usize, rows: &[Vec<Cell<'_>>]) -> Vec<(usize, Span<Source>, String)> {
    if !(FEWEST..=COLUMNS).contains(&head) {
        return Vec::new();
    }
    // The row of totals is told by the columns.
    let is_total = |row: &[Cell<'_>]| ["合计", "总计", "小计", "共计"].contains(&row[0].text.trim());
    let rows: Vec<&Vec<Cell<'_>>> = rows.iter().filter(|row| row.len() == head && !is_total(row)).collect();
    if rows.len() < 3 {
        return Vec::new();
    }
    let numbers: Vec<Row> = rows.iter().map(|row| row.iter().map(figure).collect()).collect();
    let rules = (0..head).flat_map(|total| rules(head, total).map(move |rule| (total, rule)));
    let proved = rules.filter_map(|(total, rule)| Some((proof(&numbers, total, &rule)?, total, rule)));
    // A wrong product makes the sum that it is a part of wrong, too, and not the other way round.
    let best = proved.max_by_key(|(fits, _, rule)| (*fits, matches!(rule, Rule::Product(..))));
    let Some((_, total, rule)) = best else { return Vec::new() };
    let judge = |(row, cells): (&Row, &&Vec<Cell<'_>>)| {
        let (told, right) = (row[total]?, rule.value(row)?);
        let cell = &cells[total];
        let is_wrong = told != right && right * 3 > told && right < told * 3;
        let len = cell.text.trim_end().len();
        is_wrong.then(|| (cell.block, Span::new(cell.start, cell.start + len), Amount::written(right)))
    };
    numbers.iter().zip(&rows).filter_map(judge).collect()
}

/// What a column may be.
fn rules(columns: usize, total: usize) -> impl Iterator<Item = Rule> {
    let sums = (0..columns).flat_map(move |from| (from + 1..columns.min(from + PARTS)).map(move |to| from..=to));
    let sums = sums.filter(move |range| !range.contains(&total)).map(Rule::Sum);
    let pairs = (0..columns).flat_map(move |one| (one + 1..columns).map(move |other| (one, other)));
    let products =
        pairs.filter(move |&(one, other)| other < total && one != total).map(|(one, other)| Rule::Product(one, other));
    sums.chain(products)
}

impl Rule {
    /// What a row comes to; `None` where a number is missing, or the row proves nothing.
    fn value(&self, row: &Row) -> Option<i128> {
        match self {
            Self::Sum(range) => {
                let parts: Vec<i128> = row[range.clone()].iter().copied().collect::<Option<_>>()?;
                (parts.iter().filter(|part| **part > 0).count() > 1).then(|| parts.iter().sum())
            }
            Self::Product(one, other) => {
                let (one, other) = (row[*one]?, row[*other]?);
                (one > ONE && other > ONE).then(|| one.checked_mul(other).map(|all| all / ONE))?
            }
        }
    }
}

/// How many rows fit, if they are enough, and some does not.
fn proof(rows: &[Row], total: usize, rule: &Rule) -> Option<usize> {
    let judged = rows.iter().filter_map(|row| Some((row[total]?, rule.value(row)?)));
    let (mut fits, mut misses) = (0, 0);
    for (told, right) in judged {
        // What is small fits by chance.
        if told == right && told >= 10 * ONE { fits += 1 } else { misses += 1 }
    }
    (fits >= 2 && misses >= 1 && misses * 2 <= fits).then_some(fits)
}

#[cfg(test)]
mod tests {
    use super::super::row::spaced;
    use super::*;

    #[test]
    fn most_rows_prove_the_columns() {
        let told = |lines: &[&'static str]| {
            let rows: Vec<Vec<Cell<'_>>> = lines.iter().map(|line| spaced(line, 0, 0)).collect();
            wrong(rows[0].len(), &rows[1..]).into_iter().map(|(.., right)| right).collect::<Vec<_>>()
        };
        let schools = ["学校\t计划数\t男生\t女生", "一中\t600\t310\t290", "二中\t450\t240\t220", "三中\t380\t180\t200"];
        assert_eq!(told(&schools), ["460"]);
        let villages = [
            "村名\t户数\t人数\t标准\t金额",
            "东村\t25\t86\t300\t25800",
            "西村\t18\t62\t300\t16800",
            "南村\t30\t105\t300\t31500",
        ];
        assert_eq!(told(&villages), ["18600"]);
        let others = ["村名\t户数\t人数\t面积", "东村\t25\t86\t300", "西村\t18\t62\t280", "南村\t30\t105\t310"];
        assert!(told(&others).is_empty());
    }
}
