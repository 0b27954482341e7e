//! Fields, from the mark that begins one to the mark that ends it: their results are read, their codes told where they say more.

use super::Story;
use crate::format::doc::bytes::{texts, u16_at, u32_at, wide};
use crate::format::doc::source::PART;
use crate::format::docx::field::{Field, is_mechanical, link};
use crate::hidden::private::has_private;
use crate::layout::flow::Gathered;
use hegao_model::document::Hidden;
use hegao_model::document::budget::Bound;

impl Story<'_, '_, '_> {
    pub(super) fn begin_field(&mut self) {
        let open = self.frame.fields.len();
        if self.source.budget.admits(Bound::Fields, open + 1, None) {
            self.frame.fields.push(Field { code: Gathered::new(self.shared.part), in_result: false });
        }
    }

    pub(super) fn begin_result(&mut self) {
        if let Some(field) = self.frame.fields.last_mut().filter(|field| !field.in_result) {
            field.in_result = true;
            let code = std::mem::take(&mut field.code);
            self.tell_code(code);
        }
    }

    pub(super) fn end_field(&mut self) {
        if let Some(field) = self.frame.fields.pop().filter(|field| !field.in_result) {
            self.tell_code(field.code);
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

    /// What a field of a form holds ([MS-DOC], 2.9.78), at this place of the data stream: what it says to those who fill it in, and
    /// what may be chosen.
    pub(super) fn form(&mut self, at: u32) {
        for text in form(self.source.data, at as usize).unwrap_or_default() {
            // Any number of fields may have the same texts.
            if self.source.budget.spend(Bound::Unpacked, text.len(), Some(PART)).is_err() {
                return;
            }
            let text = self.shared.gather(&text);
            self.paragraph().add(Hidden::Choice, text);
        }
    }
}

/// The texts of the field of a form at `at`: for its help, its status, and the entries of its list.
fn form(data: &[u8], at: usize) -> Option<Vec<String>> {
    // Behind the head of a picture, whose length it says itself ([MS-DOC], 2.9.158).
    let at = at.checked_add(usize::from(u16_at(data, at.checked_add(4)?)?))?;
    if u32_at(data, at)? != u32::MAX {
        return None;
    }
    let kind = u16_at(data, at + 4)? & 3;
    let mut next = at + 10;
    let _name = text(data, &mut next)?;
    if kind == 0 {
        text(data, &mut next)?;
    } else {
        next += 2;
    }
    let _format = text(data, &mut next)?;
    let (help, status) = (text(data, &mut next)?, text(data, &mut next)?);
    let mut said = vec![help, status];
    if kind == 2 {
        // The macros of its beginning and end, then the list.
        let _macros = (text(data, &mut next)?, text(data, &mut next)?);
        said.extend(texts(data.get(next..)?));
    }
    said.retain(|text| !text.trim().is_empty());
    Some(said)
}

/// The text at `next`, behind its length and before a zero (Xstz).
fn text(data: &[u8], next: &mut usize) -> Option<String> {
    let length = usize::from(u16_at(data, *next)?) * 2;
    let text = wide(data.get(*next + 2..*next + 2 + length)?);
    *next += 2 + length + 2;
    Some(text)
}
