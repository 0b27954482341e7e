//! How characters look, as far as it decides whether anyone can see them.

use super::symbol::Face;
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Value, Xml};
use crate::format::ooxml::length::length;
use hegao_model::document::Hidden;

/// Red, green and blue.
pub(in crate::format) type Colour = [u8; 3];

/// The page, where nothing else is said.
pub(in crate::format) const WHITE: Colour = [255; 3];

/// Half points of the largest text that nobody can read: 2 pt.
const TINY: u32 = 4;

/// What lies under characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::format) enum Ground {
    /// This colour.
    Of(Colour),
    /// A pattern, or what a table's style says, which is not worked out here.
    Unknown,
}

/// What is said of characters. What is not said is asked of the style, and so on.
#[derive(Clone, Copy, Default)]
pub(in crate::format) struct Look {
    /// Set to be hidden.
    pub(in crate::format) vanish: Option<bool>,
    /// The colour; `Some(None)`: black or white, whatever can be seen.
    pub(in crate::format) colour: Option<Option<Colour>>,
    /// The size in half points.
    pub(in crate::format) size: Option<u32>,
    /// What lies under them.
    pub(in crate::format) ground: Option<Ground>,
    /// The font, as far as it has symbols in place of letters.
    pub(in crate::format) face: Option<Face>,
}

/// The properties of a run, with what else stands among them.
#[derive(Default)]
pub(in crate::format) struct RunProperties<'a> {
    /// What they say themselves.
    pub(in crate::format) look: Look,
    /// The character style.
    pub(in crate::format) style: Option<String>,
    /// Who changed them.
    pub(in crate::format) changed_by: Option<Option<Value<'a>>>,
    /// Who put in the mark of the paragraph.
    pub(in crate::format) inserted_by: Option<Option<Value<'a>>>,
    /// The mark of the paragraph was taken out.
    pub(in crate::format) is_deleted: bool,
}

impl Look {
    /// This, and what it does not say from `base`.
    pub(in crate::format) fn or(self, base: Self) -> Self {
        Self {
            vanish: self.vanish.or(base.vanish),
            colour: self.colour.or(base.colour),
            size: self.size.or(base.size),
            ground: self.ground.or(base.ground),
            face: self.face.or(base.face),
        }
    }

    /// Takes up one property.
    pub(in crate::format) fn take(&mut self, element: &Element) {
        if element.ns != Ns::Word {
            return;
        }
        match element.name {
            "rFonts" => self.face = Face::of(element).or(self.face),
            "vanish" => self.vanish = Some(is_on(element)),
            "color" => self.colour = element.text(Ns::Word, "val").map(|value| colour(&value)),
            "sz" => {
                let size = element.text(Ns::Word, "val");
                // Half points, or a length with its unit.
                let half_points = |value: &str| value.parse().ok().or_else(|| u32::try_from(length(value)? / 10).ok());
                self.size = size.and_then(|value| half_points(&value));
            }
            "shd" => self.ground = shading(element).or(self.ground),
            "highlight" => self.ground = element.text(Ns::Word, "val").map_or(self.ground, |value| highlight(&value)),
            _ => {}
        }
    }

    /// Why nobody sees such characters on `ground`.
    pub(in crate::format) fn hidden(&self, ground: Ground) -> Option<Hidden> {
        if self.vanish == Some(true) {
            return Some(Hidden::HiddenText);
        }
        if self.size.is_some_and(|size| size <= TINY) {
            return Some(Hidden::TinyText);
        }
        let (Some(Some(colour)), Ground::Of(ground)) = (self.colour, self.ground.unwrap_or(ground)) else {
            return None;
        };
        let distance: u32 = colour.iter().zip(ground).map(|(a, b)| u32::from(a.abs_diff(b))).sum();
        (distance <= 24).then_some(Hidden::WhiteText)
    }
}

impl<'a> RunProperties<'a> {
    /// Reads them to the end of the element that began last.
    pub(in crate::format) fn read(xml: &mut Xml<'a>) -> Self {
        let mut properties = Self::default();
        let depth = xml.depth();
        while let Some(event) = xml.within(depth) {
            if let Event::Start(element) = event {
                properties.take(&element, xml);
            }
        }
        properties
    }

    fn take(&mut self, element: &Element<'a>, xml: &mut Xml<'a>) {
        match element.name {
            "rPrChange" => {
                self.changed_by = Some(element.value(Ns::Word, "author"));
                xml.skip();
            }
            "rStyle" => self.style = element.text(Ns::Word, "val").map(Into::into),
            "ins" | "moveTo" if element.ns == Ns::Word => self.inserted_by = Some(element.value(Ns::Word, "author")),
            "del" | "moveFrom" if element.ns == Ns::Word => self.is_deleted = true,
            _ => self.look.take(element),
        }
    }
}

/// Whether a property that is there or not is on.
pub(in crate::format) fn is_on(element: &Element) -> bool {
    !matches!(element.text(Ns::Word, "val").as_deref(), Some("0" | "false" | "off"))
}

/// A colour of six hexadecimal digits; `auto` is none.
pub(in crate::format) fn colour(value: &str) -> Option<Colour> {
    let number = u32::from_str_radix(value.trim_start_matches('#'), 16).ok().filter(|_| value.len() >= 6)?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some([red, green, blue])
}

/// What a shading puts under the text. None: nothing, so that what is below shows.
pub(in crate::format) fn shading(element: &Element) -> Option<Ground> {
    match element.text(Ns::Word, "val").as_deref() {
        Some("nil") => None,
        None | Some("clear") => element.text(Ns::Word, "fill").and_then(|fill| colour(&fill)).map(Ground::Of),
        Some("solid") => {
            Some(element.text(Ns::Word, "color").and_then(|fill| colour(&fill)).map_or(Ground::Unknown, Ground::Of))
        }
        Some(_) => Some(Ground::Unknown),
    }
}

fn highlight(name: &str) -> Option<Ground> {
    Some(match name {
        "none" => return None,
        "white" => Ground::Of(WHITE),
        "black" => Ground::Of([0; 3]),
        "yellow" => Ground::Of([255, 255, 0]),
        "green" => Ground::Of([0, 255, 0]),
        "red" => Ground::Of([255, 0, 0]),
        _ => Ground::Unknown,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_told_by_what_lies_under_it() {
        let white = Look { colour: Some(Some([254, 255, 255])), ..Look::default() };
        assert_eq!(white.hidden(Ground::Of(WHITE)), Some(Hidden::WhiteText));
        assert_eq!(white.hidden(Ground::Of([200, 0, 0])), None);
        assert_eq!(white.hidden(Ground::Unknown), None);
        let shaded = Look { ground: Some(Ground::Of([200, 0, 0])), ..white };
        assert_eq!(shaded.hidden(Ground::Of(WHITE)), None);
        assert_eq!(Look { size: Some(4), ..Look::default() }.hidden(Ground::Unknown), Some(Hidden::TinyText));
        assert_eq!(Look { size: Some(5), ..Look::default() }.hidden(Ground::Unknown), None);
        let shown = Look { vanish: Some(false), ..Look::default() };
        let hidden = Look { vanish: Some(true), ..Look::default() };
        assert_eq!(shown.or(hidden).hidden(Ground::Unknown), None);
        assert_eq!(Look::default().or(hidden).hidden(Ground::Unknown), Some(Hidden::HiddenText));
        assert_eq!((colour("auto"), colour("FF0000")), (None, Some([255, 0, 0])));
    }
}
