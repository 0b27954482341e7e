//! What floats on a sheet: text boxes and shapes, and the descriptions of pictures.

use super::super::ooxml::crop;
use super::super::ooxml::length;
use super::super::ooxml::opened::Opened;
use super::super::ooxml::relations::Relation;
use super::picture::{self, Anchor};
use super::workbook::{Sheet, flag};
use super::{Seen, private};
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Xml};
use crate::layout::flow::Gathered;
use hegao_model::document::place::SheetThing;
use hegao_model::document::{BlockKind, Hidden};

/// Reads the drawings in the part `name`.
pub(super) fn read(opened: &mut Opened, name: &str, sheet: &Sheet, cells: &picture::Text) {
    let Some(part) = opened.load(name) else { return };
    pictures(opened, name, &part.text, sheet, cells);
    let index = opened.next_part();
    let before = opened.found.blocks.len();
    let mut xml = Xml::new(&part.text, opened.budget);
    let hidden = sheet.is_hidden.then_some(Hidden::HiddenSheet);
    let (mut of_shape, mut called) = (hidden, None);
    let mut text = Gathered::new(index);
    while let Some(event) = xml.next() {
        match event {
            Event::Start(element) if element.name == "cNvPr" => {
                of_shape = hidden.or(flag(&element, "hidden").then_some(Hidden::HiddenText));
                called = element.value(Ns::None, "name");
                described(opened, &element, index, sheet);
            }
            Event::Start(element) if element.is(Ns::Drawing, "blip") && of_shape == Some(Hidden::HiddenText) => {
                let name = called.map(|name| name.gather(index)).unwrap_or_default();
                opened.found.aside(Hidden::UnshownPicture, &name, sheet.with(SheetThing::Picture));
            }
            Event::Start(element) if element.is(Ns::Drawing, "srcRect") => {
                if let Some(text) = crop::cropped(&element, index) {
                    opened.found.aside(Hidden::CroppedPicture, &text, sheet.with(SheetThing::Picture));
                }
            }
            Event::Start(element) if element.name == "t" && matches!(element.ns, Ns::Drawing | Ns::Math) => {
                text.append(&xml.gather(index))
            }
            Event::End(Ns::Drawing, "br") => text.push_unstored("\n"),
            Event::End(Ns::Drawing, "p") if !text.is_blank() => text.push_unstored("\n"),
            Event::End(_, "txBody") => {
                let text = std::mem::replace(&mut text, Gathered::new(index));
                let place = sheet.with(SheetThing::TextBox);
                match of_shape {
                    Some(hidden) => opened.found.aside(hidden, &text, place),
                    None => opened.found.block(BlockKind::TextBox, &text, place),
                }
            }
            _ => {}
        }
    }
    opened.found.gaps.extend(xml.gap(name));
    let seen = Seen { name, text: &part.text, index };
    private::rest(opened, &seen, before, &sheet.with(SheetThing::Shape));
    opened.keep_if_used(part);
}

/// Reads the older drawings in the part `name`, which buttons and comments use: the text of buttons; and pictures as large
/// as a page on a sheet of these `cells`.
pub(super) fn older(opened: &mut Opened, name: &str, sheet: &Sheet, cells: Option<&picture::Text>) {
    let Some(part) = opened.load(name) else { return };
    let index = opened.next_part();
    let before = opened.found.blocks.len();
    let mut xml = Xml::new(&part.text, opened.budget);
    let (mut size, mut scan) = (None, None);
    while let Some(event) = xml.next() {
        let Event::Start(element) = event else { continue };
        if let Some(style) = element.text(Ns::None, "style").filter(|_| element.name != "textbox") {
            size = length::size(&style);
        }
        let is_all = |cells| size.is_some_and(|size| picture::is_all(cells, Some(size)));
        if element.is(Ns::Vml, "imagedata") && cells.is_some_and(is_all) {
            scan = element.text(Ns::Office, "relid").or(element.text(Ns::Relations, "id"));
        }
        if element.is(Ns::Vml, "textbox") {
            let text = xml.gather(index);
            let place = sheet.with(SheetThing::Button);
            match sheet.is_hidden {
                true => opened.found.aside(Hidden::HiddenSheet, &text, place),
                false => opened.found.block(BlockKind::TextBox, &text, place),
            }
        }
    }
    opened.found.gaps.extend(xml.gap(name));
    private::rest(opened, &Seen { name, text: &part.text, index }, before, &sheet.with(SheetThing::Shape));
    if let Some(id) = scan {
        tell(opened, name, &id, sheet);
    }
    opened.keep_if_used(part);
}

/// Tells of the pictures of the drawing `name` that are as large as a page.
fn pictures(opened: &mut Opened, name: &str, text: &str, sheet: &Sheet, cells: &picture::Text) {
    let mut xml = Xml::new(text, opened.budget);
    let (mut anchor, mut scans) = (Anchor::default(), Vec::new());
    while let Some(event) = xml.next() {
        match event {
            Event::Start(element) if Anchor::begins(element.name) => anchor = Anchor::default(),
            Event::Start(element) => anchor.take(&element, &mut xml),
            Event::End(_, name) if Anchor::begins(name) => scans.extend(anchor.scan(cells)),
            _ => {}
        }
    }
    for id in scans {
        tell(opened, name, &id, sheet);
    }
}

/// Tells that the picture which the drawing `name` calls `id` was not read.
fn tell(opened: &mut Opened, name: &str, id: &str, sheet: &Sheet) {
    let related = opened.relations(name);
    let picture = related.by_id(id).and_then(Relation::part).unwrap_or(name).to_owned();
    picture::tell(opened, &picture, sheet);
}

/// What a picture or shape says to those who cannot see it.
fn described(opened: &mut Opened, element: &Element, part: u32, sheet: &Sheet) {
    for name in ["descr", "title"] {
        if let Some(text) = element.value(Ns::None, name) {
            opened.found.aside(Hidden::AltText, &text.gather(part), sheet.with(SheetThing::PictureDescription));
        }
    }
}
