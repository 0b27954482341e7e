//! Frames and shapes: text boxes, pictures, objects, and what is said of them to those who do not see them (ODF 1.3 part 3, §10).

use super::{Holds, Story};
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event};
use crate::encoding::base64::base64;
use crate::format::ooxml::length::length;
use hegao_model::document::place::SheetThing;
use hegao_model::document::{Hidden, Place, Thing};

/// Shapes that may have text in them.
const SHAPES: [&str; 12] = [
    "custom-shape",
    "rect",
    "line",
    "polyline",
    "polygon",
    "regular-polygon",
    "path",
    "circle",
    "ellipse",
    "connector",
    "caption",
    "measure",
];

impl<'a> Story<'_, 'a> {
    pub(super) fn start_drawing(&mut self, element: &Element<'a>) {
        match (element.ns, element.name) {
            (Ns::OdfSvg, "title" | "desc") => {
                let text = self.said();
                self.add(Hidden::AltText, text);
            }
            (Ns::OdfSvg, _) => {}
            (_, "page") => self.begin_page(element),
            (_, "frame") if self.slide.is_some() => self.begin_box(element),
            (_, "text-box") if self.slide.is_none() => self.begin_box(element),
            (_, name) if SHAPES.contains(&name) => self.begin_box(element),
            _ => {}
        }
    }

    fn begin_box(&mut self, element: &Element<'a>) {
        let place = match (&self.slide, &self.sheet) {
            (Some(page), _) => page.place(),
            (_, Some(sheet)) => sheet.with(SheetThing::TextBox),
            _ => {
                self.shared.boxes += 1;
                Place::from(Thing::TextBox).numbered(self.shared.boxes)
            }
        };
        let layer = element.text(Ns::OdfDraw, "layer").unwrap_or_default();
        let is_hidden = self.shared.styles.hidden_layers.contains(&*layer)
            || element.text(Ns::OdfDraw, "display").as_deref() == Some("none");
        let is_off = self.slide.as_ref().is_some_and(|page| page.is_off(area(element)));
        let class = self.class(element);
        let of_sheet = self.sheet.as_ref().and_then(|sheet| sheet.hidden());
        self.begin_frame(Holds::Box, place);
        let frame = self.frame();
        frame.class = class;
        frame.hidden = match () {
            () if is_hidden => Some(Hidden::HiddenText),
            () if is_off => Some(Hidden::OffPage),
            () => of_sheet,
        };
    }

    /// What sort of placeholder of a slide it is.
    fn class(&self, element: &Element<'a>) -> Option<String> {
        let class = element.text(Ns::OdfPresentation, "class").map(|class| class.into_owned());
        match &self.slide {
            Some(page) if page.is_in_notes && class.is_none() => Some("notes".to_owned()),
            _ => class,
        }
    }

    /// An object that stands in the part as letters.
    pub(super) fn binary(&mut self) {
        let depth = self.xml.depth();
        let mut letters = String::new();
        while let Some(event) = self.xml.within(depth) {
            if let Event::Text(text, _) = event {
                letters.push_str(&text);
            }
        }
        self.binaries.push(base64(&letters));
    }
}

/// Where a shape stands: left, top, width, height in twentieths of a point.
fn area(element: &Element) -> Option<[i64; 4]> {
    let side = |name| length(&element.text(Ns::OdfSvg, name)?);
    Some([side("x")?, side("y")?, side("width")?, side("height")?])
}
