//! How cells look: the format of their numbers, the colour of their text and of the ground.

use std::collections::HashMap;

use super::super::ooxml::opened::Opened;
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Xml};
use crate::format::spreadsheet::colour::Colour;
use crate::format::spreadsheet::look::Look;
use crate::format::spreadsheet::number::Format;

/// The looks of a workbook, by number.
#[derive(Default)]
pub(super) struct Styles(Vec<Look>);

/// What the looks are made of, while the part is read.
#[derive(Default)]
struct Palette {
    codes: HashMap<u32, String>,
    fonts: Vec<Option<Colour>>,
    /// The ground; `None`: that of the paper, which is white.
    fills: Vec<Option<Colour>>,
    looks: Vec<Look>,
    /// The element of the list that is being read.
    within: &'static str,
}

impl Styles {
    /// Reads the part `name`.
    pub(super) fn read(opened: &mut Opened, name: &str) -> Self {
        let Some(part) = opened.load(name) else { return Self::default() };
        let mut palette = Palette::default();
        let mut xml = Xml::new(&part.text, opened.budget);
        while let Some(event) = xml.next() {
            match event {
                Event::Start(element) if element.ns == Ns::Sheet => palette.start(&element),
                Event::End(Ns::Sheet, name) if name == palette.within => palette.within = "",
                _ => {}
            }
        }
        opened.found.gaps.extend(xml.gap(name));
        Self(palette.looks)
    }

    /// The look with this number.
    pub(super) fn look(&self, number: usize) -> Option<&Look> {
        self.0.get(number)
    }
}

impl Palette {
    fn start(&mut self, element: &Element) {
        let number = |name| element.text(Ns::None, name)?.parse::<u32>().ok();
        match (self.within, element.name) {
            (_, "numFmt") => {
                if let (Some(id), Some(code)) = (number("numFmtId"), element.text(Ns::None, "formatCode")) {
                    self.codes.insert(id, code.into_owned());
                }
            }
            ("", "fonts") => self.within = "fonts",
            ("", "fills") => self.within = "fills",
            ("", "cellXfs") => self.within = "cellXfs",
            ("", "dxfs") => self.within = "dxfs",
            ("fonts", "font") => self.fonts.push(None),
            ("fonts", "color") => set(&mut self.fonts, Colour::of(element)),
            ("fills", "fill") => self.fills.push(None),
            ("fills", "patternFill") => {
                let pattern = element.text(Ns::None, "patternType").unwrap_or_default();
                set(&mut self.fills, (!matches!(&*pattern, "" | "none")).then_some(Colour::Other));
            }
            ("fills", "fgColor") if self.fills.last().is_some_and(Option::is_some) => {
                set(&mut self.fills, Colour::of(element));
            }
            ("fills", "gradientFill") => set(&mut self.fills, Some(Colour::Other)),
            ("cellXfs", "xf") => {
                let id = number("numFmtId").unwrap_or(0);
                let format = Format::of(id, self.codes.get(&id).map(String::as_str));
                let of = |list: &[Option<Colour>], name| list.get(number(name)? as usize).copied().flatten();
                let ground = of(&self.fills, "fillId").unwrap_or(Colour::White);
                self.looks.push(Look { format, font: of(&self.fonts, "fontId"), ground });
            }
            _ => {}
        }
    }
}

/// Gives the last of `list` a colour.
fn set(list: &mut [Option<Colour>], colour: Option<Colour>) {
    if let Some(last) = list.last_mut() {
        *last = colour;
    }
}
