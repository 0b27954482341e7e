//! What a binary workbook says for all its sheets: which there are, the shared strings, how cells look.

use std::collections::HashMap;

use super::super::workbook::Sheet;
use super::kind;
use super::record::{Fields, Records};
use crate::format::ooxml::opened::Opened;
use crate::format::ooxml::relations::Relations;
use crate::format::spreadsheet::colour::Colour;
use crate::format::spreadsheet::look::Look;
use crate::format::spreadsheet::number::Format;
use crate::layout::flow::Gathered;
use hegao_model::document::budget::Bound;
use hegao_model::document::place::Named;
use hegao_model::document::{Hidden, Origin, Place, Reason, Role, Spot, Thing};

/// What the cells of all sheets refer to.
pub(super) struct Book {
    /// The index of the part that holds the texts of all records, and these.
    pub(super) part: u32,
    pub(super) text: String,
    pub(super) sheets: Vec<Sheet>,
    pub(super) strings: Vec<(u32, u32)>,
    pub(super) used: Vec<bool>,
    pub(super) looks: Vec<Look>,
    pub(super) from_1904: bool,
}

impl Book {
    /// Keeps `text`, so that a block can point at it.
    pub(super) fn keep(&mut self, text: &str) -> Gathered {
        let mut kept = Gathered::new(self.part);
        if !text.is_empty() {
            kept.push(text, Origin::exact(self.text.len()));
            self.text.push_str(text);
            self.text.push('\n');
        }
        kept
    }

    /// What was kept at this stretch.
    pub(super) fn kept(&self, (start, end): (u32, u32)) -> Gathered {
        let mut kept = Gathered::new(self.part);
        kept.push(&self.text[start as usize..end as usize], Origin::Exact(start));
        kept
    }

    /// Tells something that nobody sees.
    pub(super) fn aside(&mut self, opened: &mut Opened, hidden: Hidden, text: &str, place: impl Into<Place>) {
        let kept = self.keep(text.trim());
        match hidden {
            Hidden::Author => opened.found.name(&kept, place),
            _ => opened.found.aside(hidden, &kept, place),
        }
    }

    /// Reads the list of sheets, the part `bytes` ([MS-XLSB] 2.1.7.61).
    pub(super) fn list(&mut self, opened: &mut Opened, bytes: &[u8], related: &Relations) {
        for record in Records::new(bytes) {
            let mut fields = Fields(record.data);
            match record.kind {
                kind::WB_PROP => self.from_1904 = fields.u32().is_some_and(|flags| flags & 1 == 1),
                kind::BUNDLE_SH => _ = self.sheet(&mut fields, related),
                kind::NAME => _ = self.name(opened, &mut fields),
                kind::FILE_SHARING => {
                    let user = fields.take(4).and_then(|_| fields.text()).unwrap_or_default();
                    self.aside(opened, Hidden::Author, &user, Thing::SharingUser);
                }
                kind::ABS_PATH_15 => {
                    let path = fields.text().unwrap_or_default();
                    self.aside(opened, Hidden::Path, &path, Thing::SavedFolder);
                }
                _ => {}
            }
        }
    }

    /// A sheet (2.4.314): whether it shows, its number, what it is called by the relationships, its name.
    fn sheet(&mut self, fields: &mut Fields, related: &Relations) -> Option<()> {
        let is_hidden = fields.u32()? & 3 != 0;
        fields.u32()?;
        let id = fields.text()?;
        let name = fields.text()?;
        let part = related.by_id(&id)?.part()?.to_owned();
        let tab = self.keep(&name);
        self.sheets.push(Sheet { name: name.into(), tab, part, is_hidden });
        Some(())
    }

    /// A name for cells or values (2.4.712), and what people wrote of it.
    fn name(&mut self, opened: &mut Opened, fields: &mut Fields) -> Option<()> {
        let flags = fields.u32()?;
        fields.take(5)?;
        let name = fields.text()?;
        let (is_hidden, is_built_in) = (flags & 1 == 1, flags & 0x20 > 0);
        let named = |thing| Place::from(Spot::Named { thing, name: name.as_str().into() });
        if is_hidden && !is_built_in && !name.starts_with("_xlnm") {
            self.aside(opened, Hidden::HiddenName, &name, named(Named::HiddenName));
        }
        let length = fields.u32()? as usize;
        fields.take(length)?;
        let beside = fields.u32()? as usize;
        fields.take(beside)?;
        let remark = fields.text()?;
        self.aside(opened, Hidden::CustomData, &remark, named(Named::DefinedName).with(Role::Description));
        Some(())
    }

    /// Reads the shared strings, the part `name` (2.1.7.45).
    pub(super) fn strings(&mut self, opened: &mut Opened, name: &str, bytes: &[u8]) {
        let mut records = Records::new(bytes);
        for record in records.by_ref().filter(|record| record.kind == kind::SST_ITEM) {
            if !opened.budget.admits(Bound::Blocks, self.strings.len() + 1, Some(name)) {
                break;
            }
            let (said, phonetic) = Fields(record.data).rich().unwrap_or_default();
            let kept = self.keep(&said);
            self.strings.push(kept.slice().map_or((0, 0), |range| (range.start, range.end)));
            self.aside(opened, Hidden::CustomData, &phonetic, Thing::StringPhonetic);
        }
        if records.is_cut {
            opened.found.gap(name, Reason::DamagedPart);
        }
        self.used = vec![false; self.strings.len()];
    }

    /// The string that cells call `number`.
    pub(super) fn string(&mut self, number: usize) -> Option<Gathered> {
        let range = *self.strings.get(number)?;
        self.used[number] = true;
        Some(if range.0 == range.1 { Gathered::new(self.part) } else { self.kept(range) })
    }

    /// Reads how cells look (2.1.7.50).
    pub(super) fn styles(&mut self, bytes: &[u8]) {
        let (mut codes, mut fonts, mut fills) = (HashMap::new(), Vec::new(), Vec::new());
        let mut is_of_cells = false;
        for record in Records::new(bytes) {
            let mut fields = Fields(record.data);
            match record.kind {
                kind::FMT => codes.extend(fields.u16().zip(fields.text())),
                // Behind size, weight and the like stands the colour.
                kind::FONT => fonts.push(record.data.get(12..20).and_then(colour)),
                kind::FILL => fills.push(ground(record.data)),
                kind::BEGIN_CELL_XFS => is_of_cells = true,
                kind::END_CELL_XFS => is_of_cells = false,
                kind::XF if is_of_cells => {
                    let number =
                        |at: usize| record.data.get(at..at + 2).map_or(0, |two| u16::from_le_bytes([two[0], two[1]]));
                    let (format, font, fill) = (number(2), usize::from(number(4)), usize::from(number(6)));
                    self.looks.push(Look {
                        format: Format::of(format.into(), codes.get(&format).map(String::as_str)),
                        font: fonts.get(font).copied().flatten(),
                        ground: fills.get(fill).copied().flatten().unwrap_or(Colour::White),
                    });
                }
                _ => {}
            }
        }
    }
}

/// The colour of text (2.5.17): of the theme's, the first is that of the paper.
fn colour(stored: &[u8]) -> Option<Colour> {
    let tint = i16::from_le_bytes([stored[2], stored[3]]);
    match (stored[0] >> 1, stored[1]) {
        (0, _) => None,
        (1, 1 | 9) => Some(Colour::White),
        (3, 0) if tint > -1000 => Some(Colour::White),
        (2, _) => Some(Colour::rgb(u32::from_be_bytes([0, stored[4], stored[5], stored[6]]))),
        _ => Some(Colour::Other),
    }
}

/// The ground of cells (2.4.657); `None`: that of the paper.
fn ground(data: &[u8]) -> Option<Colour> {
    let pattern = data.first_chunk().map_or(0, |bytes| u32::from_le_bytes(*bytes));
    match pattern {
        0 => None,
        1 => data.get(4..12).and_then(colour).or(Some(Colour::Other)),
        _ => Some(Colour::Other),
    }
}
