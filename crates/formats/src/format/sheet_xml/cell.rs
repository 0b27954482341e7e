//! A cell: its value as people see it, its formula, its comment, its link.

use super::sheet::{Sheet, style};
use super::{Book, attribute, number};
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Xml};
use crate::format::spreadsheet::date;
use crate::format::spreadsheet::formula::{literal, told};
use crate::format::spreadsheet::grid::{Cell, Number};
use crate::format::spreadsheet::place::letters;
use crate::format::spreadsheet::said::{Said, seen};
use crate::hidden::address::is_path;
use crate::layout::flow::Gathered;
use hegao_model::document::budget::Bound;
use hegao_model::document::place::CellThing;
use hegao_model::document::{Hidden, Place, Role, Spot, Thing};

impl Sheet {
    /// The cell that began last goes into the row.
    pub(super) fn cell(&mut self, book: &mut Book, element: &Element, xml: &mut Xml) {
        let next = self.column.saturating_add(1);
        self.column = number(element, "Index").unwrap_or(next).max(next);
        let formula = attribute(element, "Formula").map(|formula| formula.gather(book.part));
        self.link(book, element);
        let (mut of, mut value) = (String::new(), Gathered::new(book.part));
        let depth = xml.depth();
        while let Some(event) = xml.within(depth) {
            let Event::Start(inner) = event else { continue };
            match inner.name {
                "Data" => {
                    of = attribute(&inner, "Type").map(|of| of.text().into_owned()).unwrap_or_default();
                    value = xml.gather(book.part);
                }
                "Comment" => self.comment(book, &inner, xml),
                "PhoneticText" => {
                    let text = xml.gather(book.part);
                    book.opened.found.aside(Hidden::CustomData, &text, Thing::CellPhonetic);
                }
                _ => {}
            }
        }
        if let Some(formula) = &formula {
            value = self.reckoned(book, formula, value);
        }
        let own = style(element).or_else(|| self.row_style.clone());
        let own = own.or_else(|| self.of_column(self.column).1.map(str::to_owned));
        let cell = self.said(book, &of, &value, own.as_deref(), formula.is_none());
        self.row.cells.extend(cell);
        self.column = self.column.saturating_add(number(element, "MergeAcross").unwrap_or(0));
    }

    /// What a value of the type `of` says in a cell of this style; `None`: nothing.
    fn said(&mut self, book: &Book, of: &str, value: &Gathered, style: Option<&str>, is_typed: bool) -> Option<Cell> {
        let look = book.ahead.styles.look(style);
        let is_number = matches!(of, "Number" | "DateTime");
        if is_number && look.is_some_and(|look| look.format.is_unknown) {
            let (row, column) = (self.row.number, self.column);
            self.unformatted.add(|| format!("{}{row}", letters(column)));
        }
        let from_1904 = book.ahead.from_1904;
        let said = match of {
            "Number" => Said::number(value, look, from_1904),
            "DateTime" => match date::number(value.text(), from_1904) {
                Some(number) => Said::number(&value.standing_for(&number.to_string()), look, from_1904),
                None => Said::as_it_is(value.clone()),
            },
            "Boolean" => Said::as_it_is(seen(value, if value.text().trim() == "1" { "TRUE" } else { "FALSE" })),
            _ => Said::worded(value.clone(), look),
        };
        if said.text.is_blank() || !self.admits(book) {
            return None;
        }
        book.opened.budget.spend(Bound::CellText, said.text.text().len(), None).ok()?;
        let of_sheet = self.is_hidden.then_some(Hidden::HiddenSheet);
        let of_column = || self.of_column(self.column).0.then_some(Hidden::HiddenColumn);
        let hidden = of_sheet.or(self.why).or_else(of_column).or_else(|| said.unseen(look));
        let number = Number::of(value.clone(), is_typed, said.shape).filter(|_| of == "Number");
        Some(Cell { column: self.column, text: said.text, hidden, number, stated: None })
    }

    /// What a cell with a formula says, whose result is `value` if it is stored.
    fn reckoned(&mut self, book: &mut Book, formula: &Gathered, value: Gathered) -> Gathered {
        let start = usize::from(formula.text().starts_with('='));
        let mut own = formula.beginning();
        own.append_range(formula, start..formula.text().len());
        if let Some(result) = literal(&own).filter(|_| value.is_blank()) {
            return result;
        }
        if let Some((hidden, text)) = told(&own) {
            book.opened.found.aside(hidden, &text, self.place().with(Role::Formula));
        }
        if value.is_blank() {
            let (row, column) = (self.row.number, self.column);
            self.unreckoned.add(|| format!("{}{row}", letters(column)));
        }
        value
    }

    /// Where the cell leads, which is told once, and what is said to those who point at it.
    fn link(&self, book: &mut Book, element: &Element) {
        if let Some(address) = attribute(element, "HRef").filter(|address| !address.raw().starts_with('#'))
            && book.links.insert(address.text().into_owned())
        {
            let hidden = if is_path(&address.text()) { Hidden::Path } else { Hidden::LinkTarget };
            book.opened.found.aside(hidden, &address.gather(book.part), Thing::Hyperlink);
        }
        let tip = element.values().find(|(_, name, _)| *name == "HRefScreenTip").map(|(.., tip)| tip);
        if let Some(tip) = tip {
            book.opened.found.aside(Hidden::AltText, &tip.gather(book.part), self.at(&self.here(), CellThing::LinkTip));
        }
    }

    fn comment(&self, book: &mut Book, element: &Element, xml: &mut Xml) {
        let place = self.at(&self.here(), CellThing::Comment);
        if let Some(author) = element.value(Ns::SheetXml, "Author") {
            book.opened.found.author(author, book.part, place.clone().with(Role::Author));
        }
        let text = xml.gather(book.part);
        book.opened.found.aside(Hidden::Comment, &text, place);
    }

    /// What people call the cell that is read.
    fn here(&self) -> String {
        format!("{}{}", letters(self.column), self.row.number)
    }

    fn place(&self) -> Place {
        let (row, column) = (self.row.number, self.column);
        Spot::SheetCell { sheet: self.name.clone(), row, column, is_head: false }.into()
    }
}
