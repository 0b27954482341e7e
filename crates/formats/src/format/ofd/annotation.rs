//! What was put on pages: remarks, highlights, stamps, watermarks. GB/T 33190-2016, chapter 15.

use std::collections::HashMap;

use super::Reading;
use super::delta::exactly;
use super::draw::{Context, Drawing};
use super::location::resolve;
use super::object::behind;
use crate::container::namespace::Ns;
use crate::container::xml::{Event, Xml};
use crate::hidden::telling::tells;
use hegao_model::document::{Hidden, Place, Role, Spot};

impl Reading<'_> {
    /// The parts with the remarks of each page, by the identifier of the page.
    pub(super) fn annotations(&mut self, name: &str) -> HashMap<String, Vec<String>> {
        let mut found: HashMap<String, Vec<String>> = HashMap::new();
        let Some(text) = self.part(name) else { return found };
        let mut xml = Xml::new(&text, self.budget);
        let mut page = String::new();
        while let Some(event) = xml.next() {
            let Event::Start(element) = event else { continue };
            match element.name {
                "Page" => page = element.text(Ns::None, "PageID").unwrap_or_default().into_owned(),
                "FileLoc" => {
                    let part = resolve(&self.package, name, xml.gather(0).text());
                    found.entry(page.clone()).or_default().push(part);
                }
                _ => {}
            }
        }
        self.carried.gaps.extend(xml.gap(name));
        found
    }

    /// Draws what is on the page of this number, and tells who put it there and what they said.
    pub(super) fn remarks(&mut self, name: &str, number: usize, drawing: &mut Drawing<'_>, context: Context) {
        let Some(text) = self.part(name) else { return };
        let mut xml = Xml::new(&text, self.budget);
        let mut count = 0;
        let mut place = Place::from(Spot::Page { number: number as u32 });
        let mut hidden = None;
        while let Some(event) = xml.next() {
            let Event::Start(element) = event else { continue };
            let attribute = |name| element.text(Ns::None, name);
            match element.name {
                "Annot" => {
                    count += 1;
                    let is_hidden = attribute("Visible").is_some_and(|visible| visible == "false");
                    hidden = is_hidden.then_some(Hidden::HiddenText);
                    place = Spot::Annotation { listed: Some((number as u32, count)), is_hidden }.into();
                    // Most programs write an identifier or their own name.
                    if let Some(creator) = attribute("Creator").filter(|creator| is_person(creator)) {
                        self.carried.aside(name, Hidden::Author, &creator, place.clone().with(Role::Author));
                    }
                }
                "Remark" => {
                    let said = xml.gather(0);
                    self.carried.aside(name, Hidden::Comment, said.text(), place.clone());
                }
                "Parameter" => {
                    let said = xml.gather(0);
                    if tells(said.text()) {
                        self.carried.aside(name, Hidden::CustomData, said.text(), place.clone());
                    }
                }
                "Appearance" => {
                    let boundary: [f64; 4] = attribute("Boundary").and_then(|text| exactly(&text)).unwrap_or_default();
                    let start = xml.position();
                    xml.skip();
                    let drawn = text.get(start..xml.position()).unwrap_or_default();
                    let moved = [1.0, 0.0, 0.0, 1.0, boundary[0], boundary[1]];
                    let context = Context { transform: behind(context.transform, moved), hidden };
                    drawing.apart(drawn, context);
                }
                "URI" => drawing.links.extend(attribute("URI").map(|address| address.into_owned())),
                _ => {}
            }
        }
        self.carried.gaps.extend(xml.gap(name));
    }
}

impl Drawing<'_> {
    /// Draws the objects in `text`, which are no part of the running text.
    fn apart(&mut self, text: &str, context: Context) {
        self.sheet.begin_apart();
        self.objects(text, context);
        self.sheet.end_apart();
    }
}

/// Whether the maker of a remark is named as people are: identifiers have digits, and programs say so.
fn is_person(creator: &str) -> bool {
    let is_name = creator.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '·' | '.'));
    is_name && !creator.to_ascii_lowercase().contains("ofd") && !creator.trim().is_empty()
}
