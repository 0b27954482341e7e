//! Attributes: what they say to people, though the page does not show it.

use std::ops::Range;

use html5gum::{Token, Tokenizer};

use super::meta;
use super::page::Page;
use crate::encoding::data_url;
use crate::hidden::address;
use crate::hidden::telling::{is_private, tells};
use crate::layout::flow::Gathered;
use hegao_model::document::place::Picture;
use hegao_model::document::{BlockKind, Gap, GapKind, Hidden, Place, Reason, Role, Spot, Thing};
use hegao_model::text::is_han;

/// A start tag on its way.
#[derive(Default)]
pub(super) struct Tag {
    pub(super) name: Vec<u8>,
    attributes: Vec<(Vec<u8>, Range<usize>)>,
}

impl Tag {
    /// Begins.
    pub(super) fn open(&mut self, name: &[u8]) {
        *self = Self { name: name.to_vec(), attributes: Vec::new() };
    }

    /// Takes an attribute without a value, or before its value.
    pub(super) fn attribute(&mut self, name: &[u8]) {
        self.attributes.push((name.to_vec(), 0..0));
    }

    /// Takes the value of the attribute that came last.
    pub(super) fn value(&mut self, place: Range<usize>) {
        if let Some(last) = self.attributes.last_mut().filter(|last| last.1.is_empty()) {
            last.1 = place;
        }
    }
}

/// The attributes of a start tag, with what stands in them.
pub(super) struct Attributes(Vec<(Vec<u8>, Gathered)>);

impl Attributes {
    /// Those of `tag`.
    pub(super) fn of(tag: &Tag, page: &mut Page<'_>) -> Self {
        let read = |(name, place): &(Vec<u8>, Range<usize>)| {
            let mut value = Gathered::new(0);
            page.references.read(page.source, place.clone(), |text, origin| value.push(text, origin));
            (name.clone(), value)
        };
        Self(tag.attributes.iter().map(read).collect())
    }

    /// The value of `name`.
    pub(super) fn get(&self, name: &[u8]) -> Option<&str> {
        self.gathered(name).map(Gathered::text)
    }

    /// The value of `name`, with its place.
    pub(super) fn gathered(&self, name: &[u8]) -> Option<&Gathered> {
        self.0.iter().find(|(called, _)| called == name).map(|(_, value)| value)
    }
}

/// The words of a page that stands within an attribute.
fn words(page: &str) -> String {
    let strings = Tokenizer::new(page).filter_map(|token| match token {
        Ok(Token::String(text)) => Some(String::from_utf8_lossy(&text).trim().to_owned()),
        _ => None,
    });
    strings.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Whether data for a program hold something of a person or of the house. What they say otherwise, the page shows as a rule.
fn is_ones_own(text: &str) -> bool {
    is_private(text) || address::is_inner(text)
}

impl Page<'_> {
    /// Tells what the attributes of `element` carry.
    pub(super) fn attributes(&mut self, element: &[u8], attributes: &Attributes) {
        match element {
            b"meta" => meta::read(self, attributes),
            b"input" => self.input(attributes),
            b"img" => self.image(attributes),
            b"frame" => self.frame(),
            b"iframe" => self.inner_frame(attributes),
            _ => {}
        }
        for (name, value) in &attributes.0 {
            match name.as_slice() {
                b"href" | b"src" | b"action" | b"data" | b"background" | b"cite" => self.address(value),
                b"alt" | b"aria-label" | b"placeholder" | b"summary" if tells(value.text()) => {
                    self.aside(Hidden::AltText, Place::text(Role::AltText), value);
                }
                b"title" => self.title(element, value),
                _ if name.starts_with(b"data-") && is_ones_own(value.text()) => {
                    self.aside(Hidden::CustomData, Thing::DataAttribute, value);
                }
                _ if name.starts_with(b"on") && value.text().chars().any(is_han) => {
                    self.aside(Hidden::Script, Thing::Script, value);
                }
                _ => {}
            }
        }
    }

    fn title(&mut self, element: &[u8], value: &Gathered) {
        if !tells(value.text()) || value.is_blank() {
            return;
        }
        if element == b"a" {
            self.link = Some((value.aside(Hidden::AltText, Thing::LinkTitle), self.line.text().len()));
        } else {
            self.aside(Hidden::AltText, Thing::Tooltip, value);
        }
    }

    /// Where a link leads, if that says something about a person or the house.
    pub(super) fn address(&mut self, value: &Gathered) {
        match address::told(value.text()) {
            Some(Hidden::Path) => self.aside(Hidden::Path, Thing::LinkPath, value),
            Some(hidden) => self.aside(hidden, Thing::LinkAddress, value),
            None => {}
        }
    }

    /// A field of a form.
    fn input(&mut self, attributes: &Attributes) {
        let Some(value) = attributes.gathered(b"value").filter(|value| tells(value.text())) else { return };
        match attributes.get(b"type").unwrap_or_default().to_ascii_lowercase().as_str() {
            "hidden" => self.aside(Hidden::FormValue, Thing::HiddenField, value),
            "submit" | "button" | "reset" | "image" => {
                self.beside.push(value.block(BlockKind::Navigation, Thing::Button));
            }
            _ => self.beside.push(value.block(BlockKind::TextBox, Thing::Form)),
        }
    }

    fn image(&mut self, attributes: &Attributes) {
        let Some(source) = attributes.gathered(b"src") else { return };
        let text = source.text();
        if let Some(kind) = data_url::kind(text) {
            return self.embedded(source, kind.len());
        }
        let is_dot =
            |name: &[u8]| attributes.get(name).is_some_and(|size| matches!(size.trim(), "0" | "1" | "0px" | "1px"));
        let is_elsewhere = text.starts_with("http:") || text.starts_with("https:") || text.starts_with("//");
        if is_elsewhere && is_dot(b"width") && is_dot(b"height") {
            self.aside(Hidden::ExternalLink, Thing::TrackingPicture, source);
        }
    }

    /// A picture that the page carries in itself. Its kind, up to `end`, is told: the rest are thousands of letters.
    fn embedded(&mut self, source: &Gathered, end: usize) {
        self.aside(Hidden::EmbeddedFile, Thing::EmbeddedPicture, &source.up_to(end));
        for (hidden, field, text) in data_url::said(source.text(), self.budget) {
            let block = source.standing_for(&text).aside(hidden, Spot::Picture { picture: Picture::Embedded, field });
            if !self.is_full() {
                self.asides.push(block);
            }
        }
    }

    /// A page in a frame stands elsewhere.
    fn frame(&mut self) {
        if !self.gaps.iter().any(|gap| gap.kind() == GapKind::External) {
            self.gaps.push(Gap::of_file(Reason::Frames));
        }
    }

    fn inner_frame(&mut self, attributes: &Attributes) {
        if let Some(page) = attributes.gathered(b"srcdoc").filter(|page| !page.is_blank()) {
            let whole = page.standing_for(&words(page.text()));
            if !whole.is_blank() {
                self.beside.push(whole.block(BlockKind::TextBox, Thing::InnerPage));
            }
        }
        let source = attributes.gathered(b"src");
        if let Some(source) =
            source.filter(|source| source.text().starts_with("http") || source.text().starts_with("//"))
        {
            self.aside(Hidden::ExternalLink, Thing::ExternalFrame, source);
        }
    }
}
