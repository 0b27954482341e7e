//! The elements of an XML part, each with the places of its tags: what has to be known to put something between them.

use std::borrow::Cow;
use std::ops::Range;

use hegao_model::document::Budget;
use quick_xml::events::attributes::Attributes;

use crate::container::namespace::Ns;
use crate::container::xml::{Event, Xml};
use crate::write::Refusal;

/// The elements of a part, in the order in which they begin.
pub(super) struct Outline<'a> {
    /// The part's text.
    pub(super) text: &'a str,
    nodes: Vec<Node<'a>>,
}

/// An element, by its index in the outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Id(u32);

/// How elements of a namespace are called in a part.
pub(super) struct Prefix {
    /// The prefix with its colon.
    pub(super) colon: String,
    /// What declares it in an element, with a space in front, where the part's root does not.
    pub(super) declared: String,
}

struct Node<'a> {
    ns: Ns,
    name: &'a str,
    parent: Option<Id>,
    /// From `<` of its start tag to `>` of its end tag.
    start: u32,
    /// Behind its start tag.
    open_end: u32,
    /// Before its end tag; that of an empty element is where its start tag ends.
    close_start: u32,
    end: u32,
}

impl<'a> Outline<'a> {
    /// The outline of `text`, the part `name`.
    ///
    /// # Errors
    /// It is no well-formed XML, or beyond a bound of `budget`.
    pub(super) fn of(name: &str, text: &'a str, budget: &'a Budget) -> Result<Self, Refusal> {
        let mut xml = Xml::new(text, budget);
        let (mut nodes, mut open): (Vec<Node<'a>>, Vec<Id>) = (Vec::new(), Vec::new());
        while let Some(event) = xml.next() {
            match event {
                Event::Start(element) => {
                    let start = text[..element.range().start].rfind('<').unwrap_or_default() as u32;
                    let (end, id) = (xml.position() as u32, Id(nodes.len() as u32));
                    let parent = open.last().copied();
                    nodes.push(Node {
                        ns: element.ns,
                        name: element.name,
                        parent,
                        start,
                        open_end: end,
                        close_start: end,
                        end,
                    });
                    open.push(id);
                }
                Event::End(..) => {
                    let Some(Id(id)) = open.pop() else { break };
                    let (node, end) = (&mut nodes[id as usize], xml.position() as u32);
                    // An empty element ends where its only tag does.
                    if end > node.open_end {
                        node.close_start = text[..end as usize].rfind("</").unwrap_or_default() as u32;
                        node.end = end;
                    }
                }
                Event::Text(..) => {}
            }
        }
        let is_whole = xml.gap(name).is_none() && open.is_empty() && !nodes.is_empty();
        if is_whole { Ok(Self { text, nodes }) } else { Err(Refusal::Structure { part: name.to_owned() }) }
    }

    fn node(&self, id: Id) -> &Node<'a> {
        &self.nodes[id.0 as usize]
    }

    /// All elements.
    pub(super) fn all(&self) -> impl Iterator<Item = Id> + use<> {
        (0..self.nodes.len() as u32).map(Id)
    }

    /// The outermost element.
    pub(super) fn root(&self) -> Id {
        Id(0)
    }

    /// Whether it is `name` of `ns`.
    pub(super) fn is(&self, id: Id, ns: Ns, name: &str) -> bool {
        self.node(id).ns == ns && self.node(id).name == name
    }

    /// Its namespace and its name without a prefix.
    pub(super) fn name(&self, id: Id) -> (Ns, &'a str) {
        (self.node(id).ns, self.node(id).name)
    }

    /// The element that it stands in.
    pub(super) fn parent(&self, id: Id) -> Option<Id> {
        self.node(id).parent
    }

    /// The elements that it stands in, from within.
    pub(super) fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(self.parent(id), |id| self.parent(*id))
    }

    /// From its start tag to its end tag.
    pub(super) fn range(&self, id: Id) -> Range<usize> {
        self.node(id).start as usize..self.node(id).end as usize
    }

    /// Its start tag.
    pub(super) fn start_tag(&self, id: Id) -> Range<usize> {
        self.node(id).start as usize..self.node(id).open_end as usize
    }

    /// What stands between its tags.
    pub(super) fn inner(&self, id: Id) -> Range<usize> {
        self.node(id).open_end as usize..self.node(id).close_start as usize
    }

    /// Its end tag; empty for an empty element.
    pub(super) fn end_tag(&self, id: Id) -> Range<usize> {
        self.node(id).close_start as usize..self.node(id).end as usize
    }

    /// Whether it is one tag.
    pub(super) fn is_empty_tag(&self, id: Id) -> bool {
        self.text[self.start_tag(id)].ends_with("/>")
    }

    /// The elements that stand in it itself.
    pub(super) fn children(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        let end = self.node(id).end;
        let after = |id: Id| {
            // Elements are in the order in which they begin: the next one that begins behind this one's end.
            let from = id.0 as usize + 1;
            let behind = self.nodes[from..].partition_point(|node| node.start < self.node(id).end);
            Id((from + behind) as u32)
        };
        let first = Id(id.0 + 1);
        let within = move |id: &Id| self.nodes.get(id.0 as usize).is_some_and(|node| node.start < end);
        std::iter::successors(Some(first).filter(within), move |id| Some(after(*id)).filter(within))
    }

    /// All elements in it, however deep.
    pub(super) fn within(&self, id: Id) -> impl Iterator<Item = Id> + use<> {
        let end = self.node(id).end;
        let from = id.0 as usize + 1;
        let count = self.nodes[from..].partition_point(|node| node.start < end);
        (from as u32..(from + count) as u32).map(Id)
    }

    /// The child of this name.
    pub(super) fn child(&self, id: Id, ns: Ns, name: &str) -> Option<Id> {
        self.children(id).find(|child| self.is(*child, ns, name))
    }

    /// The innermost element that the byte at `at` of the text belongs to, be it in one of its tags.
    pub(super) fn at(&self, at: usize) -> Option<Id> {
        let last = self.nodes.partition_point(|node| node.start as usize <= at).checked_sub(1)?;
        let last = Id(last as u32);
        std::iter::once(last).chain(self.ancestors(last)).find(|id| at < self.range(*id).end)
    }

    /// The first element that begins at `at` or behind it.
    pub(super) fn from(&self, at: usize) -> impl Iterator<Item = Id> + use<> {
        let first = self.nodes.partition_point(|node| (node.start as usize) < at) as u32;
        (first..self.nodes.len() as u32).map(Id)
    }

    /// The name of an element as it is written, with its prefix.
    pub(super) fn tag_name(&self, id: Id) -> &'a str {
        let tag = &self.text[self.start_tag(id)][1..];
        tag.split(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).next().unwrap_or_default()
    }

    /// The prefix of an element with its colon; empty if it has none.
    pub(super) fn colon(&self, id: Id) -> &'a str {
        let name = self.tag_name(id);
        name.find(':').map_or("", |colon| &name[..=colon])
    }

    /// How elements of `namespace` can be called wherever they stand, with the prefix `otherwise` where the root has none for it.
    /// Never without a prefix: their attributes need one.
    pub(super) fn prefix(&self, namespace: &str, otherwise: &str) -> Prefix {
        let root = &self.text[self.start_tag(self.root())];
        let bound = root.split("xmlns:").skip(1).find_map(|rest| {
            let (prefix, value) = rest.split_once('=')?;
            let value = value.trim_start().trim_start_matches(['"', '\'']);
            let is_it = value.strip_prefix(namespace).is_some_and(|rest| rest.starts_with(['"', '\'']));
            is_it.then(|| format!("{}:", prefix.trim()))
        });
        let declared = if bound.is_some() { String::new() } else { format!(" xmlns:{otherwise}=\"{namespace}\"") };
        Prefix { colon: bound.unwrap_or_else(|| format!("{otherwise}:")), declared }
    }

    /// The raw value of the attribute `name`, whatever its prefix, of an element.
    pub(super) fn attribute(&self, id: Id, name: &str) -> Option<&'a str> {
        let tag = &self.text[self.start_tag(id)];
        let behind_name = tag.find(|c: char| c.is_ascii_whitespace())?;
        let mut attributes = Attributes::new(tag[behind_name..].trim_end_matches(['/', '>']), 0);
        let called = |key: &str| key.rsplit(':').next() == Some(name) && !key.starts_with("xmlns");
        let attribute = attributes.with_checks(false).flatten().find(|one| called(one.key.into_inner()))?;
        match attribute.value {
            Cow::Borrowed(value) => Some(value),
            Cow::Owned(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_know_where_their_tags_are() {
        let text = "<w:p xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:r w:id='7'><w:tab/>\
            <w:t>甲乙</w:t></w:r><w:r/></w:p>";
        let budget = Budget::default();
        let outline = Outline::of("a", text, &budget).ok().unwrap();
        let root = outline.root();
        let names: Vec<&str> = outline.all().map(|id| outline.name(id).1).collect();
        assert_eq!(names, ["p", "r", "tab", "t", "r"]);
        let children: Vec<&str> = outline.children(root).map(|id| &text[outline.range(id)]).collect();
        assert_eq!(children, ["<w:r w:id='7'><w:tab/><w:t>甲乙</w:t></w:r>", "<w:r/>"]);
        let at = outline.at(text.find('乙').unwrap()).unwrap();
        assert_eq!((outline.name(at).1, &text[outline.inner(at)]), ("t", "甲乙"));
        let run = outline.parent(at).unwrap();
        assert_eq!((outline.attribute(run, "id"), outline.is_empty_tag(run)), (Some("7"), false));
        assert_eq!(&text[outline.end_tag(run)], "</w:r>");
        let last = outline.all().last().unwrap();
        assert!(outline.is_empty_tag(last) && outline.inner(last).is_empty() && outline.end_tag(last).is_empty());
        assert!(Outline::of("a", "<a><b></a>", &budget).is_err() && Outline::of("a", "", &budget).is_err());
    }
}
