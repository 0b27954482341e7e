//! Which hidden blocks are told as such: what is one thing to people once, and nothing that the page says anyway.

use std::collections::{BTreeMap, HashSet};

use hegao_model::document::table::Whole;
use hegao_model::document::{Block, Document, Hidden, Place, Seat, Spot};
use hegao_rules::facts::{Audience, Facts};
use hegao_rules::finding::Severity;
use hegao_rules::rule::{Judged, Rule};

/// What was told already.
#[derive(Default)]
pub(super) struct Told<'d>(HashSet<(Hidden, Group<'d>)>);

impl<'d> Told<'d> {
    /// Whether what the rules of hidden data say of `block` is news. Asked once of each block, in order.
    pub(super) fn is_news(&mut self, document: &'d Document, block: &'d Block) -> bool {
        let Some(hidden) = block.hidden else { return true };
        let text = document.text(block);
        let is_first = group(hidden, &block.place, text).is_none_or(|group| self.0.insert((hidden, group)));
        is_first && !(is_often_shown(hidden) && is_on_page(document, text))
    }
}

/// What hidden blocks have in common that are told together.
#[derive(PartialEq, Eq, Hash)]
enum Group<'d> {
    /// They are in one file, and there, if they are on a sheet, on this one, and in this column of it.
    Sheet(Vec<&'d str>, Option<&'d str>, Option<u32>),
    /// They are on the slide of this number, in one file.
    Slide(Vec<&'d str>, Option<u32>),
    /// They stand at the same place.
    Place(Option<&'d Place>),
    /// They say the same.
    Text(&'d str),
    /// Their kind.
    Kind,
}

/// What a block is told together with, perhaps with others that say the same; `None`: it is told on its own.
fn group<'d>(hidden: Hidden, place: &'d Seat, text: &'d str) -> Option<Group<'d>> {
    Some(match hidden {
        Hidden::HiddenSheet | Hidden::HiddenRow | Hidden::HiddenColumn => {
            let (files, sheet, column) = sheet(place);
            Group::Sheet(files, sheet, column.filter(|_| hidden == Hidden::HiddenColumn))
        }
        Hidden::HiddenSlide | Hidden::SpeakerNotes => {
            let (files, slide) = slide(place);
            Group::Slide(files, slide)
        }
        Hidden::CachedData | Hidden::CustomData => Group::Place(place.own()),
        Hidden::Reformatted | Hidden::CroppedPicture => Group::Kind,
        Hidden::Path | Hidden::CustomProperty | Hidden::BuildId => Group::Text(text),
        _ => return None,
    })
}

/// The files within files that a place leads through, and the sheet and column in the last.
fn sheet(seat: &Seat) -> (Vec<&str>, Option<&str>, Option<u32>) {
    if let Seat::Cell { whole, column, .. } = seat {
        let sheet = if let Whole::Sheet(sheet) = &**whole { Some(&**sheet) } else { None };
        return (Vec::new(), sheet, Some(u32::from(*column)));
    }
    let mut place = seat.own();
    let mut files = Vec::new();
    while let Some(Place { spot: Spot::Within { name, place: inner, .. }, .. }) = place {
        files.push(&**name);
        place = inner.as_deref();
    }
    match place.map(|place| &place.spot) {
        Some(Spot::SheetCell { sheet, column, .. }) => (files, Some(sheet), Some(*column)),
        Some(Spot::SheetRow { sheet, .. } | Spot::Sheet { sheet, .. } | Spot::Cells { sheet, .. }) => {
            (files, Some(sheet), None)
        }
        _ => (files, None, None),
    }
}

/// The files within files that a place leads through, and the slide in the last.
fn slide(seat: &Seat) -> (Vec<&str>, Option<u32>) {
    let mut place = seat.own();
    let mut files = Vec::new();
    while let Some(Place { spot: Spot::Within { name, place: inner, .. }, .. }) = place {
        files.push(&**name);
        place = inner.as_deref();
    }
    match place.map(|place| &place.spot) {
        Some(Spot::Slide { number, .. }) => (files, Some(*number)),
        _ => (files, None),
    }
}

/// Whether it is often the same as what the document says: the title, the issuing office.
fn is_often_shown(hidden: Hidden) -> bool {
    matches!(hidden, Hidden::Property | Hidden::CustomProperty | Hidden::Company | Hidden::AltText)
}

fn is_on_page(document: &Document, text: &str) -> bool {
    let text = text.trim();
    let visible = document.blocks.iter().take_while(|block| block.hidden.is_none());
    text.chars().nth(1).is_some() && visible.into_iter().any(|block| document.text(block).contains(text))
}

/// Whether what a rule of hidden data says is so little that a document is told it once: a note also where the paper is
/// published, which proposes no edit. Data beside the text nobody sees at all: each place of it is told.
pub(super) fn is_minor(judged: &Judged, rule: &Rule, facts: &Facts) -> bool {
    let sorts = rule.check.hidden();
    !sorts.is_empty()
        && !sorts.contains(&Hidden::CachedData)
        && judged.applies
        && judged.severity == Severity::Note
        && judged.suggestions.is_empty()
        && (facts.audience == Audience::Public || rule.severity.of(Audience::Public) == Severity::Note)
}

/// What is told once: of each rule the first place, with its block.
#[derive(Default)]
pub(super) struct Notes(BTreeMap<usize, (usize, Judged)>);

impl Notes {
    /// Takes a note, if it is its rule's first; counts it and gives it back if not: it may have to be masked.
    pub(super) fn take(&mut self, block: usize, judged: Judged) -> Option<Judged> {
        let Some((_, first)) = self.0.get_mut(&judged.rule) else {
            self.0.insert(judged.rule, (block, judged));
            return None;
        };
        first.times += 1;
        Some(judged)
    }

    /// The notes, each with its block.
    pub(super) fn end(self) -> impl Iterator<Item = (usize, Judged)> {
        self.0.into_values()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hegao_model::document::place::SheetThing;

    #[test]
    fn of_notes_the_first_is_told_and_the_others_counted() {
        use hegao_model::text::Span;
        use hegao_rules::finding::Confidence;
        let note = |rule| Judged::bare(rule, Span::new(0, 1), Severity::Note, Confidence::High);
        let mut notes = Notes::default();
        let given_back: Vec<bool> =
            [(3, 1), (4, 1), (5, 2), (6, 1)].map(|(block, rule)| notes.take(block, note(rule)).is_some()).into();
        assert_eq!(given_back, [false, true, false, true]);
        let told: Vec<_> = notes.end().map(|(block, judged)| (block, judged.rule, judged.times)).collect();
        assert_eq!(told, [(3, 1, 3), (5, 2, 1)]);
    }

    #[test]
    fn cells_are_told_by_sheet_and_column() {
        let cell = |sheet: &str, column| {
            Seat::from(Place::from(Spot::SheetCell { sheet: sheet.into(), row: 7, column, is_head: false }))
        };
        let name = Seat::from(Place::from(Spot::Sheet { sheet: "名单".into(), thing: SheetThing::Name }));
        let other = cell("名单", 4);
        let is_one = |hidden, one: &Seat, text: &str| {
            group(hidden, &cell("名单", 3), "李明") == group(hidden, one, text) && group(hidden, one, text).is_some()
        };
        for (hidden, place, text, expected) in [
            (Hidden::HiddenColumn, &cell("名单", 3), "王强", true),
            (Hidden::HiddenColumn, &other, "李明", false),
            (Hidden::HiddenRow, &other, "王强", true),
            (Hidden::HiddenRow, &cell("附表", 3), "李明", false),
            (Hidden::HiddenSheet, &name, "名单", true),
            (Hidden::CustomData, &cell("名单", 3), "王强", true),
            (Hidden::CustomData, &other, "李明", false),
            (Hidden::Path, &other, "李明", true),
            (Hidden::Path, &cell("名单", 3), "王强", false),
            (Hidden::Reformatted, &other, "王强", true),
            (Hidden::Comment, &cell("名单", 3), "李明", false),
        ] {
            assert_eq!(is_one(hidden, place, text), expected, "{hidden:?} {text}");
        }
    }
}
