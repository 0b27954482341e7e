//! Which notes in a package are this program's. What it has said of a document is not what that says, so readers pass over it; but a
//! note that somebody has written into, or that somebody else wrote under its name, is like any other. So each ends with a sum of what
//! it says, which other programs keep when they save it, whatever becomes of its author.

use std::collections::HashSet;

use hegao_model::document::Budget;

use super::{INITIALS, sum_of};
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Xml};

/// What stands before the sum.
const SEAL: &str = "——核稿 ";

/// The paragraphs of a note with the one by which it is known.
pub(super) fn sealed(lines: &[String]) -> Vec<String> {
    let sum = sum_of(&lines.join("\n"));
    lines.iter().cloned().chain([format!("{SEAL}{sum}")]).collect()
}

/// Whether this is what a note says that [`sealed`] made. White space does not matter: programs keep paragraphs in different ways.
fn is_sealed(text: &str) -> bool {
    let sealed = text.trim_end().rsplit_once(SEAL);
    sealed.is_some_and(|(said, sum)| sum.trim() == sum_of(said))
}

/// The notes in a part that are this program's.
#[derive(Default)]
pub(crate) struct OwnNotes(HashSet<usize>);

impl OwnNotes {
    /// Those in `text`, a part of a document or a workbook.
    pub(crate) fn of(text: &str, budget: &Budget) -> Self {
        let mut own = HashSet::new();
        // Nearly no part has one. Programs cut the line by the fonts of its signs, and write references for its letters.
        if !text.contains(INITIALS) && !text.contains("&#x6838;") {
            return Self(own);
        }
        let (mut xml, mut start) = (Xml::new(text, budget), 0);
        while let Some(event) = xml.next() {
            let Event::Start(element) = event else { continue };
            let is_comment = element.name == "comment" && matches!(element.ns, Ns::Word | Ns::Sheet);
            if is_comment {
                start = start_of(text, &element);
            }
            // Behind the text of one in a workbook may stand where its shape is.
            let says = element.is(Ns::Word, "comment") || element.is(Ns::Sheet, "text");
            if says && is_sealed(xml.gather(0).text()) {
                own.insert(start);
            }
        }
        Self(own)
    }

    /// Whether `element` of `text` is one.
    pub(crate) fn has(&self, text: &str, element: &Element<'_>) -> bool {
        !self.0.is_empty() && self.0.contains(&start_of(text, element))
    }

    /// Whether the element that begins at `start` is one.
    pub(super) fn has_at(&self, start: usize) -> bool {
        self.0.contains(&start)
    }
}

/// Where the tag of an element begins.
fn start_of(text: &str, element: &Element<'_>) -> usize {
    text[..element.range().start].rfind('<').unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_that_says_something_else_is_nobodys() {
        let lines = ["【不能发】手机号 138****8000".to_owned(), "改为：甲".to_owned()];
        let sealed = sealed(&lines).join("\n");
        assert!(is_sealed(&sealed) && is_sealed(&sealed.replace('\n', " \r\n ")));
        assert!(!is_sealed(&sealed.replace("甲", "乙")) && !is_sealed(&lines.join("\n")) && !is_sealed(""));
        assert!(!is_sealed(&format!("{sealed}已联系")));
    }
}
