//! Which notes in a package are this program's, for those who read it: what it has said of a document is not what that says.

use super::INITIALS;
use crate::container::namespace::Ns;
use crate::container::xml::Element;

/// Tells, of the elements of a part in order, which are this program's notes.
#[derive(Default)]
pub(crate) struct OwnNotes {
    /// How many authors there were.
    authors: u32,
    is_author: bool,
    /// Those that are this program.
    own: Vec<u32>,
}

impl OwnNotes {
    /// Whether `element`, the next one that begins, is one.
    pub(crate) fn begins(&mut self, element: &Element<'_>) -> bool {
        self.is_author = element.is(Ns::Sheet, "author");
        self.authors += u32::from(self.is_author);
        let is = |ns, name, expected: &dyn Fn(&str) -> bool| element.text(ns, name).is_some_and(|text| expected(&text));
        match (element.ns, element.name) {
            (Ns::Word, "comment") => is(Ns::Word, "initials", &|initials| initials == INITIALS),
            (Ns::Sheet, "comment") => {
                is(Ns::None, "authorId", &|id| id.parse().is_ok_and(|id: u32| self.own.contains(&id)))
            }
            _ => false,
        }
    }

    /// The text that follows.
    pub(crate) fn text(&mut self, text: &str) {
        if self.is_author && is_own_author(text) {
            self.own.push(self.authors - 1);
        }
    }
}

/// The author of this program's notes in a workbook, which has no initials: this program, and who lets it speak if that is someone
/// else.
pub(super) fn author_of(name: &str) -> String {
    if name == INITIALS { INITIALS.to_owned() } else { format!("{INITIALS}：{name}") }
}

/// Whether an author of notes in a workbook is this program.
pub(crate) fn is_own_author(author: &str) -> bool {
    author.strip_prefix(INITIALS).is_some_and(|rest| rest.is_empty() || rest.starts_with('：'))
}
