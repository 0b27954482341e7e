//! A document: its pages in order, what they are drawn with, and what belongs to it beside them. GB/T 33190-2016, 7.5.

use std::collections::HashMap;

use super::Reading;
use super::delta::exactly;
use super::location::resolve;
use super::resources::Resources;
use crate::container::namespace::Ns;
use crate::container::xml::{Event, Xml};
use crate::hidden::address;
use crate::layout::flow::Gathered;
use hegao_model::document::budget::Bound;
use hegao_model::document::place::File;
use hegao_model::document::{Gap, Hidden, Place, Reason, Thing};

/// What a document says of its parts.
#[derive(Default)]
pub(super) struct Root {
    /// The parts of its pages, with their identifiers.
    pages: Vec<(String, String)>,
    /// The parts of its templates, by their identifiers.
    pub(super) templates: HashMap<String, String>,
    /// The size of its pages, if they say no other: left, top, width, height.
    pub(super) area: Option<[f64; 4]>,
    resources: Vec<String>,
    annotations: Option<String>,
    attachments: Option<String>,
    /// Titles of its outline, and addresses to which it leads.
    outline: Vec<String>,
    links: Vec<String>,
}

impl Reading<'_> {
    /// Reads the document that begins with the part `name`.
    pub(super) fn document(&mut self, name: &str) {
        let Some(text) = self.part(name) else { return };
        let root = self.root(name, &text);
        let mut resources = Resources::default();
        for part in &root.resources {
            if let Some(text) = self.part(part) {
                resources.read(part, &text, self.budget);
            }
        }
        let annotations = root.annotations.as_deref().map(|part| self.annotations(part)).unwrap_or_default();
        if root.pages.is_empty() {
            self.carried.gaps.push(Gap::of_part(name, Reason::PdfNoPage));
        }
        for (index, (id, part)) in root.pages.iter().enumerate() {
            if !self.budget.admits(Bound::Pages, index + 1, None) {
                break;
            }
            let on_page: &[String] = annotations.get(id).map_or(&[], Vec::as_slice);
            if !self.page(part, &root, &resources, on_page) {
                break;
            }
        }
        self.beside(name, &root);
    }

    fn root(&mut self, name: &str, text: &str) -> Root {
        let mut root = Root::default();
        let mut xml = Xml::new(text, self.budget);
        while let Some(event) = xml.next() {
            let Event::Start(element) = event else { continue };
            let attribute = |name| element.text(Ns::None, name).map(|value| value.into_owned()).unwrap_or_default();
            let located = |location: &str| resolve(&self.package, name, location);
            match element.name {
                "Page" => root.pages.push((attribute("ID"), located(&attribute("BaseLoc")))),
                "TemplatePage" => {
                    root.templates.insert(attribute("ID"), located(&attribute("BaseLoc")));
                }
                "PhysicalBox" => root.area = exactly(xml.gather(0).text()),
                "PublicRes" | "DocumentRes" => root.resources.push(located(xml.gather(0).text())),
                "Annotations" => root.annotations = Some(located(xml.gather(0).text())),
                "Attachments" => root.attachments = Some(located(xml.gather(0).text())),
                "OutlineElem" => root.outline.push(attribute("Title")),
                "URI" => root.links.push(attribute("URI")),
                _ => {}
            }
        }
        self.carried.gaps.extend(xml.gap(name));
        root
    }

    /// Tells what belongs to the document beside its pages.
    fn beside(&mut self, name: &str, root: &Root) {
        for title in &root.outline {
            self.carried.aside(name, Hidden::OnDemand, title, Thing::Bookmark.into());
        }
        for link in &root.links {
            self.link(name, link);
        }
        if let Some(part) = &root.attachments {
            self.attachments(part);
        }
    }

    /// Tells what an address says of a person or of the house.
    pub(super) fn link(&mut self, part: &str, address: &str) {
        if let Some(said) = address::said(address) {
            let mut whole = Gathered::new(0);
            whole.push_unstored(address);
            let words = if said.hidden == Hidden::LinkTarget { said.words(&whole) } else { whole };
            self.carried.aside(part, said.hidden, words.text(), Thing::Link.into());
        }
    }

    /// Reads the files that the document carries: GB/T 33190-2016, chapter 20.
    fn attachments(&mut self, name: &str) {
        let Some(text) = self.part(name) else { return };
        let mut xml = Xml::new(&text, self.budget);
        let (mut found, mut called) = (Vec::new(), String::new());
        while let Some(event) = xml.next() {
            let Event::Start(element) = event else { continue };
            match element.name {
                "Attachment" => {
                    let attribute = |name| element.text(Ns::None, name).map(|value| value.into_owned());
                    called = attribute("Name").unwrap_or_default();
                }
                "FileLoc" => {
                    found.push((std::mem::take(&mut called), resolve(&self.package, name, xml.gather(0).text())))
                }
                _ => {}
            }
        }
        self.carried.gaps.extend(xml.gap(name));
        for (number, (called, part)) in found.into_iter().enumerate() {
            let stored = part.rsplit('/').next().unwrap_or(&part);
            let file = if called.contains('.') { called.clone() } else { stored.to_owned() };
            let place = Place::from(Thing::Attachment).numbered(number + 1);
            self.carried.aside(name, Hidden::EmbeddedFile, &file, place);
            match self.package.read(&part) {
                Ok(bytes) => self.carried.unseen_file(&part, File::Attachment, &file, bytes),
                Err(gap) => self.carried.gaps.push(gap),
            }
        }
    }
}
