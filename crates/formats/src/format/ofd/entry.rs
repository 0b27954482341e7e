//! `OFD.xml`: which documents there are, and what they say of themselves. GB/T 33190-2016, 7.4.

use super::location::resolve;
use super::{ENTRY, Reading};
use crate::container::namespace::Ns;
use crate::container::xml::{Event, Xml};
use hegao_model::document::place::{Field, Scheme};
use hegao_model::document::{Gap, Hidden, Place, Reason};

/// A document that the file names.
#[derive(Default)]
pub(super) struct Body {
    /// The part that it begins with, and the list of its signatures.
    pub(super) root: Option<String>,
    pub(super) signatures: Option<String>,
    /// The same parts of its earlier versions.
    pub(super) earlier: Vec<String>,
}

/// Fields of a document that tell of people, of the house or of the document. Programs and identifiers tell of none.
const TOLD: [(&str, Hidden, Field); 5] = [
    ("Author", Hidden::Author, Field::Author),
    ("Title", Hidden::Property, Field::Title),
    ("Subject", Hidden::Property, Field::Subject),
    ("Abstract", Hidden::Property, Field::Description),
    ("Keyword", Hidden::Property, Field::Keywords),
];

impl Reading<'_> {
    /// The documents of the file; what they say of themselves is told.
    ///
    /// # Errors
    /// The part that names them cannot be read.
    pub(super) fn entry(&mut self) -> Result<Vec<Body>, Gap> {
        let (part, gaps) = self.package.part(ENTRY)?;
        self.carried.gaps.extend(gaps);
        let mut xml = Xml::new(&part.text, self.budget);
        let (mut bodies, mut versions) = (Vec::new(), Vec::new());
        while let Some(event) = xml.next() {
            let Event::Start(element) = event else { continue };
            let attribute = |name| element.text(Ns::None, name).map(|value| value.into_owned());
            match element.name {
                "DocBody" => bodies.push(Body::default()),
                "DocRoot" | "Signatures" => {
                    let location = resolve(&self.package, ENTRY, xml.gather(0).text());
                    let Some(body) = bodies.last_mut() else { continue };
                    let own = if element.name == "DocRoot" { &mut body.root } else { &mut body.signatures };
                    *own = Some(location);
                }
                "Version" => {
                    let is_current = attribute("Current").is_some_and(|current| current == "true");
                    let location = attribute("BaseLoc").filter(|_| !is_current);
                    versions.extend(location.map(|location| (bodies.len(), resolve(&self.package, ENTRY, &location))));
                }
                "CustomData" => {
                    let name = attribute("Name").unwrap_or_default();
                    let value = xml.gather(0);
                    self.carried.aside(
                        ENTRY,
                        Hidden::CustomProperty,
                        value.text(),
                        Place::called(Scheme::Custom, &name),
                    );
                }
                name => {
                    if let Some((_, hidden, field)) = TOLD.iter().find(|(told, ..)| *told == name) {
                        let value = xml.gather(0);
                        let place = Place::property(Scheme::Document, *field);
                        self.carried.aside(ENTRY, *hidden, value.text(), place);
                    }
                }
            }
        }
        self.carried.gaps.extend(xml.gap(ENTRY));
        if bodies.iter().all(|body| body.root.is_none()) {
            return Err(Gap::of_part(ENTRY, Reason::MissingPart));
        }
        for (body, version) in versions {
            let root = self.version(&version);
            if let (Some(root), Some(body)) = (root, body.checked_sub(1).and_then(|body| bodies.get_mut(body)))
                && body.root.as_ref() != Some(&root)
            {
                body.earlier.push(root);
            }
        }
        Ok(bodies)
    }

    /// The part that the version in the part `name` begins with: GB/T 33190-2016, chapter 19.
    fn version(&mut self, name: &str) -> Option<String> {
        let text = self.part(name)?;
        let mut xml = Xml::new(&text, self.budget);
        let mut root = None;
        while let Some(event) = xml.next() {
            if let Event::Start(element) = event
                && element.name == "DocRoot"
            {
                root = Some(resolve(&self.package, name, xml.gather(0).text()));
            }
        }
        self.carried.gaps.extend(xml.gap(name));
        root
    }
}
