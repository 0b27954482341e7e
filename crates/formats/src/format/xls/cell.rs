//! Cells: what is stored in them, what that says as it is seen, and why it does not show.

use super::book::Book;
use super::kind;
use super::record::{Record, Records};
use super::sheet::{Reader, number};
use super::strings;
use super::token;
use crate::format::spreadsheet::formula::names_a_place;
use crate::format::spreadsheet::grid::{Cell, Number};
use crate::format::spreadsheet::place::letters;
use crate::format::spreadsheet::said::{Said, seen};
use crate::format::spreadsheet::stored;
use crate::hidden::telling::is_private;
use crate::layout::flow::Gathered;
use hegao_model::document::budget::Bound;
use hegao_model::document::{Hidden, Role};

/// Whether records of this kind hold cells that say something.
pub(super) fn is_one(kind: u16) -> bool {
    matches!(
        kind,
        kind::LABEL_SST
            | kind::LABEL
            | kind::R_STRING
            | kind::NUMBER
            | kind::RK
            | kind::MUL_RK
            | kind::BOOL_ERR
            | kind::FORMULA
    )
}

/// The value of a cell.
enum Value {
    Text(Gathered),
    Number(f64),
}

/// Where a cell stands and how it looks.
#[derive(Clone, Copy)]
struct Head {
    /// Row and column, counted from 0.
    at: (u16, u16),
    look: usize,
}

impl Head {
    fn of(data: &[u8]) -> Option<Self> {
        Some(Self { at: (number(data, 0)?, number(data, 2)?), look: number(data, 4)?.into() })
    }
}

impl Reader<'_, '_> {
    /// Adds the cells of a record, those that say something; `why` says of a column why its cells do not show.
    pub(super) fn cells(
        &mut self,
        record: &Record,
        stream: &[u8],
        why: impl Fn(u16) -> Option<Hidden>,
        cells: &mut Vec<Cell>,
    ) {
        let data = record.data;
        let Some(head) = Head::of(data) else { return };
        if record.kind == kind::MUL_RK {
            // Behind the row and the first column stand pairs, behind them the last column (2.4.175).
            for (column, pair) in
                (head.at.1..).zip(data.get(4..data.len().saturating_sub(2)).unwrap_or_default().chunks_exact(6))
            {
                let look = u16::from_le_bytes([pair[0], pair[1]]).into();
                let head = Head { at: (head.at.0, column), look };
                let value = Value::Number(stored::rk([pair[2], pair[3], pair[4], pair[5]]));
                cells.extend(self.cell(head, value, true, &why));
            }
            return;
        }
        let Some(value) = self.value(record, stream, head) else { return };
        cells.extend(self.cell(head, value, record.kind != kind::FORMULA, &why));
    }

    fn value(&mut self, record: &Record, stream: &[u8], head: Head) -> Option<Value> {
        let data = record.data;
        let eight = |at: usize| data.get(at..at + 8).and_then(|bytes| bytes.first_chunk::<8>());
        Some(match record.kind {
            kind::LABEL_SST => {
                let string = u32::from_le_bytes(*data.get(6..10)?.first_chunk()?) as usize;
                let text = strings::get(self.book, string);
                self.has_lost_strings |= text.is_none();
                Value::Text(text?)
            }
            kind::LABEL | kind::R_STRING => {
                let mut bytes = record.bytes();
                bytes.skip(6);
                let text = self.book.coding.long(&mut bytes);
                self.has_lost_strings |= text.is_none();
                Value::Text(self.book.keep(&text?))
            }
            kind::NUMBER => Value::Number(f64::from_le_bytes(*eight(6)?)),
            kind::RK => Value::Number(stored::rk(*data.get(6..10)?.first_chunk()?)),
            kind::BOOL_ERR => Value::Text(spoken(self.book, *data.get(6)?, *data.get(7)? == 1)),
            _ => return self.result(record, stream, head),
        })
    }

    /// The cell with this value.
    fn cell(&mut self, head: Head, value: Value, is_typed: bool, why: &impl Fn(u16) -> Option<Hidden>) -> Option<Cell> {
        let (said, number) = match value {
            Value::Text(text) => (Said::worded(text, self.book.looks.get(head.look)), None),
            Value::Number(number) => {
                let value = self.book.keep(&stored::digits(number));
                let look = self.book.looks.get(head.look);
                if look.is_some_and(|look| look.format.is_unknown) {
                    self.unformatted.add(|| name(head.at));
                }
                let said = Said::number(&value, look, self.book.from_1904);
                let number = Number::of(value, is_typed, said.shape);
                (said, number)
            }
        };
        if said.text.is_blank() {
            return None;
        }
        // Cells that call the same string may have more text than the file.
        self.book.budget.spend(Bound::CellText, said.text.text().len(), Some(self.book.name)).ok()?;
        let of_sheet = self.sheet.is_hidden.then_some(Hidden::HiddenSheet);
        let unseen = || said.unseen(self.book.looks.get(head.look));
        let hidden = of_sheet.or_else(|| why(head.at.1)).or_else(unseen);
        Some(Cell { column: u32::from(head.at.1) + 1, text: said.text, hidden, number, stated: None })
    }

    /// What a formula came to when the file was saved (2.4.127, 2.5.133).
    fn result(&mut self, record: &Record, stream: &[u8], head: Head) -> Option<Value> {
        let data = record.data;
        let result: [u8; 8] = *data.get(6..14)?.first_chunk()?;
        let flags = number(data, 14)?;
        self.formula(data, head);
        if result[6..] != [0xFF, 0xFF] {
            // Programs that reckon nothing write zeros, and ask for them to be reckoned when the file is opened.
            if result == [0; 8] && (flags & 2 == 2 || self.is_unreckoned) {
                self.unreckoned.add(|| name(head.at));
                return None;
            }
            return Some(Value::Number(f64::from_le_bytes(result)));
        }
        match result[0] {
            0 => {
                let text = string(stream, record.end()).and_then(|record| self.book.coding.long(&mut record.bytes()));
                if text.is_none() {
                    self.unreckoned.add(|| name(head.at));
                }
                Some(Value::Text(self.book.keep(&text?)))
            }
            1 => Some(Value::Text(spoken(self.book, result[2], false))),
            2 => Some(Value::Text(spoken(self.book, result[2], true))),
            _ => None,
        }
    }

    /// Tells what a formula names that its cell may not show.
    fn formula(&mut self, data: &[u8], head: Head) {
        // The length of the tokens stands behind the flags and what the program puts there for itself.
        let Some(length) = number(data, 20).map(usize::from) else { return };
        let tokens = data.get(22..).unwrap_or_default();
        let (tokens, behind) = tokens.split_at(length.min(tokens.len()));
        self.quoted(tokens, behind, head.at);
    }

    /// Tells of the texts of a formula in this cell those that may be someone's, or name a place.
    pub(super) fn quoted(&mut self, tokens: &[u8], behind: &[u8], at: (u16, u16)) {
        let constants = token::constants(tokens, behind, self.book.coding).join("\n");
        let hidden = match () {
            () if constants.is_empty() => return,
            () if names_a_place(&constants) => Hidden::FieldCode,
            () if is_private(&constants) => Hidden::LinkTarget,
            () => return,
        };
        self.book.aside(hidden, &constants, self.sheet.cell(at).with(Role::Formula));
    }
}

/// The text that a formula came to, which stands in a record behind it.
fn string(stream: &[u8], at: usize) -> Option<Record<'_>> {
    // Between the two stands a formula that several cells share.
    let behind = Records::new(stream, at)
        .find(|record| !matches!(record.kind, kind::SHR_FMLA | kind::ARRAY | TABLE | kind::CONTINUE));
    behind.filter(|record| record.kind == kind::STRING)
}

/// A table of what formulas come to (2.4.313).
const TABLE: u16 = 0x0236;

/// What people call the cell in this row and column, counted from 0.
fn name((row, column): (u16, u16)) -> String {
    format!("{}{}", letters(u32::from(column) + 1), u32::from(row) + 1)
}

/// What people see of a truth or of an error.
fn spoken(book: &mut Book, code: u8, is_error: bool) -> Gathered {
    let value = book.keep(&code.to_string());
    seen(&value, stored::words(code, is_error))
}
