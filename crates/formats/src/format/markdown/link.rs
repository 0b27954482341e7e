//! Links and pictures: where they lead, what they say when one points at them, and what their addresses hold.

use std::ops::Range;

use pulldown_cmark::{LinkType, OffsetIter};

use super::text::Reading;
use crate::encoding::data_url;
use crate::format::html;
use crate::hidden::address;
use crate::hidden::telling::tells;
use crate::layout::flow::Gathered;
use hegao_model::document::place::Picture;
use hegao_model::document::{Block, BlockKind, Hidden, Origin, Place, Spot, Thing};

/// A link, or a picture, which is written alike.
pub(super) struct Link<'t> {
    pub(super) kind: LinkType,
    pub(super) to: &'t str,
    pub(super) title: &'t str,
    pub(super) id: &'t str,
    pub(super) is_picture: bool,
}

impl Reading<'_> {
    /// Where a link leads, and the words that show when one points at it.
    pub(super) fn link(&mut self, link: Link<'_>, range: Range<usize>) {
        let Link { kind, to, title, id, is_picture } = link;
        if !id.is_empty() {
            self.used.insert(id.to_lowercase());
        }
        let place = |text: &str| {
            let found = self.source[range.clone()].rfind(text);
            found.map_or_else(|| Origin::rendered(range.clone()), |found| Origin::exact(range.start + found))
        };
        if tells(title) {
            let mut words = Gathered::new(0);
            words.push(title, place(title));
            self.asides.push(words.aside(Hidden::AltText, Thing::LinkTitle));
        }
        let is_shown = matches!(kind, LinkType::Autolink | LinkType::Email);
        if let Some(said) = address::said(to).filter(|_| !is_shown) {
            let mut address = Gathered::new(0);
            address.push(to, place(to));
            self.asides.push(said.words(&address).aside(said.hidden, Thing::LinkAddress));
        }
        if !is_picture {
            self.packed(to, range, Some(Hidden::EmbeddedText));
        }
    }

    /// A picture that the text carries in itself.
    pub(super) fn embedded(&mut self, address: &str, range: Range<usize>) {
        let kind =
            data_url::kind(address).map(|kind| (Hidden::EmbeddedFile, Thing::EmbeddedPicture.into(), kind.to_owned()));
        self.packed(address, range.clone(), None);
        let said = data_url::said(address, self.budget).into_iter();
        let of = |field| Place::from(Spot::Picture { picture: Picture::Embedded, field });
        let said = said.map(|(hidden, field, text)| (hidden, of(field), text));
        for (hidden, place, text) in kind.into_iter().chain(said) {
            let mut words = Gathered::new(0);
            words.push(&text, Origin::rendered(range.clone()));
            self.asides.push(words.aside(hidden, place));
        }
    }

    /// What an address holds in itself; why that is not seen.
    fn packed(&mut self, address: &str, range: Range<usize>, hidden: Option<Hidden>) {
        let Some((is_markup, text)) = data_url::text(address, self.budget) else { return };
        let said = if is_markup { html::said(&text, self.budget) } else { vec![text] };
        for text in said.iter().filter(|text| tells(text)) {
            let mut words = Gathered::new(0);
            words.push(text, Origin::rendered(range.clone()));
            let block = words.block(BlockKind::TextBox, Thing::InnerPage);
            match hidden {
                Some(_) => self.asides.push(Block { hidden, kind: BlockKind::Aside, ..block }),
                None => self.beside.push(block),
            }
        }
    }

    /// Definitions of links that nothing refers to: a way to write comments.
    pub(super) fn unused(&mut self, events: &OffsetIter<'_>) {
        let definitions = events.reference_definitions().iter();
        let unused = definitions.filter(|(label, _)| !self.used.contains(&label.to_lowercase()));
        let mut places: Vec<Range<usize>> = unused.map(|(_, definition)| definition.span.clone()).collect();
        places.sort_by_key(|place| place.start);
        for place in places {
            let place = place.start + self.start..place.end + self.start;
            if tells(&self.source[place.clone()]) {
                self.told(Hidden::Comment, Thing::UnusedLinkDefinition, place);
            }
        }
    }
}
