//! Text as it comes: letters, bytes, units, signs; and where it goes.

use std::ops::Range;

use encoding_rs::Encoding;

use super::reader::Reader;
use super::state::{Class, Destination};
use super::token::Token;
use hegao_model::document::Origin;

impl<'t> Reader<'_, '_, 't> {
    /// Text that stands as it is, from `start` on.
    pub(super) fn plain(&mut self, text: &'t str, start: usize) {
        let (mut text, mut start) = (text, start);
        // The second of two bytes may be a plain letter.
        if let Some(first) = text.chars().next().filter(|first| first.is_ascii() && self.pending.has_lead()) {
            self.byte(first as u8, start..start + 1);
            (text, start) = (&text[1..], start + 1);
        }
        self.end_pending_before(text);
        match self.state.destination {
            Destination::Data => {
                if let Some((_, _, digits)) = &mut self.data {
                    digits.push_str(text);
                }
            }
            Destination::Colours => self.colours(text),
            _ if text.is_empty() => {}
            _ => self.put(text, Some(Origin::exact(start))),
        }
    }

    fn end_pending_before(&mut self, text: &str) {
        if !text.is_empty() {
            self.end_pending();
        }
    }

    /// A first byte for which no second comes stands for itself.
    pub(super) fn end_pending(&mut self) {
        let encoding = self.encoding();
        if let Some((text, range)) = self.pending.left(encoding) {
            self.put(&text, Some(Origin::escaped(range)));
        }
    }

    pub(super) fn byte(&mut self, byte: u8, range: Range<usize>) {
        let encoding = self.encoding();
        for (text, range) in self.pending.byte(byte, range, encoding) {
            self.put(&text, Some(Origin::escaped(range)));
        }
    }

    /// The encoding of the bytes that are read.
    fn encoding(&self) -> &'static Encoding {
        let font = match (self.state.class, self.state.double_font) {
            (Class::Double, Some(font)) => font,
            _ => self.state.font,
        };
        self.fonts.get(&font).copied().unwrap_or(self.page)
    }

    /// A unit of UTF-16; characters for older programs follow.
    pub(super) fn unit(&mut self, unit: i32, token: &Token<'t>) {
        if let Some((character, range)) = self.pending.unit(unit as u16, token.range.clone()) {
            self.put(character.encode_utf8(&mut [0; 4]), Some(Origin::escaped(range)));
        }
        self.skip = self.state.skipped;
    }

    /// A sign that a control word or symbol stands for.
    pub(super) fn sign(&mut self, sign: &str, token: &Token<'t>) {
        self.put(sign, Some(Origin::rendered(token.range.clone())));
    }

    /// Text goes where the group says.
    pub(super) fn put(&mut self, text: &str, origin: Option<Origin>) {
        match self.state.destination {
            Destination::Text => self.show(text, origin),
            Destination::Gathered(_) => {
                if let (Some((_, _, gathered)), Some(origin)) = (self.gathered.last_mut(), origin) {
                    gathered.push(text, origin);
                }
            }
            Destination::Styles | Destination::Reviewers => {
                if let Some(origin) = origin {
                    self.name.push(text, origin);
                }
            }
            Destination::Nowhere
            | Destination::Copy
            | Destination::Info
            | Destination::Data
            | Destination::Fonts
            | Destination::Colours => {}
        }
    }

    /// The table of colours: each ends with a semicolon; one that states nothing is the system's.
    fn colours(&mut self, text: &str) {
        for _ in text.matches(';') {
            self.whites.push(self.colour.iter().all(|share| *share >= 254));
            self.colour = [-1; 3];
        }
    }
}
