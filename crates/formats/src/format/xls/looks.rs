//! How cells look ([MS-XLS] 2.4.353): fonts with their colours, formats of numbers, and the looks (XF) that name both.

use std::collections::HashMap;

use super::kind;
use super::record::Record;
use super::text::Coding;
use crate::format::spreadsheet::colour::Colour;
use crate::format::spreadsheet::look::Look;
use crate::format::spreadsheet::number::Format;

/// The colours that the program has before a workbook sets its own, from number 8 on (2.5.161).
const COLOURS: [u32; 56] = [
    0x00_0000, 0xFF_FFFF, 0xFF_0000, 0x00_FF00, 0x00_00FF, 0xFF_FF00, 0xFF_00FF, 0x00_FFFF, 0x80_0000, 0x00_8000,
    0x00_0080, 0x80_8000, 0x80_0080, 0x00_8080, 0xC0_C0C0, 0x80_8080, 0x99_99FF, 0x99_3366, 0xFF_FFCC, 0xCC_FFFF,
    0x66_0066, 0xFF_8080, 0x00_66CC, 0xCC_CCFF, 0x00_0080, 0xFF_00FF, 0xFF_FF00, 0x00_FFFF, 0x80_0080, 0x80_0000,
    0x00_8080, 0x00_00FF, 0x00_CCFF, 0xCC_FFFF, 0xCC_FFCC, 0xFF_FF99, 0x99_CCFF, 0xFF_99CC, 0xCC_99FF, 0xFF_CC99,
    0x33_66FF, 0x33_CCCC, 0x99_CC00, 0xFF_CC00, 0xFF_9900, 0xFF_6600, 0x66_6699, 0x96_9696, 0x00_3366, 0x33_9966,
    0x00_3300, 0x33_3300, 0x99_3300, 0x99_3366, 0x33_3399, 0x33_3333,
];

/// The number of the first colour that a workbook may set; those before it are the same eight.
const FIRST: u16 = 8;

/// The ground of a window, which is white for nearly everyone.
const GROUND: u16 = 65;

/// The number of a font that no workbook has: those behind it are counted one further (2.5.129).
const NO_FONT: u16 = 4;

/// What the looks are made of, while records are read.
pub(super) struct Palette {
    colours: [u32; 56],
    codes: HashMap<u16, String>,
    /// The numbers of the colours of fonts.
    fonts: Vec<u16>,
    looks: Vec<Xf>,
}

/// A look, as it is stored.
struct Xf {
    font: u16,
    format: u16,
    /// The number of the colour of the ground, if that is one colour; `Some(None)`: it has a pattern.
    ground: Option<Option<u16>>,
}

impl Default for Palette {
    fn default() -> Self {
        Self { colours: COLOURS, codes: HashMap::new(), fonts: Vec::new(), looks: Vec::new() }
    }
}

impl Palette {
    /// Takes what a record says of looks.
    pub(super) fn take(&mut self, record: &Record, coding: Coding) {
        let number = |at: usize| {
            let bytes = record.data.get(at..at + 2)?;
            Some(u16::from_le_bytes([bytes[0], bytes[1]]))
        };
        match record.kind {
            kind::FONT => self.fonts.push(number(4).unwrap_or_default()),
            kind::PALETTE => self.set(record.data),
            kind::FORMAT => {
                let mut bytes = record.bytes();
                let Some(id) = bytes.u16() else { return };
                let code = if coding.is_unicode() { coding.long(&mut bytes) } else { coding.short(&mut bytes) };
                self.codes.extend(code.map(|code| (id, code)));
            }
            kind::XF => {
                let ground = if coding.is_unicode() { number(16).zip(number(18)) } else { number(10).zip(number(8)) };
                let ground = ground.and_then(|(pattern, colours)| {
                    // In which bits the pattern stands is the only thing that later versions changed.
                    let pattern = if coding.is_unicode() { pattern >> 10 } else { pattern & 0x3F };
                    (pattern > 0).then_some((pattern == 1).then_some(colours & 0x7F))
                });
                let (font, format) = (number(0).unwrap_or_default(), number(2).unwrap_or_default());
                self.looks.push(Xf { font, format, ground });
            }
            _ => {}
        }
    }

    /// Sets the colours of the workbook (2.4.188).
    fn set(&mut self, data: &[u8]) {
        for (colour, stored) in self.colours.iter_mut().zip(data.get(2..).unwrap_or_default().chunks_exact(4)) {
            *colour = u32::from_be_bytes([0, stored[0], stored[1], stored[2]]);
        }
    }

    /// The colour of this number; `None`: that of all text.
    fn colour(&self, number: u16) -> Option<Colour> {
        match number {
            GROUND => Some(Colour::White),
            0..FIRST => Some(Colour::rgb(COLOURS[usize::from(number)])),
            _ => self.colours.get(usize::from(number - FIRST)).map(|colour| Colour::rgb(*colour)),
        }
    }

    /// All looks, by number.
    pub(super) fn looks(&self) -> Vec<Look> {
        let mut formats: HashMap<u16, Format> = HashMap::new();
        let look = |xf: &Xf| {
            let code = self.codes.get(&xf.format).map(String::as_str);
            let format = formats.entry(xf.format).or_insert_with(|| Format::of(xf.format.into(), code)).clone();
            let font = if xf.font > NO_FONT { xf.font - 1 } else { xf.font };
            let font = self.fonts.get(usize::from(font)).and_then(|colour| self.colour(*colour));
            let ground = match xf.ground {
                None => Colour::White,
                Some(number) => number.and_then(|number| self.colour(number)).unwrap_or(Colour::Other),
            };
            Look { format, font, ground }
        };
        self.looks.iter().map(look).collect()
    }
}
