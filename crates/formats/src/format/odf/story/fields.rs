//! Fields, variables, marks, controls and links (ODF 1.3 part 3, §7, §13): what they are made of, and what they hold beside what they show.

use super::{Holds, Story};
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Value};
use crate::hidden::address::is_path;
use crate::hidden::telling::{is_private, tells};
use hegao_model::document::place::SheetThing;
use hegao_model::document::{Gap, Hidden, Outside, Place, Reason, Thing};

impl<'a> Story<'_, 'a> {
    pub(super) fn field(&mut self, element: &Element<'a>) {
        if self.tracked(element) {
            return;
        }
        let value = |name| element.value(Ns::OdfText, name);
        let is = |name, word| element.text(Ns::OdfText, name).as_deref() == Some(word);
        match element.name {
            // In the headers of sheets the program puts there what it prints.
            "sheet-name" | "title" | "file-name" | "date" | "time" | "page-number" | "page-count"
                if self.shared.has_sheets && self.frame().holds != Holds::Cell =>
            {
                self.xml.skip();
            }
            "hidden-text" if !is("is-hidden", "false") => self.beside(Hidden::HiddenText, value("string-value")),
            "hidden-paragraph" if is("is-hidden", "true") => self.hide_paragraph(),
            "conditional-text" => {
                let other = if is("current-value", "true") { "string-value-if-false" } else { "string-value-if-true" };
                self.beside(Hidden::FieldCode, value(other));
            }
            "variable-set" | "variable-input" | "user-field-get" | "user-field-input" if is("display", "none") => {
                self.unseen.push((self.xml.depth(), Hidden::HiddenText));
                self.beside(Hidden::HiddenText, element.value(Ns::OdfOffice, "string-value"));
            }
            "user-field-decl" => {
                if let Some(value) = element.value(Ns::OdfOffice, "string-value") {
                    self.found.aside(Hidden::CustomData, &value.gather(self.part), Thing::DocumentVariable);
                }
            }
            "database-display" | "database-next" | "database-row-select" | "database-row-number" | "database-name" => {
                self.beside(Hidden::FieldCode, value("database-name"));
            }
            "placeholder" => self.beside(Hidden::AltText, value("description")),
            "text-input" | "drop-down" => {
                self.beside(Hidden::Choice, value("description"));
                self.beside(Hidden::Choice, value("help"));
            }
            "label" if value("value").is_some() => self.beside(Hidden::Choice, value("value")),
            "script" => {
                let code = self.said();
                self.found.aside(Hidden::Script, &code, Thing::Script);
            }
            "execute-macro" => self.beside(Hidden::FieldCode, value("name")),
            "dde-connection-decl" => {
                for name in ["dde-application", "dde-topic", "dde-item"] {
                    let value = element.value(Ns::OdfOffice, name).map(|value| value.gather(self.part));
                    self.found.aside(Hidden::FieldCode, &value.unwrap_or_default(), Thing::Field);
                }
            }
            "alphabetical-index-mark" | "toc-mark" | "user-index-mark" => {
                self.beside(Hidden::FieldCode, value("string-value"));
            }
            "bookmark" | "bookmark-start" | "reference-mark" | "reference-mark-start" => {
                let name = value("name").filter(|name| is_private(&name.text()));
                self.beside(Hidden::LinkTarget, name);
            }
            _ => {}
        }
    }

    /// Something that is said beside the paragraph that is read, or where there is none, beside the frame.
    pub(super) fn beside(&mut self, hidden: Hidden, value: Option<Value<'a>>) {
        let Some(text) = value.map(|value| value.gather(self.part)) else { return };
        self.add(hidden, text);
    }

    pub(super) fn add(&mut self, hidden: Hidden, text: crate::layout::flow::Gathered) {
        match &mut self.frame().paragraph {
            Some(paragraph) => paragraph.add(hidden, text),
            None => {
                let place = match &self.sheet {
                    Some(sheet) if self.frames.len() == 1 => sheet.with(SheetThing::PictureDescription),
                    _ => {
                        let place = self.frame().place.clone();
                        self.on_slide(place).with(crate::hidden::aside::role(hidden))
                    }
                };
                self.found.aside(hidden, &text, place);
            }
        }
    }

    /// The paragraph that is read is not shown (§7.7.8).
    fn hide_paragraph(&mut self) {
        let Some(paragraph) = &mut self.frame().paragraph else { return };
        paragraph.is_hidden = true;
        let beginning = paragraph.text.beginning();
        let text = std::mem::replace(&mut paragraph.text, beginning);
        paragraph.add(Hidden::HiddenText, text);
    }

    /// A control of a form: what it says, and what it holds.
    pub(super) fn control(&mut self, element: &Element<'a>) {
        for name in ["current-value", "value"] {
            let value = element.value(Ns::OdfForm, name).filter(|value| tells(&value.text()));
            if let Some(value) = value {
                self.found.aside(Hidden::FormValue, &value.gather(self.part), Thing::Form);
            }
        }
        for name in ["label", "title"] {
            if let Some(value) = element.value(Ns::OdfForm, name) {
                self.found.aside(Hidden::Choice, &value.gather(self.part), Thing::Form);
            }
        }
    }

    /// The programs in it (part 3, §3.12).
    pub(super) fn scripts(&mut self) {
        let code = self.said();
        self.found.aside(Hidden::Macro, &code, Thing::Macro);
    }

    /// Where an element leads.
    pub(super) fn outside(&mut self, element: &Element<'a>) {
        let Some(address) = element.value(Ns::XLink, "href") else { return };
        let text = address.text();
        if text.is_empty() || text.starts_with('#') {
            return;
        }
        if let Some(name) = inside(&text).filter(|_| element.name != "a") {
            self.shared.shown.insert(name.to_lowercase());
            return;
        }
        let (thing, what) = match (element.ns, element.name) {
            (_, "a" | "event-listener") => (Thing::Hyperlink, None),
            (_, "image" | "fill-image" | "background-image") => (Thing::ExternalPicture, Some(Outside::Picture)),
            (_, "object" | "object-ole") => (Thing::LinkedObject, Some(Outside::Object)),
            (_, "plugin" | "applet") => (Thing::ExternalMedia, Some(Outside::Media)),
            (_, "section-source") => (Thing::Subdocument, None),
            _ => (Thing::ExternalLink, None),
        };
        if element.name == "a" {
            let title = element.value(Ns::OdfOffice, "title").or(element.value(Ns::OdfOffice, "name"));
            self.beside(Hidden::AltText, title);
        }
        if !self.shared.links.insert(text.clone().into_owned()) {
            return;
        }
        let hidden = match thing {
            _ if is_path(&text) || text.starts_with("../") => Hidden::Path,
            Thing::Hyperlink => Hidden::LinkTarget,
            _ => Hidden::ExternalLink,
        };
        let place = self.on_slide(Place::from(thing));
        self.found.aside(hidden, &address.gather(self.part), place);
        if let Some(what) = what {
            self.found.gaps.push(Gap::of_file(Reason::External { what }));
        }
    }
}

/// The member of the package that an address means (part 2, §3.7); `None`: it leads out of it.
pub(super) fn inside(address: &str) -> Option<&str> {
    let is_outside = address.contains(':') || address.starts_with("../") || address.starts_with('/');
    (!is_outside).then(|| address.trim_start_matches("./"))
}
