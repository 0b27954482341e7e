//! Tables that are lines of text, with tabs or two spaces between their columns: a row 合计 against the rows above it, 支出合计 against the items below it, and the
//! number that a paragraph announces against the column that it is the total of.

use super::super::amount::{Amount, is_slip};
use super::super::columns::spaced;
use super::grid::{GRAND, unspaced};
use super::relation;
use crate::check::page::{Clue, Page, Spotted};
use crate::language::Said;
use hegao_model::document::BlockKind;
use hegao_model::text::{Source, Span};

/// What announces a table, and how many blocks below it the table begins at most.
pub(super) const AHEAD: [&str; 4] = ["如下", "下列", "以下", "下表"];
const APART: usize = 4;

/// What is in a row of totals that counts some of the rows only.
const PARTIAL: [&str; 3] = ["小计", "其中", "合计"];

/// What is no quantity that adds up.
const RATES: [&str; 12] = ["率", "比", "均", "单价", "增", "降", "序号", "编号", "年", "得分", "标准", "电话"];

/// How many lines a table may have, and in how many parts of it a total may miss its sum.
const LINES: usize = 80;
const NEAR: i128 = 20;

/// By how many narrow characters what stands in one column may be askew.
const ASKEW: usize = 4;

/// How long a line of a table may be, in bytes, and how far from its word what it announces.
const LONG: usize = 2000;
const FAR: usize = 400;

/// A cell: what it says, and where.
#[derive(Clone, Copy)]
pub(super) struct Cell<'t> {
    pub(super) text: &'t str,
    pub(super) block: usize,
    start: usize,
    /// How far from the beginning of its line it stands, in narrow characters, where spaces part the columns.
    column: usize,
}

impl Cell<'_> {
    /// The number that it is, in millionths.
    fn number(&self) -> Option<i128> {
        // A measure may stand behind the figure: 9人.
        let text = self.text.trim();
        let text = text.strip_suffix(['人', '名', '户', '个', '家', '件', '亩', '元', '台', '套']).unwrap_or(text);
        Amount::number(text).filter(|_| text.starts_with(|c: char| c.is_ascii_digit()))
    }

    pub(super) fn span(&self) -> Span<Source> {
        let lead = self.text.len() - self.text.trim_start().len();
        Span::new(self.start + lead, self.start + lead + self.text.trim().len())
    }
}

/// The rows around a line.
struct Lines<'t> {
    rows: Vec<Vec<Cell<'t>>>,
    /// The one that was asked for.
    at: usize,
}

/// What is wrong with the total at `clue`, which stands in no cell.
pub(super) fn wrong(page: &Page<'_>, clue: &Clue) -> Vec<Spotted> {
    let block = &page.blocks[clue.block()];
    if block.kind == BlockKind::Cell {
        return Vec::new();
    }
    let at = block.text.to_source(clue.span).start();
    if AHEAD.contains(&clue.span.of(block.text.folded())) {
        return announced(page, clue.block(), at);
    }
    if let Some(found) = aligned(page, clue.block(), at) {
        return found;
    }
    let Some(lines) = Lines::around(page, clue.block(), at) else { return Vec::new() };
    let own = &lines.rows[lines.at];
    let Some(label) = own.first().map(|cell| unspaced(cell.text)) else { return Vec::new() };
    if GRAND.contains(&label.as_str()) { lines.grand() } else { lines.section(&label) }
}

/// What is wrong in a column of the table whose head has `clue`, which stands in no cell, and is worked out of others.
pub(super) fn related(page: &Page<'_>, clue: &Clue) -> Vec<Spotted> {
    let block = &page.blocks[clue.block()];
    if block.kind == BlockKind::Cell {
        return Vec::new();
    }
    let at = block.text.to_source(clue.span).start();
    let text = block.text.source();
    let head = line_start(text, at).and_then(|start| Some((row(text, clue.block(), start)?, next_line(text, start))));
    let Some((head, next)) = head.filter(|(head, _)| head.len() > 2) else { return Vec::new() };
    let rows = even(&head, below(page, clue.block(), next));
    relation::in_lines(&head, &rows)
}

impl<'t> Lines<'t> {
    /// The rows of a table of which a line holds `at`; `None` if that has no columns.
    fn around(page: &'t Page<'_>, block: usize, at: usize) -> Option<Self> {
        let text = page.blocks[block].text.source();
        let start = line_start(text, at)?;
        let own = row(text, block, start)?;
        let mut rows = even(&own, above(page, block, start));
        rows.reverse();
        let index = rows.len();
        let behind = even(&own, below(page, block, next_line(text, start)));
        rows.push(own);
        rows.extend(behind);
        Some(Self { rows, at: index })
    }

    /// The columns of a last row 合计 that their rows miss. Other columns that fit prove what it counts, or the sum comes near.
    fn grand(&self) -> Vec<Spotted> {
        let own = &self.rows[self.at];
        let above = &self.rows[..self.at];
        let Some(head) = above.first().filter(|head| head.len() > 1) else { return Vec::new() };
        let rows = &above[1..];
        let is_partial = |row: &Vec<Cell<'_>>| {
            row.first().is_some_and(|cell| PARTIAL.iter().any(|word| unspaced(cell.text).contains(word)))
        };
        if rows.len() < 2 || rows.iter().any(is_partial) {
            return Vec::new();
        }
        let (mut wrong, mut fitting) = (Vec::new(), 0);
        for (column, total) in own.iter().enumerate().skip(1) {
            let Some(told) = total.number() else { continue };
            let name = head.get(column).map(|cell| cell.text).unwrap_or_default();
            let Some(sum) = sum(rows, column).filter(|_| !RATES.iter().any(|word| name.contains(word))) else {
                continue;
            };
            if sum == told { fitting += 1 } else { wrong.push((total, told, sum)) }
        }
        let is_sure = |told: i128, sum: i128| fitting > wrong.len() || is_near(told, sum);
        wrong
            .iter()
            .filter(|(_, told, sum)| is_sure(*told, *sum))
            .map(|(cell, told, sum)| cell.spotted(*told, *sum))
            .collect()
    }

    /// The total of a section (二、支出合计) that the numbered rows directly below it miss.
    fn section(&self, label: &str) -> Vec<Spotted> {
        let is_total = GRAND.iter().any(|word| label.ends_with(word));
        let items = self.rows[self.at + 1..].iter().take_while(|row| {
            let text = row.first().map(|cell| cell.text.trim_start()).unwrap_or_default();
            let figures = text.trim_start_matches(|c: char| c.is_ascii_digit());
            figures.len() < text.len() && figures.starts_with(['.', '．', '、'])
        });
        let items: Vec<Vec<Cell<'_>>> = items.cloned().collect();
        let found = self.rows[self.at].iter().enumerate().skip(1).filter_map(|(column, cell)| {
            let told = cell.number()?;
            let sum = sum(&items, column)?;
            (is_total && sum != told && is_near(told, sum)).then(|| cell.spotted(told, sum))
        });
        found.collect()
    }
}

/// The numbers of a row 合计 that those above them miss, where spaces part the columns; `None`: there is no such row.
fn aligned(page: &Page<'_>, block: usize, at: usize) -> Option<Vec<Spotted>> {
    let text = page.blocks[block].text.source();
    let start = line_start(text, at)?;
    let own = row(text, block, start).filter(|own| own.iter().any(|cell| cell.column > 0))?;
    own.first().filter(|cell| GRAND.contains(&unspaced(cell.text).as_str()))?;
    let above = above(page, block, start);
    let is_partial =
        |row: &Vec<Cell<'_>>| row.iter().any(|cell| PARTIAL.iter().any(|word| unspaced(cell.text).contains(word)));
    if above.iter().any(is_partial) {
        return Some(Vec::new());
    }
    let (mut wrong, mut fitting) = (Vec::new(), 0);
    for total in &own[1..] {
        let Some((told, sum)) = total.number().zip(sum_above(total, &above)) else { continue };
        if sum == told { fitting += 1 } else { wrong.push((total, told, sum)) }
    }
    let is_sure = |told: i128, sum: i128| fitting > wrong.len() || is_near(told, sum);
    let sure = wrong.iter().filter(|(_, told, sum)| is_sure(*told, *sum));
    Some(sure.map(|(cell, told, sum)| cell.spotted(*told, *sum)).collect())
}

/// The sum of the numbers that stand above a total, two at least, up to the head of their column. `above` has the rows from the last.
fn sum_above(total: &Cell<'_>, above: &[Vec<Cell<'_>>]) -> Option<i128> {
    let mut numbers = Vec::new();
    for row in above {
        let nearest = row.iter().min_by_key(|cell| cell.column.abs_diff(total.column))?;
        let own = Some(nearest).filter(|cell| cell.column.abs_diff(total.column) <= ASKEW);
        match own.and_then(Cell::number) {
            Some(number) => numbers.push(number),
            None if RATES.iter().any(|word| nearest.text.contains(word)) => return None,
            None => break,
        }
    }
    (numbers.len() > 1).then(|| numbers.iter().sum())
}

impl Cell<'_> {
    /// The finding at a total.
    fn spotted(&self, told: i128, sum: i128) -> Spotted {
        let (told, sum) = (Amount::written(told), Amount::written(sum));
        let said = Said {
            zh: format!("各行之和 {sum}（写的是 {told}）"),
            en: format!("the sum of its rows, {sum} ({told} is told)"),
        };
        Spotted { detail: Some(said), ..Spotted::new(self.block, self.span()) }
    }
}

/// The numbers that a paragraph announces with `如下`, against the one column of the table below that they are the total of.
fn announced(page: &Page<'_>, block: usize, at: usize) -> Vec<Spotted> {
    let next = (block + 1..page.blocks.len().min(block + 1 + APART))
        .find(|&next| row(page.blocks[next].text.source(), next, 0).is_some());
    let Some(first) = next.filter(|&next| page.blocks[next].kind != BlockKind::Cell) else { return Vec::new() };
    let rows = below(page, first, 0);
    let Some(head) = rows.first().cloned() else { return Vec::new() };
    let rows = even(&head, rows);
    let is_total = |row: &Vec<Cell<'_>>| row.first().is_some_and(|cell| GRAND.contains(&unspaced(cell.text).as_str()));
    let parts: Vec<Vec<Cell<'_>>> = rows[1..].iter().filter(|row| !is_total(row)).cloned().collect();
    let is_rate = |name: &str| RATES.iter().any(|word| name.contains(word));
    let columns: Vec<(usize, i128)> =
        (0..head.len()).filter(|&at| !is_rate(head[at].text)).filter_map(|at| Some((at, sum(&parts, at)?))).collect();
    let text = &page.blocks[block].text;
    let (folded, clue) = (text.folded(), text.to_folded(Span::new(at, at)).start());
    let (from, to) = (folded.floor_char_boundary(clue.saturating_sub(FAR)), folded.floor_char_boundary(clue + FAR));
    let from = folded[from..clue].rfind(['。', '\n']).map_or(from, |near| folded.ceil_char_boundary(from + near + 1));
    let to = folded[clue..to].find(['。', '\n']).map_or(to, |near| clue + near);
    let amounts: Vec<Amount<'_>> =
        Amount::each(folded, from..to).filter(|one| "人名户个台套件元万元".contains(one.unit)).collect();
    let of_unit = |amount: &&Amount<'_>| {
        let fits = |name: &str| name.contains(amount.unit) || amount.unit == "名" && name.contains('人');
        let mut named = columns.iter().filter(|(at, _)| fits(head[*at].text));
        let own = match (named.next(), named.next(), &columns[..]) {
            (Some(one), None, _) => Some(one),
            (None, None, [one]) if amounts.len() == 1 && unspaced(head[one.0].text).ends_with('数') => Some(one),
            _ => None,
        };
        own.filter(|(_, sum)| *sum != amount.millionths && is_close(amount.millionths, *sum)).map(|(_, sum)| *sum)
    };
    let found = amounts.iter().filter_map(|amount| Some((amount, of_unit(&amount)?)));
    found
        .map(|(amount, sum)| {
            let said = format!("下表各行之和 {}{}", Amount::written(sum), amount.unit);
            let detail = Some(Said { zh: said, en: format!("the sum of the table below, {}", Amount::written(sum)) });
            Spotted { detail, ..Spotted::new(block, text.to_source(Span::new(amount.start, amount.end))) }
        })
        .collect()
}

/// Whether a sum comes near enough to a total to be meant as it: by a small share, or a slip of the pen.
fn is_near(told: i128, sum: i128) -> bool {
    let step = if told % 1_000_000 == 0 && sum % 1_000_000 == 0 { 1_000_000 } else { 10_000 };
    (told - sum).abs() * NEAR <= told || is_slip(told, sum, step)
}

/// The same for numbers that stand apart from their table, which is small.
fn is_close(told: i128, sum: i128) -> bool {
    (told - sum).abs() * 8 <= told
}

/// The sum of a column, of which each row has a number or nothing, two at least.
fn sum(rows: &[Vec<Cell<'_>>], column: usize) -> Option<i128> {
    let cells = rows.iter().filter_map(|row| row.get(column)).filter(|cell| !cell.text.trim().is_empty());
    let numbers: Vec<i128> = cells.map(Cell::number).collect::<Option<_>>()?;
    (numbers.len() > 1).then(|| numbers.iter().sum())
}

/// The cells of the line that begins at `start`, if it has columns: a tab between them, or two spaces.
fn row(text: &str, block: usize, start: usize) -> Option<Vec<Cell<'_>>> {
    let line = text[start..text.floor_char_boundary(start + LONG)].split('\n').next()?;
    if line.len() >= LONG - 4 {
        return None;
    }
    if let Some(cells) = piped(line, block, start) {
        return Some(cells);
    }
    if !line.contains('\t') {
        let parts = spaced(line).into_iter();
        let cell = |part: std::ops::Range<usize>| {
            let column = line[..part.start].chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
            Cell { text: &line[part.clone()], block, start: start + part.start, column }
        };
        let cells: Vec<Cell<'_>> = parts.map(cell).collect();
        return (cells.len() > 1).then_some(cells);
    }
    let mut at = start;
    let cells = line.split('\t').map(|cell| {
        let own = Cell { text: cell, block, start: at, column: 0 };
        at += cell.len() + 1;
        own
    });
    Some(cells.collect())
}

/// The cells of a line of a table in Markdown, which a plain text may hold: | 合计 | 105 |.
fn piped(line: &str, block: usize, start: usize) -> Option<Vec<Cell<'_>>> {
    let inner = line.trim_end().strip_prefix('|')?.strip_suffix('|')?;
    let mut at = start + '|'.len_utf8();
    let cells = inner.split('|').map(|cell| {
        let own = Cell { text: cell, block, start: at, column: 0 };
        at += cell.len() + '|'.len_utf8();
        own
    });
    let cells: Vec<Cell<'_>> = cells.collect();
    (cells.len() > 1).then_some(cells)
}

/// Whether a line of Markdown stands below the head of a table, and holds nothing: | --- | --- |.
fn is_rule(row: &[Cell<'_>]) -> bool {
    let is_rule = |text: &str| text.contains("--") && text.chars().all(|c| matches!(c, '-' | ':' | ' '));
    row.iter().all(|cell| is_rule(cell.text))
}

/// Where the line behind the one that begins at `start` begins.
fn next_line(text: &str, start: usize) -> usize {
    text[start..].find('\n').map_or(text.len(), |near| start + near + 1)
}

/// The rows up to the first that has other columns than the one before all, if spaces part them: which cell is empty nobody sees then.
fn even<'t>(own: &[Cell<'t>], rows: Vec<Vec<Cell<'t>>>) -> Vec<Vec<Cell<'t>>> {
    let is_spaced = own.windows(2).any(|pair| pair[1].start > pair[0].start + pair[0].text.len() + 1);
    rows.into_iter().take_while(|row| !is_spaced || row.len() == own.len()).collect()
}

/// Where the line begins that `at` is in, unless it is too long for one of a table.
fn line_start(text: &str, at: usize) -> Option<usize> {
    let from = text.floor_char_boundary(at.saturating_sub(LONG));
    match text[from..at].rfind('\n') {
        Some(near) => Some(from + near + 1),
        None => (from == 0).then_some(0),
    }
}

/// The rows directly above a line, from the last.
fn above<'t>(page: &'t Page<'_>, block: usize, start: usize) -> Vec<Vec<Cell<'t>>> {
    let mut rows = Vec::new();
    for at in (0..=block).rev().take(LINES) {
        let text = page.blocks[at].text.source();
        let mut end = if at == block { start } else { text.len() };
        while end > 0 && rows.len() < LINES {
            let own = line_start(text, end - usize::from(text[..end].ends_with('\n')));
            let Some((own, row)) = own.and_then(|own| Some((own, row(text, at, own)?))) else { return rows };
            if !is_rule(&row) {
                rows.push(row);
            }
            end = own;
        }
    }
    rows
}

/// The rows from a place on.
fn below<'t>(page: &'t Page<'_>, block: usize, start: usize) -> Vec<Vec<Cell<'t>>> {
    let mut rows = Vec::new();
    for at in block..page.blocks.len().min(block + LINES) {
        let text = page.blocks[at].text.source();
        let mut start = if at == block { start } else { 0 };
        while start < text.len() && rows.len() < LINES {
            let Some(row) = row(text, at, start) else { return rows };
            start = next_line(text, start);
            if !is_rule(&row) {
                rows.push(row);
            }
        }
    }
    rows
}
