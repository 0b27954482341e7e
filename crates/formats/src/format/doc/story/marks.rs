//! Characters that are no letters ([MS-DOC], 2.6.1 and 2.3): ends of paragraphs, cells and lines, fields, pictures.

use super::Story;
use crate::format::doc::bytes::u16_at;
use crate::format::docx::frame::Holds;
use crate::format::docx::pages::Picture;
use hegao_model::document::Origin;

impl Story<'_, '_, '_> {
    /// The character `c` below the letters, which stands at `at` of the part's text. `place` says which it is of all.
    pub(super) fn mark(&mut self, c: char, at: usize, place: impl FnOnce() -> u32) {
        let origin = || Some(Origin::exact(at));
        match u32::from(c) {
            0x01 => self.picture(),
            0x07 => self.end_cell_or_row(),
            0x09 => self.put("\t", origin()),
            0x0B | 0x0E => self.put("\n", origin()),
            0x0C if self.source.sections.binary_search(&place().saturating_add(1)).is_ok() => {
                self.end_paragraph();
                self.turn_page();
            }
            0x0C => {
                self.put("\n", origin());
                self.turn_page();
            }
            0x0D => self.end_paragraph_or_cell(),
            0x13 => self.begin_field(),
            0x14 => self.begin_result(),
            0x15 => self.end_field(),
            0x1E => self.put("-", Some(Origin::rendered(at..at + 1))),
            // The place where a word may be parted, notes, comments, drawings: nothing that is read here.
            _ => {}
        }
    }

    fn turn_page(&mut self) {
        if self.frame.holds == Holds::Body {
            self.shared.pages.turn();
        }
    }

    /// A picture in the line, or what a field of a form holds.
    fn picture(&mut self) {
        let run = self.at.run;
        let Some(at) = run.picture.filter(|_| run.is_special && !run.is_object) else { return };
        if run.is_data {
            return self.form(at);
        }
        self.shared.pictures.push(at);
        if self.frame.holds != Holds::Body || self.hidden.is_some() || run.is_deleted {
            return;
        }
        // [MS-DOC], 2.9.192: how large it is without scaling, in twentieths of a point, and how far it is scaled, in thousandths.
        let number = |offset: usize| u16_at(self.source.data, at as usize + offset).map(i64::from);
        let sizes = [(0x1C, 0x20), (0x1E, 0x22)].map(|(size, scale)| Some(number(size)? * number(scale)? / 1000));
        if let [Some(width), Some(height)] = sizes {
            let picture = Picture { id: format!("Data/{at}"), size: [width, height], flows: true };
            self.shared.pages.picture(picture, 1);
        }
    }
}
