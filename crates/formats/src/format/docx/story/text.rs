//! Paragraphs, runs and the text in them.

use super::super::frame::{Holds, Run};
use super::super::look::{Ground, RunProperties};
use super::super::paragraph::{Paragraph, ParagraphProperties};
use super::super::symbol::{Face, has_symbols};
use super::super::table::Table;
use super::{Revision, Story, dense, is_off};
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Value};
use crate::hidden::aside::role;
use crate::layout::flow::Hint;
use hegao_model::document::{BlockKind, Hidden, Origin, Place, Role, Thing};

/// Characters of the longest heading that a style makes one.
const LONGEST_HEADING: usize = 80;

impl<'a> Story<'_, 'a> {
    pub(super) fn begin_paragraph(&mut self) {
        self.end_paragraph();
        let style = self.shared.styles.of(None);
        let part = self.part;
        let frame = self.frame();
        let mut paragraph = frame.open_ended.take().unwrap_or_else(|| Paragraph::new(part));
        paragraph.style = style;
        frame.paragraph = Some(paragraph);
        frame.run = Run::default();
    }

    pub(super) fn paragraph_properties(&mut self) {
        let mut properties = ParagraphProperties::read(&mut self.xml);
        self.author(properties.changed_by);
        self.author(properties.mark_changed_by);
        if let Some(section) = properties.section.take() {
            self.ending = Some(section.clone());
            self.section(section);
        }
        let style = self.shared.styles.of(properties.style.as_deref());
        let (list, level) = (properties.list.0.or(style.list.0), properties.list.1.or(style.list.1).unwrap_or(0));
        let number = list.and_then(|list| self.shared.numbering.next(list, level));
        let kind = match properties.outline {
            Some(level) => (level < 9).then_some(BlockKind::Heading),
            None => style.kind(),
        };
        let paragraph = self.paragraph();
        (paragraph.number, paragraph.kind, paragraph.style) = (number, kind, style);
        paragraph.properties = properties;
    }

    pub(super) fn run_properties(&mut self) {
        let properties = RunProperties::read(&mut self.xml);
        self.author(properties.changed_by);
        let style = properties.style.as_deref().map(|style| self.shared.styles.of(Some(style)).look);
        let run = &mut self.frame().run;
        run.look = properties.look.or(style.unwrap_or_default());
        (run.hidden, run.changed_by) = (None, properties.changed_by);
    }

    /// Text to the end of the element that began last. A line end in XML is a space.
    pub(super) fn text(&mut self) {
        let depth = self.xml.depth();
        while let Some(event) = self.xml.within(depth) {
            match event {
                Event::Text(text, origin @ Origin::Exact(_)) if text.contains(['\n', '\r', '\t']) => {
                    self.put(&text.replace(['\n', '\r', '\t'], " "), Some(origin));
                }
                Event::Text(text, origin) if has_symbols(&text) => self.symbols(&text, &origin),
                Event::Text(text, origin) => self.put(&text, Some(origin)),
                _ => {}
            }
        }
    }

    /// Text as it comes: seen, or why not.
    pub(super) fn put(&mut self, text: &str, origin: Option<Origin>) {
        if let Some(alternative) = self.alternatives.last_mut() {
            alternative.said.push_str(&dense(text));
        }
        let page = self.page;
        let deletion =
            self.revisions.iter().rev().find(|revision| revision.is_deletion).map(|revision| revision.author);
        let insertion =
            self.revisions.iter().rev().find(|revision| !revision.is_deletion).map(|revision| revision.author);
        let hidden = self.hidden();
        let frame = self.frame();
        // What a field in a code comes to is a part of that code.
        if let Some(field) = frame.fields.iter_mut().rev().find(|field| !field.in_result) {
            match origin {
                Some(origin) => field.code.push(text, origin),
                None => field.code.push_unstored(text),
            }
            return;
        }
        let changed = frame.run.changed_by.map(|author| author.map(|author| author.raw()));
        let of_table = frame.tables.iter().rev().find_map(Table::change);
        let deletion = deletion.or(of_table.filter(|change| change.is_deletion).map(|change| change.author));
        let insertion = insertion.or(of_table.filter(|change| !change.is_deletion).map(|change| change.author));
        let paragraph = self.paragraph();
        if let Some(author) = deletion {
            return paragraph.hide(Hidden::Deleted, author, text, origin);
        }
        if let Some(hidden) = hidden {
            return paragraph.hide(hidden, None, text, origin);
        }
        paragraph.begin(text, page);
        if let Some(author) = insertion {
            paragraph.hide(Hidden::Inserted, author, text, origin.clone());
        }
        if let Some(author) = changed {
            paragraph.hide(Hidden::Reformatted, author, text, origin.clone());
        }
        paragraph.show(text, origin);
        self.page_text(text);
    }

    /// Why nobody sees the text of the run.
    pub(super) fn hidden(&mut self) -> Option<Hidden> {
        if let Some(hidden) = self.frame().run.hidden {
            return hidden;
        }
        let (plain, background, page) = (self.shared.styles.plain, self.shared.background, self.shared.page);
        let frame = self.frame();
        // The colour of a shape is not worked out.
        let background = if frame.is_box { Ground::Unknown } else { background };
        let (style, said) =
            frame.paragraph.as_ref().map_or_else(Default::default, |of| (of.style.look, of.properties.ground));
        let mut look = frame.run.look.or(style).or(plain);
        look.ground = frame.run.look.ground.or(said).or(style.ground);
        let ground = frame.tables.iter().rev().find_map(Table::ground).unwrap_or(background);
        let in_hidden_row = frame.tables.iter().any(|table| table.row.is_hidden);
        let place = frame.paragraph.as_ref().and_then(|of| of.properties.frame);
        let hidden = match place {
            Some(place) if is_off(place, page) => Some(Hidden::OffPage),
            _ if in_hidden_row => Some(Hidden::HiddenText),
            _ => look.hidden(ground),
        };
        frame.run.hidden = Some(hidden);
        hidden
    }

    /// Text of which some is shown as symbols, each of which is what its font makes of it.
    fn symbols(&mut self, text: &str, origin: &Origin) {
        let plain = self.shared.styles.plain;
        let frame = self.frame();
        let style = frame.paragraph.as_ref().map(|of| of.style.look).unwrap_or_default();
        let face = frame.run.look.or(style).or(plain).face.unwrap_or(Face::Plain);
        for (at, stored) in text.char_indices() {
            let shown = face.shown(stored);
            let place = match origin {
                Origin::Exact(start) if shown == stored => Origin::Exact(start + at as u32),
                Origin::Exact(start) => {
                    let from = *start as usize + at;
                    Origin::rendered(from..from + stored.len_utf8())
                }
                whole => whole.clone(),
            };
            self.put(shown.encode_utf8(&mut [0; 4]), Some(place));
        }
    }

    pub(super) fn symbol(&mut self, element: &Element<'a>) {
        let Some(value) = element.value(Ns::Word, "char") else { return };
        let face = Face::of(element).unwrap_or(Face::Plain);
        let sign = u32::from_str_radix(&value.text(), 16).ok().and_then(|code| face.called(code));
        if let Some(sign) = sign.filter(|sign| !sign.is_control()) {
            self.put(sign.encode_utf8(&mut [0; 4]), Some(Origin::rendered(value.range())));
        }
    }

    /// Text whose direction is set: what is stored from left to right is shown from right to left.
    pub(super) fn begin_backwards(&mut self, element: &Element<'a>) {
        if element.text(Ns::Word, "val").is_some_and(|direction| direction == "rtl") {
            let paragraph = self.paragraph();
            paragraph.backwards = Some(paragraph.text.text().len());
        }
    }

    pub(super) fn end_backwards(&mut self) {
        let paragraph = self.paragraph();
        if let Some(at) = paragraph.backwards.take() {
            paragraph.text = paragraph.text.turned_from(at);
        }
    }

    pub(super) fn begin_revision(&mut self, element: &Element<'a>, is_deletion: bool) {
        let author = element.value(Ns::Word, "author");
        self.author(Some(author));
        self.revisions.push(Revision {
            depth: self.xml.depth(),
            is_deletion,
            author: author.map(|author| author.raw()),
        });
    }

    pub(super) fn author(&mut self, author: Option<Option<Value<'a>>>) {
        if let Some(author) = author.flatten() {
            self.found.author(author, self.part, Place::from(Thing::Revision).with(Role::Author));
        }
    }

    pub(super) fn end_paragraph(&mut self) {
        if self.frame().paragraph.is_some() {
            self.page_paragraph();
        }
        let frame = self.frame();
        let Some(mut paragraph) = frame.paragraph.take() else { return };
        let has = |of: &[Hidden]| paragraph.asides.iter().any(|unseen| of.contains(&unseen.hidden));
        let is_told = has(&[Hidden::Reformatted]);
        let (changed, mark) = (paragraph.properties.changed_by, paragraph.properties.mark_changed_by);
        let is_marked = mark.is_some() && !has(&[Hidden::Inserted, Hidden::Deleted]);
        if (changed.is_some() || is_marked) && !is_told {
            let text = paragraph.text.clone();
            paragraph.add(Hidden::Reformatted, text);
        }
        if paragraph.properties.is_deleted || paragraph.properties.is_drop_cap {
            paragraph.go_on();
            frame.open_ended = Some(paragraph);
            return;
        }
        self.deliver(paragraph);
    }

    /// Ends whatever paragraph is open.
    pub(super) fn flush(&mut self) {
        self.end_paragraph();
        if let Some(paragraph) = self.frame().open_ended.take() {
            self.deliver(paragraph);
        }
    }

    /// A paragraph that is read goes into its cell, its frame, or the running text.
    pub(super) fn deliver(&mut self, paragraph: Paragraph<'a>) {
        if paragraph.is_empty() {
            return;
        }
        let frame = self.frame();
        if let Some(table) = frame.tables.last_mut() {
            table.add(paragraph);
        } else if frame.holds == Holds::Body {
            self.emit(paragraph);
        } else {
            frame.finished.push(paragraph);
        }
    }

    pub(super) fn emit(&mut self, mut paragraph: Paragraph<'a>) {
        self.shared.blocks += 1 + paragraph.asides.len();
        let place = paragraph.place.take().unwrap_or_else(|| self.place(&paragraph));
        for unseen in &paragraph.asides {
            self.found.aside(unseen.hidden, &unseen.text, place.clone().with(role(unseen.hidden)));
        }
        let is_long = || paragraph.text.text().chars().nth(LONGEST_HEADING).is_some();
        let kind = paragraph.kind.filter(|kind| *kind == BlockKind::Cell || !is_long());
        self.flow.paragraph(&paragraph.text, Hint { place: Some(Box::new(place)), kind });
    }

    /// The place of a paragraph of the body.
    pub(super) fn place(&mut self, paragraph: &Paragraph) -> Place {
        let is_blank = paragraph.text.is_blank();
        let page = if !self.has_pages {
            0
        } else if is_blank {
            self.page
        } else {
            paragraph.page
        };
        if self.last.0 != page {
            self.last = (page, 0);
        }
        self.last.1 += usize::from(!is_blank);
        Place::paragraph(page as usize, self.last.1, is_blank)
    }
}
