//! Fields, from the mark that begins one to the mark that ends it.

use super::super::field::{Field, is_mechanical, link};
use super::Story;
use crate::container::namespace::Ns;
use crate::container::xml::Element;
use crate::hidden::private::has_private;
use crate::layout::flow::Gathered;
use hegao_model::document::Hidden;
use hegao_model::document::budget::Bound;

impl<'a> Story<'_, 'a> {
    pub(super) fn code(&mut self) {
        let code = self.xml.gather(self.part);
        match self.frame().fields.last_mut() {
            Some(field) => field.code.append(&code),
            None => self.paragraph().add(Hidden::FieldCode, code),
        }
    }

    pub(super) fn field(&mut self, element: &Element<'a>) {
        let part = self.part;
        match element.text(Ns::Word, "fldCharType").as_deref() {
            Some("begin") => {
                let open = self.frame().fields.len();
                if self.budget.admits(Bound::Fields, open + 1, None) {
                    self.frame().fields.push(Field { code: Gathered::new(part), in_result: false });
                }
            }
            Some("separate") => {
                if let Some(field) = self.frame().fields.last_mut().filter(|field| !field.in_result) {
                    field.in_result = true;
                    let code = std::mem::take(&mut field.code);
                    self.tell_code(code);
                }
            }
            Some("end") => {
                if let Some(field) = self.frame().fields.pop().filter(|field| !field.in_result) {
                    self.tell_code(field.code);
                }
            }
            _ => {}
        }
    }

    pub(super) fn simple_field(&mut self, element: &Element<'a>) {
        if let Some(code) = element.value(Ns::Word, "instr") {
            let code = code.gather(self.part);
            self.tell_code(code);
        }
    }

    pub(super) fn tell_code(&mut self, code: Gathered) {
        if let Some((hidden, place)) = link(code.text()) {
            let mut target = code.beginning();
            target.append_range(&code, place);
            self.paragraph().add(hidden, target);
        } else if !is_mechanical(code.text()) || has_private(code.text()) {
            self.paragraph().add(Hidden::FieldCode, code);
        }
    }
}
