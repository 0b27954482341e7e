//! What is said of pictures and links, what forms hold, what sections use.

use super::super::section::Section;
use super::Story;
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Value};
use crate::hidden::telling::is_private;
use crate::layout::flow::Gathered;
use hegao_model::document::{BlockKind, Hidden, Origin, Place, Role, Thing};

impl<'a> Story<'_, 'a> {
    pub(super) fn start_vml(&mut self, element: &Element<'a>) {
        if element.name == "textpath" {
            let Some(text) = element.value(Ns::None, "string") else { return };
            self.shared.boxes += 1;
            let place = Place::from(Thing::WordArt).numbered(self.shared.boxes);
            self.found.block(BlockKind::TextBox, &text.gather(self.part), place);
        } else {
            self.start_older_drawing(element);
            match element.name {
                "imagedata" => self.picture(element),
                "fill" => self.page_picture(element),
                "textbox" => self.html_box = Some((self.xml.depth(), Gathered::new(self.part))),
                _ => {}
            }
            self.alternative_text(element, &["alt", "title"]);
        }
    }

    /// Text in no element that holds text: that of an older text box is HTML.
    pub(super) fn loose_text(&mut self, text: &str, origin: Origin) {
        if let Some((_, said)) = self.html_box.as_mut().filter(|_| !text.trim().is_empty()) {
            said.push(text, origin);
        }
    }

    pub(super) fn end_html_box(&mut self) {
        let Some((_, said)) = self.html_box.take().filter(|(_, said)| !said.is_blank()) else { return };
        self.shared.boxes += 1;
        self.found.block(BlockKind::TextBox, &said, Place::from(Thing::TextBox).numbered(self.shared.boxes));
    }

    /// The line on which somebody is to sign: it shows who, and says how when one points at it.
    pub(super) fn signature_line(&mut self, element: &Element<'a>) {
        for name in ["suggestedsigner", "suggestedsigner2", "suggestedsigneremail"] {
            if let Some(value) = element.value(Ns::Office, name) {
                self.found.block(BlockKind::TextBox, &value.gather(self.part), Thing::SignatureLine);
            }
        }
        if let Some(value) = element.value(Ns::Office, "signinginstructions") {
            self.found.aside(Hidden::AltText, &value.gather(self.part), Thing::SignatureLine);
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
                        self.paragraph().add(Hidden::Choice, text);
                    }
                }
                _ => {}
            }
        }
    }

    /// The name of a place in the text. Word makes most of them; one that holds a number or an address tells of someone.
    pub(super) fn bookmark(&mut self, element: &Element<'a>) {
        let Some(name) = element.value(Ns::Word, "name") else { return };
        if !name.raw().starts_with('_') && is_private(&name.text()) {
            let text = name.gather(self.part);
            self.paragraph().add(Hidden::LinkTarget, text);
        }
    }

    /// Which headers and footers a section uses.
    pub(super) fn section(&mut self, section: Section<'a>) {
        self.shared.has_title_page |= section.has_title_page;
        for (id, pages) in section.references {
            self.shared.references.entry(id).or_insert(pages);
        }
        if let Some(author) = section.changed_by {
            self.form_changed(author, "页面的设置", Thing::PageSetup);
        }
    }

    /// A tracked change of the form of something that has no text of its own.
    pub(super) fn form_changed(&mut self, author: Value<'a>, what: &str, place: impl Into<Place>) {
        self.author(Some(Some(author)));
        let mut text = Gathered::new(self.part);
        text.push_unstored(what);
        self.found.aside(Hidden::Reformatted, &text, place.into().with(Role::Reformatted));
    }
}
