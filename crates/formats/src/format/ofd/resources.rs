//! What pages are drawn with: colours that many objects share, and drawings that stand in many places. GB/T 33190-2016, 7.9.

use std::collections::HashMap;
use std::rc::Rc;

use super::delta::color;
use crate::container::namespace::Ns;
use crate::container::xml::{Event, Xml};
use hegao_model::document::budget::Budget;

/// The resources of a document, by their identifiers.
#[derive(Default)]
pub(super) struct Resources {
    /// Drawings, as they are written.
    units: HashMap<String, Rc<str>>,
    /// How objects are painted: their colour, and whose others they take.
    params: HashMap<String, (Option<[f32; 3]>, Option<String>)>,
    /// The files of pictures: the part that names each, and where it says that it lies.
    files: HashMap<String, (String, String)>,
}

impl Resources {
    /// Takes in what the part `name` with this text defines.
    pub(super) fn read(&mut self, name: &str, text: &str, budget: &Budget) {
        let mut xml = Xml::new(text, budget);
        let (mut open, mut base, mut media) = (String::new(), String::new(), String::new());
        while let Some(event) = xml.next() {
            let Event::Start(element) = event else { continue };
            let attribute = |name| element.text(Ns::None, name).map(|value| value.into_owned());
            match element.name {
                "CompositeGraphicUnit" | "VectorG" => {
                    let start = xml.position();
                    xml.skip();
                    let unit = text.get(start..xml.position()).unwrap_or_default();
                    self.units.insert(attribute("ID").unwrap_or_default(), unit.into());
                }
                "Res" => base = attribute("BaseLoc").unwrap_or_default(),
                "MultiMedia" => media = attribute("ID").unwrap_or_default(),
                "MediaFile" => {
                    let said = xml.gather(0);
                    let stroke = if base.is_empty() || said.text().starts_with('/') { "" } else { "/" };
                    let base = if stroke.is_empty() { "" } else { base.trim_end_matches('/') };
                    let location = format!("{base}{stroke}{}", said.text().trim());
                    self.files.insert(std::mem::take(&mut media), (name.to_owned(), location));
                }
                "DrawParam" => {
                    open = attribute("ID").unwrap_or_default();
                    self.params.insert(open.clone(), (None, attribute("Relative")));
                }
                "FillColor" => {
                    if let (Some((fill, _)), Some(value)) = (self.params.get_mut(&open), attribute("Value")) {
                        *fill = color(&value);
                    }
                }
                _ => {}
            }
        }
    }

    /// The drawing of this identifier.
    pub(super) fn unit(&self, id: &str) -> Option<Rc<str>> {
        self.units.get(id).cloned()
    }

    /// The part that names the file of the picture with this identifier, and where it lies.
    pub(super) fn file(&self, id: &str) -> Option<&(String, String)> {
        self.files.get(id)
    }

    /// The colour that the parameters of this identifier fill with, or those that they go by.
    pub(super) fn fill(&self, id: &str) -> Option<[f32; 3]> {
        let mut next = self.params.get(id);
        // Parameters that go by each other go by none.
        for _ in 0..self.params.len() {
            let (fill, relative) = next?;
            if fill.is_some() {
                return *fill;
            }
            next = self.params.get(relative.as_deref()?);
        }
        None
    }
}
