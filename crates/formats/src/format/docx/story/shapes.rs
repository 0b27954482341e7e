//! What floats on the page, as far as it decides whether anyone can see it: where it stands, and whether it is set to be
//! invisible.
//!
//! Where a paragraph comes to stand is not worked out. So only that is beyond the page which is so wherever its paragraph
//! stands, and up and down only what is measured from the page itself: Word pushes the rest back onto it.

use super::super::super::ooxml::crop;
use super::super::super::ooxml::length::{EMU, length, twips};
use super::Story;
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Value};
use hegao_model::document::Hidden;

/// Width and height of the largest page that Word knows, in twentieths of a point.
const LARGEST: [i64; 2] = [31_680; 2];

/// Bytes of the longest element that states the size of a page.
const LONGEST: usize = 512;

/// A drawing that is open.
#[derive(Default)]
pub(super) struct Shape<'a> {
    /// How many elements were open when it began, with its own.
    pub(super) depth: usize,
    /// What it is called.
    name: Option<Value<'a>>,
    is_invisible: bool,
    /// Across and down.
    place: [Extent; 2],
    /// Text stands beside, over or under it.
    floats: bool,
    /// A picture in it was told.
    has_picture: bool,
}

/// Where something stands in one direction, in twentieths of a point.
#[derive(Clone, Copy, Default)]
pub(in crate::format::docx) struct Extent {
    /// From what it is measured from; `None`: not told in numbers.
    pub(in crate::format::docx) from: Option<i64>,
    pub(in crate::format::docx) size: i64,
    /// Measured from the edge of the page.
    pub(in crate::format::docx) is_of_page: bool,
}

impl Extent {
    /// Whether it stands beyond a page of this size.
    fn is_beyond(self, page: i64) -> bool {
        let before = if self.is_of_page { 0 } else { -page };
        self.from.is_some_and(|from| from >= page || (self.size > 0 && from.saturating_add(self.size) <= before))
    }
}

/// Whether something that stands there, across and down, is beyond the edge of a page of this size.
pub(in crate::format::docx) fn is_off([across, down]: [Extent; 2], page: [i64; 2]) -> bool {
    across.is_beyond(page[0]) || down.is_of_page && down.is_beyond(page[1])
}

/// The size of the largest page that sections of `text` have.
pub(in crate::format::docx) fn largest_page(text: &str) -> [i64; 2] {
    let mut largest = [0; 2];
    for at in memchr::memmem::find_iter(text.as_bytes(), b":pgSz ") {
        let rest = &text.as_bytes()[at..];
        let Some(end) = memchr::memchr(b'>', &rest[..rest.len().min(LONGEST)]) else { continue };
        let element = &text[at..at + end];
        for (side, name) in largest.iter_mut().zip([":w=", ":h="]) {
            let value = element.split_once(name).and_then(|(_, value)| value.get(1..)?.split(['"', '\'']).next());
            *side = value.and_then(twips).unwrap_or(0).max(*side);
        }
    }
    if largest.contains(&0) { LARGEST } else { largest }
}

impl Shape<'_> {
    /// Its size and whether text goes on below it, if it can be seen; once.
    pub(super) fn take_picture(&mut self) -> Option<([i64; 2], bool)> {
        let is_first = !std::mem::replace(&mut self.has_picture, true);
        (is_first && !self.is_invisible).then(|| (self.place.map(|place| place.size), !self.floats))
    }

    /// Why nobody sees it on a page of this size.
    fn hidden(&self, page: [i64; 2]) -> Option<Hidden> {
        if self.is_invisible {
            return Some(Hidden::HiddenText);
        }
        is_off(self.place, page).then_some(Hidden::OffPage)
    }
}

impl<'a> Story<'_, 'a> {
    /// Why nobody sees the drawing that is open.
    pub(super) fn unseen_shape(&self) -> Option<Hidden> {
        self.shape.as_ref()?.hidden(self.shared.page)
    }

    /// A drawing of today, or what is said of it.
    pub(super) fn start_drawing(&mut self, element: &Element<'a>) {
        match element.name {
            "anchor" | "inline" => {
                let floats = element.name == "anchor";
                self.shape = Some(Shape { depth: self.xml.depth(), floats, ..Shape::default() });
            }
            "wrapTopAndBottom" => self.shape.iter_mut().for_each(|shape| shape.floats = false),
            "positionH" => self.position(0, element),
            "positionV" => self.position(1, element),
            "extent" => {
                let Some(shape) = &mut self.shape else { return };
                for (place, name) in shape.place.iter_mut().zip(["cx", "cy"]) {
                    let size = element.text(Ns::None, name).and_then(|size| size.parse::<i64>().ok());
                    place.size = size.unwrap_or(0) / EMU;
                }
            }
            "docPr" => {
                if let Some(shape) = &mut self.shape {
                    shape.name = element.value(Ns::None, "name");
                    shape.is_invisible = matches!(element.text(Ns::None, "hidden").as_deref(), Some("1" | "true"));
                }
                self.alternative_text(element, &["descr", "title"]);
            }
            _ => {}
        }
    }

    /// How far it stands from the page's edge, or from whatever else it is measured from.
    fn position(&mut self, direction: usize, element: &Element<'a>) {
        let is_of_page = self.is_on_page() && element.text(Ns::None, "relativeFrom").as_deref() == Some("page");
        let (depth, mut offset, mut is_offset) = (self.xml.depth(), String::new(), false);
        while let Some(event) = self.xml.within(depth) {
            match event {
                Event::Start(element) => is_offset = element.name == "posOffset",
                Event::Text(text, _) if is_offset => offset.push_str(&text),
                Event::Text(..) | Event::End(..) => {}
            }
        }
        if let Some(shape) = &mut self.shape {
            let place = &mut shape.place[direction];
            place.from = offset.trim().parse::<i64>().ok().map(|offset| offset / EMU);
            place.is_of_page = is_of_page;
        }
    }

    /// Whether what is measured from the page is: in a table it is measured from the cell.
    fn is_on_page(&mut self) -> bool {
        self.frame().tables.is_empty()
    }

    /// An older drawing, whose place and size are a style. Those within a group are measured in units of the group.
    pub(super) fn start_older_drawing(&mut self, element: &Element<'a>) {
        let Some(style) = element.text(Ns::None, "style") else { return };
        let value = |name: &str| {
            style.split(';').find_map(|part| part.split_once(':').filter(|(of, _)| of.trim() == name)).map(|(_, of)| of)
        };
        let floats = value("position").is_some_and(|of| of.trim() == "absolute");
        let is_on_page = self.is_on_page();
        let place = |from: &str, size: &str, position: &str| {
            // Where it is set to the left or into the middle, the length is of before.
            let is_set = value(position).is_some_and(|of| of.trim() != "absolute");
            Extent {
                from: value(from).filter(|_| floats && !is_set).and_then(length),
                size: value(size).and_then(length).unwrap_or(0),
                is_of_page: is_on_page && value(&format!("{position}-relative")).is_some_and(|of| of.trim() == "page"),
            }
        };
        let place = [
            place("margin-left", "width", "mso-position-horizontal"),
            place("margin-top", "height", "mso-position-vertical"),
        ];
        if floats && value("margin-left").is_some() || self.shape.is_none() && place[0].size > 0 {
            let is_invisible = floats && value("visibility").is_some_and(|of| of.trim() == "hidden");
            let (depth, name) = (self.xml.depth(), element.value(Ns::None, "id"));
            self.shape = Some(Shape { depth, name, is_invisible, place, floats, has_picture: false });
        }
    }

    /// A picture in a drawing of today (`blip`, and then what is cut off) or in an older one.
    pub(super) fn picture(&mut self, element: &Element<'a>) {
        if element.name != "srcRect" && self.unseen_shape().is_none() {
            self.page_picture(element);
        }
        if element.name != "srcRect" && self.unseen_shape().is_some() {
            let name = self.shape.as_ref().and_then(|shape| shape.name);
            let Some(name) = name.map(|name| name.gather(self.part)) else { return };
            self.paragraph().add(Hidden::UnshownPicture, name);
        } else if let Some(text) = crop::cropped(element, self.part) {
            self.paragraph().add(Hidden::CroppedPicture, text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beyond_the_page_is_what_no_paragraph_can_bring_back() {
        let place = |from, size, is_of_page| Extent { from: Some(from), size, is_of_page };
        let still = Extent::default();
        let page = [11_906, 16_838];
        for (across, down, expected) in [
            (place(12_000, 100, false), still, true),
            (place(-5000, 4000, true), still, true),
            (place(-5000, 4000, false), still, false),
            (place(-20_000, 4000, false), still, true),
            (place(-20_000, 0, false), still, false),
            (still, place(17_000, 100, true), true),
            (still, place(17_000, 100, false), false),
            (still, still, false),
        ] {
            assert_eq!(is_off([across, down], page), expected, "{:?}", (across.from, down.from));
        }
        assert_eq!(
            (length("-720pt"), length("1in"), length("0"), length("5")),
            (Some(-14_400), Some(1440), Some(0), None)
        );
        assert_eq!(largest_page("<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgSz w:w='16838' w:h='11906'/>"), [16_838; 2]);
        assert_eq!(largest_page("<w:pgSz/>"), LARGEST);
    }

    #[test]
    fn an_element_that_does_not_end_is_not_looked_for_to_the_end_of_the_part() {
        let far = format!("<w:pgSz {}w:w=\"100\" w:h=\"100\"/>", " ".repeat(600));
        assert_eq!(largest_page(&far), LARGEST);
        assert_eq!(largest_page(&":pgSz 页".repeat(1 << 17)), LARGEST);
    }
}
