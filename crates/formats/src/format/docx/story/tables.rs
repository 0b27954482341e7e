//! Tables, rows and cells.

use std::borrow::Cow;

use super::super::table::{RowProperties, Table};
use super::Story;
use crate::container::namespace::Ns;
use crate::container::xml::{Event, Value};
use hegao_model::document::{Hidden, Place, Role, Spot};

impl<'a> Story<'_, 'a> {
    pub(super) fn start_table(&mut self, name: &str) {
        match name {
            "tbl" => {
                self.end_paragraph();
                self.shared.tables += 1;
                let table = Table::new(self.shared.tables);
                self.frame().tables.push(table);
            }
            "tblPr" => self.table_properties(),
            "trPr" => {
                let row = RowProperties::read(&mut self.xml);
                self.table_changed(row.change.and_then(|change| change.by), row.changed_by);
                if let Some(table) = self.frame().tables.last_mut() {
                    table.row = row;
                }
            }
            "tcPr" => {
                let Some(frame) = self.frames.last_mut() else { return };
                let Some(table) = frame.tables.last_mut() else { return };
                let (change, changed_by) = table.read_cell(&mut self.xml);
                self.table_changed(change.and_then(|change| change.by), changed_by);
            }
            _ => {
                self.flush();
                if let Some(table) = self.frame().tables.last_mut() {
                    if name == "tr" { table.begin_row() } else { table.begin_cell() }
                }
            }
        }
    }

    pub(super) fn table_properties(&mut self) {
        let depth = self.xml.depth();
        let (mut style, mut changed_by, mut said) = (None, None, Vec::new());
        while let Some(event) = self.xml.within(depth) {
            match event {
                Event::Start(element) if element.is(Ns::Word, "tblStyle") => {
                    style = element.text(Ns::Word, "val").map(Cow::into_owned);
                }
                Event::Start(element) if element.is(Ns::Word, "tblPrChange") => {
                    changed_by = element.value(Ns::Word, "author");
                    self.xml.skip();
                }
                Event::Start(element) if matches!(element.name, "tblCaption" | "tblDescription") => {
                    said.extend(element.value(Ns::Word, "val").map(|value| value.gather(self.part)));
                }
                _ => {}
            }
        }
        let number = self.frame().tables.last().map_or(0, |table| table.number as u32);
        for text in said {
            self.found.aside(Hidden::AltText, &text, Place::from(Spot::Table { number }).with(Role::AltText));
        }
        let is_shaded = style.is_some() && self.shared.styles.of(style.as_deref()).is_shaded;
        if let Some(table) = self.frame().tables.last_mut() {
            table.is_shaded = is_shaded;
        }
        self.table_changed(None, changed_by);
    }

    /// Rows or cells were put in or taken out by the one, or the form was changed by the other, which is told once for each
    /// table.
    fn table_changed(&mut self, content_by: Option<Value<'a>>, form_by: Option<Value<'a>>) {
        self.author(Some(content_by));
        let Some(author) = form_by else { return };
        let Some(table) = self.frame().tables.last_mut().filter(|table| !table.is_change_told) else { return };
        table.is_change_told = true;
        let place = Spot::Table { number: table.number as u32 };
        self.form_changed(author, "表格的格式", place);
    }

    pub(super) fn end_table(&mut self) {
        self.flush();
        let Some(table) = self.frame().tables.pop() else { return };
        for paragraph in table.finish() {
            self.deliver(paragraph);
        }
    }
}
