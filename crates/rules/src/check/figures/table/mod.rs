//! The figures of tables: totals against their parts, numbers of rows, rows that stand twice.

mod doubled_row;
mod grid;
mod lines;
mod relation;
mod row_number;
mod shares;
mod total;

pub(super) use doubled_row::DoubledRows;
pub(super) use row_number::RowNumbers;
pub(super) use total::Totals;
