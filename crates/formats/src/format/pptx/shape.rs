//! Shapes: where they stand, whether anyone sees them, and what they say.

use super::table::Table;
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Value};
use crate::layout::flow::Gathered;
use hegao_model::document::Hidden;

/// A rectangle in EMU: left, top, width, height.
pub(super) type Area = [f64; 4];

/// A shape, a picture, a table's frame, or a group of them.
#[derive(Default)]
pub(super) struct Shape<'a> {
    /// How many elements were open when it began, with its own.
    pub(super) depth: usize,
    /// What programs call it.
    pub(super) name: Option<Value<'a>>,
    /// It is set not to be shown.
    pub(super) is_hidden: bool,
    /// What sort of placeholder it is (§19.7.10); empty: one of content.
    pub(super) placeholder: Option<String>,
    /// Where it stands, in the units of the group around it.
    pub(super) area: Option<Area>,
    /// The units of the shapes in it, of a group.
    pub(super) inner: Option<Area>,
    /// Its paragraphs.
    pub(super) paragraphs: Vec<Gathered>,
    pub(super) table: Option<Table>,
    /// What is said of it to those who do not see it, and what of its text nobody sees.
    pub(super) asides: Vec<(Hidden, Gathered)>,
    /// The relationship to the picture that it shows.
    pub(super) picture: Option<String>,
}

/// A shape as it stands on its slide.
pub(super) struct Placed<'a> {
    pub(super) shape: Shape<'a>,
    /// Where, in the units of the slide; `None`: where its layout puts it.
    pub(super) area: Option<Area>,
    /// Why nobody sees it.
    pub(super) hidden: Option<Hidden>,
}

impl<'a> Shape<'a> {
    /// Takes what an element says of the shape itself.
    pub(super) fn take(&mut self, element: &Element<'a>, part: u32) {
        match element.name {
            "cNvPr" => {
                self.name = element.value(Ns::None, "name");
                self.is_hidden = matches!(element.text(Ns::None, "hidden").as_deref(), Some("1" | "true"));
                for name in ["descr", "title"] {
                    self.say(element.value(Ns::None, name), part);
                }
            }
            "ph" => self.placeholder = Some(element.text(Ns::None, "type").unwrap_or_default().into_owned()),
            "hlinkClick" | "hlinkHover" => self.say(element.value(Ns::None, "tooltip"), part),
            "blip" => {
                let id = ["embed", "link"].iter().find_map(|name| element.text(Ns::Relations, name));
                self.picture = id.map(Into::into).or(self.picture.take());
            }
            "off" => self.area = corner(element, self.area),
            "ext" => self.area = extent(element, self.area),
            "chOff" => self.inner = corner(element, self.inner),
            "chExt" => self.inner = extent(element, self.inner),
            _ => {}
        }
    }

    /// Something that is said of it to those who do not see it, once.
    pub(super) fn say(&mut self, value: Option<Value<'a>>, part: u32) {
        let Some(text) = value.map(|value| value.gather(part)).filter(|text| !text.is_blank()) else { return };
        if !self.asides.iter().any(|(hidden, said)| *hidden == Hidden::AltText && said.text() == text.text()) {
            self.asides.push((Hidden::AltText, text));
        }
    }

    /// `area` within this group, in the units around it.
    pub(super) fn outer(&self, area: Area) -> Area {
        let (Some(own), Some(inner)) = (self.area, self.inner) else { return area };
        let scale = |side: usize| if inner[2 + side] > 0.0 { own[2 + side] / inner[2 + side] } else { 1.0 };
        let [x, y] = [0, 1].map(|side| own[side] + (area[side] - inner[side]) * scale(side));
        [x, y, area[2] * scale(0), area[3] * scale(1)]
    }
}

/// Whether something that stands there is wholly beyond the edge of a slide of this size.
pub(super) fn is_off([x, y, width, height]: Area, size: [i64; 2]) -> bool {
    x >= size[0] as f64 || y >= size[1] as f64 || x + width <= 0.0 || y + height <= 0.0
}

fn number(element: &Element, name: &str) -> f64 {
    element.text(Ns::None, name).and_then(|value| crate::format::ooxml::length::emu(&value)).unwrap_or(0.0)
}

fn corner(element: &Element, area: Option<Area>) -> Option<Area> {
    let [_, _, width, height] = area.unwrap_or_default();
    Some([number(element, "x"), number(element, "y"), width, height])
}

/// The size, of an element that is one: extensions are called `ext` too.
fn extent(element: &Element, area: Option<Area>) -> Option<Area> {
    if element.value(Ns::None, "cx").is_none() {
        return area;
    }
    let [x, y, ..] = area.unwrap_or_default();
    Some([x, y, number(element, "cx"), number(element, "cy")])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_group_is_measured_in_its_units() {
        let group = Shape {
            area: Some([100.0, 100.0, 200.0, 200.0]),
            inner: Some([0.0, 0.0, 400.0, 100.0]),
            ..Shape::default()
        };
        assert_eq!(group.outer([200.0, 50.0, 40.0, 10.0]), [200.0, 200.0, 20.0, 20.0]);
        assert_eq!(Shape::default().outer([1.0, 2.0, 3.0, 4.0]), [1.0, 2.0, 3.0, 4.0]);
    }

    #[test]
    fn only_what_is_wholly_beyond_the_edge_is() {
        for (area, expected) in [
            ([1000.0, 0.0, 10.0, 10.0], true),
            ([990.0, 0.0, 20.0, 10.0], false),
            ([-20.0, 0.0, 20.0, 10.0], true),
            ([0.0, -20.0, 10.0, 21.0], false),
            ([0.0, 500.0, 10.0, 10.0], true),
        ] {
            assert_eq!(is_off(area, [1000, 500]), expected, "{area:?}");
        }
    }
}
