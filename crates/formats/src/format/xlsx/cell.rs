//! A cell of a sheet: what is stored in it, what that says as it is seen, and why it does not show.

use std::borrow::Cow;

use super::sheet::Reader;
use super::strings::{rich, unescaped};
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Xml};
use crate::format::spreadsheet::date;
use crate::format::spreadsheet::formula::{literal, told};
use crate::format::spreadsheet::grid::{Cell, Number};
use crate::format::spreadsheet::place;
use crate::format::spreadsheet::said::{Said, seen};
use crate::layout::flow::Gathered;
use hegao_model::document::budget::Bound;
use hegao_model::document::{Hidden, Place, Role, Spot, Thing};

/// What is stored in a cell.
struct Stored {
    value: Gathered,
    /// Text that stands in the cell itself.
    inline: Option<Gathered>,
    formula: Option<Gathered>,
}

/// The value of a cell.
enum Value {
    Text(Gathered),
    /// A number, as it is stored.
    Number(Gathered),
}

/// What is said of a cell in its element.
#[derive(Default)]
struct Attributes<'a> {
    /// Where it stands.
    name: Option<Cow<'a, str>>,
    /// Of what type it is.
    of: Option<Cow<'a, str>>,
    style: Option<Cow<'a, str>>,
}

impl<'a> Attributes<'a> {
    /// Those of `element`, read once.
    fn of(element: &Element<'a>) -> Self {
        let mut all = Self::default();
        for (_, name, value) in element.values().filter(|(ns, ..)| *ns == Ns::None) {
            let said = match name {
                "r" => &mut all.name,
                "t" => &mut all.of,
                "s" => &mut all.style,
                _ => continue,
            };
            said.get_or_insert_with(|| value.text());
        }
        all
    }
}

impl Reader<'_, '_> {
    /// The cell that began last, in a row that does not show for this reason.
    pub(super) fn cell(&mut self, xml: &mut Xml, element: &Element, row: Option<Hidden>) -> Option<Cell> {
        let Attributes { name, of, style } = Attributes::of(element);
        let stated = name.and_then(|name| place::cell(&name));
        self.at = stated.unwrap_or((self.at.0, self.at.1.saturating_add(1)));
        let column = self.at.1;
        let stored = self.stored(xml);
        let of = of.unwrap_or("n".into());
        let style = style.and_then(|style| style.parse().ok()).unwrap_or(0);
        let is_typed = stored.formula.is_none();
        let (said, number) = match self.result(stored, &of) {
            Value::Text(text) => (Said::worded(text, self.book.styles.look(style)), None),
            Value::Number(value) => {
                let said = self.number(&value, style);
                let number = Number::of(value, is_typed, said.shape);
                (said, number)
            }
        };
        if said.text.is_blank() {
            return None;
        }
        // Cells that call the same string may have more text than the file.
        self.opened.budget.spend(Bound::CellText, said.text.text().len(), Some(&self.sheet.part)).ok()?;
        let hidden = self.hidden(row, column, style, &said);
        Some(Cell { column, text: said.text, hidden, number, stated: None })
    }

    /// What is stored in the cell that began last.
    fn stored(&mut self, xml: &mut Xml) -> Stored {
        let mut stored = Stored { value: Gathered::new(self.part), inline: None, formula: None };
        let depth = xml.depth();
        while xml.depth() >= depth {
            match xml.next() {
                Some(Event::Start(element)) => match element.name {
                    "v" => stored.value = xml.gather(self.part),
                    "is" => stored.inline = Some(self.inline(xml)),
                    "f" => {
                        stored.formula = Some(xml.gather(self.part));
                    }
                    _ => {}
                },
                Some(_) => {}
                None => break,
            }
        }
        stored
    }

    /// The value of a cell of the type `of`.
    fn result(&mut self, stored: Stored, of: &str) -> Value {
        let Stored { value, inline, formula } = stored;
        if let Some(formula) = formula {
            let has_result = !value.is_blank() || inline.is_some() || of == "str";
            // A formula that several cells share stands in the first of them only.
            if let Some(result) = literal(&formula).filter(|_| !has_result) {
                return Value::Text(result);
            }
            self.formula(&formula);
            if !has_result {
                let (row, column) = self.at;
                self.unreckoned.add(|| format!("{}{row}", place::letters(column)));
                return Value::Text(Gathered::new(self.part));
            }
        }
        Value::Text(match of {
            "s" if !value.is_blank() => {
                let number = value.text().trim().parse().ok();
                let string = number.and_then(|number| self.book.strings.get(number, &self.opened.parts));
                self.has_lost_strings |= string.is_none();
                string.unwrap_or_default()
            }
            "b" => seen(&value, if value.text().trim() == "1" { "TRUE" } else { "FALSE" }),
            "n" if inline.is_none() => return Value::Number(value),
            // A day may be stored as it is called in ISO 8601. Without a format of days Excel and LibreOffice show its number.
            "d" => match date::number(value.text(), self.book.from_1904) {
                Some(number) => return Value::Number(value.standing_for(&number.to_string())),
                None => value,
            },
            _ => inline.unwrap_or_else(|| unescaped(&value)),
        })
    }

    /// Text that stands in the cell itself.
    fn inline(&mut self, xml: &mut Xml) -> Gathered {
        let (text, phonetic) = rich(xml, self.part);
        self.opened.found.aside(Hidden::CustomData, &phonetic, Thing::CellPhonetic);
        text
    }

    fn formula(&mut self, formula: &Gathered) {
        if let Some((hidden, text)) = told(formula) {
            self.opened.found.aside(hidden, &text, self.place().with(Role::Formula));
        }
    }

    /// A number as it is seen.
    fn number(&mut self, value: &Gathered, style: usize) -> Said {
        let look = self.book.styles.look(style);
        if look.is_some_and(|look| look.format.is_unknown) && !value.is_blank() {
            let (row, column) = self.at;
            self.unformatted.add(|| format!("{}{row}", place::letters(column)));
        }
        Said::number(value, look, self.book.from_1904)
    }

    /// Why a cell does not show.
    fn hidden(&self, row: Option<Hidden>, column: u32, style: usize, said: &Said) -> Option<Hidden> {
        if self.sheet.is_hidden {
            return Some(Hidden::HiddenSheet);
        }
        let is_hidden = self.hidden_columns.get(column as usize).is_some_and(|hidden| *hidden);
        let of_column = || is_hidden.then_some(Hidden::HiddenColumn);
        row.or_else(of_column).or_else(|| said.unseen(self.book.styles.look(style)))
    }

    /// The place of the cell that is read.
    pub(super) fn place(&self) -> Place {
        let (row, column) = self.at;
        Spot::SheetCell { sheet: self.sheet.name.clone(), row, column, is_head: false }.into()
    }
}
