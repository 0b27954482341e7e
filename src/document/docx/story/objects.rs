//! What is said of pictures and links, what forms hold, what sections use.

use super::super::super::ooxml::namespace::Ns;
use super::super::super::ooxml::xml::{Element, Event};
use super::super::super::{BlockKind, Hidden};
use super::Story;

/// How many of the headers and footers of sections are told apart.
const MOST_REFERENCES: usize = 1000;

impl<'a> Story<'_, 'a> {
    pub(super) fn start_vml(&mut self, element: &Element<'a>) {
        if element.name == "textpath" {
            let Some(text) = element.value(Ns::None, "string") else { return };
            self.shared.boxes += 1;
            let label = format!("艺术字{}", self.shared.boxes);
            self.found.block(BlockKind::TextBox, &text.gather(self.part), &label);
        } else {
            self.alternative_text(element, &["alt", "title"]);
        }
    }

    /// What is said of a picture to those who do not see it.
    pub(super) fn alternative_text(&mut self, element: &Element<'a>, names: &[&str]) {
        for name in names {
            let Some(value) = element.value(Ns::None, name) else { continue };
            let text = value.gather(self.part);
            let paragraph = self.paragraph();
            let is_new = !paragraph.asides.iter().rev().take(4).any(|unseen| unseen.text.text() == text.text());
            if is_new {
                paragraph.add(Hidden::AltText, text);
            }
        }
    }

    pub(super) fn tooltip(&mut self, element: &Element<'a>) {
        if let Some(value) = element.value(Ns::Word, "tooltip") {
            let text = value.gather(self.part);
            self.paragraph().add(Hidden::AltText, text);
        }
    }

    /// What may be chosen in a form, and what it says when nothing is.
    pub(super) fn form(&mut self) {
        let depth = self.xml.depth();
        while let Some(event) = self.xml.within(depth) {
            match event {
                Event::Start(element) if element.ns == Ns::Word => {
                    let value = match element.name {
                        "listItem" => element.value(Ns::Word, "displayText").or(element.value(Ns::Word, "value")),
                        "listEntry" | "helpText" | "statusText" => element.value(Ns::Word, "val"),
                        _ => None,
                    };
                    if let Some(value) = value {
                        let text = value.gather(self.part);
                        self.paragraph().add(Hidden::FormValue, text);
                    }
                }
                _ => {}
            }
        }
    }

    /// Which headers and footers a section uses.
    pub(super) fn section(&mut self) {
        let depth = self.xml.depth();
        while let Some(event) = self.xml.within(depth) {
            match event {
                Event::Start(element) if matches!(element.name, "headerReference" | "footerReference") => {
                    let id = element.text(Ns::Relations, "id").unwrap_or_default().into_owned();
                    let of = element.text(Ns::Word, "type").unwrap_or_default().into_owned();
                    if self.shared.references.len() < MOST_REFERENCES {
                        self.shared.references.push((id, of));
                    }
                }
                _ => {}
            }
        }
    }
}
