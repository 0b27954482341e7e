//! What is told when a group ends.

use super::object;
use super::reader::Reader;
use super::state::{Destination, Said};
use crate::format::docx::field::{is_mechanical, link};
use crate::hidden::address::is_path;
use crate::hidden::private::has_private;
use crate::hidden::telling::is_private;
use crate::image;
use crate::layout::flow::Gathered;
use hegao_model::document::place::{Field, Picture, Scheme};
use hegao_model::document::{Hidden, Place, Role, Spot, Thing};

/// Properties of shapes that people write: descriptions, names, what stands as art, addresses.
const OF_SHAPES: [(&str, Hidden, Thing); 4] = [
    ("wzDescription", Hidden::AltText, Thing::Picture),
    ("wzTooltip", Hidden::AltText, Thing::Tooltip),
    ("gtextUNICODE", Hidden::OnDemand, Thing::WordArt),
    ("pibName", Hidden::ExternalLink, Thing::ExternalPicture),
];

impl Reader<'_, '_, '_> {
    /// What was gathered is whole.
    pub(super) fn end_gathered(&mut self) {
        self.end_pending();
        let Some((said, _, text)) = self.gathered.pop() else { return };
        match said {
            Said::Property(field, hidden) => self.property(field, hidden, &text),
            Said::AddedName => text.text().clone_into(&mut self.added),
            Said::AddedValue => self.added_property(&text),
            Said::FieldCode => self.code(text),
            Said::CommentAuthor => {
                let place = Place::from(Thing::Comment).numbered(self.notes[2] + 1).with(Role::Author);
                self.opened.found.name(&text, place);
            }
            Said::Bookmark if is_private(text.text()) => self.beside(Hidden::LinkTarget, text),
            Said::Bookmark | Said::ObjectClass => {}
            Said::Entry => self.beside(Hidden::FieldCode, text),
            Said::ShapeName => text.text().trim().clone_into(&mut self.property),
            Said::ShapeValue => self.of_shape(&text),
            Said::Variable => self.opened.found.aside(Hidden::CustomData, &text, Thing::DocumentVariable),
            Said::Template if text.text().contains(['/', '\\']) => {
                self.opened.found.aside(Hidden::Path, &text, Place::property(Scheme::Document, Field::Template));
            }
            Said::Template => {}
            Said::Form => self.form(&text),
            Said::Unknown if has_private(text.text()) => {
                self.opened.found.aside(Hidden::CustomData, &text, Thing::OtherPartData);
            }
            Said::Unknown => {}
        }
    }

    /// Something that is said beside the paragraph that is read.
    fn beside(&mut self, hidden: Hidden, text: Gathered) {
        if !text.is_blank() {
            self.frame().paragraph.asides.push((hidden, text));
        }
    }

    /// What a form asks and holds is told as one, a line each.
    fn form(&mut self, text: &Gathered) {
        if text.is_blank() {
            return;
        }
        let all = self.frame().paragraph.aside(Hidden::Choice);
        all.push_unstored(if all.is_blank() { "" } else { "\n" });
        all.append(text);
    }

    fn property(&mut self, field: Field, hidden: Hidden, text: &Gathered) {
        let place = Place::property(Scheme::Document, field);
        match hidden {
            Hidden::Author => self.opened.found.name(text, place),
            _ if is_path(text.text()) => self.opened.found.aside(Hidden::Path, text, place),
            _ => self.opened.found.aside(hidden, text, place),
        }
    }

    fn added_property(&mut self, text: &Gathered) {
        let name = std::mem::take(&mut self.added);
        let hidden = match () {
            () if name.starts_with("KSO") || name == "ICV" => Hidden::BuildId,
            () if is_path(text.text()) => Hidden::Path,
            () => Hidden::CustomProperty,
        };
        self.opened.found.aside(hidden, text, Place::called(Scheme::Custom, &name));
    }

    fn code(&mut self, code: Gathered) {
        if let Some((hidden, place)) = link(code.text()) {
            let mut target = code.beginning();
            target.append_range(&code, place);
            self.beside(hidden, target);
        } else if !is_mechanical(code.text()) || has_private(code.text()) {
            self.beside(Hidden::FieldCode, code);
        }
    }

    fn of_shape(&mut self, value: &Gathered) {
        let known = OF_SHAPES.iter().find(|(name, ..)| *name == self.property);
        match known {
            Some((_, Hidden::OnDemand, thing)) => {
                self.opened.found.block(hegao_model::document::BlockKind::TextBox, value, *thing);
            }
            Some((_, hidden, thing)) if *hidden == Hidden::AltText => {
                self.opened.found.aside(*hidden, value, Place::from(*thing).with(Role::AltText));
            }
            Some((_, hidden, thing)) => self.opened.found.aside(*hidden, value, *thing),
            None if has_private(value.text()) && !is_number(value.text()) => {
                self.opened.found.aside(Hidden::CustomData, value, Thing::ShapeName);
            }
            None => {}
        }
    }

    /// A name in the table of styles or of reviewers ends.
    pub(super) fn end_name(&mut self) {
        self.end_pending();
        let beginning = self.name.beginning();
        let name = std::mem::replace(&mut self.name, beginning);
        let said = name.text().trim().trim_end_matches(';');
        if self.state.destination == Destination::Styles {
            let lower = said.to_lowercase();
            let rest = lower.strip_prefix("heading").or(lower.strip_prefix("标题"));
            let is_heading = rest.is_some_and(|rest| rest.trim().parse::<u8>().is_ok());
            if is_heading {
                self.headings.entry(self.state.style).or_insert(true);
            }
        } else if !said.is_empty() && said != "Unknown" {
            let end = name.text().find(said).map_or(0, |at| at + said.len());
            self.opened.found.name(&name.up_to(end), Place::from(Thing::Revision).with(Role::Author));
        }
    }

    /// Bytes that stood as they are.
    pub(super) fn binary(&mut self) -> bool {
        let bytes = self.binaries.pop_front();
        if let (Some(bytes), Some((is_object, ..))) = (bytes, &self.data) {
            let is_object = *is_object;
            self.told(is_object, bytes);
        }
        true
    }

    /// The digits of a picture or object are all there.
    pub(super) fn end_data(&mut self) {
        let Some((is_object, _, digits)) = self.data.take() else { return };
        let digits: Vec<u8> =
            digits.bytes().filter_map(|digit| char::from(digit).to_digit(16)).map(|digit| digit as u8).collect();
        let bytes: Vec<u8> = digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect();
        if !bytes.is_empty() {
            self.told(is_object, bytes);
        }
    }

    fn told(&mut self, is_object: bool, bytes: Vec<u8>) {
        if is_object {
            return object::read(self.opened, bytes);
        }
        for (hidden, field, text) in image::said(&bytes, self.opened.budget, None) {
            let place = Spot::Picture { picture: Picture::Embedded, field };
            match hidden {
                Hidden::Author => self.opened.tell_author(super::PART, &text, place),
                _ => self.opened.tell(hidden, super::PART, &text, place),
            }
        }
    }
}

/// Whether it is a measure or another number of a program.
fn is_number(text: &str) -> bool {
    text.trim().trim_start_matches('-').chars().all(|c| c.is_ascii_digit())
}
