//! Rows whose columns are set apart by spaces, and cells of tables: number times price is the sum, scores add up to the total.

use super::super::amount::Amount;
use super::Wrong;
use crate::check::page::{Clue, Page};
use hegao_model::text::{Source, Span};

/// What leads to the head of such rows.
pub(super) const HEADS: [&str; 13] =
    ["单价", "总分", "标准", "每户", "每人", "合计", "小计", "总计", "计划数", "人数", "总数", "数量", "面积"];

/// How many lines below the head are looked at.
const LINES: usize = 60;

/// Fewest columns of which one is worked out of others.
pub(super) const FEWEST: usize = 3;

/// One, in millionths.
const ONE: i128 = 1_000_000;

/// A cell: what it says, and where that stands in the source text of its block.
pub(super) struct Cell<'t> {
    pub(super) text: &'t str,
    pub(super) block: usize,
    pub(super) start: usize,
}

/// What the columns are to each other.
enum Columns {
    Product { number: usize, price: usize, sum: usize },
    Sum { total: usize, parts: Vec<usize> },
}

/// The cells below the head at `clue` that are not what those beside them give.
pub(super) fn wrong(page: &Page<'_>, clue: &Clue) -> Vec<(usize, Wrong)> {
    let mut rows = rows(page, clue);
    if rows.is_empty() {
        return Vec::new();
    }
    let head = rows.remove(0);
    let place =
        |(block, span, right): (usize, Span<Source>, String)| (block, (page.blocks[block].text.to_folded(span), right));
    let Some(columns) = columns(&head) else {
        return super::proved::wrong(head.len(), &rows).into_iter().map(place).collect();
    };
    let wide = rows.iter().take_while(|row| row.len() <= head.len());
    // What a standard is of is proved by a row that it fits.
    let is_plain = head.iter().any(|cell| cell.text.starts_with("单价")) || matches!(columns, Columns::Sum { .. });
    // Where several rows miss it another sum is meant: 单价, 面积 and 合计 with a prize between. The rows prove which columns belong together.
    let is_other = !is_plain || matches!(columns, Columns::Product { .. }) && wide.clone().count() > 1;
    if is_other && !wide.clone().any(|row| fits(row, &columns)) {
        return super::proved::wrong(head.len(), &rows).into_iter().map(place).collect();
    }
    let wrong = wide.filter(|row| row.len() == head.len()).filter_map(|row| judge(row, &columns));
    wrong.map(place).collect()
}

/// The rows from the head on: of the table that a cell is in, or lines whose columns stand two spaces apart.
fn rows<'t>(page: &'t Page<'_>, clue: &Clue) -> Vec<Vec<Cell<'t>>> {
    if let Some((_, cell)) = page.cell(clue.block()) {
        if !cell.is_head {
            return Vec::new();
        }
        let tables = page.tables().iter();
        let Some(table) =
            tables.into_iter().find(|table| table.cells().any(|cell| cell.block as usize == clue.block()))
        else {
            return Vec::new();
        };
        let row = |cells: Vec<hegao_model::document::table::Cell<'_>>| {
            let cells = cells.iter().map(|cell| cell.block as usize);
            cells.map(|block| own(page, block)).collect::<Vec<_>>()
        };
        return table.rows().map(row).take(LINES).collect();
    }
    // The folded text has no spaces between Han characters, which may be set apart to fill a line.
    let text = &page.blocks[clue.block()].text;
    let at = text.to_source(clue.span).start();
    let start = text.source()[..at].rfind('\n').map_or(0, |at| at + 1);
    let head = text.source()[start..].lines().next().unwrap_or_default();
    if spaced(head, 0, 0).len() < FEWEST {
        return Vec::new();
    }
    let mut rows = Vec::new();
    for block in clue.block()..page.blocks.len().min(clue.block() + LINES) {
        let text = page.blocks[block].text.source();
        let mut at = if block == clue.block() { start } else { 0 };
        for line in text[at..].split_inclusive('\n') {
            rows.push(spaced(line.trim_end_matches('\n'), block, at));
            at += line.len();
        }
        if rows.last().is_some_and(|row: &Vec<Cell<'_>>| row.len() < 2) {
            break;
        }
    }
    rows
}

fn own<'t>(page: &'t Page<'_>, block: usize) -> Cell<'t> {
    let (text, span) = page.own_text(block).unwrap_or(("", Span::new(0, 0)));
    Cell { text, block, start: span.start() }
}

/// The parts of a line that stand two spaces apart.
pub(super) fn spaced(line: &str, block: usize, offset: usize) -> Vec<Cell<'_>> {
    let parts = super::super::columns::spaced(line).into_iter();
    parts.map(|part| Cell { text: &line[part.clone()], block, start: offset + part.start }).collect()
}

/// What the columns under a head are to each other, if it says so.
fn columns(head: &[Cell<'_>]) -> Option<Columns> {
    let place = |words: &[&str]| head.iter().position(|cell| words.iter().any(|word| cell.text.starts_with(word)));
    if let (Some(number), Some(price)) = (place(&["数量"]), place(&["单价"])) {
        let sum = place(&["金额", "合价", "总价", "小计", "合计"])?;
        // 单价（元） and 金额（万元） are of two units.
        let unit = |at: usize| head[at].text.contains('万');
        return (unit(price) == unit(sum)).then_some(Columns::Product { number, price, sum });
    }
    if let Some(columns) = standards(head) {
        return Some(columns);
    }
    let total =
        head.len().checked_sub(1).filter(|&last| matches!(head[last].text.trim(), "总分" | "合计" | "总得分"))?;
    let parts: Vec<usize> = (0..total).filter(|&at| head[at].text.trim().ends_with('分')).collect();
    (parts.len() > 1 && parts.len() + parts[0] == total).then_some(Columns::Sum { total, parts })
}

/// The columns of what each gets, how many they are and what that comes to: 户数, 每户标准（元）, 金额（元）.
fn standards(head: &[Cell<'_>]) -> Option<Columns> {
    let one = |is: &dyn Fn(&str) -> bool| {
        let mut all = head.iter().enumerate().filter(|(_, cell)| is(cell.text.trim())).map(|(at, _)| at);
        all.next().filter(|_| all.next().is_none())
    };
    let price = one(&|text| {
        (text.starts_with('每') || text.contains("标准") || text.contains("单价")) && !text.contains("标准化")
    })?;
    let number = one(&|text| {
        let text = text.split(['（', '(']).next().unwrap_or_default();
        ["户数", "人数", "数量", "件数", "台数", "面积", "套数", "份数", "次数", "个数"]
            .iter()
            .any(|word| text.ends_with(word))
    })?;
    let sum = one(&|text| {
        ["金额", "合计", "小计", "总额", "总价", "补助资金", "补偿款", "费用"].iter().any(|word| text.starts_with(word))
    })?;
    let unit = |at: usize| head[at].text.contains('万');
    (price != number && unit(price) == unit(sum)).then_some(Columns::Product { number, price, sum })
}

/// Whether the cells of a row give each other exactly.
fn fits(row: &[Cell<'_>], columns: &Columns) -> bool {
    let Columns::Product { number, price, sum } = columns else { return false };
    let of = |at: &usize| row.get(*at).and_then(figure);
    let right = of(number).and_then(|number| Some(number * of(price)? / ONE));
    right.is_some() && right == of(sum)
}

/// The cell that is wrong, and what it should be.
fn judge(row: &[Cell<'_>], columns: &Columns) -> Option<(usize, Span<Source>, String)> {
    let (at, right) = match columns {
        Columns::Product { number, price, sum } => {
            let right = figure(&row[*number])? * figure(&row[*price])? / ONE;
            (*sum, right)
        }
        Columns::Sum { total, parts } => (*total, parts.iter().map(|&part| figure(&row[part])).sum::<Option<i128>>()?),
    };
    let cell = &row[at];
    let told = figure(cell)?;
    let is_wrong = (told - right).abs() >= ONE / 20 && right * 3 > told && right < told * 3;
    let len = cell.text.trim_end().len();
    is_wrong.then(|| (cell.block, Span::new(cell.start, cell.start + len), Amount::written(right)))
}

/// The number of a cell, whose measure may stand behind it.
pub(super) fn figure(cell: &Cell<'_>) -> Option<i128> {
    let text = cell.text.trim().trim_start_matches(['¥', '￥']);
    let figures = Amount::leading_figures(text);
    let behind = text[figures.len()..].trim();
    let is_plain = behind.chars().nth(1).is_none() && !behind.starts_with(['万', '%', '-']);
    if is_plain { Amount::number(figures) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_worked_out() {
        let head = spaced("序号  品目名称        数量   单价（元）  金额（元）", 0, 0);
        let columns = columns(&head).unwrap();
        let told = |line| judge(&spaced(line, 0, 0), &columns).map(|(_, _, right)| right);
        assert_eq!(told("2     录播主机        12套   28,500      324,000").as_deref(), Some("342000"));
        assert_eq!(told("1     交互智能平板    30台   24,800      744,000"), None);
        let head = spaced("投标人          商务分  技术分  价格分  总分", 0, 0);
        let columns = super::columns(&head).unwrap();
        let told = |line| judge(&spaced(line, 0, 0), &columns).map(|(_, _, right)| right);
        assert_eq!(told("福安市绿源公司    16.0    49.8    20.0    86.8").as_deref(), Some("85.8"));
        assert_eq!(told("平安市洁净公司    18.0    52.5    19.2    89.7"), None);
        let head = spaced("类别\t户数\t每户标准（元）\t金额（元）", 0, 0);
        let columns = super::columns(&head).unwrap();
        let told = |line| judge(&spaced(line, 0, 0), &columns).map(|(_, _, right)| right);
        assert_eq!(told("一类\t8\t4000\t36000").as_deref(), Some("32000"));
        assert_eq!(told("一类\t8\t4000\t32000"), None);
    }
}
