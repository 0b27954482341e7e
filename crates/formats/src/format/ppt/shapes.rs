//! The shapes of a slide, its notes or its master ([MS-PPT], 2.5.13 and 2.9.4), in the order in which they are drawn: records of drawings,
//! with texts and places in them. One pass, without recursion.

use super::persist::{u16_at, u32_at};
use crate::container::office_art::{Record, Said, records};

/// Kinds of records.
const GROUP: u16 = 0xF003;
const SHAPE: u16 = 0xF004;
const PROPERTIES: [u16; 3] = [0xF00B, 0xF121, 0xF122];
const CHILD_ANCHOR: u16 = 0xF00F;
const ANCHOR: u16 = 0xF010;
const TEXT_KIND: u16 = 0x0F9F;
const TEXT_WIDE: u16 = 0x0FA0;
const TEXT_NARROW: u16 = 0x0FA8;
const TEXT_OF_OUTLINE: u16 = 0x0F9E;
const PLACEHOLDER: u16 = 0x0BC3;
/// Characters that stand for a number, a date or a foot: each says where.
const META: std::ops::RangeInclusive<u16> = 0x0FD8..=0x0FFA;
const NUMBER: [u16; 5] = [0x0FD8, 0x0FF7, 0x0FF8, 0x0FF9, 0x0FFA];

/// Properties of shapes: what is hidden of a group or shape, and that a group is a table.
const SHOWN: u16 = 0x03BF;
const TABLE: u16 = 0x039F;

/// What a text is ([MS-PPT], 2.13.33).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Title,
    Body,
    Notes,
    Other,
}

/// A shape.
#[derive(Default)]
pub(super) struct Shape {
    /// What its text is; `None`: it has none.
    pub(super) kind: Option<Kind>,
    pub(super) text: String,
    /// What sort of placeholder it is ([MS-PPT], 2.13.21); 0: none.
    pub(super) placeholder: u8,
    /// Left, top, right, below, in the units of what it stands in.
    pub(super) area: Option<[i32; 4]>,
    /// It stands on the page itself, and in no group.
    pub(super) is_placed: bool,
    /// It is set not to be shown.
    pub(super) is_hidden: bool,
    /// Which of the tables it is a cell of, from 1.
    pub(super) table: Option<usize>,
    /// It is a group, and says nothing itself.
    is_table: bool,
    /// What is drawn as letters, and what is said of it.
    pub(super) said: Vec<Said>,
}

impl Kind {
    fn of(number: u32) -> Self {
        match number {
            0 | 6 => Self::Title,
            1 | 5 | 7 | 8 => Self::Body,
            2 => Self::Notes,
            _ => Self::Other,
        }
    }
}

/// The shapes of a page, of which `outline` are the texts that the list of slides has for it.
pub(super) fn read(page: &[u8], outline: &[(Kind, String)]) -> Vec<Shape> {
    let mut shapes: Vec<Shape> = Vec::new();
    // Where the table ends that is open, and how many there were.
    let (mut table_end, mut group_end, mut tables) = (0, 0, 0);
    let base = page.as_ptr() as usize;
    for record in records(page) {
        let start = record.bytes.as_ptr() as usize - base;
        match record.kind {
            GROUP => group_end = start + record.bytes.len(),
            SHAPE => {
                let table = (start < table_end).then_some(tables);
                shapes.push(Shape { table, ..Shape::default() });
            }
            _ => {
                let Some(shape) = shapes.last_mut() else { continue };
                shape.take(record, outline);
                if shape.is_table && table_end <= start {
                    tables += 1;
                    table_end = group_end;
                }
            }
        }
    }
    shapes
}

impl Shape {
    fn take(&mut self, record: Record<'_>, outline: &[(Kind, String)]) {
        let bytes = record.bytes;
        match record.kind {
            kind if PROPERTIES.contains(&kind) => {
                self.said.extend(record.said());
                for property in bytes.chunks_exact(6).take(usize::from(record.instance)) {
                    let (id, value) = (u16_at(property, 0).unwrap_or(0), u32_at(property, 2).unwrap_or(0));
                    match id & 0x3FFF {
                        // Whether it is hidden, and whether that is said.
                        SHOWN => self.is_hidden = value & 0x0002_0002 == 0x0002_0002,
                        TABLE => self.is_table = value & 1 == 1,
                        _ => {}
                    }
                }
            }
            CHILD_ANCHOR => self.area = area(bytes, |at| u32_at(bytes, at).map(|side| side as i32), [0, 4, 8, 12]),
            // Top, left, right, below, in two bytes or in four each.
            ANCHOR if bytes.len() < 16 => {
                self.is_placed = true;
                self.area = area(bytes, |at| u16_at(bytes, at).map(|side| i32::from(side as i16)), [2, 0, 4, 6]);
            }
            ANCHOR => {
                self.is_placed = true;
                self.area = area(bytes, |at| u32_at(bytes, at).map(|side| side as i32), [4, 0, 8, 12]);
            }
            TEXT_KIND => self.kind = Some(Kind::of(u32_at(bytes, 0).unwrap_or(4))),
            TEXT_WIDE | TEXT_NARROW => {
                self.text.push_str(&text(record));
                self.kind.get_or_insert(Kind::Other);
            }
            TEXT_OF_OUTLINE => {
                let of = u32_at(bytes, 0).and_then(|index| outline.get(index as usize));
                if let Some((kind, text)) = of {
                    self.kind = Some(*kind);
                    self.text.push_str(text);
                }
            }
            PLACEHOLDER => self.placeholder = bytes.get(4).copied().unwrap_or(0),
            kind if META.contains(&kind) && NUMBER.contains(&kind) => self.without_mark(bytes),
            _ => {}
        }
    }

    /// The text without the sign that stands for a number or a date.
    fn without_mark(&mut self, bytes: &[u8]) {
        let Some(place) = u32_at(bytes, 0) else { return };
        let mut units = 0;
        let sign = self.text.char_indices().find(|(_, c)| {
            let is_there = units == place;
            units += c.len_utf16() as u32;
            is_there
        });
        if let Some((at, '*')) = sign {
            // Places of others are counted with it.
            self.text.replace_range(at..at + 1, "\u{1}");
        }
    }

    /// The paragraphs.
    pub(super) fn paragraphs(&self) -> impl Iterator<Item = String> {
        let clean = |paragraph: &str| {
            paragraph.replace('\u{B}', "\n").chars().filter(|c| *c >= ' ' || matches!(c, '\n' | '\t')).collect()
        };
        self.text.split('\r').map(clean)
    }
}

/// The text of a record of characters ([MS-PPT], 2.9.42 and 2.9.43).
pub(super) fn text(record: Record<'_>) -> String {
    match record.kind {
        TEXT_NARROW => record.bytes.iter().map(|byte| char::from(*byte)).collect(),
        _ => encoding_rs::UTF_16LE.decode_without_bom_handling(record.bytes).0.into_owned(),
    }
}

fn area(bytes: &[u8], side: impl Fn(usize) -> Option<i32>, places: [usize; 4]) -> Option<[i32; 4]> {
    let [left, top, right, below] = places.map(side);
    bytes.first()?;
    Some([left?, top?, right?, below?])
}

/// The texts that the list of slides has for each, in its order ([MS-PPT], 2.4.14.3).
pub(super) fn outline(list: &[u8]) -> Vec<(super::Entry, Vec<(Kind, String)>)> {
    const ENTRY: u16 = 0x03F3;
    let mut slides: Vec<(super::Entry, Vec<(Kind, String)>)> = Vec::new();
    for record in records(list) {
        match (record.kind, slides.last_mut()) {
            (ENTRY, _) => {
                let (number, id) = (u32_at(record.bytes, 0), u32_at(record.bytes, 12));
                let entry = super::Entry { part: number.unwrap_or(0), id: id.unwrap_or(0) };
                slides.push((entry, Vec::new()));
            }
            (TEXT_KIND, Some((_, texts))) => {
                texts.push((Kind::of(u32_at(record.bytes, 0).unwrap_or(4)), String::new()));
            }
            (TEXT_WIDE | TEXT_NARROW, Some((_, texts))) => {
                if let Some((_, said)) = texts.last_mut() {
                    said.push_str(&text(record));
                }
            }
            _ => {}
        }
    }
    slides
}
