//! Which parts belong to a part, and what lies outside the file: the `_rels` beside every part.

use std::ops::Range;

use crate::container::namespace::Ns;
use crate::container::package::Package;
use crate::container::xml::{Event, Value, Xml};
use hegao_model::document::budget::Budget;
use hegao_model::document::{Gap, Part};

/// What one part says of the others.
#[derive(Default)]
pub(crate) struct Relations {
    /// The part that says it; `None` if there is none.
    pub(crate) part: Option<Part>,
    /// What it says.
    pub(crate) list: Vec<Relation>,
}

/// One of them.
pub(crate) struct Relation {
    /// What the part calls it (`rId1`).
    pub(crate) id: String,
    /// The last word of its type: `image`, `hyperlink`, `footnotes`.
    pub(crate) kind: String,
    /// Where it leads.
    pub(crate) target: Target,
}

/// Where a relationship leads.
pub(crate) enum Target {
    /// To the part with this name.
    Inside(String),
    /// Out of the file. The address stands here in the text of [`Relations::part`].
    Outside(Range<usize>),
}

impl Relations {
    /// What the part `of` says; the empty name is the package's. What could not be read is added to `gaps`.
    pub(crate) fn read(package: &mut Package, of: &str, budget: &Budget, gaps: &mut Vec<Gap>) -> Self {
        let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
        let slash = if folder.is_empty() { "" } else { "/" };
        let name = format!("{folder}{slash}_rels/{file}.rels");
        match package.find(&name).map(str::to_owned) {
            Some(name) => Self::stored(package, &name, folder, budget, gaps),
            None => Self::default(),
        }
    }

    /// What the member `name` says of parts that it calls from `folder`.
    pub(crate) fn stored(
        package: &mut Package,
        name: &str,
        folder: &str,
        budget: &Budget,
        gaps: &mut Vec<Gap>,
    ) -> Self {
        match package.part(name) {
            Ok((part, broken)) => {
                gaps.extend(broken);
                let mut xml = Xml::new(&part.text, budget);
                let list = list(&mut xml, folder);
                gaps.extend(xml.gap(name));
                Self { part: Some(part), list }
            }
            Err(gap) => {
                gaps.push(gap);
                Self::default()
            }
        }
    }

    /// The names of the parts of this kind.
    pub(crate) fn parts<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a str> {
        self.list.iter().filter(move |relation| relation.kind == kind).filter_map(Relation::part)
    }

    /// The relationship that the part calls `id`.
    pub(crate) fn by_id(&self, id: &str) -> Option<&Relation> {
        self.list.iter().find(|relation| relation.id == id)
    }

    /// The address of what lies outside, as it is stored.
    pub(crate) fn address(&self, relation: &Relation) -> Option<Value<'_>> {
        let Target::Outside(range) = &relation.target else { return None };
        Some(Value::at(&self.part.as_ref()?.text, range.clone()))
    }
}

impl Relation {
    /// The part that it leads to.
    pub(crate) fn part(&self) -> Option<&str> {
        match &self.target {
            Target::Inside(name) => Some(name),
            Target::Outside(_) => None,
        }
    }
}

fn list(xml: &mut Xml, folder: &str) -> Vec<Relation> {
    let mut list = Vec::new();
    while let Some(event) = xml.next() {
        let Event::Start(element) = event else { continue };
        if !element.is(Ns::PackageRelations, "Relationship") {
            continue;
        }
        let text = |name| element.text(Ns::None, name).unwrap_or_default();
        let Some(target) = element.value(Ns::None, "Target") else { continue };
        let target = if text("TargetMode") == "External" {
            Target::Outside(target.range())
        } else {
            Target::Inside(resolve(folder, &target.text()))
        };
        let kind = text("Type").rsplit('/').next().unwrap_or_default().to_owned();
        list.push(Relation { id: text("Id").into_owned(), kind, target });
    }
    list
}

/// The name of the part that a part in `folder` calls `target`.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.split('#').next().unwrap_or_default().replace('\\', "/");
    let mut names: Vec<&str> = match target.starts_with('/') {
        true => Vec::new(),
        false => folder.split('/').filter(|name| !name.is_empty()).collect(),
    };
    for name in target.split('/') {
        match name {
            "" | "." => {}
            ".." => drop(names.pop()),
            name => names.push(name),
        }
    }
    names.join("/")
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::*;

    #[test]
    fn names_are_relative_to_the_part() {
        for (folder, target, expected) in [
            ("word", "document.xml", "word/document.xml"),
            ("word", "../customXml/item1.xml", "customXml/item1.xml"),
            ("word", "/word/media/a.png", "word/media/a.png"),
            ("", "word/document.xml", "word/document.xml"),
            ("word", "../../../a", "a"),
        ] {
            assert_eq!(resolve(folder, target), expected);
        }
    }

    #[test]
    fn what_lies_outside_is_told_with_its_place() {
        let file = Sample::new()
            .relation("word/document.xml", "rId7", "hyperlink", "https://www.example.com/?a=1&amp;b=2", true)
            .relation("word/document.xml", "rId8", "footnotes", "footnotes.xml", false)
            .zip();
        let budget = Budget::default();
        let mut package = Package::open(&file, &budget).ok().unwrap();
        let relations = Relations::read(&mut package, "word/document.xml", &budget, &mut Vec::new());
        let link = relations.by_id("rId7").unwrap();
        assert_eq!(relations.address(link).unwrap().text(), "https://www.example.com/?a=1&b=2");
        assert_eq!(relations.parts("footnotes").collect::<Vec<_>>(), ["word/footnotes.xml"]);
    }
}
