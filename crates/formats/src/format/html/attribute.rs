//! Attributes: what they say to people, though the page does not show it.

use std::ops::Range;

use super::inner::Part;
use super::meta;
use super::page::Page;
use crate::encoding::data_url;
use crate::hidden::address;
use crate::hidden::telling::{behind_query, is_private, is_private_to_programs, reveals, shown_escapes, tells};
use crate::layout::flow::Gathered;
use hegao_model::document::place::Picture;
use hegao_model::document::{BlockKind, Gap, GapKind, Hidden, Origin, Place, Reason, Role, Spot, Thing};

/// A start tag on its way.
#[derive(Default)]
pub(super) struct Tag {
    pub(super) name: Vec<u8>,
    /// Where its name stands.
    named: Range<usize>,
    attributes: Vec<Written>,
}

/// An attribute as it is written: its name, where that stands, and where its value does.
struct Written {
    name: Vec<u8>,
    named: Range<usize>,
    value: Range<usize>,
}

impl Tag {
    /// Begins.
    pub(super) fn open(&mut self, name: &[u8], tag: Range<usize>) {
        let named = tag.start + 1..(tag.start + 1 + name.len()).min(tag.end);
        *self = Self { name: name.to_vec(), named, attributes: Vec::new() };
    }

    /// Takes an attribute without a value, or before its value.
    pub(super) fn attribute(&mut self, name: &[u8], named: Range<usize>) {
        self.attributes.push(Written { name: name.to_vec(), named, value: 0..0 });
    }

    /// Takes the value of the attribute that came last.
    pub(super) fn value(&mut self, place: Range<usize>) {
        if let Some(last) = self.attributes.last_mut().filter(|last| last.value.is_empty()) {
            last.value = place;
        }
    }
}

/// The attributes of a start tag, with what stands in them.
pub(super) struct Attributes(Vec<(Vec<u8>, Gathered)>);

impl Attributes {
    /// Those of `tag`.
    pub(super) fn of(tag: &Tag, page: &mut Page<'_>) -> Self {
        let read = |written: &Written| {
            let mut value = Gathered::new(0);
            page.references.read(page.source, written.value.clone(), |text, origin| value.push(text, origin));
            (written.name.clone(), value)
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

/// Attributes that say something to people: on a screen, aloud, when a pointer rests there, or when a picture is not found.
/// The names are those of HTML, WAI-ARIA and MathML, and of older pages.
const WORDS: [&[u8]; 16] = [
    b"abbr",
    b"alt",
    b"alttext",
    b"aria-braillelabel",
    b"aria-brailleroledescription",
    b"aria-description",
    b"aria-label",
    b"aria-placeholder",
    b"aria-roledescription",
    b"aria-valuetext",
    b"caption",
    b"label",
    b"placeholder",
    b"prompt",
    b"standby",
    b"summary",
];

/// Attributes that hold addresses.
const ADDRESSES: [&[u8]; 19] = [
    b"action",
    b"background",
    b"cite",
    b"codebase",
    b"data",
    b"download",
    b"dynsrc",
    b"formaction",
    b"href",
    b"itemid",
    b"longdesc",
    b"lowsrc",
    b"manifest",
    b"ping",
    b"poster",
    b"profile",
    b"src",
    b"usemap",
    b"xlink:href",
];

/// What a page within the page is, where that shows.
const SHOWN: Part = Part { hidden: None, thing: Thing::InnerPage, tells: |_| true };

/// Whether data for a program hold something of a person or of the house. What they say otherwise, the page shows as a rule.
fn is_ones_own(text: &str) -> bool {
    is_private(text) || address::is_inner(text)
}

impl Page<'_> {
    /// Tells what the attributes of `element` carry.
    pub(super) fn attributes(&mut self, element: &[u8], attributes: &Attributes) {
        let told = self.asides.len();
        match element {
            b"meta" => meta::read(self, attributes),
            b"link" => meta::link(self, attributes),
            b"input" => self.input(attributes),
            b"img" => self.image(attributes),
            b"frame" => self.frame(),
            b"iframe" => self.inner_frame(attributes),
            _ => {}
        }
        let is_told = |name: &[u8]| name == b"content" && element == b"meta" && self.asides.len() > told;
        let left: Vec<_> = attributes.0.iter().filter(|(name, _)| !is_told(name)).collect();
        for (name, value) in left {
            if !self.attribute(element, name, value) {
                self.untold(value);
            }
        }
    }

    /// Tells what the attribute `name` of `element` says to people; whether it was told, or is elsewhere.
    fn attribute(&mut self, element: &[u8], name: &[u8], value: &Gathered) -> bool {
        match name {
            b"style" => self.style(value),
            b"srcdoc" => {}
            b"value" if element == b"input" && tells(value.text()) => {}
            // What a list of suggestions shows.
            b"value" if element == b"option" && is_private(value.text()) => {
                self.aside(Hidden::EmbeddedText, Thing::Attribute, value);
            }
            b"title" => self.title(element, value),
            b"label" if matches!(element, b"option" | b"optgroup") && tells(value.text()) => {
                self.beside.push(value.block(BlockKind::Navigation, Thing::Form));
            }
            _ if ADDRESSES.contains(&name) => return self.address(value) || self.data(element, value),
            _ if WORDS.contains(&name) && tells(value.text()) => {
                self.aside(Hidden::AltText, Place::text(Role::AltText), value);
            }
            _ if name.starts_with(b"data-") && is_ones_own(value.text()) => {
                let shown = shown_escapes(value).filter(|shown| reveals(value.text(), shown.text()));
                self.aside(Hidden::CustomData, Thing::DataAttribute, shown.as_ref().unwrap_or(value));
            }
            _ if name.starts_with(b"on") => self.script(value),
            _ => return false,
        }
        true
    }

    /// Tells what an attribute says that no one else has read, if that is of a person.
    fn untold(&mut self, value: &Gathered) {
        if is_private_to_programs(value.text()) && data_url::kind(value.text()).is_none() {
            let shown = shown_escapes(value);
            self.aside(Hidden::EmbeddedText, Thing::Attribute, &behind_query(shown.as_ref().unwrap_or(value)));
        }
    }

    /// What an end tag says beside its name, which is for no one.
    pub(super) fn end_tag(&mut self, tag: &Tag) {
        tag.attributes.iter().for_each(|written| self.untold_at(&written.value));
        self.names(tag);
    }

    /// Names of elements and attributes that say something of a person.
    pub(super) fn names(&mut self, tag: &Tag) {
        tag.attributes.iter().for_each(|written| self.untold_at(&written.named));
        self.untold_at(&tag.named);
    }

    /// A declaration of the document's type, which nobody reads.
    pub(super) fn doctype(&mut self, span: &Range<usize>) {
        self.untold_at(span);
    }

    /// The same of what stands at `place` of the source.
    fn untold_at(&mut self, place: &Range<usize>) {
        let source = self.source;
        if let Some(words) = source.get(place.clone()).filter(|words| is_private_to_programs(words)) {
            let mut gathered = Gathered::new(0);
            gathered.push(words, Origin::exact(place.start));
            self.untold(&gathered);
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

    /// Where a link leads, if that says something about a person or the house; whether it does.
    pub(super) fn address(&mut self, value: &Gathered) -> bool {
        if let Some(script) = address::script(value.text()) {
            let mut words = value.beginning();
            words.append_range(value, script);
            if is_private_to_programs(words.text()) {
                self.script(&words);
            }
            return true;
        }
        let Some(said) = address::said(value.text()) else { return false };
        let thing = if said.hidden == Hidden::Path { Thing::LinkPath } else { Thing::LinkAddress };
        self.aside(said.hidden, thing, &said.words(value));
        true
    }

    /// What an address holds in itself; whether it does.
    fn data(&mut self, element: &[u8], value: &Gathered) -> bool {
        let Some(kind) = data_url::kind(value.text()) else { return false };
        match element {
            b"img" => {
                // Its picture was told where its size was looked at.
                self.packed(value, Part { thing: Thing::EmbeddedPicture, ..SHOWN });
            }
            b"a" | b"area" => {
                self.aside(Hidden::EmbeddedFile, Thing::LinkAddress, &value.up_to(kind.len()));
                self.packed(value, Part { hidden: Some(Hidden::EmbeddedText), ..SHOWN });
            }
            _ => {
                self.packed(value, SHOWN);
            }
        }
        true
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
            self.in_value(page, SHOWN);
        }
        let source = attributes.gathered(b"src");
        if let Some(source) =
            source.filter(|source| source.text().starts_with("http") || source.text().starts_with("//"))
        {
            self.aside(Hidden::ExternalLink, Thing::ExternalFrame, source);
        }
    }
}
