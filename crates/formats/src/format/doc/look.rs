//! What the changes of a run and of a paragraph come to, as far as it decides what is read: who sees a text, who changed it, what
//! its paragraph is.

use super::sprm::Sprm;
use crate::format::docx::look::{Ground, Look};
use crate::format::docx::symbol::Face;

/// How characters look, and what was done with them.
#[derive(Clone, Copy, Default)]
pub(super) struct Run {
    pub(super) look: Look,
    /// The character style.
    pub(super) style: Option<u16>,
    /// A tracked change took them out, put them in, or changed how they look; and who did each: an index of the list of authors.
    pub(super) is_deleted: bool,
    pub(super) is_inserted: bool,
    pub(super) is_changed: bool,
    pub(super) deleted_by: u16,
    pub(super) inserted_by: u16,
    pub(super) changed_by: u16,
    /// They stand for something else: a picture, a field, the number of a note.
    pub(super) is_special: bool,
    /// They stand for data of a field.
    pub(super) is_data: bool,
    /// They stand for an object of another program.
    pub(super) is_object: bool,
    /// Where in the data stream a picture is.
    pub(super) picture: Option<u32>,
    /// A sign of another font: that, and its place there.
    pub(super) symbol: Option<(u16, u16)>,
}

/// What is known of fonts and styles where a run stands.
pub(super) struct Around<'s> {
    /// What the style of the paragraph says of characters, for values that are the style's.
    pub(super) style: Look,
    /// The fonts, as far as they have symbols.
    pub(super) faces: &'s [Face],
}

impl Run {
    /// Takes up one change.
    pub(super) fn take(&mut self, sprm: Sprm<'_>, around: &Around<'_>) {
        match sprm.code {
            0x0800 => self.is_deleted = sprm.byte() != 0,
            0x0801 => self.is_inserted = sprm.byte() != 0,
            0x4804 => self.inserted_by = sprm.short(),
            0x4863 => self.deleted_by = sprm.short(),
            0xCA57 | 0xCA89 => {
                self.is_changed = sprm.byte() != 0;
                self.changed_by = super::bytes::u16_at(sprm.operand, 1).unwrap_or(0);
            }
            0x0806 => self.is_data = sprm.byte() != 0,
            0x080A | 0x0856 => self.is_object = sprm.byte() != 0,
            0x0855 => self.is_special = sprm.byte() != 0,
            0x6A03 => self.picture = Some(sprm.long()),
            0x6A09 => {
                self.symbol = Some((sprm.short(), super::bytes::u16_at(sprm.operand, 2).unwrap_or(0)));
                self.is_special = true;
            }
            0x4A30 => self.style = Some(sprm.short()),
            _ => take_look(&mut self.look, sprm, around),
        }
    }
}

/// Takes up a change of how characters look.
pub(super) fn take_look(look: &mut Look, sprm: Sprm<'_>, around: &Around<'_>) {
    match sprm.code {
        // Hidden, and hidden where it is shown as a page of the web.
        0x083C => {
            look.vanish = Some(match sprm.byte() {
                0x80 => around.style.vanish.unwrap_or(false),
                0x81 => !around.style.vanish.unwrap_or(false),
                value => value != 0,
            });
        }
        0x4A43 => look.size = Some(u32::from(sprm.short())),
        0x2A42 => look.colour = Some(indexed(sprm.byte())),
        0x6870 => look.colour = Some(colour(sprm.operand)),
        0x2A0C => look.ground = indexed(sprm.byte()).map(Ground::Of),
        0x4866 => look.ground = shading_of_80(sprm.short()).or(look.ground),
        0xCA71 | 0xC64D => look.ground = shading(sprm.operand).or(look.ground),
        0x4A4F | 0x4A51 => look.face = around.faces.get(usize::from(sprm.short())).copied().or(look.face),
        _ => {}
    }
}

/// The colour of this number ([MS-DOC], 2.9.119); 0: black or white, whatever can be seen.
fn indexed(number: u8) -> Option<[u8; 3]> {
    Some(match number {
        1 => [0, 0, 0],
        2 => [0, 0, 255],
        3 => [0, 255, 255],
        4 => [0, 255, 0],
        5 => [255, 0, 255],
        6 => [255, 0, 0],
        7 => [255, 255, 0],
        8 => [255, 255, 255],
        9 => [0, 0, 128],
        10 => [0, 128, 128],
        11 => [0, 128, 0],
        12 => [128, 0, 128],
        13 => [128, 0, 0],
        14 => [128, 128, 0],
        15 => [128, 128, 128],
        16 => [192, 192, 192],
        _ => return None,
    })
}

/// A colour of four bytes, of which the last says whether there is one ([MS-DOC], 2.9.43).
fn colour(bytes: &[u8]) -> Option<[u8; 3]> {
    match *bytes.get(..4)? {
        [red, green, blue, 0] => Some([red, green, blue]),
        _ => None,
    }
}

/// What a shading puts under the text ([MS-DOC], 2.9.253): two colours and a pattern, of which 0 is only the second and 1 only the first.
fn shading(operand: &[u8]) -> Option<Ground> {
    let pattern = super::bytes::u16_at(operand, 8)?;
    match pattern {
        0 => colour(&operand[4..]).map(Ground::Of),
        1 => Some(colour(operand).map_or(Ground::Unknown, Ground::Of)),
        0xFFFF => None,
        _ => Some(Ground::Unknown),
    }
}

/// The same as Word 97 writes it: 5 bits for each colour, 6 for the pattern.
fn shading_of_80(value: u16) -> Option<Ground> {
    let (front, back) = ((value & 0x1F) as u8, (value >> 5 & 0x1F) as u8);
    match value >> 10 {
        0 => indexed(back).map(Ground::Of),
        1 => Some(indexed(front).map_or(Ground::Unknown, Ground::Of)),
        63 => None,
        _ => Some(Ground::Unknown),
    }
}

/// What a paragraph is.
#[derive(Clone, Copy, Default)]
pub(super) struct Paragraph {
    /// The style.
    pub(super) style: u16,
    /// How many tables it stands in; 0: none.
    pub(super) depth: u32,
    is_in_table: bool,
    /// Its mark ends a row.
    pub(super) ends_row: bool,
    /// Its mark ends a cell of a table within a table, or a row of one.
    pub(super) ends_inner_cell: bool,
    pub(super) ends_inner_row: bool,
    /// Its list, counted from 1, and the level there.
    pub(super) list: Option<u16>,
    pub(super) level: Option<u8>,
    /// Its level in the outline; 9: none.
    pub(super) outline: Option<u8>,
    /// What lies under it.
    pub(super) ground: Option<Ground>,
    /// Its look was changed, and by whom.
    pub(super) changed_by: Option<u16>,
    /// It is the first letters of the next paragraph, set large.
    pub(super) is_drop_cap: bool,
}

impl Paragraph {
    /// Takes up one change.
    pub(super) fn take(&mut self, sprm: Sprm<'_>) {
        match sprm.code {
            0x4600 => self.style = sprm.short(),
            0x2416 => self.is_in_table = sprm.byte() != 0,
            0x2417 => self.ends_row = sprm.byte() != 0,
            0x6649 => self.depth = sprm.long(),
            0x664A => self.depth = self.depth.wrapping_add(sprm.long()),
            0x244B => self.ends_inner_cell = sprm.byte() != 0,
            0x244C => self.ends_inner_row = sprm.byte() != 0,
            0x460B => self.list = Some(sprm.short()),
            0x260A => self.level = Some(sprm.byte()),
            0x2640 => self.outline = Some(sprm.byte()),
            0x442D => self.ground = shading_of_80(sprm.short()).or(self.ground),
            0xC64D => self.ground = shading(sprm.operand).or(self.ground),
            0xC63F if sprm.byte() != 0 => {
                self.changed_by = Some(super::bytes::u16_at(sprm.operand, 1).unwrap_or(0));
            }
            0x442C => self.is_drop_cap = sprm.byte() & 7 != 0,
            _ => {}
        }
    }

    /// What it comes to: a paragraph in a table stands in one at least.
    pub(super) fn settle(&mut self) {
        self.depth = if self.is_in_table { self.depth.max(1) } else { 0 };
    }
}
