//! The main part: which slides there are and in what order, how large they are, how they are divided (§19.2.1).

use super::super::ooxml::opened::Opened;
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Xml};
use hegao_model::document::{Hidden, Thing};

/// Names that programs give to sections themselves.
const DEFAULT: [&str; 6] = ["默认节", "无标题节", "摘要部分", "Default Section", "Untitled Section", "Summary Section"];

/// What the main part says.
pub(super) struct Presentation {
    /// The relationships to the slides, in order.
    pub(super) slides: Vec<String>,
    /// Width and height of slides, in EMU (1/914,400 inch).
    pub(super) size: [i64; 2],
}

impl Presentation {
    /// Reads it, and tells of the names of sections.
    pub(super) fn read(opened: &mut Opened, main: &str) -> Self {
        // §19.2.1.39: the size that a presentation has which states none.
        let mut presentation = Self { slides: Vec::new(), size: [9_144_000, 6_858_000] };
        let Some(part) = opened.load(main) else { return presentation };
        let index = opened.next_part();
        let mut xml = Xml::new(&part.text, opened.budget);
        while let Some(event) = xml.next() {
            let Event::Start(element) = event else { continue };
            match (element.ns, element.name) {
                (Ns::Presentation, "sldId") => {
                    presentation.slides.extend(element.text(Ns::Relations, "id").map(Into::into));
                }
                (Ns::Presentation, "sldSz") => presentation.size = size(&element).unwrap_or(presentation.size),
                (Ns::PresentationLater, "section") => {
                    let name = element.value(Ns::None, "name").map(|name| name.gather(index));
                    if let Some(name) = name.filter(|name| !DEFAULT.contains(&name.text().trim())) {
                        opened.found.aside(Hidden::CustomData, &name, Thing::SectionName);
                    }
                }
                _ => {}
            }
        }
        opened.found.gaps.extend(xml.gap(main));
        opened.keep_if_used(part);
        presentation
    }
}

fn size(element: &Element) -> Option<[i64; 2]> {
    let number = |name| element.text(Ns::None, name)?.parse::<i64>().ok().filter(|side| *side > 0);
    Some([number("cx")?, number("cy")?])
}
