//! What people wrote on a sheet: comments of both kinds, with their authors.
//!
//! Today's comments (`threadedComment`) are kept a second time as old ones for older programs, under an author whose
//! name begins with `tc=`; those are not told again.

use super::super::ooxml::opened::Opened;
use super::strings::rich;
use super::workbook::Sheet;
use crate::container::namespace::Ns;
use crate::container::xml::{Event, Xml};
use crate::layout::flow::Gathered;
use crate::write::annotate::{INITIALS, OwnNotes};
use hegao_model::document::place::{CellThing, SheetThing};
use hegao_model::document::{Hidden, Role, Thing};

/// Reads the comments in the part `name` on the sheet `sheet`.
pub(super) fn comments(opened: &mut Opened, name: &str, sheet: &Sheet) {
    let Some(part) = opened.load(name) else { return };
    let index = opened.next_part();
    let mut xml = Xml::new(&part.text, opened.budget);
    let mut authors: Vec<Gathered> = Vec::new();
    let own = OwnNotes::of(&part.text, opened.budget);
    let (mut cells, mut is_copy) = (String::new(), false);
    while let Some(event) = xml.next() {
        let Event::Start(element) = event else { continue };
        match element.name {
            "author" => authors.push(xml.gather(index)),
            "comment" if own.has(&part.text, &element) => xml.skip(),
            "comment" => {
                cells = element.text(Ns::None, "ref").unwrap_or_default().into_owned();
                let author =
                    element.text(Ns::None, "authorId").and_then(|number| authors.get(number.parse::<usize>().ok()?));
                is_copy = author.is_some_and(|author| is_no_person(author.text()));
                if let Some(author) = author.filter(|_| !is_copy) {
                    opened.found.author_text(author, sheet.at(&cells, CellThing::Comment).with(Role::Author));
                }
            }
            "text" => {
                let (text, _) = rich(&mut xml, index);
                if !is_copy {
                    opened.found.aside(Hidden::Comment, &text, sheet.at(&cells, CellThing::Comment));
                }
            }
            _ => {}
        }
    }
    for author in authors.iter().filter(|author| !is_no_person(author.text())) {
        opened.found.author_text(author, sheet.with(SheetThing::Comments).with(Role::Author));
    }
    opened.found.gaps.extend(xml.gap(name));
    opened.keep_if_used(part);
}

/// Whether the author of a comment is nobody who wrote it: it is the copy of another, or this program.
fn is_no_person(author: &str) -> bool {
    author.starts_with("tc=") || author == INITIALS
}

/// Reads today's comments in the part `name`.
pub(super) fn threaded(opened: &mut Opened, name: &str, sheet: &Sheet) {
    let Some(part) = opened.load(name) else { return };
    let index = opened.next_part();
    let mut xml = Xml::new(&part.text, opened.budget);
    let mut cells = String::new();
    while let Some(event) = xml.next() {
        let Event::Start(element) = event else { continue };
        match element.name {
            "threadedComment" => cells = element.text(Ns::None, "ref").unwrap_or_default().into_owned(),
            "text" => {
                let text = xml.gather(index);
                opened.found.aside(Hidden::Comment, &text, sheet.at(&cells, CellThing::Comment));
            }
            _ => {}
        }
    }
    opened.found.gaps.extend(xml.gap(name));
    opened.keep_if_used(part);
}

/// Reads who wrote today's comments, in the part `name`.
pub(super) fn persons(opened: &mut Opened, name: &str) {
    super::look(opened, name, Thing::CommentAuthor, |opened, seen| {
        super::attributes(opened, seen, |element, attribute, _| match (element, attribute) {
            ("person", "displayName") => Some((Hidden::Author, Thing::CommentAuthor)),
            ("person", "userId") => Some((Hidden::Author, Thing::CommentAccount)),
            _ => None,
        });
    });
}
