//! What stands in an XML part: elements, attributes and text, each with its place in the part's text.
//!
//! `quick-xml` finds the marks; all else is decided here, because office documents are hostile input: a DOCTYPE is
//! refused (entities that unfold, files that are fetched), depth is bounded, and a part that ends with open elements
//! is broken, which the parser would not say. Prefixes are looked up in a short table of ours, because the parser's own
//! compares whole names for every element. Reading ends at the first fault; what came before it stays, and [`Xml::gap`]
//! tells.

use std::borrow::Cow;
use std::ops::Range;
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::events::Event as Mark;
use quick_xml::events::attributes::Attributes;

use super::reference::{character, stretches};
use crate::container::namespace::Ns;
use crate::layout::flow::Gathered;
use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::{Gap, Origin, Reason};

/// The events of a part.
pub(crate) struct Xml<'a> {
    text: &'a str,
    budget: &'a Budget,
    reader: Reader<&'a [u8]>,
    /// The open elements.
    open: Vec<(Ns, &'a str)>,
    bindings: Rc<Vec<Binding<'a>>>,
    fault: Option<Fault>,
    /// Comments and instructions for programs, which are no events.
    remarks: Vec<Range<usize>>,
}

/// A prefix, what it is bound to, and how many elements were open where that was said.
#[derive(Clone, Copy)]
struct Binding<'a> {
    prefix: &'a str,
    ns: Ns,
    depth: usize,
}

/// Why reading a part ended early.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    Doctype,
    Beyond(Bound),
    Broken,
    Unclosed,
    /// There was no time for the rest.
    Late,
}

/// Something in a part. An element without content is a start and an end.
pub(crate) enum Event<'a> {
    /// An element begins.
    Start(Element<'a>),
    /// An element ends.
    End(Ns, &'a str),
    /// Text, or the character that a reference stands for, with its place.
    Text(Cow<'a, str>, Origin),
}

/// The start of an element.
pub(crate) struct Element<'a> {
    /// Its namespace.
    pub(crate) ns: Ns,
    /// Its name without a prefix.
    pub(crate) name: &'a str,
    /// What stands behind its name.
    attributes: &'a str,
    /// Where that stands.
    at: usize,
    bindings: Rc<Vec<Binding<'a>>>,
}

/// The value of an attribute, as it is stored.
#[derive(Clone, Copy)]
pub(crate) struct Value<'a> {
    raw: &'a str,
    at: usize,
}

impl<'a> Xml<'a> {
    /// The events of `text`.
    pub(crate) fn new(text: &'a str, budget: &'a Budget) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { text, budget, reader, open: Vec::new(), bindings: Rc::default(), fault: None, remarks: Vec::new() }
    }

    /// All of the text.
    pub(crate) fn source(&self) -> &'a str {
        self.text
    }

    /// The comments and instructions for programs so far.
    pub(crate) fn remarks(&self) -> impl Iterator<Item = Value<'a>> {
        self.remarks.iter().map(|range| Value::at(self.text, range.clone()))
    }

    /// The next event; `None` at the end, or where the part is broken.
    pub(crate) fn next(&mut self) -> Option<Event<'a>> {
        while self.fault.is_none() {
            if self.budget.is_late(0) {
                self.fault = Some(Fault::Late);
                return None;
            }
            let event = match self.reader.read_event() {
                Ok(Mark::Eof) => {
                    self.fault = (!self.open.is_empty()).then_some(Fault::Unclosed);
                    return None;
                }
                Ok(mark) => self.event(mark),
                Err(_) => Err(Fault::Broken),
            };
            match event {
                Ok(Some(event)) => return Some(event),
                Ok(None) => {}
                Err(fault) => self.fault = Some(fault),
            }
        }
        None
    }

    /// The next event within the element that had just begun when `depth` elements were open; `None` at its end.
    pub(crate) fn within(&mut self, depth: usize) -> Option<Event<'a>> {
        self.next().filter(|_| self.open.len() >= depth)
    }

    /// Goes behind the end of the element that began last.
    pub(crate) fn skip(&mut self) {
        let depth = self.open.len();
        while self.within(depth).is_some() {}
    }

    /// All text within the element that began last, and goes behind its end.
    pub(crate) fn gather(&mut self, part: u32) -> Gathered {
        let depth = self.open.len();
        let mut gathered = Gathered::new(part);
        while self.open.len() >= depth {
            match self.next() {
                Some(Event::Text(text, origin)) => gathered.push(&text, origin),
                Some(_) => {}
                None => break,
            }
        }
        gathered
    }

    /// Where the last event ends in the part's text; of an empty element, which is a start and an end, both end there.
    pub(crate) fn position(&self) -> usize {
        self.reader.buffer_position() as usize
    }

    /// How many elements are open.
    pub(crate) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Notes of `part` that it was not read to its end, if that was a bound; what is broken is not told.
    pub(crate) fn note(&self, part: Option<&str>) {
        if let Some(Fault::Beyond(bound)) = self.fault {
            self.budget.admits(bound, u64::MAX, part);
        }
    }

    /// Whether it ended before its end, and not by a bound.
    pub(crate) fn is_broken(&self) -> bool {
        matches!(self.fault, Some(Fault::Broken | Fault::Unclosed | Fault::Doctype))
    }

    /// Why the part called `name` was not read to its end.
    pub(crate) fn gap(&self, name: &str) -> Option<Gap> {
        let reason = match self.fault? {
            // The budget has noted it.
            Fault::Late => return None,
            Fault::Beyond(bound) => return self.budget.holds(bound, u64::MAX, Some(name)).err(),
            Fault::Doctype => Reason::Doctype,
            Fault::Broken => Reason::BrokenXml,
            Fault::Unclosed => Reason::CutXml,
        };
        Some(Gap::of_part(name, reason))
    }

    fn event(&mut self, mark: Mark<'a>) -> Result<Option<Event<'a>>, Fault> {
        match mark {
            Mark::Start(start) => {
                self.start(start.name().into_inner(), start.len()).map(|start| Some(Event::Start(start)))
            }
            Mark::End(_) => {
                let depth = self.open.len();
                let (ns, name) = self.open.pop().ok_or(Fault::Broken)?;
                if self.bindings.last().is_some_and(|binding| binding.depth >= depth) {
                    Rc::make_mut(&mut self.bindings).retain(|binding| binding.depth < depth);
                }
                Ok(Some(Event::End(ns, name)))
            }
            Mark::Text(text) => Ok(self.plain(&text)),
            Mark::CData(text) => Ok(self.plain(&text)),
            Mark::GeneralRef(name) => {
                let (name, range) = self.place(&name).ok_or(Fault::Broken)?;
                let text = character(name).ok_or(Fault::Broken)?;
                // The ampersand and the semicolon are a part of it.
                Ok(Some(Event::Text(text, Origin::escaped(range.start - 1..range.end + 1))))
            }
            Mark::DocType(_) => Err(Fault::Doctype),
            Mark::Comment(text) => Ok(self.remark(&text)),
            Mark::PI(text) => Ok(self.remark(&text)),
            _ => Ok(None),
        }
    }

    fn plain(&self, text: &str) -> Option<Event<'a>> {
        let (text, range) = self.place(text)?;
        Some(Event::Text(text.into(), Origin::exact(range.start)))
    }

    fn remark(&mut self, text: &str) -> Option<Event<'a>> {
        self.remarks.extend(self.place(text).map(|(_, range)| range));
        None
    }

    /// An element whose name the parser found, with `length` bytes between its angle brackets.
    fn start(&mut self, name: &str, length: usize) -> Result<Element<'a>, Fault> {
        if self.open.len() as u64 >= self.budget.left(Bound::Depth) {
            return Err(Fault::Beyond(Bound::Depth));
        }
        let (full, range) = self.place(name).ok_or(Fault::Broken)?;
        let attributes = self.text.get(range.end..range.start + length).ok_or(Fault::Broken)?;
        let depth = self.open.len() + 1;
        if attributes.contains("xmlns") {
            self.bind(attributes, depth)?;
        }
        let (prefix, name) = full.split_once(':').unwrap_or(("", full));
        let ns = bound(&self.bindings, prefix).unwrap_or(if prefix.is_empty() { Ns::None } else { Ns::Other });
        self.open.push((ns, name));
        Ok(Element { ns, name, attributes, at: range.end, bindings: Rc::clone(&self.bindings) })
    }

    fn bind(&mut self, attributes: &'a str, depth: usize) -> Result<(), Fault> {
        let bindings = Rc::make_mut(&mut self.bindings);
        for attribute in Attributes::new(attributes, 0).with_checks(false).flatten() {
            let Cow::Borrowed(name) = attribute.value else { continue };
            let prefix = match attribute.key.into_inner().split_once(':') {
                Some(("xmlns", prefix)) => prefix,
                None if attribute.key.into_inner() == "xmlns" => "",
                _ => continue,
            };
            bindings.push(Binding { prefix, ns: Ns::of(name), depth });
        }
        // Who reads tells of which part it is noted.
        let is_beyond = bindings.len() as u64 > self.budget.left(Bound::Bindings);
        if is_beyond { Err(Fault::Beyond(Bound::Bindings)) } else { Ok(()) }
    }

    /// `slice` of the part's text, which the parser lent, with its place there.
    fn place(&self, slice: &str) -> Option<(&'a str, Range<usize>)> {
        let start = (slice.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)?;
        let range = start..start + slice.len();
        Some((self.text.get(range.clone())?, range))
    }
}

fn bound(bindings: &[Binding], prefix: &str) -> Option<Ns> {
    bindings.iter().rev().find(|binding| binding.prefix == prefix).map(|binding| binding.ns)
}

impl<'a> Element<'a> {
    /// Whether it is `name` of `ns`.
    pub(crate) fn is(&self, ns: Ns, name: &str) -> bool {
        self.ns == ns && self.name == name
    }

    /// Where its name and its attributes stand.
    pub(crate) fn range(&self) -> Range<usize> {
        self.at - self.name.len()..self.at + self.attributes.len()
    }

    /// Its name as something that is stored.
    pub(crate) fn called(&self) -> Value<'a> {
        Value { raw: self.name, at: self.at - self.name.len() }
    }

    /// The value of the attribute `name` of `ns`; [`Ns::None`] for one without a prefix.
    pub(crate) fn value(&self, ns: Ns, name: &str) -> Option<Value<'a>> {
        self.values().find(|(of, attribute, _)| *attribute == name && *of == ns).map(|(.., value)| value)
    }

    /// The text of the attribute `name` of `ns`.
    pub(crate) fn text(&self, ns: Ns, name: &str) -> Option<Cow<'a, str>> {
        Some(self.value(ns, name)?.text())
    }

    /// All attributes: namespace, name, value.
    pub(crate) fn values(&self) -> impl Iterator<Item = (Ns, &'a str, Value<'a>)> {
        let mut attributes = Attributes::new(self.attributes, 0);
        attributes.with_checks(false);
        let (bindings, text, at) = (Rc::clone(&self.bindings), self.attributes, self.at);
        attributes.flatten().filter_map(move |attribute| {
            let (prefix, name) = attribute.key.into_inner().split_once(':').unwrap_or(("", attribute.key.into_inner()));
            let Cow::Borrowed(raw) = attribute.value else { return None };
            let offset = (raw.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
            let ns = if prefix.is_empty() { Ns::None } else { bound(&bindings, prefix).unwrap_or(Ns::Other) };
            Some((ns, name, Value { raw, at: at + offset }))
        })
    }
}

impl<'a> Value<'a> {
    /// The value that stands at `range` of a part's text.
    pub(crate) fn at(text: &'a str, range: Range<usize>) -> Self {
        Self { raw: text.get(range.clone()).unwrap_or_default(), at: range.start }
    }

    /// Where it stands in the part's text.
    pub(crate) fn range(&self) -> Range<usize> {
        self.at..self.at + self.raw.len()
    }

    /// As it is stored.
    pub(crate) fn raw(&self) -> &'a str {
        self.raw
    }

    /// What it says, with references resolved.
    pub(crate) fn text(&self) -> Cow<'a, str> {
        if !self.raw.contains('&') {
            return Cow::Borrowed(self.raw);
        }
        Cow::Owned(stretches(self.raw).map(|(text, _)| text).collect())
    }

    /// The same with the place of every stretch.
    pub(crate) fn gather(&self, part: u32) -> Gathered {
        let mut gathered = Gathered::new(part);
        for (text, range) in stretches(self.raw) {
            let place = self.at + range.start..self.at + range.end;
            let is_same = self.raw.get(range) == Some(&text);
            gathered.push(&text, if is_same { Origin::exact(place.start) } else { Origin::escaped(place) });
        }
        gathered
    }
}

#[cfg(test)]
mod tests;
