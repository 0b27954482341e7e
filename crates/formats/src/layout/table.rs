//! A table on its way to blocks: rows go in, and come out with what each cell is called.
//!
//! One builder for all readers. What the head is, is told by the rows at the top ([`super::heads`]), so that those are kept
//! back until it is known and no others are: a sheet of a million rows is read as it comes. Where the markup states its
//! head, or a table names its columns itself, that is believed. Cells that say nothing are passed over here, and what
//! goes over several columns with names has none of them.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::sync::Arc;

use super::heads::{Heads, TOP};

/// A row as its reader has it.
pub(crate) trait Row {
    /// Its cells by column, those too that say nothing.
    fn cells(&self) -> Vec<Cell<'_>>;
}

impl<R: Row> Row for &R {
    fn cells(&self) -> Vec<Cell<'_>> {
        (**self).cells()
    }
}

/// What a table must know of a cell.
pub(crate) struct Cell<'a> {
    /// Its first column.
    column: u32,
    /// How many columns it goes over.
    width: u32,
    text: Cow<'a, str>,
    /// What its table says that it is called.
    stated: Option<Arc<str>>,
}

impl<'a> Cell<'a> {
    /// A cell of one column, as the rows say what it is called.
    pub(crate) fn new(column: u32, text: impl Into<Cow<'a, str>>) -> Self {
        Self { column, width: 1, text: text.into(), stated: None }
    }

    /// The same over so many columns.
    pub(crate) fn over(self, width: u32) -> Self {
        Self { width, ..self }
    }

    /// The same, where its table may say what it is called.
    pub(crate) fn stated(self, stated: Option<Arc<str>>) -> Self {
        Self { stated, ..self }
    }
}

/// A row that is read.
pub(crate) struct Headed<R> {
    /// The row.
    pub(crate) row: R,
    /// Whether it is a head itself.
    pub(crate) is_head: bool,
    /// What each of its cells is called.
    pub(crate) heads: Vec<Option<Arc<str>>>,
}

/// A table of which the rows come one after another.
pub(crate) struct Builder<R> {
    /// The head, once it is known.
    heads: Option<Heads>,
    /// The first row is the head, whatever it says.
    is_stated: bool,
    /// The head of the table that this one may carry on.
    before: Option<Heads>,
    /// Rows that were not taken yet.
    rows: VecDeque<R>,
}

impl<R: Row> Builder<R> {
    /// A table of which the rows at the top tell the head.
    pub(crate) fn new() -> Self {
        Self { heads: None, is_stated: false, before: None, rows: VecDeque::new() }
    }

    /// A table whose markup says whether its first row is the head.
    pub(crate) fn stated(is_stated: bool) -> Self {
        Self { is_stated, ..Self::new() }
    }

    /// A table that carries on the one with these heads, if there are any, unless it has its own.
    pub(crate) fn after(before: Option<Heads>) -> Self {
        Self { before, ..Self::new() }
    }

    /// Puts a row in. Rows that say nothing belong here too where rows are counted; they tell nothing of the head.
    pub(crate) fn push(&mut self, row: R) {
        self.rows.push_back(row);
        if self.heads.is_none() && self.rows.len() >= TOP {
            let telling = self.rows.iter().filter(|row| row.cells().iter().any(|cell| !is_blank(cell)));
            if telling.count() >= TOP {
                self.end();
            }
        }
    }

    /// Tells the head from the rows so far: there are no more, or what follows is no row.
    pub(crate) fn end(&mut self) {
        if self.heads.is_some() {
            return;
        }
        let cells: Vec<_> = self.rows.iter().map(Row::cells).collect();
        let seen: Vec<_> = cells.iter().map(|cells| seen(cells)).filter(|row| !row.is_empty()).take(TOP).collect();
        let own = match seen.first() {
            Some(first) if self.is_stated => Heads::known(first),
            _ => Heads::of(&seen.iter().map(Vec::as_slice).collect::<Vec<_>>()),
        };
        self.heads = Some(self.before.take().filter(|_| !own.is_found()).unwrap_or(own));
    }

    /// Whether there is a head at the top, once the rows there were put in: see [`Builder::end`].
    pub(crate) fn has_head(&self) -> bool {
        self.heads.as_ref().is_some_and(Heads::is_found)
    }

    /// The next row, unless it is kept back.
    pub(crate) fn next(&mut self) -> Option<Headed<R>> {
        let heads = self.heads.as_mut()?;
        let row = self.rows.pop_front()?;
        let cells = row.cells();
        let seen = seen(&cells);
        let is_head = !seen.is_empty() && heads.take(&seen);
        let mut telling = 0..seen.len();
        let called = cells.iter().map(|cell| {
            let index = if is_blank(cell) { None } else { telling.next() }.filter(|_| !is_head)?;
            cell.stated.clone().or_else(|| heads.called(&seen, index, cell.width))
        });
        let called = called.collect();
        drop(seen);
        drop(cells);
        Some(Headed { row, is_head, heads: called })
    }

    /// The rows that were not taken yet.
    pub(crate) fn waiting(&self) -> impl Iterator<Item = &R> {
        self.rows.iter()
    }

    /// Its heads, for the table that carries it on.
    pub(crate) fn into_heads(self) -> Heads {
        self.heads.unwrap_or_default()
    }
}

fn is_blank(cell: &Cell<'_>) -> bool {
    cell.text.trim().is_empty()
}

/// The cells that say something.
fn seen<'c>(cells: &'c [Cell<'_>]) -> Vec<(u32, &'c str)> {
    cells.iter().map(|cell| (cell.column, cell.text.trim())).filter(|(_, text)| !text.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Cells as texts: `>` behind one means that it goes over the next column too.
    struct Texts(&'static [&'static str]);

    impl Row for Texts {
        fn cells(&self) -> Vec<Cell<'_>> {
            let mut column = 0;
            let cell = |text: &&'static str| {
                let width = 1 + text.matches('>').count() as u32;
                column += width;
                Cell::new(column - width, text.trim_end_matches('>')).over(width)
            };
            self.0.iter().map(cell).collect()
        }
    }

    /// What each cell is called, row by row; a head is `*`.
    fn said(table: &mut Builder<Texts>) -> Vec<String> {
        let name = |head: &Option<Arc<str>>| head.as_deref().unwrap_or("-").to_owned();
        let row = |row: Headed<Texts>| match row.is_head {
            true => "*".to_owned(),
            false => row.heads.iter().map(name).collect::<Vec<_>>().join(" "),
        };
        std::iter::from_fn(|| table.next()).map(row).collect()
    }

    fn read(mut table: Builder<Texts>, rows: &[&'static [&'static str]]) -> (Vec<String>, Heads) {
        rows.iter().for_each(|row| table.push(Texts(row)));
        table.end();
        (said(&mut table), table.into_heads())
    }

    #[test]
    fn what_says_nothing_is_passed_over_and_counted() {
        let rows: &[&[&str]] =
            &[&["", " "], &["姓名", "手机号"], &[], &["", "13800138000"], &["李明", "\n"], &["王强", "13800138001"]];
        assert_eq!(read(Builder::new(), rows).0, ["- -", "*", "", "- 手机号", "姓名 -", "姓名 手机号"]);
    }

    #[test]
    fn a_cell_over_several_names_has_none_of_them() {
        let rows: &[&[&str]] =
            &[&["姓名", "电话", "备注"], &["李明", "13800138000", "无"], &["合计>", "1"], &["李明", "见附页>"]];
        assert_eq!(read(Builder::new(), rows).0, ["*", "姓名 电话 备注", "- 备注", "姓名 -"]);
        // Below no name, width says nothing.
        let form: &[&[&str]] = &[&["登记表>>>"], &["姓名", "李明", "住址", "示例路>"]];
        assert_eq!(read(Builder::new(), form).0, ["-", "- 姓名 - 住址"]);
    }

    #[test]
    fn a_stated_head_is_believed() {
        let rows: &[&[&str]] = &[&["甲", "乙"], &["一", "二"]];
        assert_eq!(read(Builder::stated(true), rows).0, ["*", "甲 乙"]);
        assert_eq!(read(Builder::stated(false), rows).0, ["- -", "- -"]);
        struct Stated;
        impl Row for Stated {
            fn cells(&self) -> Vec<Cell<'_>> {
                vec![Cell::new(0, "李明").stated(Some("户主".into())), Cell::new(1, "1")]
            }
        }
        let mut table = Builder::new();
        table.push(Stated);
        table.end();
        let row = table.next().unwrap();
        assert_eq!(row.heads, [Some("户主".into()), None]);
    }

    #[test]
    fn a_table_that_goes_on_has_the_heads_from_before() {
        let (_, heads) = read(Builder::new(), &[&["姓名", "手机号"], &["李明", "13800138000"]]);
        let (said, heads) = read(Builder::after(Some(heads)), &[&["王强", "13800138001"]]);
        assert_eq!(said, ["姓名 手机号"]);
        let (said, _) = read(Builder::after(Some(heads)), &[&["户主", "金额"], &["李明", "12345"]]);
        assert_eq!(said, ["*", "户主 金额"]);
    }

    #[test]
    fn only_the_rows_at_the_top_are_kept_back() {
        let mut table = Builder::new();
        table.push(Texts(&["姓名", "手机号"]));
        for _ in 2..TOP {
            table.push(Texts(&["李明", "13800138000"]));
            table.push(Texts(&[""]));
        }
        assert!(table.next().is_none() && !table.has_head());
        table.push(Texts(&["李明", "13800138000"]));
        assert!(table.has_head());
        assert_eq!(said(&mut table).len(), 2 * TOP - 2);
        table.push(Texts(&["李明", "13800138000"]));
        let row = table.next().unwrap();
        // A name is kept once, however many cells have it.
        let again = {
            table.push(Texts(&["李明", "1"]));
            table.next().unwrap()
        };
        assert!(Arc::ptr_eq(row.heads[1].as_ref().unwrap(), again.heads[1].as_ref().unwrap()));
        assert_eq!(table.waiting().count(), 0);
    }
}
