//! What a package says of its parts (ECMA-376 part 2): their types, and which belongs to which.

use hegao_model::document::{Budget, Part, Syntax};

use super::outline::Outline;
use crate::container::namespace::Ns;
use crate::encoding::decoded_part;
use crate::format::ooxml::relations::Relations;
use crate::write::Refusal;
use crate::write::archive::{Archive, Change};
use crate::write::escape::written_in_xml;
use crate::write::splice::{Splice, spliced};

/// The part that states the types.
const TYPES: &str = "[Content_Types].xml";

/// What a package calls things: Strict packages have names of their own for the same (ECMA-376 part 4).
#[derive(Clone, Copy)]
pub(super) struct Dialect {
    /// The namespace of the elements of its main part.
    pub(super) namespace: &'static str,
    /// That of references to relationships, which is what their types begin with.
    pub(super) relations: &'static str,
}

impl Dialect {
    /// That of the package whose main part has this text: of these two namespaces the one that it names.
    pub(super) fn of(text: &str, transitional: &'static str, strict: &'static str) -> Self {
        match text.contains(strict) {
            true => Self { namespace: strict, relations: "http://purl.oclc.org/ooxml/officeDocument/relationships" },
            false => Self {
                namespace: transitional,
                relations: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            },
        }
    }
}

/// A package to which parts are added.
pub(super) struct Editing<'a> {
    /// Its archive.
    pub(super) archive: Archive<'a>,
    /// Bytes that a part may have.
    most: u64,
    changes: Vec<Change>,
    /// Types to be stated: the part, and its type.
    types: Vec<(String, String)>,
    /// Extensions whose type is to be stated.
    defaults: Vec<(&'static str, &'static str)>,
}

/// A member, decoded.
pub(super) struct Stored {
    pub(super) part: Part,
    /// Its bytes, where they are not those of its text.
    bytes: Option<Vec<u8>>,
}

impl Stored {
    /// Nothing.
    pub(super) fn empty() -> Self {
        Self { part: Part::derived(String::new(), String::new()), bytes: None }
    }

    /// Its text.
    pub(super) fn text(&self) -> &str {
        &self.part.text
    }

    /// Its bytes with these splices.
    pub(super) fn spliced(&self, splices: &[Splice]) -> Result<Vec<u8>, Refusal> {
        spliced(&self.part, self.bytes.as_deref().unwrap_or(self.part.text.as_bytes()), splices)
    }
}

impl<'a> Editing<'a> {
    /// Nothing changed yet.
    pub(super) fn new(archive: Archive<'a>, most: u64) -> Self {
        Self { archive, most, changes: Vec::new(), types: Vec::new(), defaults: Vec::new() }
    }

    /// The member `name`, decoded.
    pub(super) fn stored(&self, name: &str) -> Result<Stored, Refusal> {
        let bytes = self.archive.unpacked(name, self.most)?;
        // Of a large part there is one copy less.
        let is_text = !bytes.starts_with("\u{feff}".as_bytes()) && simdutf8::basic::from_utf8(&bytes).is_ok();
        let kept = (!is_text).then(|| bytes.clone());
        let (part, broken) = decoded_part(Some(name.to_owned()), bytes, Syntax::Xml);
        if broken.is_empty() { Ok(Stored { part, bytes: kept }) } else { Err(structure(name)) }
    }

    /// Gives the member `name` other bytes, or adds it.
    pub(super) fn put(&mut self, name: &str, bytes: Vec<u8>) {
        let change = match self.archive.find(name) {
            Some(name) => Change::Replace { name: name.to_owned(), bytes },
            None => Change::Add { name: name.to_owned(), bytes },
        };
        self.changes.push(change);
    }

    /// Adds a member whose type its ending tells.
    pub(super) fn add(&mut self, name: &str, bytes: Vec<u8>) {
        self.changes.push(Change::Add { name: name.to_owned(), bytes });
    }

    /// Adds a part of this type.
    pub(super) fn add_part(&mut self, name: &str, of: &str, bytes: Vec<u8>) {
        self.types.push((format!("/{name}"), of.to_owned()));
        self.add(name, bytes);
    }

    /// States the type of all parts with this extension, unless it is stated.
    pub(super) fn default_type(&mut self, extension: &'static str, of: &'static str) {
        self.defaults.push((extension, of));
    }

    /// A name for a new part: `stem`, with the first number that is free where `stem` is taken, and `.xml` or another ending.
    pub(super) fn free_name(&self, stem: &str, ending: &str, first: Option<u32>) -> String {
        let is_free = |name: &String| {
            let is_new =
                |change: &Change| matches!(change, Change::Add { name: new, .. } if new.eq_ignore_ascii_case(name));
            self.archive.find(name).is_none() && !self.changes.iter().any(is_new)
        };
        let plain = first.is_none().then(|| format!("{stem}{ending}")).filter(is_free);
        let numbered = || (first.unwrap_or(1)..).map(|number| format!("{stem}{number}{ending}")).find(is_free);
        plain.or_else(numbered).unwrap_or_default()
    }

    /// Lets the parts `targets` (each with its kind, as `of` sees it) belong to the part `of`, and gives what `of` calls them. `base` is what the types
    /// of relationships begin with in this package.
    pub(super) fn relate(&mut self, of: &str, base: &str, targets: &[(&str, &str)]) -> Result<Vec<String>, Refusal> {
        let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
        let name = format!("{folder}/_rels/{file}.rels").trim_start_matches('/').to_owned();
        let stored = self.archive.find(&name).map(|name| self.stored(name)).transpose()?;
        let known = stored.as_ref().map_or("", Stored::text);
        let mut ids = (1_u32..)
            .map(|number| format!("rId{number}"))
            .filter(|id| !known.contains(&format!("\"{id}\"")) && !known.contains(&format!("'{id}'")));
        let mut relations = String::new();
        let mut names = Vec::with_capacity(targets.len());
        for (kind, target) in targets {
            let id = ids.next().unwrap_or_default();
            let target = written_in_xml(target);
            relations += &format!("<Relationship Id=\"{id}\" Type=\"{base}/{kind}\" Target=\"{target}\"/>");
            names.push(id);
        }
        match stored {
            Some(stored) => {
                let bytes = inserted(&stored, &name, Ns::PackageRelations, &relations)?;
                self.put(&name, bytes);
            }
            None => {
                let text = format!(
                    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships \
                     xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}</Relationships>"
                );
                self.add(&name, text.into());
                // Some packages state the types of their relationships one by one.
                self.default_type("rels", "application/vnd.openxmlformats-package.relationships+xml");
            }
        }
        Ok(names)
    }

    /// The changes, with the types that new parts need.
    pub(super) fn finish(mut self) -> Result<(Archive<'a>, Vec<Change>), Refusal> {
        if self.types.is_empty() && self.defaults.is_empty() {
            return Ok((self.archive, self.changes));
        }
        let stored = self.stored(self.archive.find(TYPES).ok_or(structure(TYPES))?)?;
        let mut stated = String::new();
        for (extension, of) in &self.defaults {
            let is_stated =
                |quote| stored.text().to_lowercase().contains(&format!("extension={quote}{extension}{quote}"));
            if !is_stated('"') && !is_stated('\'') {
                stated += &format!("<Default Extension=\"{extension}\" ContentType=\"{of}\"/>");
            }
        }
        for (part, of) in &self.types {
            stated += &format!("<Override PartName=\"{}\" ContentType=\"{of}\"/>", written_in_xml(part));
        }
        let bytes = inserted(&stored, TYPES, Ns::ContentTypes, &stated)?;
        self.put(TYPES, bytes);
        Ok((self.archive, self.changes))
    }
}

/// The part with `elements`, which are empty ones without a prefix, as the last ones of its root.
fn inserted(stored: &Stored, name: &str, ns: Ns, elements: &str) -> Result<Vec<u8>, Refusal> {
    let budget = Budget::default();
    let outline = Outline::of(name, stored.text(), &budget)?;
    let root = outline.root();
    if outline.name(root).0 != ns {
        return Err(structure(name));
    }
    // They have a default namespace to stand in, but for the packages of programs that give it a prefix.
    let elements = elements.replace('<', &format!("<{}", outline.colon(root)));
    stored.spliced(&[last_of(&outline, root, elements)])
}

/// What puts `text` behind the last child of an element.
pub(super) fn last_of(outline: &Outline<'_>, id: super::outline::Id, text: String) -> Splice {
    if !outline.is_empty_tag(id) {
        return Splice::at(outline.inner(id).end, text);
    }
    let (tag, name) = (outline.start_tag(id), outline.tag_name(id));
    Splice { source: tag.end - 2..tag.end, text: format!(">{text}</{name}>") }
}

/// The refusal of a part that is not built as it should be.
pub(super) fn structure(part: &str) -> Refusal {
    Refusal::Structure { part: part.to_owned() }
}

/// The part of the kind `kind` that `relations` know, if the archive has it.
pub(super) fn related<'r>(relations: &'r Relations, kind: &'r str, archive: &Archive<'_>) -> Option<&'r str> {
    relations.parts(kind).find(|name| archive.find(name).is_some())
}
