//! The shared strings: texts that cells call by number.
//!
//! Most are one stretch of their part, of which two numbers are kept. A string that no cell calls is what a cell said
//! before; programs leave such strings behind.

use super::super::ooxml::opened::Opened;
use crate::container::namespace::Ns;
use crate::container::xml::{Event, Xml};
use crate::layout::flow::Gathered;
use hegao_model::document::budget::Bound;
use hegao_model::document::{Hidden, Origin, Part, Thing};

/// The strings of a workbook.
#[derive(Default)]
pub(super) struct Strings {
    /// The index of their part.
    part: u32,
    strings: Vec<Shared>,
    used: Vec<bool>,
}

/// One of them.
enum Shared {
    /// As it stands in the part.
    Slice(u32, u32),
    /// Of several runs, or with references.
    Runs(Box<Gathered>),
}

impl Strings {
    /// Reads the part `name`.
    pub(super) fn read(opened: &mut Opened, name: &str) -> Self {
        let Some(part) = opened.load(name) else { return Self::default() };
        let index = opened.next_part();
        let mut strings = Vec::new();
        let mut xml = Xml::new(&part.text, opened.budget);
        while let Some(event) = xml.next() {
            let Event::Start(element) = event else { continue };
            if element.name == "si" {
                let (text, phonetic) = rich(&mut xml, index);
                opened.found.aside(Hidden::CustomData, &phonetic, Thing::StringPhonetic);
                strings.push(Shared::of(text));
            }
            if !opened.budget.admits(Bound::Blocks, strings.len(), Some(name)) {
                break;
            }
        }
        opened.found.gaps.extend(xml.gap(name));
        opened.keep(part);
        let used = vec![false; strings.len()];
        Self { part: index, strings, used }
    }

    /// The string that cells call `number`.
    pub(super) fn get(&mut self, number: usize, parts: &[Part]) -> Option<Gathered> {
        let string = self.strings.get(number)?;
        self.used[number] = true;
        Some(string.gathered(self.part, parts))
    }

    /// Tells of the strings that no cell called.
    pub(super) fn tell_unused(&self, opened: &mut Opened) {
        for (string, _) in self.strings.iter().zip(&self.used).filter(|(_, used)| !**used) {
            let text = string.gathered(self.part, &opened.parts);
            opened.found.aside(Hidden::EarlierVersion, &text, Thing::UnusedString);
        }
    }
}

impl Shared {
    fn of(text: Gathered) -> Self {
        match text.slice() {
            Some(range) => Self::Slice(range.start, range.end),
            None => Self::Runs(Box::new(text)),
        }
    }

    fn gathered(&self, part: u32, parts: &[Part]) -> Gathered {
        match self {
            Self::Slice(start, end) => {
                let mut text = Gathered::new(part);
                let range = *start as usize..*end as usize;
                text.push(&parts[part as usize].text[range], Origin::Exact(*start));
                text
            }
            Self::Runs(text) => (**text).clone(),
        }
    }
}

/// The text of the element that began last (`si`, `is`, a comment's `text`), of all its runs; and what tells how to
/// pronounce it, which is no part of the text.
pub(super) fn rich(xml: &mut Xml, part: u32) -> (Gathered, Gathered) {
    let depth = xml.depth();
    let (mut text, mut phonetic) = (Gathered::new(part), Gathered::new(part));
    let mut pronounced = false;
    while xml.depth() >= depth {
        match xml.next() {
            Some(Event::Start(element)) if element.is(Ns::Sheet, "rPh") => pronounced = true,
            Some(Event::End(Ns::Sheet, "rPh")) => pronounced = false,
            Some(Event::Start(element)) if element.name == "t" => {
                let into = if pronounced { &mut phonetic } else { &mut text };
                into.append(&unescaped(&xml.gather(part)));
            }
            Some(_) => {}
            None => break,
        }
    }
    (text, phonetic)
}

/// The text of `stored`, in which Excel writes characters that XML cannot hold as `_x000D_`.
pub(super) fn unescaped(stored: &Gathered) -> Gathered {
    let source = stored.text();
    if !source.contains("_x") {
        return stored.clone();
    }
    let mut text = Gathered::new(stored.part());
    let mut from = 0;
    for (at, _) in source.match_indices("_x") {
        let escape = source.get(at..at + 7).filter(|escape| at >= from && escape.ends_with('_'));
        let code = escape.and_then(|escape| u32::from_str_radix(&escape[2..6], 16).ok());
        if let Some(character) = code.and_then(char::from_u32) {
            text.append_range(stored, from..at);
            text.append_whole(stored, at..at + 7, character.encode_utf8(&mut [0; 4]));
            from = at + 7;
        }
    }
    text.append_range(stored, from..source.len());
    text
}
