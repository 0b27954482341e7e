//! A column that is worked out of others of its row: 完成率 of 计划 and 完成, 占比 of its column's sum, 增长 of two years, 结余 of 收入 and 支出.
//!
//! Which columns it is worked out of is not said, so the rows prove it: it fits in all of them but one, and that one is told.

use super::grid::{Entry, GRAND, Grid, unspaced};
use super::lines::Cell;
use crate::check::page::{Page, Spotted};
use crate::language::Said;
use hegao_model::document::table::Number;
use hegao_model::text::{Source, Span};

/// What heads a column that is worked out, by how.
const SHARES: [&str; 5] = ["占比", "比例", "比重", "构成", "所占"];
const RATES: [&str; 1] = ["率"];
const GROWTHS: [&str; 7] = ["增长", "增幅", "增速", "降幅", "增减", "同比", "涨幅"];
const REMAINDERS: [&str; 6] = ["差额", "结余", "结存", "余额", "增减", "节余"];

/// The words that lead to such a table.
pub(super) const WORDS: [&str; 31] = [
    "完成率",
    "执行率",
    "合格率",
    "达标率",
    "通过率",
    "参与率",
    "参保率",
    "到位率",
    "覆盖率",
    "出勤率",
    "优良率",
    "优秀率",
    "及格率",
    "满意率",
    "回收率",
    "入学率",
    "就业率",
    "占比",
    "比例",
    "比重",
    "增长",
    "增幅",
    "增速",
    "降幅",
    "增减",
    "同比",
    "差额",
    "结余",
    "结存",
    "余额",
    "节余",
];

/// In so many rows at least it must fit, in so many of them not by chance (100 % of itself).
const FITTING: usize = 3;
const TELLING: usize = 2;

/// How far off what is told may be, as a share of what is right; beyond, the row is of another kind.
const FAR: f64 = 0.5;

/// A number in a table.
#[derive(Clone, Copy)]
struct Value {
    number: f64,
    /// What its last figure is worth.
    step: f64,
    is_percent: bool,
    block: usize,
    span: Span<Source>,
}

/// The columns of a table, each with its head and a value or nothing for each row.
struct Columns {
    heads: Vec<String>,
    rows: Vec<Vec<Option<Value>>>,
    /// Whether a row is the sum of others.
    totals: Vec<bool>,
}

/// Values that a relation misses, with what would fit.
type Misses = Vec<(Value, f64)>;

/// How a column is worked out of one or two others.
#[derive(Clone, Copy)]
enum Relation {
    /// The first in a hundred of the second.
    Rate,
    /// The first in a hundred of its column's sum.
    Share,
    /// By how much in a hundred the first is more than the second.
    Growth,
    /// The first less the second.
    Remainder,
}

/// What is wrong in a table of cells.
pub(super) fn in_grid(page: &Page<'_>, grid: &Grid<'_>) -> Vec<Spotted> {
    let rows: Vec<_> = grid.rows.iter().filter(|row| !row.is_head).collect();
    let value = |entry: &Entry<'_>| {
        let Entry::Number(number, block) = *entry else { return None };
        Value::of(&number, block, page.own_text(block)?.1)
    };
    let is_total = |entries: &[Entry<'_>]| entries.iter().any(|entry| GRAND.contains(&unspaced(entry.text()).as_str()));
    Columns {
        heads: grid.headers.iter().map(|head| unspaced(head)).collect(),
        totals: rows.iter().map(|row| is_total(&row.entries)).collect(),
        rows: rows.iter().map(|row| row.entries.iter().map(value).collect()).collect(),
    }
    .wrong()
}

/// What is wrong in lines of text, of which the first is the head.
pub(super) fn in_lines(head: &[Cell<'_>], rows: &[Vec<Cell<'_>>]) -> Vec<Spotted> {
    let value = |cell: &Cell<'_>| Value::of(&Number::parse(cell.text.trim())?, cell.block, cell.span());
    let is_total = |row: &Vec<Cell<'_>>| row.iter().any(|cell| GRAND.contains(&unspaced(cell.text).as_str()));
    Columns {
        heads: head.iter().map(|cell| unspaced(cell.text)).collect(),
        totals: rows.iter().map(is_total).collect(),
        rows: rows.iter().map(|row| row.iter().map(value).collect()).collect(),
    }
    .wrong()
}

impl Value {
    fn of(number: &Number<'_>, block: usize, span: Span<Source>) -> Option<Self> {
        let scale = 10_f64.powi(number.exponent);
        let step = if number.exponent > 0 { 1.0 } else { scale };
        (number.digits.abs() < 1_000_000_000_000_000).then_some(Self {
            number: number.digits as f64 * scale,
            step,
            is_percent: number.is_percent,
            block,
            span,
        })
    }
}

impl Columns {
    fn wrong(&self) -> Vec<Spotted> {
        let columns = 0..self.heads.len();
        columns.filter_map(|column| self.wrong_in(column)).collect()
    }

    /// What is wrong in a column: the one value that the relation misses which fits all others.
    fn wrong_in(&self, column: usize) -> Option<Spotted> {
        let head = &self.heads[column];
        let named = |words: &[&str]| words.iter().any(|word| head.contains(word));
        let kinds = [
            (named(&RATES), Relation::Rate),
            (named(&SHARES), Relation::Share),
            (named(&SHARES), Relation::Rate),
            (named(&GROWTHS), Relation::Growth),
            (named(&REMAINDERS), Relation::Remainder),
        ];
        let mut best: Option<(usize, Misses, String)> = None;
        for (_, relation) in kinds.into_iter().filter(|(is_named, _)| *is_named) {
            for (one, other) in self.pairs(column, relation) {
                let Some((fitting, misses)) = self.judged(column, relation, (one, other)) else { continue };
                let of = if one == other {
                    self.heads[one].clone()
                } else {
                    format!("{}、{}", self.heads[one], self.heads[other])
                };
                if best.as_ref().is_none_or(|(most, fewest, _)| (fitting, fewest.len()) > (*most, misses.len())) {
                    best = Some((fitting, misses, of));
                }
            }
        }
        let (_, misses, of) = best?;
        let [(value, right)] = misses[..] else { return None };
        let places = (-value.step.log10()).round().max(0.0) as usize;
        let right = format!("{right:.places$}{}", if value.is_percent { "%" } else { "" });
        let zh = format!("本行按“{of}”算出的 {right}");
        let detail = Said { zh, en: format!("{right}, which its row gives") };
        Some(Spotted { detail: Some(detail), ..Spotted::new(value.block, value.span) })
    }

    /// The columns that one may be worked out of.
    fn pairs(&self, column: usize, relation: Relation) -> Vec<(usize, usize)> {
        let others = |but: usize| (0..self.heads.len()).filter(move |&one| one != column && one != but);
        match relation {
            Relation::Share => others(column).map(|one| (one, one)).collect(),
            _ => others(column).flat_map(|one| others(one).map(move |other| (one, other))).collect(),
        }
    }

    /// In how many rows a relation fits, and the rows that it misses with what would fit; `None`: too few prove it.
    fn judged(&self, column: usize, relation: Relation, of: (usize, usize)) -> Option<(usize, Misses)> {
        let sum: f64 = (self.rows.iter().zip(&self.totals))
            .filter(|(_, is_total)| !**is_total)
            .filter_map(|(row, _)| Some(row.get(of.0).copied()??.number))
            .sum();
        let (mut fitting, mut telling, mut misses) = (0, 0, Vec::new());
        for row in &self.rows {
            let value = |column: usize| row.get(column).copied().flatten();
            let (Some(one), Some(other), Some(told)) = (value(of.0), value(of.1), value(column)) else { continue };
            if told.is_percent != self.is_percent(column) || one.is_percent || other.is_percent {
                return None;
            }
            let right = relation.right(one.number, other.number, sum);
            if !right.is_finite() {
                continue;
            }
            // Rounded, or cut.
            let (over, slack) = (right.abs() - told.number.abs(), relation.slack(one, other, right));
            let is_near = over >= -told.step / 2.0 - slack && over < told.step + slack;
            if is_near || over.abs() < told.step * 1e-6 {
                fitting += 1;
                telling += usize::from(relation.is_telling(one.number, other.number, right));
            } else {
                misses.push((told, right));
            }
        }
        let is_near = |(told, right): &(Value, f64)| (told.number - right).abs() <= right.abs() * FAR;
        let is_proved = fitting >= FITTING && telling >= TELLING && misses.len() <= 1 && misses.iter().all(is_near);
        is_proved.then_some((fitting, misses))
    }

    /// Whether the first value of a column has a sign %.
    fn is_percent(&self, column: usize) -> bool {
        let first = self.rows.iter().find_map(|row| row.get(column).copied().flatten());
        first.is_some_and(|value| value.is_percent)
    }
}

impl Relation {
    /// What two values of a row give.
    fn right(self, one: f64, other: f64, sum: f64) -> f64 {
        match self {
            Self::Rate => one / other * 100.0,
            Self::Share => one / sum * 100.0,
            Self::Growth => (one - other) / other * 100.0,
            Self::Remainder => one - other,
        }
    }

    /// How far off the result may be because its two values were rounded.
    fn slack(self, one: Value, other: Value, right: f64) -> f64 {
        let (off, of) = (one.step / 2.0, other.step / 2.0);
        match self {
            // Whole numbers that are divided are counts.
            _ if one.step >= 1.0 && other.step >= 1.0 => 0.0,
            Self::Rate | Self::Share | Self::Growth => right.abs() * (off / one.number.abs() + of / other.number.abs()),
            Self::Remainder => off.max(of) * 2.0,
        }
    }

    /// Whether a row that fits tells something.
    fn is_telling(self, one: f64, other: f64, right: f64) -> bool {
        match self {
            Self::Rate | Self::Share => right > 0.0 && (right - 100.0).abs() > 1e-9,
            Self::Growth => right != 0.0,
            Self::Remainder => one != 0.0 && other != 0.0 && right != 0.0,
        }
    }
}
