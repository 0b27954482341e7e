//! Drawings ([MS-ODRAW]): records in each other, of which a shape is one. Of a shape is told what it says beside what it shows, and
//! whether it shows at all.

use super::text::wide;
use crate::container::office_art::records;

/// The kinds of records that are looked at: a shape, its properties in three tables, what belongs to the program that holds it.
const SHAPE: u16 = 0xF004;
const PROPERTIES: [u16; 3] = [0xF00B, 0xF121, 0xF122];
const CLIENT_DATA: u16 = 0xF011;

/// Bytes of a property in a table, before what does not fit in there.
const PROPERTY: usize = 6;

/// The smallest share of a picture, in hundredths, that is told. Less is the edge of a scan.
const LEAST: f64 = 3.0;

/// A shape.
#[derive(Default)]
pub(super) struct Shape {
    /// An object of the sheet belongs to it.
    pub(super) is_object: bool,
    /// It is set to be invisible.
    pub(super) is_hidden: bool,
    /// It shows a picture.
    pub(super) is_picture: bool,
    /// What it is called.
    pub(super) name: String,
    /// What it says to those who cannot see it.
    pub(super) description: String,
    /// Text that is drawn.
    pub(super) word_art: String,
    /// The file that its picture came from.
    pub(super) file: String,
    /// How much of its picture is cut off, in words.
    pub(super) cropped: String,
}

/// The shapes of a drawing, in their order.
pub(super) fn shapes(drawing: &[u8]) -> Vec<Shape> {
    let mut shapes: Vec<Shape> = Vec::new();
    for record in records(drawing) {
        if record.kind == SHAPE {
            shapes.push(Shape::default());
        }
        let Some(shape) = shapes.last_mut() else { continue };
        match record.kind {
            CLIENT_DATA => shape.is_object = true,
            kind if PROPERTIES.contains(&kind) => shape.properties(record.instance, record.bytes),
            _ => {}
        }
    }
    shapes
}

impl Shape {
    /// Takes a table of so many properties ([MS-ODRAW] 2.3.1): behind them stands what does not fit into four bytes each.
    fn properties(&mut self, count: u16, data: &[u8]) {
        let (table, mut rest) = data.split_at(data.len().min(usize::from(count) * PROPERTY));
        let mut cropped = [0.0; 4];
        for property in table.chunks_exact(PROPERTY) {
            let id = u16::from_le_bytes([property[0], property[1]]);
            let value = u32::from_le_bytes([property[2], property[3], property[4], property[5]]);
            let mut text = String::new();
            if id & 0x8000 > 0 {
                let (own, behind) = rest.split_at((value as usize).min(rest.len()));
                (text, rest) = (wide(own), behind);
            }
            match id & 0x3FFF {
                0x0104 => self.is_picture = true,
                0x0105 => self.file = text,
                0x00C0 => self.word_art = text,
                0x0380 => self.name = text,
                0x0381 => self.description = text,
                // A group of yes and no, each with whether it is said at all.
                0x03BF => self.is_hidden = value & 0x2_0002 == 0x2_0002,
                side @ 0x0100..=0x0103 => cropped[usize::from(side - 0x0100)] = f64::from(value as i32) / 655.36,
                _ => {}
            }
        }
        let sides = ["上", "下", "左", "右"].iter().zip(cropped);
        let told = sides.filter(|(_, share)| (LEAST..=100.0).contains(share));
        let words: Vec<String> = told.map(|(side, share)| format!("{side} {share:.0}%")).collect();
        if !words.is_empty() {
            self.cropped = words.join("、");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(version: u16, kind: u16, data: &[u8]) -> Vec<u8> {
        [&version.to_le_bytes()[..], &kind.to_le_bytes(), &(data.len() as u32).to_le_bytes(), data].concat()
    }

    #[test]
    fn a_shape_says_what_its_properties_say() {
        let text: Vec<u8> = "李明的签名\0".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let property = |id: u16, value: u32| [&id.to_le_bytes()[..], &value.to_le_bytes()].concat();
        let table = [
            property(0x4104, 1),
            property(0x8381, text.len() as u32),
            property(0x03BF, 0x2_0002),
            property(0x0102, 65_536 / 2),
            text,
        ]
        .concat();
        let shape = record(0xF, SHAPE, &[record(0x43, PROPERTIES[0], &table), record(0, CLIENT_DATA, &[])].concat());
        let drawing = record(0xF, 0xF002, &record(0xF, 0xF003, &[shape.clone(), record(0xF, SHAPE, &[])].concat()));
        let shapes = shapes(&drawing);
        assert_eq!(shapes.len(), 2);
        assert!(shapes[0].is_object && shapes[0].is_hidden && shapes[0].is_picture && !shapes[1].is_object);
        assert_eq!((&*shapes[0].description, &*shapes[0].cropped), ("李明的签名", "左 50%"));
        for length in 0..drawing.len() {
            assert!(super::shapes(&drawing[..length]).len() <= 2);
        }
    }
}
