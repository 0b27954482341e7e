//! Frames within the text: boxes, notes, comments, and what is stored once for new programs and once for old ones.

use super::super::frame::{Frame, Holds};
use super::{Alternative, Story, dense};
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event};
use crate::layout::flow::Gathered;
use crate::write::annotate::OwnNotes;
use hegao_model::document::{BlockKind, Hidden, Place, Role, Thing};

impl<'a> Story<'_, 'a> {
    pub(super) fn begin_frame(&mut self, holds: Holds, place: Place) {
        let depth = self.xml.depth();
        self.frames.push(Frame::new(holds, place, depth));
    }

    pub(super) fn end_frame(&mut self) {
        while !self.frame().tables.is_empty() {
            self.end_table();
        }
        for field in std::mem::take(&mut self.frame().fields) {
            self.tell_code(field.code);
        }
        self.flush();
        if let Some(frame) = self.frames.pop() {
            self.shared.blocks += frame.finished.len();
            frame.tell(self.found, self.part);
        }
    }

    pub(super) fn begin_box(&mut self, what: Thing) {
        self.shared.boxes += 1;
        let place = Place::from(what).numbered(self.shared.boxes);
        let holds = self.unseen_shape().map_or(Holds::Beside(BlockKind::TextBox), Holds::Unseen);
        self.begin_frame(holds, place);
        self.frame().is_box = true;
    }

    pub(super) fn begin_note(&mut self, element: &Element<'a>) {
        let what = if element.name == "footnote" { Thing::Footnote } else { Thing::Endnote };
        // The lines between text and notes are notes of their own, in which people may write.
        let is_line = matches!(
            element.text(Ns::Word, "type").as_deref(),
            Some("separator" | "continuationSeparator" | "continuationNotice")
        );
        self.notes += usize::from(!is_line);
        let place = if is_line { what.into() } else { Place::from(what).numbered(self.notes) };
        self.begin_frame(Holds::Beside(BlockKind::Footnote), place);
        self.frame().is_line = is_line;
    }

    pub(super) fn begin_comment(&mut self, element: &Element<'a>) {
        // What this program has said of the document is not what the document says.
        if self.own.get_or_insert_with(|| OwnNotes::of(self.xml.source(), self.budget)).has(self.xml.source(), element)
        {
            return self.xml.skip();
        }
        self.notes += 1;
        let place = Place::from(Thing::Comment).numbered(self.notes);
        if let Some(author) = element.value(Ns::Word, "author") {
            self.found.author(author, self.part, place.clone().with(Role::Author));
        }
        self.begin_frame(Holds::Unseen(Hidden::Comment), place);
    }

    pub(super) fn begin_building_block(&mut self) {
        self.notes += 1;
        let place = Place::from(Thing::BuildingBlock).numbered(self.notes);
        self.begin_frame(Holds::Unseen(Hidden::CustomData), place);
    }

    /// Whether a building block's properties say that it is a prompt.
    pub(super) fn is_prompt(&mut self) -> bool {
        let mut is_prompt = false;
        let depth = self.xml.depth();
        while let Some(event) = self.xml.within(depth) {
            match event {
                Event::Start(element) if element.is(Ns::Word, "gallery") => {
                    is_prompt = element.text(Ns::Word, "val").as_deref() == Some("placeholder");
                }
                _ => {}
            }
        }
        is_prompt
    }

    pub(super) fn start_alternative(&mut self, name: &str) {
        match (name, self.alternatives.last_mut()) {
            ("AlternateContent", _) => self.alternatives.push(Alternative::default()),
            ("Choice" | "Fallback", Some(alternative)) if !alternative.is_read => alternative.is_read = true,
            ("Choice" | "Fallback", Some(_)) => self.fallback(),
            _ => {}
        }
    }

    /// What old programs show, where it is not what new ones do: it was forgotten when the text was changed.
    pub(super) fn fallback(&mut self) {
        let mut text = Gathered::new(self.part);
        let mut is_text = false;
        let depth = self.xml.depth();
        while let Some(event) = self.xml.within(depth) {
            match event {
                Event::Start(element) => is_text = matches!(element.name, "t" | "delText"),
                Event::Text(piece, origin) if is_text => text.push(&piece, origin),
                Event::Text(..) => {}
                Event::End(..) => is_text = false,
            }
        }
        let said = self.alternatives.last().map_or("", |alternative| &alternative.said);
        if !said.contains(&dense(text.text())) {
            self.paragraph().add(Hidden::EarlierVersion, text);
        }
    }
}
