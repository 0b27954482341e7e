//! Which hidden blocks are told as such: what is one thing to people once, and nothing that the page says anyway.

use std::collections::HashSet;

use hegao_model::document::{Block, Document, Hidden, Place, Spot};

/// What was told already.
#[derive(Default)]
pub(super) struct Told<'d>(HashSet<(Hidden, Group<'d>)>);

impl<'d> Told<'d> {
    /// Whether what the rules of hidden data say of `block` is news. Asked once of each block, in order.
    pub(super) fn is_news(&mut self, document: &'d Document, block: &'d Block) -> bool {
        let Some(hidden) = block.hidden else { return true };
        let text = document.text(block);
        let is_first = group(hidden, block.place.as_deref(), text).is_none_or(|group| self.0.insert((hidden, group)));
        is_first && !(is_often_shown(hidden) && is_on_page(document, text))
    }
}

/// What hidden blocks have in common that are told together.
#[derive(PartialEq, Eq, Hash)]
enum Group<'d> {
    /// They are in one file, and there, if they are on a sheet, on this one, and in this column of it.
    Sheet(Vec<&'d str>, Option<&'d str>, Option<u32>),
    /// They stand at the same place.
    Place(Option<&'d Place>),
    /// They say the same.
    Text(&'d str),
    /// Their kind.
    Kind,
}

/// What a block is told together with, perhaps with others that say the same; `None`: it is told on its own.
fn group<'d>(hidden: Hidden, place: Option<&'d Place>, text: &'d str) -> Option<Group<'d>> {
    Some(match hidden {
        Hidden::HiddenSheet | Hidden::HiddenRow | Hidden::HiddenColumn => {
            let (files, sheet, column) = sheet(place);
            Group::Sheet(files, sheet, column.filter(|_| hidden == Hidden::HiddenColumn))
        }
        Hidden::CachedData | Hidden::CustomData => Group::Place(place),
        Hidden::Reformatted | Hidden::CroppedPicture => Group::Kind,
        Hidden::Path | Hidden::CustomProperty | Hidden::BuildId => Group::Text(text),
        _ => return None,
    })
}

/// The files within files that a place leads through, and the sheet and column in the last.
fn sheet(mut place: Option<&Place>) -> (Vec<&str>, Option<&str>, Option<u32>) {
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

/// Whether it is often the same as what the document says: the title, the issuing office.
fn is_often_shown(hidden: Hidden) -> bool {
    matches!(hidden, Hidden::Property | Hidden::CustomProperty | Hidden::Company | Hidden::AltText)
}

fn is_on_page(document: &Document, text: &str) -> bool {
    let text = text.trim();
    let visible = document.blocks.iter().take_while(|block| block.hidden.is_none());
    text.chars().nth(1).is_some() && visible.into_iter().any(|block| document.text(block).contains(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use hegao_model::document::place::SheetThing;

    #[test]
    fn cells_are_told_by_sheet_and_column() {
        let cell =
            |sheet: &str, column| Place::from(Spot::SheetCell { sheet: sheet.into(), row: 7, column, is_head: false });
        let name = Place::from(Spot::Sheet { sheet: "名单".into(), thing: SheetThing::Name });
        let other = cell("名单", 4);
        let is_one = |hidden, one: &Place, text: &str| {
            group(hidden, Some(&cell("名单", 3)), "李明") == group(hidden, Some(one), text)
                && group(hidden, Some(one), text).is_some()
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
