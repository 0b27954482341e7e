//! Text of diagrams and charts, which stands on the page; and text of parts that nothing refers to.

use std::collections::HashSet;

use super::opened::Opened;
use crate::container::xml::{Event, Xml};
use crate::hidden::private::has_private;
use crate::layout::flow::Gathered;
use hegao_model::document::{BlockKind, Hidden, Thing};

/// Reads the text of the diagram or chart `name`: each paragraph, and each name of a series or category.
pub(crate) fn read(opened: &mut Opened, name: &str) {
    let tell = |opened: &mut Opened, text: &Gathered| opened.found.block(BlockKind::TextBox, text, Thing::Diagram);
    texts(opened, name, tell, is_shown);
}

/// Reads diagrams once more, as they were drawn last: where the drawing says something else than the data, that is what everyone sees.
pub(crate) fn again(opened: &mut Opened, names: &[String]) {
    let mut known = HashSet::new();
    for name in names {
        let blocks = opened.found.blocks.iter();
        let diagrams = blocks.filter(|block| block.place.own().is_some_and(|place| *place == Thing::Diagram.into()));
        known.extend(diagrams.map(|block| dense(opened.text(block))));
        let tell = |opened: &mut Opened, text: &Gathered| {
            if !known.contains(&dense(text.text())) {
                opened.found.block(BlockKind::TextBox, text, Thing::Diagram);
            }
        };
        texts(opened, name, tell, is_shown);
    }
}

/// Text without white space.
fn dense(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Whether the text of this element is shown: `a:t` within `a:p`, `c:v` of labels, `cx:v`, and `cx:pt` of the later charts.
fn is_shown(element: &str) -> bool {
    matches!(element, "t" | "v" | "pt")
}

/// Tells of a part that nothing refers to: its text if it has any, else its name.
pub(crate) fn forgotten(opened: &mut Opened, name: &str) {
    let thing = Thing::UnreferencedPart;
    let before = opened.found.blocks.len();
    if name.to_lowercase().ends_with(".xml") {
        let tell = |opened: &mut Opened, text: &Gathered| opened.found.aside(Hidden::EarlierVersion, text, thing);
        texts(opened, name, tell, |_| true);
    }
    if opened.found.blocks.len() == before {
        opened.tell(Hidden::EarlierVersion, name, name, thing);
    }
}

/// Tells what an object of OpenDocument says, which is shown where it stands: a chart, a formula.
pub(crate) fn shown(opened: &mut Opened, name: &str) {
    let is_figure = |text: &Gathered| text.text().trim().parse::<f64>().is_ok() && !has_private(text.text());
    let tell = |opened: &mut Opened, text: &Gathered| {
        if !is_figure(text) {
            opened.found.block(BlockKind::TextBox, text, Thing::Diagram);
        }
    };
    texts(opened, name, tell, |element| matches!(element, "p" | "h" | "span" | "a" | "mi" | "mn" | "mo" | "mtext"));
}

/// Tells what a part says that no reader knows.
pub(crate) fn kept(opened: &mut Opened, name: &str) {
    let tell =
        |opened: &mut Opened, text: &Gathered| opened.found.aside(Hidden::CustomData, text, Thing::OtherPartData);
    texts(opened, name, tell, |_| true);
}

/// Gives the text of every paragraph of a part, taken from the elements that `is_text` names.
fn texts(opened: &mut Opened, name: &str, tell: impl Fn(&mut Opened, &Gathered), is_text: impl Fn(&str) -> bool) {
    let Some(part) = opened.load(name) else { return };
    let index = opened.next_part();
    let mut xml = Xml::new(&part.text, opened.budget);
    let mut text = Gathered::new(index);
    let mut element = "";
    while let Some(event) = xml.next() {
        match event {
            Event::Start(start) => element = start.name,
            Event::Text(piece, origin) if is_text(element) && !is_figure(element, &piece) => text.push(&piece, origin),
            Event::Text(..) => {}
            Event::End(_, "p" | "pt" | "v" | "tx" | "si") if !text.is_blank() => {
                tell(opened, &std::mem::replace(&mut text, Gathered::new(index)));
            }
            Event::End(..) => {}
        }
    }
    tell(opened, &text);
    opened.found.gaps.extend(xml.gap(name));
    opened.keep_if_used(part);
}

/// Whether it is a value of a chart, which is no text. One that is as long as someone's number may be one.
fn is_figure(element: &str, text: &str) -> bool {
    matches!(element, "v" | "pt") && text.trim().parse::<f64>().is_ok() && !has_private(text)
}
