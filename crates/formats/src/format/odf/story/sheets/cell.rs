//! A cell: what people see in it, the value that is stored beside that, and why it does not show.

use super::super::frame::Frame;
use super::super::{Holds, Story};
use super::shown::Seen;
use super::{COLUMNS, repeated};
use crate::container::namespace::Ns;
use crate::container::xml::Element;
use crate::format::spreadsheet::formula::{literal, told};
use crate::format::spreadsheet::grid::{Cell, Number};
use crate::format::spreadsheet::number::{Format, Shape};
use crate::format::spreadsheet::place::letters;
use crate::format::spreadsheet::said::seen;
use crate::hidden::aside::role;
use crate::hidden::telling::is_private;
use crate::layout::flow::Gathered;
use hegao_model::document::budget::Bound;
use hegao_model::document::place::CellThing;
use hegao_model::document::{Hidden, Place, Role, Spot};

/// What the element of a cell says (ODF 1.3 part 3, §9.1.4).
pub(super) struct Stored {
    /// Of what type the value is; empty: there is none.
    pub(super) of: String,
    pub(super) value: Gathered,
    formula: Option<Gathered>,
    style: Option<String>,
    /// How many cells are like it.
    times: u32,
    /// Another one lies over it.
    is_covered: bool,
    /// Whether what people see of it is stored.
    pub(super) has_text: bool,
}

impl Stored {
    /// What `element` of this part says.
    pub(super) fn of(element: &Element, part: u32) -> Self {
        let office = |name| element.value(Ns::OdfOffice, name).map(|value| value.gather(part));
        let of = element.text(Ns::OdfOffice, "value-type").unwrap_or_default().into_owned();
        let value = match &*of {
            "" => None,
            "date" => office("date-value"),
            "time" => office("time-value"),
            "boolean" => office("boolean-value"),
            "string" => office("string-value"),
            _ => office("value"),
        };
        Self {
            of,
            value: value.unwrap_or_default(),
            formula: element.value(Ns::OdfTable, "formula").map(|formula| formula.gather(part)),
            style: element.text(Ns::OdfTable, "style-name").map(|name| name.into_owned()),
            times: repeated(element, "number-columns-repeated"),
            is_covered: element.name == "covered-table-cell",
            has_text: false,
        }
    }

    /// The value where the program that wrote the file has not said how people see it.
    pub(super) fn said(&self) -> Gathered {
        let written = |format: Format| seen(&self.value, &format.shown(self.value.text(), false).text);
        match &*self.of {
            "percentage" => written(Format::of(PER_CENT, None)),
            "float" | "currency" => written(Format::default()),
            "boolean" => seen(&self.value, if self.value.text() == "true" { "TRUE" } else { "FALSE" }),
            _ => self.value.clone(),
        }
    }

    /// The number in it, of which people see `text`.
    fn number(&self, text: &str) -> Option<Number> {
        let is_number = matches!(&*self.of, "float" | "percentage" | "currency");
        let shape = match &*self.of {
            "percentage" | "currency" => Shape::Amount,
            // With a power of ten it is no quantity for people, but a number that had no room.
            _ if text.contains([',', '.']) && !text.contains(['E', 'e']) => Shape::Quantity,
            _ => Shape::Digits,
        };
        Number::of(self.value.clone(), self.formula.is_none(), shape).filter(|_| is_number)
    }
}

/// The format of numbers per cent ([`Format::of`]).
const PER_CENT: u32 = 10;

impl Story<'_, '_> {
    /// Text of the cell that is read begins, if one is.
    pub(in super::super) fn in_cell(&mut self) {
        let is_own = self.frame().holds == Holds::Cell;
        if let Some(stored) = self.sheet.as_mut().and_then(|sheet| sheet.cell.as_mut()).filter(|_| is_own) {
            stored.has_text = true;
        }
    }

    /// The place of a comment on the cell that is read, if one is.
    pub(in super::super) fn comment_of_cell(&self) -> Option<Place> {
        let sheet = self.sheet.as_ref().filter(|sheet| sheet.cell.is_some())?;
        let cells = format!("{}{}", letters(sheet.column), sheet.row.number).into();
        Some(Spot::Cells { sheet: sheet.name.clone(), cells, thing: CellThing::Comment }.into())
    }

    /// The cell that is read has ended: it goes into its row as often as it stands there.
    pub(in super::super) fn end_cell(&mut self, frame: Frame) {
        for paragraph in &frame.finished {
            for (hidden, text) in &paragraph.asides {
                self.found.aside(*hidden, text, frame.place.clone().with(role(*hidden)));
            }
        }
        let Some(stored) = self.sheet.as_mut().and_then(|sheet| sheet.cell.take()) else { return };
        let format = self.format_of_cell(stored.style.as_deref());
        let Seen { mut text, stale, is_unshown } = stored.seen(frame.whole(self.part), format.as_deref());
        // No program shows it, but whoever unpacks the file reads it.
        if is_private(stale.text()) {
            self.found.aside(Hidden::CachedData, &stale, frame.place.clone().with(Role::Unseen));
        }
        if let Some(formula) = &stored.formula {
            text = self.reckoned(formula, &stored, text, &frame);
        }
        let look = self.look_of_cell(stored.style.as_deref());
        let (budget, name) = (self.budget, self.name.clone());
        let Some(sheet) = &mut self.sheet else { return };
        let number = stored.number(text.text());
        let times = stored.times.min((COLUMNS + 1).saturating_sub(sheet.column));
        for column in sheet.column..sheet.column + times {
            let many = sheet.row.cells.len() + 1;
            if text.is_blank()
                || !budget.admits(Bound::Columns, many, Some(&name))
                || budget.spend(Bound::CellText, text.text().len(), Some(&name)).is_err()
            {
                break;
            }
            let of_column = || sheet.of_column(column).is_some_and(|columns| columns.is_hidden);
            let hidden = sheet.hidden.or(sheet.why).or_else(|| of_column().then_some(Hidden::HiddenColumn));
            let hidden = hidden.or(stored.is_covered.then_some(Hidden::CoveredText));
            let hidden = hidden.or(is_unshown.then_some(Hidden::HiddenByFormat)).or(look.hidden(false));
            sheet.row.cells.push(Cell { column, text: text.clone(), hidden, number: number.clone(), stated: None });
        }
        sheet.column = sheet.column.saturating_add(stored.times);
    }

    /// What a cell with a formula says, whose result is `text` as far as it is stored.
    fn reckoned(&mut self, formula: &Gathered, stored: &Stored, text: Gathered, frame: &Frame) -> Gathered {
        // Before the formula stands the name of its language: `of:=`.
        let start = formula.text().find('=').map_or(0, |at| at + 1);
        let mut own = formula.beginning();
        own.append_range(formula, start..formula.text().len());
        let has_result = !text.is_blank() || stored.has_text || !stored.of.is_empty();
        if let Some(result) = literal(&own).filter(|_| !has_result) {
            return result;
        }
        if let Some((hidden, text)) = told(&own) {
            self.found.aside(hidden, &text, frame.place.clone().with(Role::Formula));
        }
        if let Some(sheet) = self.sheet.as_mut().filter(|_| !has_result) {
            let (row, column) = (sheet.row.number, sheet.column);
            sheet.unreckoned.add(|| format!("{}{row}", letters(column)));
        }
        text
    }
}
