//! Tables, rows and cells.

use std::borrow::Cow;

use super::super::super::ooxml::namespace::Ns;
use super::super::super::ooxml::xml::Event;
use super::super::table::{RowProperties, Table};
use super::Story;

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
                if let Some(table) = self.frame().tables.last_mut() {
                    table.row = row;
                }
            }
            "tcPr" => {
                let Some(frame) = self.frames.last_mut() else { return };
                if let Some(table) = frame.tables.last_mut() {
                    table.read_cell(&mut self.xml);
                }
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
        let mut style = None;
        while let Some(event) = self.xml.within(depth) {
            match event {
                Event::Start(element) if element.is(Ns::Word, "tblStyle") => {
                    style = element.text(Ns::Word, "val").map(Cow::into_owned);
                }
                Event::Start(element) if element.is(Ns::Word, "tblPrChange") => self.xml.skip(),
                _ => {}
            }
        }
        let is_shaded = style.is_some() && self.shared.styles.of(style.as_deref()).is_shaded;
        if let Some(table) = self.frame().tables.last_mut() {
            table.is_shaded = is_shaded;
        }
    }

    pub(super) fn end_table(&mut self) {
        self.flush();
        let part = self.part;
        let Some(table) = self.frame().tables.pop() else { return };
        for paragraph in table.finish(part) {
            self.deliver(paragraph);
        }
    }
}
