//! What a page carries and does not show as its text: unseen text, comments, scripts and sheets, guides to reading.

use std::ops::Range;

use super::inner::Part;
use super::page::Page;
use crate::hidden::telling::{is_private, is_remark, tells};
use crate::layout::flow::Gathered;
use crate::write::annotate::inline::COMMENT;
use hegao_model::document::place::{Field, Scheme};
use hegao_model::document::{BlockKind, Hidden, Origin, Place, Role, Thing};

/// Paragraphs of a page within the page that say something to people.
const TELLING: Part = Part { hidden: Some(Hidden::HiddenText), thing: Thing::FallbackContent, tells };

impl Page<'_> {
    pub(super) fn unseen(&mut self, hidden: Hidden, span: Range<usize>) {
        if self.unseen.as_ref().is_some_and(|(kind, _)| *kind != hidden) {
            self.tell_unseen();
        }
        let (_, mut gathered) = self.unseen.take().unwrap_or_else(|| (hidden, Gathered::new(0)));
        self.references.read(self.source, span, |text, origin| gathered.push(text, origin));
        self.unseen = Some((hidden, gathered));
    }

    /// Ends text that is not seen.
    pub(super) fn tell_unseen(&mut self) {
        if let Some((hidden, gathered)) = self.unseen.take() {
            let role = match hidden {
                Hidden::WhiteText => Role::White,
                Hidden::TinyText => Role::Tiny,
                Hidden::OffPage => Role::OffPage,
                _ => Role::Hidden,
            };
            self.aside(hidden, Place::text(role), &gathered);
        }
    }

    pub(super) fn comment(&mut self, span: Range<usize>) {
        let comment = &self.source[span.clone()];
        if COMMENT.is(comment) {
            return;
        }
        let start = span.start + if comment.starts_with("<!--") { 4 } else { 2.min(comment.len()) };
        let end =
            span.end - ["--!>", "-->", ">"].iter().find(|end| comment.ends_with(**end)).map_or(0, |end| end.len());
        let Some(words) = self.source.get(start..end) else { return };
        if let Some(body) = conditional(words) {
            return self.conditional(start + body.start..start + body.end);
        }
        let is_told = is_remark(words);
        if is_told {
            let mut gathered = Gathered::new(0);
            gathered.push(words, Origin::exact(start));
            self.aside(Hidden::Comment, Thing::WebComment, &gathered);
        }
        // Markup that was taken out: its tags may part a number.
        if !self.is_verbatim && words.contains("</") && holds_figures(words) {
            self.verbatim(
                start..end,
                Part { hidden: Some(Hidden::Comment), thing: Thing::WebComment, tells: is_private },
            );
        }
    }

    /// What a conditional comment has for the browsers and programs that read it: Word keeps properties there.
    fn conditional(&mut self, body: Range<usize>) {
        let words = &self.source[body.clone()];
        // Pages tell readers of old browsers to get a new one.
        let tells = if words.contains("浏览器") { is_private } else { tells };
        if self.is_verbatim {
            return;
        }
        self.verbatim(body, Part { hidden: Some(Hidden::Comment), thing: Thing::WebComment, tells });
    }

    /// Takes text that is no text of the page, whose end has not come.
    pub(super) fn begin_raw(&mut self, span: Range<usize>) {
        self.raw.get_or_insert(span.start..span.start).end = span.end;
    }

    /// Reads what was taken, whose element ends: a sheet, a script, or what only some browsers show.
    pub(super) fn end_raw(&mut self) {
        let Some(span) = self.raw.take() else {
            if self.stack.name() == b"style" {
                self.sheet.end();
            }
            return;
        };
        let mut gathered = Gathered::new(0);
        gathered.push(&self.source[span.clone()], Origin::exact(span.start));
        match self.stack.name() {
            b"style" => {
                self.sheet.push(&self.source[span]);
                self.sheet.end();
                self.style(&gathered);
            }
            b"script" if !self.is_template || self.is_verbatim => self.script(&gathered),
            _ if self.is_verbatim => {
                if tells(gathered.text()) {
                    self.aside(Hidden::HiddenText, Thing::FallbackContent, &gathered);
                }
            }
            _ => self.verbatim(span, TELLING),
        }
    }

    /// Takes text that says how others are read.
    pub(super) fn guides(&mut self, span: Range<usize>) {
        let mut gathered = Gathered::new(0);
        self.references.read(self.source, span, |text, origin| gathered.push(text, origin));
        // Brackets are for browsers that know no such text.
        let is_said = gathered.text().chars().any(char::is_alphanumeric);
        if is_said {
            if !self.guide.text().is_empty() {
                self.guide.push_unstored(" ");
            }
            self.guide.append(&gathered);
        }
    }

    /// Ends what says how words are read.
    pub(super) fn end_guide(&mut self) {
        let guide = std::mem::take(&mut self.guide);
        if !guide.is_blank() && !self.is_full() {
            let place = self.numbered(Thing::Ruby.into());
            self.beside.push(guide.block(BlockKind::TextBox, place));
        }
    }

    /// Takes text that is a property of the document, as Office writes it into its pages; whether it was one.
    pub(super) fn property(&mut self, span: &Range<usize>) -> bool {
        let Some((hidden, field)) = office_property(self.stack.name()) else { return false };
        let mut gathered = Gathered::new(0);
        self.references.read(self.source, span.clone(), |text, origin| gathered.push(text, origin));
        if !gathered.is_blank() && !self.is_full() {
            self.asides.push(gathered.aside(hidden, Place::property(Scheme::Document, field)));
        }
        true
    }

    /// Tells of something that a reader does not see; those of one sort are counted.
    pub(super) fn aside(&mut self, hidden: Hidden, place: impl Into<Place>, gathered: &Gathered) {
        if gathered.is_blank() || self.is_full() {
            return;
        }
        let place = self.numbered(place.into());
        self.asides.push(gathered.aside(hidden, place));
    }

    /// The next of the things that stand at such a place.
    pub(super) fn numbered(&mut self, place: Place) -> Place {
        let number = match self.counts.iter_mut().find(|(counted, _)| *counted == place) {
            Some((_, count)) => {
                *count += 1;
                *count
            }
            None => {
                self.counts.push((place.clone(), 1));
                1
            }
        };
        place.numbered(number)
    }

    /// Drops a link's title that says what the link says.
    pub(super) fn end_link(&mut self) {
        let Some((title, start)) = self.link.take() else { return };
        let said = self.line.text().get(start..).unwrap_or_default().trim().trim_end_matches(['.', '…']);
        let text = super::inner::words(&title, self.source);
        if said.is_empty() || !text.starts_with(said) {
            self.asides.push(title);
        }
    }
}

/// What stands between the marks of a conditional comment (`[if gte mso 9]>…<![endif]`).
fn conditional(comment: &str) -> Option<Range<usize>> {
    let condition = comment.trim_start().strip_prefix("[if")?;
    let start = comment.len() - condition.len() + condition.find("]>")? + "]>".len();
    let end = comment[start..].rfind("<![endif]").map_or(comment.len(), |end| start + end);
    Some(start..end)
}

/// Whether a text has as many figures as a number of a person.
fn holds_figures(text: &str) -> bool {
    text.bytes().filter(u8::is_ascii_digit).nth(10).is_some()
}

/// The property that an element of Office's namespace (`o:Author`) holds.
fn office_property(name: &[u8]) -> Option<(Hidden, Field)> {
    Some(match name {
        b"o:author" => (Hidden::Author, Field::Author),
        b"o:lastauthor" => (Hidden::Author, Field::LastModifiedBy),
        b"o:manager" => (Hidden::Company, Field::Manager),
        b"o:company" => (Hidden::Company, Field::Company),
        b"o:title" => (Hidden::Property, Field::Title),
        b"o:subject" => (Hidden::Property, Field::Subject),
        b"o:keywords" => (Hidden::Property, Field::Keywords),
        b"o:description" => (Hidden::Property, Field::Comments),
        b"o:category" => (Hidden::Property, Field::Category),
        b"o:hyperlinkbase" => (Hidden::Path, Field::HyperlinkBase),
        _ => return None,
    })
}
