//! The tree taken apart: what stands in it is copied as it stands, but for elements that newer documents call otherwise or keep in parts
//! of their own.

use super::elements::Said;
use super::properties;
use super::{Piece, Translated};
use crate::container::xml::{Element, Event, Xml};
use hegao_model::document::Gap;
use hegao_model::document::budget::Budget;

/// The namespace of Word 2003, and that of newer documents.
const OLD: &str = "http://schemas.microsoft.com/office/word/2003/wordml";
const NEW: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A part that is written.
struct Sink {
    /// How many elements are open within the one that it holds, with that.
    depth: usize,
    /// Which of the translator's parts it is.
    part: usize,
    /// What ends it.
    end: String,
}

/// A part so far.
pub(super) struct Part {
    pub(super) name: String,
    pub(super) kind: &'static str,
    pub(super) id: String,
    pub(super) text: String,
    /// The name of its root.
    root: &'static str,
}

/// The translation while it is made.
pub(super) struct Translator<'a> {
    pub(super) xml: Xml<'a>,
    /// Where the event that is read begins.
    before: usize,
    /// The prefix of Word's names, with its colon.
    pub(super) w: String,
    /// The namespaces that the root declares.
    spaces: String,
    pub(super) parts: Vec<Part>,
    sinks: Vec<Sink>,
    /// Elements that are called otherwise: how many are open with them, and what ends them.
    renamed: Vec<(usize, String)>,
    /// Pieces that are no text.
    pub(super) pieces: Vec<Piece>,
    pub(super) links: Vec<(String, String)>,
    /// The pictures by the names that the text calls them.
    pub(super) pictures: Vec<(String, String)>,
    pub(super) notes: usize,
}

impl<'a> Translator<'a> {
    /// Of the file whose text is `text`.
    pub(super) fn new(text: &'a str, budget: &'a Budget) -> Self {
        let part = |name: &str, kind, root| Part {
            name: name.to_owned(),
            kind,
            id: kind.to_owned(),
            text: String::new(),
            root,
        };
        // What stands nowhere else is looked through for what is someone's.
        let parts = vec![
            part("word/other.xml", "webSettings", "webSettings"),
            part("word/document.xml", "officeDocument", "document"),
            part("word/footnotes.xml", "footnotes", "footnotes"),
            part("word/endnotes.xml", "endnotes", "endnotes"),
            part("word/comments.xml", "comments", "comments"),
        ];
        Self {
            xml: Xml::new(text, budget),
            before: 0,
            w: "w:".to_owned(),
            spaces: String::new(),
            parts,
            sinks: Vec::new(),
            renamed: Vec::new(),
            pieces: Vec::new(),
            links: Vec::new(),
            pictures: Vec::new(),
            notes: 0,
        }
    }

    /// The pieces of a package, and its links; and why there is no more.
    pub(super) fn read(mut self) -> (Translated, Option<Gap>) {
        while let Some(event) = self.xml.next() {
            let raw = self.raw();
            match event {
                Event::Start(element) if self.xml.depth() == 1 => self.root(&element),
                Event::Start(element) => self.start(&element, raw),
                Event::End(..) => self.end(raw),
                Event::Text(..) => self.write(raw),
            }
        }
        let gap = self.xml.gap("");
        while let Some(sink) = self.sinks.pop() {
            self.parts[sink.part].text += &sink.end;
        }
        let (w, spaces) = (self.w, self.spaces);
        let whole = |part: Part| {
            let Part { name, kind, id, text, root } = part;
            Piece { name, kind, id, bytes: format!("<{w}{root} {spaces}>{text}</{w}{root}>").into_bytes() }
        };
        self.pieces.extend(self.parts.into_iter().map(whole));
        (Translated { pieces: self.pieces, links: self.links }, gap)
    }

    /// What the file says of the event that came last.
    fn raw(&mut self) -> &'a str {
        let end = self.xml.position();
        let raw = self.xml.source().get(self.before..end).unwrap_or_default();
        self.before = end;
        raw
    }

    /// What has been read by another is behind.
    fn pass(&mut self) {
        self.raw();
    }

    fn root(&mut self, element: &Element) {
        let range = element.range();
        let source = self.xml.source();
        let start = source[..range.start].rfind('<').map_or(range.start, |at| at + 1);
        source[start..range.start].clone_into(&mut self.w);
        let attributes = source[range.start + element.name.len()..range.end].trim_end_matches('/');
        self.spaces = attributes.replace(OLD, NEW) + &format!(" xmlns:hegao=\"{}\"", super::RELATIONS);
    }

    fn start(&mut self, element: &Element<'a>, raw: &'a str) {
        match self.said(element) {
            Said::AsItIs => self.write(raw),
            Said::As(start, end) => {
                self.write(&start);
                self.renamed.push((self.xml.depth(), end));
            }
            Said::In(part, start, end) => {
                let depth = self.xml.depth();
                self.sinks.push(Sink { depth, part, end });
                self.write(&start);
            }
            Said::Nothing => {
                self.xml.skip();
                self.pass();
            }
            Said::Read => self.pass(),
            Said::Properties { are_added } => {
                let pieces = properties::read(&mut self.xml, are_added);
                self.pieces.extend(pieces);
                self.pass();
            }
        }
    }

    fn end(&mut self, raw: &str) {
        let depth = self.xml.depth() + 1;
        if let Some((_, end)) = self.renamed.pop_if(|(began, _)| *began == depth) {
            return self.write(&end);
        }
        if let Some(sink) = self.sinks.pop_if(|sink| sink.depth == depth) {
            self.parts[sink.part].text += &sink.end;
            return;
        }
        if depth > 1 {
            self.write(raw);
        }
    }

    /// Writes into the part that is open.
    pub(super) fn write(&mut self, text: &str) {
        let part = self.sinks.last().map_or(0, |sink| sink.part);
        self.parts[part].text += text;
    }

    /// A further part.
    pub(super) fn part(&mut self, name: String, kind: &'static str, id: String, root: &'static str) -> usize {
        self.parts.push(Part { name, kind, id, text: String::new(), root });
        self.parts.len() - 1
    }
}
