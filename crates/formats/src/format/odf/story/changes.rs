//! Tracked changes (ODF 1.3 part 3, §5.5): what was taken out stands apart from the text, before it; in the text its place is marked.

use super::frame::Frame;
use super::{Holds, Story};
use crate::container::namespace::Ns;
use crate::container::xml::Element;
use crate::hidden::aside::role;
use crate::layout::flow::Gathered;
use hegao_model::document::{Hidden, Place, Role, Thing};

/// A tracked change.
#[derive(Default)]
pub(super) struct Change {
    /// What it is as hidden data; `None`: that is not said.
    kind: Option<Hidden>,
    /// What it took out.
    text: Gathered,
}

impl<'a> Story<'_, 'a> {
    /// An element of changes; `false`: it is none.
    pub(super) fn tracked(&mut self, element: &Element<'a>) -> bool {
        let id = |name| element.text(Ns::OdfText, name).map(|id| id.into_owned());
        match element.name {
            "changed-region" => self.change = Some((id("id").unwrap_or_default(), Change::default())),
            "deletion" => {
                self.kind_of_change(Hidden::Deleted);
                self.begin_frame(Holds::Change, Thing::Revision.into());
            }
            "insertion" => self.kind_of_change(Hidden::Inserted),
            "format-change" => self.kind_of_change(Hidden::Reformatted),
            "change" => self.taken_out(&id("change-id").unwrap_or_default()),
            "change-start" => self.open_changes.extend(id("change-id")),
            "change-end" => {
                let ended = id("change-id").unwrap_or_default();
                self.open_changes.retain(|open| *open != ended);
            }
            _ => return false,
        }
        true
    }

    fn kind_of_change(&mut self, kind: Hidden) {
        if let Some((_, change)) = &mut self.change {
            change.kind = Some(kind);
        }
    }

    pub(super) fn end_change(&mut self) {
        self.changes.extend(self.change.take());
    }

    /// The frame of what a change took out ends.
    pub(super) fn deletion(&mut self, frame: Frame) {
        let mut text = frame.whole(self.part);
        for (_, aside) in frame.finished.iter().flat_map(|paragraph| &paragraph.asides) {
            text.push_unstored("\n");
            text.append(aside);
        }
        if let Some((_, change)) = &mut self.change {
            change.text = text;
        }
    }

    /// Something was taken out here.
    fn taken_out(&mut self, id: &str) {
        let Some(change) = self.changes.get_mut(id) else { return };
        let text = std::mem::take(&mut change.text);
        match &mut self.frame().paragraph {
            Some(paragraph) => paragraph.add(Hidden::Deleted, text),
            None => self.tell_deleted(&text),
        }
    }

    fn tell_deleted(&mut self, text: &Gathered) {
        self.found.aside(Hidden::Deleted, text, Place::from(Thing::Revision).with(role(Hidden::Deleted)));
    }

    /// As what the text that is read was changed.
    pub(super) fn changed(&self) -> Option<Hidden> {
        self.open_changes.iter().find_map(|id| self.changes.get(id)?.kind)
    }

    /// What was taken out at no place.
    pub(super) fn tell_left_changes(&mut self) {
        let mut left: Vec<Gathered> =
            std::mem::take(&mut self.changes).into_values().map(|change| change.text).collect();
        left.sort_by_key(|text| text.hull().map_or(0, |hull| hull.start));
        for text in left {
            self.tell_deleted(&text);
        }
    }

    /// Who wrote a change or a comment.
    pub(super) fn creator(&mut self) {
        let name = self.said();
        let place = match &self.change {
            Some(_) => Thing::Revision.into(),
            None => self.frame().place.clone(),
        };
        self.found.name(&name, place.with(Role::Author));
    }
}
